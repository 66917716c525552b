// The schemas by which editors complete seed files know what the seed job knows.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv } from 'ajv';
import { default as addFormats } from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { renderSchemas, schemaFolder } from '../documents/seed-schemas.ts';
import { root } from '../support/command.ts';
import { seedsFolder } from '../support/curated.ts';
import { actor, source, statements, testSeeds } from '../support/seeds.ts';

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const schemas = renderSchemas();

/** Which files each schema is for, as .vscode/settings.json tells editors. */
const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8')) as {
  'yaml.schemas': Record<string, string>;
};
const patterns = Object.entries(settings['yaml.schemas']).map(([schema, glob]) => ({
  check: ajv.compile(JSON.parse(schemas.get(join(root, schema)) as string)),
  pattern: new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`),
}));

/** What an editor underlines in a file. */
function underline(path: string, text: string): string[] {
  const { check } = patterns.find(({ pattern }) => pattern.test(`seeds/${path}`)) ?? {};
  if (!check) return ['has no schema'];
  check(parse(text));
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test.each([...schemas.keys()].map((path) => basename(path)))('%s is up to date', (name) => {
  const path = join(schemaFolder, name);
  expect(readFileSync(path, 'utf8'), 'run `npm run update`').toBe(schemas.get(path));
});

test('there are no others', () => {
  expect(
    readdirSync(schemaFolder)
      .map((name) => join(schemaFolder, name))
      .sort(),
  ).toEqual([...schemas.keys()].sort());
  expect(patterns).toHaveLength(schemas.size);
});

describe('an editor underlines', () => {
  test('nothing in seeds that are right', () => {
    const paths = readdirSync(seedsFolder, { recursive: true, encoding: 'utf8' });
    const own = paths
      .filter((path) => path.endsWith('.yaml'))
      .map((path): [string, string] => [path, readFileSync(join(seedsFolder, path), 'utf8')]);
    const small = Object.entries(testSeeds).filter(([path]) => path.endsWith('.yaml'));
    expect(own.length).toBeGreaterThan(50);
    for (const [path, text] of [...own, ...small]) {
      expect([path, ...underline(path, text)]).toEqual([path]);
    }
  });

  const swap = (path: string, passage: string, replacement: string) =>
    underline(
      path,
      (testSeeds[path] as string).replace(passage, () => replacement),
    );

  test('nothing where a statement inherits', () => {
    const said = '    said: { edtf: 2025-12-02, basis: inferred }\n';
    expect(swap(statements, said, '')).toEqual([]);
    expect(swap(source, 'caveats:\n', 'defaults:\n  topics: [talks]\ncaveats:\n')).toEqual([]);
    expect(swap(actor, 'member_of:', 'on_behalf_of:')).toEqual([]);
    expect(swap(statements, 'statements:\n', 'dismissed: [Mercredi]\nstatements:\n')).toEqual([]);
  });

  test('a key or a value that there is not', () => {
    expect(swap(statements, 'role:', 'rôle:')).toEqual([
      '/statements/0 must NOT have additional properties',
    ]);
    expect(swap(source, 'severity: minor', 'severity: small')).toEqual([
      '/caveats/0/severity must be equal to one of the allowed values',
    ]);
    expect(swap(source, 'caveats:\n', 'defaults:\n  form: direct\ncaveats:\n')).toEqual([
      '/defaults must NOT have additional properties',
    ]);
  });
});
