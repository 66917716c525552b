// How one record shows up inside another. Built once, used by every compile step.

import type { z } from 'zod';
import type { Caveat, CaveatReference } from '../domain/caveat.ts';
import type { Citation, SourceReference } from '../domain/citation.ts';
import { parseEdtf, type UncertainDate } from '../domain/dates.ts';
import type { ActorReference, TopicReference } from '../domain/reference.ts';
import type { StatementEvent } from '../domain/statement.ts';
import type { Passages } from './check-passages.ts';
import type { Quote, SeedDate } from './files.ts';
import type { Seeds } from './seeds.ts';

type EventReference = z.infer<typeof StatementEvent>;

export interface References {
  actor: (id: string) => ActorReference;
  event: (id: string) => EventReference;
  source: (id: string) => SourceReference;
  topic: (id: string) => TopicReference;
  citation: (quote: Quote, source: string, via?: string | null) => Citation;
  caveat: (caveat: Caveat) => CaveatReference;
  caveatsOf: (
    caveats: readonly Caveat[],
    kind: 'statement' | 'event',
    id: string,
  ) => CaveatReference[];
}

export function buildReferences(seeds: Seeds, passages: Passages): References {
  const topics = new Map(seeds.topics.value.map((topic) => [topic.id, topic]));
  const source = (id: string): SourceReference => {
    const { kind, title, publisher, published, url } = found(
      seeds.sources.get(id)?.source?.value,
      id,
    );
    return {
      id,
      kind,
      title,
      publisher,
      published: resolveDate(published),
      original_url: url,
      url: `/sources/${id}`,
    };
  };
  const caveat = ({ id, kind, severity, explanation, url }: Caveat): CaveatReference => ({
    id,
    kind,
    severity,
    explanation,
    url,
  });
  return {
    actor: (id) => {
      const { kind, name } = found(seeds.actors.get(id)?.value, id);
      return { id, kind, name, url: `/actors/${id}` };
    },
    event: (id) => ({
      id,
      name: found(seeds.events.get(id)?.value, id).name,
      url: `/events/${id}`,
    }),
    topic: (id) => found(topics.get(id), id),
    source,
    caveat,
    citation: (quote, id, via) => {
      const passage = found(passages.get(quote), id);
      return {
        source: source(id),
        via: via == null ? null : source(via),
        ...passage,
        url: `/sources/${id}/text#char=${passage.start},${passage.end}`,
      };
    },
    caveatsOf: (caveats, kind, id) =>
      caveats
        .filter(({ affects }) => affects.some((target) => target.kind === kind && target.id === id))
        .map(caveat),
  };
}

/** A seed's date with its bounds; null where there is none. */
export function resolveDate(date: SeedDate | null): UncertainDate | null {
  if (date === null) return null;
  const { edtf, basis, printed } = date;
  return { edtf, ...parseEdtf(edtf), basis, printed: printed ?? null };
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`${id} was not checked`);
  return value;
}
