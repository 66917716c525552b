// Random requests to everything that the API has, drawn from what a dataset holds and from its own
// description: names, ids, words and wording that are there, nearly there, or not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../src/publication/manifest.ts';
import { facetNames } from '../../src/records/fields.ts';

/** Asks one of the services. */
export type Ask = (url: string, language?: string) => Promise<{ body: string }>;

const { paths } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../openapi.json'), 'utf8'),
) as { paths: Record<string, { get?: { parameters?: { name: string; in: string }[] } }> };

/** Answers about the service itself, which differ from one moment to the next. */
const ownPaths = ['/livez', '/readyz', '/openapi.json'];

/** The pages, which are not in the description. */
const pages = [
  '/',
  '/statements.html',
  '/actors.html',
  '/events.html',
  '/sources.html',
  '/topics.html',
  '/caveats.html',
  '/timeline.html',
  '/corrections.html',
  '/statements/{id}.html',
  '/actors/{id}.html',
  '/events/{id}.html',
  '/sources/{id}.html',
  '/sitemap.xml',
];

const resources = ['statements', 'actors', 'events', 'sources', 'topics', 'caveats'] as const;

export interface Vocabulary {
  ids: Record<string, string[]>;
  names: string[];
  /** By facet. */
  values: Record<string, string[]>;
  words: string[];
  passages: string[];
  versions: string[];
  /** Names of texts that were corrected. */
  earlierTexts: string[];
}

/** What a dataset holds, as one of the services tells it. */
export async function readVocabulary(ask: Ask, { version, ledger }: Manifest): Promise<Vocabulary> {
  const read = async (url: string) => JSON.parse((await ask(url)).body);
  const ids: Record<string, string[]> = {};
  const names: string[] = [];
  for (const resource of resources) {
    const { data } = await read(`/${resource}?limit=100`);
    ids[resource] = data.map(({ id }: { id: string }) => id);
    for (const { name, label, title } of data) names.push(name?.en ?? name ?? label?.en ?? title);
  }
  // Also those under which nothing stands any more.
  for (const { record } of (await read('/changes?limit=100')).data) {
    ids[record.url.split('/')[3]]?.push(record.id);
  }
  const earlierTexts = (await read('/sources?limit=100')).data.flatMap(
    (source: { earlier_texts: { sha256: string }[] }) =>
      source.earlier_texts.map(({ sha256 }) => sha256.slice(0, 12)),
  );
  const values: Record<string, string[]> = {};
  for (const name of facetNames) {
    const { facets } = await read(`/statements?limit=1&facets=${name}`);
    values[name] = facets[name].map(({ value }: { value: string }) => value);
  }
  const { data } = await read('/statements?limit=100');
  const passages = data.map(({ text }: { text: string }) => text);
  const words = passages.flatMap((text: string) => text.match(/\p{L}+/gu) ?? []);
  const versions = [version, ...ledger.map((past) => past.version)];
  return {
    ids,
    names: names.filter((name) => typeof name === 'string'),
    values,
    words,
    passages,
    versions,
    earlierTexts,
  };
}

export class Questions {
  private readonly random: () => number;
  private readonly known: Vocabulary;

  constructor(known: Vocabulary, random: () => number) {
    this.known = known;
    this.random = random;
  }

  draw(): string {
    const described = Object.keys(paths).filter((path) => !ownPaths.includes(path));
    const path = this.pick(this.chance(0.4) ? ['/statements'] : [...described, ...pages]);
    const [, resource = ''] = /^\/(\w+)/.exec(path) ?? [];
    const id = this.chance(0.9) ? this.pick(this.known.ids[resource] ?? ['x']) : this.misspell('');
    const to = path.replace('{id}', encodeURIComponent(id));
    const query = this.drawQuery(path, resource);
    return query.size > 0 ? `${to}?${query}` : to;
  }

  private drawQuery(path: string, resource: string): URLSearchParams {
    const parameters = (paths[path] ?? paths['/statements'])?.get?.parameters ?? [];
    const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
    const query = new URLSearchParams();
    const few = Array.from({ length: Math.floor(this.random() * 4) }, () => this.pick(names));
    // Words can be asked for in more ways than all other parameters together.
    if (this.chance(0.4)) few.push(...names.filter((name) => name === 'q'));
    for (const name of path === '/lookup' ? names : few) {
      const value = this.value(name ?? '', resource);
      if (value !== undefined) query.append(name, value);
    }
    // Most exports are cut short: a whole one takes as long as a hundred pages.
    const isExport = /\.(?:csv|xlsx|ndjson|ics)$/.test(path) && names.includes('limit');
    if (isExport && !query.has('limit') && this.chance(0.9)) query.set('limit', '50');
    return query;
  }

