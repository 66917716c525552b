// /changes: everything that happened to records, newest first, and found like statements.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../../src/records/change.ts';
import { publishSeeds, release } from '../support/releases.ts';
import { append, type Changes, source, statements } from '../support/seeds.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;

const reason = 'reason: { en: No words., fr: Sans paroles. }';

/** Boris is corrected, his second denial withdrawn, Anna disputed and the source doubted. */
beforeAll(async () => {
  const denial = (id: string, more: string) =>
    append(
      statements,
      `  - { id: ${id}, actor: boris, form: direct, act: denial, said: null, topics: [truth],
      summary: { en: Denies., fr: Dément. }, quote: « Rien n’est vrai. », prefix: "répété :"${more} }\n`,
    );
  const seeds: Changes = {
    ...release(denial('boris-twice', '')),
    'withdrawn.yaml': `- { id: boris-twice, on: 2026-03-01, ${reason} }\n`,
    [statements]: (text) =>
      `${text}    corrections:
      - { on: 2026-02-01, what: date, was: 2025-12-02, note: { en: Read anew., fr: Relu. } }
  - { id: anna-2, added: 2026-02-02, actor: anna, form: indirect, act: denial, said: null,
      topics: [talks], summary: { en: Doubts., fr: Doute. }, quote: selon l’agence Zarya,
      relations: [{ type: disputes, statement: boris-untrue }] }
`,
    ...append(source, 'corrections: [{ on: 2026-02-03, what: url, was: null }]\n'),
  };
  service = await startService({ dataset: publishSeeds(seeds) });
});
afterAll(() => service.close());

const tell = ({ on, kind, record, by }: Change) =>
  [on.slice(0, 10), kind, record.id, ...(by ? ['by', by.id] : [])].join(' ');

/** The feed and its entries, each by its elements; unescaped as far as the seeds need it. */
function parseFeed(text: string) {
  const [head = '', ...entries] = text.split('<entry>');
  const elements = (part: string): Record<string, string | undefined> =>
    Object.fromEntries(
      part
        .matchAll(/<(id|title|updated|content)[^>]*>([^<]*)</g)
        .map(([, name, content]) => [name, content]),
    );
  return { head: elements(head), entries: entries.map(elements) };
}

const read = async (query: string) =>
  (await service.walk<Change>(`/changes?limit=2&${query}`)).records.map(tell);

