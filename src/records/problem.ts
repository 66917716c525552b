// An error as clients see it: RFC 9457 problem details.
import { z } from 'zod';

const ParameterError = z
  .strictObject({
    parameter: z.string().meta({ description: 'A query or path parameter, or `path` itself.' }),
    detail: z.string(),
    suggestions: z.array(z.string()).meta({ description: 'Values that may have been meant.' }),
  })
  .meta({ id: 'ParameterError' });
export type ParameterError = z.infer<typeof ParameterError>;

export const Problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong and how to fix it.' }),
    instance: z.string().meta({ description: 'The path of the request.' }),
    errors: z.array(ParameterError),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });
export type Problem = z.infer<typeof Problem>;
