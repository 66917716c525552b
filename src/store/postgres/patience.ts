// Waits for something no longer than it makes sense to wait.

/**
 * Settles as `work` does, or rejects earlier: with the reason of a signal that aborts, or with
 * `late` after so many milliseconds. The work itself goes on.
 */
export function waitFor<T>(
  work: Promise<T>,
  ms: number,
  late: () => Error,
  signals: readonly (AbortSignal | undefined)[] = [],
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => settle(() => reject(signals.find((signal) => signal?.aborted)?.reason));
    const end = () => settle(() => reject(late()));
    // What came while this thread was busy is read first: it may be what is waited for.
    let immediate: NodeJS.Immediate | undefined;
    const timer = setTimeout(() => {
      immediate = setImmediate(end);
    }, ms);
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      clearImmediate(immediate);
      // A signal may live as long as the program.
      for (const signal of signals) signal?.removeEventListener('abort', abort);
      finish();
    };
    for (const signal of signals) signal?.addEventListener('abort', abort);
    if (signals.some((signal) => signal?.aborted)) abort();
    work.then(
      (value) => settle(() => resolve(value)),
      (error) => settle(() => reject(error)),
    );
  });
}
