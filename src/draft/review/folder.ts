// Reads a draft: the article, its proposed statements, and the files of its source, of new actors
// and of new events. Nothing outside its folder is opened, and no link is followed.
import { hash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { Id } from '../../records/reference.ts';
import { decodeText } from '../../seed/read/text.ts';
import { ReviewError } from './error.ts';

export type Fields = Readonly<Record<string, unknown>>;

interface ProposedStatement {
  fields: Fields;
  /** What is written above it, such as statements it is near to. */
  hints: readonly string[];
}

export interface DraftFolder {
  id: string;
  folder: string;
  text: string;
  language: string;
  statements: readonly ProposedStatement[];
  /** By path inside the folder: source.yaml, actors/x.yaml, events/x.yaml. */
  files: ReadonlyMap<string, string>;
  /** Of everything above. */
  digest: string;
}

const bytesMax = 5 * 1024 * 1024;
const filesMax = 500;
const draftsMax = 10_000;

/** The ids of all drafts, sorted. */
export function listDrafts(drafts: string): string[] {
  return readEntries(drafts)
    .filter((entry) => entry.isDirectory() && Id.safeParse(entry.name).success)
    .map(({ name }) => name)
    .filter((name) => isFile(join(drafts, name, 'statements.yaml')))
    .sort()
    .slice(0, draftsMax);
}

/** @throws ReviewError when there is no such draft, or it cannot be read */
export function readDraft(drafts: string, id: string): DraftFolder {
  const folder = join(drafts, id);
  if (!Id.safeParse(id).success || !isFolder(folder)) {
    throw new ReviewError(`there is no draft "${id}"`, 404);
  }
  const text = readText(folder, 'article.txt').normalize('NFC');
  const yaml = readText(folder, 'statements.yaml');
  const files = new Map([['source.yaml', readText(folder, 'source.yaml')]]);
  for (const kind of ['actors', 'events']) {
    for (const name of isFolder(join(folder, kind)) ? listYaml(join(folder, kind)) : []) {
      files.set(`${kind}/${name}`, readText(folder, `${kind}/${name}`));
    }
  }
  const source = parseMap(files.get('source.yaml') as string, 'source.yaml');
  const language = typeof source.language === 'string' ? source.language : 'und';
  const digest = hash('sha256', JSON.stringify([text, yaml, ...files]));
  return { id, folder, text, language, statements: parseStatements(yaml), files, digest };
}

function listYaml(folder: string): string[] {
  return readEntries(folder)
    .filter((entry) => entry.isFile() && /^[a-z0-9-]{1,120}\.yaml$/.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .slice(0, filesMax);
}

function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

const isFolder = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory();
const isFile = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isFile();

function readText(folder: string, name: string): string {
  const path = join(folder, name);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new ReviewError(`${path} is missing, or is no regular file`, 422);
  if (stats.size > bytesMax) throw new ReviewError(`${path} is larger than 5 MiB`, 422);
  const text = decodeText(readFileSync(path));
  if (text === undefined) throw new ReviewError(`${path} is not UTF-8`, 422);
  return text;
}

function parseStatements(yaml: string): ProposedStatement[] {
  const document = parseDocument(yaml);
  const [error] = document.errors;
  if (error) throw new ReviewError(`statements.yaml: ${error.message}`, 422);
  const list = document.get('statements');
  if (!isSeq(list)) return [];
  return list.items.filter(isMap).map((item, index) => ({
    fields: item.toJS(document) as Fields,
    hints: listComments([item.commentBefore, index === 0 ? list.commentBefore : null]),
  }));
}

const listComments = (comments: readonly (string | null | undefined)[]) =>
  comments
    .flatMap((comment) => comment?.split('\n') ?? [])
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The value of a YAML text that must be a map. @throws ReviewError */
export function parseMap(yaml: string, name: string): Fields {
  const document = parseDocument(yaml);
  const [error] = document.errors;
  if (error) throw new ReviewError(`${name}: ${error.message.split('\n')[0]}`, 422);
  const value: unknown = document.toJS();
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new ReviewError(`${name}: write "key: value" lines`, 422);
  }
  return value as Fields;
}
