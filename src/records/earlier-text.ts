// A text as it was printed before its publisher corrected it.
import { z } from 'zod';
import { Instant } from './memory.ts';
import type { Span } from './quoted-text.ts';
import { Url } from './reference.ts';

export const EarlierText = z
  .strictObject({
    sha256: z.string(),
    until: Instant.meta({ description: 'When it was replaced here.' }),
    url: Url,
  })
  .meta({ id: 'EarlierText', description: 'A text before its publisher corrected it.' });
export type EarlierText = z.infer<typeof EarlierText>;

/** The same as it is stored. */
export interface StoredEarlierText extends Omit<EarlierText, 'url'> {
  /** As addresses name it. */
  name: string;
  text: string;
  /** The paragraphs that no later text has, in code points. */
  changed: readonly Span[];
}
