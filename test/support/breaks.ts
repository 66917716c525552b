// What a client of one OpenAPI document can no longer rely on in a later one. `src/README.md` says
// what counts as a break; what is added never does.

type Json = Readonly<Record<string, unknown>>;

/** Parameters may come to accept more, answers may not come to hold what is new to a client. */
type Way = 'parameter' | 'answer';

/** A pair of schemas at one place of both documents. */
interface Pair {
  where: string;
  way: Way;
  old: Json;
  current: Json;
}

/** One line a break, such as `GET /actors: the parameter "kind" is gone`; sorted, each once. */
export function listBreaks(old: object, current: object): string[] {
  return [...new Set(new Comparison(old as Json, current as Json).compare())].sort();
}

type Columns = Readonly<Record<string, readonly string[]>>;

/** Columns keep their names; new ones come at the end. */
export function listColumnBreaks(old: Columns, current: Columns): string[] {
  return Object.entries(old).flatMap(([table, columns]) => {
    const today = current[table];
    if (!today) return [`${table}.csv: the table is gone`];
    const gone = columns.filter((name) => !today.includes(name));
    const early = today
      .slice(0, columns.length - gone.length)
      .filter((name) => !columns.includes(name));
    return [
      ...gone.map((name) => `${table}.csv: the column "${name}" is gone`),
      ...early.map((name) => `${table}.csv: the column "${name}" is new, but not at the end`),
    ];
  });
}

class Comparison {
  private readonly breaks: string[] = [];
  private readonly compared = new Set<string>();
  private readonly old: Json;
  private readonly current: Json;

  constructor(old: Json, current: Json) {
    this.old = old;
    this.current = current;
  }

  compare(): string[] {
    for (const path of Object.keys(read(this.old, 'paths'))) {
      const [old, current] = [this.old, this.current].map((root) =>
        read(root, 'paths', path, 'get'),
      );
      if (!old || !current || isEmpty(current)) this.breaks.push(`GET ${path}: the path is gone`);
      else {
        this.compareParameters(`GET ${path}`, parametersOf(old), parametersOf(current));
        this.compareAnswers(`GET ${path}`, contentOf(old), contentOf(current));
      }
    }
    return this.breaks;
  }

  private compareParameters(where: string, old: Map<string, Json>, current: Map<string, Json>) {
    for (const [name, parameter] of old) {
      const next = current.get(name);
      const place = `${where}: the parameter "${name}"`;
      if (!next) this.breaks.push(`${place} is gone`);
      else {
        const schemas = { old: read(parameter, 'schema'), current: read(next, 'schema') };
        this.compareSchemas({ where: place, way: 'parameter', ...schemas });
      }
    }
    for (const [name, { required }] of current) {
      if (required && !old.get(name)?.required) {
        this.breaks.push(`${where}: the parameter "${name}" is required`);
      }
    }
  }

  private compareAnswers(where: string, old: Json, current: Json) {
    for (const [type, content] of Object.entries(old)) {
      if (!current[type]) this.breaks.push(`${where}: the answer is no longer ${type}`);
      else {
        const schemas = { old: read(content, 'schema'), current: read(current[type], 'schema') };
        this.compareSchemas({ where: `${where}: the answer`, way: 'answer', ...schemas });
      }
    }
  }

  /** Named schemas are compared once, under their name. */
  private compareSchemas(pair: Pair) {
    const { way } = pair;
    const name = nameOf(pair.old);
    const where = name ?? pair.where;
    const key = `${name} ${nameOf(pair.current)} ${way}`;
    if (name !== undefined && this.compared.has(key)) return;
    this.compared.add(key);
    const old = listAlternatives(pair.old, this.old);
    const current = listAlternatives(pair.current, this.current);
    for (const [kind, schema] of old) {
      const next = current.get(kind);
      if (!next) this.breaks.push(`${where} is no longer ${kind}`);
      else this.compareSame({ where, way, old: schema, current: next });
    }
    for (const kind of current.keys()) {
      if (way === 'answer' && !old.has(kind)) this.breaks.push(`${where} may be ${kind}`);
    }
  }

