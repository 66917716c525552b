// What the seeds say about their own past, one bad seed a rule, and what compiles.
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
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

/** Keys added to the statement `boris-untrue`, the last one of its file. */
const boris = (lines: string) =>
  append(statements, lines.replace(/^/gm, '    ').replace(/ +$/, ''));

const withdrawn = 'withdrawn.yaml';
const withdraw = (id: string, more = '', on = '2026-01-02') =>
  `- { id: ${id}, on: ${on}, reason: { en: Not said., fr: Pas dit. }${more} }\n`;

const evidence = `evidence:
  - { url: https://zarya.example/1, title: null, publisher: Zarya, date: 2025-12-04 }
`;

describe('keys that the seeds may have', () =>
  checkRows([
    [
      'a source, a statement, a report, a relation and a caveat that came later',
      {
        ...boris(
          '  - { type: disputes, source: transcript, added: 2026-01-03 }\nadded: 2026-01-02\n',
        ),
        ...append(source, '    added: 2026-01-02T10:00:00+01:00\nadded: 2026-01-01\n'),
        ...append('sources/herald/statements.yaml', '    added: 2026-01-02\n'),
      },
    ],
    [
      'corrections, former ids and a withdrawal with its successor',
      {
        ...boris(`formerly: [boris-false, boris-lie]
corrections:
  - { on: 2026-01-02, what: quote, was: Rien. }
  - { on: 2026-01-02, what: date, was: null, note: { en: A guess., fr: Une supposition. } }
  - { on: 2026-01-02T09:00:00Z, what: date, was: 2025-12 }
`),
        [withdrawn]:
          withdraw('anna-gone', ', replaced_by: [anna-ready]') +
          withdraw('boris-untrue', ', reinstated: 2026-01-03'),
      },
    ],
    [
      'parts of what was split',
      {
        ...boris('formerly: [both]\nsplit: true\n'),
        ...swap(source, '- id: two-denials', '- id: two-denials\n    formerly: [both]'),
        ...append(event, 'formerly: [talks]\n'),
      },
    ],
    [
      'a source that was checked, with a note for curators',
      append(source, 'checked: { by: C. Dubois, on: 2026-01-02 }\nnote: Read twice.\n'),
    ],
    [
      'a day, a caveat and a speaker known from outside',
      {
        ...swap(
          statements,
          'said: { edtf: 2025-12-02, basis: inferred }',
          `said:\n      edtf: 2025-12-02\n      basis: external\n${evidence.replace(/^/gm, '      ').trimEnd()}\n    identified:\n      actor: boris\n${evidence.replace(/^/gm, '      ').trimEnd()}`,
        ),
        ...append(source, evidence.replace(/^/gm, '    ').trimEnd()),
      },
    ],
    [
      'offices with their days, and what an institution is part of',
      {
        ...append(actor, ''),
        ...swap(
          actor,
          'source: gazette }',
          'source: gazette, speaks_for: ministry, from: 2024-05, until: 2026-01 }',
        ),
        'actors/state.yaml': 'kind: government\nname: State\n',
        ...append('actors/ministry.yaml', 'part_of: [state]\n'),
      },
    ],
    ['a statement for which nobody else speaks', boris('speaks_for: none\n')],
  ]));

describe('corrections', () =>
  checkRows([
    [
      'of something that is never corrected',
      boris('corrections: [{ on: 2026-01-02, what: summary, was: Denies. }]\n'),
      `${statements}:24:43: "what" cannot be "summary"; use one of speaker, side, role, audience, quote, form, act, date, relations, events, source, status, participants, place, parent, kind, name, title, publisher, url, text, language`,
    ],
    [
      'on no day',
      boris('corrections: [{ on: 2026-02-30, what: date, was: null }]\n'),
      `${statements}:24:25: "on" must be a day such as 2026-11-26 or an instant such as 2026-11-26T14:30:00Z`,
    ],
    [
      'without their former value',
      boris('corrections: [{ on: 2026-01-02, what: date }]\n'),
      `${statements}:24:19: missing key "was"; add it as a text`,
    ],
    [
      'in the wrong order',
      boris(
        'corrections: [{ on: 2026-01-02, what: date, was: null }, { on: 2026-01-01, what: act, was: claim }]\n',
      ),
      `${statements}:24:68: is older than the one before; sort them by on`,
    ],
    [
      'of one thing twice in a step',
      boris(
        'corrections: [{ on: 2026-01-02, what: date, was: null }, { on: 2026-01-02, what: date, was: "2025" }]\n',
      ),
      `${statements}:24:62: a second correction of the date on 2026-01-02; write another instant`,
    ],
  ]));

