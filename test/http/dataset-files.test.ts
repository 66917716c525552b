// The dataset as a whole: the database with its ranges, and the data package that describes it.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { allowsRange, parseRange } from '../../src/http/exchange/conditions.ts';
import { recordsLicence } from '../../src/records/licence.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishCurated, testAddress } from '../support/curated.ts';
import { type Service, startService, version } from '../support/service.ts';

const { manifest } = publishCurated();
const etag = `"${manifest.sha256}"`;
let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const ask = (path: string, headers: Record<string, string> = {}) =>
  service.sendRaw(path, 'GET', headers);
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
    const fact = database.prepare("SELECT value FROM dataset WHERE key = 'licence'").pluck().get();
    expect(fact).toContain('CC-BY-4.0');
    database.close();
    rmSync(folder, { recursive: true });
  });

  test('is what was opened, whatever stands under its name now', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-replaced-'));
    const { folder: published } = publishCurated();
    const name = `${manifest.sha256}.sqlite`;
    copyFileSync(join(published, name), join(folder, name));
    const dataset = new Dataset(folder, manifest);
    const app = await buildApp({ store: dataset, address: testAddress, version, logger: false });
    const download = async () => sha256((await app.inject(path)).rawPayload).toString('hex');
    writeFileSync(join(folder, 'other'), 'x'.repeat(manifest.bytes));
    renameSync(join(folder, 'other'), join(folder, name));
    expect(await download()).toBe(manifest.sha256);
    rmSync(join(folder, name));
    expect(await download()).toBe(manifest.sha256);
    await app.close();
    dataset.close();
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

test('the licence of the records is the same in /dataset, the repository and the Data Package', async () => {
  const { bytes } = await ask('/dataset');
  const { path } = recordsLicence;
  expect(JSON.parse(bytes.toString()).licence).toContain(path);
  expect(readFileSync(join(import.meta.dirname, '../../LICENSE'), 'utf8')).toContain(path);
  expect((await ask('/dataset.datapackage.json')).bytes.toString()).toContain(path);
});

test('the description has a note about the file only where there is none', async () => {
  const { bytes } = await ask('/dataset');
  const { file, file_note } = JSON.parse(bytes.toString());
  expect([file, file_note]).toEqual([`${testAddress}/dataset.sqlite`, null]);
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
    expect(descriptor.licenses).toMatchObject([{ name: 'CC-BY-4.0' }]);
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
        expect(['string', 'integer', 'boolean', 'date', 'datetime']).toContain(type);
      }
    }
  });
});
