// Interviews, transcripts and minutes: paragraphs that are somebody's own words behind their name
// ("M. Petrov. – …", "MS. HALE: …"), and what is asked between them.
import type { Lexicon } from './lexicon.ts';
import type { Span } from './quotations.ts';

export interface Turn {
  /** The name or office as printed; undefined where answers stand without one. */
  label: string | undefined;
  /** Where the words begin, behind the label. */
  start: number;
  isQuestion: boolean;
}

interface Labelled extends Turn {
  label: string;
  /** ". –" is printed behind a name only by minutes. */
  isCertain: boolean;
}

type Turns = ReadonlyMap<number, Turn>;

/** By the index of the paragraph; what is told between the turns has none. */
export function listTurns(text: string, paragraphs: readonly Span[], lexicon: Lexicon): Turns {
  const labelled = listLabelled(text, paragraphs, lexicon);
  if (labelled.size > 0) return continueTurns(text, paragraphs, labelled, lexicon);
  return listAnswers(text, paragraphs, lexicon);
}

const labelPattern =
  /^\s*(\p{Lu}(?:[\p{L}\p{N}'’ -]|\.(?![^\p{L}]*[–—])|,(?= ))*\.?)(\s?:|\s?\.\s?[–—]|\.\s[–—-])\s+(?=\S)/u;

/** Further than this no label reaches. */
const labelMax = 90;
const labelWords = 12;

function listLabelled(text: string, paragraphs: readonly Span[], lexicon: Lexicon) {
  const found = new Map<number, Labelled>();
  for (const [index, { start, end }] of paragraphs.entries()) {
    const head = text.slice(start, Math.min(end, start + labelMax));
    const [whole, label, mark = ''] = labelPattern.exec(head) ?? [];
    if (whole === undefined || label === undefined || !isLabel(label, lexicon)) continue;
    if (/[«“"„]/.test(text[start + whole.length] ?? '')) continue;
    const isCertain = /[–—-]/.test(mark) && isTitled(label, lexicon);
    found.set(index, { label, start: start + whole.length, isQuestion: false, isCertain });
  }
  const all = [...found.values()];
  const isRepeated = all.some(({ label }, at) => all.findIndex((one) => one.label === label) < at);
  if (all.length >= 3 && isRepeated && !isCaptions(text, paragraphs, found)) return found;
  return new Map([...found].filter(([, { isCertain }]) => isCertain));
}

/** "Image: Luc Dumas.": most have hardly a word behind their label. */
function isCaptions(
  text: string,
  paragraphs: readonly Span[],
  labelled: ReadonlyMap<number, Labelled>,
): boolean {
  const short = [...labelled].filter(
    ([index, { start }]) => text.slice(start, paragraphs[index]?.end).split(/\s+/).length <= 2,
  );
  return short.length > labelled.size / 2;
}

/** No sentence: capitals only, or few words of which none is a verb of saying. */
function isLabel(label: string, { tokenize, forms, is }: Lexicon): boolean {
  if (label === label.toUpperCase() || is('askers', label.toLowerCase())) return true;
  const tokens = tokenize(label);
  const isVerb = (lower: string) =>
    is('auxiliaries', lower) || (forms.get(lower) ?? []).some(({ kind }) => kind === 'finite');
  return tokens.length <= labelWords && !tokens.some(({ lower }) => isVerb(lower));
}

const isTitled = (label: string, { words }: Lexicon) =>
  Object.keys(words.titles).some((title) => label.startsWith(`${title} `));

/** What stands without a label between two turns belongs to the one before, or is asked. */
function continueTurns(
  text: string,
  paragraphs: readonly Span[],
  labelled: ReadonlyMap<number, Labelled>,
  lexicon: Lexicon,
): Turns {
  const turns = new Map<number, Turn>();
  const askers = listAskers(text, paragraphs, labelled, lexicon);
  const full = buildExpander([...labelled.values()].map(({ label }) => label));
  const last = Math.max(...labelled.keys());
  let before: Turn | undefined;
  for (const [index, { start, end }] of paragraphs.entries()) {
    const own = labelled.get(index);
    if (own) {
      before = { ...own, label: full(own.label), isQuestion: askers.has(own.label) };
      turns.set(index, before);
      continue;
    }
    const words = text.slice(start, end);
    if (!before || before.isQuestion || /^\s*[([]/.test(words)) continue;
    if (index > last && !isOwnVoice(words, lexicon)) break;
    const next = labelled.get(index + 1);
    // Who is named again has been asked something.
    const isQuestion = next !== undefined && full(next.label) === before.label;
    turns.set(index, { ...before, start, isQuestion });
  }
  return turns;
}

/** Labels of those who ask: by their name, or because most of what they say is a question. */
function listAskers(
  text: string,
  paragraphs: readonly Span[],
  labelled: ReadonlyMap<number, Labelled>,
  { is }: Lexicon,
): ReadonlySet<string> {
  const counts = new Map<string, { asked: number; all: number }>();
  for (const [index, { label }] of labelled) {
    const { start, end } = paragraphs[index] as Span;
    const count = counts.get(label) ?? { asked: 0, all: 0 };
    const asked = count.asked + Number(isAsked(text.slice(start, end)));
    counts.set(label, { asked, all: count.all + 1 });
  }
  const isAsker = ([label, { asked, all }]: [string, { asked: number; all: number }]) =>
    is('askers', label.toLowerCase()) || (all > 1 && asked > all / 2);
  return new Set([...counts].filter(isAsker).map(([label]) => label));
}

const isAsked = (words: string) => /\?\s*[»”"]?\s*$/.test(words);

/** "M. T." → "Maud Trévisan", where that is a label too. */
function buildExpander(labels: readonly string[]): (label: string) => string {
  const initialsOf = (label: string) => (label.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('');
  const whole = labels.filter((label) => /\p{Ll}{2}/u.test(label));
  const byInitials = new Map(whole.map((label) => [initialsOf(label), label]));
  return (label) => {
    const isShort = /^(?:\p{Lu}\.?[ -]?){2,4}$/u.test(label);
    return (isShort ? byInitials.get(initialsOf(label)) : undefined) ?? label;
  };
}

/** Told in the first person, and not by quoting. */
function isOwnVoice(words: string, { tokenize, is }: Lexicon): boolean {
  return !/[«»“”"]/.test(words) && tokenize(words).some(({ lower }) => is('ownVoices', lower));
}

/** An interview in which only the marks of the questions tell who speaks. */
function listAnswers(text: string, paragraphs: readonly Span[], lexicon: Lexicon): Turns {
  const turns = new Map<number, Turn>();
  const wordsOf = ({ start, end }: Span) => text.slice(start, end);
  const isQuestion = (span: Span | undefined) =>
    span !== undefined && isAsked(wordsOf(span)) && wordsOf(span).length < questionMax;
  const asked = paragraphs.flatMap((span, index) =>
    index > 0 && isQuestion(span) && !isQuestion(paragraphs[index + 1]) ? [index] : [],
  );
  const answered = asked.filter((index) => {
    const answer = paragraphs[index + 1];
    return answer && isOwnVoice(wordsOf(answer), lexicon);
  });
  if (asked.length < 3 || answered.length < asked.length / 2) return turns;
  for (const [index, span] of paragraphs.entries()) {
    if (index < (asked[0] as number)) continue;
    turns.set(index, { label: undefined, start: span.start, isQuestion: isQuestion(span) });
  }
  return turns;
}

/** Longer paragraphs that end in a question mark are no questions of an interview. */
const questionMax = 400;
