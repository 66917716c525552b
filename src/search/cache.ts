// Keeps what was asked for last. When it is full, the least recently used goes first.

export class LruCache<V> {
  private readonly sizeMax: number;
  private readonly sizeOf: (value: V) => number;
  /** A Map keeps the order of insertion, which here is the order of use. */
  private readonly values = new Map<string, V>();
  private size = 0;

  /** @param sizeOf in the unit of `sizeMax`; it must not change for a value */
  constructor(sizeMax: number, sizeOf: (value: V) => number) {
    this.sizeMax = sizeMax;
    this.sizeOf = sizeOf;
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  get(key: string): V | undefined {
    const value = this.values.get(key);
    if (value === undefined) return undefined;
    this.values.delete(key);
    this.values.set(key, value);
    return value;
  }

  /** What is larger than the whole cache is not kept. */
  set(key: string, value: V): void {
    this.remove(key);
    const size = this.sizeOf(value);
    if (size > this.sizeMax) return;
    this.values.set(key, value);
    this.size += size;
    for (const oldest of this.values.keys()) {
      if (this.size <= this.sizeMax) break;
      this.remove(oldest);
    }
  }

  private remove(key: string): void {
    const value = this.values.get(key);
    if (value === undefined) return;
    this.values.delete(key);
    this.size -= this.sizeOf(value);
  }
}
