// Who says what a cue announces: the subject of the verb, wherever the sentence puts it, and the
// person behind an office or a pronoun.
import type { Cue } from './cue.ts';
import { isAfterContent } from './frames.ts';
import type { Gender, Lexicon } from './lexicon.ts';
import type { Phrase } from './names.ts';
import { type People, type Person, printed } from './people.ts';
import type { Unit } from './units.ts';

export interface Speaker {
  /** The usual name, or what is printed where nobody is named. */
  name: string;
  id: string | null;
  /** The office as printed beside or in place of the name. */
  role: string | null;
  gender: Gender;
  isPerson: boolean;
  /** Whether a proper name is known, and not only an office. */
  isNamed: boolean;
  /** Whether the sentence itself names them as the subject. */
  isSure: boolean;
}

export interface Context {
  unit: Unit;
  phrases: readonly Phrase[];
  text: string;
  lexicon: Lexicon;
  people: People;
  /** Who spoke before, or was the subject of a sentence, last at the end. */
  subjects: readonly Speaker[];
}

interface Found {
  phrase: Phrase;
  isSure: boolean;
}

/** The speakers of a cue and where the first of them stands; none when the text does not tell. */
export function findSpeakers(
  cue: Cue,
  context: Context,
  before: readonly Speaker[],
): { speakers: Speaker[]; phrase: Phrase | undefined } {
  const { lexicon } = context;
  if (cue.inverted !== undefined) {
    const gender = lexicon.words.inverted[cue.inverted] ?? null;
    return { speakers: resolvePronoun(gender, context), phrase: undefined };
  }
  const found = findSubject(cue, context, before.length > 0);
  if (!found) return { speakers: unsure(before), phrase: undefined };
  const group = listJoint(found.phrase, context);
  const speakers = group.flatMap((phrase) => resolve(phrase, context, found.isSure));
  return { speakers, phrase: group[0] };
}

const unsure = (speakers: readonly Speaker[]) => [...speakers];

function findSubject(cue: Cue, context: Context, hasEarlier: boolean): Found | undefined {
  const { phrases, lexicon, unit } = context;
  const { tokens } = unit;
  if (cue.kind === 'according' || cue.kind === 'colon') {
    const phrase = phrases.find(({ from }) => from >= cue.to && from <= cue.to + 1);
    return phrase && { phrase, isSure: true };
  }
  if (cue.kind === 'passive') {
    const agent = tokens.findIndex(({ lower }, at) => at >= cue.to && lexicon.is('agents', lower));
    const phrase = phrases.find(({ from }) => from > agent && from <= agent + 2);
    return phrase && { phrase, isSure: true };
  }
  const voice = findVoice(context, cue);
  if (voice) return { phrase: voice, isSure: true };
  if (cue.kind === 'gerund' || cue.kind === 'infinitive' || cue.kind === 'joined') {
    if (hasEarlier) return undefined;
    return findSentenceSubject(context, cue);
  }
  const right = isAfterContent({ tokens, lexicon }, cue) ? findRight(cue, context) : undefined;
  if (right && isIncise(cue, context)) return { phrase: right, isSure: true };
  return findLeft(cue, context, hasEarlier) ?? (right && { phrase: right, isSure: false });
}

/** "le Kremlin, par la voix de Dmitri Peskov, a dit": he is the one who speaks. */
function findVoice({ phrases, lexicon, unit: { tokens } }: Context, cue: Cue): Phrase | undefined {
  for (const words of lexicon.sequences('voiceOf')) {
    const at = tokens.findIndex((_, index) =>
      words.every((word, offset) => tokens[index + offset]?.lower === word),
    );
    const to = at + words.length;
    if (at < 0 || Math.abs(at - cue.from) > 15) continue;
    return phrases.find(({ from, to: end }) => from >= to - 1 && from <= to + 1 && end > to);
  }
  return undefined;
}

