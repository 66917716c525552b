// One citation as a bibliographic reference: the speaker's words as part of the document that
// prints them, as a chapter is part of a book, because the speaker is not the article's author.
// BibTeX, RIS and CSL-JSON write the same reference in three ways.
import type { Citation } from '../records/citation.ts';
import type { UncertainDate } from '../records/dates.ts';
import type { Statement } from '../records/statement.ts';
import { listNotes, nameSource, shorten } from './wording.ts';

export interface Reference {
  /** Unique among all references: a statement's further citations are numbered. */
  id: string;
  /** The speaker; the name stays in one piece, as no source says which part is the family name. */
  author: string;
  /** The first words of the passage, verbatim. */
  title: string;
  /** The document. */
  container: string;
  publisher: string | null;
  /** When the document appeared, else when it was said. */
  issued: UncertainDate | null;
  said: UncertainDate | null;
  /** The whole passage, verbatim. */
  passage: string;
  language: string;
  /** Where it can be read: as published, or else the passage stored here. */
  url: string;
  /** The URL of the statement. */
  statement: string;
  note: string;
  keywords: string[];
}

const titleLength = 120;

/** A reference for each citation of each statement. */
export function* listReferences(statements: Iterable<Statement>): Generator<Reference> {
  for (const statement of statements) {
    for (const [index, citation] of statement.citations.entries()) {
      yield buildReference(statement, citation, index);
    }
  }
}

function buildReference(statement: Statement, citation: Citation, index: number): Reference {
  const { source } = citation;
  return {
    id: index === 0 ? statement.id : `${statement.id}-${index + 1}`,
    author: statement.actor.name,
    title: shorten(citation.exact, titleLength),
    container: nameSource(source),
    publisher: source.publisher,
    issued: source.published ?? statement.said,
    said: statement.said,
    passage: citation.exact,
    language: statement.language,
    url: source.original_url ?? citation.url,
    statement: statement.url,
    note: listNotes(statement).join(' '),
    keywords: statement.topics.map(({ name }) => name.en),
  };
}
