// Sitemaps (sitemaps.org, protocol 0.9): an index of parts, each with a bounded number of pages.
import { html } from '../html.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** @param urls of the parts */
export function encodeSitemapIndex(urls: readonly string[]): string {
  const parts = urls.map((url) => html`<sitemap><loc>${url}</loc></sitemap>\n`);
  return `${declaration}${html`<sitemapindex xmlns="${namespace}">\n${parts}</sitemapindex>\n`}`;
}

/** @param urls of the pages */
export function encodeSitemap(urls: readonly string[]): string {
  const pages = urls.map((url) => html`<url><loc>${url}</loc></url>\n`);
  return `${declaration}${html`<urlset xmlns="${namespace}">\n${pages}</urlset>\n`}`;
}
