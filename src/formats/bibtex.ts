// BibTeX, with biblatex's `date` beside `year`: references for LaTeX and reference managers.
import type { Statement } from '../records/statement.ts';
import { lastDay } from './days.ts';
import type { Format } from './format.ts';
import { listReferences, type Reference } from './reference.ts';

export const bibtex: Format = {
  name: 'BibTeX',
  suffix: '.bib',
  mediaType: 'application/x-bibtex; charset=utf-8',
  description: 'Each citation of a statement as a BibTeX entry.',
  extent: 'page',
  paths: ['list', 'record'],
  hasRaw: false,
  encode: { statements: encodeEntries },
};

function* encodeEntries(statements: Iterable<Statement>): Generator<string> {
  for (const reference of listReferences(statements)) yield `${encodeEntry(reference)}\n`;
}

function encodeEntry(reference: Reference): string {
  const { id, author, title, container, publisher, issued, language } = reference;
  const year = issued && lastDay(issued)?.slice(0, 4);
  const date = issued && biblatexDate(issued.edtf);
  const fields: [string, string | null | undefined][] = [
    // A second pair of braces keeps a name in one piece.
    ['author', `{${escapeLatex(author)}}`],
    ['title', `{${escapeLatex(title)}}`],
    ['booktitle', escapeLatex(container)],
    ['publisher', publisher && escapeLatex(publisher)],
    ['date', date],
    ['year', year],
    ['langid', escapeLatex(language)],
    ['url', escapeUrl(reference.url)],
    ['abstract', escapeLatex(reference.passage)],
    ['keywords', escapeLatex(reference.keywords.join(', '))],
    ['note', escapeLatex(reference.note)],
  ];
  const lines = fields
    .filter(([, value]) => typeof value === 'string' && value !== '')
    .map(([name, value]) => `  ${name} = {${value}},`);
  return [`@incollection{${id},`, ...lines, '}', ''].join('\n');
}

/**
 * A date in the EDTF that biblatex reads (manual §2.3.8), with an empty open end; null for what it
 * does not read. An open beginning is left out too, because parsers fail on it.
 */
function biblatexDate(edtf: string): string | null {
  const known = edtf.replace(/\/\.\.$/, '/');
  return /^\d{4}(-\d\d){0,2}[?~%]?(\/(\d{4}(-\d\d){0,2}[?~%]?)?)?$/.test(known) ? known : null;
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
