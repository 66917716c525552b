// Whether they said it. A wrong "disputed" on a person's words is the worst that this program could
// publish, so every condition that leads there has a case that it alone decides.
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { type Changes, statements, writeSeeds } from '../support/seeds.ts';

/** Boris answers what is known through the transcript; `lines` say how. */
const answer = (lines: string, actor = 'boris') => `  - id: answer
    actor: ${actor}
    form: indirect
    act: denial
    said: null
    topics: [truth]
    summary: { en: Answers., fr: Répond. }
    quote: Mercredi
${lines}`;

/** What Anna and Boris said, each known through the transcript alone. */
const known = (more: string): Changes => ({
  [statements]: (text) =>
    text
      .replace('    actor: anna\n', '    actor: anna\n    via: transcript\n')
      .replace('    actor: boris\n', '    actor: boris\n    via: transcript\n') + more,
});

function attributionOf(id: string, changes: Changes) {
  const { records, problems } = compileFolder(writeSeeds(changes));
  if (!records) throw new Error(JSON.stringify(problems));
  const statement = records.statements.find((candidate) => candidate.id === id);
  if (!statement) throw new Error(`there is no statement ${id}`);
  const { status, by } = statement.attribution;
  return [status, ...by.map(({ type, statement: from, actor }) => `${type} ${from} ${actor.id}`)];
}

const disputed = '    relations: [{ type: disputes, source: transcript }]\n';

describe('a document that a statement disputes', () => {
  test("disputes the disputer's own words that are known only through it", () => {
    const changes = known(answer(disputed));
    expect(attributionOf('boris-untrue', changes)).toEqual(['disputed', 'disputes answer boris']);
  });

  test('does not dispute what others said there', () => {
    expect(attributionOf('boris-untrue', known(answer(disputed, 'ministry')))).toEqual([
      'reported',
    ]);
  });

  test('disputes what others said there when the relation names it', () => {
    const scope =
      '    relations: [{ type: disputes, source: transcript, scope: [boris-untrue] }]\n';
    const changes = known(answer(scope, 'ministry'));
    expect(attributionOf('boris-untrue', changes)).toEqual([
      'disputed',
      'disputes answer ministry',
    ]);
    expect(attributionOf('anna-ready', changes)[0]).not.toBe('disputed');
  });

  test("disputes nothing else of the disputer's when the relation names some", () => {
    const scope = '    relations: [{ type: disputes, source: transcript, scope: [anna-ready] }]\n';
    expect(attributionOf('boris-untrue', known(answer(scope)))).toEqual(['reported']);
  });

  test('and one of its statements too is named once, with the stronger word', () => {
    const both = (type: string) =>
      `    relations:\n      - { type: ${type}, statement: boris-untrue }\n` +
      '      - { type: disputes, source: transcript }\n';
    expect(attributionOf('boris-untrue', known(answer(both('denies'))))).toEqual([
      'denied',
      'denies answer boris',
    ]);
    expect(attributionOf('boris-untrue', known(answer(both('confirms'))))).toEqual([
      'disputed',
      'disputes answer boris',
    ]);
  });

  test('is told at both ends with the statements that are meant, by default the own ones', () => {
    const scopes = (changes: Changes) => {
      const { records } = compileFolder(writeSeeds(changes));
      const answered = records?.statements.find(({ id }) => id === 'answer')?.relations;
      const transcript = records?.sources.find(({ id }) => id === 'transcript')?.relations;
      return [answered, transcript].map((list) =>
        list?.find(({ type }) => type === 'disputes')?.scope?.map(({ id }) => id),
      );
    };
    expect(scopes(known(answer(disputed)))).toEqual([['boris-untrue'], ['boris-untrue']]);
    const scope =
      '    relations: [{ type: disputes, source: transcript, scope: [boris-untrue, anna-ready] }]\n';
    const named = ['anna-ready', 'boris-untrue'];
    expect(scopes(known(answer(scope, 'ministry')))).toEqual([named, named]);
    expect(scopes(known(answer(disputed.replace('disputes', 'replies_to'))))).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('does not dispute the statement that disputes it, though known through it itself', () => {
    const changes = known(answer(`    via: transcript\n${disputed}`));
    expect(attributionOf('answer', changes)).toEqual(['reported']);
    expect(attributionOf('boris-untrue', changes)).toEqual(['disputed', 'disputes answer boris']);
  });

  test('does not dispute what a second document carries too', () => {
    const inHerald = (via: string): Changes => ({
      ...known(answer(disputed)),
      'sources/wire/source.yaml':
        'kind: transcript\nheld: false\ntitle: null\npublisher: Wire\nurl: null\npublished: null\n',
      'sources/herald/article.txt': (text) => `${text}Rien n’est vrai, dit Boris Ivanov.\n`,
      'sources/herald/statements.yaml': (text) =>
        `${text}  - { statement: boris-untrue, ${via}quote: Rien n’est vrai }\n`,
    });
    expect(attributionOf('boris-untrue', inHerald('via: transcript, '))[0]).toBe('disputed');
    expect(attributionOf('boris-untrue', inHerald(''))).toEqual(['reported']);
    expect(attributionOf('boris-untrue', inHerald('via: wire, '))).toEqual(['reported']);
  });

  test('does not dispute what is printed without saying where it is from', () => {
    const changes: Changes = { [statements]: (text) => text + answer(disputed) };
    expect(attributionOf('boris-untrue', changes)).toEqual(['reported']);
  });
});
