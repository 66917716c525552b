// Where publications come from: a local folder, or an HTTP(S) address that serves such a folder.
// Reads the manifest and opens files, but does not judge them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, manifestBytesMax, manifestName } from '../publication/manifest.ts';

/** How long an origin may be silent. */
const silenceMaxMs = 3000;

/** After the first minute, a download slower than this is aborted. */
const bytesPerMsMin = 1000;

/** The origin cannot be reached or lacks a file that it should have. Trying again may help. */
class OriginError extends Error {
  override readonly name = 'OriginError';
}

export interface Origin {
  /**
   * Reads the text of the current manifest. Aborting ends the wait.
   * @throws OriginError
   */
  readManifest(signal: AbortSignal): Promise<string>;
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
  private cached: { etag: string; text: string } | undefined;

  constructor(base: string) {
    this.url = addressOf(base, manifestName);
  }

  /** Asks with If-None-Match (RFC 9110 §13.1.2), so that an unchanged manifest costs a 304. */
  async readManifest(signal: AbortSignal): Promise<string> {
    const headers: Record<string, string> = this.cached
      ? { 'if-none-match': this.cached.etag }
      : {};
    const transfer = new Transfer(manifestBytesMax, signal);
    const response = await request(this.url, headers, transfer);
    if (response.status === 304 && this.cached) {
      transfer.end();
      return this.cached.text;
    }
    this.cached = undefined;
    const chunks: Uint8Array[] = [];
    for await (const chunk of readBody(response, transfer)) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const etag = response.headers.get('etag');
    if (etag && !isRecent(response.headers)) this.cached = { etag, text };
    return text;
  }
}

/**
 * The bytes of a dataset file.
 * @throws OriginError when it is missing, ends early, is too slow or is longer than announced
 */
export async function* readFileFrom(
  base: string,
  name: string,
  { bytes }: Manifest,
): AsyncGenerator<Uint8Array> {
  const transfer = new Transfer(bytes);
  yield* readBody(await request(addressOf(base, name), {}, transfer), transfer);
}

function addressOf(base: string, name: string): string {
  return new URL(name, base.endsWith('/') ? base : `${base}/`).href;
}

/** Aborts a request that is silent for too long, too slow or too large. */
class Transfer {
  private readonly aborter = new AbortController();
  private readonly bytesMax: number;
  private readonly deadline: NodeJS.Timeout;
  private silence: NodeJS.Timeout;
  private bytes = 0;
  readonly signal: AbortSignal;

  constructor(bytesMax: number, outer?: AbortSignal) {
    const own = this.aborter.signal;
    this.signal = outer ? AbortSignal.any([outer, own]) : own;
    this.bytesMax = bytesMax;
    this.deadline = this.abortAfter(60_000 + Math.ceil(bytesMax / bytesPerMsMin), 'too slow');
    this.silence = this.abortAfter(silenceMaxMs, 'silent');
  }

  /** @throws Error when there are more bytes than expected */
  count(bytes: number): void {
    this.silence.refresh();
    this.bytes += bytes;
    if (this.bytes > this.bytesMax) throw new Error(`more than ${this.bytesMax} bytes`);
  }

  end(): void {
    clearTimeout(this.deadline);
    clearTimeout(this.silence);
    this.aborter.abort();
  }

  private abortAfter(ms: number, reason: string): NodeJS.Timeout {
    return setTimeout(() => this.aborter.abort(new Error(`${reason} for ${ms} ms`)), ms);
  }
}

async function request(
  url: string,
  headers: Record<string, string>,
  transfer: Transfer,
): Promise<Response> {
  try {
    const all = { ...headers, 'accept-encoding': 'identity' };
    return await fetch(url, { headers: all, signal: transfer.signal });
  } catch (error) {
    transfer.end();
    throw new OriginError(`${url}: ${messageOf(error)}`);
  }
}

async function* readBody(response: Response, transfer: Transfer): AsyncGenerator<Uint8Array> {
  try {
    if (response.status !== 200 || !response.body) throw new Error(`status ${response.status}`);
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      transfer.count(chunk.byteLength);
      yield chunk;
    }
  } catch (error) {
    throw new OriginError(`${response.url}: ${messageOf(error)}`);
  } finally {
    transfer.end();
  }
}

/**
 * nginx makes its ETag from the time of a file in seconds, so two manifests written within the same
 * second may share one. A tag is trusted only once the manifest is older than a second.
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
