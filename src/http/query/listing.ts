// What a list is, whatever it is written as: its parameters, and what they mean to the store.
import type { z } from 'zod';
import type { Resource } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import type { Listed } from './list.ts';

export interface Listing<F extends z.ZodRawShape = z.ZodRawShape> {
  resource: Resource;
  /** The parameters, without those that choose a page. */
  filters: F;
  /**
   * A method, so that lists of different parameters have one type.
   * @throws ApiError bad_request
   */
  read(snapshot: Snapshot, query: z.output<z.ZodObject<F>>): Promise<Listed>;
}

/** Checks the types of filters and reading against each other. */
export function listing<F extends z.ZodRawShape>(definition: Listing<F>): Listing<F> {
  return definition;
}
