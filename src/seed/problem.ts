// What is wrong with a seed file, and where. Collected, never thrown one at a time.
import type { Place } from './read/text.ts';

/** `file` is relative to the seeds folder. */
export interface Problem extends Place {
  file: string;
  message: string;
  severity: 'error' | 'warning';
}

/** A problem of a file as a whole. */
export function atStart(file: string, message: string): Problem {
  return { file, line: 1, column: 1, message, severity: 'error' };
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.message, b.message),
  );
}

/** One line that is safe to print, whatever characters a name or value contains. */
export function formatProblem({ file, line, column, message, severity }: Problem): string {
  const label = severity === 'warning' ? 'warning: ' : '';
  const text = `${file}:${line}:${column}: ${label}${message}`;
  return text.replace(/\p{Cc}/gu, '\ufffd');
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
