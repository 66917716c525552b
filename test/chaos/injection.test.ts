// Hostile words, in requests and in the data itself: nothing is executed and nothing broken.
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { hashFile } from '../../src/publication/disk.ts';
import { fileName, type Manifest } from '../../src/publication/manifest.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { type ApiDocument, type OpenApi, parseDocument } from '../support/document.ts';
import { publishEdition } from '../support/publications.ts';
import * as seeds from '../support/seeds.ts';
import { report } from './support/report.ts';
import { hostileTexts } from './support/requests.ts';
import { startServer, temporaryFolder } from './support/server.ts';

const sqlWords = [
  ...hostileTexts,
  "peskov'--",
  "peskov' AND (SELECT 1)=1--",
  "' UNION SELECT name, sql FROM sqlite_master--",
  "1; ATTACH DATABASE '/tmp/x' AS x; --",
  "'||load_extension('/tmp/x')||'",
  '"; PRAGMA writable_schema=1; --',
  "x' OR randomblob(1000000000) --",
  'NEAR("a" "b", 999999999)',
  'a AND AND b',
  'NOT',
  'OR OR OR',
  '((((((((((a',
  '"a" + "b"',
  'rank MATCH 1',
  '_statement_search : x',
  '-words : x',
  'a*b*c*',
  '\u0000',
  "'''''''",
];

/** What only an error of SQLite, or a stack, would say. */
const leaks =
  /SQLITE_[A-Z]+|SqliteError|fts5: |syntax error|near "|no such (table|column)|\bat .*\.[jt]s:\d/;

async function readDocument(url: string): Promise<ApiDocument> {
  return parseDocument((await (await fetch(`${url}/openapi.json`)).json()) as OpenApi);
}

/** Every word as the value of every parameter of every path. */
function listInjections({ operations }: ApiDocument): string[] {
  const places = operations.flatMap(({ path, operation }) =>
    (operation.parameters ?? []).map(({ name, in: place }) => (value: string) => {
      return place === 'path' ? path.replace(/\{\w+\}/, value) : `${path}?${name}=${value}`;
    }),
  );
  return places.flatMap((place) => sqlWords.map((word) => place(encodeURIComponent(word))));
}

test('SQL and FTS in every parameter: no failure, no leak, the file unchanged', async () => {
  const folder = temporaryFolder();
  const manifest = publishEdition(folder, 1);
  const { url } = await startServer({ DATA_DIR: folder, EVENT_LOOP_DELAY_MAX_MS: '0' });
  const document = await readDocument(url);
  const statuses = new Map<number, number>();
  const targets = listInjections(document);
  for (const target of targets) {
    const response = await fetch(url + target);
    const text = await response.text();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    expect([target, response.status]).toEqual([target, expect.toBeOneOf([200, 400, 404])]);
    if (response.status !== 200) expect(leaks.exec(text)).toBeNull();
  }
  report('SQL and FTS injection', {
    words: sqlWords.length,
    requests: targets.length,
    ...Object.fromEntries([...statuses].map(([status, count]) => [`status ${status}`, count])),
    'status 5xx': 0,
  });
  expect(hashFile(`${folder}/${fileName(manifest)}`)).toBe(manifest.sha256);
});

const payloads = {
  script: '<script>alert(1)</script>',
  image: '"><img src=x onerror=alert(1)>',
  formula: '=HYPERLINK("http://evil.test","click")',
  at: '@SUM(1+1)*cmd|calc',
  plus: '+1+1',
  cdata: ']]><script>alert(2)</script>',
  template: '{{constructor.constructor("alert(1)")()}}',
  latex: '\\input{/etc/passwd} %',
  comment: '--><svg onload=alert(1)>',
};

const all = Object.values(payloads).join(' ');

/** A seeds folder whose every text is hostile; what must be verbatim is so in the article too. */
function writeHostileSeeds(): string {
  const text = JSON.stringify;
  const localized = (payload: string) =>
    `{ en: ${text(`${payload} en`)}, fr: ${text(`${payload} fr`)} }`;
  const quote = `« Nous sommes prêts ${all} à négocier. »`;
  const role = payloads.formula;
  return seeds.writeSeeds({
    [seeds.article]: (known) =>
      known
        .replace('« Nous sommes prêts à négocier. »', () => quote)
        .replace('porte-parole du ministère', () => role),
    [seeds.statements]: (known) =>
      known
        .replace('quote: « Nous sommes prêts à négocier. »', () => `quote: ${text(quote)}`)
        .replace('role: porte-parole du ministère', () => `role: ${text(role)}`)
        .replace(/summary: \{ en: Says.*\}/, () => `summary: ${localized(payloads.plus)}`)
        .replace(/summary: \{ en: Denies.*\}/, () => `summary: ${localized(payloads.script)}`),
    [seeds.source]: (known) =>
      known
        .replace('title: null', () => `title: ${text(payloads.image)}`)
        .replace('publisher: La Gazette', () => `publisher: ${text(payloads.at)}`)
        .replace(/explanation: .*/, () => `explanation: ${localized(payloads.cdata)}`),
    [seeds.actor]: (known) =>
      known
        .replace('name: Anna Petrova', () => `name: ${text(`${payloads.formula} Anna`)}`)
        .replace('name: Анна Петрова', () => `name: ${text(`${payloads.script} Анна`)}`)
        .replace('title: porte-parole du ministère', () => `title: ${text(role)}`),
    [seeds.event]: (known) =>
      known
        .replace(/^name: .*/m, () => `name: ${localized(payloads.comment)}`)
        .replace(/^place: .*/m, () => `place: ${localized(payloads.plus)}`),
    [seeds.topics]: (known) =>
      known.replace(/name: \{ en: Talks.*\}/, () => `name: ${localized(payloads.template)}`),
  });
}

