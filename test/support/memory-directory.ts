// Search structures in memory: what a writer puts in, its reader gets back, without a database.
import type {
  Directory,
  DirectoryWriter,
  NameFrequency,
  SortedBy,
  StoredNorms,
  StoredOrdinals,
  StoredShingles,
  StoredStem,
  StoredWindow,
  StoredWord,
} from '../../src/search/directory.ts';

const keyOf = (...parts: unknown[]) => JSON.stringify(parts);

export class MemoryDirectory implements DirectoryWriter, Omit<Directory, 'matchTerm'> {
  private readonly blobs = new Map<string, Buffer>();
  private readonly values: [resource: string, field: string, value: string][] = [];
  private readonly stems = new Map<string, StoredStem>();
  private readonly ordinals = new Map<string, StoredOrdinals>();
  private readonly norms = new Map<string, StoredNorms>();
  private readonly names: [type: string, part: NameFrequency, numbers: Buffer][] = [];
  private readonly shingles = new Map<number, StoredShingles>();
  readonly words: StoredWord[] = [];
  readonly windows: StoredWindow[] = [];

  writePostings: DirectoryWriter['writePostings'] = ({ resource, field, value }, _, docIds) => {
    this.values.push([resource, field, value]);
    this.blobs.set(keyOf('postings', resource, field, value), docIds);
  };
  readPostings = (resource: string, field: string, value: string) =>
    this.blobs.get(keyOf('postings', resource, field, value));
  readPostingsFrom = (resource: string, field: string, from: string) =>
    this.values
      .filter(([of, by, value]) => of === resource && by === field && value >= from)
      .map(([of, by, value]) => this.readPostings(of, by, value) as Buffer);

  writeOrdinals = (field: string, stored: StoredOrdinals) => void this.ordinals.set(field, stored);
  readOrdinals = (field: string) => this.ordinals.get(field);

  writeDays: DirectoryWriter['writeDays'] = (resource, bound, days) =>
    void this.blobs.set(keyOf('days', resource, bound), days);
  readDays: Directory['readDays'] = (resource, bound) =>
    this.blobs.get(keyOf('days', resource, bound));
  writeOrder = (resource: string, by: SortedBy, docIds: Buffer) =>
    void this.blobs.set(keyOf('order', resource, by), docIds);
  readOrder: Directory['readOrder'] = (resource, by) =>
    this.blobs.get(keyOf('order', resource, by));

  writeStem: DirectoryWriter['writeStem'] = ({ scope, language, stem }, stored) =>
    void this.stems.set(keyOf(scope, language, stem), stored);
  private findStem: (key: Parameters<Directory['readStemPostings']>[0]) => StoredStem | undefined =
    ({ scope, language, stem }) => this.stems.get(keyOf(scope, language, stem));
  readDocFrequency: Directory['readDocFrequency'] = (key) => this.findStem(key)?.docFrequency;
  readStemPostings: Directory['readStemPostings'] = (key) => this.findStem(key)?.docIds;
  readStemRepeats: Directory['readStemRepeats'] = (key) => this.findStem(key)?.repeats;
  writeNorms: DirectoryWriter['writeNorms'] = (scope, norms) => void this.norms.set(scope, norms);
  readNorms: Directory['readNorms'] = (scope) => this.norms.get(scope);
  writeText = () => undefined;

  writeNames: DirectoryWriter['writeNames'] = ({ resource, type }, part, numbers) =>
    void this.names.push([keyOf(resource, type), part, numbers]);
  readNameFrequencies: Directory['readNameFrequencies'] = ({ resource, type }, parts) =>
    this.names
      .filter(([key, { part }]) => key === keyOf(resource, type) && parts.includes(part))
      .map(([, frequency]) => frequency);
  readNames: Directory['readNames'] = ({ resource, type }, parts) =>
    parts.flatMap((wanted) =>
      this.names
        .filter(([key, { part }]) => key === keyOf(resource, type) && part === wanted)
        .map(([, , numbers]) => numbers),
    );
  readNamesByBeginning: Directory['readNamesByBeginning'] = (resource, beginning) =>
    this.names
      .filter(([key, { part }]) => key === keyOf(resource, 'word') && part.startsWith(beginning))
      .map(([, , numbers]) => numbers);

  writeShingles = (bucket: number, stored: StoredShingles) =>
    void this.shingles.set(bucket, stored);
  readShingles = (bucket: number) => this.shingles.get(bucket);
  writeFrequentShingle = (hash: number, windows: Buffer) =>
    void this.blobs.set(keyOf('shingle', hash), windows);
  readFrequentShingle = (hash: number) => this.blobs.get(keyOf('shingle', hash));

  writeWord = (word: StoredWord) => void this.words.push(word);
  readWords = (wanted: readonly string[]) => this.words.filter(({ word }) => wanted.includes(word));
  readWordTotal = () => this.words.reduce((sum, { count }) => sum + count, 0);
  writeWindow = (window: StoredWindow) => void this.windows.push(window);
  readWindows = (from: number, to: number, of: number) => {
    const own = this.windows.find(({ number }) => number === of);
    return this.windows.filter(
      ({ number, sourceId, earlier }) =>
        from <= number && number <= to && sourceId === own?.sourceId && earlier === own.earlier,
    );
  };
}
