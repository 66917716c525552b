// Starts a worker thread from a module of this program.
import { extname } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * The module is JavaScript when built and TypeScript in development. Node 24 reads TypeScript by
 * itself; with older versions the thread has to register a loader first.
 * @param base the `import.meta.url` of the calling module
 * @param name a module beside it, without extension
 */
export function startModule(
  base: string,
  name: string,
  workerData: unknown,
  options: WorkerOptions = {},
): Worker {
  const extension = extname(new URL(base).pathname);
  const { href } = new URL(`./${name}${extension}`, base);
  if (extension === '.js' || process.features.typescript)
    return new Worker(new URL(href), { ...options, workerData });
  const load = `import('tsx/esm/api').then((tsx) => { tsx.register(); import('${href}'); })`;
  return new Worker(load, { ...options, workerData, eval: true });
}
