// A small valid seeds folder in which one thing is changed, and the problems that this causes.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';

/** New content, null for no such file, a symbolic link, or a change of what is there. */
type Change = string | Buffer | null | { link: string } | ((text: string) => string);
export type Changes = Readonly<Record<string, Change>>;

export const article = 'sources/gazette/article.txt';
export const source = 'sources/gazette/source.yaml';
export const statements = 'sources/gazette/statements.yaml';
export const actor = 'actors/anna.yaml';
export const event = 'events/meeting.yaml';
export const topics = 'topics.yaml';

export const testSeeds: Readonly<Record<string, string>> = {
  [article]: `Mercredi 3 décembre 2025

Anna Petrova, porte-parole du ministère, a déclaré : « Nous sommes prêts à négocier. »
La rencontre du 2 décembre a eu lieu à Oslo, selon l’agence Zarya.

Boris Ivanov a démenti : « Rien n’est vrai. » Il a répété : « Rien n’est vrai. »
`,
  [source]: `kind: article
held: true
title: null
publisher: La Gazette
url: https://gazette.example/3
language: fr
published: { edtf: 2025-12-03, basis: explicit, printed: Mercredi 3 décembre 2025 }
caveats:
  - id: two-denials
    kind: wording
    severity: minor
    citations:
      - quote: Il a répété
    explanation: { en: The denial is printed twice., fr: Le démenti est imprimé deux fois. }
    affects: { statements: [boris-untrue] }
`,
  [statements]: `statements:
  - id: anna-ready
    actor: anna
    role: porte-parole du ministère
    on_behalf_of: ministry
    form: direct
    act: offer
    said: { edtf: 2025-12-02, basis: inferred }
    events: [meeting]
    topics: [talks]
    summary: { en: Says that they are ready., fr: Affirme être prête. }
    quote: « Nous sommes prêts à négocier. »
  - id: boris-untrue
    actor: boris
    form: direct
    act: denial
    said: null
    topics: [talks, truth]
    summary: { en: Denies it., fr: Dément. }
    quote: « Rien n’est vrai. »
    prefix: "a démenti :"
    relations:
      - { type: denies, statement: anna-ready }
`,
  'sources/herald/source.yaml': `kind: article
held: true
title: Le Héraut
publisher: null
url: null
language: fr
published: null
`,
  'sources/herald/article.txt': `« Nous sommes prêts à négocier », dit Anna Petrova.
`,
  'sources/herald/statements.yaml': `reports:
  - statement: anna-ready
    via: transcript
    quote: « Nous sommes prêts à négocier »
`,
  'sources/transcript/source.yaml': `kind: transcript
held: false
title: null
publisher: Zarya
url: null
published: null
`,
  [actor]: `kind: person
name: Anna Petrova
names:
  - { name: Анна Петрова, lang: ru, kind: full }
roles:
  - { title: porte-parole du ministère, organization: ministry, source: gazette }
member_of: ministry
`,
  'actors/boris.yaml': `kind: person
name: Boris Ivanov
`,
  'actors/ministry.yaml': `kind: government
name: Ministry
`,
  [event]: `name: { en: Meeting in Oslo, fr: Rencontre à Oslo }
kind: meeting
when: { edtf: 2025-12-02, basis: explicit, printed: 2 décembre }
place: { en: Oslo, fr: Oslo }
status: occurred
participants: [anna, boris]
citations:
  - source: gazette
    quote: La rencontre du 2 décembre
`,
  [topics]: `- id: talks
  name: { en: Talks, fr: Pourparlers }
- id: truth
  name: { en: Truth, fr: Vérité }
`,
};

export const seedPaths = Object.keys(testSeeds);

/** A new folder, removed with all others when the tests have ended. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'folder-'));
}

/** Writes the seeds with these changes; files are created in the order of `paths`. */
export function writeSeeds(
  changes: Changes = {},
  order: (paths: string[]) => string[] = (paths) => paths,
): string {
  const folder = temporaryFolder();
  for (const path of order([...new Set([...seedPaths, ...Object.keys(changes)])])) {
    const known = testSeeds[path] ?? '';
    const change = changes[path] === undefined ? known : changes[path];
    const content = typeof change === 'function' ? change(known) : change;
    if (content === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (typeof content === 'string' || Buffer.isBuffer(content)) {
      writeFileSync(join(folder, path), content);
    } else symlinkSync(content.link, join(folder, path));
  }
  return folder;
}

/** The change of one passage of a file. */
export function swap(path: string, passage: string, replacement: string): Changes {
  return {
    [path]: (text) => {
      if (!text.includes(passage)) throw new Error(`${path} does not hold ${passage}`);
      return text.replace(passage, () => replacement);
    },
  };
}

/** The change of a file to which lines are added. */
export function append(path: string, lines: string): Changes {
  return { [path]: (text) => text + lines };
}

/** What the unchanged seeds are advised on: they cite bare words, and nobody else has read them. */
export const advice = /(?:does not name "[\w-]+"|only its curator has held it against its text); /;

/** Holds that the seeds with these changes have exactly these other problems, in this order. */
function check(changes: Changes, expected: readonly string[], isStrict: boolean): void {
  const folder = writeSeeds(changes);
  try {
    const { problems, records } = compileFolder(folder, isStrict);
    const others = problems.filter(({ message }) => !advice.test(message));
    expect(others.map(formatProblem)).toEqual(expected);
    expect(records === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * One test a row: the seeds with these changes have exactly these problems.
 * @param isStrict whether a warning is an error
 */
export function checkRows(
  rows: [name: string, changes: Changes, ...problems: string[]][],
  isStrict = false,
): void {
  test.each(rows)('%s', (_name, changes, ...problems) => {
    check(changes, problems, isStrict);
  });
}
