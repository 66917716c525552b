// Web Annotation (w3.org/TR/annotation-model): the citations of one statement, each as an
// annotation of the stored text that it was found in.
import type { Citation } from '../records/citation.ts';
import type { Statement } from '../records/statement.ts';
import type { About, Format } from './format.ts';

export const annotations: Format = {
  name: 'Web Annotation',
  suffix: '/annotations.jsonld',
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  description:
    'The citations of a statement as annotations of the stored texts, found by quote, by ' +
    'position in code points, and by RFC 5147 fragment.',
  extent: 'page',
  paths: ['record'],
  encode: { statements: encodeCollection },
};

function* encodeCollection(statements: Iterable<Statement>, about: About): Generator<string> {
  const items = Array.from(statements, (statement) =>
    statement.citations.map((citation, index) =>
      encodeAnnotation(statement, citation, `${about.self}#${index + 1}`),
    ),
  ).flat();
  yield JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: about.self,
    type: 'AnnotationCollection',
    label: about.title,
    total: items.length,
    first: { id: `${about.self}#items`, type: 'AnnotationPage', startIndex: 0, items },
  });
}

function encodeAnnotation(statement: Statement, citation: Citation, id: string): object {
  const { url, summary } = statement;
  const { exact, prefix, suffix, start, end, language } = citation;
  const [source, fragment] = citation.url.split('#');
  const stored = {
    type: 'SpecificResource',
    source,
    ...(language !== 'und' && { language }),
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start, end },
      {
        type: 'FragmentSelector',
        conformsTo: 'http://tools.ietf.org/rfc/rfc5147',
        value: fragment,
      },
    ],
  };
  const original = encodeOriginal(citation);
  return {
    id,
    type: 'Annotation',
    motivation: 'describing',
    body: [
      { type: 'SpecificResource', source: url, purpose: 'linking' },
      ...(['en', 'fr'] as const).map((language) => ({
        type: 'TextualBody',
        value: summary[language],
        language,
        format: 'text/plain',
        purpose: 'describing',
      })),
    ],
    target: original ? [stored, original] : stored,
  };
}

/** The passage in the recording or the paged document itself. */
function encodeOriginal({ locator }: Citation): object | undefined {
  if (!locator?.url) return undefined;
  const [source, value] = locator.url.split('#');
  const conformsTo =
    locator.time === null
      ? 'http://tools.ietf.org/rfc/rfc8118'
      : 'http://www.w3.org/TR/media-frags/';
  const selector = { type: 'FragmentSelector', conformsTo, value };
  return { type: 'SpecificResource', source, selector };
}
