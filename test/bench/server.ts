// The service as a process of its own for the benchmark, with the ceiling beside it: routes of
// the same app, behind the same hooks, that send given bytes from a ready buffer.
import { buildApp } from '../../src/http/app.ts';
import { type Manifest, readManifest } from '../../src/publication/manifest.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';

const [folder = '', cacheBytes = ''] = process.argv.slice(2);
const address = 'http://127.0.0.1';
const dataset = new Dataset(folder, readManifest(folder) as Manifest);
const app = await buildApp({
  store: dataset,
  address,
  version: '0.0.0',
  logger: false,
  ...(cacheBytes && { cacheBytesMax: Number(cacheBytes) }),
});

const ready = new Map<string, { body: Buffer; headers: Record<string, string> }>();
app.get<{ Params: { name: string } }>('/ceiling/:name', (request, reply) => {
  const { body, headers } = ready.get(request.params.name) ?? {
    body: Buffer.alloc(0),
    headers: {},
  };
  return reply.headers(headers).send(body);
});

type Message =
  | { type: 'ceiling'; name: string; body: string; headers: Record<string, string> }
  | { type: 'usage' };

process.on('message', (message: Message) => {
  if (message.type === 'ceiling') {
    ready.set(message.name, { body: Buffer.from(message.body), headers: message.headers });
  }
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuUs: user + system, rssBytes: process.memoryUsage.rss() });
});
await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.server.address() as { port: number };
process.send?.({ port });
