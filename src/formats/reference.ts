// One citation as a bibliographic reference: the speaker's words as they were printed, with the
// speaker as their author. BibTeX, RIS and CSL-JSON write the same reference in three ways.
import type { Citation, SourceKind } from '../records/citation.ts';
import type { UncertainDate } from '../records/dates.ts';
import { dividePersonName, type PersonName } from '../records/person-name.ts';
import type { Statement } from '../records/statement.ts';
import type { About } from './format.ts';
import { linkToPassage } from './links.ts';
import { listNotes, nameSource, shorten } from './wording.ts';

export interface Reference {
  /** Unique among all references: a statement's further citations are numbered. */
  id: string;
  kind: SourceKind;
  /** The speaker; a name that no curator has divided stays in one piece. */
  author: PersonName | string;
  /** The first words of the passage, verbatim. */
  title: string;
  /** The document. */
  document: string;
  publisher: string | null;
  /** When the document appeared, else when it was said. */
  issued: UncertainDate | null;
  said: UncertainDate | null;
  /** The whole passage, verbatim. */
  passage: string;
  language: string;
  /** Where it can be read: as published, or else on the page of the stored text. */
  url: string;
  time: string | null;
  page: number | null;
  /** The page of the statement. */
  statement: string;
  /** How it was said and what is doubtful: for whoever cites it, not for a bibliography. */
  annotation: string;
  keywords: string[];
}

const titleLength = 120;

/** A reference for each citation of each statement. */
export function* listReferences(
  statements: Iterable<Statement>,
  about: About,
): Generator<Reference> {
  for (const statement of statements) {
    for (const [index, citation] of statement.citations.entries()) {
      yield buildReference(statement, citation, index, about);
    }
  }
}

function buildReference(
  statement: Statement,
  citation: Citation,
  index: number,
  { actors }: About,
): Reference {
  const { source, locator } = citation;
  const page = `${statement.url}.html`;
  const speaker = actors.get(statement.actor.id);
  return {
    id: index === 0 ? statement.id : `${statement.id}-${index + 1}`,
    kind: source.kind,
    author: (speaker && dividePersonName(speaker)) ?? statement.actor.name,
    title: shorten(citation.exact, titleLength),
    document: nameSource(source),
    publisher: source.publisher,
    issued: source.published ?? statement.said,
    said: statement.said,
    passage: citation.exact,
    language: citation.language,
    url: locator?.url ?? source.original_url ?? linkToPassage(citation),
    time: locator?.time?.replace('/', '–') ?? null,
    page: locator?.page ?? null,
    statement: page,
    annotation: [...listNotes(statement), `On Record: ${page}`].join(' '),
    keywords: statement.topics.map(({ name }) => name.en),
  };
}
