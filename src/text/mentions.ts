// Who is named in a passage: the longest known spelling at each place, at word boundaries. A name
// that may as well be that of somebody else, of a thing or an ordinary word is left out.
import { listInflections } from './inflections.ts';
import { isSomethingElse } from './name-contexts.ts';
import { listNameWords, type NameWord } from './name-words.ts';
import { foldName } from './names.ts';
import { countOrdinary } from './ordinary-words.ts';

export interface NameSpelling {
  id: string;
  spelling: string;
  /** A primary subtag; names of some languages are inflected. */
  language?: string;
  /** A person shares parts of the name with others, and things are called after persons. */
  isPerson?: boolean;
}

interface Node {
  next: Map<string, Node>;
  /** By other cases of the word. */
  inflected: Map<string, Node[]>;
  /** Spellings that end here: a name may fold to the same words as an ordinary phrase. */
  ends: (Pick<NameSpelling, 'id' | 'isPerson'> & { words: string[] })[];
}

/** What is named from one word on; several ids when it may be any of them. */
interface Match {
  length: number;
  ids: ReadonlySet<string>;
  isPerson: boolean;
}

/**
 * Finds actor ids in a text, in order of first appearance.
 * @param language a primary subtag
 */
export type MentionFinder = (text: string, language?: string) => string[];

/** @param texts tell which names are ordinary words too */
export function buildMentionFinder(
  spellings: readonly NameSpelling[],
  texts: Iterable<string> = [],
): MentionFinder {
  const root = buildTrie(spellings);
  const isOrdinary = countOrdinary(spellings, texts);
  const own = new Map<string, Set<string>>();
  for (const { id, spelling } of spellings) {
    const words = own.get(id) ?? new Set();
    for (const { folded } of listNameWords(spelling)) words.add(folded).add(folded.slice(0, 1));
    own.set(id, words);
  }
  return (text, language = 'und') => {
    const words = listNameWords(text);
    const found = new Set<string>();
    let ended = 0;
    for (let at = 0; at < words.length; ) {
      const { length, ids, isPerson } = findLongest(root, words, at);
      const [id] = ids;
      const to = at + length;
      const place = { text, language, words, from: at, to, isPerson, isOrdinary };
      const isKnown = (index: number) =>
        index < at ? index + 1 === ended : findLongest(root, words, index).length > 0;
      const isOwn = (word: string) => id !== undefined && (own.get(id)?.has(word) ?? false);
      if (id !== undefined && ids.size === 1 && !isSomethingElse({ ...place, isKnown, isOwn })) {
        found.add(id);
        ended = to;
      }
      at += Math.max(length, 1);
    }
    return [...found];
  };
}

function buildTrie(spellings: readonly NameSpelling[]): Node {
  const root = buildNode();
  for (const { id, spelling, language, isPerson = false } of spellings) {
    const words = listNameWords(spelling);
    let node = root;
    for (const { written, folded } of words) {
      const next = node.next.get(folded) ?? buildNode();
      node.next.set(folded, next);
      for (const form of new Set(listInflections(written, language ?? '').map(foldName))) {
        const nodes = node.inflected.get(form) ?? [];
        if (!nodes.includes(next)) node.inflected.set(form, [...nodes, next]);
      }
      node = next;
    }
    node.ends.push({ id, isPerson, words: words.map(({ written }) => written) });
  }
  return root;
}

function buildNode(): Node {
  return { next: new Map(), inflected: new Map(), ends: [] };
}

const nothing: Match = { length: 0, ids: new Set(), isPerson: false };

function findLongest(root: Node, words: readonly NameWord[], at: number): Match {
  let best = nothing;
  let nodes = [root];
  for (let index = at; nodes.length > 0 && index < words.length; index++) {
    const keys = listKeys(words[index] as NameWord, index === at);
    // Most words begin no name.
    if (index === at && !keys.some((key) => root.next.has(key) || root.inflected.has(key))) break;
    nodes = nodes.flatMap((node) => keys.flatMap((key) => listNext(node, key)));
    const ends = nodes
      .flatMap((node) => node.ends)
      .filter((end) =>
        end.words.every((word, offset) =>
          hasCaseOf((words[at + offset] as NameWord).written, word),
        ),
      );
    if (ends.length === 0) continue;
    const ids = new Set(ends.map(({ id }) => id));
    best = { length: index - at + 1, ids, isPerson: ends.some(({ isPerson }) => isPerson) };
  }
  return best;
}

function listNext({ next, inflected }: Node, key: string): Node[] {
  const exact = next.get(key);
  return [...new Set([...(exact ? [exact] : []), ...(inflected.get(key) ?? [])])];
}

/** Arabic writes "and", "so", "by", "for" and "like" together with the word behind them. */
function listKeys({ folded }: NameWord, isFirst: boolean): string[] {
  const bare = /^[وفبلك](?=\p{Script=Arabic}{4})/u;
  return isFirst && bare.test(folded) ? [folded, folded.slice(1)] : [folded];
}

/** "EU" is not "eu" (a eu lieu), and "Post" is not "post": capitals of a name are kept. */
function hasCaseOf(word: string, spelling: string): boolean {
  const upper = spelling.toUpperCase();
  if (spelling.length > 1 && spelling === upper && spelling !== spelling.toLowerCase()) {
    return word === word.toUpperCase();
  }
  return spelling[0] !== upper[0] || word[0] === word[0]?.toUpperCase();
}
