// Dates as the dictionaries receive them.

/** A calendar date as precise as it is known. */
export interface CalendarDate {
  year: number;
  month?: number;
  day?: number;
}
