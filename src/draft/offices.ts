// Offices and institutions in a sentence, with the name of whoever holds the office.
import { headWord, isFunction, mayPremodify, scanComplements, scanOf } from './complements.ts';
import type { Lexicon } from './lexicon.ts';
import { type Phrase, type Scan, scanName, skipBrackets } from './names.ts';
import { isCapitalized, type Token } from './tokens.ts';
import type { Gender } from './words.ts';

/** An office or institution that begins at this token, with its name if that follows. */
export function scanOffice(scan: Scan, at: number, joins = true): Phrase | undefined {
  const { tokens, lexicon } = scan;
  const isDetermined = lexicon.is('determiners', tokens[at]?.lower);
  const start = isDetermined ? at + 1 : at;
  const headAt = findHead(scan, start);
  if (headAt === undefined) return undefined;
  if (!isDetermined && headAt === start && isBareVerb(scan, headAt)) return undefined;
  if (!isDetermined && isBehindNoun(scan, start)) return undefined;
  const to = lexicon.words.headLast ? scanOf(scan, headAt + 1) : scanComplements(scan, headAt + 1);
  const word = headWord(tokens[isPersonAt(scan, headAt, to - 1) ? to - 1 : headAt] as Token);
  const head = lexicon.heads.get(word);
  if (!head) return undefined;
  const determiner = isDetermined ? tokens[at]?.lower : undefined;
  const gender = head.gender ?? genderOf(determiner, tokens[start]?.lower);
  const phrase: Phrase = {
    from: at,
    to,
    kind: head.kind,
    gender,
    name: undefined,
    office: [start, to],
    head: word,
    determiner,
  };
  return joins ? joinName(scan, phrase) : phrase;
}

/** "Ministry of Health spokesman": the word behind the institution tells who it is. */
function isPersonAt({ tokens, lexicon }: Scan, headAt: number, at: number): boolean {
  if (!lexicon.words.headLast || at <= headAt + 2) return false;
  const before = tokens[at - 1]?.lower;
  const isOwn = lexicon.is('of', before) || lexicon.is('determiners', before);
  return !isOwn && lexicon.heads.get(headWord(tokens[at] as Token))?.kind === 'person';
}

function genderOf(determiner: string | undefined, next: string | undefined): Gender {
  if (determiner === 'le' || determiner === 'un' || determiner === 'du' || determiner === 'ce') {
    return 'm';
  }
  if (determiner === 'la' || determiner === 'une' || determiner === 'cette') return 'f';
  if (next === 'premier' || next === 'ancien') return 'm';
  return next === 'première' || next === 'ancienne' ? 'f' : null;
}

/** A word such as "juge" without an article is the verb, except beside a name or in apposition. */
function isBareVerb({ tokens, lexicon }: Scan, at: number): boolean {
  const { lower } = tokens[at] as Token;
  // "Intervenant hier, le maire a dit …".
  if (at === 0 && !lexicon.words.headLast && /ants?$/.test(lower)) return true;
  const forms = lexicon.forms.get(lower) ?? [];
  return forms.some(({ kind }) => kind === 'finite' || kind === 'participle');
}

/** "grève générale": an adjective, and no office. */
function isBehindNoun({ tokens, lexicon }: Scan, at: number): boolean {
  const before = tokens[at - 1];
  if (lexicon.words.headLast || before?.kind !== 'word' || isCapitalized(before)) return false;
  return !isFunction(lexicon, before.lower) && !lexicon.forms.has(before.lower);
}

/** English puts the word of the office last, French first. */
function findHead(scan: Scan, start: number): number | undefined {
  return scan.lexicon.words.headLast ? findLastHead(scan, start) : findFirstHead(scan, start);
}

const isHeadAt = (lexicon: Lexicon, token: Token | undefined) =>
  token?.kind === 'word' && lexicon.heads.has(headWord(token));

function findFirstHead({ tokens, lexicon }: Scan, start: number): number | undefined {
  for (let at = start; at < start + 5; at++) {
    const token = tokens[at];
    const isHead = isHeadAt(lexicon, token);
    const isBefore =
      token && (lexicon.premodifiers.has(headWord(token)) || token.kind === 'number');
    if (!isBefore) return isHead ? at : undefined;
    if (isHead && !isHeadAt(lexicon, tokens[at + 1])) return at;
  }
  return undefined;
}

function findLastHead(scan: Scan, start: number): number | undefined {
  const { tokens, lexicon } = scan;
  let head: number | undefined;
  for (let at = start; at < start + 7; at++) {
    const token = tokens[at];
    if (at > start && (/^(?:an?|the)$/.test(token?.lower ?? '') || isPastBehind(scan, at))) break;
    if (isHeadAt(lexicon, token)) head = at;
    else if (!token || !(mayPremodify(lexicon, token) || isTitleBefore(scan, at))) break;
  }
  return head;
}

