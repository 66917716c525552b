// `/sources/{id}.html`: the stored text with every citation marked, and beside it what cites it.
import type { Caveat } from '../../records/caveat.ts';
import type { Citation } from '../../records/citation.ts';
import type { Event } from '../../records/event.ts';
import type { Source } from '../../records/source.ts';
import type { Statement } from '../../records/statement.ts';
import { nameText } from '../../records/text-name.ts';
import { findWebAddress, type Html, html } from '../html.ts';
import { describeCalendar, describeInstant } from '../messages/when.ts';
import { renderPage } from '../page.ts';
import { renderAnnotatedText } from '../parts/annotated-text.ts';
import { renderCards } from '../parts/card.ts';
import { renderCaveats } from '../parts/caveats.ts';
import { renderCitationTags } from '../parts/citation-tags.ts';
import { renderCorrections } from '../parts/corrections.ts';
import { type Fact, renderFactList } from '../parts/facts.ts';
import { inLanguage } from '../parts/foreign.ts';
import { nameSource, renderDate } from '../parts/names.ts';
import { renderRelations } from '../parts/relations.ts';
import { linkTo, linkToData, linkToVersion, pathWith, sourcePath, type View } from '../view.ts';

export interface SourceDetail {
  source: Source;
  /** The stored text; null when only cited. */
  text: string | null;
  /** What the address asks for, and until when it was printed; undefined: the text of now. */
  earlier: { text: string; until: string } | undefined;
  /** The earlier text that the address asks for; undefined when it is the current one. */
  stale: { on: string; before: string } | undefined;
  statements: readonly Statement[];
  /** The number of all statements, of which these are the first. */
  total: number;
  /** The statements that it is related to, by id. */
  related: ReadonlyMap<string, Statement>;
  events: readonly Event[];
  caveats: readonly Caveat[];
}

export function renderSourcePage(view: View, detail: SourceDetail): string {
  const { source, text, statements, caveats } = detail;
  const { messages } = view;
  const name = nameSource(view, source);
  const main = html`<p class="kicker">${messages.labels.source[source.kind]}</p>
<h1${source.title !== null && inLanguage(source.language)}>${name}</h1>
${renderEarlier(view, detail)}${renderStale(view, detail)}${renderFacts(view, source)}
${renderRelations(view, source, detail.related)}
${
  text === null
    ? html`<p class="note">${messages.source.notHeld}</p>
${renderCaveats(view, source.caveats, { more: source.more?.caveats, query: { source: source.id } })}
<section aria-labelledby="statements"><h2 id="statements">${messages.source.reported}</h2>
${renderCards(view, statements, 3)}</section>`
    : html`${
        source.text === 'quotes' &&
        html`<p class="note">${messages.labels.sourceFact.onlyQuoted}</p>
`
      }${renderText(view, detail, text)}
${renderCaveats(view, withoutPassage(caveats, source.id))}`
}
${renderCorrections(view, source.corrections)}
${renderMore(view, detail)}`;
  const description = messages.source.description(detail.total, caveats.length);
  const { published, publisher, language, id } = source;
  const head = html`${renderCitationTags(view, {
    title: name,
    date: published,
    ...{ language, publisher },
    path: sourcePath(id),
  })}`;
  const feed = { [source.held ? 'source' : 'via']: [id] };
  return renderPage(view, {
    ...{ title: name, description, section: 'sources' as const, isRecord: true as const },
    ...{ feed, head, main },
  });
}

/** An earlier text has no marks: what cites this source counts in the text of now. */
function renderText(view: View, detail: SourceDetail, text: string): Html {
  const { source, earlier } = detail;
  if (!earlier)
    return html`${renderLegend(view, detail)}
${renderAnnotatedText(view, { ...detail, text })}`;
  const unmarked = { statements: [], events: [], caveats: [] };
  return html`${renderAnnotatedText(view, { source, text: earlier.text, ...unmarked })}`;
}

/** Says that these are the words of before, and leads to those of now. */
function renderEarlier(view: View, { source, earlier }: SourceDetail): Html | undefined {
  const { language, messages } = view;
  return (
    earlier &&
    html`<p class="notice" role="status">${messages.memory.earlier(
      describeInstant(earlier.until, language),
    )} <a href="${linkTo(view, sourcePath(source.id))}">${messages.memory.printedNow}</a></p>
`
  );
}

