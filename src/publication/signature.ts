// Signatures of manifests (Ed25519, RFC 8032): who publishes, for how long, and whose publications
// a node takes. All of a manifest is signed, so that no part of it can be changed or left out.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Manifest } from './manifest.ts';

/** What is signed begins with this, so that no signature of something else will do. */
const domain = 'on-record manifest 2\n';

const dayMs = 86_400_000;

/** Days after which a signed publication is taken no longer. */
export const validDaysDefault = 30;

class KeyError extends Error {
  override readonly name = 'KeyError';
}

/** Two values for the environment: PKCS #8 and SPKI, in base64. */
export function generateKeys(): { signingKey: string; trustedKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = (key: KeyObject, type: 'pkcs8' | 'spki') =>
    key.export({ format: 'der', type }).toString('base64');
  return { signingKey: der(privateKey, 'pkcs8'), trustedKey: der(publicKey, 'spki') };
}

/** @throws KeyError, which does not repeat the key */
export function parseSigningKey(text: string): KeyObject {
  const key = Buffer.from(text, 'base64');
  return checkKind('SIGNING_KEY', () => createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
}

/** @throws KeyError */
export function parseTrustedKey(text: string): KeyObject {
  const key = Buffer.from(text, 'base64');
  return checkKind('TRUSTED_KEYS', () => createPublicKey({ key, format: 'der', type: 'spki' }));
}

function checkKind(name: string, read: () => KeyObject): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = read();
  } catch {
    // What OpenSSL says helps nobody, and may hold a part of the key.
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new KeyError(`${name} is not a key that npm run keys has written`);
}

/** The manifest, valid from now on for some days. */
export type Signer = (manifest: Manifest, nowMs?: number) => Manifest;

export function createSigner(key: KeyObject, validDays = validDaysDefault): Signer {
  return (manifest, nowMs = Date.now()) => {
    const { signature: _old, ...unsigned } = manifest;
    const expiresAt = `${new Date(nowMs + validDays * dayMs).toISOString().slice(0, 19)}Z`;
    const signed = { ...unsigned, expiresAt, keyId: keyIdOf(createPublicKey(key)) };
    return { ...signed, signature: sign(null, bytesOf(signed), key).toString('base64') };
  };
}

/** Whether less than half of its days are left. */
export function isToRenew({ signature, expiresAt }: Manifest, validDays: number): boolean {
  if (signature === undefined || expiresAt === undefined) return true;
  return Date.parse(expiresAt) - Date.now() < (validDays * dayMs) / 2;
}

/** Why a manifest must not be taken, or undefined when it may. */
export function findDistrust(
  manifest: Manifest,
  trusted: readonly KeyObject[],
  nowMs = Date.now(),
): string | undefined {
  if (trusted.length === 0) return undefined;
  const { signature, expiresAt = '', keyId = '' } = manifest;
  if (signature === undefined) return 'it is not signed';
  const key = trusted.find((each) => keyIdOf(each) === keyId);
  if (!key) return `it is signed with ${JSON.stringify(keyId)}, which is not trusted`;
  const { signature: _own, ...unsigned } = manifest;
  if (!verify(null, bytesOf(unsigned), key, Buffer.from(signature, 'base64'))) {
    return 'its signature is not right';
  }
  // Negated, so that what is no date has expired.
  return Date.parse(expiresAt) > nowMs ? undefined : `it expired at ${expiresAt}`;
}

/** Keys keep the order in which they were written, so the bytes are those that were signed. */
function bytesOf(unsigned: Omit<Manifest, 'signature'>): Buffer {
  return Buffer.from(domain + JSON.stringify(unsigned));
}

function keyIdOf(publicKey: KeyObject): string {
  const bytes = publicKey.export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
