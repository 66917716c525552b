// The pages of statements: the list with its form, a single one, and their cards.
import { type FacetName, formFields } from '../../records/fields.ts';
import type { Resolved } from '../../records/list.ts';
import type { Statement } from '../../records/statement.ts';
import type { Dataset } from '../../store/sqlite/dataset.ts';
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
  render: ({ view, query, ask }) => {
    const url = pathWith('/statements', { ...query, facets: [...formFields, 'month'] });
    const { data, page, resolved, facets, left_out } = ask<FoundStatements>(url);
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
  render: (context) => {
    const { view, params, ask, askText, dataset } = context;
    const statement = ask<Statement>(`/statements/${params.id}`);
    return renderStatementPage(view, {
      statement,
      texts: readTexts(dataset, statement),
      related: readRelated(context, statement.relations),
      formats: {
        jsonLd: ask(`/statements/${statement.id}.jsonld`),
        bibtex: askText(`/statements/${statement.id}.bib`).trim(),
        ris: askText(`/statements/${statement.id}.ris`).trim(),
      },
    });
  },
};

export const statementEmbed: PageRoute = {
  path: '/statements/{id}/embed',
  framed: true,
  render: ({ view, params, ask }) => renderEmbed(view, ask(`/statements/${params.id}`)),
};

/** How many cards a frame holds when the query does not say. */
const embeddedDefault = '5';

export const statementsEmbed: PageRoute = {
  path: '/statements/embed',
  framed: true,
  render: ({ view, query, ask }) => {
    const url = pathWith('/statements', { limit: embeddedDefault, ...query });
    const { data, page } = ask<Listed<Statement>>(url);
    return renderEmbedList(view, data, { path: listPath(query), total: page.total });
  },
};

function listPath({ limit: _, cursor: __, ...query }: Query): string {
  return pathWith('/statements.html', query);
}

/** The statements at the other end of some relations, by id. */
export function readRelated(
  { ask }: PageContext,
  relations: readonly { kind: string; id: string }[],
): Map<string, Statement> {
  const ids = relations.filter(({ kind }) => kind === 'statement').map(({ id }) => id);
  const wanted = [...new Set(ids)].slice(0, relatedMax);
  return new Map(wanted.map((id) => [id, ask<Statement>(`/statements/${id}`)]));
}

function readTexts(dataset: Dataset, { citations }: Statement): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { source } of citations) {
    const text = dataset.findText(source.id);
    if (typeof text === 'string') texts.set(source.id, text);
  }
  return texts;
}
