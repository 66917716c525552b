// Which part of a person's name is the family name: only what a curator has said.
import type { Actor } from './actor.ts';

export interface PersonName {
  family: string;
  given: string;
}

/**
 * The name that a record goes by, divided at a curated family name that it ends or begins with;
 * undefined for whoever has none, and for what is no person.
 */
export function dividePersonName({
  kind,
  name,
  names,
}: Pick<Actor, 'kind' | 'name' | 'names'>): PersonName | undefined {
  if (kind !== 'person') return undefined;
  const families = names
    .filter((entry) => entry.kind === 'family')
    .map((entry) => entry.name)
    .sort((a, b) => b.length - a.length);
  for (const family of families) {
    if (name.endsWith(` ${family}`)) return { family, given: name.slice(0, -family.length - 1) };
    if (name.startsWith(`${family} `)) return { family, given: name.slice(family.length + 1) };
  }
  return undefined;
}

const suffix = /[\s,]+(?:jr|sr|junior|senior|ii|iii|iv)\.?$/i;

/**
 * What a person may be called beside others of the same family name: the curated family names, and
 * in scripts that have none the last word of the full names, or the first as in "Wang Yi".
 */
export function listFamilyNames({
  kind,
  name,
  names,
}: Pick<Actor, 'kind' | 'name' | 'names'>): string[] {
  if (kind !== 'person') return [];
  const curated = names.filter((entry) => entry.kind === 'family');
  const scripts = new Set(curated.map(({ script }) => script));
  const full = names.filter((entry) => entry.kind === 'full' && !scripts.has(entry.script));
  const others = [...(curated.length === 0 ? [name] : []), ...full.map((entry) => entry.name)];
  const at = curated.some((entry) => name.startsWith(`${entry.name} `)) ? 0 : -1;
  const derived = others.flatMap((one) => {
    const words = one.replace(suffix, '').split(/\s/);
    return words.length > 1 ? (words.at(at) as string) : [];
  });
  return [...curated.map((entry) => entry.name), ...derived];
}
