// Values that are kept as JSON until they are needed: they take a third of the memory that they
// take as objects and strings.
import type { Sequence } from '../../store/sqlite/records.ts';

/** Bytes of a part of a list. */
const partLength = 1 << 16;

/** No JSON holds one that is not escaped. */
const lineFeed = '\n';

/**
 * UTF-8, one byte in each character: a string of V8 has one or two bytes for all of them, and
 * nearly every text has a character that needs two.
 */
export function packText(text: string): string {
  return Buffer.from(text).toString('latin1');
}

export function unpackText(packed: string): string {
  return Buffer.from(packed, 'latin1').toString();
}

/** Each value is gone when it was gone through, which can be done once. */
export class PackedList<T> implements Sequence<T> {
  readonly length: number;
  private readonly parts: string[] = [];

  /** Takes the values out of `items`. */
  constructor(items: T[]) {
    this.length = items.length;
    let lines: string[] = [];
    let length = 0;
    for (const item of takeEach(items)) {
      const json = JSON.stringify(item);
      lines.push(json);
      length += json.length;
      if (length < partLength) continue;
      this.pushPart(lines);
      lines = [];
      length = 0;
    }
    this.pushPart(lines);
  }

  *[Symbol.iterator](): Generator<T> {
    for (const part of takeEach(this.parts)) {
      for (const json of unpackText(part).split(lineFeed)) yield JSON.parse(json);
    }
  }

  private pushPart(lines: readonly string[]): void {
    if (lines.length > 0) this.parts.push(packText(lines.join(lineFeed)));
  }
}

function* takeEach<T>(items: T[]): Generator<T> {
  items.reverse();
  for (let item = items.pop(); item !== undefined; item = items.pop()) yield item;
}
