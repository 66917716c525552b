// RIS: references for EndNote, Zotero and library systems. Each tag on a line of its own.
import type { SourceKind } from '../records/citation.ts';
import type { UncertainDate } from '../records/dates.ts';
import type { Statement } from '../records/statement.ts';
import { isCertain, lastDay } from './days.ts';
import type { About, Format } from './format.ts';
import { listReferences, type Reference } from './reference.ts';

export const ris: Format = {
  name: 'RIS',
  suffix: '.ris',
  mediaType: 'application/x-research-info-systems; charset=utf-8',
  description: 'Each citation of a statement as a RIS record.',
  extent: 'page',
  paths: ['list', 'record'],
  needsActors: true,
  encode: { statements: encodeRecords },
};

function* encodeRecords(statements: Iterable<Statement>, about: About): Generator<string> {
  for (const reference of listReferences(statements, about)) yield encodeRecord(reference);
}

/** A slide is what Zotero makes a presentation of, and of a speech. */
const types: Readonly<Record<SourceKind, string>> = {
  article: 'NEWS',
  post: 'BLOG',
  video: 'VIDEO',
  audio: 'SOUND',
  press_release: 'GEN',
  speech: 'SLIDE',
  interview: 'GEN',
  transcript: 'SLIDE',
  parliamentary_record: 'HEAR',
  report: 'RPRT',
  document: 'GEN',
  plan: 'GEN',
  book: 'BOOK',
};

function encodeRecord(reference: Reference): string {
  const { issued, author, publisher, document } = reference;
  const day = issued && lastDay(issued);
  const tags: [string, string | null | undefined][] = [
    ['TY', types[reference.kind]],
    ['ID', reference.id],
    ['AU', typeof author === 'string' ? author : `${author.family}, ${author.given}`],
    ['TI', reference.title],
    // What it appeared in, and which part of that.
    ['T2', publisher ?? document],
    ['T3', publisher && document],
    ['PY', day?.slice(0, 4)],
    // YYYY/MM/DD/ and then free text, which holds the EDTF of a date that is not a single day.
    ['DA', issued && day && formatDate(issued, day)],
    ['LA', reference.language],
    ['SP', reference.page?.toString()],
    ['UR', reference.url],
    ['AB', reference.passage],
    ...reference.keywords.map((keyword): [string, string] => ['KW', keyword]),
    ['N1', reference.time],
    ['N1', reference.annotation],
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
