// Days as they are written in options and files.
import { dayNumber, isoDate } from '../records/dates.ts';

/** Whether it is a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isoDate(dayNumber(text)) === text;
}
