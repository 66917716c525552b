// Who denied or disputed what, as a table:
//
//     npx tsx test/examples/who-denied-what.ts [actor] [address of the service]
import createClient from 'openapi-fetch';
import type { components, operations, paths } from './on-record.d.ts';

type Statement = components['schemas']['Statement'];
type Query = NonNullable<operations['listStatements']['parameters']['query']>;

const [actor, baseUrl = 'http://127.0.0.1:3000'] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl });
const types = ['denies', 'disputes'] as const;

const rows = [['when', 'who', 'does what', 'to what']];
try {
  // Small pages, to show that they are followed; there may be 100 on one.
  const query: Query = { relation: [...types], sort: 'said', limit: 2 };
  for await (const statement of listStatements(actor ? { ...query, actor: [actor] } : query)) {
    const { said, actor: who, relations } = statement;
    for (const { type, direction, label } of relations) {
      const isDenial = direction === 'outgoing' && types.some((denial) => denial === type);
      if (isDenial) rows.push([said?.edtf ?? 'undated', who.name, type, shorten(label.en)]);
    }
  }
  process.stdout.write(renderTable(rows));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

/** All statements that a query finds, page after page. */
async function* listStatements(query: Query): AsyncGenerator<Statement> {
  let cursor: string | null = null;
  do {
    const asked: Query = cursor === null ? query : { ...query, cursor };
    const answer = await client.GET('/statements', { params: { query: asked } });
    // What is wrong with the question comes with what may have been meant.
    if (answer.error) throw new Error(answer.error.detail);
    const { data, page } = answer.data;
    // Records are whole unless the query names the `fields` that it wants.
    yield* data as Statement[];
    cursor = page.next && new URL(page.next).searchParams.get('cursor');
  } while (cursor !== null);
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`;
}

function renderTable(table: readonly string[][]): string {
  const widths = [0, 1, 2].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  return lines.map((cells) => `${cells.join('  ').trimEnd()}\n`).join('');
}
