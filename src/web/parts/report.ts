// "Report an error": a way to the curators, with the address of the record filled in.
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';

/** False where the operator named no contact. */
export function renderReport(view: View, path: string): Html | false {
  const { contact, address, messages } = view;
  if (contact === undefined) return false;
  const href = fillIn(contact, `${address}${path}`, messages.memory.reportSubject);
  return html`<a href="${href}" target="_blank" rel="noopener">${messages.memory.report}</a>`;
}

function fillIn(contact: string, address: string, subject: (address: string) => string): string {
  const url = new URL(contact);
  if (url.protocol !== 'mailto:') {
    url.searchParams.set('url', address);
    return url.href;
  }
  // A mail address knows no plus for a space (RFC 6068 §5).
  const fields = { subject: subject(address), body: `${address}\n\n` };
  const query = Object.entries(fields).map(([name, text]) => `${name}=${encodeURIComponent(text)}`);
  return `${contact}${contact.includes('?') ? '&' : '?'}${query.join('&')}`;
}
