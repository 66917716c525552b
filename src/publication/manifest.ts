// The manifest, which says which dataset file of a folder is current. No other file there ever
// changes its content. Also defines how dataset files are named.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './disk.ts';

export interface Manifest {
  /** Increases by one with each publication, even when an older file is published again. */
  seq: number;
  /** The first twelve digits of the hash. */
  version: string;
  sha256: string;
  bytes: number;
  schema: number;
}

class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

export const manifestName = 'manifest.json';

const datasetPattern = /^([0-9a-f]{64})\.sqlite$/;

/** The name of the file that a manifest points to. */
export function fileName({ sha256 }: Pick<Manifest, 'sha256'>): string {
  return `${sha256}.sqlite`;
}

/** The hash in the name of a dataset file; undefined for any other file. */
export function hashInName(name: string): string | undefined {
  return datasetPattern.exec(name)?.[1];
}

/** The manifest of a file of the schema with this hash. */
export function describeFile(seq: number, sha256: string, bytes: number, schema: number): Manifest {
  return { seq, version: sha256.slice(0, 12), sha256, bytes, schema };
}

/**
 * The manifest in a folder, or undefined when there is none.
 * @throws ManifestError when it cannot be understood
 */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, manifestName);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return parseManifest(text);
  } catch {
    throw new ManifestError(`${path} is damaged; publish again with npm run seed`);
  }
}

/** Replaces the manifest of a folder in one atomic step. */
export function writeManifest(folder: string, manifest: Manifest): void {
  replaceFile(folder, manifestName, `${JSON.stringify(manifest)}\n`);
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0;
const matches = (pattern: RegExp) => (value: unknown) =>
  typeof value === 'string' && pattern.test(value);

const keys: Readonly<Record<keyof Manifest, (value: unknown) => boolean>> = {
  seq: isCount,
  version: matches(/^[0-9a-f]{12}$/),
  sha256: matches(/^[0-9a-f]{64}$/),
  bytes: isCount,
  schema: isCount,
};

/**
 * Parses a manifest. Unknown keys are refused.
 * @throws ManifestError naming the first invalid key
 */
export function parseManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ManifestError('it is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ManifestError('it is not a JSON object');
  }
  const manifest = value as Record<keyof Manifest, unknown>;
  for (const [key, isValid] of Object.entries(keys)) {
    const content = manifest[key as keyof Manifest];
    if (!isValid(content)) throw new ManifestError(`${key} cannot be ${JSON.stringify(content)}`);
  }
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(keys, key));
  if (unknown !== undefined) throw new ManifestError(`it has an unknown key ${unknown}`);
  return value as Manifest;
}
