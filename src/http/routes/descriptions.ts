// What the documentation says of the routes of resources: in JSON with words of their own, in every
// other format with those of the format. Which records and lists it shows stands here too.
import { z } from 'zod';
import type { Format } from '../../formats/format.ts';
import { json } from '../../formats/json.ts';
import { listOf, StatementList } from '../../records/list.ts';
import { type Resource, resources } from '../../records/resources.ts';
import { linkHeader } from '../query/list.ts';
import type { Example, Route } from './route.ts';

interface Description {
  list: { summary: string; description: string; examples: Readonly<Record<string, Example>> };
  record: { description: string; example: string };
  /** A record, for the parameter. */
  id: string;
  /** A record and a list that are shown in every other format. */
  formats: { id: string; query: string };
}

const descriptions: Readonly<Record<Resource, Description>> = {
  statements: {
    list: {
      summary: 'Find statements',
      description:
        'Different parameters mean "and"; several values of one mean "or". Undated statements are ' +
        'found only when no date is asked for; `left_out` says how many were left out. `see_also` ' +
        'says how many more there are by others who speak for the actor asked for. `hint` says, when ' +
        'no text has the words of `q`, how many summaries have, and which languages the texts are in.',
      examples: {
        'by a speaker': { query: 'actor=peskov&topic=energy&limit=1' },
        'whoever speaks for it': { query: 'voice=kremlin&fields=id,voice&limit=2' },
        'by any spelling': {
          query:
            'actor=%D0%9F%D0%B5%D1%81%D0%BA%D0%BE%D0%B2&act=denial&fields=id,actor,text&limit=1',
        },
        'on two days': { query: 'on=2025-12-02/2025-12-03&topic=energy&limit=1' },
        'by words': { query: 'q=n%C3%A9gociation&fields=id,text&limit=1' },
        'in the summaries': { query: 'q=gas+imports&q_in=summary&fields=id,summary&limit=2' },
        'who speaks of somebody': {
          query: 'mentions=trump&facets=actor&fields=id,actor&limit=2',
        },
        'everything denied by one': {
          query: 'actor=peskov&relation=denies&fields=id,summary&limit=2',
        },
        'what two sources report': { query: 'min_sources=2&fields=id,summary&limit=2' },
        'what is doubtful': {
          query: 'caveat=major&status=disputed,denied&fields=id,caveats&limit=1',
        },
        'around an event': {
          query: 'related_to=2024-11-putin-trump-call&fields=id,relations&limit=1',
        },
      },
    },
    record: {
      description: 'Its passages, who disputes it, and what is doubtful about it.',
      example: 'peskov-2025-12-03-eu-gas',
    },
    id: 'peskov-2025-12-03-eu-gas',
    formats: { id: 'peskov-2025-12-03-eu-gas', query: 'id=china-2025-12-constructive-role' },
  },
  actors: {
    list: {
      summary: 'Find actors',
      description: 'In order of their id; `q` completes a name as it is typed.',
      examples: {
        governments: { query: 'kind=government&limit=1' },
        'by the beginning of a name': { query: 'q=ouch' },
      },
    },
    record: {
      description: 'With every spelling of the name and every role as the sources state it.',
      example: 'ushakov',
    },
    id: 'ushakov',
    formats: { id: 'ushakov', query: 'kind=government&limit=1' },
  },
  events: {
    list: {
      summary: 'Find events',
      description: 'Oldest first; undated events come before all others.',
      examples: { attacks: { query: 'kind=attack&limit=1' } },
    },
    record: {
      description: 'With the passages that report it and the statements that deny or confirm it.',
      example: '2025-12-03-nato-meeting',
    },
    id: '2024-11-putin-trump-call',
    formats: { id: '2025-12-02-moscow-talks', query: 'kind=meeting&limit=1' },
  },
  sources: {
    list: {
      summary: 'All sources',
      description:
        'The text of held sources is stored here; the others are only cited by a held one.',
      examples: { 'cited, not held': { query: 'held=false&limit=1' } },
    },
    record: {
      description: 'What the document is, when it appeared, and its caveats.',
      example: 'politico-2025-12',
    },
    id: 'moscow-talks-2025-12-03',
    formats: { id: 'moscow-talks-2025-12-03', query: 'id=politico-2025-12' },
  },
  topics: {
    list: {
      summary: 'All topics',
      description: 'In order of their id, with the number of statements about each.',
      examples: { topics: { query: 'limit=2' } },
    },
    record: { description: 'Its name and the number of statements about it.', example: 'energy' },
    id: 'energy',
    formats: { id: 'energy', query: 'limit=2' },
  },
  caveats: {
    list: {
      summary: 'Find caveats',
      description:
        'Where a source is inconsistent, or contradicts another source or a known fact. Major ' +
        'ones first, then in order of their id.',
      examples: { 'doubtful offices': { query: 'kind=office&severity=major&limit=1' } },
    },
    record: {
      description: 'With the passages that show it and everything that it affects.',
      example: 'wp-shoigu-not-defence-minister',
    },
    id: 'wp-shoigu-not-defence-minister',
    formats: { id: 'wp-shoigu-not-defence-minister', query: 'kind=office&limit=1' },
  },
};

