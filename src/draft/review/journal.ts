// review.jsonl: one line for each decision, in order. What is decided is replayed from it, so that
// nothing is lost when the program ends; --report counts it.
import { appendFileSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Action, type ReviewAction } from './action.ts';
import { ReviewError } from './error.ts';

const Seconds = z.number().min(0);
const Begin = z.object({ decision: z.literal('begin'), draft: z.string() });
const Line = z.object({ seconds: Seconds }).loose();

export interface JournalLine {
  seconds: number;
  action: Action;
}

const bytesMax = 20 * 1024 * 1024;
const journalOf = (folder: string) => join(folder, 'review.jsonl');

/**
 * The decisions so far; none when nobody has begun.
 * @throws ReviewError when they are about another draft than the one with this digest
 */
export function readJournal(folder: string, digest?: string): JournalLine[] {
  const path = journalOf(folder);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isFile() || stats.size > bytesMax) {
    throw new ReviewError(`${path} is no regular file of at most 20 MiB`, 422);
  }
  const [first = '', ...lines] = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  const begin = Begin.safeParse(parseJson(first));
  if (!begin.success || (digest !== undefined && begin.data.draft !== digest)) {
    const message = `${path} is about another state of this draft: its files were changed since`;
    throw new ReviewError(`${message}. Restore them, or remove ${path} to begin again`, 422);
  }
  return lines.map((line, index) => parseLine(line, `${path}:${index + 2}`));
}

function parseLine(line: string, place: string): JournalLine {
  const parsed = Line.safeParse(parseJson(line));
  if (parsed.success) {
    const { seconds, ...rest } = parsed.data;
    const action = Action.safeParse(rest);
    if (action.success) return { seconds, action: action.data };
  }
  throw new ReviewError(`${place} is no decision; remove the line`, 422);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first line names the draft that the decisions are about. */
export function appendJournal(
  folder: string,
  { digest, isFirst, line }: { digest: string; isFirst: boolean; line: JournalLine },
): void {
  const { seconds, action } = line;
  const begin = isFirst ? `${JSON.stringify({ decision: 'begin', draft: digest })}\n` : '';
  const path = journalOf(folder);
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new ReviewError(`${path} is a symbolic link; remove it`, 422);
  }
  appendFileSync(path, `${begin}${JSON.stringify({ ...action, seconds })}\n`);
}

/** The actions that hold: each undo takes back the last one before it. */
export function listHolding(lines: readonly JournalLine[]): ReviewAction[] {
  const holding: ReviewAction[] = [];
  for (const { action } of lines) {
    if (action.decision === 'undo') holding.pop();
    else holding.push(action);
  }
  return holding;
}
