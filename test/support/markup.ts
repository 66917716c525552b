// Checks of pages: valid HTML, and what links and ids they hold.
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Sentences of the curators are titles here.
    'long-title': 'off',
    // A RIS record ends with "ER  - ".
    'no-trailing-whitespace': 'off',
    // A value is chosen from the list, or its name is written beside it.
    'form-dup-name': 'off',
    // Passages are addressed as in RFC 5147: char=312,448.
    'valid-id': ['error', { relaxed: true }],
  },
});

/** What is wrong with the markup; empty when nothing is. */
export function checkMarkup(html: string): string[] {
  const { results } = validator.validateStringSync(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

/** The values of an attribute, decoded. */
export function listAttributes(html: string, name: string): string[] {
  const values = html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'));
  return values.map(([, value = '']) => decodeEntities(value)).toArray();
}

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

export function decodeEntities(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] as string);
}

/** The tags with their attributes' names, without any content: what a page is made of. */
export function skeletonOf(html: string): string {
  const bare = html.replace(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/g, '');
  const tags = bare.match(/<[^>]*>/g) ?? [];
  return tags.map((tag) => tag.replace(/="[^"]*"/g, '')).join('\n');
}
