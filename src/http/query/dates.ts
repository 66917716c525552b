// Date parameters: EDTF in, a range of days out.
import { z } from 'zod';
import { dayNumber, EdtfError, parseEdtf } from '../../records/dates.ts';
import type { DayRange } from '../../store/store.ts';
import { badParameters } from '../exchange/problem.ts';

const day = z
  .string()
  .refine((text) => findFault(text) === undefined, {
    error: ({ input }) => findFault(String(input)) ?? '',
  })
  .optional();

export const dateParameters = {
  from: day.meta({
    description: 'First day (EDTF: `2025-12` means its first day).',
    example: '2025-12-02',
  }),
  to: day.meta({
    description: 'Last day (EDTF: `2025-12` means its last day).',
    example: '2025-12-03',
  }),
  on: day.meta({
    description: 'A day, month or interval (EDTF); instead of `from` and `to`.',
    example: '2025-12-02/2025-12-03',
  }),
  date_match: z
    .enum(['overlaps', 'within'])
    .default('overlaps')
    .meta({
      description:
        '`overlaps`: may fall within the range; `within`: definitely does, so nothing that is ' +
        'uncertain (`?`) or approximate (`~`).',
    }),
};

interface DateValues {
  from?: string | undefined;
  to?: string | undefined;
  on?: string | undefined;
  date_match: DayRange['match'];
}

/**
 * The days asked for; undefined when no date was given.
 * @throws ApiError bad_request when the range ends before it begins
 */
export function readDayRange(values: DateValues): DayRange | undefined {
  const { on, date_match: match } = values;
  if (on !== undefined && (values.from !== undefined || values.to !== undefined)) {
    const detail = 'on: use either on, or from and to.';
    throw badParameters([{ parameter: 'on', detail, suggestions: [] }]);
  }
  const { from = on, to = on } = values;
  if (from === undefined && to === undefined) return undefined;
  const first = from === undefined ? null : parseEdtf(from).earliest;
  const last = to === undefined ? null : parseEdtf(to).latest;
  if (first !== null && last !== null && first > last) {
    const detail = `to: ${to} is before from=${from}; swap them.`;
    throw badParameters([{ parameter: 'to', detail, suggestions: [] }]);
  }
  return {
    from: first === null ? undefined : dayNumber(first),
    to: last === null ? undefined : dayNumber(last),
    match,
  };
}

/** Why a text is not a date; undefined when it is one. */
function findFault(text: string): string | undefined {
  try {
    parseEdtf(text);
    return undefined;
  } catch (error) {
    if (error instanceof EdtfError) return error.reason;
    throw error;
  }
}
