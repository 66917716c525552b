// Oxigraph, a SPARQL database: what the JSON-LD means, asked in its own language.
import jsonld from 'jsonld';
import { beforeAll, expect, test } from 'vitest';
import { describeClient, hasPackage, records, require } from './fixture.ts';

describeClient(
  'Oxigraph',
  () => hasPackage('oxigraph'),
  (fixture) => {
    let query: (sparql: string) => Map<string, { value: string }>[];
    beforeAll(async () => {
      const { Store } = require('oxigraph');
      const store = new Store();
      for (let url: string | null = `${fixture().origin}/statements.jsonld?limit=100`; url; ) {
        const answer: Response = await fetch(url);
        const quads = await jsonld.toRDF(JSON.parse(await answer.text()), {
          format: 'application/n-quads',
        });
        store.load(String(quads), { format: 'application/n-quads' });
        url = /<([^>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
      }
      query = (sparql) =>
        store.query(`PREFIX s: <https://schema.org/>
      PREFIX cito: <http://purl.org/spar/cito/>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ${sparql}`);
    });
    const ids = (rows: Map<string, { value: string }>[]) =>
      rows.map((row) => row.get('id')?.value).sort();

    test('what was said on or after 1 December 2025?', () => {
      const rows = query(`SELECT DISTINCT ?id { ?x s:identifier ?id ; s:dateCreated ?day .
      FILTER(?day >= "2025-12-01"^^xsd:date) }`);
      const certain = records.statements.filter(
        ({ said }) => said && /^\d{4}-\d\d-\d\d$/.test(said.edtf) && said.edtf >= '2025-12-01',
      );
      expect(certain.length).toBeGreaterThan(5);
      expect(ids(rows)).toEqual(certain.map(({ id }) => id).sort());
    });

    test('who disputes what somebody else said?', () => {
      const rows = query('SELECT DISTINCT ?id { ?x s:identifier ?id ; cito:disputes ?y }');
      const disputing = records.statements.filter(({ relations }) =>
        relations.some(
          ({ type, direction }) =>
            direction === 'outgoing' && ['denies', 'disputes'].includes(type),
        ),
      );
      expect(disputing.length).toBeGreaterThan(2);
      expect(ids(rows)).toEqual(disputing.map(({ id }) => id).sort());
    });

    test('what did the person say whom Wikidata calls Q7747?', () => {
      const rows = query(`SELECT DISTINCT ?id { ?x s:identifier ?id ;
      s:author|s:spokenByCharacter ?who . ?who s:sameAs <http://www.wikidata.org/entity/Q7747> }`);
      const said = records.statements.filter(({ actor }) => actor.id === 'putin');
      expect(said.length).toBeGreaterThan(2);
      expect(ids(rows)).toEqual(said.map(({ id }) => id).sort());
    });

    test('every article has a name', () => {
      expect(query('SELECT ?x { ?x a s:Article FILTER NOT EXISTS { ?x s:name ?name } }')).toEqual(
        [],
      );
    });
  },
);
