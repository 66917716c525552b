// `text=` in the address of a passage: whether its offsets still count in the text that is stored.
import { z } from 'zod';
import type { Source } from '../../records/source.ts';
import { nameText } from '../../records/text-name.ts';
import { ApiError } from '../exchange/problem.ts';

export const textParameter = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'is not the beginning of a SHA-256: 12 hexadecimal digits')
  .optional()
  .meta({
    description:
      'The text that offsets count in, as addresses of passages name it: the first 12 digits of ' +
      'its SHA-256. When its publisher has corrected it since, the answer is a 410.',
  });

/** The day of the last correction, or null; undefined when the text is the one that is named. */
export function findStale(
  { sha256, corrections }: Source,
  name: string | undefined,
): string | null | undefined {
  if (name === undefined || sha256 === null || nameText(sha256) === name) return undefined;
  return corrections.findLast(({ what }) => what === 'text')?.on ?? null;
}

/** @throws ApiError gone or not_found for a text that is stored no more */
export function requireText(source: Source, name: string | undefined): void {
  const on = findStale(source, name);
  if (on === undefined) return;
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
