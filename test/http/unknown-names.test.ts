// Names that nobody has, on every address and in every parameter: looking for near ones takes time,
// so no request does it for more than three. What is counted is work, whatever the machine.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { routes } from '../../src/http/routes/index.ts';
import type { Snapshot, Store } from '../../src/store/store.ts';
import { openCurated } from '../support/curated.ts';
import { type Service, startService } from '../support/service.ts';

const suggestedMax = 3;
const unknown = Array.from({ length: 50 }, (_, index) => `nobody-has-this-${index}`);

/** The resources in which near names were looked for. */
let searched: string[] = [];

/** What it serves, counting. */
function countSearches(store: Store & { close: () => void }): Store & { close: () => void } {
  const count = (snapshot: Snapshot) =>
    new Proxy(snapshot, {
      get(target, name) {
        const value = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          if (name === 'suggestNames') searched.push(given[0] as string);
          return value.apply(target, given);
        };
      },
    });
  return {
    current: (signal) => {
      const snapshot = store.current(signal);
      return snapshot && count(snapshot);
    },
    close: () => store.close(),
  };
}

let service: Service;
beforeAll(async () => {
  service = await startService({ dataset: countSearches(openCurated()) });
});
afterAll(() => service.close());
beforeEach(() => {
  searched = [];
});

/** Other formats of a list take the same parameters. */
const withQuery = routes.filter(({ path }) => /^[/a-z]+$/.test(path));
const parameters = withQuery.flatMap(({ path, query }) =>
  Object.keys(query.shape).map((name) => ({ path, name })),
);

test.each(parameters)('$path?$name= of fifty', async ({ path, name }) => {
  await service.get(`${path}?${name}=${unknown.join()}`);
  expect(searched.length).toBeLessThanOrEqual(suggestedMax);
});

test('some of them are names, so something is counted', async () => {
  const errors = await service.refuse(`/statements?actor=${unknown.join()}`);
  expect(errors.errors).toHaveLength(unknown.length);
  expect(searched).toEqual(['actors', 'actors', 'actors']);
});

test.each(['/statements', '/events', '/timeline', '/changes', '/statements.html'])(
  '%s with every parameter at once',
  async (path) => {
    const names = ['actor', 'voice', 'mentions', 'audience', 'on_behalf_of', 'event', 'source'];
    const query = [...names, 'topic', 'related_to', 'via', 'statement', 'id']
      .map((name) => `${name}=${unknown.slice(0, 12).join()}`)
      .join('&');
    const { status } = await service.get(`${path}?${query}`);
    expect(status).toBe(400);
    expect(searched.length).toBeLessThanOrEqual(suggestedMax);
  },
);

test.each(routes.filter(({ path }) => path.includes('{id}')).map(({ path }) => path))(
  '%s of nobody',
  async (path) => {
    await service.refuse(path.replace('{id}', 'nobody-has-this'), 404);
    expect(searched).toHaveLength(1);
  },
);
