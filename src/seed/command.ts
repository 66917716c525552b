// What the seed job prints, for people and with --json for machines, and its exit code.
import { explainFailure } from '../publication/failures.ts';
import { FolderLockedError } from '../publication/lock.ts';
import type { Manifest } from '../publication/manifest.ts';
import type { Signing } from '../publication/publish.ts';
import type { Retention } from '../publication/retention.ts';
import type { Records } from '../store/sqlite/records.ts';
import { streamRecords } from './compile.ts';
import { countSeeds } from './counts.ts';
import { listUncovered, type Uncovered } from './coverage.ts';
import { returnMemory } from './memory.ts';
import {
  type CheckOptions,
  checkAgain,
  checkFolder,
  checkOnly,
  publishRecords,
} from './pipeline.ts';
import { forgetPlaces } from './places.ts';
import { formatProblem, hasErrors, type Problem } from './problem.ts';
import { noProgress, type Progress, showProgress } from './progress.ts';
import { publishCopy, rollBack } from './publish.ts';

export interface SeedOptions {
  check: boolean;
  out: string;
  seeds: string;
  json: boolean;
  /** A second folder to publish in: the one that nodes pull from. */
  publish?: string | undefined;
  /** Publish even if many records would be lost. */
  force?: boolean;
  /** With `check`: where is kept what it finds out, for the next time; nowhere without it. */
  cache?: string | undefined;
  /** With `check`: the one source to check. */
  only?: string | undefined;
  /** With `check`: say which sentences nobody has decided about. */
  coverage?: boolean;
  /** Treat warnings as errors. */
  strict?: boolean;
  /** How many files are kept in each folder. */
  retention?: Retention;
  signing?: Signing | undefined;
  /** Embargoes that end by this day or instant are over; without it all hold. */
  date?: string | undefined;
}

/** Where the job writes: the process, or a test. */
export interface Terminal {
  stdout: { write: (text: string) => unknown };
  stderr: { write: (text: string) => unknown; isTTY?: boolean };
}

interface Result {
  /** Undefined when it was only checked. */
  manifest: Manifest | undefined;
  counts: [string, number][];
  /** Undefined when nobody asked. */
  uncovered: readonly Uncovered[] | undefined;
  ms: number;
}

interface Output {
  progress: Progress;
  /** Ends with problems in the seeds. */
  refuse: (problems: readonly Problem[]) => void;
  /** Ends without having published, for another reason. */
  fail: (message: string) => void;
  done: (result: Result, warnings: readonly Problem[]) => void;
}

/**
 * Runs the job and returns its exit code: 0 done, 1 failed, 2 the machine does not let it (a full
 * disk, a folder that cannot be written), 75 another job is running.
 */
export function runSeedCommand(options: SeedOptions, terminal: Terminal = process): number {
  const started = performance.now();
  const output = options.json ? jsonOutput(terminal) : textOutput(terminal);
  return reportFailure(output, [options.out, options.publish ?? options.out], () => {
    const { problems, counts, uncovered, compiled } = compile(options, output);
    if (hasErrors(problems)) {
      output.refuse(problems);
      return 1;
    }
    const manifest = compiled && publish(options, compiled, output);
    output.done({ manifest, counts, uncovered, ms: performance.now() - started }, problems);
    return 0;
  });
}

interface Checked {
  problems: Problem[];
  counts: [string, number][];
  uncovered?: readonly Uncovered[] | undefined;
  /** Undefined where nothing is to be published. */
  compiled?: { records: Records; digest: string };
}

function compile(options: SeedOptions, { progress }: Output): Checked {
  const how = { isStrict: options.strict, date: options.date, progress };
  if (options.check) return check(options, how);
  const { seeds, problems, digest } = checkFolder(options.seeds, how);
  const counts = countSeeds(seeds);
  if (hasErrors(problems)) return { problems, counts };
  progress.begin('compiling');
  forgetPlaces(seeds);
  const records = streamRecords(seeds);
  returnMemory();
  return { problems, counts, compiled: { records, digest } };
}

function check({ seeds: folder, only, coverage, cache }: SeedOptions, how: CheckOptions): Checked {
  if (only === undefined && !coverage) return checkAgain(folder, cache, how);
  const { written, seeds, problems } =
    only === undefined ? checkFolder(folder, how) : checkOnly(folder, only, how.isStrict);
  const uncovered = coverage && !hasErrors(problems) ? listUncovered(written) : undefined;
  return { problems, counts: countSeeds(seeds), uncovered };
}

