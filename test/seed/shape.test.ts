// The shape of one seed file: keys, types and values, each with its place and what to do.
import { describe } from 'vitest';
import {
  actor,
  append,
  checkRows,
  event,
  source,
  statements,
  swap,
  topics,
} from '../support/seeds.ts';

describe('keys', () =>
  checkRows([
    [
      'an unknown key that is like another',
      swap(actor, 'names:', 'nmaes:'),
      `${actor}:3:1: unknown key "nmaes"; did you mean "names"?`,
    ],
    [
      'an unknown key that is like none',
      append(actor, 'height: 180 cm\n'),
      `${actor}:8:1: unknown key "height"; use one of on_behalf_of, part_of, identifiers, corrections, formerly, split`,
    ],
    [
      'a misspelled key is not taken for one that is there',
      swap(statements, 'actor: anna', 'actr: anna'),
      `${statements}:2:5: missing key "actor"; add it as a text`,
      `${statements}:3:5: unknown key "actr"; did you mean "actor"?`,
    ],
    [
      'a name in one language only',
      swap(actor, 'name: Anna Petrova\n', 'name: { en: Anna Petrova }\n'),
      `${actor}:2:7: missing key "fr"; add it as a text`,
    ],
    [
      'an unknown key of a value that may be a text',
      swap(actor, 'name: Anna Petrova\n', 'name: { en: Anna Petrova, fr: Anna, de: A }\n'),
      `${actor}:2:37: unknown key "de"; every key that is allowed is here already (en, fr); remove it`,
    ],
    [
      'keys that JavaScript knows',
      append(actor, '__proto__: { a: 1 }\nconstructor: 1\n'),
      `${actor}:8:1: unknown key "__proto__"; use one of on_behalf_of, part_of, identifiers, corrections, formerly, split`,
      `${actor}:9:1: unknown key "constructor"; use one of on_behalf_of, part_of, identifiers, corrections, formerly, split`,
    ],
    [
      'a comma in a value between braces',
      swap(statements, 'en: Says that they are ready.', 'en: Says that they, all, are ready.'),
      `${statements}:11:36: unknown key "all"; between braces a comma ends a value; put the value that holds one in quotes`,
      `${statements}:11:41: unknown key "are ready."; between braces a comma ends a value; put the value that holds one in quotes`,
    ],
    [
      'an unknown key of an inner mapping',
      swap(statements, '{ edtf: 2025-12-02, basis', '{ edtf: 2025-12-02, basic: 1, basis'),
      `${statements}:8:31: unknown key "basic"; use one of printed, note, evidence`,
    ],
    [
      'a missing key with a closed list of values',
      swap(statements, '    form: direct\n    act: offer\n', '    act: offer\n'),
      `${statements}:2:5: missing key "form"; add it, one of direct, mixed, indirect`,
    ],
    [
      'a key that stands twice',
      append(actor, 'kind: person\n'),
      `${actor}:8:1: the key kind appears twice; keep one`,
    ],
    [
      'a number behind a comma between braces',
      swap(statements, 'basis: inferred }', 'basis: inferred, printed: mardi, 2025 }'),
      `${statements}:8:64: a key must be a word; between braces a comma ends a value; put the value that holds one in quotes`,
    ],
    [
      'a word behind a comma between braces, where other keys may follow',
      swap(statements, 'basis: inferred }', 'basis: inferred, printed: mardi, matin }'),
      `${statements}:8:64: unknown key "matin"; use one of note, evidence; or is it behind a comma? between braces a comma ends a value; put the value that holds one in quotes`,
    ],
    [
      'a colon between braces',
      swap(statements, '{ en: Says that they are ready.,', '{ en: Says: ready.,'),
      `${statements}:11:20: between braces: put a value that holds a colon in quotes, and close the braces`,
    ],
    [
      'keys that are not words',
      append(actor, '5: x\n[a]: b\n'),
      `${actor}:8:1: a key must be a word; put it in quotes`,
      `${actor}:9:1: a key must be a word; put it in quotes`,
    ],
  ]));

