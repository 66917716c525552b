// JSON-LD: expanded by an independent processor into the statements that it means.
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import type { Relation, Statement } from '../../src/records/statement.ts';
import { RelationType } from '../../src/records/statement.ts';
import { encodeAs, readCurated } from '../support/formats.ts';
import {
  buildCitation,
  buildDate,
  buildSource,
  buildStatement,
  hostileText,
} from '../support/records.ts';

type Node = Record<string, { '@value'?: unknown; '@id'?: string; '@type'?: string }[]> & {
  '@id': string;
  '@type': string[];
};

/** Expands as JSON-LD 1.1 says; whatever would have to be fetched is an error. */
async function expand(statements: readonly Statement[], single = false): Promise<Node[]> {
  const document = JSON.parse(encodeAs('.jsonld', 'statements', statements, { single }));
  const documentLoader = (url: string) => Promise.reject(new Error(`fetches ${url}`));
  const options = { documentLoader, safe: true };
  return (await jsonld.expand(document, options)) as unknown as Node[];
}

async function expandOne(overrides: Partial<Statement>): Promise<Node> {
  const [node] = await expand([buildStatement(overrides)], true);
  return node as Node;
}

const schema = (term: string) => `https://schema.org/${term}`;
const cito = (term: string) => `http://purl.org/spar/cito/${term}`;

const words: Record<string, [outgoing: string, incoming: string]> = {
  denies: ['disputes', 'isDisputedBy'],
  disputes: ['disputes', 'isDisputedBy'],
  contradicts: ['disagreesWith', 'isDisagreedWithBy'],
  confirms: ['confirms', 'isConfirmedBy'],
  corrects: ['corrects', 'isCorrectedBy'],
  retracts: ['retracts', 'isRetractedBy'],
  clarifies: ['qualifies', 'isQualifiedBy'],
  replies_to: ['repliesTo', 'hasReplyFrom'],
  repeats: ['cites', 'isCitedBy'],
  quotes: ['includesQuotationFrom', 'providesQuotationFor'],
};

function relation(type: RelationType, direction: Relation['direction'], id: string): Relation {
  const url = `http://127.0.0.1:3000/statements/${id}`;
  return { type, direction, kind: 'statement', id, label: { en: 'x', fr: 'x' }, url };
}

