// Values in runs, one run a number: a list of lists of uint32 that grows without copying what it
// holds and keeps no number beside each value.
import { GrowingList } from './growing-list.ts';

export class Runs {
  private readonly values = new GrowingList();
  /** Where the run of each number begins; the last one ends with the values. */
  private readonly starts = new GrowingList();

  get length(): number {
    return this.values.length;
  }

  /** Numbers come in ascending order; those left out have an empty run. */
  add(number: number, value: number): void {
    while (this.starts.length <= number) this.starts.push(this.values.length);
    this.values.push(value);
  }

  forEach(visit: (value: number, number: number) => void): void {
    let number = -1;
    let next = 0;
    this.values.forEach((value, index) => {
      while (index >= next) {
        number++;
        next = number + 1 < this.starts.length ? this.starts.at(number + 1) : this.length;
      }
      visit(value, number);
    });
  }
}

/** Counts, each one place late, become the places where each begins. */
export function accumulate(counts: Uint32Array): void {
  for (let at = 1; at < counts.length; at++) {
    counts[at] = (counts[at] as number) + (counts[at - 1] as number);
  }
}
