// Which printed date is that of a verb of saying, and whether it can only be that verb's. What
// stands behind another verb, or behind what is asked for, is the day of something else.
import type { Context } from './context.ts';
import type { Cue } from './cue.ts';
import { type Dating, findDate, type Region, type Said } from './dates.ts';
import type { Lexicon } from './lexicon.ts';
import { findMonth } from './months.ts';
import type { Phrase } from './names.ts';
import type { Passage } from './passages.ts';
import { standsAt, type Token } from './tokens.ts';

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
  { cue, start, index }: Pick<Passage, 'cue' | 'start' | 'index'>,
  phrase: Phrase | undefined,
  published: string | null,
): Dated | undefined {
  const { tokens } = unit;
  const dating = { tokens, lexicon, text, published };
  if (cue.kind === 'according') return findPrinted(phrase, dating);
  if (isToCome(cue, tokens, lexicon)) return undefined;
  const isBefore = phrase !== undefined && phrase.from < cue.from;
  const isQuoteBefore = tokens.slice(0, cue.from).some(({ kind }) => kind === 'quote');
  // What a long aside tells is no part of the passage, but may tell its day.
  const isCut = index === 0 && isBefore && tokens[phrase.from - 1]?.text === ',';
  const first = isCut ? 0 : tokens.findIndex((token) => token.start >= start);
  const front = isQuoteBefore ? cue.from : first;
  const subject = isBefore ? phrase.from : cue.from;
  const between = isBefore ? findBetween(tokens, phrase.to, cue.from, lexicon) : cue.from;
  const reach = findReach(cue, phrase);
  const behind = { from: cue.to, to: findLimit(cue, reach, tokens, lexicon) };
  // "On Monday a man fled, police said": the day of what is said.
  const isTold = cue.isIncise && cue.frame === 'clause';
  const fronted = { from: front, to: isTold ? front : Math.min(subject, front + dateReach) };
  const setting = findSetting(cue, dating);
  const regions: [Region, isSure: boolean][] = [
    [{ from: cue.from, to: cue.to }, true],
    [cutAtVerb({ from: cue.to, to: Math.min(findNear(cue.to, dating), behind.to) }, dating), true],
    [cutAtVerb(behind, dating), mayHoldOnlyDate(cue, behind.to, dating)],
    [{ from: between, to: cue.from }, opensDay(tokens, between, lexicon)],
    [cutAtVerb(fronted, dating), isAlone({ from: front, to: subject }, phrase, cue, dating)],
    [cutAtVerb(setting, dating), isOccasion(setting, dating)],
  ];
  for (const [region, isSure] of regions) {
    const said = findDate(dating, [region]);
    if (said) return { said, isSure };
  }
  const sure = regions.filter(([, isSure]) => isSure).map(([region]) => region);
  const said = findMonth(dating, sure);
  return said && { said, isSure: false };
}

/** A subject behind the verb stands before the day: "said town leader Anna Petrova on Monday". */
const findReach = ({ from, to }: Cue, phrase: Phrase | undefined) =>
  (phrase && phrase.from > from ? phrase.to : to) + dateReach;

/** Past "late" and the like, an article and "on". */
const findNear = (to: number, { tokens, lexicon }: Dating) =>
  to + nearMax + Number(lexicon.is('circumstances', tokens[to]?.lower));

/** "selon un communiqué publié lundi": the day of the document. */
function findPrinted(phrase: Phrase | undefined, dating: Dating): Dated | undefined {
  const { tokens, lexicon } = dating;
  if (!phrase || !lexicon.is('datedLeads', tokens[phrase.to]?.lower)) return undefined;
  const said = findDate(dating, [{ from: phrase.to + 1, to: phrase.to + 1 + nearMax }]);
  return said && { said, isSure: true };
}

