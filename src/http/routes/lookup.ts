// /lookup: whose words are these?
import { z } from 'zod';
import type { Caveat, CaveatReference } from '../../records/caveat.ts';
import type { SourceReference } from '../../records/citation.ts';
import { LookupAnswer, type LookupMatch } from '../../records/lookup.ts';
import type { Resource } from '../../records/resources.ts';
import type { Source } from '../../records/source.ts';
import type { Statement } from '../../records/statement.ts';
import type { FoundPassage, Lookup } from '../../store/store.ts';
import { findRecord, type Reading } from '../exchange/documents.ts';
import { json, route } from './route.ts';

const textLengthMax = 2000;

export const findPassages = route({
  path: '/lookup',
  operationId: 'findPassages',
  tag: 'lookup',
  summary: 'Whose words are these?',
  description:
    'Paste a sentence as found elsewhere. The answer says where it was printed, who said it and ' +
    'which words differ. Nothing is forced: words that are in no text give an empty list, and ' +
    'so do words that are too few or too common to be recognised.',
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
        description: 'Maximum number of matches, 1 to 20.',
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
  answer: async ({ snapshot, address, query: { text, limit } }) => {
    const lookup = await snapshot.findPassages(text, limit);
    const { passages, words, information, minimum } = lookup;
    const answer: LookupAnswer = {
      data: await Promise.all(passages.map((each) => describeMatch({ snapshot, address }, each))),
      detail: explain(lookup),
      asked: { text, words, information, minimum },
      dataset: { version: snapshot.version },
    };
    return json(answer);
  },
});

function explain({ words, information, minimum, passages, more }: Lookup) {
  if (more) return `There are more matches than the ${passages.length} shown.`;
  if (passages.length > 0) return null;
  if (words === 0) return 'The text contains no words.';
  if (information < minimum) {
    return (
      `This is too little to be recognised: it carries ${information} bits of information, and ` +
      `${minimum} are needed. Common words carry little and names none; give more of the sentence.`
    );
  }
  return 'Nothing like this is in the texts stored here.';
}

async function describeMatch(reading: Reading, passage: FoundPassage): Promise<LookupMatch> {
  const { match, similarity, sourceId, exact, prefix, suffix, start, end, paragraph } = passage;
  const source = describeSource(await read<Source>(reading, 'sources', sourceId));
  const url = `${source.url}/text#char=${start},${end}`;
  const statements = passage.statements.map((carrier) => describeCarrier(reading, carrier));
  const caveats = passage.caveats.map((id) => read<Caveat>(reading, 'caveats', id));
  return {
    match,
    similarity,
    passage: { source, exact, prefix, suffix, start, end, paragraph, url },
    words: passage.differences,
    statements: await Promise.all(statements),
    caveats: (await Promise.all(caveats)).map(describeCaveat),
  };
}

async function describeCarrier(
  reading: Reading,
  { id, position, covers }: FoundPassage['statements'][number],
): Promise<LookupMatch['statements'][number]> {
  const statement = await read<Statement>(reading, 'statements', id);
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

/** A record that another one refers to, so that it must be there. */
async function read<T>(reading: Reading, resource: Resource, id: string): Promise<T> {
  const record = await findRecord<T>(reading, resource, id);
  if (!record) throw new Error(`${resource} has no ${id}`);
  return record;
}
