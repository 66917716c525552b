// Loads one page from its address: bounded in bytes, time and redirects, and nothing else besides.
import { DraftError } from './error.ts';

const mebibyte = 1024 * 1024;
const bytesMax = 5 * mebibyte;
const redirectsMax = 5;
const timeoutMs = 20_000;

export interface Loaded {
  text: string;
  isHtml: boolean;
}

/** @throws DraftError with one line that says what is wrong */
export async function loadPage(address: string): Promise<Loaded> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await follow(new URL(address), signal);
    const type = response.headers.get('content-type') ?? '';
    if (!/^(?:text\/|application\/xhtml)/.test(type)) {
      throw new DraftError(`${address} is ${type || 'of no known type'}; give an article of text`);
    }
    const bytes = await readBody(response, address);
    const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? findCharset(bytes) ?? 'utf-8';
    return { text: decode(bytes, charset), isHtml: /html/.test(type) };
  } catch (error) {
    if (error instanceof DraftError) throw error;
    const { cause, message, name } = error as Error;
    const reason = name === 'TimeoutError' ? `no answer in ${timeoutMs / 1000} s` : message;
    const detail = cause instanceof Error ? ` (${cause.message})` : '';
    throw new DraftError(`${address} cannot be loaded: ${reason}${detail}`);
  }
}

async function follow(start: URL, signal: AbortSignal): Promise<Response> {
  let url = start;
  for (let redirects = 0; redirects <= redirectsMax; redirects++) {
    const response = await fetch(url, { redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) {
      if (!response.ok) throw new DraftError(`${url.href} answers ${response.status}`);
      return response;
    }
    await response.body?.cancel();
    url = new URL(location, url);
    if (!/^https?:$/.test(url.protocol)) {
      throw new DraftError(`${start.href} leads to ${url.protocol}, which is no web address`);
    }
  }
  throw new DraftError(`${start.href} is redirected more than ${redirectsMax} times`);
}

async function readBody(response: Response, address: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > bytesMax) {
      throw new DraftError(`${address} has more than ${bytesMax / mebibyte} MiB`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function findCharset(bytes: Buffer): string | undefined {
  return /<meta[^>]+charset="?([\w-]+)/i.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1];
}

function decode(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
