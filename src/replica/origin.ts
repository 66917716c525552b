// Where publications come from: a local folder, or an HTTP(S) address that serves such a folder.
// Reads the manifest and opens files, but does not judge them.
import {
  type Manifest,
  manifestBytesMax,
  manifestName,
  readManifestText,
} from '../publication/manifest.ts';

/** How slow an origin may be. */
export interface Pace {
  /** How long it may send nothing at all. */
  silenceMaxMs: number;
  /** How long a manifest may take. */
  manifestMaxMs: number;
  /** What a file has to bring within each window of this length. */
  windowMs: number;
  windowBytesMin: number;
}

const defaultPace: Pace = {
  silenceMaxMs: 3000,
  manifestMaxMs: 5000,
  windowMs: 10_000,
  windowBytesMin: 1_000_000,
};

/** After the first minute, a file that comes slower than this on the whole is given up. */
const bytesPerMsMin = 1000;

const redirectsMax = 3;

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
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async readManifest(): Promise<string> {
    try {
      return readManifestText(this.folder);
    } catch (error) {
      throw new OriginError((error as Error).message);
    }
  }
}

export class UrlOrigin implements Origin {
  private readonly url: string;
  private readonly pace: Pace;
  private cached: { etag: string; text: string } | undefined;

  constructor(base: string, pace = defaultPace) {
    this.url = addressOf(base, manifestName);
    this.pace = pace;
  }

  /** Asks with If-None-Match (RFC 9110 §13.1.2), so that an unchanged manifest costs a 304. */
  async readManifest(signal: AbortSignal): Promise<string> {
    const headers: Record<string, string> = this.cached
      ? { 'if-none-match': this.cached.etag }
      : {};
    const { silenceMaxMs, manifestMaxMs } = this.pace;
    const transfer = new Transfer(manifestBytesMax, signal);
    transfer.limitSilence(silenceMaxMs);
    transfer.limitTime(manifestMaxMs);
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
  { silenceMaxMs, windowMs, windowBytesMin }: Pace = defaultPace,
): AsyncGenerator<Uint8Array> {
  const transfer = new Transfer(bytes);
  transfer.limitSilence(silenceMaxMs);
  transfer.limitTime(60_000 + Math.ceil(bytes / bytesPerMsMin));
  transfer.demand(windowBytesMin, windowMs);
  yield* readBody(await request(addressOf(base, name), {}, transfer), transfer);
}

function addressOf(base: string, name: string): string {
  return new URL(name, base.endsWith('/') ? base : `${base}/`).href;
}

/** Aborts a request that is silent for too long, too slow or too large. */
class Transfer {
  private readonly aborter = new AbortController();
  private readonly bytesMax: number;
  private readonly timers: NodeJS.Timeout[] = [];
  private silence: NodeJS.Timeout | undefined;
  private bytes = 0;
  readonly signal: AbortSignal;

  constructor(bytesMax: number, outer?: AbortSignal) {
    const own = this.aborter.signal;
    this.signal = outer ? AbortSignal.any([outer, own]) : own;
    this.bytesMax = bytesMax;
  }

  limitSilence(ms: number): void {
    this.silence = setTimeout(() => this.abort(`silent for ${ms} ms`), ms);
    this.timers.push(this.silence);
  }

  limitTime(ms: number): void {
    this.timers.push(setTimeout(() => this.abort(`not complete after ${ms} ms`), ms));
  }

  /** Gives up as soon as a window brought fewer bytes. */
  demand(bytesMin: number, windowMs: number): void {
    let before = 0;
    const look = () => {
      if (this.bytes - before < bytesMin) {
        this.abort(`fewer than ${bytesMin} bytes within ${windowMs} ms`);
      }
      before = this.bytes;
    };
    this.timers.push(setInterval(look, windowMs));
  }

  /** @throws Error when there are more bytes than expected */
  count(bytes: number): void {
    this.silence?.refresh();
    this.bytes += bytes;
    if (this.bytes > this.bytesMax) throw new Error(`more than ${this.bytesMax} bytes`);
  }

  end(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.aborter.abort();
  }

  private abort(reason: string): void {
    this.aborter.abort(new Error(reason));
  }
}

async function request(
  url: string,
  headers: Record<string, string>,
  transfer: Transfer,
): Promise<Response> {
  try {
    const all = { ...headers, 'accept-encoding': 'identity' };
    return await follow(url, { headers: all, signal: transfer.signal, redirect: 'manual' });
  } catch (error) {
    transfer.end();
    throw new OriginError(`${url}: ${messageOf(error)}`);
  }
}

/**
 * Redirects lead nowhere but to the same origin, so that whoever answers for it cannot make a node
 * ask other machines, such as those of its own network.
 */
async function follow(url: string, init: RequestInit, redirects = 0): Promise<Response> {
  const response = await fetch(url, init);
  const location = response.headers.get('location');
  if (response.status === 304 || Math.floor(response.status / 100) !== 3 || !location) {
    return response;
  }
  await response.body?.cancel();
  const target = new URL(location, url);
  if (target.origin !== new URL(url).origin) throw new Error('it redirects to another origin');
  if (redirects === redirectsMax) throw new Error(`more than ${redirectsMax} redirects`);
  return follow(target.href, init, redirects + 1);
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
