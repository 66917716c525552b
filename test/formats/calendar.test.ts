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
    ['an interval', '2024-11-05/2024-11-10', '2024-11-05', '2024-11-11'],
    ['a month', '2024-02', '2024-02-01', '2024-03-01'],
    ['the last day of a year', '2025-12-31', '2025-12-31', '2026-01-01'],
  ])('%s lasts until the day behind it', (_what, edtf, start, end) => {
    const [event] = encode({ when: buildDate(edtf) }).events;
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual([start, end]);
    expect([event?.startDate.isDate, event?.endDate.isDate]).toEqual([true, true]);
  });

  it.each(['../2025-12-02', '2025-12-02/..'])(
    'an event open at one end is left out: %s',
    (edtf) => {
      expect(encode({ when: buildDate(edtf) }, { id: 'other' }).events).toHaveLength(1);
    },
  );

  it('an undated event is left out, and the calendar says so', () => {
    const { calendar, events } = encode({ when: null });
    expect(events).toEqual([]);
    expect(calendar.getFirstPropertyValue('description')).toMatch(/left out/);
  });

  it('it says why one cannot be written alone', () => {
    const { refuse } = formats.find(({ suffix }) => suffix === '.ics') ?? {};
    expect(refuse?.(buildEvent({ when: null }))).toMatch(/no known first and last day/);
    expect(refuse?.(buildEvent())).toBeUndefined();
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

  it('the curated events have stable unique ids and a stamp from their sources', () => {
    const text = encodeAs('.ics', 'events', readCurated('events'));
    const { events } = readCalendar(text);
    const dated = readCurated('events').filter(({ when }) => when?.earliest && when.latest);
    expect(events.map(({ uid }) => uid)).toEqual(dated.map(({ id }) => `${id}@on-record`));
    for (const { component } of events) {
      const stamp = String(component.getFirstPropertyValue('dtstamp'));
      expect(stamp).toMatch(/^202[45]-\d\d-\d\dT00:00:00Z$/);
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
