// The service over small seeds that a test writes itself, for what the curated ones do not hold.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import type { Manifest } from '../../src/publication/manifest.ts';
import type { SourceText } from '../../src/records/source.ts';
import type { CompiledRecords } from '../../src/seed/compile.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { testAddress } from './curated.ts';
import { type Changes, writeSeeds } from './seeds.ts';

export interface Small {
  app: FastifyInstance;
  records: CompiledRecords;
  folder: string;
  manifest: Manifest;
  /** The parsed body of an answer with this status. */
  read: <T>(url: string, status?: number) => Promise<T>;
  close: () => Promise<void>;
}

/** The records of the small seeds with these changes. */
function compileSmall(changes: Changes = {}): CompiledRecords {
  const folder = writeSeeds(changes);
  const { records, problems } = compileFolder(folder);
  rmSync(folder, { recursive: true });
  if (!records) throw new Error(problems.map(formatProblem).join('\n'));
  return records;
}

export async function openSmall(changes: Changes = {}, texts?: SourceText): Promise<Small> {
  const records = compileSmall(changes);
  const folder = mkdtempSync(join(tmpdir(), 'small-'));
  const manifest = publishRecords(folder, records, 'small');
  const store = new Dataset(folder, manifest, { texts });
  const app = await buildApp({ store, address: testAddress, version: '0.0.0', logger: false });
  return {
    app,
    records,
    folder,
    manifest,
    read: async (url, status = 200) => {
      const response = await app.inject(url.replace(testAddress, ''));
      expect(response.statusCode, `${url} ${response.body}`).toBe(status);
      return response.json();
    },
    close: async () => {
      await app.close();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
