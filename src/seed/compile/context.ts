// What every step of compiling needs: the seeds, and what was derived from them before any record.
import type { Seeds } from '../model.ts';
import { type Caveats, compileCaveats } from './caveats.ts';
import { countStatements, type StatementCounts } from './counts.ts';
import { buildReferences, type References } from './embedded-records.ts';
import { buildMemory, type MemoryIndex } from './memory.ts';
import { listRelations, type RelationEnds } from './relations.ts';

export interface CompileContext {
  seeds: Seeds;
  references: References;
  relations: RelationEnds;
  caveats: Caveats;
  memory: MemoryIndex;
  counts: StatementCounts;
}

export function buildContext(seeds: Seeds): CompileContext {
  const references = buildReferences(seeds);
  const relations = listRelations(seeds, references);
  const memory = buildMemory(seeds);
  const caveats = compileCaveats(seeds, references, memory);
  const counts = countStatements(seeds);
  return { seeds, references, relations, caveats, memory, counts };
}
