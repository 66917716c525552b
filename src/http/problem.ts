// Errors as clients see them: RFC 9457 problem details. Anything that is not an ApiError is an
// internal error and says nothing more.
import { z } from 'zod';

const statusByCode = {
  bad_request: 400,
  not_found: 404,
  method_not_allowed: 405,
  not_ready: 503,
  internal: 500,
} as const;
export type ErrorCode = keyof typeof statusByCode;

const titles: Record<ErrorCode, string> = {
  bad_request: 'Bad Request',
  not_found: 'Not Found',
  method_not_allowed: 'Method Not Allowed',
  not_ready: 'Service Unavailable',
  internal: 'Internal Server Error',
};

const ParameterError = z
  .strictObject({
    parameter: z.string(),
    detail: z.string(),
    suggestions: z.array(z.string()).meta({ description: 'What may have been meant.' }),
  })
  .meta({ id: 'ParameterError' });
export type ParameterError = z.infer<typeof ParameterError>;

export const Problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'The path that was asked for.' }),
    errors: z.array(ParameterError),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });
export type Problem = z.infer<typeof Problem>;

export const problemType = 'application/problem+json; charset=utf-8';

export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly ParameterError[];

  constructor(code: ErrorCode, detail: string, errors: readonly ParameterError[] = []) {
    super(detail);
    this.code = code;
    this.errors = errors;
  }

  get status(): number {
    return statusByCode[this.code];
  }

  toProblem(instance: string): Problem {
    return {
      type: 'about:blank',
      title: titles[this.code],
      status: this.status,
      detail: this.message,
      instance,
      errors: [...this.errors],
    };
  }
}

/** A 400 for one or more parameters. */
export function badParameters(errors: readonly ParameterError[]): ApiError {
  return new ApiError('bad_request', errors.map(({ detail }) => detail).join(' '), errors);
}
