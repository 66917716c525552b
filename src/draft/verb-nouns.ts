// Whether a form such as "demande", "reports" or "requérant" stands as a noun, or below one, and so
// is no verb of the sentence.
import type { CueScan } from './cue.ts';
import { isCapitalized, type Token } from './tokens.ts';
import type { VerbForm } from './verb-forms.ts';

/** "les services les réalisant", "the country requesting it": what a noun does, and no document. */
export function isBelowNoun({ tokens, lexicon }: CueScan, at: number): boolean {
  const before = tokens[at - 1];
  // "devra maintenant être représentative".
  if (lexicon.isAdverb(tokens[at]?.lower)) return true;
  const isNoun = before?.kind === 'word' || before?.kind === 'number';
  if (!isNoun || lexicon.is('coordinators', before.lower)) return false;
  if (lexicon.isAdverb(before.lower) || lexicon.is('agents', before.lower)) return false;
  const near = tokens.slice(Math.max(0, at - documentReach), at);
  return !near.some(({ lower }) => lexicon.heads.get(lower)?.kind === 'document');
}

/** How far before "disant que" the word of its document may stand. */
const documentReach = 12;

/** "The reports were of drones", "Initial reports stated": its own verb follows. */
export function isNounAhead({ tokens, lexicon }: CueScan, at: number, lemma: string): boolean {
  const { lower = '' } = tokens[at] ?? {};
  const isPlain = lower === lemma || lower === `${lemma}s`;
  const isPronoun = Object.hasOwn(lexicon.words.subjectPronouns, tokens[at - 1]?.lower ?? '');
  const next = tokens[at + 1]?.lower;
  const forms = lexicon.forms.get(next ?? '') ?? [];
  const isPast = forms.some(({ kind }) => kind === 'participle');
  return isPlain && !isPronoun && (isPast || lexicon.is('auxiliaries', next));
}

/** "full state honors": a verb without an ending has a subject that may be several. */
export function isBareNoun({ tokens, lexicon }: CueScan, at: number, form: VerbForm): boolean {
  const { lower = '' } = tokens[at] ?? {};
  const isPast = form.kind === 'participle' || (lexicon.forms.get(lower)?.length ?? 0) > 2;
  if (lower !== form.lemma || isPast) return false;
  let before = at - 1;
  while (lexicon.isAdverb(tokens[before]?.lower)) before--;
  const { lower: word = '', kind } = tokens[before] ?? {};
  if (kind !== 'word' || isCapitalized(tokens[before] as Token)) return false;
  const lists = ['auxiliaries', 'coordinators', 'relatives', 'complementizers'] as const;
  if (/s$/.test(word) || lists.some((list) => lexicon.is(list, word))) return false;
  return !lexicon.heads.has(word) && !Object.hasOwn(lexicon.words.subjectPronouns, word);
}

/** A word before it that makes it a noun: an article that is no object pronoun. */
export function isNounBefore({ tokens, lexicon }: CueScan, at: number): boolean {
  const previous = tokens[at - 1]?.lower;
  if (lexicon.is('objects', previous) && lexicon.is('determiners', previous)) {
    const before = tokens[at - 2]?.lower ?? '';
    const isSubject = Object.hasOwn(lexicon.words.subjectPronouns, before);
    return !isSubject && !lexicon.is('relatives', before) && !lexicon.is('objectLeads', before);
  }
  if (lexicon.is('determiners', previous)) return true;
  // "la même table", "une nouvelle demande".
  const isAdjective = lexicon.premodifiers.has(previous ?? '') && !/[sx]$/.test(previous ?? '');
  if (!lexicon.words.headLast && isAdjective && lexicon.is('determiners', tokens[at - 2]?.lower))
    return true;
  return lexicon.is('prepositions', previous) && !lexicon.is('gerundLeads', previous);
}
