// Styles and scripts of pages, read from the folder of `src/web` that holds them (that room does
// not touch files), each under an address that changes with its content, and the policies that
// allow these and nothing else.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** Beside the compiled code as well: the build copies it. */
const folder = join(import.meta.dirname, '../../web/assets');

/** For browsers that ask for it without having seen a page. */
const favicon = readBytes('favicon.ico');

const read = (...names: readonly string[]): string =>
  names.map((name) => readFileSync(join(folder, name), 'utf8')).join('');

/** Later ones win. */
const stylesheet = read(
  'base.css',
  'layout.css',
  'forms.css',
  'cards.css',
  'records.css',
  'annotated-text.css',
  'drawings.css',
  'print.css',
);

const assets = {
  stylesheet: { path: '/assets/reader.css', type: 'text/css', body: stylesheet },
  script: { path: '/assets/reader.js', type: 'text/javascript', body: read('reader.js') },
  icon: { path: '/assets/icon.svg', type: 'image/svg+xml', body: read('icon.svg') },
  /** What other sites show of a page that has no picture of its own. */
  picture: { path: '/assets/site.png', type: 'image/png', body: readBytes('site.png') },
} as const;

/** What a card in a frame holds. */
export const card = { style: read('card.css'), script: read('card.js') };

const addresses = {
  stylesheet: versionedPath(assets.stylesheet),
  script: versionedPath(assets.script),
  icon: versionedPath(assets.icon),
  picture: versionedPath(assets.picture),
};

/** The addresses of the assets, behind the path under which the service is reached. */
export function linkAssets(base: string): typeof addresses {
  return {
    stylesheet: `${base}${addresses.stylesheet}`,
    script: `${base}${addresses.script}`,
    icon: `${base}${addresses.icon}`,
    picture: `${base}${addresses.picture}`,
  };
}

/** Its address never changes, so it may be cached only for a day. */
export function addFavicon(app: FastifyInstance): void {
  app.get('/favicon.ico', (_request, reply) =>
    reply.type('image/x-icon').header('cache-control', 'public, max-age=86400').send(favicon),
  );
}

/** The address of another version gets the current one, which must not be cached. */
export function addAssets(app: FastifyInstance): void {
  for (const asset of Object.values(assets)) {
    const current = versionedPath(asset);
    app.get(asset.path, (request, reply) =>
      reply
        .type(asset.type === 'image/png' ? asset.type : `${asset.type}; charset=utf-8`)
        .header(
          'cache-control',
          request.raw.url === current ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
        .send(asset.body),
    );
  }
}

function readBytes(name: string): Buffer {
  return readFileSync(join(folder, name));
}

function versionedPath({ path, body }: { path: string; body: string | Buffer }): string {
  return `${path}?v=${hash('sha256', body, 'hex').slice(0, 12)}`;
}

const sourceOf = (text: string) => `'sha256-${hash('sha256', text, 'base64')}'`;

export const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'";

/** A page in a sandboxed frame may have no origin, so that 'self' would match nothing. */
export const framedPolicy =
  `default-src 'none'; style-src ${sourceOf(card.style)}; script-src ${sourceOf(card.script)}; ` +
  "form-action 'none'; base-uri 'none'; frame-ancestors *";
