// Every format over HTTP: the records that the JSON path finds, whatever is asked, and its errors.
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultOptions, type Format } from '../../src/formats/format.ts';
import { formats, listResources } from '../../src/formats/table.ts';
import { encodeRecord } from '../../src/http/exchange/formats.ts';
import type { Event } from '../../src/records/event.ts';
import type { Resource } from '../../src/records/resources.ts';
import type { Statement } from '../../src/records/statement.ts';
import { openCurated, publishCurated, testAddress } from '../support/curated.ts';
import { type ApiDocument, readDocument } from '../support/document.ts';
import { buildEvent } from '../support/records.ts';
import { type List, type Refusal, type Service, startService } from '../support/service.ts';

interface Identified {
  id: string;
}

const { records } = publishCurated();
let service: Service;
let document: ApiDocument;

beforeAll(async () => {
  service = await startService();
  document = await readDocument(service);
});
afterAll(() => service.close());

const everyMatch = (pattern: RegExp) => (text: string) =>
  [...text.matchAll(pattern)].map(([, id]) => id as string);
const lastWord = (url: string) => url.split('/').at(-1) as string;
const distinct = (list: string[]) => [...new Set(list)];

/** The ids of what a representation of a list holds, in its order. */
const readers: Record<string, (text: string) => string[]> = {
  '.csv': (text) => {
    const rows = parse(text, { columns: true, record_delimiter: '\r\n' }) as Record<
      string,
      string
    >[];
    return distinct(rows.map((row) => (row.id ?? row.statement) as string));
  },
  '.ndjson': (text) =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as Identified).id),
  '.atom': (text) => everyMatch(/<entry>\s*<id>(.*?)<\/id>/g)(text).map(lastWord),
  '.feed.json': (text) => (JSON.parse(text).items as Identified[]).map(({ id }) => lastWord(id)),
  '.jsonld': (text) =>
    (JSON.parse(text)['@graph'] as { '@id': string }[]).map((node) => lastWord(node['@id'])),
  '.csl.json': (text) => (JSON.parse(text) as Identified[]).map(({ id }) => id),
  '.bib': everyMatch(/^@\w+\{(.*),$/gm),
  '.ris': everyMatch(/^ID {2}- (.*)\r$/gm),
  '.ninjs.json': (text) =>
    Object.entries(JSON.parse(text).associations as Record<string, { pubstatus: string }>)
      .filter(([, { pubstatus }]) => pubstatus === 'usable')
      .map(([id]) => id),
  '.ics': everyMatch(/^UID:(.*)@on-record\.example\r$/gm),
  '.approximate.ics': everyMatch(/^UID:(.*)@on-record\.example\r$/gm),
};

const isDay = (edtf: string) => /^\d{4}-\d\d-\d\d$/.test(edtf);

/** The ids that a format shows for records: references for citations, dated events only. */
function expectedIds(suffix: string, found: readonly Identified[]): string[] {
  if (['.csl.json', '.bib', '.ris'].includes(suffix)) {
    return (found as Statement[]).flatMap(({ id, citations }) =>
      citations.map((_, index) => (index === 0 ? id : `${id}-${index + 1}`)),
    );
  }
  if (suffix.endsWith('.ics')) {
    return (found as unknown as Event[])
      .filter(({ when }) => when && isDay(when.edtf) === (suffix === '.ics'))
      .map(({ id }) => id);
  }
  return found.map(({ id }) => id);
}

function listPaths(kind: 'list' | 'record') {
  // JSON is what the others are compared with; a workbook is binary.
  const offering = formats.filter(
    ({ encode, paths }) => typeof encode !== 'string' && paths.includes(kind),
  );
  return offering.flatMap((format) =>
    listResources(format).map((resource) => {
      const { suffix } = format;
      const path = `/${resource}${kind === 'list' ? '' : '/{id}'}${suffix}`;
      return { path, format, resource, suffix };
    }),
  );
}
const lists = listPaths('list');
const singles = listPaths('record');

/** Every filter of a JSON list with an example of it. */
function listFilters(resource: Resource): [name: string, value: string][] {
  const found = document.operations.find(({ path }) => path === `/${resource}`);
  return (found?.operation.parameters ?? [])
    .filter(({ name }) => !['limit', 'cursor', 'facets', 'fields'].includes(name))
    .flatMap(({ name, example = [], schema }) => {
      const { enum: values = [] } = schema as { enum?: string[] };
      return [...[example].flat(), ...values].map((value): [string, string] => [
        name,
        String(value),
      ]);
    });
}

