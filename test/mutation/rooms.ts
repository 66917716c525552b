// The rooms that are mutated, and the test files that ought to notice: few enough that a mutant is
// judged in seconds, and those that are about the room.

interface Room {
  /** Folder of its sources. */
  source: string;
  /** Test files, as patterns below `test/`. */
  tests: readonly string[];
}

export const rooms: Readonly<Record<string, Room>> = {
  records: {
    source: 'src/records',
    tests: [
      'records/**',
      'store/index',
      'formats/calendar',
      'formats/table',
      'http/statements',
      'http/lists',
      'http/list-identity',
      'web/messages',
      'web/html',
    ],
  },
  text: {
    source: 'src/text',
    tests: ['text/**', 'seed/quotes', 'seed/compile', 'http/lookup*', 'http/small-seeds'],
  },
  search: {
    source: 'src/search',
    tests: [
      'search/**',
      'store/**',
      'http/lookup*',
      'http/search',
      'http/statements',
      'http/list-identity',
      'http/slow-searches',
    ],
  },
  store: {
    source: 'src/store',
    tests: [
      'store/**',
      'seed/publish',
      'seed/verify*',
      'http/lists',
      'http/search',
      'http/small-seeds',
      'http/slow-searches',
      'http/swap',
      'replica/endurance',
    ],
  },
  seed: {
    source: 'src/seed',
    tests: ['seed/**', 'publication/**', 'http/small-seeds'],
  },
  publication: {
    source: 'src/publication',
    tests: ['publication/**', 'seed/publish', 'seed/republish', 'store/manifest', 'replica/check'],
  },
  replica: { source: 'src/replica', tests: ['replica/**', 'publication/**'] },
  formats: { source: 'src/formats', tests: ['formats/**'] },
  'http/query': {
    source: 'src/http/query',
    tests: [
      'http/bounds',
      'http/deprecation',
      'http/list-identity',
      'http/lists',
      'http/refusals',
      'http/search',
      'http/small-seeds',
      'http/statements',
      'http/warm',
    ],
  },
};
