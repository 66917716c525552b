// Swagger UI without a browser: everything local, nothing inline, under a strict policy.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { openCurated, testAddress } from '../support/curated.ts';
import { type Service, startService, version } from '../support/service.ts';

let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The addresses in the attributes of a page. */
function listAddresses(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] as string);
}

test('the page needs only files of this service, and they are there', async () => {
  for (const page of ['/docs', '/docs/']) {
    const { text, headers } = await service.get(page).expect(200);
    expect(headers['content-security-policy']).toBe(policy);
    expect(text).toContain('<title>On Record: API</title>');
    expect(text).not.toMatch(/<script[^>]*>\s*[^\s<]|<style|style="|\son\w+="/);
    const addresses = listAddresses(text);
    expect(addresses.length).toBeGreaterThanOrEqual(6);
    for (const address of addresses) {
      const url = new URL(address, service.origin + page);
      expect(url.origin).toBe(service.origin);
      const file = await service.get(url.pathname).expect(200);
      expect(file.headers['content-security-policy']).toBe(policy);
      expect(file.headers['x-content-type-options']).toBe('nosniff');
    }
  }
});

test('the front page leads to it', async () => {
  const { text } = await service.get('/').expect(200);
  expect(text).toContain('href="/docs"');
});

test('it shows the document that /openapi.json is', async () => {
  const document = await service.read('/openapi.json');
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: testAddress }] });
  // Relative, so that it works under every name of the service.
  const servers = [{ url: '/', description: 'This service.' }];
  const shown = await service.read<{ paths: object }>('/docs/json');
  const { paths } = document as { paths: object };
  expect(shown).toEqual({ ...(document as object), paths: shown.paths, servers });
  expect(Object.keys(shown.paths)).toEqual(Object.keys(paths));
});

test('behind a path, the page and the document name that path', async () => {
  const address = 'https://news.example/on-record';
  const dataset = openCurated();
  const app = await buildApp({ store: dataset, address, version, logger: false });
  const page = await app.inject('/docs');
  const addresses = listAddresses(page.body);
  for (const url of addresses) expect(url).toMatch(/^\/on-record\/docs\/(static\/|json$)/);
  expect(addresses).toContain('/on-record/docs/json');
  const document = (await app.inject('/openapi.json')).json() as { servers: unknown };
  expect(document.servers).toEqual([{ url: address, description: 'This service.' }]);
  const shown = (await app.inject('/docs/json')).json() as { servers: unknown };
  expect(shown.servers).toEqual([{ url: '/on-record', description: 'This service.' }]);
  const { statusCode, headers } = await app.inject('/docs/static/index.html');
  expect([statusCode, headers.location]).toEqual([302, '../']);
  await app.close();
  dataset.close();
});

test.each(['br', 'gzip'])(
  'its scripts, styles and document are sent as %s to those who take it',
  async (coding) => {
    const { text } = await service.get('/docs/');
    const files = listAddresses(text).map(
      (one) => new URL(one, `${service.origin}/docs/`).pathname,
    );
    const packed: string[] = [];
    for (const path of [...files, '/docs/json']) {
      const plain = await service.sendRaw(path, 'GET', { 'accept-encoding': 'identity' });
      const { headers, bytes } = await service.sendRaw(path, 'GET', { 'accept-encoding': coding });
      expect(plain.headers['content-encoding']).toBeUndefined();
      if (headers['content-encoding'] === undefined) {
        expect(bytes.equals(plain.bytes)).toBe(true);
        continue;
      }
      packed.push(path.slice(path.lastIndexOf('/') + 1));
      expect(headers['content-encoding']).toBe(coding);
      expect(headers.vary).toBe('Accept-Encoding');
      const unpacked = coding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
      expect(unpacked.equals(plain.bytes)).toBe(true);
      expect(bytes.length).toBeLessThan(plain.bytes.length * 0.7);
    }
    expect(packed).toEqual(
      expect.arrayContaining(['swagger-ui-bundle.js', 'swagger-ui.css', 'json']),
    );
  },
);
