// Who may have said it: the actors named in the passage, in its paragraph and before, and those
// whom the draft or the reviewer named, the likeliest first.
import { parseSeeds } from '../../seed/parse.ts';
import { readSeedFolder } from '../../seed/read.ts';
import { buildMentionFinder, type MentionFinder } from '../../text/mentions.ts';
import { parseMap } from './folder.ts';
import { idOf, type Proposal, type Review } from './state.ts';

interface Choice {
  id: string;
  name: string;
}

export interface KnownActor extends Choice {
  spellings: string[];
  isPerson: boolean;
  /** For whom their statements count where they do not say it themselves. */
  side: string | null;
}

/** What the seeds hold that a reviewer can choose. */
export interface Choices {
  actors: readonly KnownActor[];
  events: readonly Choice[];
  topics: readonly Choice[];
  sources: readonly string[];
}

const candidatesMax = 9;

export function readChoices(folder: string): Choices {
  const { actors, events, topics, sources } = parseSeeds(readSeedFolder(folder).files, []);
  return {
    actors: [...actors].map(([id, { value }]) => ({
      id,
      name: value.name.en,
      spellings: [value.name.en, value.name.fr, ...value.names.map(({ name }) => name)],
      isPerson: value.kind === 'person',
      side: value.on_behalf_of ?? null,
    })),
    events: [...events].map(([id, { value }]) => ({ id, name: value.name.en })),
    topics: topics.map(({ value }) => ({ id: value.id, name: value.name.en })),
    sources: [...sources.keys()],
  };
}

/** Those of the draft come with those of the seeds. */
export function listActors({ actors }: Choices, { files }: Review): KnownActor[] {
  const proposed = files
    .filter(({ key, verdict }) => key.startsWith('actors/') && verdict !== 'rejected')
    .map(({ key, text }) => describeFile(idOf(key), text));
  const ids = new Set(proposed.map(({ id }) => id));
  return [...proposed, ...actors.filter(({ id }) => !ids.has(id))];
}

/** As far as the text, which somebody is writing, can be read. */
function describeFile(id: string, text: string): KnownActor {
  try {
    const { name, names, kind, on_behalf_of } = parseMap(text, id);
    const all = (Array.isArray(names) ? names : []).map((one) => one?.name);
    const usual = typeof name === 'string' ? [name] : Object.values(name ?? {});
    const spellings = [...usual, ...all].filter((one) => typeof one === 'string' && one !== '');
    const side = typeof on_behalf_of === 'string' ? on_behalf_of : null;
    return { id, name: spellings[0] ?? id, spellings, isPerson: kind === 'person', side };
  } catch {
    return { id, name: id, spellings: [], isPerson: false, side: null };
  }
}

/** The last finder, and what it was built for. */
let last: { key: string; find: MentionFinder } | undefined;

/** What it found is remembered: most of an article is the same after each decision. */
export function buildCandidates(actors: readonly KnownActor[]): MentionFinder {
  const key = JSON.stringify(actors);
  if (last?.key === key) return last.find;
  const names = actors.flatMap(({ id, spellings, isPerson }) =>
    spellings.map((spelling) => ({ id, spelling, isPerson })),
  );
  const find = buildMentionFinder(names);
  const found = new Map<string, string[]>();
  const remember: MentionFinder = (text, language) => {
    const ids = found.get(text) ?? find(text, language);
    found.set(text, ids);
    return ids;
  };
  last = { key, find: remember };
  return remember;
}

export function listCandidates(review: Review, proposal: Proposal, find: MentionFinder): string[] {
  const { text, language } = review;
  const { start, end, fields } = proposal;
  const from = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const until = text.indexOf('\n', end);
  const passages = [
    text.slice(start, end),
    text.slice(from, until === -1 ? text.length : until),
    text.slice(Math.max(0, from - 600), from),
  ];
  const ids = [
    ...(typeof fields.actor === 'string' ? [fields.actor] : []),
    ...passages.flatMap((passage) => find(passage, language)),
    ...review.proposals.flatMap(({ fields: { actor } }) =>
      typeof actor === 'string' ? [actor] : [],
    ),
  ];
  return [...new Set(ids)].slice(0, candidatesMax);
}