/** A quotation or a whole clause stands before the verb, and nothing that could be its subject. */
function isIncise(cue: Cue, { unit: { tokens }, phrases, lexicon }: Context): boolean {
  let at = cue.from - 1;
  while (at > 0 && lexicon.is('objects', tokens[at]?.lower)) at--;
  if (tokens[at]?.kind === 'quote' || tokens[at - 1]?.kind === 'quote') return true;
  if (cue.complementizer !== undefined) return false;
  const subject = phrases.find(({ to }) => to === at || to === at + 1);
  return !subject || isObject(subject, tokens, lexicon);
}

/** The first phrase behind the verb that no preposition governs. */
function findRight(cue: Cue, { phrases, unit: { tokens }, lexicon }: Context): Phrase | undefined {
  for (const phrase of phrases) {
    if (phrase.from < cue.to) continue;
    const between = tokens.slice(cue.to, phrase.from);
    const isCut = between.some(
      ({ kind, lower }) =>
        kind === 'quote' || /^[;:.]$/.test(lower) || lexicon.is('complementizers', lower),
    );
    if (isCut) return undefined;
    if (!isObject(phrase, tokens, lexicon)) return phrase;
  }
  return undefined;
}

function findLeft(cue: Cue, context: Context, hasEarlier: boolean): Found | undefined {
  const { phrases, lexicon, unit } = context;
  const { tokens } = unit;
  const verb = beforeVerb(cue, context);
  const previous = tokens[verb]?.lower;
  if (lexicon.is('relatives', previous)) {
    const antecedent = phrases.findLast(({ from, to }) => from < verb && to <= verb);
    const isNear = antecedent !== undefined && verb - antecedent.to <= 4;
    return isNear ? { phrase: antecedent, isSure: true } : undefined;
  }
  const start = findClauseStart(cue, context);
  const inClause = phrases.filter(({ from, to }) => from >= start && to <= verb + 1);
  const subject = inClause.find((phrase) => !isObject(phrase, tokens, lexicon));
  if (subject) return { phrase: subject, isSure: isDirect(subject, verb, context) };
  if (hasEarlier) return undefined;
  const whole = phrases.filter(({ to }) => to <= verb + 1);
  const first = whole.find((phrase) => !isObject(phrase, tokens, lexicon));
  return first && { phrase: first, isSure: false };
}

/** Whether only commas, relatives and what stands between commas lie between subject and verb. */
function isDirect({ to }: Phrase, verb: number, { unit: { tokens } }: Context): boolean {
  const between = tokens.slice(to, verb + 1);
  return between.length === 0 || between[0]?.text === ',' || between.length <= 3;
}

/** The last token before the verb, its object pronouns and adverbs. */
function beforeVerb({ from }: Cue, { unit: { tokens }, lexicon }: Context): number {
  let at = from - 1;
  while (at > 0) {
    const lower = tokens[at]?.lower;
    const isSmall = lexicon.is('objects', lower) && !['nous', 'vous'].includes(lower ?? '');
    if (!isSmall && !lexicon.is('adverbs', lower)) break;
    at--;
  }
  return at;
}

/** Behind the last "que", semicolon, colon or quotation before the verb. */
function findClauseStart({ from }: Cue, { unit: { tokens }, lexicon, phrases }: Context): number {
  for (let at = from - 1; at >= 0; at--) {
    const { lower, kind } = tokens[at] ?? { lower: '', kind: 'mark' };
    if (lexicon.is('complementizers', lower) || /^[;:]$/.test(lower)) return at + 1;
    if (lexicon.is('coordinators', lower) && !isInside(at, phrases)) {
      const isJointHere = phrases.some((phrase) => phrase.to === at);
      const next = phrases.find((phrase) => phrase.from === at + 1 && phrase.to <= from);
      if (next && !isJointHere) return at + 1;
    }
    if (kind === 'quote' && from - at < 3) return 0;
  }
  return 0;
}

const isInside = (at: number, phrases: readonly Phrase[]) =>
  phrases.some(({ from, to }) => at >= from && at < to);

