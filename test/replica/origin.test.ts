// What a node asks an origin for, and when it gives up: each limit by an answer that reaches it.
import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Manifest } from '../../src/publication/manifest.ts';
import { manifestBytesMax } from '../../src/publication/manifest.ts';
import { FolderOrigin, type Pace, readFileFrom, UrlOrigin } from '../../src/replica/origin.ts';
import { Patience } from '../../src/replica/patience.ts';
import { describeText } from '../../src/replica/refusal.ts';
import { temporaryFolder } from '../support/seeds.ts';

type Answer = (response: ServerResponse, path: string) => void;

let server: Server;
let url: string;
let answer: Answer;
let asked: { path: string; headers: IncomingHttpHeaders }[];

beforeEach(async () => {
  asked = [];
  server = createServer(({ url: path = '', headers }, response) => {
    asked.push({ path, headers });
    answer(response, path);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const pace: Pace = { silenceMaxMs: 2000, manifestMaxMs: 2000, windowMs: 2000, windowBytesMin: 1 };
const read = (origin: UrlOrigin) => origin.readManifest(new AbortController().signal);
const readOnce = (overrides: Partial<Pace> = {}) =>
  read(new UrlOrigin(url, { ...pace, ...overrides }));

/** The number of bytes that came before it ended or was given up. */
async function pull(bytes: number, overrides: Partial<Pace> = {}): Promise<number> {
  let count = 0;
  const file = readFileFrom(`${url}/data`, 'x.sqlite', { bytes } as Manifest, {
    ...pace,
    ...overrides,
  });
  for await (const chunk of file) count += chunk.byteLength;
  return count;
}

const send =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): Answer =>
  (response) =>
    void response.writeHead(status, headers).end(body);

describe('a manifest', () => {
  test.each(['', '/', '/data', '/data/'])('is below the address %s', async (base) => {
    answer = send('text');
    expect(await read(new UrlOrigin(url + base, pace))).toBe('text');
    expect(asked.map(({ path }) => path)).toEqual([
      `${base === '' ? '' : base.replace(/\/$/, '')}/manifest.json`,
    ]);
    expect(asked[0]?.headers['accept-encoding']).toBe('identity');
  });

  test('that did not change is asked for by its tag', async () => {
    const date = { date: 'Thu, 01 Jan 2026 00:00:10 GMT' };
    const modified = 'Thu, 01 Jan 2026 00:00:00 GMT';
    answer = send('one', { etag: '"1"', 'last-modified': modified, ...date });
    const origin = new UrlOrigin(url, pace);
    expect(await read(origin)).toBe('one');
    answer = send('', {}, 304);
    expect([await read(origin), await read(origin)]).toEqual(['one', 'one']);
    answer = send('two');
    expect(await read(origin)).toBe('two');
    await read(origin);
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      '"1"',
      '"1"',
      '"1"',
      undefined,
    ]);
  });

  test.each([
    ['00:00:00', false],
    ['00:00:07', false],
    ['00:00:08', false],
    ['00:00:09', true],
    ['00:00:10', true],
  ])('of %s, sent at 00:00:10, may share its tag: %s', async (time, isRecent) => {
    const headers = { etag: '"1"', date: 'Thu, 01 Jan 2026 00:00:10 GMT' };
    answer = send('x', { ...headers, 'last-modified': `Thu, 01 Jan 2026 ${time} GMT` });
    const origin = new UrlOrigin(url, pace);
    await read(origin);
    await read(origin);
    expect(asked[1]?.headers['if-none-match']).toBe(isRecent ? undefined : '"1"');
  });

  test('has a greatest length', async () => {
    answer = send('x'.repeat(manifestBytesMax));
    expect(await readOnce()).toHaveLength(manifestBytesMax);
    answer = send('x'.repeat(manifestBytesMax + 1));
    await expect(readOnce()).rejects.toThrow(`more than ${manifestBytesMax} bytes`);
  });

  test.each([404, 500, 304, 204])('that is a %i is none', async (status) => {
    answer = send('', {}, status);
    await expect(readOnce()).rejects.toThrow(`${url}/manifest.json: status ${status}`);
  });

  test('is waited for as long as something comes, but not for ever', async () => {
    answer = () => {};
    await expect(readOnce({ silenceMaxMs: 30 })).rejects.toThrow('silent for 30 ms');
    answer = (response) => {
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    };
    await expect(readOnce({ manifestMaxMs: 60 })).rejects.toThrow('not complete after 60 ms');
  });

  test('is not waited for when the node closes', async () => {
    answer = () => {};
    const closing = new AbortController();
    const reading = new UrlOrigin(url, pace).readManifest(closing.signal);
    closing.abort(new Error('closed'));
    await expect(reading).rejects.toThrow('closed');
  });

  test('that cannot be asked for leaves no timer behind', async () => {
    const count = () =>
      process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const origin = new UrlOrigin(url, { ...pace, silenceMaxMs: 60_000, manifestMaxMs: 60_000 });
    server.close();
    const before = count();
    await expect(read(origin)).rejects.toThrow('ECONNREFUSED');
    expect(count()).toBe(before);
  });

  test('of a folder that has none is an error of the origin', async () => {
    const origin = new FolderOrigin(temporaryFolder());
    await expect(origin.readManifest()).rejects.toMatchObject({ name: 'OriginError' });
  });
});

describe('a redirect', () => {
  const lead =
    (to: (path: string) => string | undefined): Answer =>
    (response, path) => {
      const location = to(path);
      if (location === undefined) response.end('there');
      else response.writeHead(302, { location }).end();
    };

  test('is followed at the same origin, three times at most', async () => {
    const hops = (count: number) =>
      lead((path) => {
        const hop = Number(/\d+$/.exec(path)?.[0] ?? 0);
        return hop < count ? `/hop/${hop + 1}` : undefined;
      });
    answer = hops(3);
    expect(await readOnce()).toBe('there');
    expect(asked.map(({ path }) => path).slice(1)).toEqual(['/hop/1', '/hop/2', '/hop/3']);
    answer = hops(4);
    await expect(readOnce()).rejects.toThrow('more than 3 redirects');
  });

  test('to another origin is refused', async () => {
    answer = lead(() => 'http://127.0.0.1:1/manifest.json');
    await expect(readOnce()).rejects.toThrow('it redirects to another origin');
    expect(asked).toHaveLength(1);
  });

  test('without an address is none', async () => {
    answer = send('', {}, 302);
    await expect(readOnce()).rejects.toThrow('status 302');
  });
});

describe('a file', () => {
  test('has as many bytes as were announced', async () => {
    answer = send(Buffer.alloc(1000));
    expect(await pull(1000)).toBe(1000);
    expect(asked[0]?.path).toBe('/data/x.sqlite');
    await expect(pull(999)).rejects.toThrow('more than 999 bytes');
  });

  test('that is not there is an error of the origin', async () => {
    answer = send('', {}, 404);
    await expect(pull(1)).rejects.toMatchObject({
      name: 'OriginError',
      message: `${url}/data/x.sqlite: status 404`,
    });
  });

  test('that ends early is an error', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('x', () => response.destroy());
    };
    await expect(pull(100)).rejects.toThrow();
  });

  test('that comes too slowly is given up', async () => {
    answer = (response) => {
      const timer = setInterval(() => response.write('12345'), 10);
      response.on('close', () => clearInterval(timer));
    };
    const slow = pull(10_000, { windowMs: 50, windowBytesMin: 1000 });
    await expect(slow).rejects.toThrow('fewer than 1000 bytes within 50 ms');
    answer = (response) => {
      const timer = setInterval(() => response.write('12345'), 10);
      response.on('close', () => clearInterval(timer));
      setTimeout(() => response.end(), 900);
    };
    // Long enough for a byte to come in each even where others use the machine.
    expect(await pull(1000, { windowMs: 400, windowBytesMin: 1 })).toBeGreaterThan(0);
  });
});

