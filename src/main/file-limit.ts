// How many files the process may open. Each connection is one, and so is each file being sent.
import { readFileSync } from 'node:fs';

/** For datasets, files that are being sent, and whatever else is no connection. */
const filesReserved = 200;

export const filesMin = filesReserved + 50;

/** Undefined where the system does not tell, and when there is no limit. Only Linux tells. */
export function readFileLimit(): number | undefined {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    const limit = /^Max open files +(\d+)/m.exec(limits)?.[1];
    return limit === undefined ? undefined : Number(limit);
  } catch {
    return undefined;
  }
}

export function boundConnections(wanted: number, limit = readFileLimit()): number {
  return limit === undefined ? wanted : Math.min(wanted, limit - filesReserved);
}
