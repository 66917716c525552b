// `text=` in the address of a passage: the text in which its offsets count, be it the one that is
// stored now or one that its publisher corrected.
import { z } from 'zod';
import type { Source } from '../../records/source.ts';
import { nameText } from '../../records/text-name.ts';
import type { EarlierText, Snapshot } from '../../store/store.ts';
import { ApiError } from '../exchange/problem.ts';

export const textParameter = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'is not the beginning of a SHA-256: 12 hexadecimal digits')
  .optional()
  .meta({
    description:
      'The text that offsets count in, as addresses of passages name it: the first 12 digits of ' +
      'its SHA-256. A text that its publisher has corrected since is shown as it was; where it ' +
      'is not kept, the answer is a 410.',
  });

/** The day of the last correction, or null; undefined when the text is the one that is named. */
export function findStale(
  { sha256, corrections }: Source,
  name: string | undefined,
): string | null | undefined {
  if (name === undefined || sha256 === null || nameText(sha256) === name) return undefined;
  return corrections.findLast(({ what }) => what === 'text')?.on ?? null;
}

/**
 * The earlier text that is asked for; undefined when it is the one that is stored now.
 * @throws ApiError gone or not_found for a text that is stored no more
 */
export async function findAskedText(
  snapshot: Snapshot,
  source: Source,
  name: string | undefined,
): Promise<EarlierText | undefined> {
  const on = findStale(source, name);
  if (name === undefined || on === undefined) return undefined;
  const earlier = await snapshot.findEarlierText(source.id, name);
  if (earlier) return earlier;
  const advice =
    on === null
      ? 'leave text out for the one that is.'
      : `its publisher corrected it on ${on.slice(0, 10)}; as_of=${dayBefore(on)} asks for the one before.`;
  const detail = `text: ${name} is not the text of "${source.id}" that is stored; ${advice}`;
  const error = { parameter: 'text', detail, suggestions: [] };
  throw new ApiError(on === null ? 'not_found' : 'gone', detail, [error]);
}

export function dayBefore(instant: string): string {
  return new Date(Date.parse(instant.slice(0, 10)) - 86_400_000).toISOString().slice(0, 10);
}
