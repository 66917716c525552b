// pandoc's citation processor, with both formats that it reads.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeClient, hasCommand, read, run } from './fixture.ts';

describeClient(
  'pandoc',
  () => hasCommand('pandoc'),
  (fixture) => {
    test.each([
      ['bib', '.bib'],
      ['json', '.csl.json'],
    ])('prints a bibliography from .%s by family name', async (extension, suffix) => {
      const bibliography = join(fixture().folder, `references.${extension}`);
      writeFileSync(
        bibliography,
        await read(`${fixture().origin}/statements/peskov-2025-12-03-eu-gas${suffix}`),
      );
      const text = join(fixture().folder, 'text.md');
      writeFileSync(text, '---\nnocite: "@*"\n---\n');
      const args = [text, '--citeproc', '--bibliography', bibliography, '--to', 'plain'];
      const { stdout, stderr } = await run('pandoc', args);
      expect(stdout).toMatch(/^Peskov, Dmitry\. 2025\./);
      expect(stderr).toBe('');
    });
  },
);
