// Who a verb of saying belongs to where its subject is not simply the words before it.
import { describe, expect, test } from 'vitest';
import { draftStatements } from '../../src/draft/record.ts';

const draft = (text: string, language: string) =>
  draftStatements({ text, language, published: '2024-06-04' }, { actors: [], statements: [] }).map(
    ({ record }) => record,
  );
const listSpeakers = (text: string, language: string) =>
  draft(text, language).map(({ actor_name }) => actor_name);

describe('French', () => {
  test.each([
    [
      'behind a fronted aside',
      'Lors d’un entretien sur la chaîne France Info, le maire de Brest a affirmé que le port vivra.',
      ['maire de Brest'],
    ],
    [
      'before a relative clause, not in it',
      'Paul Martin, dont le ministre a démissionné, a affirmé que le port vivra.',
      ['Paul Martin'],
    ],
    [
      'of a second verb, across another subject',
      'Paul Martin précise que le rapport sera rendu avant l’été et remercie la commission.',
      ['Paul Martin', 'Paul Martin'],
    ],
    [
      'an office with what it is for before its name',
      'L’Union, par la voix de son émissaire pour le Sahel, Anna Petrova, a appelé au calme.',
      ['Anna Petrova'],
    ],
    [
      'no office that the lexicon knows',
      'La dompteuse a dit que le lion dort. « Il dort encore », tranche la dompteuse.',
      ['dompteuse', 'dompteuse'],
    ],
    [
      'behind "comme"',
      'Comme le rappelle le maire de Brest, rien ne sera « facile à reconstruire ici ».',
      ['maire de Brest'],
    ],
    [
      'whoever was mentioned last, also as an object',
      'Paul Martin a été reçu par la ministre Claire Dumas. Cette dernière a promis une réponse.',
      ['Claire Dumas'],
    ],
    [
      'of the paragraph before anybody of those before it',
      'Boris Martin a promis une réponse.\n\nNanouk Petrova a démenti. Il a annoncé un recours.',
      ['Boris Martin', 'Nanouk Petrova', 'Nanouk Petrova'],
    ],
    [
      'a woman whose office is printed in the other gender',
      'Le chef du service, Fatou Seck, a tenu à réagir. « Tout est en ordre ici », a-t-elle dit.',
      ['Fatou Seck'],
    ],
    [
      'behind a quotation that another sentence takes up',
      '« Nous tiendrons bon ! » C’est en ces termes que Paul Martin a réagi.',
      ['Paul Martin'],
    ],
    ['nobody where the one who tells points something out', 'À noter que le port vivra.', []],
    ['nobody where the one who tells asks', 'Que propose donc le maire de Brest ?', []],
    [
      'nobody in a relative clause about what is named',
      'Les positions qu’il défend dans son parti ont changé depuis la primaire.',
      [],
    ],
    [
      'nobody where a participle belongs to a noun',
      'La mairie a reçu une entreprise ayant refusé de venir. Elle reçoit des élus réclamant « la vérité ».',
      [],
    ],
    [
      'nobody where a verb is denied that then tells nothing',
      'Paul Martin n’a pas précisé que le port vivra. Il n’en demande pas moins aux élus de voter.',
      ['Paul Martin'],
    ],
    [
      'nobody who is only sentenced',
      'Paul Martin a été condamné à 600 euros d’amende par le tribunal de Brest.',
      [],
    ],
    [
      'of a gerund whoever is the subject since then',
      'Alors que le maire annonce un plan, la préfète a réagi en dénonçant cette méthode.',
      ['maire', 'préfète'],
    ],
    [
      'one document, and none of those it tells of',
      'Selon le rapport, Paul Martin et Anna Petrova ont vu la crue.',
      ['rapport'],
    ],
    [
      'one, and once, across an adverb',
      'Paul Martin est venu. « Nous tiendrons bon ici », a-t-il ainsi fustigé.',
      ['Paul Martin'],
    ],
    [
      'the one who is named beside the office',
      'La porte-parole du club, la juriste Anna Petrova, a affirmé que le port vivra.',
      ['Anna Petrova'],
    ],
    [
      'no office of which a surname is the last word',
      'L’entourage de Petrova a démenti. Anna Petrova est venue. « Non et non », a dit Petrova.',
      ['entourage de Petrova', 'Anna Petrova'],
    ],
    [
      'the governor, and no deputy of his',
      'Le vice-président Paul Martin a démenti. Le président a confirmé cette version.',
      ['Paul Martin', 'président'],
    ],
    [
      'the spokesman, and not the body that his office names',
      'Un porte-parole de l’entreprise RTE (Réseau), chargée du courant, a expliqué que le port vivra.',
      ['porte-parole de l’entreprise RTE'],
    ],
    ['nobody whose noun has an adjective', 'Il s’est assis à la même table que le maire.', []],
    [
      'nobody who does what a verb of saying may mean',
      'Anna Petrova, ancienne générale, assure l’intérim.',
      [],
    ],
    [
      'one where the second verb is what is said',
      'Paul Martin précise avoir réagi : « Rien ne presse ici ».',
      ['Paul Martin'],
    ],
    [
      'the first of a sentence across a day',
      'Paul Martin, 46 ans, a avoué ce lundi 6 mars avoir vu les quatre élus.',
      ['Paul Martin'],
    ],
    [
      'before a verb that is quoted with what is said',
      'L’Otan "condamne fermement" ce tir. La ville a « vivement regretté » un oubli. Le pont est loin. Elle « dément » tout.',
      ['Otan', 'ville', 'ville'],
    ],
    [
      'nobody where a quoted verb has no subject',
      'La chanson « Demande-moi tout » a plu. Le mur « accuse le coup » et ferme. La loi du « demande et prends » est là.',
      [],
    ],
    [
      'whoever tells what somebody else is said to say',
      'Selon l’avocat de Paul Martin, il nie tout.',
      ['avocat de Paul Martin'],
    ],
    [
      'of whom a relative clause tells what another did',
      'Paul Martin, que Luc Dumas a reçu, a dit que tout va bien.',
      ['Paul Martin'],
    ],
    [
      'of ways of saying, across a day',
      'Paul Martin a réitéré vendredi sa demande d’enquête. La mairie a lancé mardi soir un appel au calme. Luc Dumas a fait le 3 mars savoir que le port vivra.',
      ['Paul Martin', 'mairie', 'Luc Dumas'],
    ],
    [
      'nobody whose quotation stands in a relative clause of what is presented',
      'Paul Martin présente une émission dont la « formule » a vieilli.',
      [],
    ],
  ])('the speaker is %s', (_name, text, expected) => {
    expect(listSpeakers(text, 'fr')).toEqual(expected);
  });

  test('whoever spoke two sentences before is marked', () => {
    const text = 'Anna Petrova a promis un plan. Le port est loin. Elle redoute « un retard ».';
    const near = 'Anna Petrova a promis un plan. Elle redoute « un retard ».';
    expect(draft(text, 'fr').at(-1)?.draft).toContain('actor');
    expect(draft(near, 'fr').at(-1)?.draft).not.toContain('actor');
  });

  test('a pronoun behind a sentence that names two who did not speak is marked', () => {
    const isMarked = (text: string) => draft(text, 'fr').at(-1)?.draft.includes('actor');
    expect(isMarked('Anna Petrova a reçu Claire Dumas. Elle a promis un plan.')).toBe(true);
    expect(isMarked('Anna Petrova a reçu Paul Martin. Elle a promis un plan.')).toBe(false);
    expect(isMarked('Anna Petrova a accusé Claire Dumas. Elle a promis un plan.')).toBe(false);
  });

  test('before a relative whoever may only be part of somebody else is marked', () => {
    const isMarked = (text: string) => draft(text, 'fr').at(-1)?.draft.includes('actor');
    expect(isMarked('Un proche du président, qui a démenti, a parlé.')).toBe(true);
    expect(isMarked('Le président, qui a démenti, a parlé.')).toBe(false);
  });

  test('whoever does not agree with the verb in number is marked', () => {
    const isMarked = (text: string) => draft(text, 'fr').at(-1)?.draft.includes('actor');
    expect(isMarked('Selon lui, le maire de Brest, qui s’était engagé à « agir vite ».')).toBe(
      false,
    );
    expect(isMarked('Selon lui, le maire de Brest, qui s’étaient engagés à « agir vite ».')).toBe(
      true,
    );
    expect(isMarked('Les élus de Brest réclament un plan.')).toBe(false);
    expect(isMarked('Les élus de Brest réclame un plan.')).toBe(true);
    expect(isMarked('Le maire de Brest maintient que le port vivra.')).toBe(false);
    expect(isMarked('Le maire de Brest maintiennent que le port vivra.')).toBe(true);
  });
});

