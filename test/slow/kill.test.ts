// A seed job that is killed at any moment leaves the published dataset as it was, or as it will be.
import { watch } from 'node:fs';
import { expect, test } from 'vitest';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { buildProgram, startCompiled, waitForExit } from '../support/command.ts';
import { checkPublished, checkSettled, listNames } from '../support/published.ts';
import { buildRandom, randomSeed } from '../support/random.ts';
import { append, temporaryFolder, writeSeeds } from '../support/seeds.ts';

/** Many more at night: `KILLS=100`. */
const kills = Number(process.env.KILLS ?? 15);

/** Longer than building, verifying and publishing these seeds takes. */
const publishingMs = 80;

/** Two versions of the seeds, compiled; whoever publishes one takes turns with the other. */
const versions = ['Borya', 'Bob'].map((name) => {
  const names = `names: [{ name: ${name}, lang: fr, kind: alias }]\n`;
  const seeds = writeSeeds(append('actors/boris.yaml', names));
  const { records, digest } = compileFolder(seeds);
  if (!records) throw new Error('these seeds have problems');
  const publish = (folder: string) => publishRecords(folder, records, digest);
  return { seeds, publish };
});

/** Resolves as soon as the job has begun to build, at the latest when it has ended. */
function waitForPart(folder: string, ended: Promise<unknown>): Promise<unknown> {
  const begun = new Promise((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (name?.endsWith('.part')) resolve(watcher.close());
    });
    void ended.then(() => watcher.close());
  });
  return Promise.race([begun, ended]);
}

async function killSeedJob(folder: string, seeds: string, delayMs: number, anywhere: boolean) {
  const child = startCompiled('seed', ['--seeds', seeds, '--out', folder]);
  const ended = waitForExit(child);
  if (!anywhere) await waitForPart(folder, ended);
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  child.kill('SIGKILL');
  await ended;
}

/** How far a job came that was killed before it published. */
function progressOf(folder: string): 'before' | 'building' {
  return listNames(folder).some((name) => name.endsWith('.part')) ? 'building' : 'before';
}

test(`killed ${kills} times: the manifest names a whole file, and the next job works`, {
  timeout: 120_000 + kills * 10_000,
}, async () => {
  console.info(`killed at moments drawn with FC_SEED=${randomSeed}`);
  const random = buildRandom(randomSeed);
  const folder = temporaryFolder();
  buildProgram();
  const started = performance.now();
  const [first] = versions;
  await waitForExit(startCompiled('seed', ['--seeds', first?.seeds as string, '--out', folder]));
  const wholeMs = performance.now() - started;
  const outcomes = { before: 0, building: 0, after: 0 };
  for (let round = 0; round < kills; round++) {
    const [current, next] = round % 2 === 0 ? versions : [...versions].reverse();
    if (!current || !next) throw new Error('there are two versions');
    const before = checkSettled(folder);
    // Every third time at any moment of its life, else while it builds, verifies and publishes.
    const anywhere = round % 3 === 0;
    const delayMs = random() * (anywhere ? wholeMs : publishingMs);
    await killSeedJob(folder, next.seeds, delayMs, anywhere);

    const message = `FC_SEED=${randomSeed}, round ${round}, ${anywhere ? 'any moment' : 'publishing'}, ${delayMs} ms`;
    const after = checkPublished(folder);
    expect([before.seq, before.seq + 1], message).toContain(after?.seq);
    expect(after?.sha256 === before.sha256, message).toBe(after?.seq === before.seq);
    outcomes[after?.seq === before.seq ? progressOf(folder) : 'after']++;
    expect(next.publish(folder).seq, message).toBe(before.seq + 1);
  }
  checkSettled(folder);
  // Otherwise the moments were not those that matter.
  expect(outcomes.building).toBeGreaterThan(0);
  expect(outcomes.before + outcomes.after).toBeGreaterThan(0);
  console.info(`killed before, while and after publishing: ${Object.values(outcomes).join(', ')}`);
});
