// Keeps what YAML files were parsed to, each under the hash of its text, so that a file that did
// not change is not parsed again. It only saves time: whatever is wrong here, the file is parsed.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createFolder } from '../../disk/folders.ts';
import { hashSha256 } from '../sha256.ts';
import { type Places, packNumbers } from './places.ts';

/** What a file without problems says, and where. */
export interface Tree {
  value: unknown;
  places: Places;
}

/** Raise this when the same text gives another tree. */
const format = 1;

const { version: parser } = createRequire(import.meta.url)('yaml/package.json') as {
  version: string;
};

const suffix = '.tree';
const hashLength = 64;

export class TreeCache {
  private readonly folder: string;
  private readonly used = new Set<string>();
  private isWritable = true;

  /** @param folder created when the first tree is kept; several jobs may share it */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** Undefined when there is none that is whole. */
  find(text: string): Tree | undefined {
    const name = nameOf(text);
    try {
      const stored = readFileSync(join(this.folder, name), 'utf8');
      const body = stored.slice(hashLength);
      if (stored.slice(0, hashLength) !== hashSha256(body)) return undefined;
      this.used.add(name);
      return decode(body);
    } catch {
      return undefined;
    }
  }

  /** Returns the tree as it is found the next time, without the text that it was parsed from. */
  keep(text: string, tree: Tree): Tree {
    if (!this.isWritable || !isExact(tree.value)) return tree;
    const name = nameOf(text);
    const body = encode(tree);
    const part = join(this.folder, `${name}.${process.pid}`);
    try {
      if (this.used.size === 0) createFolder(this.folder);
      writeFileSync(part, hashSha256(body) + body);
      renameSync(part, join(this.folder, name));
      this.used.add(name);
    } catch {
      // A full disk, or a folder that must not be written.
      this.isWritable = false;
      remove(part);
    }
    return decode(body);
  }

  /** Deletes what was not asked for, so that it never holds more than one state of the seeds. */
  sweep(): void {
    try {
      for (const name of readdirSync(this.folder)) {
        if (name.endsWith(suffix) && !this.used.has(name)) remove(join(this.folder, name));
      }
    } catch {
      // There is no such folder, or it must not be written.
    }
  }
}

function encode({ value, places: { parts, keys, lines } }: Tree): string {
  return JSON.stringify([value, [...parts], keys, [...lines]]);
}

function decode(body: string): Tree {
  const [value, parts, keys, lines] = JSON.parse(body) as [unknown, number[], string[], number[]];
  return { value, places: { parts: packNumbers(parts), keys, lines: packNumbers(lines) } };
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // There is nothing to remove where there is no folder.
  }
}

function nameOf(text: string): string {
  return `${hashSha256(`${format} ${parser} ${text}`)}${suffix}`;
}

/** Whether JSON gives it back as it is: YAML knows numbers that JSON does not. */
function isExact(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  return typeof value !== 'object' || value === null || Object.values(value).every(isExact);
}
