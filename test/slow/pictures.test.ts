// Pictures of statements: what other sites show when somebody shares a page.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import type { Statement } from '../../src/records/statement.ts';
import { describeWhen } from '../../src/web/messages/when.ts';
import { drawPicture, isDrawable } from '../../src/web/picture.ts';
import { openCurated, publishCurated, testAddress } from '../support/curated.ts';
import { buildStatement, hostileText } from '../support/records.ts';
import { version } from '../support/service.ts';
import { buildView } from '../support/view.ts';

const { manifest, records } = publishCurated();
const { statements } = records;
const denied = statements.find(({ attribution }) => attribution.status === 'denied') as Statement;
const picturesFolder = mkdtempSync(join(tmpdir(), 'pictures-'));
const folder = join(picturesFolder, manifest.version);
const dataset = openCurated();
let app: FastifyInstance;

const build = () =>
  buildApp({ store: dataset, address: testAddress, version, logger: false, picturesFolder });

beforeAll(async () => {
  app = await build();
});
afterAll(async () => {
  await app.close();
  dataset.close();
  rmSync(picturesFolder, { recursive: true });
});

/** A service that remembers no picture itself. */
async function askAnew(id: string): Promise<Buffer> {
  const other = await build();
  const { statusCode, rawPayload } = await other.inject(pathOf(id));
  await other.close();
  expect(statusCode).toBe(200);
  return rawPayload;
}

const pathOf = (id: string) => `/statements/${id}/picture.png`;

describe('the picture of a statement', () => {
  test('is a PNG of the size that the page announces, where the page says', async () => {
    const page = await app.inject(`/statements/${denied.id}.html?lang=fr`);
    const [, url = ''] = /property="og:image" content="([^"]*)"/.exec(page.body) ?? [];
    expect(url).toBe(`${testAddress}${pathOf(denied.id)}?lang=fr`);
    const { statusCode, headers, rawPayload } = await app.inject(url.slice(testAddress.length));
    expect([statusCode, headers['content-type']]).toEqual([200, 'image/png']);
    expect(rawPayload.subarray(1, 4).toString()).toBe('PNG');
    expect([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20)]).toEqual([1200, 630]);
    const again = await app.inject({
      url: pathOf(denied.id),
      headers: { 'accept-language': 'fr' },
    });
    expect(again.rawPayload.equals(rawPayload)).toBe(true);
    const english = await app.inject(`${pathOf(denied.id)}?lang=en`);
    expect(english.rawPayload.equals(rawPayload)).toBe(false);
    const known = { 'if-none-match': english.headers.etag as string };
    const repeated = await app.inject({ url: `${pathOf(denied.id)}?lang=en`, headers: known });
    expect(repeated.statusCode).toBe(304);
  });

  test('is kept on disk, and taken from there by the next service', async () => {
    const [statement] = statements as [Statement];
    const stale = join(picturesFolder, '0123456789ab');
    mkdirSync(stale);
    writeFileSync(join(stale, `${'0'.repeat(64)}.png`), 'stale');
    rmSync(folder, { recursive: true, force: true });
    await app.inject(`${pathOf(statement.id)}?lang=en`);
    const [added = ''] = readdirSync(folder);
    expect(existsSync(stale)).toBe(false);
    expect(added).toMatch(/^[0-9a-f]{64}\.png$/);
    const kept = Buffer.from('89504e470d0a1a0a00', 'hex');
    writeFileSync(join(folder, added), kept);
    expect((await askAnew(statement.id)).equals(kept)).toBe(true);
  });

  test('removes nothing but pictures, and follows no link', async () => {
    const [statement] = statements as [Statement];
    const others = ['holiday.jpg', 'abcdefabcdef/diary.txt'];
    mkdirSync(join(picturesFolder, 'abcdefabcdef'));
    for (const name of others) writeFileSync(join(picturesFolder, name), 'mine');
    rmSync(folder, { recursive: true, force: true });
    const drawn = await askAnew(statement.id);
    for (const name of others) expect(existsSync(join(picturesFolder, name))).toBe(true);
    const [added = ''] = readdirSync(folder);
    rmSync(join(folder, added));
    symlinkSync('/etc/passwd', join(folder, added));
    expect((await askAnew(statement.id)).equals(drawn)).toBe(true);
    expect(readdirSync(folder)).toEqual([added]);
    rmSync(picturesFolder, { recursive: true });
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    mkdirSync(join(elsewhere, '0123456789ab'));
    symlinkSync(elsewhere, picturesFolder);
    expect((await askAnew(statement.id)).equals(drawn)).toBe(true);
    expect(readdirSync(elsewhere)).toEqual(['0123456789ab']);
    rmSync(picturesFolder);
    rmSync(elsewhere, { recursive: true });
    mkdirSync(picturesFolder);
  });

  test('waits for two others, and is refused when too many wait', async () => {
    const ids = statements.slice(0, 60).map(({ id }) => id);
    const answers = await Promise.all(ids.map((id) => app.inject(`${pathOf(id)}?lang=fr`)));
    const codes = answers.map(({ statusCode }) => statusCode);
    expect(codes.filter((code) => code === 200).length).toBeGreaterThanOrEqual(52);
    expect(new Set(codes).difference(new Set([200, 503])).size).toBe(0);
  });

  test('of no statement there is none', async () => {
    expect((await app.inject(pathOf('nothing'))).statusCode).toBe(404);
  });
});

