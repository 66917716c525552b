// YAML text → a plain value whose every part knows its line and column.
// Aliases, tags and directives are refused: seeds are data, not a program.
import {
  Composer,
  type CST,
  type Document,
  isMap,
  isNode,
  isScalar,
  Lexer,
  LineCounter,
  Parser,
  visit,
  type YAMLError,
} from 'yaml';
import { atStart, type Problem } from '../problem.ts';
import { listForbidden } from '../read/text.ts';
import type { Entry } from './entry.ts';
import { adviseComma } from './issue.ts';
import { findPlace, listPlaces, placeOf, type Tree } from './places.ts';
import { parsePlainYaml } from './plain-yaml.ts';

type ReportAt = (offset: number, message: string) => void;

const depthMax = 32;
const keysMax = 1000;
const wordsBeforeComment = 3;
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
  const tree = parsePlainYaml(text) ?? parseTree(file, text, problems);
  if (!tree) return undefined;
  const { value, places } = tree;
  return { file, value, locate: (path, part = 'value') => findPlace(places, path, part) };
}

/** What any YAML says; what is wrong with it is added to the problems. */
export function parseTree(file: string, text: string, problems: Problem[]): Tree | undefined {
  const counter = new LineCounter();
  const before = problems.length;
  const report: ReportAt = (offset, message) => {
    problems.push({ ...atStart(file, message), ...placeOf(counter.lineStarts, offset) });
  };
  const tokens = readTokens(text, counter, report);
  checkTokens(tokens, report);
  if (problems.length > before) return undefined;
  const document = composeDocument(tokens);
  for (const { code, pos } of document.errors) {
    if (code === 'DUPLICATE_KEY') report(pos[0], describeDuplicate(text, pos[0]));
  }
  // Report only the first: after a syntax error, the rest is misread.
  const error = [...document.errors, ...document.warnings].find(
    ({ code }) => code !== 'DUPLICATE_KEY',
  );
  if (error) report(error.pos[0], describeError(error));
  if (problems.length === before) checkNodes(document, report);
  if (problems.length > before) return undefined;
  return { value: document.toJS(), places: listPlaces(document, counter.lineStarts) };
}

function composeDocument(tokens: CST.Token[]): Document.Parsed {
  const options = { version: '1.2', schema: 'core', uniqueKeys: true } as const;
  const [document] = new Composer(options).compose(tokens, true);
  return document as Document.Parsed;
}

/** Stops at the first value that is nested too deeply, before it costs memory. */
function readTokens(text: string, counter: LineCounter, report: ReportAt): CST.Token[] {
  const parser = new Parser(counter.addNewLine);
  const tokens: CST.Token[] = [];
  counter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length <= depthMax) continue;
    const tooDeep = parser.stack.filter((token) => 'items' in token)[depthMax];
    if (!tooDeep) continue;
    report(tooDeep.offset, `nested deeper than ${depthMax} levels; flatten it`);
    return tokens;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** What the syntax allows and seeds do not. */
function checkTokens(tokens: readonly CST.Token[], report: ReportAt): void {
  const [, second] = tokens.filter(({ type }) => type === 'document');
  if (second) report(second.offset, 'a second YAML document; keep one document per file');
  const pending = [...tokens];
  for (let token = pending.pop(); token; token = pending.pop()) {
    const message = forbidden[token.type];
    if (message) report(token.offset, message);
    if (countKeys(token) > keysMax) {
      report(token.offset, `a mapping with more than ${keysMax} keys; split it`);
    }
    if (token.type === 'scalar') checkComment(token, report);
    for (const part of listParts(token)) pending.push(part);
  }
}

/**
 * YAML takes ` #` in a value without quotes for a comment: what follows would be lost in silence.
 * Behind a word or two, and with a space, it is one.
 */
function checkComment(token: CST.FlowScalar, report: ReportAt): void {
  const line = token.end?.findIndex(({ type }) => type === 'newline') ?? -1;
  const rest = token.end?.slice(0, line === -1 ? undefined : line) ?? [];
  const comment = rest.find(({ type }) => type === 'comment');
  if (!comment) return;
  const isShort = token.source.split(/\s+/).length <= wordsBeforeComment;
  if (isShort && /^#(\s|$)/.test(comment.source)) return;
  const advice = 'put the value in quotes, or the comment on a line of its own';
  report(comment.offset, `"${comment.source}" is cut from the value as a comment; ${advice}`);
}

function countKeys(token: CST.Token): number {
  const isMapping =
    token.type === 'block-map' ||
    (token.type === 'flow-collection' && token.start.type === 'flow-map-start');
  return isMapping ? token.items.length : 0;
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

const isEmpty = (node: unknown) => isScalar(node) && node.value === null;

function describeDuplicate(text: string, offset: number): string {
  const [key] = /^[^:\n]*/.exec(text.slice(offset)) ?? [];
  return `the key ${key?.trim()} appears twice; keep one`;
}

function describeError({ code, message }: YAMLError): string {
  if (code === 'BLOCK_IN_FLOW') {
    return 'between braces: put a value that holds a colon in quotes, and close the braces';
  }
  const [summary] = message.split('\n');
  return `malformed YAML: ${summary}; check indentation, colons and quotation marks here`;
}

/** Values get the form in which they are stored: an escape may spell what the file may not hold. */
function checkNodes(document: Document, report: ReportAt): void {
  visit(document, {
    Pair: (_key, { key, value }, ancestors) => {
      if (isScalar(key) && typeof key.value === 'string') return;
      const map = ancestors.at(-1);
      const isCut = isMap(map) && map.flow === true && (value === null || isEmpty(value));
      const advice = isCut ? adviseComma : 'put it in quotes';
      report(isNode(key) ? (key.range?.[0] ?? 0) : 0, `a key must be a word; ${advice}`);
    },
    Scalar: (_key, node) => {
      if (typeof node.value !== 'string') return;
      node.value = node.value.normalize('NFC');
      const [flaw] = listForbidden(node.value as string);
      if (flaw) report(node.range?.[0] ?? 0, `the value ${flaw.message}`);
    },
  });
}
