// The rooms that are mutated, and the test files that ought to notice: few enough that a mutant is
// judged in seconds, and those that are about the room.

export interface Room {
  /** Folder of its sources. */
  source: string;
  /** A folder in it that is a room of its own here. */
  except?: string;
  /** Test files, as patterns below `test/`. */
  tests: readonly string[];
  /** Nearly all of it is evaluated once, when it is loaded: schemas and tables. */
  isDeclared?: boolean;
}

export const rooms: Readonly<Record<string, Room>> = {
  records: {
    source: 'src/records',
    tests: ['records/**', 'web/html', 'web/messages', 'formats/{table,calendar,references}'],
    isDeclared: true,
  },
  text: {
    source: 'src/text',
    tests: [
      'text/**',
      'seed/{quotes,compile,coverage}',
      'http/lookup-places',
      'http/lookup',
      'http/languages',
      'http/lookup-scripts',
      'http/broken-words',
      'http/{names,unknown-names,quoted-texts}',
      'store/near-names',
      'draft/speakers',
    ],
  },
  search: {
    source: 'src/search',
    tests: [
      'search/**',
      'store/{names,near-names,index,slow-terms}',
      'http/lookup-places',
      'http/lookup',
      'http/search',
      'http/{orders,facets,changes,names,multiplied,broken-words,lookup-claims,languages}',
    ],
  },
  store: {
    source: 'src/store',
    except: 'postgres',
    tests: [
      'store/{readings,names,near-names,slow-terms,document,tables,index,manifest,people}',
      'store/thread-queue',
      'http/past',
      'replica/hostile-file',
      'seed/verify*',
      'seed/{publish,filling}',
      'http/small-seeds',
      'http/lists',
      'http/search',
      'http/swap*',
      'http/{changes,history,earlier-texts}',
      'http/{names,orders,facets,voices,multiplied,kept-answers}',
    ],
  },
  'store/postgres': {
    source: 'src/store/postgres',
    tests: [
      'store/{postgres-addresses,postgres-tables,copied-rows}',
      'postgres/{publish,retention,follow,servers,roles,people}',
      'postgres/same-answers',
    ],
  },
  seed: {
    source: 'src/seed',
    tests: [
      'seed/{explanations,named-ids,inherited}',
      'seed/{attribution,check-corners,compile,quotes,problems,rules,yaml,shape,text}',
      'seed/{folder,memory,register,remembered,republish,publish,verify}*',
      'seed/{counts,coverage,database,drafts,earlier-texts,filling,only,plain-yaml,printed-days}',
      'seed/{sources,takedown,voices,progress,recheck,recheck-events,recheck-ways}',
      'http/{small-seeds,locators,corrections}',
    ],
  },
  publication: {
    source: 'src/publication',
    tests: [
      'publication/{manifest-keys,failures,regular-file,odd-files,folder,retention,signature}',
      'store/manifest',
      'publication/durability',
      'replica/{check,start}',
      'seed/republish',
      'seed/publish',
    ],
  },
  replica: {
    source: 'src/replica',
    tests: [
      'replica/origin',
      'replica/{check,start,endurance,past-datasets,hostile-file}',
      'replica/replica',
      'publication/signature',
      'http/{past,rollback,readiness}',
    ],
  },
  draft: { source: 'src/draft', tests: ['draft/!(articles)', 'draft/articles'] },
  formats: { source: 'src/formats', tests: ['formats/**'] },
  'http/query': {
    source: 'src/http/query',
    tests: [
      'http/{query,parameters}',
      'http/bounds',
      'http/list-identity',
      'http/small-seeds',
      'http/deprecation',
      'http/refusals',
      'http/lists',
      'http/search',
      'http/statements',
      'http/{names,facets,orders,changes,as-of,voices,languages,earlier-texts}',
      'http/{cursors,past,rollback,unknown-names,reasons,caveats,history}',
    ],
  },
};