describe('types', () =>
  checkRows([
    [
      'a list instead of a record',
      { [actor]: '- a\n' },
      `${actor}:1:1: this must be a mapping, not a list; write its keys on lines below it, indented`,
    ],
    [
      'an empty file',
      { 'sources/herald/statements.yaml': '' },
      'sources/herald/statements.yaml:1:1: this must be a mapping, not empty; write its keys on lines below it, indented',
    ],
    [
      'a number instead of a text',
      swap(actor, 'name: Anna Petrova', 'name: 5'),
      `${actor}:2:7: "name" must be a text, not 5; put it in quotes`,
    ],
    [
      'nothing instead of a text',
      swap(actor, 'name: Anna Petrova', 'name:'),
      `${actor}:2:6: "name" must be a text, not empty; write a text`,
    ],
    [
      'a text instead of true or false',
      swap(source, 'held: true', 'held: yes'),
      `${source}:2:7: "held" must be true or false, not "yes"; write true or false`,
    ],
    [
      'a text instead of a list',
      swap(event, '[anna, boris]', 'anna'),
      `${event}:6:15: "participants" must be a list, not "anna"; write its items on lines below it that begin with a hyphen, or [] when there is none`,
    ],
    [
      'a list in a list',
      swap(event, '[anna, boris]', '[anna, [boris]]'),
      `${event}:6:22: item 2 of "participants" must be a text, not a list; write a text`,
    ],
    [
      'a text instead of an item with keys',
      append(topics, '- energy\n'),
      'topics.yaml:5:3: this must be a mapping, not "energy"; write its keys on lines below it, indented',
    ],
  ]));

describe('values', () =>
  checkRows([
    [
      'an unknown value that is like another',
      swap(statements, 'act: offer', 'act: ofer'),
      `${statements}:7:10: "act" cannot be "ofer"; did you mean "offer"?`,
    ],
    [
      'an unknown value that is like none',
      swap(statements, 'form: direct', 'form: 7'),
      `${statements}:6:11: "form" cannot be 7; use one of direct, mixed, indirect`,
    ],
    [
      'a text without words',
      swap(actor, 'name: Anna Petrova', 'name: "  "'),
      `${actor}:2:7: "name" must not be blank, not "  "`,
    ],
    [
      'no topic',
      swap(statements, '[talks]', '[]'),
      `${statements}:10:13: "topics" is empty; fill it in, or remove it if it is optional`,
    ],
    [
      'five topics',
      swap(statements, '[talks]', '[talks, truth, a, b, c]'),
      `${statements}:10:13: "topics" has more than 4 items; shorten it`,
    ],
    [
      'an id with capitals and spaces',
      swap(topics, 'id: talks', 'id: Big Talks'),
      `${statements}:10:14: there is no topic "talks"; did you mean "Big Talks"?`,
      `${statements}:18:14: there is no topic "talks"; did you mean "Big Talks"?`,
      'topics.yaml:1:7: "id" must be lower-case words joined by hyphens, not "Big Talks"',
    ],
    [
      'an address that is not one of the web',
      swap(source, 'https://gazette.example/3', 'javascript:alert(1)'),
      `${source}:5:6: "url" must be a web address that begins with https://, not "javascript:alert(1)"`,
    ],
  ]));

describe('problems together', () =>
  checkRows([
    [
      'all of them are reported at once, in the order of files, lines and columns',
      {
        [topics]: (text) => `${text}- { id: extra, nam: {} }\n`,
        [actor]: (text) => text.replace('kind: person', 'kind: persn'),
        [event]: 'name: [\n',
        [statements]: (text) =>
          text.replace('act: offer', 'act: ofer').replace('quote: « Rien', 'quote: « rien'),
      },
      `${actor}:1:7: "kind" cannot be "persn"; did you mean "person"?`,
      `${event}:2:1: malformed YAML: Flow sequence in block collection must be sufficiently indented and end with a ]; check indentation, colons and quotation marks here`,
      `${statements}:7:10: "act" cannot be "ofer"; did you mean "offer"?`,
      `${statements}:20:12: the quote is not in "gazette"; nearest is line 6, "« Rien n’est vrai. » Il a répété : « Rien n’est vrai. »⏎", where the text has "Rien n’est vrai." (U+0052) and the quote "rien n’est vrai." (U+0072); copy it exactly`,
      'topics.yaml:5:3: missing key "name"; add it as a mapping',
      'topics.yaml:5:16: unknown key "nam"; did you mean "name"?',
    ],
    [
      'a file that cannot be read still holds its id, and the statements in it are not missed',
      { [actor]: '\0', [event]: '*a', [statements]: ': [' },
      `${actor}:1:1: contains a control character (U+0000); remove it`,
      `${event}:1:1: YAML aliases are not allowed; write the value out`,
      `${statements}:1:4: malformed YAML: Flow sequence in block collection must be sufficiently indented and end with a ]; check indentation, colons and quotation marks here`,
    ],
  ]));
