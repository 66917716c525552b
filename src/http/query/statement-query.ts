// What can be asked about statements: the parameters that every representation of a list of
// statements shares, and what they mean to the store.
import { z } from 'zod';
import type { Resolved } from '../../records/list.ts';
import {
  AttributionStatus,
  RelationType,
  StatementAct,
  StatementForm,
} from '../../records/statement.ts';
import type { Order, Query, Snapshot, TextQuery } from '../../store/store.ts';
import { parseSearchQuery } from '../../text/search-query.ts';
import { badParameters } from '../exchange/problem.ts';
import { dateParameters, readDayRange } from './dates.ts';
import { oneOf } from './list.ts';
import { nameParameter, resolveNames } from './names.ts';

const searchParameters = {
  q: z.string().max(200, 'must be at most 200 characters').optional().meta({
    description:
      'Words to find; accents, case and inflection do not matter. `"exact phrase"`, `-without`, `begin*`.',
    example: 'négociations',
  }),
  q_in: z.enum(['passage', 'summary']).default('passage').meta({
    description: 'Search the verbatim passages, or our summaries in English and French.',
  }),
};

/** Every filter of `/statements`, without order and paging. */
export const statementFilters = {
  actor: nameParameter('Who speaks.', 'peskov'),
  on_behalf_of: nameParameter('On whose behalf they speak.', 'kremlin'),
  mentions: nameParameter('Who is named in the passage, apart from the speaker.', 'trump'),
  audience: nameParameter('Who is addressed.', 'putin'),
  event: nameParameter('An event that it is about or part of.', '2025-12-02-moscow-talks'),
  source: nameParameter('A document that it was printed in.', 'moscow-talks-2025-12-03'),
  via: nameParameter('The document that the source took it from.', 'bloomberg-2025-11-25'),
  topic: nameParameter('What it is about.', 'energy'),
  form: oneOf(StatementForm, 'How it is quoted.', 'direct'),
  act: oneOf(StatementAct, 'The type of statement.', 'denial'),
  status: oneOf(
    AttributionStatus,
    'Whether the attribution is confirmed, disputed or denied.',
    'disputed',
  ),
  relation: oneOf(RelationType, 'How it relates to another statement, event or source.', 'denies'),
  related_to: z
    .array(z.string())
    .optional()
    .meta({
      description: 'The id of a statement, event or source at the other end of a relation.',
      example: ['2024-11-putin-trump-call'],
    }),
  min_sources: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a whole number from 1')
    .optional()
    .meta({
      description: 'Minimum number of held sources that report it.',
      override: { type: 'integer', minimum: 1 },
      example: '2',
    }),
  has_caveat: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Whether it has a caveat.' }),
  ...searchParameters,
  ...dateParameters,
};

const Filters = z.object(statementFilters);
type Filters = z.output<typeof Filters>;

export const statementOrder = {
  sort: z
    .enum(['said', '-said', 'relevance'])
    .optional()
    .meta({
      description:
        'By date, oldest (`said`) or newest (`-said`) first, undated statements counting as ' +
        'oldest; or by `relevance`, which needs `q` and is the default with it.',
    }),
};

export interface StatementQuery {
  query: Query & { resource: 'statements' };
  resolved: Record<string, Resolved[]>;
}

/** @throws ApiError bad_request */
export async function readStatementFilters(
  snapshot: Snapshot,
  parameters: Filters,
): Promise<StatementQuery> {
  const { form, act, status, relation, related_to, min_sources, has_caveat } = parameters;
  const { ids, resolved } = await resolveNames(snapshot, {
    actor: { resource: 'actors', inputs: parameters.actor },
    on_behalf_of: { resource: 'actors', inputs: parameters.on_behalf_of },
    mentions: { resource: 'actors', inputs: parameters.mentions },
    audience: { resource: 'actors', inputs: parameters.audience },
    event: { resource: 'events', inputs: parameters.event },
    source: { resource: 'sources', inputs: parameters.source },
    via: { resource: 'sources', inputs: parameters.via },
    topic: { resource: 'topics', inputs: parameters.topic },
  });
  await checkRelated(snapshot, related_to);
  const filters = {
    ...ids,
    form,
    act,
    status,
    relation,
    related_to,
    min_sources: min_sources === undefined ? undefined : [min_sources],
    has_caveat: has_caveat === undefined ? undefined : [has_caveat],
  };
  const days = readDayRange(parameters);
  const text = readText(parameters);
  return { query: { resource: 'statements', filters, days, text }, resolved };
}

/** @throws ApiError bad_request when relevance is asked for without words */
export function readOrder(sort: string | undefined, text: TextQuery | undefined): Order {
  if (sort === 'said') return 'ascending';
  if (sort === '-said') return 'descending';
  if (text) return 'relevance';
  if (sort === undefined) return 'descending';
  const detail = 'sort: relevance needs words to search for; give q, or sort by said.';
  throw badParameters([{ parameter: 'sort', detail, suggestions: ['-said', 'said'] }]);
}

function readText({ q, q_in: scope }: Filters): TextQuery | undefined {
  if (q === undefined) return undefined;
  const query = parseSearchQuery(q);
  if (query) return { query, scope };
  const detail = `q: "${q}" contains no word to search for; give at least one letter or digit.`;
  throw badParameters([{ parameter: 'q', detail, suggestions: [] }]);
}

async function checkRelated(snapshot: Snapshot, ids: readonly string[] | undefined): Promise<void> {
  const kinds = ['statements', 'events', 'sources'] as const;
  for (const id of ids ?? []) {
    const isKnown = await Promise.all(kinds.map((kind) => snapshot.hasId(kind, id)));
    if (isKnown.includes(true)) continue;
    const near = await Promise.all(kinds.map((kind) => snapshot.suggestNames(kind, id)));
    const suggestions = near.flat().slice(0, 3);
    const detail = `related_to: there is no statement, event or source "${id}".`;
    throw badParameters([{ parameter: 'related_to', detail, suggestions }]);
  }
}
