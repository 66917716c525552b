// Where a sentence ends: not behind an abbreviation, and with the marks that follow it.
import { expect, test } from 'vitest';
import { listSentences } from '../../src/text/sentences.ts';

const list = (text: string) =>
  listSentences(text, 'fr').map(({ start, end }) => text.slice(start, end));

test.each([
  [
    'one behind the other',
    'Il pleut. Il vente. Il neige.',
    ['Il pleut.', 'Il vente.', 'Il neige.'],
  ],
  ['line by line', 'Un titre\n\n  Il pleut.  \n', ['Un titre', 'Il pleut.']],
  ['with titles in them', 'Il pleut. M. Dupont dort.', ['Il pleut.', 'M. Dupont dort.']],
  ['with initials', 'Il voit J. Smith. Il dort.', ['Il voit J. Smith.', 'Il dort.']],
  ['with the mark that closes one', '« Il pleut. »\nIl vente.', ['« Il pleut. »', 'Il vente.']],
  ['before an abbreviation at the end', 'Il pleut. Il vente, cf.', ['Il pleut.', 'Il vente, cf.']],
  ['none without letters', '* * *\n2025.', []],
])('sentences: %s', (_, text, sentences) => {
  expect(list(text)).toEqual(sentences);
});
