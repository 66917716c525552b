// Compares the seeds with the register of what was released: nothing disappears, changes or appears
// without a note. Each message contains the line to paste.
import type { CorrectionSubject } from '../../records/memory.ts';
import type { RecordKind } from '../../records/resources.ts';
import type { Seeds } from '../model.ts';
import { timeOf } from '../moments.ts';
import type { Entry, Path, Report } from '../parse/entry.ts';
import { type Register, type RegisterRow, registerColumns } from '../parse/register.ts';
import type { SeedStatement } from '../parse/schema.ts';
import { listRecords, nameRelation, type Registrable } from '../register.ts';

interface Context {
  seeds: Seeds;
  register: Register;
  /** The last release. */
  last: string;
  /** A day after it, for the lines to paste. */
  next: string;
  /** The records that stand, by kind and id. */
  records: ReadonlyMap<string, Registrable>;
  /** By kind and former id, the records in which it goes on. */
  holders: ReadonlyMap<string, readonly Registrable[]>;
  report: Report;
}

export function checkRegister(seeds: Seeds, report: Report): void {
  const { register } = seeds;
  const last = register?.releases.at(-1);
  if (!register || last === undefined) return;
  const list = listRecords(seeds);
  const records = new Map(list.map((record) => [`${record.kind} ${record.id}`, record]));
  const holders = new Map<string, Registrable[]>();
  for (const record of list) {
    for (const id of record.entry.value.formerly) {
      const key = `${record.kind} ${id}`;
      holders.set(key, [...(holders.get(key) ?? []), record]);
    }
  }
  const context = { seeds, register, last, next: dayAfter(last), records, holders, report };
  for (const record of list) checkRecord(record, context);
  checkStatements(context);
  for (const [kind, rows] of Object.entries(register.rows)) {
    for (const row of rows.values()) checkRow(kind as RecordKind, row, context);
  }
  checkReports(context);
}

function dayAfter(moment: string): string {
  return new Date(timeOf(moment) + 86_400_000).toISOString().slice(0, 10);
}

/** A released id still exists, continues under another id, or is withdrawn. */
function checkRow(kind: RecordKind, row: Entry<RegisterRow>, context: Context): void {
  const { seeds, last, next, report, holders } = context;
  const { id, until, cells } = row.value;
  const isOf = (entry: (typeof seeds.withdrawn)[number], name: string, of: RecordKind) =>
    entry.value.id === name && (entry.value.kind ?? of) === of;
  const own = seeds.withdrawn.filter((entry) => isOf(entry, id, kind));
  const isHere = seeds.claimed[kind].has(id);
  for (const { value, ...entry } of own.slice(-1)) {
    const key = isHere ? 'reinstated' : 'on';
    const moment = value[key];
    const isNew = isHere ? until !== '' : until === '';
    if (moment == null || !isNew || timeOf(moment) > timeOf(last)) continue;
    report({ value, ...entry }, [key], mergedLate(key, context));
  }
  if (isHere || seeds.unclear.has(kind) || own.length > 0 || holders.has(`${kind} ${id}`)) return;
  const { source = '' } = cells;
  if (seeds.withdrawn.some((entry) => isOf(entry, source, 'source'))) return;
  const line = `- { id: ${id}, on: ${next}, reason: { en: …, fr: … } }`;
  const advice = `write formerly: [${id}] in the record in which it goes on, or in withdrawn.yaml`;
  report(row, [], `the ${kind} "${id}" was released on ${row.value.released}; ${advice} ${line}`);
}

function mergedLate(key: string, { last, next }: Context): string {
  return `merged late: the release of ${last} came without it; write ${key}: ${next}`;
}

/** The line of a record in the register, under its current id or a former one. */
export function findRow(
  { kind, id, entry }: Registrable,
  { register }: Pick<Context, 'register'>,
): RegisterRow | undefined {
  const rows = register.rows[kind];
  const { formerly, split } = entry.value;
  const ids = split ? [id] : [id, ...formerly];
  return ids.map((one) => rows.get(one)?.value).find((row) => row !== undefined);
}

function checkRecord(record: Registrable, context: Context): void {
  const row = findRow(record, context);
  const isReleased = row !== undefined || record.entry.value.formerly.length > 0;
  if (!isReleased) checkAdded(record, context);
  if (!row) return;
  const { report, last, next } = context;
  const { entry } = record;
  if (entry.value.corrections.length < row.corrections) {
    report(entry, ['corrections'], `a correction released by ${last} is gone; put it back`);
  }
  for (const [index, { on }] of entry.value.corrections.entries()) {
    if (index < row.corrections || timeOf(on) > timeOf(last)) continue;
    report(entry, ['corrections', index, 'on'], mergedLate('on', context));
  }
  for (const { what, path, was } of listChanges(record, row, context)) {
    if (isCorrected(record, what, context)) continue;
    const line = `{ on: ${next}, what: ${what}, was: ${was} }`;
    report(entry, path, `the ${what} is not what was released; write corrections: [${line}]`);
  }
}

