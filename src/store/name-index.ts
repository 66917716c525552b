// What records are called: from any spelling to ids, from ids to labels.
import { LRUCache } from 'lru-cache';
import type { LocalizedText } from '../records/reference.ts';
import type { Resource } from '../records/resources.ts';
import { NamesReader } from '../search/names/names-reader.ts';
import type { Reading } from '../search/reading.ts';
import { listNameForms, sortWords } from '../text/name-forms.ts';
import { foldName, rankNearest } from '../text/names.ts';
import { ask, askEach } from './storage.ts';
import type { Named } from './store.ts';

/** How many of the most similar spellings are compared with a misspelt name letter by letter. */
const comparedMax = 30;

const suggestedMax = 3;

/** Most records that words of a name complete to, and most spellings to read for them. */
const completedMax = 200;
const spellingsMax = 2000;

export class NameIndex {
  private readonly reader = new NamesReader();
  /** The names asked for most recently. */
  private readonly known = new LRUCache<string, Named[]>({ max: 1000 });
  /** The labels that were asked for last: a page with facets needs a hundred. */
  private readonly knownLabels = new LRUCache<string, LocalizedText>({ max: 5000 });

  /**
   * Records that have this id or spelling, whatever its case and accents, also with a title or an
   * article, or in another order. An id wins.
   */
  *resolve(resource: Resource, input: string): Reading<Named[]> {
    const key = `${resource}\0${input}`;
    const known = this.known.get(key);
    if (known) return known;
    const found = yield* this.find(resource, foldName(input));
    const exact = found.filter(({ id }) => id === input);
    const named = exact.length > 0 ? exact : found;
    if (named.length > 0) this.known.set(key, named);
    return named;
  }

  /** Ids of records with a name in which each of the words begins a word; or with a near name. */
  *complete(resource: Resource, words: string): Reading<string[]> {
    const folded = foldName(words);
    const numbers = yield* this.reader.findByBeginnings(resource, folded, spellingsMax);
    const rows =
      numbers.length > 0
        ? yield* ask('readSpellings', numbers)
        : yield* this.near(resource, folded);
    return [...new Set(rows.map(({ id }) => id))].slice(0, completedMax);
  }

  /** Known spellings that the input may have been meant for, one of each record. */
  *suggest(resource: Resource, input: string): Reading<string[]> {
    const near = yield* this.near(resource, foldName(input));
    return keepOneEach(near)
      .slice(0, suggestedMax)
      .map(({ spelling }) => spelling);
  }

  /** What each record is called; undefined where there is none. */
  *findLabels(resource: Resource, ids: readonly string[]): Reading<(LocalizedText | undefined)[]> {
    const keyOf = (id: string) => `${resource}\0${id}`;
    const labels = new Map(ids.map((id) => [id, this.knownLabels.get(keyOf(id))]));
    const missing = [...labels].flatMap(([id, label]): [Resource, string][] =>
      label ? [] : [[resource, id]],
    );
    const read = yield* askEach('readLabel', missing);
    for (const [index, [, id]] of missing.entries()) {
      const label = read[index];
      if (label) this.knownLabels.set(keyOf(id), label);
      labels.set(id, label);
    }
    return ids.map((id) => labels.get(id));
  }

  *findLabel(resource: Resource, id: string): Reading<LocalizedText | undefined> {
    const [label] = yield* this.findLabels(resource, [id]);
    return label;
  }

  private *find(resource: Resource, name: string): Reading<Named[]> {
    for (const folded of [name, ...listNameForms(name)]) {
      const found = yield* ask('readNamed', resource, folded);
      if (found.length > 0) return found;
      const words = sortWords(folded);
      const reordered = words === undefined ? [] : yield* ask('readReordered', resource, words);
      if (reordered.length > 0) return keepOneEach(reordered).sort(compareIds);
    }
    return [];
  }

  /** Spellings that look alike or stand in a folded name, the nearest first. */
  private *near(resource: Resource, folded: string): Reading<Named[]> {
    const numbers = new Set([
      ...(yield* this.reader.findNear(resource, folded, comparedMax)),
      ...(yield* this.reader.findByWords(resource, folded, comparedMax)),
    ]);
    const spellings = yield* ask('readSpellings', [...numbers]);
    return rankNearest(folded, spellings, ({ spelling }) => spelling);
  }
}

const compareIds = (a: Named, b: Named) => (a.id < b.id ? -1 : 1);

function keepOneEach(names: readonly Named[]): Named[] {
  const ids = new Set<string>();
  return names.filter(({ id }) => !ids.has(id) && ids.add(id));
}
