// Every package that the image holds has a licence under which it may be handed on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Package {
  license?: string;
  dev?: boolean;
}

const free = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
]);

/** The packages with a licence that is not known to be free, or with none. */
function listDoubtful(packages: Readonly<Record<string, Package>>): string[] {
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .filter(([, { license = '' }]) => !license.split(' AND ').every((one) => free.has(one)))
    .map(([path, { license }]) => `${path}: ${license}`);
}

test('every package that is shipped may be handed on', () => {
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));
  expect(listDoubtful(lock.packages)).toEqual([]);
  expect(
    listDoubtful({ a: { license: 'GPL-3.0' }, b: {}, c: { license: 'MIT AND SSPL-1.0' } }),
  ).toEqual(['a: GPL-3.0', 'b: undefined', 'c: MIT AND SSPL-1.0']);
});
