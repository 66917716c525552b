// What records remember, in English. The shape of this dictionary is the shape of all.

export const memoryEn = {
  follow: 'Follow corrections and denials (feed)',
  changesOf: (title: string) => `Changes: ${title}`,
  at: (day: string, time: string) => `${day}, ${time} UTC`,
  withdrawn: (day: string) => `This record was withdrawn on ${day}.`,
  instead: 'In its place:',
  split: 'This record was split. It continues in:',
};
