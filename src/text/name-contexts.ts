// What stands around a name and makes it that of somebody or something else: a longer name, a
// prize, a street, an ordinary word at the beginning of a sentence. Precision goes before recall.
import { isTitle } from './name-forms.ts';
import type { NameWord } from './name-words.ts';
import { beginsSentence } from './ordinary-words.ts';

/** A known name in a text: its words from one to behind another. */
export interface NamePlace {
  text: string;
  /** A primary subtag. */
  language: string;
  words: readonly NameWord[];
  from: number;
  to: number;
  isPerson: boolean;
  /** Whether a folded word is an ordinary one too. */
  isOrdinary: (folded: string) => boolean;
  /** Whether a known name ends right behind this word, or begins with it further on. */
  isKnown: (index: number) => boolean;
  /** Whether a folded word belongs to a name of the same actor. */
  isOwn: (folded: string) => boolean;
}

const suffixes = new Set(['jr', 'sr', 'junior', 'senior', 'ii', 'iii', 'iv', 'fils', 'мл', 'ст']);

/** What is called after somebody, before the name and behind it, folded. */
const thingsBefore = new Set(
  (
    'prix rue avenue boulevard quai stade aeroport lycee college ecole universite fondation ' +
    'institut musee hopital hotel trophee medaille premio calle estadio aeropuerto fundacion ' +
    'via stadio aeroporto fondazione praca rua fundacao премия премии премию улица улице площадь ' +
    'фонд премія премії премію вулиця вулиці площа'
  ).split(' '),
);
const thingsBehind = new Set(
  (
    'prize award awards medal trophy street avenue boulevard square airport stadium school college ' +
    'university foundation institute museum hospital tower preis strasse platz stiftung'
  ).split(' '),
);
const particles = new Set([
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'l',
  'of',
  'the',
  'del',
  'di',
  'имени',
  'імені',
]);

/** What may begin a sentence before a name, with a capital, folded. */
const functionWords = new Set(
  (
    'selon pour avec quand si mais et ou que car donc comme lorsque puisque depuis chez contre sans ' +
    'vers par pendant apres avant sous sur dont d l qu jusqu a de en ' +
    'if when while as for with but and or that because although though since after before both ' +
    'neither either did does is was were will would could can has have had only even now then yet ' +
    'so like unlike by to from in on at of the what why how where ' +
    'segun para con cuando pero y e secondo per ma quando com mas nach fur mit wenn aber und ' +
    'после для как если когда но и а что с у от до при по о об в на за к из ' +
    'піся від як якщо коли але та що з із зі до про'
  ).split(' '),
);

const capital = /^\p{Lu}[\p{Ll}\p{M}’']/u;
const capitals = /^\p{Lu}{2,}$/u;
const blank = /^[ \u00a0\u202f]+$/u;
const hyphen = /^[-\u2010\u2011]$/u;

export function isSomethingElse(place: NamePlace): boolean {
  if (cutsWords(place)) return true;
  const { text, words, from, to, isOrdinary } = place;
  const first = words[from] as NameWord;
  const isSingle = to - from === 1;
  if (isSingle && isOrdinary(first.folded) && beginsSentence(text, first)) return true;
  if (!place.isPerson) return false;
  return isNamedAfter(place) || goesOn(place) || isInside(place);
}

/** In a script without spaces a name ends where a word does. */
function cutsWords({ text, language, words, from, to }: NamePlace): boolean {
  const first = words[from] as NameWord;
  const last = words[to - 1] as NameWord;
  if (!/\p{Script=Han}/u.test(text.slice(first.start, last.end))) return false;
  if (to - from < 2) return true;
  const segmenter = new Intl.Segmenter(language === 'ja' ? 'ja' : 'zh', { granularity: 'word' });
  const around = text.slice(Math.max(0, first.start - 16), last.end + 16);
  const offset = Math.max(0, first.start - 16);
  const ends = new Set([around.length]);
  for (const { index } of segmenter.segment(around)) ends.add(index);
  return !ends.has(first.start - offset) || !ends.has(last.end - offset);
}

/** The prix Lenoir, the Lenoir Prize, the rue de Lenoir. */
function isNamedAfter({ text, words, from, to }: NamePlace): boolean {
  const behind = words[to];
  if (
    behind &&
    isJoined(text, words[to - 1] as NameWord, behind) &&
    thingsBehind.has(behind.folded)
  ) {
    return true;
  }
  for (let at = from - 1; at >= Math.max(0, from - 3); at--) {
    const word = words[at] as NameWord;
    if (thingsBefore.has(word.folded)) return true;
    if (!particles.has(word.folded)) return false;
  }
  return false;
}

/** Lenoir Jr., Petit-Clamart, Petit Nicolas. In German every noun has a capital. */
function goesOn({ text, language, words, from, to, isKnown }: NamePlace): boolean {
  const last = words[to - 1] as NameWord;
  const behind = words[to];
  if (!behind) return false;
  const gap = text.slice(last.end, behind.start);
  if (/^,?\s?$/.test(gap) && suffixes.has(behind.folded)) return true;
  if (!blank.test(gap) && !hyphen.test(gap)) return false;
  if (language === 'de' || isCapitals(words, from, to) || !capital.test(behind.written))
    return false;
  return !isKnown(to);
}

/** Jean Petit, J. Petit, Jean-Petit, where only Petit is known. */
function isInside(place: NamePlace): boolean {
  const { text, language, words, from, to, isKnown, isOwn } = place;
  const before = words[from - 1];
  if (!before) return false;
  const first = words[from] as NameWord;
  const gap = text.slice(before.end, first.start);
  const isOther = !isOwn(before.folded) && !isKnown(from - 1);
  if (hyphen.test(gap)) return isOther && capital.test(before.written);
  if (to - from > 1 || isCapitals(words, from, to)) return false;
  if (/^\.\s?$/.test(gap) && /^\p{Lu}$/u.test(before.written)) {
    return !isTitle(before.folded) && !isInitial(place, before);
  }
  if (language === 'de' || !blank.test(gap) || !capital.test(before.written)) return false;
  return isOther && !isTitle(before.folded) && !functionWords.has(before.folded);
}

/** Of a given name of the same actor, or between it and the family name. */
function isInitial({ words, from, isOwn }: NamePlace, { written }: NameWord): boolean {
  const before = words[from - 2];
  return (before !== undefined && isOwn(before.folded)) || isOwn(written.toLowerCase());
}

function isJoined(text: string, first: NameWord, second: NameWord): boolean {
  const gap = text.slice(first.end, second.start);
  return blank.test(gap) || hyphen.test(gap);
}

function isCapitals(words: readonly NameWord[], from: number, to: number): boolean {
  return words.slice(from, to).every(({ written }) => capitals.test(written));
}
