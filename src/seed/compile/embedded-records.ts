// How one record shows up inside another. Built once, used by every compile step.
import type { z } from 'zod';
import type { Citation, SourceReference } from '../../records/citation.ts';
import { fragmentOf, type Locator, type Place } from '../../records/locator.ts';
import type { ActorReference, TopicReference } from '../../records/reference.ts';
import type { StatementEvent } from '../../records/statement.ts';
import { pathOfPassage } from '../../records/text-name.ts';
import { findPassage } from '../check/passages.ts';
import type { Seeds } from '../model.ts';
import type { Quote } from '../parse/schema.ts';
import { hashSha256 } from '../sha256.ts';
import { resolveDate } from './dates.ts';
import { encodeAddress } from './evidence.ts';
import { findOrigins } from './origins.ts';

type EventReference = z.infer<typeof StatementEvent>;

export interface References {
  actor: (id: string) => ActorReference;
  event: (id: string) => EventReference;
  source: (id: string) => SourceReference;
  topic: (id: string) => TopicReference;
  citation: (quote: Quote, source: string, via?: string | null) => Citation;
}

export function buildReferences(seeds: Seeds): References {
  const topics = new Map(seeds.topics.map(({ value }) => [value.id, value]));
  const origins = findOrigins(seeds);
  const source = once((id): SourceReference => {
    const { kind, title, publisher, published, language, url } = found(
      seeds.sources.get(id)?.source?.value,
      id,
    );
    return {
      id,
      kind,
      title,
      publisher,
      published: resolveDate(published),
      language: language ?? null,
      original_url: url && encodeAddress(url),
      origin: found(origins.get(id), id),
      url: `/sources/${id}`,
    };
  });
  // So that nothing but its text is asked of a source when its passages are.
  for (const id of seeds.sources.keys()) source(id);
  const hashOf = once((id) => hashSha256(found(seeds.sources.get(id)?.article, id)));
  return {
    actor: once((id) => {
      const { kind, name: label } = found(seeds.actors.get(id)?.value, id);
      return { id, kind, name: label.en, label, url: `/actors/${id}` };
    }),
    event: once((id) => ({
      id,
      name: found(seeds.events.get(id)?.value, id).name,
      url: `/events/${id}`,
    })),
    topic: once((id) => ({ id, name: found(topics.get(id), id).name })),
    source,
    citation: (quote, id, via) => {
      const passage = found(findPassage(seeds, quote, id), quote.quote);
      const document = source(id);
      return {
        source: document,
        via: via == null ? null : source(via),
        language: document.language ?? 'und',
        ...passage,
        locator: quote.locator ? resolveLocator(quote.locator, document.original_url) : null,
        url: `/sources/${id}${pathOfPassage(hashOf(id), passage)}`,
      };
    },
  };
}

/** One object for each id: most records are embedded many times. */
function once<T>(build: (id: string) => T): (id: string) => T {
  const built = new Map<string, T>();
  return (id) => {
    const existing = built.get(id);
    if (existing) return existing;
    const value = build(id);
    built.set(id, value);
    return value;
  };
}

/** Its address has one fragment: that of the passage. */
function resolveLocator({ time, page }: Place, address: string | null): Locator {
  const [document] = address?.split('#') ?? [];
  const url = document === undefined ? null : `${document}#${fragmentOf({ time, page })}`;
  return { time, page, url };
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`${id} was not checked`);
  return value;
}
