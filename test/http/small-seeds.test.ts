// The order of every list and the meaning of names, against seeds that are written here and an
// order that is written by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { append, type Changes, source, statements, topics } from '../support/seeds.ts';
import type { List, Refusal } from '../support/service.ts';
import { openSmall, type Small } from '../support/small.ts';

const event = (name: string, when: string) => `name: { en: ${name}, fr: ${name} }
kind: meeting
when: ${when}
place: null
status: occurred
participants: []
citations: [{ source: gazette, quote: Oslo }]
`;

const statement = (id: string, said: string, summary: string) => `  - id: ${id}
    actor: boris
    form: indirect
    act: assertion
    said: ${said}
    topics: [talks]
    summary: { en: ${summary}, fr: Le dit. }
    quote: Mercredi
    prefix: null
`;

const changes: Changes = {
  'events/talks.yaml': event('Later', '{ edtf: 2025-12-01, basis: inferred }'),
  'events/other.yaml': event('Talks', '{ edtf: 2025-11-30/2025-12-04, basis: inferred }'),
  'events/third.yaml': event('Round', 'null'),
  'events/fourth.yaml': event('Round', '{ edtf: 2025-12-01, basis: inferred }'),
  'actors/aide.yaml': 'kind: unnamed\nname: An aide\n',
  ...append(topics, '- { id: round, name: { en: Rounds, fr: Tours } }\n'),
  [statements]: (text) =>
    text.replace('topics: [talks, truth]', 'topics: [truth, talks, round]') +
    statement('c-imports', '{ edtf: 2025-12-02, basis: inferred }', 'They are importing weapons.') +
    statement('a-imports', '{ edtf: 2025-12-02, basis: inferred }', 'Imports have doubled.') +
    statement('b-month', '{ edtf: 2025-12-01/2025-12-03, basis: inferred }', 'Nothing else.') +
    statement('d-undated', 'null', 'Nothing else.').replace('actor: boris', 'actor: aide'),
  [source]: (text) =>
    text +
    `  - id: a-caveat
    kind: date
    severity: minor
    citations: [{ quote: Oslo }]
    explanation: { en: First., fr: Premier. }
    affects: { statements: [anna-ready, boris-untrue] }
  - id: z-caveat
    kind: date
    severity: major
    citations: [{ quote: Oslo }]
    explanation: { en: Last., fr: Dernier. }
    affects: { statements: [boris-untrue] }
`,
};

let small: Small;
beforeAll(async () => {
  small = await openSmall(changes);
});
afterAll(() => small.close());

const ids = async (url: string) => {
  const { data } = await small.read<List<{ id: string }>>(url);
  return data.map(({ id }) => id);
};

test('the days of all statements are told, and how many have none', async () => {
  const period = { earliest: '2025-12-01', latest: '2025-12-03' };
  expect(await small.read('/dataset')).toMatchObject({ period, undated: 2 });
});

test('the example on the home page asks about who speaks most, and is answered', async () => {
  const { payload } = await small.app.inject('/');
  const [, url = ''] =
    /<code>curl &#39;[^<]*?(\/statements\?[^<]*)&#39;<\/code>/.exec(payload) ?? [];
  expect(url).toBe('/statements?actor=boris');
  const { page } = await small.read<{ page: { total: number } }>(url);
  expect(page.total).toBe(4);
});

describe('the order', () => {
  const oldest = ['boris-untrue', 'd-undated', 'b-month', 'a-imports', 'anna-ready', 'c-imports'];

  test.each<[url: string, ids: string[]]>([
    ['/statements?sort=said', oldest],
    ['/statements', [...oldest].reverse()],
    ['/statements?sort=said&actor=boris', ['boris-untrue', 'b-month', 'a-imports', 'c-imports']],
    ['/events', ['third', 'other', 'fourth', 'talks', 'meeting']],
    ['/actors', ['aide', 'anna', 'boris', 'ministry']],
    ['/sources', ['gazette', 'herald', 'transcript']],
    ['/topics', ['round', 'talks', 'truth']],
    ['/caveats', ['z-caveat', 'a-caveat', 'two-denials']],
  ])('of %s', async (url, wanted) => {
    expect(await ids(url)).toEqual(wanted);
    expect(await ids(`${url}${url.includes('?') ? '&' : '?'}limit=2`)).toEqual(wanted.slice(0, 2));
  });

  test('of the caveats of a statement is by severity and id, of its topics as they were written', async () => {
    const one = await small.read<{ caveats: { id: string }[]; topics: { id: string }[] }>(
      '/statements/boris-untrue',
    );
    expect(one.caveats.map(({ id }) => id)).toEqual(['z-caveat', 'a-caveat', 'two-denials']);
    expect(one.topics.map(({ id }) => id)).toEqual(['truth', 'talks', 'round']);
  });

  test('of the caveats of a source is the same, and it shows all of them', async () => {
    const { caveats } = await small.read<{ caveats: { id: string }[] }>('/sources/gazette');
    expect(caveats.map(({ id }) => id)).toEqual(['z-caveat', 'a-caveat', 'two-denials']);
  });

  test('of the timeline has events before statements on one day', async () => {
    const { data } =
      await small.read<List<{ kind: string; record: { id: string } }>>('/timeline?sort=date');
    expect(data.map(({ kind, record }) => `${kind} ${record.id}`)).toEqual([
      'event third',
      'statement boris-untrue',
      'statement d-undated',
      'event other',
      'event fourth',
      'event talks',
      'statement b-month',
      'event meeting',
      'statement a-imports',
      'statement anna-ready',
      'statement c-imports',
    ]);
  });
});

describe('a name', () => {
  type Named = List<unknown> & { resolved: Record<string, { id: string }[]> };

  test('that is the id of one record and the name of another means the id', async () => {
    const { resolved } = await small.read<Named>('/statements?event=talks');
    expect(resolved.event).toMatchObject([{ id: 'talks' }]);
  });

  test('that only differs from an id in its case means all that are called so', async () => {
    const { errors } = await small.read<Refusal>('/statements?event=Talks', 400);
    expect(errors).toEqual([
      {
        parameter: 'event',
        detail: 'event: "Talks" could be other or talks; use the id.',
        suggestions: ['other', 'talks'],
      },
    ]);
  });

  test('of two records is refused with the candidates', async () => {
    const { errors } = await small.read<Refusal>('/statements?event=Round&actor=Boris+Ivanov', 400);
    expect(errors).toEqual([
      {
        parameter: 'event',
        detail: 'event: "Round" could be fourth or third; use the id.',
        suggestions: ['fourth', 'third'],
      },
    ]);
  });

  test('of a record of another kind is another matter', async () => {
    const { resolved } = await small.read<Named>('/statements?topic=Talks');
    expect(resolved.topic).toMatchObject([{ id: 'talks' }]);
  });
});

describe('an English summary', () => {
  test.each([
    ['importing', ['a-imports', 'c-imports']],
    ['imported', ['a-imports', 'c-imports']],
    ['doubles', ['a-imports']],
    ['weapon', ['c-imports']],
  ])('is found by %s, however it is inflected', async (word, wanted) => {
    expect((await ids(`/statements?q=${word}&q_in=summary`)).sort()).toEqual(wanted);
    expect(await ids(`/statements?q=${word}`)).toEqual([]);
  });
});
