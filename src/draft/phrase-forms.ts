// Ways of saying that are more than one verb, in all their forms: `<faire> savoir` stands for
// "fait savoir", "ont fait savoir", "faisant savoir" and the rest.
import { z } from 'zod';
import { Use, type VerbForm } from './verb-forms.ts';

export const PhraseGroup = Use.extend({ phrases: z.array(z.string()) });

export interface SayingPhrase {
  words: string[];
  use: Use;
  kind: Exclude<VerbForm['kind'], 'participle'>;
}

/** The forms of a verb, with their kind. */
export type Conjugate = (lemma: string) => { form: string; kind: VerbForm['kind'] }[];

const variable = /<(.+?)>/;

/** By their first word, the longest first. */
export function groupPhrases(
  groups: readonly z.infer<typeof PhraseGroup>[],
  cut: (text: string) => string[],
  conjugate: Conjugate,
): Map<string, SayingPhrase[]> {
  const grouped = new Map<string, SayingPhrase[]>();
  for (const { phrases, ...use } of groups) {
    for (const { text, kind } of phrases.flatMap((one) => listForms(one, conjugate))) {
      const words = cut(text);
      const first = words[0] as string;
      // With its auxiliary a participle is finite.
      const own = kind === 'participle' ? 'finite' : kind;
      grouped.set(first, [...(grouped.get(first) ?? []), { words, use, kind: own }]);
    }
  }
  for (const list of grouped.values()) list.sort((a, b) => b.words.length - a.words.length);
  return grouped;
}

function listForms(
  phrase: string,
  conjugate: Conjugate,
): { text: string; kind: VerbForm['kind'] }[] {
  const lemma = variable.exec(phrase)?.[1];
  if (lemma === undefined) return [{ text: phrase, kind: 'finite' }];
  return conjugate(lemma).map(({ form, kind }) => ({ text: phrase.replace(variable, form), kind }));
}
