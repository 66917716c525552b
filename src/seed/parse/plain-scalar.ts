// The scalars of plain YAML: what an unquoted word stands for, and how the lines of a block join.

/** Thrown on the way out: the text is for the other parser. */
export const unusual = new Error('unusual YAML');

const plainNumber = /^(?:0|[1-9]\d{0,14})$/;
const otherNumber = /^[-+]?(?:\.\d|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?$|0[ox]|\.(?:inf|nan))/i;

const words = new Map<string, null | boolean>([
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** The lines of a block, the empty ones among and behind them too. */
export function joinBlock(
  lines: readonly string[],
  isFolded: boolean,
  isStripped: boolean,
): string {
  let [value = ''] = lines;
  let breaks = 0;
  for (const line of lines.slice(1)) {
    if (line === '') breaks++;
    else {
      if (isFolded && line[0] === ' ') throw unusual;
      value += joint(isFolded, breaks) + line;
      breaks = 0;
    }
  }
  return (isStripped ? value : `${value}\n`).normalize('NFC');
}

/** What stands between two lines of a block with so many empty ones between them. */
function joint(isFolded: boolean, breaks: number): string {
  if (!isFolded) return '\n'.repeat(breaks + 1);
  return breaks === 0 ? ' ' : '\n'.repeat(breaks);
}

export function resolvePlain(written: string): unknown {
  if (words.has(written)) return words.get(written);
  if (plainNumber.test(written)) return Number(written);
  if (written === '~' || otherNumber.test(written)) throw unusual;
  return written.normalize('NFC');
}
