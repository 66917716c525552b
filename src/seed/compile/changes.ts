// What a reader is told otherwise than when a record was added: by the record itself, and by what
// stands around it. Changes of a new spelling, a topic or a translation are none.
import type { ChangeKind, RecordKind, RecordName, StoredChange } from '../../records/change.ts';
import { type Relation, type Statement, statusByRelation } from '../../records/statement.ts';
import type { MemoryEntry, Seeds } from '../model.ts';
import { instantOf } from '../moments.ts';
import type { Withdrawal } from '../parse/memory.ts';
import type { SeedStatement } from '../parse/schema.ts';
import { listRecords } from '../register.ts';
import { buildAdditions, type FindAddition, findNewest } from './additions.ts';
import { type Lost, listLost } from './lost.ts';

type Remembered = MemoryEntry['entry']['value'];

/** What of a compiled record others may change. */
export interface Subject {
  id: string;
  citations?: readonly { source: { id: string }; via: { id: string } | null }[];
  caveats?: readonly { id: string }[];
  relations?: readonly Relation[];
  attribution?: Statement['attribution'];
}

/** A change without the record that it is of. */
export type Draft = Omit<StoredChange, 'record'>;

type Moment = string | null | undefined;

export class ChangeList {
  readonly findAddition: FindAddition;
  private readonly seeds: Seeds;
  private readonly newest: string | null;
  /** By kind and id, of those to which anything happened. */
  private readonly entries = new Map<string, Pick<Remembered, 'corrections' | 'formerly'>>();
  /** By statement, of those that have any. */
  private readonly relations = new Map<string, SeedStatement['relations']>();
  /** By statement, the sources that report it and when each began to. */
  private readonly reports: ReadonlyMap<string, readonly { source: string; added: Moment }[]>;
  private readonly withdrawals: ReadonlyMap<string, readonly Withdrawal[]>;
  private readonly lost: ReadonlyMap<string, readonly Lost[]>;

  constructor(seeds: Seeds) {
    this.seeds = seeds;
    this.newest = findNewest(seeds);
    this.findAddition = buildAdditions(seeds);
    for (const { kind, id, entry } of listRecords(seeds)) {
      const { corrections, formerly } = entry.value;
      if (corrections.length + formerly.length === 0) continue;
      this.entries.set(`${kind} ${id}`, { corrections, formerly });
    }
    const sources = [...seeds.sources.values()];
    for (const { value } of sources.flatMap(({ statements }) => statements)) {
      if (value.relations.length > 0) this.relations.set(value.id, value.relations);
    }
    this.reports = Map.groupBy(
      sources.flatMap(({ id, reports }) =>
        reports.map(({ value: { statement, added } }) => ({ statement, source: id, added })),
      ),
      ({ statement }) => statement,
    );
    this.lost = listLost(seeds);
    this.withdrawals = Map.groupBy(
      seeds.withdrawn.map(({ value }) => value),
      ({ id }) => id,
    );
  }

  /** Every change since the record was added, oldest first. */
  of(kind: RecordKind, subject: Subject): Draft[] {
    const { id } = subject;
    const later = [
      ...(kind === 'statement' ? [...this.listReports(id), ...this.listRelations(id)] : []),
      ...this.listVerdicts(kind, subject),
      ...this.listLost(kind, id),
      ...(subject.caveats ?? []).flatMap((caveat) => this.ofCaveat(caveat.id)),
      ...this.listSourceCorrections(subject),
    ];
    const added = this.findAddition(kind, id) ?? '';
    return [...this.listOwn(kind, id), ...later.filter(({ on }) => on > added)].sort(inOrder);
  }

  /** Corrections, former ids, and days on which it was withdrawn or reinstated. */
  private listOwn(kind: RecordKind, id: string): Draft[] {
    const { seeds, newest } = this;
    const { corrections = [], formerly = [] } = this.entries.get(`${kind} ${id}`) ?? {};
    const renamed = formerly.map((was) => {
      const until = seeds.register?.rows[kind].get(was)?.value.until;
      return { kind: 'renamed' as const, on: until || newest, was };
    });
    return [
      ...corrections.map(({ on, what, was, note }) =>
        draft('corrected', on, { what, was, note: note ?? null }),
      ),
      ...renamed.flatMap(({ on, was }) => (on === null ? [] : [draft('renamed', on, { was })])),
      ...this.withdrawalsOf(kind, id).flatMap(({ on, reason, reinstated }) => [
        draft('withdrawn', on, { note: reason }),
        ...(reinstated == null ? [] : [draft('reinstated', reinstated)]),
      ]),
    ];
  }

  /** Of a record that stands, or stood, under this id. */
  withdrawalsOf(kind: RecordKind, id: string): Withdrawal[] {
    return (this.withdrawals.get(id) ?? []).filter((one) => (one.kind ?? kind) === kind);
  }

