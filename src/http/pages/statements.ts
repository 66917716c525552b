// The pages of statements: the list with its form, a single one, and their cards.
import { bibtex } from '../../formats/bibtex.ts';
import { jsonLd } from '../../formats/json-ld.ts';
import { ris } from '../../formats/ris.ts';
import { formFields } from '../../records/fields.ts';
import type { Statement } from '../../records/statement.ts';
import { renderEmbed, renderEmbedList } from '../../web/pages/embed-page.ts';
import { renderStatementPage } from '../../web/pages/statement-page.ts';
import { renderStatementsPage } from '../../web/pages/statements-page.ts';
import { pathWith, type Query } from '../../web/view.ts';
import { findCursor, type PageContext, type PageRoute } from './page-route.ts';

export const statementsPage: PageRoute = {
  path: '/statements.html',
  render: async ({ view, query, api }) => {
    const list = await api.statements.list({ ...query, facets: [...formFields, 'month'] });
    const { data, page, resolved, facets = {}, left_out, see_also, hint } = list;
    return renderStatementsPage(view, {
      query,
      statements: data,
      total: page.total,
      next: findCursor(list),
      resolved,
      facets,
      months: (facets.month ?? []).map(({ value, count }) => ({ month: value, count })),
      undated: left_out?.undated ?? 0,
      seeAlso: see_also,
      hint,
    });
  },
};

/** How many statements at the other end of a relation are shown with their words. */
const relatedMax = 20;

export const statementPage: PageRoute = {
  path: '/statements/{id}.html',
  render: async (context) => {
    const { view, id, api } = context;
    const statement = await api.statements.find(id);
    return renderStatementPage(view, {
      statement,
      texts: await readTexts(context, statement),
      related: await readRelated(context, statement.relations),
      speaker: await api.actors.find(statement.actor.id),
      formats: {
        jsonLd: await api.statements.encode(statement, jsonLd),
        bibtex: (await api.statements.encode(statement, bibtex)).trim(),
        ris: (await api.statements.encode(statement, ris)).trim(),
      },
    });
  },
};

export const statementEmbed: PageRoute = {
  path: '/statements/{id}/embed',
  framed: true,
  render: async ({ view, id, api }) => renderEmbed(view, await api.statements.find(id)),
};

/** How many cards a frame holds when the query does not say. */
const embeddedDefault = '5';

export const statementsEmbed: PageRoute = {
  path: '/statements/embed',
  framed: true,
  render: async ({ view, query, api }) => {
    const { data, page } = await api.statements.list({ limit: embeddedDefault, ...query });
    return renderEmbedList(view, data, { path: listPath(query), total: page.total });
  },
};

function listPath({ limit: _, cursor: __, ...query }: Query): string {
  return pathWith('/statements.html', query);
}

/** The statements at the other end of some relations, by id. */
export async function readRelated(
  { api }: PageContext,
  relations: readonly { kind: string; id: string }[],
): Promise<Map<string, Statement>> {
  const ids = relations.filter(({ kind }) => kind === 'statement').map(({ id }) => id);
  const related = new Map<string, Statement>();
  for (const id of [...new Set(ids)].slice(0, relatedMax)) {
    related.set(id, await api.statements.find(id));
  }
  return related;
}

async function readTexts(
  { api }: PageContext,
  { citations }: Statement,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { source } of citations) {
    const text = await api.text(source.id);
    if (typeof text === 'string') texts.set(source.id, text);
  }
  return texts;
}
