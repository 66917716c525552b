// An article under review: what each decision does to it, what is refused, what is written in the
// end, and what the report counts.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ReviewAction } from '../../src/draft/review/action.ts';
import { checkReview, renderFiles } from '../../src/draft/review/check.ts';
import { type DraftFolder, type Fields, readDraft } from '../../src/draft/review/folder.ts';
import { appendJournal, listHolding } from '../../src/draft/review/journal.ts';
import { applyAction } from '../../src/draft/review/reducer.ts';
import { readReports, renderReports, renderShare } from '../../src/draft/review/report.ts';
import {
  countOpen,
  listNeeded,
  listUncovered,
  openReview,
  type Review,
} from '../../src/draft/review/state.ts';
import { listSentences } from '../../src/text/sentences.ts';
import { draftId, draftText, firstDecisions, writeDraftFolder } from '../support/draft.ts';
import { writeSeeds } from '../support/seeds.ts';

const openDraft = (): DraftFolder => readDraft(writeDraftFolder(), draftId);
const first = () => openReview(openDraft());
const apply = (actions: readonly ReviewAction[], review = first()): Review =>
  actions.reduce(applyAction, review);
const find = (review: Review, key: string) => review.proposals.find((one) => one.key === key);
const quoteIn = (review: Review, key: string) => {
  const proposal = find(review, key);
  return review.text.slice(proposal?.start, proposal?.end);
};
const spanOf = (quote: string) => {
  const start = draftText.indexOf(quote);
  return { start, end: start + quote.length };
};
const refusal = (action: ReviewAction, review = first()) => {
  try {
    applyAction(review, action);
    return 'not refused';
  } catch (error) {
    return (error as Error).message;
  }
};

/** Decides everything. */
const decisions: ReviewAction[] = [
  ...firstDecisions,
  { decision: 'keep', proposal: 'p3', field: 'said' },
  { decision: 'accept', proposal: 'p3' },
  { decision: 'accept', proposal: 'actors/lind.yaml' },
];

describe('a draft that is opened', () => {
  test('has its proposals in their places, with their marks and hints', () => {
    const { proposals } = first();
    expect(proposals.map(({ key, marks }) => [key, ...marks])).toEqual([
      ['p1', 'topics', 'summary'],
      ['p2', 'actor'],
      ['p3', 'said'],
    ]);
    expect(proposals[0]?.hints).toEqual(['near to anna-ready (offer): both have prêt']);
    expect(quoteIn(first(), 'p2')).toBe('« Tout est faux », a répété Boris Ivanov.');
  });

  test('counts every sentence that no proposal covers', () => {
    const { text } = first();
    const uncovered = listUncovered(first()).map(({ start, end }) => text.slice(start, end));
    expect(uncovered).toEqual([
      'Petrova répond à Zarya',
      'Il pleuvait sur Oslo.',
      'Selon lui, rien n’a été signé et rien ne le sera.',
    ]);
  });

  test('needs the new actors that a statement names, and no others', () => {
    expect(listNeeded(first()).map(({ key }) => key)).toEqual(['source.yaml', 'actors/lind.yaml']);
    const rejected = apply([{ decision: 'reject', proposal: 'p3' }]);
    expect(listNeeded(rejected).map(({ key }) => key)).toEqual(['source.yaml']);
  });

  test.each([
    ['M. Dupont est venu. Il est parti.', ['M. Dupont est venu.', 'Il est parti.']],
    ['Roe v. Wade est en jeu. Oui.', ['Roe v. Wade est en jeu.', 'Oui.']],
    ['Un\n\nDeux. Trois ?', ['Un', 'Deux.', 'Trois ?']],
    ['…\n—', []],
  ])('cuts %j into sentences', (text, sentences) => {
    const spans = listSentences(text, 'fr');
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
  });
});

