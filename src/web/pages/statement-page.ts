// `/statements/{id}.html`: the permanent page of a statement, to read, verify, cite and share.
import type { Actor } from '../../records/actor.ts';
import type { Citation, StatementCitation } from '../../records/citation.ts';
import { dividePersonName } from '../../records/person-name.ts';
import type { Statement } from '../../records/statement.ts';
import { type Html, html, renderData } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { renderPage } from '../page.ts';
import { renderByline, renderPassageLink } from '../parts/card.ts';
import { renderCaveats } from '../parts/caveats.ts';
import { type Citable, renderCitationTags } from '../parts/citation-tags.ts';
import { encodeReference } from '../parts/cite.ts';
import { renderCopy } from '../parts/copy.ts';
import { renderCorrections } from '../parts/corrections.ts';
import { renderDownloads } from '../parts/downloads.ts';
import { embedPath, encodeEmbed } from '../parts/embed-code.ts';
import { renderEvidence } from '../parts/evidence.ts';
import { type Fact, renderFactList } from '../parts/facts.ts';
import { renderFollow } from '../parts/follow.ts';
import { inLanguage } from '../parts/foreign.ts';
import { renderLink } from '../parts/links.ts';
import {
  nameSource,
  renderActor,
  renderActors,
  renderBadge,
  renderDate,
  renderWhen,
  titleOf,
} from '../parts/names.ts';
import { type Context, findContext } from '../parts/passages.ts';
import { renderRelations } from '../parts/relations.ts';
import { isDrawable } from '../picture.ts';
import {
  eventPath,
  linkTo,
  linkToVersion,
  passageFragment,
  statementPath,
  topicPath,
  type View,
} from '../view.ts';

export interface StatementDetail {
  statement: Statement;
  /** The stored texts of the sources that carry it, by id. */
  texts: ReadonlyMap<string, string>;
  /** The statements that it is related to, by id. */
  related: ReadonlyMap<string, Statement>;
  /** The statement as other programs cite it. */
  formats: { jsonLd?: string; bibtex?: string; ris?: string };
  speaker: Pick<Actor, 'kind' | 'name' | 'names'>;
}

export function renderStatementPage(view: View, detail: StatementDetail): string {
  const { statement } = detail;
  const { messages, language } = view;
  const summary = localize(statement.summary, language);
  const main = html`<article class="statement">
<div class="lede">
<p class="kicker">${messages.labels.act[statement.act]}</p>
<h1>${summary}</h1>
${renderByline(view, statement)}
${renderBadge(view, statement)}
<blockquote class="passage"${inLanguage(statement.language)}>${statement.text}</blockquote>
<p class="note">${messages.statement.editorial} ${messages.statement.form(
    messages.labels.form[statement.form],
  )}</p>
</div>
${renderFacts(view, statement)}
${renderFollow(view, { id: [statement.id] })}
<div class="body">
${renderReports(view, detail)}
${renderRelations(view, statement, detail.related)}
${renderCaveats(view, statement.caveats, {
  more: statement.more?.caveats,
  query: { statement: statement.id },
})}
${renderCorrections(view, statement.corrections)}
${renderTaking(view, detail)}
</div>
</article>`;
  return renderPage(view, {
    title: titleOf(view, statement),
    description: statement.text,
    section: 'statements',
    embeddable: true,
    ...(isDrawable(statement) && {
      picture: { path: `/statements/${statement.id}/picture.png`, words: statement.text },
    }),
    isRecord: true,
    followed: { id: [statement.id] },
    head: renderHead(view, detail),
    main,
  });
}

/** The record for reference managers and for machines. */
function renderHead(view: View, { statement, formats, speaker }: StatementDetail): Html {
  const data = linkToVersion(view, `/statements/${statement.id}.json`);
  return html`<link rel="alternate" type="application/json" href="${data}">
${renderCitationTags(view, describeCitable(view, statement, speaker))}${
  formats.jsonLd !== undefined && renderData('application/ld+json', formats.jsonLd)
}`;
}

function describeCitable(
  view: View,
  { id, summary, said, language, citations }: Statement,
  speaker: StatementDetail['speaker'],
): Citable {
  const { source } = citations[0] as Citation;
  const name = dividePersonName(speaker);
  return {
    title: localize(summary, view.language),
    creator: name ? `${name.family}, ${name.given}` : speaker.name,
    date: said ?? source.published,
    language,
    publisher: source.publisher,
    source: nameSource(view, source),
    path: statementPath(id),
  };
}

