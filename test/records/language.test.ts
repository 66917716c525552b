// Language tags, and text in HTML.
import { expect, test } from 'vitest';
import { escapeHtml } from '../../src/records/html.ts';
import { canonicalizeTag, listRanges, nameLanguage } from '../../src/records/language.ts';

test('a tag is written as it should be, and what is none is refused', () => {
  expect(canonicalizeTag('FR-ca')).toBe('fr-CA');
  expect(canonicalizeTag('French!')).toBeUndefined();
});

test('a tag lies in each range that it begins with', () => {
  expect(listRanges('zh-Hant-TW')).toEqual(['zh', 'zh-Hant', 'zh-Hant-TW']);
  expect(listRanges('fr')).toEqual(['fr']);
});

test('a language is named in both languages, or goes by its tag', () => {
  expect(nameLanguage('de')).toEqual({ en: 'German', fr: 'allemand' });
  expect(nameLanguage('x')).toEqual({ en: 'x', fr: 'x' });
});

test('every character that ends a text or an attribute is escaped', () => {
  expect(escapeHtml(`a<b>&"c"'d'`)).toBe('a&lt;b&gt;&amp;&quot;c&quot;&#39;d&#39;');
});
