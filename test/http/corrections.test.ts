// Corrections as readers see them: on the page of a record, on cards, on a page of their own; and
// how they report an error.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testAddress } from '../support/curated.ts';
import { publishSeeds, release } from '../support/releases.ts';
import { append, type Changes, source, statements } from '../support/seeds.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;

/** Boris is corrected twice on one day, the source once; a second denial is withdrawn. */
const seeds = (): Changes => ({
  ...release(
    append(
      statements,
      `  - { id: boris-twice, actor: boris, form: direct, act: denial, said: null, topics: [truth],
      summary: { en: Denies., fr: Dément. }, quote: « Rien n’est vrai. », prefix: "répété :" }\n`,
    ),
  ),
  'withdrawn.yaml':
    '- { id: boris-twice, on: 2026-03-01, reason: { en: No <words>., fr: Sans paroles. } }\n',
  [statements]: (text) => `${text}    corrections:
      - { on: 2026-02-01, what: date, was: 2025-12-02, note: { en: Read anew., fr: Relu. } }
      - { on: 2026-02-01T15:30:00+01:00, what: speaker, was: anna, note: null }
`,
  ...append(source, 'corrections: [{ on: 2026-02-03, what: url, was: null }]\n'),
});

beforeAll(async () => {
  service = await startService({
    dataset: publishSeeds(seeds()),
    contact: 'mailto:desk@news.example',
  });
});
afterAll(() => service.close());

const read = async (path: string) =>
  (await service.get(path).expect(200)).text.replaceAll(/<(\/?(time|bdi)[^>]*)>/g, '');

describe('a correction stands', () => {
  test('on the page of the statement, the last one first', async () => {
    const page = await read('/statements/boris-untrue.html');
    const section = /<section class="corrections"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
    expect(section.match(/<li>.*/g)).toEqual([
      '<li>1 February 2026, 14:30 UTC — Corrected: speaker. ' +
        '<span class="note">Before: anna</span></li>',
      '<li>1 February 2026 — Corrected: date. Read anew. ' +
        '<span class="note">Before: 2025-12-02</span></li>',
    ]);
    expect(await read('/statements/anna-ready.html')).not.toContain('id="corrections"');
  });

  test('in French too, and on the page of the source', async () => {
    const page = await read('/statements/boris-untrue.html?lang=fr');
    expect(page).toContain(
      '<li>1er février 2026 — Rectifié\u00a0: date. Relu. <span class="note">Auparavant\u00a0: ',
    );
    expect(await read('/sources/gazette.html')).toContain(
      'Corrected: address. <span class="note">Before: nothing.</span>',
    );
  });

  test('on its card, on other sites and in lists', async () => {
    const card = await read('/statements/boris-untrue/embed');
    expect(card).toContain(
      '<p class="correction">Corrected: speaker. (<a href="http://127.0.0.1:3000/statements/' +
        'boris-untrue.html" target="_blank" rel="noopener">corrected on 1 February 2026, 14:30 UTC</a>)',
    );
    expect(await read('/statements.html')).toContain(
      '<a href="/statements/boris-untrue.html#corrections">corrected on 1 February 2026, 14:30 UTC',
    );
    expect(await read('/statements/anna-ready/embed')).not.toContain('class="correction"');
  });

  test('on the page of corrections, with what was withdrawn, newest first', async () => {
    const page = await read('/corrections.html');
    expect(page.match(/<li>\d.*/g)).toEqual([
      '<li>1 March 2026, boris-twice — ' + 'Withdrawn. No &lt;words&gt;.</li>',
      expect.stringContaining('<li>3 February 2026, <a href="/sources/gazette.html">'),
      expect.stringContaining(
        '14:30 UTC, <a href="/statements/boris-untrue.html">Denies it.</a> —',
      ),
      expect.stringMatching(/^<li>1 February 2026, .*Corrected: date\. Read anew\./),
    ]);
    expect(page).toContain('href="/changes.atom?kind=corrected&amp;kind=withdrawn');
    const first = await read('/corrections.html?limit=1');
    const next = /class="next" href="([^"]*)"/.exec(first)?.[1] ?? '';
    expect(await read(next.replaceAll('&amp;', '&'))).toContain('3 February 2026');
  });

  test('is reached from every page', async () => {
    for (const path of ['/', '/statements.html', '/corrections.html']) {
      expect(await read(path)).toContain('<a href="/corrections.html">Corrections</a>');
    }
  });
});

describe('an error is reported', () => {
  const paths = ['/statements/anna-ready', '/actors/anna', '/events/meeting', '/sources/gazette'];

  test.each([...paths, '/topics/talks'])('by mail from %s.html', async (path) => {
    const url = encodeURIComponent(`${testAddress}${path}.html`);
    expect(await read(`${path}.html`)).toContain(
      `<a href="mailto:desk@news.example?subject=Error%20in%20${url}&amp;body=${url}%0A%0A"`,
    );
  });

  test('by mail from a card', async () => {
    expect(await read('/statements/anna-ready/embed')).toContain(
      'href="mailto:desk@news.example?subject=Error%20in%20http',
    );
    expect(await read('/statements.html')).not.toContain('mailto:');
  });

  test('on a page of the newsroom, or nowhere when nobody said where', async () => {
    const dataset = publishSeeds(seeds());
    const other = await startService({ dataset, contact: 'https://news.example/errors?desk=7' });
    const { text } = await other.get('/actors/anna.html').expect(200);
    const url = encodeURIComponent(`${testAddress}/actors/anna.html`);
    expect(text).toContain(`<a href="https://news.example/errors?desk=7&amp;url=${url}"`);
    await other.close();
    const silent = await startService({ dataset: publishSeeds(seeds()) });
    expect((await silent.get('/actors/anna.html')).text).not.toContain('Report an error');
    await silent.close();
  });
});
