// The OpenAPI document as a linter sees it that was not written for it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiDocument, type OpenApi, readDocument } from '../support/document.ts';
import { startService } from '../support/service.ts';

let document: ApiDocument;
beforeAll(async () => {
  document = await readDocument(await startService());
});

const temporary = mkdtempSync(join(tmpdir(), 'onrecord-redocly-'));
afterAll(() => rmSync(temporary, { recursive: true }));

/** The rules that each document breaks, errors and warnings alike; in one process. */
function lint(...documents: OpenApi[]): string[][] {
  const paths = documents.map((raw, index) => {
    const path = join(temporary, `${index}.json`);
    writeFileSync(path, JSON.stringify(raw));
    return path;
  });
  const command = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
  const config = join(import.meta.dirname, '../redocly.yaml');
  const options = ['--config', config, '--format', 'json', '--max-problems', '9999'];
  const { stdout, stderr } = spawnSync(process.execPath, [command, 'lint', ...paths, ...options], {
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  // One object for each document.
  const reports = stdout.split(/(?<=^\})\s*(?=\{$)/m);
  if (reports.length !== documents.length) throw new Error(stderr);
  return reports.map((report) => {
    const { problems } = JSON.parse(report) as { problems: { ruleId: string }[] };
    return [...new Set(problems.map(({ ruleId }) => ruleId))].sort();
  });
}

/** The document with one mistake of each kind. */
function spoil(): OpenApi {
  const raw = structuredClone(document.raw);
  const operation = raw.paths['/actors']?.get;
  if (!operation) throw new Error('no /actors');
  operation.operationId = 'findActor';
  operation.description = '';
  operation.tags = ['nobody'];
  Object.assign(raw.components.schemas ?? {}, { Unused: { type: 'string' } });
  const [example] = Object.values(
    Object.values(operation.responses['200']?.content ?? {})[0]?.examples ?? {},
  );
  Object.assign(example ?? {}, { value: { data: 'none' } });
  return raw;
}

test('finds no error and no warning, and each kind of offender', () => {
  expect(lint(document.raw, spoil())).toEqual([
    [],
    [
      'no-invalid-media-type-examples',
      'no-unused-components',
      'operation-description',
      'operation-operationId-unique',
      'operation-tag-defined',
    ],
  ]);
});
