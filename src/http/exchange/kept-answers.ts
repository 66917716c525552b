// Answers that are kept for the next who asks. While there is room every answer is kept; then only
// what was asked for twice, so that addresses nobody asks for again push nothing out.
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Addresses that were asked for once, of which nothing is kept but a hash. */
const onceMax = 10_000;

export class KeptAnswers<T extends object> {
  private readonly bytesMax: number;
  private readonly sizeOf: (answer: T, key: string) => number;
  private readonly answers: LRUCache<string, T>;
  private readonly once = new LRUCache<string, true>({ max: onceMax });

  constructor(bytesMax: number, sizeOf: (answer: T, key: string) => number) {
    this.bytesMax = bytesMax;
    this.sizeOf = sizeOf;
    this.answers = new LRUCache({ maxSize: bytesMax });
  }

  get(key: string): T | undefined {
    return this.answers.get(key);
  }

  set(key: string, answer: T): void {
    const bytes = this.sizeOf(answer, key);
    if (this.answers.calculatedSize + bytes > this.bytesMax) {
      const name = hash('sha1', key, 'base64url');
      if (!this.once.has(name)) {
        this.once.set(name, true);
        return;
      }
      this.once.delete(name);
    }
    this.answers.set(key, answer, { size: bytes });
  }
}
