// What actors are called in the language of a page, read from their records.
import type { Actor } from '../../records/actor.ts';
import type { Dataset } from '../../store/sqlite/dataset.ts';
import type { Language } from '../../web/messages/messages.ts';

/** Per dataset, by language and id. An actor has few names, and a page few actors. */
const known = new WeakMap<Dataset, Map<string, string | undefined>>();

const namesMax = 10_000;

/** Undefined where the actor has no name of its own in this language. */
export function findActorName(dataset: Dataset, id: string, language: Language) {
  if (language === 'en') return undefined;
  const names = known.get(dataset) ?? new Map<string, string | undefined>();
  known.set(dataset, names);
  const key = `${language} ${id}`;
  if (names.has(key)) return names.get(key);
  if (names.size >= namesMax) names.clear();
  const name = readName(dataset, id, language);
  names.set(key, name);
  return name;
}

function readName(dataset: Dataset, id: string, language: Language): string | undefined {
  const document = dataset.findDocument('actors', id);
  if (!document) return undefined;
  const { kind, names } = JSON.parse(document.toString()) as Actor;
  const own = names.filter(({ lang }) => lang === language);
  // Unnamed people have no name but a description.
  const wanted = kind === 'unnamed' ? own[0] : own.find((entry) => entry.kind === 'full');
  return wanted && `${wanted.name.slice(0, 1).toUpperCase()}${wanted.name.slice(1)}`;
}
