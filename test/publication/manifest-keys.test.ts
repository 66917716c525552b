// Each key of a manifest: what it may be at most and at least, and how anything else is refused.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeAgain } from '../../src/publication/ledger.ts';
import { hashInName, parseManifest, readManifest } from '../../src/publication/manifest.ts';
import { temporaryFolder } from '../support/seeds.ts';

const sha256 = 'a1'.repeat(32);
const version = 'a1a1a1a1a1a1';
const past = {
  ...{ seq: 2, version, sha256, bytes: 4096, schema: 1 },
  publishedAt: '2026-11-25T08:00:00Z',
};
const manifest = { format: 2, ...past, ledger: [] };

const parse = (changes: object) => parseManifest(JSON.stringify({ ...manifest, ...changes }));
const parsePast = (changes: object) => parse({ ledger: [{ ...past, ...changes }] });

test.each([
  ['the first publication', { seq: 1 }],
  ['the last there can be', { seq: 2 ** 31 - 1 }],
  ['a file of one byte', { bytes: 1 }],
  ['a rollback', { rolledBackFrom: '0123456789ab' }],
  ['a full ledger', { ledger: Array(500).fill(past) }],
  ['a past publication whose file is removed', { ledger: [{ ...past, removed: true }] }],
])('%s is read as it is', (_what, changes) => {
  expect(parse(changes)).toEqual({ ...manifest, ...changes });
});

describe('is refused', () => {
  test.each([
    ['seq', 0],
    ['seq', -1],
    ['seq', 1.5],
    ['seq', '2'],
    ['seq', 2 ** 31],
    ['version', 'a1a1a1a1a1a'],
    ['version', 'a1a1a1a1a1a1a'],
    ['version', 'xa1a1a1a1a1a1'],
    ['sha256', `${sha256}0`],
    ['sha256', `x${sha256}`],
    ['sha256', sha256.slice(1)],
    ['sha256', [sha256]],
    ['bytes', 0],
    ['bytes', 2 ** 53],
    ['schema', 0],
    ['publishedAt', '2026-11-25T08:00:00'],
    ['publishedAt', '2026-11-25T08:00:00.000Z'],
    ['publishedAt', 'x2026-11-25T08:00:00Z'],
    ['publishedAt', '2026-11-25T08:00:00Z '],
  ])('%s %j, also of a past publication', (key, value) => {
    const message = `${key} cannot be ${JSON.stringify(value)}`;
    expect(() => parse({ [key]: value })).toThrow(message);
    expect(() => parsePast({ [key]: value })).toThrow(message);
  });

  test.each([
    ['format', 1],
    ['format', '2'],
    ['rolledBackFrom', 'a1a1a1a1a1a'],
    ['rolledBackFrom', null],
    ['expiresAt', '2026-11-25'],
    ['keyId', `x${'a1'.repeat(8)}`],
    ['keyId', `${'a1'.repeat(8)}0`],
    ['signature', `x${'A'.repeat(86)}==`],
    ['signature', `${'A'.repeat(86)}==x`],
    ['signature', `${'A'.repeat(85)}-==`],
    ['ledger', {}],
    ['ledger', null],
  ])('%s %j', (key, value) => {
    expect(() => parse({ [key]: value })).toThrow(`${key} cannot be ${JSON.stringify(value)}`);
  });

  test('a file that is kept under a reason for removing it', () => {
    expect(() => parsePast({ removed: false })).toThrow('removed cannot be false');
  });

  test('a key of one of the two kinds in the other', () => {
    expect(() => parse({ removed: true })).toThrow('it has an unknown key removed');
    expect(() => parsePast({ rolledBackFrom: version })).toThrow(
      'it has an unknown key rolledBackFrom',
    );
  });

  test('a version that is not the beginning of the hash', () => {
    const other = '0123456789ab';
    expect(() => parse({ version: other })).toThrow(`${other} does not begin ${sha256}`);
    expect(() => parsePast({ version: other })).toThrow(`${other} does not begin ${sha256}`);
  });

  test.each([
    ['{', 'it is not JSON'],
    ['null', 'it is not a JSON object'],
    ['"text"', 'it is not a JSON object'],
    ['[]', 'it is not a JSON object'],
  ])('%s', (text, message) => {
    const error = expect.objectContaining({ name: 'ManifestError', message });
    expect(() => parseManifest(text)).toThrow(error);
  });

  test.each([[[]], [null], ['x']])('a past publication that is %j', (one) => {
    expect(() => parse({ ledger: [one] })).toThrow('it is not a JSON object');
  });

  test('an inherited key', () => {
    const { bytes: _bytes, ...rest } = manifest;
    const text = JSON.stringify(rest).replace('{', '{"__proto__":{"bytes":1},');
    expect(() => parseManifest(text)).toThrow('bytes cannot be undefined');
  });
});

test.each([
  [`${sha256}.sqlite`, sha256],
  [`x${sha256}.sqlite`, undefined],
  [`${sha256}.sqlite.part`, undefined],
  [`${sha256}xsqlite`, undefined],
  [`${sha256.toUpperCase()}.sqlite`, undefined],
  ['onrecord.sqlite', undefined],
])('the hash in the name %s is %s', (name, hash) => {
  expect(hashInName(name)).toBe(hash);
});

test('a damaged one says how to mend it', () => {
  const damaged = temporaryFolder();
  writeFileSync(join(damaged, 'manifest.json'), '{');
  expect(() => readManifest(damaged)).toThrow(
    `${join(damaged, 'manifest.json')} is damaged; publish again with npm run seed`,
  );
});

test('a past publication was the current one over those before it only', () => {
  const ledger = [4, 3, 2, 1].map((seq) => ({ ...past, seq }));
  expect(describeAgain({ ...past, seq: 3, removed: true }, ledger)).toEqual({
    ...manifest,
    seq: 3,
    ledger: ledger.slice(2),
  });
});
