// Places where few records name another, with an id that there is not; problems.test.ts has those
// that most records have.
import { expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { actor, source, statements, testSeeds, writeSeeds } from '../support/seeds.ts';

const wrong = 'qqqq-zzzz';
const page = '{ url: "https://a.example/", title: A, publisher: B, date: null }';

/** In the file, this stands before something that is there. */
const places: [what: string, place: [file: string, before: string, added: string]][] = [
  ['what an actor is part of', [actor, 'roles:', `part_of: [ministry, ${wrong}]\n`]],
  ['whom a role speaks for', [actor, 'organization:', `speaks_for: ${wrong}, `]],
  ['the actors of a caveat', [source, 'statements: [boris', `actors: [anna, ${wrong}], `]],
  [
    'who it was',
    [statements, '    events:', `    identified: { actor: ${wrong}, evidence: [${page}] }\n`],
  ],
  ['who is named', [statements, '    events:', `    mentions: { add: [boris, ${wrong}] }\n`]],
  ['who is not named', [statements, '    events:', `    mentions: { remove: [${wrong}] }\n`]],
];

test.each(places)('%s', (_what, [file, before, added]) => {
  const text = (testSeeds[file] as string).replace(before, added + before);
  const start = text.slice(0, text.indexOf(wrong));
  const place = `${start.split('\n').length}:${start.length - start.lastIndexOf('\n')}`;
  const { problems } = compileFolder(writeSeeds({ [file]: text }));
  expect(problems.map(formatProblem)).toContain(
    `${file}:${place}: there is no actor "${wrong}"; add the actor or remove this`,
  );
});
