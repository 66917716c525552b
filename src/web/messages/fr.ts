// French. Plain spaces at punctuation are typeset when the dictionary is made.

import { datesFr } from './dates-fr.ts';
import type { Messages } from './en.ts';
import { labelsFr } from './labels-fr.ts';
import { memoryFr } from './memory-fr.ts';
import { noMatchFr } from './no-match-fr.ts';
import { typesetDictionary } from './typeset.ts';

const number = (value: number) => value.toLocaleString('fr-FR');

/** Zero is singular in French. */
const many = (value: number, one: string, more: string) =>
  `${number(value)} ${value < 2 ? one : more}`;

const noted = { said: 'déclaration', event: 'événement', doubt: 'réserve' };

const words: Messages = {
  name: 'On Record',
  motto: 'Qui a dit quoi, quand, et où exactement cela a été publié.',
  languageName: 'Français',
  locale: 'fr_FR',
  labels: labelsFr,
  memory: memoryFr,
  noMatch: noMatchFr,
  nav: {
    skip: 'Aller au contenu',
    pages: 'Menu principal',
    statements: 'Déclarations',
    timeline: 'Chronologie',
    actors: 'Acteurs',
    sources: 'Sources',
    caveats: 'Réserves',
    lookup: 'Vérifier une citation',
  },
  footer: {
    neutrality:
      'Chaque déclaration renvoie au passage dont elle est tirée. ' +
      'Ce site ne se prononce jamais sur la véracité des propos.',
    dataset: 'Jeu de données',
    docs: 'Documentation de l’API',
  },
  when: datesFr,
  count: {
    statements: (count) => many(count, 'déclaration', 'déclarations'),
    actors: (count) => many(count, 'acteur', 'acteurs'),
    events: (count) => many(count, 'événement', 'événements'),
    sources: (count) => many(count, 'source', 'sources'),
    caveats: (count) => many(count, 'réserve', 'réserves'),
  },
  search: {
    label: 'Rechercher dans le texte des sources',
    button: 'Rechercher',
    hint:
      'Dans la langue des sources, par exemple : négociations, "cessez-le-feu", ' +
      '-Bloomberg, énerg*',
  },
  home: {
    description:
      'Une base de déclarations publiques, chacune avec le passage exact dont elle est tirée.',
    newest: 'Dernières déclarations',
    all: (count) =>
      count === 1 ? 'Voir la déclaration' : `Voir les ${number(count)} déclarations`,
    coverage: 'Contenu de la base',
    period: (from, to) => `Déclarations faites entre ${from} et ${to}.`,
    topics: 'Thèmes',
    use: 'Utiliser les données',
    noKey: 'Tout est accessible par une API ouverte, sans clé :',
  },
  list: {
    description: (count) =>
      `${many(count, 'déclaration', 'déclarations')}, chacune avec sa source.`,
    order: (sort) =>
      ({
        said: 'de la plus ancienne à la plus récente',
        '-said': 'de la plus récente à la plus ancienne',
        relevance: 'par pertinence',
        '-modified': 'dernières modifications d’abord',
      })[sort] ?? sort,
    side: (count) => `${many(count, 'autre déclaration', 'autres déclarations')} du même camp`,
    leftOut: (count) =>
      many(
        count,
        'déclaration sans date n’est pas affichée.',
        'déclarations sans date ne sont pas affichées.',
      ),
    chosen: 'Filtres actifs',
    remove: 'Retirer',
    paging: 'Pagination',
    next: 'Page suivante',
    first: 'Première page',
  },
  filters: {
    title: 'Filtres',
    apply: 'Appliquer les filtres',
    dates: 'Date',
    from: 'Du',
    to: 'Au',
    datesHint: 'Une année, un mois ou un jour : 2025, 2025-12 ou 2025-12-03',
    within: 'Seulement si la date y tombe à coup sûr',
    other: (facet) => `${facet} : saisir un nom, quelle que soit la graphie`,
    otherShort: 'Saisir un nom',
    order: 'Ordre',
    usual: 'Ordre par défaut',
  },
  fields: {
    actor: { label: 'auteur :', heading: 'Auteur' },
    voice: { label: 'camp :', heading: 'Camp' },
    on_behalf_of: { label: 'au nom de :' },
    mentions: { label: 'mentionne :' },
    audience: { label: 'adressée à :' },
    event: { label: 'événement :', heading: 'Événement' },
    source: { label: 'source :', heading: 'Source' },
    language: { label: 'langue :', heading: 'Langue' },
    via: { label: 'd’après :' },
    topic: { label: 'thème :', heading: 'Thème' },
    form: { label: 'forme :', heading: 'Citation ou paraphrase' },
    act: { label: 'type :', heading: 'Type de déclaration' },
    status: { label: 'attribution :', heading: 'Attribution' },
    relation: { label: 'relation :' },
    related_to: { label: 'liée à :' },
    min_sources: { label: 'sources (minimum) :' },
    caveat: { label: 'réserves :', heading: 'Réserves' },
    has_caveat: { label: 'avec réserve :' },
    said: { label: 'date :' },
    id: { label: 'déclaration :' },
    changed_since: { label: 'modifiée depuis :' },
  },
  parameters: {
    q: 'recherche :',
    q_in: 'rechercher dans :',
    q_lang: 'langue de recherche :',
    from: 'depuis :',
    to: 'jusqu’à :',
    on: 'date :',
    date_match: 'critère de date :',
  },
  months: {
    label: (from, to) => `Déclarations par mois, entre ${from} et ${to}`,
    caption: (dated, undated) =>
      `Déclarations par mois : ${many(dated, 'tombe', 'tombent')} à coup sûr dans un mois précis` +
      `${undated > 0 ? `, ${number(undated)} non` : ''}.`,
    list: 'Afficher en liste',
  },
  use: {
    title: 'Utiliser cette requête',
    api: 'URL de l’API',
    sheets: 'Formule de tableur',
    feed: 'Flux (Atom)',
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
    editorial: 'Le titre est notre résumé ; le passage est cité mot pour mot.',
    form: (form) => `Forme : ${form}.`,
    said: 'Date',
    identified: 'Identifié comme',
    onBehalfOf: 'Au nom de',
    voice: 'Camp',
    audience: 'Adressée à',
    mentions: 'Mentionne',
    events: 'Au sujet de',
    topics: 'Thèmes',
    reports: (count) => (count < 2 ? 'Passage d’origine' : `Passages d’origine (${number(count)})`),
    paragraph: (paragraph) => `paragraphe ${paragraph}`,
    namesSpeaker: 'dit qui parle',
    plainText: 'texte brut',
    relations: 'Déclarations et événements liés',
    scope: 'Sont visées :',
    cite: 'Citer et partager',
    link: 'Lien permanent',
    preview: 'Aperçu de la carte',
  },
  source: {
    untitled: (kind, publisher) =>
      `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}${
        publisher === null ? ' sans titre' : `, ${publisher}`
      }`,
    published: 'Publication',
    publisher: 'Éditeur',
    original: 'Document d’origine',
    notStated: 'non précisé dans le document',
    checked: 'Vérifiée sur le texte par',
    length: 'Longueur',
    words: (count) => many(count, 'mot', 'mots'),
    stored: 'Texte conservé',
    elsewhere: 'dans',
    notHeld: 'Ce document est seulement cité ici. Son texte n’est pas conservé.',
    reported: 'Déclarations qui en sont tirées',
    text: 'Texte',
    notes: (paragraph) => `Notes du paragraphe ${paragraph}`,
    held: 'Citations vérifiées sur le texte',
    cited: 'Seulement citées',
    listed: (count) => `${many(count, 'document', 'documents')} d’où sont tirées les déclarations.`,
    firstMarked: (count) => `(seules les ${number(count)} premières sont marquées dans le texte)`,
    description: (statements, caveats) =>
      `Le texte, avec ${many(statements, 'déclaration', 'déclarations')} et ` +
      `${many(caveats, 'réserve', 'réserves')}.`,
    back: (kind, sign) => `Retour au texte : ${noted[kind]} ${sign}`,
  },
  actor: {
    names: 'Autres graphies :',
    timeline: 'Voir dans la chronologie',
    roles: 'Fonctions, selon les sources',
    memberOf: 'Membre de',
    partOf: 'Fait partie de',
    speaksFor: 'parle pour',
    said: 'Déclarations',
    denied: 'Déclarations attribuées, mais démenties ou contestées',
    mentioned: 'Ce que d’autres en ont dit',
    events: 'A pris part à',
    description: (name, count) => `${name} : ${many(count, 'déclaration', 'déclarations')}.`,
    listed: (count) => many(count, 'acteur cité ou mentionné.', 'acteurs cités ou mentionnés.'),
  },
  event: {
    title: 'Événements',
    listed: (count) =>
      `${many(count, 'événement', 'événements')} : passés, prévus, supposés ou démentis.`,
    date: 'Date',
    place: 'Lieu',
    participants: 'Participants',
    parent: 'Fait partie de',
    passages: 'Passages d’origine',
    statements: 'Ce qui en a été dit',
    description: (name, count) => `${name} : ${many(count, 'déclaration', 'déclarations')}.`,
  },
  timeline: {
    lead: (count) =>
      `${many(count, 'événement ou déclaration', 'événements et déclarations')}, ` +
      'par ordre de première date possible.',
    statement: 'déclaration',
    event: 'événement',
    span: 'un jour de cette période',
    undated: 'Sans date ou sans premier jour',
    drawing: (month, events, statements) =>
      `${month} : ${many(events, 'événement', 'événements')}, ` +
      many(statements, 'déclaration', 'déclarations'),
  },
  caveats: {
    title: 'Réserves',
    lead: 'Là où une source se contredit, ou contredit une autre source ou un fait établi.',
    all: 'Toutes',
    only: { major: 'Majeures', minor: 'Mineures' },
    name: (severity, kind) => `${severity} : ${kind}`,
    about: 'Dans',
    affects: 'Concerne',
  },
  lookup: {
    title: 'De qui sont ces mots ?',
    lead:
      'Collez une phrase telle que vous l’avez trouvée : vous verrez où elle a été publiée, ' +
      'qui l’a prononcée et quels mots diffèrent.',
    label: 'Phrase, dans la langue de la source',
    button: 'Vérifier',
    invitation: 'Ou collez une citation pour savoir de qui elle est',
    found: (count) => (count === 0 ? 'Aucun résultat' : many(count, 'passage', 'passages')),
    none:
      'Ces mots ne figurent dans aucun des textes conservés ici. ' +
      'Cela ne veut pas dire que personne ne les a prononcés.',
    tooLittle: 'C’est trop court ou trop courant pour être reconnu. Collez un plus long extrait.',
    more: (count) => `Il y a d’autres résultats ; voici les ${number(count)} meilleurs.`,
    doubts: 'Réserves :',
    noStatement: 'Ces mots figurent dans le texte, mais ne sont attribués à personne.',
    similarity: (percent) => `${percent}\u202f%`,
    match: { exact: 'mot pour mot', near: 'en d’autres mots', partial: 'en partie' },
  },
  embed: { read: 'Lire dans son contexte sur On Record' },
  cite: {
    reference: (parts) =>
      `${parts.title}. (${parts.published}). ${parts.publisher ?? '[éditeur non précisé]'}. ` +
      `Déclaration de ${parts.speaker}${parts.said === null ? '' : `, ${parts.said}`}. ` +
      `Dans On Record (jeu de données ${parts.version}), ${parts.id}. ${parts.url}`,
  },
  error: {
    titles: {
      300: 'Plusieurs notices',
      400: 'Vérifiez votre requête',
      404: 'Page introuvable',
      405: 'Ce service est en lecture seule',
      410: 'Notice retirée',
      429: 'Trop de requêtes',
      500: 'Une erreur s’est produite',
      503: 'Momentanément indisponible',
    },
    meant: 'Vouliez-vous dire :',
    search: 'Rechercher dans les déclarations',
  },
};

export const fr: Messages = typesetDictionary(words);
