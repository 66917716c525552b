// What records remember, in French.
import type { memoryEn } from './memory-en.ts';

export const memoryFr: typeof memoryEn = {
  follow: 'Suivre les rectifications et les démentis (flux)',
  changesOf: (title) => `Changements : ${title}`,
  at: (day, time) => `${day} à ${time} UTC`,
  withdrawn: (day) => `Cette notice a été retirée le ${day}.`,
  instead: 'À sa place :',
  split: 'Cette notice a été scindée. Elle se poursuit dans :',
};
