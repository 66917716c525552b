// NDJSON: each record as one line of JSON, exactly as the API gives it.
import { encodeEvery, type Format } from './format.ts';

export const ndjson: Format = {
  name: 'NDJSON',
  suffix: '.ndjson',
  mediaType: 'application/x-ndjson; charset=utf-8',
  description: 'Every match, one JSON record per line.',
  extent: 'all',
  paths: ['list'],
  encode: encodeEvery(() => encodeLines),
};

function* encodeLines(records: Iterable<object>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`;
}
