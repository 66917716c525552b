// Every correction of a text has the text that it replaced beside it, and every such text the
// correction that replaced it, so that nobody is shown words that were never printed.
import { listWords } from '../../text/words.ts';
import type { Seeds, SourceSeed } from '../model.ts';
import { instantOf } from '../moments.ts';
import type { Entry, Report } from '../parse/entry.ts';
import type { SourceFile } from '../parse/schema.ts';
import { quotedWordsMin } from './quoted-texts.ts';

export function checkEarlierTexts(seeds: Seeds, report: Report): void {
  for (const seed of seeds.sources.values()) {
    if (seed.source) checkSource(seed, seed.source, report);
  }
}

function checkSource(seed: SourceSeed, source: Entry<SourceFile>, report: Report): void {
  const { id, article, earlier } = seed;
  const firsts = new Map<string, string | null>();
  for (const [index, { what, on, was }] of source.value.corrections.entries()) {
    if (what !== 'text') continue;
    const path = ['corrections', index];
    const day = dayOf(on);
    if (was !== null && article !== undefined && !earlier.has(day)) {
      const [current, kept] = [`sources/${id}/article.txt`, pathOf(id, day)];
      const advice = `keep it: git show HEAD:./${current} > ${kept}`;
      report(source, path, `the text that it replaced is missing; ${advice}`);
    }
    if (was !== null && source.value.text === 'quotes' && isLong(was)) {
      const message = `holds ${quotedWordsMin} words in a row of a text that may only be quoted`;
      report(source, [...path, 'was'], `${message}; write fewer, or null`);
    }
    if (!firsts.has(day)) firsts.set(day, was);
  }
  const texts = [...earlier];
  for (const [index, [day, text]] of texts.entries()) {
    const next = texts[index + 1]?.[1] ?? article;
    const fault = findFault(text, next, firsts.get(day), day);
    if (fault !== undefined) report(source, ['corrections'], `${pathOf(id, day)} ${fault}`);
  }
}

/**
 * @param next what replaced it
 * @param was of the first correction of the text on that day; undefined when there is none
 */
function findFault(
  text: string,
  next: string | undefined,
  was: string | null | undefined,
  day: string,
): string | undefined {
  if (next === undefined) return 'is an earlier text, but there is no current one; add article.txt';
  if (was === undefined) {
    return `has no correction that replaced it; write corrections: [{ on: ${day}, what: text, was: … }]`;
  }
  if (text === next)
    return 'is the same text as the one that replaced it; put the former one there';
  if (was === null || plain(text).includes(plain(was))) return undefined;
  return 'does not hold the words in was: of its correction; copy them from there';
}

/** The day by which files of earlier texts are named. */
export function dayOf(moment: string): string {
  return instantOf(moment).slice(0, 10);
}

function isLong(was: string): boolean {
  return listWords(was).length >= quotedWordsMin;
}

function pathOf(id: string, day: string): string {
  return `sources/${id}/earlier/${day}.txt`;
}

/** A block of YAML breaks lines where the text does not. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ');
}
