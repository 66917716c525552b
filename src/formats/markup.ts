// Text inside XML and HTML. Characters that XML 1.0 §2.2 cannot hold become U+FFFD.
import { escapeHtml } from '../records/html.ts';

/** Safe as the content of an element and as a quoted attribute. */
export function escapeMarkup(text: string): string {
  return (
    escapeHtml(text)
      // A parser would read a bare carriage return as a line feed (XML 1.0 §2.11).
      .replaceAll('\r', '&#13;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
  );
}
