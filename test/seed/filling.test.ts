// A file is the same whether it is filled here or in a thread of its own; where that fails, nothing
// is published.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildFrom, chooseFilling, type Filling } from '../../src/seed/build.ts';
import type { CompiledRecords } from '../../src/seed/compile.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import type { Records } from '../../src/store/sqlite/records.ts';
import { publishCurated } from '../support/curated.ts';
import { listNames } from '../support/published.ts';
import {
  append,
  article,
  type Changes,
  source,
  temporaryFolder,
  testSeeds,
  writeSeeds,
} from '../support/seeds.ts';

const fillings: readonly Filling[] = ['here', 'in a thread'];

const compile = (changes: Changes = {}): CompiledRecords => {
  const { records, problems } = compileFolder(writeSeeds(changes));
  if (!records) throw new Error(problems.map(({ message }) => message).join('\n'));
  return records;
};

const corrected: Changes = {
  ...append(source, 'corrections:\n  - { on: 2026-01-02, what: text, was: Tout est faux. }\n'),
  'sources/gazette/earlier/2026-01-02.txt': (testSeeds[article] as string).replace(
    'Rien n’est vrai. » Il',
    'Tout est faux. » Il',
  ),
};

const repeatChange = (records: CompiledRecords, length: number): CompiledRecords => {
  const [change] = records.changes;
  if (!change) throw new Error('nothing changed');
  const changes = Array.from({ length }, (_, number) => ({ ...change, was: `${number}` }));
  return { ...records, changes };
};

test.each([
  ['curated records', () => publishCurated().records],
  ['texts that were corrected', () => compile(corrected)],
  ['texts that may only be quoted', () => compile(append(source, 'text: quotes\n'))],
  ['more changes than one message takes', () => repeatChange(compile(corrected), 2001)],
])('%s give the same file', (_what, list) => {
  const records = list();
  const [here, there] = fillings.map(
    (filling) => publishRecords(temporaryFolder(), records, 'digest', { filling }).sha256,
  );
  expect(there).toBe(here);
});

test.each([
  ['few statements', 'here', [4999, 2, 4e9]],
  ['one processor', 'here', [5000, 1, 4e9]],
  ['a heap that is limited', 'here', [5000, 2, 999_999_999]],
  ['enough of each', 'in a thread', [5000, 2, 1e9]],
] as const)('with %s a file is filled %s', (_what, filling, [length, processors, heap]) => {
  expect(chooseFilling({ statements: { length } }, processors, heap)).toBe(filling);
});

describe.each(fillings)('filled %s', (filling) => {
  const records = compile();
  const [statement] = records.statements;

  const publish = (statements: Iterable<typeof statement>) => {
    const folder = temporaryFolder();
    const list = { length: 2, [Symbol.iterator]: () => statements[Symbol.iterator]() };
    const wrong = { ...records, statements: list };
    try {
      publishRecords(folder, wrong as Records, 'digest', { filling });
    } catch (error) {
      return { message: (error as Error).message, left: listNames(folder) };
    }
    return undefined;
  };

  test('a record that the file does not take ends it', () => {
    const wrong = { ...statement, form: 'sung' } as unknown as typeof statement;
    const message = 'CHECK constraint failed: form_is_known';
    expect(publish([wrong])).toEqual({ message, left: ['.lock'] });
  });

  test('a record that cannot be compiled ends it', () => {
    const statements = (function* () {
      yield statement;
      throw new Error('no such actor');
    })();
    expect(publish(statements)).toEqual({ message: 'no such actor', left: ['.lock'] });
  });

  test('a folder that is not there is told as what it is', () => {
    const path = join(temporaryFolder(), 'nowhere', 'file.sqlite');
    expect(() => buildFrom(records, path, {}, filling)).toThrow(
      /^Cannot open database because the directory does not exist$/,
    );
  });
});
