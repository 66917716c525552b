// `as_of`: answers and pages as they were, from files that are kept (RFC 7089).
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/publication/manifest.ts';
import type { StatementHistory } from '../../src/records/history.ts';
import type { Statement } from '../../src/records/statement.ts';
import type { Replica } from '../../src/replica/replica.ts';
import { testAddress } from '../support/curated.ts';
import { pathOf, publishHistory } from '../support/history.ts';
import { openNode } from '../support/node.ts';
import { release } from '../support/releases.ts';
import { statements } from '../support/seeds.ts';
import { type List, type Service, startService } from '../support/service.ts';

let service: Service;
let node: Replica;
let manifests: Manifest[];
const version = (index: number) => manifests[index]?.version as string;

/** Boris is corrected, then joined by a second denial; the first file is no longer kept. */
beforeAll(async () => {
  const oleg = { 'actors/oleg.yaml': 'kind: person\nname: Oleg\n' };
  const corrected = {
    ...release(oleg),
    [statements]: (text: string) =>
      `${text.replace('en: Denies it.', 'en: Denies all of it.')}    corrections:
      - { on: 2026-02-01, what: date, was: 2025-12-02, note: { en: Read anew., fr: Relu. } }
`,
  };
  const first = { [statements]: (text: string) => text.replace('Denies it.', 'Denies.') };
  const history = publishHistory([
    { seeds: first, at: '2025-12-30T10:00:00Z' },
    { seeds: {}, at: '2026-01-01T12:00:00Z' },
    { seeds: oleg, at: '2026-01-02T08:00:00Z' },
    { seeds: { ...oleg, ...corrected }, at: '2026-02-01T09:30:00Z' },
  ]);
  manifests = history.manifests;
  rmSync(pathOf(history.folder, manifests[0] as Manifest));
  node = await openNode(history.folder);
  service = await startService({
    dataset: { current: (signal) => node.current(signal), close: () => {} },
    archive: node.archive,
  });
});
afterAll(async () => {
  await service.close();
  await node.close();
});

const boris = '/statements/boris-untrue';

describe('an address with a version', () => {
  test('is answered as it was, and says so', async () => {
    const { headers, body } = await service.get(`${boris}?as_of=${version(1)}`).expect(200);
    const { summary, revision } = body as Statement;
    expect([summary.en, revision]).toEqual(['Denies it.', 1]);
    expect(headers['cache-control']).toBe('public, max-age=86400');
    expect(headers['memento-datetime']).toBe('Thu, 01 Jan 2026 12:00:00 GMT');
    expect(headers.link).toBe(
      `<${testAddress}${boris}>; rel="original", ` +
        `<${testAddress}/timemap?url=${encodeURIComponent(boris)}>; rel="timemap"; ` +
        'type="application/link-format"',
    );
    const now = await service.read<Statement>(boris);
    expect([now.summary.en, now.revision]).toEqual(['Denies all of it.', 2]);
  });

  test('of the current version names it too', async () => {
    const { headers, body } = await service.get(`${boris}?as_of=${version(3)}`).expect(200);
    expect(body.summary.en).toBe('Denies all of it.');
    expect(headers['memento-datetime']).toBe('Sun, 01 Feb 2026 09:30:00 GMT');
    expect(headers['cache-control']).toBe('public, max-age=86400');
    const plain = await service.get(boris).expect(200);
    expect(plain.headers).not.toHaveProperty('memento-datetime');
    expect(plain.headers['cache-control']).toMatch(/^public, max-age=60,/);
  });

  test('leads on in that version: pages, facets, formats', async () => {
    const query = `as_of=${version(1)}`;
    const list = await service.read<List<Statement> & { facets: { actor: { url: string }[] } }>(
      `/statements?limit=1&facets=actor&${query}`,
    );
    expect(list.dataset.version).toBe(version(1));
    expect(list.page.next).toContain(query);
    expect(list.facets.actor[0]?.url).toContain(query);
    const { records } = await service.walk<Statement>(`/statements?limit=1&${query}`);
    expect(records.map(({ summary }) => summary.en)).toContain('Denies it.');
    const { headers } = await service.get(`/statements?limit=1&${query}`);
    expect(headers.link).toMatch(/rel="next", .*rel="original"/);
    for (const path of ['/statements.csv', '/statements.atom', `${boris}.bib`, '/timeline']) {
      const { headers, text } = await service.get(`${path}?${query}`).expect(200);
      expect(headers['memento-datetime'], path).toBe('Thu, 01 Jan 2026 12:00:00 GMT');
      expect(text, path).not.toContain('Denies all of it.');
    }
    await service.get(`/sources/gazette/text?${query}`).expect(200);
    await service.get(`/dataset?${query}`).expect(200);
  });

  test('is a 404 where the record was not there yet', async () => {
    await service.get(`/actors/oleg?as_of=${version(1)}`).expect(404);
  });

  test('gets a 304 for its ETag', async () => {
    const path = `${boris}?as_of=${version(1)}`;
    const { etag } = (await service.get(path)).headers as { etag: string };
    const again = await service.get(path).set('if-none-match', etag).expect(304);
    expect(again.headers['memento-datetime']).toBe('Thu, 01 Jan 2026 12:00:00 GMT');
  });
});

