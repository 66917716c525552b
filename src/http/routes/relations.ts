// /statements/{id}/relations: what surrounds a statement, step by step.
import { z } from 'zod';
import { Id } from '../../records/reference.ts';
import { type GraphEdge, type GraphNode, RelationGraph } from '../../records/relation-graph.ts';
import type { Relation, Statement } from '../../records/statement.ts';
import { findRecord, type Reading } from '../exchange/documents.ts';
import { notFound } from './record.ts';
import { json, route } from './route.ts';

const nodesMax = 200;
const depthMax = 5;

export const findRelations = route({
  path: '/statements/{id}/relations',
  operationId: 'findRelations',
  tag: 'statements',
  summary: 'The relations around a statement',
  description:
    'The graph of denials, contradictions, replies and repetitions around it, nearest first.',
  params: z.strictObject({ id: Id.meta({ example: 'peskov-2024-11-11-pure-invention' }) }),
  query: z.strictObject({
    depth: z
      .string()
      .regex(/^[1-5]$/, `must be a whole number from 1 to ${depthMax}`)
      .transform(Number)
      .default(1)
      .meta({
        override: { type: 'integer', minimum: 1, maximum: depthMax, default: 1 },
        description: 'How many steps to follow.',
        example: 2,
      }),
  }),
  success: { description: 'The graph.', type: 'application/json', schema: RelationGraph },
  examples: { graph: '/statements/peskov-2024-11-11-pure-invention/relations?depth=2' },
  answer: async ({ snapshot, address, params: { id }, query: { depth } }) => {
    if (!(await snapshot.hasId('statements', id))) return notFound(snapshot, 'statements', id);
    return json(await buildGraph({ snapshot, address }, id, depth));
  },
});

async function buildGraph(reading: Reading, id: string, depth: number): Promise<RelationGraph> {
  const root = (await readRelated(reading, 'statement', id)) as Statement;
  const nodes = new Map<string, GraphNode>([
    [id, { kind: 'statement', id, label: root.summary, depth: 0, url: root.url }],
  ]);
  const edges = new Map<string, GraphEdge>();
  let truncated = false;
  // Nodes are visited in the order in which they were added, so the nearest come first.
  for (const node of nodes.values()) {
    if (node.depth === depth) continue;
    const { relations } = await readRelated(reading, node.kind, node.id);
    for (const relation of relations) {
      const { kind, id: other, label, url } = relation;
      if (!nodes.has(other) && nodes.size === nodesMax) {
        truncated = true;
        continue;
      }
      if (!nodes.has(other))
        nodes.set(other, { kind, id: other, label, depth: node.depth + 1, url });
      const edge = toEdge(node.id, relation);
      edges.set(`${edge.from} ${edge.type} ${edge.to}`, edge);
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], truncated };
}

function toEdge(id: string, { direction, type, id: other }: Relation): GraphEdge {
  return direction === 'outgoing' ? { from: id, to: other, type } : { from: other, to: id, type };
}

async function readRelated(reading: Reading, kind: Relation['kind'], id: string) {
  return (await findRecord(reading, `${kind}s`, id)) as { relations: Relation[] };
}
