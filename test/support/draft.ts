// A small draft of an article over the test seeds, as `npm run draft` writes one.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { draftStatements } from '../../src/draft/record.ts';
import type { ReviewAction } from '../../src/draft/review/action.ts';
import { temporaryFolder } from './seeds.ts';

export const draftId = 'courier-2025-12-04';

export const draftText = `Petrova répond à Zarya

Anna Petrova a affirmé jeudi que le ministère est prêt. Il pleuvait sur Oslo.

« Tout est faux », a répété Boris Ivanov. Selon lui, rien n’a été signé et rien ne le sera.
Clara Lind a déclaré que « la paix est loin ».
`;

const draftFiles: Readonly<Record<string, string>> = {
  'article.txt': draftText,
  'source.yaml': `kind: article
held: true
title: Petrova répond à Zarya
publisher: Le Courrier
url: null
language: fr
published:
  edtf: 2025-12-04
  basis: explicit
draft: true
`,
  'actors/lind.yaml': `kind: person
name: Clara Lind
names:
  - { name: Clara Lind, lang: fr, kind: full }
`,
  'actors/nobody.yaml': `kind: unnamed
name: nobody
`,
  'statements.yaml': `statements:
  # near to anna-ready (offer): both have prêt
  - id: anna-2025-12-04-ministere-pret
    actor: anna
    form: indirect
    act: assertion
    said: { edtf: 2025-12-04, basis: relative, printed: jeudi }
    topics: [talks]
    summary: { en: "", fr: Affirme que le ministère est prêt. }
    quote: |-
      Anna Petrova a affirmé jeudi que le ministère est prêt.
    draft: [topics, summary]

  - id: unknown-ivanov-faux
    actor: null
    form: direct
    act: denial
    said: null
    topics: [truth]
    summary: { en: Says that everything is false., fr: Affirme que tout est faux. }
    quote: |-
      « Tout est faux », a répété Boris Ivanov.
    draft: [actor]

  - id: lind-paix-loin
    actor: lind
    form: mixed
    act: assertion
    said: null
    topics: [talks]
    summary: { en: Says that peace is far., fr: Affirme que la paix est loin. }
    quote: |-
      Clara Lind a déclaré que « la paix est loin ».
    draft: [said]
`,
};

/** Writes the draft into a new folder of drafts, which is returned. */
export function writeDraftFolder(changes: Readonly<Record<string, string>> = {}): string {
  const drafts = temporaryFolder();
  for (const [path, text] of Object.entries({ ...draftFiles, ...changes })) {
    const file = join(drafts, draftId, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return drafts;
}

/** Decides the source, two proposals and the sentences around them, in the order of the page. */
export const firstDecisions: readonly ReviewAction[] = [
  { decision: 'accept', proposal: 'source.yaml' },
  { decision: 'dismiss', sentence: 0 },
  { decision: 'keep', proposal: 'p1', field: 'topics' },
  {
    decision: 'edit',
    proposal: 'p1',
    field: 'summary',
    value: { en: 'Says that the ministry is ready.', fr: 'Affirme que le ministère est prêt.' },
  },
  { decision: 'accept', proposal: 'p1' },
  { decision: 'dismiss', sentence: draftText.indexOf('Il pleuvait') },
  { decision: 'edit', proposal: 'p2', field: 'actor', value: 'boris' },
  { decision: 'accept', proposal: 'p2' },
  { decision: 'dismiss', sentence: draftText.indexOf('Selon lui') },
];

/** Who: form, act and day, and the passage where it is not the whole text; `?` marks doubt. */
export function describeDrafts(text: string, language: string): string[] {
  const article = { text, language, published: '2024-06-04' };
  return draftStatements(article, { actors: [], statements: [] }).map(({ record }) => {
    const { actor_name, form, act, said, quote, draft } = record;
    const mark = (field: string) => (draft.includes(field) ? '?' : '');
    const day = said === null ? '' : ` ${said}${mark('said')}`;
    const passage = quote === text ? '' : `: ${quote}`;
    return `${actor_name ?? ''}${mark('actor')}: ${form} ${act}${mark('act')}${day}${passage}`;
  });
}
