// Errors as clients see them: RFC 9457 problem details. Anything that is not an ApiError is an
// internal error and says nothing more.
import type { RecordName } from '../../records/change.ts';
import type { Past } from '../../records/past.ts';
import type { BadParameter, Problem } from '../../records/problem.ts';
import { resourceOf } from '../../records/resources.ts';
import { type Snapshot, StoreOverloadedError } from '../../store/store.ts';

const kinds = {
  split: { status: 300, title: 'Multiple Choices' },
  moved: { status: 308, title: 'Permanent Redirect' },
  bad_request: { status: 400, title: 'Bad Request' },
  not_found: { status: 404, title: 'Not Found' },
  method_not_allowed: { status: 405, title: 'Method Not Allowed' },
  timed_out: { status: 408, title: 'Request Timeout' },
  gone: { status: 410, title: 'Gone' },
  precondition_failed: { status: 412, title: 'Precondition Failed' },
  content_too_large: { status: 413, title: 'Content Too Large' },
  uri_too_long: { status: 414, title: 'URI Too Long' },
  unsupported_media_type: { status: 415, title: 'Unsupported Media Type' },
  range_not_satisfiable: { status: 416, title: 'Range Not Satisfiable' },
  expectation_failed: { status: 417, title: 'Expectation Failed' },
  too_many_requests: { status: 429, title: 'Too Many Requests' },
  headers_too_large: { status: 431, title: 'Request Header Fields Too Large' },
  client_left: { status: 499, title: 'Client Closed Request' },
  internal: { status: 500, title: 'Internal Server Error' },
  not_implemented: { status: 501, title: 'Not Implemented' },
  not_ready: { status: 503, title: 'Service Unavailable' },
  overloaded: { status: 503, title: 'Service Unavailable' },
  rolled_back: { status: 503, title: 'Service Unavailable' },
} as const;
export type ErrorCode = keyof typeof kinds;

export const problemType = 'application/problem+json; charset=utf-8';

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly errors: readonly BadParameter[];
  /** With `gone`, `moved` and `split`: what became of the record. */
  readonly past: Past | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    errors: readonly BadParameter[] = [],
    past: Past | undefined = undefined,
  ) {
    super(detail);
    this.code = code;
    this.errors = errors;
    this.past = past;
  }

  get status(): number {
    return kinds[this.code].status;
  }

  /** @param address of the service, without a slash at the end */
  toProblem(instance: string, address: string): Problem {
    return {
      type: 'about:blank',
      title: kinds[this.code].title,
      status: this.status,
      detail: this.message,
      instance,
      errors: this.errors.map(({ value: _, ...error }) => error),
      ...(this.past && describePast(this.past, address)),
    };
  }
}

function describePast(past: Past, address: string): Partial<Problem> {
  const link = ({ kind, id }: RecordName) => ({
    kind,
    id,
    url: `${address}${pathOf({ kind, id })}`,
  });
  if ('holders' in past) {
    return { choices: past.holders.map((id) => link({ kind: past.record.kind, id })) };
  }
  const { on, reason, successors } = past;
  return { withdrawal: { on, reason, successors: successors.map(link) } };
}

/** Without the address of the service. */
export function pathOf({ kind, id }: RecordName): string {
  return `/${resourceOf[kind]}/${id}`;
}

const overloadedDetail = 'The service is overloaded; try again shortly.';

export const notReadyDetail = 'There is no dataset yet; try again shortly.';

/** @throws ApiError not_ready */
export function requireSnapshot(snapshot: Snapshot | undefined): Snapshot {
  if (snapshot) return snapshot;
  throw new ApiError('not_ready', notReadyDetail);
}

/** A 400 for one or more parameters. */
export function badParameters(errors: readonly BadParameter[]): ApiError {
  return new ApiError('bad_request', errors.map(({ detail }) => detail).join(' '), errors);
}

/** A failure of the framework: a mistake of the client keeps its status, the rest says nothing. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof StoreOverloadedError) return new ApiError('overloaded', overloadedDetail);
  const { name, statusCode = 500, message = 'Bad request.' } = error as Partial<FrameworkError>;
  if (statusCode === 503) return new ApiError('overloaded', overloadedDetail);
  if (name === 'AbortError') return new ApiError('client_left', 'The client has left.');
  if (statusCode < 400 || statusCode >= 500) return new ApiError('internal', 'Internal error.');
  const codes = Object.keys(kinds) as ErrorCode[];
  const code = codes.find((candidate) => kinds[candidate].status === statusCode);
  return new ApiError(code ?? 'bad_request', message);
}

interface FrameworkError {
  name: string;
  statusCode: number;
  message: string;
}
