// Who a cue's subject is: the person behind a name, an office or a pronoun.
import { mayAgree } from './agreement.ts';
import { type Context, type Remembered, type Speaker, sameNames } from './context.ts';
import type { Cue } from './cue.ts';
import type { Phrase } from './names.ts';
import { type Person, printed } from './people.ts';
import { isObject } from './phrase-roles.ts';
import { findNewSubject, findPrincipal, findSubject, listJoint } from './subjects.ts';
import type { Gender } from './words.ts';

interface Found {
  speakers: Speaker[];
  phrase: Phrase | undefined;
}

/** The speakers of a cue and where the first of them stands; none when the text does not tell. */
export function findSpeakers(cue: Cue, context: Context, before: readonly Speaker[]): Found {
  const pronoun = findPronouns(cue, context, before);
  if (pronoun) return { speakers: pronoun, phrase: undefined };
  const found = findSubject(cue, context, before.length > 0);
  if (!found) return findElsewhere(cue, context, before);
  const { lexicon, unit } = context;
  const named = findNamed(found.phrase, cue, context);
  const group = listJoint(named, context, cue);
  const isSure = found.isSure && mayAgree({ tokens: unit.tokens, lexicon }, cue, group);
  const speakers = group.flatMap((phrase) => resolve(phrase, context, isSure));
  return { speakers, phrase: named === found.phrase ? group[0] : found.phrase };
}

/** "The author, Professor Anna Petrova, said": the one who is named beside the office. */
function findNamed(phrase: Phrase, { from }: Cue, { phrases, unit: { tokens } }: Context): Phrase {
  if (phrase.name || phrase.kind !== 'person') return phrase;
  const at = tokens[phrase.to]?.text === ',' ? phrase.to + 1 : phrase.to;
  const next = phrases.find((one) => one.from === at);
  const isApposed = at > phrase.to && next?.name !== undefined && next.kind === 'name';
  const end = tokens[next?.to ?? 0]?.text === ',' ? (next?.to ?? 0) + 1 : next?.to;
  return isApposed && end === from ? next : phrase;
}

/** "a-t-il dit", "selon elle", "à l'en croire". */
function findPronouns(
  cue: Cue,
  context: Context,
  before: readonly Speaker[],
): Speaker[] | undefined {
  const { words, accordingTo } = context.lexicon;
  if (cue.inverted !== undefined) {
    const gender = words.inverted[cue.inverted] ?? null;
    // "Mme Petrova s'en défend : le document, plaide-t-elle, …".
    const same = before.filter((one) => one.isSure && mayBe(one, gender));
    return same.length > 0 ? same : resolvePronoun(gender, context);
  }
  const tonic = context.unit.tokens[cue.to]?.lower ?? '';
  if (cue.kind === 'according' && Object.hasOwn(words.tonicPronouns, tonic)) {
    return resolvePronoun(words.tonicPronouns[tonic] ?? null, context);
  }
  const own = accordingTo.find((one) => one.words.join(' ') === cue.lemma);
  return own && resolvePronoun(own.gender, context);
}

/** Where a verb has no subject of its own: whoever spoke before it, or who is the subject since. */
function findElsewhere(cue: Cue, context: Context, before: readonly Speaker[]): Found {
  if (cue.kind === 'according') return { speakers: [], phrase: undefined };
  const other = before.length > 0 ? findNewSubject(cue, context) : undefined;
  const speakers = other ? resolve(other, context, false) : [];
  if (other && !sameNames(speakers, before)) return { speakers, phrase: other };
  // "Et de rappeler que …": whoever spoke last.
  const isFirst = cue.kind === 'infinitive' && cue.from <= 3 && before.length === 0;
  return { speakers: isFirst ? resolvePronoun(null, context) : [...before], phrase: undefined };
}

/** For whom a spokesman speaks whose institution the sentence names; a pronoun may mean it. */
export function listPrincipals(cue: Cue, context: Context): Speaker[] {
  const phrase = findPrincipal(cue, context);
  return phrase ? resolve(phrase, context, true) : [];
}

export function resolve(phrase: Phrase, context: Context, isSure: boolean): Speaker[] {
  const place = { tokens: context.unit.tokens, text: context.text };
  if (context.lexicon.is('anybody', place.tokens[phrase.from]?.lower)) {
    return resolveAnybody(phrase, context);
  }
  if (phrase.kind === 'pronoun') {
    if (isLatter(phrase, context)) return resolveLatter(phrase.gender, context);
    const own = findAntecedent(phrase, context);
    return own ? resolve(own, context, false) : resolvePronoun(phrase.gender, context);
  }
  return phrase.name && mayName(phrase)
    ? resolveNamed(phrase, context, isSure)
    : resolveOffice(phrase, context, isSure);
}

/** Of an institution the name stands behind its word, which is then what is printed. */
const mayName = ({ kind, office }: Phrase) => kind === 'person' || kind === 'name' || !office;

function resolveNamed(phrase: Phrase, context: Context, isSure: boolean): Speaker[] {
  const place = { tokens: context.unit.tokens, text: context.text };
  const role = phrase.office ? printed(place, phrase.office) : null;
  const name = printed(place, phrase.name ?? [phrase.from, phrase.to]);
  return [toSpeaker(context.people.findPerson(name, phrase.gender), role, isSure)];
}

