// The occasion on which something was said, where the text prints it with its day: "lors d'une
// réunion mardi". It is proposed as a new event.
import { Document } from 'yaml';
import type { Lexicon } from './lexicon.ts';
import type { Proposal } from './proposal.ts';
import { standsAt, type Token } from './tokens.ts';

export interface Occasion {
  /** As printed, without what leads to it. */
  name: string;
  kind: string;
  day: string;
}

/** How many words an occasion has at most. */
const nameMax = 6;

/** Undefined when the sentence prints none, or no day that is surely that of the verb. */
export function findOccasion({ unit, said, isDateSure }: Proposal, text: string, lexicon: Lexicon) {
  if (!said || !isDateSure) return undefined;
  const { tokens } = unit;
  for (let at = 0; at < tokens.length; at++) {
    const from = skipLead(tokens, at, lexicon);
    const kind = from === undefined ? undefined : findKind(tokens, from, lexicon);
    if (from === undefined || kind === undefined) continue;
    const to = findEnd(tokens, from, lexicon);
    const name = text.slice((tokens[from] as Token).start, (tokens[to - 1] as Token).end);
    return { name, kind, day: said.edtf } satisfies Occasion;
  }
  return undefined;
}

/** Behind "lors d'" and an article. */
function skipLead(tokens: readonly Token[], at: number, { sequences, is }: Lexicon) {
  const lead = sequences('occasionLeads').find((words) => standsAt(tokens, at, words));
  if (!lead) return undefined;
  const from = at + lead.length;
  return is('determiners', tokens[from]?.lower) ? from + 1 : from;
}

/** A word such as "réunion" among the first ones. */
function findKind(tokens: readonly Token[], from: number, { words }: Lexicon): string | undefined {
  const near = tokens.slice(from, from + 3).map(({ lower }) => lower);
  const noun = near.find((word) => Object.hasOwn(words.occasions, word));
  return noun === undefined ? undefined : words.occasions[noun];
}

function findEnd(tokens: readonly Token[], from: number, lexicon: Lexicon): number {
  const rest = tokens.slice(from, from + nameMax);
  const end = rest.findIndex(
    ({ kind, lower }, at) =>
      at > 0 &&
      (kind !== 'word' ||
        ['weekdays', 'today', 'yesterday', 'complementizers', 'relatives', 'auxiliaries'].some(
          (list) => lexicon.is(list as 'today', lower),
        )),
  );
  let to = from + (end < 0 ? rest.length : end);
  const isSmall = ({ is }: Lexicon, lower: string | undefined) =>
    is('prepositions', lower) || is('determiners', lower) || is('coordinators', lower);
  while (to > from + 1 && isSmall(lexicon, tokens[to - 1]?.lower)) to--;
  return to;
}

/** The name in the other language is left empty, which the seeds refuse. */
export function renderEvent(
  { name, kind, day }: Occasion,
  { quote, said }: { quote: string; said: NonNullable<Proposal['said']> },
  { language, source }: { language: string; source: string },
): string {
  return new Document({
    name: { en: '', fr: '', [language]: name },
    kind,
    when: { edtf: day, basis: said.basis, printed: said.printed },
    place: null,
    status: 'occurred',
    participants: [],
    parent: null,
    citations: [{ source, quote }],
  }).toString({ lineWidth: 0 });
}
