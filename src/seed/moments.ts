// When the seeds say that something happened to a record: days and instants, to compare and print.
import type { Seeds } from './model.ts';
import { listRecords } from './register.ts';

/** The instant of a day or an instant, in milliseconds, to compare. */
export function timeOf(moment: string): number {
  return Date.parse(moment);
}

/** The same in UTC and to the second, as records have it. */
export function instantOf(moment: string): string {
  return `${new Date(timeOf(moment)).toISOString().slice(0, 19)}Z`;
}

/** Every day on which the seeds say that something came, changed or went. */
export function listMoments(seeds: Seeds): string[] {
  const present = (moment: string | null | undefined) => (moment == null ? [] : [moment]);
  return [
    ...listRecords(seeds).flatMap(({ entry: { value } }) => [
      ...present(value.added),
      ...value.corrections.map(({ on }) => on),
    ]),
    ...seeds.withdrawn.flatMap(({ value }) => [value.on, ...present(value.reinstated)]),
    ...[...seeds.sources.values()].flatMap(({ reports, statements }) => [
      ...reports.flatMap(({ value }) => present(value.added)),
      ...statements.flatMap(({ value }) => value.relations.flatMap((one) => present(one.added))),
    ]),
  ];
}
