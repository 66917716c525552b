// Valid records with one thing overridden, and what an encoder is told about a request.

import { type About, defaultOptions } from '../../src/formats/format.ts';
import type { Actor } from '../../src/records/actor.ts';
import type { SourceReference, StatementCitation } from '../../src/records/citation.ts';
import { type ExplainedDate, parseEdtf } from '../../src/records/dates.ts';
import type { Event } from '../../src/records/event.ts';
import type { Memory } from '../../src/records/memory.ts';
import type { Statement } from '../../src/records/statement.ts';
import { testAddress } from './curated.ts';

/** What every format must carry unharmed: markup, formulas, LaTeX, separators, breaks, scripts. */
export const hostileText =
  '=HYPERLINK("http://x")<script>alert(1)</script> & ]]> «\u00a0Non\u00a0»\r\n' +
  '— C’est, dit-il; \\{50 % de $\\} #_~^ Пéсков 🎉\tfin';

/** Added on one day and never changed. */
const unchanged: Memory = {
  added: '2026-11-25T00:00:00Z',
  modified: '2026-11-25T00:00:00Z',
  revision: 1,
  corrections: [],
};

export function buildDate(edtf: string, overrides: Partial<ExplainedDate> = {}): ExplainedDate {
  const known = { edtf, ...parseEdtf(edtf), basis: 'explicit', printed: null } as const;
  return { ...known, note: null, evidence: [], ...overrides };
}

export function buildSource(overrides: Partial<SourceReference> = {}): SourceReference {
  const id = overrides.id ?? 'gazette-2025-12-03';
  return {
    id,
    kind: 'article',
    title: 'Le gaz en question',
    publisher: 'La Gazette',
    published: buildDate('2025-12-03'),
    language: 'fr',
    original_url: null,
    origin: id,
    url: `${testAddress}/sources/${id}`,
    ...overrides,
  };
}

export function buildCitation(overrides: Partial<StatementCitation> = {}): StatementCitation {
  const source = overrides.source ?? buildSource();
  return {
    source,
    via: null,
    language: 'fr',
    exact: 'Le gaz coûtera plus cher.',
    prefix: 'Il l’a dit : ',
    suffix: ' Puis il partit.',
    start: 13,
    end: 38,
    paragraph: 2,
    locator: null,
    url: `${source.url}/text#char=13,38`,
    holds: 'claim',
    ...overrides,
  };
}

export function buildStatement(overrides: Partial<Statement> = {}): Statement {
  const id = overrides.id ?? 'peskov-2025-12-03-gas';
  const actor = {
    id: 'peskov',
    kind: 'person',
    name: 'Dmitry Peskov',
    label: { en: 'Dmitry Peskov', fr: 'Dmitri Peskov' },
  } as const;
  const citations = overrides.citations ?? [buildCitation()];
  return {
    id,
    url: `${testAddress}/statements/${id}`,
    text: (citations[0] as StatementCitation).exact,
    language: 'fr',
    summary: { en: 'Says that gas will cost more.', fr: 'Dit que le gaz coûtera plus cher.' },
    form: 'direct',
    act: 'prediction',
    actor: { ...actor, url: `${testAddress}/actors/peskov`, role: 'porte-parole du Kremlin' },
    identified: null,
    on_behalf_of: null,
    voice: [{ actor: { ...actor, url: `${testAddress}/actors/peskov` }, by: 'speaker' }],
    audience: [],
    said: buildDate('2025-12-02'),
    said_note: null,
    events: [],
    topics: [{ id: 'energy', name: { en: 'Energy', fr: 'Énergie' } }],
    mentions: [],
    attribution: { status: 'reported', by: [] },
    citations,
    relations: [],
    caveats: [],
    ...unchanged,
    ...overrides,
  };
}

export function buildEvent(overrides: Partial<Event> = {}): Event {
  const id = overrides.id ?? '2025-12-02-talks';
  return {
    id,
    url: `${testAddress}/events/${id}`,
    name: { en: 'Talks in Moscow', fr: 'Entretiens à Moscou' },
    kind: 'meeting',
    when: buildDate('2025-12-02'),
    place: { en: 'Moscow', fr: 'Moscou' },
    status: 'occurred',
    participants: [],
    parent: null,
    citations: [buildCitation()],
    relations: [],
    caveats: [],
    statements: { count: 0, url: `${testAddress}/statements?event=${id}` },
    ...unchanged,
    ...overrides,
  };
}

/** The speaker of `buildStatement`. */
export function buildPerson(name: string, ...families: string[]): Actor {
  const id = 'peskov';
  return {
    id,
    url: `${testAddress}/actors/${id}`,
    kind: 'person',
    name,
    label: { en: name, fr: name },
    names: families.map((family) => ({ name: family, lang: 'fr', script: 'Latn', kind: 'family' })),
    roles: [],
    member_of: null,
    part_of: [],
    identifiers: [],
    caveats: [],
    statements: { count: 1, url: `${testAddress}/statements?actor=${id}` },
    ...unchanged,
  };
}

export function buildAbout(overrides: Partial<About> = {}): About {
  const list = `${testAddress}/statements`;
  return {
    address: testAddress,
    self: `${list}.x?actor=peskov`,
    list: `${list}.x?actor=peskov`,
    json: `${list}?actor=peskov`,
    page: `${list}.html?actor=peskov`,
    next: null,
    title: 'On Record: statements (actor: peskov)',
    version: '0123456789ab',
    authority: 'on-record.example,2026-11-25',
    newestDay: '2025-12-20',
    newestChange: null,
    gone: [],
    single: false,
    ...defaultOptions,
    actors: new Map(),
    ...overrides,
  };
}
