// security.txt (RFC 9116): whom to tell of a hole.

/** @param expires the instant from which it is not to be believed any more */
export function encodeSecurity(address: string, contact: string, expires: Date): string {
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: en, fr',
    `Canonical: ${address}/.well-known/security.txt`,
    '',
  ].join('\n');
}
