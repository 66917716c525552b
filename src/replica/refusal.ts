// Why a published dataset is not served, and what is logged of it.
import { createHash } from 'node:crypto';

export const refusalReasons = [
  'manifest',
  'signature',
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

/** What is no manifest may be anybody's page, and does not belong into a log. */
export function describeText(text: string): object {
  return {
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  };
}
