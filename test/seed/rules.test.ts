// Rules of curation that the program knows, one bad seed a rule: what is provably wrong in any
// language. Advice is an error here too, as under --strict.
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import {
  actor,
  append,
  type Changes,
  checkRows,
  event,
  source,
  statements,
  swap,
  writeSeeds,
} from '../support/seeds.ts';

const boris = 'actors/boris.yaml';
const herald = 'sources/herald/source.yaml';
const said = 'said: { edtf: 2025-12-02, basis: inferred }';
const isSaid = (edtf: string) => swap(statements, said, `said: { edtf: ${edtf}, basis: inferred }`);

describe('when it was said', () =>
  checkRows(
    [
      [
        'an interval whose end is no date',
        isSaid('2025-12-01/2025-12-2'),
        `${statements}:8:19: "2025-12-01/2025-12-2" is not an EDTF date; write a day 2025-12-02, a month 2025-12, a year 2025 or an interval 2025-12-02/2025-12-03`,
      ],
      [
        'no first day',
        isSaid('../2025-12-03'),
        `${statements}:8:19: "../2025-12-03" has no first day; write 2025-12-02/2025-12-03, or null where nothing tells since when`,
      ],
      [
        'no first day, and no event from which it could be',
        { ...isSaid('../2025-12-01') },
        `${statements}:8:19: "../2025-12-01" has no first day; write from what it answers until it was printed, or null where nothing tells since when`,
      ],
      [
        'no last day',
        isSaid('2025-12-02/..'),
        `${statements}:8:19: "2025-12-02/.." has no last day; write 2025-12-02/2025-12-03`,
      ],
      [
        'after it was printed',
        isSaid('2025-12-04'),
        `${statements}:8:19: said until 2025-12-04, but "gazette" appeared on 2025-12-03 at the latest; mend one of the two`,
      ],
      [
        'until after it was printed',
        isSaid('2025-12'),
        `${statements}:8:19: said until 2025-12-31, but "gazette" appeared on 2025-12-03 at the latest; write 2025-12-01/2025-12-03`,
      ],
      [
        'after another paper printed it',
        swap(herald, 'published: null', 'published: { edtf: 2025-12-01, basis: inferred }'),
        `${statements}:8:19: said until 2025-12-02, but "herald" appeared on 2025-12-01 at the latest; mend one of the two`,
      ],
      [
        'after the document appeared from which a paper has it',
        swap(
          'sources/transcript/source.yaml',
          'published: null',
          'published: { edtf: 2025-12-01, basis: inferred }',
        ),
        `${statements}:8:19: said until 2025-12-02, but "transcript" appeared on 2025-12-01 at the latest; mend one of the two`,
      ],
      [
        'known, with a reason why it is not',
        swap(statements, said, `${said}\n    said_note: { en: Unknown., fr: Inconnu. }`),
        `${statements}:9:16: is for what has no date; write it as the note: of said:`,
      ],
      [
        'on the last day on which a paper of an uncertain day can have appeared',
        {
          ...isSaid('2025-12-05'),
          [source]: (text) => text.replace('edtf: 2025-12-03', 'edtf: 2025-12-03/2025-12-05'),
        },
      ],
    ],
    true,
  ));

test('what was said the day after it was printed is advice, what was said later an error', () => {
  const severities = ['2025-12/2025-12-05', '2025-12-04', '2025-12-05'].map((edtf) => {
    const { problems } = compileFolder(writeSeeds(isSaid(edtf)));
    const told = problems.filter(({ message }) => message.startsWith('said until'));
    return [edtf, ...told.map(({ severity }) => severity)];
  });
  expect(severities).toEqual([
    ['2025-12/2025-12-05', 'warning'],
    ['2025-12-04', 'warning'],
    ['2025-12-05', 'error'],
  ]);
});

describe('languages', () =>
  checkRows([
    [
      'of a source, in words',
      swap(source, 'language: fr', 'language: français'),
      `${source}:6:11: "français" is not a language tag (BCP 47); write one such as fr, uk, zh-Hant or en-US`,
    ],
    [
      'that nobody registered',
      swap(source, 'language: fr', 'language: xx'),
      `${source}:6:11: the language tag "xx" has an unknown language "xx"; write the registered one`,
    ],
    [
      'of a name, with an underscore',
      swap(actor, 'lang: ru', 'lang: ru_RU'),
      `${actor}:4:33: "ru_RU" is not a language tag (BCP 47); write one such as fr, uk, zh-Hant or en-US`,
    ],
    [
      'in another case',
      swap(actor, 'lang: ru', 'lang: RU'),
      `${actor}:4:33: the language tag "RU" is written ru`,
    ],
    [
      'in a script or a region that nobody registered',
      append(
        boris,
        'names:\n  - { name: Borya, lang: ru-Abcd, kind: alias }\n  - { name: Bob, lang: en-QQ, kind: alias }\n',
      ),
      `${boris}:4:26: the language tag "ru-Abcd" has an unknown script "Abcd"; write the registered one`,
      `${boris}:5:24: the language tag "en-QQ" has an unknown region "QQ"; write the registered one`,
    ],
    ['with script and region', swap(source, 'language: fr', 'language: sr-Cyrl-RS')],
  ]));