describe('json-ld', () => {
  it.each(['direct', 'mixed'] as const)('%s speech is a quotation by its speaker', async (form) => {
    const node = await expandOne({ form });
    expect(node['@type']).toEqual([schema('Quotation')]);
    expect(node[schema('spokenByCharacter')]?.[0]?.['@id']).toMatch(/\/actors\/peskov$/);
    expect(node[schema('isPartOf')]?.[0]?.['@id']).toMatch(/\/sources\/gazette-2025-12-03$/);
  });

  it('indirect speech is a claim that appears in its source', async () => {
    const node = await expandOne({ form: 'indirect' });
    expect(node['@type']).toEqual([schema('Claim')]);
    expect(node[schema('author')]?.[0]?.['@id']).toMatch(/\/actors\/peskov$/);
    expect(node[schema('appearance')]?.[0]?.['@id']).toMatch(/\/sources\/gazette-2025-12-03$/);
    expect(node[schema('spokenByCharacter')]).toBeUndefined();
  });

  it.each(RelationType.options)('%s becomes a CiTO relation, seen from both ends', async (type) => {
    const relations = [relation(type, 'outgoing', 'a'), relation(type, 'incoming', 'b')];
    const node = await expandOne({ relations });
    const [outgoing, incoming] = words[type] as [string, string];
    expect(node[cito(outgoing)]?.map((link) => link['@id'])).toEqual([relations[0]?.url]);
    expect(node[cito(incoming)]?.map((link) => link['@id'])).toEqual([relations[1]?.url]);
  });

  it('denying and disputing one statement is one relation', async () => {
    const relations = [relation('denies', 'outgoing', 'a'), relation('disputes', 'outgoing', 'a')];
    expect((await expandOne({ relations }))[cito('disputes')]).toHaveLength(1);
  });

  it('a certain day, month or year is a schema.org date', async () => {
    for (const day of ['2025-12-02', '2025-12', '2025']) {
      const node = await expandOne({ said: buildDate(day) });
      expect(node[schema('dateCreated')]?.[0]?.['@value']).toBe(day);
    }
  });

  it('an uncertain date is EDTF and nothing else', async () => {
    const node = await expandOne({ said: buildDate('2025-11-25/2025-11-26') });
    expect(node[schema('dateCreated')]).toBeUndefined();
    expect(node['http://purl.org/dc/terms/created']).toEqual([
      { '@type': 'http://id.loc.gov/datatypes/edtf/EDTF', '@value': '2025-11-25/2025-11-26' },
    ]);
  });

  it('what a source does not say is left out', async () => {
    const nothing = { title: null, publisher: null, published: null, language: null };
    const source = buildSource(nothing);
    const node = await expandOne({ citations: [buildCitation({ source })] });
    const part = (node[schema('isPartOf')]?.[0] ?? {}) as unknown as Node;
    expect(Object.keys(part).sort()).toEqual(['@id', '@type', schema('name')]);
    // A document without a title goes by its id.
    expect(part[schema('name')]?.[0]?.['@value']).toBe(source.id);
  });

  it('a correction is a comment on it, with its day', async () => {
    const note = { en: 'Misread.', fr: 'Mal lu.' };
    const node = await expandOne({
      modified: '2026-12-24T00:00:00Z',
      corrections: [{ on: '2026-12-24T00:00:00Z', what: 'date', was: '2025-12-03', note }],
    });
    const instant = {
      '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
      '@value': '2026-12-24T00:00:00Z',
    };
    expect(node[schema('dateModified')]).toEqual([instant]);
    expect(node[schema('correction')]).toEqual([
      {
        '@type': [schema('CorrectionComment')],
        [schema('datePublished')]: [instant],
        [schema('text')]: [
          { '@language': 'en', '@value': 'date before: 2025-12-03. Misread.' },
          { '@language': 'fr', '@value': 'date before: 2025-12-03. Mal lu.' },
        ],
      },
    ]);
    expect((await expandOne({}))[schema('correction')]).toBeUndefined();
  });

  it('hostile text is a literal', async () => {
    const node = await expandOne({ citations: [buildCitation({ exact: hostileText })] });
    expect(node[schema('text')]).toEqual([{ '@value': hostileText }]);
  });

  it('a list expands without fetching anything, one node a statement', async () => {
    const statements = readCurated('statements');
    const nodes = await expand(statements);
    expect(nodes.map((node) => node['@id'])).toEqual(statements.map(({ url }) => url));
    const types = new Set(nodes.flatMap((node) => node['@type']));
    expect(types).toEqual(new Set([schema('Quotation'), schema('Claim')]));
  });

  it('every type and property of the curated statements is an address', async () => {
    const keys = new Set<string>();
    JSON.stringify(await expand(readCurated('statements')), (key, value) => {
      if (!/^(?:\d*|@.*)$/.test(key)) keys.add(key);
      return value;
    });
    expect(keys.size).toBeGreaterThan(5);
    expect([...keys].filter((key) => !/^https?:\/\//.test(key))).toEqual([]);
  });

  it('truth is never rated', () => {
    const text = encodeAs('.jsonld', 'statements', readCurated('statements'));
    expect(text).not.toMatch(/ClaimReview|reviewRating|claimReviewed|refutes/);
  });

  it('a context that has to be fetched is found out', async () => {
    const remote = { '@context': 'https://schema.org', '@type': 'Quotation' };
    const documentLoader = (url: string) => Promise.reject(new Error(`fetches ${url}`));
    await expect(jsonld.expand(remote, { documentLoader })).rejects.toThrow();
  });
});
