// GET /statements: every filter against a naive recomputation over the compiled records.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Statement } from '../../src/records/statement.ts';
import { publishCurated } from '../support/curated.ts';
import { type List, type Service, startService } from '../support/service.ts';

const { records, manifest } = publishCurated();
let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** The query finds exactly the statements that match, newest first, and at least one. */
async function check(query: string, matches: (statement: Statement) => boolean): Promise<void> {
  const { records: found } = await service.walk<Statement>(`/statements?limit=100&${query}`);
  const expected = records.statements.filter(matches).reverse();
  expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  expect(found.length).toBeGreaterThan(0);
}

/** Whether what was said may lie between two days, both included. */
function overlaps({ said }: Statement, from: string, to: string): boolean {
  return said !== null && (said.earliest ?? '0') <= to && (said.latest ?? '9') >= from;
}

function isWithin({ said }: Statement, from: string, to: string): boolean {
  if (said === null || /[?~%]/.test(said.edtf)) return false;
  return (said.earliest ?? '0') >= from && (said.latest ?? '9') <= to;
}

const cites = (id: string) => (statement: Statement) =>
  statement.citations.some(({ source }) => source.id === id);
const isAbout = (id: string) => (statement: Statement) =>
  statement.events.some((event) => event.id === id);
const hasTopic = (id: string) => (statement: Statement) =>
  statement.topics.some((topic) => topic.id === id);

describe('one filter', () => {
  test('actor finds who speaks', () => check('actor=peskov', ({ actor }) => actor.id === 'peskov'));
  test('event finds what it is about', () =>
    check('event=2025-12-02-moscow-talks', isAbout('2025-12-02-moscow-talks')));
  test('source finds what carries it', () =>
    check('source=kremlin-leaks-2025-11-26', cites('kremlin-leaks-2025-11-26')));
  test('topic finds what it is about', () => check('topic=energy', hasTopic('energy')));
  test('form finds how it is quoted', () => check('form=mixed', ({ form }) => form === 'mixed'));
  test('act finds what is done by speaking', () =>
    check('act=denial', ({ act }) => act === 'denial'));
  test('status finds what is disputed', () =>
    check('status=disputed', ({ attribution }) => attribution.status === 'disputed'));
  test('from leaves out what was certainly said before', () =>
    check('from=2025-12-03', (statement) => overlaps(statement, '2025-12-03', '9')));
  test('to leaves out what was certainly said later', () =>
    check('to=2024-11-11', (statement) => overlaps(statement, '0', '2024-11-11')));
  test('from and to as a month include its first and last day', () =>
    check('from=2025-11&to=2025-11', (statement) =>
      overlaps(statement, '2025-11-01', '2025-11-30'),
    ));
  test('date_match=within keeps only what certainly lies in the range', () =>
    check('from=2025-11-20&to=2025-11-26&date_match=within', (statement) =>
      isWithin(statement, '2025-11-20', '2025-11-26'),
    ));
  test('date_match=within leaves out a day that is marked as uncertain', () =>
    check('on=2024-11-11&date_match=within', (statement) =>
      isWithin(statement, '2024-11-11', '2024-11-11'),
    ));
});

describe('several values mean "or"', () => {
  const isEither = ({ actor }: Statement) => ['peskov', 'ushakov'].includes(actor.id);
  test('when a parameter is repeated', () => check('actor=peskov&actor=ushakov', isEither));
  test('when values are joined by commas', () => check('actor=peskov,ushakov', isEither));
  test('when one is given twice in two spellings, it counts once', () =>
    check('actor=Песков,peskov&actor=Ouchakov', isEither));
  test('of form, act and status too', async () => {
    await check('form=direct,mixed', ({ form }) => form !== 'indirect');
    await check('act=denial&act=refusal', ({ act }) => act === 'denial' || act === 'refusal');
    await check('status=disputed,denied', ({ attribution: { status } }) =>
      ['disputed', 'denied'].includes(status),
    );
  });
});

