// A calendar of one event and one of none, from their first line to their last.
import { expect, test } from 'vitest';
import { encodeAs } from '../support/formats.ts';
import { buildAbout, buildDate, buildEvent, buildStatement } from '../support/records.ts';

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
