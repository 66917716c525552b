// Where the search structures are kept, as Lucene's Directory is: blobs go in under a name and come
// back as they were. The file of each structure says what its bytes mean; the store keeps them.
import type { ScopedTerm, SearchScope } from './query.ts';

export interface Directory {
  /** Doc ids that have a value; undefined where none has. */
  readPostings(resource: string, field: string, value: string): Buffer | undefined;
  /** Those of every value from the given one on, in alphabetical order. */
  readPostingsFrom(resource: string, field: string, value: string): Buffer[];
  readOrdinals(field: string): StoredOrdinals | undefined;
  readDays(resource: string, bound: DayBound): Buffer | undefined;
  readOrder(resource: string, by: SortedBy): Buffer | undefined;

  /** How many docs hold a stem; undefined where none does. */
  readDocFrequency(key: StemKey): number | undefined;
  readStemPostings(key: StemKey): Buffer | undefined;
  readStemRepeats(key: StemKey): Buffer | undefined;
  readNorms(scope: SearchScope): StoredNorms | undefined;
  /** Doc ids that match a phrase or a prefix, ascending. May take long. */
  matchTerm(term: ScopedTerm): number[];

  /** How many names hold each of the parts, without those that none holds. */
  readNameFrequencies(type: NamePartType, parts: readonly string[]): NameFrequency[];
  /** The numbers of the names that hold each of the parts, ascending. */
  readNames(type: NamePartType, parts: readonly string[]): Buffer[];
  /** Those of each word that begins like this, in alphabetical order; only the first if many. */
  readNamesByBeginning(resource: string, beginning: string): Buffer[];

  readShingles(bucket: number): StoredShingles | undefined;
  /** All windows of a frequent shingle, ascending. */
  readFrequentShingle(hash: number): Buffer | undefined;
  /** Those of the words that occur in the texts. */
  readWords(words: readonly string[]): StoredWord[];
  /** Words of all texts together. */
  readWordTotal(): number;
  /** The windows from one number to another that belong to the text of the window `of`. */
  readWindows(from: number, to: number, of: number): StoredWindow[];
}

/** The same structures on their way in. Calls come in the order in which rows are to be stored. */
export interface DirectoryWriter {
  writePostings(key: PostingsKey, docFrequency: number, docIds: Buffer): void;
  writeOrdinals(field: string, ordinals: StoredOrdinals): void;
  writeDays(resource: string, bound: DayBound, days: Buffer): void;

  writeStem(key: StemKey, postings: StoredStem): void;
  writeNorms(scope: SearchScope, norms: StoredNorms): void;
  /** The texts of each scope, for `matchTerm`: no phrase goes from one to the next. */
  writeText(docId: number, texts: Readonly<Record<SearchScope, readonly StoredText[]>>): void;

  writeNames(type: NamePartType, part: NameFrequency, numbers: Buffer): void;

  writeShingles(bucket: number, shingles: StoredShingles): void;
  writeFrequentShingle(hash: number, windows: Buffer): void;
  writeWord(word: StoredWord): void;
  writeWindow(window: StoredWindow): void;
}

export interface PostingsKey {
  resource: string;
  field: string;
  value: string;
}

/** A word of a name, or three neighbouring letters. */
export interface NamePartType {
  resource: string;
  type: 'word' | 'trigram';
}

export interface NameFrequency {
  part: string;
  frequency: number;
}

export interface StemKey {
  scope: SearchScope;
  language: string;
  stem: string;
}

export type DayBound = 'earliest' | 'latest';

/** `id`: alphabetical; `modified`: what was changed last comes first. */
export type SortedBy = 'id' | 'modified';

export interface StoredOrdinals {
  names: string;
  offsets: Buffer | null;
  ordinals: Buffer;
}

export interface StoredStem {
  docFrequency: number;
  docIds: Buffer;
  repeats: Buffer;
}

export interface StoredText {
  language: string;
  /** Folded, in order. */
  words: readonly string[];
}

export interface StoredNorms {
  total: number;
  /** JSON: how many docs have a text in each language. */
  languages: string;
  lengths: Buffer;
}

export interface StoredShingles {
  hashes: Buffer;
  windows: Buffer;
}

export interface StoredWord {
  word: string;
  /** How often it occurs in the texts. */
  count: number;
}

export interface StoredWindow {
  number: number;
  sourceId: string;
  /** The name of an earlier text of it; null when it is of the one of now. */
  earlier: string | null;
  start: number;
  end: number;
  paragraph: number;
  words: string;
}
