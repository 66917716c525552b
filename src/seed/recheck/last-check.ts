// What the last check that found no error found out, so that the next one looks only at what has
// changed since. It only saves time: whatever is wrong here, everything is checked.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFolder } from '../../disk/folders.ts';
import type { SourceInterface } from '../model.ts';
import type { Problem } from '../problem.ts';
import { hashSha256 } from '../sha256.ts';
import { hashProgram } from './program.ts';

export interface CheckedSource {
  /** Of all its files. */
  hash: string;
  interface: SourceInterface;
  warnings: Problem[];
  /** Warnings that are given only when there is no error anywhere. */
  advice: Problem[];
}

/** What sources depend on besides each other. */
export interface SharedState {
  /** Where it differs, everything is checked. */
  hash: string;
  topics: string[];
  events: EventState[];
}

/** What sources may ask of an event, besides whether it is there. */
export interface EventState {
  id: string;
  /** The ids that it had, and whether it was split; null where its file is not understood. */
  past: string | null;
  /** A hash of the passages that it cites; empty where it cites none. */
  citations: string;
  /** Whether it was released or withdrawn before. */
  isKnown: boolean;
}

export interface LastCheck {
  shared: SharedState;
  /** By id. */
  sources: Map<string, CheckedSource>;
}

const fileName = 'last-check';
const hashLength = 64;

type Stored = [program: string, SharedState, [string, CheckedSource][]];

/** Undefined when there is none that is whole and of this program. */
export function findLastCheck(folder: string): LastCheck | undefined {
  try {
    const stored = readFileSync(join(folder, fileName), 'utf8');
    const body = stored.slice(hashLength);
    if (stored.slice(0, hashLength) !== hashSha256(body)) return undefined;
    const [program, shared, sources] = JSON.parse(body) as Stored;
    return program === hashProgram() ? { shared, sources: new Map(sources) } : undefined;
  } catch {
    return undefined;
  }
}

/** @param folder created when there is none; several jobs may share it */
export function keepLastCheck(folder: string, { shared, sources }: LastCheck): void {
  const stored: Stored = [hashProgram(), shared, [...sources]];
  const body = JSON.stringify(stored);
  const part = join(folder, `${fileName}.${process.pid}`);
  try {
    createFolder(folder);
    writeFileSync(part, hashSha256(body) + body);
    renameSync(part, join(folder, fileName));
  } catch {
    // A full disk, or a folder that must not be written.
    remove(part);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // There is nothing to remove where there is no folder.
  }
}
