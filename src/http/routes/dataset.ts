// /dataset: what the database covers and which version is being served.
import { answerJson } from '../exchange/answer.ts';
import { DatasetDescription, describeDataset } from './dataset-description.ts';
import { noQuery, route } from './route.ts';

export const findDataset = route({
  path: '/dataset',
  operationId: 'findDataset',
  tag: 'dataset',
  summary: 'Coverage and version',
  description: 'How many records there are, over which period, and which file is served.',
  query: noQuery,
  success: { description: 'The dataset.', type: 'application/json', schema: DatasetDescription },
  examples: { dataset: {} },
  answer: async ({ snapshot, address }) => answerJson(await describeDataset(snapshot, address)),
});
