// Real answers for the README: each question is sent to the routes over the project's own seeds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../src/http/app.ts';
import { routes } from '../../src/http/routes/index.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';

const address = 'http://127.0.0.1:3000';

/** What is shown of each entry: a label and a path, from which the jq filter is made too. */
type Shown = Readonly<Record<string, string>>;

interface Question {
  text: string;
  url: string;
  list: 'data' | 'facets.actor';
  shown: Shown;
  /** How many lines to show; all when undefined. */
  lines?: number;
}

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
    lines: 6,
  },
  {
    text: 'Whose words are “rencontrer les Américains autant que nécessaire”?',
    url: '/lookup?text=rencontrer+les+Am%C3%A9ricains+autant+que+n%C3%A9cessaire',
    list: 'data',
    shown: { match: 'match', who: 'statements.0.actor.name', source: 'passage.source.id' },
  },
];

const records = [
  '/statements/peskov-2025-12-03-eu-gas',
  '/actors/ushakov',
  '/events/2025-12-03-eu-gas-decision',
  '/sources/bloomberg-2025-11-25',
  '/topics/energy',
  '/caveats/wp-shoigu-not-defence-minister',
  '/dataset',
];

export function renderQuestions(): Promise<string> {
  return withAnswers(async (ask) => {
    const answers = await Promise.all(questions.map(({ url }) => ask(url)));
    return questions
      .map((question, index) => {
        const { text, url, list, shown, lines } = question;
        const answer = JSON.parse(answers[index] as string) as unknown;
        const entries = read(answer, list) as unknown[];
        const rows = entries.map((entry) => JSON.stringify(pick(entry, shown)));
        const more =
          lines !== undefined && rows.length > lines ? [`… ${rows.length - lines} more`] : [];
        const command = `curl -s '${address}${url}' | jq -c '${filterOf(list, shown)}'`;
        return `**${text}**\n\n${fence('sh', command)}\n\n${fence('json', [...rows.slice(0, lines), ...more].join('\n'))}`;
      })
      .join('\n\n');
  });
}

export function renderRecords(): Promise<string> {
  return withAnswers(async (ask) => {
    const answers = await Promise.all(records.map(ask));
    return records
      .map((url, index) => {
        const json = JSON.stringify(JSON.parse(answers[index] as string), null, 2);
        const title = `<summary><code>curl ${address}${url}</code></summary>`;
        return `<details>\n${title}\n\n${fence('json', json)}\n\n</details>`;
      })
      .join('\n\n');
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

type Ask = (url: string) => Promise<string>;

async function withAnswers(render: (ask: Ask) => Promise<string>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-docs-'));
  try {
    const { records: compiled, digest } = compileFolder('seeds');
    if (!compiled) throw new Error('the seeds have problems; run npm run seed -- --check');
    const manifest = publishRecords(folder, compiled, digest);
    const dataset = new Dataset(folder, manifest);
    const app = await buildApp({ store: dataset, address, version: '', logger: false });
    const text = await render(async (url) => (await app.inject(url)).body);
    await app.close();
    dataset.close();
    return text;
  } finally {
    rmSync(folder, { recursive: true });
  }
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

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
