// The two pages of the review: the list of drafts, and the frame that the script fills.
import { type Html, html } from '../../web/html.ts';

const renderDocument = (root: string, title: string, body: Html, script: boolean) =>
  html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}assets/review.css">
${script && html`<script type="module" src="${root}assets/review.js"></script>`}
</head>
<body>
${body}
</body>
</html>
`.toString();

export function renderList(ids: readonly string[], drafts: string): string {
  const body = html`<main class="list">
<h1>Drafts to review</h1>
${
  ids.length === 0
    ? html`<p>There is none in ${drafts}. <code>npm run draft -- ARTICLE</code> writes one.</p>`
    : html`<ul>${ids.map((id) => html`<li><a href="${id}/">${id}</a></li>`)}</ul>`
}
</main>`;
  return renderDocument('', 'Drafts to review', body, false);
}

export function renderReviewPage(id: string): string {
  const body = html`<header>
<h1>${id}</h1>
<p id="progress"></p>
<p class="ways"><a href="../">All drafts</a> <button type="button" id="help-button">Keys</button></p>
</header>
<p id="message" role="alert"></p>
<p id="status" role="status" class="hidden"></p>
<main>
<section id="article" aria-label="Article" tabindex="0"></section>
<section id="work" aria-label="Decisions"><div id="final"></div><ol id="cards"></ol></section>
</main>
<dialog id="help" aria-labelledby="help-title"></dialog>`;
  return renderDocument('../', `Review ${id}`, body, true);
}

/** Why there is no page. */
export function renderRefusal(message: string): string {
  const body = html`<main class="list"><h1>This cannot be reviewed now</h1>
<p>${message}</p></main>`;
  return renderDocument('../', 'Review', body, false);
}
