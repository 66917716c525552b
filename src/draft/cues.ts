// Finds in a sentence where somebody says something: verbs of saying with what has to follow them,
// phrases, "selon" and its like. Knows nothing of who speaks.
import type { Cue, CueScan, Group } from './cue.ts';
import { findFrames } from './frames.ts';
import type { Use } from './lexicon.ts';
import type { Token } from './tokens.ts';
import { endsModal, findAuxiliary, findGroup } from './verb-groups.ts';

export function listCues(scan: CueScan): Cue[] {
  const cues: Cue[] = [];
  for (let at = 0; at < scan.tokens.length; at++) {
    const cue = findPhrase(scan, at) ?? findAccording(scan, at) ?? findVerb(scan, at, cues.at(-1));
    if (!cue) continue;
    const last = cues.at(-1);
    // "a dit craindre": one act, which the second verb tells.
    if (last && cue.kind === 'infinitive' && cue.from - last.to <= 1 && cue.frame !== 'quote') {
      cues[cues.length - 1] = { ...last, to: cue.to, act: cue.act };
    } else cues.push(cue);
    at = Math.max(at, cue.to - 1);
  }
  return cues;
}

/** Whether these words stand there. */
function standsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, index) => tokens[at + index]?.lower === word);
}

function findPhrase(scan: CueScan, at: number): Cue | undefined {
  const { tokens, lexicon } = scan;
  const phrases = lexicon.phrases.get(tokens[at]?.lower ?? '') ?? [];
  const phrase = phrases.find(({ words }) => standsAt(tokens, at, words));
  if (!phrase) return undefined;
  const auxiliary = findAuxiliary(scan, at);
  const group: Group = {
    from: auxiliary?.from ?? at,
    to: at + phrase.words.length,
    kind: 'finite',
    inverted: auxiliary?.inverted,
  };
  return buildCue(scan, group, phrase.words.join(' '), [phrase.use]);
}

function findAccording({ tokens, lexicon }: CueScan, at: number): Cue | undefined {
  const sequences = lexicon.sequences('according');
  const words = sequences.find((one) => standsAt(tokens, at, one));
  if (!words) return undefined;
  const to = at + words.length;
  if (lexicon.is('accordingFirst', words.join(' ')) && !isFronted(tokens, at, to)) return undefined;
  return {
    from: at,
    to,
    kind: 'according',
    act: 'assertion',
    lemma: words.join(' '),
    frame: 'clause',
    inverted: undefined,
    complementizer: undefined,
  };
}

/** "Pour lui, …": a sentence begins with it, a person and a comma follow. */
function isFronted(tokens: readonly Token[], at: number, to: number): boolean {
  const isPerson = /^(?:\p{Lu}|lui$|elle$|eux$|elles$|le$|la$|l')/u.test(tokens[to]?.text ?? '');
  return at === 0 && isPerson && tokens.slice(to, to + 12).some(({ text }) => text === ',');
}

function findVerb(scan: CueScan, at: number, last: Cue | undefined): Cue | undefined {
  const { tokens, lexicon } = scan;
  for (const form of lexicon.forms.get(tokens[at]?.lower ?? '') ?? []) {
    const isWhole = form.before === undefined || tokens[at + 1]?.lower === form.before;
    const group = isWhole ? findGroup(scan, at, form, last) : undefined;
    const cue = group && buildCue(scan, group, form.lemma, form.uses);
    if (cue) return cue;
  }
  return undefined;
}

const frames = ['quote', 'clause', 'object'] as const;

function buildCue(
  scan: CueScan,
  group: Group,
  lemma: string,
  uses: readonly Use[],
): Cue | undefined {
  const { offered, complementizer } = findFrames(scan, group);
  for (const frame of frames) {
    const use = offered.has(frame) ? uses.find((one) => one.with.includes(frame)) : undefined;
    if (!use) continue;
    if (frame === 'object' && group.kind === 'infinitive' && !endsModal(scan, group.from)) continue;
    if (frame === 'object' && group.kind === 'passive' && !words.has(use.act)) continue;
    return { ...group, act: use.act, lemma, frame, complementizer };
  }
  return undefined;
}

/** Acts that somebody puts into words also where they are told in the passive. */
const words = new Set(['criticism', 'accusation', 'denial', 'refusal', 'praise', 'claim']);
