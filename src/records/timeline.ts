// A timeline: events and statements in one order by date.
import { z } from 'zod';
import { Event } from './event.ts';
import { Statement } from './statement.ts';

const day = z.iso.date().nullable().meta({
  description: 'Its place in the order: the first possible day; null when there is none.',
});

export const TimelineEntry = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('event'), day, record: Event }),
    z.strictObject({ kind: z.literal('statement'), day, record: Statement }),
  ])
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;
