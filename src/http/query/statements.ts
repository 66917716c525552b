// What can be asked about statements: the parameters that their lists and the timeline share, and
// what they mean to the store.
import { z } from 'zod';
import type { FilterName, OtherParameter } from '../../records/fields.ts';
import type { Resolved } from '../../records/list.ts';
import { Statement } from '../../records/statement.ts';
import type { Order, Query, Snapshot, TextQuery } from '../../store/store.ts';
import { primaryLanguage } from '../../text/analysis/languages.ts';
import { parseSearchQuery } from '../../text/search-query.ts';
import { badParameters } from '../exchange/problem.ts';
import { dateParameters, readDayRange } from './dates.ts';
import { facetsParameter } from './facets.ts';
import { filterParameters, LanguageTag, readFilters } from './filters.ts';

/** A phrase in quotation marks counts as one. */
const wordsMax = 20;

const searchParameters = {
  q: z
    .string()
    .max(200, 'must be at most 200 characters')
    .optional()
    .meta({
      description:
        'Words to find, at most 20, all in one text. They are understood as words of the language ' +
        'of each text; accents, case and inflection do not matter. `"exact phrase"`, `-without`, ' +
        '`begin*`.',
      example: 'négociations',
    }),
  q_lang: z
    .array(LanguageTag)
    .optional()
    .meta({
      description:
        'Search only texts in this language (BCP 47; regions make no difference). Several values ' +
        'mean "or".',
      example: ['fr'],
    }),
  q_in: z.enum(['passage', 'summary']).default('passage').meta({
    description: 'Search the verbatim passages, or our summaries in English and French.',
  }),
};

/** Everything that narrows a list of statements, without order and paging. */
export const statementParameters = {
  ...filterParameters('statements'),
  ...searchParameters,
  ...dateParameters,
} satisfies Record<FilterName<'statements'> | OtherParameter, z.ZodType>;

type StatementValues = z.output<z.ZodObject<typeof statementParameters>>;

export const statementOrder = {
  sort: z
    .enum(['said', '-said', 'relevance', '-modified', 'id'])
    .optional()
    .meta({
      description:
        'By first possible day, oldest (`said`) or newest (`-said`) first, statements without ' +
        'one counting as oldest; by `relevance`, which needs `q` and is the default with it; by ' +
        'the last change, newest first (`-modified`); or by `id`, which is for harvests.',
    }),
};

/** What of the statements found, and about them, an answer holds. */
export const statementChoices = {
  facets: facetsParameter,
  fields: z
    .array(z.enum(Object.keys(Statement.shape) as [string, ...string[]]))
    .optional()
    .meta({
      description: 'Only these keys of each record; `said` without its note and evidence.',
      example: ['id'],
    }),
};

export interface StatementQuery {
  query: Query & { resource: 'statements' };
  resolved: Record<string, Resolved[]>;
}

/** @throws ApiError bad_request */
export async function readStatements(
  snapshot: Snapshot,
  values: StatementValues,
): Promise<StatementQuery> {
  const { filters, resolved } = await readFilters(snapshot, 'statements', values);
  const days = readDayRange(values);
  const text = readText(values);
  return { query: { resource: 'statements', filters, days, text }, resolved };
}

/** @throws ApiError bad_request when relevance is asked for without words */
export function readOrder(sort: string | undefined, text: TextQuery | undefined): Order {
  if (sort === 'said') return 'ascending';
  if (sort === '-said') return 'descending';
  if (sort === '-modified') return 'modified';
  if (sort === 'id') return 'id';
  if (text) return 'relevance';
  if (sort === undefined) return 'descending';
  const detail = 'sort: relevance needs words to search for; give q, or sort by said.';
  throw badParameters([{ parameter: 'sort', detail, suggestions: ['-said', 'said'] }]);
}

/** @throws ApiError bad_request without a word, or with too many */
function readText({ q, q_in: scope, q_lang }: StatementValues): TextQuery | undefined {
  if (q === undefined) return undefined;
  const query = parseSearchQuery(q, 'und');
  if (!query) {
    throw badQuery(`"${q}" contains no word to search for; give at least one letter or digit.`);
  }
  const count = query.required.length + query.excluded.length;
  if (count > wordsMax) {
    const advice = 'put a phrase in quotation marks, or ask /lookup for a passage';
    throw badQuery(`has ${count} words, at most ${wordsMax} are searched for; ${advice}.`);
  }
  return { words: q, scope, languages: q_lang && [...new Set(q_lang.map(primaryLanguage))].sort() };
}

function badQuery(fault: string) {
  return badParameters([{ parameter: 'q', detail: `q: ${fault}`, suggestions: [] }]);
}
