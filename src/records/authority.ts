// In whose name the ids of feed entries are made: tag URIs (RFC 4151), which do not change when the
// service moves to another address.

/** A domain, and a day on which it was held: `example.org,2026-11-25`. */
export type Authority = string;

/** Of seeds that name none. `.invalid` is nobody's (RFC 2606 §2). */
export const noAuthority: Authority = 'on-record.invalid,2026-11-25';

/** @param specific names one thing for ever, in characters of a path */
export function tagOf(authority: Authority, specific: string): string {
  return `tag:${authority}:${specific}`;
}
