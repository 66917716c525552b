// Seeds in which sources depend on each other in many ways, and edits of them, right and wrong, as
// curators make them.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildRandom } from './random.ts';
import { readRegister, register } from './releases.ts';
import { temporaryFolder, testSeeds } from './seeds.ts';

/** Texts by path. */
export type Files = Record<string, string>;

const gazette = (copy: number) => `sources/gazette-${copy}/statements.yaml`;
const herald = (copy: number) => `sources/herald-${copy}/statements.yaml`;
const published = (copy: string) => `sources/${copy}/source.yaml`;

/** Every source six times, with some ways from copy to copy. */
export function listLinkedSeeds(): Files {
  const files: Files = { ...testSeeds };
  const names =
    /(?<![\w-]|^kind: )(gazette|herald|transcript|anna-ready|boris-untrue|two-denials)(?![\w-])/gm;
  for (const copy of [1, 2, 3, 4, 5]) {
    for (const [path, text] of Object.entries(testSeeds)) {
      const [folder, id, name = ''] = path.split('/');
      if (folder !== 'sources') continue;
      const isText = name.endsWith('.txt');
      const copied = isText ? `${text}\nCopie ${copy}.\n` : text.replace(names, `$1-${copy}`);
      files[`sources/${id}-${copy}/${name}`] = copied;
    }
  }
  replace(files, herald(2), 'anna-ready-2', 'anna-ready-1');
  replace(files, herald(3), 'via: transcript-3', 'via: transcript-1');
  replace(files, gazette(3), 'statement: anna-ready-3', 'statement: anna-ready-4');
  const passage = '      - quote: Il a répété\n';
  const cited = `${passage}      - { source: gazette-5, quote: La rencontre }\n`;
  replace(files, published('gazette-4'), passage, cited);
  const date = (day: string) => `published: { edtf: ${day}, basis: inferred }`;
  replace(files, published('herald-2'), 'published: null', date('2025-12-02'));
  replace(files, published('transcript-1'), 'published: null', date('2025-12-02'));
  return files;
}

/** The same, once they were released and one statement was renamed. */
export function listReleasedSeeds(): Files {
  const folder = temporaryFolder();
  const files = listLinkedSeeds();
  writeFiles(folder, files);
  const { code, stderr } = register(folder);
  if (code !== 0) throw new Error(stderr);
  replace(files, gazette(5), 'statement: anna-ready-5', 'statement: anna-is-ready');
  replace(
    files,
    gazette(5),
    '- id: anna-ready-5',
    '- id: anna-is-ready\n    formerly: [anna-ready-5]',
  );
  replace(files, herald(5), 'anna-ready-5', 'anna-is-ready');
  return { ...files, ...readRegister(folder) };
}

export function replace(files: Files, path: string, passage: string, other: string): void {
  const text = files[path];
  if (!text?.includes(passage)) throw new Error(`${path} does not hold ${passage}`);
  files[path] = text.replace(passage, other);
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Makes a folder hold these files and no others. */
export function replaceFiles(folder: string, before: Files, now: Files): void {
  for (const path of Object.keys(before)) {
    if (now[path] !== undefined) continue;
    rmSync(join(folder, path));
    const parent = dirname(join(folder, path));
    if (readdirSync(parent).length === 0) rmSync(parent, { recursive: true });
  }
  const changed = Object.entries(now).filter(([path, text]) => before[path] !== text);
  writeFiles(folder, Object.fromEntries(changed));
}

export class Editor {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = buildRandom(seed);
  }

  isLucky(chance: number): boolean {
    return this.random() < chance;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)] as T;
  }

  /** Edits the files and says how. */
  edit(files: Files): string {
    const name = this.pick(Object.keys(edits));
    edits[name]?.(files, this);
    return name;
  }

  pickPath(files: Files, pattern: RegExp): string {
    return this.pick(Object.keys(files).filter((path) => pattern.test(path)));
  }

  /** Replaces one match. */
  replaceOne(files: Files, paths: RegExp, pattern: RegExp, pickOther: () => string): void {
    const path = this.pickPath(files, paths);
    const text = files[path] ?? '';
    const matches = [...text.matchAll(pattern)];
    if (matches.length === 0) return;
    const { 0: passage, index } = this.pick(matches);
    files[path] = text.slice(0, index) + pickOther() + text.slice(index + passage.length);
  }

  /** @param to nowhere: it is gone */
  moveSource(files: Files, to: string | undefined, isCopy = false): void {
    const id = this.pickPath(files, /^sources\/[^/]+\/source.yaml$/)?.split('/')[1];
    for (const path of Object.keys(files).filter((one) => one.startsWith(`sources/${id}/`))) {
      const text = files[path] as string;
      if (!isCopy) delete files[path];
      if (to) files[path.replace(`/${id}/`, `/${to}/`)] = text;
    }
  }
}

const sources = ['gazette', 'herald', 'transcript'];
const records = ['anna-ready', 'boris-untrue', 'two-denials'];
const shared = ['anna', 'boris', 'ministry', 'meeting', 'talks', 'truth'];
const ids = [
  ...[...sources, ...records].flatMap((id) => [id, ...[1, 2, 3, 4, 5, 9].map((n) => `${id}-${n}`)]),
  ...[...shared, 'anna-is-ready', 'nobody'],
];
const anyId = new RegExp(`(?<=[:[,] ?)(?:${ids.toReversed().join('|')})(?![\\w-])`, 'g');
const days = ['2025-11-30', '2025-12-02', '2025-12-03', '2025-12-04', '2025-12', '../2025-12-04'];