describe('an address with a day', () => {
  test.each([
    ['2026-01-01', 1],
    ['2026-01-31', 2],
    ['2026-02-01', 3],
    ['2025-12-31', 0],
  ])('leads from %s to what was current at its end', async (day, index) => {
    const { headers } = await service.get(`/statements?actor=boris&as_of=${day}`).expect(303);
    expect(headers.location).toBe(`/statements?actor=boris&as_of=${version(index)}`);
  });

  test.each([
    [new Date().toISOString().slice(0, 10), 400, 'use the plain address'],
    ['9999-12-31', 400, 'use the plain address'],
    ['2025-12-29', 404, 'the first publication is of 2025-12-30'],
    ['2026-02-30', 400, 'is neither a day such as 2026-11-25 nor a version'],
  ])('of %s is a %s: %s', async (day, status, words) => {
    const { detail, errors } = await service.refuse(`${boris}?as_of=${day}`, status);
    expect(detail).toContain(words);
    expect(errors).toMatchObject([{ parameter: 'as_of' }]);
  });
});

test.each(['0123456789ab', 'a', '', 'x,y'])('a version "%s" is refused', async (text) => {
  const status = text.length === 12 ? 404 : 400;
  const { errors } = await service.refuse(`${boris}?as_of=${text}`, status);
  expect(errors).toMatchObject([{ parameter: 'as_of' }]);
});

test('a version whose file is no longer kept is a 410 that says so', async () => {
  const { headers, body } = await service.get(`${boris}?as_of=${version(0)}`).expect(410);
  expect(body.detail).toContain(`version ${version(0)} of 2025-12-30 is no longer kept`);
  expect(headers['cache-control']).toBe('no-store');
  const page = await service.get(`${boris}.html?as_of=${version(0)}`).expect(410);
  expect(page.type).toBe('text/html');
});

test('it may not be given twice, or to what has no versions', async () => {
  await service.refuse(`${boris}?as_of=${version(1)}&as_of=${version(2)}`);
  const { errors } = await service.refuse(`/openapi.json?as_of=${version(1)}`);
  expect(errors).toMatchObject([{ parameter: 'as_of' }]);
  // However its name is written, it is never passed over.
  const { body } = await service.get(`${boris}?as%5Fof=${version(1)}`).expect(200);
  expect(body.summary.en).toBe('Denies it.');
});

