// The surroundings of a statement: records as nodes, relations as edges, for drawing.
import { z } from 'zod';
import { Id, LocalizedText, Url } from './reference.ts';
import { RelationType } from './statement.ts';

const GraphNode = z
  .strictObject({
    kind: z.enum(['statement', 'event', 'source']),
    id: Id,
    label: LocalizedText,
    depth: z.int().meta({ description: 'Steps from the requested statement.' }),
    url: Url,
  })
  .meta({ id: 'GraphNode' });
export type GraphNode = z.infer<typeof GraphNode>;

const GraphEdge = z
  .strictObject({ from: Id, to: Id, type: RelationType })
  .meta({ id: 'GraphEdge', description: '`from` does it to `to`.' });
export type GraphEdge = z.infer<typeof GraphEdge>;

export const RelationGraph = z
  .strictObject({
    nodes: z.array(GraphNode),
    edges: z.array(GraphEdge),
    truncated: z.boolean().meta({
      description:
        'Whether there were more than 200 nodes, or more relations than a record embeds.',
    }),
  })
  .meta({ id: 'RelationGraph' });
export type RelationGraph = z.infer<typeof RelationGraph>;
