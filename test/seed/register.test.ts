// The register of what was released: what it holds, and that nothing vanishes, changes or comes
// without being written down.
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { readRegister, register, release } from '../support/releases.ts';
import {
  advice,
  append,
  type Changes,
  checkRows,
  event,
  source,
  statements,
  swap,
  writeSeeds,
} from '../support/seeds.ts';

const herald = 'sources/herald/statements.yaml';
const withdrawn = 'withdrawn.yaml';

const released = release();

/** Other seeds, once the unchanged ones were released. */
const later = (...changes: Changes[]): Changes => Object.assign({}, released, ...changes);

const boris = (lines: string) => append(statements, lines.replace(/^(?=.)/gm, '    '));

const newStatement = (more: string) =>
  append(
    statements,
    `  - { id: anna-denies, actor: anna, form: indirect, act: denial, said: null, topics: [talks],
      summary: { en: Denies., fr: Dément. }, quote: selon l’agence Zarya, ${more} }\n`,
  );

describe('the register', () => {
  test('has one sorted line for each id, with what a reader is told', () => {
    expect(released['register/releases.csv']).toBe('on\n2026-01-01\n');
    expect(released['register/events.csv']).toBe(
      'id,released,until,corrections,date,status\nmeeting,2026-01-01,,0,2025-12-02,occurred\n',
    );
    expect(released['register/actors.csv']?.split('\n').map((line) => line.split(',')[0])).toEqual([
      'id',
      'anna',
      'boris',
      'ministry',
      '',
    ]);
    expect(released['register/statements.csv']?.split('\n').slice(0, 3)).toEqual([
      'id,released,until,corrections,source,speaker,side,date,quote,relations,reports',
      expect.stringMatching(
        /^anna-ready,2026-01-01,,0,gazette,anna,ministry,2025-12-02,[0-9a-f]{16},,herald$/,
      ),
      expect.stringMatching(
        /^boris-untrue,2026-01-01,,0,gazette,boris,,,[0-9a-f]{16},denies:statement:anna-ready,$/,
      ),
    ]);
  });

  test('quotes a date that holds commas', () => {
    const dates = swap(statements, 'edtf: 2025-12-02,', 'edtf: "[2025-12-01,2025-12-02]",');
    const files = release(dates);
    expect(files['register/statements.csv']).toContain(',"[2025-12-01,2025-12-02]",');
    const { problems } = compileFolder(writeSeeds({ ...dates, ...files }), true);
    expect(problems.filter(({ message }) => !advice.test(message))).toEqual([]);
  });

  test('keeps the line of what is gone, and of an erased record only its id', () => {
    const gone = (erase: string): Changes => ({
      ...released,
      [herald]: null,
      [statements]: (text) =>
        text
          .replace(/ {2}- id: anna-ready(.|\n)*?(?= {2}- id: b)/, '')
          .replace(/ {4}relations:\n.*\n/, ''),
      [withdrawn]: `- { id: anna-ready, on: 2026-01-02, reason: { en: No., fr: Non. }${erase} }\n`,
    });
    const lineOf = (erase: string) => {
      const folder = writeSeeds(gone(erase));
      expect(register(folder, '2026-01-05').code).toBe(0);
      return /anna-ready.*/.exec(readRegister(folder)['register/statements.csv'] ?? '')?.[0];
    };
    expect(lineOf('')).toMatch(/^anna-ready,2026-01-01,2026-01-05,0,gazette,anna,ministry,/);
    expect(lineOf(', erase: true')).toBe('anna-ready,2026-01-01,2026-01-05,0,,,,,,,');
  });

  test('takes today, and this second when there was a release today', () => {
    const folder = writeSeeds();
    expect(register(folder).code).toBe(0);
    expect(register(folder).code).toBe(0);
    expect(readRegister(folder)['register/releases.csv']).toBe(
      'on\n2026-01-01\n2026-01-01T12:00:00Z\n',
    );
  });

  test('is not written while there is a problem, or for a day before what it would hold', () => {
    const refuse = (changes: Changes, on: string) => {
      const folder = writeSeeds(changes);
      const { code, stderr } = register(folder, on);
      expect(code).toBe(1);
      return stderr;
    };
    expect(refuse({ 'x.yml': '' }, '2026-01-01')).toContain('the seeds have problems');
    const refused = 'today is no day and no instant; the register is as it was';
    expect(refuse({}, 'today').split('\n').at(-2)).toBe(refused);
    expect(refuse(released, '2026-01-01')).toContain('is not after the last release, 2026-01-01');
    expect(refuse(append(source, 'added: 2026-01-02\n'), '2026-01-01')).toContain(
      'the seeds tell of 2026-01-02, after 2026-01-01; write a later --on',
    );
  });
});

