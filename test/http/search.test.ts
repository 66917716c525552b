// Finding statements: words, names, dates, relations and the timeline, over HTTP.
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Statement } from '../../src/records/statement.ts';
import { foldName } from '../../src/text/names.ts';
import { buildTestApp, publishCurated } from '../support/curated.ts';
import { runs } from '../support/runs.ts';

let app: FastifyInstance;
const { statements } = publishCurated().records;

beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.close());

type Found = Statement & { highlights?: [number, number][]; snippet?: string };

async function list(parameters: Record<string, string>, path = '/statements') {
  const query = new URLSearchParams({ limit: '100', ...parameters });
  const answer = await request(app.server).get(`${path}?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as {
    data: Found[];
    page: { total: number; next: string | null };
    resolved: Record<string, { input: string; id: string; spelling: string }[]>;
    left_out?: { undated: number };
  };
}

async function ids(parameters: Record<string, string>): Promise<string[]> {
  return (await list(parameters)).data.map(({ id }) => id);
}

async function refuse(parameters: Record<string, string>, path = '/statements') {
  const answer = await request(app.server).get(`${path}?${new URLSearchParams(parameters)}`);
  expect(answer.status, answer.text).toBe(400);
  return answer.body.errors as { parameter: string; detail: string; suggestions: string[] }[];
}

/** The statements that satisfy a plain predicate: what every filter is compared with. */
function expected(test: (statement: Statement) => boolean): string[] {
  return statements.filter(test).map(({ id }) => id);
}

async function same(parameters: Record<string, string>, test: (statement: Statement) => boolean) {
  const wanted = expected(test);
  expect(wanted.length).toBeGreaterThan(0);
  expect((await ids(parameters)).sort()).toEqual(wanted.sort());
}

describe('words', () => {
  const holds = (pattern: RegExp) => (statement: Statement) =>
    statement.citations.some(({ exact }) => pattern.test(exact));

  test.each([
    ['an inflected form', 'négociation', holds(/négoci/i)],
    ['a word without its accents', 'negociations', holds(/négoci/i)],
    ['upper case', 'NÉGOCIATIONS', holds(/négoci/i)],
    ['an elided word', 'l’Ukraine', holds(/Ukraine\b/)],
    ['a beginning', 'territo*', holds(/territo/i)],
    ['an exact phrase', '"causes racines"', holds(/causes racines/)],
    ['a phrase in guillemets', '«causes racines»', holds(/causes racines/)],
    [
      'one word without another',
      'négociations -Ukraine',
      (s: Statement) => holds(/négoci/i)(s) && !holds(/\bUkraine\b/)(s),
    ],
    ['two words', 'gaz compétitivité', holds(/compétitivité/)],
  ])('%s finds the passages that hold it', async (_name, q, test) => {
    await same({ q }, test);
  });

  test('an exact phrase does not find its inflections', async () => {
    expect(await ids({ q: '"cause racine"' })).toEqual([]);
    expect(await ids({ q: 'cause racine' })).not.toEqual([]);
  });

  test('an exclusion alone finds all others', async () => {
    await same({ q: '-Ukraine' }, (s) => !holds(/\bUkraine\b/)(s));
  });

  test('English words find French passages by our summaries', async () => {
    expect(await ids({ q: 'gas imports', q_in: 'summary' })).toEqual(['peskov-2025-12-03-eu-gas']);
    expect(await ids({ q: 'gas imports' })).toEqual([]);
  });

  test('highlights are code points of text, and the snippet is the escaped text', async () => {
    const { data } = await list({ q: 'négociation' });
    expect(data.length).toBeGreaterThan(0);
    for (const { text, highlights = [], snippet = '' } of data) {
      const characters = Array.from(text);
      const standing = foldName(text)
        .split(' ')
        .filter((word) => /^negociations?$/.test(word));
      expect(highlights.length).toBeGreaterThanOrEqual(standing.length);
      for (const [start, end] of highlights) {
        const word = foldName(characters.slice(start, end).join(''));
        expect(word).toMatch(/^negoci/);
      }
      expect(snippet.match(/<mark>/g) ?? []).toHaveLength(highlights.length);
      const plain = snippet.replace(/<\/?mark>/g, '').replaceAll('&#39;', "'");
      expect(plain.replaceAll('&quot;', '"').replaceAll('&amp;', '&')).toBe(text);
    }
  });

  test('relevance is the order with words, and needs words', async () => {
    const byDefault = await ids({ q: 'Poutine' });
    expect(byDefault).toEqual(await ids({ q: 'Poutine', sort: 'relevance' }));
    expect(byDefault).not.toEqual(await ids({ q: 'Poutine', sort: '-said' }));
    const [error] = await refuse({ sort: 'relevance' });
    expect(error).toMatchObject({ parameter: 'sort', suggestions: ['-said', 'said'] });
  });

  test.each(['"', '😀', '!!', '-', '*', "'; --"])(
    '%s holds no word: a 400 that says so',
    async (q) => {
      const [error] = await refuse({ q });
      expect(error?.detail).toContain('no word');
    },
  );

  test.each([
    ['l’Ukraine', 'ukraine'],
    ['Ukraine)', 'ukraine'],
    ['Ukraine*)', 'ukraine'],
    ['100 %', '100'],
    ['NEAR(Poutine Ukraine)', '"near poutine" ukraine'],
    ['Poutine OR Ukraine', 'poutine or ukraine'],
    ['passage : Ukraine', 'passage ukraine'],
    ['{passage} : Ukraine', 'passage ukraine'],
    ['^Ukraine', 'ukraine'],
    ['Maison-Blanche', '"maison blanche"'],
    ['"causes racines', '"causes racines"'],
    ['États-Unis AND', '"etats unis" and'],
  ])('%s means %s, and no operator of the search engine', async (q, plain) => {
    expect(await ids({ q })).toEqual(await ids({ q: plain }));
  });

  test.each(['l’Ukraine', '^Ukraine', 'Maison-Blanche', '"causes racines'])(
    '%s finds something',
    async (q) => {
      expect(await ids({ q })).not.toEqual([]);
    },
  );

  test('any input is answered or refused, never an error', async () => {
    const input = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(input, async (q) => {
        const url = `/statements?${new URLSearchParams({ q })}`;
        const { status } = await request(app.server).get(url);
        expect([200, 400]).toContain(status);
      }),
      runs(100),
    );
  });

  test('each word of a passage finds its statement', async () => {
    const cases = statements.flatMap(({ id, text }) =>
      (text.match(/[\p{L}]{4,}/gu) ?? []).map((word) => ({ id, word })),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...cases), async ({ id, word }) => {
        expect(await ids({ q: word })).toContain(id);
      }),
      runs(60),
    );
  });
});

describe('names', () => {
  const mentions = (id: string) => (s: Statement) => s.mentions.some((actor) => actor.id === id);

  test('mentions finds who speaks of somebody, not the speaker', async () => {
    await same({ mentions: 'Трамп' }, mentions('trump'));
    for (const { actor } of (await list({ mentions: 'trump' })).data) {
      expect(actor.id).not.toBe('trump');
    }
  });

  test.each([
    ['on_behalf_of', 'Кремль', (s: Statement) => s.on_behalf_of?.id === 'kremlin'],
    ['audience', 'Poutine', (s: Statement) => s.audience.some(({ id }) => id === 'putin')],
    [
      'via',
      'Bloomberg',
      (s: Statement) => s.citations.some(({ via }) => via?.id === 'bloomberg-2025-11-25'),
    ],
  ])('%s takes any spelling and says what it understood', async (parameter, input, test) => {
    await same({ [parameter]: input }, test);
    const { resolved } = await list({ [parameter]: input });
    expect(resolved[parameter]).toMatchObject([{ input, id: expect.any(String), spelling: input }]);
  });

  test.each([
    ['ouch', 'ushakov'],
    ['Песк', 'peskov'],
    ['zel', 'zelensky'],
  ])('%s is completed to %s', async (q, id) => {
    expect((await list({ q }, '/actors')).data.map((actor) => actor.id)).toContain(id);
  });

  test('an unknown beginning completes to nothing', async () => {
    expect((await list({ q: 'xyz' }, '/actors')).page.total).toBe(0);
  });
});

describe('dates', () => {
  const bounds = ({ said }: Statement) => ({
    earliest: said?.earliest ?? '0000',
    latest: said?.latest ?? '9999',
  });

  test.each([
    ['2025-12', '2025-12-01', '2025-12-31'],
    ['2025-12-02/2025-12-03', '2025-12-02', '2025-12-03'],
    ['2024', '2024-01-01', '2024-12-31'],
    ['../2024-11-11', '0000', '2024-11-11'],
  ])('on=%s overlaps or is within', async (on, first, last) => {
    await same({ on }, (s) => {
      const { earliest, latest } = bounds(s);
      return s.said !== null && earliest <= last && latest >= first;
    });
    await same({ on, date_match: 'within' }, (s) => {
      const { earliest, latest } = bounds(s);
      const isCertain = !/[?~%]/.test(s.said?.edtf ?? '?');
      return isCertain && earliest >= first && latest <= last;
    });
  });

  test('from and to take any EDTF and mean its first and last day', async () => {
    expect(await ids({ from: '2025-11', to: '2025-12' })).toEqual(
      await ids({ on: '2025-11-01/2025-12-31' }),
    );
  });

  test('a date filter says how many undated statements it hides', async () => {
    const undated = expected(({ said }) => said === null).length;
    expect((await list({ on: '2025' })).left_out).toEqual({ undated });
    expect((await list({})).left_out).toBeUndefined();
  });

  test.each([
    ['unknown', (s: Statement) => s.said === null],
    ['known', (s: Statement) => s.said !== null],
  ])('said=%s finds what no date can', async (said, test) => {
    await same({ said }, test);
  });

  test.each([
    [{ from: '2025-12', to: '2025-11' }, 'to'],
    [{ on: '2025', to: '2025-11' }, 'on'],
    [{ on: '2025-13-01' }, 'on'],
    [{ on: '2025-12-03/2025-12-01' }, 'on'],
  ])('%o is refused', async (parameters, parameter) => {
    const errors = await refuse(parameters as Record<string, string>);
    expect(errors.map((error) => error.parameter)).toEqual([parameter]);
  });
});

describe('relations and attribution', () => {
  test.each([
    [
      'relation',
      'denies',
      (s: Statement) =>
        s.relations.some(({ type, direction }) => type === 'denies' && direction === 'outgoing'),
    ],
    [
      'related_to',
      '2024-11-putin-trump-call',
      (s: Statement) => s.relations.some(({ id }) => id === '2024-11-putin-trump-call'),
    ],
    [
      'status',
      'denied,disputed',
      (s: Statement) => ['denied', 'disputed'].includes(s.attribution.status),
    ],
    [
      'min_sources',
      '2',
      (s: Statement) => new Set(s.citations.map(({ source }) => source.id)).size >= 2,
    ],
    ['has_caveat', 'true', (s: Statement) => s.caveats.length > 0],
    ['has_caveat', 'false', (s: Statement) => s.caveats.length === 0],
  ])('%s=%s finds just those', async (parameter, value, test) => {
    await same({ [parameter]: value }, test);
  });

  test('every relation shows from both ends', () => {
    const byId = new Map(statements.map((statement) => [statement.id, statement]));
    for (const { id, relations } of statements) {
      for (const { kind, id: other, type, direction } of relations) {
        if (kind !== 'statement') continue;
        const back = direction === 'outgoing' ? 'incoming' : 'outgoing';
        expect(byId.get(other)?.relations).toContainEqual(
          expect.objectContaining({ id, type, direction: back }),
        );
      }
    }
  });

  test('the graph holds the neighbours of its statement, and of theirs at depth 2', async () => {
    const path = '/statements/peskov-2024-11-11-pure-invention/relations';
    const shallow = (await request(app.server).get(path)).body;
    const deep = (await request(app.server).get(`${path}?depth=2`)).body;
    expect(Math.max(...deep.nodes.map((node: { depth: number }) => node.depth))).toBe(2);
    expect(deep.nodes.length).toBeGreaterThan(shallow.nodes.length);
    const known = new Set(deep.nodes.map((node: { id: string }) => node.id));
    for (const { from, to } of deep.edges) expect(known.has(from) && known.has(to)).toBe(true);
    await refuse({ depth: '6' }, path);
  });
});

describe('fields', () => {
  test('only the chosen keys come back', async () => {
    const { data } = await list({ fields: 'id,actor' });
    for (const record of data) expect(Object.keys(record).sort()).toEqual(['actor', 'id']);
    const [error] = await refuse({ fields: 'id,acter' });
    expect(error).toMatchObject({
      parameter: 'fields',
      suggestions: expect.arrayContaining(['actor']),
    });
  });

  test('a chosen date comes without the reasons that its statement gives', async () => {
    const { data } = await list({ fields: 'said', actor: 'peskov' });
    const shown = ['edtf', 'earliest', 'latest', 'basis', 'printed'];
    expect(data.length).toBeGreaterThan(0);
    for (const { said } of data) expect(Object.keys(said ?? {})).toEqual(shown);
    const { data: undated } = await list({ fields: 'said', said: 'unknown' });
    for (const record of undated) expect(record).toEqual({ said: null });
  });
});

describe('timeline', () => {
  type Dated = { earliest: string | null } | null;
  type Entry = {
    kind: string;
    day: string | null;
    record: { id: string; said?: Dated; when?: Dated };
  };

  async function walk(parameters: Record<string, string>): Promise<Entry[]> {
    const entries: Entry[] = [];
    let url: string | null = `/timeline?${new URLSearchParams(parameters)}`;
    while (url) {
      const { body } = await request(app.server).get(url.replace(/^http:\/\/[^/]+/, ''));
      entries.push(...body.data);
      url = body.page.next;
      if (!url) expect(entries).toHaveLength(body.page.total);
    }
    return entries;
  }

  test.each(['1', '7', '100'])(
    'walked by %s it visits each record once, in order',
    async (limit) => {
      const { events } = publishCurated().records;
      for (const sort of ['date', '-date']) {
        const entries = await walk({ limit, sort });
        const keys = entries.map(({ kind, record }) => `${kind} ${record.id}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBe(statements.length + events.length);
        for (const { day, record } of entries) {
          expect(day).toBe((record.said ?? record.when)?.earliest ?? null);
        }
        const days = entries.map(({ day }) => day ?? '');
        expect(days).toEqual(sort === 'date' ? [...days].sort() : [...days].sort().reverse());
      }
    },
  );

  test('what was said around the Moscow talks is one call', async () => {
    const event = '2025-12-02-moscow-talks';
    const entries = await walk({ event });
    const found = entries.filter(({ kind }) => kind === 'statement').map(({ record }) => record.id);
    expect(found.sort()).toEqual(expected((s) => s.events.some(({ id }) => id === event)).sort());
    expect(entries.some(({ kind, record }) => kind === 'event' && record.id === event)).toBe(true);
  });
});
