// What a sentence says that somebody speaks by: a verb with its auxiliary, or "selon".
import type { Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';
import type { Use } from './verb-forms.ts';

/** The tokens of a verb with its auxiliary; `to` is behind the last. */
export interface Group {
  from: number;
  to: number;
  kind: 'finite' | 'joined' | 'gerund' | 'infinitive' | 'passive' | 'according' | 'colon';
  /** The pronoun behind an inverted verb. */
  inverted: string | undefined;
}

export interface Cue extends Group {
  act: Use['act'];
  lemma: string;
  /** The act that it is with a mere object, if it may have one. */
  objectAct: Use['act'] | undefined;
  /** What told that it is one. */
  frame: 'quote' | 'clause' | 'object' | 'alone';
  /** Whether nothing but what stands before the verb tells that it is one. */
  isIncise: boolean;
  /** Where "que" stands that opens what is said. */
  complementizer: number | undefined;
}

export interface CueScan {
  tokens: readonly Token[];
  lexicon: Lexicon;
}
