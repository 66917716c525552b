// A search without a match, or with a value that means nothing, in English. The shape of this
// dictionary is the shape of all.

interface LanguageCount {
  name: string;
  count: number;
}

const list = new Intl.ListFormat('en');

export const noMatchEn = {
  unclear: (label: string, value: string) => `${label} “${value}” was not understood.`,
  clear: 'Clear all filters',
  empty: 'No statement matches all of these filters.',
  summaries: (count: number) =>
    count === 1
      ? '1 of our summaries has these words.'
      : `${count} of our summaries have these words.`,
  noSummary: 'None of our summaries has these words either.',
  languages: (languages: readonly LanguageCount[]) =>
    `Passages are searched in their own language: ${list.format(
      languages.map(({ name, count }) => `${name} (${count})`),
    )}.`,
};
