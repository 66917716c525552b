// A search without a match, or with a value that means nothing, in French.
import type { noMatchEn } from './no-match-en.ts';

const list = new Intl.ListFormat('fr');

export const noMatchFr: typeof noMatchEn = {
  unclear: (label, value) => `${label} « ${value} » n’a pas été compris.`,
  clear: 'Effacer tous les filtres',
  empty: 'Aucune déclaration ne correspond à tous ces filtres.',
  summaries: (count) =>
    count === 1
      ? '1 de nos résumés contient ces mots.'
      : `${count} de nos résumés contiennent ces mots.`,
  noSummary: 'Aucun de nos résumés ne contient ces mots non plus.',
  languages: (languages) =>
    `Les passages sont cherchés dans leur propre langue : ${list.format(
      languages.map(({ name, count }) => `${name} (${count})`),
    )}.`,
};
