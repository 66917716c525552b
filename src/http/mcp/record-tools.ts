// Tools about one thing: a statement, a sentence from elsewhere, a name, the database itself.
import { z } from 'zod';
import { Actor } from '../../records/actor.ts';
import { LookupMatch } from '../../records/lookup.ts';
import { Id } from '../../records/reference.ts';
import { resourceOf } from '../../records/resources.ts';
import { Relation, type Statement } from '../../records/statement.ts';
import { describeCalendar } from '../../web/messages/when.ts';
import { ApiError } from '../exchange/problem.ts';
import { resolveNames } from '../query/names.ts';
import { DatasetDescription } from '../routes/dataset-description.ts';
import { lookupQuery } from '../routes/lookup.ts';
import { shrink } from './budget.ts';
import {
  BriefPassage,
  BriefStatement,
  describeCaveat,
  describePassage,
  describeStatement,
  shorten,
} from './rows.ts';
import { type Call, explainAbsence, tool } from './tool.ts';

const LeftOut = z.record(z.string(), z.int()).meta({
  description: 'How many more of each list stand at `url`.',
});

const BriefRelation = Relation.omit({ label: true }).extend({ label: z.string() });

export const getStatement = tool({
  name: 'get_statement',
  title: 'One statement with everything about it',
  description:
    'All passages that print it, who denies or confirms it, what it replies to, every caveat, and ' +
    'what was corrected. Take the id from another tool.',
  input: z.strictObject({ id: Id }),
  output: BriefStatement.extend({
    passages: z.array(BriefPassage),
    events: z.array(z.string()),
    topics: z.array(z.string()),
    relations: z.array(BriefRelation),
    corrections: z.array(z.strictObject({ on: z.string(), what: z.string(), was: z.string() })),
    left_out: LeftOut,
  }),
  async answer({ api }, { id }) {
    return describeWhole(await findCurrent((id) => api.statements.find(id), id));
  },
});

function describeWhole(statement: Statement) {
  const { citations, events, topics, relations, corrections } = statement;
  const [main, ...others] = citations as [Statement['citations'][number]];
  const brief = describeStatement(statement, main);
  return shrink((entriesMax) => {
    const lists = {
      passages: others.slice(0, entriesMax).map(describePassage),
      events: events.slice(0, entriesMax).map(({ name }) => shorten(name.en)),
      topics: topics.slice(0, entriesMax).map(({ name }) => shorten(name.en)),
      relations: relations
        .slice(0, entriesMax)
        .map((relation) => ({ ...relation, label: shorten(relation.label.en) })),
      corrections: corrections
        .slice(-entriesMax)
        .map(({ on, what, was }) => ({ on, what, was: shorten(was ?? 'nothing') })),
    };
    const totals = { passages: others.length, events: events.length, topics: topics.length };
    const all = { ...totals, relations: relations.length, corrections: corrections.length };
    return { ...brief, ...lists, left_out: countLeftOut(lists, all) };
  });
}

