// Which analyser a language has. A new one is a file and a row; any other language is searched by
// its words as they are written.
import { type Analyser, buildAnalyser } from './analyser.ts';
import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import { portuguese } from './portuguese.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import { thai } from './thai.ts';
import { turkish } from './turkish.ts';
import { ukrainian } from './ukrainian.ts';

/** By primary language subtag (RFC 5646 §2.2.1). */
const analysers: Readonly<Record<string, Analyser>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  it: italian,
  ja: japanese,
  nl: dutch,
  pt: portuguese,
  ru: russian,
  th: thai,
  tr: turkish,
  uk: ukrainian,
  yue: chinese,
  zh: chinese,
};

const byWords = buildAnalyser({});

/** The primary subtag of a BCP 47 tag, in lower case: "fr" for "fr-CA". */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] as string;
}

/** @param language a primary subtag */
export function findAnalyser(language: string): Analyser {
  return analysers[language] ?? byWords;
}
