// What helps a search that finds nothing: our summaries may have its words, and the texts may be in
// other languages.
import type { Hint } from '../../records/list.ts';
import type { Query } from '../../store/store.ts';
import type { Request } from '../exchange/documents.ts';
import { splitAddress } from './address.ts';

/**
 * Undefined unless words were searched for.
 * @param total of what the query finds
 */
export async function findHint(
  { snapshot, url, address }: Request,
  query: Query,
  total: number,
): Promise<Hint | undefined> {
  const { text } = query;
  if (!text || total > 0) return undefined;
  const every = await snapshot.countValues({ resource: 'statements', filters: {} }, 'language');
  const languages = every
    .filter(([language]) => !language.includes('-'))
    .map(([language, count]) => ({ language, count }));
  if (text.scope === 'summary') return { summaries: null, languages };
  const { languages: _, ...words } = text;
  const count = await snapshot.count({ ...query, text: { ...words, scope: 'summary' } });
  const { path, parameters } = splitAddress(url);
  for (const parameter of ['q_lang', 'cursor']) parameters.delete(parameter);
  parameters.set('q_in', 'summary');
  return { summaries: { count, url: `${address}${path}?${parameters}` }, languages };
}