/** Governed by a preposition, so no subject. */
function isObject({ from, determiner }: Phrase, tokens: Unit['tokens'], lexicon: Lexicon): boolean {
  const before = tokens[from - 1];
  if (determiner !== undefined && lexicon.is('contracted', determiner)) {
    const isPlural = determiner === 'des';
    return !isPlural || (before?.kind === 'word' && !lexicon.is('complementizers', before.lower));
  }
  const own = lexicon.is('prepositions', tokens[from]?.lower);
  return own || (before !== undefined && lexicon.is('prepositions', before.lower));
}

function findSentenceSubject(context: Context, cue: Cue): Found | undefined {
  const { phrases, unit, lexicon } = context;
  const free = phrases.filter((phrase) => !isObject(phrase, unit.tokens, lexicon));
  const before = free.find(({ to }) => to <= cue.from);
  if (before) return { phrase: before, isSure: before.kind === 'name' };
  const comma = unit.tokens.findIndex(({ text }, at) => at > cue.to && text === ',');
  const after = comma < 0 ? undefined : free.find(({ from }) => from > comma);
  return after && { phrase: after, isSure: true };
}

/** "A, B et C ont dit": all of them. */
function listJoint(first: Phrase, { phrases, unit: { tokens } }: Context): Phrase[] {
  const group = [first];
  for (let last = first; ; ) {
    const next = phrases.find(({ from }) => from >= last.to && from <= last.to + 1);
    const joint = next && tokens[last.to]?.lower;
    if (!next || next.kind === 'pronoun' || next.from === last.to) return finish(group, tokens);
    if (joint !== 'et' && joint !== 'and' && joint !== ',') return finish(group, tokens);
    group.push(next);
    last = next;
  }
}

/** Without an "et" before its last member a list is an apposition. */
function finish(group: Phrase[], tokens: Unit['tokens']): Phrase[] {
  const last = group.at(-1) as Phrase;
  const isList = /^(?:et|and)$/.test(tokens[last.from - 1]?.lower ?? '');
  return isList ? group : group.slice(0, 1);
}

function resolve(phrase: Phrase, context: Context, isSure: boolean): Speaker[] {
  const place = { tokens: context.unit.tokens, text: context.text };
  if (phrase.kind === 'pronoun') return resolvePronoun(phrase.gender, context);
  const role = phrase.office ? printed(place, phrase.office) : null;
  const isPerson = phrase.kind === 'person' || phrase.kind === 'name';
  if (phrase.name && (isPerson || !phrase.office)) {
    const person = context.people.findPerson(printed(place, phrase.name), phrase.gender);
    return [toSpeaker(person, role, isSure)];
  }
  const office = role ?? '';
  const known = context.people.findPerson(office);
  if (known.id !== null) return [{ ...toSpeaker(known, null, isSure), isPerson: false }];
  const isDefinite =
    phrase.determiner === undefined || context.lexicon.is('definite', phrase.determiner);
  const holder =
    phrase.kind === 'person' && isDefinite
      ? context.people.findHolder(office, phrase.head ?? '', phrase.gender)
      : undefined;
  if (holder) return [toSpeaker(holder, role, isSure)];
  const gender = phrase.kind === 'group' ? 'mp' : phrase.gender;
  return [{ name: office, id: null, role: null, gender, isPerson, isNamed: !isPerson, isSure }];
}

function toSpeaker({ name, id, gender }: Person, role: string | null, isSure: boolean): Speaker {
  return { name, id, role, gender, isPerson: true, isNamed: true, isSure };
}

/** The last one before who fits, among those who spoke first. */
function resolvePronoun(gender: Gender, context: Context): Speaker[] {
  const { subjects } = context;
  const isPlural = gender === 'mp' || gender === 'fp';
  const fits = (one: Speaker) => {
    const isGroup =
      one.gender === 'mp' || one.gender === 'fp' || (!one.isPerson && one.gender === null);
    if (isPlural) return isGroup;
    if (one.gender === 'mp' || one.gender === 'fp') return false;
    return gender === null || one.gender === null || one.gender === gender;
  };
  const last = subjects.findLast(fits);
  const others = new Set(subjects.filter(fits).map(({ name }) => name)).size;
  return last ? [{ ...last, isSure: others <= 1 || last === subjects.at(-1) }] : [];
}
