// A statement as the extractor proposes it: its place, its words' form and act, and who is meant.
import type { z } from 'zod';
import type { StatementForm } from '../records/statement.ts';
import type { Speaker } from './context.ts';
import type { Cue } from './cue.ts';
import type { Said } from './dates.ts';
import type { Unit } from './units.ts';
import type { Use } from './verb-forms.ts';

export interface Proposal {
  /** UTF-16 indexes into the text. */
  start: number;
  end: number;
  /** Undefined when the text does not tell. */
  speaker: Speaker | undefined;
  form: z.infer<typeof StatementForm>;
  act: Use['act'];
  /** Whether the verb tells the act. */
  isActSure: boolean;
  said: Said | undefined;
  /** Whether the date stands beside this verb, and not beside one before. */
  isDateSure: boolean;
  onBehalfOf: string | null;
  /** Ids. */
  audience: string[];
  /** As printed. */
  via: string | null;
  cue: Cue | undefined;
  unit: Unit;
}
