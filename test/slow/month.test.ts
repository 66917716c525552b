// One month of a newsroom: whatever becomes of a statement, whoever cited it is told, in whichever
// way they kept it: an address, an ETag, a cursor, a feed, a card, a filter, an item of Superdesk.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats, listResources } from '../../src/formats/table.ts';
import type { StatementHistory } from '../../src/records/history.ts';
import type { Problem } from '../../src/records/problem.ts';
import type { Statement } from '../../src/records/statement.ts';
import { testAddress } from '../support/curated.ts';
import { Newsroom } from '../support/newsroom.ts';
import type { Changes } from '../support/seeds.ts';

const article = `Mercredi 3 décembre 2025

Anna Petrova, porte-parole du ministère, a déclaré : « Nous sommes prêts à négocier. »
La rencontre du 2 décembre a eu lieu à Oslo, selon l’agence Zarya.

Boris Ivanov a démenti : « Rien n’est vrai. » Il a répété : « Rien n’est vrai. »
Il a ajouté : « Ils mentent tous. » Puis : « Je ne sais rien. » Enfin : « Demandez-leur. »
`;

/** A statement of Boris, in lines of YAML. */
const said = (id: string, quote: string, more = '') =>
  `  - id: ${id}\n    actor: boris\n    form: direct\n    act: claim\n    said: null\n    topics: [truth]\n    summary: { en: Says ${id}., fr: Dit ${id}. }\n    quote: « ${quote} »\n${more}`;

/** What the seeds hold today; steps of the story change it. */
const seeds = {
  statements: new Map<string, string>(),
  anna: '',
  source: '',
  withdrawn: '',
  article,
  earlier: {} as Changes,
};

function write(): Changes {
  return {
    'sources/gazette/article.txt': seeds.article,
    ...seeds.earlier,
    'sources/gazette/statements.yaml': (text) => {
      const [anna = ''] = text.split('  - id: boris-untrue');
      return `${anna}${seeds.anna}${[...seeds.statements.values()].join('')}`;
    },
    'sources/gazette/source.yaml': (text) =>
      text.replace(/caveats:[\s\S]*/, `caveats:\n${seeds.source}`),
    ...(seeds.withdrawn !== '' && { 'withdrawn.yaml': seeds.withdrawn }),
  };
}

const caveat = (id: string, severity: string, statement: string, more = '') =>
  `  - id: ${id}\n    kind: wording\n    severity: ${severity}\n    citations: [{ quote: Il a répété }]\n    explanation: { en: Doubtful., fr: Douteux. }\n    affects: { statements: [${statement}] }\n${more}`;

let newsroom: Newsroom;
/** What clients kept on the first day. */
const kept = { etags: new Map<string, string>(), next: '', ranked: '', passage: '' };
const versions = new Map<string, string>();

beforeAll(async () => {
  seeds.statements.set(
    'boris-denies',
    said('boris-denies', 'Rien n’est vrai.', '    prefix: "a démenti :"\n'),
  );
  seeds.statements.set(
    'boris-repeats',
    said('boris-repeats', 'Rien n’est vrai.', '    prefix: "a répété :"\n'),
  );
  seeds.statements.set('boris-lies', said('boris-lies', 'Ils mentent tous.'));
  seeds.statements.set('boris-knows', said('boris-knows', 'Je ne sais rien.'));
  seeds.source = caveat('two-denials', 'minor', 'boris-repeats');
  newsroom = await Newsroom.open(write(), first);
  versions.set(first, newsroom.version);
});
afterAll(() => newsroom.close());

const get = (path: string) => newsroom.service.get(path);

async function release(on: string): Promise<void> {
  const { version } = await newsroom.release(write(), on);
  versions.set(on, version);
}

/** A statement is rewritten in the seeds. */
function edit(id: string, change: (text: string) => string): void {
  seeds.statements.set(id, change(seeds.statements.get(id) as string));
}

/** What each client of a statement sees now, in short. */
async function look(id: string) {
  const address = `/statements/${id}`;
  const answer = await get(address).redirects(0);
  const record = answer.body as Statement & Problem;
  const etag = kept.etags.get(id) ?? '"never-sent"';
  const conditional = await get(address).redirects(0).set('if-none-match', etag);
  if (answer.status === 200) kept.etags.set(id, answer.headers.etag as string);
  return {
    address: [
      answer.status,
      answer.status === 200
        ? `revision ${record.revision}, ${record.modified?.slice(0, 10)}, ${record.attribution.status}`
        : (answer.headers.location ?? record.detail),
    ].join(' '),
    formats: await countStatuses(id),
    etag: conditional.status,
    feed: await lookInFeed(id),
    superdesk: await lookInNinjs(id),
    card: await lookAtCard(id),
    filter: await lookByFilter(id),
    cursor: await walkOn(),
  };
}

