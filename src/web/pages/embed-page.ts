// Cards inside other sites: a page of its own without anything to load. Its style and script are
// constants, so that a content security policy can name them by their hashes.
import type { Statement } from '../../records/statement.ts';
import { type Html, html, renderInline } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { describeWhen } from '../messages/when.ts';
import { describeSource, listVoices, nameActor } from '../parts/names.ts';
import { shortenEnd } from '../parts/passages.ts';
import { statementPath, type View, withLanguage } from '../view.ts';

/** The longest passage of a card, in characters; the page has all of it. */
const passageMax = 1200;

/** One statement as a card. */
export function renderEmbed(view: View, statement: Statement): string {
  return renderFrame(view, nameActor(view, statement.actor), [renderCard(view, statement)]);
}

/** Why there is no card. */
export function renderEmbedError(view: View, detail: string): string {
  return renderFrame(view, view.messages.name, [
    html`<p lang="en">${detail}</p>
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

function renderFrame({ language, messages }: View, title: string, parts: readonly Html[]): string {
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${messages.name}</title>
${renderInline('style', embedStyle)}
</head>
<body>
<main>
<h1>${title}</h1>
${parts}
</main>
${renderInline('script', embedScript)}
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
  return html`<article>
<p class="who"><strong>${nameActor(view, actor)}</strong>${
    actor.role !== null && html`, <span lang="${statement.language}">${actor.role}</span>`
  } <span class="when">${describeWhen(said, language)}</span></p>
<blockquote lang="${statement.language}">${shortenEnd(text, passageMax)}</blockquote>
<p class="summary">${localize(summary, language)}</p>
${
  status !== 'reported' &&
  html`<p class="badge ${status}">${messages.labels.status[status]}${
    voices !== '' && ` ${messages.statement.by} ${voices}`
  }</p>`
}
<p class="foot">${source && html`${describeSource(view, source)} · `}${renderWayOut(
    view,
    statementPath(id),
    messages.embed.read,
  )}</p>
</article>
`;
}

/** A link out of the frame, to a page of this service. */
function renderWayOut({ address, chosen, language }: View, path: string, label: string): Html {
  const href = `${address}${chosen ? withLanguage(path, language) : path}`;
  return html`<a href="${href}" target="_blank" rel="noopener">${label}</a>`;
}

export const embedStyle = `
:root{color-scheme:light dark;--paper:#fffefb;--ink:#211e1a;--soft:#655f56;--line:#d9d3c7;
--accent:#8c2f1b;--good:#1f6044;--doubt:#7a5200}
@media(prefers-color-scheme:dark){:root{--paper:#191816;--ink:#ece7de;--soft:#aaa398;
--line:#3d3933;--accent:#ef9d87;--good:#86d0ab;--doubt:#e3b75f}}
*{box-sizing:border-box}
body{margin:0;padding:1px;background:var(--paper);color:var(--ink);
font:15px/1.45 system-ui,sans-serif}
main{border:1px solid var(--line);border-top:3px double var(--ink);padding:14px 20px 12px}
article+article{border-top:1px solid var(--line);margin-top:14px;padding-top:14px}
p{margin:0}
h1{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%)}
.who{color:var(--soft)}
.who strong{color:var(--ink)}
.when{white-space:nowrap}
.when:before{content:"· "}
blockquote{margin:10px 0;font:19px/1.5 "Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;
overflow-wrap:anywhere}
.summary{color:var(--soft)}
.badge{margin-top:10px;font-weight:600;color:var(--accent)}
.badge.confirmed{color:var(--good)}
.badge.disputed{color:var(--doubt)}
.foot{margin-top:10px;font-size:13px;color:var(--soft)}
a{color:inherit}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`;

/**
 * Tells the embedding page how high the card is. A page that put a secret behind the address gets
 * it back, and follows links itself, as the frame may not leave its sandbox (the messages are
 * those of WordPress embeds).
 */
export const embedScript = `
(function () {
  if (window.parent === window) return;
  var found = /secret=([A-Za-z0-9]{10})/.exec(location.hash);
  var secret = found ? found[1] : undefined;
  function send(message, value) {
    window.parent.postMessage({ message: message, value: value, secret: secret }, '*');
  }
  function sendHeight() {
    send('height', Math.ceil(document.documentElement.getBoundingClientRect().height));
  }
  if (secret) {
    document.addEventListener('click', function (event) {
      var link = event.target.closest('a[href]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      send('link', link.href);
    });
  }
  window.addEventListener('load', sendHeight);
  new ResizeObserver(sendHeight).observe(document.body);
})();
`;
