// Who is named in a passage: the longest known spelling at each place, at word boundaries.
import { foldName } from './names.ts';

interface Node {
  next: Map<string, Node>;
  /** Spellings that end here: a name may fold to the same words as an ordinary phrase. */
  ends: { id: string; words: string[] }[];
}

interface Match {
  length: number;
  id?: string;
}

/** Finds actor ids in a text, in order of first appearance. */
export type MentionFinder = (text: string) => string[];

export function buildMentionFinder(
  spellings: Iterable<{ id: string; spelling: string }>,
): MentionFinder {
  const root: Node = { next: new Map(), ends: [] };
  for (const { id, spelling } of spellings) {
    const words = listWords(spelling);
    let node = root;
    for (const word of words) {
      const next = node.next.get(foldName(word)) ?? { next: new Map(), ends: [] };
      node.next.set(foldName(word), next);
      node = next;
    }
    node.ends.push({ id, words });
  }
  return (text) => {
    const words = listWords(text);
    const found = new Set<string>();
    for (let at = 0; at < words.length; ) {
      const { length, id } = longestMatch(root, words, at);
      if (id !== undefined) found.add(id);
      at += Math.max(length, 1);
    }
    return [...found];
  };
}

function longestMatch(root: Node, words: readonly string[], at: number): Match {
  let best: Match = { length: 0 };
  let node: Node | undefined = root;
  for (let i = at; node && i < words.length; i++) {
    node = node.next.get(foldName(words[i] as string));
    const length = i - at + 1;
    const end = node?.ends.find((spelling) =>
      spelling.words.every((word, index) => hasCaseOf(words[at + index] as string, word)),
    );
    if (end) best = { length, id: end.id };
  }
  return best;
}

/** "EU" is not "eu" (a eu lieu), and "Post" is not "post": capitals of a name are kept. */
function hasCaseOf(word: string, spelling: string): boolean {
  const upper = spelling.toUpperCase();
  if (spelling.length > 1 && spelling === upper && spelling !== spelling.toLowerCase()) {
    return word === word.toUpperCase();
  }
  return spelling[0] !== upper[0] || word[0] === word[0]?.toUpperCase();
}

function listWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