  /** Two schemas of one type. */
  private compareSame(pair: Pair) {
    const { where, way, old, current } = pair;
    const values = new Set(valuesOf(current));
    if (values.size > 0) {
      const gone = valuesOf(old).filter((value) => !values.has(value));
      for (const value of gone) this.breaks.push(`${where} is no longer ${value}`);
      if (valuesOf(old).length === 0) this.breaks.push(`${where} is one of a few values`);
    }
    if (way === 'parameter') this.compareBounds(pair);
    const items = { old: old.items as Json, current: current.items as Json };
    if (items.old && items.current) this.compareSchemas({ where: `${where}[]`, way, ...items });
    this.compareKeys(pair);
  }

  private compareBounds({ where, old, current }: Pair) {
    for (const bound of ['maximum', 'maxLength', 'maxItems']) {
      const next = Number(current[bound] ?? Infinity);
      if (next < Number(old[bound] ?? Infinity)) {
        this.breaks.push(`${where} has a ${bound} of ${next}`);
      }
    }
    for (const bound of ['minimum', 'minLength', 'minItems']) {
      const next = Number(current[bound] ?? -Infinity);
      if (next > Number(old[bound] ?? -Infinity)) {
        this.breaks.push(`${where} has a ${bound} of ${next}`);
      }
    }
    if (old.default !== current.default) {
      this.breaks.push(`${where} is ${JSON.stringify(current.default)} when it is not given`);
    }
  }

  private compareKeys({ where, way, old, current }: Pair) {
    const properties = read(current, 'properties');
    const required = new Set((current.required as string[] | undefined) ?? []);
    for (const [key, schema] of Object.entries(read(old, 'properties'))) {
      const place = `${where}.${key}`;
      const next = properties[key] as Json | undefined;
      if (!next) this.breaks.push(`${place} is gone`);
      else {
        const wasThere = (old.required as string[] | undefined)?.includes(key);
        if (wasThere && !required.has(key)) this.breaks.push(`${place} may be left out`);
        this.compareSchemas({ where: place, way, old: schema as Json, current: next });
      }
    }
  }
}

/** What stands under these keys, one below the other; empty when it is not there. */
function read(value: unknown, ...keys: string[]): Json {
  return keys.reduce((inner, key) => (inner[key] ?? {}) as Json, (value ?? {}) as Json);
}

const isEmpty = (value: Json) => Object.keys(value).length === 0;

const contentOf = (operation: Json) => read(operation, 'responses', '200', 'content');

function parametersOf({ parameters = [] }: Json): Map<string, Json> {
  return new Map((parameters as Json[]).map((parameter) => [String(parameter.name), parameter]));
}

const nameOf = ({ $ref }: Json) => ($ref as string | undefined)?.split('/').at(-1);

/** The values that a schema allows, when they are listed. */
const valuesOf = ({ enum: values, const: value }: Json) =>
  ((values as unknown[] | undefined) ?? (value === undefined ? [] : [value])).map(String);

/** The types of a schema: references resolved, unions taken apart, objects of a union merged. */
function listAlternatives(schema: Json, root: Json): Map<string, Json> {
  const target = schema.$ref ? read(root, ...String(schema.$ref).slice(2).split('/')) : schema;
  const union = (target.anyOf ?? target.oneOf) as Json[] | undefined;
  if (!union) {
    const types = [target.type ?? 'anything'].flat().map(String);
    return new Map(types.map((type) => [type, target]));
  }
  const alternatives = new Map<string, Json>();
  for (const [type, one] of union.flatMap((part) => [...listAlternatives(part, root)])) {
    const other = alternatives.get(type);
    alternatives.set(type, other ? merge(other, one) : one);
  }
  return alternatives;
}

/** A key that only one of them requires may be left out. */
function merge(one: Json, other: Json): Json {
  const required = ((one.required as string[]) ?? []).filter((key) =>
    ((other.required as string[]) ?? []).includes(key),
  );
  const values = [...valuesOf(one), ...valuesOf(other)];
  return {
    ...other,
    ...one,
    properties: { ...read(other, 'properties'), ...read(one, 'properties') },
    required,
    ...(values.length > 0 && { enum: values, const: undefined }),
  };
}
