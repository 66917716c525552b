// After a rollback: which ids the version that was taken back had.
import type { Manifest } from '../publication/manifest.ts';
import type { Resource } from '../records/resources.ts';
import type { Archive } from './store.ts';

/** Whether the version that was taken back had an id, or may have had it. */
export type WasTakenBack = (resource: Resource, id: string) => Promise<boolean>;

/** Undefined when none was taken back, or nothing is known of it. */
export function findTakenBack(
  { rolledBackFrom, ledger }: Manifest,
  archive: Pick<Archive, 'open'>,
): WasTakenBack | undefined {
  const taken = ledger.find(({ version }) => version === rolledBackFrom);
  return (
    taken &&
    (async (resource, id) => {
      const snapshot = await archive.open(taken).catch(() => undefined);
      if (!snapshot || (await snapshot.hasId(resource, id))) return true;
      return (await snapshot.findPast(resource, id)) !== undefined;
    })
  );
}
