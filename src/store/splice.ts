// Puts bytes into bytes. Records are put together in this way with every answer, so it makes one
// copy and nothing else.

export interface Cuts {
  /** Where each begins and ends, in order; what lies between gives way to the piece. */
  starts: readonly number[];
  ends: readonly number[];
  pieces: readonly Buffer[];
  /** How many there are; the lists may be longer. */
  count: number;
}

/** @param length of the result */
export function spliceBytes(
  bytes: Buffer,
  { starts, ends, pieces, count }: Cuts,
  length: number,
): Buffer {
  const whole = Buffer.allocUnsafe(length);
  let from = 0;
  let at = 0;
  for (let index = 0; index < count; index++) {
    const start = starts[index] as number;
    const piece = pieces[index] as Buffer;
    bytes.copy(whole, at, from, start);
    at += start - from;
    whole.set(piece, at);
    at += piece.length;
    from = ends[index] as number;
  }
  bytes.copy(whole, at, from);
  return whole;
}
