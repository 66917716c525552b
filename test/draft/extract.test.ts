// Who says what, pattern by pattern, in small texts. Each row is a text and the speakers with the
// words that are theirs.
import { describe, expect, test } from 'vitest';
import type { KnownActor } from '../../src/draft/people.ts';
import { draftStatements } from '../../src/draft/record.ts';

const peskov: KnownActor = {
  id: 'peskov',
  kind: 'person',
  name: 'Dmitri Peskov',
  spellings: ['Dmitri Peskov', 'Peskov'],
  roles: ['porte-parole du Kremlin'],
};
const kremlin: KnownActor = {
  id: 'kremlin',
  kind: 'organization',
  name: 'Kremlin',
  spellings: ['Kremlin'],
  roles: [],
};
const known = { actors: [peskov, kremlin], statements: [] };

const draft = (text: string, language: string, published: string | null = null) =>
  draftStatements({ text, language, published }, known).map(({ record }) => record);

/** `speaker: words`, in reading order. */
const listSaid = (text: string, language: string) =>
  draft(text, language).map(({ actor_name, quote }) => `${actor_name}: ${quote}`);

describe('French', () => {
  test.each([
    [
      'an apposition behind the office',
      'Le préfet, Arnaud Delmotte, a déclaré que la route est fermée.',
      ['Arnaud Delmotte: Le préfet, Arnaud Delmotte, a déclaré que la route est fermée.'],
    ],
    [
      'an office before the name',
      'La ministre malienne Awa Traoré affirme que le pont tiendra.',
      ['Awa Traoré: La ministre malienne Awa Traoré affirme que le pont tiendra.'],
    ],
    [
      'an inverted verb behind a quotation',
      '« Nous tiendrons bon », a déclaré mardi à la presse Paul Martin.',
      ['Paul Martin: « Nous tiendrons bon », a déclaré mardi à la presse Paul Martin.'],
    ],
    [
      'a pronoun of its gender',
      'Claire Dumas a annoncé la fin du chantier. « Nous sommes prêts pour l’hiver », a-t-elle dit.',
      [
        'Claire Dumas: Claire Dumas a annoncé la fin du chantier.',
        'Claire Dumas: « Nous sommes prêts pour l’hiver », a-t-elle dit.',
      ],
    ],
    [
      'a relative clause',
      'Le projet déplaît à Paul Martin, qui a dénoncé « un gâchis sans nom pour la ville ».',
      [
        'Paul Martin: Le projet déplaît à Paul Martin, qui a dénoncé « un gâchis sans nom pour la ville ».',
      ],
    ],
    [
      'a fronted gerund',
      'Estimant que la loi est injuste, Paul Martin a refusé de signer.',
      [
        'Paul Martin: Estimant que la loi est injuste',
        'Paul Martin: Estimant que la loi est injuste, Paul Martin a refusé de signer.',
      ],
    ],
    [
      'selon before and behind',
      'Selon Paul Martin, la route est fermée. Le pont tiendra, selon le préfet.',
      [
        'Paul Martin: Selon Paul Martin, la route est fermée.',
        'préfet: Le pont tiendra, selon le préfet.',
      ],
    ],
    [
      'two who speak together',
      'Paul Martin et Claire Dumas ont affirmé que la route est fermée.',
      [
        'Paul Martin: Paul Martin et Claire Dumas ont affirmé que la route est fermée.',
        'Claire Dumas: Paul Martin et Claire Dumas ont affirmé que la route est fermée.',
      ],
    ],
    [
      'two claims of one speaker, which begin together',
      'Paul Martin a dit que la route est fermée et que le pont tiendra.',
      [
        'Paul Martin: Paul Martin a dit que la route est fermée',
        'Paul Martin: Paul Martin a dit que la route est fermée et que le pont tiendra.',
      ],
    ],
    [
      'an office that nobody is named with',
      'Le ministre malien des Affaires étrangères a déclaré que la frontière reste ouverte.',
      [
        'ministre malien des Affaires étrangères: Le ministre malien des Affaires étrangères a déclaré que la frontière reste ouverte.',
      ],
    ],
    [
      'an office that somebody was named with',
      'Le ministre de la Santé, Paul Martin, est venu. Le ministre a promis un hôpital.',
      ['Paul Martin: Le ministre a promis un hôpital.'],
    ],
    [
      'an institution through its spokesman',
      'Le Kremlin, par la voix de Dmitri Peskov, a démenti tout contact.',
      ['Dmitri Peskov: Le Kremlin, par la voix de Dmitri Peskov, a démenti tout contact.'],
    ],
    [
      'a pronoun behind a voice, which means whoever has it',
      'La mairie, par la voix de son porte-parole, a démenti tout contact. Elle affirme que le pont tiendra.',
      [
        'porte-parole: La mairie, par la voix de son porte-parole, a démenti tout contact.',
        'mairie: Elle affirme que le pont tiendra.',
      ],
    ],
    [
      'a quotation that goes on',
      '« Nous tiendrons bon », a déclaré Paul Martin. « Personne ne nous fera céder ici. »',
      [
        'Paul Martin: « Nous tiendrons bon », a déclaré Paul Martin.',
        'Paul Martin: « Personne ne nous fera céder ici. »',
      ],
    ],
    [
      'a verb that is in no list, inverted behind a quotation',
      'Claire Dumas est venue. « Nous sommes prêts pour l’hiver », a-t-elle bougonné.',
      ['Claire Dumas: « Nous sommes prêts pour l’hiver », a-t-elle bougonné.'],
    ],
    [
      'a place that stands for its government',
      'Paris appelle toutes les parties à la retenue.',
      ['Paris: Paris appelle toutes les parties à la retenue.'],
    ],
    [
      'a contrast, which is another’s words',
      'Paul Martin a dit que le pont tiendra, tandis que Claire Dumas a plaidé pour un tunnel.',
      [
        'Paul Martin: Paul Martin a dit que le pont tiendra',
        'Claire Dumas: Claire Dumas a plaidé pour un tunnel.',
      ],
    ],
    [
      'a quotation that belongs to the second of two verbs',
      'Paul Martin a écarté tout report, affirmant que le pont est « solide et sûr ».',
      [
        'Paul Martin: Paul Martin a écarté tout report',
        'Paul Martin: Paul Martin a écarté tout report, affirmant que le pont est « solide et sûr ».',
      ],
    ],
    [
      'what the speaker also does, which is no statement',
      'L’association dénonce cette loi et a ouvert une ligne téléphonique.',
      ['association: L’association dénonce cette loi'],
    ],
    [
      'a denial that names nothing',
      'Paul Martin aurait fui, selon la police. Luc Dumas a démenti.',
      ['police: Paul Martin aurait fui, selon la police.', 'Luc Dumas: Luc Dumas a démenti.'],
    ],
    [
      'a couple with one family name',
      'Anne et Paul Martin affirment que le pont tiendra.',
      ['Anne et Paul Martin: Anne et Paul Martin affirment que le pont tiendra.'],
    ],
    [
      'silence, which is told as well',
      'Interrogé, le maire, Luc Dumas, n’a pas souhaité commenter.',
      ['Luc Dumas: Interrogé, le maire, Luc Dumas, n’a pas souhaité commenter.'],
    ],
    [
      'a second clause whose pronoun goes on with the first',
      'Paul Martin a dit que le pont est vieux et qu’il tiendra.',
      ['Paul Martin: Paul Martin a dit que le pont est vieux et qu’il tiendra.'],
    ],
    [
      'a relative behind another’s words',
      '« Nous tiendrons bon », a déclaré Paul Martin, qui réclame une enquête.',
      [
        'Paul Martin: « Nous tiendrons bon », a déclaré Paul Martin',
        'Paul Martin: Paul Martin, qui réclame une enquête.',
      ],
    ],
    [
      'a pronoun right before the verb, whatever stands at the head',
      'Claire Dumas est venue. La ville et Paul Martin savent, elle l’a dit, que le pont tiendra.',
      ['Claire Dumas: La ville et Paul Martin savent, elle l’a dit, que le pont tiendra.'],
    ],
    [
      'an institution in which somebody says it',
      'Au ministère de la Santé, on assure que l’hôpital ouvrira.',
      ['ministère de la Santé: Au ministère de la Santé, on assure que l’hôpital ouvrira.'],
    ],
    [
      'a reaction to what is known with its reason, which is one claim',
      'Paul Martin a réfuté ces allégations, soulignant que le pont est neuf.',
      ['Paul Martin: Paul Martin a réfuté ces allégations, soulignant que le pont est neuf.'],
    ],
    [
      'an opinion whose holder is a pronoun within it',
      'Paul Martin est venu. À l’en croire, le pont tiendra.',
      ['Paul Martin: À l’en croire, le pont tiendra.'],
    ],
    [
      'an aside between the verb and its object',
      'Claire Dumas avait proposé, en début de semaine, de fermer la route.',
      ['Claire Dumas: Claire Dumas avait proposé, en début de semaine, de fermer la route.'],
    ],
    [
      'a second verb behind "avant de"',
      '« Personne ne viendra ici », ironise Paul Martin, avant de plaider pour un tunnel.',
      [
        'Paul Martin: « Personne ne viendra ici », ironise Paul Martin',
        'Paul Martin: ironise Paul Martin, avant de plaider pour un tunnel.',
      ],
    ],
    [
      'a second verb behind a clause in which nobody acts',
      'Claire Dumas rappelle que la route est soumise à un avis et prévient que le pont tiendra.',
      [
        'Claire Dumas: Claire Dumas rappelle que la route est soumise à un avis',
        'Claire Dumas: Claire Dumas rappelle que la route est soumise à un avis et prévient que le pont tiendra.',
      ],
    ],
    [
      'what a dash opens, but no question',
      'Paul Martin affirme que le pont tiendra.\n— Et la route ?\n— Elle ferme. Le maire le dit assez.',
      [
        'Paul Martin: Paul Martin affirme que le pont tiendra.',
        'Paul Martin: — Elle ferme. Le maire le dit assez.',
      ],
    ],
    [
      'a name with an apposition before a colon',
      'Paul Martin, fin connaisseur des ponts : « Nous tiendrons bon jusqu’au bout. »',
      [
        'Paul Martin: Paul Martin, fin connaisseur des ponts : « Nous tiendrons bon jusqu’au bout. »',
      ],
    ],
    [
      'a hope that was told',
      'Paul Martin a souhaité que la route reste ouverte.',
      ['Paul Martin: Paul Martin a souhaité que la route reste ouverte.'],
    ],
    [
      'a subject, and what an infinitive governs',
      'Le collectif, né en janvier, menace de saisir le tribunal.',
      ['collectif: Le collectif, né en janvier, menace de saisir le tribunal.'],
    ],
    [
      'what somebody wants, finds or publishes without words',
      'Le maire souhaite ouvrir la route. Le préfet a constaté que le pont est fermé. Elle craint un report. La ministre a publié un rapport.',
      [],
    ],
    [
      'nouns and participles that look like verbs of saying',
      'Le maire a tenu un point presse. La ville, accusée de fraude, se tait. Le scandale selon lequel il ment a cessé.',
      [],
    ],
    [
      'names in quotation marks, what a verb governs, and no answer',
      'Paul Martin a évoqué le film « Les Ponts ». La loi permet au maire de garantir la route. Il n’a pas répondu à nos questions.',
      [],
    ],
    [
      'what nobody in particular says, and what the author says',
      'On note que le pont est fermé. Je lui demande si le pont tiendra.',
      [],
    ],
    [
      'narration without anybody’s words',
      'Le pont a été fermé mardi. Les voitures passent par la vallée. La demande a baissé.',
      [],
    ],
  ])('%s', (_name, text, expected) => {
    expect(listSaid(text, 'fr')).toEqual(expected);
  });

  test('a verb whose speaker is not told stays, marked', () => {
    const [record] = draft('Cela suffira, a-t-il dit après la réunion du soir.', 'fr');
    expect(record).toMatchObject({ actor: null, actor_name: null });
    expect(record?.draft).toContain('actor');
  });

  test('a bare office is nobody whom only the database knows', () => {
    const text = 'Le préfet, par la voix de son porte-parole, a démenti toute intervention.';
    expect(draft(text, 'fr')).toMatchObject([{ actor: null, actor_name: 'porte-parole' }]);
    const [voice] = draft('Le Kremlin, par la voix de Paul Martin, a démenti tout contact.', 'fr');
    expect(voice?.on_behalf_of).toBe('kremlin');
    const [named] = draft('Le porte-parole du Kremlin a démenti toute intervention.', 'fr');
    expect(named?.actor).toBe('peskov');
  });

  test('the name is the one that is printed', () => {
    const [record] = draft('Peskov a démenti toute intervention.', 'fr');
    expect(record).toMatchObject({ actor: 'peskov', actor_name: 'Peskov' });
  });

  test('knows the actors of the database, and for whom they speak', () => {
    const [record] = draft('Le porte-parole du Kremlin, Dmitri Peskov, a démenti la rumeur.', 'fr');
    expect(record).toMatchObject({ actor: 'peskov', on_behalf_of: 'kremlin', act: 'denial' });
    expect(record?.mentions).toEqual(['kremlin', 'peskov']);
  });

  test('whoever spoke for them once does so no more', () => {
    const words = 'L’ancien porte-parole du Kremlin, Luc Martin, a démenti la rumeur.';
    const [record] = draft(words, 'fr');
    expect(record).toMatchObject({ actor_name: 'Luc Martin', on_behalf_of: null });
  });
});

