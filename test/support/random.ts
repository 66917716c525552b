// Randomness that can be repeated: a seed is drawn unless FC_SEED gives one, and whoever uses it
// prints it.

/** The seed of this run. */
export const randomSeed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Numbers from 0 to below 1 (Mulberry32), the same for the same seed. */
export function buildRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
