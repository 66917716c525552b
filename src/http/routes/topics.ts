// /topics: the closed list of what statements are about.
import { z } from 'zod';
import { listOf } from '../../records/list.ts';
import { Id } from '../../records/reference.ts';
import { Topic } from '../../records/topic.ts';
import { answerList, paging } from '../query/list.ts';
import { listing } from '../query/listing.ts';
import { answerRecord, linkHeader } from './record.ts';
import { route } from './route.ts';

export const topicListing = listing({
  resource: 'topics',
  filters: {},
  read: async () => ({ resource: 'topics', filters: {}, order: 'ascending' }),
});

export const listTopics = route({
  path: '/topics',
  operationId: 'listTopics',
  tag: 'topics',
  summary: 'All topics',
  description: 'In order of their id, with the number of statements about each.',
  params: z.strictObject({}),
  query: z.strictObject(paging),
  success: {
    description: 'A page of topics.',
    type: 'application/json',
    schema: listOf(Topic, 'TopicList'),
    headers: linkHeader,
  },
  examples: { topics: '/topics?limit=2' },
  answer: async (context) => {
    const { limit, cursor } = context.query;
    return answerList(context, {
      ...(await topicListing.read(context.snapshot, {})),
      limit,
      cursor,
    });
  },
});

export const findTopic = route({
  path: '/topics/{id}',
  operationId: 'findTopic',
  tag: 'topics',
  summary: 'One topic',
  description: 'Its name and the number of statements about it.',
  params: z.strictObject({ id: Id.meta({ example: 'energy' }) }),
  query: z.strictObject({}),
  success: { description: 'The topic.', type: 'application/json', schema: Topic },
  examples: { topic: '/topics/energy' },
  answer: (context) => answerRecord(context, 'topics', context.params.id),
});
