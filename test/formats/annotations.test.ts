// Web Annotations: the rules of the data model, and selectors that find their words.
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/records/statement.ts';
import { openCurated } from '../support/curated.ts';
import { encodeAs, readCurated } from '../support/formats.ts';
import { buildCitation, buildSource, buildStatement, hostileText } from '../support/records.ts';

type Json = Record<string, unknown>;
interface Annotation extends Json {
  body: Json[];
  target: Json & { source: string; selector: Json[] };
}
interface Collection extends Json {
  first: Json & { items: Annotation[] };
}

const contextAddress = 'http://www.w3.org/ns/anno.jsonld';

function encode(statement: Statement): Collection {
  const self = `${statement.url}/annotations.jsonld`;
  const text = encodeAs('/annotations.jsonld', 'statements', [statement], { self, single: true });
  return JSON.parse(text) as Collection;
}

const isIri = (value: unknown) => typeof value === 'string' && URL.canParse(value);
const isText = (value: unknown) => typeof value === 'string';
const isOffset = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const each = (test: (annotation: Annotation) => boolean) => (collection: Collection) =>
  collection.first.items.every(test);
const eachBody = (test: (body: Json) => boolean) => each(({ body }) => body.every(test));
const eachSelector = (type: string, test: (selector: Json) => boolean) =>
  each(({ target }) => target.selector.filter((one) => one.type === type).every(test));

/** The Web Annotation Data Model, one MUST a line. */
const rules: [section: string, rule: string, holds: (collection: Collection) => boolean][] = [
  ['§3.1', 'the only context is a string', (c) => c['@context'] === contextAddress],
  ['§3.1', 'an annotation has one IRI', each(({ id }) => isIri(id))],
  [
    '§3.1',
    'no two annotations have one IRI',
    (c) => new Set(c.first.items.map(({ id }) => id)).size === c.first.items.length,
  ],
  ['§3.1', 'its type is Annotation', each(({ type }) => type === 'Annotation')],
  ['§3.1', 'it has a target', each(({ target }) => typeof target === 'object')],
  [
    '§3.2.4',
    'a textual body has one value',
    eachBody((b) => b.type !== 'TextualBody' || isText(b.value)),
  ],
  ['§3.2.4', 'it has at most one language', eachBody((b) => !Array.isArray(b.language))],
  ['§3.2.4', 'it has at most one format', eachBody((b) => !Array.isArray(b.format))],
  [
    '§3.3.5',
    'motivations are from the model',
    each(({ motivation }) => ['describing', 'linking'].includes(motivation as string)),
  ],
  ['§3.2.2', 'a passage has one language', each(({ target }) => isText(target.language))],
  ['§4', 'a specific resource has one source', each(({ target }) => isIri(target.source))],
  [
    '§4',
    'so has one in the body',
    eachBody((body) => body.type !== 'SpecificResource' || isIri(body.source)),
  ],
  [
    '§4.2',
    'a selector has a type',
    each(({ target }) => target.selector.every((s) => isText(s.type))),
  ],
  [
    '§4.2.1',
    'a fragment selector has a value',
    eachSelector('FragmentSelector', (s) => isText(s.value)),
  ],
  [
    '§4.2.1',
    'and names its specification',
    eachSelector('FragmentSelector', (s) => s.conformsTo === 'http://tools.ietf.org/rfc/rfc5147'),
  ],
  [
    '§4.2.4',
    'a quote selector has the exact text',
    eachSelector('TextQuoteSelector', (s) => isText(s.exact)),
  ],
  [
    '§4.2.4',
    'and text before and behind',
    eachSelector('TextQuoteSelector', (s) => isText(s.prefix) && isText(s.suffix)),
  ],
  [
    '§4.2.5',
    'a position selector has start and end',
    eachSelector('TextPositionSelector', (s) => isOffset(s.start) && isOffset(s.end)),
  ],
  [
    '§4.2.5',
    'and ends behind its start',
    eachSelector('TextPositionSelector', (s) => (s.end as number) > (s.start as number)),
  ],
  ['§5.1', 'a collection has one IRI', ({ id }) => isIri(id)],
  ['§5.1', 'its type is AnnotationCollection', ({ type }) => type === 'AnnotationCollection'],
  ['§5.1', 'it counts its annotations', (c) => c.total === c.first.items.length],
  ['§5.1', 'it has a label', ({ label }) => isText(label)],
  ['§5.2', 'its page has one IRI of its own', (c) => isIri(c.first.id) && c.first.id !== c.id],
  ['§5.2', 'the type of the page is AnnotationPage', (c) => c.first.type === 'AnnotationPage'],
  ['§5.2', 'the page has a list of items', (c) => Array.isArray(c.first.items)],
  ['§5.2', 'the first page starts at 0', (c) => c.first.startIndex === 0],
];