describe('texts and names', () =>
  checkRows([
    [
      'a summary without words',
      swap(statements, 'en: Denies it.', 'en: " … "'),
      `${statements}:19:20: "en" must hold words, not " … "`,
    ],
    [
      'an article without words',
      { 'sources/herald/article.txt': ' \n', 'sources/herald/statements.yaml': null },
      `${herald}:2:7: sources/herald/article.txt holds no words; add the text`,
    ],
    [
      'a text to be quoted that is not there',
      append('sources/transcript/source.yaml', 'text: quotes\n'),
      'sources/transcript/source.yaml:7:7: is not held, so there is no text to quote; remove text:',
    ],
    [
      'words in a row of a text that may only be quoted',
      {
        ...swap(source, 'held: true', 'held: true\ntext: quotes'),
        ...swap(
          statements,
          'fr: Dément.',
          'fr: La rencontre du 2 décembre a eu lieu à Oslo selon Zarya.',
        ),
      },
      `${statements}:19:36: holds 8 words in a row of "gazette", whose text may only be quoted; say it in other words, or cite the passage`,
    ],
    [
      'a space of no width in a name',
      swap(actor, 'name: Anna Petrova', 'name: Anna\u200b Petrova'),
      `${actor}:2:7: the name holds a character that nobody sees (U+200B); remove it`,
    ],
    [
      'marks of direction and soft hyphens in the names of an actor, an event and a topic',
      {
        ...swap(actor, 'Анна Петрова', 'Анна\u00ad Петрова'),
        ...swap(event, 'Meeting in', 'Meeting\u200e in'),
        ...swap('topics.yaml', 'Pourparlers', 'Pour\u2060parlers'),
      },
      `${actor}:4:13: the name holds a character that nobody sees (U+00AD); remove it`,
      `${event}:1:13: the name holds a character that nobody sees (U+200E); remove it`,
      'topics.yaml:2:26: the name holds a character that nobody sees (U+2060); remove it',
    ],
    [
      'a joiner where the script has it, and where it has not',
      append(
        boris,
        'names:\n  - { name: می\u200cخواهم, lang: fa, kind: alias }\n  - { name: Bo\u200crya, lang: en, kind: alias }\n',
      ),
      `${boris}:5:13: the name holds a character that nobody sees (U+200C); remove it`,
    ],
    [
      'a value that YAML cuts, and comments that are one',
      {
        ...swap(actor, 'kind: person', 'kind: person # she\n# her office:'),
        ...swap(statements, 'en: Denies it.', 'en: Denies it #1'),
        ...append(boris, 'member_of: ministry #x\n'),
        ...swap('topics.yaml', '- id: talks', '- id: talks #'),
      },
      `${boris}:3:21: "#x" is cut from the value as a comment; put the value in quotes, or the comment on a line of its own`,
      `${statements}:19:30: "#1, fr: Dément. }" is cut from the value as a comment; put the value in quotes, or the comment on a line of its own`,
    ],
    [
      'a sentence that YAML cuts',
      swap(
        'sources/herald/source.yaml',
        'title: Le Héraut',
        'title: Le Héraut du matin # 4 paraît',
      ),
      `${herald}:3:27: "# 4 paraît" is cut from the value as a comment; put the value in quotes, or the comment on a line of its own`,
    ],
  ]));

describe('one text under two ids', () => {
  const copy = (publisher: string): Changes => ({
    'sources/again/source.yaml': `kind: article\nheld: true\ntitle: null\npublisher: ${publisher}\nurl: null
language: fr\npublished: null\nchecked: { by: Z. Lector, on: 2025-12-05 }\n`,
    'sources/again/article.txt': '« Nous sommes prêts à négocier »,\ndit Anna Petrova.\n',
  });
  checkRows([
    [
      'of one publisher, or of none',
      copy('null'),
      `${herald}:2:7: the text is the same as that of "again"; keep one, or name the publisher of each`,
    ],
    ['of two publishers', copy('Zarya')],
  ]);
});

