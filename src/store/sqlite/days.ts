// Days as the day columns of a file hold them.

/** Stands for a date that is not known: no range ever overlaps it. */
export const undatedDay = -(2 ** 31);

/** Stands for a date that is open at its beginning or its end. */
export const openStartDay = undatedDay + 1;
export const openEndDay = 2 ** 31 - 1;
