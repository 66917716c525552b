// The service over the curated dataset, listening on a free port, and ways to ask it.
import { readFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import supertest from 'supertest';
import { buildApp } from '../../src/http/app.ts';
import type { Archive, Store } from '../../src/store/store.ts';
import { openCurated, testAddress } from './curated.ts';

export interface List<T> {
  data: T[];
  page: { limit: number; total: number; next: string | null };
  resolved: Record<string, { input: string; id: string; spelling: string }[]>;
  dataset: { version: string };
}

export interface Refusal {
  status: number;
  title: string;
  detail: string;
  instance: string;
  errors: { parameter: string; detail: string; suggestions: string[] }[];
}

interface RawAnswer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
  /** The same, for what is not text. */
  bytes: Buffer;
}

export interface Service {
  origin: string;
  get: (url: string) => supertest.Test;
  send: (method: string, url: string) => supertest.Test;
  /** The parsed body of a 200. */
  read: <T>(url: string) => Promise<T>;
  /** The problem of a refusal with this status. */
  refuse: (url: string, status?: number) => Promise<Refusal>;
  /** All records of a list, and the pages that they came in. */
  walk: <T>(url: string) => Promise<{ records: T[]; pages: List<T>[] }>;
  /** Sends a request target as it is, however malformed. */
  sendRaw: (
    target: string,
    method?: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<RawAnswer>;
  close: () => Promise<void>;
}

interface ServiceOptions {
  /** What it serves; closed with the service. */
  dataset?: (Store & { close: () => void }) | undefined;
  /** Past versions. */
  archive?: Archive;
  logger?: FastifyBaseLogger | false;
  /** Where errors in records are reported. */
  contact?: string;
}

/** The version in package.json, which the documentation shows. */
export const version = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  }
).version;

let shared: Promise<Service> | undefined;

/**
 * Without options it is one for all test files of a process, because building it describes all
 * routes; closing that one does nothing.
 */
export function startService(options?: ServiceOptions): Promise<Service> {
  if (options) return listen(options);
  shared ??= listen({}).then((service) => ({ ...service, close: async () => {} }));
  return shared;
}

async function listen(options: ServiceOptions): Promise<Service> {
  const dataset = 'dataset' in options ? options.dataset : openCurated();
  const { logger = false, contact, archive } = options;
  const store = dataset ?? { current: () => undefined };
  const app = await buildApp({
    ...{ store, archive, address: testAddress, version, logger, contact },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  // The shared one is never closed, and must not keep the process.
  app.server.unref();
  const { port } = app.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const get = (url: string) => supertest(origin).get(url);
  const read = async <T>(url: string): Promise<T> => {
    const { pathname, search } = new URL(url, origin);
    const { status, body } = await sendRaw(port, pathname + search, 'GET', {});
    if (status !== 200) throw new Error(`${url} is a ${status}: ${body}`);
    return JSON.parse(body);
  };
  return {
    origin,
    get,
    read,
    send: (method, url) =>
      supertest(origin)[method.toLowerCase() as 'get' | 'head' | 'options' | 'post'](url),
    refuse: async (url, status = 400) => {
      const answer = await get(url).expect(status);
      return answer.body as Refusal;
    },
    walk: (url) => walk(read, url),
    sendRaw: (target, method = 'GET', headers = {}) => sendRaw(port, target, method, headers),
    close: async () => {
      await app.close();
      dataset?.close();
    },
  };
}

async function walk<T>(read: (url: string) => Promise<List<T>>, url: string) {
  const pages: List<T>[] = [];
  let next: string | null = url;
  while (next !== null) {
    const page: List<T> = await read(next);
    pages.push(page);
    next = page.page.next?.slice(testAddress.length) ?? null;
    if (pages.length > 1000) throw new Error(`${url} does not come to an end`);
  }
  return { records: pages.flatMap(({ data }) => data), pages };
}

function sendRaw(
  port: number,
  path: string,
  method: string,
  headers: Readonly<Record<string, string>>,
): Promise<RawAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const request = rawRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const { statusCode: status = 0, headers: received } = response;
      resolve({ status, headers: received, body: bytes.toString(), bytes });
    });
  });
  request.on('error', reject);
  request.end();
  return promise;
}
