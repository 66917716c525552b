// Thai.
import { buildSegmented } from './segmented.ts';

export const thai = buildSegmented('th');