/** 'called it "no accident" in a post on Tuesday': where or when, right behind the quotation. */
function findSetting({ to, frame }: Cue, { tokens, lexicon }: Dating): Region {
  const quote = tokens.findIndex(({ kind }, at) => at >= to - 1 && kind === 'quote');
  const opener = tokens[quote + 1]?.lower;
  const isSetting = lexicon.is('settings', opener) || lexicon.is('weekdays', opener);
  const isOwn = quote >= 0 && isSetting && (frame === 'quote' || quote === to - 1);
  const from = isOwn ? quote + 1 : tokens.length;
  return { from, to: Math.min(tokens.length, from + dateReach) };
}

/** "in a post on X on Tuesday"; not “the attack” in Brest on Tuesday. */
const isOccasion = ({ from, to }: Region, { tokens, lexicon }: Dating) =>
  tokens
    .slice(from, Math.min(to, from + settingMax))
    .some(
      ({ lower }) =>
        Object.hasOwn(lexicon.words.occasions, lower) ||
        lexicon.heads.get(lower)?.kind === 'document',
    );

/** How far behind its preposition an occasion may stand. */
const settingMax = 4;

/**
 * Whether a fronted date is that of the verb: "Mardi, l'État a dit …" and "Interrogé mardi, …",
 * with no other verb between; not "Après un accident mardi, …".
 */
function isAlone(
  region: Region,
  phrase: Phrase | undefined,
  { from, kind }: Cue,
  dating: Dating,
): boolean {
  // "Lundi, le maire a dénoncé la loi, disant …": on the day of the verb before.
  const { tokens, lexicon } = dating;
  if (!opensDay(tokens, region.from, lexicon)) return false;
  if (kind === 'gerund') return true;
  const isOwn = ({ lower }: Token) =>
    lexicon.is('auxiliaries', lower) || lexicon.is('objects', lower);
  let to = from;
  while (to > region.to && isOwn(tokens[to - 1] as Token)) to--;
  const rest = { from: Math.max(region.to, phrase?.to ?? 0), to };
  return [region, rest].every((one) => cutAtVerb(one, dating).to === one.to);
}

/** A day itself, or what leads to where and when something is said; not "vainqueur dimanche". */
function opensDay(tokens: readonly Token[], from: number, lexicon: Lexicon): boolean {
  const { is, sequences } = lexicon;
  const start = tokens[from]?.text === ',' ? from + 1 : from;
  const lower = tokens[start]?.lower;
  const leads = [...sequences('occasionLeads'), ...sequences('modeLeads')];
  const isLed = leads.some((words) => standsAt(tokens, start, words));
  if (isLed || is('settings', lower) || is('datedLeads', lower)) return true;
  const day = tokens.findIndex((_, at) => at >= start && !isSmall(tokens, at, lexicon));
  return isDayAt(tokens, day, lexicon);
}

/** Before a day: its article and adverbs. */
function isSmall(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const { lower } = tokens[at] as Token;
  const isPlain = (['determiners', 'onDays', 'times'] as const).some((one) =>
    lexicon.is(one, lower),
  );
  return (isPlain || lexicon.isAdverb(lower)) && !isDayAt(tokens, at, lexicon);
}

function isDayAt(tokens: readonly Token[], at: number, { is }: Lexicon): boolean {
  const { kind, lower, text = '' } = tokens[at] ?? {};
  if (kind !== 'number') return dayLists.some((list) => is(list, lower));
  return is('months', tokens[at + 1]?.lower) || /^(?:19|20)\d\d$/.test(text);
}

const dayLists = ['weekdays', 'months', 'today', 'yesterday', 'dayBefore'] as const;

/** Up to the first other verb or clause, unless a word such as "interrogé" opens it. */
function cutAtVerb({ from, to }: Region, { tokens, lexicon }: Dating): Region {
  const end = tokens.findIndex((_, at) => at >= from && at < to && isApart(tokens, at, lexicon));
  return { from, to: end < 0 ? to : end };
}

