// HTTP itself, swept over every path of the OpenAPI document: HEAD, OPTIONS, CORS, other methods,
// validators, cache headers.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '../support/document.ts';
import { type Refusal, type Service, startService } from '../support/service.ts';

let service: Service;
/** One address for each path, the first of its examples. */
let addresses: string[];
/** The same and `/docs`, which the document does not describe. */
let pages: string[];
/** What a page elsewhere gets of each of `addresses` and `missing`. */
let answers: { url: string; status: number; headers: NodeJS.Dict<string | string[]> }[];

beforeAll(async () => {
  service = await startService();
  const document = await readDocument(service);
  addresses = document.operations.map(
    ({ path, requests }) => requests.find(({ status }) => status === '200')?.url ?? path,
  );
  pages = [...addresses, '/docs', '/docs/json', '/docs/static/swagger-ui.css', '/'];
  expect(addresses.length).toBeGreaterThan(15);
  answers = [];
  for (const url of [...addresses, ...missing]) {
    const origin = { origin: 'https://newsroom.example' };
    const { status, headers } = await service.sendRaw(url, 'GET', origin);
    answers.push({ url, status, headers });
  }
});
afterAll(() => service.close());

const missing = ['/nowhere', '/statements/nowhere', '/statements?nothing=1'];

/**
 * Without what differs from one answer to the next for no reason of ours, and without how a body
 * is framed, of which HEAD has none (RFC 9110 §9.3.2).
 */
function withoutDate({
  date: _date,
  'transfer-encoding': _framing,
  ...headers
}: Record<string, string>) {
  return headers;
}

describe('HEAD', () => {
  test('answers with the status and headers of GET, content-length included, and no body', async () => {
    for (const url of [...pages, ...missing]) {
      const get = await service.get(url).set('accept-encoding', 'identity').buffer(true);
      const head = await service.send('HEAD', url);
      expect([url, head.status]).toEqual([url, get.status]);
      expect(withoutDate(head.headers)).toEqual(withoutDate(get.headers));
      expect(head.text ?? '').toBe('');
    }
  });
  test('content-length is the number of bytes of GET', async () => {
    for (const url of [...addresses, ...missing]) {
      const { headers, bytes } = await service.sendRaw(url);
      // What is made while it is sent comes in chunks.
      const length = headers['content-length'] ?? (headers['transfer-encoding'] && bytes.length);
      expect([url, Number(length)]).toEqual([url, bytes.length]);
    }
  });
});