describe('different parameters mean "and"', () => {
  test('actor and act', () =>
    check('actor=peskov&act=denial', (statement) => {
      return statement.actor.id === 'peskov' && statement.act === 'denial';
    }));
  test('actor and topic and dates', () =>
    check('actor=peskov,ushakov&topic=negotiations&from=2025-12-02&to=2025-12-03', (statement) => {
      return (
        ['peskov', 'ushakov'].includes(statement.actor.id) &&
        hasTopic('negotiations')(statement) &&
        overlaps(statement, '2025-12-02', '2025-12-03')
      );
    }));
  test('event and source and status and form', () =>
    check(
      'event=2025-10-29-ushakov-dmitriev-call&source=kremlin-leaks-2025-11-26&status=disputed' +
        '&form=indirect,mixed',
      (statement) =>
        isAbout('2025-10-29-ushakov-dmitriev-call')(statement) &&
        cites('kremlin-leaks-2025-11-26')(statement) &&
        statement.attribution.status === 'disputed' &&
        statement.form !== 'direct',
    ));
  test('what nothing matches is an empty list with a total of 0', async () => {
    const list = await service.read<List<Statement>>('/statements?actor=rutte&act=no_comment');
    expect(list.data).toEqual([]);
    expect(list.page).toEqual({ limit: 20, total: 0, next: null });
  });
});

describe('names', () => {
  const ids = async (query: string) => {
    const { records: found } = await service.walk<Statement>(`/statements?limit=100&${query}`);
    return found.map(({ id }) => id);
  };
  test('peskov, Песков, Dmitri Peskov and PESKOV give the same statements', async () => {
    const expected = await ids('actor=peskov');
    expect(expected.length).toBeGreaterThan(10);
    for (const spelling of ['Песков', 'Dmitri Peskov', 'PESKOV', 'dmitri%20peskov']) {
      expect(await ids(`actor=${encodeURI(decodeURI(spelling))}`)).toEqual(expected);
    }
  });
  test('ouchakov and Ushakov are one actor, whichever spelling an article uses', async () => {
    const expected = await ids('actor=ushakov');
    expect(expected.length).toBeGreaterThan(0);
    expect(await ids('actor=ouchakov')).toEqual(expected);
    expect(await ids('actor=Ushakov')).toEqual(expected);
  });
  test('every spelling of every speaker finds all that they said', async () => {
    for (const { id, names } of records.actors) {
      const expected = records.statements.filter(({ actor }) => actor.id === id);
      if (expected.length === 0) continue;
      for (const { name } of names) {
        const url = `/statements?limit=1&actor=${encodeURIComponent(name)}`;
        const { page, resolved } = await service.read<List<Statement>>(url);
        expect([name, page.total]).toEqual([name, expected.length]);
        expect(resolved.actor).toEqual([expect.objectContaining({ input: name, id })]);
      }
    }
  });
  test('resolved says what each input was understood as', async () => {
    const url = `/statements?limit=1&actor=${encodeURIComponent('ПЕСКОВ,Ouchakov')}&topic=Energy`;
    const { resolved } = await service.read<List<Statement>>(url);
    expect(resolved).toEqual({
      actor: [
        {
          input: 'ПЕСКОВ',
          id: 'peskov',
          spelling: 'Песков',
          label: { en: 'Dmitry Peskov', fr: 'Dmitri Peskov' },
        },
        {
          input: 'Ouchakov',
          id: 'ushakov',
          spelling: 'Ouchakov',
          label: { en: 'Yuri Ushakov', fr: 'Iouri Ouchakov' },
        },
      ],
      topic: [
        {
          input: 'Energy',
          id: 'energy',
          spelling: expect.stringMatching(/^energy$/i),
          label: { en: 'Energy', fr: 'Énergie' },
        },
      ],
    });
  });
});

describe('order and envelope', () => {
  test('sort=said is the exact reverse of the default', async () => {
    const newest = await service.walk<Statement>('/statements?limit=100');
    const oldest = await service.walk<Statement>('/statements?limit=100&sort=said');
    expect(newest.records.map(({ id }) => id)).toEqual(
      oldest.records.map(({ id }) => id).reverse(),
    );
    const days = oldest.records.map(({ said }) => said?.earliest ?? '');
    expect(days).toEqual([...days].sort());
  });
  test('the envelope holds data, page, resolved and dataset, and nothing else', async () => {
    const list = await service.read<List<Statement>>('/statements');
    expect(Object.keys(list)).toEqual(['data', 'page', 'resolved', 'dataset']);
    expect(list.page).toEqual({
      limit: 20,
      total: records.statements.length,
      next: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/statements\?cursor=/),
    });
    expect(list.data).toHaveLength(20);
    expect(list.dataset).toEqual({ version: manifest.version });
  });
  test('a record in a list is the record at its own address', async () => {
    const { data } = await service.read<List<Statement>>('/statements?limit=3&actor=peskov');
    for (const statement of data) {
      const path = new URL(statement.url).pathname;
      expect(path).toBe(`/statements/${statement.id}`);
      expect(await service.read<Statement>(path)).toEqual(statement);
    }
  });
});
