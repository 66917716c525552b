// The parsed seeds: every file as a typed entry, keyed by its id.
import type { z } from 'zod';
import { Id } from '../domain/reference.ts';
import { ActorFile, EventFile, SourceFile, StatementsFile, TopicsFile } from './files.ts';
import type { Problem } from './problem.ts';
import type { SeedFile } from './read.ts';
import { type Entry, parseYaml } from './yaml.ts';

export interface SourceSeed {
  id: string;
  source: Entry<SourceFile> | undefined;
  /** The text of a held source as stored. */
  article: string | undefined;
  statements: Entry<StatementsFile> | undefined;
}

export interface Seeds {
  actors: Map<string, Entry<ActorFile>>;
  events: Map<string, Entry<EventFile>>;
  topics: Entry<TopicsFile>;
  sources: Map<string, SourceSeed>;
  /** Ids that a file claims, even a file with problems: what refers to them does not dangle. */
  claimed: { actor: Set<string>; event: Set<string>; source: Set<string> };
}

/** Parses all files; what is wrong is added to `problems` and left out of the result. */
export function parseSeeds(files: readonly SeedFile[], problems: Problem[]): Seeds {
  const seeds: Seeds = {
    actors: new Map(),
    events: new Map(),
    topics: { file: 'topics.yaml', value: [], locate: () => ({ line: 1, column: 1 }) },
    sources: new Map(),
    claimed: { actor: new Set(), event: new Set(), source: new Set() },
  };
  for (const file of files) parseFile(file, seeds, problems);
  for (const { id, source } of seeds.sources.values()) {
    if (!source && !files.some((file) => file.path === `sources/${id}/source.yaml`)) {
      const message = 'missing; every source needs a source.yaml';
      problems.push({ ...startOf(`sources/${id}/source.yaml`), message, severity: 'error' });
    }
  }
  return seeds;
}

function parseFile(file: SeedFile, seeds: Seeds, problems: Problem[]): void {
  const parts = file.path.replace(/\.(yaml|txt)$/, '').split('/');
  const [folder, id = ''] = parts;
  if (folder === 'topics') {
    seeds.topics = parseYaml(file, TopicsFile, problems) ?? seeds.topics;
    return;
  }
  if (!Id.safeParse(id).success) {
    const message = `the name "${id}" cannot be an id; use lower-case words joined by hyphens`;
    problems.push({ ...startOf(file.path), message, severity: 'error' });
    return;
  }
  if (folder === 'actors') claim(seeds.actors, seeds.claimed.actor, id, file, ActorFile, problems);
  if (folder === 'events') claim(seeds.events, seeds.claimed.event, id, file, EventFile, problems);
  if (folder === 'sources') parseSourceFile(file, id, parts[2] ?? '', seeds, problems);
}

function claim<T extends z.ZodType>(
  entries: Map<string, Entry<z.output<T>>>,
  claimed: Set<string>,
  id: string,
  file: SeedFile,
  schema: T,
  problems: Problem[],
): void {
  claimed.add(id);
  const entry = parseYaml(file, schema, problems);
  if (entry) entries.set(id, entry);
}

function parseSourceFile(
  file: SeedFile,
  id: string,
  part: string,
  seeds: Seeds,
  problems: Problem[],
): void {
  seeds.claimed.source.add(id);
  const known = seeds.sources.get(id);
  const seed = known ?? { id, source: undefined, article: undefined, statements: undefined };
  seeds.sources.set(id, seed);
  if (part === 'article') seed.article = file.text;
  if (part === 'source') seed.source = parseYaml(file, SourceFile, problems);
  if (part === 'statements') seed.statements = parseYaml(file, StatementsFile, problems);
}

function startOf(file: string): { file: string; line: number; column: number } {
  return { file, line: 1, column: 1 };
}
