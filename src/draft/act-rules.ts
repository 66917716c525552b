// What words of a statement tell its act: lexicon/<language>/acts.yaml, read and indexed by word.
import { z } from 'zod';
import { StatementAct } from '../records/statement.ts';
import type { Token } from './tokens.ts';
import { Texts } from './words.ts';

/** Who will do what a future tells: the one who speaks, somebody else, or nobody at all. */
const Future = z.enum(['first', 'other', 'denied', 'conditional']);
export type Future = z.infer<typeof Future>;

const Rule = z.strictObject({
  act: StatementAct,
  /** What the verb tells where the rule may decide. */
  instead: z.array(StatementAct).default(['assertion']),
  /** Only behind these verbs; the rule needs nothing more where it asks for no words. */
  verbs: Texts.default([]),
  /** Words anywhere in what is said. */
  words: Texts.default([]),
  /** Its first words. */
  opening: Texts.default([]),
  future: z.array(Future).default([]),
});

export const Acts = z.strictObject({
  /** How a verb ends whose deed is still to come. */
  future: z.string(),
  /** The same, as it is told behind a verb of the past. */
  conditional: z.string(),
  /** Words that end so all the same. */
  notFuture: Texts,
  /** Subjects that are whoever speaks. */
  firsts: Texts,
  /** Outside of quotation marks they may mean whoever speaks. */
  owns: Texts,
  rules: z.array(Rule),
});

interface Entry {
  words: string[];
  rule: number;
  isOpening: boolean;
}

export interface ActRules {
  rules: readonly z.infer<typeof Rule>[];
  /** The words of the rules by their first. */
  entries: ReadonlyMap<string, readonly Entry[]>;
  findFuture: (tokens: readonly Token[], at: number, isQuoted: boolean) => Future | undefined;
}

export function buildActRules(
  { future, conditional, notFuture, firsts, owns, rules }: z.infer<typeof Acts>,
  cut: (text: string) => string[],
  isNegation: (word: string | undefined) => boolean,
): ActRules {
  const entries = new Map<string, Entry[]>();
  for (const [rule, { words, opening }] of rules.entries()) {
    for (const [list, isOpening] of [[words, false] as const, [opening, true] as const]) {
      for (const one of list.map(cut)) {
        const first = one[0] as string;
        entries.set(first, [...(entries.get(first) ?? []), { words: one, rule, isOpening }]);
      }
    }
  }
  const [ending, reported] = [new RegExp(future), new RegExp(conditional)];
  const [others, speakers, pronouns] = [new Set(notFuture), new Set(firsts), new Set(owns)];
  const findFuture: ActRules['findFuture'] = (tokens, at, isQuoted) => {
    const { lower = '' } = tokens[at] ?? {};
    const isReported = reported.test(lower);
    if (others.has(lower) || !(isReported || ending.test(lower))) return undefined;
    const before = tokens.slice(Math.max(0, at - reach), at);
    const isFirst = before.some((one) => speakers.has(one.lower));
    const isOwn = isFirst || (!isQuoted && before.some((one) => pronouns.has(one.lower)));
    const around = [...before, ...tokens.slice(at, at + reach)];
    if (isOwn && around.some((one) => isNegation(one.lower))) return 'denied';
    if (isReported) return 'conditional';
    return isFirst ? 'first' : 'other';
  };
  return { rules, entries, findFuture };
}

/** How far from a verb its subject and its negation may stand. */
const reach = 3;
