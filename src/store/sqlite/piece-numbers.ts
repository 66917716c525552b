// Which number each piece has, by hashes of its JSON: the pieces of a large file, as keys of a map,
// would take much memory.

const slotsMin = 1 << 12;

/**
 * An open hash table. Two hashes and the length take a tenth of the time of a SHA-256; should two
 * objects ever share them, the file is refused when it is verified.
 */
export class PieceNumbers {
  private size = 0;
  /** Numbers, from 1; 0 where there is none. At most half of them are taken. */
  private slots = new Uint32Array(slotsMin);
  /** By number, three each: room for as many as the slots take. */
  private keys = new Int32Array(2 * slotsMin);

  find(first: number, second: number, length: number): number | undefined {
    return this.slots[this.findSlot(first, second, length)] || undefined;
  }

  /** The number of a piece that has none yet. */
  add(first: number, second: number, length: number): number {
    if (2 * (this.size + 1) > this.slots.length) this.grow();
    const number = ++this.size;
    this.keys.set([first, second, length], 3 * number);
    this.slots[this.findSlot(first, second, length)] = number;
    return number;
  }

  /** Where the piece stands, or would. */
  private findSlot(first: number, second: number, length: number): number {
    const { slots, keys } = this;
    for (let slot = first ^ second; ; slot++) {
      slot &= slots.length - 1;
      const at = 3 * (slots[slot] as number);
      if (at === 0) return slot;
      if (keys[at] === first && keys[at + 1] === second && keys[at + 2] === length) return slot;
    }
  }

  private grow(): void {
    const { keys, size } = this;
    this.slots = new Uint32Array(2 * this.slots.length);
    this.keys = new Int32Array(2 * keys.length);
    this.keys.set(keys);
    for (let number = 1; number <= size; number++) {
      const [first, second, length] = keys.subarray(3 * number) as unknown as number[];
      this.slots[this.findSlot(first as number, second as number, length as number)] = number;
    }
  }
}