describe('nothing vanishes:', () =>
  checkRows(
    [
      ['seeds as they were released have no problem', released],
      [
        'a record that is gone',
        later({ [source]: (text) => text.replace(/caveats:(.|\n)*/, '') }),
        'register/caveats.csv:2:1: the caveat "two-denials" was released on 2026-01-01; write formerly: [two-denials] in the record in which it goes on, or in withdrawn.yaml - { id: two-denials, on: 2026-01-02, reason: { en: …, fr: … } }',
      ],
      [
        'a record that goes on under another id',
        later(swap(source, '- id: two-denials', '- id: denials\n    formerly: [two-denials]')),
      ],
      [
        'a former id that is forgotten when the record changes its id once more',
        {
          ...release({
            ...released,
            ...swap(source, '- id: two-denials', '- id: denials\n    formerly: [two-denials]'),
          }),
          ...swap(source, '- id: two-denials', '- id: repeated\n    formerly: [denials]'),
        },
        'register/caveats.csv:3:1: the caveat "two-denials" was released on 2026-01-01; write formerly: [two-denials] in the record in which it goes on, or in withdrawn.yaml - { id: two-denials, on: 2026-01-02, reason: { en: …, fr: … } }',
      ],
      [
        'a record that is withdrawn',
        later({
          [source]: (text) => text.replace(/caveats:(.|\n)*/, ''),
          [withdrawn]: '- { id: two-denials, on: 2026-01-02, reason: { en: No., fr: Non. } }\n',
        }),
      ],
      [
        'a withdrawal that was merged late',
        later({
          [source]: (text) => text.replace(/caveats:(.|\n)*/, ''),
          [withdrawn]: '- { id: two-denials, on: 2026-01-01, reason: { en: No., fr: Non. } }\n',
        }),
        `${withdrawn}:1:26: merged late: the release of 2026-01-01 came without it; write on: 2026-01-02`,
      ],
      [
        'the records of a source that is withdrawn',
        {
          ...release({
            'sources/post/source.yaml': `kind: article\nheld: true\ntitle: null\npublisher: null\nurl: null
language: fr\npublished: null\n`,
            'sources/post/article.txt': 'Anna Petrova a dit non.\n',
            'sources/post/statements.yaml': `statements:
  - { id: anna-no, actor: anna, form: indirect, act: denial, said: null, topics: [talks],
      summary: { en: Says no., fr: Dit non. }, quote: Anna Petrova a dit non. }\n`,
          }),
          [withdrawn]: '- { id: post, on: 2026-01-02, reason: { en: No., fr: Non. } }\n',
        },
      ],
    ],
    true,
  ));

