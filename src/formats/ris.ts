// RIS: references for EndNote, Zotero and library systems. Each tag on a line of its own.
import type { UncertainDate } from '../records/dates.ts';
import type { Statement } from '../records/statement.ts';
import { isCertain, lastDay } from './days.ts';
import type { Format } from './format.ts';
import { listReferences, type Reference } from './reference.ts';

export const ris: Format = {
  name: 'RIS',
  suffix: '.ris',
  mediaType: 'application/x-research-info-systems; charset=utf-8',
  description: 'Each citation of a statement as a RIS record.',
  extent: 'page',
  paths: ['list', 'record'],
  hasRaw: false,
  encode: { statements: encodeRecords },
};

function* encodeRecords(statements: Iterable<Statement>): Generator<string> {
  for (const reference of listReferences(statements)) yield encodeRecord(reference);
}

function encodeRecord(reference: Reference): string {
  const { issued, publisher } = reference;
  const day = issued && lastDay(issued);
  const tags: [string, string | null | undefined][] = [
    ['TY', 'CHAP'],
    ['ID', reference.id],
    ['AU', reference.author],
    ['TI', reference.title],
    ['T2', reference.container],
    ['PB', publisher],
    ['PY', day?.slice(0, 4)],
    // YYYY/MM/DD/ and then free text, which holds the EDTF of a date that is not a single day.
    ['DA', issued && day && formatDate(issued, day)],
    ['LA', reference.language],
    ['UR', reference.url],
    ['AB', reference.passage],
    ...reference.keywords.map((keyword): [string, string] => ['KW', keyword]),
    ['N1', reference.note],
    ['DB', 'On Record'],
    ['L2', reference.statement],
  ];
  const lines = tags
    .filter(([, value]) => typeof value === 'string' && value !== '')
    .map(([tag, value]) => `${tag}  - ${oneLine(value as string)}`);
  return `${[...lines, 'ER  - '].join('\r\n')}\r\n\r\n`;
}

/** Without anything that ends a line for some reader: control characters do for Python's. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function formatDate(issued: UncertainDate, day: string): string {
  const certain = isCertain(issued);
  const [year = '', month = '', date = ''] = (certain ? issued.edtf : day).split('-');
  return `${year}/${month}/${date}/${certain ? '' : issued.edtf.replaceAll('/', ' to ')}`;
}
