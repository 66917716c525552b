// seeds/.schema/*.json: the keys of each kind of seed file as JSON Schema, so that editors complete
// and underline. The seed job itself reads src/seed/parse/schema.ts, and leaves hidden folders out.
import { join } from 'node:path';
import { z } from 'zod';
import { Withdrawal } from '../../src/seed/parse/memory.ts';
import {
  ActorFile,
  DatasetFile,
  EventFile,
  SeedCaveat,
  SeedReport,
  SeedStatement,
  SeedTopic,
  SourceFile,
  StatementsFile,
} from '../../src/seed/parse/schema.ts';

export const schemaFolder = join(import.meta.dirname, '../../seeds/.schema');

/** What a statement inherits it need not have itself. */
const Heir = SeedStatement.partial({ said: true, topics: true });

/** By the name of the file; lists whose items are parsed one by one are whole here. */
const files: Readonly<Record<string, z.ZodType>> = {
  actor: ActorFile,
  dataset: DatasetFile,
  event: EventFile,
  source: SourceFile.extend({ caveats: z.array(SeedCaveat).optional() }),
  statements: StatementsFile.extend({
    statements: z.array(Heir).optional(),
    reports: z.array(SeedReport).optional(),
    dismissed: z.array(z.string()).optional(),
  }),
  topics: z.array(SeedTopic),
  withdrawn: z.array(Withdrawal),
};

/** The text of each file by its path. */
export function renderSchemas(): Map<string, string> {
  const texts = Object.entries(files).map(([name, file]): [string, string] => {
    const schema = z.toJSONSchema(file, { io: 'input', target: 'draft-7' });
    return [join(schemaFolder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`];
  });
  return new Map(texts);
}