function renderFacts(view: View, statement: Statement): Html {
  const { messages, language } = view;
  const { said, said_note, identified, on_behalf_of, audience, mentions, events, topics } =
    statement;
  const rows: readonly Fact[] = [
    [
      messages.statement.said,
      said
        ? renderDate(view, said)
        : said_note && html`${renderWhen(view, said)} — ${localize(said_note, language)}`,
    ],
    [
      messages.statement.identified,
      identified &&
        html`${renderActor(view, identified.actor)} ${renderEvidence(identified.evidence)}`,
    ],
    [messages.statement.onBehalfOf, on_behalf_of && renderActor(view, on_behalf_of)],
    [messages.statement.voice, renderVoice(view, statement)],
    [messages.statement.audience, audience.length > 0 && html`${renderActors(view, audience)}`],
    [messages.statement.mentions, mentions.length > 0 && html`${renderActors(view, mentions)}`],
    [
      messages.statement.events,
      events.length > 0 &&
        html`${events.map(
          ({ id, name }, index) =>
            html`${index > 0 && html`<br>`}${renderLink(
              view,
              eventPath(id),
              localize(name, language),
            )}`,
        )}`,
    ],
    [
      messages.statement.topics,
      topics.length > 0 &&
        html`${topics.map(({ id, name }, index) => {
          const href = linkTo(view, topicPath(id));
          return html`${index > 0 && ', '}<a href="${href}">${localize(name, language)}</a>`;
        })}`,
    ],
  ];
  return renderFactList(rows);
}

/** For whom it is said besides those whom the page names as speaking. */
function renderVoice(view: View, { voice }: Statement): Html | false {
  const others = voice.filter(({ by }) => by === 'office' || by === 'part_of');
  if (others.length === 0) return false;
  const { labels } = view.messages;
  return html`${others.map(
    ({ actor, by }, index) =>
      html`${index > 0 && ', '}${renderActor(view, actor)} (${labels.voice[by]})`,
  )}`;
}

function renderReports(view: View, { statement, texts }: StatementDetail): Html {
  const { messages } = view;
  const { citations } = statement;
  return html`<section aria-labelledby="reports">
<h2 id="reports">${messages.statement.reports(citations.length)}</h2>
${citations.map((citation) => {
  const text = texts.get(citation.source.id);
  return renderReport(view, citation, text);
})}
</section>`;
}

function renderReport(view: View, citation: StatementCitation, text: string | undefined): Html {
  const { exact, prefix, suffix, paragraph } = citation;
  const context: Context =
    text === undefined ? { before: prefix, exact, after: suffix } : findContext(text, citation);
  const passage = html`${context.before}<mark>${context.exact}</mark>${context.after}`;
  const { messages } = view;
  const place = `/sources/${citation.source.id}/text#${passageFragment(citation)}`;
  return html`<figure class="report">
<blockquote${inLanguage(citation.language)}>${passage}</blockquote>
<figcaption>${renderPassageLink(view, citation)} ·
${messages.statement.paragraph(paragraph)}${
  citation.holds === 'speaker' && html` · ${messages.statement.namesSpeaker}`
} ·
<a href="${linkToVersion(view, place)}">${messages.statement.plainText}</a></figcaption>
</figure>
`;
}

/** Everything to use elsewhere: references, the embedded card, other formats. */
function renderTaking(view: View, { statement, formats }: StatementDetail): Html {
  const { messages, address } = view;
  const { id } = statement;
  const references = [
    ['BibTeX', formats.bibtex],
    ['RIS', formats.ris],
  ] as const;
  return html`<section aria-labelledby="cite">
<h2 id="cite">${messages.statement.cite}</h2>
${renderCopy(view, messages.statement.link, `${address}${statementPath(id)}`)}
${renderCopy(view, 'APA, English', encodeReference(view, statement, 'en'))}
${renderCopy(view, 'APA, français', encodeReference(view, statement, 'fr'))}
${references.map(
  ([name, text]) =>
    text !== undefined &&
    html`<details><summary>${name}</summary>${renderCopy(view, name, text)}</details>`,
)}
<details><summary>${messages.use.embed}</summary>
${renderCopy(view, messages.use.embed, encodeEmbed(view, statement))}
<p>${renderLink(view, embedPath(id), messages.statement.preview)}</p>
</details>
${renderDownloads(view, `/statements/${id}`, view.formats.record)}
</section>`;
}
