// A plugin of StrykerJS: what is not mutated. Words that only people read, which no test should
// repeat, types of parts that the compiler holds, and what comes to nothing without a bug, too.

interface Node {
  type: string;
  key?: { type: string; name?: string };
  value?: unknown;
  name?: string;
  argument?: Node | null;
  body?: unknown;
  properties?: Node[];
}

interface NodePath {
  node: Node;
  parentPath: NodePath | null;
}

/** A whole sentence in English, as descriptions of columns are; no program compares it. */
const sentence = /^[A-Z]\S* .*\.$/s;

/** Keys whose values describe and decide nothing. */
const describing = new Set(['description', 'example', 'examples', 'summary', 'title', 'hint']);

const functions = ['FunctionDeclaration', 'ArrowFunctionExpression', 'ClassMethod'];

/** `catch { return undefined; }` where the function ends: without the block it does the same. */
function isEndingInNothing({ node, parentPath: clause }: NodePath): boolean {
  if (node.type !== 'BlockStatement' || clause?.node.type !== 'CatchClause') return false;
  const [only, ...others] = node.body as Node[];
  if (only?.type !== 'ReturnStatement' || others.length > 0) return false;
  if (only.argument?.name !== 'undefined') return false;
  const attempt = clause.parentPath;
  const block = attempt?.parentPath;
  if (!block || !functions.includes(block.parentPath?.node.type ?? '')) return false;
  return (block.node.body as Node[]).at(-1) === attempt?.node;
}

function isDescription({ properties = [] }: Node): boolean {
  return properties.length > 0 && properties.every(({ key }) => describing.has(key?.name ?? ''));
}

/** Why the node and all in it stay as they are; undefined when they are mutated. */
function shouldIgnore(path: NodePath): string | undefined {
  const { node } = path;
  if (node.type === 'StringLiteral' && sentence.test(String(node.value))) {
    return 'It is a sentence for people.';
  }
  if (node.type === 'ObjectProperty' && describing.has(node.key?.name ?? '')) {
    return 'It only describes.';
  }
  if (node.type === 'ObjectExpression' && isDescription(node)) return 'It only describes.';
  return isEndingInNothing(path) ? 'It comes to nothing anyway.' : undefined;
}

export const strykerPlugins = [{ kind: 'Ignore', name: 'words', value: { shouldIgnore } }];
