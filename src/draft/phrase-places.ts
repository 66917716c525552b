// Where a way of saying of several words stands in a sentence: its words follow each other, or a
// day and adverbs stand behind its verb ("a lancé mardi soir un appel").
import type { CueScan } from './cue.ts';
import type { Lexicon } from './lexicon.ts';
import type { SayingPhrase } from './phrase-forms.ts';
import { standsAt, type Token } from './tokens.ts';

interface Place {
  phrase: SayingPhrase;
  /** Behind its last token. */
  to: number;
}

export function matchPhrase(scan: CueScan, at: number): Place | undefined {
  const { tokens, lexicon } = scan;
  const phrases = lexicon.phrases.get(tokens[at]?.lower ?? '') ?? [];
  const whole = phrases.find(
    ({ words }) => standsAt(tokens, at, words) && !isDated(scan, at + words.length),
  );
  if (whole) return { phrase: whole, to: at + whole.words.length };
  for (let rest = at + 2; maySeparate(scan, at + 1, rest); rest++) {
    const apart = phrases.find(
      ({ words }) => words.length > 1 && standsAt(tokens, rest, words.slice(1)),
    );
    const hasDay = tokens.slice(at + 1, rest).some((token) => isDay(token, lexicon));
    const isPlain = tokens.slice(at + 1, rest).every(({ lower }) => lexicon.isAdverb(lower));
    if (apart && (hasDay || isPlain)) return { phrase: apart, to: rest + apart.words.length - 1 };
  }
  return undefined;
}

/** "called on Monday for help": the "on" is that of the day. */
const isDated = ({ tokens, lexicon }: CueScan, at: number) =>
  lexicon.is('onDays', tokens[at - 1]?.lower) &&
  (lexicon.is('weekdays', tokens[at]?.lower) || lexicon.is('months', tokens[at]?.lower));

/** How many words may stand between the verb and the rest. */
const dayMax = 5;

/** Whether only adverbs and what tells of a day stand there. */
function maySeparate({ tokens, lexicon }: CueScan, from: number, to: number): boolean {
  const last = tokens[to - 1];
  if (!last || to - from > dayMax) return false;
  const isSmall = lexicon.is('times', last.lower) || lexicon.is('onDays', last.lower);
  return isSmall || isDay(last, lexicon) || lexicon.isAdverb(last.lower);
}

const isDay = ({ kind, lower }: Token, { is }: Lexicon) =>
  kind === 'number' || is('weekdays', lower) || is('months', lower);
