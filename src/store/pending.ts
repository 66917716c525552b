// Thrown where an answer needs what takes too long to be found while others wait. Whoever sends
// the answer waits until it is there and asks again: everything in between stays synchronous.

export class Pending extends Error {
  /** Settled when it is worth asking again. */
  readonly ready: Promise<void>;

  constructor(ready: Promise<void>) {
    super('this needs something that is being found in another thread');
    this.ready = ready;
  }
}