describe('a validator', () => {
  test('is strong, the same twice, and another for another answer', async () => {
    const seen = new Map<string, string>();
    const bodies = new Set<string>();
    for (const url of addresses) {
      const { headers, body } = await service.sendRaw(url);
      if (headers['cache-control'] === 'no-store') continue;
      bodies.add(body);
      expect(headers.etag).toMatch(/^"[\w-]{20,}"$/);
      expect((await service.sendRaw(url)).headers.etag).toBe(headers.etag);
      // One statement alone and a list of it are the same table.
      expect(seen.get(headers.etag as string) ?? body).toBe(body);
      seen.set(headers.etag as string, body);
    }
    expect(seen.size).toBe(bodies.size);
    expect(seen.size).toBeGreaterThan(addresses.length - 6);
  });
  test('sent back gives a 304 with the headers that matter and no body', async () => {
    for (const url of addresses) {
      const { headers } = await service.send('HEAD', url);
      if (!headers.etag) continue;
      const other = '"a", ';
      for (const tag of [headers.etag, `W/${headers.etag}`, other + headers.etag, '*']) {
        for (const method of ['GET', 'HEAD']) {
          const again = await service.send(method, url).set('If-None-Match', tag);
          expect([url, tag, again.status]).toEqual([url, tag, 304]);
          expect(again.text ?? '').toBe('');
          expect([again.headers.etag, `${again.headers.etag?.slice(0, -6)}"`]).toContain(
            headers.etag,
          );
          expect(again.headers['cache-control']).toBe(headers['cache-control']);
          expect(again.headers['access-control-allow-origin']).toBe('*');
        }
      }
    }
  });
  test('of something else gives the whole answer', async () => {
    for (const url of addresses) {
      for (const tag of ['"nothing"', 'nothing', '', '""']) {
        const { status } = await service.sendRaw(url, 'GET', { 'if-none-match': tag });
        expect([url, tag, status]).toEqual([url, tag, 200]);
      }
    }
  });
  test('does not turn a refusal into a 304', async () => {
    for (const url of missing) {
      const answer = await service.get(url).set('If-None-Match', '*');
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('Cache-Control', () => {
  test('lets answers be kept for a minute, and neither health nor refusals', async () => {
    for (const { url, status, headers } of answers) {
      expect([url, status < 300]).toEqual([url, addresses.includes(url)]);
      const isTransient = status >= 400 || url === '/livez' || url === '/readyz';
      expect([url, headers['cache-control']]).toEqual([
        url,
        isTransient ? 'no-store' : 'public, max-age=60, stale-while-revalidate=600',
      ]);
    }
  });
});

describe('a request target', () => {
  test('with an origin in front, as a proxy sends it, means the same', async () => {
    for (const url of ['/statements?limit=1&actor=peskov', '/actors/nobody', '/statements/%']) {
      const absolute = await service.sendRaw(`http://elsewhere.example${url}`);
      expect(absolute.body).toBe((await service.sendRaw(url)).body);
    }
    expect((await service.sendRaw('http://elsewhere.example/topics', 'POST')).status).toBe(405);
    expect((await service.sendRaw('http://elsewhere.example')).status).toBe(200);
  });
  test('of OPTIONS may be the whole service', async () => {
    expect((await service.sendRaw('*', 'OPTIONS')).headers.allow).toBe('GET, HEAD, OPTIONS');
  });
});

describe('other methods', () => {
  const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY', 'SEARCH'];
  test('are a 405 with Allow wherever something can be read', async () => {
    for (const url of pages) {
      for (const method of methods) {
        const { status, headers, body } = await service.sendRaw(url, method);
        expect([method, url, status]).toEqual([method, url, 405]);
        expect(headers.allow).toBe('GET, HEAD, OPTIONS');
        expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
        expect((JSON.parse(body) as Refusal).title).toBe('Method Not Allowed');
      }
    }
  });
  test('are a 405 whatever body comes with them, which is not even read', async () => {
    const bodies = [
      ['application/json', '{'],
      ['text/xml', '<a/>'],
      ['no type at all', 'x'],
      ['application/json', JSON.stringify('x'.repeat(2 * 1024 * 1024))],
    ];
    for (const [type = '', body = ''] of bodies) {
      const request = service.send('POST', '/statements').set('Content-Type', type);
      await request
        .serialize(() => body)
        .send(body)
        .expect(405);
    }
  });
  test('are a 404 where there is nothing', async () => {
    for (const method of ['POST', 'DELETE', 'QUERY']) {
      expect((await service.sendRaw('/nowhere', method)).status).toBe(404);
    }
  });
});

describe('OPTIONS and CORS', () => {
  test('OPTIONS says what is allowed', async () => {
    for (const url of [...pages, '/nowhere']) {
      const { status, headers } = await service.sendRaw(url, 'OPTIONS');
      expect([url, status]).toEqual([url, 204]);
      expect(headers.allow).toBe('GET, HEAD, OPTIONS');
    }
  });
  test('a preflight lets any origin ask with a validator', async () => {
    for (const url of addresses) {
      const { headers } = await service
        .send('OPTIONS', url)
        .set('Origin', 'https://newsroom.example')
        .set('Access-Control-Request-Method', 'GET')
        .set('Access-Control-Request-Headers', 'if-none-match')
        .expect(204);
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'if-none-match',
        'access-control-max-age': '86400',
      });
      expect(headers['access-control-allow-credentials']).toBeUndefined();
    }
  });
  test('every answer, refusals too, can be read from any origin with its headers', async () => {
    for (const { headers } of answers) {
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['access-control-expose-headers']).toMatch(/^ETag, Link, Retry-After/);
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    }
  });
});

describe('security headers', () => {
  test('forbid sniffing and everything active on data', async () => {
    for (const { headers } of answers) {
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers.server).toBeUndefined();
      expect(headers['set-cookie']).toBeUndefined();
    }
  });
});

describe('Accept-Encoding', () => {
  const ask = (path: string, coding: string, more: Record<string, string> = {}) =>
    service.sendRaw(path, 'GET', { 'accept-encoding': coding, ...more });

  test.each(['/statements', '/statements.html', '/statements.bib', '/openapi.json'])(
    '%s is compressed as the client likes best, each form under a tag of its own',
    async (path) => {
      const plain = await ask(path, 'identity');
      expect(plain.headers['content-encoding']).toBeUndefined();
      const decoders = { gzip: gunzipSync, br: brotliDecompressSync };
      const asked: [string, keyof typeof decoders][] = [
        ['gzip', 'gzip'],
        ['br;q=0.5, gzip', 'gzip'],
        ['deflate, GZIP', 'gzip'],
        ['br;q=0, gzip;q=0.1', 'gzip'],
        ['br', 'br'],
        ['gzip, deflate, br, zstd', 'br'],
        ['gzip;q=0.5, br; q=0.6', 'br'],
      ];
      for (const [coding, chosen] of asked) {
        const zipped = await ask(path, coding);
        expect([coding, zipped.headers['content-encoding']]).toEqual([coding, chosen]);
        expect(decoders[chosen](zipped.bytes).equals(plain.bytes)).toBe(true);
        expect(zipped.headers.etag).toBe(
          plain.headers.etag?.toString().replace(/"$/, `-${chosen}"`),
        );
        expect(zipped.bytes.length).toBeLessThan(plain.bytes.length / 2);
        for (const { headers } of [plain, zipped])
          expect(headers.vary).toContain('Accept-Encoding');
        const tag = zipped.headers.etag as string;
        expect((await ask(path, coding, { 'if-none-match': tag })).status).toBe(304);
      }
      for (const coding of ['gzip;q=0', 'br;q=0.0, gzip;q=0', 'zstd', '']) {
        expect((await ask(path, coding)).headers['content-encoding']).toBeUndefined();
      }
    },
  );

  test('leaves alone what is short or compressed already', async () => {
    for (const path of ['/livez', '/topics/energy', '/statements.xlsx', '/dataset.sqlite']) {
      expect((await ask(path, 'gzip')).headers['content-encoding']).toBeUndefined();
    }
  });
});

describe('If-Match', () => {
  test.each(['/statements', '/statements.html', '/dataset.sqlite', '/statements.xlsx'])(
    'that names another version is a 412: %s',
    async (path) => {
      const { headers } = await service.sendRaw(path);
      const etag = headers.etag as string;
      for (const passes of [etag, '*', `"x", ${etag}`]) {
        await service.get(path).set('if-match', passes).expect(200);
      }
      for (const fails of ['"x"', `W/${etag}`]) {
        await service.get(path).set('if-match', fails).expect(412);
      }
    },
  );
});
