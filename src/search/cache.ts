// Keeps what was asked for last, in two generations: when the younger one is full, the older one
// goes. What is asked for again moves into the younger one.

/** The value of a key never changes. */
export class RecentCache<K, V> {
  private readonly sizeMax: number;
  private readonly sizeOf: (value: V) => number;
  private young = new Map<K, V>();
  private old = new Map<K, V>();
  private size = 0;

  /** @param sizeOf in the unit of `sizeMax`; what is larger than half of that is not kept */
  constructor(sizeMax: number, sizeOf: (value: V) => number) {
    this.sizeMax = sizeMax;
    this.sizeOf = sizeOf;
  }

  get(key: K): V | undefined {
    const value = this.young.get(key);
    if (value !== undefined) return value;
    const older = this.old.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: K, value: V): void {
    const size = this.sizeOf(value);
    const generationMax = this.sizeMax / 2;
    if (size > generationMax || this.young.has(key)) return;
    if (this.size + size > generationMax) {
      this.old = this.young;
      this.young = new Map();
      this.size = 0;
    }
    this.young.set(key, value);
    this.size += size;
  }
}
