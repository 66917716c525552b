// The project's own seeds have one thing a line, so that branches merge, and statements look as the
// review writes them. The codebook shows the same.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSeq, LineCounter, parse, parseDocument, visit } from 'yaml';
import type { Fields } from '../../src/draft/review/folder.ts';
import { renderDismissed, renderStatements } from '../../src/draft/review/seed-yaml.ts';

const seeds = join(import.meta.dirname, '../../seeds');
const read = (path: string) => readFileSync(join(seeds, path), 'utf8');

/** Of the articles that the project came with: what others add may be written otherwise. */
const sources = [
  'kremlin-leaks-2025-11-26',
  'miami-contacts-2025-12-18',
  'moscow-talks-2025-12-03',
  'peace-plan-leaks-2025-11',
  'washington-post-denial-2024-11-11',
];

/** Lists between brackets, and records between braces that do not end in their line. */
function findCrowded(yaml: string): string[] {
  const counter = new LineCounter();
  const crowded: string[] = [];
  visit(parseDocument(yaml, { lineCounter: counter }), {
    Collection: (_key, node) => {
      const [start = 0, end = 0] = node.range ?? [];
      const isLong = isSeq(node) ? node.items.length > 0 : yaml.slice(start, end).includes('\n');
      if (node.flow && isLong) crowded.push(`line ${counter.linePos(start).line}`);
    },
  });
  return crowded;
}

describe('one thing a line', () => {
  test.each(sources.map((id) => `sources/${id}`))('in %s', (folder) => {
    for (const file of ['source.yaml', 'statements.yaml']) {
      expect(findCrowded(read(`${folder}/${file}`))).toEqual([]);
    }
  });

  test('in the codebook, too', () => {
    const blocks = [...read('README.md').matchAll(/^```yaml\n(.*?)^```$/gms)];
    expect(blocks.length).toBeGreaterThan(15);
    expect(blocks.flatMap(([, yaml = '']) => findCrowded(yaml))).toEqual([]);
  });

  test('several are found', () => {
    expect(findCrowded('a: []\nb: { c: d }\ntopics: [x]\nnames:\n  - { a: [y, z] }\n')).toEqual([
      'line 3',
      'line 5',
    ]);
    expect(findCrowded('name:\n  {\n    en: a,\n  }\n')).toEqual(['line 2']);
  });
});

describe('the statements', () => {
  /** What the review never writes: it knows nothing that was published. */
  const later = / {4}(?:formerly|corrections):.*\n(?: {5,}.*\n)*/g;

  test.each(['moscow-talks-2025-12-03', 'miami-contacts-2025-12-18', 'peace-plan-leaks-2025-11'])(
    'look as the review writes them: %s',
    (id) => {
      const text = read(`sources/${id}/statements.yaml`)
        .replace(/^reports:\n(?:[ ].*\n|\n)*/m, '')
        .replace(later, '');
      const { statements, dismissed = [] } = parse(text) as {
        statements: Fields[];
        dismissed?: string[];
      };
      const { yaml, lines } = renderStatements(statements);
      expect(parse(yaml)).toEqual({ statements });
      const rendered = (yaml + renderDismissed(dismissed)).split('\n');
      expect(lines.map((line) => rendered[line - 1])).toEqual(
        statements.map((one) => `  - id: ${one.id}`),
      );
      const all = new Set(rendered);
      expect(text.split('\n').filter((line) => !all.has(line))).toEqual([]);
    },
  );
});

describe('what two branches add', () => {
  /** As git merges what .gitattributes names. */
  function merge(path: string, ...additions: [string, string]): string {
    const folder = mkdtempSync(join(tmpdir(), 'branches-'));
    const base = read(path);
    const files = [additions[0], '', additions[1]].map((addition, index) => {
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, base.replace(/^(?:member_of|roles):|$(?![\s\S])/m, `${addition}$&`));
      return file;
    });
    return execFileSync('git', ['merge-file', '--stdout', '--union', ...files], {
      encoding: 'utf8',
    });
  }

  test('to the topics is in both', () => {
    const [one, other] = ['water', 'heat'].map((id) => `- { id: ${id}, name: { en: A, fr: B } }\n`);
    const topics = parse(merge('topics.yaml', one as string, other as string)) as { id: string }[];
    expect(topics.slice(-2).map(({ id }) => id)).toEqual(['water', 'heat']);
    expect(topics).toHaveLength((parse(read('topics.yaml')) as unknown[]).length + 2);
  });

  test('to the names of an actor is in both', () => {
    const [one, other] = ['佩斯科夫', 'بيسكوف'].map(
      (name) => `  - { name: ${name}, lang: zh, kind: family }\n`,
    );
    const { names, roles } = parse(merge('actors/peskov.yaml', one as string, other as string));
    expect(names.slice(-2).map(({ name }: { name: string }) => name)).toEqual([
      '佩斯科夫',
      'بيسكوف',
    ]);
    expect(roles).toEqual(parse(read('actors/peskov.yaml')).roles);
  });

  test('is named in .gitattributes', () => {
    const attributes = readFileSync(join(seeds, '../.gitattributes'), 'utf8');
    expect(attributes).toContain(
      '\nseeds/topics.yaml merge=union\nseeds/actors/*.yaml merge=union\n',
    );
  });
});
