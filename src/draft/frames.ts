// What a sentence offers to a verb of saying: a quotation, a clause or an object. A verb counts
// only with what its entry in the lexicon asks for.
import type { Cue, CueScan, Group } from './cue.ts';
import type { Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

type Frame = Cue['frame'] | 'that';

interface Frames {
  offered: Set<Frame>;
  /** Whether only what stands before the verb offers that frame. */
  isIncise: (frame: Frame) => boolean;
  complementizer: number | undefined;
}

/** How far behind a verb its quotation and its "que" may stand. */
const quoteReach = 30;
const clauseReach = 22;
const askReach = 3;

export function findFrames(scan: CueScan, group: Group): Frames {
  const offered = new Set<Frame>();
  const { complementizer, hasColon, quote } = lookAhead(scan, group);
  if (quote !== undefined) offered.add('quote');
  if (hasColon || complementizer !== undefined) offered.add('clause').add('that');
  const isLast = isAfterClause(scan, group);
  if (!isLast) for (const frame of lookNext(scan, group)) offered.add(frame);
  if (hasObjectBefore(scan, group.from)) offered.add('object');
  const ahead = new Set(offered);
  for (const frame of lookBefore(scan, group, isLast)) offered.add(frame);
  return { offered, complementizer, isIncise: (frame: Frame) => !ahead.has(frame) };
}

/** What stands before a verb: a quotation or a clause. */
function lookBefore(scan: CueScan, group: Group, isLast: boolean): Frame[] {
  if (isAfterContent(scan, group)) {
    if (hasQuoteBefore(scan, group.from)) return ['quote'];
    return group.kind === 'gerund' ? [] : ['clause', 'that'];
  }
  if (isAfterQuote(scan, group.from)) return ['quote'];
  return isLast ? ['clause', 'that'] : [];
}

/** The quotation, the "que" and the colon that a verb may mean. */
export function lookAhead({ tokens, lexicon }: CueScan, { to }: Pick<Group, 'to'>) {
  let complementizer: number | undefined;
  let hasColon = false;
  for (let at = to; at < Math.min(tokens.length, to + quoteReach); at++) {
    const { kind, lower } = tokens[at] as Token;
    if (kind === 'quote' && !lexicon.is('titled', tokens[at - 1]?.lower)) {
      return { complementizer, hasColon, quote: at };
    }
    if (lower === ';' || lower === '.') break;
    if (lower === ':' && at < tokens.length - 1) hasColon = true;
    // "présente une émission dont la « formule » …": what a relative clause says is its own.
    if (at > to && complementizer === undefined && opensAside({ tokens, lexicon }, at)) break;
    if (opensWhatIsSaid({ tokens, lexicon }, at, at - to)) complementizer ??= at;
  }
  return { complementizer, hasColon, quote: undefined };
}

/** A relative clause that is not itself quoted, unless a colon with the quotation follows it. */
function opensAside({ tokens, lexicon }: CueScan, at: number): boolean {
  const lower = tokens[at]?.lower;
  const isRelative = lexicon.is('relatives', lower) || lexicon.is('otherRelatives', lower);
  if (!isRelative || tokens[at + 1]?.kind === 'quote') return false;
  // "a dit, depuis la ville où il se trouvait, que …".
  const close = tokens.findIndex(({ text }, index) => index > at && text === ',');
  const behind = tokens[close + 1];
  const isTakenUp = behind?.kind === 'quote' || lexicon.is('complementizers', behind?.lower);
  return !(close > 0 && isTakenUp) && !hasColonBehind(tokens, at);
}

/** "a répondu à ceux qui s'inquiètent : « … »". */
const hasColonBehind = (tokens: readonly Token[], from: number) =>
  tokens.some(({ text }, at) => at > from && text === ':' && tokens[at + 1]?.kind === 'quote');

/** "que", and "pourquoi" or "si" right behind the verb. */
function opensWhatIsSaid({ tokens, lexicon }: CueScan, at: number, distance: number): boolean {
  const lower = tokens[at]?.lower;
  if (lexicon.is('interrogatives', lower) && distance < askReach) return true;
  if (!lexicon.is('complementizers', lower) || distance >= clauseReach) return false;
  // "a line that would divide the sea".
  const isRelative = lexicon.words.headLast && lexicon.is('auxiliaries', tokens[at + 1]?.lower);
  return !isRelative && !lexicon.is('comparisons', tokens[at - 1]?.lower);
}

/** What the next word may be: an infinitive, a clause without "that", an object. */
function lookNext(scan: CueScan, { to, kind }: Group): Frame[] {
  const next = scan.tokens[skipAside(scan, skipSmall(scan, to))];
  if (next?.kind === 'number' || next?.kind === 'quote') return ['object'];
  if (next?.kind !== 'word') return ['alone'];
  return isBareClause(scan, { to, kind }) ? ['clause', 'object'] : ['object'];
}

/** An infinitive, or an English clause without "that". */
export function isBareClause(scan: CueScan, { to, kind }: Pick<Group, 'to' | 'kind'>): boolean {
  const { tokens, lexicon } = scan;
  const next = tokens[skipSmall(scan, to)];
  if (next?.kind !== 'word') return false;
  if (lexicon.words.headLast) {
    // "continued to write songs".
    const mayBeNoun = lexicon.is('prepositions', next.lower) || kind === 'infinitive';
    return !mayBeNoun || hasVerbBehind({ tokens, lexicon }, to);
  }
  // "indiquant les avoir arrêtées".
  const second = tokens[skipSmall(scan, to) + 1]?.lower;
  if (lexicon.is('objects', next.lower) && lexicon.is('haveInfinitives', second)) return true;
  return next.text === next.lower && lexicon.infinitive.test(next.lower);
}

/** "said in a statement on Monday the port will open": a clause stands behind the aside. */
function hasVerbBehind({ tokens, lexicon }: CueScan, to: number): boolean {
  const rest = tokens.slice(to, to + asideReach);
  const end = rest.findIndex(
    ({ kind, lower }) =>
      kind === 'mark' || lexicon.is('relatives', lower) || lexicon.is('complementizers', lower),
  );
  const clause = end < 0 ? rest : rest.slice(0, end);
  return clause.some(({ lower }) => lexicon.is('auxiliaries', lower));
}

/** How far behind an aside the verb of its clause may stand. */
const asideReach = 16;

/** Past "…, en début de semaine, …", where an object or an infinitive follows. */
function skipAside({ tokens, lexicon }: CueScan, from: number): number {
  const opener = tokens[from + 1]?.lower;
  const isAside = lexicon.is('prepositions', opener) || lexicon.is('weekdays', opener);
  if (tokens[from]?.text !== ',' || !isAside) return from;
  const close = tokens.slice(from + 1, from + 10).findIndex(({ text }) => text === ',');
  const next = tokens[from + 2 + close]?.lower;
  const isObject = lexicon.is('of', next) || lexicon.is('determiners', next);
  return close < 0 || !isObject ? from : from + 2 + close;
}

/** Past adverbs and negations. */
function skipSmall({ tokens, lexicon }: CueScan, from: number): number {
  let at = from;
  while (at < from + 5) {
    const lower = tokens[at]?.lower;
    const isSmall = lexicon.isAdverb(lower) || /^(?:ne|n'|not)$/.test(lower ?? '');
    // "a avoué ce lundi 6 mars avoir tué".
    const isDate = tokens[at]?.kind === 'number' && lexicon.is('months', tokens[at + 1]?.lower);
    if (isDate) {
      at += 2;
      continue;
    }
    if (!isSmall || lexicon.is('prepositions', lower) || lexicon.is('complementizers', lower))
      break;
    at++;
  }
  return at;
}

/** Whether what is said stands before the verb, with a comma or a closing mark between them. */
export function isAfterContent({ tokens, lexicon }: CueScan, { from }: { from: number }): boolean {
  let at = from - 1;
  while (at > 0 && lexicon.is('objects', tokens[at]?.lower)) at--;
  const before = tokens[at];
  return before?.kind === 'quote' || (at > 0 && /^[,–—-]$/.test(before?.text ?? ''));
}

/** "l'a démenti", "s'y est opposé", "ce que l'association conteste". */
function hasObjectBefore({ tokens, lexicon }: CueScan, from: number): boolean {
  const isPronoun = (lower = '') =>
    /^(?:le|la|les|l'|y)$/.test(lower) && lexicon.is('objects', lower);
  if (isPronoun(tokens[from - 1]?.lower) || isPronoun(tokens[from + 1]?.lower)) return true;
  return tokens
    .slice(Math.max(0, from - 8), from)
    .some(({ lower }, at, all) => lower === 'ce' && /^qu(?:e|')$/.test(all[at + 1]?.lower ?? ''));
}

/** Right before it, but for a comma. */
export const isQuoteBefore = (tokens: readonly Token[], at: number) =>
  tokens[at - 1]?.kind === 'quote' ||
  (tokens[at - 1]?.text === ',' && tokens[at - 2]?.kind === 'quote');

function hasQuoteBefore({ tokens }: CueScan, from: number): boolean {
  return tokens.slice(Math.max(0, from - 3), from).some(({ kind }) => kind === 'quote');
}

/** "The crew were Iranians, the army said on Monday.": a comma, its subject, and no more words. */
function isAfterClause(scan: CueScan, { from, to }: Group): boolean {
  const { tokens, lexicon } = scan;
  if (!lexicon.words.headLast) return false;
  const comma = tokens.findLastIndex(({ text }, at) => at < from && text === ',');
  const subject = tokens.slice(comma + 1, from);
  const isSubject = subject.length > 0 && subject.length <= subjectMax;
  const isPlain = ({ kind, lower }: Token) =>
    kind === 'word' && !lexicon.is('relatives', lower) && !lexicon.is('coordinators', lower);
  const isContent = comma > 1 && isClause(tokens.slice(0, comma), lexicon);
  const isTold = isContent && isSubject && subject.every(isPlain) && saysNoMore(scan, to);
  return isTold && isVerbForm(tokens[to - 1]?.lower ?? '', lexicon);
}

/** "for two-year terms", "three reports": a verb and a noun in the present look alike. */
function isVerbForm(lower: string, { is, forms }: Lexicon): boolean {
  const isPast = (forms.get(lower) ?? []).some(
    ({ kind, lemma }) =>
      kind === 'participle' || (kind === 'finite' && lower !== lemma && !lower.endsWith('s')),
  );
  return isPast || is('presents', lower);
}

/** Not "in a statement" or "asked on Monday", which only say where or when. */
function isClause(tokens: readonly Token[], { is, isAdverb, forms, participle }: Lexicon): boolean {
  const opener = tokens[0]?.lower ?? '';
  const isParticiple = participle.test(opener) || opener.endsWith('ing');
  if (!is('prepositions', opener) && !isAdverb(opener) && !isParticiple) return true;
  // "On Monday a man fled, police said": behind its opener a past tells of a clause.
  return tokens.some(
    ({ lower }, at) =>
      is('auxiliaries', lower) ||
      (at > 0 && (is('pasts', lower) || /.ed$/.test(lower))) ||
      (forms.get(lower) ?? []).some(({ kind }) => kind === 'finite'),
  );
}

/** Behind the verb stand only whom it was told, when, where and by which means. */
function saysNoMore({ tokens, lexicon }: CueScan, to: number): boolean {
  const { is, isAdverb } = lexicon;
  const isEnd = ({ kind, text }: Token) => kind === 'mark' && text !== ':';
  const length = tokens.slice(to).findIndex(isEnd);
  const tail = tokens.slice(to, length < 0 ? undefined : to + length);
  const isTold = is('addressees', tokens[to - 1]?.lower);
  const [first] = tail;
  const isDated = is('weekdays', first?.lower) || is('circumstances', first?.lower);
  if (!isTold && first && !isDated && !isAdverb(first.lower)) return false;
  const isOpen = ({ kind, lower }: Token) =>
    kind === 'quote' || kind === 'mark' || is('auxiliaries', lower) || is('complementizers', lower);
  return tail.length <= tailMax && !tail.some(isOpen);
}

const tailMax = 14;

const subjectMax = 8;

/** “…,” the minister said: only words between the quotation and the verb. */
function isAfterQuote({ tokens, lexicon }: CueScan, from: number): boolean {
  if (!lexicon.words.headLast) return false;
  const near = tokens.slice(Math.max(0, from - 14), from);
  const quote = near.findLastIndex(({ kind }) => kind === 'quote');
  const between = near.slice(quote + 1);
  // "nicknamed the “Queen”, had followers and wrote": another verb stands between them.
  const isOpen = ({ text, lower }: Token) =>
    !/^[;:.!?]$/.test(text) && !lexicon.is('auxiliaries', lower);
  return quote >= 0 && between.every(isOpen);
}
