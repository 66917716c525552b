// A text → tokens: words as its language joins them, numbers and marks, each with its place.
// Quotations become one token each, so that what is said never looks like who says it.
import { apostrophes } from '../text/characters.ts';

export interface Token {
  text: string;
  /** In lower case, with the plain apostrophe. */
  lower: string;
  /** UTF-16 indexes into the text. */
  start: number;
  end: number;
  kind: 'word' | 'number' | 'mark' | 'quote';
}

/** Whether these words, in lower case, stand there. */
export function standsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, index) => tokens[at + index]?.lower === word);
}

const apostrophe = `[${apostrophes}]`;
const anyApostrophe = new RegExp(apostrophe, 'g');
const inverted = '-(?:t-)?(?:ils?|elles?|on)(?![\\p{L}-])';
const word = `[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}]*(?:[-‑](?!(?:t-)?(?:ils?|elles?|on)(?![\\p{L}-]))[\\p{L}\\p{N}]+)*`;
/** "News.com.au" is one word. */
const site =
  '\\p{L}[\\p{L}\\p{N}-]*\\.(?:com|org|net|info|fr|ca|ch|be|uk)(?:\\.[a-z]{2})?(?![\\p{L}\\p{N}])';
const number = '\\p{N}+(?:[.,:hH\\u202f\\u00a0](?=\\p{N})\\p{N}+|[hH]\\p{N}*)*';

const patterns: Record<string, string[]> = {
  fr: [
    `[Aa]ujourd${apostrophe}hui`,
    `(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)${apostrophe}`,
    inverted,
  ],
  en: [`${apostrophe}(?:s|re|ve|ll|d|m|t)(?!\\p{L})`],
};

/** What cuts a text into tokens; abbreviations keep their full stop. */
export function buildTokenizer(
  language: string,
  abbreviations: readonly string[],
  notNames: readonly string[],
) {
  // "J. D. Vance", but not "on X. The".
  const opener = `(?! (?:${notNames.join('|')})(?!\\p{L}))`;
  const initials = `(?:\\p{Lu}\\.(?:-?\\p{Lu}\\.)+|\\p{Lu}\\.(?= ?\\p{Lu})${opener})`;
  const dotted = abbreviations
    .map((one) => one.replaceAll('.', '\\.'))
    .sort((a, b) => b.length - a.length)
    .join('|');
  const own = patterns[language] ?? [];
  const all = [
    ...own,
    site,
    '\\p{Lu}+&\\p{Lu}+',
    initials,
    `(?<![\\p{L}-])(?:${dotted})\\.`,
    word,
    number,
    '\\.\\.\\.|[^\\s]',
  ];
  const pattern = new RegExp(all.map((part) => `(?:${part})`).join('|'), 'gu');
  return (text: string, from = 0, to = text.length): Token[] => {
    const tokens: Token[] = [];
    for (const { 0: found, index } of text.slice(from, to).matchAll(pattern)) {
      tokens.push(buildToken(found, from + index));
    }
    return tokens;
  };
}

function buildToken(text: string, start: number): Token {
  const lower = text.toLowerCase().replace(anyApostrophe, "'");
  const kind = /^\p{N}/u.test(text) ? 'number' : /\p{L}/u.test(text) ? 'word' : 'mark';
  return { text, lower, start, end: start + text.length, kind };
}

export function isCapitalized({ text, kind }: Token): boolean {
  return kind === 'word' && /^\p{Lu}/u.test(text);
}
