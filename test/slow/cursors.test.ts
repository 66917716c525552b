// Cursors across publications: a walk goes on where it was, in whatever is served then.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishRecords } from '../../src/seed/pipeline.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishCurated, testAddress } from '../support/curated.ts';
import { publishSeeds, release } from '../support/releases.ts';
import { append, statements, temporaryFolder } from '../support/seeds.ts';
import { type List, type Service, startService } from '../support/service.ts';

const releaseCount = 10;
let releases: Dataset[];
let served: Dataset;
let service: Service;

/** Every third caveat stands in all releases, each other one in some of them. */
const stands = (index: number, edition: number) =>
  index % 3 === 0 || (index * 7 + edition * edition * 5) % 11 < 6;

beforeAll(async () => {
  const { records } = publishCurated();
  const folder = temporaryFolder();
  releases = Array.from({ length: releaseCount }, (_, edition) => {
    const caveats = records.caveats.filter((_, index) => stands(index, edition));
    const options = { force: true, retention: { filesMax: 100, bytesMax: Infinity } };
    return new Dataset(folder, publishRecords(folder, { ...records, caveats }, 'x', options));
  });
  served = releases[0] as Dataset;
  const current = () => served.current();
  service = await startService({ dataset: { current, close: () => {} } });
}, 120_000);
afterAll(async () => {
  await service.close();
  for (const dataset of releases) dataset.close();
});

/** The ids of a list, page by page; before each page the next release is served, or the same. */
async function walk(url: string, steps: readonly number[]) {
  let edition = 0;
  const met: string[] = [];
  const editions = new Set([0]);
  served = releases[0] as Dataset;
  for (let next: string | null = url; next !== null; ) {
    const page: List<{ id: string }> = await service.read(next);
    met.push(...page.data.map(({ id }) => id));
    next = page.page.next?.slice(testAddress.length) ?? null;
    edition = Math.min(releaseCount - 1, edition + (steps[editions.size - 1] ?? 1));
    if (next !== null) editions.add(edition);
    served = releases[edition] as Dataset;
  }
  const throughout = publishCurated()
    .records.caveats.filter((_, index) => [...editions].every((one) => stands(index, one)))
    .map(({ id }) => id);
  return { met, throughout };
}

describe.each(['sort=id', ''])('a harvest of /caveats?%s over ten releases', (query) => {
  test('meets exactly once what stood throughout, and nothing twice', async () => {
    const limits = fc.integer({ min: 1, max: 12 });
    const steps = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(limits, steps, async (limit, list) => {
        const { met, throughout } = await walk(`/caveats?${query}&limit=${limit}`, list);
        expect(new Set(met).size).toBe(met.length);
        expect(throughout.filter((id) => !met.includes(id))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

test('a feed, a timeline and the changes go on too', async () => {
  const paths = ['/timeline?limit=5', '/changes?limit=5', '/statements?sort=-modified&limit=5'];
  for (const path of [...paths, '/statements?sort=said&limit=5', '/events?limit=5']) {
    served = releases[0] as Dataset;
    const whole = await service.walk<object>(path);
    const first = await service.read<List<object>>(path);
    served = releases[1] as Dataset;
    const rest = await service.walk<object>((first.page.next ?? '').slice(testAddress.length));
    const tell = (records: object[]) => JSON.stringify(records.slice(0, 10).map(nameOf));
    expect(tell([...first.data, ...rest.records]), path).toBe(tell(whole.records));
  }
});

/** What tells a record from others, whatever its caveats are. */
function nameOf(record: object): string {
  const { id, record: inner, on, kind } = record as Record<string, unknown>;
  return JSON.stringify([id ?? (inner as { id: string }).id, on, kind]);
}

test('a cursor by relevance whose version is gone is refused, and says so', async () => {
  served = releases[0] as Dataset;
  const { page } = await service.read<List<object>>('/statements?q=n%C3%A9gociation&limit=1');
  const { version } = served;
  served = releases[1] as Dataset;
  const { detail } = await service.refuse((page.next ?? '').slice(testAddress.length));
  expect(detail).toBe(
    `cursor: it is by relevance in dataset ${version}, now it is ${served.version}; ` +
      'start again from the first page, or sort by id.',
  );
});

describe('a walk whose last record was withdrawn meanwhile', () => {
  const more = append(
    statements,
    `  - { id: boris-twice, actor: boris, form: direct, act: denial, said: null, topics: [truth],
      summary: { en: Denies., fr: Dément. }, quote: « Rien n’est vrai. », prefix: "répété :" }\n`,
  );
  const withdrawn = {
    ...release(more),
    'withdrawn.yaml':
      '- { id: boris-twice, on: 2026-02-01, reason: { en: No words., fr: Sans paroles. } }\n',
  };

  test.each([
    ['sort=said', ['boris-twice', 'boris-untrue', 'anna-ready']],
    ['sort=id', ['anna-ready', 'boris-twice', 'boris-untrue']],
    ['sort=-said', ['anna-ready', 'boris-untrue', 'boris-twice']],
  ])('goes on behind it by %s', async (query, ids) => {
    const [before, after] = [publishSeeds({ ...release(more), ...more }), publishSeeds(withdrawn)];
    served = before;
    const at = ids.indexOf('boris-twice') + 1;
    const list = await service.read<List<{ id: string }>>(`/statements?${query}&limit=${at}`);
    expect(list.data.map(({ id }) => id)).toEqual(ids.slice(0, at));
    served = after;
    const next = list.page.next?.slice(testAddress.length);
    if (at === ids.length) expect(next).toBeUndefined();
    else {
      const { records } = await service.walk<{ id: string }>(next ?? '');
      expect(records.map(({ id }) => id)).toEqual(ids.slice(at));
    }
    served = releases[0] as Dataset;
    for (const dataset of [before, after]) dataset.close();
  });
});
