// The date that the dictionaries put into words.

/** A calendar date as precise as it is known. */
export interface CalendarDate {
  year: number;
  month?: number;
  day?: number;
}
