// Dates that cannot be: not EDTF, without evidence, open at an end, or later than the document
// that tells of it; and what looks wrong, a printed weekday that is another.
import { type DayBounds, dayNumber, parseEdtf } from '../../records/dates.ts';
import { primaryLanguage } from '../../text/analysis/languages.ts';
import type { Seeds } from '../model.ts';
import type { Entry, Path, Report } from '../parse/entry.ts';
import type { ActorFile, SeedDate, SeedStatement } from '../parse/schema.ts';
import { describeTag } from './languages.ts';

export function checkDates(seeds: Seeds, report: Report): void {
  for (const entry of seeds.actors.values()) checkOffices(entry, report);
  for (const entry of seeds.events.values()) checkDate(entry, ['when'], entry.value.when, report);
  for (const { source, caveats, statements } of seeds.sources.values()) {
    if (source) checkDate(source, ['published'], source.value.published, report);
    for (const entry of caveats) checkEvidence(entry, [], entry.value.evidence, report);
    for (const entry of statements) {
      const { said, said_note, identified } = entry.value;
      checkDate(entry, ['said'], said, report);
      if (said && said_note) {
        report(entry, ['said_note'], 'is for what has no date; write it as the note: of said:');
      }
      checkEvidence(entry, ['identified'], identified?.evidence ?? [], report);
    }
  }
}

/** An office held from and until some day speaks for an institution. */
function checkOffices(entry: Entry<ActorFile>, report: Report): void {
  for (const [index, { speaks_for, from, until, evidence }] of entry.value.roles.entries()) {
    const path = ['roles', index];
    const first = checkEdtf(entry, [...path, 'from'], from, report);
    const last = checkEdtf(entry, [...path, 'until'], until, report);
    if (speaks_for == null && (from != null || until != null)) {
      report(entry, path, 'has days, but no speaks_for:; add it or remove the days');
    }
    if (first?.earliest && last?.latest && first.earliest > last.latest) {
      report(entry, [...path, 'until'], 'is before from:; swap them');
    }
    checkEvidence(entry, path, evidence, report);
  }
}

function checkDate(entry: Entry<unknown>, path: Path, date: SeedDate | null, report: Report): void {
  if (!date) return;
  checkEdtf(entry, [...path, 'edtf'], date.edtf, report);
  checkEvidence(entry, path, date.evidence, report);
  if (date.basis !== 'external' || date.evidence.length > 0) return;
  const message = 'is external, but no evidence: says where the day can be looked up; add it';
  report(entry, [...path, 'basis'], message);
}

function checkEvidence(
  entry: Entry<unknown>,
  path: Path,
  evidence: SeedDate['evidence'],
  report: Report,
): void {
  for (const [index, { date }] of evidence.entries()) {
    checkEdtf(entry, [...path, 'evidence', index, 'date'], date, report);
  }
}

/** The days of a date; undefined when there is none or it is invalid, which is reported. */
function checkEdtf(
  entry: Entry<unknown>,
  path: Path,
  edtf: string | null | undefined,
  report: Report,
): DayBounds | undefined {
  try {
    return edtf == null ? undefined : parseEdtf(edtf);
  } catch (error) {
    report(entry, path, (error as Error).message);
    return undefined;
  }
}

/** The days of a date that may be wrong, which another rule reports. */
function daysOf(date: SeedDate | null | undefined): DayBounds | undefined {
  try {
    return date ? parseEdtf(date.edtf) : undefined;
  } catch {
    return undefined;
  }
}

/** The last day on which the first source of a statement can have appeared. */
interface LastDay {
  day: string;
  source: string;
}

/** By statement. None where no source of it has a date. */
function findLastDays(seeds: Seeds): Map<string, LastDay> {
  const published = new Map<string, string>();
  for (const { id, source } of seeds.sources.values()) {
    const day = daysOf(source?.value.published)?.latest;
    if (day != null) published.set(id, day);
  }
  const lastDays = new Map<string, LastDay>();
  const bound = (statement: string, sources: readonly (string | null | undefined)[]) => {
    for (const source of sources) {
      const day = published.get(source ?? '');
      const known = lastDays.get(statement)?.day;
      if (source && day && (known === undefined || day < known)) {
        lastDays.set(statement, { day, source });
      }
    }
  };
  for (const { id, statements, reports } of seeds.sources.values()) {
    for (const { value } of statements) {
      bound(value.id, [id, value.via, ...value.also.map(({ via }) => via)]);
    }
    for (const { value } of reports) bound(value.statement, [id, value.via]);
  }
  return lastDays;
}

/** Nobody can be quoted before having spoken. The next day may be the same hour further east. */
export function checkSaidBeforePrint(seeds: Seeds, report: Report): void {
  for (const { entry, message, daysLate } of listLateEnds(seeds)) {
    if (daysLate > 1) report(entry, ['said', 'edtf'], message);
  }
}

/** An end that is too late only widens the date. */
export function checkSaidUntilPrint(seeds: Seeds, warn: Report): void {
  for (const { entry, message, daysLate } of listLateEnds(seeds)) {
    if (daysLate <= 1) warn(entry, ['said', 'edtf'], message);
  }
}

