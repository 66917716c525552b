// Whose words are these? The answer to a sentence that was found elsewhere.
import { z } from 'zod';
import { CaveatReference } from './caveat.ts';
import { Citation, StatementCitation } from './citation.ts';
import { Instant } from './memory.ts';
import { Statement } from './statement.ts';

const MatchKind = z.enum(['exact', 'near', 'partial']).meta({
  id: 'MatchKind',
  description:
    '`exact`: the same words in the same order, whatever the quotation marks, apostrophes, ' +
    'punctuation, spaces, case and accents; `near`: all of it, with a few words changed, ' +
    'but at least 70 % of either side kept; `partial`: a part of it.',
});

const WordDifference = z
  .strictObject({
    type: z.enum(['kept', 'changed', 'missing', 'added']),
    asked: z.string().nullable().meta({ description: 'As in the query; null for `missing`.' }),
    passage: z.string().nullable().meta({ description: 'As printed; null for `added`.' }),
  })
  .meta({
    id: 'WordDifference',
    description:
      'One or more words in a row. `missing`: printed, but not in the query; `added`: in the ' +
      'query, but not printed here.',
  });

const Carrier = Statement.pick({
  id: true,
  url: true,
  text: true,
  summary: true,
  form: true,
  act: true,
  actor: true,
  on_behalf_of: true,
  said: true,
  attribution: true,
  caveats: true,
})
  .extend({
    citation: StatementCitation.meta({
      description: 'The passage of the statement that matched.',
    }),
    covers: z.boolean().meta({
      description: 'Whether the whole match lies in it. Otherwise it shares half.',
    }),
  })
  .meta({ id: 'LookupStatement', description: 'The statement that the words are part of.' });

export const LookupMatch = z
  .strictObject({
    match: MatchKind,
    similarity: z.number().min(0).max(1).meta({
      description: 'Twice the kept words over the words of both sides. Only an exact match has 1.',
    }),
    passage: Citation.omit({ via: true, locator: true }).meta({
      id: 'LookupPassage',
      description: 'The match in the stored text, from the first to the last kept word.',
    }),
    printed_until: Instant.nullable().meta({
      description:
        'When its publisher replaced these words: the passage is in an earlier text, to which its ' +
        '`url` leads. Null for what is printed today.',
    }),
    words: z.array(WordDifference).meta({
      description: 'All words of the query and all words of the passage, in order.',
    }),
    statements: z.array(Carrier).meta({
      description:
        'Closest first. Empty when the passage is in a text but in no statement of the dataset.',
    }),
    caveats: z.array(CaveatReference).meta({
      description: 'What is doubtful about the passage itself.',
    }),
  })
  .meta({ id: 'LookupMatch' });
export type LookupMatch = z.infer<typeof LookupMatch>;

export const LookupAnswer = z
  .strictObject({
    data: z.array(LookupMatch).meta({ description: 'Best first; empty when nothing matches.' }),
    detail: z.string().nullable().meta({
      description: 'Why nothing matches, or that there are more matches; otherwise null.',
    }),
    asked: z.strictObject({
      text: z.string(),
      words: z.int(),
      information: z.int().meta({
        description:
          'How much information the words carry, in bits: rare words carry much, common words ' +
          'little, actors’ names none.',
      }),
      minimum: z.int().meta({
        description:
          'How much information a match must carry to be no coincidence: half as much when the ' +
          'words are all that is between two quotation marks, one and a half times as much for ' +
          'a partial match.',
      }),
    }),
    dataset: z.strictObject({ version: z.string() }),
  })
  .meta({ id: 'LookupAnswer' });
export type LookupAnswer = z.infer<typeof LookupAnswer>;
