// How far a share that was counted may be from the true one.

/** The interval in which the true share lies with 95 % (Wilson 1927); without any, all of it. */
export function findInterval(hits: number, of: number): [low: number, high: number] {
  if (of === 0) return [0, 1];
  const z95 = 1.959964;
  const share = hits / of;
  const denominator = 1 + z95 ** 2 / of;
  const middle = share + z95 ** 2 / (2 * of);
  const width = z95 * Math.sqrt((share * (1 - share)) / of + z95 ** 2 / (4 * of ** 2));
  const [low, high] = [(middle - width) / denominator, (middle + width) / denominator];
  return [Math.max(0, low), Math.min(1, high)];
}
