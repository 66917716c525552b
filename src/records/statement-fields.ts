// The fields of statements, in the order of the documentation.
import { CaveatPresence } from './caveat.ts';
import { isQualified, type UncertainDate } from './dates.ts';
import { type Field, listIds, memoryFields, toFlag } from './field.ts';
import { listRanges } from './language.ts';
import {
  AttributionStatus,
  RelationType,
  SaidKnown,
  type Statement,
  StatementAct,
  StatementForm,
} from './statement.ts';

export const statementFields = {
  actor: {
    values: ({ actor, identified }) => [actor.id, identified?.actor.id],
    filter: { by: 'name', of: 'actors', description: 'Who speaks.', example: 'peskov' },
    facet: { place: 1 },
  },
  voice: {
    values: ({ voice }) => voice.map(({ actor }) => actor.id),
    filter: {
      by: 'name',
      of: 'actors',
      description:
        'For whom it is said: the speaker, on whose behalf, what the office held that day speaks ' +
        'for, and what these are part of.',
      example: 'kremlin',
    },
    facet: { place: 2 },
  },
  on_behalf_of: {
    values: ({ on_behalf_of }) => [on_behalf_of?.id],
    filter: {
      by: 'name',
      of: 'actors',
      description: 'On whose behalf they speak.',
      example: 'kremlin',
    },
  },
  mentions: {
    values: ({ mentions }) => listIds(mentions),
    filter: {
      by: 'name',
      of: 'actors',
      description: 'Who is named in the passage, apart from the speaker.',
      example: 'trump',
    },
  },
  audience: {
    values: ({ audience }) => listIds(audience),
    filter: { by: 'name', of: 'actors', description: 'Who is addressed.', example: 'putin' },
  },
  event: {
    values: ({ events }) => listIds(events),
    filter: {
      by: 'name',
      of: 'events',
      description: 'An event that it is about or part of.',
      example: '2025-12-02-moscow-talks',
    },
    facet: { place: 4 },
  },
  source: {
    values: ({ citations }) => citations.map(({ source }) => source.id),
    filter: {
      by: 'name',
      of: 'sources',
      description: 'A document that it was printed in.',
      example: 'moscow-talks-2025-12-03',
    },
    facet: { place: 8 },
  },
  language: {
    values: ({ citations }) => citations.flatMap(({ language }) => listRanges(language)),
    filter: {
      by: 'language',
      description: 'The language of a passage that carries it.',
      example: 'fr',
    },
    facet: { place: 10 },
  },
  via: {
    values: ({ citations }) => citations.map(({ via }) => via?.id),
    filter: {
      by: 'name',
      of: 'sources',
      description: 'The document that the source took it from.',
      example: 'bloomberg-2025-11-25',
    },
  },
  topic: {
    values: ({ topics }) => listIds(topics),
    filter: { by: 'name', of: 'topics', description: 'What it is about.', example: 'energy' },
    facet: { place: 3 },
  },
  form: {
    values: ({ form }) => [form],
    filter: {
      by: 'choice',
      of: StatementForm,
      description: 'How it is quoted.',
      example: 'direct',
    },
    facet: { place: 7 },
  },
  act: {
    values: ({ act }) => [act],
    filter: {
      by: 'choice',
      of: StatementAct,
      description: 'The type of statement.',
      example: 'denial',
    },
    facet: { place: 5 },
  },
  status: {
    values: ({ attribution }) => [attribution.status],
    filter: {
      by: 'choice',
      of: AttributionStatus,
      description: 'Whether the attribution is confirmed, disputed or denied.',
      example: 'disputed',
    },
    facet: { place: 6 },
  },
  relation: {
    values: ({ relations }) =>
      relations.filter(({ direction }) => direction === 'outgoing').map(({ type }) => type),
    filter: {
      by: 'choice',
      of: RelationType,
      description: 'How it relates to another statement, event or source.',
      example: 'denies',
    },
  },
  related_to: {
    values: ({ relations }) => listIds(relations),
    filter: {
      by: 'end',
      of: ['statements', 'events', 'sources'],
      description: 'The id of a statement, event or source at the other end of a relation.',
      example: '2024-11-putin-trump-call',
    },
  },
  min_sources: {
    values: ({ citations }) =>
      [...new Set(citations.map(({ source }) => source.origin))].map((_, index) => `${index + 1}`),
    filter: {
      by: 'minimum',
      description:
        'Minimum number of held sources that report it. Those that print the same words, or the ' +
        'words of one agency, count once.',
      example: '2',
    },
  },
  caveat: {
    values: ({ caveats }) => {
      const isMajor = caveats.some(({ severity }) => severity === 'major');
      return caveats.length === 0 ? ['none'] : ['any', isMajor ? 'major' : null];
    },
    filter: {
      by: 'choice',
      of: CaveatPresence,
      description: 'Whether it has a caveat.',
      example: 'major',
    },
    facet: { place: 9 },
  },
  has_caveat: {
    values: ({ caveats }) => [toFlag(caveats.length > 0)],
    filter: {
      by: 'flag',
      description: 'Whether it has a caveat.',
      deprecated: { since: '2026-11-27', advice: 'use `caveat`.' },
    },
  },
  said: {
    values: ({ said }) => [said === null ? 'unknown' : 'known'],
    filter: {
      by: 'choice',
      of: SaidKnown,
      description: 'Whether it is known when it was said: dates find nothing without one.',
      example: 'unknown',
    },
  },
  ...memoryFields('statements', 'peskov-2025-12-03-eu-gas'),
  dated: { values: ({ said }) => [toFlag(said !== null)] },
  certain: { values: ({ said }) => [said && !isQualified(said) ? 'true' : null] },
  month: { values: ({ said }) => [monthOf(said)], facet: { place: null } },
} as const satisfies Readonly<Record<string, Field<Statement>>>;

/** The month of a date that certainly lies within one; undefined for any other. */
function monthOf(date: UncertainDate | null): string | undefined {
  if (!date || isQualified(date)) return undefined;
  const month = date.earliest?.slice(0, 7);
  return month === date.latest?.slice(0, 7) ? month : undefined;
}
