// The keys of a proposed statement: what a new one begins with, and what an edit makes of them.
import { z } from 'zod';
import type { Span } from '../../text/sentences.ts';
import { ReviewError } from './error.ts';
import { type Fields, parseMap } from './folder.ts';
import type { Proposal, Review } from './state.ts';

/** Keys that have no control of their own on the page. */
export const moreKeys = ['also', 'relations', 'identified', 'speaks_for', 'mentions', 'added'];

/** Whether the control of a field decides what a mark names. */
export const covers = (field: string, mark: string): boolean =>
  field === mark || (field === 'more' && moreKeys.includes(mark));

const List = z.array(z.string().max(200)).max(200);
const Line = z
  .string()
  .max(5000)
  .transform((text) => text.trim() || null);
const Part = z.record(z.string(), z.json()).nullable();

/** What each field may be set to; `--check` says the rest. */
const values: Readonly<Record<string, z.ZodType>> = {
  ...{ id: Line, actor: Line, role: Line, on_behalf_of: Line, form: Line, act: Line, via: Line },
  ...{ audience: List, events: List, topics: List },
  ...{ said: Part, said_note: Part, summary: Part },
};

export function proposeFields({ text, added }: Review, { start, end }: Span): Fields {
  const quote = text.slice(start, end);
  const isQuoted = /[«“"„].*[»”"“]/su.test(quote);
  const isWhole = /^[«“"„][^»”"“]*[»”"“][.,]?$/su.test(quote);
  return {
    id: `unknown-${wordsOf(quote) || added + 1}`,
    actor: null,
    form: isWhole ? 'direct' : isQuoted ? 'mixed' : 'indirect',
    act: 'assertion',
    said: null,
    topics: [],
    summary: { en: '', fr: '' },
  };
}

/** The last two long words, as ids have them. */
function wordsOf(quote: string): string {
  const folded = quote.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (folded.match(/[a-z0-9]{5,}/g) ?? []).slice(-2).join('-');
}

/** The proposal with another value; the field counts as decided. @throws ReviewError */
export function editFields(proposal: Proposal, field: string, value: unknown): Proposal {
  const marks = proposal.marks.filter((mark) => !covers(field, mark));
  const hasOwnId = proposal.hasOwnId || field === 'id';
  const fields = withValue(proposal.fields, field, value);
  const id = hasOwnId ? fields.id : followId(proposal.fields, fields);
  return { ...proposal, fields: { ...fields, id }, marks, hasOwnId };
}

function withValue(fields: Fields, field: string, value: unknown): Fields {
  if (field === 'more') return withMore(fields, String(value));
  const parsed = values[field]?.safeParse(value);
  if (!parsed?.success) throw new ReviewError(`"${field}" cannot have this value`, 422);
  return { ...fields, [field]: parsed.data };
}

function withMore(fields: Fields, yaml: string): Fields {
  const more = parseMap(yaml, 'more keys');
  const strange = Object.keys(more).find((key) => !moreKeys.includes(key));
  if (strange) {
    throw new ReviewError(`more keys: "${strange}" is none of ${moreKeys.join(', ')}`, 422);
  }
  const rest = Object.entries(fields).filter(([key]) => !moreKeys.includes(key));
  return { ...Object.fromEntries(rest), ...more };
}

/** An id begins with the speaker and the day; its last words stay. */
function followId(before: Fields, after: Fields): unknown {
  const { id } = before;
  const [old, now] = [startOf(before), startOf(after)];
  if (typeof id !== 'string' || old === now) return id;
  const actor = `${before.actor ?? 'unknown'}-`;
  const words = id.startsWith(actor) ? id.slice(actor.length).replace(/^[\d-]+/, '') : id;
  return `${now}-${words}`;
}

function startOf({ actor, said }: Fields): string {
  const edtf = (said as { edtf?: unknown } | null | undefined)?.edtf;
  const isPlain = typeof edtf === 'string' && /^\d{4}(-\d\d){0,2}$/.test(edtf);
  return [actor ?? 'unknown', ...(isPlain ? [edtf] : [])].join('-');
}
