// Sitemaps (sitemaps.org, protocol 0.9): an index of parts, each with a bounded number of pages.
import { html } from '../html.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** @param urls of the parts */
export function encodeSitemapIndex(urls: readonly string[]): string {
  const parts = urls.map((url) => html`<sitemap><loc>${url}</loc></sitemap>\n`);
  return `${declaration}${html`<sitemapindex xmlns="${namespace}">\n${parts}</sitemapindex>\n`}`;
}

export interface SitemapPage {
  url: string;
  /** An instant; null where nothing says so. */
  modified: string | null;
}

export function encodeSitemap(pages: readonly SitemapPage[]): string {
  const entries = pages.map(
    ({ url, modified }) =>
      html`<url><loc>${url}</loc>${modified && html`<lastmod>${modified}</lastmod>`}</url>\n`,
  );
  return `${declaration}${html`<urlset xmlns="${namespace}">\n${entries}</urlset>\n`}`;
}
