// What is published of each text: all of it, or its passages alone.
import { blankAround, mergeSpans, type Span } from '../../records/quoted-text.ts';
import { findPassage, listQuotes } from '../check/passages.ts';
import type { Seeds } from '../model.ts';

/** By source: its text as published, and the passages of each that may only be quoted. */
export function compileTexts(seeds: Seeds) {
  const texts = new Map<string, string>();
  const passages = new Map<string, Span[]>();
  for (const { id, source, article } of seeds.sources.values()) {
    if (article === undefined) continue;
    texts.set(id, article);
    if (source?.value.text === 'quotes') passages.set(id, []);
  }
  for (const { quote, source } of passages.size > 0 ? listQuotes(seeds) : []) {
    const spans = passages.get(source);
    const place = spans && findPassage(seeds, quote, source);
    if (place) spans.push({ start: place.start, end: place.end });
  }
  for (const [id, spans] of passages) {
    passages.set(id, mergeSpans(spans));
    texts.set(id, blankAround(texts.get(id) ?? '', spans));
  }
  return { texts, passages };
}