describe('former ids', () =>
  checkRows([
    [
      'that still stand',
      boris('formerly: [anna-ready]\n'),
      `${statements}:24:16: the statement "anna-ready" is still here; remove one of them`,
    ],
    [
      'that are withdrawn',
      { ...boris('formerly: [anna-gone]\n'), [withdrawn]: withdraw('anna-gone') },
      `${statements}:24:16: "anna-gone" is withdrawn; name this record under its replaced_by:`,
    ],
    [
      'of what was split, when the other part has gone',
      swap(
        statements,
        '    quote: « Rien',
        '    formerly: [both]\n    split: true\n    quote: « Rien',
      ),
    ],
    [
      'of two records that are no parts of a split',
      {
        [statements]: (text) =>
          text
            .replace('    quote: « Nous', '    formerly: [both]\n    quote: « Nous')
            .replace(
              '    quote: « Rien',
              '    formerly: [both]\n    split: true\n    quote: « Rien',
            ),
      },
      `${statements}:12:15: "both" goes on in "anna-ready" and "boris-untrue"; keep one, or write split: true in each`,
    ],
  ]));

describe('withdrawals', () =>
  checkRows([
    [
      'of what is still here',
      { [withdrawn]: withdraw('boris-untrue') },
      `${withdrawn}:1:9: "boris-untrue" is still here; remove it there, or write reinstated: here`,
    ],
    [
      'reinstated, but not here',
      { [withdrawn]: withdraw('gone', ', reinstated: 2026-01-03') },
      `${withdrawn}:1:9: "gone" is reinstated, but it is not here; put it back, or withdraw it again`,
    ],
    [
      'reinstated before they were withdrawn',
      { [withdrawn]: withdraw('boris-untrue', ', reinstated: 2026-01-01') },
      `${withdrawn}:1:92: is before the withdrawal; mend one of the two`,
    ],
    [
      'that are not sorted',
      { [withdrawn]: withdraw('b') + withdraw('a') },
      `${withdrawn}:2:9: "a" comes after "b"; sort the list by id`,
    ],
    [
      'twice',
      { [withdrawn]: withdraw('a') + withdraw('a', '', '2026-01-03') },
      `${withdrawn}:2:9: "a" is withdrawn already; the earlier entry says reinstated: first`,
    ],
    [
      'twice, with a return between',
      {
        [withdrawn]: withdraw('a', ', reinstated: 2026-01-03') + withdraw('a', '', '2026-01-04'),
      },
    ],
    [
      'for something that is not there',
      { [withdrawn]: withdraw('a', ', replaced_by: [anna-redy]') },
      `${withdrawn}:1:83: there is no record "anna-redy"; name what stands in its place today`,
    ],
    [
      'without a reason',
      { [withdrawn]: '- { id: a, on: 2026-01-02 }\n' },
      `${withdrawn}:1:3: missing key "reason"; add it as a mapping`,
    ],
    [
      'that are no list',
      { [withdrawn]: 'a: b\n' },
      `${withdrawn}:1:1: this must be a list, not a mapping; write its items on lines below it that begin with a hyphen, or [] when there is none`,
    ],
  ]));

