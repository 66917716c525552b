// `as_of`: the version that a request is answered from, by its name or by a day on which it was
// current.
import { z } from 'zod';
import type { ParameterError } from '../../records/problem.ts';
import type { Resource } from '../../records/resources.ts';
import type { Archive, PastPublication, Snapshot } from '../../store/store.ts';
import { ApiError, badParameters } from '../exchange/problem.ts';
import { isVersion } from './moments.ts';

const day = z.iso.date();

export const asOf = z
  .string()
  .refine(
    (text) => isVersion(text) || day.safeParse(text).success,
    'is neither a day such as 2026-11-25 nor a version',
  )
  .optional()
  .meta({
    description: 'The answer as it was: in a version, or at the end of a past day (UTC).',
  });

/** Every publication that is known, newest first; the first is the current one. */
export function listPublications({ manifest }: Snapshot): readonly PastPublication[] {
  const { ledger, seq, version, sha256, bytes, schema, publishedAt } = manifest;
  return [{ seq, version, sha256, bytes, schema, publishedAt }, ...ledger];
}

/** The publications that can be asked for, newest first; each version once. */
export function listKept(snapshot: Snapshot, archive: Archive | undefined): PastPublication[] {
  const met = new Set<string>();
  return listPublications(snapshot).filter((publication, index) => {
    const { version } = publication;
    if (met.has(version)) return false;
    met.add(version);
    return index === 0 || archive?.keeps(publication);
  });
}

/** Those in which a record stood, and those of which nobody can tell. */
export async function listHolding(
  snapshot: Snapshot,
  archive: Archive | undefined,
  resource: Resource,
  id: string,
): Promise<PastPublication[]> {
  const kept = listKept(snapshot, archive);
  const stood = await Promise.all(
    kept.map((publication, index) =>
      index === 0 ? snapshot.hasId(resource, id) : archive?.holds(publication, resource, id),
    ),
  );
  return kept.filter((_, index) => stood[index] !== false);
}

/** @throws ApiError not_found for a version that nobody knows of */
export function findVersion(snapshot: Snapshot, version: string): PastPublication {
  const publication = listPublications(snapshot).find((one) => one.version === version);
  if (publication) return publication;
  throw refuse('not_found', `there is no version ${version}, or it is too old to be remembered.`);
}

/**
 * What was current at the end of a day.
 * @param today the day in UTC
 * @throws ApiError bad_request for a day that is not over, not_found before the first publication
 */
export function findByDay(snapshot: Snapshot, text: string, today: string): PastPublication {
  if (text >= today) {
    const detail = `as_of: ${text} is not over; use the plain address for what stands today.`;
    throw badParameters([{ parameter: 'as_of', detail, suggestions: [] }]);
  }
  const publications = listPublications(snapshot);
  const publication = publications.find(({ publishedAt }) => publishedAt.slice(0, 10) <= text);
  if (publication) return publication;
  const first = publications.at(-1) as PastPublication;
  const fault = `nothing is known of ${text}; the first publication is of ${first.publishedAt.slice(0, 10)}.`;
  throw refuse('not_found', fault);
}

/** @throws ApiError gone, always */
export function refuseLost({ version, publishedAt, removed }: PastPublication): never {
  const reason = removed
    ? 'was removed: words in it had to be taken down.'
    : 'is no longer kept; /timemap lists the versions that are.';
  throw refuse('gone', `version ${version} of ${publishedAt.slice(0, 10)} ${reason}`);
}

function refuse(code: 'not_found' | 'gone', fault: string): ApiError {
  const error: ParameterError = { parameter: 'as_of', detail: `as_of: ${fault}`, suggestions: [] };
  return new ApiError(code, error.detail, [error]);
}
