// The routes of all formats, made from their table: lists with the filters of the JSON path, and
// single records.
import { z } from 'zod';
import type { Format, FormatResource } from '../../formats/format.ts';
import { formats, listResources } from '../../formats/index.ts';
import { Id } from '../../records/reference.ts';
import type { Snapshot } from '../../store/store.ts';
import { answerAll, answerPage, answerRecord, encodeListed } from '../exchange/formats.ts';
import { pageSizeMax, pagingBy } from '../query/list.ts';
import type { Listing } from '../query/listing.ts';
import { actorListing } from './actors.ts';
import { caveatListing } from './caveats.ts';
import { eventListing } from './events.ts';
import { linkHeader } from './record.ts';
import { type Route, route } from './route.ts';
import { sourceListing } from './sources.ts';
import { statementListing } from './statements.ts';
import { topicListing } from './topics.ts';

/** How each resource is listed, and a query and a record for the documentation to show. */
const subjects: Record<FormatResource, { listing: Listing; query: string; id: string }> = {
  statements: {
    listing: statementListing,
    query: 'actor=peskov&limit=2',
    id: 'peskov-2025-12-03-eu-gas',
  },
  actors: {
    listing: actorListing,
    query: 'kind=government&limit=2',
    id: 'ushakov',
  },
  events: {
    listing: eventListing,
    query: 'kind=meeting&limit=2',
    id: '2025-12-02-moscow-talks',
  },
  sources: {
    listing: sourceListing,
    query: 'held=true&limit=2',
    id: 'moscow-talks-2025-12-03',
  },
  topics: { listing: topicListing, query: 'limit=2', id: 'energy' },
  caveats: {
    listing: caveatListing,
    query: 'kind=office&limit=2',
    id: 'wp-shoigu-not-defence-minister',
  },
};

const raw = z
  .enum(['0', '1'])
  .default('0')
  .meta({ description: '`1`: cells exactly as they are, even where they look like a formula.' });

const limit = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be a whole number from 1')
  .transform(Number)
  .optional()
  .meta({
    override: { type: 'integer', minimum: 1 },
    description: 'Maximum number of records; without it, all of them.',
    example: 5,
  });

export const formatRoutes: readonly Route[] = formats.flatMap((format) =>
  listResources(format).flatMap((resource) => {
    const describeList = format.extent === 'page' ? describePage : describeExport;
    const describe = { list: describeList, record: describeRecord };
    return format.paths.map((kind) => describe[kind](format, resource));
  }),
);

/** A list of which one gets a page at a time. */
function describePage(format: Format, resource: FormatResource): Route {
  const { listing } = subjects[resource];
  return route({
    ...describeList(format, resource),
    description: `${format.description} At most ${pageSizeMax} at once.`,
    query: z.strictObject({ ...listing.filters, ...pagingBy(pageSizeMax) }),
    success: { ...describeSuccess(format), headers: linkHeader },
    answer: async (context) => {
      const listed = await listing.read(context.snapshot, context.query);
      const { limit: size, cursor } = context.query;
      return answerPage(context, { format, resource, raw: false }, listed, { limit: size, cursor });
    },
  });
}

/** A list of which one gets everything. */
function describeExport(format: Format, resource: FormatResource): Route {
  const { listing } = subjects[resource];
  return route({
    ...describeList(format, resource),
    description: `${format.description} Every match, unless \`limit\` is given.`,
    query: z.strictObject({ ...listing.filters, ...rawOf(format), limit }),
    success: describeSuccess(format),
    answer: async (context) => {
      const listed = await listing.read(context.snapshot, context.query);
      const subject = { format, resource, raw: context.query.raw === '1' };
      return answerAll(context, subject, listed, context.query.limit);
    },
  });
}

function describeList(format: Format, resource: FormatResource) {
  const path = `/${resource}${format.suffix}`;
  return {
    path,
    operationId: `find${nameOperation(resource, format)}`,
    tag: 'formats',
    summary: `${capitalize(resource)} as ${format.name}`,
    params: z.strictObject({}),
    examples: { some: `${path}?${subjects[resource].query}` },
  };
}

function describeRecord(format: Format, resource: FormatResource): Route {
  const { id } = subjects[resource];
  const noun = resource.slice(0, -1);
  return route({
    path: `/${resource}/{id}${format.suffix}`,
    operationId: `find${nameOperation(noun, format)}`,
    tag: 'formats',
    summary: `One ${noun} as ${format.name}`,
    description: format.description,
    params: z.strictObject({ id: Id.meta({ example: id }) }),
    query: z.strictObject(rawOf(format)),
    success: describeSuccess(format),
    examples: { one: `/${resource}/${id}${format.suffix}` },
    answer: (context) => {
      const subject = { format, resource, raw: context.query.raw === '1' };
      return answerRecord(context, subject, context.params.id);
    },
  });
}

/** All records of a resource with nothing filtered, as a client would get them. */
export async function* encodeAll(
  snapshot: Snapshot,
  address: string,
  subject: { format: Format; resource: FormatResource; raw: boolean },
): AsyncGenerator<Iterable<string>> {
  const { format, resource, raw: isRaw } = subject;
  const { listing } = subjects[resource];
  const url = `/${resource}${format.suffix}${isRaw ? '?raw=1' : ''}`;
  const listed = await listing.read(snapshot, z.object(listing.filters).parse({}));
  yield* encodeListed({ snapshot, address, url }, subject, listed);
}

/** Formats without it refuse it, as any parameter that they do not know. */
function rawOf({ hasRaw }: Format): { raw?: typeof raw } {
  return hasRaw ? { raw } : {};
}

function describeSuccess({ mediaType, name }: Format) {
  const [type = ''] = mediaType.split(';');
  const isJson = /[/+]json$/.test(type);
  return { description: `${name}.`, type, schema: isJson ? z.unknown() : z.string() };
}

/** Such as `StatementsFeedJson`. */
function nameOperation(noun: string, { suffix }: Format): string {
  const words = [noun, ...suffix.split(/[./]/).filter(Boolean)];
  return words.map(capitalize).join('');
}

function capitalize(word: string): string {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}