  private value(name: string, resource: string): string | undefined {
    const { ids, values, versions } = this.known;
    const draw: Readonly<Record<string, () => string | undefined>> = {
      id: () => this.pick(ids[resource] ?? ids.statements ?? []),
      related_to: () => this.pick(ids.statements ?? []),
      statement: () => this.pick(ids.statements ?? []),
      event: () => this.name(ids.events),
      source: () => this.name(ids.sources),
      via: () => this.name(ids.sources),
      cites: () => this.name(ids.sources),
      topic: () => this.name(ids.topics),
      publisher: () => this.pick(this.known.names),
      q: () => this.search(),
      text: () => (resource === 'sources' ? this.pick(this.known.earlierTexts) : this.wording()),
      q_lang: () => this.pick(['fr', 'en', 'de', 'ru']),
      q_in: () => this.pick(['passage', 'summary']),
      from: () => this.day(),
      to: () => this.day(),
      on: () => this.day(),
      changed_since: () => this.pick([this.day(), ...versions]),
      date_match: () => this.pick(['overlaps', 'within']),
      said: () => 'unknown',
      sort: () => this.pick(['said', '-said', 'id', '-modified', 'relevance', 'when', '-when']),
      facets: () => this.pick([this.pick(facetNames), facetNames.slice(0, 6).join(',')]),
      fields: () => this.pick(['id,text', 'id,actor,said', 'nothing']),
      limit: () => this.pick(['1', '3', '20', '100', '0']),
      depth: () => this.pick(['1', '2', '3']),
      lang: () => this.pick(['en', 'fr']),
      as_of: () => (this.chance(0.3) ? this.pick(versions) : undefined),
      held: () => this.pick(['true', 'false']),
      severity: () => this.pick(['major', 'minor']),
      url: () => `/statements/${this.pick(ids.statements ?? [])}`,
      raw: () => 'true',
    };
    if (draw[name]) return draw[name]?.();
    if (['actor', 'voice', 'on_behalf_of', 'mentions', 'audience'].includes(name)) {
      return this.name(this.chance(0.5) ? values[name] : ids.actors);
    }
    return values[name] && this.pick([...values[name], 'nothing']);
  }

  /** An id, what somebody is called, or nearly. */
  private name(ids: readonly string[] = []): string {
    const name = this.pick(this.chance(0.6) && ids.length > 0 ? ids : this.known.names);
    return this.chance(0.8) ? name : this.misspell(name);
  }

  private search(): string {
    const { words } = this.known;
    const word = () => this.pick(words);
    const at = Math.floor(this.random() * words.length);
    const near = this.pick(this.known.passages).match(/\p{L}+/gu) ?? [];
    return this.pick([
      word(),
      // Both stand in one passage, and seldom side by side.
      `"${this.pick(near)} ${this.pick(near)}"`,
      `${word()} ${word()}`,
      `"${words.slice(at, at + 1 + Math.floor(this.random() * 4)).join(' ')}"`,
      `${word().slice(0, 1 + Math.floor(this.random() * 4))}*`,
      `${word()} -${word()}`,
      `-"${word()} ${word()}"`,
      "'); DROP TABLE statements; --",
      `${word()}% _ \\ ' & | ! : *`,
      '',
    ]);
  }

  private wording(): string {
    const words = this.pick(this.known.passages).split(' ');
    const at = Math.floor(this.random() * Math.max(1, words.length - 4));
    const part = words.slice(at, at + 4 + Math.floor(this.random() * 20));
    if (this.chance(0.4)) part.splice(Math.floor(this.random() * part.length), 1);
    if (this.chance(0.3)) part.splice(1, 0, this.pick(this.known.words));
    return part.join(' ');
  }

  private day(): string {
    const month = 1 + Math.floor(this.random() * 12);
    const two = (value: number) => String(value).padStart(2, '0');
    const year = this.pick(['2024', '2025', '2026']);
    const day = `${year}-${two(month)}-${two(1 + Math.floor(this.random() * 28))}`;
    return this.pick([day, day.slice(0, 7), year, 'soon']);
  }

  private misspell(name: string): string {
    const at = Math.floor(this.random() * name.length);
    return `${name.slice(0, at)}${this.pick(['x', 'é', ' ', '\0', ''])}${name.slice(at + 1)}`;
  }

  private pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)] as T;
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }
}
