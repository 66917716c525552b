// The parameters that some formats take besides those of the list.
import { z } from 'zod';
import { defaultOptions, type Format, type Options } from '../../formats/format.ts';
import { languages } from '../../records/reference.ts';

const parameters = {
  raw: flag('`1`: cells exactly as they are, even where they look like a formula.'),
  bom: flag(
    '`1`: with a byte order mark in front, by which spreadsheets that are opened with a double ' +
      'click know UTF-8.',
  ),
  lang: z
    .enum(languages)
    .default('en')
    .meta({ description: 'The language of names and explanations.' }),
};

type Parameters = Partial<typeof parameters>;

/** A format without an option refuses it like any other unknown parameter. */
export function optionsOf({ options = [] }: Format): Parameters {
  return Object.fromEntries(options.map((name) => [name, parameters[name]]));
}

export function readOptions(values: z.output<z.ZodObject<Parameters>>): Options {
  const { raw, bom, lang } = values as { raw?: string; bom?: string; lang?: Options['language'] };
  return { raw: raw === '1', bom: bom === '1', language: lang ?? defaultOptions.language };
}

function flag(description: string) {
  return z.enum(['0', '1']).default('0').meta({ description });
}
