// What pages are told about a list.

/** Some records of a list, and how many there are. */
export interface Part<T> {
  records: readonly T[];
  total: number;
}
