// Encoders take records one by one, at once; a store gives them batch by batch, when it has them.
import type { About, Encode } from '../../formats/format.ts';

/**
 * The text of records in batches of parts: what can be made of the records that are there.
 * @throws Error when the encoder takes a record without giving a part for the one before
 */
export async function* encodeBatches<R>(
  encode: Encode<R>,
  batches: AsyncIterable<readonly R[]>,
  about: About,
): AsyncGenerator<Iterable<string>> {
  const supply = new Supply<R>();
  const parts = encode(supply, about)[Symbol.iterator]();
  for await (const batch of batches) {
    supply.add(batch);
    yield takeParts(parts, () => supply.isEmpty);
  }
  supply.end();
  yield takeParts(parts, () => false);
}

/** Parts, until there are no more or `isEnough`. */
function* takeParts(parts: Iterator<string>, isEnough: () => boolean): Generator<string> {
  while (!isEnough()) {
    const part = parts.next();
    if (part.done) return;
    yield part.value;
  }
}

/** The records that an encoder may take now. */
class Supply<R> implements Iterable<R> {
  private batch: readonly R[] = [];
  private at = 0;
  private hasEnded = false;

  get isEmpty(): boolean {
    return this.at === this.batch.length;
  }

  add(batch: readonly R[]): void {
    this.batch = batch;
    this.at = 0;
  }

  end(): void {
    this.hasEnded = true;
  }

  *[Symbol.iterator](): Generator<R> {
    for (;;) {
      if (!this.isEmpty) yield this.batch[this.at++] as R;
      else if (this.hasEnded) return;
      else throw new Error('the encoder took a record without giving a part for the one before');
    }
  }
}
