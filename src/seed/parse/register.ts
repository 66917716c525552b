// The files of the register, read and written: one sorted line for each id that was ever released,
// with what a reader was told under it, so that two branches merge line by line.

import { RecordKind } from '../../records/resources.ts';
import { atStart, compare, type Problem } from '../problem.ts';
import type { Entry } from './entry.ts';
import { Moment } from './memory.ts';

/** What each file holds beside the columns of all. Lists are joined by spaces. */
export const registerColumns = {
  actor: [],
  caveat: ['source', 'affects'],
  event: ['date', 'status'],
  source: ['date', 'publisher', 'text'],
  statement: ['source', 'speaker', 'side', 'date', 'quote', 'relations', 'reports'],
  topic: [],
} as const satisfies Record<RecordKind, readonly string[]>;

const sharedColumns = ['id', 'released', 'until', 'corrections'];

export interface RegisterRow {
  id: string;
  /** When it was released first. */
  released: string;
  /** The first release in which it was no more; empty while it stands. */
  until: string;
  /** How many of its corrections are released. */
  corrections: number;
  cells: Readonly<Record<string, string>>;
}

export interface Register {
  /** Oldest first. */
  releases: string[];
  rows: Record<RecordKind, Map<string, Entry<RegisterRow>>>;
}

const releasesPath = 'register/releases.csv';

export const registerPaths: readonly string[] = [releasesPath, ...RecordKind.options.map(pathOf)];

function pathOf(kind: RecordKind): string {
  return `register/${kind}s.csv`;
}

/**
 * The register; undefined when nothing was ever released.
 * @param texts of its files, by path
 */
export function parseRegister(
  texts: ReadonlyMap<string, string | undefined>,
  problems: Problem[],
): Register | undefined {
  if (!registerPaths.some((path) => texts.has(path))) return undefined;
  const read = (path: string, columns: readonly string[]) =>
    parseTable(path, texts.get(path), columns, problems);
  const releases = read(releasesPath, ['on']).map(({ value }) => value[0] as string);
  const rows = RecordKind.options.map((kind) => {
    const columns = [...sharedColumns, ...registerColumns[kind]];
    const lines = read(pathOf(kind), columns).map((line) => parseRow(line, registerColumns[kind]));
    return [kind, new Map(lines.map((row) => [row.value.id, row]))];
  });
  return { releases, rows: Object.fromEntries(rows) };
}

/** The lines behind the header, each with its place. */
function parseTable(
  path: string,
  text: string | undefined,
  columns: readonly string[],
  problems: Problem[],
): Entry<string[]>[] {
  const refuse = (line: number, message: string) => {
    problems.push({ ...atStart(path, `${message}; write it with npm run register`), line });
  };
  const [header, ...lines] = (text ?? '').replace(/\n$/, '').split('\n');
  if (header !== columns.join(',')) {
    refuse(1, `does not begin with the line ${columns.join(',')}`);
    return [];
  }
  let previous = '';
  return lines.flatMap((content, index) => {
    const line = index + 2;
    const cells = parseLine(content);
    const [key = ''] = cells;
    const moments = columns.length === 1 ? [key] : cells.slice(1, 3).filter((cell) => cell !== '');
    if (cells.length !== columns.length) refuse(line, `has ${cells.length} columns`);
    else if (compare(key, previous) <= 0) refuse(line, `"${key}" is not sorted, or stands twice`);
    else if (!moments.every((moment) => Moment.safeParse(moment).success)) {
      refuse(line, 'has a day that is none');
    } else {
      previous = key;
      return [{ file: path, value: cells, locate: () => ({ line, column: 1 }) }];
    }
    return [];
  });
}

function parseRow(line: Entry<string[]>, columns: readonly string[]): Entry<RegisterRow> {
  const [id = '', released = '', until = '', corrections, ...rest] = line.value;
  const cells = Object.fromEntries(columns.map((name, index) => [name, rest[index] as string]));
  return { ...line, value: { id, released, until, corrections: Number(corrections), cells } };
}

/** The cells of a line (RFC 4180). */
function parseLine(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

/** The text of each file, by its path below the seeds. */
export function encodeRegister({ releases, rows }: Register): Map<string, string> {
  const files = new Map([
    [
      releasesPath,
      encodeTable(
        ['on'],
        releases.map((on) => [on]),
      ),
    ],
  ]);
  for (const kind of RecordKind.options) {
    const columns = registerColumns[kind];
    const lines = [...rows[kind].values()].map(({ value }) => [
      value.id,
      value.released,
      value.until,
      String(value.corrections),
      ...columns.map((name) => value.cells[name] ?? ''),
    ]);
    lines.sort(([a = ''], [b = '']) => compare(a, b));
    files.set(pathOf(kind), encodeTable([...sharedColumns, ...columns], lines));
  }
  return files;
}

function encodeTable(columns: readonly string[], lines: readonly string[][]): string {
  return [columns, ...lines].map((cells) => `${cells.map(encodeCell).join(',')}\n`).join('');
}

function encodeCell(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