describe('English', () => {
  test('those whom somebody urges are marked', () => {
    const [urged] = draft('Vyshinska, speaking in Brest, urged allies to send more.', 'en');
    expect(urged?.draft).toContain('actor');
  });

  test.each([
    [
      'nobody that a fronted participle names',
      'Pressed by counsel for the families, Mr Imrie conceded that nobody heard it.',
      ['Imrie'],
    ],
    [
      'one who declines behind a question',
      'Asked whether the captain would be charged, Lindqvar declined to say.',
      ['Lindqvar'],
    ],
    ['one of a group', 'One of them warned that it could take weeks.', ['One of them']],
    [
      'the first where the clause behind has no "that"',
      'Police said they questioned the owner of the car.',
      ['Police'],
    ],
    [
      'no owner of what speaks',
      '"We would not consider it," an Interpol spokesperson said. Interpol\'s rules allow it.',
      ['Interpol spokesperson'],
    ],
    [
      'who opens a sentence with a noun',
      'State media reported that the jet landed.',
      ['State media'],
    ],
    [
      'nobody of whom something is believed',
      'Warrants were issued for two men believed to have been there.',
      [],
    ],
    ['nobody for whom something is called', 'The port ended the call for a new dock.', []],
    [
      'no journal in which something was published',
      'In work published in Science and Technology, researchers said that it melts.',
      ['researchers'],
    ],
    ['nobody whose noun looks like a verb', 'It ended with full state honors for all.', []],
    ['nobody behind a title', 'The "King of Ports", had followers and wrote about it.', []],
    ['nobody who did not speak', 'Anna Petrova did not announce a date, and didn’t offer one.', []],
    [
      'who stands behind the comma after what is said',
      'The Office of Karelund has closed the port, the officials said.',
      ['officials'],
    ],
    [
      'who did something to whoever holds an office',
      'Anna Petrova fired Justice Minister Paul Martin, saying it was time. Luc Roux met Mayor Jane Doe and said it would open.',
      ['Anna Petrova', 'Luc Roux'],
    ],
    [
      'the lawyer, and not for whom',
      'The lawyer for Paul Martin, Luc Dumas, said it would open.',
      ['Luc Dumas'],
    ],
    [
      'a minister of Justice',
      'On Monday, Justice Minister Adeyemi said that the port would open.',
      ['Adeyemi'],
    ],
    [
      'each of a list with a comma before its "and"',
      'Anna Petrova, Paul Martin, and Claire Dumas said that the port would open.',
      ['Anna Petrova', 'Paul Martin', 'Claire Dumas'],
    ],
    [
      'before a verb that is quoted with what is said',
      'NATO "strongly condemns" the strike. The mayor “regrets” it.',
      ['NATO', 'mayor'],
    ],
    [
      'who stands behind a clause that a day opens',
      'In March, the company closed two plants, officials said on Monday.',
      ['officials'],
    ],
    [
      'nobody whose noun has its own verb',
      'The initial reports were of two drones, the mayor said.',
      ['mayor'],
    ],
  ])('the speaker is %s', (_name, text, expected) => {
    expect(listSpeakers(text, 'en')).toEqual(expected);
  });
});

