// Spectral, the linter that most pipelines run over an OpenAPI document, with its default rules.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeClient, hasPackage, read, require, run } from './fixture.ts';

describeClient(
  'Spectral',
  () => hasPackage('@stoplight/spectral-cli'),
  (fixture) => {
    const lint = async (document: string) => {
      const rules = join(fixture().folder, 'rules.yaml');
      writeFileSync(rules, 'extends: ["spectral:oas"]\n');
      const path = join(fixture().folder, 'openapi.json');
      writeFileSync(path, document);
      const cli = require.resolve('@stoplight/spectral-cli/dist/index.js');
      const args = [cli, 'lint', '--format', 'json', '--quiet', '--ruleset', rules, path];
      const { stdout } = await run(process.execPath, args).catch((error) => error);
      return (JSON.parse(stdout) as { code: string }[]).map(({ code }) => code);
    };

    test('has nothing to say', async () => {
      expect(await lint(await read(`${fixture().origin}/openapi.json`))).toEqual([]);
    });

    test('and would say it', async () => {
      expect(await lint('{"openapi":"3.1.0","info":{"title":"x"},"paths":{}}')).not.toEqual([]);
    });
  },
);