describe('what is drawn', () => {
  const view = buildView();
  const fonts = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif/package.json'),
  );
  const fontFiles = ['400Regular/NotoSerif_400Regular.ttf', '700Bold/NotoSerif_700Bold.ttf'];
  const font = { fontFiles: fontFiles.map((name) => join(fonts, name)), loadSystemFonts: false };

  /** Where the words end at the right and at the bottom. */
  function measure(statement: Statement) {
    const words = drawPicture(view, statement).replace(/<rect[^>]*>/g, '');
    const box = new Resvg(words, { font }).innerBBox();
    if (!box) throw new Error('nothing is drawn');
    return { right: box.x + box.width, bottom: box.y + box.height };
  }

  const texts = [
    ...statements.filter((_, index) => index % 9 === 0).map(({ text }) => text),
    'ПУТИН ЗАЯВИЛ, ЧТО НИКАКИХ ПЕРЕГОВОРОВ НЕ БЫЛО И НЕ БУДЕТ. '.repeat(9),
    'Ο πρόεδρος δήλωσε ότι οι διαπραγματεύσεις συνεχίζονται. '.repeat(9),
    'W'.repeat(30),
    hostileText,
  ];
  test.each(texts)('stays within the picture: %.40s', (text) => {
    const { right, bottom } = measure(buildStatement({ text }));
    expect(right).toBeLessThan(1190);
    expect(bottom).toBeLessThan(620);
  });

  test('a long name of a source is cut, and no day is', () => {
    const [citation] = buildStatement({}).citations;
    if (!citation) throw new Error('nothing is cited');
    const title = 'Un titre qui ne tient pas sur une ligne '.repeat(5);
    const source = { ...citation.source, title };
    const statement = buildStatement({ citations: [{ ...citation, source }] });
    const drawn = drawPicture(view, statement);
    const lines = [...drawn.matchAll(/>([^<]*)<\/text>/g)].map(([, line]) => line);
    expect(lines.slice(-2)).toEqual([
      describeWhen(statement.said, view.language),
      expect.stringMatching(/…, .*\d{4}$/),
    ]);
    const { right, bottom } = measure(statement);
    expect(right).toBeLessThan(1190);
    expect(bottom).toBeLessThan(620);
  });

  test('says when it is denied that it was said', () => {
    expect(drawPicture(view, denied)).toContain(view.messages.labels.status.denied);
    expect(drawPicture(view, buildStatement({}))).not.toContain(view.messages.labels.status.denied);
  });

  test.each([
    ['négociations œuvre', true],
    ['Переговори', true],
    ['Διαπραγματεύσεις', true],
    ['谈判', false],
    ['مفاوضات', false],
    ['yes 👍', false],
  ])('%s has letters of the font: %s', (text, expected) => {
    expect(isDrawable(buildStatement({ text }))).toBe(expected);
  });
});
