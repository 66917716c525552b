// Which words a cue governs: from its speaker to the end of its claim. Two claims of one speaker in
// one sentence are two passages that begin together.
import type { Cue } from './cue.ts';
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './names.ts';
import type { Token } from './tokens.ts';

export interface Attributed {
  cue: Cue;
  /** Where the speaker stands; undefined when it is who spoke before, or a pronoun of the verb. */
  phrase: Phrase | undefined;
  /** Whether the speaker is the one of the cue before. */
  isSame: boolean;
}

export interface Passage {
  cue: Cue;
  /** Index of the attributed cue. */
  index: number;
  start: number;
  end: number;
}

export function listPassages(
  tokens: readonly Token[],
  attributed: readonly Attributed[],
  lexicon: Lexicon,
): Passage[] {
  const passages: Passage[] = [];
  let start = 0;
  for (const [index, { cue, phrase, isSame }] of attributed.entries()) {
    const lead = findLead(tokens, cue, phrase, attributed[index - 1]);
    if (index > 0 && !isSame) start = lead;
    const next = attributed[index + 1];
    const end = next
      ? trimLead(tokens, findLead(tokens, next.cue, next.phrase, attributed[index]), lexicon)
      : tokens.length;
    if (end <= start) continue;
    for (const stop of [...listSplits(tokens, cue, end, lexicon), end]) {
      passages.push({ cue, index, ...spanOf(tokens, start, stop) });
    }
  }
  return passages;
}

/** The first token of a cue's clause: its subject, if that stands before the verb. */
function findLead(
  tokens: readonly Token[],
  cue: Cue,
  phrase: Phrase | undefined,
  previous: Attributed | undefined,
): number {
  const from = previous?.cue.to ?? 0;
  let lead = phrase && phrase.from < cue.from && phrase.from >= from ? phrase.from : cue.from;
  // "…, dit-il": what is said stands before the verb, from the quotation on.
  const quote = tokens.findLastIndex(({ kind }, at) => kind === 'quote' && at < lead && at >= from);
  if (quote >= 0 && lead - quote <= 2 && cue.frame === 'quote' && quote > from) lead = quote;
  while (
    lead > from &&
    /^(?:en|ne|n'|se|s'|l'|lui|leur|qui|who)$/.test(tokens[lead - 1]?.lower ?? '')
  )
    lead--;
  return lead;
}

/** Back over what joins two clauses. */
function trimLead(tokens: readonly Token[], lead: number, lexicon: Lexicon): number {
  let end = lead;
  while (end > 0) {
    const { text, lower, kind } = tokens[end - 1] as Token;
    const isJoint = lexicon.is('coordinators', lower) || lexicon.is('adverbs', lower);
    if (!(kind === 'mark' && /^[,;–—-]$/.test(text)) && !isJoint) break;
    end--;
  }
  return end;
}

/** Before each further "et que", which is a claim of its own. */
function listSplits(
  tokens: readonly Token[],
  { complementizer }: Cue,
  end: number,
  lexicon: Lexicon,
): number[] {
  if (complementizer === undefined) return [];
  const splits: number[] = [];
  for (let at = complementizer + 2; at < end - 2; at++) {
    const isJoint = lexicon.is('coordinators', tokens[at]?.lower);
    if (!isJoint || !lexicon.is('complementizers', tokens[at + 1]?.lower)) continue;
    splits.push(tokens[at - 1]?.text === ',' ? at - 1 : at);
  }
  return splits;
}

function spanOf(tokens: readonly Token[], from: number, to: number) {
  return { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end };
}
