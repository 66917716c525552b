// A newsroom that releases small seeds day after day into one folder, and a service that follows
// it: for stories of what becomes of a record.
import { rmSync } from 'node:fs';
import type { Manifest } from '../../src/publication/manifest.ts';
import type { Replica } from '../../src/replica/replica.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { rollBack } from '../../src/seed/publish.ts';
import { openNode } from './node.ts';
import { writeManifest } from './publications.ts';
import { readRegister, register } from './releases.ts';
import { type Changes, temporaryFolder, writeSeeds } from './seeds.ts';
import { type Service, startService } from './service.ts';

const retention = { filesMax: 100, bytesMax: Infinity };

export class Newsroom {
  readonly folder = temporaryFolder();
  service!: Service;
  private node!: Replica;
  private register: Changes = {};
  private readonly instants = new Map<number, string>();

  /** Publishes its first release and serves it. */
  static async open(seeds: Changes, on: string): Promise<Newsroom> {
    const newsroom = new Newsroom();
    newsroom.publish(seeds, on);
    newsroom.node = await openNode(newsroom.folder);
    newsroom.service = await startService({
      dataset: { current: (signal) => newsroom.node.current(signal), close: () => {} },
      archive: newsroom.node.archive,
    });
    return newsroom;
  }

  /** The version that is served. */
  get version(): string {
    return this.node.current()?.version as string;
  }

  /** Why the seeds cannot be published. */
  listProblems(seeds: Changes): string[] {
    return compile({ ...seeds, ...this.register }).problems.map(formatProblem);
  }

  /** Makes a release of a day, writes the register and publishes it at noon. */
  async release(seeds: Changes, on: string): Promise<Manifest> {
    const manifest = this.publish(seeds, on);
    await this.node.poll();
    return manifest;
  }

  async rollBack(version: string, on: string): Promise<void> {
    this.date(rollBack(this.folder, version, { retention }), on);
    await this.node.poll();
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.node.close();
    rmSync(this.folder, { recursive: true });
  }

  private publish(seeds: Changes, on: string): Manifest {
    const folder = writeSeeds({ ...seeds, ...this.register });
    const { code, stderr } = register(folder, on);
    if (code !== 0) throw new Error(stderr);
    this.register = readRegister(folder);
    rmSync(folder, { recursive: true });
    const { records, problems, digest } = compile({ ...seeds, ...this.register });
    if (!records) throw new Error(problems.map(formatProblem).join('\n'));
    const how = { force: true, retention };
    return this.date(publishRecords(this.folder, records, digest, how), on);
  }

  /** The clock of a test is not that of the story. */
  private date(manifest: Manifest, on: string): Manifest {
    this.instants.set(manifest.seq, on.length === 10 ? `${on}T12:00:00Z` : on);
    const at = (seq: number) => this.instants.get(seq) as string;
    const ledger = manifest.ledger.map((past) => ({ ...past, publishedAt: at(past.seq) }));
    const dated = { ...manifest, ledger, publishedAt: at(manifest.seq) };
    writeManifest(this.folder, dated);
    return dated;
  }
}

function compile(changes: Changes) {
  const seeds = writeSeeds(changes);
  try {
    return compileFolder(seeds);
  } finally {
    rmSync(seeds, { recursive: true });
  }
}
