// What can be asked of an article: its page, its state, its problems, how a proposal would be
// served, and a decision. An article is locked from the first question until the review ends.
import { Decision } from './action.ts';
import { type Choices, readChoices } from './candidates.ts';
import { checkReview, compileProposal } from './check.ts';
import { ReviewError } from './error.ts';
import { renderReviewPage } from './page.ts';
import { previewPolicy, renderPreview } from './preview.ts';
import { ReviewSession } from './session.ts';
import { describeReview } from './view.ts';

export interface Answer {
  status?: number;
  type: string;
  body: string;
  /** Another Content-Security-Policy than that of the pages. */
  policy?: string;
}

export interface Articles {
  find: (id: string) => ReviewSession;
  seeds: string;
  choices: () => Choices;
  close: () => void;
}

export function openArticles({ drafts, seeds }: { drafts: string; seeds: string }): Articles {
  const sessions = new Map<string, ReviewSession>();
  let choices: Choices | undefined;
  return {
    seeds,
    find: (id) => {
      const open = sessions.get(id);
      if (open) return open;
      const session = new ReviewSession(drafts, seeds, id);
      sessions.set(id, session);
      return session;
    },
    choices: () => {
      choices ??= readChoices(seeds);
      return choices;
    },
    close: () => {
      for (const session of sessions.values()) session.close();
    },
  };
}

interface Question {
  /** What is asked of the article; empty for its page. */
  part: string;
  proposal: string;
  /** Of a POST. */
  body: unknown;
}

export function answerArticle(articles: Articles, id: string, question: Question): Answer {
  const session = articles.find(id);
  const { part, proposal, body } = question;
  if (body !== undefined) {
    if (part !== 'decisions') throw new ReviewError('decisions go to decisions', 404);
    const decision = Decision.safeParse(body);
    if (!decision.success) throw new ReviewError('this is no decision', 422);
    session.decide(decision.data);
    return json(describeReview(session, articles.choices()));
  }
  const { seeds } = articles;
  switch (part) {
    case '':
      return { type: 'text/html', body: renderReviewPage(id) };
    case 'review':
      return json(describeReview(session, articles.choices()));
    case 'problems':
      return json({ problems: checkReview(seeds, session.review, proposal) });
    case 'record':
      return json(findStatement(session, seeds, proposal));
    case 'card': {
      const card = renderPreview(findStatement(session, seeds, proposal));
      return { type: 'text/html', body: card, policy: previewPolicy };
    }
  }
  throw new ReviewError('there is nothing here', 404);
}

function findStatement({ review }: ReviewSession, seeds: string, proposal: string) {
  const statement = compileProposal(seeds, review, proposal);
  if (!statement) throw new ReviewError('there is no preview while it has problems');
  return statement;
}

const json = (value: unknown): Answer => ({
  type: 'application/json',
  body: JSON.stringify(value),
});
