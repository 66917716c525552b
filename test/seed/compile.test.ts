// What follows from the seeds without being written in them: mentions, attribution, both ends of
// a relation, and the order of lists.
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { append, type Changes, statements, swap, writeSeeds } from '../support/seeds.ts';

const compile = (changes: Changes = {}) => {
  const { records, problems } = compileFolder(writeSeeds(changes));
  if (!records) throw new Error(JSON.stringify(problems));
  const find = (id: string) => {
    const statement = records.statements.find((candidate) => candidate.id === id);
    if (!statement) throw new Error(`there is no statement ${id}`);
    return statement;
  };
  return { records, find };
};

/** One more statement, for the end of the file. */
const another = (lines: string) => `  - id: another
    actor: boris
    form: indirect
    act: assertion
    said: null
    topics: [talks]
    summary: { en: Says more., fr: En dit plus. }
${lines}`;

describe('mentions', () => {
  const mentions = (lines: string, changes: Changes = {}) =>
    compile({ ...changes, ...append(statements, another(lines)) })
      .find('another')
      .mentions.map(({ id }) => id);

  test('are the actors that the passages name', () => {
    expect(mentions('    quote: Anna Petrova, porte-parole\n')).toEqual(['anna']);
  });

  test('are not the speaker', () => {
    expect(mentions('    quote: Boris Ivanov a démenti\n')).toEqual([]);
  });

  test('are not whom the speaker speaks for, nor who else is identified, unless added', () => {
    const quote = '    quote: Anna Petrova, porte-parole\n';
    const page = '{ url: https://x.example/1, title: null, publisher: X, date: null }';
    const known = `    identified: { actor: anna, evidence: [${page}] }\n`;
    expect(mentions(`    on_behalf_of: anna\n${quote}`)).toEqual([]);
    expect(mentions(`${known}${quote}`)).toEqual([]);
    expect(mentions(`    on_behalf_of: anna\n    mentions: { add: [anna] }\n${quote}`)).toEqual([
      'anna',
    ]);
  });

  test('are not in a passage that only says who speaks', () => {
    const also = '    also: [{ quote: "Anna Petrova, porte-parole", holds: speaker }]\n';
    expect(mentions(`    quote: Boris Ivanov a démenti\n${also}`)).toEqual([]);
    expect(
      mentions(`    quote: Boris Ivanov a démenti\n${also.replace(', holds: speaker', '')}`),
    ).toEqual(['anna']);
  });

  test('are not in the words that say who the speaker is', () => {
    const names = 'name: Ministry\nnames: [{ name: ministère, lang: fr, kind: alias }]\n';
    const known = { 'actors/ministry.yaml': `kind: government\n${names}` };
    const quote = '    quote: porte-parole du ministère, a déclaré\n';
    expect(mentions(quote, known)).toEqual(['ministry']);
    expect(mentions(`    role: porte-parole du ministère\n${quote}`, known)).toEqual([]);
  });

  test('are not places that stand for an actor', () => {
    const kind = (name: string) =>
      append('actors/ministry.yaml', `names: [{ name: Oslo, lang: en, kind: ${name} }]\n`);
    expect(mentions('    quote: a eu lieu à Oslo\n', kind('alias'))).toEqual(['ministry']);
    expect(mentions('    quote: a eu lieu à Oslo\n', kind('metonym'))).toEqual([]);
  });
});

describe('attribution', () => {
  const status = (type: string, more = '') =>
    compile({
      [statements]: (text) => text.replace('type: denies', `type: ${type}`) + more,
    }).find('anna-ready').attribution;

  test.each([
    ['retracts', 'retracted'],
    ['corrects', 'misattributed'],
    ['denies', 'denied'],
    ['disputes', 'disputed'],
    ['confirms', 'confirmed'],
    ['contradicts', 'reported'],
    ['repeats', 'reported'],
  ])('of a statement that another %s is %s', (type, expected) => {
    expect(status(type).status).toBe(expected);
    expect(status(type).by).toHaveLength(expected === 'reported' ? 0 : 1);
  });

  test('is the strongest of several, and names whoever says so once', () => {
    const confirmed = status('confirms', '      - { type: disputes, statement: anna-ready }\n');
    expect(confirmed.status).toBe('disputed');
    const names = confirmed.by.map(({ type, actor }) => `${type} ${actor.id}`);
    expect(names).toEqual(['disputes boris']);
  });

  test('is disputed with the only document that a statement comes from', () => {
    const disputing = another(
      '    quote: Mercredi\n    relations: [{ type: disputes, source: transcript }]\n',
    );
    const doubted = (change: (text: string) => string) =>
      compile({ [statements]: (text) => change(text) + disputing }).find('boris-untrue').attribution
        .status;
    expect(doubted((text) => text)).toBe('reported');
    expect(doubted((text) => text.replace('    prefix:', '    via: transcript\n    prefix:'))).toBe(
      'disputed',
    );
  });
});

