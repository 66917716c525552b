// Which statements of the database a new one is near to: by the rare words that both have. They
// suggest topics, events and links, and are never written down as facts.
import { foldName } from '../text/names.ts';
import type { KnownStatement } from './actors.ts';

export interface Neighbour {
  statement: KnownStatement;
  /** Beginnings of the words that both have, rarest first. */
  shared: string[];
  score: number;
}

const candidatesMax = 3;
/** Fewer shared words are chance. */
const sharedMin = 3;
/** As much as nearly two words that only one statement has. */
const rareWordsMin = 1.9;

export type FindNeighbours = (quote: string, actor: string | null) => Neighbour[];

/** @param names spellings and offices of actors, which say nothing of what is said */
export function buildNeighbourFinder(
  statements: readonly KnownStatement[],
  names: readonly string[],
): FindNeighbours {
  const silent = listStems(names.join(' '));
  const listed = statements.map((statement) => ({ statement, stems: listStems(statement.text) }));
  const counts = new Map<string, number>();
  for (const { stems } of listed) {
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const scoreMin = rareWordsMin * Math.log(1 + listed.length);
  const idf = (stem: string) => Math.log(1 + listed.length / (counts.get(stem) ?? 1));
  return (quote, actor) => {
    const own = [...listStems(quote)].filter((stem) => !silent.has(stem));
    return listed
      .map(({ statement, stems }): Neighbour => {
        const shared = own.filter((stem) => stems.has(stem)).sort((a, b) => idf(b) - idf(a));
        const sum = shared.reduce((total, stem) => total + idf(stem), 0);
        return { statement, shared, score: statement.actor === actor ? 1.5 * sum : sum };
      })
      .filter(({ shared, score }) => shared.length >= sharedMin && score >= scoreMin)
      .sort((a, b) => b.score - a.score || (a.statement.id < b.statement.id ? -1 : 1))
      .slice(0, candidatesMax);
  };
}

/** What a new statement may be to a known one. */
export function nameLink(
  { actor, act, mentions }: { actor: string | null; act: string; mentions: readonly string[] },
  known: KnownStatement,
): string {
  if (actor === known.actor) return 'perhaps the same statement as';
  if (act === 'denial') return 'perhaps denies';
  return mentions.includes(known.actor) ? 'perhaps answers' : 'near to';
}

/** Six letters of each longer word: the inflections of French and English hardly touch them. */
function listStems(text: string): Set<string> {
  const words = foldName(text).split(' ');
  return new Set(words.filter((word) => word.length >= 5).map((word) => word.slice(0, 6)));
}
