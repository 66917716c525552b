// A text → its sentences, each as tokens in which a quotation is one token. A sentence that a
// quotation belongs to does not end inside the quotation.
import type { Lexicon } from './lexicon.ts';
import { listParagraphs, listQuotations, type Quotation, type Span } from './quotations.ts';
import { isCapitalized, standsAt, type Token } from './tokens.ts';
import { listTurns, type Turn } from './turns.ts';

export interface Unit extends Span {
  tokens: Token[];
  paragraph: number;
  /** Its place among all of them. */
  index: number;
  /** Whether it is the first sentence of its paragraph. */
  isFirst: boolean;
  /** Set where the whole paragraph is somebody's own words, or asks for them. */
  turn: Turn | undefined;
}

export interface Sentences {
  units: Unit[];
  quotations: Quotation[];
  /** Paragraphs that are no part of the text, such as headings. */
  leftOut: Span[];
}

export function listUnits(text: string, lexicon: Lexicon): Sentences {
  const result: Sentences = { units: [], quotations: [], leftOut: [] };
  const paragraphs = listParagraphs(text);
  const turns = listTurns(text, paragraphs, lexicon);
  for (const [paragraph, whole] of paragraphs.entries()) {
    const turn = turns.get(paragraph);
    if (isHeading(text.slice(whole.start, whole.end).trim(), paragraph === 0)) {
      result.leftOut.push(whole);
      continue;
    }
    const opening = turn?.start ?? whole.start + lengthOfDateline(text, whole);
    const span = { start: opening, end: whole.end };
    const quotations = listQuotations(text, span);
    for (const quotation of quotations) result.quotations.push(quotation);
    const tokens = tokenizeParagraph(text, span, quotations, lexicon);
    const isAnswer = turn?.isQuestion === false;
    // A dash or a name opens the words of one person, however many sentences they are.
    const isOne = isAnswer || opensSpeech(tokens);
    const sentences = (isOne ? [tokens] : split(tokens, text, lexicon)).flatMap(cutLong);
    for (const [index, sentence] of sentences.entries()) {
      const isOpening = isAnswer && index === 0;
      const place = { ...placeOf(sentence), ...(isOpening && { start: whole.start }) };
      const at = { paragraph, index: result.units.length, isFirst: index === 0, turn };
      result.units.push({ tokens: sentence, ...place, ...at });
    }
  }
  return result;
}

const placeOf = (tokens: readonly Token[]): Span => ({
  start: tokens[0]?.start ?? 0,
  end: tokens.at(-1)?.end ?? 0,
});

/** "— Je ne vendrai pas." */
export const opensSpeech = ([first]: readonly Token[]): boolean => first?.text === '—';

/** A short line that is no sentence. */
function isHeading(line: string, isFirst: boolean): boolean {
  if (line.split(/\s+/).length >= 30) return false;
  const isQuoting = isFirst && /^(?:[^«“"].*[^.!?…\s]\s*[»”"]|[«“"][^«»“”"]*[»”"])$/.test(line);
  return isQuoting || !/[.!?…:;,»”"’)–—-]$/.test(line);
}

/** "LYON, 3 mars 2024 (AFP) – ", "18 h 40 – " and the like, before the first sentence. */
function lengthOfDateline(text: string, { start, end }: Span): number {
  const head = text.slice(start, Math.min(end, start + 80));
  const dateline =
    /^\s*\d{1,2}\s?[hH:]\s?(?:\d{2})?\s*[–—-]\s+|^\s*(?:(?:\p{Lu}[\p{L}.'’-]*,?\s(?:\p{Ll}{1,4}\s(?=\p{Lu}))?){1,4})?\d{1,2}(?:er)?\s\p{L}+\.?\s\d{4}\s*[.,]?\s*(?:\([^)]{1,20}\)\s*)?[–—-]+\s+|^\s*[\p{Lu}\s.,'’-]{3,40},\s\p{Lu}\p{Ll}{2,8}\.?\s\d{1,2}(?:,\s\d{4})?\s*(?:\([^)]{1,30}\)\s*)?[–—-]+\s+|^\s*\p{Lu}[\p{Lu}\s.,'’-]{2,40}(?:\([^)]{1,30}\))?\s*[–—-]+\s+/u;
  return dateline.exec(head)?.[0].length ?? 0;
}

function tokenizeParagraph(
  text: string,
  { start, end }: Span,
  quotations: readonly Quotation[],
  { tokenize }: Lexicon,
): Token[] {
  const tokens: Token[] = [];
  let at = start;
  for (const quotation of quotations) {
    for (const token of tokenize(text, at, quotation.start)) tokens.push(token);
    const quoted = text.slice(quotation.start, quotation.end);
    tokens.push({ text: quoted, lower: '', kind: 'quote', ...spanOf(quotation) });
    at = quotation.end;
  }
  for (const token of tokenize(text, at, end)) tokens.push(token);
  return tokens;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

function split(tokens: readonly Token[], text: string, lexicon: Lexicon): Token[][] {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    current.push(token);
    if (!endsSentence(token, tokens[index + 1], text) || isTakenUp(tokens, index + 1, lexicon)) {
      continue;
    }
    sentences.push(current);
    current = [];
  }
  return sentences.filter((sentence) => sentence.some(({ kind }) => kind !== 'mark'));
}

/** « … ! » C'est en ces termes que le maire …: the quotation and its speaker are one sentence. */
function isTakenUp(tokens: readonly Token[], at: number, { sequences }: Lexicon): boolean {
  if (tokens[at - 1]?.kind !== 'quote') return false;
  return sequences('resumptions').some((words) => standsAt(tokens, at, words));
}

/** No sentence has as many. What one is read for takes the square of its length. */
const tokensMax = 300;

function cutLong(tokens: Token[]): Token[][] {
  if (tokens.length <= tokensMax) return [tokens];
  const count = Math.ceil(tokens.length / tokensMax);
  return Array.from({ length: count }, (_, index) =>
    tokens.slice(index * tokensMax, (index + 1) * tokensMax),
  );
}

function endsSentence(token: Token, next: Token | undefined, text: string): boolean {
  if (next === undefined) return true;
  const begins =
    isCapitalized(next) || next.kind === 'quote' || next.kind === 'number' || next.text === '(';
  if (token.kind === 'mark') {
    if (/^(?:[.!?…]|\.\.\.)$/.test(token.text)) return begins || /^[–—[-]$/.test(next.text);
    return token.text === ')' && begins && /[.!?…]$/.test(text.slice(0, token.start).slice(-1));
  }
  if (token.kind !== 'quote') return false;
  return /[.!?…]\s*.?$/u.test(token.text) && (isCapitalized(next) || next.kind === 'quote');
}
