// `npm run notify`: everything that changed is posted once, whatever fails in between.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type NotifyOptions, notify } from '../../src/main/notifier.ts';
import type { Change } from '../../src/records/change.ts';
import { temporaryFolder } from '../support/seeds.ts';

interface Posted {
  key: string;
  body: { changes: Change[]; text: string };
}

let changes: Change[];
let posted: Posted[];
/** The statuses with which the webhook answers, one after the other; then 200. */
let faults: number[];
let asked: string[];
let server: Server;
let options: NotifyOptions;

const change = (day: number, id: string, more: Partial<Change> = {}): Change => ({
  on: `2026-03-${String(day).padStart(2, '0')}T00:00:00Z`,
  kind: 'corrected',
  record: { kind: 'statement', id, label: { en: `Says ${id}.`, fr: id }, url: `http://x/s/${id}` },
  what: 'date',
  by: null,
  was: '2025-12-02',
  note: { en: 'Read <anew> & again.', fr: 'Relu.' },
  ...more,
});

/** A service with two changes a page, and a webhook. */
beforeEach(async () => {
  [changes, posted, faults, asked] = [[], [], [], []];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.method === 'POST') {
      response.statusCode = faults.shift() ?? 200;
      const key = String(request.headers['idempotency-key']);
      if (response.statusCode === 200) posted.push({ key, body: JSON.parse(body) });
      response.end('no such hook');
      return;
    }
    asked.push(request.url ?? '');
    const { searchParams } = new URL(request.url ?? '', 'http://x');
    const since = searchParams.get('changed_since') ?? '';
    const found = changes.filter(({ on }) => on >= since).reverse();
    const start = Number(searchParams.get('cursor') ?? 0);
    searchParams.set('cursor', String(start + 2));
    const next = start + 2 < found.length ? `${options.service}/changes?${searchParams}` : null;
    response.end(JSON.stringify({ data: found.slice(start, start + 2), page: { next } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state = join(temporaryFolder(), 'notify.json');
  options = { service, webhook: `${service}/hook`, format: 'json', query: '', state };
});
afterEach(() => {
  server.close();
});

const run = (more: Partial<NotifyOptions> = {}) =>
  notify({ ...options, ...more }, { triesMax: 3, firstWaitMs: 1, timeoutMs: 5000 });
const listPosted = () => posted.flatMap(({ body }) => body.changes.map(({ record }) => record.id));

test('what changed is posted oldest first, and once', async () => {
  changes = [change(1, 'a'), change(2, 'b'), change(2, 'c'), change(3, 'd'), change(4, 'e')];
  expect(await run({ since: '2026-03-02', query: 'actor=anna' })).toBe(4);
  expect(asked[0]).toBe('/changes?actor=anna&changed_since=2026-03-02&limit=100');
  expect(listPosted()).toEqual(['b', 'c', 'd', 'e']);
  expect(await run({ since: '2026-03-02' })).toBe(0);
  changes.push(change(4, 'f'), change(5, 'g'));
  expect(await run()).toBe(2);
  expect(await run()).toBe(0);
  // What comes at the same instant later is posted, and nothing of that instant twice.
  changes.push(change(5, 'h'));
  expect([await run(), await run()]).toEqual([1, 0]);
  expect(listPosted()).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'h']);
});

test('a failure that passes is tried again, with the same key', async () => {
  changes = [change(1, 'a')];
  faults = [500, 429];
  expect(await run({ since: '2026-03-01' })).toBe(1);
  expect(posted).toHaveLength(1);
  expect(posted[0]?.key).toMatch(/^[0-9a-f]{64}$/);
});

test('what failed for good is posted by the next run, and what was posted is not', async () => {
  changes = Array.from({ length: 25 }, (_, index) => change(1 + index, `s${index}`));
  faults = [200, 503, 503, 503];
  await expect(run({ since: '2026-03-01' })).rejects.toThrow('answers 503, 3 times');
  expect(listPosted()).toHaveLength(20);
  expect(await run()).toBe(5);
  expect(listPosted()).toEqual(changes.map(({ record }) => record.id));
});

test('a refusal is not tried again, and says why', async () => {
  changes = [change(1, 'a')];
  faults = [404];
  await expect(run({ since: '2026-03-01' })).rejects.toThrow('answers 404: no such hook');
  expect(faults).toEqual([]);
});

test('Slack gets text in which nothing is a mention', async () => {
  changes = [change(1, 'a', { was: '<!channel>' })];
  await run({ since: '2026-03-01', format: 'slack' });
  expect(posted[0]?.body).toEqual({
    text:
      '• <http://x/s/a.html|Corrected (date): Says a.> — Before: &lt;!channel&gt; — ' +
      'Read &lt;anew&gt; &amp; again.',
  });
});

test('the first run needs a moment, and a damaged state stops it', async () => {
  await expect(run()).rejects.toThrow('--since is needed the first time');
  writeFileSync(options.state, '{"since"');
  await expect(run({ since: '2026-03-01' })).rejects.toThrow('notify.json cannot be read');
  expect(readFileSync(options.state, 'utf8')).toBe('{"since"');
});
