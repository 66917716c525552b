// The tools for language models, asked with the official client over HTTP.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishCurated, testAddress } from '../support/curated.ts';
import { type Service, startService } from '../support/service.ts';

const { records } = publishCurated();
const clientInfo = { name: 'test', version: '1.0.0' };

/** At three bytes a token, which is few for any script, an answer has fewer than 4,000. */
const resultBytesMax = 12_600;

let service: Service;
let http: Client;

beforeAll(async () => {
  service = await startService();
  http = new Client(clientInfo);
  await http.connect(new StreamableHTTPClientTransport(new URL(`${service.origin}/mcp`)));
});
afterAll(async () => {
  await http.close();
});

interface Row {
  id: string;
  url: string;
  passage: string;
  passage_goes_on?: true;
  speaker: { name: string };
  said: { words: string } | null;
  source: { id: string };
  caveats: { explanation: string }[];
  more_caveats?: number;
}

async function call<T>(name: string, values: object, client = http): Promise<T> {
  const result = await client.callTool({ name, arguments: { ...values } });
  expect([name, values, result.isError ?? false, result.content]).toEqual([
    ...[name, values, false],
    [{ type: 'text', text: JSON.stringify(result.structuredContent) }],
  ]);
  expect(Buffer.byteLength(JSON.stringify(result))).toBeLessThan(resultBytesMax);
  return result.structuredContent as T;
}

async function refuse(name: string, values: object): Promise<string> {
  const result = await http.callTool({ name, arguments: { ...values } });
  expect([name, values, result.isError]).toEqual([name, values, true]);
  const [content] = result.content;
  const text = content?.type === 'text' ? content.text : '';
  expect(text).not.toMatch(/SQLITE|\.ts:|node_modules| {4}at /);
  return text;
}

const absence = /is in this database. That does not mean that it was never said/;

describe('the list of tools', () => {
  test('is six that only read, with both schemas', async () => {
    const { tools } = await http.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      ...['search_statements', 'get_statement', 'check_quote', 'who_is', 'timeline', 'coverage'],
    ]);
    for (const { annotations, inputSchema, outputSchema, description } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(outputSchema).toMatchObject({ type: 'object' });
      expect(description?.length).toBeGreaterThan(60);
    }
  });

  test('and its arguments take fewer than 3,000 tokens', async () => {
    const { tools } = await http.listTools();
    const told = tools.map(({ name, description, inputSchema }) => [
      name,
      description,
      inputSchema,
    ]);
    expect(JSON.stringify(told).length / 3.6).toBeLessThan(3000);
  });
});

describe('search_statements', () => {
  test('walks to every statement once, each with all that is to be passed on', async () => {
    const rows: Row[] = [];
    let cursor: string | null | undefined;
    do {
      const values = { limit: 20, ...(cursor && { cursor }) };
      const page = await call<{ statements: Row[]; total: number; next: string | null }>(
        'search_statements',
        values,
      );
      expect(page.total).toBe(records.statements.length);
      rows.push(...page.statements);
      cursor = page.next;
    } while (cursor);
    expect(rows.map(({ id }) => id).sort()).toEqual(records.statements.map(({ id }) => id).sort());
    for (const statement of records.statements) {
      const row = rows.find(({ id }) => id === statement.id) as Row;
      expect(row.url).toBe(`${testAddress}/statements/${statement.id}`);
      expect(row.passage).toBe(statement.text);
      expect(row.speaker.name).toBe(statement.actor.name);
      expect(row.source.id).toBe(statement.citations[0]?.source.id);
      expect(row.said === null).toBe(statement.said === null);
      expect(row.caveats.length + (row.more_caveats ?? 0)).toBe(statement.caveats.length);
    }
  });

  test('takes one value in place of a list, and names in any script', async () => {
    const single = await call('search_statements', { actor: 'Песков', act: 'denial' });
    const list = await call('search_statements', { actor: ['peskov'], act: ['denial'] });
    expect(single).toEqual(list);
    expect(single).toMatchObject({ note: null });
  });

  test('says that it does not know, never that nobody said it', async () => {
    const answer = await call<{ total: number; note: string }>('search_statements', {
      q: 'bananes',
    });
    expect(answer.total).toBe(0);
    expect(answer.note).toMatch(absence);
    expect(await refuse('search_statements', { actor: 'Peskof' })).toMatch(
      /did you mean.*This says nothing about what was said or happened elsewhere/,
    );
  });
});

describe('get_statement', () => {
  test('gives the longest in full or says what is left out', async () => {
    const length = (record: object) => JSON.stringify(record).length;
    const longest = records.statements.toSorted((a, b) => length(b) - length(a)).slice(0, 20);
    for (const { id, citations, relations } of longest) {
      const whole = await call<{
        passages: object[];
        relations: object[];
        left_out: Record<string, number>;
      }>('get_statement', { id });
      const { left_out } = whole;
      expect(whole.passages.length + (left_out.passages ?? 0)).toBe(citations.length - 1);
      expect(whole.relations.length + (left_out.relations ?? 0)).toBe(relations.length);
    }
  });

  test('follows a former id, and says why one was withdrawn', async () => {
    const former = [...records.formerIds].find(({ record }) => record.kind === 'statement');
    if (former) {
      const whole = await call('get_statement', { id: former.record.id });
      expect(whole).toMatchObject({ id: former.holder });
    }
    const gone = [...records.tombstones].find(({ record }) => record.kind === 'statement');
    if (!gone) throw new Error('no statement was withdrawn');
    expect(await refuse('get_statement', { id: gone.record.id })).toContain(gone.reason.en);
  });
});

