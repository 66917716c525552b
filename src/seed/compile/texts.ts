// What is published of each text: all of it, or its passages alone.
import type { Caveat } from '../../records/caveat.ts';
import type { Citation } from '../../records/citation.ts';
import type { Event } from '../../records/event.ts';
import { blankAround, mergeSpans, type Span } from '../../records/quoted-text.ts';
import type { Statement } from '../../records/statement.ts';
import type { Seeds } from '../model.ts';

interface Citing {
  statements: readonly Statement[];
  events: readonly Event[];
  caveats: readonly Caveat[];
}

/** By source: its text as published, and the passages of each that may only be quoted. */
export function compileTexts(seeds: Seeds, { statements, events, caveats }: Citing) {
  const texts = new Map<string, string>();
  const passages = new Map<string, Span[]>();
  for (const { id, source, article } of seeds.sources.values()) {
    if (article === undefined) continue;
    texts.set(id, article);
    if (source?.value.text === 'quotes') passages.set(id, []);
  }
  const cited: readonly { citations: readonly Citation[] }[] = [
    ...statements,
    ...events,
    ...caveats,
  ];
  for (const { source, start, end } of cited.flatMap(({ citations }) => citations)) {
    passages.get(source.id)?.push({ start, end });
  }
  for (const [id, spans] of passages) {
    passages.set(id, mergeSpans(spans));
    texts.set(id, blankAround(texts.get(id) ?? '', spans));
  }
  return { texts, passages };
}
