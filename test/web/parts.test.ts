// Parts of pages: what they draw is what the records say.
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../src/records/statement.ts';
import { renderStatementsPage, type StatementList } from '../../src/web/pages/statements-page.ts';
import { encodeLetters } from '../../src/web/parts/annotated-text.ts';
import { encodeReference } from '../../src/web/parts/cite.ts';
import { estimateHeight } from '../../src/web/parts/embed-code.ts';
import { renderMonths } from '../../src/web/parts/months.ts';
import { listVoices } from '../../src/web/parts/names.ts';
import { findContext, markRanges, shortenEnd } from '../../src/web/parts/passages.ts';
import { linkTo, linkToData, pathWith } from '../../src/web/view.ts';
import { publishCurated } from '../support/curated.ts';
import { buildView } from '../support/view.ts';

const { records, texts } = (() => {
  const { records } = publishCurated();
  return { records, texts: records.texts };
})();

function findStatement(id: string): Statement {
  const found = records.statements.find((statement) => statement.id === id);
  if (!found) throw new Error(`no statement ${id}`);
  return found;
}

describe('months', () => {
  const query = { actor: ['peskov'], cursor: ['x'], from: ['2024'] };
  const months = [
    { month: '2025-02', count: 1 },
    { month: '2024-11', count: 4 },
  ];
  const drawn = renderMonths(buildView(), { months, total: 7, query: {} })?.toString() ?? '';

  test('are drawn in order, with the empty ones between them', () => {
    const bars = [...drawn.matchAll(/<rect x="(\d+)" y="\d+" width="\d+" height="(\d+)"/g)];
    expect(bars.map(([, x, height]) => [Number(x), Number(height)])).toEqual([
      [1, 64],
      [85, 16],
    ]);
    expect(drawn).toContain('November 2024: 4');
  });
  test('tell how many statements are in none', () => {
    expect(drawn).toContain('5 are known to fall within a single month; 2 are not');
  });
  test('link to exactly the statements that are counted', () => {
    const linked = renderMonths(buildView(), { months, total: 5, query })?.toString() ?? '';
    expect(linked).toContain(
      '"/statements.html?actor=peskov&amp;on=2024-11&amp;date_match=within"',
    );
  });
  test('are not drawn when there is only one', () => {
    const one = months.slice(0, 1);
    expect(renderMonths(buildView(), { months: one, total: 1, query: {} })).toBe(false);
  });
  test('of centuries are drawn as far as they fit', () => {
    const long = [
      { month: '1024-11', count: 1 },
      { month: '2025-02', count: 1 },
    ];
    const text = renderMonths(buildView(), { months: long, total: 2, query: {} })?.toString() ?? '';
    expect(text.length).toBeLessThan(3000);
  });
});

describe('a list', () => {
  const list: StatementList = {
    query: { from: ['2024'] },
    statements: [],
    total: 0,
    next: null,
    resolved: {},
    facets: {},
    months: [],
    undated: 3,
    seeAlso: undefined,
    hint: undefined,
  };
  test('says what a date filter hides for want of a date', () => {
    expect(renderStatementsPage(buildView(), list)).toContain(
      '3 matches have no date and are not shown.',
    );
  });
  test('of nothing says so and offers to begin anew', () => {
    expect(renderStatementsPage(buildView(), list)).toContain('No statement matches all of these');
  });
  test('has a way to the next page that keeps the query', () => {
    const paged = renderStatementsPage(buildView(), { ...list, next: 'abc' });
    expect(paged).toContain(
      'rel="next" class="next" href="/statements.html?from=2024&amp;cursor=abc"',
    );
  });
});

describe('a reference', () => {
  test('says what the source states and what it does not', () => {
    const statement = findStatement('trump-2024-11-avoid-escalation');
    expect(encodeReference(buildView(), statement, 'en')).toBe(
      '[Untitled article]. (11 November 2024 [uncertain]). [publisher not stated]. Statement by ' +
        'Donald Trump, between 5 and 10 November 2024. In On Record (dataset 0123456789ab), ' +
        'trump-2024-11-avoid-escalation. ' +
        'http://127.0.0.1:3000/statements/trump-2024-11-avoid-escalation.html',
    );
    expect(encodeReference(buildView(), statement, 'fr')).toBe(
      '[Article sans titre]. (11 novembre 2024 [date incertaine]). [éditeur non précisé]. ' +
        'Déclaration de Donald Trump, entre le 5 et le 10 novembre 2024. Dans On Record (jeu de données ' +
        '0123456789ab), trump-2024-11-avoid-escalation. ' +
        'http://127.0.0.1:3000/statements/trump-2024-11-avoid-escalation.html',
    );
  });
});

describe('the context of a passage', () => {
  test('is its paragraph, for every citation of the dataset', () => {
    for (const { citations } of records.statements) {
      for (const citation of citations) {
        const text = texts.get(citation.source.id) as string;
        const { before, exact, after } = findContext(text, citation);
        expect(exact).toBe(citation.exact);
        const around = `${before.replace(/^… /, '')}${exact}${after.replace(/ …$/, '')}`;
        expect(text).toContain(around);
        expect(before + after).not.toContain('\n');
      }
    }
  });
  test('is cut at a space where the paragraph is long', () => {
    expect(shortenEnd('one two three', 9)).toBe('one two …');
    expect(shortenEnd('😀😀😀', 3)).toBe('😀😀😀');
  });
});

test('words that were searched for are marked by code points', () => {
  expect(markRanges('😀 énergie <', [[2, 9]]).text).toBe('😀 <mark>énergie</mark> &lt;');
});

test('those who deny are named once, and not those who only dispute', () => {
  const statement = findStatement('trump-2024-11-avoid-escalation');
  const { by } = statement.attribution;
  expect(listVoices(statement).map(({ actor }) => actor.id)).toEqual(['kremlin', 'peskov']);
  const [first] = by;
  if (!first) throw new Error('nobody denies it');
  const disputed = { ...first, type: 'disputes' as const, actor: { ...first.actor, id: 'x' } };
  const mixed = { ...statement, attribution: { status: 'denied' as const, by: [disputed, ...by] } };
  expect(listVoices(mixed).map(({ actor }) => actor.id)).toEqual(['kremlin', 'peskov']);
});

test('caveats are lettered beyond the alphabet', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(encodeLetters)).toEqual([
    ...['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'],
  ]);
});

test('a longer passage and a narrower frame need more height', () => {
  const statement = findStatement('trump-2024-11-avoid-escalation');
  const long = { ...statement, text: statement.text.repeat(3) };
  expect(estimateHeight(long, 600)).toBeGreaterThan(estimateHeight(statement, 600));
  expect(estimateHeight(statement, 300)).toBeGreaterThan(estimateHeight(statement, 600));
  expect(estimateHeight({ ...statement, text: 'x'.repeat(9999) }, 200)).toBe(1000);
});

describe('addresses', () => {
  test('stand behind the path of the service and keep a chosen language', () => {
    const view = buildView('fr', { address: 'https://a.example/on-record', chosen: true });
    expect(linkTo(view, '/actors.html')).toBe('/on-record/actors.html?lang=fr');
    expect(linkTo(view, '/a.html?x=1', 'b')).toBe('/on-record/a.html?x=1&lang=fr#b');
    expect(linkToData(view, '/docs')).toBe('/on-record/docs');
  });
  test('hold each value of a list, encoded, and nothing for what is not given', () => {
    expect(pathWith('/a', { x: ['1', 'é&'], y: undefined, z: [] })).toBe('/a?x=1&x=%C3%A9%26');
  });
});
