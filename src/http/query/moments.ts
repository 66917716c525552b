// Moments as parameters: a day, an instant, or the version of a dataset.
import { z } from 'zod';
import { openInterval, type Snapshot } from '../../store/store.ts';
import { badParameters } from '../exchange/problem.ts';

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();

export const moment = z
  .string()
  .refine(
    (text) => isVersion(text) || isMoment(text),
    'is not a day such as 2026-11-26, an instant such as 2026-11-26T14:30:00Z or a version',
  );

function isMoment(text: string): boolean {
  return day.safeParse(text).success || instant.safeParse(text).success;
}

/** Whether a text has the form of a version. */
export function isVersion(text: string): boolean {
  return /^[0-9a-f]{12}$/.test(text);
}

/**
 * Every instant from a moment on, as the value of a field; a day counts as its first in UTC.
 * @throws ApiError bad_request for a version that is not the current one
 */
export async function readSince(
  snapshot: Snapshot,
  parameter: string,
  text: string,
): Promise<string> {
  if (!isVersion(text)) return openInterval(`${new Date(text).toISOString().slice(0, 19)}Z`);
  if (text === snapshot.version) return openInterval((await snapshot.findNewestChange()) ?? '');
  const detail =
    `${parameter}: version ${text} is not the current one, ${snapshot.version}; give the day on ` +
    'which you read it.';
  throw badParameters([{ parameter, detail, suggestions: [] }]);
}