function isApart(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at] as Token;
  if (lexicon.is('datedLeads', token.lower)) return false;
  if (lexicon.is('otherRelatives', token.lower) || token.text === ';') return true;
  // "a post", "le biais": a noun.
  const isNoun =
    lexicon.is('determiners', tokens[at - 1]?.lower) &&
    !lexicon.is('of', tokens[at - 1]?.lower) &&
    !lexicon.is('auxiliaries', token.lower);
  return !isNoun && isVerbLike(token, lexicon);
}

/** "dans un communiqué mardi", "told reporters on Tuesday"; not "appelle à la grève mardi". */
function mayHoldOnlyDate(cue: Cue, end: number, { tokens, lexicon }: Dating): boolean {
  const { to, frame } = cue;
  const isTold = lexicon.is('addressees', tokens[to - 1]?.lower);
  if (isTold || isSetting(tokens, to, lexicon)) return true;
  // « … », a dit le maire lors d'une visite mardi; but "he said of the strike on Monday".
  if (frame !== 'quote' || !isQuoted(tokens, to)) return false;
  const isOther = ({ lower }: Token) =>
    lexicon.is('prepositions', lower) &&
    !lexicon.is('settings', lower) &&
    !lexicon.is('addressees', lower);
  return !lexicon.words.headLast || !tokens.slice(to, end).some(isOther);
}

/** "sur X", "in an interview"; not "sur la grève" or "on the strike", what is spoken about. */
function isSetting(tokens: readonly Token[], at: number, { is }: Lexicon): boolean {
  const isTopic = is('topicLeads', tokens[at]?.lower) && is('determiners', tokens[at + 1]?.lower);
  return is('settings', tokens[at]?.lower) && !isTopic;
}

const isQuoted = (tokens: readonly Token[], to: number) =>
  tokens.slice(Math.max(0, to - 8), to).some(({ kind }) => kind === 'quote');

/** Where what is said begins; without a quotation or "que" only the next words are the verb's. */
function findLimit(cue: Cue, reach: number, tokens: readonly Token[], lexicon: Lexicon): number {
  // "assuré au « 20 Heures »": where it was said.
  const quote = tokens.findIndex(
    ({ kind }, at) =>
      at >= cue.to && kind === 'quote' && !lexicon.is('addressees', tokens[at - 1]?.lower),
  );
  const ends = [cue.complementizer, quote < 0 ? undefined : quote].filter(
    (end) => end !== undefined,
  );
  const isQuoteBefore = tokens.slice(0, cue.from).some(({ kind }) => kind === 'quote');
  if (isQuoteBefore || ends.length > 0) {
    return Math.min(tokens.length, reach, ...ends);
  }
  const rest = tokens.slice(cue.to, cue.to + dateReach);
  const noun = rest.findIndex(
    ({ lower, kind }, at) =>
      at > 0 &&
      kind === 'word' &&
      lexicon.is('determiners', lower) &&
      !isOfDay(rest[at + 1], lexicon) &&
      !lexicon.is('prepositions', rest[at - 1]?.lower),
  );
  return Math.min(tokens.length, cue.to + (noun < 0 ? rest.length : noun));
}

/** "ce jeudi 26 janvier". */
const isOfDay = (token: Token | undefined, { is }: Lexicon) =>
  token?.kind === 'number' || is('weekdays', token?.lower);

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
    (_, at) => at >= from && at < to && isApart(tokens, at, lexicon),
  );
  if (other < 0) return from;
  const comma = tokens.findIndex(({ text }, at) => at > other && at < to && text === ',');
  return comma < 0 ? to : comma;
}

function isVerbLike({ lower, kind }: Token, lexicon: Lexicon): boolean {
  const { is, forms, participle } = lexicon;
  if (kind !== 'word' || is('weekdays', lower) || is('months', lower)) return false;
  if (Object.hasOwn(lexicon.words.occasions, lower)) return false;
  if (is('relatives', lower) || is('auxiliaries', lower) || is('pasts', lower)) return true;
  if (forms.has(lower)) return true;
  const isSmall = is('prepositions', lower) || is('determiners', lower);
  return participle.test(lower) && !isSmall && !lexicon.isAdverb(lower);
}
