// The words of a language, read from lexicon/<language>/*.yaml: verbs of saying in all their forms,
// offices, names and small words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ActRules, Acts, buildActRules } from './act-rules.ts';
import { groupPhrases, PhraseGroup, type SayingPhrase } from './phrase-forms.ts';
import { buildTokenizer, type Token } from './tokens.ts';
import {
  buildForms,
  Ending,
  Irregular,
  listVerbForms,
  type VerbForm,
  VerbGroup,
} from './verb-forms.ts';
import { type Gender, Texts, Words } from './words.ts';

const Offices = z.strictObject({
  persons: z.strictObject({ both: Texts, m: Texts, f: Texts }),
  groups: Texts,
  organizations: Texts,
  documents: Texts,
  premodifiers: Texts,
  same: z.array(Texts),
  whole: Texts,
});

const Names = z.strictObject({
  female: Texts,
  male: Texts,
  demonyms: z.record(z.string(), z.string()),
});

export type HeadKind = 'person' | 'group' | 'organization' | 'document';
interface Head {
  kind: HeadKind;
  gender: Gender;
}

export interface Lexicon {
  language: string;
  tokenize: (text: string, from?: number, to?: number) => Token[];
  forms: ReadonlyMap<string, readonly VerbForm[]>;
  /** By their first word. */
  phrases: ReadonlyMap<string, readonly SayingPhrase[]>;
  heads: ReadonlyMap<string, Head>;
  premodifiers: ReadonlySet<string>;
  same: readonly (readonly string[])[];
  /** Offices whose last word alone is another office. */
  whole: readonly string[];
  demonyms: ReadonlyMap<string, string>;
  firstNames: ReadonlyMap<string, Gender>;
  words: z.infer<typeof Words>;
  /** Pronouns of several words. */
  pronounPhrases: readonly { words: string[]; gender: Gender }[];
  accordingTo: readonly { words: string[]; gender: Gender }[];
  /** How an adjective and an infinitive end. */
  adjective: RegExp;
  infinitive: RegExp;
  participle: RegExp;
  isAdverb: (word: string | undefined) => boolean;
  notNames: ReadonlySet<string>;
  /** Whether a word is one of the list of that name. */
  is: (list: ListName, word: string | undefined) => boolean;
  /** The phrases of that list, cut into lower-case words, longest first. */
  sequences: (list: ListName) => readonly string[][];
  summaries: Readonly<Record<string, string>>;
  acts: ActRules;
}

type ListName = {
  [Name in keyof z.infer<typeof Words>]: z.infer<typeof Words>[Name] extends string[]
    ? Name
    : never;
}[keyof z.infer<typeof Words>];

const folder = join(import.meta.dirname, 'lexicon');

export function listLanguages(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

const loaded = new Map<string, Lexicon>();

/** @param language one of `listLanguages` */
export function loadLexicon(language: string): Lexicon {
  const existing = loaded.get(language);
  if (existing) return existing;
  const lexicon = readLexicon(language);
  loaded.set(language, lexicon);
  return lexicon;
}

function readLexicon(language: string): Lexicon {
  const read = <T extends z.ZodType>(name: string, schema: T) =>
    schema.parse(parse(readFileSync(join(folder, language, `${name}.yaml`), 'utf8')));
  const words = read('words', Words);
  const names = read('names', Names);
  const offices = read('offices', Offices);
  const tokenize = buildTokenizer(language, words.abbreviations, words.notNames);
  const cut = (text: string) => tokenize(text).map(({ lower }) => lower);
  const listWithGender = (phrases: Readonly<Record<string, Gender>>) =>
    Object.entries(phrases).map(([phrase, gender]) => ({ words: cut(phrase), gender }));
  const sets = new Map<string, Set<string>>();
  const sequences = new Map<string, string[][]>();
  const adverbs = new Set(words.adverbs.map((one) => one.toLowerCase()));
  const adverb = new RegExp(words.adverb);
  const heads = listHeads(offices);
  const endings = read('endings', z.record(z.string(), Ending));
  const irregular = read('irregular', z.record(z.string(), Irregular));
  return {
    isAdverb: (word = '') => adverbs.has(word) || (adverb.test(word) && !heads.has(word)),
    language,
    tokenize,
    forms: buildForms(read('verbs', z.array(VerbGroup)), endings, irregular),
    phrases: groupPhrases(read('phrases', z.array(PhraseGroup)), cut, (lemma) =>
      listVerbForms(lemma, endings, irregular),
    ),
    heads,
    premodifiers: new Set(offices.premodifiers),
    same: offices.same,
    whole: offices.whole,
    demonyms: new Map(Object.entries(names.demonyms)),
    firstNames: new Map([
      ...names.male.map((name): [string, Gender] => [name, 'm']),
      ...names.female.map((name): [string, Gender] => [name, 'f']),
    ]),
    words,
    pronounPhrases: listWithGender(words.pronounPhrases),
    accordingTo: listWithGender(words.accordingTo),
    adjective: new RegExp(words.adjective),
    infinitive: new RegExp(words.infinitive),
    participle: new RegExp(words.participle),
    notNames: new Set(words.notNames),
    is: (list, word) => {
      const set = sets.get(list) ?? new Set(words[list].map((one) => one.toLowerCase()));
      sets.set(list, set);
      return word !== undefined && set.has(word);
    },
    sequences: (list) => {
      const cuts = sequences.get(list) ?? words[list].map(cut).sort((a, b) => b.length - a.length);
      sequences.set(list, cuts);
      return cuts;
    },
    summaries: read('summaries', z.record(z.string(), z.string())),
    acts: buildActRules(read('acts', Acts), cut, (word = '') => words.negations.includes(word)),
  };
}

function listHeads({ persons, groups, organizations, documents }: z.infer<typeof Offices>) {
  const heads = new Map<string, Head>();
  const add = (list: readonly string[], kind: HeadKind, gender: Gender) => {
    for (const word of list) heads.set(word.toLowerCase(), { kind, gender });
  };
  const all = [...persons.m, ...persons.f, ...persons.both];
  add(
    all.map((word) => `${word}s`),
    'group',
    'mp',
  );
  add(documents, 'document', null);
  add(organizations, 'organization', null);
  add(groups, 'group', 'mp');
  add(persons.m, 'person', 'm');
  add(persons.f, 'person', 'f');
  add(persons.both, 'person', null);
  return heads;
}
