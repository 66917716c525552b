// The parameters of each resource's list and what they mean to the store, in whatever format the
// list is written.
import { z } from 'zod';
import type { Filters } from '../../records/fields.ts';
import { type Resource, resourceNames, resources } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import type { Request } from '../exchange/documents.ts';
import { dateParameters, readDayRange } from './dates.ts';
import { type FilterValues, filterParameters, readFilters } from './filters.ts';
import { type Listed, type ListPage, paging, readPage } from './list.ts';
import {
  readOrder,
  readStatements,
  statementChoices,
  statementOrder,
  statementParameters,
} from './statements.ts';

export interface Listing<P extends z.ZodRawShape = z.ZodRawShape> {
  /** Without those that choose a page. */
  parameters: P;
  /**
   * A method, so that lists of different parameters have one type.
   * @throws ApiError bad_request
   */
  read(snapshot: Snapshot, values: z.output<z.ZodObject<P>>): Promise<Listed>;
}

const everyListing = {
  statements: listing({
    parameters: { ...statementParameters, ...statementOrder },
    async read(snapshot, values) {
      const { query, resolved } = await readStatements(snapshot, values);
      return { ...query, order: readOrder(values.sort, query.text), resolved };
    },
  }),
  actors: listing({
    parameters: {
      q: z
        .string()
        .max(100, 'must be at most 100 characters')
        .optional()
        .meta({
          description:
            'Words, or their beginnings, of any spelling of the name, whatever their case and ' +
            'accents. When none has them, names that look alike.',
          example: 'ouch',
        }),
      ...filterParameters('actors'),
      ...plainOrder('by id'),
    },
    async read(snapshot, values) {
      const listed = await readPlain(snapshot, 'actors', values);
      if (values.q === undefined) return listed;
      const completed = await snapshot.completeName('actors', values.q);
      const { id = completed } = listed.filters as Filters<'actors'>;
      const both = completed.filter((one) => id.includes(one));
      return { ...listed, filters: { ...listed.filters, id: both } };
    },
  }),
  events: listing({
    parameters: { ...filterParameters('events'), ...dateParameters, ...plainOrder('by date') },
    async read(snapshot, values) {
      const listed = await readPlain(snapshot, 'events', values);
      return { ...listed, days: readDayRange(values) };
    },
  }),
  sources: listPlain('sources', plainOrder('by id')),
  topics: listPlain('topics', {}),
  caveats: listPlain('caveats', plainOrder('by severity, then by id')),
} satisfies Record<Resource, Listing>;

/** By resource. */
export const listings: Readonly<Record<Resource, Listing>> = everyListing;

/** By resource: the parameters of a page of its list in JSON. */
export const pageSchemas = Object.fromEntries(
  resourceNames.map((resource) => [resource, buildPageSchema(resource)]),
) as Readonly<Record<Resource, ReturnType<typeof buildPageSchema>>>;

function buildPageSchema(resource: Resource) {
  const choices = resource === 'statements' ? statementChoices : {};
  return z.strictObject({ ...listings[resource].parameters, ...choices, ...paging });
}

/** What a page of a resource's list can be asked for with. */
export type PageParameter<R extends Resource> =
  | keyof (typeof everyListing)[R]['parameters']
  | keyof typeof paging
  | (R extends 'statements' ? keyof typeof statementChoices : never);

/** @throws ApiError bad_request */
export async function readList(
  request: Request,
  resource: Resource,
  values: z.output<(typeof pageSchemas)[Resource]>,
): Promise<ListPage> {
  return readPage(request, await listings[resource].read(request.snapshot, values), values);
}

/** Checks the types of parameters and reading against each other. */
function listing<P extends z.ZodRawShape>(definition: Listing<P>): Listing<P> {
  return definition;
}

/** A list with nothing but the filters of the registry. */
function listPlain<R extends Resource, P extends z.ZodRawShape>(resource: R, order: P) {
  return listing({
    parameters: { ...filterParameters(resource), ...order },
    read: (snapshot, values) => readPlain(snapshot, resource, values as PlainValues<R>),
  });
}

/** @param usual in words, the order without the parameter */
function plainOrder(usual: string) {
  return {
    sort: z
      .enum(['-modified', 'id'])
      .optional()
      .meta({
        description:
          `By the last change, newest first (\`-modified\`), or by \`id\`, which is for harvests; ` +
          `without it ${usual}.`,
        example: 'id',
      }),
  };
}

type PlainValues<R extends Resource> = FilterValues<R> & { sort?: '-modified' | 'id' | undefined };

async function readPlain<R extends Resource>(
  snapshot: Snapshot,
  resource: R,
  values: PlainValues<R>,
): Promise<Listed> {
  const { filters, resolved } = await readFilters(snapshot, resource, values);
  const { sort } = values;
  const order = sort === '-modified' ? 'modified' : (sort ?? resources[resource].sort);
  return { resource, filters, order, resolved };
}