describe('nothing changes in silence:', () =>
  checkRows(
    [
      [
        'speaker, side, date and quote of a statement',
        later({
          [statements]: (text) =>
            text
              .replace('actor: boris', 'actor: anna')
              .replace('on_behalf_of: ministry', 'on_behalf_of: boris')
              .replace('said: null', 'said: { edtf: 2025-12-03, basis: inferred }')
              .replace('« Nous sommes prêts à négocier. »', 'Nous sommes prêts à négocier.'),
        }),
        `${statements}:5:19: the side is not what was released; write corrections: [{ on: 2026-01-02, what: side, was: ministry }]`,
        `${statements}:12:12: the quote is not what was released; write corrections: [{ on: 2026-01-02, what: quote, was: … }]`,
        `${statements}:14:12: the speaker is not what was released; write corrections: [{ on: 2026-01-02, what: speaker, was: boris }]`,
        `${statements}:17:11: the date is not what was released; write corrections: [{ on: 2026-01-02, what: date, was: null }]`,
      ],
      [
        'date and status of an event, date, publisher and text of a source',
        later(
          {
            [event]: (text) =>
              text.replace('edtf: 2025-12-02', 'edtf: 2025-12').replace('occurred', 'alleged'),
          },
          {
            [source]: (text) =>
              text
                .replace('edtf: 2025-12-03', 'edtf: 2025-12-02/2025-12-03')
                .replace('La Gazette', 'Zarya'),
          },
          append('sources/gazette/article.txt', 'Fin.\n'),
        ),
        `${event}:3:7: the date is not what was released; write corrections: [{ on: 2026-01-02, what: date, was: 2025-12-02 }]`,
        `${event}:5:9: the status is not what was released; write corrections: [{ on: 2026-01-02, what: status, was: occurred }]`,
        `${source}:2:7: the text is not what was released; write corrections: [{ on: 2026-01-02, what: text, was: … }]`,
        `${source}:4:12: the publisher is not what was released; write corrections: [{ on: 2026-01-02, what: publisher, was: … }]`,
        `${source}:7:12: the date is not what was released; write corrections: [{ on: 2026-01-02, what: date, was: 2025-12-03 }]`,
      ],
      [
        'a relation',
        later({
          [statements]: (text) => text.replace(/ {4}relations:\n.*\n/, '    relations: []\n'),
        }),
        `${statements}:22:16: a relation that was released is gone; write corrections: [{ on: 2026-01-02, what: relations, was: "denies:statement:anna-ready" }]`,
      ],
      [
        'what a correction tells of is right',
        later({
          [statements]: (text) =>
            text
              .replace('actor: boris', 'actor: anna')
              .replace(
                '    prefix',
                '    corrections: [{ on: 2026-01-02, what: speaker, was: boris }]\n    prefix',
              ),
        }),
      ],
      [
        'a correction that was merged late',
        later({
          [statements]: (text) =>
            text
              .replace('actor: boris', 'actor: anna')
              .replace(
                '    prefix',
                '    corrections: [{ on: 2026-01-01, what: speaker, was: boris }]\n    prefix',
              ),
        }),
        `${statements}:14:12: the speaker is not what was released; write corrections: [{ on: 2026-01-02, what: speaker, was: boris }]`,
        `${statements}:21:25: merged late: the release of 2026-01-01 came without it; write on: 2026-01-02`,
      ],
      [
        'a correction that is gone',
        release(boris('corrections: [{ on: 2025-12-31, what: speaker, was: anna }]\n')),
        `${statements}:13:5: a correction released by 2026-01-01 is gone; put it back`,
      ],
      [
        'an actor, an event and a statement that have other ids are the same',
        later({
          'actors/boris.yaml': null,
          'actors/boris-ivanov.yaml': 'kind: person\nname: Boris Ivanov\nformerly: [boris]\n',
          [event]: (text) => text.replace('boris]', 'boris-ivanov]'),
          [herald]: (text) => text.replace('anna-ready', 'anna-prepared'),
          [source]: (text) => text.replace('boris-untrue', 'boris-false'),
          [statements]: (text) =>
            text
              .replace('actor: boris', 'actor: boris-ivanov')
              .replace('statement: anna-ready', 'statement: anna-prepared')
              .replace('id: anna-ready', 'id: anna-prepared\n    formerly: [anna-ready]')
              .replace('id: boris-untrue', 'id: boris-false\n    formerly: [boris-untrue]'),
        }),
      ],
    ],
    true,
  ));