test('a relation is shown from both ends', () => {
  const { records, find } = compile(
    swap(
      statements,
      'statement: anna-ready }',
      'statement: anna-ready }\n      - { type: confirms, event: meeting }',
    ),
  );
  expect(find('boris-untrue').relations).toMatchObject([
    { type: 'denies', direction: 'outgoing', kind: 'statement', id: 'anna-ready' },
    { type: 'confirms', direction: 'outgoing', kind: 'event', id: 'meeting' },
  ]);
  const incoming = { direction: 'incoming', kind: 'statement', id: 'boris-untrue' };
  expect(find('anna-ready').relations).toMatchObject([{ type: 'denies', ...incoming }]);
  expect(records.events[0]?.relations).toMatchObject([{ type: 'confirms', ...incoming }]);
});

test('statements are in the order of their first day, their last day and their id', () => {
  const list = [
    ['f', '{ edtf: 2025-12, basis: inferred }'],
    ['e', '{ edtf: 2025-12-01/2025-12-02, basis: inferred }'],
    ['d', '{ edtf: 2025-12-01, basis: inferred }'],
    ['c', '{ edtf: 2025-11-30/2025-12-02, basis: inferred }'],
    ['b', 'null'],
    ['a', 'null'],
    ['g', '{ edtf: 2025-11-30/2025-12-03, basis: inferred }'],
  ];
  const written = list.map(
    ([id, date]) => `  - { id: ${id}, actor: boris, form: indirect, act: claim, topics: [talks],
      summary: { en: Says., fr: Dit. }, said: ${date}, quote: "|${id}|" }
`,
  );
  const { records } = compile({
    ...append('sources/herald/article.txt', list.map(([id]) => `|${id}|`).join('')),
    ...append('sources/herald/statements.yaml', `statements:\n${written.join('')}`),
  });
  expect(records.statements.map(({ id }) => id)).toEqual([
    'a',
    'b',
    'boris-untrue',
    'c',
    'g',
    'd',
    'e',
    'f',
    'anna-ready',
  ]);
});

describe('the roles of an actor', () => {
  const roles = (changes: Changes) =>
    compile(changes)
      .records.actors.find(({ id }) => id === 'anna')
      ?.roles.map(({ title, organization, source }) =>
        [title, organization?.id ?? null, source].join(', '),
      );
  const own = 'porte-parole du ministère, ministry, gazette';

  // Or the record would grow with every article.
  test('are there once, with the first source, however many print them', () => {
    const printed = statements.replace('gazette', 'herald');
    const role = 'porte-parole de la mairie';
    const said = another(`    role: ${role}\n    quote: ${role}\n`).replace('boris', 'anna');
    const changes = {
      ...append('sources/gazette/article.txt', `Anna Petrova, ${role}.\n`),
      ...append(statements, said.replace('another', 'anna-one')),
      ...append('sources/herald/article.txt', `Anna Petrova, ${role}.\n`),
      [printed]: (text: string) => `statements:\n${said.replace('another', 'anna-two')}${text}`,
    };
    expect(roles(changes)).toEqual([own, `${role}, , gazette`]);
  });

  test('are those of its file, once', () => {
    expect(roles({})).toEqual([own]);
  });

  test('are those that its statements print, too', () => {
    const again = (id: string, role: string, quote: string) =>
      another(`    role: ${role}\n    quote: ${quote}\n`)
        .replace('another', id)
        .replace('actor: boris', 'actor: anna');
    const more = [
      again('anna-oslo', 'porte-parole', 'La rencontre du 2 décembre'),
      again('anna-zarya', 'porte-parole', 'selon l’agence Zarya'),
    ];
    expect(roles(append(statements, more.join('')))).toEqual([own, 'porte-parole, , gazette']);
    const none = (text: string) => text.replace(/roles:\n.*\n/, '');
    const { actors } = compile({ 'actors/anna.yaml': none }).records;
    // A statement tells no more of a role than what is printed there.
    expect(actors.find(({ id }) => id === 'anna')?.roles).toEqual([
      {
        title: 'porte-parole du ministère',
        organization: null,
        source: 'gazette',
        speaks_for: null,
        from: null,
        until: null,
        evidence: [],
      },
    ]);
  });
});
