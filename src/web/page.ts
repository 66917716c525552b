// The frame of every page: head, masthead, navigation, footer.
import { type Html, html } from './html.ts';
import { type Language, messagesIn } from './messages/messages.ts';
import { describeInstant } from './messages/when.ts';
import { feedType, followPath } from './parts/follow.ts';
import { renderLink } from './parts/links.ts';
import { renderReport } from './parts/report.ts';
import { openSearchType } from './site/opensearch.ts';
import {
  linkTo,
  linkToData,
  pathWith,
  type Query,
  sectionPaths,
  type View,
  withLanguage,
} from './view.ts';

export interface Page {
  title: string;
  description: string;
  /** Its place in the navigation. */
  section?: Section;
  /** The statements that the page is about, for its feeds; all of them by default. */
  feed?: Query;
  /** Whether it is of one record, in which an error can be reported. */
  isRecord?: true;
  /** What the page offers to follow the changes of. */
  followed?: Query;
  /** What other sites show of it, where that is not its title and description. */
  shared?: { title: string; description: string };
  /** The path of its own picture, and what it shows in words; else it has the site's. */
  picture?: { path: string; words: string };
  /** Whether other sites can show it as a card; so can a page with a feed of its own. */
  embeddable?: boolean;
  /** More for the head: data. */
  head?: Html;
  main: Html;
  /** False for pages that search engines should not index. */
  indexed?: boolean;
}

type Section = keyof typeof sectionPaths;

const otherLanguage: Record<Language, Language> = { en: 'fr', fr: 'en' };

export function renderPage(view: View, page: Page): string {
  const { messages, language, assets } = view;
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title === '' ? messages.name : `${page.title} · ${messages.name}`}</title>
<meta name="description" content="${page.description}">
${!isIndexed(view, page) ? html`<meta name="robots" content="noindex">` : renderAlternates(view)}
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="search" type="${openSearchType}" href="${linkTo(view, '/opensearch.xml')}" title="${
    messages.name
  }">
<link rel="stylesheet" href="${assets.stylesheet}">
<script src="${assets.script}" defer></script>
${renderShared(view, page)}${renderFeeds(view, page.feed ?? {})}${renderFollowed(view, page)}${
  page.head
}
</head>
<body>
<a class="skip" href="#main">${messages.nav.skip}</a>
${renderMasthead(view, page.section)}
<main id="main">
${
  view.rolledBackFrom !== undefined &&
  html`<p class="notice" role="alert">${messages.memory.rolledBack(view.rolledBackFrom)}</p>
`
}${renderAsOf(view)}${page.main}
${page.isRecord && renderErrorReport(view)}<p class="address">${view.address}${view.path}</p>
</main>
${renderFooter(view)}
</body>
</html>
`.toString();
}

/** What stands today is what is to be found. */
function isIndexed({ asOf }: View, { indexed = true }: Page): boolean {
  return indexed && asOf === undefined;
}

function renderAsOf(view: View): Html | undefined {
  const { asOf, language } = view;
  const { memory } = view.messages;
  return (
    asOf &&
    html`<p class="notice" role="status">${memory.asOf(
      describeInstant(asOf.publishedAt, language),
      asOf.version,
    )} <a href="${linkToData(view, asOf.now)}">${memory.now}</a></p>
`
  );
}

/** A page in a language that its URL names is a page of its own, beside the one without. */
function renderAlternates(view: View): Html {
  const url = `${view.address}${view.path}`;
  return html`<link rel="canonical" href="${findCanonical(view)}">
