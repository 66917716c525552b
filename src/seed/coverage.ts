// Which sentences of the articles nobody has decided about: no statement or event quotes a part of
// them, and they are not dismissed. Caveats do not count: they are about how something is told.
import { findOccurrences } from '../text/passages.ts';
import { listSentences, overlaps, type Span } from '../text/sentences.ts';
import { listQuotes } from './check/passages.ts';
import type { Seeds, SourceSeed } from './model.ts';
import type { Quote } from './parse/schema.ts';
import { placeOf } from './read/text.ts';

export interface Uncovered {
  source: string;
  /** Of article.txt, from 1. */
  line: number;
  sentence: string;
}

/** In the order of sources and of their texts. The seeds have no errors. */
export function listUncovered(seeds: Seeds): Uncovered[] {
  const decided = listQuotes(seeds).filter(({ isOfCaveat }) => !isOfCaveat);
  const quotes = Map.groupBy(decided, ({ source }) => source);
  return [...seeds.sources.values()].flatMap((source) =>
    listOpen(
      source,
      (quotes.get(source.id) ?? []).map(({ quote }) => quote),
    ),
  );
}

function listOpen({ id, source, article, dismissed }: SourceSeed, quotes: Quote[]): Uncovered[] {
  if (article === undefined || !source) return [];
  const { title, language } = source.value;
  const covered = [
    ...quotes.flatMap(({ quote, prefix }) => listPlaces(article, quote, prefix ?? undefined)),
    ...dismissed.flatMap(({ value }) => listPlaces(article, value)),
  ];
  const open = listSentences(article, language ?? 'en').filter(
    (sentence) => !covered.some((span) => overlaps(span, sentence)),
  );
  return open
    .map(({ start, end }) => ({
      source: id,
      line: placeOf(article, start).line,
      sentence: article.slice(start, end),
    }))
    .filter(({ sentence }) => sentence !== title);
}

function listPlaces(text: string, quote: string, prefix?: string): Span[] {
  const starts = findOccurrences(text, quote, prefix, Number.POSITIVE_INFINITY);
  return starts.map((start) => ({ start, end: start + quote.length }));
}
