// Exports that are made while they are sent: whole, in order, with flat memory, from one dataset.
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Statement } from '../../src/records/statement.ts';
import { publishRecords } from '../../src/seed/pipeline.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { generateRecords } from '../bench/generate.ts';
import { type Service, startService } from '../support/service.ts';

describe('a streamed export', () => {
  const size = 20_000;
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-export-'));
  let large: Service;
  let dataset: Dataset;

  beforeAll(async () => {
    const published = publishRecords(folder, generateRecords(size), 'synthetic');
    dataset = new Dataset(folder, published);
    large = await startService({ dataset });
  }, 120_000);
  afterAll(async () => {
    await large.close();
    rmSync(folder, { recursive: true });
  });

  /** Reads an answer and forgets it, watching the memory of this process. */
  function drain(path: string) {
    return new Promise<{ lines: number; bytes: number; growth: number }>((resolve, reject) => {
      const before = process.memoryUsage.rss();
      const seen = { lines: 0, bytes: 0, growth: 0 };
      get(`${large.origin}${path}`, (response) => {
        response.on('data', (chunk: Buffer) => {
          for (const byte of chunk) if (byte === 10) seen.lines++;
          seen.bytes += chunk.length;
          seen.growth = Math.max(seen.growth, process.memoryUsage.rss() - before);
        });
        response.on('error', reject);
        response.on('end', () => resolve(seen));
      }).on('error', reject);
    });
  }

  test('of 20,000 statements is whole, and four at once keep memory flat', async () => {
    const paths = [
      '/statements.ndjson',
      '/statements.csv',
      '/statements.ndjson',
      '/statements.csv',
    ];
    await Promise.all(paths.map(drain));
    const seen = await Promise.all(paths.map(drain));
    const [ndjson, csv] = seen;
    expect(ndjson?.lines).toBe(size);
    expect(csv?.lines).toBeGreaterThanOrEqual(size + 1);
    const bytes = seen.reduce((sum, one) => sum + one.bytes, 0);
    expect(bytes).toBeGreaterThan(100_000_000);
    expect(Math.max(...seen.map(({ growth }) => growth))).toBeLessThan(bytes / 2);
  }, 60_000);

  test('is in the order of the list, and ends where it is told to', async () => {
    const { bytes } = await large.sendRaw('/statements.ndjson?sort=said&limit=1234');
    const lines = bytes.toString().trimEnd().split('\n');
    const statements = lines.map((line) => JSON.parse(line) as Statement);
    expect(statements).toHaveLength(1234);
    const { data } = await large.read<{ data: Statement[] }>('/statements?sort=said&limit=100');
    expect(statements.slice(0, 100)).toEqual(data);
    expect(new Set(statements.map(({ id }) => id)).size).toBe(1234);
  });

  test('by relevance shows each match once, first those that fit best', async () => {
    const query = 'q=n%C3%A9gociations';
    const { bytes } = await large.sendRaw(`/statements.ndjson?${query}`);
    const ids = everyId(bytes.toString());
    const page = await large.read<{ data: Statement[]; page: { total: number } }>(
      `/statements?${query}&limit=100`,
    );
    expect(ids).toHaveLength(page.page.total);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(0, 100)).toEqual(page.data.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(2100);
  });

  test('has a strong validator that tells queries apart and gives a 304', async () => {
    const tags = new Set<string>();
    for (const query of ['', '?sort=said', '?raw=1', '?limit=15000']) {
      const { headers } = await large.get(`/statements.csv${query}`).buffer(false);
      expect(headers.etag).toMatch(/^"[\w-]{20,}"$/);
      expect(headers['content-length']).toBeUndefined();
      tags.add(headers.etag as string);
      const again = await large.sendRaw(`/statements.csv${query}`, 'GET', {
        'if-none-match': headers.etag as string,
      });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
      const head = await large.send('HEAD', `/statements.csv${query}`);
      expect([head.status, head.headers.etag]).toEqual([200, headers.etag]);
    }
    expect(tags.size).toBe(4);
  });

  test('keeps the dataset that it began with until it ends, or its reader goes away', async () => {
    const manifestOf = dataset.manifest;
    const swapped = new Dataset(folder, manifestOf);
    const other = await startService({ dataset: swapped });
    const begin = () =>
      new Promise<IncomingMessage>((resolve, reject) => {
        get(`${other.origin}/statements.ndjson`, resolve).on('error', reject);
      });
    const read = await begin();
    const left = await begin();
    swapped.close();
    let lines = 0;
    for await (const chunk of read) for (const byte of chunk as Buffer) if (byte === 10) lines++;
    expect(lines).toBe(size);
    // Closed for new requests only when nobody reads it any more.
    expect((await other.sendRaw('/statements/nothing')).status).toBe(404);
    left.destroy();
    await expect.poll(async () => (await other.sendRaw('/statements/nothing')).status).toBe(500);
    await other.close();
  });

  test('that fails before its first part is an error', async () => {
    const { status } = await large.sendRaw('/statements.csv?actor=nobody');
    expect(status).toBe(400);
  });
});

function everyId(ndjson: string): string[] {
  return ndjson
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as Statement).id);
}
