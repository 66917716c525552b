// Addresses of pages elsewhere.
import type { Evidence } from '../../records/evidence.ts';

export function resolveEvidence({ url, ...evidence }: Evidence): Evidence {
  return { url: encodeAddress(url), ...evidence };
}

/** Ready for formats that take URIs only (RFC 3986): no space, nothing but ASCII. */
export function encodeAddress(url: string): string {
  return /^[\x21-\x7e]+$/.test(url) ? url : new URL(url).href;
}
