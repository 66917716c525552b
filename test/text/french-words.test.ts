// French words that are forms of one word, and words that only look alike.
import { expect, test } from 'vitest';
import { french } from '../../src/text/analysis/french.ts';

const same = `
zone zones, date dates, idée idées, vote votes, aide aides, taxe taxes, base bases, code codes,
note notes, rôle rôles, page pages, crise crises, carte cartes, ville villes, force forces,
peine peines, cause causes, offre offres, ligne lignes, somme sommes, rue rues, vie vies, vue vues,
loi lois, roi rois, voie voies, fait faits, mot mots, an ans, ami amis, ami amie, ami amies,
élu élus, élu élue, élu élues, tué tués, tué tuée, tué tuées, né née, né nées, créé créée,
créé créées, uni unie, unis unies, annoncé annoncée, annoncé annoncés, annoncé annoncées,
annonce annoncer, annonce annoncent, annoncera annonceront, menacé menacée, menace menaces,
député députée, députés députées, blessé blessés, blessée blessées, réfugié réfugiés, accusé accusée,
libéré libérés, condamné condamnée, armée armées, année années, journée journées, durée durées,
européen européens, européen européenne, ukrainien ukrainienne, ukrainiens ukrainiennes,
américain américaine, américains américaines, allemand allemande, français française,
chinois chinoise, russe russes, polonais polonaise, turc turque, grec grecque, britannique britanniques,
général générale, général généraux, national nationaux, nationale nationales, régional régionaux,
local locaux, légal légaux, journal journaux, cheval chevaux, hôpital hôpitaux, tribunal tribunaux,
travail travaux, vitrail vitraux, oeil yeux, œil oeil, sœur soeurs, œuvre œuvres, cœur coeurs,
bureau bureaux, niveau niveaux, réseau réseaux, château châteaux, eau eaux, lieu lieux, jeu jeux,
feu feux, vœu vœux, enjeu enjeux, milieu milieux, nouveau nouvelle, nouveaux nouvelles, beau belle,
vieux vieille, actif active, actifs actives, offensif offensive, négatif négative, juif juive,
heureux heureuse, dangereux dangereuses, sérieux sérieuse, public publique, publics publiques,
négociation négociations, négocier négocié, négocié négociés, négociateur négociateurs,
déclaration déclarations, déclarer déclaré, déclare déclarent, déclarait déclaraient, déclara déclarer,
déclarèrent déclarer, affirmer affirmé, affirmait affirmaient, condition conditions, accord accords,
accordé accordée, accordés accordées, frappe frappes, frapper frappé, bombardement bombardements,
attaque attaques, attaquer attaqué, guerre guerres, militaire militaires, soldat soldats,
président présidents, président présidente, ministre ministres, gouvernement gouvernements,
parlement parlements, élection élections, électeur électrice, électeurs électrices, directeur directrice,
traité traités, sommet sommets, réunion réunions, rencontre rencontres, rencontrer rencontré,
visite visites, visiter visité, sanction sanctions, sanctionner sanctionné, garantie garanties,
garantir garanti, finir finissait, finissent finissait, choisir choisissent, retrait retraits,
souhait souhaits, territoire territoires, frontière frontières, région régions, sécurité sécurités,
dire dit, dit disait, disent disant, faire fait, fait faisait, font faisaient, pouvoir peut,
peuvent pouvait, vouloir veut, veulent voulait, devoir doit, prendre pris, mettre mis, venir venue,
NÉGOCIATION négociations, États états, tout toute, petit petite, grand grande, grands grandes,
long longs, mort morte, morts mortes, blanc blanche, franc franches, partiel partielle,
premier première, dernier dernière, dernières derniers, étranger étrangère, policier policiers`;

const different = `
gaz Gaza, mois moi, paix pays, fois foi, lois loin, partie parti, part parti, vente vent, port porte,
poste post, mine mina, commun commune, commun communication, public publication, univers université,
Russie russe, Turquie turque, Serbie serbe, Syrie Syra, arme armée, fils fil, fonds fond, cours cour,
temps tempo, an âne, or ordre, sol soldat, pont ponton, mari marine, cas cash, prix prise,
guerre guère, Iran ironie, Irak Iran, mer maire, maire mère, ton tonne, cent centre, prison prise,
nation notion, accord accès, front frontière, contrat contraire, otage otarie,
vingt vin, droite droguer, gauche gaucho, terre terreur, char charte, minute ministre, argent argentin`;

const pairs = (text: string) =>
  text
    .trim()
    .split(/,\s*/)
    .map((pair) => pair.split(' '));

const stem = (word = '') => french.stem(word.normalize('NFC').toLowerCase());

test('there are at least 200 pairs', () => {
  expect(pairs(same).length + pairs(different).length).toBeGreaterThanOrEqual(200);
});

test.each(pairs(same))('%s and %s are forms of one word', (one, other) => {
  expect(stem(one)).toBe(stem(other));
});

test.each(pairs(different))('%s and %s are different words', (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});

test.each([
  ['negociation', 'négociations'],
  ['annoncee', 'annoncés'],
  ['securite', 'sécurité'],
  ['deputee', 'députée'],
  ['DECLARERENT', 'déclarer'],
])('%s, typed without accents, finds %s', (typed, printed) => {
  expect(french.listStems(typed.toLowerCase())).toContain(stem(printed));
});
