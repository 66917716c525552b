// What each record must hold besides its shape: dates, spellings, summaries, texts.
import { type DayBounds, parseEdtf } from '../../records/dates.ts';
import { foldName } from '../../text/names.ts';
import type { Seeds, SourceSeed } from '../model.ts';
import type { Entry, Path, Report } from '../parse/entry.ts';
import type { ActorFile, SeedDate, SeedStatement } from '../parse/schema.ts';

export function checkRecords(seeds: Seeds, report: Report): void {
  checkSpellings(seeds, report);
  for (const entry of seeds.actors.values()) checkOffices(entry, report);
  for (const entry of seeds.events.values()) checkDate(entry, ['when'], entry.value.when, report);
  for (const source of seeds.sources.values()) {
    checkSource(source, report);
    for (const entry of source.statements) checkStatement(entry, report);
    checkReports(source, report);
  }
}

/** A spelling finds one actor, or the API could not resolve it. */
function checkSpellings(seeds: Seeds, report: Report): void {
  const owners = new Map<string, string>();
  for (const id of seeds.claimed.actor.keys()) owners.set(foldName(id), id);
  for (const [id, entry] of seeds.actors) {
    const { name, names } = entry.value;
    const spellings = [
      { spelling: name, path: ['name'] },
      ...names.map((other, index) => ({ spelling: other.name, path: ['names', index, 'name'] })),
    ];
    for (const { spelling, path } of spellings) {
      const folded = foldName(spelling);
      const owner = owners.get(folded);
      if (folded === '') {
        report(entry, path, `"${spelling}" has no letters to find it by; write it in letters`);
      } else if (owner === undefined) {
        owners.set(folded, id);
      } else if (owner !== id) {
        const advice = 'keep it in one of them, or make both longer';
        report(entry, path, `the spelling "${spelling}" also belongs to "${owner}"; ${advice}`);
      }
    }
  }
}

/** An office held from and until some day speaks for an institution. */
function checkOffices(entry: Entry<ActorFile>, report: Report): void {
  for (const [index, { speaks_for, from, until }] of entry.value.roles.entries()) {
    const path = ['roles', index];
    const [first, last] = [
      { key: 'from', edtf: from },
      { key: 'until', edtf: until },
    ].map(({ key, edtf }) => checkEdtf(entry, [...path, key], edtf, report));
    if (speaks_for == null && (from != null || until != null)) {
      report(entry, path, 'has days, but no speaks_for:; add it or remove the days');
    }
    if (first?.earliest && last?.latest && first.earliest > last.latest) {
      report(entry, [...path, 'until'], 'is before from:; swap them');
    }
  }
}

function checkSource({ id, files, source }: SourceSeed, report: Report): void {
  if (!source) return;
  const { held, language, published } = source.value;
  checkDate(source, ['published'], published, report);
  if (held && !files.has('article')) {
    report(source, ['held'], `is held, but sources/${id}/article.txt is missing; add the text`);
  }
  if (held && language == null) {
    report(source, [], 'missing key "language"; add it, as a held text needs one');
  }
  if (!held && (files.has('article') || files.has('statements'))) {
    const message = 'is not held, but has an article.txt or statements.yaml; remove them';
    report(source, ['held'], message);
  }
}

function checkStatement(entry: Entry<SeedStatement>, report: Report): void {
  const { said, summary, actor, on_behalf_of, mentions, relations, identified } = entry.value;
  checkDate(entry, ['said'], said, report);
  for (const language of ['en', 'fr'] as const) {
    if (!/[«»“”„"‹›]/.test(summary[language])) continue;
    const message = 'a summary is in our own words; remove the quotation marks';
    report(entry, ['summary', language], message);
  }
  if (on_behalf_of === actor) {
    report(entry, ['on_behalf_of'], 'nobody speaks on behalf of themselves; remove it');
  }
  if (identified?.actor === actor) {
    report(entry, ['identified', 'actor'], 'is the speaker already; remove identified:');
  }
  for (const [index, id] of mentions.remove.entries()) {
    if (!mentions.add.includes(id)) continue;
    report(entry, ['mentions', 'remove', index], `"${id}" is added too; remove one`);
  }
  for (const [index, { source, scope }] of relations.entries()) {
    if (scope.length === 0 || source != null) continue;
    const message = 'only a relation to a source has a scope; name the source or remove it';
    report(entry, ['relations', index, 'scope'], message);
  }
}

function checkReports({ statements, reports }: SourceSeed, report: Report): void {
  const own = new Set(statements.map(({ value }) => value.id));
  for (const entry of reports) {
    const { statement } = entry.value;
    if (!own.has(statement)) continue;
    const message = `"${statement}" is in this file; put the passage under its also:`;
    report(entry, ['statement'], message);
  }
}

function checkDate(
  entry: Entry<unknown>,
  path: Path,
  date: SeedDate | null | undefined,
  report: Report,
): void {
  if (!date) return;
  checkEdtf(entry, [...path, 'edtf'], date.edtf, report);
  if (date.basis === 'external' && date.evidence.length === 0) {
    const message = 'is external, but no evidence: says where the day can be looked up; add it';
    report(entry, [...path, 'basis'], message);
  }
  for (const [index, { date: on }] of date.evidence.entries()) {
    checkEdtf(entry, [...path, 'evidence', index, 'date'], on, report);
  }
}

/** The days of a date; undefined when there is none, or it is reported. */
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
