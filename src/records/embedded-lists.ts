// Cuts what a record embeds of others, so that no record grows with the database. The lists are in
// the order of importance; what is left out is found at an address.
import type { CaveatReference } from './caveat.ts';
import { type Resource, resources } from './resources.ts';
import type { Rest } from './rest.ts';
import type { Relation, Statement } from './statement.ts';

const embeddedMax = 20;

/** So many are embedded however long they are. */
const embeddedMin = 5;

/** Characters of one list. Everything points to events and actors, and twenty make a page. */
const lengthMax: Readonly<Record<Resource, number>> = {
  statements: 12_000,
  sources: 12_000,
  events: 6_000,
  actors: 6_000,
  topics: 6_000,
  caveats: 6_000,
};

interface Embedding {
  id: string;
  citations?: readonly { via: { id: string } | null }[];
  relations?: readonly Relation[];
  caveats?: readonly CaveatReference[];
  attribution?: Statement['attribution'];
}

/** The record as it is sent; the same object when it embeds little. */
export function boundLists<T extends Embedding>(resource: Resource, record: T): T {
  const { id, attribution } = record;
  const take = <E>(list: readonly E[] | undefined) => list && takeFirst(list, lengthMax[resource]);
  const whole = record.relations?.map((relation) => boundScope(id, relation));
  const [relations, caveats, by] = [take(whole), take(record.caveats), take(attribution?.by)];
  const more: Record<string, Rest> = {};
  const note = (name: string, all: readonly unknown[] = [], embedded: readonly unknown[] = []) => {
    if (embedded.length === all.length) return false;
    more[name] = { total: all.length, url: findUrl(name, resource, record) };
    return true;
  };
  note('relations', record.relations, relations);
  const isCut = {
    caveats: note('caveats', record.caveats, caveats),
    attribution: note('attribution', attribution?.by, by),
  };
  const isScopeCut = whole?.some((relation, index) => relation !== record.relations?.[index]);
  if (Object.keys(more).length === 0) return isScopeCut ? { ...record, relations: whole } : record;
  return {
    ...record,
    ...(relations && { relations }),
    ...(isCut.caveats && { caveats }),
    ...(isCut.attribution && { attribution: { ...attribution, by } }),
    more,
  };
}

function findUrl(name: string, resource: Resource, { id, citations = [] }: Embedding): string {
  if (name === 'caveats') return `/caveats?${resources[resource].singular}=${id}`;
  if (name === 'relations') return `/statements?related_to=${id}`;
  // Whoever disputes the only document that tells of it disputes the statement.
  const vias = new Set(citations.map(({ via }) => via?.id));
  const [via] = vias.size === 1 ? vias : [];
  return `/statements?related_to=${[id, ...(via === undefined ? [] : [via])].join(',')}`;
}

/** A document may be all that is known of any number of statements. */
function boundScope(id: string, relation: Relation): Relation {
  const { scope, direction, id: other } = relation;
  if (!scope || scope.length <= embeddedMax) return relation;
  const url = `/statements?via=${direction === 'outgoing' ? other : id}`;
  const more = { scope: { total: scope.length, url } };
  return { ...relation, scope: scope.slice(0, embeddedMax), more };
}

function takeFirst<T>(list: readonly T[], lengthMax: number): readonly T[] {
  if (list.length <= embeddedMin) return list;
  let length = 0;
  const end = list.findIndex((one, index) => {
    length += JSON.stringify(one).length;
    return index === embeddedMax || (index >= embeddedMin && length > lengthMax);
  });
  return end === -1 ? list : list.slice(0, end);
}
