// The act of a statement whose verb leaves it open, told by what is said: the first rule that fits
// decides. Such an act is a guess and stays marked.
import type { ActRules, Future } from './act-rules.ts';
import type { Cue } from './cue.ts';
import type { Lexicon } from './lexicon.ts';
import { standsAt, type Token } from './tokens.ts';
import type { Use } from './verb-forms.ts';

/** No longer quotation is read for its act. */
const quoteMax = 2000;

/**
 * The act of what is said.
 * @param said the words of the claim without those that attribute it
 */
export function findAct(
  verb: Pick<Cue, 'act' | 'lemma'> | undefined,
  said: readonly Token[],
  { tokenize, acts }: Lexicon,
): Use['act'] {
  const { act = 'assertion', lemma = '' } = verb ?? {};
  if (act === 'assertion' && isAsked(said)) return 'question';
  const { met, futures } = readWords(openQuotations(said, tokenize), acts);
  const rule = acts.rules.find((one, index) => {
    if (!one.instead.includes(act) || one.act === act) return false;
    if (one.verbs.length > 0 && !one.verbs.includes(lemma)) return false;
    const isPlain = one.words.length + one.opening.length + one.future.length === 0;
    return isPlain || met.has(index) || one.future.some((kind) => futures.has(kind));
  });
  return rule?.act ?? act;
}

/** The rules whose words are there, and the futures. */
function readWords(
  { tokens, openings, quoted }: ReturnType<typeof openQuotations>,
  { entries, findFuture }: ActRules,
) {
  const met = new Set<number>();
  const futures = new Set<Future>();
  for (const [at, { lower }] of tokens.entries()) {
    for (const { words, rule, isOpening } of entries.get(lower) ?? []) {
      if ((!isOpening || openings.has(at)) && standsAt(tokens, at, words)) met.add(rule);
    }
    const future = findFuture(tokens, at, quoted.has(at));
    if (future) futures.add(future);
  }
  return { met, futures };
}

/** "« Qui paie ? », a lancé le maire." and "— Et la route ?". */
function isAsked(said: readonly Token[]): boolean {
  const at = said.findLastIndex(({ kind }) => kind !== 'mark');
  const last = said[at];
  return last?.kind === 'quote' ? /\?\s*.?$/u.test(last.text) : said[at + 1]?.text === '?';
}

/** The words with those of the quotations among them, and where what is said may begin. */
function openQuotations(said: readonly Token[], tokenize: (text: string) => Token[]) {
  const tokens: Token[] = [];
  const openings = new Set<number>([0]);
  const quoted = new Set<number>();
  for (const [index, token] of said.entries()) {
    // Behind the words that attribute it.
    const isApart = index > 0 && token.start - (said[index - 1] as Token).end > 1;
    if (isApart || token.kind === 'quote') openings.add(tokens.length);
    const inside = token.kind === 'quote' ? tokenize(token.text.slice(1, quoteMax)) : [token];
    for (const one of inside) {
      if (token.kind === 'quote') quoted.add(tokens.length);
      tokens.push(one);
    }
  }
  return { tokens, openings, quoted };
}
