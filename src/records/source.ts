// A source: a document that carries statements, held with its text or only cited.
import { z } from 'zod';
import { CaveatReference } from './caveat.ts';
import { SourceKind } from './citation.ts';
import { UncertainDate } from './dates.ts';
import { memory } from './memory.ts';
import { Id, LocalizedText, Url } from './reference.ts';
import { Relation } from './statement.ts';

export const Source = z
  .strictObject({
    id: Id,
    url: Url,
    kind: SourceKind,
    held: z.boolean().meta({ description: 'Whether its text is stored here.' }),
    title: z.string().nullable(),
    publisher: z.string().nullable(),
    original_url: z.string().nullable().meta({ description: 'Where it was published.' }),
    language: z.string().nullable(),
    published: UncertainDate.extend({
      note: LocalizedText.nullable().meta({ description: 'How the date was worked out.' }),
    }).nullable(),
    sha256: z.string().nullable().meta({ description: 'Of the stored text, in UTF-8.' }),
    words: z.int().nullable(),
    text_url: Url.nullable(),
    relations: z.array(Relation).meta({ description: 'Statements that dispute or confirm it.' }),
    caveats: z.array(CaveatReference),
    statements: z.strictObject({ count: z.int(), url: Url }),
    ...memory,
  })
  .meta({
    id: 'Source',
    description: 'Null means that the document does not say; nothing is invented.',
  });
export type Source = z.infer<typeof Source>;
