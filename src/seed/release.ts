// Writes the register of the seeds when a release is made. It is the only part of the seed job that
// writes into the seeds, and the only one that may take the day from the clock.
import { dirname, join } from 'node:path';
import { createFolder } from '../disk/folders.ts';
import { replaceFile } from '../publication/disk.ts';
import { RecordKind } from '../records/resources.ts';
import type { Terminal } from './command.ts';
import type { Seeds } from './model.ts';
import { listMoments, timeOf } from './moments.ts';
import type { Entry } from './parse/entry.ts';
import { Moment } from './parse/memory.ts';
import { encodeRegister, type Register, type RegisterRow } from './parse/register.ts';
import { checkFolder } from './pipeline.ts';
import { formatProblem, hasErrors } from './problem.ts';
import { listRecords } from './register.ts';

export interface RegisterOptions {
  seeds: string;
  /** The day or the instant of the release; today when undefined. */
  on?: string | undefined;
}

/** Runs the command and returns its exit code: 0 done, 1 nothing written. */
export function runRegisterCommand(
  options: RegisterOptions,
  terminal: Terminal = process,
  now = new Date(),
): number {
  try {
    return writeRegister(options, terminal, now);
  } catch (error) {
    terminal.stderr.write(`${(error as Error).message}; the register was not written\n`);
    return 1;
  }
}

function writeRegister(
  { seeds: folder, on }: RegisterOptions,
  { stdout, stderr }: Terminal,
  now: Date,
): number {
  const refuse = (message: string) => {
    stderr.write(`${message}; the register is as it was\n`);
    return 1;
  };
  const { seeds, problems } = checkFolder(folder);
  for (const problem of problems) stderr.write(`${formatProblem(problem)}\n`);
  if (hasErrors(problems)) return refuse('the seeds have problems');
  const last = seeds.register?.releases.at(-1);
  const release = on ?? nameNow(now, last);
  if (!Moment.safeParse(release).success) return refuse(`${release} is no day and no instant`);
  if (last !== undefined && timeOf(release) <= timeOf(last)) {
    return refuse(`${release} is not after the last release, ${last}; write a later --on`);
  }
  const later = listMoments(seeds).filter((moment) => timeOf(moment) > timeOf(release));
  if (later.length > 0) {
    return refuse(`the seeds tell of ${later.sort().at(-1)}, after ${release}; write a later --on`);
  }
  const register = buildRegister(seeds, release);
  for (const [path, text] of encodeRegister(register)) {
    const parent = join(folder, dirname(path));
    createFolder(parent);
    replaceFile(parent, path.slice(dirname(path).length + 1), text);
  }
  const ids = RecordKind.options.reduce((sum, kind) => sum + register.rows[kind].size, 0);
  stdout.write(`registered ${ids} ids, released until ${release}; commit ${folder}/register\n`);
  return 0;
}

/** Today, or this second when there was a release today already. */
function nameNow(now: Date, last: string | undefined): string {
  const today = now.toISOString().slice(0, 10);
  if (last === undefined || timeOf(today) > timeOf(last)) return today;
  return `${now.toISOString().slice(0, 19)}Z`;
}

/** The register after this release. A line stays for ever; an erased record leaves only its id. */
function buildRegister(seeds: Seeds, release: string): Register {
  const previous = seeds.register;
  const rows = Object.fromEntries(
    RecordKind.options.map((kind) => [kind, new Map(previous?.rows[kind])]),
  ) as Register['rows'];
  for (const kind of RecordKind.options) {
    for (const [id, row] of rows[kind]) rows[kind].set(id, endRow(row, release, seeds));
  }
  for (const { kind, id, entry, describe } of listRecords(seeds)) {
    const released = rows[kind].get(id)?.value.released ?? release;
    const corrections = entry.value.corrections.length;
    const value: RegisterRow = { id, released, until: '', corrections, cells: describe() };
    rows[kind].set(id, { ...entry, value });
  }
  return { releases: [...(previous?.releases ?? []), release], rows };
}

function endRow(
  row: Entry<RegisterRow>,
  release: string,
  { withdrawn }: Seeds,
): Entry<RegisterRow> {
  const { id, until } = row.value;
  const isErased = withdrawn.some(({ value }) => value.id === id && value.erase);
  const value = { ...row.value, until: until === '' ? release : until };
  return { ...row, value: isErased ? { ...value, cells: {} } : value };
}
