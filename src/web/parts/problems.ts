// What is wrong with a query, with a link for each suggestion.
import { listFilters, otherParameters } from '../../records/fields.ts';
import type { ParameterError } from '../../records/problem.ts';
import { type Html, html } from '../html.ts';
import { linkTo, pathWith, type Query, type View } from '../view.ts';

export function renderProblems(
  view: View,
  path: string,
  query: Query,
  problems: readonly ParameterError[],
): Html {
  const { messages } = view;
  const items = problems.map(({ parameter, detail, suggestions }) => {
    const links = suggestions.map((suggestion) => {
      const href = linkTo(view, pathWith(path, corrected(query, parameter, suggestion)));
      return html` <a href="${href}">${suggestion}</a>`;
    });
    return html`<li><span lang="en">${detail}</span>${
      links.length > 0 && html`<br>${messages.error.meant}${links}`
    }</li>
`;
  });
  return html`<div class="problems" role="alert">
<h2>${messages.error.titles[400]}</h2>
<ul>
${items}</ul>
</div>`;
}

/** For a parameter that does not exist, a suggestion is the name of another one. */
function corrected(query: Query, parameter: string, suggestion: string) {
  const known = /^[a-z_]+$/.test(suggestion) && !knownParameters.has(parameter);
  const values = Object.hasOwn(query, parameter) ? query[parameter] : undefined;
  const { [parameter]: _, cursor: __, ...others } = query;
  return known ? { ...others, [suggestion]: values } : { ...others, [parameter]: [suggestion] };
}

const knownParameters = new Set<string>([
  ...listFilters('statements').map(([name]) => name),
  ...otherParameters,
  'sort',
  'limit',
]);
