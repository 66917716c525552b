// iCalendar (RFC 5545): events as whole days, because no source gives a reliable hour. An event is
// never longer than it is known to be: what is not known to the day is in a calendar of its own.
import type { Citation } from '../records/citation.ts';
import type { Event } from '../records/event.ts';
import { describePlace } from '../records/locator.ts';
import { calendarWords } from './calendar-words.ts';
import { findReportedDay, formatInstant, isCertain, nextDay } from './days.ts';
import type { About, Encode, Format } from './format.ts';
import { linkToPassage } from './links.ts';

const mediaType = 'text/calendar; charset=utf-8';

export const calendar: Format = {
  name: 'iCalendar',
  suffix: '.ics',
  mediaType,
  description:
    'Events whose day is known, as whole days (RFC 5545). One event, whatever is known of its date.',
  extent: 'all',
  paths: ['list', 'record'],
  options: ['lang'],
  encode: { events: encodeCalendar('certain') },
  refuse: (record) =>
    'when' in record && record.when !== null
      ? undefined
      : 'It has no known date, so it cannot stand in a calendar.',
};

export const approximateCalendar: Format = {
  name: 'iCalendar, approximate dates',
  suffix: '.approximate.ics',
  mediaType,
  description:
    'Events that are known to a month, a year, an interval or an open end: each on the first ' +
    'possible day, with what is known of its date in its title.',
  extent: 'all',
  paths: ['list'],
  options: ['lang'],
  encode: { events: encodeCalendar('approximate') },
};

/** How long programs may keep a calendar that they subscribe to. */
const refreshInterval = 'PT12H';

type Dated = Event & { when: NonNullable<Event['when']> };

function encodeCalendar(precision: 'certain' | 'approximate'): Encode<Event> {
  return function* encode(events, about) {
    const { language, title, single } = about;
    const description = escapeText(calendarWords[language][precision]);
    yield lines([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      `PRODID:-//On Record//Events//${language.toUpperCase()}`,
      'CALSCALE:GREGORIAN',
      `NAME:${escapeText(title)}`,
      `X-WR-CALNAME:${escapeText(title)}`,
      ...(single ? [] : [`DESCRIPTION:${description}`, `X-WR-CALDESC:${description}`]),
      `REFRESH-INTERVAL;VALUE=DURATION:${refreshInterval}`,
      `X-PUBLISHED-TTL:${refreshInterval}`,
      `URL:${about.page}`,
    ]);
    let count = 0;
    for (const event of events) {
      const isWanted = isDated(event) && (single || isDay(event) === (precision === 'certain'));
      if (isWanted) count++;
      yield isWanted ? encodeEvent(event, about) : '';
    }
    // A calendar must hold at least one component (RFC 5545 §3.6).
    yield lines([...(count === 0 ? timezone : []), 'END:VCALENDAR']);
  };
}

function isDated(event: Event): event is Dated {
  return event.when !== null;
}

/** Whether it is known to the day. */
function isDay({ when }: Dated): boolean {
  return isCertain(when) && when.earliest === when.latest;
}

const timezone = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function encodeEvent(event: Dated, about: About): string {
  const { id, url, name, kind, status, when, place } = event;
  const { language } = about;
  const words = calendarWords[language];
  const text = (property: string, value: string) =>
    `${property};LANGUAGE=${language}:${escapeText(value)}`;
  const day = (when.earliest ?? when.latest) as string;
  const stamp = basic(event.modified ?? formatInstant(findReportedDay(event)));
  const span = isDay(event) ? '' : ` (${describeSpan(event, about)})`;
  return lines([
    'BEGIN:VEVENT',
    `UID:${id}@${about.authority.split(',')[0]}`,
    // Of a calendar that is published they are one (§3.8.7.2).
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${event.revision - 1}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    // The end is the first day that no longer belongs to the event (§3.6.1).
    `DTEND;VALUE=DATE:${basic(nextDay(day))}`,
    text('SUMMARY', `${words.status[status]}${name[language]}${span}`),
    text('DESCRIPTION', describe(event, about)),
    ...(place ? [text('LOCATION', place[language])] : []),
    `CATEGORIES:${escapeText(kind)}`,
    `STATUS:${status === 'occurred' && isDay(event) ? 'CONFIRMED' : 'TENTATIVE'}`,
    'TRANSP:TRANSPARENT',
    `URL:${url}.html${language === 'en' ? '' : `?lang=${language}`}`,
    'END:VEVENT',
  ]);
}

/** What is known of a date that is no single day. */
function describeSpan({ when }: Dated, { language }: About): string {
  const words = calendarWords[language];
  const { earliest, latest } = when;
  if (latest === null) return words.from(earliest as string);
  if (earliest === null) return words.until(latest);
  return earliest === latest ? words.about(latest) : words.between(earliest, latest);
}

function describe(event: Dated, { language }: About): string {
  const { when, participants, citations, caveats } = event;
  const words = calendarWords[language];
  const names = participants.map((actor) => actor.name).join(', ');
  return [
    words.date(when.edtf, when.printed),
    ...(names === '' ? [] : [words.participants(names)]),
    ...citations.map((citation) => words.passage(describePassage(citation))),
    ...caveats.map(({ severity, explanation }) => words.caveat(severity, explanation[language])),
  ].join('\n');
}

/** Where it stands here, and where the document itself has it. */
function describePassage(citation: Citation): string {
  const { locator } = citation;
  const place = locator && [describePlace(locator), locator.url].filter(Boolean).join(': ');
  return `${linkToPassage(citation)}${place ? ` (${place})` : ''}`;
}

/** A day or an instant without its marks. */
function basic(text: string): string {
  return text.replace(/[-:]/g, '');
}

/** TEXT values (§3.3.11); they cannot hold control characters other than the line feed. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n?|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 forbids them.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  );
}

function lines(contents: readonly string[]): string {
  return contents.map((content) => `${foldLine(content)}\r\n`).join('');
}

const lineOctetsMax = 75;

/** Lines of at most 75 octets, never cut inside a character (§3.1). */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > lineOctetsMax) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
