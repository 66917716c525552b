// BibTeX, with biblatex's `date` beside `year`: references for LaTeX and reference managers.
import type { UncertainDate } from '../records/dates.ts';
import type { Statement } from '../records/statement.ts';
import { lastDay } from './days.ts';
import type { About, Format } from './format.ts';
import { listReferences, type Reference } from './reference.ts';

export const bibtex: Format = {
  name: 'BibTeX',
  suffix: '.bib',
  mediaType: 'application/x-bibtex; charset=utf-8',
  description: 'Each citation of a statement as a BibTeX entry.',
  extent: 'page',
  paths: ['list', 'record'],
  needsActors: true,
  encode: { statements: encodeEntries },
};

function* encodeEntries(statements: Iterable<Statement>, about: About): Generator<string> {
  for (const reference of listReferences(statements, about)) yield `${encodeEntry(reference)}\n`;
}

type Fields = [name: string, value: string | null | undefined][];

function encodeEntry(reference: Reference): string {
  const { id, title, issued, language } = reference;
  const { type, fields: published } = describePublication(reference);
  const fields: Fields = [
    ['author', encodeAuthor(reference.author)],
    // A second pair of braces keeps the words as they are, also their capitals.
    ['title', `{${escapeLatex(title)}}`],
    ...published,
    // biblatex reads the date, BibTeX the year.
    ['date', issued && biblatexDate(issued)],
    ['year', issued && lastDay(issued)?.slice(0, 4)],
    ['langid', babelNames[language.split('-')[0] as string]],
    ['pages', reference.page?.toString()],
    ['note', reference.time],
    ['url', escapeUrl(reference.url)],
    ['abstract', escapeLatex(reference.passage)],
    ['keywords', escapeLatex(reference.keywords.join(', '))],
    ['annotation', escapeLatex(reference.annotation)],
  ];
  const lines = fields
    .filter(([, value]) => typeof value === 'string' && value !== '')
    .map(([name, value]) => `  ${name} = {${value}},`);
  return [`@${type}{${id},`, ...lines, '}', ''].join('\n');
}

/** An article needs the name of what it appeared in; without one, it is something online. */
function describePublication({ kind, document, publisher }: Reference): {
  type: string;
  fields: Fields;
} {
  const printed: Fields = [['titleaddon', escapeLatex(document)]];
  if (publisher === null) return { type: 'online', fields: printed };
  const name = escapeLatex(publisher);
  if (kind === 'article') return { type: 'article', fields: [['journaltitle', name], ...printed] };
  return { type: 'online', fields: [...printed, ['organization', name]] };
}

/** A second pair of braces keeps a name in one piece. */
function encodeAuthor(author: Reference['author']): string {
  if (typeof author === 'string') return `{${escapeLatex(author)}}`;
  return `${escapeLatex(author.family)}, ${escapeLatex(author.given)}`;
}

/** What the package babel calls languages (biblatex manual §2.2.3, `langid`). */
const babelNames: Readonly<Record<string, string>> = {
  ar: 'arabic',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fa: 'persian',
  fr: 'french',
  he: 'hebrew',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  nl: 'dutch',
  pl: 'polish',
  pt: 'portuguese',
  ru: 'russian',
  tr: 'turkish',
  uk: 'ukrainian',
  zh: 'chinese',
};

/**
 * A date in the EDTF that biblatex reads (manual §2.3.8); null for what it does not read. Of one
 * that is open at an end the other end, as about then: an open end would print as a dash.
 */
function biblatexDate({ edtf }: UncertainDate): string | null {
  const known = edtf.replace(/^(?:\.\.)?\/([^/]+)$|^([^/]+)\/(?:\.\.)?$/, '$1$2~');
  return /^\d{4}(-\d\d){0,2}[?~%]?(\/\d{4}(-\d\d){0,2}[?~%]?)?$/.test(known) ? known : null;
}

const commands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // BibTeX counts braces even behind a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** The ten characters that LaTeX treats specially, as commands; a line break becomes a space. */
function escapeLatex(text: string): string {
  return text
    .replace(/[\\{}$&#_%~^]/g, (character) => commands[character] ?? `\\${character}`)
    .replace(/\s+/g, ' ')
    .trim();
}

/** URLs are read literally; braces would unbalance the field. */
function escapeUrl(url: string): string {
  return url.replaceAll('{', '%7B').replaceAll('}', '%7D').replaceAll('\\', '%5C');
}
