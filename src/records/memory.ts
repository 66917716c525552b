// What a record remembers: when it came, when a reader was last told something else under it, and
// what was said before.
import { z } from 'zod';
import { LocalizedText } from './reference.ts';

/** To the second and in UTC, so that instants sort as texts. A day is its first instant. */
export const Instant = z.iso.datetime({ precision: 0 });

/** What a reader was told otherwise before. Rewording a summary or a caveat is no correction. */
export const CorrectionSubject = z
  .enum([
    'speaker',
    'side',
    'role',
    'audience',
    'quote',
    'form',
    'act',
    'date',
    'relations',
    'events',
    'source',
    'status',
    'participants',
    'place',
    'parent',
    'kind',
    'name',
    'title',
    'publisher',
    'url',
    'text',
    'language',
  ])
  .meta({ id: 'CorrectionSubject', description: 'What a reader was told otherwise before.' });
export type CorrectionSubject = z.infer<typeof CorrectionSubject>;

const Correction = z
  .strictObject({
    on: Instant,
    what: CorrectionSubject,
    was: z.string().nullable().meta({ description: 'What stood there before; null: nothing.' }),
    note: LocalizedText.nullable(),
  })
  .meta({ id: 'Correction', description: 'What was corrected in a record since its release.' });
export type Correction = z.infer<typeof Correction>;

/** The keys of every record that remembers. */
export const memory = {
  added: Instant.nullable().meta({
    description: 'When it was published here first; null in a database that was never released.',
  }),
  modified: Instant.nullable().meta({
    description:
      'When a reader was last told something else: it was added, corrected, renamed or ' +
      'reinstated; a report, relation or caveat came or changed; somebody denied or disputed it; ' +
      'a source of it was corrected. A new spelling, topic or translation does not count.',
  }),
  revision: z.int().min(1).meta({ description: '1, and 1 more for each such change.' }),
  corrections: z.array(Correction).meta({ description: 'Oldest first.' }),
};

const Memory = z.strictObject(memory);
export type Memory = z.infer<typeof Memory>;
