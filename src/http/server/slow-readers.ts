// Gives up clients that read their answers too slowly. Each of them holds memory, and the dataset
// from which its answer is made.
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface ReadRate {
  /** How long a client may be slow. */
  windowMs: number;
  bytesPerSecondMin: number;
}

interface Progress {
  since: number;
  sent: number;
}

/** A write of many bytes at once counts as its parts leave; only the handle knows them. */
type Handled = Socket & { _handle?: { writeQueueSize?: number } | null; _bytesDispatched?: number };

export function addSlowReaders(app: FastifyInstance, rate: ReadRate): void {
  const sockets = new Map<Socket, Progress | undefined>();
  app.server.on('connection', (socket) => {
    sockets.set(socket, undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  const timer = setInterval(() => {
    for (const [socket, progress] of sockets) sockets.set(socket, look(socket, progress, rate));
  }, rate.windowMs / 6);
  timer.unref();
  app.addHook('onClose', () => clearInterval(timer));
}

function look(socket: Socket, before: Progress | undefined, rate: ReadRate): Progress | undefined {
  // Nothing waits to be sent: it is for the service to go on, or for the client to ask.
  if (socket.writableLength === 0) return undefined;
  const now = { since: performance.now(), sent: countSent(socket) };
  if (!before) return now;
  const ms = now.since - before.since;
  if (ms < rate.windowMs) return before;
  if (now.sent - before.sent < (rate.bytesPerSecondMin * ms) / 1000) socket.destroy();
  return now;
}

function countSent(socket: Handled): number {
  return (socket._bytesDispatched ?? 0) - (socket._handle?.writeQueueSize ?? 0);
}