  private listReports(id: string): Draft[] {
    return (this.reports.get(id) ?? []).flatMap(({ source, added }) =>
      this.since('reported', added, { kind: 'source', id: source }),
    );
  }

  /** What the statement itself does to others, where that was found later. */
  private listRelations(id: string): Draft[] {
    const relations = this.relations.get(id) ?? [];
    return relations.flatMap(({ type, added, statement, event, source }) => {
      if (added == null) return [];
      const by = nameTarget({ statement, event, source });
      return [draft('relation_added', added, { what: type, by })];
    });
  }

  /** Whoever confirms, disputes or denies it, and what became of that. */
  private listVerdicts(kind: RecordKind, subject: Subject): Draft[] {
    const { id, relations = [], attribution, citations = [] } = subject;
    const incoming = relations.filter(({ direction }) => direction === 'incoming');
    const verdicts =
      attribution?.by ?? incoming.map(({ type, id: statement }) => ({ type, statement }));
    if (verdicts.length === 0) return [];
    const targets = new Set([
      `${kind} ${id}`,
      ...citations.flatMap(({ via }) => (via ? [`source ${via.id}`] : [])),
    ]);
    return verdicts.flatMap(({ type, statement }) => {
      const verdict = statusByRelation[type];
      if (verdict === undefined || verdict === 'reported') return [];
      const by: RecordName = { kind: 'statement', id: statement };
      const relation = this.relations.get(statement)?.find((one) => {
        const target = nameTarget(one);
        return one.type === type && targets.has(`${target.kind} ${target.id}`);
      });
      return [
        ...this.since(verdict, relation?.added, by),
        ...this.listOwn('statement', statement)
          .filter(({ kind: own, on }, index, all) => {
            const isFirst = all.findIndex((other) => other.on === on) === index;
            return own !== 'renamed' && isFirst;
          })
          .map(({ on, note }) => draft('attribution_changed', on, { what: type, by, note })),
      ];
    });
  }

  /** Denials and caveats that came and went; what was withdrawn does not go in silence. */
  private listLost(kind: RecordKind, id: string): Draft[] {
    return (this.lost.get(`${kind} ${id}`) ?? []).flatMap(
      ({ by, type, came, went, released, source }) => {
        const own = this.withdrawalsOf(by.kind, by.id);
        const [withdrawal] = own.length > 0 ? own : this.withdrawalsOf('source', source ?? '');
        if (!withdrawal) return [];
        const { on, reason } = withdrawal;
        return [draft(came, released, { by }), draft(went, on, { what: type, by, note: reason })];
      },
    );
  }

  /** Of a source, as it is told with each of its passages. */
  private readonly ofSource = rememberEach((id) =>
    this.listOwn('source', id)
      .filter(({ what }) => what === 'date' || what === 'publisher' || what === 'text')
      .map(({ on, what, was, note }) =>
        draft('source_corrected', on, { what, was, note, by: { kind: 'source', id } }),
      ),
  );

  private readonly ofCaveat = rememberEach((id) => this.listCaveat(id));

  private listCaveat(id: string): Draft[] {
    const by: RecordName = { kind: 'caveat', id };
    return [
      ...this.since('caveat_added', undefined, by),
      ...this.listOwn('caveat', id)
        .filter(({ kind }) => kind === 'corrected')
        .map(({ on, what, was, note }) => draft('caveat_corrected', on, { what, was, note, by })),
    ];
  }

  /** The day, publisher and text of a source are told with each of its passages. */
  private listSourceCorrections({ citations = [] }: Subject): Draft[] {
    const ids = new Set(citations.map(({ source }) => source.id));
    return [...ids].flatMap(this.ofSource);
  }

  /** A change by something that came on its own day; none where that is not known. */
  private since(kind: ChangeKind, moment: Moment, by: RecordName): Draft[] {
    const on = moment ?? this.findAddition(by.kind, by.id);
    return on === null ? [] : [draft(kind, on, { by })];
  }
}

/** Many records cite one source, and one caveat is about many. */
function rememberEach(list: (id: string) => Draft[]): (id: string) => readonly Draft[] {
  const known = new Map<string, readonly Draft[]>();
  return (id) => {
    const drafts = known.get(id) ?? list(id);
    known.set(id, drafts);
    return drafts;
  };
}

function draft(kind: ChangeKind, moment: string, parts: Partial<Draft> = {}): Draft {
  const nothing = { what: null, by: null, was: null, note: null };
  return { on: instantOf(moment), kind, ...nothing, ...parts };
}

type Target = { [K in 'statement' | 'event' | 'source']?: string | null | undefined };

function nameTarget({ statement, event, source }: Target): RecordName {
  if (statement != null) return { kind: 'statement', id: statement };
  return event != null ? { kind: 'event', id: event } : { kind: 'source', id: source as string };
}

function inOrder(a: Draft, b: Draft): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}
