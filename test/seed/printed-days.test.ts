// A weekday that the text prints is held against the date: of another one the curator is told.
import { describe } from 'vitest';
import { article, checkRows, source, swap } from '../support/seeds.ts';

const date = 'published: { edtf: 2025-12-03, basis: explicit, printed: Mercredi 3 décembre 2025 }';
const onDay = (edtf: string) => swap(source, date, date.replace('2025-12-03', edtf));
const place = 'sources/gazette/source.yaml:7:';
const advice = 'mend the date, or tell of it in a caveat of kind date that cites these words';

/** The same text in another language; the English name is what most machines would take. */
const inLanguage = (language: string, printed: string) => ({
  [source]: (text: string) =>
    text
      .replace('language: fr', `language: ${language}`)
      .replace(date, date.replace('2025-12-03', '2025-12-04').replace('Mercredi 3', printed)),
  [article]: (text: string) => text.replace('Mercredi 3', printed),
});

describe('a printed weekday', () =>
  checkRows([
    ['of the day', onDay('2025-12-03')],
    [
      'of another day',
      onDay('2025-12-04'),
      `${place}58: warning: the text prints mercredi, but 2025-12-04 is jeudi; ${advice}`,
    ],
    ['of one day of less than a week', onDay('2025-12-01/2025-12-06')],
    [
      'of no day of them',
      onDay('2025-12-04/2025-12-09'),
      `${place}69: warning: the text prints mercredi, but 2025-12-04 is jeudi; ${advice}`,
    ],
    ['of one day of a whole week', onDay('2025-12-04/2025-12-10')],
    [
      'of another day that a caveat tells of',
      {
        [source]: (text: string) =>
          text
            .replace('2025-12-03', '2025-12-04')
            .replace('kind: wording', 'kind: date')
            .replace('quote: Il a répété', 'quote: Mercredi 3 décembre 2025'),
      },
    ],
    [
      'in another language',
      inLanguage('de', 'Mittwoch 3'),
      `${place}58: warning: the text prints mittwoch, but 2025-12-04 is donnerstag; ${advice}`,
    ],
    ['in a language of which no names of days are known', inLanguage('la', 'Wednesday 3')],
  ]));
