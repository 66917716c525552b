// Kinds of sources, what goes back to one origin, and what is not published yet.
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { type Changes, writeSeeds } from '../support/seeds.ts';

function compile(changes: Changes, date?: string) {
  const { records, problems } = compileFolder(writeSeeds(changes), false, date);
  if (!records) throw new Error(problems.map(formatProblem).join('\n'));
  return records;
}

const sentence = (word: string) =>
  `La mairie de ${word} a fait savoir mardi que la nouvelle digue du fleuve serait bâtie avant le ` +
  'printemps prochain, malgré les réserves des communes riveraines, et que les travaux coûteraient ' +
  'quelque cinquante mille euros, a précisé Anna Petrova.';

function printed(id: string, text: string, more = '', actor: string | null = 'anna') {
  return {
    [`sources/${id}/article.txt`]: `${text}\n`,
    [`sources/${id}/source.yaml`]:
      `kind: article\nheld: true\ntitle: null\npublisher: ${id}\nurl: null\nlanguage: fr\n` +
      `published: null\n${more}`,
    ...(actor !== null && {
      [`sources/${id}/statements.yaml`]:
        `statements:\n  - id: ${actor}-${id}\n    actor: ${actor}\n    form: indirect\n    act: assertion\n` +
        '    said: null\n    topics: [talks]\n    summary: { en: Says it., fr: Le dit. }\n' +
        `    quote: ${JSON.stringify(text)}\n`,
    }),
  };
}

function reported(id: string, text: string, statement: string, more = ''): Changes {
  return {
    ...printed(id, text, more, null),
    [`sources/${id}/statements.yaml`]: `reports:\n  - { statement: ${statement}, quote: ${JSON.stringify(text)} }\n`,
  };
}

const originsOf = ({ sources }: ReturnType<typeof compile>) =>
  Object.fromEntries(sources.map(({ id, origin }) => [id, origin]));

describe('the origin of a source', () => {
  test('is the first of those with the same words, or nearly the same', () => {
    const records = compile({
      ...printed('matin', sentence('Brest')),
      ...reported('soir', sentence('Brest'), 'anna-matin'),
      ...reported('nuit', sentence('Brest').replace('mardi', 'ce jour'), 'anna-matin'),
    });
    expect(originsOf(records)).toMatchObject({ matin: 'matin', soir: 'matin', nuit: 'matin' });
  });

  test('is its own where it says the same in other words', () => {
    const other =
      'Selon Anna Petrova, l’ouvrage sera prêt d’ici au mois de mars pour un coût modéré.';
    const records = compile({
      ...printed('matin', sentence('Brest')),
      ...reported('soir', other, 'anna-matin'),
    });
    expect(originsOf(records)).toMatchObject({ matin: 'matin', soir: 'soir' });
  });

  test('is the first of those of one agency', () => {
    const other =
      'Selon Anna Petrova, l’ouvrage sera prêt d’ici au mois de mars pour un coût modéré.';
    const records = compile({
      ...printed('matin', sentence('Brest'), 'agency: AFP\n'),
      ...reported('soir', other, 'anna-matin', 'agency: afp\n'),
    });
    expect(originsOf(records)).toMatchObject({ matin: 'matin', soir: 'matin' });
  });
});

describe('a source that is not published yet', () => {
  const withhold = (line: string): Changes => ({
    ...printed('secret', 'Le port sera vendu, a dit Clara Novak.', `${line}\n`, 'clara'),
    'actors/clara.yaml': 'kind: person\nname: Clara Novak\n',
  });

  test.each(['draft: true', 'embargo: 2026-12-24', 'embargo: 2026-12-24T06:00:00+01:00'])(
    '%s is left out with everybody whom only it names',
    (line) => {
      const records = compile(withhold(line));
      expect(JSON.stringify(records)).not.toMatch(/secret|clara/i);
      expect(records.texts.get('secret')).toBeUndefined();
      expect(records.statements).toHaveLength(2);
    },
  );

  test('is there when the embargo is over on the day that is given', () => {
    const changes = withhold('embargo: 2026-12-24');
    expect(compile(changes, '2026-12-23').statements).toHaveLength(2);
    expect(compile(changes, '2026-12-24').statements.map(({ id }) => id)).toContain('clara-secret');
  });

  test('is checked all the same', () => {
    const { problems } = compileFolder(
      writeSeeds({ ...withhold('draft: true'), 'sources/secret/article.txt': 'Rien.\n' }),
    );
    expect(problems.map(formatProblem).join()).toContain('sources/secret/statements.yaml');
  });

  test('cannot be what a published record needs', () => {
    const { problems } = compileFolder(
      writeSeeds({
        ...withhold('draft: true'),
        ...reported('soir', 'Le port sera vendu, dit-on.', 'clara-secret'),
      }),
    );
    expect(problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('there is no statement "clara-secret"'),
    );
  });
});
