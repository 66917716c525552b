// Reads the seeds folder: which files there are, and their text as it will be stored.
// Nothing outside the folder is ever opened.
import { createHash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Problem } from './problem.ts';

export interface SeedFile {
  /** Relative to the seeds folder, with forward slashes. */
  path: string;
  /** NFC, line feeds only, no byte order mark. */
  text: string;
}

export interface SeedFolder {
  files: SeedFile[];
  problems: Problem[];
  /** SHA-256 over the names and bytes of all files. */
  digest: string;
}

const mebibyte = 1024 * 1024;
const articleBytesMax = 5 * mebibyte;
const fileBytesMax = 2 * mebibyte;
const filesMax = 200_000;

const layout = [
  /^topics\.yaml$/,
  /^(actors|events)\/[^/]+\.yaml$/,
  /^sources\/[^/]+\/(source\.yaml|statements\.yaml|article\.txt)$/,
];

/** Reads every file below `folder`, sorted by path. */
export function readSeedFolder(folder: string): SeedFolder {
  const problems: Problem[] = [];
  const files: SeedFile[] = [];
  const hash = createHash('sha256');
  for (const path of listFiles(folder, problems)) {
    const bytes = readFileSync(join(folder, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
    const text = decode(path, bytes, problems);
    if (text !== undefined) files.push({ path, text });
  }
  return { files, problems, digest: hash.digest('hex') };
}

function listFiles(folder: string, problems: Problem[]): string[] {
  const found: string[] = [];
  const pending = [''];
  for (let inner = pending.pop(); inner !== undefined; inner = pending.pop()) {
    for (const entry of listFolder(folder, inner, problems)) {
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.name.startsWith('.') || path === 'README.md') continue;
      const message = refuse(folder, path, entry);
      if (message) problems.push(atStart(path, message));
      else if (entry.isDirectory()) pending.push(path);
      else found.push(path);
      if (found.length > filesMax) throw new Error(`more than ${filesMax} files in ${folder}`);
    }
  }
  return found.sort(compare);
}

function listFolder(folder: string, inner: string, problems: Problem[]): Dirent[] {
  try {
    return readdirSync(join(folder, inner), { withFileTypes: true });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    problems.push(atStart(inner || '.', `cannot read the folder (${reason}); check its path`));
    return [];
  }
}

function refuse(folder: string, path: string, entry: Dirent): string | undefined {
  if (entry.isSymbolicLink()) return 'is a symbolic link; put the file itself here';
  if (entry.isDirectory()) return undefined;
  if (!entry.isFile()) return 'is not a regular file; remove it';
  if (!layout.some((pattern) => pattern.test(path))) {
    return (
      'is not part of the layout; expected actors/<id>.yaml, events/<id>.yaml, topics.yaml or ' +
      'sources/<id>/{source.yaml,statements.yaml,article.txt}'
    );
  }
  const max = path.endsWith('.txt') ? articleBytesMax : fileBytesMax;
  const { size } = lstatSync(join(folder, path));
  if (size > max) return `has ${size} bytes; the limit is ${max / mebibyte} MiB, so split it`;
  return undefined;
}

function decode(path: string, bytes: Buffer, problems: Problem[]): string | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.push(invalidUtf8(path, bytes));
    return undefined;
  }
  text = text.replace(/\r\n/g, '\n').normalize('NFC');
  const found = findForbidden(text);
  if (found === undefined) return text;
  problems.push({
    file: path,
    ...lineColumn(text, found.at),
    message: found.message,
    severity: 'error',
  });
  return undefined;
}

function invalidUtf8(path: string, bytes: Buffer): Problem {
  // The decoder replaces what it cannot read by U+FFFD, so the first new one marks the place.
  const lossy = new TextDecoder('utf-8').decode(bytes);
  let at = lossy.indexOf('\uFFFD');
  while (
    at !== -1 &&
    Buffer.from(lossy.slice(0, at + 1)).equals(
      bytes.subarray(0, Buffer.byteLength(lossy.slice(0, at + 1))),
    )
  ) {
    at = lossy.indexOf('\uFFFD', at + 1);
  }
  const place = lineColumn(lossy, Math.max(at, 0));
  return {
    file: path,
    ...place,
    message: 'is not valid UTF-8; save the file as UTF-8',
    severity: 'error',
  };
}

/** The first character that no stored text may hold, and what to do about it. */
export function findForbidden(text: string): { at: number; message: string } | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
  const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]|\p{Surrogate}/u.exec(text);
  if (!control) return undefined;
  const code = (control[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
  const name =
    code === 'FEFF'
      ? 'a byte order mark inside the text'
      : /^D[89A-F]/.test(code) && code.length === 4
        ? 'half of a surrogate pair'
        : 'a control character';
  return { at: control.index, message: `holds ${name} (U+${code}); remove it` };
}

/** Line and column, both from 1, of a UTF-16 index. */
export function lineColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

function atStart(file: string, message: string): Problem {
  return { file, line: 1, column: 1, message, severity: 'error' };
}
