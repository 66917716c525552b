// Requests by the thousand, made from the OpenAPI document, half of them with something wrong:
// no failure, every answer as documented, and what is wrong refused.
import { Agent, type IncomingMessage, request } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ApiDocument, type OpenApi, parseDocument } from '../support/document.ts';
import { publishEdition } from '../support/publications.ts';
import { report } from './support/report.ts';
import { requestArbitrary } from './support/requests.ts';
import { startServer, temporaryFolder } from './support/server.ts';

const requests = 10_000;
const clients = 8;

interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: clients });

/** As it is: `fetch` would tidy up the address. */
function ask(port: number, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, agent }, (response: IncomingMessage) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const headers = response.headers as Record<string, string>;
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode as number, headers, text });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

function listFaults(
  { url: path, fault }: { url: string; fault?: string | undefined },
  answer: Answer,
  document: ApiDocument,
): string[] {
  const { status, headers } = answer;
  // A path that is not documented, such as one with a slash in the id, has nothing to check.
  const differences = document
    .check(path, answer)
    .filter((difference) => !difference.endsWith('is not documented'))
    .map((difference) => `${path}: ${difference}`);
  const isAccepted = fault !== undefined && status !== 400;
  return [
    ...(status >= 500 ? [`${status} for ${path}`] : []),
    ...('set-cookie' in headers ? [`a header was injected by ${path}`] : []),
    ...(isAccepted ? [`${status} instead of 400 (${fault}) for ${path}`] : []),
    ...differences,
  ];
}

test('10,000 requests made from the OpenAPI document: nothing breaks', async () => {
  const folder = temporaryFolder();
  publishEdition(folder, 1);
  const { url, port, output } = await startServer({
    DATA_DIR: folder,
    EVENT_LOOP_DELAY_MAX_MS: '0',
  });
  const document = parseDocument((await (await fetch(`${url}/openapi.json`)).json()) as OpenApi);
  const seed = Date.now() % 2 ** 31;
  const made = fc.sample(requestArbitrary(document), { numRuns: requests, seed });
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  let refused = 0;
  const queue = made.values();
  const work = async () => {
    for (const request of queue) {
      const answer = await ask(port, request.url);
      const { status } = answer;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (request.fault !== undefined && status === 400) refused++;
      faults.push(...listFaults(request, answer, document));
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  agent.destroy();
  report('Generated requests', {
    requests: made.length,
    seed: String(seed),
    ...Object.fromEntries(
      [...statuses].sort().map(([status, count]) => [`status ${status}`, count]),
    ),
    'certainly wrong': made.filter(({ fault }) => fault !== undefined).length,
    'refused with 400': refused,
    faults: faults.length,
  });
  expect([seed, faults.slice(0, 10)]).toEqual([seed, []]);
  expect(statuses.get(200)).toBeGreaterThan(requests / 10);
  expect(refused).toBeGreaterThan(requests / 10);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(output()).not.toContain('internal error');
});