let folder: string;
let manifest: Manifest;

beforeAll(() => {
  folder = seeds.temporaryFolder();
  const { records, digest, problems } = compileFolder(writeHostileSeeds());
  if (!records) throw new Error(problems.map(formatProblem).join('\n'));
  manifest = publishRecords(folder, records, digest);
});

const ids = {
  statements: 'anna-ready',
  actors: 'anna',
  events: 'meeting',
  sources: 'gazette',
  topics: 'talks',
  caveats: 'two-denials',
} as const;

function listTargets({ operations }: ApiDocument): string[] {
  const isWhole = ({ operation }: (typeof operations)[number]) =>
    !(operation.parameters ?? []).some((one) => one.in === 'query' && one.required);
  const targets = operations.filter(isWhole).map(({ path }) => {
    const resource = path.split(/[/.]/)[1] as keyof typeof ids;
    return path.replace('{id}', ids[resource]);
  });
  const pages = [
    '/statements',
    '/timeline',
    '/events',
    '/',
    ...Object.entries(ids).map(([resource, id]) => `/${resource}/${id}`),
  ];
  const searches = ['/statements?q=alert', '/statements.csv?q=alert', '/statements.csv?raw=1'];
  const asked = [
    `/lookup?text=${encodeURIComponent(all)}`,
    `/timemap?url=${encodeURIComponent(`/statements?q=${all}`)}`,
  ];
  return [
    ...targets.filter((target) => target !== '/dataset.sqlite'),
    ...pages.map((page) => `${page.replace(/\/$/, '/index')}.html`),
    ...searches,
    ...asked,
  ];
}

/** What would run: markup that is not text any more. */
const running = /<script>alert|<img src=x|<svg onload/i;

function checkBody(type: string, text: string): number {
  if (/[/+]json$/.test(type)) JSON.parse(text);
  if (/html|xml|svg/.test(type)) expect(running.exec(text)).toBeNull();
  if (type !== 'text/csv') return 0;
  const rows = parse(text) as string[][];
  return rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell)).length;
}

test('HTML, formulas and templates in every string: each format carries them as text', async () => {
  const { url } = await startServer({ DATA_DIR: folder, EVENT_LOOP_DELAY_MAX_MS: '0' });
  const document = await readDocument(url);
  const types = new Map<string, number>();
  let formulas = 0;
  for (const target of listTargets(document)) {
    const response = await fetch(url + target, { redirect: 'manual' });
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
    const text = await response.text();
    expect([target, response.status]).toEqual([target, expect.toBeOneOf([200, 302, 404])]);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).not.toMatch(/unsafe-(inline|eval)/);
    types.set(type, (types.get(type) ?? 0) + 1);
    const found = checkBody(type, text);
    if (!target.includes('raw=1')) formulas += found;
    else expect(found).toBeGreaterThan(0);
  }
  const statement = (await (await fetch(`${url}/statements/anna-ready`)).json()) as {
    text: string;
    summary: { en: string };
  };
  expect(statement.text).toContain(all);
  expect(statement.summary.en).toBe(`${payloads.plus} en`);
  expect(hashFile(`${folder}/${fileName(manifest)}`)).toBe(manifest.sha256);
  report('Hostile data', {
    payloads: Object.keys(payloads).length,
    answers: types.values().reduce((sum, count) => sum + count, 0),
    'media types': types.size,
    'formulas in CSV': formulas,
    'markup that runs': 0,
  });
  expect(formulas).toBe(0);
  expect(types.size).toBeGreaterThan(8);
});

test('A leak is found, and markup that runs', () => {
  expect('near "x": syntax error').toMatch(leaks);
  expect('at Dataset.find (/srv/dist/store/dataset.js:12:3)').toMatch(leaks);
  expect(() => checkBody('text/html', `<p>${payloads.script}</p>`)).toThrow();
  expect(() => checkBody('application/atom+xml', payloads.image)).toThrow();
  expect(checkBody('text/csv', 'a,=1+1\r\n')).toBe(1);
});
