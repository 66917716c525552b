// Run once before the tests: one temporary folder for all of them, removed at the end also when a
// process was killed, and in it the dataset that most of them ask.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareCurated } from './curated.ts';

/** Called by Vitest before its workers start: they and their children inherit TMPDIR. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-tests-'));
  process.env.TMPDIR = folder;
  prepareCurated();
  return () => rmSync(folder, { recursive: true, force: true });
}
