// What each action does to an article under review. Pure: it gives a new state or throws a
// ReviewError that says what is missing.

import { overlaps, type Span, trimSpan } from '../../text/sentences.ts';
import type { ReviewAction } from './action.ts';
import { ReviewError } from './error.ts';
import { covers, editFields, proposeFields } from './fields.ts';
import {
  isLive,
  newMarks,
  type Proposal,
  quoteOf,
  type RecordFile,
  type Review,
  sortProposals,
} from './state.ts';

export function applyAction(review: Review, action: ReviewAction): Review {
  switch (action.decision) {
    case 'dismiss':
      return dismiss(review, action.sentence);
    case 'add':
      return add(review, action);
    case 'create':
      return create(review, action);
    case 'split':
      return split(review, findProposal(review, action.proposal), action.at);
    case 'merge':
      return merge(
        review,
        findProposal(review, action.proposal),
        findProposal(review, action.with),
      );
    case 'quote': {
      const span = checkSpan(review, action);
      const { marks, ...rest } = findProposal(review, action.proposal);
      const left = marks.filter((mark) => mark !== 'quote');
      return replace(review, { ...reopen(rest), marks: left, ...span });
    }
    default:
      return decide(review, action);
  }
}

type OneCard = Extract<ReviewAction, { decision: 'accept' | 'reject' | 'edit' | 'keep' }>;

/** What is the same for proposals and for files. */
function decide(review: Review, action: OneCard): Review {
  const file = review.files.find(({ key }) => key === action.proposal);
  if (file) return replaceFile(review, decideFile(file, action));
  const proposal = findProposal(review, action.proposal);
  switch (action.decision) {
    case 'accept':
      if (proposal.marks.length > 0) {
        throw new ReviewError(`decide first: ${proposal.marks.join(', ')}`);
      }
      return replace(review, { ...proposal, verdict: 'accepted' });
    case 'reject':
      return replace(review, { ...proposal, verdict: 'rejected' });
    case 'keep': {
      const marks = proposal.marks.filter((mark) => !covers(action.field, mark));
      return replace(review, { ...proposal, marks });
    }
    case 'edit':
      return replace(review, reopen(editFields(proposal, action.field, action.value)));
  }
}

function decideFile(file: RecordFile, action: OneCard): RecordFile {
  switch (action.decision) {
    case 'accept':
      return { ...file, verdict: 'accepted' };
    case 'reject':
      if (file.key === 'source.yaml') throw new ReviewError('an article needs its source');
      return { ...file, verdict: 'rejected' };
    case 'edit':
      if (action.field !== 'text' || typeof action.value !== 'string') break;
      return { ...file, text: `${action.value.trimEnd()}\n`, verdict: 'open' };
  }
  throw new ReviewError('a file has only its text', 422);
}

/** Whoever changes what was accepted has to accept it again. */
const reopen = <T extends { verdict: Proposal['verdict'] }>(one: T): T => ({
  ...one,
  verdict: 'open',
});

function dismiss(review: Review, start: number): Review {
  const { sentences, proposals, dismissed } = review;
  const sentence = sentences.find((one) => one.start === start);
  if (!sentence) throw new ReviewError('no sentence begins there', 422);
  if (proposals.some((one) => isLive(one) && overlaps(one, sentence))) {
    throw new ReviewError('a proposal covers this sentence: decide that one');
  }
  return { ...review, dismissed: new Set([...dismissed, start]) };
}

function add(review: Review, span: Span): Review {
  const { start, end } = checkSpan(review, span);
  const added = review.added + 1;
  const proposal: Proposal = {
    key: `n${added}`,
    origin: 'added',
    start,
    end,
    fields: proposeFields(review, { start, end }),
    marks: newMarks,
    verdict: 'open',
    hasOwnId: false,
    hints: [],
  };
  return { ...review, added, proposals: sortProposals([...review.proposals, proposal]) };
}

function create(
  review: Review,
  { kind, id, name }: Extract<ReviewAction, { decision: 'create' }>,
): Review {
  const key = `${kind}s/${id}.yaml`;
  if (review.files.some((file) => file.key === key)) throw new ReviewError(`${key} is there`);
  const title = JSON.stringify(name);
  const lang = review.language;
  const text =
    kind === 'actor'
      ? `kind: person\nname: ${title}\nnames:\n  - { name: ${title}, lang: ${lang}, kind: full }\n`
      : `name:\n  en: ${title}\n  fr: ${title}\nkind: other\nwhen: null\nplace: null\nstatus: occurred\n`;
  const file: RecordFile = { key, origin: 'added', text, verdict: 'open' };
  return { ...review, files: [...review.files, file] };
}

function split(review: Review, proposal: Proposal, at: number): Review {
  const first = trimSpan(review.text, proposal.start, at);
  const second = trimSpan(review.text, at, proposal.end);
  if (at <= proposal.start || at >= proposal.end || first.end <= first.start) {
    throw new ReviewError('split inside the passage', 422);
  }
  const added = review.added + 1;
  const marks = [...new Set([...proposal.marks, 'act', 'summary'])];
  const key = `n${added}`;
  const { also: _also, relations: _relations, ...fields } = proposal.fields;
  const id = `${fields.id}-2`;
  const part: Proposal = { ...proposal, key, origin: 'split', fields: { ...fields, id }, marks };
  const proposals = review.proposals.map((one) =>
    one.key === proposal.key ? { ...reopen(one), ...first, marks } : one,
  );
  const parts = sortProposals([...proposals, { ...reopen(part), ...second }]);
  return { ...review, added, proposals: parts };
}

/** Passages that touch become one; else the second is another passage of the first. */
function merge(review: Review, one: Proposal, other: Proposal): Review {
  if (one.key === other.key || !isLive(one) || !isLive(other)) {
    throw new ReviewError('only two proposals that are not rejected can be merged');
  }
  const { text } = review;
  const [first, second] = [one, other].sort((a, b) => a.start - b.start) as [Proposal, Proposal];
  const touches = !/[\p{L}\p{N}]/u.test(text.slice(first.end, second.start));
  const also = [one, other].flatMap(({ fields }) =>
    Array.isArray(fields.also) ? fields.also : [],
  );
  if (!touches) also.unshift(quoteOf(text, other));
  const whole = touches ? { start: first.start, end: Math.max(first.end, second.end) } : {};
  const fields = also.length > 0 ? { ...one.fields, also } : one.fields;
  const marks = [...new Set([...one.marks, 'summary'])];
  const merged = replace(review, { ...reopen(one), ...whole, fields, marks });
  return replace(merged, { ...other, verdict: 'merged' });
}

function findProposal({ proposals }: Review, key: string): Proposal {
  const proposal = proposals.find((one) => one.key === key);
  if (!proposal) throw new ReviewError(`there is no proposal ${key}`, 422);
  if (proposal.verdict === 'merged') throw new ReviewError('it was merged with another');
  return proposal;
}

function replace(review: Review, proposal: Proposal): Review {
  const proposals = review.proposals.map((one) => (one.key === proposal.key ? proposal : one));
  return { ...review, proposals: sortProposals(proposals) };
}

function replaceFile(review: Review, file: RecordFile): Review {
  return { ...review, files: review.files.map((one) => (one.key === file.key ? file : one)) };
}

/** Without the white space around it. */
function checkSpan({ text }: Review, { start, end }: Span): Span {
  const span = trimSpan(text, start, Math.min(end, text.length));
  if (span.end <= span.start) throw new ReviewError('the passage is empty', 422);
  return span;
}
