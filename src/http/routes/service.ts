// /livez and /readyz: for those who run the service.
import { z } from 'zod';
import { answerJson } from '../exchange/answer.ts';
import { noQuery, route } from './route.ts';

export const findLiveness = route({
  path: '/livez',
  operationId: 'findLiveness',
  tag: 'service',
  summary: 'Whether the process is alive',
  description: 'Restart the process when this fails. It says nothing about the dataset.',
  query: noQuery,
  success: {
    description: 'It does.',
    type: 'application/json',
    schema: z.strictObject({ status: z.literal('live') }).meta({ id: 'Liveness' }),
    cached: false,
  },
  withoutDataset: true,
  examples: { live: {} },
  answer: async () => answerJson({ status: 'live' }),
});

export const findReadiness = route({
  path: '/readyz',
  operationId: 'findReadiness',
  tag: 'service',
  summary: 'Whether a dataset is loaded',
  description: 'Send requests here only while this succeeds.',
  query: noQuery,
  success: {
    description: 'A dataset is loaded.',
    type: 'application/json',
    schema: z
      .strictObject({
        status: z.literal('ready'),
        dataset: z.strictObject({ version: z.string() }),
      })
      .meta({ id: 'Readiness' }),
    cached: false,
  },
  examples: { ready: {} },
  answer: async ({ snapshot }) =>
    answerJson({ status: 'ready', dataset: { version: snapshot.version } }),
});
