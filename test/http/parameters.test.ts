// A query string becomes typed values or says what is wrong with each parameter; and which version
// `as_of` means.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  asOf,
  findByDay,
  findVersion,
  listHolding,
  listKept,
  refuseLost,
} from '../../src/http/query/as-of.ts';
import { requireHistory } from '../../src/http/query/changes.ts';
import { deprecate } from '../../src/http/query/deprecation.ts';
import { parseParameters, parseQueryString } from '../../src/http/query/parameters.ts';
import type { PastPublication } from '../../src/publication/manifest.ts';
import type { Archive, Snapshot } from '../../src/store/store.ts';

const schema = z.strictObject({
  actor: z.array(z.string()).optional(),
  act: z.enum(['denial', 'promise']).optional(),
  text: z.string().optional().meta({ maxLength: 600 }),
  limit: z.string().default('20'),
  many: z.array(z.string()).default([]),
});

const parse = (query: string) => parseParameters(schema, parseQueryString(query));

interface Refused {
  message: string;
  errors: { parameter: string; detail: string; suggestions: string[] }[];
}

function refuse(query: string) {
  try {
    parse(query);
  } catch (error) {
    return (error as Refused).errors.map(({ parameter, detail, suggestions }) => [
      parameter,
      detail,
      ...suggestions,
    ]);
  }
  throw new Error(`${query} was taken`);
}

describe('a query', () => {
  test.each([
    ['', { limit: '20', many: [] }],
    ['actor=a,b&actor=c', { actor: ['a', 'b', 'c'], limit: '20', many: [] }],
    ['actor=+a+,%20b', { actor: ['a', 'b'], limit: '20', many: [] }],
    ['many=x', { many: ['x'], limit: '20' }],
    ['limit=a,b', { limit: 'a,b', many: [] }],
    ['text=a%0A%0D%09b', { text: 'a b', limit: '20', many: [] }],
  ])('%s is %j', (query, values) => {
    expect(parse(query)).toEqual(values);
  });

  const empty = 'is empty; give a value or leave it out.';
  const control =
    'contains a control character or is not UTF-8; encode it with encodeURIComponent.';
  test.each([
    ['limit=', ['limit', `limit: ${empty}`]],
    ['actor=a,,b', ['actor', `actor: ${empty}`]],
    ['limit=1&limit=2', ['limit', 'limit: is given more than once; give it once.']],
    ['actor=a%00', ['actor', `actor: ${control}`]],
    ['actor=a%7F', ['actor', `actor: ${control}`]],
    ['actor=a%0Ab', ['actor', `actor: ${control}`]],
    ['actor=%FF', ['actor', `actor: ${control}`]],
    ['act=denail', ['act', 'act: "denail" is not known; use one of denial, promise.', 'denial']],
    [
      'actr=x',
      ['actr', 'There is no parameter "actr"; did you mean act or actor?', 'act', 'actor'],
    ],
    [
      'colour=x',
      ['colour', 'There is no parameter "colour"; use one of actor, act, text, limit, many.'],
    ],
  ])('%s is refused: %j', (query, error) => {
    expect(refuse(query)).toEqual([error]);
  });

  test.each([
    ['actor', 'a'.repeat(500), 500],
    ['text', 'a'.repeat(600), 600],
    ['text', '🎉'.repeat(600), 600],
  ])('has %s of so many characters and no more', (parameter, value, max) => {
    const encoded = encodeURIComponent(value);
    expect(parse(`${parameter}=${encoded}`)).toHaveProperty(parameter);
    expect(refuse(`${parameter}=${encoded}a`)).toEqual([
      [parameter, `${parameter}: is longer than ${max} characters.`],
    ]);
  });

  test('has fifty values of a parameter and no more', () => {
    const list = (count: number) => `actor=${Array(count).fill('a').join()}`;
    expect(parse(list(50)).actor).toHaveLength(50);
    expect(refuse(list(51))).toEqual([['actor', 'actor: has more than 50 values.']]);
  });

  test('has fifty parameters and no more', () => {
    const list = (count: number) => Array.from({ length: count }, (_, at) => `p${at}=1`).join('&');
    expect(refuse(list(50))).toHaveLength(50);
    expect(() => parse(list(51))).toThrow('There are more than 50 parameters.');
  });

  test('names all that is wrong at once, each parameter once', () => {
    expect(refuse('limit=&colour=x&act=y').map(([parameter]) => parameter)).toEqual([
      'limit',
      'colour',
      'act',
    ]);
  });

  test.each(['%', '%zz', 'a%2', '%u0041'])('with the escape %s says how to write it', (text) => {
    expect(() => parse(`limit=1&actor=${text}`)).toThrow(
      'actor: contains a % that does not start an encoded byte; write it as %25.',
    );
  });

  test('of an unknown name quotes its beginning only', () => {
    const [[parameter, detail] = []] = refuse(`${'x'.repeat(70)}=1`);
    expect(parameter).toBe('x'.repeat(60));
    expect(detail).toContain(`"${'x'.repeat(60)}"`);
  });
});

