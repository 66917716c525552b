// For whom a statement counts: the speaker, on whose behalf, the office held that day, and wholes.
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { actor, append, type Changes, statements, swap, writeSeeds } from '../support/seeds.ts';

const state: Changes = {
  'actors/state.yaml': 'kind: government\nname: State\n',
  'actors/union.yaml': 'kind: organization\nname: Union\npart_of: [state]\n',
  'actors/ministry.yaml': 'kind: government\nname: Ministry\npart_of: [union]\n',
};
const bare = swap(statements, '    on_behalf_of: ministry\n', '');

/** Of the statement of Anna, said on 2025-12-02 in the role "porte-parole du ministère". */
function voices(changes: Changes): string[] {
  const { records, problems } = compileFolder(writeSeeds({ ...state, ...changes }));
  if (!records) throw new Error(JSON.stringify(problems));
  const statement = records.statements.find(({ id }) => id === 'anna-ready');
  return (statement?.voice ?? []).map(({ actor, by }) => `${actor.id} ${by}`);
}

/** Anna with an office that speaks for the ministry. */
function office(lines: string, title = 'porte-parole'): Changes {
  const role = `roles:
  - { title: ${title}, source: gazette, speaks_for: ministry${lines} }
`;
  return { [actor]: (text) => text.replace(/roles:\n.*\n/, role) };
}

const side = ['ministry office', 'union part_of', 'state part_of'];

describe('a statement counts for', () => {
  test('its speaker alone when nothing is written', () => {
    expect(voices(bare)).toEqual(['anna speaker']);
  });

  test('on whose behalf it is said, and what that is part of', () => {
    const expected = ['anna speaker', 'ministry on_behalf_of', 'union part_of', 'state part_of'];
    expect(voices({})).toEqual(expected);
  });

  test.each([
    ['held since before', ', from: 2025-12-01'],
    ['held since that day', ', from: 2025-12-02'],
    ['held until that day', ', until: 2025-12-02'],
    ['held since a year before', ', from: "2024", until: "2026"'],
  ])('the institution of an office %s', (_name, days) => {
    expect(voices({ ...bare, ...office(days) })).toEqual(['anna speaker', ...side]);
  });

  test.each([
    ['taken up later', ', from: 2025-12-03'],
    ['laid down before', ', from: "2020", until: 2025-12-01'],
    ['taken up some day of that month', ', from: 2025-12'],
  ])('no office %s', (_name, days) => {
    expect(voices({ ...bare, ...office(days, 'porte-parole du ministère') })).toEqual([
      'anna speaker',
    ]);
  });

  test('an office without days only in the role that it is printed with', () => {
    expect(voices({ ...bare, ...office('') })).toEqual(['anna speaker']);
    expect(voices({ ...bare, ...office('', 'porte-parole du ministère') })).toEqual([
      'anna speaker',
      ...side,
    ]);
  });

  test('no dated office when some of its days, or all, are not known to lie in it', () => {
    const held = office(', from: 2025-12-02');
    const said = (date: string): Changes => ({
      [statements]: (text) =>
        text
          .replace('    on_behalf_of: ministry\n', '')
          .replace('{ edtf: 2025-12-02, basis: inferred }', date),
    });
    expect(
      voices({ ...held, ...said('{ edtf: 2025-12-01/2025-12-03, basis: inferred }') }),
    ).toEqual(['anna speaker']);
    expect(voices({ ...held, ...said('null') })).toEqual(['anna speaker']);
  });

  test('no office where it speaks for none, but still on whose behalf it is', () => {
    const silent = (lines: string): Changes =>
      swap(statements, '    on_behalf_of: ministry\n', `    speaks_for: none\n${lines}`);
    const held = office(', from: "2025"');
    expect(voices({ ...held, ...silent('') })).toEqual(['anna speaker']);
    expect(voices({ ...held, ...silent('    on_behalf_of: union\n') })).toEqual([
      'anna speaker',
      'union on_behalf_of',
      'state part_of',
    ]);
  });

  test('who is identified, and not for what a person is a member of', () => {
    const identified = swap(
      statements,
      '    on_behalf_of: ministry\n',
      `    identified: { actor: boris, evidence: [{ url: https://x.example/é, title: null, publisher: X, date: null }] }\n`,
    );
    const changes = { ...identified, ...append('actors/boris.yaml', 'member_of: ministry\n') };
    expect(voices(changes)).toEqual(['anna speaker', 'boris identified']);
    const { records } = compileFolder(writeSeeds({ ...state, ...changes }));
    const statement = records?.statements.find(({ id }) => id === 'anna-ready');
    expect(statement?.identified).toMatchObject({
      actor: { id: 'boris' },
      evidence: [{ url: 'https://x.example/%C3%A9', publisher: 'X' }],
    });
    const boris = records?.actors.find(({ id }) => id === 'boris');
    expect(boris?.statements.count).toBe(2);
  });
});