describe('ids of statements', () =>
  checkRows([
    [
      'that name another speaker',
      swap(statements, '- id: boris-untrue', '- id: anna-untrue'),
      `${source}:15:29: there is no statement "boris-untrue"; add the statement or remove this`,
      `${statements}:13:9: the id names "anna", but "boris" speaks; write boris-untrue`,
    ],
    [
      'that name another day',
      {
        [statements]: (text) => text.replaceAll('anna-ready', 'anna-2024-12-02-ready'),
        'sources/herald/statements.yaml': (text) =>
          text.replaceAll('anna-ready', 'anna-2024-12-02-ready'),
      },
      `${statements}:2:9: the id names 2024-12-02, but it was said 2025-12-02; mend one of them`,
    ],
    [
      'that name the month, and a number that is no date',
      {
        [statements]: (text) => text.replaceAll('anna-ready', 'anna-2025-12-28-points'),
        'sources/herald/statements.yaml': (text) =>
          text.replaceAll('anna-ready', 'anna-2025-12-28-points'),
      },
      `${statements}:2:9: the id names 2025-12-28, but it was said 2025-12-02; mend one of them`,
    ],
  ]));

describe('speakers', () => {
  const unread =
    'only its curator has held it against its text; ' +
    'write checked: { by: …, on: … } when somebody else has';
  const unnamed = (id: string) =>
    `does not name "${id}"; lengthen it, or put the sentence that does under also:`;
  const named =
    'Anna Petrova, porte-parole du ministère, a déclaré : « Nous sommes prêts à négocier. »';
  const quoted = swap(statements, 'quote: « Nous sommes prêts à négocier. »', `quote: "${named}"`);
  const spelled = (name: string) => swap(actor, 'name: Anna Petrova', `name: ${name}`);

  test('whom no passage names, and what nobody else has read', () => {
    const { problems } = compileFolder(writeSeeds());
    expect(problems.map(formatProblem)).toEqual([
      `${source}:1:1: warning: ${unread}`,
      `${statements}:12:12: warning: ${unnamed('anna')}`,
      `${statements}:20:12: warning: ${unnamed('boris')}`,
      `sources/herald/source.yaml:1:1: warning: ${unread}`,
      `sources/herald/statements.yaml:4:12: warning: ${unnamed('anna')}`,
    ]);
  });

  test('who is named by a spelling, a role, a pronoun or another passage, and what was read', () => {
    const told = ['Anna Petrova', 'porte-parole du ministère'].map((holds) =>
      writeSeeds({
        [statements]: (text) =>
          text
            .replace(
              'quote: « Nous sommes prêts à négocier. »',
              `quote: « Nous sommes prêts à négocier. »\n    also: [{ quote: ${JSON.stringify(holds)} }]`,
            )
            .replace('« Rien n’est vrai. »\n    prefix: "a démenti :"', 'Il a répété'),
        [source]: (text) => `${text}checked: { by: B. Lang, on: 2025-12-04 }\n`,
      }),
    );
    for (const folder of told) {
      const messages = compileFolder(folder).problems.map(({ message }) => message);
      // The other paper has neither.
      expect(messages).toEqual([unread, unnamed('anna')]);
    }
  });

  checkRows(
    [
      ['named in the passage', quoted],
      [
        'printed in a spelling that is in no names',
        { ...quoted, ...spelled('Anna Petrowa') },
        `${statements}:12:12: prints "Petrova", which is in no names: of "anna"; add it, or name the speaker`,
      ],
      [
        'without a name in the script of the text',
        { ...quoted, ...spelled('Анна Сергеевна') },
        `${statements}:12:12: no names: of "anna" is in the script of the text (Latn); add what it prints`,
        'sources/herald/statements.yaml:4:12: no names: of "anna" is in the script of the text (Latn); add what it prints',
      ],
    ],
    true,
  );
});

describe('wording', () => {
  const bare = 'Anna Petrova, porte-parole du ministère, a déclaré';
  const missing = 'is direct, but no passage holds quotation marks; write indirect, or quote them';
  checkRows(
    [
      [
        'direct words that nothing marks',
        {
          ...swap(statements, 'quote: « Nous sommes prêts à négocier. »', `quote: ${bare}`),
          ...swap(
            'sources/herald/statements.yaml',
            '« Nous sommes prêts à négocier »',
            'dit Anna Petrova',
          ),
        },
        `${statements}:6:11: ${missing}`,
      ],
      [
        'direct words that only another paper marks',
        swap(statements, 'quote: « Nous sommes prêts à négocier. »', `quote: ${bare}`),
      ],
      [
        'direct words whose marks stand right around the passage',
        swap(
          statements,
          'quote: « Nous sommes prêts à négocier. »',
          'quote: Nous sommes prêts à négocier.',
        ),
      ],
      [
        'verbs of a summary that grant the claim',
        {
          [statements]: (text) =>
            text
              .replace('en: Says that they', 'en: Stresses that they')
              .replace('fr: Dément.', 'fr: Dément et souligne.'),
        },
        `${statements}:11:20: "stresses" grants that it is so; write says, asks, denies, announces or warns`,
        `${statements}:19:36: "souligne" grants that it is so; write dit, demande, dément, annonce ou avertit`,
      ],
      [
        'such words where they are no verbs',
        swap(statements, 'en: Denies it.', 'en: Denies it in two notes.'),
      ],
    ],
    true,
  );
});
