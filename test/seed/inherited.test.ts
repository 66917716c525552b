// What statements inherit from their source and their speaker: the same records as written out, and
// problems at the place where the value stands.
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import {
  actor,
  type Changes,
  checkRows,
  source,
  statements,
  writeSeeds,
} from '../support/seeds.ts';

type Change = (text: string) => string;

const all = (path: string, ...changes: Change[]): Changes => ({
  [path]: (text) => changes.reduce((now, change) => change(now), text),
});
const swap =
  (passage: string, replacement: string): Change =>
  (text) => {
    if (!text.includes(passage)) throw new Error(`there is no ${passage}`);
    return text.replace(passage, () => replacement);
  };

const said = '    said: { edtf: 2025-12-02, basis: inferred }\n';
const unsaid = swap(said, '');
const untopical = swap('    topics: [talks]\n', '');
const forNobody = swap('    on_behalf_of: ministry\n', '');
const defaults = (lines: string): Change => swap('caveats:\n', `defaults:\n${lines}caveats:\n`);
const date = (rest: string) => defaults(`  said: { ${rest} }\n`);
const always = swap('member_of: ministry\n', 'member_of: ministry\non_behalf_of: ministry\n');

/** The records, which hold no place of the seeds. */
const compile = (changes: Changes) => {
  const { records, problems } = compileFolder(writeSeeds(changes));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return JSON.stringify(records?.statements.map((statement) => statement));
};
const written = compile({});

describe('compiles to the same records as written out', () => {
  test.each<[string, Changes]>([
    [
      'a date of the source',
      { ...all(statements, unsaid), ...all(source, date('edtf: 2025-12-02, basis: inferred')) },
    ],
    [
      'topics of the source',
      { ...all(statements, untopical), ...all(source, defaults('  topics: [talks]\n')) },
    ],
    [
      'a side of the source, which statements of that side have not',
      {
        ...all(
          statements,
          forNobody,
          swap('    actor: boris\n', '    actor: boris\n    on_behalf_of: null\n'),
        ),
        ...all(source, defaults('  on_behalf_of: ministry\n')),
      },
    ],
    ['a side of the speaker', { ...all(statements, forNobody), ...all(actor, always) }],
  ])('%s', (_name, changes) => {
    expect(compile(changes)).toBe(written);
  });

  test('a source comes before the speaker, and a statement before both', () => {
    const fromSource = all(source, defaults('  on_behalf_of: boris\n'));
    const explicit = swap('    actor: boris\n', '    actor: boris\n    on_behalf_of: null\n');
    const sides = (...changes: Change[]) => {
      const folder = writeSeeds({
        ...all(statements, ...changes, explicit),
        ...all(actor, always),
        ...fromSource,
      });
      const { records } = compileFolder(folder);
      return records?.statements.map(({ on_behalf_of }) => on_behalf_of?.id ?? null).sort();
    };
    expect(sides(forNobody)).toEqual(['boris', null]);
    expect(sides()).toEqual(['ministry', null]);
    expect(sides(swap('on_behalf_of: ministry', 'on_behalf_of: null'))).toEqual([null, null]);
  });

  test('nobody inherits that they speak on behalf of themselves, or of anybody where for none', () => {
    const sides = (change: Change, side: string) => {
      const lines = all(source, defaults(`  on_behalf_of: ${side}\n`));
      const folder = writeSeeds({ ...all(statements, forNobody, change), ...lines });
      return compileFolder(folder).records?.statements.map(
        ({ actor: { id }, on_behalf_of }) => `${id} ${on_behalf_of?.id}`,
      );
    };
    expect(sides((text) => text, 'boris')).toEqual(['boris undefined', 'anna boris']);
    expect(
      sides(swap('    actor: anna\n', '    actor: anna\n    speaks_for: none\n'), 'boris'),
    ).toEqual(['boris undefined', 'anna undefined']);
  });
});

describe('a problem of an inherited value', () =>
  checkRows([
    [
      'is told where it stands, once',
      {
        ...all(statements, unsaid, swap('    said: null\n', '')),
        ...all(source, date('edtf: 2025-12-99, basis: explicit')),
      },
      `${source}:9:17: there is no day 2025-12-99; correct it (inherited by ${statements}:2)`,
    ],
    [
      'a printed date that is not in the text',
      {
        ...all(statements, unsaid),
        ...all(source, date('edtf: 2025-12-02, basis: relative, printed: Monday')),
      },
      `${source}:9:55: "Monday" does not appear in "gazette"; copy it exactly or remove it (inherited by ${statements}:2)`,
    ],
    [
      'a day that the article does not tell, without evidence',
      {
        ...all(statements, unsaid),
        ...all(source, date('edtf: 2025-12-02, basis: external')),
      },
      `${source}:9:36: is external, but no evidence: says where the day can be looked up; add it (inherited by ${statements}:2)`,
    ],
    [
      'a topic that there is not',
      { ...all(statements, untopical), ...all(source, defaults('  topics: [talk]\n')) },
      `${source}:9:12: there is no topic "talk"; did you mean "talks"?`,
    ],
    [
      'a side that there is not, of a speaker',
      {
        ...all(statements, forNobody),
        ...all(actor, swap('member_of: ministry\n', 'on_behalf_of: ministri\n')),
      },
      `${actor}:7:15: there is no actor "ministri"; did you mean "ministry"?`,
    ],
    [
      'the wrong shape, which no statement repeats',
      {
        ...all(statements, unsaid),
        ...all(source, date('edtf: 2025-12-02, basis: told')),
      },
      `${source}:9:36: "basis" cannot be "told"; use one of explicit, relative, inferred, external`,
    ],
    [
      'nothing where the source cannot be understood',
      { ...all(statements, unsaid), ...all(source, () => 'kind: [') },
      `${source}:1:8: malformed YAML: Flow sequence in block collection must be sufficiently indented and end with a ]; check indentation, colons and quotation marks here`,
    ],
    [
      'an unknown key',
      all(source, defaults('  form: direct\n')),
      `${source}:9:3: unknown key "form"; use one of said, topics, on_behalf_of`,
    ],
    [
      'a date that is empty: without one a statement says null itself',
      { ...all(statements, unsaid), ...all(source, defaults('  said: null\n')) },
      `${source}:9:9: "said" must be a mapping, not empty; write its keys on lines below it, indented`,
    ],
    [
      'an empty list, which says that nothing is inherited',
      {
        ...all(statements, swap('topics: [talks]', 'topics: []')),
        ...all(source, defaults('  topics: [talks]\n')),
      },
      `${statements}:10:13: "topics" is empty; fill it in, or remove it if it is optional`,
    ],
    [
      'that nothing inherits',
      {
        ...all(source, date('edtf: 2025-12-02, basis: inferred')),
        ...all(actor, always),
      },
      `${actor}:8:15: warning: no statement inherits "on_behalf_of"; remove it`,
      `${source}:9:9: warning: no statement inherits "said"; remove it`,
    ],
  ]));
