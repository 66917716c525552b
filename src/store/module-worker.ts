// Starts a worker thread from a module of this program.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * JavaScript when built. In development it is TypeScript, which Node 24 reads by itself; before
 * that, its loader must be there before the thread reads its first module.
 * @param base the address of the module that asks, `import.meta.url`
 * @param name of a module beside it, without extension
 */
export function startModule(base: string, name: string, workerData: unknown): Worker {
  const extension = extname(new URL(base).pathname);
  const { href } = new URL(`./${name}${extension}`, base);
  if (extension === '.js' || process.features.typescript)
    return new Worker(new URL(href), { workerData });
  const load = `import('tsx/esm/api').then((tsx) => { tsx.register(); import('${href}'); })`;
  return new Worker(load, { workerData, eval: true });
}
