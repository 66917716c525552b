// Statements → YAML as the curated files have it: each item of a list on a line of its own, short
// records on one line of at most a hundred columns, quotes word for word.
import { stringify } from 'yaml';
import type { Fields } from './folder.ts';

/** The order of the keys of a statement. */
const order = [
  ...['id', 'actor', 'identified', 'role', 'on_behalf_of', 'audience', 'form', 'act'],
  ...['said', 'said_note', 'events', 'topics', 'summary', 'quote', 'prefix', 'via', 'also'],
  ...['relations', 'speaks_for', 'mentions', 'added'],
];
const columnsMax = 100;

/** Records that are written on one line where they fit. */
const inline = ['said', 'relations', 'names', 'mentions', 'published'];

/** The file, and the line on which each statement begins, from 1. */
export function renderStatements(statements: readonly Fields[]): { yaml: string; lines: number[] } {
  const output = ['statements:'];
  const lines = statements.map((fields, index) => {
    if (index > 0) output.push('');
    const [first = '', ...rest] = renderRecord(sortKeys(fields), 4);
    output.push(`  - ${first.trimStart()}`, ...rest);
    return output.length - rest.length;
  });
  return { yaml: `${statements.length === 0 ? 'statements: []' : output.join('\n')}\n`, lines };
}

/** The end of the file: the sentences that hold no statement. */
export function renderDismissed(sentences: readonly string[]): string {
  if (sentences.length === 0) return '';
  return `\ndismissed:\n${sentences.map((one) => `  - |-\n    ${one}\n`).join('')}`;
}

function sortKeys(fields: Fields): Fields {
  const known = order.filter((key) => !isEmpty(key, fields[key]));
  return Object.fromEntries(known.map((key) => [key, fields[key]]));
}

/** What a statement has to have is written even when it is open, so that it is found missing. */
const required = ['id', 'actor', 'form', 'act', 'said', 'topics', 'summary'];

function isEmpty(key: string, value: unknown): boolean {
  if (value === undefined) return true;
  // Emptied by the reviewer: it is not inherited either.
  if (value === null && key === 'on_behalf_of') return false;
  const isNothing = value === null || (Array.isArray(value) && value.length === 0);
  return isNothing && !required.includes(key);
}

function renderRecord(fields: Fields, indent: number): string[] {
  return Object.entries(fields).flatMap(([key, value]) => renderPair(key, value, indent));
}

function renderPair(key: string, value: unknown, indent: number): string[] {
  const pad = ' '.repeat(indent);
  if (typeof value === 'string' && (key === 'quote' || value.includes('\n'))) {
    const lines = value.split('\n').map((line) => (line === '' ? '' : `${pad}  ${line}`));
    return [`${pad}${key}: |-`, ...lines];
  }
  if (value === null || typeof value !== 'object') {
    return [`${pad}${key}: ${renderScalar(value)}`];
  }
  const short = renderShort(key, value);
  if (short !== undefined && pad.length + key.length + 2 + short.length <= columnsMax) {
    return [`${pad}${key}: ${short}`];
  }
  if (!Array.isArray(value)) return [`${pad}${key}:`, ...renderRecord(value as Fields, indent + 2)];
  return [`${pad}${key}:`, ...value.flatMap((item) => renderItem(key, item, indent + 2))];
}

function renderItem(key: string, item: unknown, indent: number): string[] {
  const pad = ' '.repeat(indent);
  if (item === null || typeof item !== 'object') return [`${pad}- ${renderScalar(item)}`];
  const short = renderShort(key, item);
  if (short !== undefined && indent + 2 + short.length <= columnsMax) return [`${pad}- ${short}`];
  const [first = '', ...rest] = renderRecord(item as Fields, indent + 2);
  return [`${pad}- ${first.trimStart()}`, ...rest];
}

/** On one line; undefined for what is always a block. */
function renderShort(key: string, value: object): string | undefined {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : undefined;
  const pairs = Object.entries(value);
  if (!inline.includes(key) || pairs.some(([, one]) => one !== null && typeof one === 'object')) {
    return undefined;
  }
  return `{ ${pairs.map(([name, one]) => `${name}: ${renderScalar(one, true)}`).join(', ')} }`;
}

/** In a record on one line, brackets and commas have to be in quotation marks. */
function renderScalar(value: unknown, isInline = false): string {
  if (isInline && typeof value === 'string' && /[,[\]{}\n]|: |:$| #/.test(value)) {
    return JSON.stringify(value);
  }
  return stringify(value, { lineWidth: 0 }).trimEnd();
}
