// Publications that can be told apart: every statement of edition n says so in its summary. And
// publications that are broken, each in its own way.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  fileName,
  type Manifest,
  manifestName,
  readManifest,
} from '../../src/publication/manifest.ts';
import { publishRecords } from '../../src/seed/pipeline.ts';
import type { Records } from '../../src/store/sqlite/records.ts';
import { publishCurated } from './curated.ts';

type PublishEdition = (folder: string, edition: number, seq?: number) => Manifest;

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Publishes records as edition n; each edition is built once a process. */
export function editionsOf(findRecords: (edition: number) => Records): PublishEdition {
  const built = new Map<number, { folder: string; manifest: Manifest }>();
  return (folder, edition, seq) => {
    const known = built.get(edition) ?? buildEdition(findRecords(edition), edition);
    built.set(edition, known);
    const name = fileName(known.manifest);
    if (!existsSync(join(folder, name))) {
      copyFileSync(join(known.folder, name), join(folder, `${name}.part`));
      renameSync(join(folder, `${name}.part`), join(folder, name));
    }
    const manifest = { ...known.manifest, seq: seq ?? (readManifest(folder)?.seq ?? 0) + 1 };
    writeManifest(folder, manifest);
    return manifest;
  };
}

/**
 * Publishes the curated records as edition n.
 * @param seq the number of the publication; by default the next one
 */
export const publishEdition = editionsOf(() => publishCurated().records);

function buildEdition(records: Records, edition: number) {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-edition-'));
  folders.push(folder);
  const statements = [...records.statements].map((statement) => ({
    ...statement,
    summary: { ...statement.summary, en: `${statement.summary.en} (edition ${edition})` },
  }));
  const manifest = publishRecords(folder, { ...records, statements }, `edition ${edition}`);
  return { folder, manifest };
}

/** The editions that statements in an answer belong to: one, unless versions are mixed. */
export function listEditions(body: string): number[] {
  const editions = body.matchAll(/\(edition (\d+)\)/g).map((match) => Number(match[1]));
  return [...new Set(editions)];
}

/** Replaces the manifest, true or not, by rename. */
export function writeManifest(folder: string, manifest: object): void {
  const part = join(folder, `${manifestName}.part`);
  writeFileSync(part, `${JSON.stringify(manifest)}\n`);
  renameSync(part, join(folder, manifestName));
}

/** The current manifest with the next number and some other values. */
export function announce(folder: string, changes: Partial<Manifest>): Manifest {
  const current = readManifest(folder) as Manifest;
  const manifest = { ...current, seq: current.seq + 1, ...changes };
  writeManifest(folder, manifest);
  return manifest;
}

/** Announces a copy of the current file under another hash, after `damage` was done to it. */
export function announceDamaged(folder: string, damage: (bytes: Buffer) => Buffer): Manifest {
  const current = readManifest(folder) as Manifest;
  const sha256 = [...current.sha256].reverse().join('');
  const path = join(folder, fileName({ sha256 }));
  copyFileSync(join(folder, fileName(current)), path);
  chmodSync(path, 0o644);
  writeFileSync(path, damage(readFileSync(path)));
  return announce(folder, { sha256, version: sha256.slice(0, 12) });
}

export function flipBit(bytes: Buffer): Buffer {
  const middle = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  return bytes;
}

export function cutShort(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length >> 1);
}