const two = buildStatement({
  citations: [
    buildCitation({ exact: hostileText }),
    buildCitation({ source: buildSource({ id: 'other' }) }),
  ],
});

function survives(holds: (collection: Collection) => boolean, collection: Collection): boolean {
  try {
    return holds(collection);
  } catch {
    return false;
  }
}

describe('annotations', () => {
  it.each(rules)('Web Annotation %s: %s', (_section, _rule, holds) => {
    expect(holds(encode(two))).toBe(true);
    for (const statement of readCurated('statements')) expect(holds(encode(statement))).toBe(true);
  });

  it('an offender breaks every rule', () => {
    const selectors = ['FragmentSelector', 'TextQuoteSelector', 'TextPositionSelector'];
    const annotation = {
      body: [{ type: 'TextualBody', language: [], format: [] }, { type: 'SpecificResource' }],
      target: { selector: [...selectors.map((type) => ({ type })), {}] },
    };
    const offenders = [[annotation, annotation], [{ body: [] }], { every: () => true }].map(
      (items) => ({ first: { items } }) as unknown as Collection,
    );
    const held = rules.filter(([, , holds]) => offenders.every((one) => survives(holds, one)));
    expect(held.map(([, rule]) => rule)).toEqual([]);
  });

  it('the selectors of every curated citation find its words in the stored text', () => {
    const dataset = openCurated();
    const { engine: file } = dataset;
    for (const statement of readCurated('statements')) {
      for (const { target } of encode(statement).first.items) {
        const id = /\/sources\/([^/]+)\/text\?text=[0-9a-f]{12}$/.exec(
          target.source,
        )?.[1] as string;
        const characters = Array.from(file.read(file.engine.findText(id)) as string);
        const [quote, position, fragment] = target.selector as [Json, Json, Json];
        const { start, end } = position as { start: number; end: number };
        expect(characters.slice(start, end).join('')).toBe(quote.exact);
        expect(fragment.value).toBe(`char=${start},${end}`);
        const before = characters.slice(0, start).join('');
        expect(before.endsWith(quote.prefix as string)).toBe(true);
      }
    }
    dataset.close();
  });

  it('it is linked data about the text, with the context read from here', async () => {
    const oa = 'http://www.w3.org/ns/oa#';
    // The terms that are used here, as the vocabulary of the model maps them.
    const context = {
      id: '@id',
      type: '@type',
      Annotation: `${oa}Annotation`,
      AnnotationPage: 'https://www.w3.org/ns/activitystreams#OrderedCollectionPage',
      AnnotationCollection: 'https://www.w3.org/ns/activitystreams#OrderedCollection',
      first: { '@id': 'https://www.w3.org/ns/activitystreams#first', '@type': '@id' },
      items: { '@id': 'https://www.w3.org/ns/activitystreams#items', '@container': '@list' },
      target: { '@id': `${oa}hasTarget`, '@type': '@id' },
      source: { '@id': `${oa}hasSource`, '@type': '@id' },
    };
    const asked: string[] = [];
    const documentLoader = (url: string) => {
      asked.push(url);
      const document = { '@context': context };
      return Promise.resolve({ contextUrl: undefined, documentUrl: url, document } as never);
    };
    const quads = await jsonld.toRDF(encode(two) as never, { documentLoader });
    expect(asked).toEqual([contextAddress]);
    const sources = (quads as { predicate: { value: string }; object: { value: string } }[])
      .filter(({ predicate }) => predicate.value === `${oa}hasSource`)
      .map(({ object }) => object.value);
    expect(sources).toContain('http://127.0.0.1:3000/sources/other/text');
  });
});