describe('a decision', () => {
  test('accepts only when every marked field was touched', () => {
    expect(refusal({ decision: 'accept', proposal: 'p1' })).toBe('decide first: topics, summary');
    const touched = apply([{ decision: 'keep', proposal: 'p1', field: 'topics' }]);
    expect(refusal({ decision: 'accept', proposal: 'p1' }, touched)).toBe('decide first: summary');
    const accepted = apply(decisions.slice(2, 5));
    expect(find(accepted, 'p1')?.verdict).toBe('accepted');
  });

  test('that changes what was accepted opens it again', () => {
    const changed: ReviewAction = {
      decision: 'edit',
      proposal: 'p1',
      field: 'act',
      value: 'offer',
    };
    expect(find(apply([...decisions.slice(2, 5), changed]), 'p1')?.verdict).toBe('open');
  });

  test('that rejects uncovers the sentence, which has to be dismissed', () => {
    const rejected = apply([{ decision: 'reject', proposal: 'p2' }]);
    const { start } = spanOf('« Tout est faux »');
    expect(listUncovered(rejected).map((one) => one.start)).toContain(start);
    const dismissed = apply([{ decision: 'dismiss', sentence: start }], rejected);
    expect(countOpen(dismissed)).toBe(countOpen(rejected) - 1);
  });

  test('about the speaker gives a new id its beginning, unless the id was chosen', () => {
    const speaker: ReviewAction = {
      decision: 'edit',
      proposal: 'p2',
      field: 'actor',
      value: 'boris',
    };
    const day: ReviewAction = {
      decision: 'edit',
      proposal: 'p2',
      field: 'said',
      value: { edtf: '2025-12-04', basis: 'inferred' },
    };
    expect(find(apply([speaker, day]), 'p2')?.fields.id).toBe('boris-2025-12-04-ivanov-faux');
    const own: ReviewAction = { decision: 'edit', proposal: 'p2', field: 'id', value: 'boris-no' };
    expect(find(apply([own, speaker, day]), 'p2')?.fields.id).toBe('boris-no');
  });

  test('about the passage keeps it a slice of the text, without the space around it', () => {
    const { start, end } = spanOf(' Selon lui, rien n’a été signé ');
    const moved = apply([{ decision: 'quote', proposal: 'p2', start, end }]);
    expect(quoteIn(moved, 'p2')).toBe('Selon lui, rien n’a été signé');
  });

  test('adds a proposal with everything to decide', () => {
    const added = apply([{ decision: 'add', ...spanOf('Selon lui, rien n’a été signé') }]);
    expect(find(added, 'n1')).toMatchObject({
      origin: 'added',
      marks: ['actor', 'act', 'said', 'topics', 'summary'],
      fields: { id: 'unknown-selon-signe', form: 'indirect', actor: null },
    });
    const formOf = (quote: string) =>
      find(apply([{ decision: 'add', ...spanOf(quote) }]), 'n1')?.fields.form;
    expect(formOf('« Tout est faux »')).toBe('direct');
    expect(formOf('que « la paix est loin »')).toBe('mixed');
    expect(formOf('paix est loin »')).toBe('indirect');
  });

  test('splits a proposal in two, each with its act and summary to decide', () => {
    const at = draftText.indexOf(', a répété');
    const parts = apply([{ decision: 'split', proposal: 'p2', at }]);
    expect([quoteIn(parts, 'p2'), quoteIn(parts, 'n1')]).toEqual([
      '« Tout est faux »',
      ', a répété Boris Ivanov.',
    ]);
    expect(find(parts, 'n1')).toMatchObject({
      origin: 'split',
      marks: ['actor', 'act', 'summary'],
      fields: { id: 'unknown-ivanov-faux-2' },
    });
  });

  test('merges passages that touch into one, and others into a further passage', () => {
    const add: ReviewAction = { decision: 'add', ...spanOf('Selon lui, rien n’a été signé') };
    const touching = apply([add, { decision: 'merge', proposal: 'p2', with: 'n1' }]);
    expect(quoteIn(touching, 'p2')).toBe(
      '« Tout est faux », a répété Boris Ivanov. Selon lui, rien n’a été signé',
    );
    const apart = apply([{ decision: 'merge', proposal: 'p1', with: 'p3' }]);
    const [, , third] = first().proposals;
    expect(find(apart, 'p1')?.fields.also).toEqual([{ quote: quoteIn(first(), third?.key ?? '') }]);
    expect(find(apart, 'p3')?.verdict).toBe('merged');
    expect(listUncovered(apart)).toEqual(listUncovered(first()));
  });

  test('creates an actor, whose file is decided like the others', () => {
    const created = apply([{ decision: 'create', kind: 'actor', id: 'zarya', name: 'Zarya' }]);
    expect(listNeeded(created).map(({ key }) => key)).toContain('actors/zarya.yaml');
    expect(countOpen(created)).toBe(countOpen(first()) + 1);
  });

  const one = { proposal: 'p1' } as const;
  test.each<[string, ReviewAction, string]>([
    ['an unknown proposal', { decision: 'reject', proposal: 'p9' }, 'there is no proposal p9'],
    [
      'a covered sentence',
      { decision: 'dismiss', sentence: 24 },
      'a proposal covers this sentence: decide that one',
    ],
    [
      'a place without a sentence',
      { decision: 'dismiss', sentence: 3 },
      'no sentence begins there',
    ],
    ['an empty passage', { decision: 'quote', ...one, start: 22, end: 23 }, 'the passage is empty'],
    [
      'a passage behind the text',
      { decision: 'add', start: 9000, end: 9009 },
      'the passage is empty',
    ],
    ['a split outside', { decision: 'split', ...one, at: 3 }, 'split inside the passage'],
    [
      'a merge with itself',
      { decision: 'merge', ...one, with: 'p1' },
      'only two proposals that are not rejected can be merged',
    ],
    [
      'a strange key',
      { decision: 'edit', ...one, field: 'more', value: 'said: null' },
      'more keys: "said" is none of also, relations, identified, speaks_for, mentions, added',
    ],
    [
      'broken YAML',
      { decision: 'edit', ...one, field: 'more', value: 'also: [' },
      'more keys: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 8:',
    ],
    [
      'a list that is none',
      { decision: 'edit', ...one, field: 'topics', value: 'talks' },
      '"topics" cannot have this value',
    ],
    [
      'a file that would be a list',
      { decision: 'edit', proposal: 'source.yaml', field: 'text', value: ['kind: article'] },
      'a file has only its text',
    ],
    [
      'another field of a file',
      { decision: 'edit', proposal: 'source.yaml', field: 'act', value: 'denial' },
      'a file has only its text',
    ],
    ['the source', { decision: 'reject', proposal: 'source.yaml' }, 'an article needs its source'],
    [
      'a second file of a name',
      { decision: 'create', kind: 'actor', id: 'lind', name: 'X' },
      'actors/lind.yaml is there',
    ],
  ])('about %s is refused', (_what, action, message) => {
    expect(refusal(action)).toBe(message);
  });

  test('is taken back by an undo, and an undo by none', () => {
    const seconds = 1;
    const [accept, dismiss] = decisions as [ReviewAction, ReviewAction];
    const undo = { decision: 'undo' } as const;
    const lines = [accept, dismiss, undo, dismiss, undo].map((action) => ({ seconds, action }));
    expect(listHolding(lines)).toEqual([accept]);
  });
});

