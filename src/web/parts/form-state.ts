// What a form must send besides its own fields, so that the reader stays in the language and in the
// version of the page.
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';

export function renderFormState({ chosen, language, asOf }: View): Html {
  return html`${chosen && html`<input type="hidden" name="lang" value="${language}">`}${
    asOf && html`<input type="hidden" name="as_of" value="${asOf.version}">`
  }`;
}
