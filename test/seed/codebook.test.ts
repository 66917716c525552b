// The table of rules in seeds/README.md has a line for each rule that the seed job checks, and says
// whether a breach is an error or a warning.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/command.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Rule by rule, in the order of the calls: `open ends: warning`. */
function listRules(code: string): string[] {
  const calls = code.matchAll(/^ {2}.*\bcheck(\w+)\(seeds, (?:passages, )?(report|warn)\);/gm);
  return [...calls].map(([, name = '', reporter]) => {
    const words = name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
    return `${words}: ${reporter === 'warn' ? 'warning' : 'error'}`;
  });
}

function listDescribed(page: string): string[] {
  const section = page.split('\n## What `--check` finds\n')[1]?.split('\n## ')[0] ?? '';
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);
  return rows.map((row) => {
    const [, rule = '', , breach = ''] = row.split('|').map((cell) => cell.trim());
    return `${rule}: ${breach}`;
  });
}

test('every rule is in the codebook, and no other', () => {
  const code = read('src/seed/check.ts');
  const rules = listRules(code);
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.length).toBe(code.match(/\bcheck[A-Z]\w+\(seeds,/g)?.length);
  expect(listDescribed(read('seeds/README.md')).sort()).toEqual(rules.sort());
});

test('a rule that is missing, and one that became an error, are found', () => {
  const code = '  checkOpenEnds(seeds, warn);\n  checkUse(seeds, warn);\n';
  expect(listRules(code)).toEqual(['open ends: warning', 'use: warning']);
  expect(listRules(code.replace('warn', 'report'))[0]).toBe('open ends: error');
  expect(listDescribed('\n## What `--check` finds\n\n| a |\n| - |\n')).toEqual([]);
});
