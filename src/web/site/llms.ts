// llms.txt (llmstxt.org): what a language model should know before it asks here, and the addresses
// that answer in few words.

/** Markdown. @param address of the service, without a slash at the end */
export function encodeLlms(address: string): string {
  return `# On Record

> Who said what, when, and where exactly it was printed: a curated database of public statements.
> Each statement is tied to the verbatim passage of a source. Read-only, no key.

- Quote only \`text\` or \`citations[].exact\`: they are verbatim. \`summary\` is worded by the editors.
- Name the source and the day (\`said\`, an EDTF date that may be uncertain), and link the \`url\`.
- Pass on \`caveats\`, and \`attribution.status\` where it is not \`reported\`: somebody denies or
  disputes that it was said. Whether a claim is true is never rated here.
- An empty list means that nothing like it is in this database, never that it was not said.
- A name may be in any spelling or script; \`resolved\` says how it was understood. Whatever is
  misspelled is a 400 with suggestions.
- Answers are small with \`fields\`: \`fields=id,text,said,actor,url\`. \`page.total\` is exact, and
  \`page.next\` leads on.

## Ask

- [Statements](${address}/statements): \`actor\`, \`q\` (words), \`from\` and \`to\`, \`topic\`, \`event\`,
  \`source\` narrow them; \`facets=actor,topic,month\` counts them
- [Whose words are these?](${address}/lookup?text=words%20from%20elsewhere): where a sentence was
  printed, who said it, and which words differ
- [Actors](${address}/actors): every spelling and role of whoever speaks; \`q\` completes a name
- [Events](${address}/events) and [the timeline](${address}/timeline), with \`from\` and \`to\`
- [What is covered](${address}/dataset): period, sources, speakers, version

With tools, over the Model Context Protocol: \`${address}/mcp\` (Streamable HTTP, no key). They are
search_statements, get_statement, check_quote, who_is, timeline and coverage; each answer is short.

A record stands at the \`url\` in lists; behind it \`.html\` gives its page, \`.bib\`, \`.jsonld\` and
other suffixes other formats, \`.json\` the JSON whatever you accept.

## Read on

- [API documentation](${address}/docs) for people
- [OpenAPI](${address}/openapi.json): long; read the one operation that you need

## Optional

- [All statements as CSV](${address}/statements.csv), [as lines of JSON](${address}/statements.ndjson)
- [The database itself](${address}/dataset.sqlite), where this service has a file
`;
}
