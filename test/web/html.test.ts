// Templates: a value is text wherever it stands, and comes back as it was.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWebAddress, html, renderData, renderInline } from '../../src/web/html.ts';
import { decodeEntities } from '../support/markup.ts';

/** Any text, with the characters that mean something to HTML in most of them. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', ' ', 'a', ';', '#') }),
  fc.constantFrom('</script>', '"><img src=x onerror=alert(1)>', "' onload='x", '<!--', '&lt;'),
);

describe('a value in a template', () => {
  test('is text, whatever it holds, and comes back as it was', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const { text } = html`<p>${value}</p>`;
        const inner = text.slice('<p>'.length, -'</p>'.length);
        expect(inner).not.toMatch(/[<>"']/);
        expect(decodeEntities(inner)).toBe(value);
      }),
    );
  });
  test('cannot leave an attribute, and comes back as it was', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const { text } = html`<a title="${value}">`;
        const inner = text.slice('<a title="'.length, -'">'.length);
        expect(inner).not.toMatch(/["<>]/);
        expect(decodeEntities(inner)).toBe(value);
      }),
    );
  });
  test('that is markup stays markup, also in a list', () => {
    const items = ['<a>', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>`.text).toBe('<ul><li>&lt;a&gt;</li><li>&lt;b&gt;</li></ul>');
  });
  test('that only looks like markup is text', () => {
    const lookalike = { text: '<b>', toString: () => '<b>' };
    expect(html`${lookalike as unknown as string}`.text).toBe('&lt;b&gt;');
  });
  test('that is null, undefined or false leaves nothing, and zero is a number', () => {
    expect(html`[${null}${undefined}${false}${0}]`.text).toBe('[0]');
  });
});

describe('a data block', () => {
  test('holds the value and cannot be ended by it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), hostile, (value, text) => {
        const given = { value, text };
        const block = renderData('application/ld+json', JSON.stringify(given)).text;
        const inner = block.slice(
          '<script type="application/ld+json">'.length,
          -'</script>'.length,
        );
        expect(inner).not.toContain('<');
        expect(JSON.parse(inner)).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });
  test('that is a constant of ours may not hold an end tag', () => {
    expect(renderInline('style', 'p{}').text).toBe('<style>p{}</style>');
    expect(() => renderInline('script', '"</script>"')).toThrow('end tag');
    expect(() => renderInline('script', '<!-- ')).toThrow('end tag');
  });
});

test.each([
  ['https://example.org/a', true],
  ['HTTP://example.org', true],
  ['javascript:alert(1)', false],
  [' https://example.org', false],
  ['data:text/html,x', false],
  ['//example.org', false],
])('the address %j is one to link to: %j', (address, expected) => {
  expect(findWebAddress(address) === address).toBe(expected);
});

describe('the templates', () => {
  /** A value outside quotation marks could begin another attribute. */
  const unquoted = /=\$\{/;
  const folder = join(import.meta.dirname, '../../src/web');

  test('put every attribute value into quotation marks', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      const lines = readFileSync(join(folder, file), 'utf8').split('\n');
      // In addresses "=" is no attribute: only lines of markup count.
      const bad = lines.filter((line) => unquoted.test(line) && /<\w/.test(line));
      expect([file, bad]).toEqual([file, []]);
    }
  });
  test('would be caught without them', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template.
    expect('<a href=${url}>').toMatch(unquoted);
  });
});