describe('English', () => {
  test.each([
    [
      'a verb behind its speaker',
      'Foreign Minister Awa Traore said that the border would stay open.',
      ['Awa Traore: Foreign Minister Awa Traore said that the border would stay open.'],
    ],
    [
      'a plural that looks like a noun',
      'The police say that the border would stay open.',
      ['police: The police say that the border would stay open.'],
    ],
    [
      'a verb behind the quotation',
      '“We will hold,” Paul Martin told reporters on Tuesday.',
      ['Paul Martin: “We will hold,” Paul Martin told reporters on Tuesday.'],
    ],
    [
      'an inverted verb',
      '"We will hold on to this," said Claire Dumas, the mayor of the town.',
      ['Claire Dumas: "We will hold on to this," said Claire Dumas, the mayor of the town.'],
    ],
    [
      'a name behind a long office',
      'U.S. Secretary of State Antony Blinken called on both sides to talk.',
      ['Antony Blinken: U.S. Secretary of State Antony Blinken called on both sides to talk.'],
    ],
    [
      'a letter that ends a sentence',
      '“It is unacceptable,” Paul Martin wrote on X. The minister refused to answer.',
      [
        'Paul Martin: “It is unacceptable,” Paul Martin wrote on X.',
        'minister: The minister refused to answer.',
      ],
    ],
    [
      'according to',
      'The bridge will hold, according to the mayor.',
      ['mayor: The bridge will hold, according to the mayor.'],
    ],
    [
      'a speaker behind what was said, and when, where and to whom',
      'The port will close, the minister said on Monday. Two men were hurt, police told reporters. Of forty aboard six were saved, Paul Martin wrote on Telegram. The road is open, Claire Dumas says.',
      [
        'minister: The port will close, the minister said on Monday.',
        'police: Two men were hurt, police told reporters.',
        'Paul Martin: Of forty aboard six were saved, Paul Martin wrote on Telegram.',
        'Claire Dumas: The road is open, Claire Dumas says.',
      ],
    ],
    [
      'a speaker behind words that only say where or when',
      'In a statement, the army said on Monday the port would close. Raised in Odesa, Claire Dumas wrote in Ukrainian.',
      ['army: In a statement, the army said on Monday the port would close.'],
    ],
    [
      'a spokesman behind his ministry',
      'Ministry of Health spokesman Paul Martin said that the road would open.',
      ['Paul Martin: Ministry of Health spokesman Paul Martin said that the road would open.'],
    ],
    [
      'a subject before those whom it blames',
      'After the attack Ahmed al-Sadi, a spokesman for the union, blamed both Paul Martin and the mayor.',
      [
        'Ahmed al-Sadi: After the attack Ahmed al-Sadi, a spokesman for the union, blamed both Paul Martin and the mayor.',
      ],
    ],
    [
      'a fronted participle with a quotation of its own',
      'Calling it a "culture of waste" Paul Martin said "We have to build another bridge."',
      [
        'Paul Martin: Calling it a "culture of waste"',
        'Paul Martin: Calling it a "culture of waste" Paul Martin said "We have to build another bridge."',
      ],
    ],
    [
      'what somebody hopes, and nouns that look like verbs of saying',
      'The mayor hopes to open the road. The Atlantic Council think tank met. They agreed on a line that would divide the sea.',
      [],
    ],
    [
      'a pronoun of its gender',
      'Claire Dumas announced the end of the works. She said the road would open.',
      [
        'Claire Dumas: Claire Dumas announced the end of the works.',
        'Claire Dumas: She said the road would open.',
      ],
    ],
  ])('%s', (_name, text, expected) => {
    expect(listSaid(text, 'en')).toEqual(expected);
  });
});

