// What a record says of an embedded list that it holds only the beginning of.
import { z } from 'zod';
import { Url } from './reference.ts';

export const Rest = z
  .strictObject({
    total: z.int().meta({ description: 'How many there are in all.' }),
    url: Url.meta({ description: 'Where all of them are found.' }),
  })
  .meta({ id: 'Rest', description: 'Of a list, where only its beginning is embedded.' });
export type Rest = z.infer<typeof Rest>;

export const rest = Rest.optional();

/** The key under which a record names those of its lists that go on elsewhere. */
export function moreOf<Lists extends Readonly<Record<string, typeof rest>>>(lists: Lists) {
  return z.strictObject(lists).optional().meta({
    description: 'The lists of which only the first, most important ones are embedded.',
  });
}
