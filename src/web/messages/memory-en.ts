// What records remember, in English. The shape of this dictionary is the shape of all.

import type { CorrectionSubject } from '../../records/memory.ts';

export const memoryEn = {
  follow: 'Follow corrections and denials (feed)',
  changesOf: (title: string) => `Changes: ${title}`,
  corrections: 'Corrections',
  corrected: (subject: string) => `Corrected: ${subject}.`,
  was: 'Before:',
  wasNothing: 'Before: nothing.',
  correctedOn: (day: string) => `corrected on ${day}`,
  correctionsTitle: 'Corrections and withdrawals',
  correctionsIntro:
    'What this database told otherwise before, newest first. Whoever cited a record can follow it ' +
    'and hears of every change.',
  correctionsEmpty: 'Nothing was corrected or withdrawn so far.',
  reinstated: 'Reinstated.',
  withdrawnNote: 'Withdrawn.',
  report: 'Report an error',
  reportSubject: (address: string) => `Error in ${address}`,
  subjects: {
    speaker: 'speaker',
    side: 'on whose behalf it was said',
    role: 'role of the speaker',
    audience: 'audience',
    quote: 'passage',
    form: 'kind of quotation',
    act: 'type of statement',
    date: 'date',
    relations: 'relations to others',
    events: 'events',
    source: 'source',
    status: 'status',
    participants: 'participants',
    place: 'place',
    parent: 'larger event',
    kind: 'kind',
    name: 'name',
    title: 'title',
    publisher: 'publisher',
    url: 'address',
    text: 'text',
    language: 'language',
  } satisfies Record<CorrectionSubject, string>,
  rolledBack: (version: string) =>
    `Version ${version} was taken back because of a mistake. Until the next one you see the version before it; what came with it is not shown.`,
  asOf: (instant: string, version: string) =>
    `As it was on ${instant}, in version ${version}; it may have been corrected since.`,
  now: 'As it is now',
  stale: (day: string) =>
    `The passage was cited from an earlier text. Its publisher corrected it on ${day}, so the words may now stand elsewhere or have changed.`,
  before: 'The earlier text',
  earlier: (day: string) =>
    `These are the words as they were printed until ${day}, when the publisher corrected them.`,
  printedNow: 'What is printed now',
  earlierTexts: 'Earlier texts',
  until: (day: string) => `until ${day}`,
  printedUntil: (day: string) => `printed until ${day}`,
  at: (day: string, time: string) => `${day}, ${time} UTC`,
  withdrawn: (day: string) => `This record was withdrawn on ${day}.`,
  instead: 'In its place:',
  split: 'This record was split. It continues in:',
};
