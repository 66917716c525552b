// Notes beside a file that it passed all checks, so that a start need not repeat them first. A file
// that was changed since, or was checked by another version of the program, has no note that fits.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileName, type Manifest } from '../publication/manifest.ts';
import { readStart } from '../publication/regular-file.ts';
import { schemaVersion } from '../store/sqlite/file.ts';
import { type FileMark, isSameMark, markFile } from './file-mark.ts';

/** Raise this when the checks become stricter. */
const checksVersion = 1;

const noteBytesMax = 1000;

const program = `${schemaVersion}.${checksVersion}`;

const pathOf = (folder: string, { sha256 }: Manifest) => join(folder, `${sha256}.checked`);

export function writeNote(folder: string, manifest: Manifest): void {
  const mark = markFile(join(folder, fileName(manifest)));
  try {
    writeFileSync(pathOf(folder, manifest), `${JSON.stringify({ program, ...mark })}\n`);
  } catch {
    // In a folder that can only be read, each start checks anew.
  }
}

export function removeNote(folder: string, manifest: Manifest): void {
  rmSync(pathOf(folder, manifest), { force: true });
}

export function fitsNote(folder: string, manifest: Manifest): boolean {
  try {
    const note = JSON.parse(
      readStart(pathOf(folder, manifest), noteBytesMax).toString('utf8'),
    ) as FileMark & {
      program: string;
    };
    const mark = markFile(join(folder, fileName(manifest)));
    return mark !== undefined && note.program === program && isSameMark(note, mark);
  } catch {
    return false;
  }
}
