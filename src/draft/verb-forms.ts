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

/** By form; a verb of several groups has all their uses, in order. */
export function buildForms(
  groups: readonly z.infer<typeof VerbGroup>[],
  endings: Readonly<Record<string, z.infer<typeof Ending>>>,
  irregular: Readonly<Record<string, z.infer<typeof Irregular>>>,
) {
  const uses = new Map<string, Use[]>();
  for (const { verbs, ...use } of groups) {
    for (const verb of verbs) uses.set(verb, [...(uses.get(verb) ?? []), use]);
  }
  const forms = new Map<string, VerbForm[]>();
  for (const [verb, list] of uses) {
    const lemma = verb.replace(/^(?:se |s')/, '');
    const own: z.infer<typeof Irregular> =
      irregular[verb] ?? irregular[lemma] ?? conjugate(lemma, endings);
    const isReflexive = lemma !== verb;
    const { before } = own;
    const add = (kind: VerbForm['kind'], words: readonly string[]) => {
      for (const form of new Set(words)) {
        const entry = { lemma, uses: list, kind, isReflexive, before };
        forms.set(form, [...(forms.get(form) ?? []), entry]);
      }
    };
    add('finite', own.finite);
    add('participle', own.participle);
    add('gerund', [own.gerund]);
    add('infinitive', [lemma]);
  }
  return forms;
}

function conjugate(
  lemma: string,
  endings: Readonly<Record<string, z.infer<typeof Ending>>>,
): z.infer<typeof Ending> {
  const [ending = ''] = Object.keys(endings)
    .filter((one) => lemma.endsWith(one))
    .sort((a, b) => b.length - a.length);
  const stem = lemma.slice(0, lemma.length - ending.length);
  const { finite = [], participle = [], gerund = '' } = endings[ending] ?? {};
  const join = (one: string) => stem + one;
  return { finite: finite.map(join), participle: participle.map(join), gerund: join(gerund) };
}
