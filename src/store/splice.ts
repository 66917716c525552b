// Puts bytes together. Every answer with records is made in this way, so it copies each byte once
// and does nothing else.

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

const comma = 44;

/** One after the other, with a comma between two. */
export function joinByCommas(parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length + 1, -1);
  const whole = Buffer.allocUnsafe(Math.max(0, length));
  let at = 0;
  for (const part of parts) {
    if (at > 0) whole[at++] = comma;
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
