// The files → every record as a typed entry, and which ids the files claim.
import type { z } from 'zod';
import { Id } from '../records/reference.ts';
import type { RecordKind } from '../records/resources.ts';
import type { Seeds, SourceSeed } from './model.ts';
import { parseStatements } from './parse/drafts.ts';
import {
  type Entry,
  entryAt,
  listItems,
  type Path,
  parseEntry,
  parseItems,
} from './parse/entry.ts';
import { inheritFromActors } from './parse/inherit.ts';
import { Text, Withdrawal } from './parse/memory.ts';
import { parseRegister, registerPaths } from './parse/register.ts';
import {
  ActorFile,
  DatasetFile,
  EventFile,
  SeedCaveat,
  SeedReport,
  SeedTopic,
  SourceFile,
  StatementsFile,
  TopicsFile,
  WithdrawnFile,
} from './parse/schema.ts';
import { parseYaml } from './parse/yaml.ts';
import { atStart, type Problem } from './problem.ts';
import type { Count } from './progress.ts';
import type { SeedFile } from './read.ts';

/** Parses all files and adds what is wrong to `problems`. */
export function parseSeeds(
  files: Iterable<SeedFile> & { readonly length: number },
  problems: Problem[],
  count: Count = () => {},
): Seeds {
  const seeds: Seeds = {
    dataset: undefined,
    actors: new Map(),
    events: new Map(),
    topics: [],
    withdrawn: [],
    register: undefined,
    sources: new Map(),
    elsewhere: [],
    claimed: {
      actor: new Map(),
      event: new Map(),
      source: new Map(),
      topic: new Map(),
      statement: new Map(),
      caveat: new Map(),
    },
    unclear: new Set(),
  };
  const parsing = { seeds, problems };
  const registered = new Map<string, string | undefined>();
  let done = 0;
  for (const file of files) {
    count(done++, files.length);
    if (registerPaths.includes(file.path)) registered.set(file.path, file.text);
    else parseFile(file, parsing);
  }
  seeds.register = parseRegister(registered, problems);
  inheritFromActors(seeds.sources.values(), seeds.actors);
  for (const { id, files } of seeds.sources.values()) {
    if (files.has('source')) continue;
    problems.push(
      atStart(`sources/${id}/source.yaml`, 'is missing; add it, as every source needs one'),
    );
  }
  return seeds;
}

/** What every part of a file adds to. */
interface Parsing {
  seeds: Seeds;
  problems: Problem[];
}

function parseFile(file: SeedFile, parsing: Parsing): void {
  const { seeds, problems } = parsing;
  const [folder, id, ...part] = file.path.replace(/\.(yaml|txt)$/, '').split('/');
  if (file.path === 'topics.yaml') parseTopics(file, parsing);
  else if (file.path === 'withdrawn.yaml') parseWithdrawals(file, parsing);
  else if (file.path === 'dataset.yaml') seeds.dataset = parseRecord(file, DatasetFile, parsing);
  else if (id === undefined) {
    // A link in the place of a folder: nobody knows what would be in it.
    for (const kind of ['actor', 'event', 'source', 'statement'] as const) seeds.unclear.add(kind);
  } else if (!Id.safeParse(id).success) {
    const message = `"${id}" cannot be an id; use lower-case words joined by hyphens`;
    problems.push(atStart(file.path, message));
  } else if (folder === 'sources') {
    parseSourceFile(file, id, part, parsing);
  } else if (folder === 'actors') {
    seeds.claimed.actor.set(id, file.path);
    const entry = parseRecord(file, ActorFile, parsing);
    if (entry) seeds.actors.set(id, entry);
  } else {
    seeds.claimed.event.set(id, file.path);
    const entry = parseRecord(file, EventFile, parsing);
    if (entry) seeds.events.set(id, entry);
  }
}

function parseTopics(file: SeedFile, parsing: Parsing): void {
  const entry = parseShape(file, TopicsFile, 'topic', parsing);
  if (!entry) return;
  parsing.seeds.topics = parseItems(entry, [], SeedTopic, parsing.problems);
  claimItems(entry, [], 'topic', parsing);
}

function parseWithdrawals(file: SeedFile, parsing: Parsing): void {
  const { seeds, problems } = parsing;
  const entry = readYaml(file, parsing);
  if (!entry || !parseEntry(entry, WithdrawnFile, problems)) return;
  seeds.withdrawn = parseItems(entry, [], Withdrawal, problems);
}