describe('/changes', () => {
  test('holds what happened to all records, newest first, page by page', async () => {
    const { records, pages } = await service.walk<Change>('/changes?limit=3');
    expect(records.length).toBe(pages[0]?.page.total);
    expect(records.slice(0, 6).map(tell)).toEqual([
      '2026-03-01 withdrawn boris-twice',
      '2026-02-03 corrected gazette',
      '2026-02-02 disputed boris-untrue by anna-2',
      '2026-02-02 added anna-2',
      '2026-02-01 corrected boris-untrue',
      '2026-02-01 attribution_changed anna-ready by boris-untrue',
    ]);
    const days = records.map(({ on }) => on);
    expect(days).toEqual(days.toSorted().reverse());
    expect(records.filter(({ kind }) => kind === 'added').length).toBeGreaterThan(8);
  });

  test('says what stood there before, why, and what the record is called today', async () => {
    const { data } = await service.read<{ data: Change[] }>(
      '/changes?id=boris-untrue&kind=corrected',
    );
    expect(data).toEqual([
      {
        on: '2026-02-01T00:00:00Z',
        kind: 'corrected',
        record: {
          kind: 'statement',
          id: 'boris-untrue',
          label: { en: 'Denies it.', fr: 'Dément.' },
          url: 'http://127.0.0.1:3000/statements/boris-untrue',
        },
        what: 'date',
        by: null,
        was: '2025-12-02',
        note: { en: 'Read anew.', fr: 'Relu.' },
      },
    ]);
  });

  test('takes the filters of statements, which find withdrawn ones too', async () => {
    expect(await read('actor=boris&changed_since=2026-01-15')).toEqual([
      '2026-03-01 withdrawn boris-twice',
      '2026-02-02 disputed boris-untrue by anna-2',
      '2026-02-01 corrected boris-untrue',
    ]);
    expect(await read('actor=boris&source=herald&changed_since=2026-01-15')).toEqual([]);
    expect(await read('actor=boris&topic=truth&kind=withdrawn')).toEqual([]);
    const withdrawn = ['2026-03-01 withdrawn boris-twice'];
    expect(await read('voice=boris&kind=withdrawn')).toEqual(withdrawn);
    expect(await read('voice=anna&kind=withdrawn')).toEqual([]);
    expect(await read('q=Doubts&q_in=summary')).toEqual(['2026-02-02 added anna-2']);
    expect(await read('voice=ministry&kind=attribution_changed')).toEqual([
      '2026-02-01 attribution_changed anna-ready by boris-untrue',
    ]);
  });

  test('is found by record, whatever its kind and whether it stands', async () => {
    expect(await read('id=boris-twice,gazette&kind=withdrawn,corrected')).toEqual([
      '2026-03-01 withdrawn boris-twice',
      '2026-02-03 corrected gazette',
    ]);
    const { errors } = await service.refuse('/changes?id=nobody');
    expect(errors).toMatchObject([{ parameter: 'id' }]);
  });

  test('is a table with one row a change, guarded against spreadsheets', async () => {
    const { text, headers } = await service.get('/changes.csv?id=boris-untrue').expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    const [columns = '', ...rows] = text.trimEnd().split('\r\n');
    expect(columns).toBe(
      'on,kind,record_kind,record,label_en,label_fr,what,was,by_kind,by,note_en,note_fr,url,page',
    );
    const address = 'http://127.0.0.1:3000/statements/boris-untrue';
    expect(rows[1]).toBe(
      '2026-02-01T00:00:00Z,corrected,statement,boris-untrue,Denies it.,Dément.,date,2025-12-02,' +
        `,,Read anew.,Relu.,${address},${address}.html`,
    );
    const { page } = await service.read<{ page: { total: number } }>('/changes?limit=1');
    const all = await service.get('/changes.csv?bom=1&raw=1').expect(200);
    expect(all.text.startsWith('\ufeffon,kind')).toBe(true);
    expect(all.text.trimEnd().split('\r\n')).toHaveLength(page.total + 1);
    const few = await service.get('/changes.csv?limit=2').expect(200);
    expect(few.text.trimEnd().split('\r\n')).toHaveLength(3);
  });

  test('is a feed whose ids do not depend on the address of the service', async () => {
    const query = 'actor=boris&changed_since=2026-01-15';
    const { text, headers } = await service.get(`/changes.atom?${query}&limit=2`).expect(200);
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(headers.link).toContain('rel="next"');
    const feed = parseFeed(text);
    expect(feed.head).toMatchObject({
      id: `tag:on-record.invalid,2026-11-25:changes.atom?${query.replace('&', '&amp;')}`,
      updated: '2026-03-01T00:00:00Z',
    });
    const tag = 'tag:on-record.invalid,2026-11-25:changes/statement';
    const disputed = 'boris-untrue/2026-02-02T00:00:00Z/disputed//statement/anna-2';
    expect(feed.entries).toMatchObject([
      {
        id: `${tag}/boris-twice/2026-03-01T00:00:00Z/withdrawn`,
        title: 'Withdrawn: boris-twice',
        content: 'Withdrawn: boris-twice\nNo words.',
      },
      {
        id: `${tag}/${disputed}`,
        title: 'Disputed: Denies it.',
        updated: '2026-02-02T00:00:00Z',
        content: 'Disputed: Denies it.\nBy the statement: Doubts.',
      },
    ]);
    const { page } = await service.read<{ page: { total: number } }>('/changes');
    const all = parseFeed((await service.get('/changes.atom').expect(200)).text);
    expect(new Set(all.entries.map(({ id }) => id)).size).toBe(page.total);
  });

  test('of a new authority has other ids', async () => {
    const own = 'authority: { domain: news.example, since: 2020-01-01 }\n';
    const other = await startService({
      dataset: publishSeeds({ ...release({}), 'dataset.yaml': own }),
    });
    const { text } = await other.get('/changes.atom').expect(200);
    expect(text).toContain('<id>tag:news.example,2020-01-01:changes/');
    expect(text).not.toContain('on-record.invalid');
    await other.close();
  });

  test.each([
    ['/statements/boris-untrue.html', '/changes.atom?id=boris-untrue'],
    ['/actors/boris.html', '/changes.atom?actor=boris'],
    ['/statements.html?actor=boris&sort=said&limit=1', '/changes.atom?actor=boris'],
  ])('is followed from %s', async (page, feed) => {
    const { text } = await service.get(page).expect(200);
    expect(text).toContain(`<a href="${feed}" type="application/atom+xml">Follow`);
    expect(text).toMatch(/<link rel="alternate" type="application\/atom\+xml" title="Changes: /);
    await service.get(feed).expect(200);
  });

  test('refuses a cursor of another list', async () => {
    const { page } = await service.read<{ page: { next: string } }>('/changes?limit=1');
    const cursor = new URL(page.next).searchParams.get('cursor');
    const { detail } = await service.refuse(`/changes?kind=added&cursor=${cursor}`);
    expect(detail).toContain('another query');
  });
});

describe('a feed of statements', () => {
  test('has what changed last first, and what is gone before it', async () => {
    const { text } = await service.get('/statements.atom?actor=boris,anna').expect(200);
    const tag = 'tag:on-record.invalid,2026-11-25:statements';
    const { head, entries } = parseFeed(text);
    expect(head.updated).toBe('2026-03-01T00:00:00Z');
    expect(entries.map(({ id }) => id)).toEqual([
      `${tag}/anna-2`,
      `${tag}/boris-untrue`,
      `${tag}/anna-ready`,
    ]);
    expect(text).toContain(
      `<at:deleted-entry ref="${tag}/boris-twice" when="2026-03-01T00:00:00Z">` +
        '<at:comment>No words.</at:comment></at:deleted-entry>',
    );
    const said = await service.get('/statements.atom?actor=boris,anna&sort=said').expect(200);
    expect(parseFeed(said.text).entries).toHaveLength(entries.length);
  });

  test('leaves out what is gone from another list, and on the next page', async () => {
    const first = await service.get('/statements.atom?limit=1').expect(200);
    expect(first.text).toContain('deleted-entry ref=');
    const next = /rel="next" type="[^"]*" href="http:\/\/[^/]*([^"]*)"/.exec(first.text)?.[1] ?? '';
    const second = await service.get(next.replaceAll('&amp;', '&')).expect(200);
    expect(second.text).not.toContain('deleted-entry ref=');
    for (const other of ['actor=anna', 'topic=truth', 'changed_since=2026-03-02']) {
      const { text } = await service.get(`/statements.atom?${other}`).expect(200);
      expect(text, other).not.toContain('deleted-entry ref=');
    }
    const since = await service.get('/statements.atom?changed_since=2026-03-01').expect(200);
    expect(since.text).toContain('deleted-entry ref=');
  });

  test('cancels for a desk what was withdrawn', async () => {
    const { associations } = await service.read<{
      associations: Record<string, { pubstatus: string; versioncreated: string }>;
    }>('/statements.ninjs.json?actor=boris');
    expect(Object.entries(associations).map(([id, { pubstatus }]) => [id, pubstatus])).toEqual([
      ['boris-untrue', 'usable'],
      ['boris-twice', 'canceled'],
    ]);
  });
});
