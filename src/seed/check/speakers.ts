// Advice on speakers: a passage that does not say who speaks, or prints the name in a way that is
// in no `names`.
import { buildMentionFinder, type MentionFinder } from '../../text/mentions.ts';
import { editDistance, foldName } from '../../text/names.ts';
import { scriptOf } from '../../text/scripts.ts';
import { listWords } from '../../text/words.ts';
import type { Seeds, SourceSeed } from '../model.ts';
import type { Entry, Report } from '../parse/entry.ts';
import type { ActorFile, SeedStatement } from '../parse/schema.ts';
import { pronouns } from './words.ts';

interface Cited {
  statement: SeedStatement;
  /** All passages of one source with the statement. */
  text: string;
  /** Whether a passage stands there to say who speaks. */
  isTold: boolean;
  language: string;
  entry: Entry<unknown>;
}

export function checkSpeakers(seeds: Seeds, warn: Report): void {
  const findActors = buildMentionFinder(
    [...seeds.actors].flatMap(([id, { value }]) =>
      listSpellings(value).map((spelling) => ({ id, spelling })),
    ),
  );
  for (const cited of listCited(seeds)) {
    const { actor: id, on_behalf_of, identified } = cited.statement;
    const actor = seeds.actors.get(id)?.value;
    if (!actor || actor.kind === 'unnamed') continue;
    const named = findActors(cited.text);
    const known = [id, on_behalf_of, identified?.actor];
    if (known.some((one) => one != null && named.includes(one))) continue;
    const message = describeUnnamed(cited, actor, findActors);
    if (message !== undefined) warn(cited.entry, ['quote'], message);
  }
}

function listSpellings({ name, names }: ActorFile): string[] {
  return [name.en, name.fr, ...names.map((other) => other.name)];
}

function* listCited(seeds: Seeds): Generator<Cited> {
  const sources = [...seeds.sources.values()];
  const all = new Map(
    sources.flatMap(({ statements }) => statements.map(({ value }) => [value.id, value] as const)),
  );
  for (const seed of sources) {
    const language = seed.source?.value.language?.split('-')[0] ?? '';
    for (const entry of seed.statements) {
      const { value: statement } = entry;
      const text = [statement, ...statement.also].map(({ quote }) => quote).join('\n');
      const isTold = statement.also.some(({ holds }) => holds === 'speaker');
      yield { statement, text, isTold, language, entry };
    }
    yield* listReported(seed, all, language);
  }
}

/** All that a source reports of one statement counts together. */
function listReported(
  { reports }: SourceSeed,
  all: ReadonlyMap<string, SeedStatement>,
  language: string,
): Cited[] {
  const entries = new Map(reports.toReversed().map((entry) => [entry.value.statement, entry]));
  return [...entries].flatMap(([id, entry]) => {
    const statement = all.get(id);
    const same = reports.filter(({ value }) => value.statement === id);
    const text = same.map(({ value }) => value.quote).join('\n');
    return statement ? [{ statement, text, isTold: false, language, entry }] : [];
  });
}

function describeUnnamed(
  { statement: { actor: id, role }, text, isTold, language }: Cited,
  actor: ActorFile,
  findActors: MentionFinder,
): string | undefined {
  const spellings = listSpellings(actor);
  const near = findNear(text, spellings, findActors);
  if (near !== undefined) {
    return `prints "${near}", which is in no names: of "${id}"; add it, or name the speaker`;
  }
  const script = scriptOf(text);
  if (!spellings.some((spelling) => scriptOf(spelling) === script)) {
    return `no names: of "${id}" is in the script of the text (${script}); add what it prints`;
  }
  if (isTold || (role != null && text.includes(role))) return undefined;
  const words = new Set(listWords(text).map(({ folded }) => folded));
  const known = pronouns[language];
  if (!known || known.some((pronoun) => words.has(foldName(pronoun)))) return undefined;
  return `does not name "${id}"; lengthen it, or put the sentence that does under also:`;
}

/** A capitalised word that is like a spelling of the speaker, and a spelling of nobody. */
function findNear(
  text: string,
  spellings: readonly string[],
  findActors: MentionFinder,
): string | undefined {
  const known = spellings.flatMap((spelling) => foldName(spelling).split(' '));
  const words = text.match(/\p{Lu}[\p{L}\p{M}]{3,}/gu) ?? [];
  return words.find((word) => {
    if (findActors(word).length > 0) return false;
    const folded = foldName(word);
    if (known.includes(folded)) return false;
    return known.some((name) => {
      const limit = name.length < 8 ? 1 : 2;
      return name.length >= 4 && editDistance(folded, name, limit) <= limit;
    });
  });
}
