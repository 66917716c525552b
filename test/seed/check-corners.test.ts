// Corners of the checks of seeds: what only a second text, a longer circle or another quotation
// mark shows.
import { describe, expect, test } from 'vitest';
import {
  append,
  article,
  type Changes,
  checkRows,
  event,
  statements,
  swap,
} from '../support/seeds.ts';
import { openSmall } from '../support/small.ts';

const reports = 'sources/herald/statements.yaml';
const herald = 'sources/herald/article.txt';

const otherEvent = (parent?: string) => `name: { en: Other, fr: Autre }
kind: meeting
when: null
place: null
status: occurred
participants: [anna]
citations: [{ source: gazette, quote: Oslo }]
${parent === undefined ? '' : `parent: ${parent}\n`}`;

/** Two texts with the same words at the same place. */
const twins = (line: string): Changes => ({
  [article]: (text) => `${line}\n${text}`,
  [herald]: (text) => `${line}\n${text}`,
});

describe('passages', () =>
  checkRows([
    [
      'at the same place of two texts are two',
      {
        ...twins('Paroles.'),
        ...append(statements, '    also: [{ quote: Paroles. }]\n'),
        ...append(reports, '  - { statement: boris-untrue, quote: Paroles. }\n'),
      },
    ],
    [
      'that two reports of one text cite twice',
      append(
        reports,
        '  - { statement: boris-untrue, quote: « Nous sommes prêts à négocier » }\n' +
          '  - { statement: boris-untrue, quote: « Nous sommes prêts à négocier » }\n',
      ),
      `${reports}:6:39: this passage is already cited for "boris-untrue"; remove one`,
    ],
    [
      'that two statements share are cited once for each',
      append(reports, '  - { statement: boris-untrue, quote: « Nous sommes prêts à négocier » }\n'),
    ],
    [
      'that are nowhere in the text are not said to stand behind another prefix',
      swap(
        statements,
        'quote: « Rien n’est vrai. »\n    prefix: "a démenti :"',
        'quote: xyzzy\n    prefix: "a démenti :"',
      ),
      `${statements}:20:12: the quote is not in "gazette", nor any of its words; copy it from article.txt`,
    ],
  ]));

describe('circles', () =>
  checkRows([
    [
      'of four events, each of which is told, and one that only leads there',
      {
        ...append(event, 'parent: b\n'),
        'events/b.yaml': otherEvent('c'),
        'events/c.yaml': otherEvent('d'),
        'events/d.yaml': otherEvent('meeting'),
        'events/e.yaml': otherEvent('meeting'),
      },
      'events/b.yaml:8:9: "b" is part of itself (b → c → d → meeting → b); remove one parent',
      'events/c.yaml:8:9: "c" is part of itself (c → d → meeting → b → c); remove one parent',
      'events/d.yaml:8:9: "d" is part of itself (d → meeting → b → c → d); remove one parent',
      `${event}:10:9: "meeting" is part of itself (meeting → b → c → d → meeting); remove one parent`,
    ],
    [
      'that are none, though the way is long',
      {
        ...append(event, 'parent: b\n'),
        'events/b.yaml': otherEvent('c'),
        'events/c.yaml': otherEvent('d'),
        'events/d.yaml': otherEvent(),
      },
    ],
  ]));

describe('quotation marks in a summary', () => {
  const marks = [...'«»“”„"‹›'];
  checkRows(
    marks.map((mark) => [
      `${mark} is refused`,
      swap(statements, 'fr: Affirme être prête.', `fr: 'Affirme être ${mark}prête.'`),
      `${statements}:11:51: a summary is in our own words; remove the quotation marks`,
    ]),
  );
  checkRows([
    ['an apostrophe is none', swap(statements, 'fr: Affirme être prête.', 'fr: S’y dit prête.')],
  ]);
});

describe('a relation to a document is called by', () => {
  const relation = '    relations: [{ type: disputes, source: transcript }]\n';
  const labelOf = async (change: (text: string) => string) => {
    const small = await openSmall({
      [statements]: (text) => text.replace(/ {4}relations:\n.*\n/, relation),
      'sources/transcript/source.yaml': change,
    });
    await small.close();
    const [one] = small.records.statements.find(({ id }) => id === 'boris-untrue')?.relations ?? [];
    return one?.label;
  };

  test.each<[by: string, change: (text: string) => string, label: string]>([
    ['its title', (text) => text.replace('title: null', 'title: Minutes'), 'Minutes'],
    ['its publisher without a title', (text) => text, 'Zarya'],
    [
      'its id without either',
      (text) => text.replace('publisher: Zarya', 'publisher: null'),
      'transcript',
    ],
  ])('%s', async (_by, change, label) => {
    expect(await labelOf(change)).toEqual({ en: label, fr: label });
  });
});
