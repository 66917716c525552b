// biber, which reads bibliographies for LaTeX and says what is wrong with them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeClient, hasCommand, read, run } from './fixture.ts';

describeClient(
  'biber',
  () => hasCommand('biber'),
  (fixture) => {
    const check = async (bibliography: string) => {
      const path = join(fixture().folder, 'references.bib');
      writeFileSync(path, bibliography);
      const args = ['--tool', '--validate-datamodel', '--outfile', `${path}.out`, path];
      const { stdout } = await run('biber', args, { HOME: fixture().folder });
      return stdout.split('\n').filter((line) => /WARN|ERROR/.test(line));
    };

    test('has no warning about any reference', async () => {
      expect(await check(await read(`${fixture().origin}/statements.bib`))).toEqual([]);
    });

    test('and would have one', async () => {
      expect(await check('@incollection{a, title = {A}, date = {2025}}')).not.toEqual([]);
    });
  },
);
