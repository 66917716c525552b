// A takedown: no word of what was erased is left, in the new file or in any that was kept.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileName, type Manifest } from '../../src/publication/manifest.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { publishCopy, rollBack } from '../../src/seed/publish.ts';
import { release } from '../support/releases.ts';
import { append, type Changes, statements, temporaryFolder, writeSeeds } from '../support/seeds.ts';

const more = append(
  statements,
  `  - { id: boris-twice, actor: boris, form: direct, act: denial, said: null, topics: [truth],
      summary: { en: Slanders his neighbour., fr: Calomnie son voisin. },
      quote: « Rien n’est vrai. », prefix: "répété :" }\n`,
);
const released = release(more);
const withdrawn = (erase: boolean) => ({
  'withdrawn.yaml': `- { id: boris-twice, on: 2026-02-01, erase: ${erase},
    reason: { en: By order of a court., fr: Sur décision de justice. } }\n`,
});

function compile(changes: Changes, register: Changes = released) {
  const { records, problems, digest } = compileFolder(writeSeeds({ ...register, ...changes }));
  if (!records) throw new Error(problems.map(formatProblem).join('\n'));
  return { records, digest };
}

function publish(folder: string, changes: Changes, register?: Changes): Manifest {
  const { records, digest } = compile(changes, register);
  return publishRecords(folder, records, digest, { force: true });
}

const listKept = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite') && name.length > 60)
    .sort();

const wordsIn = (folder: string) =>
  listKept(folder).filter((name) => readFileSync(join(folder, name)).includes('Slanders'));

test('with a source its earlier texts are gone', () => {
  const folder = temporaryFolder();
  const before = {
    'sources/herald/earlier/2026-01-02.txt': '« Slanders », dit Anna Petrova.\n',
    ...append(
      'sources/herald/source.yaml',
      'corrections: [{ on: 2026-01-02, what: text, was: Slanders }]\n',
    ),
  };
  publish(folder, before, {});
  expect(wordsIn(folder)).toHaveLength(1);
  const after = {
    'sources/herald/source.yaml': null,
    'sources/herald/article.txt': null,
    'sources/herald/statements.yaml': null,
    'withdrawn.yaml': `- { id: herald, on: 2026-02-01, erase: true,
    reason: { en: By order of a court., fr: Sur décision de justice. } }\n`,
  };
  publish(folder, after, release(before, '2026-01-03'));
  expect(wordsIn(folder)).toEqual([]);
});

test('the files that hold it are gone with the next publication, and the ledger says so', () => {
  const folder = temporaryFolder();
  const before = publish(folder, {}, {});
  const whole = publish(folder, more);
  expect(wordsIn(folder)).toEqual([fileName(whole)]);
  const plain = publish(folder, withdrawn(false));
  expect(wordsIn(folder)).toEqual([fileName(whole)]);
  const after = publish(folder, withdrawn(true));
  expect(wordsIn(folder)).toEqual([]);
  expect(listKept(folder)).toEqual([before, plain, after].map(fileName).sort());
  expect(after.ledger.map(({ seq, removed }) => [seq, removed])).toEqual([
    [3, undefined],
    [2, true],
    [1, undefined],
  ]);
  expect(() => rollBack(folder, whole.version)).toThrow('does not name exactly one version');
});

test('the folder that nodes pull from is cleared as well', () => {
  const [folder, origin] = [temporaryFolder(), temporaryFolder()];
  publishCopy(folder, publish(folder, more), origin, { force: true });
  const { records, digest } = compile(withdrawn(true));
  const manifest = publishRecords(folder, records, digest, { force: true });
  const copy = publishCopy(folder, manifest, origin, { force: true, erased: records.erased });
  expect(wordsIn(origin)).toEqual([]);
  expect(copy.ledger[0]).toMatchObject({ removed: true });
});

test('what remains is the id, with the reason', () => {
  const { records } = compile(withdrawn(true));
  expect(records.erased).toEqual([{ kind: 'statement', id: 'boris-twice' }]);
  expect([...records.tombstones]).toMatchObject([
    { record: { id: 'boris-twice' }, reason: { en: 'By order of a court.' }, found: null },
  ]);
  expect(compile(withdrawn(false)).records).toMatchObject({
    erased: [],
    tombstones: [{ found: { actor: 'boris' } }],
  });
});