const sourceLines = [
  ...['draft: true', 'embargo: 2026-03-01', 'embargo: 2025-12-09', 'text: quotes', 'held: false'],
  ...['formerly: [gazette-9]', 'formerly: [gazette-1]', 'checked: { by: Zoe, on: 2026-01-01 }'],
  ...['added: 2026-02-01', 'defaults: { on_behalf_of: ministry }', 'note: Une note.', 'x: true'],
];
const statementLines = [
  ...['formerly: [anna-ready-9]', 'formerly: [anna-ready-1]', 'added: 2026-02-01', 'draft: [said]'],
  ...['events: [meeting]', 'speaks_for: none', 'via: transcript-2', 'via: gazette-4'],
  'corrections: [{ on: 2026-02-01, what: relations, was: null }]',
  'relations: [{ type: confirms, statement: boris-untrue-2 }]',
  'relations: [{ type: disputes, source: gazette-2, scope: [anna-ready-2] }]',
];

const yaml = /\.yaml$/;
const ofSources = /^sources\/.*yaml$/;
const ofShared = /^(actors|events|topics)/;

type Edit = (files: Files, editor: Editor) => void;

const edits: Record<string, Edit> = {
  'a line is gone': (files, editor) =>
    editor.replaceOne(files, /\.(yaml|csv)$/, /^.*\n/gm, () => ''),
  'a line is another': (files, editor) => {
    const line = editor.pick((files[editor.pickPath(files, yaml)] ?? '').split('\n'));
    editor.replaceOne(files, yaml, /^.*$/gm, () => line);
  },
  'an id is another': (files, editor) =>
    editor.replaceOne(files, ofSources, anyId, () => editor.pick(ids)),
  'an id is another in what is shared': (files, editor) =>
    editor.replaceOne(files, ofShared, anyId, () => editor.pick(ids)),
  'a date is another': (files, editor) =>
    editor.replaceOne(files, yaml, /\d{4}-\d\d(-\d\d)?/g, () => editor.pick(days)),
  'a source is copied': (files, editor) =>
    editor.moveSource(files, editor.pick(['copy-1', 'copy-2', 'herald-6']), true),
  'a source is renamed': (files, editor) =>
    editor.moveSource(files, editor.pick(['gazette-9', 'a', 'gazette-0'])),
  'a source is gone': (files, editor) => editor.moveSource(files, undefined),
  'a source says more': (files, editor) => {
    const path = editor.pickPath(files, /source\.yaml$/);
    files[path] = `${editor.pick(sourceLines)}\n${files[path]}`;
  },
  'a statement says more': (files, editor) =>
    editor.replaceOne(files, /gazette.*statements/, /(?<=- id: .*\n)/g, () => {
      return `    ${editor.pick(statementLines)}\n`;
    }),
  'a statement has another id everywhere': (files, editor) => {
    const [from, to] = [editor.pick(ids), `${editor.pick(ids)}-${editor.pick([1, 6, 7, 8, 9])}`];
    const places = new RegExp(`(?<=(?:id|statement)s?: \\[?)${from}(?![\\w-])`, 'g');
    for (const path of Object.keys(files).filter((one) => yaml.test(one))) {
      files[path] = (files[path] as string).replaceAll(places, to);
    }
  },
  'a text is another': (files, editor) => {
    const path = editor.pickPath(files, /article\.txt$/);
    const other = files[editor.pickPath(files, /article\.txt$/)] as string;
    files[path] = editor.pick([other, `${files[path]}\nUne phrase.\n`, 'Rien.\n', '?\n']);
  },
  'a text has another word': (files, editor) =>
    editor.replaceOne(files, /article\.txt$/, /\p{L}+/gu, () => 'Anna'),
  'a quote is another': (files, editor) =>
    editor.replaceOne(files, ofSources, /(?<=quote: )\S+/g, () => 'Anna'),
  'a summary is another': (files, editor) =>
    editor.replaceOne(files, ofSources, /(?<=summary: \{ en: )\S+/g, () => {
      return editor.pick(['Notes', 'Says', 'Affirme être prête à négocier, dit Anna']);
    }),
  'something is withdrawn': (files, editor) => {
    files['withdrawn.yaml'] =
      `- { id: ${editor.pick(ids)}, on: 2026-02-01, reason: { en: It is wrong., fr: Faux. } }\n`;
  },
  'an event is new': (files, editor) => {
    const path = editor.pick(['events/party.yaml', 'events/meeting.yaml']);
    files[path] = (testSeeds['events/meeting.yaml'] as string).replace(
      'source: gazette',
      `source: ${editor.pick(['gazette', 'gazette-2', 'gazette-3', 'herald'])}`,
    );
  },
  'a topic is new': (files) => {
    files['topics.yaml'] += '- { id: news, name: { en: News, fr: Nouvelles } }\n';
  },
  'an actor is new': (files, editor) => {
    files['actors/zoe.yaml'] = `kind: person\nname: ${editor.pick(['Zoe', 'Anna', 'Petrova'])}\n`;
  },
  'what is shared is as it was': (files) => {
    for (const [path, text] of Object.entries(testSeeds)) {
      if (ofShared.test(path)) files[path] = text;
    }
  },
};
