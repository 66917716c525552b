// Small seeds with what the curated ones have not: a text that was corrected, one that may only be
// quoted, sources under embargo, and a statement that was withdrawn.
import { rmSync } from 'node:fs';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import {
  article,
  type Changes,
  source,
  statements,
  testSeeds,
  writeSeeds,
} from '../support/seeds.ts';

const corrected = testSeeds[article] as string;
const printedFirst = corrected.replace('La rencontre du 2', 'Le sommet du 2');
const note = '{ en: The Gazette changed it., fr: La Gazette l’a changé. }';
const reason = '{ en: Told twice., fr: Raconté deux fois. }';

const said = (id: string, quote: string) => `statements:
  - id: ${id}
    actor: boris
    form: direct
    act: assertion
    said: null
    topics: [talks]
    summary: { en: Says ${id}., fr: Dit ${id}. }
    quote: « ${quote} »
`;

const add = (id: string, quote: string, more: string): Changes => ({
  [`sources/${id}/source.yaml`]: `kind: article
held: true
title: null
publisher: Le Phare
url: null
language: fr
published: null
${more}
`,
  [`sources/${id}/article.txt`]: `Le port de Brest attend une digue que personne ne veut payer seul.
Boris Ivanov a répondu mardi : « ${quote} » Les pêcheurs ont ri.
`,
  [`sources/${id}/statements.yaml`]: said(`boris-${id}`, quote),
});

const common: Changes = {
  ...add('phare', 'ces crédits n’ont jamais existé', 'text: quotes'),
  ...add('secret', 'la digue sera vendue avant Noël', 'embargo: 2026-12-24'),
  ...add('later', 'le port ne sera pas vendu', 'embargo: 2027-12-24'),
};

const today: Changes = {
  ...common,
  'sources/gazette/earlier/2026-01-23.txt': printedFirst,
  [source]: (text) =>
    `${text.replace(/caveats:[\s\S]*/, '')}corrections:
  - { on: 2026-01-23, what: text, was: Le sommet, note: ${note} }
`,
  [statements]: (text) => text.split('  - id: boris-untrue')[0] as string,
  'withdrawn.yaml': `- { id: boris-untrue, on: 2026-02-01, reason: ${reason}, replaced_by: [anna-ready] }
- { id: two-denials, kind: caveat, on: 2026-02-01, reason: ${reason} }
`,
};

function publish(folder: string, changes: Changes, date: string): void {
  const seeds = writeSeeds(changes);
  const { records, problems } = compileFolder(seeds, false, date);
  rmSync(seeds, { recursive: true });
  if (!records) throw new Error(problems.map(formatProblem).join('\n'));
  publishRecords(folder, records, date, { force: true });
}

/** Before anything was corrected, withdrawn or released. */
export function publishBefore(folder: string): void {
  const event = (text: string) => text.replace('La rencontre du 2', 'Le sommet du 2');
  publish(
    folder,
    { ...common, [article]: printedFirst, 'events/meeting.yaml': event },
    '2026-01-01',
  );
}

export function publishToday(folder: string): void {
  publish(folder, today, '2026-12-24');
}
