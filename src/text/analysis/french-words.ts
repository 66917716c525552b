// French words whose forms do not follow from their letters. Each row: what they are filed under,
// then its forms.

const families = `
  an ans
  petit petite petits petites
  léger légère légers légères
  souhait souhaits
  travail travaux
  vitrail vitraux
  corail coraux
  bail baux
  oeil yeux
  ciel cieux
  lieu lieux
  milieu milieux
  enjeu enjeux
  aveu aveux
  neveu neveux
  cheveu cheveux
  voeu voeux
  adieu adieux
  monsieur messieurs
  madame mesdames
  nouveau nouvel nouvelle nouveaux nouvelles
  beau bel belle beaux belles
  vieux vieil vieille vieilles
  fou fol folle fous folles
  turc turque turcs turques
  grec grecque grecs grecques
  public publique publics publiques
  blanc blanche blancs blanches
  franc franche francs franches
  retrait retraits
  portrait portraits
  extrait extraits
  attrait attraits
  intérêt intérêts
  dire dis dit dite dits dites disait disaient disent disant dira diront dirait diraient
  faire fais fait faite faits faites faisait faisaient font faisant fera feront ferait feraient fasse
  pouvoir peux peut peuvent pouvait pouvaient pouvant pu pourra pourront pourrait pourraient puisse
  vouloir veux veut veulent voulait voulaient voulant voulu voulue voudra voudront voudrait voudraient
  devoir dois doit doivent devait devaient dû due devra devront devrait devraient
  prendre prend prends prennent prenait prenaient prenant pris prise prises prendra prendrait
  mettre met mets mettent mettait mettaient mettant mis mise mises mettra mettrait
  venir vient viens viennent venait venaient venant venu venue venus venues viendra viendrait
  tenir tient tiens tiennent tenait tenaient tenant tenu tenue tenus tenues tiendra tiendrait`;

/** Nouns that the stemmer takes for a form of another word; their plurals end in s. */
const nouns = `
  vente tonne porte parti partie poste mine commune communication publication capitale marine université
  organe directive russie syrie turquie serbie bulgarie roumanie hongrie slovénie slovaquie croatie
  mongolie géorgie arabie algérie tunisie libye namibie zambie colombie australie indonésie malaisie
  estonie lettonie finlande irlande islande italie bolivie somalie mauritanie moldavie biélorussie
  scandinavie asie`;

/** These end in s or x in the singular too. */
const unchanging = `
  bois bras cas choix corps croix dans dos fils fois fonds gaz jus mais mois noix pas pays paix plus
  poids prix puis sans sens sous temps tous très voix vous nous cours bas gros frais avis procès accès
  succès progrès excès décès congrès propos secours discours concours recours parcours refus`;

/** Their feminines end in -aise, and no form of them is one of a verb. */
const demonyms = `
  français anglais irlandais écossais hollandais néerlandais finlandais islandais polonais portugais
  libanais soudanais congolais sénégalais camerounais pakistanais japonais thaïlandais taïwanais
  antillais guyanais gabonais rwandais burundais népalais maltais albanais new-yorkais marseillais
  lyonnais bordelais mauvais`;

const list = (words: string) => words.trim().split(/\s+/);

/** What a word is filed under. */
export const exceptions: ReadonlyMap<string, string> = new Map([
  ...list(unchanging).map((word) => [word, word] as const),
  ...list(nouns).flatMap((word) => [[word, word] as const, [`${word}s`, word] as const]),
  ...list(demonyms).flatMap((word) =>
    ['', 'e', 'es'].map((ending) => [word + ending, word] as const),
  ),
  ...families
    .trim()
    .split('\n')
    .map(list)
    .flatMap((words) => words.map((word) => [word, words[0] as string] as const)),
]);

/** Words in -ent that are no verbs; those in -ment are nouns and adverbs anyhow. */
export const entNouns: ReadonlySet<string> = new Set(
  list(`
  absent accent accident adhérent adjacent adolescent agent apparent ardent argent arpent ascendant
  auvent avent cent client cohérent compétent concurrent confident conscient content contingent
  continent contrevent convent couvent coefficient descendant dent déficient détergent différent
  diligent dirigent dissident divergent efficient éloquent éminent émergent engoulevent équivalent
  escient événement évident excellent expédient ferment fervent fréquent gent gradient grandiloquent
  imminent impatient impertinent impotent impudent incident incompétent inconscient incohérent
  indécent indifférent indigent indulgent influent ingrédient inhérent innocent insolent insuffisent
  intelligent intermittent inconvénient jacent latent mécontent négligent occident onguent opulent
  orient parent patient paravent pertinent permanent pénitent plent précédent président présent
  prudent proéminent quotient récent récipient résident réticent souvent serpent somnolent
  strident subséquent succulent suffisant tangent talent torrent transparent trident turbulent
  urgent vent vincent violent virulent`),
);