/** The fragment of such an address would show other words than were cited. */
function renderStale(view: View, { source, stale }: SourceDetail): Html | undefined {
  const { language, messages } = view;
  return (
    stale &&
    html`<p class="notice" role="status">${messages.memory.stale(
      describeInstant(stale.on, language),
    )} <a href="${linkToData(view, pathWith(sourcePath(source.id), { as_of: stale.before }))}">${
      messages.memory.before
    }</a></p>
`
  );
}

/** Whether a citation is a passage of this source. */
function isIn(sourceId: string): (citation: Citation) => boolean {
  return ({ source }) => source.id === sourceId;
}

/** The caveats that no passage of this text shows. */
function withoutPassage(caveats: readonly Caveat[], sourceId: string): Caveat[] {
  return caveats.filter(({ citations }) => !citations.some(isIn(sourceId)));
}

function renderFacts(view: View, source: Source): Html {
  const { messages, language } = view;
  const { published, publisher, original_url, checked, words, sha256, text_url } = source;
  const original = findWebAddress(original_url);
  const rows: readonly Fact[] = [
    [messages.source.published, published && renderDate(view, published)],
    [messages.source.publisher, publisher ?? html`<em>${messages.source.notStated}</em>`],
    ...listOrigin(view, source),
    [
      messages.source.original,
      original === undefined
        ? html`<em>${messages.source.notStated}</em>`
        : html`<a href="${original}" rel="noopener">${original}</a>`,
    ],
    [
      messages.source.checked,
      checked && html`${checked.by}, ${describeCalendar(checked.on.slice(0, 10), language)}`,
    ],
    [messages.source.length, words === null ? null : messages.source.words(words)],
    [
      messages.source.stored,
      text_url &&
        html`<a href="${linkToVersion(view, `/sources/${source.id}/text`)}">${
          messages.statement.plainText
        }</a>, SHA-256 <code class="hash">${sha256}</code>`,
    ],
    [messages.memory.earlierTexts, source.earlier_texts.length > 0 && listEarlier(view, source)],
  ];
  return renderFactList(rows);
}

function listEarlier(view: View, { id, earlier_texts }: Source): Html {
  const { language, messages } = view;
  return html`${earlier_texts.map(({ sha256, until }, index) => {
    const path = pathWith(sourcePath(id), { text: nameText(sha256) });
    const label = messages.memory.until(describeInstant(until, language));
    return html`${index > 0 && ', '}<a href="${linkTo(view, path)}">${label}</a>`;
  })}`;
}

/** Who wrote it, where it comes from, and where it is kept. */
function listOrigin(view: View, source: Source): Fact[] {
  const { author, agency, platform, archived_url, accessed, id, origin } = source;
  const { sourceFact } = view.messages.labels;
  const archived = findWebAddress(archived_url);
  return [
    [sourceFact.author, author.length > 0 && author.join(', ')],
    [sourceFact.agency, agency],
    [sourceFact.platform, platform],
    [
      sourceFact.archived,
      archived !== undefined && html`<a href="${archived}" rel="noopener">${archived}</a>`,
    ],
    [sourceFact.accessed, accessed && describeCalendar(accessed, view.language)],
    [
      sourceFact.origin,
      origin !== id && html`<a href="${linkTo(view, sourcePath(origin))}">${origin}</a>`,
    ],
  ];
}

function renderLegend(
  { messages }: View,
  { source, statements, events, caveats }: SourceDetail,
): Html {
  const own = caveats.filter(({ citations }) => citations.some(isIn(source.id)));
  return html`<p class="legend"><mark class="said">${messages.count.statements(
    statements.length,
  )}</mark> <mark class="event">${messages.count.events(
    events.length,
  )}</mark> <mark class="doubt">${messages.count.caveats(own.length)}</mark></p>`;
}

function renderMore(view: View, { source, total, statements }: SourceDetail): Html | false {
  if (total === 0) return false;
  const parameter = source.held ? 'source' : 'via';
  const href = linkTo(view, pathWith('/statements.html', { [parameter]: source.id }));
  return html`<p class="more"><a href="${href}">${view.messages.home.all(total)}</a>${
    total > statements.length && ` ${view.messages.source.firstMarked(statements.length)}`
  }</p>`;
}
