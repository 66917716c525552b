// The service over the curated dataset on a real port, for what only sockets can show.

import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { type AppOptions, buildApp } from '../../src/http/app.ts';
import { defaultLimits, type Limits } from '../../src/http/server/limits.ts';
import { openCurated, testAddress } from './curated.ts';

export interface Service {
  app: FastifyInstance;
  port: number;
  url: string;
}

type Overrides = Partial<Omit<AppOptions, 'limits'>> & { limits?: Partial<Limits> };

export async function openService({ limits, ...options }: Overrides = {}): Promise<Service> {
  const dataset = openCurated();
  const app = await buildApp({
    store: dataset,
    address: testAddress,
    version: '0.0.0',
    logger: false,
    ...options,
    limits: { ...defaultLimits, ...limits },
  });
  app.addHook('onClose', () => dataset.close());
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { app, port, url: `http://127.0.0.1:${port}` };
}

/** It is closed when the test that opens it is over. */
export async function openForTest(options: Overrides = {}): Promise<Service> {
  const service = await openService(options);
  onTestFinished(() => service.app.close());
  return service;
}

/** Sends bytes as they are; resolves with everything that came back when the server closes. */
export function exchange(port: number, bytes: string, timeoutMs = 10_000): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error('the server did not close')));
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', reject);
  socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
  return promise;
}
