// /statements/{id}/relations: the graph around a statement, up to a given depth.
import { z } from 'zod';
import { type GraphEdge, type GraphNode, RelationGraph } from '../../records/relation-graph.ts';
import { resourceOf, resources } from '../../records/resources.ts';
import type { Relation, Statement } from '../../records/statement.ts';
import { answerJson } from '../exchange/answer.ts';
import { findRecord, type Reading } from '../exchange/documents.ts';
import { notFound } from '../query/missing.ts';
import { wholeNumber } from '../query/numbers.ts';
import { route } from './route.ts';

const nodesMax = 200;
const depthMax = 5;

export const findRelations = route({
  path: '/statements/{id}/relations',
  operationId: 'findRelations',
  tag: 'statements',
  summary: 'The relations around a statement',
  description:
    'The graph of denials, contradictions, replies and repetitions around it, nearest first.',
  id: 'peskov-2024-11-11-pure-invention',
  query: z.strictObject({
    depth: wholeNumber(1, depthMax, 1).meta({
      description: 'How many steps to follow.',
      example: 2,
    }),
  }),
  success: { description: 'The graph.', type: 'application/json', schema: RelationGraph },
  examples: { graph: { id: 'peskov-2024-11-11-pure-invention', query: 'depth=1' } },
  answer: async ({ snapshot, address, id, query: { depth } }) => {
    const reading = { snapshot, address };
    const root = await findRecord(reading, 'statements', id);
    if (!root) return notFound(snapshot, 'statements', id);
    return answerJson(await buildGraph(reading, root, depth));
  },
});

async function buildGraph(
  reading: Reading,
  root: Statement,
  depth: number,
): Promise<RelationGraph> {
  const { id, url } = root;
  const label = resources.statements.label(root);
  const nodes = new Map<string, GraphNode>([[id, { kind: 'statement', id, label, depth: 0, url }]]);
  const edges = new Map<string, GraphEdge>();
  let truncated = false;
  // Nodes are visited in the order in which they were added, so the nearest come first.
  for (const node of nodes.values()) {
    if (node.depth === depth) continue;
    const { relations, isWhole } = await listRelations(reading, node);
    if (!isWhole) truncated = true;
    for (const relation of relations) {
      const isNew = !nodes.has(relation.id);
      if (isNew && nodes.size === nodesMax) {
        truncated = true;
        continue;
      }
      if (isNew) nodes.set(relation.id, toNode(relation, node.depth + 1));
      const edge = toEdge(node.id, relation);
      edges.set(`${edge.from} ${edge.type} ${edge.to}`, edge);
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], truncated };
}

async function listRelations(reading: Reading, { kind, id }: GraphNode) {
  const record = await findRecord(reading, resourceOf[kind], id);
  return { relations: record?.relations ?? [], isWhole: !record?.more?.relations };
}

function toNode({ kind, id, label, url }: Relation, depth: number): GraphNode {
  return { kind, id, label, depth, url };
}

function toEdge(id: string, { direction, type, id: other }: Relation): GraphEdge {
  return direction === 'outgoing' ? { from: id, to: other, type } : { from: other, to: id, type };
}
