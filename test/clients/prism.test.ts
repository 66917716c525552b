// Prism, a proxy that compares what passes through it with the OpenAPI document.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { describeClient, hasPackage, read, require } from './fixture.ts';

interface Parameter {
  name: string;
  in: string;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
interface Document {
  paths: Record<string, { get: { parameters?: Parameter[] } }>;
  components: { schemas: Record<string, unknown> };
}

describeClient(
  'Prism',
  () => hasPackage('@stoplight/prism-cli'),
  (fixture) => {
    const proxies: ChildProcess[] = [];

    /** Puts a proxy before the service, and gives its address. */
    const watch = async (document: Document) => {
      const port = Number(new URL(fixture().origin).port) + 1 + proxies.length;
      const path = join(fixture().folder, `prism-${port}.json`);
      writeFileSync(path, JSON.stringify(document));
      const cli = require.resolve('@stoplight/prism-cli/dist/index.js');
      const args = [cli, 'proxy', path, fixture().origin, '--port', `${port}`];
      proxies.push(spawn(process.execPath, args, { stdio: 'ignore' }));
      const origin = `http://127.0.0.1:${port}`;
      await vi.waitUntil(() => fetch(`${origin}/livez`).catch(() => undefined), {
        timeout: 60_000,
      });
      return origin;
    };
    const readDocument = async (): Promise<Document> =>
      JSON.parse(await read(`${fixture().origin}/openapi.json`));

    afterAll(async () => {
      for (const proxy of proxies) if (proxy.kill()) await once(proxy, 'exit');
    });

    /** What of the answer contradicts the document. */
    const listViolations = async (url: string) => {
      const answer = await fetch(url);
      await answer.arrayBuffer();
      const found = JSON.parse(answer.headers.get('sl-violations') ?? '[]');
      return found.filter((one: { location: string[] }) => one.location[0] === 'response');
    };

    test('finds no answer that contradicts the document', async () => {
      const document = await readDocument();
      const origin = await watch(document);
      const urls = Object.entries(document.paths).flatMap(([path, { get }]) =>
        listAddresses(path, get),
      );
      expect(urls.length).toBeGreaterThan(100);
      for (const url of urls) expect(await listViolations(origin + url), url).toEqual([]);
    });

    test('and would find one', async () => {
      const document = await readDocument();
      document.components.schemas.Actor = { type: 'array' };
      const origin = await watch(document);
      expect(await listViolations(`${origin}/actors/peskov`)).not.toEqual([]);
    });
  },
);

/** The address of an operation with each of its examples, one at a time. */
function listAddresses(path: string, { parameters = [] }: { parameters?: Parameter[] }): string[] {
  const fixed = path.replace(/\{(\w+)\}/g, (_, name) =>
    String(exampleOf(parameters.find((one) => one.name === name))),
  );
  const optional = parameters.filter((one) => one.in === 'query' && exampleOf(one) !== undefined);
  return [
    fixed,
    ...optional.map((one) => `${fixed}?${one.name}=${encodeURIComponent(String(exampleOf(one)))}`),
  ];
}

function exampleOf(parameter: Parameter | undefined): unknown {
  return parameter?.example ?? Object.values(parameter?.examples ?? {})[0]?.value;
}
