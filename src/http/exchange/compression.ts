// Compressed forms of answers (RFC 9110 §8.4): made off the event loop once somebody asks for one,
// and kept with the answer.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The shorter one first. */
export const codings = ['br', 'gzip'] as const;
export type Coding = (typeof codings)[number];

const gzipOnce = promisify(gzip);
const brotliOnce = promisify(brotliCompress);

/** Higher levels take several times as long and save a tenth. */
const brotliLevel = 5;

const compressors: Readonly<Record<Coding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) =>
    brotliOnce(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliLevel,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
      },
    }),
  gzip: (body) => gzipOnce(body),
};

/** Below that, what is won is less than a packet. */
const bytesMin = 1400;

export interface Compressible {
  body: Buffer;
  headers: Readonly<Record<string, string>>;
  /** Those that were made. */
  compressed?: { readonly [C in Coding]?: Buffer };
}

/** Texts that are long enough; pictures and workbooks are compressed already. */
export function isCompressible({ body, headers }: Compressible): boolean {
  const type = headers['content-type'] ?? '';
  return body.byteLength >= bytesMin && /^text\/|[/+](json|xml|javascript)\b|bibtex/.test(type);
}

/**
 * Accept-Encoding, §12.5.3: the coding that the client likes best of those it names; of equals the
 * shorter one.
 */
export function chooseCoding(header: string | string[] | undefined): Coding | undefined {
  const offers = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.split(';').map((part) => part.trim()));
  const weigh = (coding: Coding) => {
    const [, weight = 'q=1'] = offers.find(([name]) => name === coding) ?? ['', 'q=0'];
    return Number(weight.replace(/^q=/, ''));
  };
  const [best] = codings.toSorted((a, b) => weigh(b) - weigh(a));
  return best && weigh(best) > 0 ? best : undefined;
}

export async function compressOnce(answer: Compressible, coding: Coding): Promise<Buffer> {
  const existing = answer.compressed?.[coding];
  if (existing) return existing;
  const compressed = await compressors[coding](answer.body);
  answer.compressed = { ...answer.compressed, [coding]: compressed };
  return compressed;
}

/** Another representation has another strong tag (§8.8.3.3), named as proxies do. */
export function tagOf(etag: string, coding: Coding): string {
  return `${etag.slice(0, -1)}-${coding}"`;
}
