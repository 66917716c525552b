// Which printed date is that of a verb of saying, and whether it can only be that verb's. What
// stands behind another verb, or behind what is asked for, is the day of something else.
import type { Context } from './context.ts';
import type { Cue } from './cue.ts';
import { type Dating, findDate, type Region, type Said } from './dates.ts';
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './names.ts';
import type { Passage } from './passages.ts';
import type { Token } from './tokens.ts';

/** How far from the verb a date may stand. */
const dateReach = 12;

/** A date, its article and "on". */
const nearMax = 2;

export interface Dated {
  said: Said;
  /** Whether nothing else in the sentence may have that date. */
  isSure: boolean;
}

/**
 * A date before the subject, between it and the verb, or right behind the verb. A date behind some
 * other verb is that verb's: "arrêté mardi, le maire a dit".
 */
export function findSaid(
  { unit, lexicon, text }: Context,
  { cue, start }: Pick<Passage, 'cue' | 'start'>,
  phrase: Phrase | undefined,
  published: string | null,
): Dated | undefined {
  const { tokens } = unit;
  if (cue.kind === 'according' || isToCome(cue, tokens, lexicon)) return undefined;
  const dating = { tokens, lexicon, text, published };
  const isBefore = phrase !== undefined && phrase.from < cue.from;
  const isQuoteBefore = tokens.slice(0, cue.from).some(({ kind }) => kind === 'quote');
  const front = isQuoteBefore ? cue.from : tokens.findIndex((token) => token.start >= start);
  const subject = isBefore ? phrase.from : cue.from;
  const between = isBefore ? findBetween(tokens, phrase.to, cue.from, lexicon) : cue.from;
  const behind = { from: cue.to, to: findLimit(cue, tokens, lexicon) };
  const fronted = { from: front, to: Math.min(subject, front + dateReach) };
  const regions: [Region, isSure: boolean][] = [
    [{ from: cue.from, to: cue.to }, true],
    [cutAtVerb({ from: cue.to, to: Math.min(cue.to + nearMax, behind.to) }, dating), true],
    [cutAtVerb(behind, dating), mayHoldOnlyDate(cue, dating)],
    [{ from: between, to: cue.from }, true],
    [cutAtVerb(fronted, dating), isAlone({ from: front, to: subject }, phrase, cue, dating)],
  ];
  for (const [region, isSure] of regions) {
    const said = findDate(dating, [region]);
    if (said) return { said, isSure };
  }
  return undefined;
}

/** Whether no other verb stands between a fronted date and the verb: "Mardi, l'État a dit …". */
function isAlone(
  region: Region,
  phrase: Phrase | undefined,
  { from }: Cue,
  dating: Dating,
): boolean {
  const rest = { from: Math.max(region.to, phrase?.to ?? 0), to: from };
  return [region, rest].every((one) => cutAtVerb(one, dating).to === one.to);
}

/** Up to the first other verb or clause, unless a word such as "interrogé" opens it. */
function cutAtVerb({ from, to }: Region, { tokens, lexicon }: Dating): Region {
  const end = tokens.findIndex(
    (token, at) => at >= from && at < to && isApart(token, lexicon) && !isLead(token, lexicon),
  );
  return { from, to: end < 0 ? to : end };
}

const isLead = ({ lower }: Token, { is }: Lexicon) => is('datedLeads', lower);

const isApart = (token: Token, lexicon: Lexicon) =>
  isVerbLike(token, lexicon) || lexicon.is('otherRelatives', token.lower) || token.text === ';';

/** "dans un communiqué mardi", "told reporters on Tuesday"; not "appelle à la grève mardi". */
function mayHoldOnlyDate({ to, frame }: Cue, { tokens, lexicon }: Dating): boolean {
  const isTold = lexicon.is('addressees', tokens[to - 1]?.lower);
  if (isTold || lexicon.is('settings', tokens[to]?.lower)) return true;
  // « … », a dit le maire lors d'une visite mardi.
  return frame === 'quote' && !lexicon.words.headLast && isQuoted(tokens, to);
}

const isQuoted = (tokens: readonly Token[], to: number) =>
  tokens.slice(Math.max(0, to - 8), to).some(({ kind }) => kind === 'quote');

/** Where what is said begins; without a quotation or "que" only the next words are the verb's. */
function findLimit(cue: Cue, tokens: readonly Token[], lexicon: Lexicon): number {
  const quote = tokens.findIndex(({ kind }, at) => at >= cue.to && kind === 'quote');
  const ends = [cue.complementizer, quote < 0 ? undefined : quote].filter(
    (end) => end !== undefined,
  );
  const isQuoteBefore = tokens.slice(0, cue.from).some(({ kind }) => kind === 'quote');
  if (isQuoteBefore || ends.length > 0) {
    return Math.min(tokens.length, cue.to + dateReach, ...ends);
  }
  const rest = tokens.slice(cue.to, cue.to + dateReach);
  const noun = rest.findIndex(
    ({ lower, kind }, at) =>
      at > 0 &&
      kind === 'word' &&
      lexicon.is('determiners', lower) &&
      !lexicon.is('prepositions', rest[at - 1]?.lower),
  );
  return Math.min(tokens.length, cue.to + (noun < 0 ? rest.length : noun));
}

/** "doit annoncer mardi", "annoncera mardi": the day is still to come. */
function isToCome({ from, to }: Cue, tokens: readonly Token[], { language, is }: Lexicon): boolean {
  const words = tokens.slice(Math.max(0, from - 2), to).map(({ lower }) => lower);
  if (words.some((lower) => is('futures', lower))) return true;
  const last = words.at(-1) ?? '';
  return language === 'fr' && /(?:era|ira|dra|eront|iront|dront)$/.test(last);
}

/** Behind what between subject and verb has a verb of its own: "attendu mardi", "qui …". */
function findBetween(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): number {
  const other = tokens.findLastIndex(
    (token, at) => at >= from && at < to && isApart(token, lexicon),
  );
  if (other < 0) return from;
  const comma = tokens.findIndex(({ text }, at) => at > other && at < to && text === ',');
  return comma < 0 ? to : comma;
}

function isVerbLike({ lower, kind }: Token, lexicon: Lexicon): boolean {
  const { is, forms, participle } = lexicon;
  if (kind !== 'word' || is('weekdays', lower) || is('months', lower)) return false;
  if (is('relatives', lower) || is('auxiliaries', lower) || forms.has(lower)) return true;
  return participle.test(lower) && !lexicon.isAdverb(lower);
}
