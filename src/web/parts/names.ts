// How actors, sources and dates are written on every page.
import type { z } from 'zod';
import type { SourceReference } from '../../records/citation.ts';
import type { ExplainedDate, UncertainDate } from '../../records/dates.ts';
import type { EventStatus } from '../../records/event.ts';
import type { ActorReference } from '../../records/reference.ts';
import type { Source } from '../../records/source.ts';
import { type Statement, statusByRelation } from '../../records/statement.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { describeWhen, encodeDatetime, splitBasis } from '../messages/when.ts';
import { actorPath, linkTo, sourcePath, statementPath, type View } from '../view.ts';
import { renderEvidence } from './evidence.ts';
import { inLanguage } from './foreign.ts';
import { renderLink } from './links.ts';

type NamedActor = Pick<ActorReference, 'id' | 'label'>;

/** The name of an actor in the language of the page. */
export function nameActor(view: View, { label }: Pick<NamedActor, 'label'>): string {
  return localize(label, view.language);
}

export function renderActor(view: View, actor: NamedActor): Html {
  return renderLink(view, actorPath(actor.id), nameActor(view, actor));
}

export function renderActors(view: View, actors: readonly ActorReference[]): Html[] {
  return actors.map((actor, index) => html`${index > 0 && ', '}${renderActor(view, actor)}`);
}

/** The date in words, in a `time` element where it is a plain day, month or year. */
export function renderWhen(view: View, date: UncertainDate | null): Html {
  const words = describeWhen(date, view.language);
  const datetime = encodeDatetime(date);
  const title = date === null ? false : html` title="${isolateBasis(view, date)}"`;
  if (datetime === undefined) return html`<span${title}>${words}</span>`;
  return html`<time datetime="${datetime}"${title}>${words}</time>`;
}

/** For an attribute, which has no elements: isolated by U+2068 and U+2069 (UAX 9). */
function isolateBasis({ language }: View, date: UncertainDate): string {
  const { before, printed, after } = splitBasis(date, language);
  return `${before}${printed === null ? '' : `\u2068${printed}\u2069`}${after}`;
}

/** Who said what, in the language of the page. */
export function titleOf(view: View, { actor, summary }: Statement): string {
  return view.messages.statement.title(nameActor(view, actor), localize(summary, view.language));
}

/** The date in words, and how it is known. */
export function renderDate(view: View, date: ExplainedDate): Html {
  const { note, evidence } = date;
  const { before, printed, after } = splitBasis(date, view.language);
  return html`${renderWhen(view, date)} — ${before}${
    printed !== null && html`<bdi>${printed}</bdi>`
  }${after}${note && html`. ${localize(note, view.language)}`} ${renderEvidence(evidence)}`;
}

type NamedSource = Pick<Source | SourceReference, 'kind' | 'title' | 'publisher'>;

/** The title of a source, or a description of a document without one. */
export function nameSource({ messages }: View, { kind, title, publisher }: NamedSource): string {
  return title ?? messages.source.untitled(messages.labels.source[kind], publisher);
}

/**
 * The source with its date, as a link to its page.
 * @param fragment where to open the page
 */
export function renderSource(view: View, source: SourceReference, fragment?: string): Html {
  return html`<a href="${linkTo(view, sourcePath(source.id), fragment)}"${
    source.title !== null && inLanguage(source.language)
  }>${nameSource(view, source)}</a>${
    source.published && html`, ${renderWhen(view, source.published)}`
  }`;
}

/** Who denies, disputes or confirms that it was said; undefined when nobody does. */
export function renderBadge(view: View, statement: Statement): Html | undefined {
  const { status } = statement.attribution;
  if (status === 'reported') return undefined;
  const label = view.messages.labels.status[status];
  const voices = listVoices(statement).map(
    ({ statement: id, actor }, index) =>
      html`${index > 0 && ', '}${renderLink(view, statementPath(id), nameActor(view, actor))}`,
  );
  return html`<p class="badge ${status}"><strong>${label}</strong>${
    voices.length > 0 && html` ${view.messages.statement.by} ${voices}`
  }</p>`;
}

/** The actors whose words gave the attribution its status, each once. */
export function listVoices({ attribution }: Statement): Statement['attribution']['by'] {
  const { status, by } = attribution;
  const decisive = by.filter(({ type }) => statusByRelation[type] === status);
  const names = new Set<string>();
  return decisive.filter(({ actor }) => !names.has(actor.id) && names.add(actor.id));
}

export function renderEventStatus(view: View, status: z.infer<typeof EventStatus>): Html {
  const label = view.messages.labels.eventStatus[status];
  return html`<span class="status ${status}">${label}</span>`;
}
