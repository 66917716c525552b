// What the reviewer is told when something cannot be done, with the HTTP status that says so.

export class ReviewError extends Error {
  override readonly name = 'ReviewError';
  readonly status: number;

  constructor(message: string, status = 409) {
    super(message);
    this.status = status;
  }
}
