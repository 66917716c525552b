// The two languages of the pages: complete, typeset, and not the same by mistake.
import { expect, test } from 'vitest';
import { messagesIn } from '../../src/web/messages/messages.ts';
import { typesetDictionary, typesetFrench } from '../../src/web/messages/typeset.ts';

test.each([
  ['Réserves : « date » ; nom ?', 'Réserves\u00a0: «\u00a0date\u00a0»\u202f; nom\u202f?'],
  ['https://a.example/b?c=d', 'https://a.example/b?c=d'],
  ['12:30', '12:30'],
])('French punctuation in %j takes its own spaces', (given, expected) => {
  expect(typesetFrench(given)).toBe(expected);
});

test('a dictionary is typeset in its texts, lists and functions', () => {
  const typeset = typesetDictionary({ a: 'x :', b: { c: (name: string) => `${name} !` }, d: 1 });
  expect([typeset.a, typeset.b.c('y'), typeset.d]).toEqual(['x\u00a0:', 'y\u202f!', 1]);
});

test('no French text has a plain space where no line may break', () => {
  for (const text of listTexts(messagesIn('fr'))) expect(text).not.toMatch(/ [:;!?»]|« /);
});

test('no text of a dictionary is the same in both languages by mistake', () => {
  const english = new Set(listTexts(messagesIn('en')));
  const same = listTexts(messagesIn('fr')).filter((text) => english.has(text));
  // Words that both languages write alike.
  const alike = new Set(
    (
      'On Record|paraphrase|Attribution|confirmation|accusation|question|document|plan|article|organisation|' +
      'publication|date|attribution|Sources|Source|Pages|Date|Participants|Original|' +
      'passage|source|participants'
    ).split('|'),
  );
  expect(same.filter((text) => !alike.has(text.trim()))).toEqual([]);
});

test('numbers are counted in the way of each language', () => {
  const english = messagesIn('en').count;
  const french = messagesIn('fr').count;
  expect([0, 1, 2].map(english.events)).toEqual(['0 events', '1 event', '2 events']);
  expect([0, 1, 2].map(french.events)).toEqual(['0 événement', '1 événement', '2 événements']);
  expect(english.caveats(12_345)).toBe('12,345 caveats');
  expect(french.caveats(12_345)).toMatch(/^12\s345 réserves$/);
});

function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(listTexts);
}