function parseSourceFile(
  file: SeedFile,
  id: string,
  [part, day]: readonly string[],
  parsing: Parsing,
): void {
  const { seeds } = parsing;
  seeds.claimed.source.set(id, file.path);
  const seed = seeds.sources.get(id) ?? emptySource(id);
  seeds.sources.set(id, seed);
  if (part === 'earlier') {
    if (day !== undefined && file.text !== undefined) seed.earlier.set(day, file.text);
    return;
  }
  if (part === undefined) {
    // A link in the place of the folder.
    for (const name of ['source', 'article', 'statements']) seed.files.add(name);
    seeds.unclear.add('statement');
    return;
  }
  seed.files.add(part);
  if (part === 'article') seed.article = file.text;
  else if (part === 'source') parseSource(file, seed, parsing);
  else parseStatementsFile(file, seed, parsing);
}

function parseSource(file: SeedFile, seed: SourceSeed, parsing: Parsing): void {
  const { problems } = parsing;
  const entry = readYaml(file, parsing);
  seed.defaults = entry && entryAt(entry, ['defaults']);
  if (!entry) return;
  const source = parseEntry(entry, SourceFile, problems);
  // Its caveats are entries of their own.
  seed.source = source && { ...source, value: { ...source.value, caveats: [] } };
  seed.caveats = parseItems(entry, ['caveats'], SeedCaveat, problems);
  for (const { value } of seed.caveats) shareText(seed, value.citations);
  claimItems(entry, ['caveats'], 'caveat', parsing);
}

/** Its source was parsed before: files come by their names. */
function parseStatementsFile(file: SeedFile, seed: SourceSeed, parsing: Parsing): void {
  const { problems } = parsing;
  const entry = parseShape(file, StatementsFile, 'statement', parsing);
  if (!entry) return;
  seed.statements = parseStatements(entry, problems, seed.defaults);
  seed.reports = parseItems(entry, ['reports'], SeedReport, problems);
  seed.dismissed = parseItems(entry, ['dismissed'], Text, problems);
  for (const { value } of seed.statements) shareText(seed, [value, ...value.also]);
  for (const { value } of seed.reports) shareText(seed, [value]);
  claimItems(entry, ['statements'], 'statement', parsing);
}

/** A quote as a part of the text, which is kept anyway: a string of its own takes more memory. */
function shareText({ article }: SourceSeed, quotes: readonly { quote: string }[]): void {
  for (const one of quotes) {
    const at = article?.indexOf(one.quote) ?? -1;
    if (at !== -1) one.quote = article?.slice(at, at + one.quote.length) as string;
  }
}

function emptySource(id: string): SourceSeed {
  const file = `sources/${id}/source.yaml`;
  const defaults = { file, value: undefined, locate: () => ({ line: 1, column: 1 }) };
  const nothing = { source: undefined, defaults, caveats: [], article: undefined };
  return {
    id,
    files: new Set(),
    ...nothing,
    earlier: new Map(),
    statements: [],
    reports: [],
    dismissed: [],
  };
}

function readYaml({ path, text }: SeedFile, { problems }: Parsing) {
  return text === undefined ? undefined : parseYaml(path, text, problems);
}

function parseRecord<T extends z.ZodType>(file: SeedFile, schema: T, parsing: Parsing) {
  const entry = readYaml(file, parsing);
  return entry && parseEntry(entry, schema, parsing.problems);
}

/** The untyped content of a file that defines records of `kind`, as far as it is understood. */
function parseShape(
  file: SeedFile,
  schema: z.ZodType,
  kind: RecordKind,
  parsing: Parsing,
): Entry<unknown> | undefined {
  const { seeds, problems } = parsing;
  const entry = readYaml(file, parsing);
  if (!entry || !parseEntry(entry, schema, problems)) seeds.unclear.add(kind);
  return entry;
}

/** Each id of a list is claimed once, whatever else is wrong with its item. */
function claimItems(
  entry: Entry<unknown>,
  path: Path,
  kind: RecordKind,
  { seeds, problems }: Parsing,
): void {
  for (const item of listItems(entry, path)) {
    const { value: id } = entryAt(item, ['id']);
    if (typeof id !== 'string') continue;
    const place = item.locate(['id']);
    const first = seeds.claimed[kind].get(id);
    if (first === undefined) seeds.claimed[kind].set(id, `${item.file}:${place.line}`);
    else {
      const message = `the ${kind} id "${id}" is already used at ${first}; choose another`;
      problems.push({ ...atStart(item.file, message), ...place });
    }
  }
}
