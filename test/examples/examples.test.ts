// The examples for other people's programs, run as they would run them.
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkClientTypes } from '../support/client-types.ts';
import { publishCurated, testAddress } from '../support/curated.ts';
import { openService, type Service } from '../support/listening.ts';
import { checkMarkup } from '../support/markup.ts';

const folder = import.meta.dirname;
const { statements } = publishCurated().records;
const requests: string[] = [];
let service: Service;

beforeAll(async () => {
  service = await openService();
  service.app.server.on('request', ({ url = '' }) => requests.push(url));
});
afterAll(() => service.app.close());

interface Outcome {
  code: unknown;
  stdout: string;
  stderr: string;
}

/** Runs a program beside the service: both are needed at once, so it cannot be waited for. */
function run(command: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, { encoding: 'utf8', timeout: 20_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }),
    );
  });
}

const runTable = (actor: string, address = service.url) =>
  run(process.execPath, ['--import', 'tsx', join(folder, 'who-denied-what.ts'), actor, address]);
const runShell = (actor: string, address = service.url) =>
  run('bash', [join(folder, 'denials.sh'), actor, address]);

/** What the records say: when, who, does what, to what; in the order of the days. */
function listDenials(actor?: string, order: 'oldest' | 'newest' = 'oldest'): string[][] {
  const spoken = statements.filter((statement) => !actor || statement.actor.id === actor);
  const ordered = order === 'oldest' ? spoken : spoken.toReversed();
  return ordered.flatMap(({ said, actor: { name }, relations }) =>
    relations
      .filter(({ direction }) => direction === 'outgoing')
      .filter(({ type }) => type === 'denies' || type === 'disputes')
      .map(({ type, label }) => [said?.edtf ?? 'undated', name, type, label.en]),
  );
}

describe('who-denied-what.ts', () => {
  /** Cells are at least two spaces apart. */
  const parseTable = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/));

  test('walks all pages and prints every denial as a row', async () => {
    requests.length = 0;
    const { code, stdout, stderr } = await runTable('');
    expect([code, stderr]).toEqual([0, '']);
    const [heading, ...rows] = parseTable(stdout);
    expect(heading).toEqual(['when', 'who', 'does what', 'to what']);
    const shorten = (text = '') => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);
    expect(rows).toEqual(listDenials().map((row) => [...row.slice(0, 3), shorten(row[3])]));
    expect(rows.length).toBeGreaterThan(5);
    expect(requests.length).toBe(2);
    expect(requests.filter((url) => url.includes('cursor=')).length).toBe(1);
  });
  test('of one actor, in any spelling, prints theirs alone', async () => {
    const { stdout } = await runTable('Песков');
    const [, ...rows] = parseTable(stdout);
    expect(rows.map(([, who, does]) => [who, does])).toEqual(
      listDenials('peskov').map(([, who, does]) => [who, does]),
    );
    expect(rows.length).toBeGreaterThan(1);
  });
  test('of a misspelled actor says what was meant, and fails', async () => {
    const stderr = 'actor: nothing is called "peskovv"; did you mean "peskov"?\n';
    expect(await runTable('peskovv')).toEqual({ code: 1, stdout: '', stderr });
  });
});

const absent = ['bash', 'curl', 'jq'].filter((name) => spawnSync(name, ['--version']).error);
const reason = absent.length > 0 ? ` (skipped: no ${absent.join(', ')} on this machine)` : '';

describe.skipIf(absent.length > 0)(`denials.sh${reason}`, () => {
  const asLines = (rows: readonly string[][]) => rows.map((row) => `${row.join('\t')}\n`).join('');

  test('prints every denial as a line', async () => {
    const stdout = asLines(listDenials(undefined, 'newest'));
    expect(await runShell('')).toEqual({ code: 0, stdout, stderr: '' });
  });
  test('of one actor, in any spelling, prints theirs alone', async () => {
    const stdout = asLines(listDenials('peskov', 'newest'));
    expect(await runShell('Песков')).toEqual({ code: 0, stdout, stderr: '' });
  });
  test('of a misspelled actor says what was meant, and fails', async () => {
    const { code, stdout, stderr } = await runShell('peskovv');
    expect([code, stdout]).toEqual([5, '']);
    expect(stderr).toContain('nothing is called "peskovv"; did you mean "peskov"?');
  });
  test('without a service fails', async () => {
    const { code, stdout, stderr } = await runShell('', 'http://127.0.0.1:1');
    expect([code, stdout]).toEqual([7, '']);
    expect(stderr).toContain('curl: (7)');
  });
});

