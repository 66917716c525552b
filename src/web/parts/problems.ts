// What is wrong with a query, with a link for each suggestion.
import { findFilter, listFilters, otherParameters } from '../../records/fields.ts';
import type { BadParameter } from '../../records/problem.ts';
import { type Html, html } from '../html.ts';
import type { Messages } from '../messages/en.ts';
import { linkTo, pathWith, type Query, type View } from '../view.ts';

export function renderProblems(
  view: View,
  path: string,
  query: Query,
  problems: readonly BadParameter[],
): Html {
  const { messages } = view;
  const items = problems.map((problem) => {
    const { parameter, suggestions } = problem;
    const links = suggestions.map((suggestion) => {
      const href = linkTo(view, pathWith(path, corrected(query, parameter, suggestion)));
      return html` <a href="${href}">${suggestion}</a>`;
    });
    return html`<li>${describeProblem(messages, problem)}${
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

const dates: readonly string[] = ['from', 'to', 'on'];

/** In the language of the page where a value means nothing; else as the API says it. */
function describeProblem(messages: Messages, problem: BadParameter): Html {
  const { parameter, detail, suggestions, value } = problem;
  const label = findLabel(messages, parameter);
  if (label !== undefined && value !== undefined) {
    const sentence = messages.noMatch.unclear(label, value);
    if (dates.includes(parameter)) return html`${sentence} ${messages.filters.datesHint}.`;
    const isName = findFilter('statements', parameter)?.by === 'name';
    if (isName || suggestions.length > 0) return html`${sentence}`;
  }
  return html`<span lang="en">${detail}</span>`;
}

function findLabel({ fields, parameters }: Messages, name: string): string | undefined {
  const labels = new Map<string, string>(Object.entries(parameters));
  for (const [field, { label }] of Object.entries(fields)) labels.set(field, label);
  return labels.get(name);
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
