// What a tool is: one description, from which its schemas and its answers come.
import type { z } from 'zod';
import type { Snapshot } from '../../store/store.ts';
import type { Api } from '../pages/api.ts';

export interface Call {
  api: Api;
  snapshot: Snapshot;
}

export interface Tool<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: I;
  output: O;
  /**
   * A method, so that tools of different arguments have one type.
   * @throws ApiError
   */
  answer(call: Call, input: z.output<I>): Promise<z.input<O>>;
}

/** Checks the types of arguments and answer against each other. */
export function tool<I extends z.ZodObject, O extends z.ZodObject>(definition: Tool<I, O>): Tool {
  return definition as unknown as Tool;
}

/**
 * What to say where nothing is found. It must not be readable as "was never said".
 * @param subject what there is none of, such as `No statement like this`
 */
export async function explainAbsence({ snapshot }: Call, subject: string): Promise<string> {
  const count = (resource: 'statements' | 'sources') => snapshot.count({ resource, filters: {} });
  const { period } = await snapshot.coverage();
  return (
    `${subject} is in this database. That does not mean that it was never said, or never ` +
    `happened: the database holds only ${await count('statements')} statements from ` +
    `${await count('sources')} sources, said from ${period.earliest ?? 'an unknown day'} to ` +
    `${period.latest ?? 'an unknown day'}. Say "not found in On Record", and nothing more.`
  );
}
