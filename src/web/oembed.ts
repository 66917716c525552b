// oEmbed 1.0 answers (oembed.com): a statement, or a list of them, as rich content.
import type { Statement } from '../records/statement.ts';
import { html } from './html.ts';
import {
  cardWidth,
  encodeEmbed,
  encodeFrame,
  estimateHeight,
  listHeight,
} from './parts/embed-code.ts';
import { nameActor, titleOf } from './parts/names.ts';
import { actorPath, type View } from './view.ts';

export interface Bounds {
  maxWidth: number | undefined;
  maxHeight: number | undefined;
}

export type Oembed = Readonly<Record<string, string | number>>;

/** Consumers may keep an answer for an hour. */
const cacheAge = 3600;

export function buildOembed(view: View, statement: Statement, bounds: Bounds): Oembed {
  const width = Math.min(cardWidth, bounds.maxWidth ?? cardWidth);
  const needed = estimateHeight(statement, width);
  const height = Math.min(needed, bounds.maxHeight ?? needed);
  return {
    ...describe(view),
    title: titleOf(view, statement),
    author_name: nameActor(view, statement.actor),
    author_url: `${view.address}${actorPath(statement.actor.id)}`,
    width,
    height,
    html: encodeEmbed(view, statement, width, height),
  };
}

/** @param path the embedded page of the list */
export function buildListOembed(view: View, path: string, bounds: Bounds): Oembed {
  const width = Math.min(cardWidth, bounds.maxWidth ?? cardWidth);
  const height = Math.min(listHeight, bounds.maxHeight ?? listHeight);
  const title = view.messages.nav.statements;
  const frame = encodeFrame(view, path, title, { width, height });
  return { ...describe(view), title, width, height, html: frame };
}

export function encodeOembedXml(answer: Oembed): string {
  const elements = Object.entries(answer).map(([name, value]) => {
    // XML 1.0 §2.2: a document cannot hold these characters, not even escaped.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: leaving them out is the purpose.
    const text = String(value).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
    return `<${name}>${html`${text}`}</${name}>\n`;
  });
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<oembed>
${elements.join('')}</oembed>
`;
}

function describe({ messages, address }: View) {
  return {
    type: 'rich',
    version: '1.0',
    provider_name: messages.name,
    provider_url: `${address}/`,
    cache_age: cacheAge,
  };
}
