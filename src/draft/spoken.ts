// Which verbs of a sentence are somebody's statement, and who speaks: leaves out what is told
// inside somebody else's words, and what nobody is named with.
import { type Context, type Speaker, sameNames } from './context.ts';
import type { Cue } from './cue.ts';
import { listCues } from './cues.ts';
import type { Phrase } from './names.ts';
import { isApart, isNested } from './nesting.ts';
import type { Attributed } from './passages.ts';
import { beforeVerb } from './phrase-roles.ts';
import { findSpeakers } from './speakers.ts';
import { opensSpeech, type Unit } from './units.ts';

export type Spoken = Attributed & { speakers: Speaker[] };

/** The cues of a sentence that are nobody else's words, each with who speaks. */
export function listSpoken(context: Context): Spoken[] {
  const { unit, phrases, lexicon } = context;
  const spoken: Spoken[] = [];
  for (const cue of withColon(listCues({ tokens: unit.tokens, lexicon }), unit, phrases)) {
    const last = spoken.at(-1);
    if (isOutside(cue, context) || (last && isNested(cue, last.cue, context))) continue;
    const { speakers, phrase } = attribute(cue, context, listBefore(last));
    if (isNarrated(cue, phrase, speakers, context)) continue;
    const told = chooseTold(last?.cue, cue, speakers, context);
    if (told === 'first') continue;
    if (told === 'second') spoken.pop();
    const isSame = sameNames(speakers, spoken.at(-1)?.speakers ?? []) && spoken.length > 0;
    spoken.push({ cue, phrase, isSame, speakers });
  }
  return spoken;
}

/** "described as dangerous by the police, he advised …": they are not its subject. */
const listBefore = (last: Spoken | undefined) =>
  last && last.cue.kind !== 'passive' ? last.speakers : [];

/**
 * "Selon la police, le maire a promis …": the maire speaks, and the police tell it. "Selon Anna, il
 * nie tout": whoever that is, she tells it.
 */
function chooseTold(
  source: Cue | undefined,
  cue: Cue,
  speakers: readonly Speaker[],
  context: Context,
): 'first' | 'second' | 'both' {
  if (source?.kind !== 'according' || source.from > 1) return 'both';
  if (speakers.length === 0) return 'first';
  return isApart(source, cue, context) ? 'both' : 'second';
}

function attribute(cue: Cue, context: Context, before: readonly Speaker[]) {
  const { speakers, phrase } = findSpeakers(cue, context, before);
  // "Il aurait promis …": somebody else tells it.
  const isReported = context.lexicon.is('conditionals', context.unit.tokens[cue.from]?.lower);
  if (!isReported) return { speakers, phrase };
  return { speakers: speakers.map((one) => ({ ...one, isSure: false })), phrase };
}

/** Told by the one who tells ("je lui demande"), or within words that a dash opens. */
function isOutside(cue: Cue, context: Context): boolean {
  const { tokens } = context.unit;
  const subject = tokens[beforeVerb(cue, context)]?.lower;
  if (context.lexicon.is('narrators', subject) || isWondered(cue, context)) return true;
  if (isRelative(cue, context) || isQuotedAlone(cue, context)) return true;
  return opensSpeech(tokens) && cue.inverted === undefined && !cue.isIncise;
}

/** A verb that is quoted with what it says, and no subject right before it. */
function isQuotedAlone({ from, to }: Cue, { unit: { tokens }, phrases }: Context): boolean {
  return tokens[to - 1]?.kind === 'quote' && !phrases.some((phrase) => phrase.to === from);
}

/** "Quelles sont les raisons qu'on avance ?": the one who tells asks. */
function isWondered({ frame, isIncise }: Cue, { unit: { tokens } }: Context): boolean {
  return frame !== 'quote' && !isIncise && tokens.at(-1)?.text === '?';
}

/** "les positions qu'il défendait": of something that is named, and not what is said. */
function isRelative({ from, frame }: Cue, { unit: { tokens }, lexicon, phrases }: Context) {
  if (frame !== 'object' || lexicon.words.headLast) return false;
  const that = tokens.findLastIndex(
    ({ lower }, at) => at < from && at > from - 6 && lexicon.is('complementizers', lower),
  );
  const noun = tokens[that - 1];
  const isSubject = phrases.some((one) => one.from === that + 1 && one.to >= from - 1);
  if (that < 1 || !isSubject || noun?.kind !== 'word' || lexicon.forms.has(noun.lower))
    return false;
  return !lexicon.is('comparisons', noun.lower) && !lexicon.isAdverb(noun.lower);
}

/** A verb behind a comma without a subject behind it; a gerund, "selon" or "on" of nobody. */
function isNarrated(
  cue: Cue,
  phrase: Phrase | undefined,
  speakers: readonly Speaker[],
  { unit, lexicon }: Context,
): boolean {
  const isOpen = cue.kind === 'gerund' && cue.frame !== 'quote';
  const isAnybody = lexicon.is('anybody', phrase && unit.tokens[phrase.from]?.lower);
  if (isOpen || isAnybody || cue.kind === 'according') return speakers.length === 0;
  if (!cue.isIncise || cue.frame !== 'clause' || cue.inverted !== undefined) return false;
  // "Anna Petrova, générale, assure l'intérim": her act, and not what she says.
  return !phrase || (!lexicon.words.headLast && phrase.to <= cue.from);
}

/** "M. Petrov : « … »", where no verb stands. */
function withColon(cues: Cue[], { tokens }: Unit, phrases: readonly Phrase[]): Cue[] {
  const [first] = phrases;
  if (cues.length > 0 || !first || first.from > 0) return cues;
  // "Bill Martin, un analyste : « … »".
  const isAside = tokens[first.to]?.text === ',' || tokens[first.to - 1]?.text === ',';
  const end = isAside ? tokens.findIndex(({ text }) => text === ':') : first.to;
  const isColon = tokens[end]?.text === ':' && tokens[end + 1]?.kind === 'quote';
  if (!isColon || end - first.to > 12) return cues;
  const none = { inverted: undefined, complementizer: undefined, objectAct: undefined };
  const { from } = first;
  const group = { ...none, from, to: from, isIncise: false };
  return [{ ...group, lemma: ':', kind: 'colon', act: 'assertion', frame: 'quote' }];
}
