// JSON Feed 1.1 (jsonfeed.org/version/1.1): the same feed as Atom's, for readers that take JSON.
import { tagOf } from '../records/authority.ts';
import type { Statement } from '../records/statement.ts';
import { findInstants } from './days.ts';
import type { About, Format, Gone } from './format.ts';
import { headline, listNotes } from './wording.ts';

export const jsonFeed: Format = {
  name: 'JSON Feed',
  suffix: '.feed.json',
  mediaType: 'application/feed+json; charset=utf-8',
  description: 'Any query as a JSON Feed 1.1, with the same ids and dates as in Atom.',
  extent: 'page',
  isFeed: true,
  paths: ['list'],
  encode: { statements: encodeFeed },
};

function* encodeFeed(statements: Iterable<Statement>, about: About): Generator<string> {
  yield JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: about.title,
    home_page_url: about.page,
    feed_url: about.self,
    description: 'Who said what, when, and where exactly it was printed.',
    user_comment:
      'date_published is when a statement was added here, date_modified when it last changed.',
    ...(about.next !== null && { next_url: about.next }),
    language: 'en',
    authors: [{ name: 'On Record', url: `${about.address}/` }],
    ...(about.gone.length > 0 && { _on_record: { deleted: about.gone.map(describeGone(about)) } }),
    items: Array.from(statements, (statement) => encodeItem(statement, about)),
  });
}

/** JSON Feed has no word for what is gone. */
function describeGone({ authority }: About) {
  return ({ id, on, reason }: Gone) => ({
    id: tagOf(authority, `statements/${id}`),
    date_deleted: on,
    reason: reason.en,
  });
}

function encodeItem(statement: Statement, { address, authority }: About): object {
  const { url, text, language, actor, topics, citations, said, form, attribution } = statement;
  const { added, modified } = findInstants(statement);
  const original = citations.find(({ source }) => source.original_url !== null);
  return {
    id: tagOf(authority, `statements/${statement.id}`),
    url: `${url}.html`,
    ...(original && { external_url: original.locator?.url ?? original.source.original_url }),
    title: headline(statement),
    content_text: text,
    summary: listNotes(statement).join(' '),
    date_published: added,
    date_modified: modified,
    tags: [actor.name, ...topics.map(({ name }) => name.en)],
    language,
    _on_record: {
      about: `${address}/docs`,
      statement: url,
      revision: statement.revision,
      actor: actor.id,
      said: said?.edtf ?? null,
      form,
      attribution: attribution.status,
    },
  };
}
