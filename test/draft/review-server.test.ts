// The server of the review as programs on this machine and pages of other sites meet it.
import { existsSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runReport } from '../../src/draft/review/command.ts';
import { type ReviewServer, startReview } from '../../src/draft/review/server.ts';
import { draftId, draftText, firstDecisions, writeDraftFolder } from '../support/draft.ts';
import { temporaryFolder, writeSeeds } from '../support/seeds.ts';

const servers: ReviewServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(drafts = writeDraftFolder(), seeds = writeSeeds()) {
  const server = await startReview({ drafts, seeds }, 0);
  servers.push(server);
  const { address } = server;
  const { origin, port, pathname } = new URL(address);
  /** A raw request: the path is sent as it is written. */
  const ask = (
    path: string,
    { method = 'GET', headers = {}, body = '' }: Asking = {},
  ): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, method, headers };
      const asking = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      asking.on('error', reject).end(body);
    });
  const decide = async (revision: number, action: object, headers: object = {}) => {
    const { status, text } = await ask(`${pathname}${draftId}/decisions`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ revision, seconds: 1.5, action }),
    });
    return { status, answer: JSON.parse(text) };
  };
  return { server, drafts, seeds, root: pathname, port, ask, decide };
}

interface Asking {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

const dismiss = { decision: 'dismiss', sentence: 0 };
const journal = (drafts: string) => readFileSync(join(drafts, draftId, 'review.jsonl'), 'utf8');

/** Everything, in the order of the page. */
const decisions = [
  ...firstDecisions,
  { decision: 'reject', proposal: 'p3' },
  { decision: 'dismiss', sentence: draftText.indexOf('Clara') },
];

describe('the address', () => {
  test('leads to the drafts and to the page of each', async () => {
    const { ask, root } = await start();
    const list = await ask(root);
    expect(list.status).toBe(200);
    expect(list.text).toContain(`<a href="${draftId}/">${draftId}</a>`);
    const page = await ask(`${root}${draftId}/`);
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    const names = [...page.text.matchAll(/(?:src|href)="\.\.\/(assets\/[^"]+)"/g)];
    expect(names).toHaveLength(2);
    for (const [, name] of names) expect((await ask(`${root}${name}`)).status).toBe(200);
  });

  test.each([
    ['without the token', '/'],
    ['with another token', `/${'x'.repeat(32)}/`],
    ['with half of the token', 'half'],
    ['with a draft but no token', `/${draftId}/review`],
  ])('%s leads nowhere', async (_what, path) => {
    const { ask, root } = await start();
    const { status, text } = await ask(path === 'half' ? `${root.slice(0, 17)}/` : path);
    expect([status, text]).toEqual([404, '{"error":"the address is not complete"}']);
  });

  test('has a token of its own each time', async () => {
    const [one, other] = [await start(), await start()];
    expect(one.root).not.toBe(other.root);
    expect(one.root.length).toBeGreaterThan(32);
  });

  test.each(['evil.example', 'evil.example:80', 'localhost', '127.0.0.1:1'])(
    'is refused to the host %s',
    async (host) => {
      const { ask, root } = await start();
      expect((await ask(root, { headers: { host } })).status).toBe(421);
    },
  );

  test.each([
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('takes no decision from %s', async (_what, headers, status) => {
    const { decide, drafts } = await start();
    expect((await decide(0, dismiss, headers)).status).toBe(status);
    expect(existsSync(join(drafts, draftId, 'review.jsonl'))).toBe(false);
  });

  test.each([
    '../secret/review',
    '..%2fsecret/review',
    '%2e%2e/secret/review',
    'assets/../../server.ts',
    'assets/..%2f..%2fserver.ts',
    'linked/review',
    'nothing/review',
  ])('leads to nothing outside the drafts: %s', async (path) => {
    const drafts = writeDraftFolder();
    const outside = join(writeDraftFolder(), draftId);
    symlinkSync(outside, join(drafts, 'linked'));
    const { ask, root } = await start(drafts);
    expect((await ask(`${root}${path}`)).status).toBe(404);
    expect(existsSync(join(outside, 'review.lock'))).toBe(false);
  });

  test('answers only GET and POST', async () => {
    const { ask, root } = await start();
    expect((await ask(root, { method: 'DELETE' })).status).toBe(405);
  });
});

describe('a decision', () => {
  test('that is too large is refused', async () => {
    const { ask, root, port } = await start();
    const { status } = await ask(`${root}${draftId}/decisions`, {
      method: 'POST',
      headers: { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'x'.repeat(300 * 1024) }),
    });
    expect(status).toBe(413);
  });

  test.each([
    ['of an unknown kind', { decision: 'publish' }],
    ['about a path', { decision: 'accept', proposal: '../../x.yaml' }],
    ['with a strange key', { ...dismiss, all: true }],
    ['about everything', { decision: 'accept', proposal: ['p1', 'p2'] }],
  ])('%s is none', async (_what, action) => {
    const { decide } = await start();
    expect((await decide(0, action)).status).toBe(422);
  });

  test('is refused while its card has errors, and then nothing is written', async () => {
    const { decide, drafts } = await start();
    const edit = { decision: 'edit', proposal: 'p2', field: 'actor', value: 'borys' };
    await decide(0, edit);
    const { status, answer } = await decide(1, { decision: 'accept', proposal: 'p2' });
    expect([status, answer.error]).toEqual([409, expect.stringMatching(/^actor: .*"borys"/)]);
    expect(journal(drafts).split('\n')).toHaveLength(3);
  });

  test('from two windows at once is taken once', async () => {
    const { decide, drafts } = await start();
    const other = { decision: 'reject', proposal: 'p1' };
    const both = await Promise.all([decide(0, dismiss), decide(0, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.answer.error).toContain('out of date');
    expect(journal(drafts).split('\n')).toHaveLength(3);
  });

  test('is kept when the review ends, and can be undone after that', async () => {
    const one = await start();
    await one.decide(0, dismiss);
    await one.server.close();
    const two = await start(one.drafts, one.seeds);
    const { answer } = await two.decide(1, { decision: 'undo' });
    expect(answer).toMatchObject({ revision: 2, canUndo: false });
    expect((await two.decide(2, { decision: 'undo' })).answer.error).toBe(
      'there is nothing to undo',
    );
  });

  test('about a draft that was changed since is not taken over', async () => {
    const one = await start();
    await one.decide(0, dismiss);
    await one.server.close();
    writeFileSync(join(one.drafts, draftId, 'article.txt'), `${draftText}\nPlus.\n`);
    const two = await start(one.drafts);
    const { status, text } = await two.ask(`${two.root}${draftId}/review`);
    expect(status).toBe(422);
    expect(text).toContain('its files were changed since');
  });
});

describe('an article', () => {
  test('is reviewed by one process at a time', async () => {
    const one = await start();
    const two = await start(one.drafts);
    expect((await one.ask(`${one.root}${draftId}/`)).status).toBe(200);
    const headers = { accept: 'text/html' };
    const { status, text } = await two.ask(`${two.root}${draftId}/`, { headers });
    expect(status).toBe(423);
    expect(text).toContain(`is under review in process ${process.pid}; close that one first`);
    await one.server.close();
    expect((await two.ask(`${two.root}${draftId}/`)).status).toBe(200);
  });

  test.each([
    ['a process that has died', '999999999\n'],
    ['nobody', ''],
  ])('is taken over from %s', async (_whom, holder) => {
    const drafts = writeDraftFolder();
    const lock = join(drafts, draftId, 'review.lock');
    writeFileSync(lock, holder);
    const { ask, root, server } = await start(drafts);
    expect((await ask(`${root}${draftId}/`)).status).toBe(200);
    expect(readFileSync(lock, 'utf8')).toBe(`${process.pid}\n`);
    await server.close();
    expect(existsSync(lock)).toBe(false);
  });

  test('shows how a proposal would be served', async () => {
    const { ask, root, decide } = await start();
    const preview = `${root}${draftId}/record?proposal=p1`;
    expect((await ask(preview)).status).toBe(409);
    await decide(0, decisions[3] as object);
    const record = JSON.parse((await ask(preview)).text);
    expect(record).toMatchObject({ id: 'anna-2025-12-04-ministere-pret', act: 'assertion' });
    const card = await ask(`${root}${draftId}/card?proposal=p1`);
    expect(card.text).toContain('Says that the ministry is ready.');
    expect(card.headers['content-security-policy']).toContain("frame-ancestors 'self'");
  });

  test('is written when everything is decided, and taken back with the last decision', async () => {
    const { decide, drafts } = await start();
    const final = join(drafts, draftId, 'final');
    for (const [index, action] of decisions.entries()) {
      expect(existsSync(final)).toBe(false);
      expect(await decide(index, action)).toMatchObject({ status: 200 });
    }
    const statements = join(final, 'sources', draftId, 'statements.yaml');
    expect(readFileSync(statements, 'utf8')).toContain('- id: boris-ivanov-faux\n');
    expect(existsSync(join(final, 'actors/lind.yaml'))).toBe(false);
    await decide(decisions.length, { decision: 'undo' });
    expect(existsSync(final)).toBe(false);
  });

  test('is written into its folder even when a link stands in the place', async () => {
    const one = await start();
    for (const [index, action] of decisions.entries()) await one.decide(index, action);
    await one.server.close();
    const { drafts, seeds } = one;
    const outside = temporaryFolder();
    const final = join(drafts, draftId, 'final');
    renameSync(final, join(drafts, draftId, 'before'));
    symlinkSync(outside, final);
    const { ask, root } = await start(drafts, seeds);
    expect((await ask(`${root}${draftId}/review`)).status).toBe(200);
    expect(existsSync(join(outside, 'sources'))).toBe(false);
    expect(existsSync(join(final, 'sources', draftId))).toBe(true);
  });

  test('has its precision, recall and minutes in the report', async () => {
    const { decide, drafts, server } = await start();
    for (const [index, action] of decisions.entries()) await decide(index, action);
    await server.close();
    let printed = '';
    const terminal = {
      stdout: { write: (text: string) => (printed += text) },
      stderr: process.stderr,
    };
    expect(runReport(drafts, terminal)).toBe(0);
    expect(printed.split('\n')[1]?.split(/ {2,}/)).toEqual([
      draftId,
      '67 % (2/3; 21–94)',
      '100 % (2/2; 34–100)',
      '50 % (1/2; 9–91)',
      '11',
      '0.3',
    ]);
  });
});

test('a side that is inherited from the speaker is shown, and can be emptied', async () => {
  const always = (text: string) => `${text}on_behalf_of: ministry\n`;
  const seeds = writeSeeds({ 'actors/anna.yaml': always });
  const { ask, decide, root } = await start(writeDraftFolder(), seeds);
  const sides = async () => {
    const { cards } = JSON.parse((await ask(`${root}${draftId}/review`)).text);
    return cards
      .filter(({ kind }: { kind: string }) => kind === 'statement')
      .map(({ fields }: { fields: object }) => 'on_behalf_of' in fields && fields.on_behalf_of);
  };
  expect(await sides()).toEqual(['ministry', false, false]);
  const nobody = { decision: 'edit', proposal: 'p1', field: 'on_behalf_of', value: '' };
  expect((await decide(0, nobody)).status).toBe(200);
  expect(await sides()).toEqual([null, false, false]);
});
