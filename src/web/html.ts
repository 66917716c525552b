// Markup as a value: everything put into a template is escaped unless it is markup itself.
// The only file that may turn a text into markup.
import { escapeHtml } from '../records/html.ts';

class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** Markup that is safe to send. Only this file can make it. */
export type Html = Markup;

export type Value = string | number | Html | readonly Value[] | null | undefined | false;

/**
 * A template whose values are escaped, for text and for attributes in quotation marks. A list is
 * joined; null, undefined and false add nothing.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  let text = strings[0] as string;
  for (const [index, value] of values.entries()) {
    text += encodeValue(value) + (strings[index + 1] as string);
  }
  return new Markup(text);
}

/** A data block that no browser runs (HTML, 4.12.1). `</script>` cannot occur in it. */
export function renderData(type: 'application/ld+json', json: string): Html {
  const safe = json.replaceAll('<', '\\u003c');
  return new Markup(`<script type="${type}">${safe}</script>`);
}

/** A style or script of the program itself, in its element. */
export function renderInline(element: 'style' | 'script', code: string): Html {
  if (/<\/|<!--/.test(code)) throw new Error(`a ${element} must not hold an end tag`);
  return new Markup(`<${element}>${code}</${element}>`);
}

/** The URL if it is http or https, else undefined: never `javascript:` or the like. */
export function findWebAddress(url: string | null): string | undefined {
  return url !== null && /^https?:\/\//i.test(url) ? url : undefined;
}

function encodeValue(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(encodeValue).join('');
  return escapeHtml(String(value));
}
