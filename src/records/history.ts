// What became of a statement since it was added: its revisions, and the versions in which it can be
// read as it was.
import { z } from 'zod';
import { Change, ChangedRecord } from './change.ts';
import { Instant } from './memory.ts';
import { Url } from './reference.ts';

const Revision = z
  .strictObject({
    revision: z.int().min(1),
    on: Instant.nullable().meta({
      description: 'Null where nobody knows when it was added: it was never released.',
    }),
    changes: z.array(Change.omit({ on: true, record: true })).meta({
      description: 'What a reader was told otherwise from then on.',
    }),
  })
  .meta({ id: 'Revision', description: 'What changed at one instant is one revision.' });
export type Revision = z.infer<typeof Revision>;

const KeptVersion = z
  .strictObject({
    version: z.string(),
    published: Instant,
    url: Url.meta({ description: 'The record as it is in this version.' }),
  })
  .meta({ id: 'KeptVersion', description: 'A version whose file is kept.' });

export const StatementHistory = z
  .strictObject({
    record: ChangedRecord,
    revisions: z.array(Revision).meta({
      description: 'Oldest first. Of very many changes only the newest; `changes` has all.',
    }),
    changes: Url,
    versions: z.array(KeptVersion).meta({
      description: 'Newest first; only those in which it stood under this id.',
    }),
    dataset: z.strictObject({ version: z.string() }),
  })
  .meta({ id: 'StatementHistory' });
export type StatementHistory = z.infer<typeof StatementHistory>;
