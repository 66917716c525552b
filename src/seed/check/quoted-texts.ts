// A text that may only be quoted is published nowhere else: no summary, explanation or note holds
// more of it than a few words outside its passages.
import { mergeSpans, type Span } from '../../records/quoted-text.ts';
import { countCodePoints } from '../../text/code-points.ts';
import { listWords } from '../../text/words.ts';
import type { Seeds } from '../model.ts';
import type { Entry, Path, Report } from '../parse/entry.ts';

/** So many words in a row are a quotation. */
export const quotedWordsMin = 8;

/** What is not published as it stands: quotes are passages, and a prefix is for the seed job. */
const unpublished = ['quote', 'prefix'];

export function checkQuotedTexts(
  seeds: Seeds,
  places: readonly QuotedPlace[],
  report: Report,
): void {
  const runs = listRuns(seeds, places);
  if (runs.size === 0) return;
  for (const { entry, skipped } of listEntries(seeds)) {
    for (const { path, text } of listTexts(entry.value, [])) {
      if (skipped.includes(path[0] ?? '')) continue;
      const words = listWords(text).map(({ folded }) => folded);
      const source = listShingles(words)
        .map((run) => runs.get(run))
        .find((id) => id !== undefined);
      if (source === undefined) continue;
      report(
        entry,
        path,
        `holds ${quotedWordsMin} words in a row of "${source}", whose text may only be quoted; ` +
          'say it in other words, or cite the passage',
      );
    }
  }
}

/** Where a quote was found. */
export interface QuotedPlace extends Span {
  source: string;
}

/** Every run of words outside the passages, with its source. */
function listRuns(seeds: Seeds, places: readonly QuotedPlace[]): Map<string, string> {
  const runs = new Map<string, string>();
  for (const { id, source, article } of seeds.sources.values()) {
    if (source?.value.text !== 'quotes' || article === undefined) continue;
    const passages = mergeSpans(places.filter((each) => each.source === id));
    const words = listWords(article);
    const starts = words.map((word) => countCodePoints(article, 0, word.start));
    for (let at = 0; at + quotedWordsMin <= words.length; at++) {
      const [first = 0, last = 0] = [starts[at], starts[at + quotedWordsMin - 1]];
      if (passages.some(({ start, end }) => start <= first && last < end)) continue;
      const run = words.slice(at, at + quotedWordsMin).map(({ folded }) => folded);
      runs.set(run.join(' '), id);
    }
  }
  return runs;
}

function listShingles(words: readonly string[]): string[] {
  return words
    .slice(quotedWordsMin - 1)
    .map((_, at) => words.slice(at, at + quotedWordsMin).join(' '));
}

/** All that is published as it is written; the note of a source is for curators. */
function listEntries(seeds: Seeds): { entry: Entry<unknown>; skipped: PropertyKey[] }[] {
  const { actors, events, topics, withdrawn, sources } = seeds;
  const ofSources = [...sources.values()].flatMap(({ source, caveats, statements }) => [
    ...(source ? [{ entry: source, skipped: ['note', 'caveats'] }] : []),
    ...[...caveats, ...statements].map((entry) => ({ entry, skipped: [] })),
  ]);
  const others = [...actors.values(), ...events.values(), ...topics, ...withdrawn];
  return [...others.map((entry) => ({ entry, skipped: [] })), ...ofSources];
}

function* listTexts(value: unknown, path: Path): Generator<{ path: Path; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (unpublished.includes(key)) continue;
    yield* listTexts(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}
