// A plugin of StrykerJS: words that only people read, which no test should repeat, are not mutated.
// Neither are types of parts that the compiler holds.

interface NodePath {
  node: { type: string; key?: { type: string; name?: string }; value?: unknown };
}

/** A whole sentence in English, as descriptions of columns are; no program compares it. */
const sentence = /^[A-Z]\S* .*\.$/s;

/** Keys whose values describe and decide nothing. */
const describing = new Set(['description', 'example', 'examples', 'summary', 'title', 'hint']);

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'words',
    value: {
      /** Why the node and all in it stay as they are; undefined when they are mutated. */
      shouldIgnore({ node }: NodePath): string | undefined {
        if (node.type === 'StringLiteral' && sentence.test(String(node.value))) {
          return 'It is a sentence for people.';
        }
        const isDescribed = node.type === 'ObjectProperty' && describing.has(node.key?.name ?? '');
        return isDescribed ? 'It only describes.' : undefined;
      },
    },
  },
];
