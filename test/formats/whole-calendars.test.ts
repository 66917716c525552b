// A calendar of one event and one of none, from their first line to their last.
import { expect, test } from 'vitest';
import { encodeAs } from '../support/formats.ts';
import {
  buildAbout,
  buildCitation,
  buildDate,
  buildEvent,
  buildStatement,
} from '../support/records.ts';

const here = 'http://127.0.0.1:3000';
const { actor } = buildStatement();

const calendarHead = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//On Record//Events//EN',
  'CALSCALE:GREGORIAN',
  'NAME:Events',
  'X-WR-CALNAME:Events',
];
const refresh = [
  'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
  'X-PUBLISHED-TTL:PT12H',
  `URL:${buildAbout().page}`,
];

/** Lines as they are before they are folded. */
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('iCalendar of one event', () => {
  const event = buildEvent({
    when: buildDate('2025-12-02', { printed: 'mardi' }),
    participants: [actor, { ...actor, name: 'Xi Jinping' }],
    caveats: [
      {
        id: 'c',
        severity: 'major',
        kind: 'date',
        explanation: { en: 'The weekday is wrong; see below.', fr: 'Faux.' },
        url: `${here}/caveats/c`,
      },
    ],
  });
  const text = encodeAs('.ics', 'events', [event], { title: 'Events', single: true });
  expect(unfold(text)).toEqual([
    ...calendarHead,
    ...refresh,
    'BEGIN:VEVENT',
    'UID:2025-12-02-talks@on-record.example',
    'DTSTAMP:20261125T000000Z',
    'LAST-MODIFIED:20261125T000000Z',
    'SEQUENCE:0',
    'DTSTART;VALUE=DATE:20251202',
    'DTEND;VALUE=DATE:20251203',
    'SUMMARY;LANGUAGE=en:Talks in Moscow',
    'DESCRIPTION;LANGUAGE=en:Date: 2025-12-02\\, printed “mardi”\\n' +
      'Participants: Dmitry Peskov\\, Xi Jinping\\n' +
      `Passage: ${here}/sources/gazette-2025-12-03.html#char=13\\,38\\n` +
      'Caveat (major): The weekday is wrong\\; see below.',
    'LOCATION;LANGUAGE=en:Moscow',
    'CATEGORIES:meeting',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    `URL:${here}/events/2025-12-02-talks.html`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('iCalendar of approximate dates without any', () => {
  const description =
    'Events of which no single day is known\\, each on the first day that is possible. ' +
    'The others are in events.ics.';
  const text = encodeAs('.approximate.ics', 'events', [buildEvent()], { title: 'Events' });
  expect(unfold(text)).toEqual([
    ...calendarHead,
    `DESCRIPTION:${description}`,
    `X-WR-CALDESC:${description}`,
    ...refresh,
    'BEGIN:VTIMEZONE',
    'TZID:UTC',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0000',
    'TZOFFSETTO:+0000',
    'END:STANDARD',
    'END:VTIMEZONE',
    'END:VCALENDAR',
    '',
  ]);
});

const summaries = (dates: string[], about: object) =>
  unfold(encodeAs('.approximate.ics', 'events', dates.map(dated), about))
    .filter((line) => /^(SUMMARY|DTSTART;|STATUS)/.test(line))
    .map((line) => line.replace(/^.*?:(?:Talks in Moscow|Entretiens à Moscou)?/, ''));

const dated = (edtf: string) => buildEvent({ when: buildDate(edtf) });

test('what is known of a date that is no day is told in both languages', () => {
  const dates = [
    '2025-12',
    '2025-12-02/2025-12-05',
    '2025-12-02/..',
    '../2025-12-02',
    '2025-12-02~',
  ];
  expect(summaries(dates, { language: 'en' })).toEqual([
    ...['20251201', ' (between 2025-12-01 and 2025-12-31)', 'TENTATIVE'],
    ...['20251202', ' (between 2025-12-02 and 2025-12-05)', 'TENTATIVE'],
    ...['20251202', ' (not before 2025-12-02)', 'TENTATIVE'],
    ...['20251202', ' (not after 2025-12-02)', 'TENTATIVE'],
    ...['20251202', ' (about 2025-12-02)', 'TENTATIVE'],
  ]);
  expect(summaries(dates, { language: 'fr' })).toEqual([
    ...['20251201', ' (entre le 2025-12-01 et le 2025-12-31)', 'TENTATIVE'],
    ...['20251202', ' (entre le 2025-12-02 et le 2025-12-05)', 'TENTATIVE'],
    ...['20251202', ' (pas avant le 2025-12-02)', 'TENTATIVE'],
    ...['20251202', ' (pas après le 2025-12-02)', 'TENTATIVE'],
    ...['20251202', ' (vers le 2025-12-02)', 'TENTATIVE'],
  ]);
});

test.each([
  ['occurred', '', '', 'CONFIRMED'],
  ['planned', 'Planned: ', 'Prévu : ', 'TENTATIVE'],
  ['alleged', 'Alleged: ', 'Supposé : ', 'TENTATIVE'],
  ['denied', 'Denied: ', 'Démenti : ', 'TENTATIVE'],
  ['disputed', 'Disputed: ', 'Contesté : ', 'TENTATIVE'],
] as const)('what %s says so before its name: "%s", "%s"', (status, en, fr, certainty) => {
  const tell = (language: 'en' | 'fr') =>
    unfold(encodeAs('.ics', 'events', [buildEvent({ status })], { language }));
  expect(tell('en')).toContain(`SUMMARY;LANGUAGE=en:${en}Talks in Moscow`);
  expect(tell('fr')).toContain(`SUMMARY;LANGUAGE=fr:${fr}Entretiens à Moscou`);
  expect(tell('en')).toContain(`STATUS:${certainty}`);
});

test('a calendar in French', () => {
  const caveats = (['major', 'minor'] as const).map((severity) => ({
    id: severity,
    severity,
    kind: 'date' as const,
    explanation: { en: 'Wrong.', fr: 'Faux.' },
    url: `${here}/caveats/${severity}`,
  }));
  const locators = [
    { time: '00:12:31/00:12:40', page: null, url: 'https://film.example/1#t=751,760' },
    { time: null, page: 12, url: null },
  ];
  const event = buildEvent({
    when: buildDate('2025-12-02', { printed: 'mardi' }),
    participants: [actor],
    caveats,
    citations: locators.map((locator) => buildCitation({ locator })),
  });
  const text = unfold(encodeAs('.ics', 'events', [event], { language: 'fr', title: 'Agenda' }));
  const passage = `Passage : ${here}/sources/gazette-2025-12-03.html#char=13\\,38`;
  expect(text).toContain('PRODID:-//On Record//Events//FR');
  expect(text).toContain(
    'DESCRIPTION:Événements dont le jour est connu. Les autres sont dans events.approximate.ics.',
  );
  expect(text).toContain(
    'DESCRIPTION;LANGUAGE=fr:Date : 2025-12-02\\, imprimé « mardi »\\n' +
      'Participants : Dmitry Peskov\\n' +
      `${passage} (00:12:31–00:12:40: https://film.example/1#t=751\\,760)\\n${passage} (p. 12)\\n` +
      'Réserve (majeure) : Faux.\\nRéserve (mineure) : Faux.',
  );
  expect(text).toContain('LOCATION;LANGUAGE=fr:Moscou');
  expect(text).toContain(`URL:${here}/events/2025-12-02-talks.html?lang=fr`);
  const approximate = unfold(encodeAs('.approximate.ics', 'events', [], { language: 'fr' }));
  expect(approximate).toContain(
    'DESCRIPTION:Événements dont le jour exact n’est pas connu\\, chacun au premier jour possible. ' +
      'Les autres sont dans events.ics.',
  );
});

test('a calendar of days says which events are elsewhere', () => {
  expect(unfold(encodeAs('.ics', 'events', [buildEvent()]))).toContain(
    'DESCRIPTION:Events whose day is known. The others are in events.approximate.ics.',
  );
});
