// Gives up a long pull when the origin names something newer meanwhile. Each pull that is given up
// doubles the patience with the next, so that one ends even if publications come fast.

const defaultPatienceMs = 60_000;

interface Wait {
  signal: AbortSignal;
  end: () => void;
}

export class Patience {
  private readonly initialMs: number;
  private ms: number;

  constructor(ms = defaultPatienceMs) {
    this.initialMs = ms;
    this.ms = ms;
  }

  /** A pull came to its end. */
  reset(): void {
    this.ms = this.initialMs;
  }

  /**
   * Aborts its signal when what is read differs from the text of the manifest that is being pulled.
   * @param read what the origin says now
   */
  wait(text: string, everyMs: number, read: (signal: AbortSignal) => Promise<string>): Wait {
    const superseded = new AbortController();
    const started = Date.now();
    const look = async () => {
      if (Date.now() - started < this.ms) return;
      const current = await read(superseded.signal).catch(() => text);
      if (current === text || superseded.signal.aborted) return;
      this.ms *= 2;
      superseded.abort(new Error('it took so long that a newer publication came'));
    };
    const timer = setInterval(look, everyMs);
    const end = () => {
      clearInterval(timer);
      superseded.abort();
    };
    return { signal: superseded.signal, end };
  }
}
