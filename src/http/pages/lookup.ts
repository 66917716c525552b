// The page that finds out who said a sentence.
import { renderLookupPage } from '../../web/pages/lookup-page.ts';
import type { PageRoute } from './page-route.ts';

export const lookupPage: PageRoute = {
  path: '/lookup.html',
  render: async ({ view, query, api }) => {
    const [sentence] = query.text ?? [];
    if (sentence === undefined) {
      return renderLookupPage(view, { text: '', answer: undefined });
    }
    // A text area sends line breaks, which no sentence has.
    const text = sentence.replace(/\s+/g, ' ').trim();
    const answer = await api.lookup({ ...query, text });
    return renderLookupPage(view, { text, answer });
  },
};
