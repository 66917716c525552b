// A node over a folder of publications. It checks in this thread, which saves the start of another.
import type { ReplicaOptions } from '../../src/replica/options.ts';
import { prepareFile } from '../../src/replica/prepare.ts';
import { Replica } from '../../src/replica/replica.ts';

/** It has polled once, and does again when it is told to. Whoever opened it closes it. */
export async function openNode(
  folder: string,
  options: Partial<ReplicaOptions> = {},
): Promise<Replica> {
  const replica = Replica.open({
    folder,
    origin: undefined,
    pollIntervalMs: 3_600_000,
    bytesMax: 1 << 30,
    log: { info: () => {}, warn: () => {} },
    prepare: prepareFile,
    ...options,
  });
  await replica.poll();
  return replica;
}
