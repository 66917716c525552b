// NDJSON: each record as one line of JSON, exactly as the API gives it.
import type { Encode, Format } from './format.ts';

export const ndjson: Format = {
  name: 'NDJSON',
  suffix: '.ndjson',
  mediaType: 'application/x-ndjson; charset=utf-8',
  description: 'Every match, one JSON record per line.',
  extent: 'all',
  paths: ['list'],
  hasRaw: false,
  encode: {
    statements: lines(),
    actors: lines(),
    events: lines(),
    sources: lines(),
    topics: lines(),
    caveats: lines(),
  },
};

function lines<R>(): Encode<R> {
  return function* encode(records) {
    for (const record of records) yield `${JSON.stringify(record)}\n`;
  };
}
