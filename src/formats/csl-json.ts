// CSL-JSON (citationstyles.org, csl-data): references for citation processors such as Zotero's.
import type { UncertainDate } from '../records/dates.ts';
import type { Statement } from '../records/statement.ts';
import { isCertain } from './days.ts';
import type { Format } from './format.ts';
import { listReferences, type Reference } from './reference.ts';

export const cslJson: Format = {
  name: 'CSL-JSON',
  suffix: '.csl.json',
  mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  description: 'Each citation of a statement as a reference for citation processors.',
  extent: 'page',
  paths: ['list', 'record'],
  hasRaw: false,
  encode: { statements: encodeItems },
};

function* encodeItems(statements: Iterable<Statement>): Generator<string> {
  yield JSON.stringify(Array.from(listReferences(statements), encodeItem));
}

function encodeItem(reference: Reference): object {
  const { id, author, title, container, publisher, issued, said, passage } = reference;
  return {
    id,
    type: 'chapter',
    title,
    author: [{ literal: author }],
    'container-title': container,
    ...(publisher !== null && { publisher }),
    ...(issued && { issued: encodeDate(issued) }),
    ...(said && { 'event-date': encodeDate(said) }),
    abstract: passage,
    language: reference.language,
    URL: reference.url,
    archive: 'On Record',
    archive_location: reference.statement,
    keyword: reference.keywords.join(', '),
    note: reference.note,
  };
}

interface CslDate {
  'date-parts': number[][];
  circa?: boolean;
}

/** One date or a range of two; `circa` when the date is qualified or open at an end. */
function encodeDate(date: UncertainDate): CslDate {
  if (isCertain(date)) return { 'date-parts': [parts(date.edtf)] };
  const ends = [date.earliest, date.latest].filter((day) => day !== null);
  const days = ends[0] === ends[1] ? ends.slice(0, 1) : ends;
  const exact = ends.length === 2 && /^[\dTZ:.+/-]+$/.test(date.edtf);
  return { 'date-parts': days.map(parts), ...(!exact && { circa: true }) };
}

function parts(date: string): number[] {
  return date.split('-').map(Number);
}
