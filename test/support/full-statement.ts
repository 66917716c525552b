// A statement of which everything is known that can be: what only some records have must arrive in
// each format, too.
import type { Statement } from '../../src/records/statement.ts';
import { encodeAs } from './formats.ts';
import { buildCitation, buildDate, buildPerson, buildSource, buildStatement } from './records.ts';

const here = 'http://127.0.0.1:3000';

const actor = (id: string, kind: Statement['actor']['kind']): Statement['mentions'][number] => {
  const name = `Name of ${id}`;
  return { id, kind, name, label: { en: name, fr: name }, url: `${here}/actors/${id}` };
};

const time = '00:12:31/00:12:40';

/** Said in a recording, printed on a page of a book, and disputed. */
const statement = buildStatement({
  form: 'indirect',
  audience: [actor('press', 'organization')],
  said: buildDate('2025-12'),
  events: [{ id: 'call', name: { en: 'A call', fr: 'Un appel' }, url: `${here}/events/call` }],
  mentions: [actor('kremlin', 'government'), actor('aide', 'unnamed')],
  attribution: { status: 'disputed', by: [{ actor: actor('anna', 'person') }] } as never,
  caveats: [
    {
      id: 'typo',
      kind: 'wording',
      severity: 'minor',
      explanation: { en: 'A typo.', fr: 'Une coquille.' },
      url: `${here}/caveats/typo`,
    } as Statement['caveats'][number],
  ],
  citations: [
    buildCitation({
      source: buildSource({ id: 'film', kind: 'video', published: buildDate('2025') }),
      locator: { time, page: null, url: 'https://film.example/1#t=751,760' },
    }),
    buildCitation({
      exact: 'Un autre.',
      source: buildSource({ id: 'book', kind: 'book', published: buildDate('2025-12?') }),
      locator: { time: null, page: 12, url: 'https://book.example/1.pdf#page=12' },
    }),
    buildCitation({
      source: buildSource({ id: 'song', kind: 'audio', original_url: 'https://song.example/1' }),
      locator: { time: '00:00:05', page: null, url: null },
    }),
  ],
});

const identifiers = [
  { scheme: 'viaf', value: '1' },
  { scheme: 'wikidata', value: 'Q1' },
];
const person = { ...buildPerson('Dmitry Peskov', 'Peskov'), identifiers } as never;
const actors = new Map([['peskov', person]]);

const gone = [
  { id: 'lost', on: '2026-12-24T00:00:00Z', reason: { en: 'Not <said>.', fr: 'Non.' } },
];
const about = { actors, gone, next: `${here}/next?a=1&b=2` };
/** The only entry of a list that goes on, and from which another one was withdrawn. */
export const encodeFull = (suffix: string) => encodeAs(suffix, 'statements', [statement], about);

/** What the formats say of it in words, line by line. */
export const notes = [
  'Paraphrase: the wording is the source’s. Dmitry Peskov (porte-parole du Kremlin), 2025-12.',
  'Printed in Le gaz en question, paragraph 2, 00:12:31–00:12:40, La Gazette, published 2025.',
  'Printed in Le gaz en question, paragraph 2, p. 12, La Gazette, published 2025-12?.',
  'Printed in Le gaz en question, paragraph 2, 00:00:05, La Gazette, published 2025-12-03.',
  'Attribution disputed by Name of anna.',
  'Caveat (minor): A typo.',
];
