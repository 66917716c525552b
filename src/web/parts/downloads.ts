// Links to the same content in other formats.
import { type Html, html } from '../html.ts';
import { type FormatLink, linkToVersion, pathWith, type Query, type View } from '../view.ts';

/** @param path of the list or record, to which the suffixes are added */
export function renderDownloads(
  view: View,
  path: string,
  formats: readonly FormatLink[],
  query: Query = {},
): Html {
  const links = formats.map(({ name, suffix, query: own }, index) => {
    const href = linkToVersion(view, pathWith(`${path}${suffix}`, { ...query, ...own }));
    return html`${index > 0 && ' · '}<a href="${href}">${name}</a>`;
  });
  return html`<p class="downloads">${view.messages.use.download} ${links}</p>`;
}
