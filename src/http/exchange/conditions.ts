// Conditional and range requests (RFC 9110 §13 and §14): what the headers of a request mean.

/** If-None-Match, §13.1.2: a weak comparison of any of the listed tags. */
export function matchesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** If-Match, §13.1.1: a strong comparison, which a weak tag never passes. */
export function passesMatch(header: string | undefined, etag: string): boolean {
  if (header === undefined || header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim() === etag);
}

/** If-Range, §13.1.5: a strong comparison. A date never matches, as nothing here has one. */
export function allowsRange(header: string | string[] | undefined, etag: string): boolean {
  return header === undefined || String(header).trim() === etag;
}

export interface ByteRange {
  start: number;
  /** The last byte, included. */
  end: number;
}

/**
 * One range of bytes (§14.1.2). Undefined when the whole is to be sent: there is no header, it is
 * of another unit or malformed, or it asks for several ranges, which a server may ignore (§14.2).
 */
export function parseRange(
  header: string | undefined,
  bytes: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '');
  if (!match) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'unsatisfiable' : { start: bytes - length, end: bytes - 1 };
  }
  if (last !== '' && Number(last) < Number(first)) return undefined;
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return Number(first) < bytes ? { start: Number(first), end } : 'unsatisfiable';
}