type Words = Omit<Route, 'query' | 'answer'>;

export function describeList(resource: Resource, format: Format): Words {
  const { list, formats } = descriptions[resource];
  const path = `/${resource}${format.suffix}`;
  const headers = format.extent === 'page' && { headers: linkHeader };
  if (format !== json) {
    return {
      path,
      operationId: `find${nameOperation(resource, format)}`,
      tag: 'formats',
      summary: `${capitalize(resource)} as ${format.name}`,
      description: format.description,
      success: { ...describeSuccess(format), ...headers },
      examples: { some: { query: formats.query } },
    };
  }
  const { singular, schema } = resources[resource];
  const id = `${capitalize(singular)}List`;
  return {
    path,
    operationId: `list${capitalize(resource)}`,
    tag: resource,
    ...list,
    success: {
      description: `A page of ${resource}.`,
      type: typeOf(json),
      schema: resource === 'statements' ? StatementList : listOf(schema, id),
      ...headers,
    },
  };
}

export function describeRecord(resource: Resource, format: Format): Words {
  const { record, id, formats } = descriptions[resource];
  const { singular, schema } = resources[resource];
  const path = `/${resource}/{id}${format.suffix}`;
  const operationId = `find${nameOperation(singular, format)}`;
  if (format !== json) {
    return {
      path,
      operationId,
      tag: 'formats',
      summary: `One ${singular} as ${format.name}`,
      description: format.description,
      id: formats.id,
      success: describeSuccess(format),
      examples: { one: { id: formats.id } },
    };
  }
  return {
    path,
    operationId,
    tag: resource,
    summary: `One ${singular}`,
    description: `${record.description} With \`.json\` behind the id it is JSON in a browser too.`,
    hasPage: true,
    id,
    success: { description: `The ${singular}.`, type: typeOf(json), schema },
    examples: { [singular]: { id: record.example } },
  };
}

function describeSuccess(format: Format) {
  const type = typeOf(format);
  const isJson = /[/+]json$/.test(type);
  const text = format.encode === 'workbook' ? z.string().meta({ format: 'binary' }) : z.string();
  return { description: `${format.name}.`, type, schema: isJson ? z.unknown() : text };
}

function typeOf({ mediaType }: Format): string {
  return mediaType.split(';')[0] as string;
}

/** Such as `StatementsFeedJson`. */
function nameOperation(noun: string, { suffix }: Format): string {
  const words = [noun, ...suffix.split(/[./]/).filter(Boolean)];
  return words.map(capitalize).join('');
}

function capitalize(word: string): string {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}
