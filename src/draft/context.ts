// What is known while a sentence is read: its phrases, who is who, and who spoke before.
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './names.ts';
import type { People } from './people.ts';
import type { Unit } from './units.ts';
import type { Gender } from './words.ts';

export interface Speaker {
  /** The usual name, or what is printed where nobody is named. */
  name: string;
  id: string | null;
  /** The office as printed beside or in place of the name. */
  role: string | null;
  gender: Gender;
  isPerson: boolean;
  /** Whether a proper name is known, and not only an office. */
  isNamed: boolean;
  /** Whether the sentence itself names them as the subject. */
  isSure: boolean;
}

export const sameNames = (a: readonly Speaker[], b: readonly Speaker[]) =>
  a.length === b.length && a.every(({ name }, index) => name === b[index]?.name);

/** A speaker or subject of a sentence before. */
export interface Remembered extends Speaker {
  paragraph: number;
  /** Index of the sentence. */
  sentence: number;
  /** Whether they spoke there, and were not only named. */
  hasSpoken: boolean;
}

/** A phrase of a sentence before; whom it means is only found out when that is asked for. */
export interface Mention {
  phrase: Phrase;
  context: Context;
}

export interface Context {
  unit: Unit;
  phrases: readonly Phrase[];
  text: string;
  lexicon: Lexicon;
  people: People;
  /** Who spoke before, or was the subject of a sentence, last at the end. */
  subjects: readonly Remembered[];
  /** Persons by name or by office, also as objects, last at the end. */
  mentioned: readonly Mention[];
  /** Who was named at all, last at the end. */
  named: readonly Remembered[];
}
