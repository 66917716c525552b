// A topic: what statements are about, from a short closed list.
import { z } from 'zod';
import { TopicReference, Url } from './reference.ts';

export const Topic = TopicReference.extend({
  url: Url,
  statements: z.strictObject({ count: z.int(), url: Url }),
}).meta({ id: 'Topic' });
export type Topic = z.infer<typeof Topic>;
