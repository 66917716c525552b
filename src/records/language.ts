// Language tags (BCP 47) as values of records: how one is written, found and named.
import type { LocalizedText } from './reference.ts';

/** The tag as it should be written ("fr-CA"); undefined when it is none. */
export function canonicalizeTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

/** The ranges that a tag lies in, itself included: "fr" and "fr-CA" (RFC 4647 §3.3.1). */
export function listRanges(tag: string): string[] {
  const subtags = tag.split('-');
  return subtags.map((_, index) => subtags.slice(0, index + 1).join('-'));
}

/** What a language is called; its tag where it has no name. */
export function nameLanguage(tag: string): LocalizedText {
  const nameIn = (language: 'en' | 'fr') => {
    try {
      return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
  return { en: nameIn('en'), fr: nameIn('fr') };
}
