// A folder with several publications of small seeds, each of a day of its own.
import { fileName, type Manifest } from '../../src/publication/manifest.ts';
import { writeManifest } from './publications.ts';
import { publishSeeds } from './releases.ts';
import { type Changes, temporaryFolder } from './seeds.ts';

export interface Edition {
  seeds: Changes;
  /** When it is published. */
  at: string;
}

export interface History {
  folder: string;
  /** Of each publication, oldest first. */
  manifests: Manifest[];
}

const retention = { filesMax: 100, bytesMax: Infinity };

/** Publishes one after the other. */
export function publishHistory(editions: readonly Edition[]): History {
  const folder = temporaryFolder();
  const manifests: Manifest[] = [];
  for (const { seeds, at } of editions) {
    const dataset = publishSeeds(seeds, folder, { force: true, retention });
    dataset.close();
    const ledger = dataset.manifest.ledger.map((past) => ({
      ...past,
      publishedAt: manifests.find(({ seq }) => seq === past.seq)?.publishedAt ?? past.publishedAt,
    }));
    const manifest = { ...dataset.manifest, publishedAt: at, ledger };
    writeManifest(folder, manifest);
    manifests.push(manifest);
  }
  return { folder, manifests };
}

export const pathOf = (folder: string, manifest: Manifest) => `${folder}/${fileName(manifest)}`;
