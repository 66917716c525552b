// The form of filters: words, dates, and the values that the statements have, with their counts.
import type { Facets, FacetValue } from '../../records/facets.ts';
import {
  type ChoiceName,
  type FormField,
  fields,
  findFilter,
  formFields,
} from '../../records/fields.ts';
import type { Resolved } from '../../records/list.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { linkToData, pathWith, type Query, type View } from '../view.ts';
import type { Chosen } from './chosen.ts';
import { renderFormState } from './form-state.ts';

/** A list as the form of filters needs it. */
export interface Filtered {
  query: Query;
  resolved: Readonly<Record<string, readonly Resolved[]>>;
  /** Only those that were counted. */
  facets: Facets;
}

/** How many values of a facet are offered; chosen ones always are. */
const valuesMax = 7;

const typed = ['q', 'from', 'to', 'on', 'date_match', 'sort'];
const ofPage = ['cursor', 'limit', 'fields', 'facets'];

export function renderFilters(view: View, list: Filtered): Html {
  const { messages } = view;
  const action = linkToData(view, '/statements.html');
  return html`<form class="side filters" action="${action}" role="search" aria-label="${
    messages.filters.title
  }">
${renderWords(view, list.query)}
<details class="facets"><summary>${messages.filters.title}</summary>
${renderDates(view, list.query)}
${formFields.map((name) => renderFacet(view, name, list))}
${renderOrder(view, list.query)}
<p class="apply"><button type="submit">${messages.filters.apply}</button></p>
</details>
${renderKept(list.query)}${renderFormState(view)}</form>`;
}

/** Everything that narrows the list, in the words of the page. */
export function listChosen(
  view: View,
  { query, resolved, facets }: Filtered,
  path = '/statements.html',
): Chosen[] {
  const chosen: Chosen[] = [];
  for (const [name, values] of Object.entries(query)) {
    if (name === 'sort' || ofPage.includes(name)) continue;
    for (const value of values) {
      const known = resolved[name]?.find(({ input }) => input === value);
      const id = known?.id ?? value;
      const facet = facets[name as FormField]?.find((entry) => entry.value === id);
      const label = facet ? nameValue(view, name, facet) : nameRaw(view, name, value, known);
      const rest = { ...query, cursor: undefined, [name]: values.filter((one) => one !== value) };
      chosen.push({
        label: `${nameParameter(view, name)} ${label}`,
        without: pathWith(path, rest),
      });
    }
  }
  return chosen;
}

function renderWords({ messages }: View, query: Query): Html {
  return html`<label for="q">${messages.search.label}</label>
<div class="row"><input type="search" id="q" name="q" maxlength="200" value="${
    query.q?.[0]
  }"><button type="submit">${messages.search.button}</button></div>`;
}

function renderDates({ messages }: View, query: Query): Html {
  const value = (name: string) => query[name]?.[0] ?? query.on?.[0];
  const within = query.date_match?.[0] === 'within';
  return html`<fieldset><legend>${messages.filters.dates}</legend>
<div class="pair"><div><label for="from">${messages.filters.from}</label>
<input type="text" id="from" name="from" value="${value('from')}" placeholder="2025-11"
 aria-describedby="dates"></div>
<div><label for="to">${messages.filters.to}</label>
<input type="text" id="to" name="to" value="${value('to')}" placeholder="2025-12-03"
 aria-describedby="dates"></div></div>
<p class="hint" id="dates">${messages.filters.datesHint}</p>
<label class="choice"><input type="checkbox" name="date_match" value="within"${
    within && html` checked`
  }> ${messages.filters.within}</label>
</fieldset>`;
}