/** "Petrova fired Justice Minister Martin": what somebody did, and no part of an office. */
function isPastBehind({ tokens, lexicon }: Scan, at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!before || !token || !isCapitalized(before) || isCapitalized(token)) return false;
  const { lower } = token;
  if (lexicon.premodifiers.has(lower)) return false;
  return lexicon.is('pasts', lower) || /.ed$/.test(lower);
}

/** "Justice Minister Petrova": a title that belongs to the office behind it. */
const isTitleBefore = ({ tokens, lexicon }: Scan, at: number) =>
  lexicon.words.titles[tokens[at]?.text ?? ''] === null && isHeadAt(lexicon, tokens[at + 1]);

/** "un porte-parole de l'entreprise RTE": letters are no person's name. */
function joinAcronym(scan: Scan, phrase: Phrase): Phrase | undefined {
  const { office, to, kind } = phrase;
  const isLetters = /^\p{Lu}{2,}$/u.test(scan.tokens[to]?.text ?? '');
  if (kind !== 'person' || !office || !isLetters) return undefined;
  const isAlone = scanName(scan, to, true) === to + 1;
  return isAlone ? { ...phrase, to: to + 1, office: [office[0], to + 1] } : undefined;
}

/** "le président Emmanuel Macron" and "le préfet, Arnaud Delmotte,". */
function joinName(scan: Scan, phrase: Phrase): Phrase {
  const { tokens, lexicon } = scan;
  const acronym = joinAcronym(scan, phrase);
  if (acronym) return acronym;
  const comma = phrase.kind === 'person' ? skipTail(scan, phrase.to) : phrase.to;
  const isApart = tokens[comma]?.text === ',';
  if (isApart && phrase.kind !== 'person') return phrase;
  const titled = isApart ? comma + 1 : phrase.to;
  const title = lexicon.words.titles[tokens[titled]?.text ?? ''];
  const from = title === undefined ? titled : titled + 1;
  const to = scanName(scan, from, true);
  if (to === undefined) return phrase;
  const after = skipBrackets(tokens, to);
  const next = tokens[after];
  // "Pressed by counsel, Mr Imrie said": he is nobody's apposition.
  const isClosed = comma === phrase.to && !isGoverned(scan, phrase);
  if (isApart && next && !(isClosed ? mayFollow(lexicon, next) : next.kind === 'mark')) {
    return phrase;
  }
  const end = isApart && next?.text === ',' ? after + 1 : after;
  return {
    ...phrase,
    ...describeNamed(phrase, title, lexicon, tokens.slice(from, to)),
    name: [from, to],
    to: end,
  };
}

const isGoverned = ({ tokens, lexicon }: Scan, { from, determiner }: Phrase) =>
  lexicon.is('prepositions', tokens[from - 1]?.lower) || lexicon.is('contracted', determiner);

/** How many words may stand between an office and the comma before its name. */
const tailMax = 7;

/** The comma behind "l'émissaire pour le Sahel" and the like, else the place itself. */
function skipTail({ tokens, lexicon }: Scan, at: number): number {
  if (!lexicon.is('prepositions', tokens[at]?.lower)) return at;
  const comma = tokens.findIndex(({ text }, index) => index > at && text === ',');
  const tail = tokens.slice(at, comma);
  const isVerb = ({ lower }: Token) =>
    lexicon.is('auxiliaries', lower) || lexicon.is('complementizers', lower);
  return comma > at && tail.length <= tailMax && !tail.some(isVerb) ? comma : at;
}

/** Of a group only its first member is named here, who has a gender of their own. */
function describeNamed(
  { kind, gender }: Phrase,
  title: Gender | undefined,
  { firstNames }: Lexicon,
  name: readonly Token[],
): Pick<Phrase, 'kind' | 'gender'> {
  const own = title ?? (kind === 'group' ? null : gender);
  const isPerson = kind === 'person' || kind === 'group';
  const known = name.map(({ text }) => firstNames.get(text)).find((one) => one) ?? null;
  // "le chef du service, Fatou Seck": the office may have the other gender.
  return { kind: isPerson ? 'name' : kind, gender: known === 'f' ? known : (own ?? known) };
}

/** A mark, a verb or a relative may follow a name in apposition; a noun or a list does not. */
function mayFollow(lexicon: Lexicon, { lower, kind }: Token): boolean {
  if (kind === 'mark') return /^[,.;:]$/.test(lower);
  return (
    lexicon.is('auxiliaries', lower) || lexicon.is('relatives', lower) || lexicon.forms.has(lower)
  );
}
