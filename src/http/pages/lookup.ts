// The page that finds out who said a sentence.
import { renderLookupPage } from '../../web/pages/lookup-page.ts';
import type { PageRoute } from './page-route.ts';
import { readLanguages } from './records.ts';

export const lookupPage: PageRoute = {
  path: '/lookup.html',
  render: async (context) => {
    const { view, query, api } = context;
    const [sentence] = query.text ?? [];
    if (sentence === undefined) {
      return renderLookupPage(view, { text: '', answer: undefined, languages: new Map() });
    }
    // A text area sends line breaks, which no sentence has.
    const text = sentence.replace(/\s+/g, ' ').trim();
    const answer = await api.lookup({ ...query, text });
    const passages = answer.data.map(({ passage }) => passage);
    const languages = await readLanguages(context, passages);
    return renderLookupPage(view, { text, answer, languages });
  },
};