describe('what else must hold', () =>
  checkRows([
    [
      'a day from outside says where it can be looked up',
      swap(statements, 'edtf: 2025-12-02, basis: inferred', 'edtf: 2025-12-02, basis: external'),
      `${statements}:8:38: is external, but no evidence: says where the day can be looked up; add it`,
    ],
    [
      'evidence opens and is dated',
      append(
        source,
        '    evidence:\n      - { url: zarya.example, title: null, publisher: Zarya, date: null }\n',
      ),
      `${source}:17:16: "url" must be a web address that begins with https://, not "zarya.example"`,
    ],
    [
      'days of an office belong to an institution',
      swap(actor, 'source: gazette }', 'source: gazette, from: 2024-01 }'),
      `${actor}:6:5: has days, but no speaks_for:; add it or remove the days`,
    ],
    [
      'days of an office are dates',
      swap(actor, 'source: gazette }', 'source: gazette, speaks_for: ministry, from: May }'),
      `${actor}:6:110: "May" is not an EDTF date; write a day 2025-12-02, a month 2025-12, a year 2025 or an interval 2025-12-02/2025-12-03`,
    ],
    [
      'an office ends after it begins',
      swap(
        actor,
        'source: gazette }',
        'source: gazette, speaks_for: ministry, from: 2025-01, until: 2024-12 }',
      ),
      `${actor}:6:126: is before from:; swap them`,
    ],
    [
      'a person is part of nothing',
      append(actor, 'part_of: [ministry]\n'),
      `${actor}:8:11: "anna" is no organization or government; write member_of: instead`,
    ],
    [
      'nothing is part of itself',
      {
        'actors/state.yaml': 'kind: government\nname: State\npart_of: [ministry]\n',
        ...append('actors/ministry.yaml', 'part_of: [state]\n'),
      },
      'actors/ministry.yaml:3:10: "ministry" is part of itself (ministry → state → ministry); remove one part_of',
      'actors/state.yaml:3:10: "state" is part of itself (state → ministry → state); remove one part_of',
    ],
    [
      'the speaker is identified as somebody else',
      boris(`identified:\n  actor: boris\n${evidence.replace(/^/gm, '  ').trimEnd()}\n`),
      `${statements}:25:14: is the speaker already; remove identified:`,
    ],
    [
      'a mention is not added and removed',
      boris('mentions: { add: [anna], remove: [anna] }\n'),
      `${statements}:24:39: "anna" is added too; remove one`,
    ],
    [
      'only a document has a scope',
      swap(statements, 'statement: anna-ready }', 'statement: anna-ready, scope: [anna-ready] }'),
      `${statements}:23:55: only a relation to a source has a scope; name the source or remove it`,
    ],
    [
      'a scope names statements',
      swap(
        statements,
        '- { type: denies, statement: anna-ready }',
        '- { type: denies, source: transcript, scope: [anna-redy] }',
      ),
      `${statements}:23:53: there is no statement "anna-redy"; did you mean "anna-ready"?`,
    ],
  ]));

describe('what compiles', () => {
  const find = (changes: Changes, id: string) =>
    compileFolder(writeSeeds(changes)).records?.statements.find((one) => one.id === id);

  test('mentions are added and removed by hand', () => {
    const named = (keys: string): Changes => ({
      [statements]: (text) =>
        text.replace(
          '« Rien n’est vrai. »\n    prefix: "a démenti :"',
          `Anna Petrova\n    ${keys}`,
        ),
    });
    const mentions = (keys: string) =>
      find(named(keys), 'boris-untrue')?.mentions.map(({ id }) => id);
    expect(mentions('')).toEqual(['anna']);
    expect(mentions('mentions: { remove: [anna], add: [ministry] }')).toEqual(['ministry']);
  });

  /** The statement of Anna becomes known only through the transcript, and Boris disputes that. */
  const dispute = (scope: string): Changes => ({
    'sources/herald/statements.yaml': null,
    [statements]: (text) =>
      text
        .replace('    quote: « Nous', '    via: transcript\n    quote: « Nous')
        .replace('denies, statement: anna-ready', `disputes, source: transcript${scope}`),
  });

  test('a dispute of a document disputes the statements that it names', () => {
    const disputed = find(dispute(', scope: [anna-ready]'), 'anna-ready');
    expect(disputed?.attribution.status).toBe('disputed');
  });

  test('a dispute of a document that names none disputes those of the disputer', () => {
    expect(find(dispute(''), 'anna-ready')?.attribution.status).toBe('reported');
  });
});
