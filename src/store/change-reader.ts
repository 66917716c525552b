// Changes, newest first: found like records, each with what its records are called today.
import { type Change, kindOf } from '../records/change.ts';
import type { Resource } from '../records/resources.ts';
import { toUint32Array } from '../search/bytes.ts';
import {
  buildDocSet,
  countDocs,
  type DocSet,
  intersect,
  listDocs,
  takeDocs,
  unite,
} from '../search/doc-set.ts';
import { forEach, type Reading } from '../search/reading.ts';
import type { HeldTerms, Searcher } from '../search/searcher.ts';
import type { NameIndex } from './name-index.ts';
import { cutPage } from './page.ts';
import { ask, type BuriedStatement } from './storage.ts';
import type { ChangePage, ChangeQuery, Query } from './store.ts';

/** Filters by which a withdrawn statement is found too. */
const buriedFilters = ['actor', 'voice', 'on_behalf_of', 'source'] as const;

export class ChangeReader {
  private readonly searcher: Searcher;
  private readonly names: NameIndex;
  private ofStatements: ChangesOfStatements | undefined;
  private buried: readonly BuriedStatement[] | undefined;

  constructor(searcher: Searcher, names: NameIndex) {
    this.searcher = searcher;
    this.names = names;
  }

  *list({ statements, filters, after, limit }: ChangeQuery, held: HeldTerms): Reading<ChangePage> {
    const found = yield* this.searcher.find({ resource: 'changes', filters }, held);
    const set = statements ? yield* this.keep(found, statements, held) : found;
    const { docIds, next } = cutPage(takeDocs(set, 'descending', after, limit + 1), limit);
    const changes = yield* forEach(docIds, (number) => this.find(number));
    const documents = Buffer.from(changes.map((change) => JSON.stringify(change)).join(','));
    return { documents, next, total: countDocs(set) };
  }

  *find(number: number): Reading<Change> {
    const row = yield* ask('readChange', number);
    if (!row) throw new Error(`there is no change ${number}`);
    const { noteEn, noteFr, byResource, byId, ...change } = row;
    return {
      on: change.changedAt,
      kind: change.kind as Change['kind'],
      record: yield* this.name(change.resource, change.recordId),
      what: change.what as Change['what'],
      by: byResource === null || byId === null ? null : yield* this.name(byResource, byId),
      was: change.was,
      note: noteEn === null || noteFr === null ? null : { en: noteEn, fr: noteFr },
    };
  }

  private *name(resource: string, id: string): Reading<Change['record']> {
    return {
      kind: kindOf[resource as Resource],
      id,
      label: (yield* this.names.findLabel(resource as Resource, id)) ?? null,
      url: `/${resource}/${id}`,
    };
  }

  /** The changes of the statements that match, and of withdrawn ones that did. */
  private *keep(set: DocSet, statements: Query, held: HeldTerms): Reading<DocSet> {
    this.ofStatements ??= yield* readChangesOfStatements();
    const { total } = this.ofStatements;
    const matches = yield* this.searcher.find(statements, held);
    const numbers = collectChanges(matches, this.ofStatements);
    const changed = buildDocSet(numbers, total);
    const buried = yield* this.findBuried(statements);
    return intersect(set, buried ? unite([changed, buried], total) : changed);
  }

  /** Undefined where none match, or where nothing is known of them that is asked for. */
  private *findBuried({ filters, days, text }: Query): Reading<DocSet | undefined> {
    const names = Object.entries(filters).flatMap(([name, values]) => (values ? [name] : []));
    const isKnown = names.every((name) => buriedFilters.some((one) => one === name));
    if (!isKnown || days || text) return undefined;
    this.buried ??= yield* ask('readBuried');
    const { actor, voice, on_behalf_of, source } = filters;
    const isOneOf = (value: string | null, values: readonly string[] | undefined) =>
      values === undefined || (value !== null && values.includes(value));
    const id = this.buried
      .filter(
        ({ actorId, onBehalfOfId, sourceId }) =>
          isOneOf(actorId, actor) &&
          isOneOf(onBehalfOfId, on_behalf_of) &&
          isOneOf(sourceId, source) &&
          (isOneOf(actorId, voice) || isOneOf(onBehalfOfId, voice)),
      )
      .map((row) => `statements/${row.id}`);
    return id.length === 0
      ? undefined
      : yield* this.searcher.find({ resource: 'changes', filters: { id } });
  }
}

/** The numbers of the changes of statement n: `numbers` from `starts[n]` to `starts[n + 1]`. */
interface ChangesOfStatements {
  starts: Uint32Array;
  numbers: Uint32Array;
  /** Of all changes. */
  total: number;
}

function* readChangesOfStatements(): Reading<ChangesOfStatements> {
  const bytes = yield* ask('readChangedStatements');
  if (!bytes) throw new Error('nothing says which change belongs to which statement');
  const statementOf = toUint32Array(bytes);
  const total = Math.max(0, statementOf.length - 1);
  let last = 0;
  for (const statement of statementOf) last = Math.max(last, statement);
  const starts = new Uint32Array(last + 2);
  for (let number = 1; number <= total; number++) {
    const next = (statementOf[number] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let at = 1; at < starts.length; at++) {
    starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  }
  const numbers = new Uint32Array(total);
  const filled = starts.slice();
  for (let number = 1; number <= total; number++) {
    const statement = statementOf[number] as number;
    numbers[filled[statement] as number] = number;
    filled[statement] = (filled[statement] as number) + 1;
  }
  return { starts, numbers, total };
}

/** Ascending. A change that is of no statement has statement 0, which is in no set. */
function collectChanges(statements: DocSet, { starts, numbers }: ChangesOfStatements): Uint32Array {
  const found: number[] = [];
  for (const statement of listDocs(statements)) {
    const end = starts[statement + 1] ?? 0;
    for (let at = starts[statement] ?? end; at < end; at++) found.push(numbers[at] as number);
  }
  return Uint32Array.from(found).sort();
}
