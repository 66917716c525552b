// Short lists of words by language, for advice only.

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
