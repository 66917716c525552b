// The dataset that most tests ask: compiled from a fixed copy of curated seeds, so that what is
// written into `seeds/` breaks no test; once for all test files, and the service over it.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/http/app.ts';
import { type Manifest, readManifest } from '../../src/publication/manifest.ts';
import type { CompiledRecords } from '../../src/seed/compile.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';

/** The fixed copy. It changes only when the rules of the seed job do. */
export const seedsFolder = join(import.meta.dirname, '../seeds');

/** The address that the test service believes it has. */
export const testAddress = 'http://127.0.0.1:3000';

interface Curated {
  folder: string;
  manifest: Manifest;
  records: CompiledRecords;
}

let curated: Curated | undefined;

const preparedFolder = () => join(tmpdir(), 'curated');
const recordsPath = () => join(tmpdir(), 'curated-records.v8');

/** Compiles the dataset for the processes that come after this one and share its TMPDIR. */
export function prepareCurated(): void {
  const folder = preparedFolder();
  mkdirSync(folder);
  const { records } = compileInto(folder);
  writeFileSync(recordsPath(), serialize(records));
}

/** The published dataset of the fixed seeds. Do not change the folder. */
export function publishCurated(): Curated {
  curated ??= readPrepared() ?? compileInto(temporaryFolder());
  return curated;
}

function readPrepared(): Curated | undefined {
  const folder = preparedFolder();
  if (!existsSync(recordsPath())) return undefined;
  const manifest = readManifest(folder);
  if (!manifest) throw new Error(`nothing is published in ${folder}`);
  return { folder, manifest, records: deserialize(readFileSync(recordsPath())) };
}

function compileInto(folder: string): Curated {
  const { records, digest, problems } = compileFolder(seedsFolder);
  if (!records) throw new Error(problems.map(formatProblem).join('\n'));
  const manifest = publishRecords(folder, records, digest);
  return { folder, manifest, records };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The curated dataset, open. */
export function openCurated(): Dataset {
  const { folder, manifest } = publishCurated();
  return new Dataset(folder, manifest);
}

let shared: Promise<FastifyInstance> | undefined;

/**
 * The service over the curated dataset, ready for supertest: `request(app.server)`. It is one for
 * all test files of a process, because building it describes all routes; closing it does nothing.
 * It listens, because supertest would open and close it with every request.
 */
export function buildTestApp(): Promise<FastifyInstance> {
  shared ??= buildShared();
  return shared;
}

async function buildShared(): Promise<FastifyInstance> {
  const dataset = openCurated();
  const options = { store: dataset, address: testAddress, version: '0.0.0' };
  const app = await buildApp({ ...options, logger: false });
  await app.listen({ host: '127.0.0.1', port: 0 });
  app.server.unref();
  return Object.assign(app, { close: async () => {} });
}

/** Whether a dataset can still be read from. */
export function isOpen({ engine: file }: Dataset): boolean {
  try {
    file.read(file.engine.hasId('topics', 'energy'));
    return true;
  } catch {
    return false;
  }
}
