// Words that are not in the language of the page: their language, and their direction by their own
// letters. An element with a direction is isolated, so that they move nothing beside them.
import { type Html, html } from '../html.ts';

/** The attributes of an element that holds such words. */
export function inLanguage(tag: string | null): Html {
  return html` lang="${tag ?? 'und'}" dir="auto"`;
}
