// What is copied from a text must stand in it; dates, summaries and texts must be as they should.
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import {
  actor,
  append,
  article,
  checkRows,
  event,
  source,
  statements,
  swap,
  topics,
  writeSeeds,
} from '../support/seeds.ts';

const quoting = (quote: string) =>
  swap(statements, 'quote: « Nous sommes prêts à négocier. »', `quote: ${quote}`);

const missing = `${statements}:12:12: the quote is not in "gazette"`;

describe('quotes', () =>
  checkRows([
    [
      'a quote with a slip is shown the nearest passage and where they part',
      quoting('« Nous sommes prêt à négocier. »'),
      `${missing}; nearest is line 3, "« Nous sommes prêts à négocier. »⏎La rencontre du 2 décembre", where the text has "s à négocier. »⏎" (U+0073) and the quote " à négocier. »" (U+0020); copy it exactly`,
    ],
    [
      'characters that look the same are told apart',
      quoting('«\u00a0Nous sommes prêts'),
      `${missing}; nearest is line 3, "« Nous sommes prêts à négocier. »⏎La rencontre du 2 décembre", where the text has " Nous sommes prê" (U+0020) and the quote "\u00a0Nous sommes prê" (U+00A0); copy it exactly`,
    ],
    [
      'a straight apostrophe is not a typographic one',
      quoting("selon l'agence Zarya"),
      `${missing}; nearest is line 4, "selon l’agence Zarya.⏎⏎Boris Ivanov a démenti : « Rien n’est", where the text has "’agence Zarya.⏎⏎" (U+2019) and the quote "'agence Zarya" (U+0027); copy it exactly`,
    ],
    [
      'a quote that goes on where its text ends',
      quoting('|-\n      Il a répété : « Rien n’est vrai. »\n      Fin.'),
      `${missing}; nearest is line 6, "Il a répété : « Rien n’est vrai. »⏎", where the text has its end and the quote "Fin." (U+0046); copy it exactly`,
    ],
    [
      'a quote with nothing in common',
      quoting('xyzzy'),
      `${missing}, nor any of its words; copy it from article.txt`,
    ],
    [
      'a quote with a line break behind it',
      quoting('|\n      à négocier'),
      `${missing} with the space around it; write |- before it and end it with its last word`,
    ],
    [
      'a quote that stands twice',
      swap(statements, '    prefix: "a démenti :"\n', ''),
      `${statements}:20:12: the quote appears more than once in "gazette" (lines 6, 6); add prefix: with the words just before it`,
    ],
    [
      'a prefix that stands before both',
      swap(statements, 'prefix: "a démenti :"', 'prefix: ":"'),
      `${statements}:20:12: the quote appears more than once in "gazette" (lines 6, 6); lengthen its prefix`,
    ],
    [
      'a prefix that stands before neither',
      swap(statements, 'prefix: "a démenti :"', 'prefix: "avait dit :"'),
      `${statements}:21:13: the quote is in "gazette", but not directly after this prefix; copy the words before it`,
    ],
    [
      'the same passage cited twice for a statement',
      append(statements, '    also: [{ quote: « Rien n’est vrai. », prefix: "démenti :" }]\n'),
      `${statements}:24:21: this passage is already cited for "boris-untrue"; remove one`,
    ],
    [
      'a passage of a report, of an event and of a caveat',
      {
        ...swap('sources/herald/statements.yaml', 'prêts', 'prêtes'),
        ...swap(event, 'La rencontre du 2', 'La rencontre du 3'),
        ...swap(source, 'Il a répété', 'Il a redit'),
      },
      `${event}:9:12: the quote is not in "gazette"; nearest is line 4, "La rencontre du 2 décembre a eu lieu à Oslo, selon l’agence ", where the text has "2 décembre a eu " (U+0032) and the quote "3 décembre" (U+0033); copy it exactly`,
      `${source}:13:16: the quote is not in "gazette"; nearest is line 6, "Il a répété : « Rien n’est vrai. »⏎", where the text has "épété : « Rien n" (U+00E9) and the quote "edit" (U+0065); copy it exactly`,
      'sources/herald/statements.yaml:4:12: the quote is not in "herald"; nearest is line 1, "« Nous sommes prêts à négocier », dit Anna Petrova.⏎", where the text has "s à négocier », " (U+0073) and the quote "es à négocier »" (U+0065); copy it exactly',
    ],
    [
      'a passage of a source that is not held',
      swap(event, 'source: gazette', 'source: transcript'),
      `${event}:9:12: the source "transcript" is not held, so it has no text; quote a held source or remove it`,
    ],
  ]));

