// Changes as a CSV table, one row a change. A published column keeps its name and meaning; new ones
// go to the end.
import type { Change } from '../records/change.ts';
import { encodeRow, guardCell } from './csv.ts';

export const changesCsvType = 'text/csv; charset=utf-8; header=present';

const columns: Readonly<Record<string, (change: Change) => string | null | undefined>> = {
  on: ({ on }) => on,
  kind: ({ kind }) => kind,
  record_kind: ({ record }) => record.kind,
  record: ({ record }) => record.id,
  label_en: ({ record }) => record.label?.en,
  label_fr: ({ record }) => record.label?.fr,
  what: ({ what }) => what,
  was: ({ was }) => was,
  by_kind: ({ by }) => by?.kind,
  by: ({ by }) => by?.id,
  note_en: ({ note }) => note?.en,
  note_fr: ({ note }) => note?.fr,
  url: ({ record }) => record.url,
  page: ({ record }) => `${record.url}.html`,
};

export function encodeChangeHeader({ bom }: { bom: boolean }): string {
  return `${bom ? '\ufeff' : ''}${encodeRow(Object.keys(columns))}`;
}

/** @param raw whether cells stay as they are, even where a spreadsheet would run them */
export function encodeChangeRow(change: Change, { raw }: { raw: boolean }): string {
  const cells = Object.values(columns).map((value) => value(change) ?? '');
  return encodeRow(raw ? cells : cells.map(guardCell));
}
