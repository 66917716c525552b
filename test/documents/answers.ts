// Real answers for the guides. The questions of the README are sent to the service over the
// project's own seeds, as a reader would send them after `npm start`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/http/app.ts';
import { routes } from '../../src/http/routes/index.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { seedsFolder } from '../support/curated.ts';

const address = 'http://127.0.0.1:3000';

/** What is shown of each entry: a label and a path, from which the jq filter is made too. */
type Shown = Readonly<Record<string, string>>;

interface Question {
  text: string;
  url: string;
  list: 'data' | 'facets.actor';
  shown: Shown;
}

/** So many lines of an answer are shown. */
const linesMax = 4;

const questions: readonly Question[] = [
  {
    text: 'What did Peskov deny?',
    url: '/statements?actor=peskov&relation=denies',
    list: 'data',
    shown: { id: 'id', says: 'summary.en' },
  },
  {
    text: 'Who speaks about Trump?',
    url: '/statements?mentions=trump&facets=actor&limit=1',
    list: 'facets.actor',
    shown: { who: 'label.en', statements: 'count' },
  },
  {
    text: 'What do two sources report?',
    url: '/statements?min_sources=2',
    list: 'data',
    shown: { id: 'id', status: 'attribution.status' },
  },
  {
    text: 'What was certainly said on 2 and 3 December 2025?',
    url: '/statements?on=2025-12-02/2025-12-03&date_match=within',
    list: 'data',
    shown: { who: 'actor.name', when: 'said.edtf', says: 'summary.en' },
  },
  {
    text: 'Whose words are “rencontrer les Américains autant que nécessaire”?',
    url: '/lookup?text=rencontrer+les+Am%C3%A9ricains+autant+que+n%C3%A9cessaire',
    list: 'data',
    shown: { match: 'match', who: 'statements.0.actor.name', source: 'passage.source.id' },
  },
];

interface Answered {
  text: string;
  /** The command that asks and picks what is shown. */
  command: string;
  /** What the command prints, line by line. */
  rows: string[];
}

/** Asks all questions of a service over the seeds in a folder. */
export function answerQuestions(seeds: string): Promise<Answered[]> {
  return withService(seeds, async (ask) => {
    const answered: Answered[] = [];
    for (const { text, url, list, shown } of questions) {
      const entries = read(JSON.parse(await ask(url)), list) as unknown[];
      const command = `curl -s '${address}${url}' | jq -c '${filterOf(list, shown)}'`;
      const rows = entries.map((entry) => JSON.stringify(pick(entry, shown)));
      answered.push({ text, command, rows });
    }
    return answered;
  });
}

/** The header and the first row of a table of what was said. */
export function renderSpreadsheet(): Promise<string> {
  return withService(seedsFolder, async (ask) => {
    const [header, row] = (await ask('/statements.csv?actor=peskov')).split('\r\n');
    return fence('csv', `${header}\n${row}`);
  });
}

type Ask = (url: string) => Promise<string>;

function withService<T>(seeds: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  return withApp(seeds, (app) => work(async (url) => (await app.inject(url)).body));
}

/** @param seeds the folder whose records are served */
export async function withApp<T>(
  seeds: string,
  work: (app: FastifyInstance) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-docs-'));
  const { records, digest } = compileFolder(seeds);
  if (!records) throw new Error(`${seeds} has problems; run npm run seed -- --check`);
  const dataset = new Dataset(folder, publishRecords(folder, records, digest));
  const app = await buildApp({ store: dataset, address, version: '0.0.0', logger: false });
  try {
    return await work(app);
  } finally {
    await app.close();
    dataset.close();
    rmSync(folder, { recursive: true });
  }
}

export async function renderQuestions(): Promise<string> {
  const answered = await answerQuestions('seeds');
  return answered
    .map(({ text, command, rows }) => {
      const shown = [...rows.slice(0, linesMax), ...(rows.length > linesMax ? ['…'] : [])];
      return `**${text}**\n\n${fence('sh', command)}\n\n${fence('json', shown.join('\n'))}`;
    })
    .join('\n\n');
}

/**
 * What a page shows as answers that the service does not give. The page may show fewer lines: new
 * records add to an answer and make nothing wrong that was there.
 */
export function checkQuestions(page: string, answered: readonly Answered[]): string[] {
  return answered.flatMap(({ text, command, rows }) => {
    const [, after] = page.split(`${fence('sh', command)}\n\n\`\`\`json\n`);
    if (after === undefined) return [`"${text}" is not asked with: ${command}`];
    const shown = after.slice(0, after.indexOf('\n```')).split('\n');
    const lines = shown.filter((line) => line !== '…');
    const wrong = lines.filter((line) => !rows.includes(line));
    return wrong.map((line) => `"${text}" is not answered with: ${line}`);
  });
}

export function renderEndpoints(): string {
  // Formats have a table of their own.
  const shown = routes.filter(({ tag }) => tag !== 'formats');
  const rows = shown.map(({ path, summary }) => `| \`${path}\` | ${summary} |`);
  return [
    '| path | what |',
    '| --- | --- |',
    ...rows,
    '| `/docs`, `/openapi.json` | Swagger UI and the OpenAPI 3.1 document |',
  ].join('\n');
}

function read(value: unknown, path: string): unknown {
  return path.split('.').reduce((inner, key) => (inner as Record<string, unknown>)?.[key], value);
}

function pick(entry: unknown, shown: Shown): object {
  return Object.fromEntries(
    Object.entries(shown).map(([label, path]) => [label, read(entry, path)]),
  );
}

function filterOf(list: string, shown: Shown): string {
  const keys = Object.entries(shown).map(([label, path]) => {
    const filter = path.replace(/\.(\d+)/g, '[$1]');
    return label === filter ? label : `${label}: .${filter}`;
  });
  return `.${list}[] | {${keys.join(', ')}}`;
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
