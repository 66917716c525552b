// What sources depend on that events say: a check of what changed says what a check from nothing
// says, also where the event is named by none of them.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Files, replace, replaceFiles } from '../support/edited-seeds.ts';
import { printCheck } from '../support/printed-check.ts';
import { readRegister, register } from '../support/releases.ts';
import { statements, temporaryFolder, testSeeds } from '../support/seeds.ts';

/** What the last of two checks says, the second one after the edit. */
function edit(files: Files, change: (files: Files) => void, dates: string[] = []): string {
  const [seeds, cache] = [temporaryFolder(), join(temporaryFolder(), 'cache')];
  const [before, after] = [files, { ...files }];
  change(after);
  replaceFiles(seeds, {}, before);
  expect(printCheck(seeds, cache, { date: dates[0] })).toMatch(/code 0\n$/);
  replaceFiles(seeds, before, after);
  const said = printCheck(seeds, undefined, { date: dates[1] });
  expect(printCheck(seeds, cache, { date: dates[1] })).toBe(said);
  return said;
}

const describeEvent = (name: string, more = '') =>
  `name: { en: ${name}, fr: ${name} }\nkind: meeting\nwhen: null\nplace: null\nstatus: occurred\n${more}`;

const words = 'un deux trois quatre cinq six sept huit neuf';
const cited = `citations:\n  - source: quoted\n    quote: ${words} dix\n`;
const publish = (publisher: string, more = '') =>
  `${more}kind: article\nheld: true\ntitle: null\npublisher: ${publisher}\nurl: null\nlanguage: fr\npublished: null\n`;

/** The only source that names the event. */
const naming = (event: string): Files => ({
  'sources/naming/source.yaml': publish('Naming'),
  'sources/naming/article.txt': 'Boris Ivanov a dit : « Bonjour. »\n',
  'sources/naming/statements.yaml': `statements:
  - id: boris-hello
    actor: boris
    form: direct
    act: claim
    said: null
    events: [${event}]
    topics: [talks]
    summary: { en: Says hello., fr: Salue. }
    quote: « Bonjour. »
`,
});

/** A text that may only be quoted, of which a summary holds words that an event cites. */
function listQuotedSeeds(): Files {
  const files: Files = {
    ...testSeeds,
    ...naming('party'),
    'sources/quoted/source.yaml': publish('Quoted', 'text: quotes\n'),
    'sources/quoted/article.txt': `${words} dix onze douze treize.\n`,
    'events/party.yaml': describeEvent('Party', cited),
  };
  replace(files, statements, 'fr: Dément. }', `fr: Dément ${words}. }`);
  return files;
}

const released = () => {
  const files: Files = { ...testSeeds, 'events/party.yaml': describeEvent('Party') };
  const relation = '- { type: denies, statement: anna-ready }';
  replace(files, statements, relation, `${relation}\n      - { type: denies, event: party }`);
  const folder = temporaryFolder();
  replaceFiles(folder, {}, files);
  const { code, stderr } = register(folder);
  if (code !== 0) throw new Error(stderr);
  return { ...files, ...readRegister(folder) };
};

/** The event of a released relation was split in two, and the relation is gone. */
function listSplitSeeds(): Files {
  const { 'events/party.yaml': _, ...files }: Files = released();
  const split = 'formerly: [party]\nsplit: true\n';
  files['events/feast.yaml'] = describeEvent('Feast', split);
  files['events/ball.yaml'] = describeEvent('Ball', split);
  replace(files, statements, '\n      - { type: denies, event: party }', '');
  Object.assign(files, naming('ball'));
  replace(
    files,
    statements,
    'topics: [talks, truth]',
    'events: [feast]\n    topics: [talks, truth]',
  );
  return files;
}

const holds = 'holds 8 words in a row of "quoted"';
const gone = 'a relation that was released is gone';
const withhold = (key: string) => (files: Files) => {
  files['sources/naming/source.yaml'] = publish('Naming', `${key}\n`);
};

test('an event cites fewer words of a text that may only be quoted', () => {
  const shorten = (files: Files) => replace(files, 'events/party.yaml', `${words} dix`, 'un deux');
  expect(edit(listQuotedSeeds(), shorten)).toContain(holds);
});

test('the only source of such an event is a draft now', () => {
  expect(edit(listQuotedSeeds(), withhold('draft: true'))).toContain(holds);
});

test('the only source of such an event is not published yet on another day', () => {
  const files = listQuotedSeeds();
  withhold('embargo: 2026-03-01')(files);
  expect(edit(files, () => {}, ['2026-04-01', '2026-02-01'])).toContain(holds);
});

test('an event that had been split goes on in one again', () => {
  const join = (files: Files) => {
    files['events/feast.yaml'] = describeEvent('Feast', 'formerly: [party]\n');
    files['events/ball.yaml'] = describeEvent('Ball');
  };
  expect(edit(listSplitSeeds(), join)).toContain(gone);
});

test('one part of what was split is no longer published', () => {
  expect(edit(listSplitSeeds(), withhold('draft: true'))).toContain(gone);
});

test('an event that was withdrawn is there again', () => {
  const { 'events/party.yaml': _, ...files }: Files = released();
  replace(files, statements, '\n      - { type: denies, event: party }', '');
  files['withdrawn.yaml'] = '- { id: party, on: 2026-02-01, reason: { en: Wrong., fr: Faux. } }\n';
  const comeBack = (now: Files) => {
    now['events/party.yaml'] = describeEvent('Party');
  };
  expect(edit(files, comeBack)).toContain(gone);
});

test('an event is new, and one source names it', () => {
  const add = (files: Files) => {
    files['events/new.yaml'] = describeEvent('New');
    replace(files, statements, 'events: [meeting]', 'events: [meeting, new]');
  };
  expect(edit(testSeeds, add)).toContain('exit code 0');
});
