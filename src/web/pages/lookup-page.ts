// `/lookup.html`: whose words are these? A sentence from elsewhere, compared with what is printed.
import type { LookupAnswer, LookupMatch } from '../../records/lookup.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { describeInstant } from '../messages/when.ts';
import { renderPage } from '../page.ts';
import { caveatPath, nameCaveat } from '../parts/caveats.ts';
import { inLanguage } from '../parts/foreign.ts';
import { renderFormState } from '../parts/form-state.ts';
import { renderLink } from '../parts/links.ts';
import { renderActor, renderSource, renderWhen } from '../parts/names.ts';
import {
  linkTo,
  linkToData,
  passageFragment,
  pathWith,
  sourcePath,
  statementPath,
  type View,
} from '../view.ts';

export interface LookupDetail {
  /** The sentence; empty before one is given. */
  text: string;
  /** Undefined before a sentence is given. */
  answer: LookupAnswer | undefined;
}

/** The longest sentence, in characters. */
const textLengthMax = 2000;

export function renderLookupPage(view: View, detail: LookupDetail): string {
  const { messages } = view;
  const { answer } = detail;
  const main = html`<h1>${messages.lookup.title}</h1>
<p class="lead">${messages.lookup.lead}</p>
${renderLookupForm(view, detail.text)}
${answer && renderAnswer(view, answer)}`;
  return renderPage(view, {
    title: messages.lookup.title,
    description: messages.lookup.lead,
    section: 'lookup',
    main,
    indexed: answer === undefined,
  });
}

function renderLookupForm(view: View, text: string): Html {
  const { messages } = view;
  return html`<form class="ask" action="${linkToData(view, '/lookup.html')}">
<label for="text">${messages.lookup.label}</label>
<textarea id="text" name="text" rows="4" maxlength="${textLengthMax}" required>
${text}</textarea>
${renderFormState(view)}
<button type="submit">${messages.lookup.button}</button>
</form>`;
}

function renderAnswer(view: View, { data, detail, asked }: LookupAnswer): Html {
  const { messages } = view;
  const tooLittle = asked.information < asked.minimum;
  return html`<section aria-labelledby="matches">
<h2 id="matches">${messages.lookup.found(data.length)}</h2>
${data.length === 0 && html`<p>${tooLittle ? messages.lookup.tooLittle : messages.lookup.none}</p>`}
${data.length > 0 && detail !== null && html`<p class="note">${messages.lookup.more(data.length)}</p>`}
<ol class="cards">
${data.map(
  (match) => html`<li>${renderMatch(view, match)}</li>
`,
)}</ol>
</section>`;
}

function renderMatch(view: View, match: LookupMatch): Html {
  const { messages } = view;
  const { passage, statements, similarity, caveats, printed_until } = match;
  // The page of the source marks what statements cite.
  const cited = statements.find(({ citation }) => citation.source.id === passage.source.id);
  const fragment = cited && passageFragment(cited.citation);
  const doubts = new Map(
    [...caveats, ...statements.flatMap((one) => one.caveats)].map((one) => [one.id, one]),
  );
  return html`<article class="card">
<p class="kicker">${messages.lookup.match[match.match]} · ${messages.lookup.similarity(
    Math.floor(similarity * 100),
  )}${printed_until !== null && html` · ${renderUntil(view, match, printed_until)}`}</p>
<blockquote class="compared"${inLanguage(passage.language)}>${renderWords(match)}</blockquote>
<p class="facts">${renderSource(view, passage.source, fragment)} · ${messages.statement.paragraph(
    passage.paragraph,
  )}</p>
${
  statements.length === 0
    ? html`<p>${messages.lookup.noStatement}</p>`
    : statements.map((statement) => renderCarrier(view, statement))
}${
  doubts.size > 0 &&
  html`<p class="facts">${messages.lookup.doubts} ${[...doubts.values()].map(
    (caveat, index) =>
      html`${index > 0 && ', '}<a class="doubt" href="${linkTo(
        view,
        caveatPath(caveat.id),
      )}">${nameCaveat(view, caveat)}</a>`,
  )}</p>`
}
</article>`;
}

/** Leads to the text in which the words were printed. */
function renderUntil(view: View, { passage }: LookupMatch, until: string): Html {
  const { id } = passage.source;
  const text = new URL(passage.url).searchParams.get('text') ?? undefined;
  const label = view.messages.memory.printedUntil(describeInstant(until, view.language));
  return html`<a href="${linkTo(view, pathWith(sourcePath(id), { text }))}">${label}</a>`;
}

/** The printed words, marked where they differ; words only in the query are struck out. */
function renderWords({ words }: LookupMatch): Html[] {
  return words.map(({ asked, passage }, index) => {
    const gap = index > 0 && ' ';
    if (asked !== null && passage !== null && asked === passage) return html`${gap}${passage}`;
    return html`${gap}${asked !== null && html`<del>${asked}</del>`}${
      asked !== null && passage !== null && ' '
    }${passage !== null && html`<ins>${passage}</ins>`}`;
  });
}

function renderCarrier(
  view: View,
  { id, actor, said, summary, citation }: LookupMatch['statements'][number],
): Html {
  return html`<p class="attribution"><span class="who">${renderActor(view, actor)}</span>${
    actor.role !== null && html`, <bdi${inLanguage(citation.language)}>${actor.role}</bdi>`
  }<span class="when">${renderWhen(view, said)}</span></p>
<p>${renderLink(view, statementPath(id), localize(summary, view.language))}</p>
`;
}
