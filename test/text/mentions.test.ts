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

  test('of two actors is that of neither', () => {
    const twins = buildMentionFinder([
      { id: 'first', spelling: 'Ivanov' },
      { id: 'second', spelling: 'Ivanov' },
    ]);
    expect(twins('Ivanov')).toEqual([]);
  });
});

const persons = [
  ['petit', 'Anne Petit', 'fr'],
  ['petit', 'Petit', 'fr'],
  ['lenoir', 'Marc Lenoir', 'fr'],
  ['lenoir', 'Lenoir', 'fr'],
  ['grand', 'Grand', 'fr'],
  ['trump', 'Donald Trump', 'en'],
  ['trump', 'Trump', 'en'],
  ['putin', 'Владимир Путин', 'ru'],
  ['putin', 'Путин', 'ru'],
  ['putin', 'Poutine', 'fr'],
  ['orlov', 'Орлов', 'ru'],
  ['lavrov', 'Сергей Лавров', 'ru'],
  ['lavrov', 'Лавров', 'ru'],
  ['lavrov', 'Lavrov', 'fr'],
  ['sybiha', 'Андрій Сибіга', 'uk'],
  ['sybiha', 'Сибіга', 'uk'],
  ['zelensky', 'Зеленский', 'ru'],
  ['zelensky', 'Зеленський', 'uk'],
  ['zelensky', 'زيلينسكي', 'ar'],
  ['zakharova', 'Захарова', 'ru'],
  ['wang', '王毅', 'zh'],
  ['nobel', 'Nobel', 'fr'],
].map(([id = '', spelling = '', language]) => ({
  id,
  spelling,
  isPerson: true,
  ...(language !== undefined && { language }),
}));

describe('a person', () => {
  const texts = ['Petit à petit, un petit pas. Jean Petit sourit. Le petit prix.', 'Un Lenoir.'];
  const findPersons = buildMentionFinder(persons, texts);

  test.each([
    ['of the same family', 'Le sculpteur Jean Petit exposera.', 'fr', []],
    ['with a hyphen before', 'Louis-Petit a dit', 'fr', []],
    ['with a hyphen behind', 'le quartier Petit-Clamart', 'fr', []],
    ['in the first words', 'Petit à petit, le projet avance', 'fr', []],
    ['behind the first words', 'Hier Petit l’a dit', 'fr', []],
    ['called by the family name', 'selon Petit, tout va bien', 'fr', ['petit']],
    ['called by the whole name', 'Anne Petit a dit', 'fr', ['petit']],
    ['with a title', 'Le président Lenoir et la ministre Petit', 'fr', ['lenoir', 'petit']],
    ['with a title that has a capital', 'Mme Petit et M. Lenoir', 'fr', ['petit', 'lenoir']],
    [
      'behind the first word of a sentence',
      'Selon Lenoir, oui. Quand Poutine vient',
      'fr',
      ['lenoir', 'putin'],
    ],
    ['a son of the same name', 'Marc Lenoir Jr. a dit', 'fr', []],
    ['a son, with a comma', 'Marc Lenoir, Jr.', 'fr', []],
    ['a prize', 'le prix Nobel et le prix Lenoir', 'fr', []],
    ['a prize in English', 'the Lenoir Prize and the Lenoir award', 'en', []],
    ['somebody who got a prize', 'le prix revient à Lenoir', 'fr', ['lenoir']],
    ['a street', 'rue de Lenoir', 'fr', []],
    ['an adjective with a capital', 'Le Grand Prix sera remis', 'fr', []],
    ['a company', 'the Trump Organization', 'en', []],
    ['with another initial', 'J. Trump said', 'en', []],
    ['with the own initials', 'Donald J. Trump and D. Trump', 'en', ['trump']],
    [
      'side by side with another',
      'Trump Poutine, le sommet Trump-Poutine',
      'fr',
      ['trump', 'putin'],
    ],
    ['behind a prefix', 'les anti-Trump', 'fr', ['trump']],
    ['in capitals', 'TRUMP ET POUTINE', 'fr', ['trump', 'putin']],
    ['in capitals between others', 'Réponse LENOIR Oui, bien sûr', 'fr', ['lenoir']],
    [
      'among German nouns',
      'dass Trump Bedingungen stellt und Sprecher Lenoir',
      'de',
      ['trump', 'lenoir'],
    ],
    ['instrumental', 'встреча с Орловым', 'ru', ['orlov']],
    ['genitive, both words', 'слова Владимира Путина', 'ru', ['putin']],
    ['dative', 'сказал Лаврову и Зеленскому', 'ru', ['lavrov', 'zelensky']],
    ['of a woman', 'по словам Захаровой', 'ru', ['zakharova']],
    ['genitive', 'без Орлова', 'ru', ['orlov']],
    ['a woman of the same family', 'сказала Анна Орлова', 'ru', []],
    ['a word that only begins so', 'орловский рысак, Орловский район', 'ru', []],
    ['Ukrainian genitive', 'слова Андрія Сибіги', 'uk', ['sybiha']],
    ['Ukrainian instrumental', 'із Зеленським та Сибігою', 'uk', ['zelensky', 'sybiha']],
    ['Chinese', '外长王毅强调，中方支持', 'zh', ['wang']],
    [
      'Chinese, far from the beginning',
      '在北京举行的记者会上，中国外交部部长王毅强调，中方支持',
      'zh',
      ['wang'],
    ],
    ['Chinese, across two words', '国王毅然决定离开', 'zh', []],
    ['with an Arabic "and"', 'ترامب وزيلينسكي', 'ar', ['zelensky']],
  ])('%s: %s', (_rule, text, language, expected) => {
    expect(findPersons(text, language)).toEqual(expected);
  });

  test('is not found where an inflected form is the name of another', () => {
    const both = buildMentionFinder([
      { id: 'orlov', spelling: 'Орлов', language: 'ru', isPerson: true },
      { id: 'orlova', spelling: 'Орлова', language: 'ru', isPerson: true },
    ]);
    expect(both('сказала Орлова', 'ru')).toEqual([]);
    expect(both('с Орловым и с Орловой', 'ru')).toEqual(['orlov', 'orlova']);
  });
});
