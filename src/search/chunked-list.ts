// A list of uint32 that grows without copying what it holds: half the memory of an array, and no
// moment at which it is there twice.

// Small, as most lists are short: a larger chunk costs more to clear than all that is pushed.
const chunkBits = 12;
const chunkLength = 1 << chunkBits;

export class ChunkedList {
  length = 0;
  private readonly chunks: Uint32Array[] = [];
  private last = new Uint32Array();

  push(value: number): void {
    const at = this.length++ & (chunkLength - 1);
    if (at === 0) {
      this.last = new Uint32Array(chunkLength);
      this.chunks.push(this.last);
    }
    this.last[at] = value;
  }

  forEach(visit: (value: number, index: number) => void): void {
    let index = 0;
    for (const chunk of this.chunks) {
      const end = Math.min(chunkLength, this.length - index);
      for (let at = 0; at < end; at++) visit(chunk[at] as number, index++);
    }
  }

  at(index: number): number {
    return this.chunks[index >>> chunkBits]?.[index & (chunkLength - 1)] as number;
  }

  toArray(): Uint32Array {
    const array = new Uint32Array(this.length);
    this.forEach((value, index) => {
      array[index] = value;
    });
    return array;
  }
}
