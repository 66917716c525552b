// The service under the address that it really has, so that the addresses in its answers lead back
// to it; and a page of another site.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildApp } from '../../src/http/app.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishCurated } from './curated.ts';
import { version } from './service.ts';

export interface Addressed {
  origin: string;
  close: () => Promise<void>;
}

export async function startAddressed(): Promise<Addressed> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const { folder, manifest } = publishCurated();
  const dataset = new Dataset(folder, manifest);
  const app = await buildApp({ store: dataset, address: origin, version, logger: false });
  await app.listen({ host: '127.0.0.1', port });
  return {
    origin,
    close: async () => {
      await app.close();
      dataset.close();
    },
  };
}

/** Another site, whose every page is the given one. */
export async function startOther(html: () => string): Promise<Addressed> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html());
  });
  const port = await listen(server);
  const close = () => new Promise<void>((done) => void server.close(() => done()));
  // Another origin than the service: the port differs.
  return { origin: `http://127.0.0.1:${port}`, close };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise<void>((done) => void server.close(() => done()));
  return port;
}

function listen(server: Server): Promise<number> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });
}
