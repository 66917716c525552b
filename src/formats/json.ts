// Format 0: JSON, which is what records are stored as. Their bytes go into a list as they are;
// only what a query adds or leaves out is encoded.
import type { ExplainedDate, UncertainDate } from '../records/dates.ts';
import type { Statement } from '../records/statement.ts';
import type { Format } from './format.ts';

export const json: Format = {
  name: 'JSON',
  suffix: '',
  mediaType: 'application/json; charset=utf-8',
  description:
    'What the API answers: lists with their exact total and the address of the next page.',
  extent: 'page',
  paths: ['list', 'record'],
  encode: 'stored',
};

/**
 * A list in its envelope.
 * @param documents JSON objects, joined by commas
 * @param envelope what stands behind them; not empty
 */
export function encodeList(documents: Buffer, envelope: object): Buffer {
  const end = `],${JSON.stringify(envelope).slice(1)}`;
  return Buffer.concat([Buffer.from('{"data":['), documents, Buffer.from(end)]);
}

/** Some keys of a statement, in its own order; a date without its reasons. */
export function encodeKeys(statement: Statement, keys: readonly string[]): string {
  const brief = { ...statement, said: statement.said && withoutReasons(statement.said) };
  const chosen = Object.entries(brief).filter(([key]) => keys.includes(key));
  return JSON.stringify(Object.fromEntries(chosen));
}

function withoutReasons({ note, evidence, ...date }: ExplainedDate): UncertainDate {
  return date;
}

/** One JSON object from two that share no key; neither is empty. */
export function joinObjects(first: string, second: string): string {
  return `${first.slice(0, -1)},${second.slice(1)}`;
}
