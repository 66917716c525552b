// Verbs of saying in all their forms, made from the infinitive by its ending, else listed.
import { z } from 'zod';
import { StatementAct } from '../records/statement.ts';

const Frame = z.enum(['quote', 'that', 'clause', 'object', 'alone']);

export const Use = z.strictObject({
  act: StatementAct,
  with: z.array(Frame),
  /** What somebody feels, who need not say it. */
  attitude: z.boolean().default(false),
});
export type Use = z.infer<typeof Use>;

export const VerbGroup = Use.extend({ verbs: z.array(z.string()) });
export const Ending = z.strictObject({
  finite: z.array(z.string()),
  participle: z.array(z.string()),
  gerund: z.string(),
});
export const Irregular = Ending.extend({ before: z.string().optional() });

export interface VerbForm {
  lemma: string;
  uses: Use[];
  kind: 'finite' | 'participle' | 'gerund' | 'infinitive';
  isReflexive: boolean;
  /** A word that has to follow, such as "out" of "point out". */
  before: string | undefined;
}

type Endings = Readonly<Record<string, z.infer<typeof Ending>>>;
type Irregulars = Readonly<Record<string, z.infer<typeof Irregular>>>;

/** By form; a verb of several groups has all their uses, in order. */
export function buildForms(
  groups: readonly z.infer<typeof VerbGroup>[],
  endings: Endings,
  irregular: Irregulars,
) {
  const uses = new Map<string, Use[]>();
  for (const { verbs, ...use } of groups) {
    for (const verb of verbs) uses.set(verb, [...(uses.get(verb) ?? []), use]);
  }
  const forms = new Map<string, VerbForm[]>();
  for (const [verb, list] of uses) {
    const lemma = withoutReflexive(verb);
    const isReflexive = lemma !== verb;
    const before = irregular[verb]?.before ?? irregular[lemma]?.before;
    for (const { form, kind } of listVerbForms(verb, endings, irregular)) {
      const entry = { lemma, uses: list, kind, isReflexive, before };
      forms.set(form, [...(forms.get(form) ?? []), entry]);
    }
  }
  return forms;
}

const withoutReflexive = (verb: string) => verb.replace(/^(?:se |s')/, '');

/** Every form of a verb once for each kind, the infinitive last. */
export function listVerbForms(verb: string, endings: Endings, irregular: Irregulars) {
  const lemma = withoutReflexive(verb);
  const own = irregular[verb] ?? irregular[lemma] ?? conjugate(lemma, endings);
  const list = (kind: VerbForm['kind'], words: readonly string[]) =>
    [...new Set(words)].map((form) => ({ form, kind }));
  return [
    ...list('finite', own.finite),
    ...list('participle', own.participle),
    ...list('gerund', [own.gerund]),
    ...list('infinitive', [lemma]),
  ];
}

function conjugate(lemma: string, endings: Endings): z.infer<typeof Ending> {
  const [ending = ''] = Object.keys(endings)
    .filter((one) => lemma.endsWith(one))
    .sort((a, b) => b.length - a.length);
  const stem = lemma.slice(0, lemma.length - ending.length);
  const { finite = [], participle = [], gerund = '' } = endings[ending] ?? {};
  const join = (one: string) => stem + one;
  return { finite: finite.map(join), participle: participle.map(join), gerund: join(gerund) };
}
