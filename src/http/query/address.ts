// The address of a request, taken apart to make that of another query at the same path.

/** The parameters are as they were given; they may be changed. */
export function splitAddress(url: string): { path: string; parameters: URLSearchParams } {
  const mark = url.indexOf('?');
  if (mark === -1) return { path: url, parameters: new URLSearchParams() };
  return { path: url.slice(0, mark), parameters: new URLSearchParams(url.slice(mark + 1)) };
}
