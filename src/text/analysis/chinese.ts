// Chinese.
import { buildSegmented } from './segmented.ts';

export const chinese = buildSegmented('zh');
