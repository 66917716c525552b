// Tools that list statements: by search, and in the order of time.
import { z } from 'zod';
import type { Statement } from '../../records/statement.ts';
import { findCursor } from '../pages/page-route.ts';
import { statementOrder, statementParameters } from '../query/statements.ts';
import { timelineQuery } from '../routes/timeline.ts';
import { countFitting } from './budget.ts';
import { BriefEvent, BriefStatement, describeEvent, describeStatement } from './rows.ts';
import { type Call, explainAbsence, tool } from './tool.ts';

/** Of those that lists have, the ones that questions need. */
const parameters = {
  q: statementParameters.q,
  actor: listed(statementParameters.actor),
  voice: listed(statementParameters.voice),
  topic: listed(statementParameters.topic),
  event: listed(statementParameters.event),
  source: listed(statementParameters.source),
  act: listed(statementParameters.act),
  status: listed(statementParameters.status),
  caveat: listed(statementParameters.caveat),
  language: listed(statementParameters.language),
  from: statementParameters.from,
  to: statementParameters.to,
  date_match: statementParameters.date_match,
};

const paging = {
  limit: z.int().min(1).max(20).default(5).meta({
    description: 'Fewer come when they would be long; `next` leads on.',
  }),
  cursor: z.string().max(2000).optional().meta({
    description: '`next` of the previous answer, with the same other arguments.',
  }),
};

const envelope = {
  total: z.int().meta({ description: 'How many match, exactly.' }),
  next: z.string().nullable().meta({ description: 'Give it as `cursor` for the rest.' }),
  note: z.string().nullable(),
};

export const searchStatements = tool({
  name: 'search_statements',
  title: 'Find statements',
  description:
    'Public statements by words (q), speaker (actor), side (voice), topic, event, source and date. ' +
    'Names in any spelling or script; dates in EDTF (2025-12-03, 2025-12). Each row has the verbatim ' +
    'passage, speaker, date, source, caveats and permanent url. An empty list only says that this ' +
    'database holds nothing like it.',
  input: z.strictObject({ ...parameters, sort: statementOrder.sort, ...paging }),
  output: z.strictObject({ statements: z.array(BriefStatement), ...envelope }),
  async answer(call, { limit, ...values }) {
    const read = (size: number) => call.api.statements.list({ ...values, limit: String(size) });
    const { rows, list } = await readFitting(limit, read, describeListed);
    return { statements: rows, ...(await describeList(call, list, 'No such statement')) };
  },
});

export const timeline = tool({
  name: 'timeline',
  title: 'Events and statements in order of time',
  description:
    'What happened and what was said, by first possible day; takes the filters of ' +
    'search_statements. Events say whether they occurred, were planned, or are denied.',
  input: z.strictObject({ ...parameters, sort: timelineQuery.shape.sort, ...paging }),
  output: z.strictObject({
    entries: z.array(
      z.union([
        z.strictObject({ kind: z.literal('event'), event: BriefEvent }),
        z.strictObject({ kind: z.literal('statement'), statement: BriefStatement }),
      ]),
    ),
    ...envelope,
  }),
  async answer(call, { limit, ...values }) {
    const read = (size: number) => call.api.timeline({ ...values, limit: String(size) });
    const { rows, list } = await readFitting(limit, read, (entry) =>
      entry.kind === 'event'
        ? { kind: 'event' as const, event: describeEvent(entry.record) }
        : { kind: 'statement' as const, statement: describeListed(entry.record) },
    );
    return { entries: rows, ...(await describeList(call, list, 'Nothing of the kind')) };
  },
});

interface Listed<T> {
  data: readonly T[];
  page: { limit: number; total: number; next: string | null };
}

/** As many rows as fit; when those are fewer than asked for, the list is read anew up to there. */
async function readFitting<T, R extends object>(
  limit: number,
  read: (size: number) => Promise<Listed<T>>,
  describe: (record: T) => R,
): Promise<{ rows: R[]; list: Listed<T> }> {
  const list = await read(limit);
  const rows = list.data.map(describe);
  const size = countFitting(rows, { page: list.page });
  if (size >= rows.length) return { rows, list };
  return { rows: rows.slice(0, size), list: await read(size) };
}

async function describeList(call: Call, list: Listed<unknown>, subject: string) {
  const { total } = list.page;
  const note = total === 0 ? await explainAbsence(call, subject) : null;
  return { total, next: findCursor(list), note };
}

function describeListed(statement: Statement): BriefStatement {
  return describeStatement(statement, statement.citations[0] as Statement['citations'][number]);
}

/** A list of values that a model may give as one of them. */
function listed(parameter: z.ZodType) {
  const values = parameter as z.ZodType<string[] | undefined>;
  const toList = (value: unknown) => (typeof value === 'string' ? value.split(',') : value);
  return z
    .preprocess(toList, values)
    .optional()
    .meta({ ...parameter.meta() });
}
