// What the finder asks about the texts beyond their words; the store answers.

export interface Corpus {
  /** Those of the folded phrases that are names. */
  listNames(phrases: Iterable<string>): Iterable<string>;
  /** A part of a text, in code points; undefined for a text that is not there. */
  readText(text: TextName, start: number, length: number): string | undefined;
  /** Statements with a claim in a passage which overlaps code points `start` to `end`. */
  listStatements(text: TextName, start: number, end: number): CitingStatement[];
  /** Ids of the caveats that do. */
  listCaveats(text: TextName, start: number, end: number): string[];
}

/** The text of a source, or one of its earlier texts, which nothing cites. */
export interface TextName {
  sourceId: string;
  /** The name of the earlier text; null for the one of now. */
  earlier: string | null;
}

export interface CitingStatement {
  id: string;
  /** Which of its citations it is. */
  position: number;
  start: number;
  end: number;
}
