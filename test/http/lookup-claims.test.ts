// Words belong to the claim that they lie in, not to everybody whose passage holds them too.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LookupAnswer } from '../../src/records/lookup.ts';
import type { Statement } from '../../src/records/statement.ts';
import type { Changes } from '../support/seeds.ts';
import { openSmall, type Small } from '../support/small.ts';

const claim =
  'Le chancelier Karl Weber a promis quarante locomotives électriques aux communes riveraines';
const contested = `${claim}, une promesse contestée par Anna Petrova qui parle de douze autocars d’occasion.`;
const named =
  'Devant les mariniers rassemblés, Boris Ivanov ajusta longuement ses lunettes rondes.';
const spoken = 'Il réclamait davantage de bouées lumineuses avant les crues de printemps.';

const statement = (id: string, actor: string, lines: string) => `  - id: ${id}
    actor: ${actor}
    form: indirect
    act: claim
    said: null
    topics: [talks]
    summary: { en: Says it., fr: Le dit. }
${lines}`;

const changes: Changes = {
  'actors/weber.yaml': 'kind: person\nname: Karl Weber\n',
  'sources/herald/article.txt': `« Nous sommes prêts à négocier », dit Anna Petrova.

${contested}

${named} ${spoken}
`,
  'sources/herald/statements.yaml': (text) => `${text}statements:
${statement('weber-locomotives', 'weber', `    quote: ${claim}\n`)}${statement(
  'anna-autocars',
  'anna',
  `    quote: ${contested}\n`,
)}${statement(
  'boris-buoys',
  'boris',
  `    quote: ${spoken}\n    also: [{ quote: "${named}", holds: speaker }]\n`,
)}`,
};

let small: Small;
beforeAll(async () => {
  small = await openSmall(changes);
});
afterAll(() => small.close());

async function ask(words: string): Promise<string[]> {
  const { data } = await small.read<LookupAnswer>(`/lookup?text=${encodeURIComponent(words)}`);
  expect(data[0]?.match).toBe('exact');
  return data[0]?.statements.map(({ id }) => id) ?? [];
}

test.each([
  [
    'of the claim that another one contests are those of that claim',
    'quarante locomotives électriques aux communes',
    'weber-locomotives',
  ],
  [
    'of the one who contests it are theirs',
    'qui parle de douze autocars d’occasion',
    'anna-autocars',
  ],
  ['of the whole sentence are of the one whose passage it is', contested, 'anna-autocars'],
  [
    'of a claim whose speaker is named elsewhere are theirs',
    'réclamait davantage de bouées lumineuses avant les crues',
    'boris-buoys',
  ],
])('words %s', async (_name, words, id) => {
  expect(await ask(words)).toEqual([id]);
});

test('words of the passage that only says who speaks are nobody’s', async () => {
  expect(await ask('ajusta longuement ses lunettes rondes')).toEqual([]);
});

test('what a passage holds is told, and who it names is not mentioned by its words', async () => {
  const { citations, mentions } = await small.read<Statement>('/statements/boris-buoys');
  expect(citations.map(({ holds }) => holds)).toEqual(['claim', 'speaker']);
  expect(mentions).toEqual([]);
  const { body } = await small.app.inject('/statements/boris-buoys.html');
  expect(body).toMatch(/says who speaks/);
  const other = await small.read<Statement>('/statements/anna-autocars');
  expect(other.mentions.map(({ id }) => id)).toEqual(['weber']);
});
