// The manifest, which says which dataset file of a folder is current. No other file there ever
// changes its content. Also defines how dataset files are named.
import { join } from 'node:path';
import { replaceFile } from './disk.ts';
import { readStart } from './regular-file.ts';

/** One publication: a file, and when it became the current one. */
export interface Publication {
  /** Increases by one with each publication, even when an older file is published again. */
  seq: number;
  /** The first twelve digits of the hash. */
  version: string;
  sha256: string;
  bytes: number;
  schema: number;
  /** The instant of publication, in UTC to the second. */
  publishedAt: string;
}

/** What was current before. */
export interface PastPublication extends Publication {
  /** Why its file must be kept nowhere: words in it were taken down. */
  removed?: true;
}

export interface Manifest extends Publication {
  /** Of the manifest itself. */
  format: typeof manifestFormat;
  /** Only after a rollback: the version that was current before it. */
  rolledBackFrom?: string;
  /** Only when it is signed: until when it may be taken, and with which key. */
  expiresAt?: string;
  /** The first sixteen digits of the SHA-256 of the public key. */
  keyId?: string;
  /** Ed25519, in base64, over everything else. */
  signature?: string;
  /** Newest first; the oldest are forgotten when there are too many. */
  ledger: readonly PastPublication[];
}

class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

export const manifestName = 'manifest.json';

export const manifestFormat = 2;

/** Past publications that a manifest names. */
export const ledgerLengthMax = 500;

/** With a full ledger it has 120 kB. */
export const manifestBytesMax = 200_000;

const datasetPattern = /^([0-9a-f]{64})\.sqlite$/;

/** The name of the file that a manifest points to. */
export function fileName({ sha256 }: Pick<Manifest, 'sha256'>): string {
  return `${sha256}.sqlite`;
}

/** The hash in the name of a dataset file; undefined for any other file. */
export function hashInName(name: string): string | undefined {
  return datasetPattern.exec(name)?.[1];
}

/**
 * The manifest in a folder, or undefined when there is none.
 * @throws ManifestError when it cannot be understood
 */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, manifestName);
  let text: string;
  try {
    text = readManifestText(folder);
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

/** @throws ManifestError when it is too long, or an error of the system */
export function readManifestText(folder: string): string {
  const path = join(folder, manifestName);
  const bytes = readStart(path, manifestBytesMax + 1);
  if (bytes.length <= manifestBytesMax) return bytes.toString('utf8');
  throw new ManifestError(`${path} has more than ${manifestBytesMax} bytes`);
}

/** Replaces the manifest of a folder in one atomic step. */
export function writeManifest(folder: string, manifest: Manifest): void {
  replaceFile(folder, manifestName, `${JSON.stringify(manifest)}\n`);
}

/** No greater number is taken: after one near 2^53 no true publication could ever follow. */
export const seqMax = 2 ** 31 - 1;

type Check = (value: unknown) => boolean;
type Checks<T> = Readonly<Record<keyof T, Check>>;

const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) > 0;
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const isInstant = matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const isVersion = matches(/^[0-9a-f]{12}$/);

const publicationKeys: Checks<Publication> = {
  seq: (value) => isCount(value) && (value as number) <= seqMax,
  version: isVersion,
  sha256: matches(/^[0-9a-f]{64}$/),
  bytes: isCount,
  schema: isCount,
  publishedAt: isInstant,
};

const pastKeys: Checks<PastPublication> = {
  ...publicationKeys,
  removed: (value) => value === true,
};

const keys: Checks<Manifest> = {
  format: (value) => value === manifestFormat,
  ...publicationKeys,
  rolledBackFrom: isVersion,
  expiresAt: isInstant,
  keyId: matches(/^[0-9a-f]{16}$/),
  signature: matches(/^[\w+/]{86}==$/),
  ledger: (value) => Array.isArray(value) && value.length <= ledgerLengthMax,
};

/** Keys that may be absent. */
const optionalKeys: readonly string[] = [
  'removed',
  'rolledBackFrom',
  'expiresAt',
  'keyId',
  'signature',
];

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
  checkKeys(value, keys);
  const manifest = value as unknown as Manifest;
  for (const past of manifest.ledger) checkKeys(past, pastKeys);
  for (const { version, sha256 } of [manifest, ...manifest.ledger]) {
    if (!sha256.startsWith(version)) throw new ManifestError(`${version} does not begin ${sha256}`);
  }
  return manifest;
}

function checkKeys<T>(value: unknown, checks: Checks<T>): asserts value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ManifestError('it is not a JSON object');
  }
  const object = value as Readonly<Record<string, unknown>>;
  for (const [key, isValid] of Object.entries<Check>(checks)) {
    if (!Object.hasOwn(object, key) && optionalKeys.includes(key)) continue;
    const content = object[key];
    if (!isValid(content)) throw new ManifestError(`${key} cannot be ${JSON.stringify(content)}`);
  }
  const unknown = Object.keys(object).find((key) => !Object.hasOwn(checks, key));
  if (unknown !== undefined) throw new ManifestError(`it has an unknown key ${unknown}`);
}
