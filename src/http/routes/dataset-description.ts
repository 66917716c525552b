// What the dataset covers, as clients see it.
import { z } from 'zod';
import { fields } from '../../records/fields.ts';
import { licence } from '../../records/licence.ts';
import { Instant } from '../../records/memory.ts';
import { Id, LocalizedText } from '../../records/reference.ts';
import { type Resource, resourceNames } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';

const Count = z.int().min(0);

const Covered = z
  .strictObject({ id: Id, label: LocalizedText, statements: Count, url: z.string() })
  .meta({ id: 'Covered', description: 'The number of statements of one actor or source.' });

export const DatasetDescription = z
  .strictObject({
    version: z.string().meta({ description: 'First 12 hex digits of the file’s SHA-256.' }),
    seq: z.int().meta({ description: 'Grows with each publication.' }),
    sha256: z.string(),
    bytes: z.int(),
    schema: z.int(),
    published: Instant.meta({ description: 'When this became the current publication.' }),
    rolled_back_from: z.string().nullable().meta({
      description:
        'The version that was taken back, until there is a new one; null in ordinary operation.',
    }),
    file: z.string().meta({ description: 'Address of the SQLite file itself.' }),
    file_note: z.string().nullable().meta({
      description: 'Why that address is a 404 on this service; null where the file is there.',
    }),
    counts: z.strictObject(
      Object.fromEntries(resourceNames.map((name) => [name, Count])) as Record<
        Resource,
        typeof Count
      >,
    ),
    period: z
      .strictObject({ earliest: z.iso.date().nullable(), latest: z.iso.date().nullable() })
      .meta({ description: 'From the first to the last day on which something was said.' }),
    undated: Count.meta({ description: 'Statements without a date.' }),
    sources: z.array(Covered).meta({ description: 'Those with most statements, at most 20.' }),
    actors: z.array(Covered).meta({ description: 'Those with most statements, at most 20.' }),
    licence: z.string(),
  })
  .meta({ id: 'Dataset' });
export type DatasetDescription = z.infer<typeof DatasetDescription>;

const coveredMax = 20;

/** Why there is no file to download; undefined where there is one. */
export function findFileNote({ file, texts }: Snapshot): string | undefined {
  const exports = 'Its records can be exported as CSV or newline-delimited JSON.';
  if (texts === 'quotes') {
    return `This service shows passages only, and the file holds whole texts. ${exports}`;
  }
  if (file !== undefined) return undefined;
  return `This service reads from a database server and has no file. ${exports}`;
}

export async function describeDataset(
  snapshot: Snapshot,
  address: string,
): Promise<DatasetDescription> {
  const counts = await Promise.all(
    resourceNames.map(async (resource) => [
      resource,
      await snapshot.count({ resource, filters: {} }),
    ]),
  );
  const { version, seq, sha256, bytes, schema, publishedAt, rolledBackFrom } = snapshot.manifest;
  return {
    version,
    seq,
    sha256,
    bytes,
    schema,
    published: publishedAt,
    rolled_back_from: rolledBackFrom ?? null,
    file: `${address}/dataset.sqlite`,
    file_note: findFileNote(snapshot) ?? null,
    counts: Object.fromEntries(counts) as DatasetDescription['counts'],
    ...(await snapshot.coverage()),
    sources: await listCovered(snapshot, address, 'source'),
    actors: await listCovered(snapshot, address, 'actor'),
    licence,
  };
}

async function listCovered(snapshot: Snapshot, address: string, field: 'actor' | 'source') {
  const resource = fields.statements[field].filter.of;
  const all = { resource: 'statements', filters: {} } as const;
  const counts = await snapshot.countValues(all, field, coveredMax);
  const labels = await snapshot.findLabels(
    resource,
    counts.map(([id]) => id),
  );
  return counts.map(([id, statements], index) => ({
    id,
    label: labels[index] ?? { en: id, fr: id },
    statements,
    url: `${address}/${resource}/${id}`,
  }));
}
