// Japanese.
import { buildSegmented } from './segmented.ts';

export const japanese = buildSegmented('ja');
