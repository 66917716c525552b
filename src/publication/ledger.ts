// What a new publication is called, and what its manifest remembers of those before it.
import {
  ledgerLengthMax,
  type Manifest,
  manifestFormat,
  type PastPublication,
  type Publication,
} from './manifest.ts';

/** A file of the schema, as it is about to be published. */
export type Published = Pick<Publication, 'sha256' | 'bytes' | 'schema'>;

/**
 * The manifest of the next publication. This is where the clock is read: the time of a publication
 * stands beside the file, never in it. It is never before that of the previous one.
 * @param lostSeq the highest number that is known where the previous manifest cannot be read
 */
export function describeNext(
  file: Published,
  previous: Manifest | undefined,
  lostSeq: number,
  { rolledBackFrom, takenDown }: Circumstances,
): Manifest {
  const { sha256, bytes, schema } = file;
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const earliest = previous?.publishedAt ?? now;
  return {
    format: manifestFormat,
    seq: (previous?.seq ?? lostSeq) + 1,
    version: sha256.slice(0, 12),
    sha256,
    bytes,
    schema,
    publishedAt: now > earliest ? now : earliest,
    ...(rolledBackFrom !== undefined && { rolledBackFrom }),
    ledger: previous ? continueLedger(previous, takenDown) : [],
  };
}

interface Circumstances {
  /** The version that is being taken back; undefined in ordinary operation. */
  rolledBackFrom: string | undefined;
  /** Hashes of files that must be kept nowhere from now on. */
  takenDown: readonly string[];
}

function continueLedger(previous: Manifest, takenDown: readonly string[]): PastPublication[] {
  return [pastOf(previous), ...previous.ledger]
    .slice(0, ledgerLengthMax)
    .map((past) => (takenDown.includes(past.sha256) ? { ...past, removed: true } : past));
}

/** The manifest under which a past publication was the current one. */
export function describeAgain(past: PastPublication, ledger: Manifest['ledger']): Manifest {
  const older = ledger.filter(({ seq }) => seq < past.seq);
  return { format: manifestFormat, ...pastOf(past), ledger: older };
}

function pastOf(manifest: Publication): PastPublication {
  const { seq, version, sha256, bytes, schema, publishedAt } = manifest;
  return { seq, version, sha256, bytes, schema, publishedAt };
}
