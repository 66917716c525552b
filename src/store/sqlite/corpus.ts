// Answers what the quote finder asks about the texts: which names are actors, how a passage is
// printed, and which statements and caveats cite it.

import type { CitingStatement, Corpus, TextName } from '../../search/quotes/corpus.ts';
import { and, desc, eq, gt, inArray, lt, sql } from '../drizzle.ts';
import type { Db } from './file.ts';
import { citations } from './link-tables.ts';
import { prepareActorNames } from './raw-queries.ts';
import { caveats, earlierTexts, sources } from './tables.ts';

/** Most statements, and most caveats, to list for one passage. */
const citingMax = 50;

export class SqliteCorpus implements Corpus {
  private readonly names: ReturnType<typeof prepareActorNames>;
  private readonly text: ReturnType<typeof prepareText>;
  private readonly earlier: ReturnType<typeof prepareEarlierText>;
  private readonly statements: ReturnType<typeof prepareStatements>;
  private readonly caveats: ReturnType<typeof prepareCaveats>;

  constructor(db: Db) {
    this.names = prepareActorNames(db.$client);
    this.text = prepareText(db);
    this.earlier = prepareEarlierText(db);
    this.statements = prepareStatements(db);
    this.caveats = prepareCaveats(db);
  }

  listNames(phrases: Iterable<string>): string[] {
    return this.names.all(JSON.stringify([...new Set(phrases)]));
  }

  readText({ sourceId, earlier }: TextName, start: number, length: number): string | undefined {
    if (earlier === null) return this.text.get({ sourceId, start, length })?.text;
    return this.earlier.get({ sourceId, name: earlier, start, length })?.text;
  }

  listStatements({ sourceId, earlier }: TextName, start: number, end: number): CitingStatement[] {
    return earlier !== null ? [] : this.statements.all({ sourceId, start, end });
  }

  listCaveats({ sourceId, earlier }: TextName, start: number, end: number): string[] {
    if (earlier !== null) return [];
    return this.caveats.all({ sourceId, start, end }).map(({ id }) => id);
  }
}

/** SQLite counts code points. */
function prepareText(db: Db) {
  const [start, length] = [sql.placeholder('start'), sql.placeholder('length')];
  return db
    .select({ text: sql<string>`substr(${sources.text}, ${start} + 1, ${length})` })
    .from(sources)
    .where(eq(sources.id, sql.placeholder('sourceId')))
    .prepare();
}

function prepareEarlierText(db: Db) {
  const [start, length] = [sql.placeholder('start'), sql.placeholder('length')];
  const { text, sourceId, name } = earlierTexts;
  return db
    .select({ text: sql<string>`substr(${text}, ${start} + 1, ${length})` })
    .from(earlierTexts)
    .where(and(eq(sourceId, sql.placeholder('sourceId')), eq(name, sql.placeholder('name'))))
    .prepare();
}

const overlapping = and(
  eq(citations.sourceId, sql.placeholder('sourceId')),
  lt(citations.start, sql.placeholder('end')),
  gt(citations.end, sql.placeholder('start')),
);

/** Lists first those whose claims begin nearest to the end of the passage. */
function prepareStatements(db: Db) {
  const { statementId, position, start, end, holds } = citations;
  return db
    .select({ id: sql<string>`${statementId}`, position, start, end })
    .from(citations)
    .where(and(overlapping, eq(holds, 'claim')))
    .orderBy(desc(start), statementId)
    .limit(citingMax)
    .prepare();
}

/** The worst first. */
function prepareCaveats(db: Db) {
  const { id, number } = caveats;
  const citing = db.select({ id: citations.caveatId }).from(citations).where(overlapping);
  return db
    .select({ id })
    .from(caveats)
    .where(inArray(id, citing))
    .orderBy(number)
    .limit(citingMax)
    .prepare();
}
