// What records remember when they are compiled: when they came, what changed since, what is gone.
import { describe, expect, test } from 'vitest';
import type { StoredChange } from '../../src/records/change.ts';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { release } from '../support/releases.ts';
import { append, type Changes, source, statements, swap, writeSeeds } from '../support/seeds.ts';

const herald = 'sources/herald/statements.yaml';

const first = '2026-01-01T00:00:00Z';
const second = '2026-02-01T00:00:00Z';

function compile(...changes: Changes[]) {
  const { records, problems } = compileFolder(writeSeeds(Object.assign({}, ...changes)));
  if (!records) throw new Error(JSON.stringify(problems));
  return records;
}

const released = release();
const later = (...changes: Changes[]) => compile(released, ...changes);

/** What is remembered of a record: its dates, and in short what happened to it. */
function recall(records: ReturnType<typeof compile>, id: string) {
  const lists = [records.statements, records.events, records.sources, records.actors];
  const record = [...lists, records.caveats].flat().find((one) => one.id === id);
  const changes = [...records.changes].filter((change) => change.record.id === id);
  const { added, modified, revision } = record ?? {};
  return { added, modified, revision, changes: changes.map(describeChange) };
}

function describeChange({ on, kind, what, by, was }: StoredChange): string {
  const parts = [on.slice(0, 10), kind, what, by && `by ${by.id}`, was && `was ${was}`];
  return parts.filter((part) => part !== null && part !== undefined).join(' ');
}

const boris = (lines: string) => append(statements, lines.replace(/^(?=.)/gm, '    '));

describe('a record', () => {
  test('of a database that was never released does not know when it came', () => {
    expect(recall(compile(), 'anna-ready')).toEqual({
      added: null,
      modified: null,
      revision: 1,
      changes: [],
    });
  });

  test('came with its release', () => {
    const memory = { added: first, modified: first, revision: 1, changes: ['2026-01-01 added'] };
    for (const id of ['anna-ready', 'gazette', 'anna', 'meeting', 'two-denials']) {
      expect(recall(later(), id), id).toEqual(memory);
    }
  });

  test('came on the day that it names, or that its source names', () => {
    const dated = swap(source, 'kind: article', 'kind: article\nadded: 2026-02-01');
    expect(recall(compile(dated), 'anna-ready')).toMatchObject({ added: second });
    expect(recall(compile(dated), 'two-denials')).toMatchObject({ added: second });
    expect(
      recall(compile(dated, boris('added: 2026-03-01T12:00:00+02:00\n')), 'boris-untrue'),
    ).toMatchObject({ added: '2026-03-01T10:00:00Z' });
  });

  test('that is in no register yet is as new as the newest that the seeds tell of', () => {
    const files = {
      'actors/carl.yaml': 'kind: person\nname: Carl\n',
      ...boris('audience: [carl]\ncorrections: [{ on: 2026-02-01, what: audience, was: null }]\n'),
    };
    expect(recall(later(files), 'carl')).toMatchObject({ added: second, revision: 1 });
  });
});

describe('a correction', () => {
  const twice = boris(`corrections:
  - { on: 2026-02-01, what: date, was: 2025-12-02, note: { en: Read anew., fr: Relu. } }
  - { on: 2026-02-01, what: act, was: claim }
  - { on: 2026-03-01, what: side, was: null }
`);

  test('stands in the record, and counts once for each step', () => {
    const records = later(twice);
    expect(recall(records, 'boris-untrue')).toEqual({
      added: first,
      modified: '2026-03-01T00:00:00Z',
      revision: 3,
      changes: [
        '2026-01-01 added',
        '2026-02-01 corrected act was claim',
        '2026-02-01 corrected date was 2025-12-02',
        '2026-03-01 corrected side',
      ],
    });
    const { corrections } = records.statements.find(({ id }) => id === 'boris-untrue') ?? {};
    expect(corrections?.[0]).toEqual({
      on: second,
      what: 'date',
      was: '2025-12-02',
      note: { en: 'Read anew.', fr: 'Relu.' },
    });
    expect(corrections?.map(({ what }) => what)).toEqual(['date', 'act', 'side']);
  });

  test('of a denial changes what it denies', () => {
    expect(recall(later(twice), 'anna-ready')).toMatchObject({
      revision: 3,
      changes: [
        '2026-01-01 added',
        '2026-02-01 attribution_changed denies by boris-untrue',
        '2026-03-01 attribution_changed denies by boris-untrue',
      ],
    });
  });

  test('of the day of a source changes what is cited from it, one of its address does not', () => {
    const correct = (what: string) =>
      append(source, `corrections: [{ on: 2026-02-01, what: ${what}, was: null }]\n`);
    const change = '2026-02-01 source_corrected date by gazette';
    for (const id of ['anna-ready', 'meeting', 'two-denials']) {
      expect(recall(later(correct('date')), id).changes, id).toContain(change);
      expect(recall(later(correct('url')), id), id).toMatchObject({ revision: 1 });
    }
  });
});

