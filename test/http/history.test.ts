// /statements/{id}/history: what a statement was before, whether it still stands or not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StatementHistory } from '../../src/records/history.ts';
import type { Statement } from '../../src/records/statement.ts';
import { testAddress } from '../support/curated.ts';
import { publishSeeds, release } from '../support/releases.ts';
import { append, statements } from '../support/seeds.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;

const reason = 'reason: { en: No words., fr: Sans paroles. }';

/** Boris is corrected and disputed, his second denial withdrawn, Anna withdrawn and reinstated. */
beforeAll(async () => {
  const twice = append(
    statements,
    `  - { id: boris-twice, actor: boris, form: direct, act: denial, said: null, topics: [truth],
      summary: { en: Denies., fr: Dément. }, quote: « Rien n’est vrai. », prefix: "répété :" }\n`,
  );
  service = await startService({
    dataset: publishSeeds({
      ...release(twice),
      'withdrawn.yaml': `- { id: anna-ready, on: 2026-02-05, reinstated: 2026-02-07, ${reason} }
- { id: boris-twice, on: 2026-03-01, ${reason} }\n`,
      [statements]: (text) =>
        `${text.replace('id: boris-untrue', 'id: boris-denies\n    formerly: [boris-untrue]')}    corrections:
      - { on: 2026-02-01, what: date, was: 2025-12-02, note: { en: Read anew., fr: Relu. } }
      - { on: 2026-02-01, what: role, was: null, note: { en: Named., fr: Nommé. } }
  - { id: anna-2, added: 2026-02-02, actor: anna, form: indirect, act: denial, said: null,
      topics: [talks], summary: { en: Doubts., fr: Doute. }, quote: selon l’agence Zarya,
      relations: [{ type: disputes, statement: boris-denies }] }
`,
      'sources/gazette/source.yaml': (text) => text.replace('[boris-untrue]', '[boris-denies]'),
    }),
  });
});
afterAll(() => service.close());

const read = (id: string) => service.read<StatementHistory>(`/statements/${id}/history`);

const tell = ({ revisions }: StatementHistory) =>
  revisions.map(({ revision, on, changes }) =>
    [
      revision,
      on?.slice(0, 10),
      ...changes.map(({ kind, what }) => [kind, what].join(' ').trim()),
    ].join(' '),
  );

describe('the history of a statement', () => {
  test('has each revision with what happened at its instant, oldest first', async () => {
    const history = await read('boris-denies');
    expect(tell(history)).toEqual([
      '1 2026-01-01 added',
      '2 2026-02-01 corrected date corrected role',
      '3 2026-02-02 disputed',
      '4 2026-03-01 renamed',
    ]);
    expect(history.revisions[1]?.changes[0]).toEqual({
      kind: 'corrected',
      what: 'date',
      by: null,
      was: '2025-12-02',
      note: { en: 'Read anew.', fr: 'Relu.' },
    });
    expect(history.record).toEqual({
      kind: 'statement',
      id: 'boris-denies',
      label: { en: 'Denies it.', fr: 'Dément.' },
      url: `${testAddress}/statements/boris-denies`,
    });
    expect(history.changes).toBe(`${testAddress}/changes?id=boris-denies`);
  });

  test('ends with the revision that the record has', async () => {
    for (const id of ['boris-denies', 'anna-ready', 'anna-2']) {
      const { revision } = await service.read<Statement>(`/statements/${id}`);
      expect((await read(id)).revisions.at(-1)?.revision, id).toBe(revision);
    }
  });

  test('has both days of one that was reinstated', async () => {
    expect(tell(await read('anna-ready'))).toEqual([
      '1 2026-01-01 added',
      '2 2026-02-01 attribution_changed denies',
      '3 2026-02-05 withdrawn',
      '4 2026-02-07 reinstated',
    ]);
  });

  test('is there for one that was withdrawn, which has no label', async () => {
    const { record, revisions } = await read('boris-twice');
    expect(record.label).toBeNull();
    expect(revisions.at(-1)).toMatchObject({
      on: '2026-03-01T00:00:00Z',
      changes: [{ kind: 'withdrawn', note: { en: 'No words.', fr: 'Sans paroles.' } }],
    });
  });

  test('goes on under the id that it has now', async () => {
    const { headers } = await service.get('/statements/boris-untrue/history').expect(308);
    expect(headers.location).toBe('/statements/boris-denies/history');
    await service.get('/statements/nobody/history').expect(404);
  });
});