<link rel="alternate" hreflang="x-default" href="${url}">
${(['en', 'fr'] as const).map(
  (language) =>
    html`<link rel="alternate" hreflang="${language}" href="${withLanguage(url, language)}">
`,
)}`;
}

function findCanonical({ address, path, chosen, language }: View): string {
  const url = `${address}${path}`;
  return chosen ? withLanguage(url, language) : url;
}

/** What sites that unfurl links show (ogp.me), and where they find a card (oembed.com). */
function renderShared(view: View, page: Page): Html {
  const { messages, address, assets, language } = view;
  const { title, description } = page.shared ?? page;
  const url = findCanonical(view);
  const isArticle = page.embeddable === true;
  const name = title === '' ? messages.name : title;
  const oembed = (format: string) => `${address}${pathWith('/oembed', { url, format })}`;
  const isEmbeddable = isIndexed(view, page) && (isArticle || page.feed !== undefined);
  const picture =
    page.picture && !view.asOf
      ? { url: `${address}${withLanguage(page.picture.path, language)}`, words: page.picture.words }
      : {
          url: new URL(assets.picture, address).href,
          words: `${messages.name}: ${messages.motto}`,
        };
  return html`<meta property="og:type" content="${isArticle ? 'article' : 'website'}">
<meta property="og:site_name" content="${messages.name}">
<meta property="og:title" content="${name}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
<meta property="og:locale" content="${messages.locale}">
<meta property="og:image" content="${picture.url}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${picture.words}">
<meta name="twitter:card" content="summary_large_image">
${
  isEmbeddable &&
  html`<link rel="alternate" type="application/json+oembed" href="${oembed('json')}" title="${name}">
<link rel="alternate" type="text/xml+oembed" href="${oembed('xml')}" title="${name}">
`
}`;
}

const feedTypes: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml',
  '.feed.json': 'application/feed+json',
};

/** Autodiscovery: readers can subscribe to what a page is about. */
function renderFeeds(view: View, { cursor: _, ...query }: Query): Html[] {
  const { name } = view.messages;
  const values = Object.values(query).flat().join(', ');
  const title = values === '' ? name : `${name}: ${values}`;
  return view.formats.list
    .filter(({ suffix }) => Object.hasOwn(feedTypes, suffix))
    .map(({ suffix }) => {
      const href = linkToData(view, pathWith(`/statements${suffix}`, query));
      return html`<link rel="alternate" type="${feedTypes[suffix]}" title="${title}" href="${href}">
`;
    });
}

function renderFollowed(view: View, { followed, title }: Page): Html | false {
  if (!followed) return false;
  const href = linkToData(view, followPath(followed));
  return html`<link rel="alternate" type="${feedType}" title="${view.messages.memory.changesOf(
    title,
  )}" href="${href}">
`;
}

function renderErrorReport(view: View): Html | false {
  const link = renderReport(view, view.path);
  return (
    link &&
    html`<p class="report-error">${link}</p>
`
  );
}

function renderMasthead(view: View, current: Section | undefined): Html {
  const { messages, path } = view;
  const other = otherLanguage[view.language];
  const items = Object.entries(sectionPaths).map(
    ([section, sectionPath]) => html`<li><a href="${linkTo(view, sectionPath)}"${
      section === current && html` aria-current="${path === sectionPath ? 'page' : 'true'}"`
    }>${messages.nav[section as Section]}</a></li>
`,
  );
  const switched = linkToData(view, withLanguage(path, other));
  return html`<header class="masthead">
<p class="title">${renderLink(view, '/', messages.name)}</p>
<p class="motto">${messages.motto}</p>
<nav aria-label="${messages.nav.pages}"><ul>
${items}<li><a href="${linkToData(view, '/docs')}">API</a></li>
<li class="language"><a href="${switched}" hreflang="${other}" lang="${other}">${
    messagesIn(other).languageName
  }</a></li>
</ul></nav>
</header>`;
}

function renderFooter(view: View): Html {
  const { messages, version } = view;
  return html`<footer>
<p>${messages.footer.neutrality}</p>
<p>${
    version !== undefined &&
    html`<a href="${linkToData(view, '/dataset')}">${messages.footer.dataset} ${version}</a> · `
  }<a href="${linkToData(view, '/docs')}">${messages.footer.docs}</a> ·
<a href="${linkToData(view, '/openapi.json')}">OpenAPI</a> ·
${renderLink(view, '/corrections.html', messages.memory.corrections)}</p>
</footer>`;
}
