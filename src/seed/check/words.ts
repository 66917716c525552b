// Short lists of words by language, for advice only.

/** Third persons that may stand for a speaker who was named before. */
export const pronouns: Partial<Record<string, readonly string[]>> = {
  de: ['er', 'sie', 'dieser', 'diese', 'deren', 'dessen'],
  en: ['he', 'she', 'they', 'his', 'her', 'their', 'it', 'its', 'who'],
  es: ['él', 'ella', 'ellos', 'ellas', 'quien', 'quienes', 'su', 'sus'],
  fr: [
    ...['il', 'elle', 'ils', 'elles', 'celui', 'celle', 'ceux', 'celles'],
    ...['lui', 'leur', 'son', 'sa', 'ses'],
  ],
  it: ['lui', 'lei', 'loro', 'egli', 'ella', 'quale', 'suo', 'sua'],
  ru: ['он', 'она', 'они', 'его', 'её', 'их'],
  uk: ['він', 'вона', 'вони', 'його', 'її', 'їх'],
};

/** Verbs that grant that what is said is so, or judge how it is said. */
export const factiveVerbs: Readonly<Record<'en' | 'fr', readonly string[]>> = {
  en: [
    ...['stress', 'stresses', 'note', 'notes', 'reveal', 'reveals', 'admit', 'admits'],
    ...['insist', 'insists', 'underline', 'underlines', 'underscore', 'underscores'],
    ...['highlight', 'highlights', 'acknowledge', 'acknowledges', 'concede', 'concedes'],
    ...['expose', 'exposes', 'recall', 'recalls'],
  ],
  fr: [
    ...['souligne', 'soulignent', 'note', 'notent', 'révèle', 'révèlent', 'admet', 'admettent'],
    ...['insiste', 'insistent', 'rappelle', 'rappellent', 'reconnaît', 'reconnaissent'],
    ...['dévoile', 'dévoilent', 'relève', 'relèvent'],
  ],
};

/** Verbs that do neither. */
export const neutralVerbs = {
  en: 'says, asks, denies, announces or warns',
  fr: 'dit, demande, dément, annonce ou avertit',
} as const;
