// Mutation testing: puts small bugs into the rooms, one at a time, and counts those that a test
// notices. `npm run mutate -- --share 0.03 --seed 1 text formats`; see ../README.md.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { type Room, rooms } from './rooms.ts';
import { drawLines } from './sample.ts';
import { missed, sample, type TestedMutant, tested } from './survivors.ts';

/** Of 100 bugs so many have to be noticed. */
const scoreMin = 85;

const root = join(import.meta.dirname, '../..');

/** Copies of the project with the bugs, gone also when the run is cut off. */
const sandboxes = join(tmpdir(), `onrecord-mutants-${process.pid}`);
process.on('exit', () => rmSync(sandboxes, { recursive: true, force: true }));

type StrykerOptions = ConstructorParameters<typeof Stryker>[0];

interface Options {
  share: number;
  seed: number;
  workers: number;
}

async function mutateRoom(name: string, room: Room, options: Options): Promise<void> {
  const mutate = drawLines(root, room, options.share, options.seed);
  if (mutate.length === 0) return;
  process.env.MUTATED_ROOM = name;
  const stryker = new Stryker({
    mutate,
    testRunner: 'vitest',
    plugins: [
      '@stryker-mutator/vitest-runner',
      join(import.meta.dirname, 'ignored.ts'),
      join(import.meta.dirname, 'survivors.ts'),
    ],
    ignorers: ['words'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    // Under noUncheckedIndexedAccess a `?.` also stands where there always is a value.
    mutator: { excludedMutations: ['OptionalChaining'] },
    concurrency: options.workers,
    coverageAnalysis: 'perTest',
    // Each of these needs all tests of its room, and is a declaration that no condition decides.
    ignoreStatic: room.isDeclared ?? false,
    // Machines may be busy; what loops for ever is ended all the same.
    timeoutMS: 30_000,
    timeoutFactor: 4,
    dryRunTimeoutMinutes: 60,
    reporters: ['survivors'],
    logLevel: 'error' as NonNullable<StrykerOptions['logLevel']>,
    tempDirName: sandboxes,
    ignorePatterns: ['/dist', '/seeds', '/data'],
    // It would be parsed with TypeScript, whose version 7 has no parser for programs.
    tsconfigFile: 'none.json',
    disableTypeChecks: false,
  });
  await stryker.runMutationTest();
}

// A file whose hook before all its tests fails has no test that fails, but an error.
const noticed = ['Killed', 'Timeout', 'RuntimeError'];

function count(mutants: readonly TestedMutant[], statuses: readonly string[]): number {
  return mutants.filter(({ status }) => statuses.includes(status)).length;
}

/** Of 100; undefined when nothing was tried. */
function scoreOf(mutants: readonly TestedMutant[]): number | undefined {
  const killed = count(mutants, noticed);
  const all = killed + count(mutants, missed);
  return all === 0 ? undefined : (100 * killed) / all;
}

function describe(name: string, mutants: readonly TestedMutant[]): string {
  const score = scoreOf(mutants)?.toFixed(1) ?? '–';
  const [killed, survived] = [count(mutants, noticed), count(mutants, missed)];
  return `${name.padEnd(12)} ${score.padStart(6)} %  ${killed} noticed, ${survived} not`;
}

/** Prints what was found, and fails when it is too little. */
function conclude(): void {
  console.info(describe('all', tested));
  if ((scoreOf(tested) ?? 100) >= scoreMin) return;
  console.error(`fewer than ${scoreMin} of 100 were noticed`);
  process.exitCode = 1;
}

// Both engines are asked so much about so many statements, for each bug.
process.env.QUESTIONS ??= '200';
process.env.STATEMENTS ??= '300';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '1' },
    mutants: { type: 'string' },
    minutes: { type: 'string' },
  },
});
const options = {
  share: Number(values.share),
  seed: Number(values.seed),
  workers: Number(values.workers),
};
if (values.mutants !== undefined) sample.mutantsMax = Number(values.mutants);
sample.seed = options.seed;
console.info(`share ${options.share} of the lines, drawn with the seed ${options.seed}`);
if (values.minutes !== undefined) {
  setTimeout(() => {
    console.info(`cut off after ${values.minutes} minutes`);
    conclude();
    process.exit();
  }, Number(values.minutes) * 60_000);
}
for (const [name, room] of Object.entries(rooms)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const before = tested.length;
  await mutateRoom(name, room, options);
  console.info(describe(name, tested.slice(before)));
}
conclude();
process.exit();