const suffixes = formats
  .filter((one) => one.paths.includes('record') && listResources(one).includes('statements'))
  .map(({ suffix }) => suffix);

async function countStatuses(id: string): Promise<string> {
  const statuses = new Set<number>();
  for (const suffix of [...suffixes, '.json', '.html', '/relations']) {
    statuses.add((await get(`/statements/${id}${suffix}`).redirects(0)).status);
  }
  return [...statuses].join(', ');
}

async function lookInFeed(id: string): Promise<string> {
  const { text } = await get('/statements.atom').expect(200);
  const entry = text.split('<entry>').find((one) => one.includes(`/statements/${id}.html`));
  if (entry) return `entry of ${/<updated>(.{10})/.exec(entry)?.[1]}`;
  const deleted = text.split('<at:deleted-entry').find((one) => one.includes(`/${id}"`));
  if (!deleted) return 'nothing';
  const [, when, why] = /when="(.{10})[\s\S]*?<at:comment[^>]*>([^<]*)/.exec(deleted) ?? [];
  return `deleted ${when}: ${why}`;
}

async function lookInNinjs(id: string): Promise<string> {
  const { text } = await get('/statements.ninjs.json').expect(200);
  const items = Object.values(JSON.parse(text).associations) as Record<string, string>[];
  const item = items.find(({ uri }) => uri?.endsWith(`/${id}`) || uri?.endsWith(`:${id}`));
  return item
    ? `${item.pubstatus} ${new Date(Number(item.version) * 1000).toISOString().slice(0, 10)}`
    : 'nothing';
}

async function lookAtCard(id: string): Promise<string> {
  const { status, text } = await get(`/statements/${id}/embed`).redirects(0);
  const words = [
    'withdrawn on',
    'was split',
    'Corrected:',
    'denied by',
    'major caveat',
    'not served',
  ];
  return [status, ...words.filter((one) => text.includes(one))].join(' ');
}

async function lookByFilter(id: string): Promise<string> {
  const { status, body } = await get(`/caveats?statement=${id}`);
  return status === 200 ? `200 with ${body.page.total}` : `${status} ${body.detail}`;
}

const first = '2026-01-01';
const note = 'note: { en: Read anew., fr: Relu. }';
const reason = 'reason: { en: Not his words., fr: Pas ses mots. }';

/** From the page behind the first of a list, as it was on the first day. */
async function walkOn(): Promise<string> {
  const { status, body } = await get(kept.next);
  const ids = body.data?.map((one: Statement) => one.id).join(' ');
  return `${status} ${ids} of ${dayOf(body.dataset?.version)}`;
}

function dayOf(version: string): string | undefined {
  return [...versions].find(([, one]) => one === version)?.[0].slice(5);
}

/** Of a statement that stands; each test overrides what is otherwise. */
const standing = {
  formats: '200',
  etag: 200,
  card: '200',
  filter: '200 with 0',
  cursor: '200 boris-denies of 01-01',
};

/** The same when it was last changed on a day. */
const changed = (revision: number, on: string, status = 'reported') => ({
  ...standing,
  address: `200 revision ${revision}, ${on}, ${status}`,
  feed: `entry of ${on}`,
  superdesk: `usable ${on}`,
});

/** Of one under whose id nothing stands any more. */
const gone = (status: number, on: string, why: string) => ({
  ...standing,
  formats: String(status),
  etag: status,
  feed: `deleted ${on}: ${why}`,
  superdesk: `canceled ${on}`,
  card: String(status),
});

