// Whether a verb and its subject agree in number: who does not may be another verb's subject.
import type { CueScan, Group } from './cue.ts';
import type { Phrase } from './names.ts';

type Count = 'one' | 'several' | undefined;

/** False only when both tell how many they are, and differ. */
export function mayAgree(scan: CueScan, cue: Group & { lemma: string }, group: Phrase[]): boolean {
  const [first] = group;
  const verb = countOfVerb(scan, cue);
  const subject = group.length > 1 ? 'several' : first && countOfSubject(scan, first);
  return verb === undefined || subject === undefined || verb === subject;
}

function countOfVerb(
  { tokens, lexicon }: CueScan,
  { from, to, kind, lemma }: Group & { lemma: string },
): Count {
  if (kind !== 'finite' || tokens[from]?.kind === 'quote') return undefined;
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  const auxiliary = words.find((lower) => lexicon.is('auxiliaries', lower));
  if (auxiliary !== undefined) {
    if (lexicon.is('singulars', auxiliary)) return 'one';
    return lexicon.is('pluralVerbs', auxiliary) ? 'several' : undefined;
  }
  if (lexicon.words.headLast) return undefined;
  const [form = ''] = words;
  // "il prétend", "il maintient": verbs whose singular ends so too.
  const isOwn = /(?:tir|nir)$/.test(lemma) && !/(?:tent|nnent)$/.test(form);
  return /(?:ent|ont)$/.test(form) && !isOwn ? 'several' : 'one';
}

function countOfSubject({ tokens, lexicon }: CueScan, phrase: Phrase): Count {
  const { from, kind, gender, determiner, name } = phrase;
  if (kind === 'group' || gender === 'mp' || gender === 'fp') return 'several';
  const article = determiner ?? tokens[from - 1]?.lower;
  if (lexicon.is('pluralDeterminers', article)) return 'several';
  if (kind === 'pronoun') return gender === null ? undefined : 'one';
  if (kind === 'organization' && lexicon.words.headLast) return undefined;
  return name === undefined || gender !== null ? 'one' : undefined;
}
