// An article as it is given, a file or an address → its text as it will be stored, and what is
// known about it. Nothing is invented: what is not told stays null.
import { readFileSync, statSync } from 'node:fs';
import { isDay } from './days.ts';
import { DraftError } from './error.ts';
import { loadPage } from './fetch.ts';
import { type PageFacts, readPage } from './html.ts';
import { listLanguages, loadLexicon } from './lexicon.ts';

export interface Article extends PageFacts {
  text: string;
  language: string;
}

export interface Told {
  language: string | undefined;
  published: string | undefined;
}

const mebibyte = 1024 * 1024;
const bytesMax = 5 * mebibyte;

/** @throws DraftError with one line that says what is wrong */
export async function readArticle(place: string, told: Told): Promise<Article> {
  const isAddress = /^https?:\/\//i.test(place);
  const { text: raw, isHtml } = isAddress ? await loadPage(place) : readFile(place);
  const page = isHtml ? readPage(raw) : { ...nothing, text: raw };
  const text = normalize(page.text);
  if (!/\p{L}/u.test(text)) throw new DraftError(`${place} holds no text`);
  if (told.published !== undefined && !isDay(told.published)) {
    throw new DraftError(`--published: "${told.published}" is not a day such as 2026-11-26`);
  }
  return {
    ...page,
    text,
    address: isAddress ? (page.address ?? place) : page.address,
    published: told.published ?? page.published,
    language: findLanguage(place, text, told.language ?? page.language ?? undefined),
  };
}

const nothing: PageFacts = {
  title: null,
  publisher: null,
  author: [],
  published: null,
  language: null,
  address: null,
};

function readFile(path: string) {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw new DraftError(`${path} is not a regular file`);
    const { size } = stats;
    if (size > bytesMax) throw new DraftError(`${path} has more than ${bytesMax / mebibyte} MiB`);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    return { text, isHtml: /\.x?html?$/i.test(path) || /^\s*<(?:!doctype|html)\b/i.test(text) };
  } catch (error) {
    if (error instanceof DraftError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8' : message;
    throw new DraftError(`${path} cannot be read: ${reason}`);
  }
}

/** As the seed job stores it: NFC, line feeds only, nothing that no stored text may hold. */
function normalize(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])\p{Cc}|\ufeff|\p{Surrogate}/gu, '');
  return `${plain.normalize('NFC').trim()}\n`;
}

/** The one that is told, else the one whose small words the text is full of. */
function findLanguage(place: string, text: string, told: string | undefined): string {
  const known = listLanguages();
  const primary = told?.split(/[-_]/)[0]?.toLowerCase();
  if (primary !== undefined && known.includes(primary)) return primary;
  if (told !== undefined) {
    throw new DraftError(`no lexicon for the language "${told}"; known are ${known.join(', ')}`);
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const shares = known.map((language) => {
    const small = new Set(loadLexicon(language).words.stopWords);
    return { language, share: words.filter((word) => small.has(word)).length / words.length };
  });
  const [best, second] = shares.sort((a, b) => b.share - a.share);
  if (!best || best.share < 0.1 || best.share < 1.5 * (second?.share ?? 0)) {
    throw new DraftError(`${place}: the language is not clear; say it with --lang`);
  }
  return best.language;
}