describe('what is written in the end', () => {
  test('passes the checks without a mark when everything is decided', () => {
    const seeds = writeSeeds();
    const review = apply(decisions);
    expect(countOpen(review)).toBe(0);
    expect(checkReview(seeds, review).filter(({ severity }) => severity === 'error')).toEqual([]);
    const { files } = renderFiles(review);
    expect([...files.keys()].sort()).toEqual([
      'actors/lind.yaml',
      `sources/${draftId}/article.txt`,
      `sources/${draftId}/source.yaml`,
      `sources/${draftId}/statements.yaml`,
    ]);
    expect([...files.values()].join('')).not.toContain('draft:');
  });

  test('leaves out what was rejected', () => {
    const review = apply([...decisions, { decision: 'reject', proposal: 'p3' }]);
    const yaml = renderFiles(review).files.get(`sources/${draftId}/statements.yaml`) as string;
    expect(parse(yaml).statements.map(({ actor }: Fields) => actor)).toEqual(['anna', 'boris']);
  });

  test('remembers what was dismissed, as far as no statement quotes it', () => {
    const added = spanOf('Il pleuvait sur Oslo.');
    const review = apply([
      { decision: 'dismiss', sentence: 0 },
      { decision: 'dismiss', sentence: added.start },
      { decision: 'dismiss', sentence: draftText.indexOf('Selon lui') },
      { decision: 'add', ...added },
    ]);
    const { files } = renderFiles(review);
    expect(files.get(`sources/${draftId}/statements.yaml`)).toBe(
      `statements: []

dismissed:
  - |-
    Petrova répond à Zarya
  - |-
    Selon lui, rien n’a été signé et rien ne le sera.
`,
    );
  });

  test('says of a side that was emptied that it is not inherited', () => {
    const emptied = apply([{ decision: 'edit', proposal: 'p1', field: 'on_behalf_of', value: '' }]);
    const { files } = renderFiles(emptied, ({ key }) => key === 'p1');
    const yaml = files.get(`sources/${draftId}/statements.yaml`);
    expect(yaml).toContain('    on_behalf_of: null\n');
  });

  test('puts every problem to its card and its key', () => {
    const broken = apply([{ decision: 'edit', proposal: 'p2', field: 'topics', value: ['talk'] }]);
    const problems = checkReview(writeSeeds(), broken, 'p2');
    expect(problems.map(({ card, field }) => [card, field])).toEqual([['p2', 'actor']]);
    const named = apply(
      [{ decision: 'edit', proposal: 'p2', field: 'actor', value: 'boris' }],
      broken,
    );
    const [problem] = checkReview(writeSeeds(), named, 'p2');
    expect(problem).toMatchObject({ card: 'p2', field: 'topics', severity: 'error' });
    expect(problem?.message).toMatch(/talks/);
  });

  test('keeps the order of the keys, and their form', () => {
    const statements = `statements:
  - added: 2025-12-04
    mentions: [{ actor: anna }]
    also: [{ quote: dit oui. }]
    via: transcript
    quote: Anna dit oui.
    summary: { en: Says yes., fr: Dit oui. }
    topics: [talks, truth]
    events: [meeting]
    said: { printed: jeudi, basis: relative, edtf: 2025-12-04 }
    act: assertion
    form: indirect
    audience: [boris]
    on_behalf_of: ministry
    role: porte-parole
    actor: anna
    id: anna-oui
    draft: [topics, 3]
`;
    const text = 'Anna dit oui. Boris dit oui.\n';
    const drafts = writeDraftFolder({ 'article.txt': text, 'statements.yaml': statements });
    const review = openReview(readDraft(drafts, draftId));
    expect(find(review, 'p1')?.marks).toEqual(['topics']);
    const { files } = renderFiles(review, () => true);
    expect(files.get(`sources/${draftId}/statements.yaml`)).toBe(`statements:
  - id: anna-oui
    actor: anna
    role: porte-parole
    on_behalf_of: ministry
    audience:
      - boris
    form: indirect
    act: assertion
    said: { printed: jeudi, basis: relative, edtf: 2025-12-04 }
    events:
      - meeting
    topics:
      - talks
      - truth
    summary:
      en: Says yes.
      fr: Dit oui.
    quote: |-
      Anna dit oui.
    via: transcript
    also:
      - quote: |-
          dit oui.
    mentions:
      - { actor: anna }
    added: 2025-12-04
`);
  });

  test('tells the same words in two places apart', () => {
    const text = 'Anna dit oui. Boris dit oui.\n';
    const statements = `statements:\n  - id: boris-oui\n    actor: boris\n    quote: dit oui.\n    prefix: Boris\n`;
    const drafts = writeDraftFolder({ 'article.txt': text, 'statements.yaml': statements });
    const review = openReview(readDraft(drafts, draftId));
    const { files } = renderFiles(review, () => true);
    const yaml = files.get(`sources/${draftId}/statements.yaml`) as string;
    expect(parse(yaml).statements[0]).toMatchObject({
      quote: 'dit oui.',
      prefix: 'Anna dit oui. Boris',
    });
  });
});

