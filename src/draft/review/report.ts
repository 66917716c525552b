// What the journals of all drafts say: how good the proposals were and how long an article took.
import { join } from 'node:path';
import { findInterval } from '../interval.ts';
import { ReviewError } from './error.ts';
import { listDrafts, readDraft } from './folder.ts';
import { listHolding, readJournal } from './journal.ts';
import { applyAction } from './reducer.ts';
import { countOpen, openReview, type Review } from './state.ts';

export interface ArticleReport {
  id: string;
  isDone: boolean;
  decisions: number;
  /** Proposals of the draft; one that was merged counts with the one that took it in. */
  accepted: number;
  rejected: number;
  /** Accepted statements that the draft did not propose. */
  added: number;
  /** Accepted proposals whose speaker was right from the start. */
  speakers: number;
  seconds: number;
}

/** One for each draft that somebody has begun to review, and why others cannot be counted. */
export function readReports(drafts: string): { reports: ArticleReport[]; faults: string[] } {
  const reports: ArticleReport[] = [];
  const faults: string[] = [];
  for (const id of listDrafts(drafts)) {
    try {
      const lines = readJournal(join(drafts, id));
      if (lines.length === 0) continue;
      const draft = readDraft(drafts, id);
      readJournal(join(drafts, id), draft.digest);
      const first = openReview(draft);
      const review = listHolding(lines).reduce(applyAction, first);
      const seconds = lines.reduce((sum, line) => sum + line.seconds, 0);
      reports.push({ ...count(first, review), decisions: lines.length, seconds });
    } catch (error) {
      if (!(error instanceof ReviewError)) throw error;
      faults.push(error.message);
    }
  }
  return { reports, faults };
}

function count(first: Review, review: Review) {
  const actors = new Map(first.proposals.map(({ key, fields }) => [key, fields.actor]));
  const proposed = review.proposals.filter(({ origin }) => origin === 'draft');
  const accepted = proposed.filter(({ verdict }) => verdict === 'accepted');
  return {
    id: review.id,
    isDone: countOpen(review) === 0,
    accepted: accepted.length,
    rejected: proposed.filter(({ verdict }) => verdict === 'rejected').length,
    added: review.proposals.filter(
      ({ origin, verdict }) => origin !== 'draft' && verdict === 'accepted',
    ).length,
    speakers: accepted.filter(({ key, fields }) => fields.actor === actors.get(key)).length,
  };
}

export function renderReports(reports: readonly ArticleReport[]): string {
  if (reports.length === 0) return 'No draft has been reviewed yet.\n';
  const head = ['article', 'precision', 'recall', 'speaker', 'decisions', 'minutes', ''];
  const rows = reports.map((one) => [
    one.id,
    ...renderShares(one),
    String(one.decisions),
    (one.seconds / 60).toFixed(1),
    one.isDone ? '' : 'not finished',
  ]);
  const sum = (key: 'accepted' | 'rejected' | 'added' | 'speakers' | 'decisions' | 'seconds') =>
    reports.reduce((total, one) => total + one[key], 0);
  const total = {
    accepted: sum('accepted'),
    rejected: sum('rejected'),
    added: sum('added'),
    speakers: sum('speakers'),
  };
  const mean = sum('seconds') / 60 / reports.length;
  rows.push(['all', ...renderShares(total), String(sum('decisions')), mean.toFixed(1), 'a piece']);
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)),
  );
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] as number))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

type Counts = Pick<ArticleReport, 'accepted' | 'rejected' | 'added' | 'speakers'>;

/** Precision: of the proposals. Recall: of the statements. Speaker: of the accepted proposals. */
const renderShares = ({ accepted, rejected, added, speakers }: Counts) => [
  renderShare(accepted, accepted + rejected),
  renderShare(accepted, accepted + added),
  renderShare(speakers, accepted),
];

/** With the interval that holds the true share in 95 of 100 cases. */
export function renderShare(part: number, of: number): string {
  if (of === 0) return '–';
  const percent = (value: number) => Math.round(value * 100);
  const [low, high] = findInterval(part, of);
  const range = `${percent(low)}–${percent(high)}`;
  return `${percent(part / of)} % (${part}/${of}; ${range})`;
}
