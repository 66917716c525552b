// An article under review as the page gets it: everything that it shows, and nothing to work out.

import { stringify } from 'yaml';
import { DateBasis } from '../../records/dates.ts';
import { StatementAct, StatementForm } from '../../records/statement.ts';
import { maySpeakFor } from '../../seed/parse/inherit.ts';
import type { MentionFinder } from '../../text/mentions.ts';
import type { Span } from '../../text/sentences.ts';
import {
  buildCandidates,
  type Choices,
  type KnownActor,
  listActors,
  listCandidates,
} from './candidates.ts';
import { moreKeys } from './fields.ts';
import type { Fields } from './folder.ts';
import type { ReviewSession } from './session.ts';
import {
  countOpen,
  isLive,
  listNeeded,
  listUncovered,
  type Proposal,
  quoteOf,
  type RecordFile,
  type Review,
} from './state.ts';

/** In the order of decisions: the source, the text as it reads, then the new records. */
export function describeReview(session: ReviewSession, choices: Choices) {
  const { review, revision, canUndo } = session;
  const actors = listActors(choices, review);
  const find = buildCandidates(actors);
  const sides = new Map(actors.map(({ id, side }) => [id, side]));
  const [source, ...records] = listNeeded(review).map(describeFile);
  const problems = session.finish();
  return {
    id: review.id,
    revision,
    canUndo,
    language: review.language,
    text: review.text,
    open: countOpen(review),
    cards: [source, ...describeText(review, find, sides), ...records],
    final: problems && {
      problems,
      folder: problems.some(({ severity }) => severity === 'error') ? null : session.finalFolder,
      seeds: session.seeds,
    },
    choices: {
      actors: actors.map(({ id, name }) => ({ id, name })),
      events: [...choices.events, ...listEvents(review)],
      topics: choices.topics,
      sources: choices.sources.map((id) => ({ id, name: id })),
      acts: StatementAct.options,
      forms: StatementForm.options,
      bases: DateBasis.options,
    },
  };
}

const listEvents = ({ files }: Review) =>
  files
    .filter(({ key }) => key.startsWith('events/'))
    .map(({ key }) => key.slice('events/'.length, -'.yaml'.length))
    .map((id) => ({ id, name: id }));

/** For whom each actor speaks. */
type Sides = ReadonlyMap<string, KnownActor['side']>;

function describeText(review: Review, find: MentionFinder, sides: Sides) {
  const { text, proposals, sentences, dismissed } = review;
  const uncovered = new Set(listUncovered(review).map(({ start }) => start));
  const alone = sentences.filter(({ start }) => uncovered.has(start) || dismissed.has(start));
  const cards = [
    ...proposals
      .filter(({ verdict }) => verdict !== 'merged')
      .map((one) => describeProposal(review, one, { find, sides })),
    ...alone.map((sentence) => describeSentence(text, sentence, dismissed)),
  ];
  return cards.sort((a, b) => a.start - b.start || a.end - b.end);
}

const describeSentence = (text: string, { start, end }: Span, dismissed: ReadonlySet<number>) => ({
  kind: 'sentence' as const,
  key: `s${start}`,
  start,
  end,
  quote: text.slice(start, end),
  verdict: dismissed.has(start) ? ('dismissed' as const) : ('open' as const),
});

/** With what is inherited from the speaker, as it is served; emptied, it is null. */
function withSide(fields: Fields, sides: Sides): Fields {
  const side = sides.get(String(fields.actor));
  if (!side || fields.on_behalf_of !== undefined || !maySpeakFor(fields, side)) return fields;
  return { ...fields, on_behalf_of: side };
}

function describeProposal(
  review: Review,
  proposal: Proposal,
  { find, sides }: { find: MentionFinder; sides: Sides },
) {
  const { key, start, end, verdict, marks, hints, origin } = proposal;
  const fields = withSide(proposal.fields, sides);
  const more = Object.fromEntries(
    moreKeys.filter((name) => fields[name] != null).map((name) => [name, fields[name]]),
  );
  return {
    kind: 'statement' as const,
    key,
    start,
    end,
    verdict,
    marks,
    hints,
    origin,
    fields,
    quote: quoteOf(review.text, proposal).quote,
    more: Object.keys(more).length > 0 ? stringify(more, { lineWidth: 0 }) : '',
    candidates: isLive(proposal) ? listCandidates(review, proposal, find) : [],
  };
}

const describeFile = ({ key, text, verdict, origin }: RecordFile) => ({
  kind: 'file' as const,
  key,
  text,
  verdict,
  origin,
});
