// What the seed job prints, for people and with --json for machines, and its exit code.
import type { Manifest } from '../store/manifest.ts';
import type { Records } from '../store/records.ts';
import { formatProblem, type Problem } from './problem.ts';
import { AnotherSeedJob } from './publish.ts';
import { publishCopy, rollBack } from './republish.ts';
import { compileFolder, publishRecords } from './seed.ts';

export interface SeedOptions {
  check: boolean;
  out: string;
  seeds: string;
  json: boolean;
  /** A second folder to publish in: the one that nodes pull from. */
  publish?: string | undefined;
  /** Publish although many records are gone. */
  force?: boolean;
}

interface Output {
  problems: (problems: readonly Problem[]) => void;
  progress: (step: string) => void;
  done: (manifest: Manifest | undefined, records: Records, ms: number) => void;
}

/** Runs the job and returns its exit code. */
export function runSeedCommand(options: SeedOptions): number {
  const started = performance.now();
  const output = options.json ? jsonOutput() : textOutput(process.stdout.isTTY);
  return reportFailure(() => {
    output.progress('reading and checking');
    const { problems, records, digest } = compileFolder(options.seeds);
    output.problems(problems);
    if (!records) return 1;
    const manifest = options.check ? undefined : publish(options, records, digest, output);
    output.done(manifest, records, performance.now() - started);
    return 0;
  });
}

/** Publishes an older version again and returns the exit code. */
export function runRollback(folder: string, version: string, json: boolean): number {
  return reportFailure(() => {
    const manifest = rollBack(folder, version);
    const text = `published ${manifest.version} again (publication ${manifest.seq})`;
    process.stdout.write(`${json ? JSON.stringify({ ok: true, manifest }) : text}\n`);
    return 0;
  });
}

function publish(options: SeedOptions, records: Records, digest: string, output: Output): Manifest {
  const { out, publish: folder, force = false } = options;
  const manifest = publishRecords(out, records, digest, output.progress, force);
  if (folder === undefined) return manifest;
  output.progress(`publishing in ${folder}`);
  return publishCopy(out, manifest, folder, force);
}

/** Whatever the machine does not let the job do is one line and an exit code. */
function reportFailure(work: () => number): number {
  try {
    return work();
  } catch (error) {
    process.stderr.write(`seed job failed: ${(error as Error).message}\n`);
    return error instanceof AnotherSeedJob ? 75 : 1;
  }
}

function textOutput(terminal: boolean): Output {
  return {
    problems: (problems) => {
      for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) process.stderr.write(`${errors} problem(s); nothing was published\n`);
    },
    progress: (step) => {
      if (terminal) process.stdout.write(`${step} …\n`);
    },
    done: (manifest, records, ms) => {
      const rows = listCounts(records);
      const width = Math.max(...rows.map(([label]) => label.length));
      for (const [label, count] of rows) {
        process.stdout.write(`${label.padEnd(width)}  ${String(count).padStart(5)}\n`);
      }
      const time = `${(ms / 1000).toFixed(2)} s`;
      const text = manifest
        ? `published ${manifest.version} (publication ${manifest.seq}, ${manifest.bytes} bytes, ${time})`
        : `checked, nothing written (${time})`;
      process.stdout.write(`${text}\n`);
    },
  };
}

function jsonOutput(): Output {
  let found: readonly Problem[] = [];
  const print = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);
  return {
    problems: (problems) => {
      found = problems;
      if (problems.some(({ severity }) => severity === 'error')) {
        print({ ok: false, problems: found });
      }
    },
    progress: () => {},
    done: (manifest, records, ms) => {
      const counts = Object.fromEntries(listCounts(records));
      print({ ok: true, manifest: manifest ?? null, counts, problems: found, ms: Math.round(ms) });
    },
  };
}

/** Statements per source, then the totals. */
function listCounts(records: Records): [string, number][] {
  const perSource = records.sources
    .filter(({ held }) => held)
    .map(({ id, statements }): [string, number] => [id, statements.count]);
  const { statements, actors, events, sources, topics, caveats } = records;
  const totals = { statements, actors, events, sources, topics, caveats };
  return [
    ...perSource,
    ...Object.entries(totals).map(([name, list]): [string, number] => [name, list.length]),
  ];
}
