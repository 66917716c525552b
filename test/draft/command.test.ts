// `npm run draft` through its function: what it prints, what it writes, and what it refuses.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readKnown } from '../../src/draft/actors.ts';
import { type DraftOptions, runDraftCommand } from '../../src/draft/command.ts';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { temporaryFolder, writeSeeds } from '../support/seeds.ts';

const text = `Le pont tiendra

Anna Petrova, porte-parole du ministère, a déclaré mardi que le pont tiendra jusqu’à l’hiver.
« Nous ne fermerons rien avant le printemps », a assuré le maire, Luc Dumas.
`;

async function run(options: Partial<DraftOptions>) {
  const seeds = options.seeds ?? writeSeeds();
  const printed = { out: '', err: '' };
  const code = await runDraftCommand(
    {
      ...{ article: undefined, score: undefined, id: undefined, published: undefined },
      ...{ lang: undefined, json: false, out: join(seeds, '../none'), ...options, seeds },
    },
    {
      stdout: { write: (part) => (printed.out += part) },
      stderr: { write: (part) => (printed.err += part) },
    },
  );
  return { code, ...printed };
}

function writeArticle(content: string | Buffer, name = 'article.txt'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe('--json', () => {
  test('prints the proposals in reading order and writes nothing', async () => {
    const out = join(temporaryFolder(), 'drafts');
    const article = writeArticle(text);
    const { code, out: json } = await run({ article, json: true, published: '2025-12-04', out });
    expect(code).toBe(0);
    expect(existsSync(out)).toBe(false);
    const [first, second] = JSON.parse(json);
    const stored = Array.from(readFileSync(article, 'utf8').trim());
    expect(stored.slice(first.start, first.end).join('')).toBe(first.quote);
    expect(first).toEqual({
      quote:
        'Anna Petrova, porte-parole du ministère, a déclaré mardi que le pont tiendra jusqu’à l’hiver.',
      start: first.start,
      end: first.end,
      actor: 'anna',
      actor_name: 'Anna Petrova',
      form: 'indirect',
      act: 'announcement',
      said: '2025-12-02',
      on_behalf_of: null,
      via: null,
      audience: [],
      mentions: ['anna'],
      draft: ['act', 'topics', 'summary'],
    });
    expect(second).toMatchObject({ actor: null, actor_name: 'Luc Dumas', form: 'direct' });
    expect(second.draft).toContain('said');
  });

  test('is the same each time', async () => {
    const options = { article: writeArticle(text), json: true };
    expect(await run(options)).toEqual(await run(options));
  });
});

describe('the folder', () => {
  test('holds a source whose every statement the seed job refuses until it is decided', async () => {
    const out = temporaryFolder();
    const article = writeArticle(text);
    const printed = await run({ article, id: 'bridge', published: '2025-12-04', out });
    const folder = join(out, 'bridge');
    expect(printed).toEqual({
      code: 0,
      out: `${folder}: 2 statements to decide; npm run review opens a page for it\n`,
      err: '',
    });
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      'actors',
      'actors/dumas.yaml',
      'article.txt',
      'source.yaml',
      'statements.yaml',
    ]);
    const seeds = writeSeeds();
    cpSync(join(folder, 'actors'), join(seeds, 'actors'), { recursive: true });
    mkdirSync(join(seeds, 'sources/bridge'));
    for (const name of ['article.txt', 'source.yaml', 'statements.yaml']) {
      cpSync(join(folder, name), join(seeds, 'sources/bridge', name));
    }
    const { problems, records } = compileFolder(seeds);
    expect(records).toBeUndefined();
    const errors = problems.filter(({ severity }) => severity === 'error').map(formatProblem);
    expect(errors).toHaveLength(2);
    for (const error of errors) {
      expect(error).toMatch(/^sources\/bridge\/statements.yaml:\d+:5: still a draft: decide /);
    }
    expect(readFileSync(join(folder, 'actors/dumas.yaml'), 'utf8')).toContain(
      '\n  - { name: Luc Dumas, lang: fr, kind: full }\n',
    );
    const written = readFileSync(join(folder, 'statements.yaml'), 'utf8');
    expect(written).toContain('fr: Affirme que le pont tiendra jusqu’à l’hiver.');
  });

  test('holds an event for an occasion that is printed with its day', async () => {
    const meeting = `Le pont tiendra

Anna Petrova a déclaré mardi, lors d’une réunion du conseil municipal, que le pont tiendra.
Luc Dumas a dit mardi que la route est fermée. Il a ajouté, lors d’un débat, qu’elle rouvrira.
`;
    const options = { article: writeArticle(meeting), id: 'bridge', out: temporaryFolder() };
    expect(await run({ ...options, published: '2025-12-04' })).toMatchObject({ code: 0, err: '' });
    const folder = join(options.out, 'bridge');
    expect(readdirSync(join(folder, 'events'))).toEqual([
      '2025-12-02-reunion-du-conseil-municipal.yaml',
    ]);
    const file = 'events/2025-12-02-reunion-du-conseil-municipal.yaml';
    expect(parse(readFileSync(join(folder, file), 'utf8'))).toEqual({
      name: { en: '', fr: 'réunion du conseil municipal' },
      ...{ kind: 'meeting', status: 'occurred', place: null, participants: [], parent: null },
      when: { edtf: '2025-12-02', basis: 'relative', printed: 'mardi' },
      citations: [{ source: 'bridge', quote: meeting.split('\n')[2] }],
    });
    const { statements } = parse(readFileSync(join(folder, 'statements.yaml'), 'utf8'));
    const [first, second] = statements;
    expect(first.events).toEqual(['2025-12-02-reunion-du-conseil-municipal']);
    expect(first.draft).toContain('events');
    expect(second.events).toBeUndefined();
  });

  test('is never written over', async () => {
    const options = { article: writeArticle(text), id: 'bridge', out: temporaryFolder() };
    await run(options);
    const file = join(options.out, 'bridge/statements.yaml');
    writeFileSync(file, 'mine');
    expect(await run(options)).toMatchObject({
      code: 2,
      err: `${join(options.out, 'bridge')} is already there; choose another --id\n`,
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});

const page = `<!doctype html><html lang="fr-FR"><head><title>Le pont | Gazette</title>
<meta property="og:title" content="Le pont tiendra"><meta property="og:site_name" content="La Gazette">
<meta property="article:published_time" content="2025-12-04T08:00:00+01:00"></head>
<body><nav><a href="/">Menu</a></nav><article><h1>Le pont tiendra</h1>
${`<p>Anna Petrova a déclaré mardi que le pont tiendra jusqu’à l’hiver, et les travaux reprendront
au printemps sur les deux rives du fleuve.</p>`.repeat(
  5,
)}</article><footer>Contact</footer></body></html>`;

async function serve<T>(listener: RequestListener, use: (address: string) => Promise<T>) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use(`http://127.0.0.1:${port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('a page', () => {
  const check = async (article: string) => {
    const out = temporaryFolder();
    expect(await run({ article, id: 'page', out })).toMatchObject({ code: 0, err: '' });
    const source = readFileSync(join(out, 'page/source.yaml'), 'utf8');
    expect(source).toContain('title: Le pont tiendra\npublisher: La Gazette\n');
    expect(source).toContain('edtf: 2025-12-04');
    const stored = readFileSync(join(out, 'page/article.txt'), 'utf8');
    expect(stored).not.toMatch(/Menu|Contact/);
    return source;
  };

  test('of a file gives its main text, and what it says about itself', async () => {
    const source = await check(writeArticle(page, 'page.html'));
    expect(source).toContain('Still to be found: url.');
  });

  test('of an address, behind a redirection, also gives the address', async () => {
    await serve(
      ({ url }, response) => {
        if (url === '/') response.writeHead(302, { location: '/page' }).end();
        else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
      },
      async (address) => expect(await check(address)).toContain(`url: ${address}`),
    );
  });

  test.each([
    ['redirects for ever', 302, { location: '/' }, 'is redirected more than 5 times'],
    ['is missing', 404, {}, 'answers 404'],
    ['is no text', 200, { 'content-type': 'image/png' }, 'is image/png; give an article of text'],
    ['leads elsewhere', 302, { location: 'file:///etc/passwd' }, 'leads to file:'],
  ])('that %s is refused', async (_name, status, headers, message) => {
    await serve(
      (_request, response) => void response.writeHead(status, headers).end('x'),
      async (article) => {
        const { code, err } = await run({ article });
        expect(code).toBe(2);
        expect(err).toContain(message);
      },
    );
  });

  test('without end is refused', async () => {
    await serve(
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        const part = Buffer.alloc(1024 * 1024, 'a');
        for (let count = 0; count < 6; count++) response.write(part);
      },
      async (article) => expect((await run({ article })).err).toContain('more than 5 MiB'),
    );
  });
});

describe('what cannot be drafted is one line and exit code 2:', () => {
  test.each<[string, Partial<DraftOptions>, RegExp]>([
    ['a file that is not there', { article: '/none.txt' }, /^\/none.txt cannot be read: .*\n$/],
    ['no UTF-8', { article: writeArticle(Buffer.from([0xff, 0xfe])) }, /it is not UTF-8\n$/],
    ['a device', { article: '/dev/zero' }, /^\/dev\/zero is not a regular file\n$/],
    [
      'a page whose tags are not closed',
      { article: writeArticle(`<html><p>${'<div>Il a dit oui. '.repeat(10_000)}`) },
      / more than 250 deep in each other; close its tags, /,
    ],
    ['an empty file', { article: writeArticle(' \n') }, / holds no text\n$/],
    ['no known language', { article: writeArticle('Ґанок і двері.') }, /--lang\n$/],
    ['no lexicon', { article: writeArticle(text), lang: 'uk' }, /known are en, fr\n$/],
    ['no day', { article: writeArticle(text), published: '2025-02-30' }, /is not a day such as/],
    ['no id', { article: writeArticle(text), id: 'A b' }, /cannot be an id/],
    ['no annotated articles', { score: '/none' }, /^\/none cannot be scored: /],
  ])('%s', async (_name, options, message) => {
    const { code, out, err } = await run({ out: temporaryFolder(), ...options });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain('\n');
  });
});

test('an actor of the database is called as in the language of the article', () => {
  const name = (text: string) =>
    text.replace(/^name: .*$/m, 'name: { en: Ministry, fr: Ministère }');
  const seeds = writeSeeds({ 'actors/ministry.yaml': name });
  const nameIn = (language: string) =>
    readKnown(seeds, language).actors.find(({ id }) => id === 'ministry')?.name;
  expect([nameIn('fr'), nameIn('en')]).toEqual(['Ministère', 'Ministry']);
});
