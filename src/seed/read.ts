// Reads the seeds folder: which files there are, and their text as it will be stored.
// Nothing outside the folder is ever opened.
import { createHash, hash } from 'node:crypto';
import {
  closeSync,
  constants,
  type Dirent,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from 'node:fs';
import { join } from 'node:path';
import { atStart, compare, type Problem } from './problem.ts';
import { decodeText, findInvalidUtf8, listForbidden, placeOf } from './read/text.ts';

export interface SeedFile {
  /** Relative to the seeds folder, with forward slashes. */
  path: string;
  /** As it is stored; undefined when it cannot be read, which is a problem of its own. */
  text: string | undefined;
}

/** The files of a folder, not read yet. */
export interface FolderListing {
  /** Sorted. */
  paths: string[];
  problems: Problem[];
  /** The sources that were left out. */
  otherSources: string[];
}

/** Files that are read one by one, and let go of. */
export interface OpenFiles {
  /** To be gone through once. */
  files: Iterable<SeedFile> & { readonly length: number };
  /** The SHA-256 of the bytes of each file that was read and is not empty, by its path. */
  hashes: ReadonlyMap<string, string>;
  /** SHA-256 over the names and texts of all files, once they are read. */
  digest: () => string;
}

export interface SeedFolder {
  files: SeedFile[];
  problems: Problem[];
  digest: string;
}

const mebibyte = 1024 * 1024;
const articleBytesMax = 5 * mebibyte;
const fileBytesMax = 2 * mebibyte;
const filesMax = 200_000;

const layout = [
  /^(dataset|topics|withdrawn)\.yaml$/,
  /^(actors|events)\/[^/]+\.yaml$/,
  /^register\/(releases|actors|caveats|events|sources|statements|topics)\.csv$/,
  /^sources\/[^/]+\/(source\.yaml|statements\.yaml|article\.txt)$/,
  /^sources\/[^/]+\/earlier\/\d{4}-\d\d-\d\d\.txt$/,
];
const expected =
  'expected dataset.yaml, topics.yaml, withdrawn.yaml, actors/<id>.yaml, events/<id>.yaml, ' +
  'register/*.csv, sources/<id>/{source.yaml,statements.yaml,article.txt} or ' +
  'sources/<id>/earlier/<day>.txt';

/** Reads every file below `folder` at once. */
export function readSeedFolder(folder: string): SeedFolder {
  const { paths, problems } = listSeedFiles(folder);
  const { files, digest } = openSeedFiles(folder, paths, problems);
  return { files: [...files], digest: digest(), problems };
}

/** The digest alone. */
export function hashSeedFolder(folder: string): string {
  const { paths, problems } = listSeedFiles(folder);
  const { files, digest } = openSeedFiles(folder, paths, problems);
  for (const _ of files);
  return digest();
}

/**
 * Finds every file below `folder`.
 * @param sources the only sources whose folders are opened, where not all are wanted
 */
export function listSeedFiles(folder: string, sources?: ReadonlySet<string>): FolderListing {
  const problems: Problem[] = [];
  const otherSources: string[] = [];
  const isLeftOut = (path: string) => {
    const [parent, id, ...inner] = path.split('/');
    if (!sources || parent !== 'sources' || id === undefined || inner.length > 0) return false;
    if (sources.has(id)) return false;
    otherSources.push(id);
    return true;
  };
  const paths = listPaths(folder, problems, isLeftOut);
  if (paths.length === 0 && problems.length === 0) {
    problems.push(atStart('.', `there is no seed file here; ${expected}`));
  }
  return { paths, problems, otherSources };
}

/** Opens some of the files below `folder`; what is wrong with them is added to `problems`. */
export function openSeedFiles(
  folder: string,
  paths: readonly string[],
  problems: Problem[],
): OpenFiles {
  const digest = createHash('sha256');
  const hashes = new Map<string, string>();
  const read = function* (): Generator<SeedFile> {
    for (const path of paths) {
      const bytes = readBytes(folder, path, problems);
      if (bytes?.length) hashes.set(path, hash('sha256', bytes, 'base64'));
      const text = bytes && checkText(path, bytes, problems);
      digest.update(`${path}\0${text?.length}\0${text}`);
      yield { path, text };
    }
  };
  const files = { length: paths.length, [Symbol.iterator]: read };
  return { files, hashes, digest: () => digest.digest('hex') };
}

/**
 * The hash of the bytes of each file, by its path; of none that is empty, too long or no regular
 * file, or that cannot be read.
 */
export function hashSeedFiles(folder: string, paths: readonly string[]): Map<string, string> {
  const hashes = new Map<string, string>();
  const buffer = Buffer.allocUnsafe(articleBytesMax + 1);
  for (const path of paths) {
    const length = readInto(buffer, join(folder, path));
    if (length === 0 || length === buffer.length) continue;
    hashes.set(path, hash('sha256', buffer.subarray(0, length), 'base64'));
  }
  return hashes;
}

/** How many bytes a file has that is neither a link nor waits for somebody to write; else none. */
function readInto(buffer: Buffer, path: string): number {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  let file: number | undefined;
  try {
    file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    return readSync(file, buffer);
  } catch {
    return 0;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The paths of the layout, and symbolic links in the place of whole folders. */
function listPaths(
  folder: string,
  problems: Problem[],
  isLeftOut: (path: string) => boolean,
): string[] {
  const paths: string[] = [];
  const pending = [''];
  for (let inner = pending.pop(); inner !== undefined; inner = pending.pop()) {
    for (const { path, entry } of listFolder(folder, inner, problems)) {
      if (isLeftOut(path)) continue;
      if (entry.isDirectory()) pending.push(path);
      else if (isSeed(path, entry)) paths.push(path);
      else problems.push(atStart(path, `is not part of the layout; ${expected}`));
      if (paths.length > filesMax) throw new Error(`more than ${filesMax} files in ${folder}`);
    }
  }
  return paths.sort(compare);
}

function isSeed(path: string, entry: Dirent): boolean {
  return entry.isSymbolicLink() || layout.some((pattern) => pattern.test(path));
}

/** The entries of a folder, except hidden files and README.md. */
function listFolder(folder: string, inner: string, problems: Problem[]) {
  try {
    return readdirSync(join(folder, inner), { withFileTypes: true })
      .map((entry) => ({ path: inner === '' ? entry.name : `${inner}/${entry.name}`, entry }))
      .filter(({ path, entry }) => !entry.name.startsWith('.') && path !== 'README.md');
  } catch (error) {
    const message = `cannot read the folder (${codeOf(error)}); check its path and permissions`;
    problems.push(atStart(inner || '.', message));
    return [];
  }
}

function readBytes(folder: string, path: string, problems: Problem[]): Buffer | undefined {
  const refuse = (message: string) => {
    problems.push(atStart(path, message));
    return undefined;
  };
  try {
    const stats = lstatSync(join(folder, path));
    const { size } = stats;
    if (stats.isSymbolicLink()) return refuse('is a symbolic link; put the file itself here');
    if (!stats.isFile()) return refuse('is not a regular file; remove it');
    const max = path.endsWith('.txt') ? articleBytesMax : fileBytesMax;
    if (size > max) return refuse(`has ${size} bytes; keep it below ${max / mebibyte} MiB`);
    return readFileSync(join(folder, path));
  } catch (error) {
    return refuse(`cannot be read (${codeOf(error)}); check its name and permissions`);
  }
}

function checkText(path: string, bytes: Buffer, problems: Problem[]): string | undefined {
  const text = decodeText(bytes);
  if (text === undefined) {
    const message = 'is not valid UTF-8 from here on; save the file as UTF-8';
    problems.push({ ...atStart(path, message), ...findInvalidUtf8(bytes) });
    return undefined;
  }
  const forbidden = listForbidden(text);
  for (const { at, message } of forbidden) {
    problems.push({ ...atStart(path, message), ...placeOf(text, at) });
  }
  return forbidden.length > 0 ? undefined : text;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
