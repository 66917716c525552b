// Where a fact that no source here holds can be looked up.
import { z } from 'zod';

export const Evidence = z
  .strictObject({
    url: z.string().meta({ description: 'A page elsewhere.' }),
    title: z.string().nullable(),
    publisher: z.string(),
    date: z.string().nullable().meta({ description: 'EDTF.' }),
  })
  .meta({ id: 'Evidence', description: 'Null means that the page does not say.' });
export type Evidence = z.infer<typeof Evidence>;
