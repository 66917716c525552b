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
  /** Where the words of this cue begin, behind those of a cue before with the same speaker. */
  claim: number;
}

export function listPassages(
  tokens: readonly Token[],
  attributed: readonly Attributed[],
  lexicon: Lexicon,
): Passage[] {
  const leads = attributed.map(({ cue, phrase }, index) =>
    findLead(tokens, cue, phrase, attributed[index - 1]),
  );
  let from = findStart(tokens, attributed[0], leads[0] ?? 0, lexicon);
  return attributed.flatMap(({ cue, phrase, isSame }, index) => {
    const lead = leads[index] as number;
    const isTrailed = index === 0 || isTrailing(tokens, cue, phrase);
    const own = findOwnStart(tokens, attributed, index, lexicon);
    if (own !== undefined) from = own;
    else if (!isSame && !isTrailed) from = lead;
    const next = leads[index + 1];
    const limit = next === undefined ? tokens.length : trimLead(tokens, next, lexicon);
    const end = cue.frame === 'object' ? findNextVerb(tokens, cue, limit, lexicon) : limit;
    if (end <= from || isExplained(tokens, attributed, index, lexicon)) return [];
    const claim = (tokens[isTrailed ? from : lead] as Token).start;
    const stops = [...listSplits(tokens, cue, end, lexicon), end];
    return stops.map((to) => ({ cue, index, claim, ...spanOf(tokens, from, to) }));
  });
}

/** Where the words of the first cue begin: with the sentence, but for what is nobody's words. */
function findStart(
  tokens: readonly Token[],
  first: Attributed | undefined,
  lead: number,
  lexicon: Lexicon,
): number {
  if (!first) return 0;
  const { cue, phrase } = first;
  return isRelative(tokens, phrase, lexicon) ? lead : findMain(tokens, cue, phrase, lexicon);
}

/** Before "et a ouvert une ligne", which tells what the speaker does and not what they say. */
function findNextVerb(tokens: readonly Token[], { to }: Cue, end: number, { is }: Lexicon): number {
  const joint = tokens.findIndex(
    ({ lower }, at) => at > to && is('coordinators', lower) && is('haves', tokens[at + 1]?.lower),
  );
  return joint > 0 && joint < end ? joint : end;
}

/** Behind a long aside before the main clause: "Même si …, la ministre affirme que …". */
function findMain(
  tokens: readonly Token[],
  cue: Cue,
  phrase: Phrase | undefined,
  { is, isAdverb }: Lexicon,
): number {
  const opener = tokens[0]?.lower;
  const isAside = is('prepositions', opener) || is('otherRelatives', opener) || isAdverb(opener);
  if (
    !isAside ||
    cue.isIncise ||
    !phrase ||
    phrase.from >= cue.from ||
    tokens[phrase.from - 1]?.text !== ','
  )
    return 0;
  const [first, main, last] = [tokens[0], tokens[phrase.from], tokens.at(-1)];
  if (!first || !main || !last) return 0;
  return main.start - first.start > last.end - main.start ? phrase.from : 0;
}

/** "dont les syndicats ont annoncé la fin": what stands before it is nobody's words. */
function isRelative(tokens: readonly Token[], phrase: Phrase | undefined, { is }: Lexicon) {
  const before = phrase && tokens[phrase.from - 1]?.lower;
  return is('otherRelatives', before) && phrase !== undefined && phrase.from > 2;
}

/** Where a passage begins that does not begin with the words before it, though it shares them. */
function findOwnStart(
  tokens: readonly Token[],
  attributed: readonly Attributed[],
  index: number,
  lexicon: Lexicon,
): number | undefined {
  const { cue, phrase, isSame } = attributed[index] as Attributed;
  if (isOwnRelative(tokens, attributed, index, lexicon)) return phrase?.from;
  const previous = attributed[index - 1]?.cue;
  const isSecond = isSame && (cue.kind === 'gerund' || cue.kind === 'infinitive');
  if (!previous?.isIncise || !isSecond) return undefined;
  // "« … », a-t-il dit, ajoutant que …": with "a-t-il dit".
  const { from } = previous;
  const isQuoted = tokens.slice(Math.max(0, from - 2), from).some(({ kind }) => kind === 'quote');
  return isQuoted ? from : undefined;
}