function isCorrected({ entry }: Registrable, what: string, { last }: Context): boolean {
  const { corrections } = entry.value;
  return corrections.some((one) => one.what === what && timeOf(one.on) > timeOf(last));
}

/** A new record either came with its source or says when it was added. */
function checkAdded(record: Registrable, context: Context): void {
  const { kind, entry, source } = record;
  const { register } = context;
  if (kind !== 'source' && (source === undefined || !register.rows.source.has(source))) return;
  checkAddedDate(entry, [], entry.value.added, context);
}

/** What is new since the last release says when it was added, and that is after the release. */
function checkAddedDate(
  entry: Entry<unknown>,
  path: Path,
  added: string | null | undefined,
  context: Context,
): void {
  const { report, last, next } = context;
  if (added == null) {
    // What is not dated yet is still right, so that a new article can be tried at once.
    report(entry, path, `is new since the release of ${last}; write added: ${next}`, 'warning');
  } else if (timeOf(added) <= timeOf(last)) {
    report(entry, [...path, 'added'], mergedLate('added', context));
  }
}

interface Change {
  what: CorrectionSubject;
  path: Path;
  was: string;
}

/** By column: what a correction calls it, and where it stands in the record. */
const subjects: Partial<Record<string, { what: CorrectionSubject; path: string }>> = {
  speaker: { what: 'speaker', path: 'actor' },
  side: { what: 'side', path: 'on_behalf_of' },
  status: { what: 'status', path: 'status' },
  quote: { what: 'quote', path: 'quote' },
  publisher: { what: 'publisher', path: 'publisher' },
  text: { what: 'text', path: 'held' },
};

/** Columns that hold the id of an actor. */
const actorColumns: ReadonlySet<string> = new Set(['speaker', 'side']);

/** Columns of which the register keeps only a hash. */
const hashColumns: ReadonlySet<string> = new Set(['quote', 'publisher', 'text']);

const datePaths: Partial<Record<RecordKind, string>> = {
  event: 'when',
  source: 'published',
  statement: 'said',
};

function listChanges(record: Registrable, row: RegisterRow, context: Context): Change[] {
  const { kind } = record;
  const cells = record.describe();
  return registerColumns[kind].flatMap((column): Change[] => {
    const isDate = column === 'date';
    const subject = isDate ? { what: column, path: datePaths[kind] ?? '' } : subjects[column];
    const former = row.cells[column] ?? '';
    const value = actorColumns.has(column) ? findToday('actor', former, context) : former;
    if (!subject || value === cells[column]) return [];
    const was = hashColumns.has(column) ? '…' : former;
    return [{ what: subject.what, path: [subject.path], was: former === '' ? 'null' : was }];
  });
}

/** The current id of a released one. */
function findToday(kind: RecordKind, id: string, { holders }: Context): string {
  const [holder, other] = holders.get(`${kind} ${id}`) ?? [];
  return holder && !other ? holder.id : id;
}

function checkStatements(context: Context): void {
  for (const { statements } of context.seeds.sources.values()) {
    for (const entry of statements) {
      const record = context.records.get(`statement ${entry.value.id}`);
      const row = record && findRow(record, context);
      if (row) checkRelations(entry, record, row, context);
    }
  }
}

/** A relation may disappear only by a correction, or when its other end was withdrawn. */
function checkRelations(
  entry: Entry<SeedStatement>,
  record: Registrable,
  row: RegisterRow,
  context: Context,
): void {
  const { report, next } = context;
  const { relations } = entry.value;
  const { relations: released = '' } = row.cells;
  const former = listWords(released).map((name) => {
    const [type, kind, id] = name.split(':') as [string, RecordKind, string];
    return { kind, id, today: `${type}:${kind}:${findToday(kind, id, context)}` };
  });
  for (const [index, relation] of relations.entries()) {
    if (former.some(({ today }) => today === nameRelation(relation))) continue;
    checkAddedDate(entry, ['relations', index], relation.added, context);
  }
  const names = new Set(relations.map(nameRelation));
  const isGone = former.some(({ kind, today }) => {
    const [, , id = ''] = today.split(':');
    return context.records.has(`${kind} ${id}`) && !names.has(today);
  });
  if (!isGone || isCorrected(record, 'relations', context)) return;
  const line = `{ on: ${next}, what: relations, was: "${released}" }`;
  const message = `a relation that was released is gone; write corrections: [${line}]`;
  report(entry, ['relations'], message);
}

/** A report that came after the statement and the source were released says when it came. */
function checkReports(context: Context): void {
  const { seeds, register } = context;
  for (const { id, reports } of seeds.sources.values()) {
    if (!register.rows.source.has(id)) continue;
    for (const entry of reports) {
      const { statement, added } = entry.value;
      const record = context.records.get(`statement ${statement}`);
      const row = record && findRow(record, context);
      const { reports: released = '' } = row?.cells ?? {};
      if (row && !listWords(released).includes(id)) checkAddedDate(entry, [], added, context);
    }
  }
}

function listWords(list: string): string[] {
  return list.split(' ').filter((word) => word !== '');
}
