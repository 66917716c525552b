// What a request for a page asks for: the query without language and version, the language, and
// from these the view and the API to make a page of.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Format } from '../../formats/format.ts';
import { json } from '../../formats/json.ts';
import { formats, listResources } from '../../formats/table.ts';
import { otherParameters } from '../../records/fields.ts';
import { languages } from '../../records/reference.ts';
import type { Archive, Snapshot, Store } from '../../store/store.ts';
import { type Language, messagesIn } from '../../web/messages/messages.ts';
import type { FormatLink, Query, View } from '../../web/view.ts';
import { parsePreferences } from '../exchange/negotiation.ts';
import { type ApiError, badParameters, requireSnapshot } from '../exchange/problem.ts';
import { type AnswerCache, signalOf } from '../exchange/send.ts';
import { isTracking } from '../query/tracking.ts';
import { openApi } from './api.ts';
import { card, linkAssets } from './assets.ts';

const statementFormats = {
  list: [json, ...listFormats('list')].map(linkFormat),
  // A record's own address leads a browser back to its page.
  record: [{ ...json, suffix: '.json' }, ...listFormats('record')].map(linkFormat),
};

export interface PageOptions {
  store: Store;
  archive?: Archive | undefined;
  address: string;
  contact?: string | undefined;
  answers: AnswerCache;
}

export interface PageRequest {
  /** Path and query without the language, empty and tracking parameters. */
  path: string;
  /** Without the version too. */
  query: Query;
  /** The address without empty and tracking parameters; undefined if it has none of these. */
  filled: string | undefined;
}

/** @throws ApiError not_ready */
export function openSnapshot({ store }: PageOptions, reply: FastifyReply): Snapshot {
  return requireSnapshot(store.current(() => signalOf(reply)));
}

/**
 * @param asOf the version that the address names
 * @throws ApiError bad_request for a language that does not exist
 */
export function openView(
  request: FastifyRequest,
  options: PageOptions,
  snapshot: Snapshot,
  asOf?: View['asOf'],
) {
  const { address } = options;
  const { lang, chosen } = readLanguage(request);
  if (lang !== undefined && chosen === undefined) throw unknownLanguage(lang);
  const view = { ...buildView(request, options, snapshot), asOf };
  return { view, api: openApi({ snapshot, address }) };
}

/** The formats besides JSON that statements have, as lists or one by one. */
function listFormats(path: 'list' | 'record') {
  const others = formats.filter((format) => format !== json && format.paths.includes(path));
  return others.filter((format) => listResources(format).includes('statements'));
}

/** A table that is downloaded from a page is opened with a double click. */
function linkFormat({ name, suffix, options }: Format): FormatLink {
  return { name, suffix, query: options?.includes('bom') ? { bom: '1' } : {} };
}

/** Never throws, so that errors can be shown. */
export function buildView(
  request: FastifyRequest,
  { address, contact }: Pick<PageOptions, 'address' | 'contact'>,
  snapshot: Snapshot | undefined,
): View {
  const { chosen, accepted } = readLanguage(request);
  const language = chosen ?? accepted;
  return {
    language,
    messages: messagesIn(language),
    chosen: chosen !== undefined,
    address,
    path: readRequest(request).path,
    assets: linkAssets(basePath(address)),
    card,
    formats: statementFormats,
    contact,
    rolledBackFrom: snapshot?.manifest.rolledBackFrom,
    version: snapshot?.version,
    asOf: undefined,
  };
}

export function readRequest(request: FastifyRequest): PageRequest {
  const { path, parameters } = splitUrl(request);
  const filled = parameters.filter(([name, value]) => value.trim() !== '' && !isTracking(name));
  const rest = filled.filter(([name]) => name !== 'lang');
  return {
    path: joinPath(path, rest),
    query: groupValues(rest.filter(([name]) => name !== 'as_of')),
    filled: filled.length === parameters.length ? undefined : joinPath(path, filled),
  };
}

/** The path under which the service is reached, such as `/on-record`; empty at the root. */
export function basePath(address: string): string {
  return new URL(address).pathname.replace(/\/$/, '');
}

/** The language in the address, and the one that the client prefers. */
function readLanguage(request: FastifyRequest) {
  const lang = splitUrl(request).parameters.find(([name, value]) => name === 'lang' && value)?.[1];
  return {
    lang,
    chosen: languages.find((one) => one === lang),
    accepted: negotiate(request.headers['accept-language']),
  };
}

function splitUrl(request: FastifyRequest) {
  const url = request.raw.url ?? '/';
  const mark = url.indexOf('?');
  return {
    path: mark === -1 ? url : url.slice(0, mark),
    parameters: [...new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1))],
  };
}

function joinPath(path: string, parameters: [string, string][]): string {
  const query = new URLSearchParams(parameters).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Parameters with a single value, in which a comma does not separate anything. */
const single: readonly string[] = [...otherParameters, 'text', 'sort', 'cursor', 'limit'];

/** `fields` and `facets` shape the JSON, which a page shapes itself. */
function groupValues(parameters: readonly [string, string][]): Query {
  const query = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    if (name === 'fields' || name === 'facets') continue;
    const values = single.includes(name) ? [value] : value.split(',').map((one) => one.trim());
    query.set(name, [...(query.get(name) ?? []), ...values]);
  }
  return Object.fromEntries(query);
}

/** The interface language that the client prefers (RFC 9110 §12.5.4), or English. */
function negotiate(header: string | undefined): Language {
  for (const { range } of parsePreferences(header)) {
    const language = languages.find((one) => one === range.split('-')[0]);
    if (language) return language;
  }
  return 'en';
}

function unknownLanguage(lang: string): ApiError {
  const detail = `lang: "${lang.slice(0, 40)}" is not known; use one of ${languages.join(', ')}.`;
  return badParameters([{ parameter: 'lang', detail, suggestions: [...languages] }]);
}