function resolveOffice(phrase: Phrase, context: Context, isSure: boolean): Speaker[] {
  const { lexicon, people, text, unit } = context;
  const [from, to] = phrase.office ?? [phrase.from, phrase.to];
  // "le Front al-Nosra": the name is part of what an institution is called.
  const office = printed({ tokens: unit.tokens, text }, [from, phrase.name?.[1] ?? to]);
  // Only what the database knows: an office is nobody's surname.
  if (people.findKnown(office) !== undefined) {
    return [{ ...toSpeaker(people.findPerson(office), null, isSure), isPerson: false }];
  }
  const isPerson = phrase.kind === 'person' || phrase.kind === 'name';
  const { determiner } = phrase;
  const isDefinite = determiner === undefined || lexicon.is('definite', determiner);
  const holder =
    phrase.kind === 'person' && isDefinite
      ? people.findHolder(office, phrase.gender, unit.start)
      : undefined;
  if (holder) return [toSpeaker(holder.person, office, isSure && holder.isOnly)];
  const gender = phrase.kind === 'group' ? 'mp' : phrase.gender;
  return [{ name: office, id: null, role: null, gender, isPerson, isNamed: !isPerson, isSure }];
}

function isLatter({ from, to }: Phrase, { unit: { tokens }, lexicon }: Context): boolean {
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  return lexicon.is('latter', words.join(' '));
}

/** "ce dernier": whoever was mentioned last, also as an object. */
function resolveLatter(gender: Gender, { mentioned }: Context): Speaker[] {
  for (const { phrase, context } of mentioned.toReversed()) {
    const last = resolve(phrase, context, false).findLast((one) => mayBe(one, gender));
    if (last) return [{ ...last, isSure: false }];
  }
  return [];
}

/** "Le recteur prêche la prudence : il a rappelé …": whom the sentence itself begins with. */
function findAntecedent({ from, gender }: Phrase, { phrases, unit, lexicon }: Context) {
  const first = phrases.find((one) => !isObject(one, unit.tokens, lexicon));
  if (!first || first.to >= from || !['name', 'person'].includes(first.kind)) return undefined;
  const isApart = unit.tokens.slice(first.to, from).some(({ text }) => /^[:;]$/.test(text));
  return isApart && (first.gender === null || first.gender === gender) ? first : undefined;
}

/** "Au ministère, on assure que …": the ministry; else nobody. */
function resolveAnybody(phrase: Phrase, context: Context): Speaker[] {
  const { lexicon, phrases, unit } = context;
  const isPlace = (one: Phrase) =>
    one.from <= 3 && one.to <= phrase.from && one.kind !== 'pronoun' && one.kind !== 'person';
  const place = phrases.find(isPlace);
  const isFronted = lexicon.is('prepositions', unit.tokens[0]?.lower);
  return place && isFronted ? resolve(place, context, false) : [];
}

function toSpeaker({ name, id, gender }: Person, role: string | null, isSure: boolean): Speaker {
  return { name, id, role, gender, isPerson: true, isNamed: true, isSure };
}

/** How many of those who spoke last a pronoun may mean. */
const reach = 5;

/**
 * The last one who fits; one of the same gender before one whose gender is not known. It is sure
 * when nobody else fits.
 */
function resolvePronoun(gender: Gender, { subjects, named, unit }: Context): Speaker[] {
  const near = subjects.slice(-reach);
  const fitting = near.filter((one) => mayBe(one, gender));
  const isExact = (one: Speaker) => gender !== null && one.gender === gender;
  const here = fitting.filter(({ paragraph }) => paragraph === unit.paragraph);
  const last =
    here.findLast(isExact) ??
    here.at(-1) ??
    near.findLast(isExact) ??
    named.findLast(isExact) ??
    fitting.at(-1);
  if (!last) {
    const other = named.findLast((one) => mayBe(one, gender));
    return other ? [{ ...other, isSure: false }] : [];
  }
  const isOnly = fitting.length > 0 && fitting.every(({ name }) => name === last.name);
  const isHere = last.paragraph === unit.paragraph && near.at(-1)?.name === last.name;
  const isWhole = last.isNamed && !/^\p{Lu}{2,}$/u.test(last.name);
  const isLikely = isOnly ? isExact(last) || isWhole : isHere && last.gender === gender;
  // Somebody whom no list knows may be meant since then.
  const isNear = unit.index - last.sentence <= 1;
  const isRivalled = named.some((one) => isRival(one, last, gender));
  return [{ ...last, isSure: last.isSure && isLikely && isNear && !isRivalled }];
}

/** "Paul Martin a reçu Luc Dumas. Il a promis …": whoever is named with them or since then. */
const isRival = (one: Remembered, last: Remembered, gender: Gender) =>
  !last.hasSpoken &&
  one.sentence >= last.sentence &&
  one.isPerson &&
  one.name !== last.name &&
  mayBe(one, gender);

function mayBe({ gender: own, isPerson }: Speaker, gender: Gender): boolean {
  const isGroup = own === 'mp' || own === 'fp' || (!isPerson && own === null);
  if (gender === 'mp' || gender === 'fp') return isGroup;
  if (own === 'mp' || own === 'fp') return false;
  return gender === null || own === null || own === gender;
}