describe('a date', () => {
  const findSaid = (text: string, language = 'fr') =>
    draft(text, language).map(({ said, draft: marks }) => (marks.includes('said') ? null : said));

  test.each([
    ['of the verb', 'Le maire a affirmé lundi que le port vivra.', '2024-06-03'],
    ['two days before', 'Le maire a affirmé avant-hier que le port vivra.', '2024-06-02'],
    [
      'on which somebody was asked',
      'Interrogé lundi, le maire a promis une réponse.',
      '2024-06-03',
    ],
    ['of another verb', 'Arrêté lundi, le maire a affirmé que le port vivra.', null],
    ['of a participle behind it', 'Le maire a salué l’accord signé lundi.', null],
    ['of what is announced', 'Le maire a annoncé une grève générale lundi.', null],
    ['that is still to come', 'Le maire doit annoncer lundi que le port vivra.', null],
    ['without a year, still to come', 'Le maire a promis le 12 juin que le port vivra.', null],
    ['of a span', 'Le maire a promis au 3 juin que le port vivra.', null],
    ['of what is called for', 'Le maire a appelé à une marche lundi.', null],
    ['before another verb', 'Lundi, la ville a voté un plan, ce que le maire a dénoncé.', null],
    [
      'of the verb before it, in one act of speech',
      'Le maire a affirmé lundi que le port vivra, ajoutant que le pont tiendra.',
      '2024-06-03',
    ],
    ['in a setting', 'Le maire a affirmé dans un entretien lundi que le port vivra.', '2024-06-03'],
    [
      'on which what is quoted was published',
      'Dans un communiqué publié lundi soir, le maire de Brest a dénoncé « un abandon ».',
      '2024-06-03',
    ],
    [
      'behind a long aside',
      'Dans un entretien accordé samedi dernier à Ouest-Info, le maire s’était dit confiant.',
      '2024-06-01',
    ],
    [
      'of a document',
      'Le maire, par le biais d’un texte diffusé lundi, a promis un plan.',
      '2024-06-03',
    ],
    ['of a document that tells it', 'Selon un rapport publié lundi, le port vivra.', '2024-06-03'],
    [
      'of an occasion',
      'Le maire a, lors de « Questions » du lundi 3 juin, accusé la ville.',
      '2024-06-03',
    ],
    ['of a letter', 'Dans une lettre datée du 3 juin, le maire a promis un plan.', '2024-06-03'],
    ['of what came before', 'Après la séance du 3 juin, le maire a promis un plan.', null],
    ['between commas', 'Le maire a dénoncé, lundi 3 juin, la fermeture du port.', '2024-06-03'],
    ['at a place', '« Tout ira bien ici », a dit le maire au micro de RTL lundi.', '2024-06-03'],
    ['of an aside about something else', 'Après un vol, lundi, le maire a promis un plan.', null],
    ['of every week', 'Le maire a dit le lundi que tout va.', null],
    ['of a feast', 'Le maire a dit lundi de Pâques que tout va.', null],
    ['of what somebody is', 'Le maire, vainqueur dimanche, a promis un plan.', null],
    ['of where somebody is', 'Le maire, en visite lundi à Brest, a promis un plan.', '2024-06-03'],
    ['of what is spoken about', '« Tout ira bien », a dit le maire sur la grève de lundi.', null],
    ['of a verb that may lead to a day', 'Elle présente lundi un plan et a promis une fête.', null],
    ['no month of what is said', 'La ville a dénoncé une hausse en mai.', null],
    ['last of its kind', 'Le 14 août dernier, le maire a promis un plan.', '2023-08-14'],
    ['long ago, without a year', 'Le 14 août, le maire a promis un plan.', null],
  ])('%s', (_name, text, expected) => {
    expect(findSaid(text).slice(-1)).toEqual([expected]);
  });

  test.each([
    ['told to somebody', 'The mayor told reporters on Monday that it will open.', '2024-06-03'],
    ['in a statement', 'The mayor said in a statement on Monday the port will open.', '2024-06-03'],
    ['late in a day', 'The mayor said late on Monday that it will open.', '2024-06-03'],
    [
      'behind a quotation',
      'The mayor described it as "no accident" in a post on X on Monday.',
      '2024-06-03',
    ],
    [
      'behind an inverted subject',
      '"It will open at last," wrote the mayor on Monday.',
      '2024-06-03',
    ],
    [
      'behind a long subject',
      '"It will open," said town leader Jane Ellery Smith at a packed meeting in the hall on Monday.',
      '2024-06-03',
    ],
    ['of what is spoken about', '"It will open," he wrote of the fire on Monday.', null],
    [
      'before a main verb and its participle',
      'This Monday the mayor praised the plan, calling it "a great day".',
      '2024-06-03',
    ],
    ['of which something is said', 'The mayor said Monday would be a holiday.', null],
    ['of what is quoted', 'The mayor denounced the "cowardly attack" in Brest on Monday.', null],
    ['of what happened', 'On Monday a man shot three people, police said.', null],
    [
      'of a deed behind a preposition',
      'He was here, accused of killing two on Monday, the mayor said.',
      null,
    ],
    ['of every week', 'The mayor said every Monday that it will open.', null],
    ['of a night', 'The mayor said Monday night’s fire was out.', null],
    ['of a statement', 'In a statement on Monday, the mayor praised the plan.', '2024-06-03'],
    ['no modal verb', 'The mayor said in may be the end.', null],
    ['of what is said', 'The mayor said the port would reopen on Monday.', null],
    ['of a name', 'USA Today said that it will open.', null],
    ['of what began', 'The mayor said the works began on June 3.', null],
    ['that is ambiguous', 'The mayor said last Monday that it will open.', null],
  ])('%s, in English', (_name, text, expected) => {
    expect(findSaid(text, 'en').slice(-1)).toEqual([expected]);
  });

  test.each([
    ['a month', 'En mai, la ville a annoncé que le port vivra.', 'fr', '2024-05'],
    ['a month of the year before', 'En août, la ville a promis un plan.', 'fr', '2023-08'],
    ['a year', 'En 2021, la ville a annoncé que le port vivra.', 'fr', '2021'],
    ['a month, in English', 'In May, the town said that it would open.', 'en', '2024-05'],
    [
      'across where it was said',
      'Le maire a dit au « Soir » ce lundi que tout va.',
      'fr',
      '2024-06-03',
    ],
  ])('that may only be near is marked: %s', (_name, text, language, said) => {
    const [record] = draft(text, language);
    expect(record).toMatchObject({ said, draft: expect.arrayContaining(['said']) });
  });
});
