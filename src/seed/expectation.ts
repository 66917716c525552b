// What a file has to hold, noted while its records are written: hashes, so that no record need be
// kept, or compiled again, until the file is read back.
import type { Citation } from '../records/citation.ts';
import { boundLists } from '../records/embedded-lists.ts';
import { type RecordOf, type Resource, resourceNames } from '../records/resources.ts';
import type { Records, Sequence } from '../store/sqlite/records.ts';
import { HashList } from './hash-list.ts';

/** What is noted of one resource, in list order. */
interface Noted {
  ids: string[];
  documents: HashList;
  citations: HashList;
}

export class Expectation {
  readonly noted = Object.fromEntries(
    resourceNames.map((resource) => [resource, emptyNotes()]),
  ) as Record<Resource, Noted>;
  /** Of earlier texts, by `<source> <sha256>`. */
  readonly earlierTexts = new Set<string>();
  /** By source, of a text that may only be quoted. */
  readonly passages: Records['passages'];

  constructor({ passages }: Pick<Records, 'passages'>) {
    this.passages = passages;
  }

  /** The same records, each of which is noted as it passes. */
  watch(records: Records): Records {
    const lists = resourceNames.map((resource) => [resource, this.watchList(resource, records)]);
    return { ...records, ...Object.fromEntries(lists) };
  }

  private watchList<R extends Resource>(resource: R, records: Records): Sequence<RecordOf<R>> {
    const list = records[resource] as Sequence<RecordOf<R>>;
    const note = (record: RecordOf<R>) =>
      this.note(resource, record, JSON.stringify(boundLists(resource, record)));
    return {
      length: list.length,
      *[Symbol.iterator]() {
        for (const record of list) {
          note(record);
          yield record;
        }
      },
    };
  }

  /** @param json the record as it is sent to readers */
  note<R extends Resource>(resource: R, record: RecordOf<R>, json: string): void {
    const { ids, documents, citations } = this.noted[resource];
    ids.push(record.id);
    documents.push(json);
    if ('citations' in record) {
      for (const citation of record.citations) citations.push(nameCitation(record.id, citation));
    }
    if ('earlier_texts' in record) {
      for (const { sha256 } of record.earlier_texts)
        this.earlierTexts.add(`${record.id} ${sha256}`);
    }
  }
}

/** Everything that a citation and its row have in common. */
export function nameCitation(
  citing: string,
  { source, exact, start }: Pick<Citation, 'exact' | 'start'> & { source: { id: string } },
): string {
  return `${citing}\0${source.id}\0${start}\0${exact}`;
}

function emptyNotes(): Noted {
  return { ids: [], documents: new HashList(), citations: new HashList() };
}
