// Subjects that are no office the lexicon knows: "la boulangère a dit", « … », dit l'aubergiste.
import type { CueScan } from './cue.ts';
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './names.ts';
import type { Token } from './tokens.ts';
import type { Unit } from './units.ts';
import type { Gender } from './words.ts';

/** How many words such a subject has at most. */
const wordMax = 6;

/** The words from an article to the verb, where nothing else stands between them. */
export function findPlainBefore(
  { tokens }: Unit,
  lexicon: Lexicon,
  start: number,
  verb: number,
): Phrase | undefined {
  const scan = { tokens, lexicon };
  for (let at = Math.max(start, verb - wordMax); at < verb; at++) {
    const words = tokens.slice(at + 1, verb + 1);
    if (!mayOpen(scan, at) || !words.every((token) => isPlain(scan, token, true))) continue;
    return toPhrase(scan, at, verb + 1);
  }
  return undefined;
}

/** An article right behind the verb with its noun and what belongs to that. */
export function findPlainBehind({ tokens }: Unit, lexicon: Lexicon, at: number) {
  const scan = { tokens, lexicon };
  if (!mayOpen(scan, at)) return undefined;
  let to = at + 1;
  while (to < at + 4 && tokens[to] && isPlain(scan, tokens[to] as Token, false)) to++;
  return to > at + 1 ? toPhrase(scan, at, to) : undefined;
}

function mayOpen({ tokens, lexicon }: CueScan, at: number): boolean {
  const { lower, kind } = tokens[at] ?? {};
  if (kind !== 'word' || !lexicon.is('determiners', lower)) return false;
  const isObject = lexicon.is('contracted', lower) || lexicon.is('of', lower);
  const isPart = lexicon.is('of', tokens[at + 1]?.lower);
  return !isObject && !isPart && !lexicon.is('prepositions', tokens[at - 1]?.lower);
}

/** A small word of a name's or noun's complement, or a word that is no verb. */
function isPlain({ lexicon }: CueScan, token: Token, hasComplement: boolean): boolean {
  const { kind, lower } = token;
  if (kind !== 'word' && kind !== 'number') return false;
  const isSmall = lexicon.is('prepositions', lower) || lexicon.is('determiners', lower);
  if (isSmall) return hasComplement;
  const lists = ['auxiliaries', 'complementizers', 'relatives', 'coordinators'] as const;
  if (lists.some((list) => lexicon.is(list, lower)) || lexicon.isAdverb(lower)) return false;
  if (lexicon.is('weekdays', lower) || lexicon.is('otherRelatives', lower)) return false;
  return !(lexicon.forms.get(lower) ?? []).some((form) => form.kind === 'finite');
}

const genders: Readonly<Record<string, Gender>> = {
  ...{ le: 'm', un: 'm', ce: 'm', cet: 'm', la: 'f', une: 'f', cette: 'f' },
  ...{ les: 'mp', des: 'mp', ces: 'mp' },
};

function toPhrase({ tokens }: CueScan, from: number, to: number): Phrase {
  const determiner = tokens[from]?.lower ?? '';
  return {
    ...{ from, to, kind: 'person', name: undefined, office: [from + 1, to] },
    gender: genders[determiner] ?? null,
    head: tokens[from + 1]?.lower,
    determiner,
  };
}
