// Ids that were cited and under which nothing stands any more: in every format, on pages and cards,
// for oEmbed and as values of filters.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats, listResources } from '../../src/formats/table.ts';
import { testAddress } from '../support/curated.ts';
import { publishSeeds, release } from '../support/releases.ts';
import { append, source, statements, swap } from '../support/seeds.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;

/** Boris is renamed, the denial withdrawn for one that is split, the meeting renamed. */
beforeAll(async () => {
  const id = (name: string, more: string) =>
    `  - { id: ${name}, actor: boris, form: direct, act: denial, said: null, topics: [truth],
      summary: { en: Denies., fr: Dément. }, quote: « Rien n’est vrai. », ${more} }\n`;
  const dataset = publishSeeds({
    ...release(append(statements, id('boris-twice', 'prefix: "répété :"'))),
    ...swap(source, '[boris-untrue]', '[boris-first]'),
    'actors/boris.yaml': null,
    'actors/boris-ivanov.yaml': 'kind: person\nname: Boris Ivanov\nformerly: [boris]\n',
    'events/meeting.yaml': null,
    'events/meeting-oslo.yaml': `name: { en: Meeting, fr: Rencontre }
kind: meeting
when: { edtf: 2025-12-02, basis: explicit, printed: 2 décembre }
place: null
status: occurred
participants: [anna]
citations: [{ source: gazette, quote: La rencontre du 2 décembre }]
formerly: [meeting]
`,
    'withdrawn.yaml': `- id: boris-untrue
  on: 2026-02-01T14:30:00+02:00
  reason: { en: Told "twice" & more., fr: Raconté « deux fois ». }
  replaced_by: [boris-first, anna]
`,
    [statements]: (text) => {
      const [first = ''] = text
        .replace('[meeting]', '[meeting-oslo]')
        .split('  - id: boris-untrue');
      const split = 'added: 2026-02-01, formerly: [boris-twice], split: true';
      const parts = ['boris-first', 'boris-second'].map((name, index) =>
        id(name, `prefix: ${index === 0 ? '"démenti :"' : '"répété :"'}, ${split}`),
      );
      return `${first}${parts.join('')}`.replaceAll('actor: boris,', 'actor: boris-ivanov,');
    },
  });
  service = await startService({ dataset });
});
afterAll(() => service.close());

describe('a withdrawn record', () => {
  test('is a 410 that says when, why, and what stands in its place', async () => {
    const answer = await service.get('/statements/boris-untrue').expect(410);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.headers['cache-control']).toMatch(/^public, max-age=60/);
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Gone',
      status: 410,
      detail:
        'The statement "boris-untrue" was withdrawn on 2026-02-01: Told "twice" & more. ' +
        'In its place: "boris-first" and "anna".',
      instance: '/statements/boris-untrue',
      errors: [],
      withdrawal: {
        on: '2026-02-01T12:30:00Z',
        reason: { en: 'Told "twice" & more.', fr: 'Raconté « deux fois ».' },
        successors: [
          { kind: 'statement', id: 'boris-first', url: `${testAddress}/statements/boris-first` },
          { kind: 'actor', id: 'anna', url: `${testAddress}/actors/anna` },
        ],
      },
    });
  });

  test('is a 410 in every format, and whatever a client kept of it', async () => {
    for (const path of listPaths('boris-untrue')) await service.get(path).expect(410);
    await service.get('/statements/boris-untrue').set('if-none-match', '*').expect(410);
  });

  test('has a page that says so, in both languages', async () => {
    const english = await service.get('/statements/boris-untrue.html').expect(410);
    expect(english.type).toBe('text/html');
    expect(english.text).toContain('withdrawn on 1 February 2026, 12:30 UTC.');
    expect(english.text).toContain('<p>Told &quot;twice&quot; &amp; more.</p>');
    expect(english.text).toContain('<a href="/statements/boris-first.html">boris-first</a>');
    const french = await service.get('/statements/boris-untrue.html?lang=fr').expect(410);
    expect(french.text).toContain('a été retirée le 1er février 2026 à 12:30 UTC.');
    expect(french.text).toContain('<p>Raconté «\u00a0deux fois\u00a0».</p>');
    expect(french.text).toContain('href="/statements/boris-first.html?lang=fr"');
  });

  test('has a card that says so, and none to embed anew', async () => {
    const card = await service.get('/statements/boris-untrue/embed').expect(410);
    expect(card.text).toContain('This record was withdrawn on 1 February 2026');
    expect(card.text).toContain(`href="${testAddress}/statements/boris-first.html"`);
    expect(card.headers['content-security-policy']).toContain('frame-ancestors *');
    await service.get(embed('boris-untrue')).expect(410);
  });

  test('is refused as the value of a filter, with what stands in its place', async () => {
    const { errors } = await service.refuse('/caveats?statement=boris-untrue');
    expect(errors).toEqual([
      {
        parameter: 'statement',
        detail: expect.stringMatching(/^statement: The statement "boris-untrue" was withdrawn on/),
        suggestions: ['boris-first', 'anna'],
      },
    ]);
    const page = await service.get('/statements.html?related_to=boris-untrue&lang=fr').expect(400);
    expect(page.text).toContain('was withdrawn on 2026-02-01');
    const related = await service.refuse('/statements?related_to=boris-untrue');
    expect(related.errors[0]).toMatchObject({ suggestions: ['boris-first', 'anna'] });
  });
});

