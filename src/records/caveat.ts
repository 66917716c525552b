// A caveat: what is doubtful about a source, with the passages that show it.
import { z } from 'zod';
import { Citation } from './citation.ts';
import { Evidence } from './evidence.ts';
import { memory } from './memory.ts';
import { Id, LocalizedText, Url } from './reference.ts';

export const CaveatKind = z
  .enum(['date', 'office', 'attribution', 'name', 'fact', 'wording'])
  .meta({ id: 'CaveatKind' });

export const CaveatSeverity = z.enum(['major', 'minor']).meta({
  id: 'CaveatSeverity',
  description: '`major`: would mislead a reader who relied on the passage.',
});

/** Of a statement. */
export const CaveatPresence = z.enum(['major', 'any', 'none']).meta({ id: 'CaveatPresence' });

export const CaveatReference = z
  .strictObject({
    id: Id,
    kind: CaveatKind,
    severity: CaveatSeverity,
    explanation: LocalizedText,
    url: Url,
  })
  .meta({ id: 'CaveatReference' });
export type CaveatReference = z.infer<typeof CaveatReference>;

const CaveatTarget = z
  .strictObject({ kind: z.enum(['statement', 'event', 'actor']), id: Id, url: Url })
  .meta({ id: 'CaveatTarget', description: '`actor`: the caveat is about an office of theirs.' });

export const Caveat = CaveatReference.extend({
  source: Id.meta({ description: 'The source that the caveat is about.' }),
  citations: z.array(Citation),
  evidence: z.array(Evidence).meta({ description: 'Where outside facts can be looked up.' }),
  affects: z.array(CaveatTarget),
  ...memory,
}).meta({
  id: 'Caveat',
  description: 'Where a source is inconsistent, or contradicts another source or a known fact.',
});
export type Caveat = z.infer<typeof Caveat>;
