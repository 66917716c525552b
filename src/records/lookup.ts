// Whose words are these? The answer to a sentence that was found elsewhere.
import { z } from 'zod';
import { matchKinds } from '../search/quotes/match.ts';
import { CaveatReference } from './caveat.ts';
import { Citation } from './citation.ts';
import { Statement } from './statement.ts';

const MatchKind = z.enum(matchKinds).meta({
  id: 'MatchKind',
  description:
    '`exact`: the same words in the same order, whatever the quotation marks, apostrophes, ' +
    'punctuation, spaces, case and accents; `near`: all of it, with a few words changed, ' +
    'but at least 70 % of either side kept; `partial`: a stretch of it.',
});

const WordDifference = z
  .strictObject({
    type: z.enum(['kept', 'changed', 'missing', 'added']),
    asked: z.string().nullable().meta({ description: 'As asked; null for `missing`.' }),
    passage: z.string().nullable().meta({ description: 'As printed; null for `added`.' }),
  })
  .meta({
    id: 'WordDifference',
    description:
      'One or more words in a row. `missing`: printed, but not asked; `added`: asked, but not ' +
      'printed here.',
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
    citation: Citation.meta({ description: 'The passage of the statement that was met.' }),
    covers: z.boolean().meta({
      description: 'Whether that passage holds all that was found. Otherwise it shares half.',
    }),
  })
  .meta({ id: 'LookupStatement', description: 'The statement that the words are part of.' });

export const LookupMatch = z
  .strictObject({
    match: MatchKind,
    similarity: z.number().min(0).max(1).meta({
      description:
        'Twice the kept words over the words of both sides. 1 is an exact match and nothing else.',
    }),
    passage: Citation.omit({ via: true }).meta({
      id: 'LookupPassage',
      description: 'What was found, from the first to the last kept word, in the stored text.',
    }),
    words: z.array(WordDifference).meta({
      description: 'All words asked and all words of the passage, in order.',
    }),
    statements: z.array(Carrier).meta({
      description:
        'Closest first. Empty when the passage is in a text, but in no statement of the dataset.',
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
      description: 'Why there is nothing, or that there is more; null when nothing is to be said.',
    }),
    asked: z.strictObject({
      text: z.string(),
      words: z.int(),
      information: z.int().meta({
        description:
          'How much the words tell, in bits: rare words much, common words little, actors’ names ' +
          'nothing.',
      }),
      minimum: z.int().meta({
        description:
          'How much a match has to tell, so that words do not stand somewhere by chance; half of ' +
          'it when they are all that stands between two quotation marks, one and a half times as ' +
          'much for a part.',
      }),
    }),
    dataset: z.strictObject({ version: z.string() }),
  })
  .meta({ id: 'LookupAnswer' });
export type LookupAnswer = z.infer<typeof LookupAnswer>;
