// OpenSearch 1.1: how a browser searches here from its address bar.
import { html } from '../html.ts';
import type { View } from '../view.ts';

export const openSearchType = 'application/opensearchdescription+xml';

export function encodeOpenSearch({ address, messages, language, chosen, assets }: View): string {
  const search = `${address}/statements.html?q={searchTerms}${chosen ? `&lang=${language}` : ''}`;
  const own = `${address}/opensearch.xml${chosen ? `?lang=${language}` : ''}`;
  // A short name has at most 16 characters, a description 1024.
  return `<?xml version="1.0" encoding="UTF-8"?>
${html`<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${messages.name}</ShortName>
<Description>${messages.motto}</Description>
<Image width="16" height="16" type="image/x-icon">${address}/favicon.ico</Image>
<Image type="image/svg+xml">${new URL(assets.icon, address).href}</Image>
<Url type="text/html" method="get" template="${search}"/>
<Url type="application/atom+xml" template="${address}/statements.atom?q={searchTerms}"/>
<Url type="application/json" template="${address}/statements?q={searchTerms}"/>
<Url type="${openSearchType}" rel="self" template="${own}"/>
<Language>${language}</Language>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`}`;
}
