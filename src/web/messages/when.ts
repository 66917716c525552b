// Dates in words, with their uncertainty: "on or before 3 December 2025". EDTF in, prose out.
import type { UncertainDate } from '../../records/dates.ts';
import type { CalendarDate } from './calendar-date.ts';
import { type Language, messagesIn } from './messages.ts';

/** The date in words; null is a date that is not known. */
export function describeWhen(date: UncertainDate | null, language: Language): string {
  const words = messagesIn(language).when;
  if (date === null) return words.unknown;
  const [first = '', last] = date.edtf.split('/');
  if (last === undefined) {
    const single = parseEnd(first);
    return single ? qualify(single, language) : describeBounds(date, language);
  }
  const start = parseEnd(first);
  const end = parseEnd(last);
  const vague = [start, end].some((one) => one?.uncertain || one?.approximate);
  const say = (text: string) => (vague ? words.uncertain(text) : text);
  if (start && end) return say(words.between(start.date, end.date));
  if (start && last === '..') return say(words.notBefore(start.date));
  if (end && first === '..') return say(words.notAfter(end.date));
  return describeBounds(date, language);
}

/** How the date is known, in words. */
export function describeBasis(date: UncertainDate, language: Language): string {
  const { before, printed, after } = splitBasis(date, language);
  return `${before}${printed ?? ''}${after}`;
}

/** The same in parts, so that what is printed keeps its own direction and its own spaces. */
export function splitBasis({ basis, printed }: UncertainDate, language: Language) {
  const place = '\ufffc';
  const words = messagesIn(language).when.basis(basis, printed === null ? null : place);
  const [before = '', after = ''] = words.split(place);
  return { before, printed, after };
}

/** The value of a `datetime` attribute; undefined when the date is not that simple. */
export function encodeDatetime(date: UncertainDate | null): string | undefined {
  return date && /^\d{4}(-\d\d){0,2}$/.test(date.edtf) ? date.edtf : undefined;
}

/** A year, month or day in words; what is none of them as it is. */
export function describeCalendar(text: string, language: Language): string {
  const end = parseEnd(text);
  return end ? messagesIn(language).when.on(end.date) : text;
}

/** From when until when something lasted; null is an end that is not known. */
export function describeTerm(
  from: string | null,
  until: string | null,
  language: Language,
): string | undefined {
  const words = messagesIn(language).when;
  const start = from === null ? undefined : parseEnd(from);
  const end = until === null ? undefined : parseEnd(until);
  if (start && until === null) return words.since(start.date);
  if (end && from === null) return words.until(end.date);
  const ends = [from, until].map((text) => text && describeCalendar(text, language));
  return ends.some(Boolean) ? ends.join(' – ').trim() : undefined;
}

/** A day, or an instant of it where it has several. */
export function describeInstant(instant: string, language: Language): string {
  const end = parseEnd(instant.slice(0, 10));
  const day = end ? messagesIn(language).when.on(end.date) : instant;
  const time = instant.slice(11, 16);
  return time === '00:00' ? day : messagesIn(language).memory.at(day, time);
}

interface End {
  date: CalendarDate;
  uncertain: boolean;
  approximate: boolean;
}

/** Reads a year, month or day with a qualifier at its end; other EDTF is described by bounds. */
function parseEnd(text: string): End | undefined {
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?([?~%]?)$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, qualifier] = match;
  return {
    date: {
      year: Number(year),
      ...(month !== undefined && { month: Number(month) }),
      ...(day !== undefined && { day: Number(day) }),
    },
    uncertain: qualifier === '?' || qualifier === '%',
    approximate: qualifier === '~' || qualifier === '%',
  };
}

function qualify({ date, uncertain, approximate }: End, language: Language): string {
  const words = messagesIn(language).when;
  const text = approximate ? words.about(date) : words.on(date);
  return uncertain ? words.uncertain(text) : text;
}

function describeBounds({ earliest, latest }: UncertainDate, language: Language): string {
  const words = messagesIn(language).when;
  const start = earliest === null ? undefined : parseEnd(earliest);
  const end = latest === null ? undefined : parseEnd(latest);
  if (start && end) return words.between(start.date, end.date);
  if (start) return words.notBefore(start.date);
  return end ? words.notAfter(end.date) : words.unknown;
}
