// Which searches leave the event loop: a phrase as rare as its rarest word does not, however common
// the others are; a phrase of common words and a beginning do.
import { afterAll, expect, test } from 'vitest';
import { OffloadError } from '../../src/search/offload.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { StoreOverloadedError } from '../../src/store/store.ts';
import { publishCurated } from '../support/curated.ts';

const { folder, manifest, records } = publishCurated();
const datasets: Dataset[] = [];
afterAll(() => {
  for (const dataset of datasets) dataset.close();
});

function open(scannedMax?: number): Dataset {
  const dataset = new Dataset(folder, manifest, scannedMax === undefined ? {} : { scannedMax });
  datasets.push(dataset);
  return dataset;
}

function toQuery(q: string) {
  return { resource: 'statements', filters: {}, text: { words: q, scope: 'passage' } } as const;
}

/** What a search leaves to the other thread when more than so many statements are too many. */
async function leftAside(q: string, scannedMax?: number): Promise<readonly string[]> {
  const dataset = open(scannedMax);
  let sent: readonly string[] = [];
  dataset.offload.find = async (terms) => {
    sent = terms.map(({ kind, words }) => `${kind} ${words.join(' ')}`);
    return terms.map(() => new Uint32Array());
  };
  await dataset.current().count(toQuery(q));
  return sent;
}

const here = open();
const { engine: file } = here;
const count = (word: string) => file.read(file.engine.count(toQuery(word)));
const rare = count('compétitivité');
const common = Math.min(count('les'), count('des'));
const between = Math.floor((rare + common) / 2);

test('the words are as rare and as common as the other tests need them', () => {
  expect(rare).toBeGreaterThan(0);
  expect(rare).toBeLessThan(between);
  expect(between).toBeLessThan(common);
});

test.each<[q: string, left: string[]]>([
  ['"les compétitivité"', []],
  ['"compétitivité les"', []],
  ['"les des"', ['phrase les des']],
  ['les des', []],
  ['"les des" "compétitivité les"', ['phrase les des']],
  ['compétitivité -"les des"', ['phrase les des']],
  ['compét*', ['prefix compet']],
])('%s leaves %j', async (q, left) => {
  expect(await leftAside(q, between)).toEqual(left);
});

test('as many as are allowed stay, one more leaves', async () => {
  expect(await leftAside('"les compétitivité"', rare)).toEqual([]);
  expect(await leftAside('"les compétitivité"', rare - 1)).toHaveLength(1);
  const total = records.statements.length;
  expect(await leftAside('compét*', total)).toEqual([]);
  expect(await leftAside('compét*', total - 1)).toHaveLength(1);
});

test('nothing leaves a dataset of this size by default', async () => {
  expect(await leftAside('"les des" compét*')).toEqual([]);
});

test('a search that leaves keeps the file until it is back, however it ends', async () => {
  for (const [failure, error] of [
    [undefined, undefined],
    [new OffloadError('too many wait'), StoreOverloadedError],
    [new Error('broken'), Error],
  ] as const) {
    const dataset = open(0);
    const found = Promise.withResolvers<Uint32Array[]>();
    let signalled: AbortSignal | undefined;
    dataset.offload.find = (_terms, signal) => {
      signalled = signal;
      return found.promise;
    };
    const own = new AbortController().signal;
    const counting = dataset.current(() => own).count(toQuery('"les des"'));
    dataset.close();
    expect([dataset.isClosed, signalled === own]).toEqual([false, true]);
    if (failure) found.reject(failure);
    else found.resolve([Uint32Array.of(1, 2)]);
    if (error === undefined) expect(await counting).toBe(2);
    else {
      await expect(counting).rejects.toThrow(error);
      await expect(counting).rejects.toThrow(failure?.message);
      if (error === StoreOverloadedError) {
        await expect(counting).rejects.toMatchObject({ cause: failure });
      } else await expect(counting).rejects.not.toBeInstanceOf(StoreOverloadedError);
    }
    expect(dataset.isClosed).toBe(true);
  }
});
