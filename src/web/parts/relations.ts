// The relations of a record to others, and of others to it.
import type { Event } from '../../records/event.ts';
import type { Source } from '../../records/source.ts';
import type { Relation, Statement } from '../../records/statement.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { eventPath, pathWith, sourcePath, statementPath, type View } from '../view.ts';
import { inLanguage } from './foreign.ts';
import { renderLink, renderRest } from './links.ts';
import { nameActor } from './names.ts';

/** A section with all relations of a record; false when there are none. */
export function renderRelations(
  view: View,
  { id, relations, more }: Pick<Statement | Event | Source, 'id' | 'relations' | 'more'>,
  related: ReadonlyMap<string, Statement>,
): Html | false {
  if (relations.length === 0) return false;
  const path = pathWith('/statements.html', { related_to: id });
  return html`<section aria-labelledby="relations">
<h2 id="relations">${view.messages.statement.relations}</h2>
<ul class="relations">
${relations.map((relation) => renderRelation(view, relation, related.get(relation.id)))}</ul>
${renderRest(view, more?.relations, path, view.messages.home.all)}</section>`;
}

/** One relation, with the words of the statement at its other end if they are given. */
function renderRelation(view: View, relation: Relation, other?: Statement): Html {
  const { type, direction, kind, id, label, scope = [] } = relation;
  const { messages, language } = view;
  const paths = { statement: statementPath, event: eventPath, source: sourcePath };
  const link = renderLink(view, paths[kind](id), localize(label, language));
  return html`<li class="${type}"><strong>${messages.labels[direction][type]}</strong>${
    other && html` <span class="who">${nameActor(view, other.actor)}</span>`
  }
<br>${link}${other && html`<blockquote${inLanguage(other.language)}>${other.text}</blockquote>`}${
    scope.length > 0 &&
    html`<p class="note">${messages.statement.scope}</p>
<ul>
${scope.map(
  (one) => html`<li>${renderLink(view, statementPath(one.id), localize(one.label, language))}</li>
`,
)}</ul>`
  }</li>
`;
}