describe('words that must be printed', () =>
  checkRows([
    [
      'the role of a speaker',
      swap(statements, 'role: porte-parole du ministère', 'role: porte-parole du Ministère'),
      `${statements}:4:11: "porte-parole du Ministère" does not appear in "gazette"; copy it exactly or remove it`,
    ],
    [
      'the role of an actor',
      swap(actor, 'title: porte-parole du ministère', 'title: ministre'),
      `${actor}:6:14: "ministre" does not appear in "gazette"; copy it exactly or remove it`,
    ],
    [
      'the date of a source',
      swap(source, 'printed: Mercredi', 'printed: Le mercredi'),
      `${source}:7:58: "Le mercredi 3 décembre 2025" does not appear in "gazette"; copy it exactly or remove it`,
    ],
    [
      'the date of an event',
      swap(event, 'printed: 2 décembre', 'printed: le 2 décembre'),
      `${event}:3:53: "le 2 décembre" does not appear in "gazette"; copy it exactly or remove it`,
    ],
    [
      'the date of a statement',
      swap(statements, 'basis: inferred', 'basis: inferred, printed: mardi'),
      `${statements}:8:57: "mardi" does not appear in "gazette"; copy it exactly or remove it`,
    ],
  ]));

describe('dates', () =>
  checkRows([
    [
      'what is not EDTF',
      swap(statements, 'edtf: 2025-12-02', 'edtf: hier'),
      `${statements}:8:19: "hier" is not an EDTF date; write a day 2025-12-02, a month 2025-12, a year 2025 or an interval 2025-12-02/2025-12-03`,
    ],
    [
      'a day that no calendar has',
      swap(source, 'edtf: 2025-12-03', 'edtf: 2025-02-29'),
      `${source}:7:20: there is no day 2025-02-29; correct it`,
    ],
    [
      'an interval that ends before it begins',
      swap(event, 'edtf: 2025-12-02', 'edtf: 2025-12-03/2025-12-02'),
      `${event}:3:15: "2025-12-03/2025-12-02" ends before it begins; swap its ends`,
    ],
  ]));

describe('sources', () =>
  checkRows([
    [
      'quotation marks in a summary',
      swap(statements, 'fr: Affirme être prête.', 'fr: Affirme être « prête ».'),
      `${statements}:11:51: a summary is in our own words; remove the quotation marks`,
    ],
    [
      'a held source without its text',
      { [article]: null },
      `${source}:2:7: is held, but sources/gazette/article.txt is missing; add the text`,
    ],
    [
      'a source that is not held but has a text',
      swap(source, 'held: true', 'held: false'),
      `${source}:2:7: is not held, but has an article.txt or statements.yaml; remove them`,
    ],
    [
      'a held source without its language',
      swap(source, 'language: fr\n', ''),
      `${source}:1:1: missing key "language"; add it, as a held text needs one`,
    ],
    [
      'a source without source.yaml',
      { [source]: null },
      `${source}:1:1: is missing; add it, as every source needs one`,
    ],
    [
      'no topics.yaml',
      { [topics]: null },
      `${statements}:10:14: there is no topic "talks"; add the topic or remove this`,
      `${statements}:18:14: there is no topic "talks"; add the topic or remove this`,
      `${statements}:18:21: there is no topic "truth"; add the topic or remove this`,
    ],
  ]));

test('a statement carries its passages in order: its own, then those of other sources', () => {
  const { records } = compileFolder(writeSeeds());
  const statement = records?.statements.find(({ id }) => id === 'anna-ready');
  expect(statement?.citations).toMatchObject([
    {
      source: { id: 'gazette' },
      via: null,
      exact: '« Nous sommes prêts à négocier. »',
      prefix: 'e-parole du ministère, a déclaré : '.slice(-32),
      suffix: '\nLa rencontre du 2 décembre a eu lieu à Oslo'.slice(0, 32),
      start: 79,
      end: 112,
      paragraph: 2,
    },
    { source: { id: 'herald' }, via: { id: 'transcript' }, start: 0, end: 32, paragraph: 1 },
  ]);
  expect(statement?.mentions).toEqual([]);
  expect(statement?.attribution).toMatchObject({
    status: 'denied',
    by: [{ type: 'denies', statement: 'boris-untrue', actor: { id: 'boris' } }],
  });
});
