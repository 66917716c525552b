// One more correct article: an invented source with a new actor and two statements, which the
// tests and `.ci/run` add to a copy of the seeds to prove that nothing depends on their content.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const article = `Jeudi 8 janvier 2026

Élise Montclar, porte-parole de l’agence Borée, a déclaré jeudi 8 janvier : « Le gaz ne manquera
pas cet hiver. » Elle a démenti que Donald Trump et Dmitri Peskov aient visité le terminal.
`;

const source = `kind: article
held: true
title: null
publisher: La Gazette du Nord
url: null
language: fr
published: { edtf: 2026-01-08, basis: explicit, printed: Jeudi 8 janvier 2026 }
`;

const describeStatements = (topic: string) => `statements:
  - id: montclar-2026-01-08-gas-will-do
    actor: montclar
    role: porte-parole de l’agence Borée
    form: direct
    act: assertion
    said: { edtf: 2026-01-08, basis: explicit, printed: jeudi 8 janvier }
    topics: [${topic}]
    summary:
      en: Says that there will be enough gas this winter.
      fr: Affirme que le gaz ne manquera pas cet hiver.
    quote: |-
      « Le gaz ne manquera
      pas cet hiver. »
  - id: montclar-2026-01-08-no-visit
    actor: montclar
    form: indirect
    act: denial
    said: { edtf: 2026-01-08, basis: explicit }
    topics: [${topic}]
    summary:
      en: Denies that Trump and Peskov visited the terminal.
      fr: Dément que Trump et Peskov aient visité le terminal.
    quote: |-
      Elle a démenti que Donald Trump et Dmitri Peskov aient visité le terminal.
`;

const actor = `kind: person
name: Élise Montclar
names:
  - { name: Montclar, lang: fr, kind: family }
`;

/** Writes the article into a folder of seeds, under a topic that is there. */
export function addArticle(seeds: string): void {
  const [, topic = ''] =
    /^- id: (\S+)/m.exec(readFileSync(join(seeds, 'topics.yaml'), 'utf8')) ?? [];
  const files = {
    'actors/montclar.yaml': actor,
    'sources/gazette-2026-01-08/article.txt': article,
    'sources/gazette-2026-01-08/source.yaml': source,
    'sources/gazette-2026-01-08/statements.yaml': describeStatements(topic),
  };
  for (const [path, text] of Object.entries(files)) {
    const target = join(seeds, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text, { flag: 'wx' });
  }
}
