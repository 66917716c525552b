// CSL-JSON (citationstyles.org, csl-data): references for citation processors such as Zotero's.
import type { SourceKind } from '../records/citation.ts';
import type { UncertainDate } from '../records/dates.ts';
import type { Statement } from '../records/statement.ts';
import { isCertain } from './days.ts';
import type { About, Format } from './format.ts';
import { listReferences, type Reference } from './reference.ts';

export const cslJson: Format = {
  name: 'CSL-JSON',
  suffix: '.csl.json',
  mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  description: 'Each citation of a statement as a reference for citation processors.',
  extent: 'page',
  paths: ['list', 'record'],
  needsActors: true,
  encode: { statements: encodeItems },
};

function* encodeItems(statements: Iterable<Statement>, about: About): Generator<string> {
  yield JSON.stringify(Array.from(listReferences(statements, about), encodeItem));
}

const types: Readonly<Record<SourceKind, string>> = {
  article: 'article-newspaper',
  post: 'post',
  video: 'broadcast',
  audio: 'broadcast',
  press_release: 'document',
  speech: 'speech',
  interview: 'interview',
  transcript: 'speech',
  parliamentary_record: 'hearing',
  report: 'report',
  document: 'document',
  plan: 'document',
  book: 'book',
};

function encodeItem(reference: Reference): object {
  const { id, kind, author, title, document, publisher, issued, said, passage } = reference;
  return {
    id,
    type: types[kind],
    title,
    author: [typeof author === 'string' ? { literal: author } : author],
    'container-title': publisher ?? document,
    ...(publisher !== null && { 'part-title': document, publisher }),
    ...(issued && { issued: encodeDate(issued) }),
    ...(said && { 'event-date': encodeDate(said) }),
    abstract: passage,
    language: reference.language,
    ...(reference.page !== null && { page: String(reference.page) }),
    ...(reference.time !== null && { note: reference.time }),
    URL: reference.url,
    source: 'On Record',
    keyword: reference.keywords.join(', '),
    annote: reference.annotation,
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
