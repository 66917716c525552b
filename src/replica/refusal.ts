// Why a published dataset is not served.

export const refusalReasons = [
  'manifest',
  'seq',
  'schema',
  'size',
  'sha256',
  'application_id',
  'query',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** A check that does not hold: the dataset is not served, the previous one goes on. */
export class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
