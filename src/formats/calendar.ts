// iCalendar (RFC 5545): events as whole days, because no source gives a reliable hour. An event
// whose first or last day is not known is left out.
import type { Event } from '../records/event.ts';
import { findReportedDay, nextDay } from './days.ts';
import type { About, Format } from './format.ts';

export const calendar: Format = {
  name: 'iCalendar',
  suffix: '.ics',
  mediaType: 'text/calendar; charset=utf-8',
  description:
    'Events as whole days from the first to the last possible one (RFC 5545); those without a ' +
    'known first and last day are left out.',
  extent: 'all',
  paths: ['list', 'record'],
  hasRaw: false,
  encode: { events: encodeCalendar },
  refuse: (record) =>
    'when' in record && hasDays(record)
      ? undefined
      : 'It has no known first and last day, so it cannot stand in a calendar.',
};

const leftOut = 'Events without a known first and last day are left out.';

const prefixes: Record<Event['status'], string> = {
  occurred: '',
  planned: 'Planned: ',
  alleged: 'Alleged: ',
  denied: 'Denied: ',
  disputed: 'Disputed: ',
};

function* encodeCalendar(events: Iterable<Event>, about: About): Generator<string> {
  yield lines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//On Record//Events//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escapeText(about.title)}`,
    `X-WR-CALNAME:${escapeText(about.title)}`,
    `DESCRIPTION:${escapeText(leftOut)}`,
    `X-WR-CALDESC:${escapeText(leftOut)}`,
    `URL:${about.json}`,
  ]);
  let count = 0;
  for (const event of events) {
    const isDated = hasDays(event);
    if (isDated) count++;
    yield isDated ? encodeEvent(event) : '';
  }
  // A calendar must hold at least one component (RFC 5545 §3.6).
  yield lines([...(count === 0 ? timezone : []), 'END:VCALENDAR']);
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

type Dated = Event & { when: { earliest: string; latest: string } };

function hasDays(event: Pick<Event, 'when'>): event is Dated {
  return event.when !== null && event.when.earliest !== null && event.when.latest !== null;
}

function encodeEvent(event: Dated): string {
  const { id, url, name, kind, status, when, place } = event;
  return lines([
    'BEGIN:VEVENT',
    `UID:${id}@on-record`,
    `DTSTAMP:${basic(findReportedDay(event))}T000000Z`,
    `DTSTART;VALUE=DATE:${basic(when.earliest)}`,
    // The end is the first day that no longer belongs to the event (§3.6.1).
    `DTEND;VALUE=DATE:${basic(nextDay(when.latest))}`,
    `SUMMARY;LANGUAGE=en:${escapeText(prefixes[status] + name.en)}`,
    `DESCRIPTION;LANGUAGE=en:${escapeText(describe(event))}`,
    ...(place ? [`LOCATION;LANGUAGE=en:${escapeText(place.en)}`] : []),
    `CATEGORIES:${escapeText(kind)}`,
    `STATUS:${status === 'occurred' ? 'CONFIRMED' : 'TENTATIVE'}`,
    'TRANSP:TRANSPARENT',
    `URL:${url}`,
    'END:VEVENT',
  ]);
}

function describe({ name, when, status, participants, citations, caveats }: Dated): string {
  const names = participants.map((actor) => actor.name).join(', ');
  return [
    name.fr,
    `Date: ${when.edtf} (${when.basis})${when.printed === null ? '' : `, printed “${when.printed}”`}`,
    `Status: ${status}`,
    ...(names === '' ? [] : [`Participants: ${names}`]),
    ...citations.map(({ url }) => `Passage: ${url}`),
    ...caveats.map(({ severity, explanation }) => `Caveat (${severity}): ${explanation.en}`),
  ].join('\n');
}

function basic(day: string): string {
  return day.replaceAll('-', '');
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