describe('a record that was renamed', () => {
  test.each([
    ['/actors/boris', '/actors/boris-ivanov'],
    ['/actors/boris.csv?raw=1', '/actors/boris-ivanov.csv?raw=1'],
    ['/actors/boris.html?lang=fr', '/actors/boris-ivanov.html?lang=fr'],
    ['/actors/boris.json', '/actors/boris-ivanov.json'],
    ['/events/meeting.csv', '/events/meeting-oslo.csv'],
  ])('leads from %s to %s in one step', async (former, current) => {
    const answer = await service.get(former).expect(308);
    expect(answer.headers.location).toBe(current);
    await service.get(current).expect(200);
  });

  test('is meant by its former id in filters, which say so', async () => {
    const { data, resolved } = await service.read<{
      data: { actor: { id: string } }[];
      resolved: object;
    }>('/statements?actor=boris');
    expect(data.map(({ actor }) => actor.id)).toEqual(['boris-ivanov', 'boris-ivanov']);
    expect(resolved).toEqual({
      actor: [
        {
          input: 'boris',
          id: 'boris-ivanov',
          spelling: 'boris',
          label: { en: 'Boris Ivanov', fr: 'Boris Ivanov' },
        },
      ],
    });
    const around = await service.get('/statements?event=meeting').expect(200);
    expect(around.body.page.total).toBe(1);
    await service.get('/statements?related_to=meeting').expect(200);
  });
});

describe('a record that was split', () => {
  const list = ['boris-first', 'boris-second'];

  test('is a 300 that names both parts and prefers none', async () => {
    const answer = await service.get('/statements/boris-twice').expect(300);
    expect(answer.headers).not.toHaveProperty('location');
    expect(answer.headers.link).toBe(
      list.map((id) => `<${testAddress}/statements/${id}>; rel="alternate"`).join(', '),
    );
    expect(answer.body).toMatchObject({
      title: 'Multiple Choices',
      choices: list.map((id) => ({ id, url: `${testAddress}/statements/${id}` })),
    });
    for (const path of listPaths('boris-twice')) await service.get(path).expect(300);
  });

  test('has a page and a card with the way to both', async () => {
    for (const path of ['/statements/boris-twice.html', '/statements/boris-twice/embed']) {
      const { text } = await service.get(path).expect(300);
      for (const id of list) expect(text, path).toContain(`/statements/${id}.html`);
    }
    await service.get(embed('boris-twice')).expect(300);
  });

  test('is no value of a filter', async () => {
    const { errors } = await service.refuse('/caveats?statement=boris-twice');
    expect(errors[0]).toMatchObject({ suggestions: list });
    const related = await service.refuse('/statements?related_to=boris-twice');
    expect(related.errors[0]).toMatchObject({ suggestions: list });
  });
});

test('an id that no record ever had is a 404', async () => {
  const { detail } = await service.refuse('/statements/boris-untru', 404);
  expect(detail).toMatch(/^There is no statement "boris-untru"/);
});

/** The addresses of a statement in every format, and below it. */
function listPaths(id: string): string[] {
  const suffixes = formats
    .filter(
      (format) => format.paths.includes('record') && listResources(format).includes('statements'),
    )
    .map(({ suffix }) => suffix);
  return [...suffixes, '/relations', '.json'].map((suffix) => `/statements/${id}${suffix}`);
}

function embed(id: string): string {
  return `/oembed?url=${encodeURIComponent(`${testAddress}/statements/${id}.html`)}`;
}
