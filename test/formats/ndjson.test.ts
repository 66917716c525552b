// NDJSON: a line a record, each as the schema of its resource says.
import { describe, expect, it } from 'vitest';
import { Actor } from '../../src/records/actor.ts';
import { Caveat } from '../../src/records/caveat.ts';
import { Event } from '../../src/records/event.ts';
import { Source } from '../../src/records/source.ts';
import { Statement } from '../../src/records/statement.ts';
import { Topic } from '../../src/records/topic.ts';
import { encodeAs, readCurated } from '../support/formats.ts';
import { buildCitation, buildStatement, hostileText } from '../support/records.ts';

const schemas = {
  statements: Statement,
  actors: Actor,
  events: Event,
  sources: Source,
  topics: Topic,
  caveats: Caveat,
} as const;

describe('ndjson', () => {
  it.each(Object.keys(schemas) as (keyof typeof schemas)[])(
    'every line of the curated %s is valid against the schema of the record',
    (resource) => {
      const records = readCurated(resource);
      const lines = encodeAs('.ndjson', resource, records as never).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines).toHaveLength(records.length);
      for (const line of lines)
        expect(() => schemas[resource].parse(JSON.parse(line))).not.toThrow();
    },
  );

  it('a line with a key too many is found out', () => {
    expect(Statement.safeParse({ ...buildStatement(), rating: 'false' }).success).toBe(false);
  });

  it('line breaks of a passage stay inside its line', () => {
    const statement = buildStatement({ citations: [buildCitation({ exact: hostileText })] });
    const text = encodeAs('.ndjson', 'statements', [statement, statement]);
    expect(text.split('\n')).toHaveLength(3);
    expect(JSON.parse(text.split('\n')[0] as string)).toEqual(statement);
  });

  it('nothing found is an empty text', () => {
    expect(encodeAs('.ndjson', 'statements', [])).toBe('');
  });
});
