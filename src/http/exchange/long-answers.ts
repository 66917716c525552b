// Bounds on answers that take long: how many are sent at a time, and for how long each. They hold a
// file open, and whoever reads slowly or not at all must not hold more and more of them.
import type { FastifyReply } from 'fastify';
import { ApiError } from './problem.ts';

export interface LongAnswerLimits {
  /** At a time, of all clients. */
  countMax: number;
  lifeMs: number;
}

const defaultLimits: LongAnswerLimits = { countMax: 64, lifeMs: 30 * 60_000 };

export class LongAnswers {
  private readonly limits: LongAnswerLimits;
  private count = 0;

  constructor(limits = defaultLimits) {
    this.limits = limits;
  }

  /**
   * Ends with the answer, and ends the answer when it takes too long.
   * @throws ApiError overloaded when too many are being sent
   */
  begin({ raw }: FastifyReply): void {
    const { countMax, lifeMs } = this.limits;
    if (this.count >= countMax) {
      throw new ApiError('overloaded', `${countMax} long answers are being sent; try again later.`);
    }
    this.count++;
    const timer = setTimeout(() => raw.destroy(), lifeMs);
    timer.unref();
    raw.once('close', () => {
      clearTimeout(timer);
      this.count--;
    });
  }
}
