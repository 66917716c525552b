// Exports that are made while they are sent: whole, in order, from one dataset.
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Statement } from '../../src/records/statement.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishGenerated, generatedSize as size } from '../support/generated.ts';
import { type Service, startService } from '../support/service.ts';

describe('a streamed export', () => {
  const { folder, manifest } = publishGenerated();
  let large: Service;
  let dataset: Dataset;

  beforeAll(async () => {
    dataset = new Dataset(folder, manifest);
    large = await startService({ dataset });
  });
  afterAll(() => large.close());

  test('is whole', async () => {
    const countLines = async (path: string) =>
      (await large.sendRaw(path)).bytes.toString().split('\n').length - 1;
    expect(await countLines('/statements.ndjson')).toBe(size);
    expect(await countLines('/statements.csv')).toBeGreaterThan(size);
  });

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
    const query = 'q=de';
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
