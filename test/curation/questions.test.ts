// Questions that readers ask, each with one call: everything that answers it is there, and nothing
// that misleads. An article more may add to an answer and breaks none of these tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { testAddress } from '../support/curated.ts';

const folder = mkdtempSync(join(tmpdir(), 'questions-'));
let app: FastifyInstance;

beforeAll(async () => {
  const { records } = compileFolder(join(import.meta.dirname, '../../seeds'));
  if (!records) throw new Error('the seeds do not compile');
  const store = new Dataset(folder, publishRecords(folder, records, 'questions'));
  app = await buildApp({ store, address: testAddress, version: '0.0.0', logger: false });
  app.addHook('onClose', () => store.close());
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  data: { id: string; actor?: { id: string }; said?: { edtf: string } | null }[];
}

async function ask(path: string): Promise<Answer['data']> {
  const { statusCode, body } = await app.inject(`${path}&limit=100`);
  expect(statusCode, body).toBe(200);
  return (JSON.parse(body) as Answer).data;
}

const denial = 'peskov-2024-11-11-pure-invention';

test.each([
  ['Peskov on a call of Putin and Trump', 'actor=peskov&mentions=trump', [denial]],
  [
    'the Kremlin in November 2025, all voices',
    'voice=kremlin&on=2025-11',
    [
      'peskov-2025-11-26-leak-importance',
      'ushakov-2025-11-no-consent',
      'dmitriev-2025-11-false-information',
      'kremlin-representatives-2025-11-information-attack',
    ],
  ],
  [
    'Moscow on territory',
    'voice=Moscou&topic=territory',
    [
      'putin-2025-12-17-seize-territory',
      'putin-2025-12-demands',
      'ushakov-2025-12-no-compromise',
      'peskov-2024-11-11-demands',
      'russia-before-2025-11-special-status',
    ],
  ],
  [
    'what the Kremlin denied',
    'voice=kremlin&act=denial',
    [denial, 'dmitriev-2025-11-false-information', 'kremlin-2025-12-no-intention-to-attack'],
  ],
  [
    'who disputes the leaked calls',
    'event=2025-11-25-bloomberg-leak&relation=disputes',
    ['dmitriev-2025-11-false-information'],
  ],
  [
    'Zelensky on the Moscow talks',
    'actor=Zelensky&event=2025-12-02-moscow-talks',
    ['zelensky-2025-12-results-in-moscow', 'zelensky-2025-12-pressure-on-russia'],
  ],
  [
    'Ukrainian voices of December 2025',
    'voice=Kiev&on=2025-12',
    [
      'zelensky-2025-12-results-in-moscow',
      'sybiha-2025-12-inclusive-process',
      'ukraine-2025-12-pokrovsk-fighting',
    ],
  ],
  [
    'American reactions to the talks',
    'voice=Washington&event=2025-12-02-moscow-talks',
    [
      'trump-2025-12-talks-very-good',
      'rubio-2025-12-some-progress',
      'white-house-official-2025-12-productive-meeting',
    ],
  ],
  [
    'what was said on 3 December 2025',
    'on=2025-12-03&date_match=within',
    ['peskov-2025-12-03-eu-gas', 'rutte-2025-12-03-putin-surpass', 'trump-2025-12-we-shall-see'],
  ],
  [
    'Peskov on the Miami meeting',
    'actor=peskov&event=2025-12-20-miami-meeting',
    ['peskov-2025-12-18-contacts-planned'],
  ],
])('%s', async (_question, query, expected) => {
  const found = (await ask(`/statements?${query}`)).map(({ id }) => id);
  expect(found).toEqual(expect.arrayContaining(expected));
});

test('nobody is on a side whose office or institution speaks for another', async () => {
  const speakers = async (query: string) =>
    (await ask(`/statements?${query}`)).map(({ actor }) => actor?.id);
  expect(await speakers('voice=kremlin&on=2025-11')).not.toContain('witkoff');
  expect(await speakers('voice=ukraine&on=2025-12')).not.toContain('putin');
  expect(await speakers('voice=united-states&on=2024-11')).not.toContain('trump');
});

test('when Zelensky spoke on the talks is told by days that can be asked for', async () => {
  const query = 'actor=zelensky&event=2025-12-02-moscow-talks';
  for (const { said } of await ask(`/statements?${query}`)) {
    expect(said?.edtf).toMatch(/^2025-12-0[12]/);
  }
  expect(await ask('/statements?to=2010-01-01')).toEqual([]);
});

test('what was said within a day was said on no other', async () => {
  for (const { said } of await ask('/statements?on=2025-12-03&date_match=within')) {
    expect(said?.edtf).toBe('2025-12-03');
  }
});

test('whether there was a call of Putin and Trump in November 2024', async () => {
  const { body } = await app.inject('/events/2024-11-putin-trump-call');
  const { status, relations } = JSON.parse(body);
  expect(status).toBe('denied');
  expect(relations).toEqual(
    expect.arrayContaining([expect.objectContaining({ type: 'denies', id: denial })]),
  );
});

test('whose words « jeunes porcs » are', async () => {
  const { body } = await app.inject('/lookup?text=jeunes+porcs');
  const [match] = JSON.parse(body).data;
  expect(match.match).toBe('exact');
  expect(match.statements.map((one: { actor: { id: string } }) => one.actor.id)).toEqual(['putin']);
});

test('what is still planned', async () => {
  const planned = (await ask('/events?status=planned')).map(({ id }) => id);
  expect(planned).toContain('2025-12-20-miami-meeting');
  expect(planned).not.toContain('2025-01-20-trump-inauguration');
});
