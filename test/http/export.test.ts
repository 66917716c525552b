// Long answers: the database with its ranges, and exports that are made while they are sent.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Statement } from '../../src/domain/statement.ts';
import { allowsRange, parseRange } from '../../src/http/conditions.ts';
import { publishRecords } from '../../src/seed/seed.ts';
import { Dataset } from '../../src/store/dataset.ts';
import { generateRecords } from '../bench/generate.ts';
import { publishCurated, testAddress } from '../support/curated.ts';
import { type Service, startService } from '../support/service.ts';

const { manifest } = publishCurated();
const etag = `"${manifest.sha256}"`;
let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** Asks for a path with headers and reads the whole answer as bytes. */
function ask(path: string, headers: Record<string, string> = {}, origin = service.origin) {
  return new Promise<{ status: number; headers: IncomingMessage['headers']; bytes: Buffer }>(
    (resolve, reject) => {
      get(`${origin}${path}`, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode: status = 0, headers: received } = response;
          resolve({ status, headers: received, bytes: Buffer.concat(chunks) });
        });
      }).on('error', reject);
    },
  );
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

describe('/dataset.sqlite', () => {
  const path = '/dataset.sqlite';

  test('is the database: its hash is the one it names, and it passes every check of SQLite', async () => {
    const { status, headers, bytes } = await ask(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.sqlite3',
      'content-length': String(manifest.bytes),
      'content-disposition': `attachment; filename="onrecord-${manifest.version}.sqlite"`,
      'accept-ranges': 'bytes',
      etag,
      'repr-digest': `sha-256=:${sha256(bytes).toString('base64')}:`,
    });
    expect(sha256(bytes).toString('hex')).toBe(manifest.sha256);
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-download-'));
    writeFileSync(join(folder, 'copy.sqlite'), bytes);
    const database = new Database(join(folder, 'copy.sqlite'), { readonly: true });
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    const count = database.prepare('SELECT count(*) FROM statements').pluck().get();
    expect(count).toBe(publishCurated().records.statements.length);
    database.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['bytes=0-15', 0, 15],
    ['bytes=16-16', 16, 16],
    ['bytes=100-', 100, manifest.bytes - 1],
    ['bytes=-16', manifest.bytes - 16, manifest.bytes - 1],
    [`bytes=5-${manifest.bytes * 2}`, 5, manifest.bytes - 1],
    [`bytes=-${manifest.bytes * 2}`, 0, manifest.bytes - 1],
  ])('%s is a 206 with these bytes', async (range, start, end) => {
    const whole = (await ask(path)).bytes;
    const { status, headers, bytes } = await ask(path, { range });
    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes ${start}-${end}/${manifest.bytes}`);
    expect(headers['content-length']).toBe(String(end - start + 1));
    expect(headers.etag).toBe(etag);
    expect(bytes.equals(whole.subarray(start, end + 1))).toBe(true);
  });

  test.each([`bytes=${manifest.bytes}-`, 'bytes=-0'])(
    '%s is a 416 with the length',
    async (range) => {
      const { status, headers, bytes } = await ask(path, { range });
      expect(status).toBe(416);
      expect(headers['content-range']).toBe(`bytes */${manifest.bytes}`);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(headers['content-disposition']).toBeUndefined();
      expect(JSON.parse(bytes.toString())).toMatchObject({ status: 416, instance: path });
    },
  );

  test.each(['bytes=5-2', 'bytes=a-b', 'bytes=-', 'lines=0-5', 'bytes=0-1,5-6', 'bytes'])(
    '%s is ignored',
    async (range) => {
      const { status, headers } = await ask(path, { range });
      expect([status, headers['content-length']]).toEqual([200, String(manifest.bytes)]);
      expect(headers['content-range']).toBeUndefined();
    },
  );

  test('a range is given only while the file is the one meant by If-Range', async () => {
    const range = 'bytes=0-15';
    const status = async (ifRange: string) => {
      const answer = await ask(path, { range, 'if-range': ifRange });
      return answer.status;
    };
    expect(await status(etag)).toBe(206);
    expect(await status('"another"')).toBe(200);
    expect(await status(`W/${etag}`)).toBe(200);
    expect(await status('Sun, 22 Nov 2026 00:00:00 GMT')).toBe(200);
  });

  test('If-None-Match comes before Range', async () => {
    const headers = { range: 'bytes=0-15', 'if-none-match': etag };
    const { status, bytes } = await ask(path, headers);
    expect([status, bytes.length]).toEqual([304, 0]);
    expect((await ask(path, { ...headers, range: 'bytes=99999999-' })).status).toBe(304);
  });

  test('HEAD says how long it is, without a range', async () => {
    const answer = await service.send('HEAD', path).set('Range', 'bytes=0-15');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-length']).toBe(String(manifest.bytes));
    expect(answer.headers['accept-ranges']).toBe('bytes');
  });
});

describe('ranges', () => {
  test('any range that is understood lies inside the file', () => {
    const number = fc.option(fc.nat(300), { nil: undefined });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 200 }), (first, last, bytes) => {
        const range = parseRange(`bytes=${first ?? ''}-${last ?? ''}`, bytes);
        if (range === undefined) return first === undefined || (last ?? Infinity) < first;
        if (range === 'unsatisfiable') return (first ?? Infinity) >= bytes;
        return 0 <= range.start && range.start <= range.end && range.end < bytes;
      }),
    );
  });
  test('without If-Range every range is allowed', () => {
    expect(allowsRange(undefined, etag)).toBe(true);
  });
});

describe('/dataset.datapackage.json', () => {
  interface Resource {
    name: string;
    path: string;
    bytes: number;
    hash: string;
    type?: string;
    schema?: { fields: { name: string; type: string; description: string }[] };
  }
  let descriptor: Record<string, unknown> & { resources: Resource[] };

  beforeAll(async () => {
    const { headers, bytes } = await ask('/dataset.datapackage.json');
    expect(headers['content-type']).toBe('application/vnd.datapackage+json; charset=utf-8');
    descriptor = JSON.parse(bytes.toString());
  });

  test('Data Package: $schema, name, version and licenses are as they should be', () => {
    expect(descriptor.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json');
    expect(descriptor.name).toMatch(/^[a-z0-9._-]+$/);
    expect(descriptor.version).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);
    for (const licence of descriptor.licenses as { name?: string; path?: string }[]) {
      expect(licence.name ?? licence.path).toBeTruthy();
    }
  });
  test('Data Package: it has at least one resource', () => {
    expect(descriptor.resources.length).toBeGreaterThan(0);
  });
  test('Data Resource: each has a name of its own and one path, an address in full', () => {
    const names = descriptor.resources.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const resource of descriptor.resources) {
      expect(resource.name).toMatch(/^[a-z0-9._-]+$/);
      expect(resource.path.startsWith(`${testAddress}/`)).toBe(true);
      expect(resource).not.toHaveProperty('data');
    }
  });
  test('Data Resource: size and hash are those of what its address gives', async () => {
    for (const { path, bytes: size, hash } of descriptor.resources) {
      const { bytes } = await ask(path.slice(testAddress.length));
      expect([path, bytes.length]).toEqual([path, size]);
      expect(`sha256:${sha256(bytes).toString('hex')}`).toBe(hash);
    }
  });
  test('Table Schema: the fields are the columns, each of a known type', async () => {
    const tables = descriptor.resources.filter(({ type }) => type === 'table');
    expect(tables).toHaveLength(6);
    for (const { path, schema } of tables) {
      const [header] = (await ask(path.slice(testAddress.length))).bytes.toString().split('\r\n');
      expect(schema?.fields.map(({ name }) => name).join(',')).toBe(header);
      for (const { type } of schema?.fields ?? []) {
        expect(['string', 'integer', 'boolean', 'date']).toContain(type);
      }
    }
  });
});

describe('a streamed export', () => {
  const size = 20_000;
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-export-'));
  let large: Service;
  let dataset: Dataset;

  beforeAll(async () => {
    const published = publishRecords(folder, generateRecords(size), 'synthetic', () => {});
    dataset = new Dataset(folder, published, testAddress);
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
    const { bytes } = await ask('/statements.ndjson?sort=said&limit=1234', {}, large.origin);
    const lines = bytes.toString().trimEnd().split('\n');
    const statements = lines.map((line) => JSON.parse(line) as Statement);
    expect(statements).toHaveLength(1234);
    const { data } = await large.read<{ data: Statement[] }>('/statements?sort=said&limit=100');
    expect(statements.slice(0, 100)).toEqual(data);
    expect(new Set(statements.map(({ id }) => id)).size).toBe(1234);
  });

  test('by relevance shows each match once, first those that fit best', async () => {
    const query = 'q=n%C3%A9gociations';
    const { bytes } = await ask(`/statements.ndjson?${query}`, {}, large.origin);
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
      const again = await ask(
        `/statements.csv${query}`,
        { 'if-none-match': headers.etag as string },
        large.origin,
      );
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
      const head = await large.send('HEAD', `/statements.csv${query}`);
      expect([head.status, head.headers.etag]).toEqual([200, headers.etag]);
    }
    expect(tags.size).toBe(4);
  });

  test('keeps the dataset that it began with until it ends, or its reader goes away', async () => {
    const manifestOf = dataset.manifest;
    const swapped = new Dataset(folder, manifestOf, testAddress);
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
    expect((await ask('/statements/nothing', {}, other.origin)).status).toBe(404);
    left.destroy();
    await expect
      .poll(async () => (await ask('/statements/nothing', {}, other.origin)).status)
      .toBe(500);
    await other.close();
  });

  test('that fails before its first part is an error', async () => {
    const { status } = await ask('/statements.csv?actor=nobody', {}, large.origin);
    expect(status).toBe(400);
  });
});

function everyId(ndjson: string): string[] {
  return ndjson
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as Statement).id);
}
