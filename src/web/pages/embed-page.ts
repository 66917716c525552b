// `/statements/{id}/embed` and `/statements/embed`: cards inside other sites. They load nothing:
// style and script are written into the page, and its policy names them by their hashes.
import type { SourceReference } from '../../records/citation.ts';
import type { Past } from '../../records/past.ts';
import type { Statement } from '../../records/statement.ts';
import { type Html, html, renderInline } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { describeInstant } from '../messages/when.ts';
import { caveatPath, nameCaveat } from '../parts/caveats.ts';
import { inLanguage } from '../parts/foreign.ts';
import { listVoices, nameActor, nameSource, renderWhen } from '../parts/names.ts';
import { shortenEnd } from '../parts/passages.ts';
import { renderPast } from '../parts/past.ts';
import { renderReport } from '../parts/report.ts';
import { statementPath, type View, withLanguage } from '../view.ts';

/** The longest passage of a card, in characters; the page has all of it. */
const passageMax = 1200;

/** One statement as a card. */
export function renderEmbed(view: View, statement: Statement): string {
  return renderFrame(view, nameActor(view, statement.actor), [renderCard(view, statement)]);
}

/** Why there is no card, or none any more. */
export function renderEmbedError(view: View, detail: string, past: Past | undefined): string {
  const reason = past
    ? renderPast(view, past, (path, label) => renderWayOut(view, path, label))
    : html`<p lang="en">${detail}</p>`;
  return renderFrame(view, view.messages.name, [
    html`${reason}
<p class="foot">${renderWayOut(view, '/', view.address)}</p>`,
  ]);
}

/** The first statements of a query as cards, and the way to all of them. */
export function renderEmbedList(
  view: View,
  statements: readonly Statement[],
  list: { path: string; total: number },
): string {
  const { messages } = view;
  const label = `${messages.name}: ${messages.count.statements(list.total)}`;
  const more = html`<p class="foot">${renderWayOut(view, list.path, label)}</p>`;
  const cards = statements.map((statement) => renderCard(view, statement));
  return renderFrame(view, messages.nav.statements, [...cards, more]);
}

function renderFrame(
  { language, messages, card }: View,
  title: string,
  parts: readonly Html[],
): string {
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${messages.name}</title>
${renderInline('style', card.style)}
</head>
<body>
<main>
<h1>${title}</h1>
${parts}
</main>
${renderInline('script', card.script)}
</body>
</html>
`.toString();
}

function renderCard(view: View, statement: Statement): Html {
  const { messages, language } = view;
  const { actor, said, text, summary, citations, attribution, id } = statement;
  const { status } = attribution;
  const voices = listVoices(statement)
    .map((voice) => nameActor(view, voice.actor))
    .join(', ');
  const source = citations[0]?.source;
  const report = renderReport(view, statementPath(id));
  return html`<article>
<p class="who"><strong>${nameActor(view, actor)}</strong>${
    actor.role !== null && html`, <bdi${inLanguage(statement.language)}>${actor.role}</bdi>`
  } <span class="when">${renderWhen(view, said)}</span></p>
<blockquote${inLanguage(statement.language)}>${shortenEnd(text, passageMax)}</blockquote>
<p class="summary">${localize(summary, language)}</p>
${
  status !== 'reported' &&
  html`<p class="badge ${status}">${messages.labels.status[status]}${
    voices !== '' && ` ${messages.statement.by} ${voices}`
  }</p>`
}
${renderDoubt(view, statement)}${renderCorrection(view, statement)}<p class="foot">${source && html`${renderPlace(view, source)} · `}${renderWayOut(
    view,
    statementPath(id),
    messages.embed.read,
  )}${report && html` · ${report}`}</p>
</article>
`;
}

/** The source with its date. Its name moves nothing of the date where it runs the other way. */
function renderPlace(view: View, source: SourceReference): Html {
  const { title, language, published } = source;
  const name = nameSource(view, source);
  return html`<bdi${title !== null && inLanguage(language)}>${name}</bdi>${
    published && html`, ${renderWhen(view, published)}`
  }`;
}

/** The gravest of its caveats, which come in that order. */
function renderDoubt(view: View, { caveats: [caveat] }: Statement): Html | false {
  if (caveat?.severity !== 'major') return false;
  const link = renderWayOut(view, caveatPath(caveat.id), nameCaveat(view, caveat));
  return html`<p class="correction">${link} ${localize(caveat.explanation, view.language)}</p>
`;
}

/** A site that shows the card hears of a correction at once. */
function renderCorrection(view: View, { id, corrections }: Statement): Html | false {
  const last = corrections.at(-1);
  if (!last) return false;
  const { memory } = view.messages;
  const label = memory.correctedOn(describeInstant(last.on, view.language));
  return html`<p class="correction">${memory.corrected(memory.subjects[last.what])}${
    last.note && ` ${localize(last.note, view.language)}`
  } (${renderWayOut(view, statementPath(id), label)})</p>
`;
}

/** A link out of the frame, to a page of this service. */
function renderWayOut({ address, chosen, language }: View, path: string, label: string): Html {
  const href = `${address}${chosen ? withLanguage(path, language) : path}`;
  return html`<a href="${href}" target="_blank" rel="noopener">${label}</a>`;
}
