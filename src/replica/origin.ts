// Where publications come from: a folder on this machine, or an HTTP(S) address that serves such
// a folder. Reads the manifest and opens files; judges nothing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, manifestName } from '../store/manifest.ts';

/** Manifests have about 200 bytes; whatever is longer is something else. */
const manifestBytesMax = 4096;
const manifestTimeoutMs = 10_000;

/** A file is given up when it comes slower than this, after a first minute. */
const bytesPerMsMin = 1000;

/** The origin cannot be reached or does not have what it should: worth another try. */
export class OriginError extends Error {}

export interface Origin {
  /**
   * The text of the current manifest.
   * @throws OriginError
   */
  readManifest(): Promise<string>;
}

export class FolderOrigin implements Origin {
  private readonly path: string;

  constructor(folder: string) {
    this.path = join(folder, manifestName);
  }

  async readManifest(): Promise<string> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      throw new OriginError((error as Error).message);
    }
  }
}

export class UrlOrigin implements Origin {
  private readonly url: string;
  private known: { etag: string; text: string } | undefined;

  constructor(base: string) {
    this.url = addressOf(base, manifestName);
  }

  /** Asks with If-None-Match (RFC 9110 §13.1.2), so that an unchanged manifest costs a 304. */
  async readManifest(): Promise<string> {
    const headers: Record<string, string> = this.known ? { 'if-none-match': this.known.etag } : {};
    const signal = AbortSignal.timeout(manifestTimeoutMs);
    const response = await request(this.url, headers, signal);
    if (response.status === 304 && this.known) return this.known.text;
    this.known = undefined;
    const chunks: Uint8Array[] = [];
    for await (const chunk of readBody(response, this.url, manifestBytesMax)) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const etag = response.headers.get('etag');
    if (etag && !isRecent(response.headers)) this.known = { etag, text };
    return text;
  }
}

/**
 * The bytes of a dataset file.
 * @throws OriginError when it is not there, ends early, comes too slowly or is longer than said
 */
export async function* readFileFrom(
  base: string,
  name: string,
  { bytes }: Manifest,
): AsyncGenerator<Uint8Array> {
  const url = addressOf(base, name);
  const signal = AbortSignal.timeout(60_000 + Math.ceil(bytes / bytesPerMsMin));
  yield* readBody(await request(url, {}, signal), url, bytes);
}

function addressOf(base: string, name: string): string {
  return new URL(name, base.endsWith('/') ? base : `${base}/`).href;
}

async function request(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' }, signal });
  } catch (error) {
    throw new OriginError(`${url}: ${messageOf(error)}`);
  }
}

async function* readBody(
  response: Response,
  url: string,
  bytesMax: number,
): AsyncGenerator<Uint8Array> {
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    throw new OriginError(`${url}: status ${response.status}`);
  }
  let bytes = 0;
  try {
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > bytesMax) throw new Error(`more than ${bytesMax} bytes`);
      yield chunk;
    }
  } catch (error) {
    throw new OriginError(`${url}: ${messageOf(error)}`);
  }
}

/**
 * A tag made from a time in seconds, as nginx makes it, does not tell two manifests of one second
 * apart. It is trusted only when the manifest is older than that.
 */
function isRecent(headers: Headers): boolean {
  const modified = Date.parse(headers.get('last-modified') ?? '');
  const sent = Date.parse(headers.get('date') ?? '');
  return sent - modified < 2000;
}

/** `fetch` says only "fetch failed" and keeps the reason in the cause. */
function messageOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}
