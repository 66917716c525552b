// What each room of src may import. The table in src/README.md says the same, and a test compares
// the two.
interface Layer {
  layers: readonly string[];
  packages: readonly string[];
  /** Whether it may touch files, processes and the network. */
  node: boolean;
}

/** Anything that runs below the requests: what it is built on stays behind it. */
const http = [
  '@expo-google-fonts/noto-serif',
  '@modelcontextprotocol/server',
  '@resvg/resvg-js',
  'fastify',
  '@fastify',
  'hucre',
  'lru-cache',
  'pino',
  'prom-client',
  'zod',
  'zod-openapi',
];

/** `main` composes and may import anything. */
export const layers: Readonly<Record<string, Layer>> = {
  records: { layers: [], packages: ['zod', 'edtf'], node: false },
  text: { layers: [], packages: ['@orama/stemmers'], node: false },
  disk: { layers: [], packages: [], node: true },
  search: { layers: ['text'], packages: [], node: false },
  /** SQLite only for its lock, which the system releases when its holder is killed. */
  publication: { layers: ['disk'], packages: ['better-sqlite3'], node: true },
  store: {
    layers: ['search', 'text', 'records', 'publication'],
    packages: ['drizzle-orm', 'better-sqlite3', 'lru-cache', 'postgres', 'zod'],
    node: true,
  },
  seed: {
    layers: ['store', 'publication', 'text', 'records', 'disk'],
    packages: ['zod', 'yaml'],
    node: true,
  },
  draft: {
    layers: ['seed', 'web', 'text', 'records', 'disk'],
    packages: ['@mozilla/readability', 'linkedom', 'yaml', 'zod'],
    node: true,
  },
  replica: { layers: ['store', 'publication'], packages: [], node: true },
  formats: { layers: ['records'], packages: ['schema-dts'], node: false },
  web: { layers: ['records'], packages: ['zod'], node: false },
  http: {
    layers: ['store', 'formats', 'web', 'text', 'records', 'disk'],
    packages: http,
    node: true,
  },
};