function renderFacet(view: View, name: FormField, list: Filtered): Html {
  const { messages } = view;
  const { query, resolved, facets } = list;
  const counted = (facets[name] ?? [])
    .filter(({ selected }, index) => selected || index < valuesMax)
    .map((entry): Choice => ({ ...entry, label: nameValue(view, name, entry) }));
  const shown = [...counted, ...listUncounted(view, name, list)];
  // Any spelling can be written in as well.
  const isNamed = fields.statements[name].filter.by === 'name';
  // What could not be understood goes back into the box for names, to be corrected.
  const unknown = (query[name] ?? []).filter(
    (value) => isNamed && !resolved[name]?.some(({ input }) => input === value),
  );
  if (shown.length === 0 && !isNamed) return html``;
  const { heading } = messages.fields[name];
  const other = messages.filters.other(heading);
  return html`<fieldset><legend>${heading}</legend>
${shown.map((choice) => renderChoice(name, choice))}
${
  isNamed &&
  html`<input type="text" class="other" name="${name}" value="${unknown[0]}"
 aria-label="${other}" placeholder="${messages.filters.otherShort}">`
}
</fieldset>`;
}

/** One value of a facet in the form. */
interface Choice {
  value: string;
  label: string;
  count: number;
  selected: boolean;
}

/** Values that are chosen and that no statement has: without a place the form would lose them. */
function listUncounted(view: View, name: FormField, list: Filtered): Choice[] {
  const { query, resolved, facets } = list;
  const choices = new Map<string, Choice>();
  for (const input of query[name] ?? []) {
    const known = resolved[name]?.find((one) => one.input === input);
    const value = known?.id ?? (nameInList(view, name, input) && input);
    if (value === undefined || facets[name]?.some((entry) => entry.value === value)) continue;
    const label = nameRaw(view, name, input, known);
    choices.set(value, { value, label, count: 0, selected: true });
  }
  return [...choices.values()];
}

function renderChoice(name: FormField, { value, label, count, selected }: Choice): Html {
  return html`<label class="choice"><input type="checkbox" name="${name}" value="${value}"${
    selected && html` checked`
  }> <span>${label}</span> <span class="number">${count}</span></label>
`;
}

function renderOrder({ messages }: View, query: Query): Html {
  const orders = ['-said', 'said', ...(query.q ? ['relevance'] : []), '-modified'];
  const current = query.sort?.[0];
  return html`<fieldset><legend>${messages.filters.order}</legend>
<select name="sort" aria-label="${messages.filters.order}">
<option value="">${messages.filters.usual}</option>
${orders.map(
  (order) =>
    html`<option value="${order}"${order === current && html` selected`}>${messages.list.order(
      order,
    )}</option>
`,
)}</select>
</fieldset>`;
}

/** Parameters that the form has no control for stay as they are. */
function renderKept(query: Query): Html[] {
  const controlled = [...typed, ...formFields, 'cursor', 'fields', 'facets'] as string[];
  const kept = Object.entries(query)
    .filter(([name]) => !controlled.includes(name))
    .flatMap(([name, values]) => values.map((value) => [name, value] as const));
  return kept.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">
`,
  );
}

function nameValue(view: View, name: string, { value, label }: FacetValue): string {
  return nameInList(view, name, value) ?? localize(label, view.language);
}

function nameRaw(view: View, name: string, value: string, known?: Resolved): string {
  if (known && findFilter('statements', name)?.by === 'name') {
    return localize(known.label, view.language);
  }
  return nameInList(view, name, value) ?? value;
}

/** What stands in front of a chosen value. */
function nameParameter({ messages: { fields, parameters } }: View, name: string): string {
  const labels: Readonly<Record<string, { label: string }>> = fields;
  if (Object.hasOwn(labels, name)) return (labels[name] as { label: string }).label;
  const others: Readonly<Record<string, string>> = parameters;
  return Object.hasOwn(others, name) ? (others[name] as string) : name;
}

/** The name of a value of a closed list. */
function nameInList({ messages: { labels } }: View, name: string, value: string) {
  if (findFilter('statements', name)?.by !== 'choice') return undefined;
  const lists: Readonly<Record<ChoiceName, Readonly<Record<string, string>>>> = {
    ...labels,
    relation: labels.outgoing,
  };
  const list = lists[name as ChoiceName];
  return Object.hasOwn(list, value) ? list[value] : undefined;
}
