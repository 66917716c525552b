// The annotated articles that drafting is built and scored with: every annotation fits its text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseEdtf } from '../../src/records/dates.ts';
import { StatementAct, StatementForm } from '../../src/records/statement.ts';

const folder = join(import.meta.dirname, 'articles');

const Passage = z.strictObject({ quote: z.string(), start: z.int(), end: z.int() });
const Gold = z.array(
  Passage.extend({
    speakers: z.array(z.string().min(1)),
    form: StatementForm,
    act: StatementAct,
    said: z.string().nullable(),
    also: z.array(Passage).min(1).optional(),
  }),
);
const Source = z.strictObject({
  title: z.string(),
  publisher: z.string().nullable(),
  published: z.iso.date(),
  language: z.enum(['fr', 'en']),
  licence: z.string().min(1),
  address: z.url().nullable(),
  author: z.string().nullable(),
});

const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('article.txt'))
  .map((path) => dirname(path).replaceAll('\\', '/'))
  .sort();
const read = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8');
const annotationsOf = (name: string, file: string) => ({
  name,
  file,
  part: name.split('/')[0],
  text: read(name, 'article.txt'),
  source: Source.parse(parse(read(name, 'source.yaml'))),
  gold: Gold.parse(JSON.parse(read(name, file))),
});
const articles = names.map((name) => annotationsOf(name, 'gold.json'));
const annotatedTwice = names.filter((name) => existsSync(join(folder, name, 'second.json')));
const second = annotatedTwice.map((name) => annotationsOf(name, 'second.json'));

describe.each([...articles, ...second])('$name/$file', ({ text, source, gold }) => {
  test('has passages that are slices of the text, by code points', () => {
    const points = Array.from(text);
    for (const { quote, start, end } of gold.flatMap((one) => [one, ...(one.also ?? [])])) {
      expect(points.slice(start, end).join('')).toBe(quote);
      expect(quote).toBe(quote.trim());
    }
  });

  test('has them in reading order', () => {
    const places = gold.map(({ start, end }) => start * text.length + end);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('has speakers whom the text names', () => {
    const unnamed = gold.filter(
      ({ speakers }) => speakers.length > 0 && !speakers.some((name) => text.includes(name)),
    );
    expect(unnamed).toEqual([]);
  });

  test('has quotation marks, or a name before a colon or a dash, where words are quoted', () => {
    const hasTurns = /^\p{Lu}[\p{L}., ]{0,60}(?: ?:|\. –) /mu.test(text);
    const unmarked = gold.filter(
      ({ form, quote }) => form !== 'indirect' && !hasTurns && !/[«»“”"„‟—]/.test(quote),
    );
    expect(unmarked).toEqual([]);
  });

  test('has dates that exist, none after it appeared', () => {
    const dates = gold.flatMap(({ said }) => said ?? []);
    expect(dates.filter((said) => `${parseEdtf(said).earliest}` > source.published)).toEqual([]);
  });

  test('opens with its title', () => {
    expect(text.split('\n')[0]).toBe(source.title);
  });
});

test('the README counts them', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  for (const part of ['build', 'dev', 'test', 'unseen'])
    for (const language of ['fr', 'en']) {
      const some = articles.filter((one) => one.part === part && one.source.language === language);
      const statements = some.flatMap(({ gold }) => gold).length;
      expect(readme).toContain(`| ${part} | ${language} | ${some.length} | ${statements} |`);
    }
});

test('the README names those that were annotated twice', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const named = names.filter((name) => readme.includes(`\`${basename(name)}\``));
  expect(named).toEqual(annotatedTwice);
});
