// One YAML file → a typed value whose every part knows its line and column.
// Aliases, tags and directives are refused: seeds are data, not a program.
import {
  Composer,
  type CST,
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  Parser,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { describeIssue } from './issue.ts';
import type { Problem } from './problem.ts';
import { findForbidden, type SeedFile } from './read.ts';

type Path = readonly PropertyKey[];

/** A value from a file that can say where each of its parts stands. */
export interface Entry<T> {
  file: string;
  value: T;
  /** The place of the value at `path`; of its nearest existing parent when there is none. */
  locate: (path: Path) => { line: number; column: number };
}

const depthMax = 32;
const forbidden: Partial<Record<string, string>> = {
  directive: 'YAML directives are not allowed; remove the line',
  anchor: 'YAML anchors are not allowed; write the value out',
  alias: 'YAML aliases are not allowed; write the value out',
  tag: 'YAML tags are not allowed; remove it',
};

/** The checked value of a file, or undefined when it has problems, which are added to the list. */
export function parseYaml<T extends z.ZodType>(
  file: SeedFile,
  schema: T,
  problems: Problem[],
): Entry<z.output<T>> | undefined {
  const counter = new LineCounter();
  const before = problems.length;
  const report = (offset: number, message: string) => {
    const { line, col } = counter.linePos(offset);
    problems.push({ file: file.path, line, column: col, message, severity: 'error' });
  };
  const tokens = [...new Parser(counter.addNewLine).parse(file.text)];
  checkTokens(tokens, report);
  if (problems.length > before) return undefined;
  const document = composeDocument(tokens);
  for (const { pos, message } of [...document.errors, ...document.warnings]) {
    report(pos[0], `malformed YAML: ${firstLine(message)}`);
  }
  if (problems.length > before) return undefined;
  checkScalars(document, report);
  const locate = (path: Path) => {
    const { line, col } = counter.linePos(offsetOf(document, path));
    return { line, column: col };
  };
  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      for (const { path, message } of describeIssue(schema, issue)) {
        problems.push({ file: file.path, ...locate(path), message, severity: 'error' });
      }
    }
  }
  if (problems.length > before || !parsed.success) return undefined;
  return { file: file.path, value: parsed.data, locate };
}

function composeDocument(tokens: CST.Token[]): Document.Parsed {
  const options = { version: '1.2', schema: 'core', uniqueKeys: true } as const;
  const [document] = new Composer(options).compose(tokens, true);
  return document as Document.Parsed;
}

/** Walks the syntax tree without recursion, so that no nesting can exhaust the stack. */
function checkTokens(tokens: CST.Token[], report: (offset: number, message: string) => void): void {
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
    const { token, depth } = next;
    const message = forbidden[token.type];
    if (message) report(token.offset, message);
    const inner = 'items' in token ? depth + 1 : depth;
    if (inner > depthMax && !tooDeep) {
      tooDeep = true;
      report(token.offset, `nested deeper than ${depthMax} levels; flatten it`);
    }
    if (inner <= depthMax)
      for (const part of partsOf(token)) pending.push({ token: part, depth: inner });
  }
}

function partsOf(token: CST.Token): CST.Token[] {
  const parts: CST.Token[] = [];
  if ('items' in token) {
    for (const item of token.items) {
      parts.push(...(item.start ?? []), ...('sep' in item ? (item.sep ?? []) : []));
      if ('key' in item && item.key) parts.push(item.key);
      if ('value' in item && item.value) parts.push(item.value);
    }
  }
  if ('props' in token) parts.push(...token.props);
  if (token.type === 'document') {
    parts.push(...token.start);
    if (token.value) parts.push(token.value);
  }
  return parts;
}

function checkScalars(document: Document, report: (offset: number, message: string) => void): void {
  visit(document, {
    Scalar: (_key, node) => {
      const found = typeof node.value === 'string' ? findForbidden(node.value) : undefined;
      if (found) report(node.range?.[0] ?? 0, `the value ${found.message}`);
    },
  });
}

/** Where the value at `path` begins: the key itself for an unknown key, else the value. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    if (length === path.length && isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === name);
      const key = pair?.key;
      if (isNode(key) && (!isNode(pair?.value) || !pair.value.range)) return key.range?.[0] ?? 0;
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  const contents = document.contents;
  return isNode(contents) && !isPair(contents) ? (contents.range?.[0] ?? 0) : 0;
}

function firstLine(text: string): string {
  return text.split('\n')[0] as string;
}
