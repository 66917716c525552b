// /lookup: whose words are these?
import { z } from 'zod';
import type { Caveat, CaveatReference } from '../../records/caveat.ts';
import type { SourceReference } from '../../records/citation.ts';
import { LookupAnswer, type LookupMatch } from '../../records/lookup.ts';
import type { Source } from '../../records/source.ts';
import type { Statement } from '../../records/statement.ts';
import type { FoundPassage, Lookup } from '../../search/quotes/finder.ts';
import type { Dataset } from '../../store/sqlite/dataset.ts';
import type { Resource } from '../../store/sqlite/tables.ts';
import { json, route } from './route.ts';

const textLengthMax = 2000;

export const findPassages = route({
  path: '/lookup',
  operationId: 'findPassages',
  tag: 'lookup',
  summary: 'Whose words are these?',
  description:
    'Paste a sentence as found elsewhere; the answer is where it is printed, who said it, and ' +
    'which words differ. Nothing is forced: words that are in no text give an empty list, and ' +
    'so do words too few or too common to be recognised.',
  params: z.strictObject({}),
  query: z.strictObject({
    text: z.string().meta({
      description: `The sentence, up to ${textLengthMax} characters.`,
      example: 'rencontrer les Américains autant que nécessaire',
      maxLength: textLengthMax,
    }),
    limit: z
      .string()
      .regex(/^(?:[1-9]|1\d|20)$/, 'must be a whole number from 1 to 20')
      .transform(Number)
      .default(5)
      .meta({
        override: { type: 'integer', minimum: 1, maximum: 20, default: 5 },
        description: 'Matches at most, 1 to 20.',
        example: 5,
      }),
  }),
  success: {
    description: 'The nearest passages.',
    type: 'application/json',
    schema: LookupAnswer,
  },
  examples: {
    'word for word': encodeURI('/lookup?text=rencontrer les Américains autant que nécessaire'),
    'a misquote': encodeURI(
      '/lookup?text="Poutine croit pouvoir nous dépasser, mais nous ne bougerons pas"',
    ),
    'in no text': encodeURI('/lookup?text=Je n’ai jamais dit une chose pareille'),
  },
  answer: ({ dataset, query: { text, limit } }) => {
    const found = dataset.passages.find(text, limit);
    const answer: LookupAnswer = {
      data: found.passages.map((passage) => describeMatch(dataset, passage)),
      detail: explain(found),
      asked: {
        text,
        words: found.words,
        information: found.information,
        minimum: found.minimum,
      },
      dataset: { version: dataset.version },
    };
    return json(answer);
  },
});

function explain({ words, information, minimum, passages, more }: Lookup) {
  if (more) return `There are more such passages; the first ${passages.length} are shown.`;
  if (passages.length > 0) return null;
  if (words === 0) return 'There are no words in this text.';
  if (information < minimum) {
    return (
      `This is too little to be recognised: it tells ${information} bits, and ${minimum} are ` +
      'needed. Common words tell little and names nothing; give more of the sentence.'
    );
  }
  return 'Neither this nor anything near it is in the texts held here.';
}

function describeMatch(dataset: Dataset, found: FoundPassage): LookupMatch {
  const { match, similarity, sourceId, exact, prefix, suffix, start, end, paragraph } = found;
  const source = describeSource(read<Source>(dataset, 'sources', sourceId));
  const url = `${source.url}/text#char=${start},${end}`;
  return {
    match,
    similarity,
    passage: { source, exact, prefix, suffix, start, end, paragraph, url },
    words: found.differences,
    statements: found.statements.map((carrier) => describeCarrier(dataset, carrier)),
    caveats: found.caveats.map((id) => describeCaveat(read<Caveat>(dataset, 'caveats', id))),
  };
}

function describeCarrier(
  dataset: Dataset,
  { id, position, covers }: FoundPassage['statements'][number],
): LookupMatch['statements'][number] {
  const statement = read<Statement>(dataset, 'statements', id);
  const { url, text, summary, form, act, actor, on_behalf_of, said } = statement;
  const { attribution, caveats, citations } = statement;
  const citation = citations[position] as Statement['citations'][number];
  const spoken = { id, url, text, summary, form, act, actor, on_behalf_of, said };
  return { ...spoken, attribution, caveats, citation, covers };
}

function describeSource(source: Source): SourceReference {
  const { id, kind, title, publisher, published, original_url, url } = source;
  if (published === null) return { id, kind, title, publisher, published, original_url, url };
  const { note: _, ...date } = published;
  return { id, kind, title, publisher, published: date, original_url, url };
}

function describeCaveat({ id, kind, severity, explanation, url }: Caveat): CaveatReference {
  return { id, kind, severity, explanation, url };
}

/** A record that another row of the same file refers to, so that it must be there. */
function read<T>(dataset: Dataset, resource: Resource, id: string): T {
  const document = dataset.findDocument(resource, id);
  if (!document) throw new Error(`${resource} has no ${id}`);
  return JSON.parse(document.toString()) as T;
}