test('shares are printed with their number and their interval', () => {
  expect(renderShare(17, 20)).toBe('85 % (17/20; 64–95)');
  expect(renderShare(0, 0)).toBe('–');
});

test('the report has a line for each article and one for all of them', () => {
  const done = { accepted: 3, rejected: 1, added: 1, speakers: 2, decisions: 11, seconds: 90 };
  const begun = { accepted: 1, rejected: 0, added: 0, speakers: 1, decisions: 2, seconds: 30 };
  const reports = [
    { id: 'bridge', isDone: true, ...done },
    { id: 'a-long-name', isDone: false, ...begun },
  ];
  const lines = renderReports(reports).split('\n');
  expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
    ['article', 'precision', 'recall', 'speaker', 'decisions', 'minutes'],
    ['bridge', '75 % (3/4; 30–95)', '75 % (3/4; 30–95)', '67 % (2/3; 21–94)', '11', '1.5'],
    ['a-long-name', ...Array(3).fill('100 % (1/1; 21–100)'), '2', '0.5', 'not finished'],
    ['all', '80 % (4/5; 38–96)', '80 % (4/5; 38–96)', '75 % (3/4; 30–95)', '13', '1.0', 'a piece'],
    [''],
  ]);
  const places = lines.slice(0, -1).map((line) => /\d+ %|precision/.exec(line)?.index);
  expect(new Set(places)).toEqual(new Set([13]));
  expect(renderReports([])).toBe('No draft has been reviewed yet.\n');
});

test('what is added and accepted counts as missed by the draft, and only that', () => {
  const drafts = writeDraftFolder();
  const { digest } = readDraft(drafts, draftId);
  const edit = { decision: 'edit', proposal: 'n1' } as const;
  const actions: ReviewAction[] = [
    { decision: 'add', ...spanOf('Il pleuvait sur Oslo.') },
    { decision: 'add', ...spanOf('Selon lui, rien n’a été signé') },
    { ...edit, field: 'actor', value: 'boris' },
    { ...edit, field: 'topics', value: ['talks'] },
    { ...edit, field: 'summary', value: { en: 'It rained.', fr: 'Il a plu.' } },
    ...(['act', 'said'] as const).map(
      (field) => ({ decision: 'keep', proposal: 'n1', field }) as const,
    ),
    { decision: 'accept', proposal: 'n1' },
  ];
  for (const [index, action] of actions.entries()) {
    const line = { action, seconds: 2 };
    appendJournal(join(drafts, draftId), { digest, isFirst: index === 0, line });
  }
  const { reports, faults } = readReports(drafts);
  const counts = { accepted: 0, rejected: 0, added: 1, speakers: 0, decisions: 8, seconds: 16 };
  expect({ reports, faults }).toEqual({
    reports: [{ id: draftId, isDone: false, ...counts }],
    faults: [],
  });
});
