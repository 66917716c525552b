// What each record must hold besides its shape: dates, spellings, summaries, texts.
import { parseEdtf } from '../../records/dates.ts';
import { foldName } from '../../text/names.ts';
import type { Seeds, SourceSeed } from '../model.ts';
import type { Entry, Path, Report } from '../parse/entry.ts';
import type { SeedDate, SeedStatement } from '../parse/schema.ts';

export function checkRecords(seeds: Seeds, report: Report): void {
  checkSpellings(seeds, report);
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
        report(entry, path, `"${spelling}" has no letter by which to find it; write it in letters`);
      } else if (owner === undefined) {
        owners.set(folded, id);
      } else if (owner !== id) {
        const advice = 'leave it to one of them, or make both longer';
        report(entry, path, `the spelling "${spelling}" also belongs to "${owner}"; ${advice}`);
      }
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
    report(source, [], 'missing key "language"; add it, a held text has one');
  }
  if (!held && (files.has('article') || files.has('statements'))) {
    const message = 'is not held, but has an article.txt or statements.yaml; remove them';
    report(source, ['held'], message);
  }
}

function checkStatement(entry: Entry<SeedStatement>, report: Report): void {
  const { said, summary, actor, on_behalf_of } = entry.value;
  checkDate(entry, ['said'], said, report);
  for (const language of ['en', 'fr'] as const) {
    if (!/[«»“”„"‹›]/.test(summary[language])) continue;
    const message = 'a summary is ours, not the speaker’s; remove the quotation marks';
    report(entry, ['summary', language], message);
  }
  if (on_behalf_of === actor) {
    report(entry, ['on_behalf_of'], 'nobody speaks on behalf of themselves; remove it');
  }
}

function checkReports({ statements, reports }: SourceSeed, report: Report): void {
  const own = new Set(statements.map(({ value }) => value.id));
  for (const entry of reports) {
    const { statement } = entry.value;
    if (!own.has(statement)) continue;
    const message = `"${statement}" is a statement of this file; put the passage under its also:`;
    report(entry, ['statement'], message);
  }
}

function checkDate(
  entry: Entry<unknown>,
  path: Path,
  date: SeedDate | null | undefined,
  report: Report,
): void {
  try {
    if (date) parseEdtf(date.edtf);
  } catch (error) {
    report(entry, [...path, 'edtf'], (error as Error).message);
  }
}