test('a parameter that was replaced says since when and what to use', () => {
  const old = deprecate(z.string().meta({ description: 'A day.' }), '2026-11-27', 'use on.');
  expect(old.meta()).toMatchObject({
    description: 'A day. Deprecated since 2026-11-27: use on.',
    deprecated: true,
  });
  expect(deprecate(z.string(), '2026-11-27', 'use on.').meta()?.description).toBe(
    'Deprecated since 2026-11-27: use on.',
  );
});

const publication = (seq: number, version: string, day: string) =>
  ({
    ...{ seq, version: version.repeat(12), sha256: version.repeat(64), bytes: 1, schema: 1 },
    publishedAt: `${day}T10:00:00Z`,
  }) as PastPublication;
const [first, second, third] = [
  publication(1, 'a', '2026-01-01'),
  publication(2, 'b', '2026-01-05'),
  publication(3, 'a', '2026-01-09'),
] as [PastPublication, PastPublication, PastPublication];
const snapshot = {
  manifest: { ...third, format: 2, ledger: [second, first] },
  hasId: () => true,
} as unknown as Snapshot;

describe('as_of', () => {
  test.each([
    ['2026-01-01', true],
    ['0123456789ab', true],
    ['2026-01', false],
    ['0123456789abc', false],
    ['yesterday', false],
  ])('%s may be asked for: %s', (text, isValid) => {
    expect(asOf.safeParse(text).success).toBe(isValid);
  });

  test('a version is found, the newest publication of it', () => {
    expect(findVersion(snapshot, 'a'.repeat(12))).toEqual(third);
    expect(findVersion(snapshot, 'b'.repeat(12))).toEqual(second);
    expect(() => findVersion(snapshot, 'c'.repeat(12))).toThrow(
      'as_of: there is no version cccccccccccc, or it is too old to be remembered.',
    );
  });

  test.each([
    ['2026-01-01', first],
    ['2026-01-04', first],
    ['2026-01-05', second],
    ['2026-01-09', third],
    ['2026-01-19', third],
  ])('at the end of %s one was current', (day, wanted) => {
    expect(findByDay(snapshot, day, '2026-01-20')).toEqual(wanted);
  });

  test('a day that is not over, or before all, is refused', () => {
    expect(() => findByDay(snapshot, '2026-01-20', '2026-01-20')).toThrow(
      'as_of: 2026-01-20 is not over; use the plain address for what stands today.',
    );
    expect(() => findByDay(snapshot, '2025-12-31', '2026-01-20')).toThrow(
      'nothing is known of 2025-12-31; the first publication is of 2026-01-01.',
    );
  });

  test('each version can be asked for once: the current one, and those that are kept', () => {
    const archive = (...kept: PastPublication[]) =>
      ({ keeps: (one: PastPublication) => kept.includes(one) }) as unknown as Archive;
    expect(listKept(snapshot, undefined)).toEqual([third]);
    expect(listKept(snapshot, archive())).toEqual([third]);
    expect(listKept(snapshot, archive(second, first))).toEqual([third, second]);
  });

  test('a record stood in those that have it, and in those of which nobody can tell', async () => {
    const archive = (holds: boolean | undefined) =>
      ({ keeps: () => true, holds: () => holds }) as unknown as Archive;
    const list = (holds: boolean | undefined, isThere = true) =>
      listHolding({ ...snapshot, hasId: () => isThere }, archive(holds), 'actors', 'x');
    expect(await list(true)).toEqual([third, second]);
    expect(await list(undefined)).toEqual([third, second]);
    expect(await list(false)).toEqual([third]);
    expect(await list(true, false)).toEqual([second]);
  });

  test('what is lost says why', () => {
    const version = 'version bbbbbbbbbbbb of 2026-01-05';
    expect(() => refuseLost(second)).toThrow(
      `as_of: ${version} is no longer kept; /timemap lists the versions that are.`,
    );
    expect(() => refuseLost({ ...second, removed: true })).toThrow(
      `as_of: ${version} was removed: words in it had to be taken down.`,
    );
  });
});

test('after a rollback there is no history', () => {
  expect(() => requireHistory(snapshot)).not.toThrow();
  const manifest = { ...snapshot.manifest, rolledBackFrom: 'cccccccccccc' };
  expect(() => requireHistory({ ...snapshot, manifest })).toThrow(
    /^Version cccccccccccc was taken back, so that a list of changes would be wrong until/,
  );
});
