// Names as people write them find their record, or a 400 that names those that may be meant.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/records/actor.ts';
import { swap } from '../support/seeds.ts';
import type { List, Refusal } from '../support/service.ts';
import { openSmall, type Small } from '../support/small.ts';

const persons: Readonly<Record<string, string>> = {
  'anna-jones': 'name: Anna Jones',
  'ewen-jones': 'name: Ewen Jones\nnames: [{ name: Jones, lang: en, kind: family }]',
  'wang-yi':
    'name: Wang Yi\nnames: [{ name: 王毅, lang: zh, kind: full }, { name: Wang, lang: en, kind: family }]',
  'demian-koval': 'name: Demian Koval\nnames: [{ name: Дем\u02bcян Коваль, lang: uk, kind: full }]',
  'dmitry-peskov':
    'name: Dmitry Peskov\nnames: [{ name: Peskov, lang: en, kind: family }, { name: Дмитрий Песков, lang: ru, kind: full }]',
  'paul-chancellery': 'name: Paul Chancellery',
  'claire-brun':
    'name: Claire Brun\nnames: [{ name: Brun, lang: fr, kind: family }, { name: Mme Brun, lang: fr, kind: alias }, { name: Mrs Brun, lang: en, kind: alias }]',
};
const institutions: Readonly<Record<string, string>> = {
  union: 'name: European Union\nnames: [{ name: EU, lang: en, kind: abbreviation }]',
  chancellery: 'name: Chancellery',
};

let small: Small;
beforeAll(async () => {
  const ids = [...Object.keys(persons), ...Object.keys(institutions)].join(', ');
  small = await openSmall({
    ...toFiles('person', persons),
    ...toFiles('government', institutions),
    ...swap('events/meeting.yaml', '[anna, boris]', `[anna, boris, ${ids}]`),
  });
});
afterAll(() => small.close());

function toFiles(kind: string, actors: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(actors).map(([id, yaml]) => [`actors/${id}.yaml`, `kind: ${kind}\n${yaml}\n`]),
  );
}

type Found = List<unknown> & { resolved: Record<string, { input: string; id: string }[]> };

async function resolve(name: string) {
  const url = `/events?actor=${encodeURIComponent(name)}`;
  const { resolved } = await small.read<Found>(url);
  return resolved.actor;
}

async function refuse(query: string) {
  const { errors } = await small.read<Refusal>(`/events?${query}`, 400);
  return errors;
}

describe('a name', () => {
  test.each([
    ['Peskov Dmitry', 'dmitry-peskov'],
    ['peskov dmitry', 'dmitry-peskov'],
    ['Песков Дмитрий', 'dmitry-peskov'],
    ['M. Peskov', 'dmitry-peskov'],
    ['Mr Dmitry Peskov', 'dmitry-peskov'],
    ['Le président Peskov', 'dmitry-peskov'],
    ['Dr. Peskov Dmitry', 'dmitry-peskov'],
    ['г-н Песков', 'dmitry-peskov'],
    ['the EU', 'union'],
    ['E.U.', 'union'],
    ['l’European Union', 'union'],
    ['王毅外长', 'wang-yi'],
    ['Дем\u02bcян Коваль', 'demian-koval'],
    ['Дем’ян Коваль', 'demian-koval'],
    ["Коваль Дем'ян", 'demian-koval'],
    ['Mme Anna Jones', 'anna-jones'],
    ['Mme la ministre Koval', 'demian-koval'],
    ['Mme Brun', 'claire-brun'],
    ['Mrs Brun', 'claire-brun'],
    ['Koval', 'demian-koval'],
    ['Chancellery', 'chancellery'],
  ])('%s is %s', async (name, id) => {
    expect(await resolve(name)).toEqual([expect.objectContaining({ input: name, id })]);
  });

  test('with a comma is one name, also beside others', async () => {
    const resolved = await resolve('EU,Jones, Anna,Peskov, Dmitry,boris');
    expect(resolved?.map(({ input, id }) => [input, id])).toEqual([
      ['EU', 'union'],
      ['Jones, Anna', 'anna-jones'],
      ['Peskov, Dmitry', 'dmitry-peskov'],
      ['boris', 'boris'],
    ]);
  });

  test.each(['Jones', 'Mr Jones', 'JONES'])('%s, which two share, is neither', async (name) => {
    const [error] = await refuse(`actor=${name}`);
    expect(error).toMatchObject({
      detail: `actor: "${name}" could be anna-jones or ewen-jones; use the id.`,
      suggestions: ['anna-jones', 'ewen-jones'],
    });
  });

  test.each([
    ['President Peskov of Russia', ['Peskov']],
    ['Dmitry Sergeyevich Peskov', ['dmitry-peskov']],
    ['Peskow', ['Peskov']],
    ['Pescov Dmitri', ['dmitry-peskov']],
    ['European Onion', ['European Union']],
    ['zzzzzz', []],
    ['Mme Peskov', ['Peskov']],
    ['Mrs. Peskov', ['Peskov']],
    ['Madame Peskov', ['Peskov']],
    ['г-жа Песков', ['Песков']],
    ['Ms Brun', ['Mrs Brun']],
  ])('%s, which nobody has, may be %j', async (name, suggestions) => {
    const [error] = await refuse(`actor=${name}`);
    expect(error?.suggestions).toEqual(suggestions);
  });

  test('of a request gets suggestions only if it is among the first three', async () => {
    const errors = await refuse('actor=Peskow,Peskoff,Pescov,Peskovv&source=gazete');
    expect(errors?.map(({ suggestions }) => suggestions.length)).toEqual([1, 1, 1, 0, 0]);
  });

  test.each([
    ['sources', '/sources/gazetta', ['gazette']],
    ['events', '/events/oslo-meeting', ['meeting']],
    ['topics', '/topics/talk', ['talks']],
    ['actors', '/actors/president-peskov', ['dmitry-peskov']],
  ])('in an address of %s that is near an id is told', async (_resource, url, suggestions) => {
    const { errors } = await small.read<Refusal>(url, 404);
    expect(errors?.[0]?.suggestions).toEqual(suggestions);
  });
});

describe('actors by words of their names', () => {
  test.each([
    ['jones', ['anna-jones', 'ewen-jones']],
    ['JON', ['anna-jones', 'ewen-jones']],
    ['jones ann', ['anna-jones']],
    ['union', ['union']],
    ['пес', ['dmitry-peskov']],
    ['дем’ян', ['demian-koval']],
    ['王', ['wang-yi']],
    ['peskow', ['dmitry-peskov']],
    ['qqqq', []],
  ])('%s are %j', async (q, ids) => {
    const url = `/actors?q=${encodeURIComponent(q)}`;
    const { data } = await small.read<List<Actor>>(url);
    expect(data.map(({ id }) => id)).toEqual(ids);
  });
});
