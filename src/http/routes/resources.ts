// The routes of every resource in every format, made from their tables: lists with the same
// filters whatever they are written as, and single records.
import { z } from 'zod';
import type { Format } from '../../formats/format.ts';
import { json } from '../../formats/json.ts';
import type { Resource } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import {
  answerAll,
  answerList,
  answerRecord,
  encodeListed,
  type Subject,
} from '../exchange/formats.ts';
import { answerWorkbook } from '../exchange/workbook.ts';
import { answerPage, pageSizeMax, pagingBy } from '../query/list.ts';
import { listings, pageSchemas, readList } from '../query/listings.ts';
import { wholeNumber } from '../query/numbers.ts';
import { describeList, describeRecord } from './descriptions.ts';
import { optionsOf, readOptions } from './format-options.ts';
import { type Route, route } from './route.ts';

/** The routes of a resource in a format. */
export function listRoutes(resource: Resource, format: Format): Route[] {
  const routeList = format === json ? routeJson : format.extent === 'page' ? routePage : routeAll;
  const routes = { list: routeList, record: routeRecord };
  return format.paths.map((kind) => routes[kind](resource, format));
}

function routeJson(resource: Resource, format: Format): Route {
  return route({
    ...describeList(resource, format),
    query: pageSchemas[resource],
    answer: async (context) => answerPage(await readList(context, resource, context.query)),
  });
}

/** In another format. */
function routePage(resource: Resource, format: Format): Route {
  const { parameters, read } = listings[resource];
  const words = describeList(resource, format);
  return route({
    ...words,
    description: `${words.description} At most ${pageSizeMax} at once.`,
    query: z.strictObject({ ...parameters, ...optionsOf(format), ...pagingBy(pageSizeMax) }),
    answer: async (context) => {
      const { sort = format.isFeed && '-modified' } = context.query as { sort?: string };
      const listed = await read(context.snapshot, { ...context.query, ...(sort && { sort }) });
      const subject = { format, resource, options: readOptions(context.query) };
      return answerList(context, subject, listed, context.query);
    },
  });
}

/** A list that is sent as a whole, without paging. */
function routeAll(resource: Resource, format: Format): Route {
  const { parameters, read } = listings[resource];
  const words = describeList(resource, format);
  return route({
    ...words,
    description: `${words.description} Every match, unless \`limit\` is given.`,
    query: z.strictObject({ ...parameters, ...optionsOf(format), limit }),
    answer: async (context) => {
      const listed = await read(context.snapshot, context.query);
      const subject = { format, resource, options: readOptions(context.query) };
      const answer = format.encode === 'workbook' ? answerWorkbook : answerAll;
      return answer(context, subject, listed, context.query.limit);
    },
  });
}

function routeRecord(resource: Resource, format: Format): Route {
  return route({
    ...describeRecord(resource, format),
    query: z.strictObject(optionsOf(format)),
    answer: (context) => {
      const subject = { format, resource, options: readOptions(context.query) };
      return answerRecord(context, subject, context.id);
    },
  });
}

const limit = wholeNumber(1, Infinity).meta({
  description: 'Maximum number of records; without it, all of them.',
  example: 5,
});

/** All records of a resource without any filter, as a client would receive them. */
export async function* encodeAll(
  snapshot: Snapshot,
  address: string,
  subject: Subject,
): AsyncGenerator<Iterable<string>> {
  const { format, resource, options } = subject;
  const { parameters, read } = listings[resource];
  const url = `/${resource}${format.suffix}${options.raw ? '?raw=1' : ''}`;
  const listed = await read(snapshot, z.object(parameters).parse({}));
  yield* encodeListed({ snapshot, address, url }, subject, listed);
}
