// Hashes of many texts, in order: enough to tell whether each is still the same, in 16 bytes.
import { hash } from 'node:crypto';

const hashBytes = 16;

export class HashList {
  length = 0;
  private bytes = Buffer.alloc(64 * hashBytes);

  push(text: string): void {
    const end = (this.length + 1) * hashBytes;
    if (end > this.bytes.length) {
      const longer = Buffer.alloc(2 * this.bytes.length);
      this.bytes.copy(longer);
      this.bytes = longer;
    }
    hashText(text).copy(this.bytes, end - hashBytes);
    this.length++;
  }

  /** Whether this is the text that was pushed there, as UTF-8 where it is bytes. */
  holds(index: number, text: string | Buffer): boolean {
    const start = index * hashBytes;
    const isThere = index < this.length;
    return isThere && hashText(text).equals(this.bytes.subarray(start, start + hashBytes));
  }
}

function hashText(text: string | Buffer): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, hashBytes);
}
