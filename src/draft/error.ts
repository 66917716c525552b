// What keeps an article from being drafted, in one line for the person who asked for it.
export class DraftError extends Error {
  override readonly name = 'DraftError';
}
