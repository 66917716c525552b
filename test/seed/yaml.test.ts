// What YAML allows and seeds do not, and limits that hold before anything is built.
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/seed/parse/yaml.ts';
import { actor, append, checkRows, statements, swap } from '../support/seeds.ts';

const advice = 'check indentation, colons and quotation marks here';

/** Those that an actor of the test has not. */
const otherKeys = 'on_behalf_of, part_of, identifiers, corrections, formerly, split';

describe('malformed YAML', () =>
  checkRows([
    [
      'a quotation mark that is not closed',
      swap(actor, 'kind: person', 'kind: "person'),
      `${actor}:8:1: malformed YAML: Missing closing "quote; ${advice}`,
    ],
    [
      'one wrong indentation is one problem',
      swap(statements, '    actor: anna\n', '   actor: anna\n'),
      `${statements}:3:1: malformed YAML: Sequence item without - indicator; ${advice}`,
    ],
    [
      'a tab as indentation',
      swap(actor, '  - { name', '\t- { name'),
      `${actor}:4:1: malformed YAML: Tabs are not allowed as indentation; ${advice}`,
    ],
    [
      'a colon in a plain text',
      swap(actor, 'name: Anna Petrova', 'name: Anna: Petrova'),
      `${actor}:2:7: malformed YAML: Nested mappings are not allowed in compact mappings; ${advice}`,
    ],
    [
      'a character that begins nothing',
      swap(actor, 'name: Anna Petrova', 'name: @anna'),
      `${actor}:2:7: malformed YAML: Plain value cannot start with reserved character @; ${advice}`,
    ],
    [
      'an unknown escape',
      swap(actor, 'name: Anna Petrova', 'name: "\\q"'),
      `${actor}:2:8: malformed YAML: Invalid escape sequence \\q; ${advice}`,
    ],
  ]));

describe('YAML that is more than data', () =>
  checkRows([
    [
      'an anchor and its alias',
      { [actor]: 'kind: &k person\nname: *k\n' },
      `${actor}:1:7: YAML anchors are not allowed; remove it and write the value out where it is used`,
      `${actor}:2:7: YAML aliases are not allowed; write the value out`,
    ],
    [
      'a tag, known or not, on a value and on a collection',
      { [actor]: 'kind: !!str person\nname: !x a\nnames: !!seq []\n' },
      `${actor}:1:7: YAML tags are not allowed; remove it`,
      `${actor}:2:7: YAML tags are not allowed; remove it`,
      `${actor}:3:8: YAML tags are not allowed; remove it`,
    ],
    [
      'a directive',
      { [actor]: (text) => `%YAML 1.1\n---\n${text}` },
      `${actor}:1:1: YAML directives are not allowed; remove the line`,
    ],
    [
      'a merge key is a key like any other',
      append(actor, '<<: { kind: person }\n'),
      `${actor}:8:1: unknown key "<<"; use one of ${otherKeys}`,
    ],
    [
      'a second document',
      append(actor, '---\nkind: person\n'),
      `${actor}:8:1: a second YAML document; keep one document per file`,
    ],
    ['the mark of the only document', { [actor]: (text) => `---\n${text}...\n` }],
  ]));

describe('limits', () => {
  const nested = (levels: number) => `x: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;
  checkRows([
    [
      '32 levels are read',
      append(actor, nested(31)),
      `${actor}:8:1: unknown key "x"; use one of ${otherKeys}`,
    ],
    [
      '33 levels are not',
      append(actor, nested(32)),
      `${actor}:8:35: nested deeper than 32 levels; flatten it`,
    ],
    [
      'a thousand keys are read, one more is not',
      {
        [actor]: Array.from({ length: 1001 }, (_, index) => `k${index}: 1\n`).join(''),
        'actors/boris.yaml': (text) => text,
      },
      `${actor}:1:1: a mapping with more than 1000 keys; split it`,
    ],
  ]);

  const message = 'nested deeper than 32 levels; flatten it';
  test.each([
    ['flow lists', '['.repeat(100_000), 33],
    ['flow mappings', '{a: '.repeat(100_000), 129],
    ['block lists', '- '.repeat(100_000), 65],
    ['explicit keys', '? '.repeat(100_000), 65],
    ['lists and mappings in turn', '- a: ['.repeat(100_000), 0],
  ])('100,000 levels of %s are refused without exhausting the stack', (_what, text, column) => {
    const problems: Parameters<typeof parseYaml>[2] = [];
    expect(parseYaml('actors/anna.yaml', text, problems)).toBeUndefined();
    expect(problems[0]).toMatchObject({ line: 1, message });
    if (column > 0) expect(problems).toMatchObject([{ column }]);
  });

  test('a long file is read: 200,000 comments, 100,000 items', () => {
    const problems: Parameters<typeof parseYaml>[2] = [];
    const text = '#\n'.repeat(200_000) + '- a\n'.repeat(100_000);
    const entry = parseYaml('topics.yaml', text, problems);
    expect(problems).toEqual([]);
    expect(entry?.value).toHaveLength(100_000);
    expect(entry?.locate([99_999])).toEqual({ line: 300_000, column: 3 });
  });
});