describe('patience with a pull', () => {
  /** Whether it was given up at each look, a second apart. */
  async function look(patience: Patience, texts: readonly string[]): Promise<boolean[]> {
    const left = [...texts];
    const { signal, end } = patience.wait('old', 1000, async () => left.shift() ?? 'old');
    const given: boolean[] = [];
    for (let second = 0; second < texts.length + 2; second++) {
      await vi.advanceTimersByTimeAsync(1000);
      given.push(signal.aborted);
    }
    end();
    expect(signal.aborted).toBe(true);
    return given;
  }

  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('ends when it took long and something newer came, and doubles', async () => {
    const patience = new Patience(2000);
    // At the first look it has not taken long, so nothing is asked.
    expect(await look(patience, ['new'])).toEqual([false, true, true]);
    expect(await look(patience, ['new'])).toEqual([false, false, false]);
    expect(await look(patience, ['new', 'new'])).toEqual([false, false, false, true]);
    patience.reset();
    expect(await look(patience, ['new'])).toEqual([false, true, true]);
  });

  test('goes on while the same is read, or nothing can be', async () => {
    expect(await look(new Patience(1000), ['old', 'old', 'old'])).not.toContain(true);
    const { signal, end } = new Patience(1000).wait('old', 1000, () => Promise.reject(new Error()));
    await vi.advanceTimersByTimeAsync(5000);
    expect(signal.aborted).toBe(false);
    end();
  });

  test('looks no more when the pull is over', async () => {
    const reads = vi.fn(async () => 'old');
    new Patience(0).wait('old', 1000, reads).end();
    await vi.advanceTimersByTimeAsync(5000);
    expect(reads).not.toHaveBeenCalled();
  });

  test('is a minute', async () => {
    const { signal, end } = new Patience().wait('old', 1000, async () => 'new');
    await vi.advanceTimersByTimeAsync(59_999);
    expect(signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(signal.aborted).toBe(true);
    end();
  });
});

test('of what is no manifest the log has only the length and the hash', () => {
  expect(describeText('é')).toEqual({
    bytes: 2,
    sha256: '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c',
  });
});
