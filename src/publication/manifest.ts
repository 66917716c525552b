// The manifest: which dataset file is the current one. The only thing that changes on disk.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const Manifest = z.strictObject({
  /** Grows by one with each publication, also when an older file is published again. */
  seq: z.int().positive(),
  version: z.string().regex(/^[0-9a-f]{12}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
  schema: z.int().positive(),
});
export type Manifest = z.infer<typeof Manifest>;

export const manifestName = 'manifest.json';

/** The name of the file that a manifest points to. */
export function fileName({ sha256 }: Pick<Manifest, 'sha256'>): string {
  return `${sha256}.sqlite`;
}

/**
 * The manifest in a folder, or undefined when there is none.
 * @throws Error when there is one that cannot be understood
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
    return Manifest.parse(JSON.parse(text));
  } catch {
    throw new Error(`${path} is damaged; publish again with npm run seed`);
  }
}
