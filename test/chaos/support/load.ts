// Many requests at a time, each answer checked.
import autocannon, { type Result } from 'autocannon';

export interface LoadOptions {
  url: string;
  paths: readonly string[];
  connections: number;
  /** How many requests, or until when. */
  amount?: number;
  isDone?: () => boolean;
  /** What is wrong with the body of an answer; undefined when nothing is. */
  findFault?: (body: string) => string | undefined;
}

export interface LoadResult {
  requests: number;
  /** Connection errors, timeouts and answers other than 2xx. */
  failed: number;
  faults: string[];
  p50: number;
  p99: number;
  max: number;
  perSecond: number;
}

export async function load(options: LoadOptions): Promise<LoadResult> {
  const { url, paths, connections, amount, isDone, findFault } = options;
  const faults: string[] = [];
  const latencies: number[] = [];
  const started = performance.now();
  const { errors, non2xx } = await new Promise<Result>((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections,
        requests: paths.map((path) => ({ method: 'GET', path })),
        ...(amount === undefined ? { duration: 600 } : { amount }),
        timeout: 20,
        verifyBody: (body) => {
          const fault = findFault?.(String(body));
          if (fault !== undefined) faults.push(fault);
          return fault === undefined;
        },
      },
      (error: Error | null, result) => (error ? reject(error) : resolve(result)),
    );
    run.on('response', (_client, _status, _bytes, ms) => {
      latencies.push(ms);
      if (isDone?.()) run.stop?.();
    });
  });
  const seconds = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? Number.NaN;
  return {
    requests: latencies.length,
    failed: errors + non2xx,
    faults,
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
    perSecond: latencies.length / seconds,
  };
}
