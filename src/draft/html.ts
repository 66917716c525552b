// A page → its main text and what it says about itself. What the page does not say stays null.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { DraftError } from './error.ts';

export interface PageFacts {
  title: string | null;
  publisher: string | null;
  author: string[];
  /** `YYYY-MM-DD`. */
  published: string | null;
  language: string | null;
  address: string | null;
}

export interface Page extends PageFacts {
  text: string;
}

type Document = ReturnType<typeof parseHTML>['document'];

/** What begins a line of its own. */
const blocks = 'p, h2, h3, h4, h5, h6, li, blockquote, pre, td, dd, dt, figcaption';

/** @throws DraftError when elements stand too deep in each other */
export function readPage(markup: string): Page {
  const { document } = parseHTML(markup);
  checkDepth(document);
  const facts = readFacts(document);
  const parsed = new Readability(document, { charThreshold: 200 }).parse();
  const text = parsed?.content ? listLines(parsed.content).join('\n\n') : '';
  return { ...facts, title: facts.title ?? clean(parsed?.title), text };
}

/** Readability follows elements into each other, and looks at the text of each. */
const depthMax = 250;

/** Climbs from element to element in document order, as a page may be deeper than the stack. */
function checkDepth(document: Document): void {
  let depth = 0;
  let node = document.documentElement as ReturnType<Document['querySelector']>;
  while (node) {
    if (node.firstElementChild) {
      node = node.firstElementChild;
      if (++depth > depthMax) {
        throw new DraftError(
          `the elements of the page stand more than ${depthMax} deep in each other; close its tags, or give its text`,
        );
      }
      continue;
    }
    while (node && !node.nextElementSibling) {
      node = node.parentElement;
      depth--;
    }
    node = node?.nextElementSibling ?? null;
  }
}

function readFacts(document: Document): PageFacts {
  const meta = (...names: string[]) =>
    names
      .map((name) =>
        document
          .querySelector(`meta[property="${name}"], meta[name="${name}"]`)
          ?.getAttribute('content'),
      )
      .map(clean)
      .find((value) => value !== null) ?? null;
  const linked = readLinked(document);
  const published = meta('article:published_time', 'date', 'dc.date', 'DC.date.issued');
  const author = meta('author', 'article:author');
  const names = linked.author.length > 0 ? linked.author : author === null ? [] : [author];
  return {
    title: linked.title ?? meta('og:title') ?? null,
    publisher: meta('og:site_name') ?? linked.publisher,
    author: names.filter((name) => !/^https?:/.test(name)),
    published: findDay(published) ?? findDay(linked.published),
    language: clean(document.documentElement?.getAttribute('lang')),
    address: clean(document.querySelector('link[rel="canonical"]')?.getAttribute('href')),
  };
}

interface Linked {
  title: string | null;
  publisher: string | null;
  author: string[];
  published: string | null;
}

/** The article of the page's JSON-LD (schema.org). */
function readLinked(document: Document): Linked {
  const none: Linked = { title: null, publisher: null, author: [], published: null };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parseJson(script.textContent ?? ''), 4);
    if (!article) continue;
    return {
      title: textOf(article.headline),
      publisher: nameOf(article.publisher),
      author: [article.author]
        .flat()
        .map(nameOf)
        .filter((name) => name !== null),
      published: textOf(article.datePublished),
    };
  }
  return none;
}

type Json = Record<string, unknown>;

function findArticle(value: unknown, depth: number): Json | undefined {
  if (depth === 0 || typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    return value.map((one) => findArticle(one, depth - 1)).find((one) => one !== undefined);
  }
  const record = value as Json;
  if (/Article|Report|BlogPosting/.test(String(record['@type']))) return record;
  return findArticle(record['@graph'], depth - 1);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? clean(value) : null);

const nameOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null ? textOf((value as Json).name) : textOf(value);

function clean(value: string | null | undefined): string | null {
  const text = value?.replace(/\s+/g, ' ').trim() ?? '';
  return text === '' ? null : text;
}

function findDay(value: string | null): string | null {
  return /^\d{4}-\d\d-\d\d/.exec(value ?? '')?.[0] ?? null;
}

function listLines(content: string): string[] {
  const { document } = parseHTML(`<html><body>${content}</body></html>`);
  const found = [...document.querySelectorAll(blocks)].filter(
    (block) => block.querySelector(blocks) === null,
  );
  const lines = found.map((block) => clean(block.textContent));
  const all = lines.some((line) => line !== null) ? lines : [clean(document.body.textContent)];
  return all.filter((line) => line !== null);
}
