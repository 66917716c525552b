// A synthetic dataset that is large enough for what small ones do not show; built by the first
// test file that asks for it.
import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Manifest, readManifest } from '../../src/publication/manifest.ts';
import { publishRecords } from '../../src/seed/pipeline.ts';
import { generateRecords } from '../bench/generate.ts';

/**
 * So many matches have a common word that those beyond the ranked 2,000 show, and an export is
 * more than sockets buffer.
 */
export const generatedSize = 4000;

/** The published dataset of so many statements. Do not change the folder. */
export function publishGenerated(statements = generatedSize): {
  folder: string;
  manifest: Manifest;
} {
  const folder = join(tmpdir(), `generated-${statements}`);
  if (!existsSync(folder)) {
    const made = mkdtempSync(join(tmpdir(), 'generated-'));
    publishRecords(made, generateRecords(statements), 'generated');
    try {
      renameSync(made, folder);
    } catch (error) {
      // Another worker was faster.
      if (!existsSync(folder)) throw error;
    }
  }
  const manifest = readManifest(folder);
  if (!manifest) throw new Error(`nothing is published in ${folder}`);
  return { folder, manifest };
}