describe('the month of a newsroom', () => {
  test('1 January: statements are cited, in each format', async () => {
    const list = await get('/statements?sort=id&limit=1').expect(200);
    kept.next = list.body.page.next.slice(testAddress.length);
    const ranked = await get('/statements?q=vrai&limit=1').expect(200);
    kept.ranked = ranked.body.page.next.slice(testAddress.length);
    const { body } = await get('/statements/boris-denies').expect(200);
    kept.passage = body.citations[0].url.slice(testAddress.length);
    await get(kept.passage).expect(200);
    for (const id of ['boris-denies', 'boris-repeats', 'boris-lies', 'boris-knows']) {
      const filter = id === 'boris-repeats' ? '200 with 1' : '200 with 0';
      expect(await look(id), id).toEqual({ ...changed(1, first), filter });
    }
  });

  test('3: one is added, and nothing changes for the others', async () => {
    seeds.statements.set(
      'boris-asks',
      said('boris-asks', 'Demandez-leur.', '    added: 2026-01-03\n'),
    );
    await release('2026-01-03');
    expect(await look('boris-asks')).toEqual(changed(1, '2026-01-03'));
    expect(await look('boris-denies')).toEqual({ ...changed(1, first), etag: 304 });
    // A walk by relevance goes on in the version that ranked it.
    const { body } = await get(kept.ranked).expect(200);
    expect(dayOf(body.dataset.version)).toBe('01-01');
    expect(body.data.map((one: Statement) => one.id)).toEqual(['boris-denies']);
  });

  test('5: one is corrected: a revision, an entry that comes again, a word on the card', async () => {
    edit('boris-denies', (text) =>
      text
        .replace('act: claim', 'act: denial')
        .concat(`    corrections:\n      - { on: 2026-01-05, what: act, was: claim, ${note} }\n`),
    );
    await release('2026-01-05');
    expect(await look('boris-denies')).toEqual({
      ...changed(2, '2026-01-05'),
      card: '200 Corrected:',
    });
  });

  test('7: it is corrected twice in one day, and each counts', async () => {
    const correct = async (form: string, was: string, on: string) => {
      edit(
        'boris-denies',
        (text) =>
          `${text.replace(/form: \w+/, `form: ${form}`)}      - { on: ${on}, what: form, was: ${was} }\n`,
      );
      await release(on);
      return look('boris-denies');
    };
    const card = '200 Corrected:';
    expect(await correct('indirect', 'direct', '2026-01-07T09:00:00Z')).toEqual({
      ...changed(3, '2026-01-07'),
      card,
    });
    expect(await correct('direct', 'indirect', '2026-01-07T15:00:00Z')).toEqual({
      ...changed(4, '2026-01-07'),
      card,
    });
    const { body } = await get('/statements/boris-denies/history').expect(200);
    expect(body.revisions.map((one: { on: string }) => one.on.slice(0, 13))).toEqual([
      '2026-01-01T00',
      '2026-01-05T00',
      '2026-01-07T09',
      '2026-01-07T15',
    ]);
    // Both of that day are kept; a day leads to what stood at its end.
    const day = await get('/statements/boris-denies?as_of=2026-01-07').redirects(0).expect(303);
    expect(day.headers.location).toContain(versions.get('2026-01-07T15:00:00Z'));
  });

  test('9: one is denied', async () => {
    seeds.anna = `  - { id: anna-denies, added: 2026-01-09, actor: anna, form: indirect,
      act: denial, said: null, topics: [talks], summary: { en: Denies it., fr: Dément. },
      quote: selon l’agence Zarya, relations: [{ type: denies, statement: boris-knows }] }\n`;
    await release('2026-01-09');
    expect(await look('boris-knows')).toEqual({
      ...changed(2, '2026-01-09', 'denied'),
      card: '200 denied by',
    });
  });

  test('11: a major caveat is added', async () => {
    seeds.source += caveat('not-heard', 'major', 'boris-knows', '    added: 2026-01-11\n');
    await release('2026-01-11');
    expect(await look('boris-knows')).toEqual({
      ...changed(3, '2026-01-11', 'denied'),
      card: '200 denied by major caveat',
      filter: '200 with 1',
    });
  });

  let lies = '';

  test('13: one is withdrawn: gone everywhere, with the day and the reason', async () => {
    lies = seeds.statements.get('boris-lies') as string;
    seeds.statements.delete('boris-lies');
    seeds.withdrawn = `- { id: boris-lies, on: 2026-01-13, ${reason} }\n`;
    await release('2026-01-13');
    const words = 'The statement "boris-lies" was withdrawn on 2026-01-13: Not his words.';
    expect(await look('boris-lies')).toEqual({
      ...gone(410, '2026-01-13', 'Not his words.'),
      address: `410 ${words}`,
      card: '410 withdrawn on',
      filter: `400 statement: ${words}`,
    });
    await get(`/statements/boris-lies?as_of=${versions.get('2026-01-11')}`).expect(200);
  });

  test('15: it is reinstated, and both days are told', async () => {
    seeds.statements.set('boris-lies', lies);
    seeds.withdrawn = `- { id: boris-lies, on: 2026-01-13, reinstated: 2026-01-15, ${reason} }\n`;
    await release('2026-01-15');
    expect(await look('boris-lies')).toEqual(changed(3, '2026-01-15'));
    const { body } = await get('/statements/boris-lies/history').expect(200);
    const days = (body as StatementHistory).revisions.map(
      ({ on, changes }) => `${on?.slice(5, 10)} ${changes[0]?.kind}`,
    );
    expect(days).toEqual(['01-01 added', '01-13 withdrawn', '01-15 reinstated']);
    // The version of the 13th is no version of it.
    const stood = (versions: readonly { version: string }[]) =>
      versions.map(({ version }) => dayOf(version)).join(' ');
    const stoodOn = '01-15 01-11 01-09 01-07T15:00:00Z 01-07T09:00:00Z 01-05 01-03 01-01';
    expect(stood(body.versions)).toBe(stoodOn);
    const { text } = await get('/timemap?url=/statements/boris-lies').expect(200);
    const mementos = [...text.matchAll(/as_of=([0-9a-f]+)>; rel="[a-z ]*memento/g)];
    expect(stood(mementos.map(([, version = '']) => ({ version })).reverse())).toBe(stoodOn);
    const late = await get('/statements/boris-asks/history').expect(200);
    expect(stood(late.body.versions).split(' ').at(-1)).toBe('01-03');
  });

  test('17: one is renamed: its old address leads to the new one', async () => {
    edit('boris-denies', (text) =>
      text.replace('id: boris-denies', 'id: boris-untrue\n    formerly: [boris-denies]'),
    );
    await release('2026-01-17');
    expect(await look('boris-denies')).toEqual({
      ...gone(308, '2026-01-17', 'Now boris-untrue.'),
      address: '308 /statements/boris-untrue',
    });
    expect(await look('boris-untrue')).toEqual({
      ...changed(5, '2026-01-17'),
      card: '200 Corrected:',
    });
  });

  test('19: two are merged: the other address leads there too, in one step', async () => {
    seeds.statements.delete('boris-repeats');
    seeds.source = seeds.source.replace('[boris-repeats]', '[boris-untrue]');
    edit('boris-denies', (text) => text.replace('[boris-denies]', '[boris-denies, boris-repeats]'));
    await release('2026-01-19');
    expect(await look('boris-repeats')).toEqual({
      ...gone(308, '2026-01-19', 'Now boris-untrue.'),
      address: '308 /statements/boris-untrue',
      filter: '200 with 1',
    });
  });

  test('21: one is split: both parts, and never a guess', async () => {
    seeds.statements.delete('boris-knows');
    for (const id of ['boris-knows-little', 'boris-knows-nothing']) {
      const more = '    added: 2026-01-21\n    formerly: [boris-knows]\n    split: true\n';
      seeds.statements.set(id, said(id, 'Je ne sais rien.', more));
    }
    seeds.anna = seeds.anna.replace('boris-knows', 'boris-knows-little');
    seeds.source = seeds.source.replace('[boris-knows]', '[boris-knows-little]');
    await release('2026-01-21');
    const parts = '"boris-knows-little" and "boris-knows-nothing"';
    expect(await look('boris-knows')).toEqual({
      ...gone(300, '2026-01-21', 'Now boris-knows-little and boris-knows-nothing.'),
      address: `300 The statement "boris-knows" was split into ${parts}.`,
      card: '300 was split',
      filter:
        '400 statement: "boris-knows" could be boris-knows-little or boris-knows-nothing; use the id.',
    });
  });

  test('23: the publisher corrects the article, and whoever cited it is told', async () => {
    seeds.earlier = { 'sources/gazette/earlier/2026-01-23.txt': seeds.article };
    seeds.article = seeds.article.replace('a eu lieu à Oslo', 's’est tenue à Oslo');
    seeds.source += `corrections:
  - { on: 2026-01-23, what: text, was: a eu lieu à Oslo, ${note} }\n`;
    await release('2026-01-23');
    expect(await look('boris-untrue')).toEqual({
      ...changed(7, '2026-01-23'),
      card: '200 Corrected:',
      filter: '200 with 1',
    });
    const { body } = await get('/changes?id=boris-untrue&kind=source_corrected').expect(200);
    expect(body.data).toMatchObject([{ what: 'text', was: 'a eu lieu à Oslo' }]);
    // An address of a passage counts in the text of its day, and never leads into another one.
    const [place = '', fragment] = kept.passage.split('#');
    const earlier = await get(place).expect(200);
    expect(earlier.text).toBe(article);
    expect(earlier.headers.link).toBe(
      `<${testAddress}/sources/gazette/text>; rel="latest-version"`,
    );
    expect(fragment).toMatch(/^char=\d+,\d+$/);
    const page = await get(place.replace('/text', '.html')).expect(200);
    expect(page.text).toContain(
      'printed until 23 January 2026, when the publisher corrected them.',
    );
    expect(page.text).toContain('<a href="/sources/gazette.html">What is printed now</a>');
    expect(page.text).toContain('a eu lieu à Oslo');
    const asked = encodeURI('/lookup?text=La rencontre du 2 décembre a eu lieu à Oslo');
    const found = await get(asked).expect(200);
    expect(found.body.data[0]).toMatchObject({
      match: 'exact',
      printed_until: '2026-01-23T00:00:00Z',
      passage: { url: expect.stringContaining(`${place}#char=`) },
    });
    const now = await get('/statements/boris-untrue').expect(200);
    const current = now.body.citations[0].url.slice(testAddress.length);
    expect((await get(current).expect(200)).text).toBe(seeds.article);
    const open = await get(current.replace('/text', '.html')).expect(200);
    expect(open.text).not.toContain('when the publisher corrected');
    expect(open.text).toContain('until 23 January 2026');
    await get('/sources/gazette/text?text=xyz').expect(400);
  });

  test('25: a branch is merged late, and must not be told as older than it is', async () => {
    seeds.statements.set(
      'boris-late',
      said('boris-late', 'Ils mentent tous.', '    added: 2026-01-10\n'),
    );
    expect(newsroom.listProblems(write())).toEqual([
      expect.stringMatching(
        /merged late: the release of 2026-01-23 came without it; write added: /,
      ),
    ]);
    edit('boris-late', (text) => text.replace('2026-01-10', '2026-01-25'));
    await release('2026-01-25');
    expect(await look('boris-late')).toEqual(changed(1, '2026-01-25'));
  });

  test('27: a rollback: what came with it is not served for now, and no id is called wrong', async () => {
    await newsroom.rollBack(versions.get('2026-01-23') as string, '2026-01-27');
    const words = `Version ${versions.get('2026-01-25')} was taken back. If it had a statement "boris-late", that is temporarily not served; try again later.`;
    expect(await look('boris-late')).toEqual({
      ...standing,
      address: `503 ${words}`,
      formats: '503',
      etag: 503,
      feed: 'nothing',
      superdesk: 'nothing',
      card: '503 not served',
      filter: `503 ${words}`,
    });
    await get('/statements/boris-latte').expect(404);
    await get('/changes').expect(503);
    // The cure is a new release, of the same.
    await release('2026-01-28');
    expect(await look('boris-late')).toEqual({ ...changed(1, '2026-01-25'), etag: 304 });
  });

  test('30: a takedown leaves no word of it, in no version', async () => {
    seeds.statements.delete('boris-lies');
    seeds.withdrawn = `- { id: boris-lies, on: 2026-01-30, erase: true, ${reason} }\n`;
    await release('2026-01-30');
    const words = 'The statement "boris-lies" was withdrawn on 2026-01-30: Not his words.';
    expect(await look('boris-lies')).toEqual({
      ...gone(410, '2026-01-30', 'Not his words.'),
      address: `410 ${words}`,
      card: '410 withdrawn on',
      filter: `400 statement: ${words}`,
      // The version in which the walk began is gone; it goes on by id in the current one.
      cursor: '200 boris-asks of 01-30',
    });
    const removed = await get(`/statements/boris-lies?as_of=${versions.get('2026-01-11')}`).expect(
      410,
    );
    expect(removed.body.detail).toContain('was removed: words in it had to be taken down');
    const ranked = await get(kept.ranked).expect(400);
    expect(ranked.body.detail).toContain(
      `cursor: it is by relevance in dataset ${versions.get(first)}, now it is ${newsroom.version}; start again`,
    );
  });
});