describe('a page', () => {
  test('says as of when it is, leads to now, and stays in its version', async () => {
    const { text, headers } = await service.get(`${boris}.html?as_of=${version(1)}`).expect(200);
    expect(text).toContain('Denies it.');
    expect(text).toContain(
      `As it was on 1 January 2026, 12:00 UTC, in version ${version(1)}; it may have been ` +
        `corrected since. <a href="${boris}.html">As it is now</a>`,
    );
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).toContain(`href="/actors/boris.html?as_of=${version(1)}"`);
    expect(text).toContain(`href="${boris}.bib?as_of=${version(1)}"`);
    expect(text).toContain(`href="/sources/gazette/text?as_of=${version(1)}#char=`);
    expect(headers['memento-datetime']).toBe('Thu, 01 Jan 2026 12:00:00 GMT');
    const french = await service.get(`${boris}.html?lang=fr&as_of=${version(1)}`).expect(200);
    expect(french.text).toContain(`<a href="${boris}.html?lang=fr">État actuel</a>`);
  });

  test('of a list keeps the version in its form', async () => {
    for (const path of ['/', '/statements.html', '/sources.html', '/lookup.html']) {
      const { text } = await service.get(`${path}?as_of=${version(1)}`).expect(200);
      const forms = text.match(/<form/g) ?? [];
      const hidden = text.split(`<input type="hidden" name="as_of" value="${version(1)}">`);
      expect(hidden.length - 1, path).toBe(forms.length);
    }
  });

  test('of a record leads there from its address', async () => {
    const answer = await service
      .get(`${boris}?as_of=${version(1)}`)
      .set('accept', 'text/html')
      .expect(303);
    expect(answer.headers.location).toBe(`${boris}.html?as_of=${version(1)}`);
  });

  test('for other sites is never of the past', async () => {
    const { text } = await service.get(`${boris}/embed?as_of=${version(1)}`).expect(400);
    expect(text).toContain('a card shows what stands today');
  });
});

test('the history of a statement names the versions that are kept, newest first', async () => {
  const { versions } = await service.read<StatementHistory>(`${boris}/history`);
  expect(versions).toEqual(
    [3, 2, 1].map((index) => ({
      version: version(index),
      published: manifests[index]?.publishedAt,
      url: `${testAddress}${boris}?as_of=${version(index)}`,
    })),
  );
  for (const { url } of versions) await service.get(url.slice(testAddress.length)).expect(200);
});

describe('/timemap', () => {
  test('lists the versions that are kept, oldest first', async () => {
    const { text, headers } = await service.get(`/timemap?url=${boris}`).expect(200);
    expect(headers['content-type']).toBe('application/link-format; charset=utf-8');
    const link = (index: number, rel: string, datetime: string) =>
      `<${testAddress}${boris}?as_of=${version(index)}>; rel="${rel}"; datetime="${datetime}"`;
    expect(text.trimEnd().split(',\n')).toEqual([
      `<${testAddress}${boris}>; rel="original"`,
      `<${testAddress}/timemap?url=${encodeURIComponent(boris)}>; rel="self"; ` +
        'type="application/link-format"',
      link(1, 'first memento', 'Thu, 01 Jan 2026 12:00:00 GMT'),
      link(2, 'memento', 'Fri, 02 Jan 2026 08:00:00 GMT'),
      link(3, 'last memento', 'Sun, 01 Feb 2026 09:30:00 GMT'),
    ]);
  });

  test('takes an address with its query, and leaves the version out', async () => {
    const url = `${testAddress}/statements.csv?actor=boris&as_of=${version(1)}`;
    const { text } = await service.get(`/timemap?url=${encodeURIComponent(url)}`).expect(200);
    expect(text).toContain(`<${testAddress}/statements.csv?actor=boris&as_of=${version(2)}>`);
  });

  test.each([
    ...['/docs', 'https://elsewhere.example/', '/statements/nobody', 'x'],
    ...['//elsewhere.example', '/statements>; rel="x"', '/statements/a b'],
  ])('of %s is a 404', async (url) => {
    await service.refuse(`/timemap?url=${encodeURIComponent(url)}`, 404);
  });
});

test('a walk goes on in the version in which it began, as long as that is kept', async () => {
  const { page } = await service.read<List<Statement>>(`/statements?limit=1&as_of=${version(1)}`);
  const url = new URL(page.next as string);
  url.searchParams.delete('as_of');
  const rest = await service.read<List<Statement>>(`${url.pathname}${url.search}`);
  expect(rest.dataset.version).toBe(version(1));
  const { headers } = await service.get(`${url.pathname}${url.search}`);
  expect(headers).not.toHaveProperty('memento-datetime');
});
