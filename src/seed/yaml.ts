// YAML text → a plain value whose every part knows its line and column.
// Aliases, tags and directives are refused: seeds are data, not a program.
import {
  Composer,
  type CST,
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  visit,
  type YAMLError,
} from 'yaml';
import type { Entry, Locate, Path } from './entry.ts';
import { atStart, type Problem } from './problem.ts';
import { listForbidden } from './text.ts';

type ReportAt = (offset: number, message: string) => void;

const depthMax = 32;
const forbidden: Partial<Record<string, string>> = {
  directive: 'YAML directives are not allowed; remove the line',
  anchor: 'YAML anchors are not allowed; remove it and write the value out where it is used',
  alias: 'YAML aliases are not allowed; write the value out',
  tag: 'YAML tags are not allowed; remove it',
};

/** The value of a file, or undefined when it has problems, which are added to the list. */
export function parseYaml(
  file: string,
  text: string,
  problems: Problem[],
): Entry<unknown> | undefined {
  const counter = new LineCounter();
  const before = problems.length;
  const placeOf = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const report: ReportAt = (offset, message) => {
    problems.push({ ...atStart(file, message), ...placeOf(offset) });
  };
  const tokens = [...new Parser(counter.addNewLine).parse(text)];
  checkTokens(tokens, report);
  if (problems.length > before) return undefined;
  const document = composeDocument(tokens);
  for (const error of [...document.errors, ...document.warnings]) {
    report(error.pos[0], describeError(error, text));
  }
  if (problems.length === before) checkNodes(document, report);
  if (problems.length > before) return undefined;
  const locate: Locate = (path, part = 'value') => placeOf(offsetOf(document, path, part));
  return { file, value: document.toJS(), locate };
}

function composeDocument(tokens: CST.Token[]): Document.Parsed {
  const options = { version: '1.2', schema: 'core', uniqueKeys: true } as const;
  const [document] = new Composer(options).compose(tokens, true);
  return document as Document.Parsed;
}

/** Walks the syntax tree without recursion, so that no nesting can exhaust the stack. */
function checkTokens(tokens: CST.Token[], report: ReportAt): void {
  let documents = 0;
  const pending: { token: CST.Token; depth: number }[] = [];
  for (const token of tokens) {
    if (token.type === 'document' && ++documents === 2) {
      report(token.offset, 'a second YAML document; keep one document a file');
    }
    pending.push({ token, depth: 0 });
  }
  let tooDeep = false;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { token } = next;
    const message = forbidden[token.type];
    if (message) report(token.offset, message);
    const depth = 'items' in token ? next.depth + 1 : next.depth;
    if (depth <= depthMax) {
      for (const part of listParts(token)) pending.push({ token: part, depth });
    } else if (!tooDeep) {
      tooDeep = true;
      report(token.offset, `nested deeper than ${depthMax} levels; flatten it`);
    }
  }
}

function* listParts(token: CST.Token): Generator<CST.Token> {
  if ('items' in token) {
    for (const { start, key, sep, value } of token.items as CST.CollectionItem[]) {
      yield* start;
      if (key) yield key;
      yield* sep ?? [];
      if (value) yield value;
    }
  }
  if ('props' in token) yield* token.props;
  if (token.type === 'document') {
    yield* token.start;
    if (token.value) yield token.value;
  }
}

function describeError({ code, message, pos }: YAMLError, text: string): string {
  if (code === 'DUPLICATE_KEY') {
    const [key] = /^[^:\n]*/.exec(text.slice(pos[0])) ?? [];
    return `the key "${key?.trim()}" stands twice; keep one`;
  }
  const [summary] = message.split('\n');
  return `malformed YAML: ${summary}; check indentation, colons and quotation marks here`;
}

/** Values get the form in which they are stored: an escape may spell what the file may not hold. */
function checkNodes(document: Document, report: ReportAt): void {
  visit(document, {
    Pair: (_key, { key }) => {
      if (isScalar(key) && typeof key.value === 'string') return;
      report(isNode(key) ? (key.range?.[0] ?? 0) : 0, 'a key must be a word; put it in quotes');
    },
    Scalar: (_key, node) => {
      if (typeof node.value !== 'string') return;
      node.value = node.value.normalize('NFC');
      const [flaw] = listForbidden(node.value as string);
      if (flaw) report(node.range?.[0] ?? 0, `the value ${flaw.message}`);
    },
  });
}

/** Where the value at `path`, or its key, begins; where there is none, its nearest parent. */
function offsetOf(document: Document, path: Path, part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node, 0);
  for (const [index, name] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === name);
      if (!pair) break;
      const wanted = part === 'key' && index === path.length - 1 ? pair.key : pair.value;
      offset = startOf(wanted, startOf(pair.key, offset));
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[name as number];
      offset = startOf(node, offset);
    } else break;
  }
  return offset;
}

function startOf(node: unknown, otherwise: number): number {
  return isNode(node) ? (node.range?.[0] ?? otherwise) : otherwise;
}
