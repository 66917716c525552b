// The layers and the style that the architecture promises, held against the source files.
// Each rule is also shown a breach, so that it can fail.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layers } from './support/layers.ts';

const root = join(import.meta.dirname, '..');

interface File {
  /** Relative to the project, with forward slashes. */
  path: string;
  text: string;
}

const listFiles = (folder: string): File[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.ts$/.test(name) && !name.includes('node_modules'))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const source = listFiles('src');
const tests = listFiles('test');

/** What a file imports, as it is written; types count as well, text that is code does not. */
const listImports = ({ text }: File): string[] =>
  [
    ...text.matchAll(/^(?:import|export)\b[^;']*?\bfrom '([^']+)'/gm),
    ...text.matchAll(/^import '([^']+)'/gm),
    ...withoutTemplates(text).matchAll(/\bimport\('([^']+)'\)/g),
  ].map(([, target]) => target as string);

const withoutTemplates = (text: string) => text.replace(/\x60(?:[^\x60\\]|\\.)*\x60/gs, '');

const layerOf = (path: string) => path.split('/')[1] as string;

function checkImports(file: File): string[] {
  const own = layerOf(file.path);
  if (own === 'main') return [];
  const layer = layers[own];
  if (!layer) return [`${file.path} is in no known layer`];
  return listImports(file)
    .filter((target) => {
      if (target.startsWith('.')) {
        const imported = layerOf(posix.join(dirname(file.path), target));
        return imported !== own && !layer.layers.includes(imported);
      }
      if (target.startsWith('node:')) return !layer.node;
      return !layer.packages.some((name) => target === name || target.startsWith(`${name}/`));
    })
    .map((target) => `${file.path} imports ${target}`);
}

/** Circles of imports, each by one way through it; types count as well. */
function checkCircles(files: readonly File[]): string[] {
  const imports = new Map(
    files.map((file) => [
      file.path,
      listImports(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => posix.join(dirname(file.path), target)),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]) => {
    const start = way.indexOf(path);
    if (start >= 0) circles.push([...way.slice(start), path].join(' -> '));
    if (start >= 0 || done.has(path)) return;
    for (const target of imports.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return circles;
}

/** The code without comments and texts. */
const stripped = (text: string) =>
  withoutTemplates(text)
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");

const synchronous = ['records', 'text', 'search', 'formats', 'web'];

/** Hands searches to another thread, which has to be waited for. */
const asynchronous = 'src/search/offload.ts';

function checkSynchronous(file: File): string[] {
  if (!synchronous.includes(layerOf(file.path)) || file.path === asynchronous) return [];
  const found = /\b(?:async|await|Promise)\b/.exec(stripped(file.text));
  return found ? [`${file.path} holds ${found[0]}`] : [];
}

function checkEnvironment(file: File): string[] {
  if (file.path === 'src/main/config.ts' || !/\bprocess\.env\b/.test(stripped(file.text)))
    return [];
  return [`${file.path} reads process.env`];
}

function checkHeader({ path, text }: File): string[] {
  const lines = text.replace(/^#!.*\n/, '').split('\n');
  const length = lines.findIndex((line) => !line.startsWith('// '));
  return length >= 1 && length <= 3 ? [] : [`${path} opens with ${length} lines of comment`];
}

/** Texts and patterns: data, and as long as it is. \x60 is the mark of a template. */
const data =
  /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\x60(?:[^\x60\\]|\\.)*\x60|\/(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\//g;

function checkLines({ path, text }: File): string[] {
  let inTemplate = false;
  return text.split('\n').flatMap((line, index) => {
    const isComment = /^\s*(?:\/\/|\/?\*)/.test(line);
    const marks = isComment ? 0 : (line.match(/(?<!\\)\x60/g)?.length ?? 0);
    const isText = inTemplate || marks % 2 === 1;
    if (marks % 2 === 1) inTemplate = !inTemplate;
    const { length } = isComment ? line : line.replace(data, "''");
    return isText || length <= 100 ? [] : [`${path}:${index + 1} has ${length} columns`];
  });
}

/** The dictionaries of the pages are data. */
function checkLength({ path, text }: File): string[] {
  if (path.startsWith('src/web/messages/')) return [];
  const lines = text.split('\n').length - 1;
  return lines <= 300 ? [] : [`${path} has ${lines} lines`];
}

/** Functions and methods, told by the indentation of their first and last line. */
function checkFunctions({ path, text }: File): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, start) => {
    const opening =
      /^(\s*)(?:export )?(?:default )?(?:async )?(?:function\*? |(?:private |static )*\w+\().*\{$/;
    const indent = opening.exec(line)?.[1];
    if (indent === undefined || indent.length > 2) return [];
    const length = lines.slice(start).indexOf(`${indent}}`) + 1;
    return length > 70 ? [`${path}:${start + 1} is a function of ${length} lines`] : [];
  });
}

/** As ES modules Drizzle would take a second to load. */
function checkDrizzle({ path, text }: File): string[] {
  if (basename(path) === 'drizzle.ts') return [];
  const imports = text.matchAll(/^(?:import(?! type)|export)\b[^;']*?'(drizzle-orm[^']*)'/gm);
  return imports.map(([, target]) => `${path} takes values from ${target}`).toArray();
}

/** Errors are told apart by their name, also in logs and in threads that lose their class. */
function checkErrors({ path, text }: File): string[] {
  const classes = text.matchAll(/\bclass (\w+) extends \w*Error \{\n? *(.*)/g);
  return classes
    .filter(([, name = '', first = '']) => {
      return !name.endsWith('Error') || first !== `override readonly name = '${name}';`;
    })
    .map(([, name]) => `${path} has the error ${name} without its name`)
    .toArray();
}

/** Fields, accessors and methods by the class they stand in; classes begin in the first column. */
function listMembers({ path, text }: File): [string, string][] {
  const classes = text.matchAll(/^(?:export )?class (\w+).*?\{\n(.*?)^\}/gms).toArray();
  return classes.flatMap(([, name, body = '']) =>
    body
      .matchAll(/^ {2}(?:(?:private|static|readonly|async|get|set) )*(\w+)(?=[(<?:;!]| =)/gm)
      .map(([, member = '']): [string, string] => [`${path} ${name}`, member])
      .filter(([, member]) => member !== 'constructor')
      .toArray(),
  );
}

/**
 * What nobody reads; Knip sees exports only, and Biome only what is private. A storage is asked by
 * the names of its methods.
 */
function checkMembers(files: readonly File[]): string[] {
  const code = files.map(({ text }) => text.replace(/\/\*.*?\*\/|\/\/.*?$/gms, '')).join('\n');
  const isRead = (member: string) =>
    new RegExp(
      `\\.${member}\\b|\\{[^{}]*\\b${member}\\b[^{}]*\\}(?: =|:) |\\b(?:ask|read)(?:Each)?\\(\\s*'${member}'`,
    ).test(code);
  return files
    .flatMap(listMembers)
    .filter(([, member]) => !isRead(member))
    .map(([owner, member]) => `${owner} has ${member}, which nobody reads`);
}

/** What is written as SQL stands in these files; all other queries use the builder of Drizzle. */
const sqlFiles = [
  'src/store/sqlite/raw-queries.ts',
  // Creates a file and fills it.
  'src/store/sqlite/file.ts',
  'src/store/sqlite/inserter.ts',
  // Has no tables.
  'src/publication/lock.ts',
];

function checkSql({ path, text }: File): string[] {
  if (sqlFiles.includes(path)) return [];
  const calls = stripped(text).matchAll(
    /\.prepare(?:<[^;]*?>)?\(\s*[^)\s]|\b(?:\$?client|lock|db)\.exec\(|\bdb\.(?:run|all|get|values)\(/g,
  );
  return calls.map(([call]) => `${path} runs SQL of its own: ${call}`).toArray();
}

/** A command by its entry file, which an old Node must be able to parse. */
function checkCommand({ path, text }: File): string[] {
  const name = basename(path, '.ts');
  const code = text.replace(/^\/\/ .*\n/gm, '');
  const expected = `await import('./node-version.ts');\nawait import('./${name}-command.ts');\n`;
  const checked = code.replace("await import('./enough-files.ts');\n", '');
  return checked === expected
    ? []
    : [`${path} does more than check the machine and import the command`];
}

const commands = source.flatMap(
  ({ path }) => /^src\/main\/(.+)-command\.ts$/.exec(path)?.[1] ?? [],
);

/** What people, images and jobs run must be an entry file. */
function checkStarts({ path, text }: File): string[] {
  return text
    .matchAll(/\b(?:src|dist)\/main\/([\w-]+)\.[jt]s\b/g)
    .filter(([, name]) => !commands.includes(name as string))
    .map(([start]) => `${path} starts ${start}`)
    .toArray();
}

const file = (path: string, text: string): File => ({ path, text });

describe('the layers', () => {
  test('import only what stands above them', () => {
    expect(source.flatMap(checkImports)).toEqual([]);
  });

  test('are all there, and their imports are seen', () => {
    const seen = new Set(source.map(({ path }) => layerOf(path)));
    const rooms = seen.values().filter((name) => !name.includes('.'));
    expect(rooms.toArray().sort()).toEqual([...Object.keys(layers), 'main'].sort());
    const imports = source.flatMap((from) => listImports(from).map((to) => `${from.path} ${to}`));
    expect(imports).toContain('src/store/sqlite/file.ts better-sqlite3');
    expect(imports).toContain('src/seed/pipeline.ts ../store/sqlite/file.ts');
    expect(imports.length).toBeGreaterThan(300);
  });

  test.each([
    ['src/records/x.ts', "import { a } from '../store/a.ts';"],
    ['src/records/x.ts', "import { readFileSync } from 'node:fs';"],
    ['src/records/x.ts', "import Database from 'better-sqlite3';"],
    ['src/seed/x.ts', "import type { A } from '../http/a.ts';"],
    ['src/seed/x.ts', "import {\n  a,\n  b,\n} from 'better-sqlite3';"],
    ['src/http/x.ts', "export { a } from '../seed/a.ts';"],
    ['src/http/routes/x.ts', "import { a } from '../../seed/a.ts';"],
    ['src/http/x.ts', "import 'drizzle-orm/sqlite-core';"],
    ['src/store/x.ts', "const a = await import('../seed/a.ts');"],
    ['src/formats/x.ts', "import { a } from '../main/config.ts';"],
    ['src/text/x.ts', "import { a } from '../records/a.ts';"],
    ['src/search/x.ts', "import { a } from '../records/a.ts';"],
    ['src/other/x.ts', ''],
  ])('in a file %s that says %j are refused', (path, text) => {
    expect(checkImports(file(path, text))).toHaveLength(1);
  });

  test('have no circle of imports', () => {
    expect(checkCircles(source)).toEqual([]);
  });

  test.each([
    [
      'two files',
      { 'src/web/a.ts': "import type { B } from './b.ts';", 'src/web/b.ts': "import './a.ts';" },
      ['src/web/a.ts -> src/web/b.ts -> src/web/a.ts'],
    ],
    [
      'three files behind another one',
      {
        'src/web/a.ts': "import { b } from './parts/b.ts';",
        'src/web/parts/b.ts': "export { c } from './c.ts';",
        'src/web/parts/c.ts': "import type { D } from '../d.ts';",
        'src/web/d.ts': "import type { B } from './parts/b.ts';",
      },
      ['src/web/parts/b.ts -> src/web/parts/c.ts -> src/web/d.ts -> src/web/parts/b.ts'],
    ],
    [
      'a file and itself',
      { 'src/web/a.ts': "import type { A } from './a.ts';" },
      ['src/web/a.ts -> src/web/a.ts'],
    ],
  ])('in a circle of %s are refused', (_what, texts, circles) => {
    const files = Object.entries(texts).map(([path, text]) => file(path, text));
    expect(checkCircles(files)).toEqual(circles);
  });

  test('of one file by two others are no circle', () => {
    const files = [
      file('src/web/a.ts', "import './b.ts';\nimport './c.ts';"),
      file('src/web/b.ts', "import './c.ts';"),
      file('src/web/c.ts', ''),
    ];
    expect(checkCircles(files)).toEqual([]);
  });
});

describe('the commands', () => {
  test('begin in a file that only checks the machine and imports the command', () => {
    const entries = commands.map((name) => `src/main/${name}.ts`);
    expect(entries).toContain('src/main/serve.ts');
    const files = source.filter(({ path }) => entries.includes(path));
    expect(files.map(({ path }) => path)).toEqual(entries);
    expect(files.flatMap(checkCommand)).toEqual([]);
    const version = source.find(({ path }) => path === 'src/main/node-version.ts') as File;
    expect(listImports(version)).toEqual([]);
  });

  test('are started there', () => {
    const starters = ['package.json', 'Dockerfile', 'docker-compose.yml'].map((path) =>
      file(path, readFileSync(join(root, path), 'utf8')),
    );
    expect(starters.flatMap(checkStarts)).toEqual([]);
  });

  const right = "// a\nawait import('./node-version.ts');\nawait import('./x-command.ts');\n";
  test.each([
    ['a static import', checkCommand, `import { a } from './a.ts';\n${right}`],
    ['no check', checkCommand, "// a\nawait import('./x-command.ts');\n"],
    ['code of its own', checkCommand, `${right}const a = b ?? c;\n`],
    ['a start behind the check', checkStarts, '"node dist/main/serve-command.js"'],
  ])('with %s are refused', (_what, check, text) => {
    expect(checkCommand(file('src/main/x.ts', right))).toEqual([]);
    expect(check(file('src/main/x.ts', text))).toHaveLength(1);
  });
});

describe('the style', () => {
  const rules = {
    checkSynchronous,
    checkEnvironment,
    checkLength,
    checkFunctions,
    checkErrors,
    checkDrizzle,
  };

  test.each(Object.entries(rules))('%s holds in every source file', (_rule, check) => {
    expect(source.flatMap(check)).toEqual([]);
  });

  test.each(Object.entries({ checkHeader, checkLines }))(
    '%s holds in every source file and every test',
    (_rule, check) => {
      expect([...source, ...tests].flatMap(check)).toEqual([]);
    },
  );

  test('classes have no dead members', () => {
    expect(source.flatMap(listMembers).length).toBeGreaterThan(50);
    expect(checkMembers(source)).toEqual([]);
    const used = file(
      'src/x.ts',
      'class A {\n  readonly b = 1;\n  c() {\n    return this.b;\n  }\n}\n',
    );
    expect(checkMembers([used])).toEqual(['src/x.ts A has c, which nobody reads']);
    expect(checkMembers([used, file('src/y.ts', 'const { c } = new A();')])).toEqual([]);
  });

  test('SQL is written in few files', () => {
    const found = source.filter((from) => checkSql(from).length > 0).map(({ path }) => path);
    expect(found).toEqual([]);
    for (const path of sqlFiles) {
      const { text } = source.find((from) => from.path === path) as File;
      expect(checkSql(file('src/x.ts', text)), path).not.toEqual([]);
    }
  });

  const long = 'x'.repeat(101);
  test.each([
    [
      'async code in a synchronous layer',
      checkSynchronous,
      'src/search/x.ts',
      'async function a() {}',
    ],
    ['a promise there', checkSynchronous, 'src/records/x.ts', 'const a = Promise.resolve();'],
    [
      'another reader of the environment',
      checkEnvironment,
      'src/main/x.ts',
      'const { A } = process.env;',
    ],
    ['no header', checkHeader, 'src/x.ts', "import 'a';\n"],
    ['a header of four lines', checkHeader, 'src/x.ts', '// a\n// b\n// c\n// d\n'],
    ['a long line', checkLines, 'src/x.ts', `const ${long} = 1;`],
    ['a long comment', checkLines, 'src/x.ts', `// ${long}`],
    ['a long line with a text', checkLines, 'src/x.ts', `call('a', ${long});`],
    ['a long file', checkLength, 'src/x.ts', '\n'.repeat(301)],
    [
      'a long function',
      checkFunctions,
      'src/x.ts',
      `export function a() {\n${'  b();\n'.repeat(69)}}\n`,
    ],
    [
      'a long method',
      checkFunctions,
      'src/x.ts',
      `class A {\n  b() {\n${'    c();\n'.repeat(69)}  }\n}\n`,
    ],
    [
      'another import of Drizzle',
      checkDrizzle,
      'src/store/x.ts',
      "import { eq } from 'drizzle-orm';",
    ],
    ['an error without a name', checkErrors, 'src/x.ts', 'class AError extends Error {}'],
    [
      'an error with the name of another',
      checkErrors,
      'src/x.ts',
      "class AError extends Error {\n  override readonly name = 'BError';\n}",
    ],
    [
      'an error that is not called one',
      checkErrors,
      'src/x.ts',
      "export class Failure extends AError {\n  override readonly name = 'Failure';\n}",
    ],
  ])('refuses %s', (_what, check, path, text) => {
    expect(check(file(path, text))).toHaveLength(1);
  });

  test.each([
    [
      'the word async in a comment or a text',
      checkSynchronous,
      'src/search/x.ts',
      "// async\nconst a = 'await';",
    ],
    ['async code elsewhere', checkSynchronous, 'src/http/x.ts', 'async function a() {}'],
    ['types of Drizzle', checkDrizzle, 'src/store/x.ts', "import type { SQL } from 'drizzle-orm';"],
    ['a long text', checkLines, 'src/x.ts', `  '${long}',`],
    ['a query of the builder', checkSql, 'src/store/x.ts', 'db.select().from(a).prepare();'],
    [
      'a header behind the line for the shell',
      checkHeader,
      'src/x.ts',
      '#!/usr/bin/env node\n// a\n\n',
    ],
    [
      'a function of 70 lines',
      checkFunctions,
      'src/x.ts',
      `function a() {\n${'  b();\n'.repeat(68)}}\n`,
    ],
  ])('allows %s', (_what, check, path, text) => {
    expect(check(file(path, text))).toEqual([]);
  });
});
