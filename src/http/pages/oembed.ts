// `/oembed`: discovery of cards by other sites (oembed.com). It serves consumers that send what
// their own specification says, so parameters that it does not know are no errors here.
import type { FastifyInstance } from 'fastify';
import { languages } from '../../records/reference.ts';
import type { Statement } from '../../records/statement.ts';
import { messagesIn } from '../../web/messages/messages.ts';
import {
  type Bounds,
  buildListOembed,
  buildOembed,
  encodeOembedXml,
  type Oembed,
} from '../../web/oembed.ts';
import { pathWith, type View } from '../../web/view.ts';
import type { Answer } from '../exchange/answer.ts';
import { ApiError, badParameters } from '../exchange/problem.ts';
import { sendCached } from '../exchange/send.ts';
import { wholeNumber } from '../query/numbers.ts';
import { isTracking } from '../query/tracking.ts';
import type { Api } from './api.ts';
import { openSnapshot, openView, type PageOptions } from './request.ts';

export function addOembed(app: FastifyInstance, options: PageOptions): void {
  app.get('/oembed', (request, reply) => {
    const snapshot = openSnapshot(options, reply);
    const { view: asked, api } = openView(request, options, snapshot);
    const url = new URL(request.raw.url ?? '/', 'http://unused');
    const view = inLanguageOf(url.searchParams.get('url') ?? '', asked);
    const make = () => answerOembed(url, view, api);
    return sendCached(reply, { snapshot, answers: options.answers, make, variant: view.language });
  });
}

/** The card of a page is in the language that the address of the page names. */
function inLanguageOf(url: string, view: View): View {
  const query = /\?([^#]*)/.exec(url)?.[1];
  const lang = new URLSearchParams(query).get('lang');
  const language = languages.find((one) => one === lang);
  return language ? { ...view, language, messages: messagesIn(language), chosen: true } : view;
}

/** @throws ApiError */
async function answerOembed({ searchParams }: URL, view: View, api: Api): Promise<Answer> {
  const format = searchParams.get('format') ?? 'json';
  if (format !== 'json' && format !== 'xml') {
    throw new ApiError('not_implemented', 'format: must be json or xml.');
  }
  const url = searchParams.get('url');
  if (url === null) throw refuse('url', 'give the address of a statement.');
  const answer = await findEmbeddable(url, view, api, {
    maxWidth: readPixels(searchParams, 'maxwidth'),
    maxHeight: readPixels(searchParams, 'maxheight'),
  });
  const headers = { vary: 'Accept-Language' };
  return format === 'json'
    ? { body: JSON.stringify(answer), type: 'application/json; charset=utf-8', headers }
    : { body: encodeOembedXml(answer), type: 'text/xml; charset=utf-8', headers };
}

/** The card of a statement, or of a list of them; a 404 for anything else. */
async function findEmbeddable(url: string, view: View, api: Api, bounds: Bounds): Promise<Oembed> {
  const { address } = view;
  const given = normalizeAddress(url);
  const path = given.startsWith(`${address}/`) ? given.slice(address.length) : '';
  const [, id] =
    /^\/statements\/([a-z0-9-]+)(?:\.html|\.json|\/embed)?(?:[?#].*)?$/.exec(path) ?? [];
  if (id !== undefined && id !== 'embed') {
    return buildOembed(view, await findToday(id, api), bounds);
  }
  const [, resource, about] = aboutPattern.exec(path) ?? [];
  if (isAbout(resource) && about !== undefined)
    return embedAbout(view, api, bounds, resource, about);
  const list = /^\/statements(?:\.html|\/embed)?(\?[^#]*)?(?:#.*)?$/.exec(path);
  if (!list) throw new ApiError('not_found', `url: there is no statement at ${url.slice(0, 200)}.`);
  const query = new URLSearchParams(list[1]);
  for (const name of [...query.keys()]) if (name === 'lang' || isTracking(name)) query.delete(name);
  const text = query.size > 0 ? `?${query}` : '';
  // An invalid query has no card either.
  await api.statements.list(groupValues(query));
  return buildListOembed(view, `/statements/embed${text}`, bounds);
}

/** As the service writes its addresses: the host in lower case, no slash at the end of a path. */
function normalizeAddress(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname, search, hash } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '')}${search}${hash}`;
}

/** A statement that was renamed has its card under its former id too. */
async function findToday(id: string, api: Api): Promise<Statement> {
  try {
    return await api.statements.find(id);
  } catch (error) {
    const past = error instanceof ApiError && error.code === 'moved' ? error.past : undefined;
    if (!past || !('holders' in past)) throw error;
    return api.statements.find(past.holders[0] as string);
  }
}

const aboutPattern = /^\/(\w+)\/([a-z0-9-]+)(?:\.html|\.json)?(?:[?#].*)?$/;

/** Whose pages are shown as a list of the statements about them, and by which parameter. */
const parameters = {
  actors: 'actor',
  events: 'event',
  sources: 'source',
  topics: 'topic',
} as const;

function isAbout(resource: string | undefined): resource is keyof typeof parameters {
  return resource !== undefined && Object.hasOwn(parameters, resource);
}

async function embedAbout(
  view: View,
  api: Api,
  bounds: Bounds,
  ...[resource, id]: [keyof typeof parameters, string]
): Promise<Oembed> {
  const record = await api[resource].find(id);
  const isCited = 'held' in record && !record.held;
  const parameter = isCited ? 'via' : parameters[resource];
  return buildListOembed(view, pathWith('/statements/embed', { [parameter]: id }), bounds);
}

/** All values of each parameter. */
function groupValues(parameters: URLSearchParams): Record<string, string[]> {
  const names = new Set(parameters.keys());
  return Object.fromEntries([...names].map((name) => [name, parameters.getAll(name)]));
}

function readPixels(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name);
  if (text === null || text === '') return undefined;
  const pixels = wholeNumber(1, 999_999).safeParse(text);
  if (!pixels.success) throw refuse(name, 'must be a whole number of pixels.');
  return pixels.data;
}

function refuse(parameter: string, what: string): ApiError {
  return badParameters([{ parameter, detail: `${parameter}: ${what}`, suggestions: [] }]);
}
