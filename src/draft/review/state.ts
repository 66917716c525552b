// An article under review: what is proposed, what is decided, and which sentences nobody has looked
// at. Pure: every action gives a new state, or is refused.
import { findOccurrences } from '../../text/passages.ts';
import { listSentences, overlaps, type Span, trimSpan } from '../../text/sentences.ts';
import type { DraftFolder, Fields } from './folder.ts';

export type Verdict = 'open' | 'accepted' | 'rejected' | 'merged';

export interface Proposal extends Span {
  key: string;
  /** Who found the passage: the draft or the reviewer; `split` is part of one of the draft's. */
  origin: 'draft' | 'added' | 'split';
  fields: Fields;
  /** Marked fields that nobody has touched. */
  marks: readonly string[];
  verdict: Verdict;
  /** Whether the reviewer chose the id; else it follows the speaker and the date. */
  hasOwnId: boolean;
  hints: readonly string[];
}

/** The source, a new actor or a new event. */
export interface RecordFile {
  key: string;
  origin: 'draft' | 'added';
  text: string;
  verdict: Verdict;
}

export interface Review {
  id: string;
  text: string;
  language: string;
  sentences: readonly Span[];
  /** In reading order. */
  proposals: readonly Proposal[];
  files: readonly RecordFile[];
  /** Where the dismissed sentences begin. */
  dismissed: ReadonlySet<number>;
  /** How many proposals were ever added: the next one's number. */
  added: number;
}

/** What somebody has to decide whom the draft proposed nothing to. */
export const newMarks = ['actor', 'act', 'said', 'topics', 'summary'];

export function openReview(draft: DraftFolder): Review {
  const { id, text, language } = draft;
  const proposals = draft.statements.map(({ fields, hints }, index): Proposal => {
    const { draft: marks, quote, prefix, ...rest } = fields;
    return {
      key: `p${index + 1}`,
      origin: 'draft',
      ...placeQuote(text, quote, prefix),
      fields: rest,
      marks: Array.isArray(marks) ? marks.filter((mark) => typeof mark === 'string') : [],
      verdict: 'open',
      hasOwnId: false,
      hints,
    };
  });
  return {
    id,
    text,
    language,
    sentences: listSentences(text, language === 'und' ? 'en' : language),
    proposals: sortProposals(proposals),
    files: [...draft.files].map(([key, file]) => ({
      key,
      origin: 'draft',
      text: file,
      verdict: 'open',
    })),
    dismissed: new Set(),
    added: 0,
  };
}

/** Empty at the start of the text when the quote is not there: the reviewer has to set it. */
function placeQuote(text: string, quote: unknown, prefix: unknown): Span {
  if (typeof quote !== 'string' || quote === '') return { start: 0, end: 0 };
  const before = typeof prefix === 'string' ? prefix : undefined;
  const [start] = findOccurrences(text, quote, before, 1);
  return start === undefined ? { start: 0, end: 0 } : { start, end: start + quote.length };
}

export const sortProposals = (proposals: readonly Proposal[]): Proposal[] =>
  proposals.toSorted((a, b) => a.start - b.start || a.end - b.end);

export const isLive = ({ verdict }: { verdict: Verdict }): boolean =>
  verdict === 'open' || verdict === 'accepted';

/** Sentences that neither a live proposal nor a dismissal covers. */
export function listUncovered({ text, sentences, proposals, dismissed }: Review): Span[] {
  const covered = proposals.filter(isLive).flatMap((one) => [one, ...listAlso(text, one.fields)]);
  return sentences.filter(
    (sentence) =>
      !dismissed.has(sentence.start) && !covered.some((span) => overlaps(span, sentence)),
  );
}

/** What the seeds remember of the dismissals: the words of each, once. */
export function listDismissed({ text, sentences, dismissed, proposals }: Review): string[] {
  const live = proposals.filter(isLive);
  const own = sentences.filter(
    (sentence) => dismissed.has(sentence.start) && !live.some((one) => overlaps(one, sentence)),
  );
  return [...new Set(own.map(({ start, end }) => text.slice(start, end)))];
}

/** The places of the further passages of a statement. */
function listAlso(text: string, { also }: Fields): Span[] {
  const passages = Array.isArray(also) ? also : [];
  return passages
    .map(({ quote, prefix }) => placeQuote(text, quote, prefix))
    .filter(({ start, end }) => end > start);
}

/** The files that are of use: a proposed actor whom no live statement names is none. */
export function listNeeded({ files, proposals }: Review): RecordFile[] {
  const named = new Set(proposals.filter(isLive).flatMap(({ fields }) => listWords(fields)));
  return files.filter(
    ({ key, origin }) => key === 'source.yaml' || origin === 'added' || named.has(idOf(key)),
  );
}

const listWords = (fields: Fields) => JSON.stringify(fields).match(/[a-z0-9-]+/g) ?? [];

/** `actors/anna.yaml` → anna. */
export const idOf = (key: string): string => key.replace(/^.*\/|\.yaml$/g, '');

/** How many decisions are missing. */
export function countOpen(review: Review): number {
  const open = [...review.proposals, ...listNeeded(review)].filter(
    ({ verdict }) => verdict === 'open',
  );
  return open.length + listUncovered(review).length;
}

/** The passage of a proposal, and what stands before it where the same words stand elsewhere. */
export function quoteOf(text: string, span: Span): { quote: string; prefix?: string } {
  const { start, end } = trimSpan(text, span.start, span.end);
  const quote = text.slice(start, end);
  if (quote === '' || findOccurrences(text, quote, undefined, 2).length < 2) return { quote };
  const before = text.slice(0, start).trimEnd().split('\n').at(-1) ?? '';
  for (let length = 20; length < before.length; length += 20) {
    const prefix = before.slice(-length).trimStart();
    if (findOccurrences(text, quote, prefix, 2).length === 1) return { quote, prefix };
  }
  return before === '' ? { quote } : { quote, prefix: before };
}