describe('what comes later', () => {
  test('changes what it denies, reports or doubts', () => {
    const records = later(
      append(
        source,
        `  - id: late-caveat
    added: 2026-02-03
    kind: fact
    severity: major
    citations: [{ quote: Il a répété }]
    explanation: { en: Doubtful., fr: Douteux. }
    affects: { statements: [anna-ready], events: [meeting] }
`,
      ),
      append(
        statements,
        `  - { id: anna-denies, added: 2026-02-02, actor: anna, form: indirect, act: denial, said: null,
      topics: [talks], summary: { en: Denies., fr: Dément. }, quote: selon l’agence Zarya,
      relations: [{ type: denies, event: meeting }, { type: disputes, statement: anna-ready }] }
`,
      ),
      append(herald, '  - { statement: boris-untrue, quote: dit Anna, added: 2026-02-04 }\n'),
    );
    expect(recall(records, 'anna-ready').changes.slice(1)).toEqual([
      '2026-02-02 disputed by anna-denies',
      '2026-02-03 caveat_added by late-caveat',
    ]);
    expect(recall(records, 'boris-untrue').changes.slice(1)).toEqual([
      '2026-02-04 reported by herald',
    ]);
    expect(recall(records, 'meeting').changes.slice(1)).toEqual([
      '2026-02-02 denied by anna-denies',
      '2026-02-03 caveat_added by late-caveat',
    ]);
    expect(recall(records, 'anna-denies')).toMatchObject({
      added: '2026-02-02T00:00:00Z',
      revision: 1,
    });
  });

  test('is a relation of both statements when only the relation is new', () => {
    const records = later(
      swap(
        statements,
        '- { type: denies, statement: anna-ready }',
        '- { type: denies, statement: anna-ready }\n      - { type: disputes, event: meeting, added: 2026-02-01 }',
      ),
    );
    expect(recall(records, 'boris-untrue').changes).toContain(
      '2026-02-01 relation_added disputes by meeting',
    );
    expect(recall(records, 'meeting').changes).toContain('2026-02-01 disputed by boris-untrue');
  });
});

