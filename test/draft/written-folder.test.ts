// Everything that is written for an article, word for word: what a curator finds in a new folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runDraftCommand } from '../../src/draft/command.ts';
import { temporaryFolder, writeSeeds } from '../support/seeds.ts';

const article = `Le pont tiendra

Anna Petrova, porte-parole du ministère, a déclaré lundi 2 décembre que le pont tiendra bientôt.
« Nous sommes prêts à négocier », a-t-elle ajouté devant Boris Ivanov.
« Rien ne fermera », a assuré mercredi le maire de Brest, Luc Dumas, lors d’une réunion à Oslo.
Lucas Dumas a démenti toute fermeture. Lucas Dumas a démenti toute fermeture.
La chambre a dit que “le budget suffit.
`;

let folder: string;
beforeAll(async () => {
  const seeds = writeSeeds();
  const out = temporaryFolder();
  const path = join(temporaryFolder(), 'article.txt');
  writeFileSync(path, article);
  const options = { article: path, score: undefined, id: 'bridge', published: '2025-12-04' };
  const silent = { stdout: { write: () => {} }, stderr: { write: () => {} } };
  const where = { lang: 'fr', json: false, out, seeds };
  expect(await runDraftCommand({ ...options, ...where }, silent)).toBe(0);
  folder = join(out, 'bridge');
});

test.each([
  [
    'source.yaml',
    `kind: article
held: true
title: null
publisher: null
url: null
language: fr
published:
  edtf: 2025-12-04
  basis: explicit
draft: true
note: "Still to be found: title, publisher, url."

# Perhaps caveats:
# - wording: a quotation mark is reversed or missing at “le budget suffit.
# - date: the weekday is not that of the date in “lundi 2 décembre”
# - name: “Luc Dumas” and “Lucas Dumas” may be one person
`,
  ],
  [
    'statements.yaml',
    `statements:
  - id: anna-2025-12-02-tiendra-bientot
    actor: anna
    role: porte-parole du ministère
    form: indirect
    act: announcement
    said:
      edtf: 2025-12-02
      basis: relative
      printed: lundi 2 décembre
    topics: []
    summary:
      en: ""
      fr: Affirme que le pont tiendra bientôt.
    quote: |-
      Anna Petrova, porte-parole du ministère, a déclaré lundi 2 décembre que le pont tiendra bientôt.
    draft:
      - act
      - said
      - topics
      - summary

  # perhaps the same statement as anna-ready (offer): both have sommes, prets, negoci
  - id: anna-2025-12-02-boris-ivanov
    actor: anna
    audience:
      - boris
    form: direct
    act: offer
    said:
      edtf: 2025-12-02
      basis: relative
      printed: lundi 2 décembre
    events:
      - meeting
    topics:
      - talks
    summary:
      en: ""
      fr: ""
    quote: |-
      « Nous sommes prêts à négocier », a-t-elle ajouté devant Boris Ivanov.
    draft:
      - act
      - said
      - topics
      - summary
      - events

  - id: dumas-2025-12-03-brest-reunion
    actor: dumas
    role: maire de Brest
    form: direct
    act: promise
    said:
      edtf: 2025-12-03
      basis: relative
      printed: mercredi
    events:
      - 2025-12-03-reunion-a-oslo
    topics: []
    summary:
      en: ""
      fr: ""
    quote: |-
      « Rien ne fermera », a assuré mercredi le maire de Brest, Luc Dumas, lors d’une réunion à Oslo.
    draft:
      - act
      - topics
      - summary
      - events

  - id: lucas-dumas-toute-fermeture
    actor: lucas-dumas
    form: indirect
    act: denial
    said: null
    topics: []
    summary:
      en: ""
      fr: ""
    quote: |-
      Lucas Dumas a démenti toute fermeture.
    prefix: |
      s, lors d’une réunion à Oslo.
    draft:
      - said
      - topics
      - summary

  - id: lucas-dumas-toute-fermeture-2
    actor: lucas-dumas
    form: indirect
    act: denial
    said: null
    topics: []
    summary:
      en: ""
      fr: ""
    quote: |-
      Lucas Dumas a démenti toute fermeture.
    prefix: "as a démenti toute fermeture. "
    draft:
      - said
      - topics
      - summary

  - id: chambre-budget-suffit
    actor: chambre
    form: mixed
    act: assertion
    said: null
    topics: []
    summary:
      en: ""
      fr: ""
    quote: |-
      La chambre a dit que “le budget suffit.
    draft:
      - act
      - said
      - topics
      - summary
`,
  ],
  [
    'actors/chambre.yaml',
    `kind: organization
name: chambre
names:
  - { name: chambre, lang: fr, kind: full }
`,
  ],
  [
    'actors/dumas.yaml',
    `kind: person
name: Luc Dumas
names:
  - { name: Luc Dumas, lang: fr, kind: full }
roles:
  - title: maire de Brest
    source: bridge
`,
  ],
  [
    'events/2025-12-03-reunion-a-oslo.yaml',
    `name:
  en: ""
  fr: réunion à Oslo
kind: meeting
when:
  edtf: 2025-12-03
  basis: relative
  printed: mercredi
place: null
status: occurred
participants: []
parent: null
citations:
  - source: bridge
    quote: « Rien ne fermera », a assuré mercredi le maire de Brest, Luc Dumas, lors d’une réunion à Oslo.
`,
  ],
])('%s', (name, content) => {
  expect(readFileSync(join(folder, name), 'utf8')).toBe(content);
});
