// /dataset: what the database covers and which version is being served.
import { z } from 'zod';
import { DatasetDescription, describeDataset } from './dataset-description.ts';
import { json, route } from './route.ts';

export const findDataset = route({
  path: '/dataset',
  operationId: 'findDataset',
  tag: 'dataset',
  summary: 'Coverage and version',
  description: 'How many records there are, over which period, and which file is served.',
  params: z.strictObject({}),
  query: z.strictObject({}),
  success: { description: 'The dataset.', type: 'application/json', schema: DatasetDescription },
  examples: { dataset: '/dataset' },
  answer: async ({ snapshot, address }) => json(await describeDataset(snapshot, address)),
});
