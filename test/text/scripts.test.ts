// Scripts of names, for every letter that Unicode has.
import { expect, test } from 'vitest';
import { scriptOf } from '../../src/text/scripts.ts';

test.each([
  ['Peskov', 'Latn'],
  ['Песков', 'Cyrl'],
  ['Γιώργος', 'Grek'],
  ['محمد العلي', 'Arab'],
  ['דוד', 'Hebr'],
  ['王毅', 'Hani'],
  ['Wang Yi 王毅', 'Hani'],
  ['岸田 文雄', 'Hani'],
  ['高市さなえ', 'Jpan'],
  ['あべ', 'Hira'],
  ['トランプ', 'Kana'],
  ['トランプさん', 'Jpan'],
  ['김정은', 'Hang'],
  ['金正恩 위원장', 'Kore'],
  ['नरेन्द्र मोदी', 'Deva'],
  ['ประยุทธ์', 'Thai'],
  ['სალომე', 'Geor'],
  ['Նիկոլ', 'Armn'],
  ['ዐቢይ', 'Ethi'],
  ['𞤀𞤣𞤤𞤢𞤥', 'Adlm'],
  ['50/50', 'Zyyy'],
  ['', 'Zyyy'],
])('%s is %s', (name, code) => {
  expect(scriptOf(name)).toBe(code);
});

test('every letter of every script has a code', () => {
  const unnamed: string[] = [];
  for (let code = 0; code < 0x110000; code++) {
    // Common and inherited letters, such as ª or ʼ, are of no script.
    const letter = String.fromCodePoint(code);
    if (!/^\p{L}$/u.test(letter) || /^[\p{Script=Zyyy}\p{Script=Zinh}]$/u.test(letter)) continue;
    if (/^\p{Script=Hani}$/u.test(letter)) continue;
    if (scriptOf(letter) === 'Zyyy') unnamed.push(code.toString(16));
  }
  expect(unnamed).toEqual([]);
});
