// A list of uint32 in as few bytes as each needs, seven bits in a byte, lowest first (LEB128). It
// grows without copying what it holds, and is read from its beginning.

const chunkBits = 12;
const chunkLength = 1 << chunkBits;
const more = 0x80;

export class VarintList {
  length = 0;
  private readonly chunks: Uint8Array[] = [];
  private last = new Uint8Array();
  private bytes = 0;

  push(value: number): void {
    let rest = value;
    for (; rest >= more; rest >>>= 7) this.pushByte((rest & (more - 1)) | more);
    this.pushByte(rest);
    this.length++;
  }

  /** Returns the next value each time, and 0 behind the last. */
  read(): () => number {
    const { chunks } = this;
    let chunk: Uint8Array = new Uint8Array();
    let [next, at] = [0, 0];
    return () => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        if (at === chunk.length) {
          chunk = chunks[next++] ?? new Uint8Array(1);
          at = 0;
        }
        const byte = chunk[at++] as number;
        value |= (byte & (more - 1)) << shift;
        if (byte < more) return value >>> 0;
      }
    };
  }

  private pushByte(byte: number): void {
    const at = this.bytes++ & (chunkLength - 1);
    if (at === 0) {
      this.last = new Uint8Array(chunkLength);
      this.chunks.push(this.last);
    }
    this.last[at] = byte;
  }
}
