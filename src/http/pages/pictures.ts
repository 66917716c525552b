// Pictures of statements: drawn when somebody asks for one, by threads of the system's pool, two
// at a time, and kept on disk by the hash of what was drawn, as long as
// the version of the database stays.
import { hash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { lstat, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import type { FastifyInstance } from 'fastify';
import { createFolder } from '../../disk/folders.ts';
import { drawPicture, isDrawable, pictureFont } from '../../web/picture.ts';
import { ApiError } from '../exchange/problem.ts';
import { sendCached } from '../exchange/send.ts';
import { basePath, openSnapshot, openView, type PageOptions } from './request.ts';

export interface PictureOptions extends PageOptions {
  /** Where pictures are kept; without it, none is. */
  picturesFolder?: string | undefined;
}

const drawnAtOnceMax = 2;
const waitingMax = 50;
const keptMax = 2000;

const require = createRequire(import.meta.url);
const fonts = dirname(require.resolve('@expo-google-fonts/noto-serif/package.json'));
const fontFiles = ['400Regular/NotoSerif_400Regular.ttf', '700Bold/NotoSerif_700Bold.ttf'].map(
  (name) => join(fonts, name),
);

export function addPictures(app: FastifyInstance, options: PictureOptions): void {
  const { address, answers, picturesFolder } = options;
  const studio = new Studio(picturesFolder);
  app.get('/statements/:id/picture.png', async (request, reply) => {
    const snapshot = openSnapshot(options, reply);
    const { view, api } = openView(request, options, snapshot);
    const { id } = request.params as { id: string };
    const statement = await api.statements.find(id);
    if (!isDrawable(statement)) {
      return reply.redirect(
        `${basePath(address)}${new URL(view.assets.picture, address).pathname}`,
      );
    }
    const draw = () => studio.draw(drawPicture(view, statement), snapshot.version);
    const headers = { vary: 'Accept-Language' };
    const make = async () => ({ body: await draw(), type: 'image/png', headers });
    return sendCached(reply, { snapshot, answers, make, variant: view.language });
  });
}

class Studio {
  private readonly folder: string | undefined;
  private readonly waiting: (() => void)[] = [];
  private drawing = 0;

  constructor(folder: string | undefined) {
    this.folder = folder;
  }

  /** @throws ApiError overloaded */
  async draw(svg: string, version: string): Promise<Buffer> {
    const path = this.folder && join(this.folder, version, `${hash('sha256', svg, 'hex')}.png`);
    const kept = path && (await readKept(path));
    if (kept) return kept;
    await this.enter();
    try {
      const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: pictureFont };
      const picture = (await renderAsync(svg, { font })).asPng();
      if (path) await keep(path, picture).catch(() => undefined);
      return picture;
    } finally {
      this.leave();
    }
  }

  private enter(): Promise<void> | undefined {
    if (this.drawing < drawnAtOnceMax) {
      this.drawing++;
      return undefined;
    }
    if (this.waiting.length >= waitingMax) {
      throw new ApiError('overloaded', 'Too many pictures are being drawn; try again shortly.');
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Whoever waits longest takes the place. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.drawing--;
  }
}

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');

/** Undefined when there is none, or something else stands in its place, such as a link. */
async function readKept(path: string): Promise<Buffer | undefined> {
  const flag = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const kept = await readFile(path, { flag }).catch(() => undefined);
  return kept?.subarray(0, pngSignature.length).equals(pngSignature) ? kept : undefined;
}

/** A folder that cannot be written keeps nothing, and neither does a link to another folder. */
async function keep(path: string, picture: Buffer): Promise<void> {
  const folder = dirname(path);
  const parent = await lstat(dirname(folder)).catch(() => undefined);
  if (parent && !parent.isDirectory()) return;
  if (!existsSync(folder)) {
    createFolder(folder);
    await removeOthers(folder);
  }
  const part = `${path}.${process.pid}`;
  await writeFile(part, picture);
  await rename(part, path);
  const names = await readdir(folder);
  if (names.length <= keptMax) return;
  const dated = await Promise.all(
    names.map(async (name) => ({ name, ms: (await stat(join(folder, name))).mtimeMs })),
  );
  const oldest = dated.sort((a, b) => a.ms - b.ms).slice(0, keptMax / 10);
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })));
}

/**
 * What was taken out of the database must not stay in pictures of the version before. Whatever
 * else stands there is not ours to remove.
 */
async function removeOthers(folder: string): Promise<void> {
  const parent = dirname(folder);
  const entries = await readdir(parent, { withFileTypes: true });
  const others = entries.filter(
    (entry) =>
      entry.isDirectory() && entry.name !== basename(folder) && versionName.test(entry.name),
  );
  await Promise.all(others.map(({ name }) => removePictures(join(parent, name))));
}

/** As `version` is written: the first digits of a hash. */
const versionName = /^[0-9a-f]{12}$/;
const pictureName = /^[0-9a-f]{64}\.png(\.\d+)?$/;

async function removePictures(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => pictureName.test(name));
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
  await rmdir(folder).catch(() => undefined);
}
