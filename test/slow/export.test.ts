// Four large exports at once: whole, and with flat memory.
import { get } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishGenerated } from '../support/generated.ts';
import { type Service, startService } from '../support/service.ts';

const size = 20_000;
let service: Service;

beforeAll(async () => {
  const { folder, manifest } = publishGenerated(size);
  service = await startService({ dataset: new Dataset(folder, manifest) });
});
afterAll(() => service.close());

/** Reads an answer and forgets it, watching the memory of this process. */
function drain(path: string) {
  return new Promise<{ lines: number; bytes: number; growth: number }>((resolve, reject) => {
    const before = process.memoryUsage.rss();
    const seen = { lines: 0, bytes: 0, growth: 0 };
    get(`${service.origin}${path}`, (response) => {
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

test('exports of 20,000 statements are whole, and four at once keep memory flat', async () => {
  const paths = ['/statements.ndjson', '/statements.csv', '/statements.ndjson', '/statements.csv'];
  await Promise.all(paths.map(drain));
  const seen = await Promise.all(paths.map(drain));
  const [ndjson, csv] = seen;
  expect(ndjson?.lines).toBe(size);
  expect(csv?.lines).toBeGreaterThanOrEqual(size + 1);
  const bytes = seen.reduce((sum, one) => sum + one.bytes, 0);
  expect(bytes).toBeGreaterThan(100_000_000);
  expect(Math.max(...seen.map(({ growth }) => growth))).toBeLessThan(bytes / 2);
});
