// The page that tells whose words a sentence is.
import type { LookupAnswer } from '../../records/lookup.ts';
import { renderLookupPage } from '../../web/pages/lookup-page.ts';
import { pathWith } from '../../web/view.ts';
import type { PageRoute } from './page-route.ts';
import { readLanguages } from './records.ts';

export const lookupPage: PageRoute = {
  path: '/lookup.html',
  render: async (context) => {
    const { view, query, ask } = context;
    const [given] = query.text ?? [];
    if (given === undefined) {
      return renderLookupPage(view, { text: '', answer: undefined, languages: new Map() });
    }
    // A text area sends line breaks, which no sentence has.
    const text = given.replace(/\s+/g, ' ').trim();
    const answer = await ask<LookupAnswer>(pathWith('/lookup', { ...query, text }));
    const passages = answer.data.map(({ passage }) => passage);
    const languages = await readLanguages(context, passages);
    return renderLookupPage(view, { text, answer, languages });
  },
};