describe('the form', () => {
  test.each([
    ['direct', '« Nous tiendrons bon », a déclaré Paul Martin.'],
    ['direct', 'Paul Martin a déclaré : « Nous tiendrons bon jusqu’au bout. »'],
    ['direct', 'Le président Paul Martin a déclaré : « Nous tiendrons bon. »'],
    ['mixed', 'Paul Martin a jugé ces propos « irresponsables ».'],
    ['mixed', 'Paul Martin a accusé la ville d’avoir « mis les élus devant le fait accompli ».'],
    ['indirect', 'Paul Martin a dit que le pont tiendra.'],
  ])('%s: %s', (form, text) => {
    expect(draft(text, 'fr').map((record) => record.form)).toEqual([form]);
  });
});

describe('a date', () => {
  test.each([
    [
      'a weekday beside the verb',
      'Paul Martin a déclaré mardi que la route est fermée.',
      '2025-12-02',
    ],
    [
      'a day without its year',
      'Le 3 décembre, Paul Martin a dit que le pont tiendra.',
      '2025-12-03',
    ],
    ['a day in full', 'Paul Martin a dit le 4 mai 2021 que le pont tiendra.', '2021-05-04'],
    [
      'the one of the verb before that of an aside',
      'Le ministre, attendu vendredi, a dit mercredi que le pont tiendra.',
      '2025-12-03',
    ],
    [
      'the one between an aside and the verb',
      'Le ministre, attendu vendredi, mardi a dit que le pont tiendra.',
      '2025-12-02',
    ],
    ['none of a relative', 'Le maire, qui a dormi mardi ici, a dit que le pont tiendra.', null],
    ['none of a plan', 'Paul Martin annonce une marche pour le samedi 4 mars.', null],
    ['none', 'Paul Martin a dit que la réunion de mardi est annulée.', null],
    [
      'that of a meeting',
      'Après la réunion du 2 décembre, Paul Martin a dit que tout va bien.',
      null,
    ],
  ])('%s', (_name, text, said) => {
    const [record] = draft(text, 'fr', '2025-12-05');
    expect(record?.said).toBe(said);
    expect(record?.draft.includes('said')).toBe(said === null);
  });

  test('that is carried on from the sentence before is marked', () => {
    const [, second] = draft(
      'Paul Martin a déclaré mardi que la route est fermée. Il a ajouté que le pont tiendra.',
      'fr',
      '2025-12-05',
    );
    expect(second).toMatchObject({ said: '2025-12-02' });
    expect(second?.draft).toContain('said');
  });

  test('whose weekday is another one is marked', () => {
    const [record] = draft('Lundi 3 décembre 2025, Paul Martin a dit que tout va bien.', 'fr');
    expect(record?.draft).toContain('said');
  });
});

