// Compressed forms of answers (RFC 9110 §8.4): made off the event loop once somebody asks for one,
// and kept with the answer.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Below that, what is won is less than a packet. */
const bytesMin = 1400;

export interface Compressible {
  body: Buffer;
  headers: Readonly<Record<string, string>>;
  /** Once it was made. */
  gzipped?: Buffer;
}

/** Texts that are long enough; pictures and workbooks are compressed already. */
export function isCompressible({ body, headers }: Compressible): boolean {
  const type = headers['content-type'] ?? '';
  return body.byteLength >= bytesMin && /^text\/|[/+](json|xml|javascript)\b|bibtex/.test(type);
}

/** Accept-Encoding, §12.5.3: whether gzip is named and not refused. */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  const codings = String(header ?? '').split(',');
  const gzip = codings.map((one) => one.trim().toLowerCase()).find((one) => /^gzip\b/.test(one));
  return gzip !== undefined && !/;\s*q=0(\.0*)?$/.test(gzip);
}

export async function compressOnce(answer: Compressible): Promise<Buffer> {
  answer.gzipped ??= await compress(answer.body);
  return answer.gzipped;
}

/** Another representation has another strong tag (§8.8.3.3). */
export function tagOfGzip(etag: string): string {
  return `${etag.slice(0, -1)}-gzip"`;
}
