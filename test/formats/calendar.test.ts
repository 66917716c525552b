// iCalendar: read back by an independent parser, whatever the text.
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { escapeText, foldLine } from '../../src/formats/calendar.ts';
import { formats } from '../../src/formats/table.ts';
import type { Event } from '../../src/records/event.ts';
import { encodeAs, readCurated } from '../support/formats.ts';
import { buildDate, buildEvent, hostileText } from '../support/records.ts';

function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    calendar,
    events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)),
  };
}

function encode(...events: Partial<Event>[]) {
  return readCalendar(encodeAs('.ics', 'events', events.map(buildEvent)));
}

describe('calendar', () => {
  it.each([
    ['a day', '2025-12-02', '2025-12-02', '2025-12-03'],
    ['the last day of a year', '2025-12-31', '2025-12-31', '2026-01-01'],
  ])('%s lasts until the day behind it', (_what, edtf, start, end) => {
    const [event] = encode({ when: buildDate(edtf) }).events;
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual([start, end]);
    expect([event?.startDate.isDate, event?.endDate.isDate]).toEqual([true, true]);
  });

  it.each([
    ['2024-02', '2024-02-01', 'between 2024-02-01 and 2024-02-29'],
    ['2025', '2025-01-01', 'between 2025-01-01 and 2025-12-31'],
    ['2024-11-05/2024-11-10', '2024-11-05', 'between 2024-11-05 and 2024-11-10'],
    ['2025-12-03?', '2025-12-03', 'about 2025-12-03'],
    ['../2025-12-02', '2025-12-02', 'not after 2025-12-02'],
    ['2025-12-02/..', '2025-12-02', 'not before 2025-12-02'],
  ])('%s is no day: it is on %s in the approximate calendar, %s', (edtf, day, span) => {
    const when = buildDate(edtf);
    expect(encode({ when }).events).toEqual([]);
    const { events } = readCalendar(encodeAs('.approximate.ics', 'events', [buildEvent({ when })]));
    expect(events.map(({ startDate, duration }) => [String(startDate), String(duration)])).toEqual([
      [day, 'P1D'],
    ]);
    expect(events[0]?.summary).toBe(`Talks in Moscow (${span})`);
    expect(events[0]?.component.getFirstPropertyValue('status')).toBe('TENTATIVE');
  });

  it('each dated event is in one of the two calendars, for one day', () => {
    const all = readCurated('events');
    const both = ['.ics', '.approximate.ics'].map(
      (suffix) => readCalendar(encodeAs(suffix, 'events', all)).events,
    );
    const ids = both.flat().map(({ uid }) => uid);
    const dated = all.filter(({ when }) => when !== null);
    expect(ids.sort()).toEqual(dated.map(({ id }) => `${id}@on-record.example`).sort());
    for (const events of both) expect(events.length).toBeGreaterThan(5);
    for (const event of both.flat()) expect(String(event.duration)).toBe('P1D');
  });

  it('one event alone is there, whatever is known of its date', () => {
    const events = [buildEvent({ when: buildDate('2025') })];
    const text = encodeAs('.ics', 'events', events, { single: true });
    expect(readCalendar(text).events).toHaveLength(1);
    expect(text).not.toContain('approximate');
  });

  it('an undated event is left out, and alone it says why', () => {
    expect(encode({ when: null }).events).toEqual([]);
    const { refuse } = formats.find(({ suffix }) => suffix === '.ics') ?? {};
    expect(refuse?.(buildEvent({ when: null }))).toMatch(/no known date/);
    expect(refuse?.(buildEvent())).toBeUndefined();
  });

  it.each([
    ['en', 'Denied: Talks in Moscow', 'Moscow', 'Date: 2025-12-02', 'known'],
    ['fr', 'Démenti : Entretiens à Moscou', 'Moscou', 'Date : 2025-12-02', 'connu'],
  ] as const)('in %s everything is in that language', (language, ...texts) => {
    const [summary, place, date, about] = texts;
    const text = encodeAs('.ics', 'events', [buildEvent({ status: 'denied' })], { language });
    const { calendar, events } = readCalendar(text);
    const [event] = events;
    expect([event?.summary, event?.location]).toEqual([summary, place]);
    expect(event?.description).toContain(date);
    expect(calendar.getFirstPropertyValue('description')).toContain(about);
    const others = [...text.matchAll(/LANGUAGE=(\w+)/g)].filter(([, other]) => other !== language);
    expect(others).toEqual([]);
  });

  it('says how long it may be kept, and leads to pages', () => {
    const { calendar, events } = encode({ id: 'a' });
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT12H');
    expect(calendar.getFirstPropertyValue('x-published-ttl')).toBe('PT12H');
    const [event] = events;
    expect(event?.component.getFirstPropertyValue('url')).toMatch(/\/events\/a\.html$/);
    expect(event?.description).toMatch(/Passage: \S+\.html#char=\d+,\d+/);
  });

  it('a calendar without events still holds a component', () => {
    expect(encode().calendar.getAllSubcomponents()).toHaveLength(1);
  });

  it.each([
    ['occurred', 'Talks in Moscow', 'CONFIRMED'],
    ['planned', 'Planned: Talks in Moscow', 'TENTATIVE'],
    ['alleged', 'Alleged: Talks in Moscow', 'TENTATIVE'],
    ['denied', 'Denied: Talks in Moscow', 'TENTATIVE'],
    ['disputed', 'Disputed: Talks in Moscow', 'TENTATIVE'],
  ] as const)('what is %s reads "%s" and is %s', (status, summary, expected) => {
    const [event] = encode({ status }).events;
    expect(event?.summary).toBe(summary);
    expect(event?.component.getFirstPropertyValue('status')).toBe(expected);
  });

  it('hostile text arrives as the same text', () => {
    const name = { en: hostileText, fr: hostileText };
    const [event] = encode({ name, place: name }).events;
    const expected = hostileText.replace('\r\n', '\n');
    expect([event?.summary, event?.location]).toEqual([expected, expected]);
  });

  it('any name comes back, its line breaks as line feeds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
        const [event] = encode({ name: { en: text, fr: 'x' } }).events;
        expect(event?.summary).toBe(text);
      }),
    );
  });

  it('no line is longer than 75 octets or cut inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (line) => {
        const lines = foldLine(escapeText(line)).split('\r\n');
        for (const one of lines) {
          expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
          expect(one).not.toContain('\ufffd');
        }
        expect(lines.map((one, index) => (index === 0 ? one : one.slice(1))).join('')).toBe(
          escapeText(line),
        );
      }),
    );
    const curated = encodeAs('.ics', 'events', readCurated('events'));
    for (const line of curated.split('\r\n'))
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('the curated events have stable unique ids and a stamp of their last change', () => {
    const text = encodeAs('.ics', 'events', readCurated('events'));
    const { events } = readCalendar(text);
    const days = readCurated('events').filter(({ when }) =>
      /^\d{4}-\d\d-\d\d$/.test(`${when?.edtf}`),
    );
    expect(events.map(({ uid }) => uid)).toEqual(days.map(({ id }) => `${id}@on-record.example`));
    for (const [index, { component }] of events.entries()) {
      const { modified, revision } = days[index] as Event;
      const stamp = String(component.getFirstPropertyValue('dtstamp'));
      expect(stamp).toBe(modified);
      expect(String(component.getFirstPropertyValue('last-modified'))).toBe(modified);
      expect(component.getFirstPropertyValue('sequence')).toBe(revision - 1);
    }
    expect(encodeAs('.ics', 'events', readCurated('events'))).toBe(text);
  });

  it.each(['VERSION:2.0', 'PRODID:-//On Record//Events//EN'])(
    'RFC 5545 §3.6: it has %s',
    (line) => {
      expect(
        encodeAs('.ics', 'events', [])
          .split('\r\n')
          .filter((one) => one === line),
      ).toHaveLength(1);
    },
  );
});
