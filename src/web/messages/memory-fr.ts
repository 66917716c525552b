// What records remember, in French.
import type { memoryEn } from './memory-en.ts';

export const memoryFr: typeof memoryEn = {
  follow: 'Suivre les rectifications et les démentis (flux)',
  changesOf: (title) => `Changements : ${title}`,
  corrections: 'Rectifications',
  corrected: (subject) => `Rectifié : ${subject}.`,
  was: 'Auparavant :',
  wasNothing: 'Auparavant : rien.',
  correctedOn: (day) => `rectifiée le ${day}`,
  correctionsTitle: 'Rectifications et retraits',
  correctionsIntro:
    'Ce que cette base disait autrement auparavant, du plus récent au plus ancien. Qui a cité une ' +
    'notice peut la suivre et apprend tout changement.',
  correctionsEmpty: 'Rien n’a été rectifié ni retiré jusqu’ici.',
  reinstated: 'Rétablie.',
  withdrawnNote: 'Retirée.',
  report: 'Signaler une erreur',
  reportSubject: (address) => `Erreur dans ${address}`,
  subjects: {
    speaker: 'locuteur',
    side: 'au nom de qui',
    role: 'fonction du locuteur',
    audience: 'destinataires',
    quote: 'passage',
    form: 'type de citation',
    act: 'type de déclaration',
    date: 'date',
    relations: 'liens avec d’autres',
    events: 'événements',
    source: 'source',
    status: 'statut',
    participants: 'participants',
    place: 'lieu',
    parent: 'événement englobant',
    kind: 'nature',
    name: 'nom',
    title: 'titre',
    publisher: 'éditeur',
    url: 'adresse',
    text: 'texte',
    language: 'langue',
  },
  rolledBack: (version) =>
    `La version ${version} a été retirée à cause d’une erreur. Jusqu’à la prochaine, vous voyez celle d’avant ; ce qui était nouveau n’est pas affiché.`,
  asOf: (instant, version) =>
    `État au ${instant}, dans la version ${version} ; il a pu être rectifié depuis.`,
  now: 'État actuel',
  stale: (day) =>
    `Le passage a été cité d’un texte antérieur. L’éditeur l’a corrigé le ${day} : les mots peuvent se trouver ailleurs, ou avoir changé.`,
  before: 'Le texte d’avant',
  at: (day, time) => `${day} à ${time} UTC`,
  withdrawn: (day) => `Cette notice a été retirée le ${day}.`,
  instead: 'À sa place :',
  split: 'Cette notice a été scindée. Elle se poursuit dans :',
};
