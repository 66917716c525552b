// The words of calendars, in English and French. The shape of the first is the shape of both.
import type { Event } from '../records/event.ts';
import type { languages } from '../records/reference.ts';

type Language = (typeof languages)[number];

interface CalendarWords {
  /** What stands before the name of an event. */
  status: Record<Event['status'], string>;
  /** What the calendar of events known to the day says of itself. */
  certain: string;
  /** The same of all other dates. */
  approximate: string;
  /** When it was, where no single day is known. */
  between: (first: string, last: string) => string;
  from: (day: string) => string;
  until: (day: string) => string;
  about: (day: string) => string;
  date: (edtf: string, printed: string | null) => string;
  participants: (names: string) => string;
  passage: (url: string) => string;
  caveat: (severity: 'major' | 'minor', explanation: string) => string;
}

export const calendarWords: Record<Language, CalendarWords> = {
  en: {
    status: {
      occurred: '',
      planned: 'Planned: ',
      alleged: 'Alleged: ',
      denied: 'Denied: ',
      disputed: 'Disputed: ',
    },
    certain: 'Events whose day is known. The others are in events.approximate.ics.',
    approximate:
      'Events of which no single day is known, each on the first day that is possible. ' +
      'The others are in events.ics.',
    between: (first, last) => `between ${first} and ${last}`,
    from: (day) => `not before ${day}`,
    until: (day) => `not after ${day}`,
    about: (day) => `about ${day}`,
    date: (edtf, printed) => `Date: ${edtf}${printed === null ? '' : `, printed “${printed}”`}`,
    participants: (names) => `Participants: ${names}`,
    passage: (url) => `Passage: ${url}`,
    caveat: (severity, explanation) => `Caveat (${severity}): ${explanation}`,
  },
  fr: {
    status: {
      occurred: '',
      planned: 'Prévu : ',
      alleged: 'Supposé : ',
      denied: 'Démenti : ',
      disputed: 'Contesté : ',
    },
    certain: 'Événements dont le jour est connu. Les autres sont dans events.approximate.ics.',
    approximate:
      'Événements dont le jour exact n’est pas connu, chacun au premier jour possible. ' +
      'Les autres sont dans events.ics.',
    between: (first, last) => `entre le ${first} et le ${last}`,
    from: (day) => `pas avant le ${day}`,
    until: (day) => `pas après le ${day}`,
    about: (day) => `vers le ${day}`,
    date: (edtf, printed) => `Date : ${edtf}${printed === null ? '' : `, imprimé « ${printed} »`}`,
    participants: (names) => `Participants : ${names}`,
    passage: (url) => `Passage : ${url}`,
    caveat: (severity, explanation) =>
      `Réserve (${severity === 'major' ? 'majeure' : 'mineure'}) : ${explanation}`,
  },
};