/** In the order of the format. */
function readListAs({ isFeed }: Format, resource: Resource, query: string) {
  const sort = isFeed && !query.startsWith('sort=') ? '&sort=-modified' : '';
  return readList(resource, `${query}${sort}`);
}

const known = new Map<string, Promise<List<Identified>>>();

/** The records of the JSON list, which is read once for all formats. */
async function readList(resource: Resource, query: string): Promise<Identified[]> {
  const url = `/${resource}?limit=100&${query}`;
  const list = known.get(url) ?? service.read<List<Identified>>(url);
  known.set(url, list);
  return (await list).data;
}

describe.each(lists)('$path', ({ path, format, resource, suffix }) => {
  const readIds = readers[suffix] as (text: string) => string[];

  test('is documented with the media type that it is sent as', async () => {
    const answer = await service.sendRaw(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(format.mediaType);
    const [type = ''] = format.mediaType.split(';');
    const { operation } = document.operations.find((one) => one.path === path) ?? {};
    expect(Object.keys(operation?.responses['200']?.content ?? {})).toEqual([type]);
  });

  test('finds what the JSON path finds, by every filter of that path', async () => {
    const filters = listFilters(resource);
    expect(filters.length).toBeGreaterThanOrEqual(resource === 'topics' ? 0 : 2);
    const isSearched = filters.some(([name]) => name === 'q');
    for (const [name, value] of [['', ''], ...filters] as const) {
      // Words are needed for an order by relevance, which only lists that are searched have.
      const words = name === 'sort' && isSearched ? '&q=gaz' : '';
      const query = name === '' ? '' : `${name}=${encodeURIComponent(value)}${words}`;
      const found = await readListAs(format, resource, query);
      const { status, body } = await service.sendRaw(`${path}?${query}`);
      expect([query, status]).toEqual([query, 200]);
      expect([query, ...readIds(body)]).toEqual([query, ...expectedIds(suffix, found)]);
    }
  });

  test('refuses just what the JSON path refuses, and in the same words', async () => {
    for (const query of ['limit=0', 'limit=x', 'x=1', 'limit=1&limit=2', '__proto__=1']) {
      const answer = await service.sendRaw(`${path}?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      const problem = JSON.parse(answer.body) as Refusal;
      expect(problem.instance).toBe(path);
      expect(problem.errors.map(({ parameter }) => parameter)).toEqual([query.split('=')[0]]);
    }
  });

  test('finds as many as asked for', async () => {
    const [first] = await readListAs(format, resource, '');
    const { body } = await service.sendRaw(`${path}?limit=1`);
    expect(readIds(body)).toEqual(expectedIds(suffix, [first as Identified]));
  });

  test('speaks of addresses of this service only in full', async () => {
    const { body } = await service.sendRaw(path);
    expect(body).not.toMatch(/["'>,:]\/(statements|actors|events|sources|topics|caveats)\b/);
    expect(body).toContain(testAddress);
  });
});

describe.each(singles)('$path', ({ format, resource, suffix }) => {
  test('is there for every record', async () => {
    for (const record of records[resource]) {
      const refused = format.refuse?.(record) !== undefined;
      const answer = await service.sendRaw(`/${resource}/${record.id}${suffix}`);
      expect([record.id, answer.status]).toEqual([record.id, refused ? 404 : 200]);
      if (!refused) expect(answer.headers['content-type']).toBe(format.mediaType);
    }
  });

  test('suggests ids where there is no such record', async () => {
    const [{ id } = { id: '' }] = records[resource];
    const problem = await service.refuse(`/${resource}/${id.slice(0, -1)}${suffix}`, 404);
    expect(problem.errors[0]).toMatchObject({ parameter: 'id' });
    expect(problem.errors[0]?.suggestions).toContain(id);
    await service.refuse(`/${resource}/NO_ID${suffix}`, 404);
    await service.refuse(`/${resource}/${id}${suffix}?x=1`, 400);
  });
});

describe('pages of feeds and references', () => {
  test.each(lists.filter(({ format }) => format.extent === 'page'))(
    'following Link from page to page shows each statement of $path once',
    async ({ format, resource, suffix }) => {
      const seen: string[] = [];
      let url: string | undefined = `/${resource}${suffix}?actor=peskov&limit=7`;
      for (let pages = 0; url !== undefined; pages++) {
        expect(pages).toBeLessThan(20);
        const { headers, body } = await service.sendRaw(url);
        seen.push(...(readers[suffix]?.(body) ?? []));
        url = /^<(.*)>; rel="next"$/.exec(String(headers.link))?.[1]?.slice(testAddress.length);
      }
      const found = await readListAs(format, 'statements', 'actor=peskov');
      expect(found.length).toBeGreaterThan(7);
      expect(seen).toEqual(expectedIds(suffix, found));
    },
  );

  test('the feeds name the next page inside as well, and themselves without it', async () => {
    const { headers, body } = await service.sendRaw('/statements.feed.json?limit=1&actor=peskov');
    const feed = JSON.parse(body) as Record<string, string>;
    expect(headers.link).toBe(`<${feed.next_url}>; rel="next"`);
    expect(feed.feed_url).toBe(`${testAddress}/statements.feed.json?limit=1&actor=peskov`);
    expect(feed.home_page_url).toBe(`${testAddress}/statements.html?actor=peskov`);
    const next = await service.sendRaw((feed.next_url as string).slice(testAddress.length));
    const atom = await service.sendRaw('/statements.atom?limit=1&actor=peskov');
    expect(atom.body).toContain(
      '<id>tag:on-record.example,2026-11-25:statements.atom?actor=peskov</id>',
    );
    expect(atom.body).toContain('rel="next"');
    expect(next.status).toBe(200);
  });

  test('one page holds at most 100', async () => {
    const { errors } = await service.refuse('/statements.bib?limit=101');
    expect(errors[0]?.parameter).toBe('limit');
    await service.get('/statements.csv?limit=100000').expect(200);
  });
});

describe('csv over HTTP', () => {
  test('raw is a parameter of CSV and of nothing else', async () => {
    const guarded = await service.sendRaw('/statements.csv');
    const raw = await service.sendRaw('/statements.csv?raw=1');
    expect(parse(raw.body, { columns: true })).toHaveLength(
      (parse(guarded.body, { columns: true }) as unknown[]).length,
    );
    await service.refuse('/statements.csv?raw=yes');
    await service.refuse('/statements.ndjson?raw=1');
    await service.refuse('/statements?raw=1');
  });

  test('a sheet asks with a bare address and gets UTF-8 from any origin', async () => {
    const { headers, bytes } = await service.sendRaw(
      '/statements.csv?actor=Песков'.replace(/[^\0-\x7f]+/g, encodeURIComponent),
    );
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['content-type']).toContain('charset=utf-8');
    expect(bytes.subarray(0, 9).toString()).toBe('statement');
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain('é');
  });
});

test('what is asked for is shown in titles as text, never as markup', async () => {
  const words = encodeURIComponent('<script>alert("x")</script> & gaz');
  const { body } = await service.sendRaw(`/statements.atom?q=${words}`);
  expect(body).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; gaz');
  expect(body).not.toContain('<script>');
});

test('an event without a date has no calendar, and it is said why', () => {
  const undated = buildEvent({ id: 'undated', when: null });
  const dataset = openCurated();
  const snapshot = dataset.current();
  const request = { snapshot, address: testAddress, url: '/events/undated.ics' };
  const format = formats.find(({ suffix }) => suffix === '.ics') as Format;
  const subject = { resource: 'events', format, options: defaultOptions } as const;
  expect(() => encodeRecord(request, subject, undated)).toThrow(
    'There is no iCalendar of undated. It has no known date, so it cannot stand in a calendar.',
  );
  dataset.close();
});

test('a calendar is in the language that is asked for, and links to pages in it', async () => {
  const { text } = await service.get('/events.ics?lang=fr');
  expect(text).toContain('PRODID:-//On Record//Events//FR');
  expect(text.replaceAll('\r\n ', '')).toMatch(/^URL:\S+\/events\.html\?lang=fr\r$/m);
  expect(text.replaceAll('\r\n ', '')).toMatch(/^URL:\S+\/events\/\S+\.html\?lang=fr\r$/m);
  const { errors } = await service.refuse('/events.ics?lang=de');
  expect(errors[0]?.parameter).toBe('lang');
  await service.refuse('/events.csv?lang=fr');
});

test('a table has a byte order mark when it is asked for one', async () => {
  const plain = await service.sendRaw('/statements.csv');
  const marked = await service.sendRaw('/statements.csv?bom=1');
  expect(marked.bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  expect(marked.bytes.subarray(3)).toEqual(plain.bytes);
});

test('the bare path stays JSON', async () => {
  const { headers } = await service.get('/statements').set('Accept', 'text/csv').expect(200);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
});