interface LateEnd {
  entry: Entry<SeedStatement>;
  message: string;
  /** From the last day of its first source to the first on which it can have been said. */
  daysLate: number;
}

/** Statements that end after their first source appeared. */
function* listLateEnds(seeds: Seeds): Generator<LateEnd> {
  const lastDays = findLastDays(seeds);
  for (const { statements } of seeds.sources.values()) {
    for (const entry of statements) {
      const { earliest = null, latest = null } = daysOf(entry.value.said) ?? {};
      const last = lastDays.get(entry.value.id);
      if (latest === null || !last || latest <= last.day) continue;
      const isLater = earliest === null || earliest > last.day;
      const advice = isLater ? 'mend one of the two' : `write ${joinDays(earliest, last.day)}`;
      const message = `said until ${latest}, but "${last.source}" appeared on ${last.day} at the latest; ${advice}`;
      const daysLate = earliest === null ? 0 : dayNumber(earliest) - dayNumber(last.day);
      yield { entry, message, daysLate };
    }
  }
}

/** A date with an open end would match every day on that side. */
export function checkOpenEnds(seeds: Seeds, report: Report): void {
  const lastDays = findLastDays(seeds);
  for (const { statements } of seeds.sources.values()) {
    for (const entry of statements) {
      const days = daysOf(entry.value.said);
      if (!days || (days.earliest !== null && days.latest !== null)) continue;
      const last = days.latest ?? lastDays.get(entry.value.id)?.day;
      const first = days.earliest ?? findBeginning(seeds, entry, last);
      const gap = describeGap(days.earliest === null, first && last && joinDays(first, last));
      report(entry, ['said', 'edtf'], `"${entry.value.said?.edtf}" ${gap}`);
    }
  }
}

/** @param proposal an interval with two ends, where one can be told */
function describeGap(isBeginning: boolean, proposal: string | undefined): string {
  const advice = `write ${proposal ?? 'from what it answers until it was printed'}`;
  return isBeginning
    ? `has no first day; ${advice}, or null where nothing tells since when`
    : `has no last day; ${advice}`;
}

function joinDays(first: string, last: string): string {
  return first === last ? first : `${first}/${last}`;
}

/** The last of the events that the statement is about began before the statement. */
function findBeginning(
  seeds: Seeds,
  entry: Entry<SeedStatement>,
  last: string | undefined,
): string | undefined {
  return entry.value.events
    .map((id) => daysOf(seeds.events.get(id)?.value.when)?.earliest)
    .filter((day) => day != null && (last === undefined || day <= last))
    .sort()
    .at(-1) as string | undefined;
}

/** A printed weekday is compared where the date is known to the day, or to less than a week. */
export function checkWeekdays(seeds: Seeds, warn: Report): void {
  for (const { source, caveats, statements } of seeds.sources.values()) {
    const { language, published } = source?.value ?? {};
    if (!source || language == null || describeTag(language)) continue;
    const passages = caveats
      .filter(({ value }) => value.kind === 'date')
      .flatMap(({ value }) => value.citations.map(({ quote }) => quote));
    const check = (entry: Entry<unknown>, path: Path, date: SeedDate | null | undefined) => {
      const message = date && describeWeekday(date, language);
      const isKnown = passages.some((passage) => passage.includes(date?.printed ?? ''));
      if (message && !isKnown) warn(entry, [...path, 'printed'], message);
    };
    check(source, ['published'], published);
    for (const entry of statements) check(entry, ['said'], entry.value.said);
  }
}

function describeWeekday(date: SeedDate, language: string): string | undefined {
  const { earliest = null, latest = null } = daysOf(date) ?? {};
  const { printed } = date;
  if (printed == null || earliest === null || latest === null) return undefined;
  const [first, last] = [dayNumber(earliest), dayNumber(latest)];
  if (last - first > 5) return undefined;
  const names = listWeekdays(language);
  const words = printed.toLowerCase().match(/[\p{L}\p{M}’'ʼ]+/gu) ?? [];
  const weekday = names.findIndex((name) => words.some((word) => isWeekday(word, name)));
  if (weekday === -1) return undefined;
  for (let day = first; day <= last; day++) if (weekdayOf(day) === weekday) return undefined;
  return (
    `the text prints ${names[weekday]}, but ${earliest} is ${names[weekdayOf(first)]}; ` +
    'mend the date, or tell of it in a caveat of kind date that cites these words'
  );
}

/** From Sunday. 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Declined forms differ in the last letter ("у середу"). */
function isWeekday(word: string, name: string): boolean {
  return word === name || (name.length > 4 && word.startsWith(name.slice(0, -1)));
}

const weekdays = new Map<string, readonly string[]>();

function listWeekdays(language: string): readonly string[] {
  const known = weekdays.get(language);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  // For a language without names of days it would give those of this machine.
  const [tag = language] = Intl.getCanonicalLocales(language);
  const isKnown = primaryLanguage(format.resolvedOptions().locale) === primaryLanguage(tag);
  const days = isKnown ? [0, 1, 2, 3, 4, 5, 6] : [];
  const names = days.map((day) => format.format((day - 4) * 86_400_000).toLowerCase());
  weekdays.set(language, names);
  return names;
}
