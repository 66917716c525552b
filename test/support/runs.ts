// How often a property is tried; FC_SCALE=<number> multiplies it, as the slow tests do.

const scale = Number(process.env.FC_SCALE ?? 1);

export const runs = (count: number) => ({ numRuns: Math.ceil(count * scale) });
