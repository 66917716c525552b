// Signatures: what a node with trusted keys takes, and what it does not.
import { execFileSync } from 'node:child_process';
import { type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { loadConfig } from '../../src/main/config.ts';
import { fileName, type Manifest, parseManifest } from '../../src/publication/manifest.ts';
import {
  createSigner,
  findDistrust,
  generateKeys,
  isToRenew,
  parseSigningKey,
  parseTrustedKey,
} from '../../src/publication/signature.ts';
import { prepareFile } from '../../src/replica/prepare.ts';
import { Replica } from '../../src/replica/replica.ts';
import { publishRecords } from '../../src/seed/pipeline.ts';
import { rollBack } from '../../src/seed/publish.ts';
import { publishCurated } from '../support/curated.ts';
import { publishEdition, writeManifest } from '../support/publications.ts';
import { temporaryFolder } from '../support/seeds.ts';

const [ours, next, strange] = [generateKeys(), generateKeys(), generateKeys()];
const signerOf = ({ signingKey }: typeof ours, days = 30) =>
  createSigner(parseSigningKey(signingKey), days);
const trusted = [ours, next].map(({ trustedKey }) => parseTrustedKey(trustedKey));

const opened: Replica[] = [];
afterEach(async () => {
  for (const replica of opened.splice(0)) await replica.close();
});

async function open(folder: string): Promise<Replica> {
  const log = { info: () => {}, warn: () => {} };
  const options = { folder, origin: undefined, pollIntervalMs: 3_600_000, bytesMax: 1 << 30, log };
  const replica = Replica.open({ ...options, prepare: prepareFile, trustedKeys: trusted });
  opened.push(replica);
  await replica.poll();
  return replica;
}

/** A folder with a publication, signed unless told otherwise, and its manifest. */
function publishSigned(edition = 1, folder = temporaryFolder()) {
  const manifest = signerOf(ours)(publishEdition(folder, edition));
  writeManifest(folder, manifest);
  return { folder, manifest };
}

test('A signed manifest survives being written and read', () => {
  const { folder, manifest } = publishSigned();
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  expect(parseManifest(text)).toEqual(manifest);
  expect(findDistrust(parseManifest(text), trusted)).toBeUndefined();
});

test('A signature is one of the whole manifest behind the name of its kind', () => {
  const { signature = '', ...unsigned } = publishSigned().manifest;
  const bytes = Buffer.from(`on-record manifest 2\n${JSON.stringify(unsigned)}`);
  const [key] = trusted;
  expect(verify(null, bytes, key as KeyObject, Buffer.from(signature, 'base64'))).toBe(true);
});

test('One without an end or without the name of its key is not trusted, and it is said why', () => {
  const { keyId: _name, ...nameless } = publishSigned().manifest;
  expect(findDistrust(nameless, trusted)).toBe('it is signed with "", which is not trusted');
  const { expiresAt: _end, signature: _old, ...endless } = publishSigned().manifest;
  const text = `on-record manifest 2\n${JSON.stringify(endless)}`;
  const signature = sign(null, Buffer.from(text), parseSigningKey(ours.signingKey));
  const signed = { ...endless, signature: signature.toString('base64') };
  expect(findDistrust(signed, trusted)).toBe('it expired at ');
});

test('A signature is renewed when less than half of its days are left, or nobody knows how many', () => {
  const { manifest } = publishSigned();
  const { expiresAt: _end, ...endless } = manifest;
  const { signature: _gone, ...unsigned } = manifest;
  const since = (days: number) => signerOf(ours)(unsigned, Date.now() - days * 86_400_000);
  expect([since(14), since(16)].map((each) => isToRenew(each, 30))).toEqual([false, true]);
  expect([endless, unsigned].map((each) => isToRenew(each, 30))).toEqual([true, true]);
});

test.each<[what: string, change: Partial<Manifest>]>([
  ['another file', { sha256: 'a'.repeat(64), version: 'a'.repeat(12) }],
  ['another size', { bytes: 5 }],
  ['another schema', { schema: 99 }],
  ['another number', { seq: 5 }],
  ['a later end', { expiresAt: '2999-01-01T00:00:00Z' }],
  ['another time', { publishedAt: '2020-01-01T00:00:00Z' }],
  ['another past', { ledger: [] as never[], rolledBackFrom: 'abcdefabcdef' }],
])('A signature is not one of %s', (_what, change) => {
  const { manifest } = publishSigned();
  expect(findDistrust({ ...manifest, ...change }, trusted)).toBe('its signature is not right');
});

test('Neither an unsigned one nor one of another key nor an expired one is trusted', () => {
  const { manifest } = publishSigned();
  const { signature: _gone, ...unsigned } = manifest;
  expect(findDistrust(unsigned, trusted)).toBe('it is not signed');
  expect(findDistrust(signerOf(strange)(unsigned), trusted)).toContain('is not trusted');
  const claimed = { ...signerOf(strange)(unsigned), keyId: manifest.keyId as string };
  expect(findDistrust(claimed, trusted)).toBe('its signature is not right');
  const old = signerOf(ours, 1)(unsigned, Date.now() - 2 * 86_400_000);
  expect(findDistrust(old, trusted)).toContain('it expired at');
  expect(findDistrust(signerOf(next)(unsigned), trusted)).toBeUndefined();
  expect(findDistrust(unsigned, [])).toBeUndefined();
});

test('A node with keys serves what is signed and refuses the rest', async () => {
  const { folder, manifest } = publishSigned();
  const replica = await open(folder);
  expect(replica.current()?.version).toBe(manifest.version);
  publishEdition(folder, 2, 7);
  await replica.poll();
  expect(replica.status().refused.signature).toBe(1);
  expect(replica.current()?.version).toBe(manifest.version);
  const { manifest: good } = publishSigned(3, folder);
  await replica.poll();
  expect(replica.current()?.version).toBe(good.version);
});

test('A node with keys that starts with an unsigned manifest serves nothing, and is not locked out', async () => {
  const folder = temporaryFolder();
  publishEdition(folder, 1, 900);
  const replica = await open(folder);
  expect(replica.current()).toBeUndefined();
  const manifest = signerOf(ours)(publishEdition(folder, 2, 2));
  writeManifest(folder, manifest);
  await replica.poll();
  expect(replica.current()?.version).toBe(manifest.version);
});

test('A signed manifest whose file is damaged: only what its ledger names is served', async () => {
  const folder = temporaryFolder();
  const first = publishEdition(folder, 1, 1);
  const { format: _format, ledger: _ledger, ...past } = first;
  const lost = { sha256: 'b'.repeat(64), version: 'b'.repeat(12), seq: 2 };
  writeManifest(folder, signerOf(ours)({ ...first, ...lost, ledger: [past] }));
  expect((await open(folder)).current()?.version).toBe(first.version);
  writeManifest(folder, signerOf(ours)({ ...first, ...lost, ledger: [] }));
  expect((await open(folder)).current()).toBeUndefined();
});

test('The seed job signs, leaves a signature that lasts, and renews one that does not', () => {
  const { records } = publishCurated();
  const folder = temporaryFolder();
  const publish = (validDays: number, from = 0) => {
    const sign = signerOf(ours, validDays);
    const signing = { sign: (each: Manifest) => sign(each, Date.now() + from), validDays };
    return publishRecords(folder, records, 'digest', { signing });
  };
  const first = publish(30);
  expect(findDistrust(first, trusted)).toBeUndefined();
  expect(publish(30, 5000)).toEqual(first);
  const renewed = publish(90, 5000);
  expect(renewed).toMatchObject({ seq: first.seq, sha256: first.sha256 });
  expect(renewed.expiresAt).not.toBe(first.expiresAt);
  expect(findDistrust(renewed, trusted)).toBeUndefined();
  expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toContain(renewed.signature);
  expect(fileName(renewed)).toBe(fileName(first));
  const signing = { sign: signerOf(next), validDays: 30 };
  expect(findDistrust(rollBack(folder, first.version, { signing }), trusted)).toBeUndefined();
});

test('npm run keys writes what the configuration reads; a wrong key is not repeated', () => {
  const lines = execFileSync('npm', ['run', '--silent', 'keys'], { encoding: 'utf8' });
  const environment = Object.fromEntries(
    [...lines.matchAll(/^(\w+)=(.+)$/gm)].map(([, name, value]) => [name, value]),
  );
  const { SIGNING_KEY, TRUSTED_KEYS } = loadConfig(environment);
  expect(SIGNING_KEY?.type).toBe('private');
  expect(TRUSTED_KEYS?.map(({ type }) => type)).toEqual(['public']);
  const two = `${environment.TRUSTED_KEYS}, ${ours.trustedKey}`;
  expect(loadConfig({ TRUSTED_KEYS: two }).TRUSTED_KEYS).toHaveLength(2);
  expect(() => loadConfig({ SIGNING_KEY: 'c2VjcmV0' })).toThrow(/^SIGNING_KEY=…: .*npm run keys/);
  expect(() => loadConfig({ TRUSTED_KEYS: environment.SIGNING_KEY })).toThrow(/npm run keys/);
});