// Code into which bugs are put takes far longer.
describe.skipIf(process.env.MUTATED_ROOM)('whatever it is given', () => {
  const mixed = `« Ouvert sans fin, a dit Paul Martin. »« ” “ " ‘
שלום עולם, אמר פול. قال الوزير «نعم».
Paul Martin a dit : “oui « non ” peut-être ».`;

  test.each([
    ['nothing', ''],
    ['marks without end', mixed],
    ['a megabyte without a space', 'a'.repeat(1_000_000)],
    ['a megabyte of marks', '«"“'.repeat(340_000)],
    ['pairs of surrogates', '🎭 « 🎭🎭 voilà ce que nous voulons », a dit Paul Martin 🎭.'],
  ])('every quote is a slice, the same each time: %s', (_name, text) => {
    for (const language of ['fr', 'en']) {
      const records = draft(text, language);
      const points = Array.from(text);
      for (const { quote, start, end } of records.slice(0, 100)) {
        expect(points.slice(start, end).join('')).toBe(quote);
      }
      expect(draft(text, language)).toEqual(records);
    }
  });

  test('half a megabyte of offices and their holders', () => {
    const name = (at: number) => `${at}`.replace(/\d/g, (digit) => 'abcdefghij'[+digit] as string);
    const sentence = (at: number) =>
      `Le ministre de N${name(at)}, Paul D${name(at)}, a démenti. Le ministre de N${name(at)} a promis un plan.`;
    const text = Array.from({ length: 6000 }, (_, at) => sentence(at)).join(' ');
    const began = performance.now();
    expect(draft(text, 'fr').at(-1)?.actor_name).toBe(`Paul D${name(5999)}`);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test('a megabyte of statements', () => {
    const sentence = 'Paul Martin a déclaré que « la route » est fermée, a-t-il dit. ';
    expect(draft(sentence.repeat(16_000), 'fr')).toHaveLength(32_000);
  });
});
