// Excel: the table of CSV with its types, so that nothing has to be chosen when it is opened.
import type { Format } from './format.ts';

export const xlsx: Format = {
  name: 'Excel',
  suffix: '.xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  description:
    'The table of the CSV as a workbook, with dates, numbers and texts as such: a text is never ' +
    'taken for a formula.',
  extent: 'all',
  paths: ['list'],
  encode: 'workbook',
};
