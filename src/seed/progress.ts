// What a stage of the seed job is at, on one line of a terminal that is written over.

/** Told of a stage: how much of it is done. */
export type Count = (done: number, total: number) => void;

export interface Progress {
  /** A stage begins. */
  begin: (stage: string) => void;
  count: Count;
  /** Nothing more is shown until the next stage. */
  end: () => void;
}

interface Stream {
  write: (text: string) => unknown;
  isTTY?: boolean;
}

const clearLine = '\r\u001b[K';

/** How often a line is written, and from when on the time that is left can be told. */
const pauseMs = 100;
const tellMs = 2000;

/** Says nothing. */
export const noProgress: Progress = { begin: () => {}, count: () => {}, end: () => {} };

/** Says nothing where nobody looks. */
export function showProgress(stream: Stream, now = () => performance.now()): Progress {
  if (!stream.isTTY) return noProgress;
  let [stage, began, shown] = ['', 0, 0];
  const show = (text: string) => {
    shown = now();
    stream.write(`${clearLine}${text}`);
  };
  return {
    begin: (name) => {
      stage = name;
      began = now();
      show(`${stage} …`);
    },
    count: (done, total) => {
      if (now() - shown < pauseMs) return;
      const spent = now() - began;
      const seconds = Math.ceil((spent * (total - done)) / done / 1000);
      const rest = done > 0 && spent > tellMs ? `, ${seconds} s left` : '';
      show(`${stage} … ${done} of ${total}${rest}`);
    },
    end: () => stream.write(clearLine),
  };
}

/** The same records, counted whenever they are gone through. */
export function watch<T>(records: Iterable<T> & { readonly length: number }, count: Count) {
  return {
    length: records.length,
    *[Symbol.iterator]() {
      let done = 0;
      for (const record of records) {
        count(done++, records.length);
        yield record;
      }
    },
  };
}
