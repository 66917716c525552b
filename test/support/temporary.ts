// One temporary folder for all test files, removed at the end also when a process was killed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Run once by Vitest, before its workers start: they and their children inherit TMPDIR. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