/** Publishes an older version again and returns the exit code. */
export function runRollback(
  folder: string,
  version: string,
  { json, retention, signing }: Pick<SeedOptions, 'json' | 'retention' | 'signing'>,
  terminal: Terminal = process,
): number {
  return reportFailure(json ? jsonOutput(terminal) : textOutput(terminal), [folder], () => {
    const manifest = rollBack(folder, version, { retention, signing });
    const text = `published ${manifest.version} again (publication ${manifest.seq})`;
    terminal.stdout.write(`${json ? JSON.stringify({ ok: true, manifest }) : text}\n`);
    return 0;
  });
}

function publish(
  options: SeedOptions,
  { records, digest }: NonNullable<Checked['compiled']>,
  output: Output,
): Manifest {
  const { out, publish: folder, force = false, retention, signing } = options;
  const { progress } = output;
  const manifest = publishRecords(out, records, digest, { progress, force, retention, signing });
  if (folder === undefined) return manifest;
  progress.begin(`publishing to ${folder}`);
  const { erased } = records;
  return publishCopy(out, manifest, folder, { force, erased, retention, signing });
}

/** Reports a failure of the machine, such as a full disk, as one line and an exit code. */
function reportFailure(output: Output, folders: readonly string[], work: () => number): number {
  try {
    return work();
  } catch (error) {
    const explanation = explainFailure(error, folders);
    output.fail(explanation ?? (error as Error).message);
    if (error instanceof FolderLockedError) return 75;
    return explanation === undefined ? 1 : 2;
  }
}

function textOutput({ stdout, stderr }: Terminal): Output {
  const progress = showProgress(stderr);
  const print = (problems: readonly Problem[]) => {
    for (const problem of problems) stderr.write(`${formatProblem(problem)}\n`);
  };
  return {
    progress,
    refuse: (problems) => {
      progress.end();
      print(problems);
      const { length } = problems.filter(({ severity }) => severity === 'error');
      stderr.write(`${length} ${length === 1 ? 'problem' : 'problems'}; nothing was published\n`);
    },
    fail: (message) => {
      progress.end();
      stderr.write(`${message}; the seed job did not finish\n`);
    },
    done: ({ manifest, counts: rows, uncovered, ms }, warnings) => {
      progress.end();
      if (!manifest) print(warnings);
      else if (warnings.length > 0) stderr.write(`${summarize(warnings)}\n`);
      const width = Math.max(...rows.map(([label]) => label.length));
      for (const [label, count] of rows) {
        stdout.write(`${label.padEnd(width)}  ${String(count).padStart(5)}\n`);
      }
      if (uncovered) stdout.write(describeUncovered(uncovered));
      const time = `${(ms / 1000).toFixed(2)} s`;
      stdout.write(
        manifest
          ? `published ${manifest.version} (publication ${manifest.seq}, ${manifest.bytes} bytes, ${time})\n`
          : `checked, nothing written (${time})\n`,
      );
    },
  };
}

function describeUncovered(uncovered: readonly Uncovered[]): string {
  if (uncovered.length === 0) return 'every sentence is covered\n';
  const lines = uncovered.map(
    ({ source, line, sentence }) => `sources/${source}/article.txt:${line}: “${sentence}”\n`,
  );
  const { length } = uncovered;
  const what = length === 1 ? 'this sentence' : `these ${length} sentences`;
  return `no statement, event or dismissal covers ${what}:\n${lines.join('')}`;
}

function summarize({ length }: readonly Problem[]): string {
  return `${length} ${length === 1 ? 'warning' : 'warnings'}; npm run seed -- --check lists them`;
}

/** One document, whatever happens. */
function jsonOutput({ stdout }: Terminal): Output {
  const print = (value: object) => stdout.write(`${JSON.stringify(value)}\n`);
  return {
    progress: noProgress,
    refuse: (problems) => print({ ok: false, problems }),
    fail: (error) => print({ ok: false, error }),
    done: ({ manifest = null, counts: rows, uncovered, ms }, problems) => {
      const counts = Object.fromEntries(rows);
      print({ ok: true, manifest, counts, problems, uncovered, ms: Math.round(ms) });
    },
  };
}
