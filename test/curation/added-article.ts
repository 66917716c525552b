// One more correct article: an invented source with a new actor and two statements, which the
// tests and `.ci/run` add to a copy of the seeds to prove that nothing depends on their content.
// Added to seeds that have it, it is the article of the next day.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Day {
  weekday: string;
  /** Of January 2026. */
  day: number;
}

const days: readonly Day[] = [
  { weekday: 'jeudi', day: 8 },
  { weekday: 'vendredi', day: 9 },
];

const describeArticle = ({ weekday, day }: Day) => `Le ${weekday} ${day} janvier 2026

Élise Montclar, porte-parole de l’agence Borée, a déclaré ${weekday} ${day} janvier : « Le gaz ne
manquera pas cet hiver. » Elle a démenti que Donald Trump et Dmitri Peskov aient visité le terminal.
`;

const describeSource = ({ weekday, day }: Day) => `kind: article
held: true
title: null
publisher: La Gazette du Nord
url: null
language: fr
published:
  { edtf: 2026-01-0${day}, basis: explicit, printed: ${weekday} ${day} janvier 2026 }
`;

const describeStatements = ({ weekday, day }: Day, topic: string) => `statements:
  - id: montclar-2026-01-0${day}-gas-will-do
    actor: montclar
    role: porte-parole de l’agence Borée
    form: direct
    act: assertion
    said: { edtf: 2026-01-0${day}, basis: explicit, printed: ${weekday} ${day} janvier }
    topics:
      - ${topic}
    summary:
      en: Says that there will be enough gas this winter.
      fr: Affirme que le gaz ne manquera pas cet hiver.
    quote: |-
      « Le gaz ne
      manquera pas cet hiver. »
  - id: montclar-2026-01-0${day}-no-visit
    actor: montclar
    form: indirect
    act: denial
    said: { edtf: 2026-01-0${day}, basis: explicit }
    topics:
      - ${topic}
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
    /^- \{ id: ([^,\s]+)/m.exec(readFileSync(join(seeds, 'topics.yaml'), 'utf8')) ?? [];
  const nameFolder = ({ day }: Day) => `sources/gazette-2026-01-0${day}`;
  const next = days.find((each) => !existsSync(join(seeds, nameFolder(each))));
  if (!next) throw new Error(`${seeds} has the article of each day.`);
  const files = {
    'actors/montclar.yaml': actor,
    [`${nameFolder(next)}/article.txt`]: describeArticle(next),
    [`${nameFolder(next)}/source.yaml`]: describeSource(next),
    [`${nameFolder(next)}/statements.yaml`]: describeStatements(next, topic),
  };
  for (const [path, text] of Object.entries(files)) {
    const target = join(seeds, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
