// What each language does by itself: elisions and apostrophes, stems, accents that are left out.
import { describe, expect, test } from 'vitest';
import { buildAnalyser, remember } from '../../src/text/analysis/analyser.ts';
import { findAnalyser } from '../../src/text/analysis/languages.ts';

const cut = (language: string, text: string) =>
  findAnalyser(language)
    .listTokens(text)
    .map(({ written }) => written);

describe('words', () => {
  test.each([
    ['en', "Putin's and it's", ['putin', 'and', 'it']],
    ['en', 'the S-400 s', ['the', 's', '400', 's']],
    ['fr', 'l’homme qu’il jusqu’à', ['homme', 'il', 'à']],
    ['fr', 'd\u00ad’ accord', ['accord']],
    ['fr', 'l homme, d accord', ['homme', 'accord']],
    ['fr', 'le plan D a', ['le', 'plan', 'd', 'a']],
    ['fr', 'D abord le plan d', ['abord', 'le', 'plan', 'd']],
    ['fr', 'd guerre', ['d', 'guerre']],
    ['fr', 'aujourd’hui', ['aujourd', 'hui']],
    ['it', 'l’accordo dell’Unione un po’', ['accordo', 'unione', 'un', 'po']],
    ['it', 'c era, dell', ['c', 'era', 'dell']],
    ['tr', 'İstanbul’da IRAK Irak', ['istanbul', 'ırak', 'ırak']],
    ['tr', '5’te', ['5', 'te']],
    ['uk', 'Дем’ян Дем\u02bcян об’єднання', ['демян', 'демян', 'обєднання']],
    ['uk', '‘слово’ друге', ['слово', 'друге']],
    ['ru', 'с л’ьва', ['с', 'л', 'ьва']],
    ['ja', 'NATOは話した', ['nato', 'は', '話', 'した']],
  ])('of %s: %s', (language, text, words) => {
    expect(cut(language, text)).toEqual(words);
  });

  test('that are joined in Ukrainian have one place', () => {
    expect(findAnalyser('uk').listTokens('і Дем’ян')[1]).toMatchObject({ start: 2, end: 8 });
  });
  test('that are parted in Japanese have their own places', () => {
    const text = 'NATO 話した';
    for (const { start, end, written } of findAnalyser('ja').listTokens(text)) {
      expect(text.slice(start, end).toLowerCase()).toBe(written);
    }
  });
});

describe('forms of one word', () => {
  test.each([
    ['ar', 'الوزير', 'وزير'],
    ['ar', 'والوزير', 'وزير'],
    ['ar', 'بالوزير', 'وزير'],
    ['ar', 'للوزير', 'وزير'],
    ['ar', 'ووزير', 'وزير'],
    ['ar', 'محادثات', 'محادثة'],
    ['ar', 'روسيا', 'روسى'],
    ['de', 'Sicherheiten', 'Sicherheit'],
    ['de', 'Meinungen', 'Meinung'],
    ['de', 'Einheiten', 'Einheit'],
    ['en', 'imported', 'importing'],
    ['ru', 'ёлки', 'елки'],
    ['ru', 'войне', 'войны'],
    ['tr', 'görüşmelerinde', 'görüşme'],
    ['uk', 'переговорах', 'переговорів'],
  ])('of %s: %s and %s', (language, one, other) => {
    const { stem } = findAnalyser(language);
    expect(stem(one.toLowerCase())).toBe(stem(other.toLowerCase()));
  });

  test.each([
    ['ar', 'وزن', 'زن'],
    // An account, and "according to": what would be an ending stands in the middle.
    ['ar', 'حساب', 'حسب'],
    ['de', 'Sicherheit', 'Sicher'],
    ['en', 'news', 'new'],
    ['en', 'gas', 'ga'],
    ['en', 'politics', 'polite'],
    ['ru', 'войн', 'воин'],
    ['uk', 'військо', 'віисько'],
  ])('are not, of %s: %s and %s', (language, one, other) => {
    const { stem } = findAnalyser(language);
    expect(stem(one.toLowerCase())).not.toBe(stem(other.toLowerCase()));
  });
});

describe('somebody who leaves out an accent', () => {
  test.each([
    ['ar', 'وزارة', 'الوزارة'],
    ['ar', 'وقال', 'قال'],
    ['ar', 'قال', 'وقال'],
    ['de', 'fuer', 'für'],
    ['de', 'Gespraeche', 'Gespräche'],
    ['de', 'oesterreich', 'österreich'],
    ['de', 'Strasse', 'Straße'],
    ['es', 'negociacion', 'negociación'],
    ['es', 'decision', 'decisión'],
    ['es', 'hablo', 'habló'],
    ['es', 'estan', 'están'],
    ['es', 'decia', 'decía'],
    ['fr', 'negocierent', 'négocièrent'],
    ['fr', 'armes', 'armés'],
    ['fr', 'annonce', 'annoncé'],
    ['it', 'citta', 'città'],
    ['it', 'parlo', 'parlò'],
    ['pt', 'negociacoes', 'negociações'],
    ['pt', 'negociacao', 'negociação'],
    ['pt', 'milhoes', 'milhões'],
    ['pt', 'pao', 'pão'],
    ['pt', 'salario', 'salário'],
    ['pt', 'agencia', 'agência'],
  ])('in %s means by %s also %s', (language, typed, written) => {
    const { listStems, stem, fold } = findAnalyser(language);
    const stems = listStems(typed.toLowerCase());
    expect(stems).toContain(stem(written.toLowerCase()));
    expect(stems).toContain(stem(typed.toLowerCase()));
    expect(new Set(stems).size).toBe(stems.length);
    expect(fold(written)).not.toBe('');
  });
  test.each([
    ['pt', 'nacoes', 'na'],
    ['pt', 'nacao', 'na'],
    ['pt', 'milhoes', 'milh'],
    ['pt', 'pao', 'p'],
    ['pt', 'salario', 'sal'],
    ['pt', 'agencia', 'ag'],
    ['es', 'decision', 'decis'],
    ['es', 'nacion', 'na'],
    ['es', 'estan', 'est'],
    ['fr', 'armes', 'arm'],
    ['de', 'fuer', 'fr'],
    ['de', 'strasse', 'strae'],
  ])('in %s does not mean by %s what is left of it, %s', (language, typed, other) => {
    const { listStems, stem } = findAnalyser(language);
    expect(listStems(typed)).not.toContain(stem(other));
  });
  test('means nothing else by a word that has none', () => {
    expect(findAnalyser('de').listStems('krieg')).toHaveLength(1);
    expect(findAnalyser('xx').listStems('cafe')).toEqual(['cafe']);
  });
});

test('a stem of which nothing is left is the word itself', () => {
  const { stem } = buildAnalyser({ stem: () => '!' });
  expect(stem('mots')).toBe('mots');
});

test('what was computed is remembered, up to a number of words', () => {
  const computed: string[] = [];
  const double = remember((word) => {
    computed.push(word);
    return word + word;
  }, 2);
  expect(['a', 'a', 'b', 'a', 'c', 'c', 'a'].map(double)).toEqual(
    ['a', 'a', 'b', 'a', 'c', 'c', 'a'].map((word) => word + word),
  );
  expect(computed).toEqual(['a', 'b', 'c', 'a']);
});
