// French. Plain spaces at punctuation are typeset when the dictionary is made.

import { datesFr } from './dates-fr.ts';
import type { Messages } from './en.ts';
import { labelsFr } from './labels-fr.ts';
import { typesetDictionary } from './typeset.ts';

const number = (value: number) => value.toLocaleString('fr-FR');

/** Zero is singular in French. */
const many = (value: number, one: string, more: string) =>
  `${number(value)} ${value < 2 ? one : more}`;

const noted = { said: 'Propos', event: 'Événement', doubt: 'Réserve' };

const words: Messages = {
  name: 'On Record',
  motto: 'Qui a dit quoi, quand, et où exactement cela fut imprimé.',
  languageName: 'Français',
  locale: 'fr_FR',
  labels: labelsFr,
  nav: {
    skip: 'Aller au contenu',
    pages: 'Pages',
    statements: 'Propos',
    timeline: 'Chronologie',
    actors: 'Acteurs',
    sources: 'Sources',
    caveats: 'Réserves',
    lookup: 'Vérifier une citation',
  },
  footer: {
    neutrality:
      'Chaque propos est lié au passage qui le porte. ' +
      'Ici, on ne juge jamais si ce qui est dit est vrai.',
    dataset: 'Jeu de données',
    docs: 'Documentation de l’API',
  },
  when: datesFr,
  count: {
    statements: (count) => many(count, 'propos', 'propos'),
    events: (count) => many(count, 'événement', 'événements'),
    caveats: (count) => many(count, 'réserve', 'réserves'),
  },
  search: {
    label: 'Chercher dans les mots des sources',
    button: 'Chercher',
    hint: 'Par exemple : négociations, "cessez-le-feu", -Bloomberg, énerg*',
  },
  home: {
    description: 'Une base de propos publics, chacun avec le passage qui le porte.',
    newest: 'Les propos les plus récents',
    all: (count) => (count === 1 ? 'Voir le propos' : `Voir les ${number(count)} propos`),
    coverage: 'Ce qui est couvert',
    counts: (counts) =>
      `${number(counts.statements)} propos de ${number(counts.actors)} acteurs sur ` +
      `${number(counts.events)} événements, tirés de ${number(counts.sources)} sources, avec ` +
      `${number(counts.caveats)} réserves.`,
    period: (from, to) => `Tenus entre ${from} et ${to}.`,
    topics: 'Thèmes',
    use: 'Utiliser les données',
    noKey: 'Tout vient d’une API ouverte, sans clé. Essayez :',
  },
  list: {
    description: (count) => `${many(count, 'propos', 'propos')}, chacun avec sa source.`,
    order: (sort) =>
      ({
        said: 'du plus ancien au plus récent',
        '-said': 'du plus récent au plus ancien',
        relevance: 'par pertinence',
      })[sort] ?? sort,
    leftOut: (count) =>
      many(count, 'propos sans date n’est pas montré.', 'propos sans date ne sont pas montrés.'),
    chosen: 'Filtres choisis',
    remove: 'Retirer',
    clear: 'Effacer tous les filtres',
    empty: 'Rien ne correspond à tous ces filtres.',
    paging: 'Pages de la liste',
    next: 'Page suivante',
    first: 'Première page',
  },
  filters: {
    title: 'Filtres',
    apply: 'Afficher',
    dates: 'Tenus',
    from: 'du',
    to: 'au',
    datesHint: 'Une année, un mois ou un jour : 2025, 2025-12, 2025-12-03',
    within: 'seulement si c’est certain',
    other: (facet) => `${facet} : un autre nom, dans toute graphie`,
    otherShort: 'un autre nom',
    order: 'Ordre',
    usual: 'habituel',
  },
  fields: {
    actor: { label: 'auteur :', heading: 'Auteur' },
    on_behalf_of: { label: 'au nom de :' },
    mentions: { label: 'mentionne :' },
    audience: { label: 'adressé à :' },
    event: { label: 'événement :', heading: 'Événement' },
    source: { label: 'source :', heading: 'Source' },
    via: { label: 'par :' },
    topic: { label: 'thème :', heading: 'Thème' },
    form: { label: 'mots :', heading: 'Mots' },
    act: { label: 'acte :', heading: 'Ce que fait le propos' },
    status: { label: 'statut :', heading: 'A-t-il été tenu ?' },
    relation: { label: 'relation :' },
    related_to: { label: 'lié à :' },
    min_sources: { label: 'sources, au moins :' },
    has_caveat: { label: 'avec réserve :' },
  },
  parameters: {
    q: 'recherche :',
    q_in: 'chercher dans :',
    from: 'du :',
    to: 'au :',
    on: 'le :',
    date_match: 'dates :',
  },
  months: {
    label: (from, to) => `Propos par mois, de ${from} à ${to}`,
    caption: (dated, undated) =>
      `Propos par mois : ${number(dated)} se rattachent à un seul mois` +
      `${undated > 0 ? `, ${number(undated)} non` : ''}.`,
    list: 'En liste',
  },
  use: {
    title: 'Utiliser cette requête',
    api: 'Adresse de l’API',
    sheets: 'Formule de tableur',
    feed: 'Flux',
    embed: 'Intégrer',
    download: 'Télécharger :',
  },
  copy: { button: 'Copier', done: 'Copié' },
  statement: {
    by: 'par',
    title: (name, summary) => `${name} : ${summary}`,
    via: 'd’après',
    moreReports: (count) => many(count, 'autre passage', 'autres passages'),
    caveats: (count) => many(count, 'réserve', 'réserves'),
    editorial: 'Le titre est notre résumé ; le passage est textuel.',
    form: (form) => `Forme : ${form}.`,
    said: 'Date',
    onBehalfOf: 'Au nom de',
    audience: 'Adressé à',
    mentions: 'Mentionne',
    events: 'Au sujet de',
    topics: 'Thèmes',
    reports: (count) =>
      count < 2 ? 'Où c’est imprimé' : `Où c’est imprimé, ${number(count)} passages`,
    paragraph: (paragraph) => `paragraphe ${paragraph}`,
    plainText: 'texte brut',
    relations: 'Ce à quoi il répond, et ce qui y répond',
    cite: 'Citer et partager',
    link: 'Lien permanent',
    preview: 'Voir la carte',
  },
  source: {
    untitled: (kind, publisher) =>
      `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}${
        publisher === null ? ' sans titre' : `, ${publisher}`
      }`,
    published: 'Publication',
    publisher: 'Éditeur',
    original: 'Original',
    notStated: 'non indiqué dans le document',
    length: 'Longueur',
    words: (count) => many(count, 'mot', 'mots'),
    stored: 'Texte conservé',
    elsewhere: 'sur',
    notHeld: 'Ce document est seulement cité ici ; son texte n’est pas conservé.',
    reported: 'Ce qui en est rapporté',
    held: 'Avec leur texte',
    cited: 'Seulement cités',
    listed: (count) => `${many(count, 'document', 'documents')} où les propos sont imprimés.`,
    firstMarked: (count) => `(les ${number(count)} premiers sont marqués dans le texte)`,
    description: (statements, caveats) =>
      `Le texte, où sont marqués ${many(statements, 'propos', 'propos')}, et ` +
      `${many(caveats, 'réserve', 'réserves')}.`,
    back: (kind, sign) => `${noted[kind]} ${sign}, dans le texte`,
  },
  actor: {
    names: 'Autres graphies :',
    timeline: 'Dans la chronologie',
    roles: 'Fonctions, telles que les sources les donnent',
    memberOf: 'Fait partie de',
    said: 'Ses propos',
    denied: 'Attribués, puis démentis ou contestés',
    mentioned: 'Ce que d’autres en ont dit',
    events: 'Événements auxquels il a pris part',
    description: (name, count) => `Les propos de ${name} : ${number(count)}.`,
    listed: (count) => `${many(count, 'acteur', 'acteurs')} qui parlent ou dont on parle.`,
  },
  event: {
    title: 'Événements',
    listed: (count) =>
      `${many(count, 'événement', 'événements')} : passés, prévus, allégués ou démentis.`,
    date: 'Date',
    place: 'Lieu',
    participants: 'Participants',
    parent: 'Fait partie de',
    passages: 'Où c’est imprimé',
    statements: 'Ce qui en a été dit',
    description: (name, count) => `${name} : ${many(count, 'propos', 'propos')}.`,
  },
  timeline: {
    lead: (count) =>
      `${many(count, 'événement ou propos', 'événements et propos')}, ` +
      'rangés selon le premier jour possible.',
    statement: 'propos',
    event: 'événement',
    span: 'un jour parmi ceux-ci',
    undated: 'Sans date',
    drawing: (month, events, statements) =>
      `${month} : ${many(events, 'événement', 'événements')}, ` +
      many(statements, 'propos', 'propos'),
  },
  caveats: {
    title: 'Réserves',
    lead: 'Où une source se contredit, en contredit une autre ou contredit un fait connu.',
    all: 'toutes',
    only: { major: 'majeures', minor: 'mineures' },
    name: (severity, kind) => `${severity} : ${kind}`,
    about: 'Dans',
    affects: 'Touche',
  },
  lookup: {
    title: 'De qui sont ces mots ?',
    lead:
      'Collez une phrase telle que vous l’avez trouvée : voici où elle est imprimée, ' +
      'qui l’a dite et quels mots diffèrent.',
    label: 'La phrase, dans la langue des sources',
    button: 'Chercher',
    invitation: 'Ou collez une citation pour vérifier de qui elle est',
    found: (count) => (count === 0 ? 'Introuvable' : many(count, 'passage', 'passages')),
    none:
      'Ces mots ne sont dans aucun des textes conservés ici. ' +
      'Cela ne veut pas dire que personne ne les a dits.',
    doubts: 'Réserves :',
    noStatement: 'Le texte les imprime, mais dans les propos de personne.',
    match: { exact: 'mot pour mot', near: 'avec d’autres mots', partial: 'en partie' },
  },
  embed: { read: 'Lire le contexte sur On Record' },
  cite: {
    reference: (parts) =>
      `${parts.title}. (${parts.published}). ${parts.publisher ?? '[éditeur non indiqué]'}. ` +
      `Propos de ${parts.speaker}${parts.said === null ? '' : `, ${parts.said}`}. ` +
      `Dans On Record (jeu de données ${parts.version}), ${parts.id}. ${parts.url}`,
  },
  error: {
    titles: {
      400: 'La requête est à corriger',
      404: 'Il n’y a rien ici',
      405: 'On peut seulement lire',
      500: 'Une erreur s’est produite ici',
      503: 'Il n’y a pas encore de données',
    },
    meant: 'Vouliez-vous dire :',
    search: 'Chercher dans les propos',
  },
};

export const fr: Messages = typesetDictionary(words);
