// Interviews, transcripts and minutes: who speaks in a paragraph that a name opens.
import { describe, expect, test } from 'vitest';
import { draftStatements } from '../../src/draft/record.ts';

const listSaid = (text: string, language = 'fr') =>
  draftStatements({ text, language, published: null }, { actors: [], statements: [] }).map(
    ({ record }) => `${record.actor_name}: ${record.quote}`,
  );

const interview = `Titre

La Gazette : Pourquoi partir ?

Maud Roux : Parce que huit ans suffisent.

On dit que la mairie vous a poussée dehors.

M. R. : Non, c'est faux.

La Gazette : Et le festival ?

Maud Roux : Il est sain.

Nous terminons avec une réserve.

Jointe après cet entretien, la mairie a confirmé ce chiffre.`;

describe('names before a colon', () => {
  test('open the words of those who answer, whose initials are enough', () => {
    expect(listSaid(interview)).toEqual([
      'Maud Roux: Maud Roux : Parce que huit ans suffisent.',
      "Maud Roux: M. R. : Non, c'est faux.",
      'Maud Roux: Maud Roux : Il est sain.',
      'Maud Roux: Nous terminons avec une réserve.',
      'mairie: Jointe après cet entretien, la mairie a confirmé ce chiffre.',
    ]);
  });

  test('are nobody where they stand once', () => {
    expect(listSaid('Titre\n\nBilan provisoire : trois blessés ont quitté la ville.')).toEqual([]);
  });

  test('are nobody where they ask or thank, also in capitals', () => {
    const text = `Title

MS. HALE: Good afternoon, everyone.

QUESTION: Is the bridge closed?

MS. HALE: It is closed for a week.

QUESTION: The mayor said that it will stay closed. Is that true?

MS. HALE: No. It opens on Monday.`;
    expect(listSaid(text, 'en')).toEqual([
      'HALE: MS. HALE: It is closed for a week.',
      'mayor: The mayor said that it will stay closed.',
      'HALE: MS. HALE: No. It opens on Monday.',
    ]);
  });
});

test('a name with its title and a dash opens the words of minutes', () => {
  const text =
    'Titre\n\nMme Anne Roux, présidente, ouvre la séance.\n\nM. Paul Ney. – Je propose un vote.';
  expect(listSaid(text)).toEqual(['Paul Ney: M. Paul Ney. – Je propose un vote.']);
});

test('answers without a name are those of whoever is named first, and marked', () => {
  const text = `Titre

Claire Dumas dirige le port depuis trois ans.

Pourquoi partez-vous ?

Parce que j'ai tout donné.

Et la suite ?

Je vais écrire.

Des regrets ?

Je n'en ai aucun.`;
  const records = draftStatements(
    { text, language: 'fr', published: null },
    { actors: [], statements: [] },
  );
  const own = records.map(({ record }) => [
    record.actor_name,
    record.quote,
    record.draft.includes('actor'),
  ]);
  expect(own).toEqual([
    ['Claire Dumas', "Parce que j'ai tout donné.", true],
    ['Claire Dumas', 'Je vais écrire.', true],
    ['Claire Dumas', "Je n'en ai aucun.", true],
  ]);
});

describe('the day of a heading', () => {
  const listDays = (text: string, language = 'fr') =>
    draftStatements(
      { text, language, published: '2023-06-04' },
      { actors: [], statements: [] },
    ).map(({ record: { said, draft } }) => `${said}${draft.includes('said') ? '?' : ''}`);
  const body = 'Le maire a affirmé que le port vivra. Luc Dumas a promis mardi un plan.';

  test('may be that of all that is said in minutes', () => {
    const title = 'Compte rendu de la réunion du mercredi 15 février 2023';
    expect(listDays(`${title}\n\n${body}`)).toEqual(['2023-02-15?', '2023-05-30']);
    const turns =
      'M. Roux : Le port vivra.\n\nMme Petrova : Le pont tiendra.\n\nM. Roux : Oui, il tient.';
    expect(listDays(`${title}\n\n${turns}`)).toEqual(Array(3).fill('2023-02-15?'));
  });

  test('may be that of all that is said in a release', () => {
    const head = 'Un port pour tous\n\nCommuniqué de presse\nBrest, le 15 février 2023';
    expect(listDays(`${head}\n\n${body}`)).toEqual(['2023-02-15?', '2023-05-30']);
  });

  test('is nothing where it only tells when the article appeared', () => {
    expect(listDays(`Un port pour tous\n\nBrest, le 15 février 2023\n\n${body}`)).toEqual([
      'null?',
      '2023-05-30',
    ]);
    expect(listDays(`Port\n\nSunday, June 4, 2023\n\nThe mayor said it is open.`, 'en')).toEqual([
      'null?',
    ]);
  });
});
