// Ten questions that a journalist may ask a language model, and the calls that answer them: asked
// with the official client, of the service over the fixed seeds.
import type { AddressInfo } from 'node:net';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { seedsFolder } from '../support/curated.ts';
import { fence, withApp } from './answers.ts';

interface Question {
  text: string;
  tool: string;
  values: Readonly<Record<string, unknown>>;
  /** Of the answer, by path: what is worth reading. */
  shown: readonly string[];
}

const said = (row: string) => [`${row}.speaker.name`, `${row}.said.words`, `${row}.passage`];

const happened = (index: number) =>
  ['name', 'status', 'when.words'].map((path) => `entries.${index}.event.${path}`);

const questions: readonly Question[] = [
  {
    text: 'What did Peskov say about gas?',
    tool: 'search_statements',
    values: { actor: 'Песков', q: 'gaz' },
    shown: ['total', ...said('statements.0'), 'statements.0.caveats.0.explanation'],
  },
  {
    text: 'Is this quotation right: “Poutine croit pouvoir nous dépasser, mais nous ne bougerons pas”?',
    tool: 'check_quote',
    values: { text: 'Poutine croit pouvoir nous dépasser, mais nous ne bougerons pas' },
    shown: ['matches.0.match', 'matches.0.passage', 'matches.0.differences'],
  },
  {
    text: 'Did anybody say “Je n’ai jamais dit une chose pareille”?',
    tool: 'check_quote',
    values: { text: 'Je n’ai jamais dit une chose pareille' },
    shown: ['matches', 'note'],
  },
  {
    text: 'Who is Ouchakov?',
    tool: 'who_is',
    values: { name: 'Ouchakov' },
    shown: ['actor.name', 'actor.roles', 'actor.statements'],
  },
  {
    text: 'Who is Churchill?',
    tool: 'who_is',
    values: { name: 'Churchill' },
    shown: ['actor', 'note'],
  },
  {
    text: 'What did the Kremlin deny in November 2024?',
    tool: 'search_statements',
    values: { voice: 'Kremlin', act: 'denial', from: '2024-11', to: '2024-11' },
    shown: ['total', ...said('statements.0'), 'statements.0.url'],
  },
  {
    text: 'What happened around the Moscow talks?',
    tool: 'timeline',
    values: { event: '2025-12-02-moscow-talks', sort: '-date' },
    shown: ['total', 'entries.0.statement.passage', 'entries.1.statement.passage'],
  },
  {
    text: 'What is said to have happened in the week of the American election?',
    tool: 'timeline',
    values: { from: '2024-11-05', to: '2024-11-12', date_match: 'within' },
    shown: ['total', ...happened(0), ...happened(1)],
  },
  {
    text: 'Everything about Peskov’s statement on gas?',
    tool: 'get_statement',
    values: { id: 'peskov-2025-12-03-eu-gas' },
    shown: ['said.known', 'source.id', 'source.published', 'topics', 'url'],
  },
  {
    text: 'How much does this database know?',
    tool: 'coverage',
    values: {},
    shown: ['counts.statements', 'period', 'note'],
  },
];

export function renderConversation(): Promise<string> {
  return withApp(seedsFolder, async (app) => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const client = new Client({ name: 'on-record-guide', version: '1.0.0' });
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`)),
    );
    const parts: string[] = [];
    for (const question of questions) parts.push(await ask(client, question));
    await client.close();
    return parts.join('\n\n');
  });
}

async function ask(client: Client, { text, tool, values, shown }: Question): Promise<string> {
  const result = await client.callTool({ name: tool, arguments: values });
  if (result.isError) throw new Error(`${tool}: ${JSON.stringify(result.content)}`);
  const rows = shown.map((path) => {
    const value = read(result.structuredContent, path);
    if (value === undefined) throw new Error(`the answer to "${text}" has no ${path}`);
    return `${path}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  });
  return `**${text}**\n\n${fence('text', [`${tool} ${JSON.stringify(values)}`, ...rows].join('\n'))}`;
}

function read(value: unknown, path: string): unknown {
  return path.split('.').reduce((inner, key) => (inner as Record<string, unknown>)?.[key], value);
}
