// Verbs of saying that are quoted with what they say: the mayor “strongly condemns” the strike. The
// quotation is one token, so its words are looked at apart.
import type { Cue, CueScan } from './cue.ts';
import type { Lexicon } from './lexicon.ts';
import { isCapitalized, type Token } from './tokens.ts';
import type { Use, VerbForm } from './verb-forms.ts';

/** A quotation right behind its subject or an auxiliary that opens with a verb of saying. */
export function findQuotedVerb(scan: CueScan, at: number): Cue | undefined {
  const { tokens, lexicon } = scan;
  const quote = tokens[at];
  const before = tokens[at - 1];
  if (quote?.kind !== 'quote' || before?.kind !== 'word') return undefined;
  const isCompound = lexicon.is('haves', before.lower);
  if (!isCompound && !maySpeak(before, lexicon)) return undefined;
  const inside = lexicon.tokenize(quote.text).filter(({ kind }) => kind !== 'mark');
  const opening = readOpening(inside, lexicon, isCompound);
  if (!opening) return undefined;
  return {
    ...{ from: isCompound ? at - 1 : at, to: at + 1, kind: 'finite', inverted: undefined },
    ...{ act: opening.act, objectAct: opening.act, lemma: opening.lemma, frame: 'object' },
    ...{ isIncise: false, complementizer: undefined },
  };
}

/** Whether a subject may end with that word. */
function maySpeak({ lower }: Token, lexicon: Lexicon): boolean {
  const lists = [
    ...(['prepositions', 'determiners', 'coordinators', 'complementizers', 'titled'] as const),
    ...(['auxiliaries', 'otherRelatives', 'of'] as const),
  ];
  if (lists.some((list) => lexicon.is(list, lower))) return false;
  return lexicon.heads.has(lower) || !lexicon.forms.has(lower);
}

/** The verb with the adverbs and pronouns before it, and the act that it tells. */
function readOpening(inside: readonly Token[], lexicon: Lexicon, isCompound: boolean) {
  let at = 0;
  const isSmall = (token: Token | undefined) =>
    lexicon.isAdverb(token?.lower) || lexicon.is('objects', token?.lower);
  while (at < smallMax && isSmall(inside[at])) at++;
  const verb = inside[at];
  if (!verb || isCapitalized(verb)) return undefined;
  const isReflexive = lexicon.is('reflexives', inside[at - 1]?.lower);
  const mayBe = ({ kind, isReflexive: own }: VerbForm) =>
    own === isReflexive && (isCompound ? kind === 'participle' : kind === 'finite');
  const hasClause = lexicon.is('complementizers', inside[at + 1]?.lower);
  const tells = ({ with: frames, attitude }: Use) =>
    !attitude && (frames.includes('object') || (hasClause && frames.includes('clause')));
  for (const { lemma, uses } of (lexicon.forms.get(verb.lower) ?? []).filter(mayBe)) {
    const use = uses.find(tells);
    if (use) return { act: use.act, lemma };
  }
  return undefined;
}

/** How many adverbs and pronouns stand before a quoted verb at most. */
const smallMax = 3;
