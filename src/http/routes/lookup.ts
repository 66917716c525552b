// /lookup: whose words are these?
import { z } from 'zod';
import type { Caveat, CaveatReference } from '../../records/caveat.ts';
import type { SourceReference } from '../../records/citation.ts';
import { LookupAnswer, type LookupMatch } from '../../records/lookup.ts';
import type { RecordOf, Resource } from '../../records/resources.ts';
import type { Source } from '../../records/source.ts';
import type { Statement } from '../../records/statement.ts';
import { nameText, pathOfPassage } from '../../records/text-name.ts';
import type { FoundPassage, Lookup } from '../../store/store.ts';
import { answerJson } from '../exchange/answer.ts';
import { findRecord, type Reading } from '../exchange/documents.ts';
import { wholeNumber } from '../query/numbers.ts';
import { route } from './route.ts';

const textLengthMax = 2000;

export const lookupQuery = z.strictObject({
  text: z.string().meta({
    description: `The sentence, up to ${textLengthMax} characters.`,
    example: 'rencontrer les Américains autant que nécessaire',
    maxLength: textLengthMax,
  }),
  limit: wholeNumber(1, 20, 5).meta({
    description: 'Maximum number of matches, 1 to 20.',
    example: 5,
  }),
});

export const findPassages = route({
  path: '/lookup',
  operationId: 'findPassages',
  tag: 'lookup',
  summary: 'Whose words are these?',
  description:
    'Paste a sentence as found elsewhere. The answer says where it was printed, who said it and ' +
    'which words differ. A passage that merely contains words that belong to another claim does ' +
    'not count. Nothing is forced: words that are in no text give an empty list, and ' +
    'so do words that are too few or too common to be recognised.',
  query: lookupQuery,
  success: {
    description: 'The nearest passages.',
    type: 'application/json',
    schema: LookupAnswer,
  },
  examples: {
    'word for word': {
      query: encodeURI('text=rencontrer les Américains autant que nécessaire&limit=1'),
    },
    'a misquote': {
      query: encodeURI(
        'text="Poutine croit pouvoir nous dépasser, mais nous ne bougerons pas"&limit=1',
      ),
    },
    'in no text': { query: encodeURI('text=Je n’ai jamais dit une chose pareille') },
  },
  answer: async (context) => answerJson(await lookUp(context, context.query)),
});

type LookupValues = z.output<typeof lookupQuery>;

export async function lookUp(
  { snapshot, address }: Reading,
  { text, limit }: LookupValues,
): Promise<LookupAnswer> {
  const lookup = await snapshot.findPassages(text, limit);
  const { passages, words, information, minimum } = lookup;
  return {
    data: await Promise.all(passages.map((each) => describeMatch({ snapshot, address }, each))),
    detail: explain(lookup),
    asked: { text, words, information, minimum },
    dataset: { version: snapshot.version },
  };
}

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
  const { earlier } = passage;
  const record = await read(reading, 'sources', sourceId);
  const source = describeSource(record);
  const language = record.language ?? 'und';
  const url = `${source.url}${pathOfPassage(earlier ?? record.sha256 ?? '', { start, end })}`;
  const text = record.earlier_texts.find(({ sha256 }) => nameText(sha256) === earlier);
  const statements = passage.statements.map((carrier) => describeCarrier(reading, carrier));
  const caveats = passage.caveats.map((id) => read(reading, 'caveats', id));
  return {
    match,
    similarity,
    passage: { source, language, exact, prefix, suffix, start, end, paragraph, url },
    printed_until: text?.until ?? null,
    words: passage.differences,
    statements: await Promise.all(statements),
    caveats: (await Promise.all(caveats)).map(describeCaveat),
  };
}

async function describeCarrier(
  reading: Reading,
  { id, position, covers }: FoundPassage['statements'][number],
): Promise<LookupMatch['statements'][number]> {
  const statement = await read(reading, 'statements', id);
  const { url, text, summary, form, act, actor, on_behalf_of, said } = statement;
  const { attribution, caveats, citations } = statement;
  const citation = citations[position] as Statement['citations'][number];
  const spoken = { id, url, text, summary, form, act, actor, on_behalf_of, said };
  return { ...spoken, attribution, caveats, citation, covers };
}

function describeSource(source: Source): SourceReference {
  const { id, kind, title, publisher, published, language, original_url, origin, url } = source;
  const printed = { id, kind, title, publisher, language, original_url, origin, url };
  if (published === null) return { ...printed, published };
  const { note: _, evidence: __, ...date } = published;
  return { ...printed, published: date };
}

function describeCaveat({ id, kind, severity, explanation, url }: Caveat): CaveatReference {
  return { id, kind, severity, explanation, url };
}

/** A record that another one refers to, so that it must be there. */
async function read<R extends Resource>(
  reading: Reading,
  resource: R,
  id: string,
): Promise<RecordOf<R>> {
  const record = await findRecord(reading, resource, id);
  if (!record) throw new Error(`${resource} has no ${id}`);
  return record;
}
