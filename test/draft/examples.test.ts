// One French sentence for each way of telling who says something, and when: what is drafted of it.
import { expect, test } from 'vitest';
import { describeDrafts } from '../support/draft.ts';

test.each<[text: string, ...drafted: string[]]>([
  ['« Qui paie la route ? », a lancé le maire.', 'maire: direct question?'],
  [
    'Le maire prétend que la route tient. Il maintient que le pont tiendra.',
    'maire: indirect claim: Le maire prétend que la route tient.',
    'maire: indirect assertion?: Il maintient que le pont tiendra.',
  ],
  [
    'L’ex-ministre de la Santé Anna Petrova a dit que le pont tient.',
    'Anna Petrova: indirect assertion?',
  ],
  [
    'Le secrétaire général de l’ONU Ban Ki-moon a dit que la trêve tient.',
    'Ban Ki-moon: indirect assertion?',
  ],
  [
    'Le président de la France Emmanuel Macron a affirmé que la trêve tient.',
    'Emmanuel Macron: indirect assertion?',
  ],
  [
    'Le préfet par intérim a dit que la route est fermée.',
    'préfet par intérim: indirect assertion?',
  ],
  [
    'Le parti au pouvoir a affirmé que le vote aura lieu.',
    'parti au pouvoir: indirect announcement?',
  ],
  ['Le maire a dit craindre une crue.', 'maire: indirect concern'],
  ['Le maire n’a pas précisé quand le pont ouvrira.'],
  ['Le maire n’en demande pas moins une enquête.', 'maire: indirect demand'],
  ['La chanson « Les Ponts » a plu au public.'],
  ['« Le pont tient », a-t-il ainsi conclu.', '?: direct assertion?'],
  [
    '« Le pont tiendra », espère-t-il. Le maire souhaite une trêve.',
    '?: direct assertion?: « Le pont tiendra », espère-t-il.',
  ],
  ['Le maire a été condamné à une amende par le tribunal.'],
  ['L’accord a été dénoncé par le préfet.', 'préfet: indirect criticism'],
  ['Le maire a dit que la réunion du 2 juin a été utile.', 'maire: indirect assertion?'],
  [
    'Lors de la séance du 3 mars, le maire a dit que le pont tient.',
    'maire: indirect assertion? 2024-03-03',
  ],
  [
    'Dans une lettre datée du 3 mars, la ministre a demandé une enquête.',
    'ministre: indirect demand 2024-03-03',
  ],
  ['Après la séance du 3 mars, le maire a dit que le pont tient.', 'maire: indirect assertion?'],
  ['Le maire a dit lundi de Pâques que le pont tient.', 'maire: indirect assertion?'],
  ['Pour le samedi 8 juin, le maire a annoncé une fête.', 'maire: indirect announcement'],
  [
    'Le 14 août dernier, le maire a dit que le pont tient.',
    'maire: indirect assertion? 2023-08-14',
  ],
  [
    'Le maire a affirmé mardi que le pont tient, ajoutant que la route est sûre.',
    'maire: indirect assertion? 2024-06-04: Le maire a affirmé mardi que le pont tient',
    'maire: indirect assertion? 2024-06-04',
  ],
  ['Paris appelle à la retenue.', 'Paris: indirect appeal'],
  ['Le maire a réitéré sa demande d’une enquête.', 'maire: indirect demand?'],
  [
    'La radio présente une émission dont la « formule reste secrète », a dit le maire.',
    'maire: mixed assertion?',
  ],
  [
    'Le maire a dit, depuis la ville où il se trouvait, que le pont tient.',
    'maire: indirect assertion?',
  ],
  [
    'La police a parlé de trois hommes, indiquant les avoir arrêtés.',
    'police?: indirect assertion?',
  ],
  [
    'Le maire a annoncé, en début de semaine, la fermeture du pont.',
    'maire: indirect announcement',
  ],
  [
    'Le maire l’a démenti. Il s’y est opposé.',
    'maire: indirect denial: Le maire l’a démenti.',
    'maire: indirect refusal: Il s’y est opposé.',
  ],
  [
    'Le ministère précise que le rapport sera rendu et remercie la commission.',
    'ministère: indirect announcement?: Le ministère précise que le rapport sera rendu',
    'ministère: indirect praise',
  ],
  [
    'Lors d’un entretien sur la chaîne Télé 5, le maire a dit que le pont tient.',
    'maire: indirect assertion?: le maire a dit que le pont tient.',
  ],
  ['La préfète s’est tue et le maire a dit que le pont tient.', 'maire: indirect assertion?'],
  [
    'Avec la Russie et la Chine, les démocrates ont demandé une trêve.',
    'démocrates: indirect demand',
  ],
  ['En mai, la ville a dit que le pont tient.', 'ville: indirect assertion? 2024-05?'],
  [
    'Thierry et Véronique Roy ont dit que le pont tient.',
    'Thierry et Véronique Roy?: indirect assertion?',
  ],
  [
    'Le maire rappelle que la marche est soumise à un avis et prévient que la route fermera.',
    'maire: indirect assertion?: Le maire rappelle que la marche est soumise à un avis',
    'maire: indirect warning',
  ],
  [
    'La préfète a salué l’accord, tandis que le maire a dit que le pont tient.',
    'préfète: indirect praise: La préfète a salué l’accord',
    'maire: indirect assertion?: le maire a dit que le pont tient.',
  ],
  ['Intervenant hier, le maire a dit que le pont tient.', 'maire: indirect assertion? 2024-06-03'],
  ['La grève générale a été saluée par le syndicat.', 'syndicat: indirect praise'],
  [
    'Un porte-parole de l’entreprise RTE a dit que la ligne tient.',
    'porte-parole de l’entreprise RTE: indirect assertion?',
  ],
  ['Le président Emmanuel Macron a salué l’accord.', 'Emmanuel Macron: indirect praise'],
  [
    'Le préfet, Arnaud Delmotte, a dit que la route est fermée.',
    'Arnaud Delmotte: indirect assertion?',
  ],
  [
    'L’émissaire pour le Sahel, Anna Petrova, a demandé une trêve.',
    'Anna Petrova: indirect demand',
  ],
  ['Le chef du service, Fatou Seck, a dit que tout va bien.', 'Fatou Seck: indirect assertion?'],
  [
    'Même si la crue monte, la ministre affirme que le pont tient.',
    'ministre: indirect assertion?',
  ],
  [
    '« Le pont tient », dit le maire, qui exige une enquête.',
    'maire: direct assertion?: « Le pont tient », dit le maire',
    'maire: indirect demand: le maire, qui exige une enquête.',
  ],
  ['Le maire réfute ces allégations, soulignant que le pont tient.', 'maire: indirect assertion?'],
  ['Le pont tient, selon le préfet.', 'préfet: indirect assertion?'],
  ['Le pont tient, a dit le préfet.', 'préfet: indirect assertion?'],
  ['Le pont tient bien, dit-il.', '?: indirect assertion?'],
  [
    'Le maire a dit que le pont tient et que la route est sûre.',
    'maire: indirect assertion?: Le maire a dit que le pont tient',
    'maire: indirect assertion?',
  ],
  [
    'La présidente du conseil, Anna Petrova, a parlé. La présidente a dit que le pont tient.',
    'Anna Petrova: indirect assertion?: La présidente a dit que le pont tient.',
  ],
  ['La mairie a fait savoir que le pont tient.', 'mairie: indirect assertion?'],
  ['Le maire a lancé mardi soir un appel au calme.', 'maire: indirect appeal 2024-06-04'],
  [
    'Le Français Pierre Martin a dit que la course est belle.',
    'Pierre Martin: indirect assertion?',
  ],
  [
    'Anna Petrova, ministre des Transports, a dit que le pont tient.',
    'Anna Petrova: indirect assertion?',
  ],
  ['Anna Petrova (45 ans) a dit que le pont tient.', 'Anna Petrova: indirect assertion?'],
  ['La boulangère a dit que le four chauffe.', 'boulangère: indirect assertion?'],
  ['« Le four chauffe bien », dit l’aubergiste.', 'aubergiste: direct assertion?'],
  ['Arrêté mardi, le maire a dit que le pont tient.', 'maire: indirect assertion?'],
  [
    'Selon un communiqué publié lundi, le pont tient.',
    'communiqué: indirect assertion? 2024-06-03',
  ],
  [
    'Mardi, l’État a dit que le pont tient. Interrogé mardi, le maire a dit que la route est sûre.',
    'État: indirect assertion? 2024-06-04: Mardi, l’État a dit que le pont tient.',
    'maire: indirect assertion? 2024-06-04: Interrogé mardi, le maire a dit que la route est sûre.',
  ],
  [
    'Lundi, le maire a dénoncé la loi, disant que le pont tient.',
    'maire: indirect assertion? 2024-06-03',
  ],
  [
    '« Le pont tient », a dit le maire lors d’une visite mardi.',
    'maire: direct assertion? 2024-06-04',
  ],
  ['Le maire a assuré au « 20 Heures » que le pont tient.', 'maire: mixed assertion?'],
  ['Ce jeudi 30 mai, le maire a dit que le pont tient.', 'maire: indirect assertion? 2024-05-30'],
  ['Le maire, attendu mardi à Brest, a dit que le pont tient.', 'maire: indirect assertion?'],
  ['Le maire, qui rentre mardi, a dit que le pont tient.', 'maire: indirect assertion?'],
  [
    'À la question d’un élu, le maire a répondu que « le pont tient bon ».',
    'maire: mixed assertion?',
  ],
  [
    'Le ministère, par le biais d’un communiqué, s’est engagé à rouvrir le pont.',
    'ministère: indirect promise',
  ],
  ['Le maire menace de saisir le tribunal.', 'maire: indirect threat'],
  ['Ni le maire ni la préfète n’ont voulu s’exprimer.'],
  [
    'Interrogé par Le Monde, M. Martin a jugé « très utile » cette réunion.',
    'Martin: mixed assertion?',
  ],
  ['La Cour a estimé que la loi était contraire à la Constitution.', 'Cour: indirect assertion?'],
  ['En mai 2021, la ville a dit que le pont tient.', 'ville: indirect assertion? 2021-05?'],
  ['En décembre, la ville a dit que le pont tient.', 'ville: indirect assertion? 2023-12?'],
  [
    'L’ancien maire a dit que le pont tient. Il a ajouté que la route est sûre.',
    'ancien maire: indirect assertion?: L’ancien maire a dit que le pont tient.',
    'ancien maire: indirect assertion?: Il a ajouté que la route est sûre.',
  ],
  [
    'L’ancienne maire a dit que le pont tient. Elle a ajouté que la route est sûre. Il a plu.',
    'ancienne maire: indirect assertion?: L’ancienne maire a dit que le pont tient.',
    'ancienne maire: indirect assertion?: Elle a ajouté que la route est sûre.',
  ],
  ['Le « pont » tient, a dit le préfet mardi.', 'préfet: mixed assertion? 2024-06-04'],
  ['Selon la préfète, le « vieux pont » tient encore.', 'préfète: mixed assertion?'],
  [
    'Le maire, interrogé lundi par la presse, a jugé que « rien ne presse », avant d’ajouter que la route est sûre.',
    'maire: mixed assertion? 2024-06-03',
  ],
  [
    'Le porte-parole de l’association, Paul Ney, a dénoncé une loi « injuste » et appelé à manifester.',
    'Paul Ney: mixed criticism: Le porte-parole de l’association, Paul Ney, a dénoncé une loi « injuste »',
    'Paul Ney: indirect appeal',
  ],
  [
    'D’après la ministre, le budget suffit. Pour sa part, le maire a dit le contraire.',
    'ministre: indirect assertion?: D’après la ministre, le budget suffit.',
  ],
  [
    'Paul Ney, maire de Brest, s’est félicité de l’accord. L’élu a demandé un vote.',
    'Paul Ney: indirect praise: Paul Ney, maire de Brest, s’est félicité de l’accord.',
    'élu: indirect demand: L’élu a demandé un vote.',
  ],
  [
    'Mme Roux a promis une réponse. La ministre a ajouté que rien ne presse.',
    'Roux: indirect promise: Mme Roux a promis une réponse.',
    'ministre: indirect assertion?: La ministre a ajouté que rien ne presse.',
  ],
  ['Le maire juge la loi « injuste ».', 'maire: mixed criticism?'],
  ['La direction assure ne pas avoir été prévenue.', 'direction: indirect denial?'],
  [
    'Le maire a rappelé lundi que la route avait été fermée en 2019.',
    'maire: indirect assertion? 2024-06-03',
  ],
  ['Ils ont dit que le pont tient.', '?: indirect assertion?'],
  ['On a dit que le pont tient.'],
])('%s', (text, ...drafted) => {
  expect(describeDrafts(text, 'fr')).toEqual(drafted);
});
