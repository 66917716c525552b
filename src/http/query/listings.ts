// What there is a list of: the parameters of each resource's list, and what they mean to the
// store, whatever the list is written as.
import { z } from 'zod';
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
        .meta({ description: 'The beginning of any spelling of the name.', example: 'ouch' }),
      ...filterParameters('actors'),
    },
    async read(snapshot, values) {
      const listed = await readPlain(snapshot, 'actors', values);
      if (values.q === undefined) return listed;
      const id = await snapshot.completeName('actors', values.q);
      return { ...listed, filters: { id, ...listed.filters } };
    },
  }),
  events: listing({
    parameters: { ...filterParameters('events'), ...dateParameters },
    async read(snapshot, values) {
      const listed = await readPlain(snapshot, 'events', values);
      return { ...listed, days: readDayRange(values) };
    },
  }),
  sources: listPlain('sources'),
  topics: listPlain('topics'),
  caveats: listPlain('caveats'),
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
function listPlain<R extends Resource>(resource: R) {
  return listing({
    parameters: filterParameters(resource),
    read: (snapshot, values) => readPlain(snapshot, resource, values as FilterValues<R>),
  });
}

async function readPlain<R extends Resource>(
  snapshot: Snapshot,
  resource: R,
  values: FilterValues<R>,
): Promise<Listed> {
  const { filters, resolved } = await readFilters(snapshot, resource, values);
  return { resource, filters, order: resources[resource].sort, resolved };
}
