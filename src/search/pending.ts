// Thrown where an answer needs a search that would keep others waiting. Whoever sends the answer
// has it made elsewhere, accepts what was found and asks again.

export class Pending extends Error {
  /** Tells searches apart. */
  readonly key: string;
  /** For FTS5; see `matchingSql`. */
  readonly expression: string;
  /** Takes the numbers of the statements that match, ascending. */
  readonly accept: (numbers: Uint32Array) => void;

  constructor(key: string, expression: string, accept: (numbers: Uint32Array) => void) {
    super('this needs a search that would keep others waiting');
    this.key = key;
    this.expression = expression;
    this.accept = accept;
  }
}
