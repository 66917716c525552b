// What the seeds know that helps to read a new article: actors with their spellings and offices,
// and the statements that a new one may repeat.
import { parseSeeds } from '../seed/parse.ts';
import type { Problem } from '../seed/problem.ts';
import { readSeedFolder } from '../seed/read.ts';
import type { KnownActor } from './people.ts';

export interface KnownStatement {
  id: string;
  actor: string;
  act: string;
  topics: string[];
  events: string[];
  /** Its passages and summaries. */
  text: string;
}

export interface Known {
  actors: KnownActor[];
  statements: KnownStatement[];
}

/** Everything that can be read; what is wrong in the seeds is the business of `--check`. */
export function readKnown(folder: string, language: string): Known {
  const problems: Problem[] = [];
  const { actors, sources } = parseSeeds(readSeedFolder(folder).files, problems);
  return {
    actors: [...actors].map(([id, { value }]) => ({
      id,
      kind: value.kind,
      name: (language === 'fr' ? value.name.fr : value.name.en) ?? value.name.en,
      spellings: [value.name.en, value.name.fr, ...value.names.map(({ name }) => name)],
      roles: [...new Set(value.roles.map(({ title }) => title))],
    })),
    statements: [...sources.values()].flatMap(({ statements }) =>
      statements.map(({ value: { id, actor, act, topics, events, quote, also, summary } }) => ({
        id,
        actor,
        act,
        topics,
        events,
        text: [quote, ...also.map((one) => one.quote), summary.en, summary.fr].join('\n'),
      })),
    ),
  };
}
