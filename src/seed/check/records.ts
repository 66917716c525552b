// What each record must hold besides its shape: spellings, summaries, texts.
import { foldName } from '../../text/names.ts';
import type { Seeds, SourceSeed } from '../model.ts';
import type { Entry, Report } from '../parse/entry.ts';
import type { ActorFile, SeedStatement } from '../parse/schema.ts';

export function checkRecords(seeds: Seeds, report: Report): void {
  checkSpellings(seeds, report);
  for (const source of seeds.sources.values()) {
    checkSource(source, report);
    for (const entry of source.statements) checkStatement(entry, report);
    checkReports(source, report);
  }
}

/**
 * A spelling belongs to one actor only, so that the API can resolve it. Persons may share a family
 * name: whoever asks for it is told of both.
 */
function checkSpellings(seeds: Seeds, report: Report): void {
  const owners = new Map<string, { id: string; isFamily: boolean }>();
  const isPerson = (id: string) => seeds.actors.get(id)?.value.kind === 'person';
  for (const id of seeds.claimed.actor.keys()) {
    owners.set(foldName(id), { id, isFamily: isPerson(id) });
  }
  for (const [id, entry] of seeds.actors) {
    for (const { spelling, kind, path } of listSpellings(entry.value)) {
      const folded = foldName(spelling);
      if (folded === '') {
        report(entry, path, `"${spelling}" has no letters to find it by; write it in letters`);
        continue;
      }
      const isFamily = kind === 'family' && isPerson(id);
      const owner = owners.get(folded) ?? { id, isFamily };
      owners.set(folded, owner);
      if (owner.id === id || (isFamily && owner.isFamily)) continue;
      const advice = 'keep it in one of them, or make both longer';
      report(entry, path, `the spelling "${spelling}" also belongs to "${owner.id}"; ${advice}`);
    }
  }
}

function listSpellings({ name, names }: ActorFile) {
  return [
    { spelling: name.en, kind: 'full', path: ['name', 'en'] },
    { spelling: name.fr, kind: 'full', path: ['name', 'fr'] },
    ...names.map((other, index) => ({
      spelling: other.name,
      kind: other.kind,
      path: ['names', index, 'name'],
    })),
  ];
}

function checkSource({ id, files, source }: SourceSeed, report: Report): void {
  if (!source) return;
  const { held, language, text } = source.value;
  if (!held && text === 'quotes') {
    report(source, ['text'], 'is not held, so there is no text to quote; remove text:');
  }
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
  const { summary, actor, on_behalf_of, mentions, relations, identified } = entry.value;
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
