// The search structures of a new file, written to its tables.
import type {
  DayBound,
  DirectoryWriter,
  NameFrequency,
  NamePartType,
  PostingsKey,
  StemKey,
  StoredNorms,
  StoredOrdinals,
  StoredShingles,
  StoredStem,
  StoredText,
  StoredWindow,
  StoredWord,
} from '../../search/directory.ts';
import type { SearchScope } from '../../search/query.ts';
import type { Db } from './file.ts';
import { encodeTexts } from './full-text-words.ts';
import * as indexes from './index-tables.ts';
import { inserter, textInserter } from './inserter.ts';

export class SqliteDirectoryWriter implements DirectoryWriter {
  private readonly inserts;

  constructor(db: Db) {
    this.inserts = {
      postings: inserter(db, indexes.postings),
      ordinals: inserter(db, indexes.valueColumns),
      days: inserter(db, indexes.dayColumns),
      stem: inserter(db, indexes.searchStems),
      norms: inserter(db, indexes.searchLengths),
      text: textInserter(db.$client),
      names: inserter(db, indexes.spellingParts),
      shingles: inserter(db, indexes.sourcePairs),
      frequentShingle: inserter(db, indexes.commonPairs),
      window: inserter(db, indexes.sourceWindows),
      word: inserter(db, indexes.sourceWords),
    };
  }

  writePostings(key: PostingsKey, docFrequency: number, docIds: Buffer): void {
    this.inserts.postings({ ...key, count: docFrequency, numbers: docIds });
  }

  writeOrdinals(field: string, { names, offsets, ordinals }: StoredOrdinals): void {
    this.inserts.ordinals({ field, names, starts: offsets, codes: ordinals });
  }

  writeDays(resource: string, bound: DayBound, days: Buffer): void {
    this.inserts.days({ resource, name: bound, days });
  }

  writeStem(key: StemKey, { docFrequency: count, docIds: numbers, repeats }: StoredStem): void {
    this.inserts.stem({ ...key, count, numbers, repeats });
  }

  writeNorms(scope: SearchScope, { total, languages, lengths }: StoredNorms): void {
    this.inserts.norms({ scope, total, languages, lengths });
  }

  writeText(docId: number, texts: Readonly<Record<SearchScope, readonly StoredText[]>>): void {
    this.inserts.text(docId, encodeTexts(texts.passage), encodeTexts(texts.summary));
  }

  writeNames({ resource, type }: NamePartType, part: NameFrequency, numbers: Buffer): void {
    const { frequency: count } = part;
    this.inserts.names({ kind: resource, type, part: part.part, count, numbers });
  }

  writeShingles(bucket: number, { hashes, windows }: StoredShingles): void {
    this.inserts.shingles({ bucket, hashes, windows });
  }

  writeFrequentShingle(hash: number, windows: Buffer): void {
    this.inserts.frequentShingle({ hash, windows });
  }

  writeWindow(window: StoredWindow): void {
    this.inserts.window(window);
  }

  writeWord(word: StoredWord): void {
    this.inserts.word(word);
  }
}
