// Where exactly something was printed: a passage of a stored text (Web Annotation selectors).
import { z } from 'zod';
import { UncertainDate } from './dates.ts';
import { Locator } from './locator.ts';
import { Id, Url } from './reference.ts';

export const SourceKind = z
  .enum([
    'article',
    'post',
    'video',
    'audio',
    'press_release',
    'speech',
    'interview',
    'transcript',
    'parliamentary_record',
    'report',
    'document',
    'plan',
    'book',
  ])
  .meta({ id: 'SourceKind' });
export type SourceKind = z.infer<typeof SourceKind>;

export const SourceReference = z
  .strictObject({
    id: Id,
    kind: SourceKind,
    title: z.string().nullable(),
    publisher: z.string().nullable(),
    published: UncertainDate.nullable(),
    language: z.string().nullable().meta({ description: 'BCP 47.' }),
    original_url: z.string().nullable().meta({ description: 'Where it was published.' }),
    origin: Id.meta({
      description:
        'The first of the sources that print the same words, or those of the same agency; else ' +
        'the id of the source itself.',
    }),
    url: Url,
  })
  .meta({ id: 'SourceReference', description: 'Null means that the document does not say.' });
export type SourceReference = z.infer<typeof SourceReference>;

export const Citation = z
  .strictObject({
    source: SourceReference,
    via: SourceReference.nullable().meta({
      description: 'The document that the source took it from, such as a published transcript.',
    }),
    language: z.string().meta({ description: 'Of the passage, BCP 47; `und` when not known.' }),
    exact: z.string().meta({ description: 'The passage, verbatim.' }),
    prefix: z.string().meta({ description: 'Up to 32 characters before the passage.' }),
    suffix: z.string().meta({ description: 'Up to 32 characters after the passage.' }),
    start: z.int().meta({ description: 'First character, in Unicode code points from 0.' }),
    end: z.int().meta({ description: 'After the last character, in Unicode code points.' }),
    paragraph: z.int().meta({ description: 'Counts non-empty lines from 1.' }),
    locator: Locator.nullable().meta({
      description: 'Where the document itself has it; null where nobody noted it.',
    }),
    url: Url.meta({ description: 'Opens the passage in its text.' }),
  })
  .meta({
    id: 'Citation',
    description:
      'Web Annotation TextQuoteSelector and TextPositionSelector in one: `exact` equals the code ' +
      'points `start` to `end` of the text at `/sources/{id}/text`.',
  });
export type Citation = z.infer<typeof Citation>;

/** A passage of a statement. */
export const StatementCitation = Citation.extend({
  holds: z.enum(['claim', 'speaker']).meta({
    description: '`speaker`: only says who speaks; the claim stands in the other passages.',
  }),
}).meta({ id: 'StatementCitation' });
export type StatementCitation = z.infer<typeof StatementCitation>;
