// The tools for language models over stdio, where they answer as the service does.
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateKeys } from '../../src/publication/signature.ts';
import { root } from '../support/command.ts';
import { publishCurated } from '../support/curated.ts';
import { type Service, startService } from '../support/service.ts';

const { folder, records } = publishCurated();
const clientInfo = { name: 'test', version: '1.0.0' };

let service: Service;
let http: Client;
let stdio: Client;

beforeAll(async () => {
  service = await startService();
  http = new Client(clientInfo);
  await http.connect(new StreamableHTTPClientTransport(new URL(`${service.origin}/mcp`)));
  stdio = await openStdio({});
});
afterAll(async () => {
  await http.close();
  await stdio.close();
});

async function openStdio(environment: Readonly<Record<string, string>>): Promise<Client> {
  const client = new Client(clientInfo);
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: ['--import', 'tsx', join(root, 'src/main/mcp.ts')],
      env: { ...(process.env as Record<string, string>), DATA_DIR: folder, ...environment },
      cwd: root,
      stderr: 'ignore',
    }),
  );
  return client;
}

test('the list of tools is the same', async () => {
  const { tools } = await http.listTools();
  expect(tools.length).toBeGreaterThan(0);
  expect((await stdio.listTools()).tools).toEqual(tools);
});

test.each([
  ['search_statements', { q: 'négociations', limit: 20 }],
  ['get_statement', { id: records.statements[0]?.id }],
  ['check_quote', { text: records.statements[0]?.text }],
  ['who_is', { name: 'Poutine' }],
  ['timeline', { actor: 'trump' }],
  ['coverage', {}],
])('%s answers the same', async (name, values) => {
  const [over, direct] = await Promise.all(
    [stdio, http].map((client) => client.callTool({ name, arguments: { ...values } })),
  );
  expect(direct?.isError ?? false).toBe(false);
  expect(over).toEqual(direct);
});

test('a publication that no trusted key has signed is not read from', async () => {
  const client = await openStdio({ TRUSTED_KEYS: generateKeys().trustedKey });
  const { isError, content } = await client.callTool({ name: 'coverage', arguments: {} });
  await client.close();
  expect([isError, JSON.stringify(content)]).toEqual([
    true,
    expect.stringContaining('There is no dataset yet'),
  ]);
});
