// The page of corrections.
import { correctionKinds, renderCorrectionsPage } from '../../web/pages/corrections-page.ts';
import { findCursor, type PageRoute } from './page-route.ts';

export const correctionsPage: PageRoute = {
  path: '/corrections.html',
  render: async ({ view, query, api }) => {
    const list = await api.changes({ limit: '50', ...query, kind: correctionKinds });
    return renderCorrectionsPage(view, query, list.data, findCursor(list));
  },
};
