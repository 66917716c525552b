// Meta tags for reference managers: those that Google Scholar and Zotero read (citation_*), and
// Dublin Core. Without them a reference manager guesses, and takes an office for an author.
import type { UncertainDate } from '../../records/dates.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';

export interface Citable {
  title: string;
  /** Family name first where it is known; undefined where nobody is named. */
  creator?: string | undefined;
  date: UncertainDate | null;
  language: string | null;
  publisher: string | null;
  /** The document that it comes from. */
  source?: string;
  /** The path of its page. */
  path: string;
}

export function renderCitationTags(view: View, citable: Citable): Html[] {
  const { title, creator, date, language, publisher, source, path } = citable;
  const url = `${view.address}${path}`;
  const day = date?.latest ?? date?.earliest;
  const tags: [name: string, content: string | null | undefined][] = [
    ['citation_title', title],
    ['citation_author', creator],
    ['citation_publication_date', day?.replaceAll('-', '/')],
    ['citation_language', language],
    ['citation_publisher', publisher],
    ['citation_public_url', url],
    ['DC.title', title],
    ['DC.creator', creator],
    ['DC.date', date?.edtf],
    ['DC.language', language],
    ['DC.publisher', publisher],
    ['DC.source', source],
    ['DC.identifier', url],
  ];
  return tags.map(
    ([name, content]) => html`${content && html`<meta name="${name}" content="${content}">\n`}`,
  );
}
