// Looking up wording in the curated texts: what is known of them without the code that is tested,
// and what holds for every answer.
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import request from 'supertest';
import { expect } from 'vitest';
import { LookupAnswer, type LookupMatch } from '../../src/records/lookup.ts';
import type { Statement } from '../../src/records/statement.ts';
import { publishCurated } from './curated.ts';

const { statements, sources, texts } = publishCurated().records;
const all: Statement[] = [...statements];
/** Every passage of every statement with a part of its claim. */
export const citations = all.flatMap(({ id, citations }) =>
  citations
    .filter(({ holds }) => holds === 'claim')
    .map(({ exact, source, start, end }) => ({ id, exact, source: source.id, start, end })),
);
export const articles = sources.flatMap(({ id }) => {
  const text = texts.get(id);
  return text === undefined ? [] : [{ id, text, words: plainWords(text) }];
});
/** Every folded word of the articles. */
export const vocabulary = [...new Set(articles.flatMap(({ words }) => words))];

/** Folding as a reader would do it, without the code that is tested. */
function plainWords(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll('\u02bc', "'")
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The most consecutive words of a text that stand in one article. */
export function longestRun(words: readonly string[]): number {
  const padded = articles.map((article) => ` ${article.words.join(' ')} `);
  const stands = (from: number, to: number) =>
    padded.some((article) => article.includes(` ${words.slice(from, to).join(' ')} `));
  let longest = 0;
  for (let from = 0; from < words.length; from++) {
    while (from + longest < words.length && stands(from, from + longest + 1)) longest++;
  }
  return longest;
}

export function standsSomewhere(text: string): boolean {
  const words = plainWords(text);
  return longestRun(words) === words.length;
}

/** The answer, held against its schema and against the texts. */
export async function askLookup(
  app: FastifyInstance,
  text: string,
  parameters: Record<string, string> = {},
): Promise<LookupAnswer> {
  const answer = await request(app.server)
    .get('/lookup')
    .query({ text, ...parameters });
  expect(answer.status, answer.text).toBe(200);
  const parsed = LookupAnswer.parse(answer.body);
  for (const match of parsed.data) checkMatch(match, text);
  return parsed;
}

/** What holds for every match of every answer. */
export function checkMatch(
  { match, similarity, passage, words, statements }: LookupMatch,
  text: string,
) {
  const { source, exact, prefix, suffix, start, end, paragraph, url } = passage;
  const characters = Array.from(texts.get(source.id) as string);
  expect(characters.slice(start, end).join('')).toBe(exact);
  expect(characters.slice(Math.max(0, start - 32), start).join('')).toBe(prefix);
  expect(characters.slice(end, end + 32).join('')).toBe(suffix);
  const name = createHash('sha256').update(characters.join('')).digest('hex').slice(0, 12);
  const place = `/sources/${source.id}/text?text=${name}#char=${start},${end}`;
  expect(url).toBe(`http://127.0.0.1:3000${place}`);
  const lines = characters.slice(0, start).join('').split('\n').slice(0, -1);
  expect(paragraph).toBe(lines.filter((line) => line.trim() !== '').length + 1);
  const join = (side: 'asked' | 'passage') =>
    plainWords(words.map((difference) => difference[side] ?? '').join(' '));
  expect(join('asked')).toEqual(plainWords(text));
  expect(join('passage')).toEqual(plainWords(exact));
  for (const { type, asked, passage } of words) {
    const [left, right] = [plainWords(asked ?? ''), plainWords(passage ?? '')];
    if (type === 'kept') expect(left).toEqual(right);
    if (type === 'changed') expect(left.length * right.length).toBeGreaterThan(0);
    if (type === 'added') expect(passage).toBeNull();
    if (type === 'missing') expect(asked).toBeNull();
  }
  const same = plainWords(text).join(' ') === plainWords(exact).join(' ');
  expect({ exact: match === 'exact', one: similarity === 1 }).toEqual({ exact: same, one: same });
  checkStatements(passage, statements);
}

/** Exactly the shortest that cover it; others only where none does, and then marked. */
function checkStatements(passage: LookupMatch['passage'], found: LookupMatch['statements']) {
  const covering = citations.filter(
    ({ source, start, end }) =>
      source === passage.source.id && start <= passage.start && passage.end <= end,
  );
  const ids = listIds(keepShortest(covering));
  const marked = found.filter(({ covers }) => covers);
  expect(marked.map(({ id }) => id).sort()).toEqual(ids);
  if (ids.length > 0) expect(found).toHaveLength(ids.length);
  for (const { id, text, actor, said, attribution, caveats, citation } of found) {
    const record = all.find((statement) => statement.id === id) as Statement;
    expect({ text, said, actor: actor.id }).toEqual({
      text: record.text,
      said: record.said,
      actor: record.actor.id,
    });
    expect(attribution.status).toBe(record.attribution.status);
    expect(caveats.map((caveat) => caveat.id)).toEqual(record.caveats.map((caveat) => caveat.id));
    expect(citation.start).toBeLessThan(passage.end);
    expect(citation.end).toBeGreaterThan(passage.start);
  }
}

/** Statements in whose claim these words lie; what they are called is up to the curators. */
export function carriersOf(words: string): string[] {
  const wanted = ` ${plainWords(words).join(' ')} `;
  const found = citations.filter(({ exact }) =>
    ` ${plainWords(exact).join(' ')} `.includes(wanted),
  );
  expect(found.length, words).toBeGreaterThan(0);
  return listIds(keepShortest(found));
}

function keepShortest<T extends { start: number; end: number }>(passages: readonly T[]): T[] {
  const least = Math.min(...passages.map(({ start, end }) => end - start));
  return passages.filter(({ start, end }) => end - start === least);
}

function listIds(passages: readonly { id: string }[]): string[] {
  return [...new Set(passages.map(({ id }) => id))].sort();
}

/** Two passages side by side that no passage covers together. */
export function neighbours() {
  for (const first of citations) {
    for (const second of citations) {
      const apart = second.start - first.end;
      const covers = ({ source, start, end }: typeof first) =>
        source === first.source && start <= first.start && second.end <= end;
      const near = second.source === first.source && apart > 0 && apart < 60;
      if (near && !citations.some(covers)) return [first, second] as const;
    }
  }
  throw new Error('no two passages stand side by side');
}
