// A source: a document that carries statements, held with its text or only cited.
import { z } from 'zod';
import { CaveatReference } from './caveat.ts';
import { SourceKind } from './citation.ts';
import { ExplainedDate } from './dates.ts';
import { EarlierText } from './earlier-text.ts';
import { Instant, memory } from './memory.ts';
import { Id, Url } from './reference.ts';
import { moreOf, rest } from './rest.ts';
import { Relation } from './statement.ts';

const Checked = z.strictObject({ by: z.string(), on: Instant }).meta({
  id: 'Checked',
  description: 'Who besides the curator held the records against the text, and when.',
});

export const SourceText = z.enum(['public', 'quotes']).meta({
  id: 'SourceText',
  description:
    'What is published of its text: `public`, all of it; `quotes`, the passages that are cited and ' +
    '32 characters on each side, where they stand, and a block for every other character. Null ' +
    'when it is only cited.',
});
export type SourceText = z.infer<typeof SourceText>;

export const Source = z
  .strictObject({
    id: Id,
    url: Url,
    kind: SourceKind,
    held: z.boolean().meta({ description: 'Whether its quotes were checked against its text.' }),
    text: SourceText.nullable(),
    title: z.string().nullable(),
    publisher: z.string().nullable(),
    author: z.array(z.string()).meta({ description: 'Who wrote it, as it prints them.' }),
    agency: z.string().nullable().meta({ description: 'Whose dispatch it prints.' }),
    platform: z.string().nullable().meta({ description: 'Of a post: where it stands.' }),
    original_url: z.string().nullable().meta({ description: 'Where it was published.' }),
    archived_url: z.string().nullable().meta({ description: 'Where an archive keeps it.' }),
    accessed: z.string().nullable().meta({ description: 'The day on which it was read.' }),
    origin: Id.meta({ description: 'As in `SourceReference`: `min_sources` counts origins.' }),
    language: z.string().nullable().meta({ description: 'BCP 47.' }),
    published: ExplainedDate.nullable(),
    checked: Checked.nullable().meta({ description: 'Null when nobody else has.' }),
    sha256: z.string().nullable().meta({
      description: 'Of the whole text, in UTF-8, also where only passages of it are published.',
    }),
    words: z.int().nullable().meta({ description: 'Of the whole text.' }),
    text_url: Url.nullable(),
    earlier_texts: z.array(EarlierText).meta({
      description: 'Oldest first. Empty for a text that may only be quoted.',
    }),
    relations: z.array(Relation).meta({ description: 'Statements that dispute or confirm it.' }),
    caveats: z.array(CaveatReference),
    statements: z.strictObject({ count: z.int(), url: Url }),
    ...memory,
    more: moreOf({ relations: rest, caveats: rest }),
  })
  .meta({
    id: 'Source',
    description: 'Null means that the document does not say; nothing is invented.',
  });
export type Source = z.infer<typeof Source>;