describe('what is gone', () => {
  const reason = 'reason: { en: Told twice., fr: Deux fois. }';

  test('is buried with its reason and what stands in its place', () => {
    const withdrawn = `- { id: herald, on: 2026-02-01, ${reason}, replaced_by: [gazette, anna] }\n`;
    const records = later({
      'withdrawn.yaml': withdrawn,
      [herald]: null,
      'sources/herald/source.yaml': null,
      'sources/herald/article.txt': null,
    });
    expect([...records.tombstones]).toEqual([
      {
        record: { kind: 'source', id: 'herald' },
        on: second,
        reason: { en: 'Told twice.', fr: 'Deux fois.' },
        successors: [
          { kind: 'source', id: 'gazette' },
          { kind: 'actor', id: 'anna' },
        ],
        found: null,
      },
    ]);
    expect(recall(records, 'herald').changes).toEqual(['2026-01-01 added', '2026-02-01 withdrawn']);
  });

  test('takes its statements and caveats along when it is a source', () => {
    const withdrawn = ['gazette', 'meeting']
      .map((id) => `- { id: ${id}, on: 2026-02-01, ${reason} }\n`)
      .join('');
    const anna = (text: string) => text.replace(/roles:\n.*\n/, '');
    const records = later({
      'withdrawn.yaml': withdrawn,
      'sources/gazette/source.yaml': null,
      'sources/gazette/article.txt': null,
      'sources/gazette/statements.yaml': null,
      'sources/herald/statements.yaml': null,
      'actors/anna.yaml': anna,
      'events/meeting.yaml': null,
    });
    const names = [...records.tombstones].map(({ record: { kind, id } }) => `${kind} ${id}`);
    expect(names).toEqual([
      'caveat two-denials',
      'event meeting',
      'source gazette',
      'statement anna-ready',
      'statement boris-untrue',
    ]);
  });

  const denier = append(
    statements,
    `  - { id: boris-twice, actor: boris, form: direct, act: denial, said: null, topics: [truth],
      summary: { en: Denies., fr: Dément. }, quote: « Rien n’est vrai. », prefix: "répété :",
      relations: [{ type: denies, statement: anna-ready }, { type: repeats, statement: boris-untrue }] }\n`,
  );
  const gone = `- { id: boris-twice, on: 2026-03-01, ${reason} }\n`;

  test('and once denied another changes what is told of that one', () => {
    const together = compile(release(denier), { 'withdrawn.yaml': gone });
    expect(recall(together, 'anna-ready')).toEqual({
      added: first,
      modified: '2026-03-01T00:00:00Z',
      revision: 2,
      changes: ['2026-01-01 added', '2026-03-01 attribution_changed denies by boris-twice'],
    });
    expect(recall(together, 'boris-untrue').changes).toEqual(['2026-01-01 added']);
    const after = release({ ...released, ...denier }, '2026-02-01');
    expect(recall(compile(after, { 'withdrawn.yaml': gone }), 'anna-ready')).toMatchObject({
      revision: 3,
      changes: [
        '2026-01-01 added',
        '2026-02-01 denied by boris-twice',
        '2026-03-01 attribution_changed denies by boris-twice',
      ],
    });
  });

  test('and goes on under another id has not ceased to deny', () => {
    const renamed = swap(
      statements,
      'id: boris-untrue',
      'id: boris-new\n    formerly: [boris-untrue]',
    );
    const records = later(renamed, swap(source, '[boris-untrue]', '[boris-new]'));
    expect(recall(records, 'anna-ready').changes).toEqual(['2026-01-01 added']);
  });

  test('and was a caveat changes its source, and what it was on', () => {
    const records = later({
      'withdrawn.yaml': `- { id: two-denials, on: 2026-02-01, ${reason} }\n`,
      [source]: (text) => text.replace(/caveats:\n[\s\S]*$/, ''),
    });
    expect(recall(records, 'gazette')).toMatchObject({
      revision: 2,
      changes: ['2026-01-01 added', '2026-02-01 caveat_withdrawn by two-denials'],
    });
    expect(recall(records, 'boris-untrue')).toMatchObject({
      modified: '2026-02-01T00:00:00Z',
      revision: 2,
      changes: ['2026-01-01 added', '2026-02-01 caveat_withdrawn by two-denials'],
    });
  });

  test('and reinstated stands again, with both days', () => {
    const withdrawn = `- { id: boris-untrue, on: 2026-02-01, ${reason}, reinstated: 2026-03-01 }\n`;
    const records = later({ 'withdrawn.yaml': withdrawn });
    expect([...records.tombstones]).toEqual([]);
    expect(recall(records, 'boris-untrue')).toMatchObject({
      modified: '2026-03-01T00:00:00Z',
      revision: 3,
      changes: ['2026-01-01 added', '2026-02-01 withdrawn', '2026-03-01 reinstated'],
    });
  });

  test('goes on in its holder, which was added with it', () => {
    const renamed = {
      ...swap(
        statements,
        'id: boris-untrue',
        'id: boris-2025-untrue\n    formerly: [boris-untrue]',
      ),
      ...swap(source, '[boris-untrue]', '[boris-2025-untrue]'),
    };
    const records = later(renamed);
    expect([...records.formerIds]).toEqual([
      { record: { kind: 'statement', id: 'boris-untrue' }, holder: 'boris-2025-untrue' },
    ]);
    const between = release({ ...released, ...renamed }, '2026-02-01');
    expect(recall(compile(between, renamed), 'boris-2025-untrue')).toEqual({
      added: first,
      modified: second,
      revision: 2,
      changes: ['2026-01-01 added', '2026-02-01 renamed was boris-untrue'],
    });
  });
});
