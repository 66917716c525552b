// Which program this is: what one of them found out, another may not.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../problem.ts';

const code = join(import.meta.dirname, '../..');
const root = join(code, '..');
const packages = ['package.json', 'package-lock.json'].map((name) => join(root, name));

/** A hash of its own code, of what it is installed with, and of Node and its tables of letters. */
export function hashProgram(): string {
  known ??= hashFiles();
  return known;
}

let known: string | undefined;

function hashFiles(): string {
  const hash = createHash('sha256').update(JSON.stringify(process.versions));
  const files = readdirSync(code, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name))
    .sort(compare)
    .map((name) => join(code, name));
  for (const file of [...packages, ...files]) {
    const text = readIfThere(file);
    hash.update(`${file.slice(code.length)}\0${text?.length}\0${text}`);
  }
  return hash.digest('base64');
}

/** An image has no package-lock.json: what it installs is in it. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