describe('check_quote', () => {
  test('knows every passage by its words', async () => {
    const long = records.statements.filter(({ text }) => text.length > 80);
    for (const { id, text } of long.filter((_, index) => index % 5 === 0)) {
      const { matches } = await call<{ matches: { match: string; statements: Row[] }[] }>(
        'check_quote',
        { text: text.slice(0, 2000) },
      );
      expect([id, matches[0]?.match]).toEqual([id, 'exact']);
    }
  });

  test('tells which words differ', async () => {
    const text = 'Poutine croit pouvoir nous dépasser, mais nous ne bougerons pas';
    expect(await call('check_quote', { text })).toMatchObject({
      matches: [
        {
          match: 'near',
          passage: 'Poutine pense pouvoir nous surpasser, mais nous ne bougerons pas',
          differences: [
            'your text: croit; printed: pense',
            'your text: dépasser; printed: surpasser',
          ],
        },
      ],
    });
  });

  test('does not take its own silence for a denial', async () => {
    const text = 'Je n’ai jamais dit une chose pareille';
    const { matches, note } = await call<{ matches: object[]; note: string }>('check_quote', {
      text,
    });
    expect(matches).toEqual([]);
    expect(note).toMatch(absence);
  });
});

describe('who_is', () => {
  test('knows everybody by every name that is theirs alone', async () => {
    for (const { id, name } of records.actors.filter((_, index) => index % 3 === 0)) {
      expect(await call('who_is', { name })).toMatchObject({ actor: { id }, note: null });
    }
  });

  test('asks back, or says that it does not know', async () => {
    const { note } = await call<{ note: string }>('who_is', { name: 'Churchill' });
    expect(note).toMatch(absence);
  });
});

test('timeline goes through events and statements to the end', async () => {
  const days: string[] = [];
  let cursor: string | null = null;
  let total = 0;
  do {
    const page: { entries: { kind: string }[]; total: number; next: string | null } = await call(
      'timeline',
      { limit: 20, ...(cursor !== null && { cursor }) },
    );
    days.push(...page.entries.map(({ kind }) => kind));
    total = page.total;
    cursor = page.next;
  } while (cursor !== null);
  expect(days.length).toBe(total);
  expect(total).toBe(records.statements.length + records.events.length);
});

test('coverage counts what is here', async () => {
  expect(await call('coverage', {})).toMatchObject({
    counts: { statements: records.statements.length, sources: records.sources.length },
  });
});

describe('hostile arguments', () => {
  test.each<[string, string, object]>([
    ['an unknown one', 'search_statements', { actr: 'peskov' }],
    ['an object', 'search_statements', { actor: { toString: 'x' } }],
    ['too many', 'search_statements', { actor: Array.from({ length: 500 }, (_, i) => `x${i}`) }],
    ['too long words', 'search_statements', { q: 'a'.repeat(5000) }],
    ['a foreign cursor', 'search_statements', { q: "' OR 1=1 --", cursor: '../../etc/passwd' }],
    ['a day that there is not', 'search_statements', { from: '2025-13-45' }],
    ['a huge limit', 'search_statements', { limit: 1e9 }],
    ['a control character', 'search_statements', { actor: 'a\u0000b' }],
    ['a path', 'get_statement', { id: '../../../etc/passwd' }],
    ['a key of every object', 'get_statement', { id: 'constructor' }],
    ['none', 'get_statement', {}],
    ['too long a text', 'check_quote', { text: 'x'.repeat(2001) }],
    ['an empty text', 'check_quote', { text: '' }],
    ['an empty name', 'who_is', { name: '' }],
    ['a list of names', 'who_is', { name: ['peskov'] }],
    ['an order that there is not', 'timeline', { sort: 'random' }],
    ['one where none is taken', 'coverage', { verbose: true }],
  ])('such as %s: %s refuses and says why', async (_, name, values) => {
    const text = await refuse(name, values);
    expect(text.length).toBeGreaterThan(20);
    expect(text.length).toBeLessThan(2000);
  });

  test('a tool that there is not is an error of the protocol', async () => {
    await expect(http.callTool({ name: 'delete_statement', arguments: {} })).rejects.toThrow();
  });
});

describe('/mcp', () => {
  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${service.origin}/mcp`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
    });

  test('says to a browser that it is for others', async () => {
    const answer = await service.get('/mcp').expect(405);
    expect(answer.headers.allow).toBe('POST, OPTIONS');
    expect(answer.body.detail).toContain('POST');
  });

  test.each([
    ['no JSON', '{', {}, 400],
    ['another type', 'a=b', { 'content-type': 'text/plain' }, 415],
    ['too much', JSON.stringify({ a: 'x'.repeat(40_000) }), {}, 413],
    ['a prototype', '{"__proto__":{"a":1}}', {}, 400],
    ['no message', '[]', {}, 400],
    ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"tools/list"}]', {}, 400],
    ['a subscription', '{"jsonrpc":"2.0","id":1,"method":"subscriptions/listen"}', {}, 501],
  ])('refuses %s', async (_, body, headers, status) => {
    expect((await send(body, headers)).status).toBe(status);
  });

  test('serves clients of the revision before, without a session', async () => {
    const answer = await send(
      JSON.stringify({
        ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
        params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
      }),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('mcp-session-id')).toBeNull();
    expect(await answer.text()).toContain('on-record');
  });
});
