// The hash by which seeds, texts and what is kept of them are recognised.
import { createHash } from 'node:crypto';

/** Of a text as UTF-8, in hex. */
export function hashSha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
