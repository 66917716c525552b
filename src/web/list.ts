// Lists as pages receive them.

/** Some records of a list, and how many there are. */
export interface Part<T> {
  records: readonly T[];
  total: number;
}
