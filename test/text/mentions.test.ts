// Who is named in a passage.
import { describe, expect, test } from 'vitest';
import { buildMentionFinder } from '../../src/text/mentions.ts';

const find = buildMentionFinder([
  { id: 'european-union', spelling: 'Union européenne' },
  { id: 'european-union', spelling: 'EU' },
  { id: 'washington-post', spelling: 'Washington Post' },
  { id: 'washington-post', spelling: 'Post' },
  { id: 'united-states', spelling: 'États-Unis' },
  { id: 'ushakov', spelling: 'Ouchakov' },
  { id: 'ushakov', spelling: 'Ушаков' },
  { id: 'xi', spelling: 'Xi Jinping' },
  { id: 'xi', spelling: 'Xi' },
  { id: 'european-officials', spelling: 'responsables de l’Union européenne' },
  { id: 'white-house', spelling: 'la Maison-Blanche' },
  { id: 'ap', spelling: 'AP' },
]);

describe('names in a passage', () => {
  test.each([
    ['a word that only folds to the name is not it', 'La rencontre a eu lieu.', []],
    ['an abbreviation in capitals is', 'Selon l’EU, rien.', ['european-union']],
    ['a name that is a common word needs its capital', 'en poste, le post', []],
    ['the longest name wins', 'le Washington Post', ['washington-post']],
    [
      'also when a longer one holds another',
      'des responsables de l’Union européenne',
      ['european-officials'],
    ],
    ['and the shorter one where the longer one is not', 'l’Union européenne', ['european-union']],
    ['an elision is not part of the name', 'l’appel d’Ouchakov', ['ushakov']],
    ['whichever apostrophe it has', "d'Ouchakov", ['ushakov']],
    ['a hyphen or a line break may stand for a space', 'États\nUnis', ['united-states']],
    ['another script', 'Юрий Ушаков заявил', ['ushakov']],
    ['a part of a word is not a name', 'Xivert, Ouchakova', []],
    ['accents may be missing', 'les Etats-Unis', ['united-states']],
    ['capitals throughout', 'OUCHAKOV ET XI JINPING', ['ushakov', 'xi']],
    ['an abbreviation in other letters is a word', 'Ap, ap', []],
    ['a small first letter of a name may be large', 'La Maison-Blanche', ['white-house']],
    ['each once, in the order of their first appearance', 'Xi, Ouchakov, Xi', ['xi', 'ushakov']],
    ['none in nothing', '', []],
  ])('%s', (_rule, text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  test.each([
    ['हिन्दी', 'यह हिन्दी है।', 'हिन्दीभाषी लोग'],
    ['ไทย', 'ข่าว ไทย วันนี้', 'ข่าว ไทยๆ วันนี้'],
    ['בֵּית', 'אל בֵּית לחם', 'אל בֵּיתוֹ'],
    ['محمّد', 'قال محمّد ذلك', 'قال محمّدي ذلك'],
    ['รัฐ', 'ของ รัฐ นี้', 'ของ รัฐบาล นี้'],
  ])('%s, a word with marks, is found as a whole and not as a part', (spelling, whole, part) => {
    const finder = buildMentionFinder([{ id: 'it', spelling }]);
    expect(finder(whole)).toEqual(['it']);
    expect(finder(part)).toEqual([]);
  });

  test('a word with marks is one word, so that no part of it is found', () => {
    const finder = buildMentionFinder([{ id: 'it', spelling: 'हिन' }]);
    expect(finder('हिन्दी')).toEqual([]);
  });

  test('of two actors is that of the first one in the list', () => {
    const twins = buildMentionFinder([
      { id: 'first', spelling: 'Ivanov' },
      { id: 'second', spelling: 'Ivanov' },
    ]);
    expect(twins('Ivanov')).toEqual(['first']);
  });
});
