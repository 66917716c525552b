// The pages of statements: the list with its form, a single one, and their cards.
import { type FacetName, formFields } from '../../records/fields.ts';
import type { Resolved } from '../../records/list.ts';
import type { Statement } from '../../records/statement.ts';
import type { Snapshot } from '../../store/store.ts';
import { renderEmbed, renderEmbedList } from '../../web/pages/embed-page.ts';
import { renderStatementPage } from '../../web/pages/statement-page.ts';
import { renderStatementsPage } from '../../web/pages/statements-page.ts';
import type { FacetValue } from '../../web/parts/filters.ts';
import { pathWith, type Query } from '../../web/view.ts';
import { findCursor, type Listed, type PageContext, type PageRoute } from './page-route.ts';

interface FoundStatements extends Listed<Statement> {
  resolved: Record<string, Resolved[]>;
  facets: Partial<Record<FacetName, FacetValue[]>>;
  left_out?: { undated: number };
}

export const statementsPage: PageRoute = {
  path: '/statements.html',
  render: async ({ view, query, ask }) => {
    const url = pathWith('/statements', { ...query, facets: [...formFields, 'month'] });
    const { data, page, resolved, facets, left_out } = await ask<FoundStatements>(url);
    return renderStatementsPage(view, {
      query,
      statements: data,
      total: page.total,
      next: findCursor(page.next),
      resolved,
      facets,
      months: (facets.month ?? []).map(({ value, count }) => ({ month: value, count })),
      undated: left_out?.undated ?? 0,
    });
  },
};

/** How many statements at the other end of a relation are shown with their words. */
const relatedMax = 20;

export const statementPage: PageRoute = {
  path: '/statements/{id}.html',
  render: async (context) => {
    const { view, params, ask, askText, snapshot } = context;
    const statement = await ask<Statement>(`/statements/${params.id}`);
    return renderStatementPage(view, {
      statement,
      texts: await readTexts(snapshot, statement),
      related: await readRelated(context, statement.relations),
      formats: {
        jsonLd: await ask(`/statements/${statement.id}.jsonld`),
        bibtex: (await askText(`/statements/${statement.id}.bib`)).trim(),
        ris: (await askText(`/statements/${statement.id}.ris`)).trim(),
      },
    });
  },
};

export const statementEmbed: PageRoute = {
  path: '/statements/{id}/embed',
  framed: true,
  render: async ({ view, params, ask }) => renderEmbed(view, await ask(`/statements/${params.id}`)),
};

/** How many cards a frame holds when the query does not say. */
const embeddedDefault = '5';

export const statementsEmbed: PageRoute = {
  path: '/statements/embed',
  framed: true,
  render: async ({ view, query, ask }) => {
    const url = pathWith('/statements', { limit: embeddedDefault, ...query });
    const { data, page } = await ask<Listed<Statement>>(url);
    return renderEmbedList(view, data, { path: listPath(query), total: page.total });
  },
};

function listPath({ limit: _, cursor: __, ...query }: Query): string {
  return pathWith('/statements.html', query);
}

/** The statements at the other end of some relations, by id. */
export async function readRelated(
  { ask }: PageContext,
  relations: readonly { kind: string; id: string }[],
): Promise<Map<string, Statement>> {
  const ids = relations.filter(({ kind }) => kind === 'statement').map(({ id }) => id);
  const related = new Map<string, Statement>();
  for (const id of [...new Set(ids)].slice(0, relatedMax)) {
    related.set(id, await ask<Statement>(`/statements/${id}`));
  }
  return related;
}

async function readTexts(
  snapshot: Snapshot,
  { citations }: Statement,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { source } of citations) {
    const text = await snapshot.findText(source.id);
    if (typeof text === 'string') texts.set(source.id, text);
  }
  return texts;
}
