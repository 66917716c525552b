// Nodes that answer a steady load while something is done to them, and whether they agree.
import { listEditions } from '../../support/publications.ts';
import { type LoadResult, load } from './load.ts';
import { readVersion, type Server } from './server.ts';

export async function serveAll(nodes: readonly Server[], version: string): Promise<boolean> {
  const served = await Promise.all(nodes.map(({ url }) => readVersion(url)));
  return served.every((each) => each === version);
}

/** Nodes may differ for a while, one answer never. */
function findFault(body: string): string | undefined {
  const { length } = listEditions(body);
  return length === 1 ? undefined : `${length} editions in one answer`;
}

export interface Losses {
  requests: number;
  failed: number;
  'mixed answers': number;
}

/** A steady load on each address while `work` is done. */
export async function loadWhile(
  urls: readonly string[],
  paths: readonly string[],
  work: () => Promise<void>,
): Promise<Losses> {
  let done = false;
  const isDone = () => done;
  const loads = urls.map((url) => load({ url, paths, connections: 2, isDone, findFault }));
  try {
    await work();
  } finally {
    done = true;
  }
  const results = await Promise.all(loads);
  const sum = (count: (result: LoadResult) => number) =>
    results.reduce((total, result) => total + count(result), 0);
  return {
    requests: sum(({ requests }) => requests),
    failed: sum(({ failed }) => failed),
    'mixed answers': sum(({ faults }) => faults.length),
  };
}