/** "« … », dit le maire, qui exige …": the second passage begins with him. */
function isOwnRelative(
  tokens: readonly Token[],
  attributed: readonly Attributed[],
  index: number,
  { is }: Lexicon,
): boolean {
  const { cue, phrase } = attributed[index] as Attributed;
  const previous = attributed[index - 1]?.cue;
  if (!previous || !phrase || phrase.from < previous.to || phrase.to > cue.from) return false;
  const between = tokens.slice(phrase.to - 1, cue.from);
  return between.length < 6 && between.some(({ lower }) => is('relatives', lower));
}

/** "réfute ces allégations, soulignant que …": the gerund tells what is said of what is known. */
function isExplained(
  tokens: readonly Token[],
  attributed: readonly Attributed[],
  index: number,
  { is }: Lexicon,
): boolean {
  const [one, next] = attributed.slice(index, index + 2);
  if (!one || next?.cue.kind !== 'gerund' || !next.isSame || one.cue.kind !== 'finite')
    return false;
  if (next.cue.act !== 'assertion' || is('additions', next.cue.lemma)) return false;
  const object = tokens.slice(one.cue.to, next.cue.from);
  const isLong = object.length > 10 || !is('definite', object[0]?.lower);
  return (
    !isLong && object.every(({ kind, lower }) => kind !== 'quote' && !is('complementizers', lower))
  );
}

/** "…, selon le préfet." and "…, a dit le préfet.": what is said stands before it. */
function isTrailing(tokens: readonly Token[], cue: Cue, phrase: Phrase | undefined): boolean {
  if (cue.kind === 'according') {
    const end = Math.max(cue.to, phrase?.to ?? 0);
    return tokens.slice(end).every(({ kind, text }) => kind === 'mark' && text !== ',');
  }
  return cue.frame !== 'quote' && phrase !== undefined && phrase.from >= cue.to;
}

/** The first token of a cue's clause: its subject, if that stands before the verb. */
function findLead(
  tokens: readonly Token[],
  cue: Cue,
  phrase: Phrase | undefined,
  previous: Attributed | undefined,
): number {
  const from = previous?.cue.to ?? 0;
  // A fronted gerund has the subject of the verb behind it.
  const isTaken = previous?.cue.kind !== 'gerund' && phrase?.from === previous?.phrase?.from;
  const isOwn = phrase !== undefined && !isTaken;
  let lead = isOwn && phrase.from < cue.from && phrase.from >= from ? phrase.from : cue.from;
  // "…, dit-il": what is said stands before the verb, from the quotation on.
  const quote = tokens.findLastIndex(({ kind }, at) => kind === 'quote' && at < lead && at >= from);
  // A fronted gerund keeps its own: Calling it a “farce”, he said …
  const isPlain = ![cue.kind, previous?.cue.kind].includes('gerund') && cue.kind !== 'joined';
  const isInserted = isPlain && cue.frame === 'quote';
  if (quote >= 0 && lead - quote <= 2 && isInserted && quote > from) lead = quote;
  while (
    lead > from &&
    /^(?:en|ne|n'|se|s'|l'|lui|leur|qui|who)$/.test(tokens[lead - 1]?.lower ?? '')
  )
    lead--;
  return lead;
}

/** Back over what joins two clauses: a comma, "et", an adverb behind them. */
function trimLead(tokens: readonly Token[], lead: number, lexicon: Lexicon): number {
  const { is } = lexicon;
  let end = lead;
  while (end > 0 && /^(?:avant|de|d'|pour|à|to|before)$/.test(tokens[end - 1]?.lower ?? '')) end--;
  if (end < lead && !isJoint(tokens[end - 1], is)) return end;
  while (end > 0 && isPlainAdverb(tokens[end - 1], lexicon)) end--;
  if (!isJoint(tokens[end - 1], is)) return lead;
  while (end > 0 && isJoint(tokens[end - 1], is)) end--;
  return end;
}

const isPlainAdverb = (token: Token | undefined, { is, isAdverb }: Lexicon) =>
  isAdverb(token?.lower) && !is('prepositions', token?.lower);

const isJoint = (token: Token | undefined, is: Lexicon['is']) =>
  is('coordinators', token?.lower) || /^[,;–—-]$/.test(token?.text ?? '');

/** Before each further "et que" with a subject of its own; a pronoun goes on with the claim. */
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
    const subject = tokens[at + 2]?.lower ?? '';
    if (Object.hasOwn(lexicon.words.subjectPronouns, subject) || /^(?:ce|c'|cela)$/.test(subject))
      continue;
    splits.push(tokens[at - 1]?.text === ',' ? at - 1 : at);
  }
  return splits;
}

function spanOf(tokens: readonly Token[], from: number, to: number) {
  return { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end };
}
