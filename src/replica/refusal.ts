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

/** A failed check: the new dataset is rejected and the old one stays in service. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
