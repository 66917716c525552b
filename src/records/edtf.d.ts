declare module 'edtf' {
  /** Parses levels 0 to 2; `min` and `max` are epoch milliseconds, ±Infinity where open. */
  export default function edtf(text: string): { min: number; max: number };
}
