// The curated dataset, compiled once a process into a temporary folder, and the service over it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/http/app.ts';
import type { Manifest } from '../../src/publication/manifest.ts';
import type { CompiledRecords } from '../../src/seed/compile.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';

export const seedsFolder = join(import.meta.dirname, '../../seeds');

/** The address that the test service believes it has. */
export const testAddress = 'http://127.0.0.1:3000';

interface Curated {
  folder: string;
  manifest: Manifest;
  records: CompiledRecords;
}

let curated: Curated | undefined;

/** The published dataset of the project's own seeds. Do not change the folder. */
export function publishCurated(): Curated {
  if (curated) return curated;
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { records, digest, problems } = compileFolder(seedsFolder);
  if (!records) throw new Error(JSON.stringify(problems));
  const manifest = publishRecords(folder, records, digest);
  curated = { folder, manifest, records };
  return curated;
}

/** The curated dataset, open. */
export function openCurated(): Dataset {
  const { folder, manifest } = publishCurated();
  return new Dataset(folder, manifest);
}

/** The service over the curated dataset, ready for supertest: `request(app.server)`. */
export async function buildTestApp(): Promise<FastifyInstance> {
  const dataset = openCurated();
  const options = { store: dataset, address: testAddress, version: '0.0.0' };
  const app = await buildApp({ ...options, logger: false });
  app.addHook('onClose', () => dataset.close());
  await app.ready();
  return app;
}
