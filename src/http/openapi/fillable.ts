// The document as Swagger UI fills its forms from it: it puts every `example` into its field, and
// all filters at once find nothing. So examples of filters can be chosen, and are not chosen.
import type { buildDocument, Parameter } from './document.ts';

type Document = Awaited<ReturnType<typeof buildDocument>>;

/** A copy; the document itself is what other tools get. */
export function fillable(document: Document): Document {
  const paths = Object.entries(document.paths ?? {}).map(([path, { get }]) => {
    const parameters = get?.parameters?.map((one) => offerExample(one as Parameter));
    return [path, { get: { ...get, ...(parameters && { parameters }) } }];
  });
  return { ...document, paths: Object.fromEntries(paths) } as Document;
}

/** A list of names or ids is a line of text, its values joined by commas. */
function offerExample(parameter: Parameter): Parameter {
  const { example, required, schema, ...rest } = parameter;
  if (example === undefined || required) return parameter;
  const isText = schema.type === 'array' && !schema.items?.enum && !schema.items?.$ref;
  const value = isText ? [example].flat().join(',') : example;
  return {
    ...rest,
    schema: isText ? { type: 'string' } : schema,
    examples: {
      none: { summary: 'all', value: isText || schema.type === 'string' ? '' : undefined },
      example: { summary: String(value), value },
    },
  };
}
