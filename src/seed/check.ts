// What must hold between the files: ids are unique, references lead somewhere, quotes stand in
// their texts, dates are dates. Every problem is collected; nothing is thrown.
import { parseEdtf } from '../domain/dates.ts';
import { foldName, nearestNames } from '../domain/names.ts';
import { checkPassages, type Passages } from './check-passages.ts';
import type { SeedDate } from './files.ts';
import type { Problem } from './problem.ts';
import { listReferences, type ReferenceKind } from './references.ts';
import type { Seeds } from './seeds.ts';
import type { Entry } from './yaml.ts';

type Report = (
  entry: Entry<unknown>,
  path: readonly PropertyKey[],
  message: string,
  severity?: Problem['severity'],
) => void;

/** All problems of the seeds taken together, and the place of every quote that was found. */
export function checkSeeds(seeds: Seeds): { problems: Problem[]; passages: Passages } {
  const problems: Problem[] = [];
  const report: Report = (entry, path, message, severity = 'error') => {
    problems.push({ file: entry.file, ...entry.locate(path), message, severity });
  };
  const known = knownIds(seeds, report);
  checkReferences(seeds, known, report);
  checkDates(seeds, report);
  checkSpellings(seeds, report);
  checkSources(seeds, report);
  checkStatements(seeds, report);
  checkEventParents(seeds, report);
  const passages = checkPassages(seeds, report);
  return { problems, passages };
}

type KnownIds = Record<ReferenceKind, Set<string>>;

/** Every id by kind; reports those that stand twice. */
function knownIds(seeds: Seeds, report: Report): KnownIds {
  const topics = new Set<string>();
  for (const [index, { id }] of seeds.topics.value.entries()) {
    if (topics.has(id)) report(seeds.topics, [index, 'id'], `duplicate topic id "${id}"`);
    topics.add(id);
  }
  const firstSeen = new Map<string, string>();
  const once = (entry: Entry<unknown>, path: readonly PropertyKey[], what: string, id: string) => {
    const first = firstSeen.get(`${what} ${id}`);
    const { line } = entry.locate(path);
    if (first) report(entry, path, `duplicate ${what} id "${id}"; it is first used at ${first}`);
    else firstSeen.set(`${what} ${id}`, `${entry.file}:${line}`);
  };
  const statements = new Set<string>();
  for (const { source, statements: entry } of seeds.sources.values()) {
    for (const [index, { id }] of entry?.value.statements.entries() ?? []) {
      once(entry as Entry<unknown>, ['statements', index, 'id'], 'statement', id);
      statements.add(id);
    }
    for (const [index, { id }] of source?.value.caveats.entries() ?? []) {
      once(source as Entry<unknown>, ['caveats', index, 'id'], 'caveat', id);
    }
  }
  return { ...seeds.claimed, topic: topics, statement: statements };
}

function checkReferences(seeds: Seeds, known: KnownIds, report: Report): void {
  const used = new Set<string>();
  for (const { entry, path, kind, id } of listReferences(seeds)) {
    used.add(`${kind} ${id}`);
    if (known[kind].has(id)) continue;
    const [nearest] = nearestNames(id, known[kind], 1);
    const advice = nearest ? `did you mean "${nearest}"?` : `add the ${kind} first`;
    report(entry, path, `there is no ${kind} "${id}"; ${advice}`);
  }
  const unused = (entry: Entry<unknown>, path: PropertyKey[], kind: ReferenceKind, id: string) => {
    if (used.has(`${kind} ${id}`)) return;
    report(entry, path, `nothing uses the ${kind} "${id}"; use it or remove it`, 'warning');
  };
  for (const [id, entry] of seeds.actors) unused(entry, [], 'actor', id);
  for (const [id, entry] of seeds.events) unused(entry, [], 'event', id);
  for (const [index, { id }] of seeds.topics.value.entries()) {
    unused(seeds.topics, [index, 'id'], 'topic', id);
  }
}

function checkDates(seeds: Seeds, report: Report): void {
  const check = (entry: Entry<unknown>, path: PropertyKey[], date: SeedDate | null | undefined) => {
    try {
      if (date) parseEdtf(date.edtf);
    } catch (error) {
      report(entry, [...path, 'edtf'], (error as Error).message);
    }
  };
  for (const entry of seeds.events.values()) check(entry, ['when'], entry.value.when);
  for (const { source, statements } of seeds.sources.values()) {
    if (source) check(source, ['published'], source.value.published);
    for (const [index, { said }] of statements?.value.statements.entries() ?? []) {
      check(statements as Entry<unknown>, ['statements', index, 'said'], said);
    }
  }
}

/** A spelling finds one actor, or the API could not resolve it. */
function checkSpellings(seeds: Seeds, report: Report): void {
  const owners = new Map<string, string>();
  for (const id of seeds.actors.keys()) owners.set(foldName(id), id);
  for (const [id, entry] of seeds.actors) {
    const { name, names } = entry.value;
    const spellings = [
      { spelling: name, path: ['name'] },
      ...names.map((other, index) => ({ spelling: other.name, path: ['names', index, 'name'] })),
    ];
    for (const { spelling, path } of spellings) {
      const folded = foldName(spelling);
      const owner = owners.get(folded);
      if (owner === undefined) owners.set(folded, id);
      else if (owner !== id) {
        const advice = 'leave it to one of them, or make both spellings longer';
        report(
          entry,
          path,
          `the spelling "${spelling}" also belongs to actor "${owner}"; ${advice}`,
        );
      }
    }
  }
}

function checkSources(seeds: Seeds, report: Report): void {
  for (const { id, source, article, statements } of seeds.sources.values()) {
    if (!source) continue;
    const { held, language } = source.value;
    if (held && article === undefined) {
      report(source, ['held'], `is held, but sources/${id}/article.txt is missing or unreadable`);
    }
    if (held && !language) report(source, [], 'missing key "language"; a held text has one');
    if (!held && (article !== undefined || statements)) {
      report(source, ['held'], 'is not held, so it cannot have an article.txt or statements.yaml');
    }
  }
}

function checkStatements(seeds: Seeds, report: Report): void {
  for (const { statements: entry } of seeds.sources.values()) {
    if (!entry) continue;
    const own = new Set(entry.value.statements.map(({ id }) => id));
    for (const [index, statement] of entry.value.statements.entries()) {
      const at = ['statements', index];
      for (const language of ['en', 'fr'] as const) {
        if (/[«»“”„"]/.test(statement.summary[language])) {
          const message = 'a summary is ours, not the speaker’s; remove the quotation marks';
          report(entry, [...at, 'summary', language], message);
        }
      }
      for (const [position, relation] of statement.relations.entries()) {
        if (relation.statement !== statement.id) continue;
        report(entry, [...at, 'relations', position], 'a statement cannot relate to itself');
      }
      if (statement.on_behalf_of === statement.actor) {
        report(entry, [...at, 'on_behalf_of'], 'nobody speaks on behalf of themselves; remove it');
      }
    }
    for (const [index, { statement }] of entry.value.reports.entries()) {
      if (!own.has(statement)) continue;
      const message = `"${statement}" is a statement of this file; put the passage under its also:`;
      report(entry, ['reports', index, 'statement'], message);
    }
  }
}

function checkEventParents(seeds: Seeds, report: Report): void {
  for (const [id, entry] of seeds.events) {
    const seen = new Set([id]);
    for (let parent = entry.value.parent; parent; parent = seeds.events.get(parent)?.value.parent) {
      if (seen.has(parent)) {
        report(entry, ['parent'], `the event is part of itself by way of "${parent}"`);
        break;
      }
      seen.add(parent);
    }
  }
}
