// A proposal as it would be served: its record, and its card as other sites show it.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from '../../records/statement.ts';
import { messagesIn } from '../../web/messages/messages.ts';
import { renderEmbed } from '../../web/pages/embed-page.ts';

/** Beside the compiled code as well: the build copies it. */
const folder = join(import.meta.dirname, '../../web/assets');

const card = {
  style: readFileSync(join(folder, 'card.css'), 'utf8'),
  script: readFileSync(join(folder, 'card.js'), 'utf8'),
};

const sourceOf = (text: string) => `'sha256-${hash('sha256', text, 'base64')}'`;

export const previewPolicy =
  `default-src 'none'; style-src ${sourceOf(card.style)}; script-src ${sourceOf(card.script)}; ` +
  "form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/** Its links lead to where the service usually is. */
export function renderPreview(statement: Statement): string {
  const none = { stylesheet: '', script: '', icon: '', picture: '' };
  return renderEmbed(
    {
      language: 'en',
      messages: messagesIn('en'),
      chosen: false,
      address: 'http://127.0.0.1:3000',
      path: '/',
      assets: none,
      card,
      formats: { list: [], record: [] },
      contact: undefined,
      rolledBackFrom: undefined,
      version: undefined,
      asOf: undefined,
    },
    statement,
  );
}