describe.skipIf(absent.length > 0)(`README.md of the project${reason}`, () => {
  const readme = readFileSync(join(folder, '../../README.md'), 'utf8');
  const commands = readme.slice(0, readme.indexOf('<!-- questions -->')).match(/^curl .*/gm) ?? [];

  test('shows three commands to begin with', () => expect(commands.length).toBe(3));
  test.each(commands)('%s: answered', async (command) => {
    const [asks = ''] = command.replace('http://127.0.0.1:3000', service.url).split(' #');
    const { stdout } = await run('bash', ['-c', `${asks} --silent --write-out '\n%{http_code}'`]);
    expect(stdout.split('\n').at(-1)).toBe('200');
  });
});

describe('embed.html', () => {
  const page = readFileSync(join(folder, 'embed.html'), 'utf8');

  test('holds what /oembed gives, to the letter', async () => {
    const [, url = ''] = /\/oembed\?url=(\S+)/.exec(page) ?? [];
    expect(url.startsWith(testAddress)).toBe(true);
    const answer = await fetch(`${service.url}/oembed?url=${encodeURIComponent(url)}`);
    const { html } = (await answer.json()) as { html: string };
    expect(page).toContain(`\n${html}\n`);
  });
  test('is valid HTML but for the attribute of frames that oEmbed consumers expect', () => {
    expect(checkMarkup(page.replace(' frameborder="0"', ''))).toEqual([]);
  });
});

describe('README.md', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');

  test('shows what the scripts print', async () => {
    const { stdout } = await runTable('peskov');
    expect(readme).toContain(`\n\`\`\`text\n${stdout}\`\`\`\n`);
  });
});

describe('on-record.d.ts', () => {
  const file = readFileSync(join(folder, 'on-record.d.ts'), 'utf8');
  const text = readFileSync(join(folder, '../openapi.json'), 'utf8');
  const document = JSON.parse(text) as Document;
  const stale = [
    'test/examples/on-record.d.ts is not made from test/openapi.json; run `npm run client`',
  ];

  interface Document {
    info: { version: string };
    servers: object[];
    paths: Record<string, { get: { parameters: { name: string; schema: object }[] } }>;
    components: { schemas: Record<string, { properties: Record<string, object> }> };
  }

  /** What is wrong with the file once the document is another. */
  function checkAfter(change: (document: Document) => void): string[] {
    const changed = structuredClone(document);
    change(changed);
    return checkClientTypes(changed, file);
  }

  test('is made from the document of today', () => {
    expect(checkClientTypes(document, file)).toEqual([]);
  });
  test('is out of date once the document has other types', () => {
    const properties = (changed: Document) =>
      changed.components.schemas.Statement?.properties as Record<string, object>;
    const offenders: ((changed: Document) => void)[] = [
      (changed) => delete changed.paths['/lookup'],
      (changed) => delete properties(changed).said,
      (changed) => Object.assign(properties(changed), { example: { type: 'string' } }),
      (changed) => changed.paths['/statements']?.get.parameters.pop(),
    ];
    for (const offender of offenders) expect(checkAfter(offender)).toEqual(stale);
  });
  test('is not concerned by other servers and versions', () => {
    const harmless: ((changed: Document) => void)[] = [
      (changed) => {
        changed.info.version = '9.9.9';
      },
      (changed) => changed.servers.push({ url: 'https://example.org' }),
    ];
    for (const change of harmless) expect(checkAfter(change)).toEqual([]);
  });
  test('is noticed when it was edited by hand', () => {
    const offenders = [
      file.replace('"/lookup"', '"/look-up"'),
      file.replace(/[0-9a-f]{64}/, '0'.repeat(64)),
      file.slice(0, -1),
      '',
    ];
    for (const offender of offenders) expect(checkClientTypes(document, offender)).toEqual(stale);
  });
});
