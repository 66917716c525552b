// Holds proposals against articles that a person has annotated: how many passages are found, how
// many proposals are right, and whose speaker, date, form and act. Each figure has its interval.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { foldName } from '../text/names.ts';
import type { Known } from './actors.ts';
import { DraftError } from './error.ts';
import { findInterval } from './interval.ts';
import { listLanguages } from './lexicon.ts';
import { type DraftStatement, draftStatements } from './record.ts';

const Gold = z.array(
  z.object({
    start: z.int(),
    end: z.int(),
    speakers: z.array(z.string()),
    form: z.string(),
    act: z.string(),
    said: z.string().nullable(),
    /** Other passages with the same statement. */
    also: z.array(z.object({ start: z.int(), end: z.int() })).default([]),
  }),
);
type Gold = z.infer<typeof Gold>[number];

const Facts = z.object({ language: z.string(), published: z.string().nullish() });

/** How many of how many; undefined `of` is never 0 in print. */
export interface Share {
  label: string;
  hits: number;
  of: number;
}

/** A name in each of the seeds' known languages. @throws DraftError */
export function scoreFolder(folder: string, readSeeds: (language: string) => Known): Share[] {
  const articles = listArticles(folder);
  const known = new Map(listLanguages().map((language) => [language, readSeeds(language)]));
  const pairs: Pair[] = [];
  let wanted = 0;
  let proposed = 0;
  for (const { text, gold, facts } of articles) {
    const { language, published = null } = facts;
    const seeds = known.get(language);
    if (!seeds) throw new DraftError(`no lexicon for the language "${language}"`);
    const drafted = draftStatements({ text, language, published }, seeds);
    const records = drafted.map(({ record }) => record);
    const { found, repeats } = match(gold, records);
    wanted += gold.length;
    proposed += records.length - repeats;
    pairs.push(...found);
  }
  return listShares(pairs, wanted, proposed);
}

function listArticles(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
      .sort()
      .map((path) => {
        const read = (name: string) => readFileSync(join(path, name), 'utf8');
        return {
          text: read('article.txt'),
          gold: Gold.parse(JSON.parse(read('gold.json'))),
          facts: Facts.parse(parse(read('source.yaml'))),
        };
      });
  } catch (error) {
    throw new DraftError(`${folder} cannot be scored: ${(error as Error).message}`);
  }
}

interface Pair {
  gold: Gold;
  /** Of the statement's passages. */
  passage: Pick<Gold, 'start' | 'end'>;
  record: DraftStatement;
  overlap: number;
  isSpeakerRight: boolean;
}

/**
 * Pairs whose passages overlap by half of both, best first, each statement and each proposal once.
 * `repeats` are proposals of another passage of a statement that is found already: no mistakes.
 */
function match(gold: readonly Gold[], records: readonly DraftStatement[]) {
  const near = gold
    .flatMap((one) => [one, ...one.also].flatMap((passage) => pairUp(one, passage, records)))
    .filter(({ overlap }) => overlap >= 0.5)
    .sort((a, b) => b.overlap - a.overlap || Number(b.isSpeakerRight) - Number(a.isSpeakerRight));
  const used = new Set<unknown>();
  const isNew = (...entries: unknown[]) => {
    if (entries.some((entry) => used.has(entry))) return false;
    for (const entry of entries) used.add(entry);
    return true;
  };
  const found = near.filter((pair) => {
    if (!isNew(pair.gold, pair.record)) return false;
    used.add(pair.passage);
    return true;
  });
  const repeats = near.filter(({ passage, record }) => isNew(passage, record)).length;
  return { found, repeats };
}

function pairUp(gold: Gold, passage: Pair['passage'], records: readonly DraftStatement[]): Pair[] {
  return records.map((record) => {
    const common = Math.min(passage.end, record.end) - Math.max(passage.start, record.start);
    const longer = Math.max(passage.end - passage.start, record.end - record.start);
    const isSpeakerRight = isSpeaker(record.actor_name, gold.speakers);
    return { gold, passage, record, overlap: common / longer, isSpeakerRight };
  });
}

const small = new Set(
  'le la les l un une des d de du son sa ses the a an his her of m mme mr mrs ms dr'.split(' '),
);

/** All words of the shorter name are in the other, articles and titles apart. */
function isSpeaker(name: string | null, speakers: readonly string[]): boolean {
  if (name === null) return speakers.length === 0;
  const wordsOf = (text: string) =>
    foldName(text)
      .split(' ')
      .filter((word) => !small.has(word));
  return speakers.some((speaker) => {
    const [shorter = [], longer = []] = [wordsOf(name), wordsOf(speaker)].sort(
      (a, b) => a.length - b.length,
    );
    return shorter.length > 0 && shorter.every((word) => longer.includes(word));
  });
}

function listShares(pairs: readonly Pair[], wanted: number, proposed: number): Share[] {
  const right = pairs.filter(({ isSpeakerRight }) => isSpeakerRight);
  const isOpen = ({ record }: Pair, mark: string) => record.draft.includes(mark);
  const unmarked = pairs.filter((pair) => !isOpen(pair, 'actor'));
  const dated = pairs.filter((pair) => !isOpen(pair, 'said'));
  const share = (label: string, list: readonly Pair[], test: (pair: Pair) => boolean): Share => ({
    label,
    hits: list.filter(test).length,
    of: list.length,
  });
  return [
    { label: 'recall of passages', hits: pairs.length, of: wanted },
    { label: 'precision of passages', hits: pairs.length, of: proposed },
    { label: 'right speaker, of those found', hits: right.length, of: pairs.length },
    { label: 'passage and speaker right, of all', hits: right.length, of: wanted },
    share('right speaker where not marked', unmarked, ({ isSpeakerRight }) => isSpeakerRight),
    share('wrong dates, of those stated without a mark', dated, isDateWrong),
    share('right date, of those found', pairs, (pair) => !isDateWrong(pair)),
    share('right form, of those found', pairs, ({ gold, record }) => gold.form === record.form),
    share('right act, of those found', pairs, ({ gold, record }) => gold.act === record.act),
  ];
}

const isDateWrong = ({ gold, record }: Pair) => gold.said !== record.said;

export function renderScore(shares: readonly Share[]): string {
  const width = Math.max(...shares.map(({ label }) => label.length));
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const rows = shares.map(({ label, hits, of }) => {
    const [low, high] = findInterval(hits, of);
    const value = of === 0 ? '–' : percent(hits / of);
    const interval = `${(100 * low).toFixed(1)}–${percent(high)}`;
    return `${label.padEnd(width)}  ${value.padStart(8)}  ${interval.padStart(15)}  ${hits}/${of}`;
  });
  return `${' '.repeat(width)}     share     95 % interval  n\n${rows.join('\n')}\n`;
}