function countLeftOut<K extends string>(
  lists: Readonly<Record<K, readonly unknown[]>>,
  totals: Readonly<Record<K, number>>,
): Record<string, number> {
  const counts = (Object.keys(totals) as K[]).map(
    (name) => [name, totals[name] - lists[name].length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** Follows a former id to the record that goes on under another. */
async function findCurrent<T>(find: (id: string) => Promise<T>, id: string): Promise<T> {
  try {
    return await find(id);
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'moved')) throw error;
    const { past } = error;
    if (!past || !('holders' in past)) throw error;
    return find(past.holders[0] as string);
  }
}

const BriefMatch = LookupMatch.pick({ match: true, similarity: true }).extend({
  ...BriefPassage.shape,
  printed_until: LookupMatch.shape.printed_until.optional().meta({
    description: 'The publisher replaced these words then; say so when you quote them.',
  }),
  differences: z.array(z.string()).meta({ description: 'Where the words differ.' }),
  statements: z.array(BriefStatement).meta({ description: 'Whose words these are.' }),
  caveats: BriefStatement.shape.caveats,
});

const matchesMax = 3;

export const checkQuote = tool({
  name: 'check_quote',
  title: 'Whose words are these?',
  description:
    'Compares a quotation word by word with the stored texts: where it was printed, who said it, ' +
    'and which words differ. Use it before you quote somebody. It never says whether a claim is ' +
    'true, and finding nothing never means that it was not said.',
  input: z.strictObject({ text: lookupQuery.shape.text.max(2000) }),
  output: z.strictObject({ matches: z.array(BriefMatch), note: z.string().nullable() }),
  async answer(call, { text }) {
    const { data, detail } = await call.api.lookup({ text, limit: String(matchesMax) });
    if (data.length === 0) {
      const absence = await explainAbsence(call, 'Nothing like these words');
      return { matches: [], note: `${absence} (${detail})` };
    }
    return shrink((entriesMax) => ({
      matches: data.slice(0, entriesMax).map((match) => describeMatch(match, entriesMax)),
      note: detail ?? (data.length > entriesMax ? 'There are more matches at /lookup.' : null),
    }));
  },
});

function describeMatch(found: LookupMatch, entriesMax: number): z.infer<typeof BriefMatch> {
  const { match, similarity, passage, printed_until, words, statements, caveats } = found;
  const differing = words.filter(({ type }) => type !== 'kept');
  return {
    ...{ match, similarity },
    ...describePassage({ ...passage, via: null, locator: null }),
    ...(printed_until !== null && { printed_until }),
    differences: differing.slice(0, entriesMax).map(describeDifference),
    statements: statements
      .slice(0, entriesMax)
      .map((statement) => describeStatement(statement, statement.citation)),
    caveats: caveats.slice(0, entriesMax).map(describeCaveat),
  };
}

function describeDifference({ type, asked, passage }: LookupMatch['words'][number]): string {
  if (type === 'missing') return shorten(`printed, but not in your text: ${passage}`);
  if (type === 'added') return shorten(`in your text, but not printed: ${asked}`);
  return shorten(`your text: ${asked}; printed: ${passage}`);
}

export const whoIs = tool({
  name: 'who_is',
  title: 'Who is this?',
  description:
    'An actor by any spelling in any script: names, offices with the days on which they were held, ' +
    'what they belong to, and how many statements there are.',
  input: z.strictObject({ name: z.string().min(1).max(100) }),
  output: z.strictObject({
    actor: Actor.pick({ id: true, url: true, kind: true, name: true, identifiers: true })
      .extend({
        names: z.array(z.string()),
        roles: z.array(z.string()),
        part_of: z.array(z.string()),
        caveats: BriefStatement.shape.caveats,
        statements: z.int().meta({ description: 'Ask search_statements for them.' }),
        left_out: LeftOut,
      })
      .nullable(),
    note: z.string().nullable(),
  }),
  async answer(call, { name }) {
    const input = { parameter: 'name', resource: resourceOf.actor, inputs: [name] };
    try {
      const { ids } = await resolveNames(call.snapshot, [input]);
      const actor = await call.api.actors.find(ids.name?.[0] as string);
      return { actor: shrink((entriesMax) => describeActor(actor, entriesMax)), note: null };
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'bad_request')) throw error;
      const detail = error.message.replace(/^name: /, '');
      const matches = await call.snapshot.resolveName(resourceOf.actor, name);
      if (matches.length > 1) return { actor: null, note: detail };
      return { actor: null, note: `${await explainAbsence(call, 'No such name')} (${detail})` };
    }
  },
});

function describeActor(actor: Actor, entriesMax: number) {
  const { id, url, kind, identifiers, names, roles, part_of, caveats } = actor;
  const spellings = [...new Set(names.map((entry) => entry.name))];
  const lists = {
    names: spellings.slice(0, entriesMax),
    roles: roles.slice(0, entriesMax).map(describeRole),
    part_of: part_of.slice(0, entriesMax).map((whole) => whole.name),
    identifiers: identifiers.slice(0, entriesMax),
  };
  const totals = { names: spellings.length, roles: roles.length, part_of: part_of.length };
  return {
    ...{ id, url, kind, name: actor.name },
    ...lists,
    caveats: caveats.slice(0, entriesMax).map(describeCaveat),
    statements: actor.statements.count,
    left_out: countLeftOut(lists, { ...totals, identifiers: identifiers.length }),
  };
}

function describeRole({ title, organization, from, until }: Actor['roles'][number]): string {
  const place = organization ? ` (${organization.name})` : '';
  const start = from === null ? '' : `, from ${describeCalendar(from, 'en')}`;
  const end = until === null ? '' : `, until ${describeCalendar(until, 'en')}`;
  return shorten(`${title}${place}${start}${end}`);
}

export const coverage = tool({
  name: 'coverage',
  title: 'What this database holds',
  description:
    'How many statements, from which sources, by whom, from when until when. Ask it before you ' +
    'conclude anything from what is missing.',
  input: z.strictObject({}),
  output: DatasetDescription.pick({
    version: true,
    counts: true,
    period: true,
    undated: true,
  }).extend({
    sources: z.array(z.string()),
    actors: z.array(z.string()),
    licence: z.string(),
    note: z.string(),
  }),
  async answer({ api }: Call) {
    const { version, counts, period, undated, sources, actors, licence } = await api.dataset();
    const line = (one: (typeof sources)[number]) =>
      `${shorten(one.label.en)} (${one.id}): ${one.statements} statements`;
    const note =
      'Curated by hand from these sources alone; those with most statements are named. What is ' +
      'not here may well have been said elsewhere.';
    return shrink((entriesMax) => ({
      ...{ version, counts, period, undated, licence, note },
      sources: sources.slice(0, entriesMax).map(line),
      actors: actors.slice(0, entriesMax).map(line),
    }));
  },
});
