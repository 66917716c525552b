// What pages load, each under an address that changes with its content, and the policies that
// allow that and nothing else.
import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { embedScript, embedStyle } from '../../web/pages/embed-page.ts';
import { icon, readerScript } from '../../web/script.ts';
import { stylesheet } from '../../web/stylesheet.ts';

const assets = {
  stylesheet: { path: '/assets/reader.css', type: 'text/css', body: stylesheet },
  script: { path: '/assets/reader.js', type: 'text/javascript', body: readerScript },
  icon: { path: '/assets/icon.svg', type: 'image/svg+xml', body: icon },
} as const;

const addresses = {
  stylesheet: versionedPath(assets.stylesheet),
  script: versionedPath(assets.script),
  icon: versionedPath(assets.icon),
};

/** The addresses of the assets, behind the path under which the service is reached. */
export function linkAssets(base: string): typeof addresses {
  return {
    stylesheet: `${base}${addresses.stylesheet}`,
    script: `${base}${addresses.script}`,
    icon: `${base}${addresses.icon}`,
  };
}

/** An address with another version gets what there is now, and may not keep it. */
export function addAssets(app: FastifyInstance): void {
  for (const asset of Object.values(assets)) {
    const current = versionedPath(asset);
    app.get(asset.path, (request, reply) =>
      reply
        .type(`${asset.type}; charset=utf-8`)
        .header(
          'cache-control',
          request.raw.url === current ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
        .send(asset.body),
    );
  }
}

function versionedPath({ path, body }: { path: string; body: string }): string {
  return `${path}?v=${hash('sha256', body, 'hex').slice(0, 12)}`;
}

const sourceOf = (text: string) => `'sha256-${hash('sha256', text, 'base64')}'`;

export const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'";

/** A framed page may be without an origin of its own, so that 'self' would mean nothing. */
export const framedPolicy =
  `default-src 'none'; style-src ${sourceOf(embedStyle)}; script-src ${sourceOf(embedScript)}; ` +
  "form-action 'none'; base-uri 'none'; frame-ancestors *";
