// What --check says of an article under review: its files are put beside the seeds, in memory, and
// every problem goes to the card that it is about.

import type { Statement } from '../../records/statement.ts';
import { checkSeeds } from '../../seed/check.ts';
import { compileSeeds } from '../../seed/compile.ts';
import type { Seeds } from '../../seed/model.ts';
import { inheritFromActors } from '../../seed/parse/inherit.ts';
import { parseSeeds } from '../../seed/parse.ts';
import { hasErrors, type Problem, sortProblems } from '../../seed/problem.ts';
import { readSeedFolder, type SeedFile } from '../../seed/read.ts';
import type { Fields } from './folder.ts';
import { renderDismissed, renderStatements } from './seed-yaml.ts';
import {
  isLive,
  listDismissed,
  listNeeded,
  type Proposal,
  quoteOf,
  type RecordFile,
  type Review,
} from './state.ts';

export interface CardProblem extends Problem {
  /** The key of a card; null when it is about something else. */
  card: string | null;
  /** The key of the statement that it is about. */
  field: string | null;
}

/** The files of an article as they would be published, by their path in the seeds. */
export interface FinalFiles {
  files: Map<string, string>;
  /** The first line of each statement. */
  lines: { key: string; line: number }[];
}

/** With the accepted proposals, or the chosen ones. */
export function renderFiles(
  review: Review,
  isChosen: (card: Proposal | RecordFile) => boolean = ({ verdict }) => verdict === 'accepted',
): FinalFiles {
  const { id, text } = review;
  const proposals = review.proposals.filter(isChosen);
  const { yaml, lines } = renderStatements(proposals.map((one) => toStatement(text, one)));
  const files = new Map([
    [`sources/${id}/article.txt`, text],
    [`sources/${id}/statements.yaml`, yaml + renderDismissed(listDismissed(review))],
  ]);
  for (const file of listNeeded(review).filter(isChosen)) {
    const isSource = file.key === 'source.yaml';
    files.set(
      isSource ? `sources/${id}/source.yaml` : file.key,
      isSource ? file.text.replace(/^draft:.*\n/m, '') : file.text,
    );
  }
  return {
    files,
    lines: proposals.map(({ key }, index) => ({ key, line: lines[index] as number })),
  };
}

function toStatement(text: string, proposal: Proposal): Fields {
  return { ...proposal.fields, ...quoteOf(text, proposal) };
}

/** The problems of one card beside what is accepted, or of everything that is accepted. */
export function checkReview(seeds: string, review: Review, card?: string): CardProblem[] {
  const final = renderFiles(review, chooseFor(review, card));
  const { problems } = check(seeds, final);
  const found = problems.map((problem) => toCard(review, final, problem));
  return found.filter((one) => card === undefined || one.card === card);
}

/** Files that are not decided yet count as well: a speaker may be a new actor. */
function chooseFor(review: Review, card: string | undefined) {
  const files = new Set(review.files.map(({ key }) => key));
  return (one: Proposal | RecordFile) =>
    one.key === card ||
    one.verdict === 'accepted' ||
    (card !== undefined && files.has(one.key) && isLive(one));
}

function check(folder: string, { files }: FinalFiles) {
  const { files: existing, problems, digest } = readSeedFolder(folder);
  const own = [...files].map(([path, text]) => ({ path, text: text.normalize('NFC') }));
  const parsed = parseBeside({ existing, digest, own: own.sort(byPath) }, problems);
  checkSeeds(parsed, problems);
  return { parsed, problems: sortProblems(problems) };
}

const byPath = (a: SeedFile, b: SeedFile) => (a.path < b.path ? -1 : 1);

interface Files {
  existing: readonly SeedFile[];
  /** Of what exists. */
  digest: string;
  own: readonly SeedFile[];
}

/** The seeds change seldom, and parsing them takes longer than all the rest. */
let last: { digest: string; seeds: Seeds; problems: readonly Problem[] } | undefined;

function parseBeside({ existing, digest, own }: Files, problems: Problem[]): Seeds {
  if (last?.digest !== digest) {
    const found: Problem[] = [];
    last = { digest, seeds: parseSeeds(existing, found), problems: found };
  }
  const found: Problem[] = [];
  const added = parseSeeds(own, found);
  if (
    own.some(({ path }) => existing.some((file) => file.path === path)) ||
    meet(last.seeds, added)
  ) {
    const others = existing.filter(({ path }) => !own.some((file) => file.path === path));
    return parseSeeds([...others, ...own].sort(byPath), problems);
  }
  problems.push(...last.problems, ...found);
  const joined = join(last.seeds, added);
  inheritFromActors(added.sources.values(), joined.actors);
  return joined;
}

const kindsOf = (seeds: Seeds) => Object.keys(seeds.claimed) as (keyof Seeds['claimed'])[];

/** Whether both claim an id: which of them is wrong is told by parsing them together. */
const meet = (seeds: Seeds, added: Seeds): boolean =>
  kindsOf(seeds).some((kind) =>
    added.claimed[kind].keys().some((id) => seeds.claimed[kind].has(id)),
  );

function join(seeds: Seeds, added: Seeds): Seeds {
  const claimed = Object.fromEntries(
    kindsOf(seeds).map((kind) => [kind, new Map([...seeds.claimed[kind], ...added.claimed[kind]])]),
  ) as Seeds['claimed'];
  return {
    ...seeds,
    actors: new Map([...seeds.actors, ...added.actors]),
    events: new Map([...seeds.events, ...added.events]),
    sources: new Map([...seeds.sources, ...added.sources]),
    unclear: seeds.unclear.union(added.unclear),
    claimed,
  };
}

function toCard(review: Review, { files, lines }: FinalFiles, problem: Problem): CardProblem {
  const { file, line } = problem;
  const own = `sources/${review.id}/`;
  if (file === `${own}statements.yaml`) {
    const card = lines.findLast((one) => one.line <= line)?.key ?? null;
    return { ...problem, card, field: fieldAt(files.get(file) as string, line) };
  }
  const key = file === `${own}source.yaml` ? 'source.yaml' : file;
  const isOwn = review.files.some((one) => one.key === key);
  return { ...problem, card: isOwn ? key : null, field: isOwn ? 'text' : null };
}

/** The key of the statement on or above a line. */
function fieldAt(yaml: string, line: number): string | null {
  const above = yaml.split('\n').slice(0, line).reverse();
  for (const one of above) {
    const field = /^ {2}(?: {2}|- )([a-z_]+):/.exec(one)?.[1];
    if (field) return field;
  }
  return null;
}

/** One proposal as the record that would be served; undefined while it has errors. */
export function compileProposal(
  seeds: string,
  review: Review,
  card: string,
): Statement | undefined {
  const files = new Set(review.files.map(({ key }) => key));
  const final = renderFiles(
    review,
    (one) => one.key === card || (files.has(one.key) && isLive(one)),
  );
  const { parsed, problems } = check(seeds, final);
  if (hasErrors(problems)) return undefined;
  const id = review.proposals.find(({ key }) => key === card)?.fields.id;
  return compileSeeds(parsed).statements.find((statement) => statement.id === id);
}
