// What actors are called in the languages of the pages, read from their records before a page that
// names them is made.
import type { Actor } from '../../records/actor.ts';
import { languages } from '../../records/reference.ts';
import type { Snapshot } from '../../store/store.ts';
import type { Language } from '../../web/messages/messages.ts';

/** A language without an entry uses the usual name. */
type Names = Partial<Record<Language, string>>;

/** By publication and id. An actor has few names, and a page few actors. */
const caches = new WeakMap<object, Map<string, Names>>();

const namesMax = 10_000;

/** The names of the actors in the answers that one page is made of. */
export class ActorNames {
  private readonly snapshot: Snapshot;
  private readonly names = new Map<string, Names>();

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
  }

  /** @param answer of the API */
  async readFor(answer: object): Promise<void> {
    for (const id of listActorIds(answer)) {
      if (!this.names.has(id)) this.names.set(id, await findNames(this.snapshot, id));
    }
  }

  /** Undefined where the actor has no name of its own in this language. */
  readonly find = (id: string, language: Language): string | undefined =>
    this.names.get(id)?.[language];
}

/** Wherever an answer refers to an actor, counts by actors or says what a name was taken for. */
function listActorIds(answer: object): Set<string> {
  const ids = new Set<string>();
  collectIds(answer, ids);
  const { facets, resolved } = answer as {
    facets?: { actor?: { value: string }[]; voice?: { value: string }[] };
    resolved?: Record<string, { id: string }[]>;
  };
  for (const { value } of [facets?.actor ?? [], facets?.voice ?? []].flat()) ids.add(value);
  for (const { id } of Object.values(resolved ?? {}).flat()) ids.add(id);
  return ids;
}

function collectIds(value: object, ids: Set<string>): void {
  const { id, url } = value as { id?: unknown; url?: unknown };
  if (typeof url === 'string' && url.endsWith(`/actors/${id}`)) ids.add(id as string);
  for (const inner of Object.values(value)) {
    if (typeof inner === 'object' && inner !== null) collectIds(inner, ids);
  }
}

async function findNames(snapshot: Snapshot, id: string): Promise<Names> {
  const cache = caches.get(snapshot.manifest) ?? new Map<string, Names>();
  caches.set(snapshot.manifest, cache);
  const existing = cache.get(id);
  if (existing) return existing;
  if (cache.size >= namesMax) cache.clear();
  const document = await snapshot.findDocument('actors', id);
  const names = document ? readNames(JSON.parse(document.toString())) : {};
  cache.set(id, names);
  return names;
}

/** Records go by their English names, so only other languages have names of their own. */
function readNames({ kind, names }: Actor): Names {
  const read: Names = {};
  for (const language of languages.filter((each) => each !== 'en')) {
    const local = names.filter(({ lang }) => lang === language);
    // Unnamed people have no name but a description.
    const entry = kind === 'unnamed' ? local[0] : local.find((each) => each.kind === 'full');
    if (entry) read[language] = `${entry.name.slice(0, 1).toUpperCase()}${entry.name.slice(1)}`;
  }
  return read;
}
