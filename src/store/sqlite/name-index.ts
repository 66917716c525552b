// What records are called: from any spelling to ids, from ids to labels.
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { LocalizedText } from '../../records/reference.ts';
import type { Resource } from '../../records/resources.ts';
import { foldName, nearestNames } from '../../text/names.ts';
import type { Labelled, Named } from '../store.ts';

/** Names of records, as SQL over their tables. A document without a title goes by its id. */
const labels: Readonly<Record<Labelled, string>> = {
  actors: 'name AS en, name AS fr',
  events: 'name_en AS en, name_fr AS fr',
  sources: 'coalesce(title, publisher, id) AS en, coalesce(title, publisher, id) AS fr',
  topics: 'name_en AS en, name_fr AS fr',
};

export class NameIndex {
  private readonly labels: Record<Labelled, Database.Statement<[string], LocalizedText>>;
  private readonly spellings: Database.Statement<[string, string], Named>;
  private readonly completions: Database.Statement<[string, string, string], string>;
  private readonly every: Database.Statement<[string], string>;
  /** The names that were asked for last. */
  private readonly known = new LRUCache<string, Named[]>({ max: 1000 });

  constructor(client: Database.Database) {
    this.labels = Object.fromEntries(
      Object.entries(labels).map(([table, names]) => [
        table,
        client.prepare(`SELECT ${names} FROM ${table} WHERE id = ?`),
      ]),
    ) as typeof this.labels;
    this.spellings = client.prepare(
      'SELECT id, spelling FROM spellings WHERE kind = ? AND folded = ? ORDER BY id',
    );
    this.completions = client.prepare<[string, string, string], string>(
      'SELECT id FROM spellings WHERE kind = ? AND folded >= ? AND folded < ? LIMIT 200',
    );
    this.every = client.prepare<[string], string>(
      'SELECT spelling FROM spellings WHERE kind = ? LIMIT 20000',
    );
    for (const query of [this.completions, this.every]) query.pluck();
  }

  /** Records that have this id or spelling, whatever its case and accents. An id wins. */
  resolve(resource: Resource, input: string): Named[] {
    const key = `${resource}\0${input}`;
    const known = this.known.get(key);
    if (known) return known;
    const found = this.spellings.all(resource, foldName(input));
    const exact = found.filter(({ id }) => id === input);
    const named = exact.length > 0 ? exact : found;
    if (named.length > 0) this.known.set(key, named);
    return named;
  }

  /** Ids of records with a spelling that begins so; of very many only the first. */
  complete(resource: Resource, beginning: string): string[] {
    const folded = foldName(beginning);
    if (folded === '') return [];
    return [...new Set(this.completions.all(resource, folded, `${folded}\u{10ffff}`))];
  }

  /** Known spellings that the input may have been meant for. */
  suggest(resource: Resource, input: string): string[] {
    return nearestNames(input, this.every.all(resource));
  }

  /** What a record is called, or undefined when there is none. */
  findLabel(resource: Labelled, id: string): LocalizedText | undefined {
    return this.labels[resource].get(id);
  }
}
