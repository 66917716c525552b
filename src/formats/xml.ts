// Elements of a feed as XML; everything that they hold is escaped.
import { escapeMarkup } from './markup.ts';

export function element(
  name: string,
  text: string,
  of: Readonly<Record<string, string>> = {},
): string {
  return `<${name}${attributes(of)}>${escapeMarkup(text)}</${name}>`;
}

export function link(rel: string, type: string, href: string): string {
  return `<link${attributes({ rel, type, href })}/>`;
}

export function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`)
    .join('');
}
