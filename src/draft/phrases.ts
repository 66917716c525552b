// Finds in a sentence whoever may speak: names, offices, institutions, groups and pronouns, with
// the name and the office of one person as one phrase.
import {
  isNamePart,
  type Phrase,
  type Scan,
  scanName,
  skipBrackets,
  skipForeign,
} from './names.ts';
import { scanOffice } from './offices.ts';
import { isCapitalized, standsAt, type Token } from './tokens.ts';

const empty = { gender: null, name: undefined, office: undefined } as const;

export function listPhrases(scan: Scan): Phrase[] {
  const phrases: Phrase[] = [];
  const { tokens } = scan;
  for (let at = 0; at < tokens.length; ) {
    const phrase = scanPhrase(scan, at);
    if (phrase) phrases.push(phrase);
    at = Math.max(phrase?.to ?? 0, at + 1);
  }
  return phrases;
}

function scanPhrase(scan: Scan, at: number): Phrase | undefined {
  if (scan.tokens[at]?.kind !== 'word') return undefined;
  return scanPronoun(scan, at) ?? scanOffice(scan, at) ?? scanNamed(scan, at);
}

function scanPronoun({ tokens, lexicon }: Scan, at: number): Phrase | undefined {
  const { words } = lexicon;
  const rest = {
    head: undefined,
    determiner: undefined,
    ...empty,
    from: at,
    kind: 'pronoun',
  } as const;
  for (const { words: several, gender } of lexicon.pronounPhrases) {
    if (standsAt(tokens, at, several)) {
      return { ...rest, to: at + several.length, gender };
    }
  }
  const plural = lexicon.sequences('plurals').find((one) => standsAt(tokens, at, one));
  if (plural) return { ...rest, to: at + plural.length, gender: 'mp' };
  const some = lexicon.sequences('someOf').find((one) => standsAt(tokens, at, one));
  if (some) {
    const to = at + some.length;
    return { ...rest, to, kind: 'person', office: [at, to], head: tokens[at]?.lower };
  }
  const { lower } = tokens[at] as Token;
  if (!Object.hasOwn(words.subjectPronouns, lower)) return undefined;
  return { ...rest, to: at + 1, gender: words.subjectPronouns[lower] ?? null };
}

/** A name with or without a title, and the office that stands behind it. */
function scanNamed(scan: Scan, at: number): Phrase | undefined {
  const { tokens, lexicon } = scan;
  const start = lexicon.is('determiners', tokens[at]?.lower) && !isStart(scan, at) ? at + 1 : at;
  const title = lexicon.words.titles[tokens[start]?.text ?? ''];
  // "le Français Pierre Martin".
  const isOrigin =
    start > at && lexicon.demonyms.has(tokens[start]?.lower ?? '') && isNamePart(scan, start + 1);
  const nameFrom = title === undefined && !isOrigin ? start : start + 1;
  const nameTo = scanName(scan, nameFrom, title !== undefined);
  if (nameTo === undefined) return undefined;
  const foreign = lexicon.words.headLast;
  const name: [number, number] = [foreign ? skipForeign(scan, nameFrom, nameTo) : nameFrom, nameTo];
  const words = tokens.slice(nameFrom, nameTo);
  const first = words.map(({ text }) => lexicon.firstNames.get(text)).find((one) => one) ?? null;
  const phrase: Phrase = {
    from: at,
    to: nameTo,
    kind: 'name',
    gender: title ?? first,
    name,
    office: undefined,
    head: undefined,
    determiner: start > at ? tokens[at]?.lower : undefined,
  };
  return joinOffice(scan, phrase);
}

const isStart = ({ tokens, lexicon }: Scan, at: number) =>
  isCapitalized(tokens[at] as Token) && !lexicon.is('determiners', tokens[at]?.lower);

/** "Anna Petrova, ministre des Transports," and "Anna Petrova (45 ans)". */
function joinOffice(scan: Scan, phrase: Phrase): Phrase {
  const { tokens } = scan;
  const at = skipBrackets(tokens, phrase.to);
  if (tokens[at]?.text !== ',') return { ...phrase, to: at };
  const office = scanOffice(scan, at + 1, false);
  if (office?.kind !== 'person' || office.name) return { ...phrase, to: at };
  const next = tokens[office.to]?.text;
  if (next !== undefined && !/^[,.;:)»]$/.test(next) && office.determiner !== undefined) {
    return { ...phrase, to: at };
  }
  const gender = phrase.gender ?? office.gender;
  const to = next === ',' ? office.to + 1 : office.to;
  return { ...phrase, to, gender, office: office.office, head: office.head };
}
