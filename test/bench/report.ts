// The tables of the benchmark. Ratios are medians of the rounds, with their smallest and largest.
import { cpus } from 'node:os';

export interface Sample {
  perSecond: number;
  cpuUs: number;
  p50: number;
  p99: number;
}

export interface Row {
  name: string;
  bytes: number;
  samples: Record<string, Sample[]>;
}

interface SizeFacts {
  size: string;
  bytes: number;
  compileMs: number;
  compileRssBytes: number;
  startMs: number;
  idleRssBytes: number;
  rssBytes: number;
}

/** What is measured once at a size, as label and text. */
export type Extremes = readonly (readonly [label: string, value: string])[];

export interface Measured {
  rows: Row[];
  facts: SizeFacts;
  extremes: Extremes;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

export function describeMachine(
  date: string,
  { rounds, seconds, pinned }: { rounds: number; seconds: number; pinned: boolean },
): string {
  const [cpu] = cpus();
  return (
    `Measured on ${date}, Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim()}, ` +
    `${rounds} rounds of ${seconds} s each, ` +
    `${pinned ? 'server and client on one core each' : 'server and client not pinned'}. ` +
    'Ratios are to the ceiling: a route of the same app that sends the same bytes from a buffer.'
  );
}

export function renderTables(measured: readonly Measured[]): string {
  const head =
    '| statements | request | bytes | cached: ratio | cached: req/s | not cached: ratio | ' +
    'not cached: CPU µs | p50 / p99 ms | Express peer: ratio |\n' +
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n';
  const lines = measured.flatMap(({ rows, facts }) =>
    rows.map((row) => `| ${facts.size} | ${renderRow(row)} |`),
  );
  return `${head}${lines.join('\n')}\n\n${renderFacts(measured.map(({ facts }) => facts))}\n\n${renderExtremes(measured)}`;
}

function renderRow({ name, bytes, samples }: Row): string {
  const { ceiling = [], cached = [], uncached = [], peer = [] } = samples;
  return [
    name,
    bytes,
    ratio(cached, ceiling),
    Math.round(median(cached.map(({ perSecond }) => perSecond))),
    ratio(uncached, ceiling),
    Math.round(median(uncached.map(({ cpuUs }) => cpuUs))),
    `${median(uncached.map(({ p50 }) => p50))} / ${median(uncached.map(({ p99 }) => p99))}`,
    peer.length > 0 ? ratio(peer, ceiling) : '',
  ].join(' | ');
}

/** Round by round, so that a slow moment of the machine touches both sides. */
function ratio(samples: readonly Sample[], ceiling: readonly Sample[]): string {
  const ratios = samples.map(({ perSecond }, i) => perSecond / (ceiling[i]?.perSecond ?? 1));
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  return `${median(ratios).toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

function renderExtremes(measured: readonly Measured[]): string {
  const labels = measured[0]?.extremes.map(([label]) => label) ?? [];
  const head = ['', ...measured.map(({ facts }) => `${facts.size}`)].join(' | ');
  const rows = labels.map((label, index) =>
    [label, ...measured.map(({ extremes }) => extremes[index]?.[1] ?? '')].join(' | '),
  );
  const rule = `|${' --- |'.repeat(measured.length + 1)}`;
  return [`| ${head} |`, rule, ...rows.map((row) => `| ${row} |`)].join('\n');
}

function renderFacts(facts: readonly SizeFacts[]): string {
  const head =
    '| statements | file MB | compile s | compile peak MB | start ms | idle RSS MB | RSS after load MB |\n' +
    '| --- | --- | --- | --- | --- | --- | --- |\n';
  const mb = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
  return (
    head +
    facts
      .map(({ size, bytes, compileMs, compileRssBytes, startMs, idleRssBytes, rssBytes }) =>
        [
          `| ${size}`,
          mb(bytes),
          Number.isNaN(compileMs) ? '' : (compileMs / 1000).toFixed(1),
          Number.isNaN(compileRssBytes) ? '' : mb(compileRssBytes),
          Math.round(startMs),
          mb(idleRssBytes),
          `${mb(rssBytes)} |`,
        ].join(' | '),
      )
      .join('\n')
  );
}
