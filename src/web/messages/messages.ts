// The words of the pages in every language. A key that one language lacks is a type error.
import type { languages } from '../../records/reference.ts';
import { en, type Messages } from './en.ts';
import { fr } from './fr.ts';
import { typesetFrench } from './typeset.ts';

export type Language = (typeof languages)[number];

const dictionary: Record<Language, Messages> = { en, fr };

export function messagesIn(language: Language): Messages {
  return dictionary[language];
}

/** Editorial text in the language of the page, with that language's spaces. */
export function localize(text: Record<Language, string>, language: Language): string {
  return language === 'fr' ? typesetFrench(text.fr) : text.en;
}