describe('nothing comes without its day:', () =>
  checkRows(
    [
      [
        'a statement, a caveat, a relation and a report in a source that was released',
        later(
          { [statements]: (text) => `${text}      - { type: disputes, event: meeting }\n` },
          {
            [source]: (text) =>
              text.replace(
                '  - id: two',
                `  - id: other
    kind: wording
    severity: minor
    citations: [{ quote: a démenti }]
    explanation: { en: One., fr: Un. }
  - id: two`,
              ),
          },
          append(herald, '  - { statement: boris-untrue, quote: dit Anna Petrova }\n'),
        ),
        `${source}:9:5: is new since the release of 2026-01-01; write added: 2026-01-02`,
        `${statements}:24:9: is new since the release of 2026-01-01; write added: 2026-01-02`,
        `${herald}:5:5: is new since the release of 2026-01-01; write added: 2026-01-02`,
      ],
      [
        'a statement',
        later(newStatement('via: transcript')),
        `${statements}:24:5: is new since the release of 2026-01-01; write added: 2026-01-02`,
      ],
      ['a statement with its day', later(newStatement('added: 2026-01-02'))],
      [
        'a statement that was merged late',
        later(newStatement('added: 2025-12-31')),
        `${statements}:25:82: merged late: the release of 2026-01-01 came without it; write added: 2026-01-02`,
      ],
    ],
    true,
  ));

describe('a record that stands again', () => {
  const gone = (more = '') =>
    `- { id: two-denials, on: 2026-01-02, reason: { en: No., fr: Non. }${more} }\n`;
  const without: Changes = { [source]: (text) => text.replace(/caveats:(.|\n)*/, '') };
  const since = release(later(without, { [withdrawn]: gone() }), '2026-01-02');
  const again = (on: string) => ({ ...since, [withdrawn]: gone(`, reinstated: ${on}`) });

  checkRows(
    [
      ['since the next release', again('2026-01-03')],
      [
        'since a release that came without it',
        again('2026-01-02'),
        `${withdrawn}:1:81: merged late: the release of 2026-01-02 came without it; write reinstated: 2026-01-03`,
      ],
    ],
    true,
  );
});

describe('the files of the register', () =>
  checkRows([
    [
      'are those of the program',
      { 'register/actors.csv': 'id,released\nanna,2026-01-01\n' },
      'register/actors.csv:1:1: does not begin with the line id,released,until,corrections; write it with npm run register',
      'register/caveats.csv:1:1: does not begin with the line id,released,until,corrections,source,affects; write it with npm run register',
      'register/events.csv:1:1: does not begin with the line id,released,until,corrections,date,status; write it with npm run register',
      'register/releases.csv:1:1: does not begin with the line on; write it with npm run register',
      'register/sources.csv:1:1: does not begin with the line id,released,until,corrections,date,publisher,text; write it with npm run register',
      'register/statements.csv:1:1: does not begin with the line id,released,until,corrections,source,speaker,side,date,quote,relations,reports; write it with npm run register',
      'register/topics.csv:1:1: does not begin with the line id,released,until,corrections; write it with npm run register',
    ],
    [
      'are sorted, with days and every column',
      later({
        'register/actors.csv': `id,released,until,corrections
boris,2026-01-01,,0
anna,2026-01-01,,0
ministry,2026-13-01,,0
nobody,2026-01-01,0
`,
      }),
      'register/actors.csv:3:1: "anna" is not sorted, or stands twice; write it with npm run register',
      'register/actors.csv:4:1: has a day that is none; write it with npm run register',
      'register/actors.csv:5:1: has 3 columns; write it with npm run register',
    ],
  ]));
