// One article under review: its lock, its state, its journal, and the final files once everything
// is decided. It writes into the folder of its draft and nowhere else.
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createFolder } from '../../disk/folders.ts';
import { hasErrors } from '../../seed/problem.ts';
import type { Action, Decision } from './action.ts';
import { type CardProblem, checkReview, renderFiles } from './check.ts';
import { ReviewError } from './error.ts';
import { type DraftFolder, readDraft } from './folder.ts';
import { appendJournal, listHolding, readJournal } from './journal.ts';
import { lockDraft } from './lock.ts';
import { applyAction } from './reducer.ts';
import { countOpen, openReview, type Review } from './state.ts';

export class ReviewSession {
  readonly seeds: string;
  private readonly draft: DraftFolder;
  private readonly unlock: () => void;
  /** The state after each decision that holds; the first is the draft's. */
  private readonly states: Review[];
  private written: CardProblem[] | undefined;
  /** How many decisions were ever made, with those that were undone. */
  revision: number;

  /** @throws ReviewError when the draft cannot be read, or somebody else reviews it */
  constructor(drafts: string, seeds: string, id: string) {
    this.seeds = seeds;
    this.draft = readDraft(drafts, id);
    this.unlock = lockDraft(this.draft.folder);
    try {
      const lines = readJournal(this.draft.folder, this.draft.digest);
      this.revision = lines.length;
      this.states = [openReview(this.draft)];
      for (const action of listHolding(lines)) this.states.push(applyAction(this.review, action));
    } catch (error) {
      this.unlock();
      throw error;
    }
  }

  get review(): Review {
    return this.states.at(-1) as Review;
  }

  get canUndo(): boolean {
    return this.states.length > 1;
  }

  /** @throws ReviewError when it is refused; then nothing has changed */
  decide({ revision, seconds, action }: Decision): void {
    if (revision !== this.revision) {
      throw new ReviewError('this page is out of date: something was decided in another window');
    }
    const next = this.findNext(action);
    const { folder, digest } = this.draft;
    appendJournal(folder, { digest, isFirst: this.revision === 0, line: { seconds, action } });
    if (next) this.states.push(next);
    else this.states.pop();
    this.revision += 1;
    this.removeFinal();
  }

  /** Undefined for the state before the last decision. */
  private findNext(action: Action): Review | undefined {
    if (action.decision !== 'undo') {
      const next = applyAction(this.review, action);
      if (action.decision === 'accept') this.refuseErrors(action.proposal);
      return next;
    }
    if (!this.canUndo) throw new ReviewError('there is nothing to undo');
    return undefined;
  }

  private refuseErrors(card: string): void {
    const [error] = checkReview(this.seeds, this.review, card).filter(
      ({ severity }) => severity === 'error',
    );
    if (error) throw new ReviewError(`${error.field ?? card}: ${error.message}`);
  }

  get finalFolder(): string {
    return join(this.draft.folder, 'final');
  }

  /** What --check says of the whole article; undefined while something is undecided. */
  finish(): CardProblem[] | undefined {
    if (countOpen(this.review) > 0) return undefined;
    if (this.written) return this.written;
    const problems = checkReview(this.seeds, this.review);
    this.removeFinal();
    if (!hasErrors(problems)) {
      for (const [path, text] of renderFiles(this.review).files) {
        const file = join(this.finalFolder, path);
        createFolder(dirname(file));
        writeFileSync(file, text);
      }
    }
    this.written = problems;
    return problems;
  }

  /** What was written before the last decision is out of date. */
  private removeFinal(): void {
    this.written = undefined;
    rmSync(this.finalFolder, { recursive: true, force: true });
  }

  close(): void {
    this.unlock();
  }
}
