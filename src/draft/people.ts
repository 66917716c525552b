// Who is who in one article: a surname is the person of the full name, an office the person who is
// named with it, and a spelling that the database knows its actor.
import { foldName } from '../text/names.ts';
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './names.ts';
import type { Token } from './tokens.ts';
import type { Gender } from './words.ts';

/** An actor of the database, as far as it helps to recognise them. */
export interface KnownActor {
  id: string;
  kind: string;
  /** The usual name in the language of the article. */
  name: string;
  spellings: string[];
  roles: string[];
}

export interface Person {
  name: string;
  id: string | null;
  gender: Gender;
  /** Offices as printed beside the name. */
  roles: string[];
}

export interface Place {
  tokens: readonly Token[];
  text: string;
}

interface Office {
  words: string[];
  person: Person;
  /** Where it is printed; 0 when only the database tells it. */
  at: number;
}

/** No article names as many who hold one office. */
const holdersMax = 300;

export const printed = ({ tokens, text }: Place, [from, to]: [number, number]): string =>
  text.slice((tokens[from] as Token).start, (tokens[to - 1] as Token).end);

export class People {
  private readonly lexicon: Lexicon;
  private readonly actors: ReadonlyMap<string, KnownActor>;
  /** By folded demonym. */
  private readonly countries: ReadonlyMap<string, string>;
  private readonly persons = new Map<string, Person>();
  /** By each word of a name of several words. */
  private readonly byWord = new Map<string, Person[]>();
  /** By each of their words. */
  private readonly offices = new Map<string, Office[]>();

  constructor(lexicon: Lexicon, actors: readonly KnownActor[]) {
    this.lexicon = lexicon;
    this.countries = new Map(
      [...lexicon.demonyms].map(([one, country]) => [foldName(one), foldName(country)]),
    );
    this.actors = new Map(
      actors.flatMap((actor) =>
        actor.spellings.map((spelling): [string, KnownActor] => [foldName(spelling), actor]),
      ),
    );
    for (const { roles, name, id } of actors) {
      const person = { name, id, gender: null, roles };
      for (const role of roles) this.hold({ words: this.listWords(role), person, at: 0 });
    }
  }

  /** Meets the names of a sentence; those of several words first, over the whole article. */
  meet(phrase: Phrase, place: Place, isShort: boolean): void {
    if (!phrase.name || phrase.name[1] - phrase.name[0] > 1 === isShort) return;
    const person = this.findPerson(printed(place, phrase.name), phrase.gender);
    if (phrase.kind !== 'name' || !phrase.office) return;
    const role = printed(place, phrase.office);
    if (!person.roles.includes(role)) person.roles.push(role);
    const { start: at } = place.tokens[0] as Token;
    this.hold({ words: this.listWords(role), person, at });
  }

  private hold(office: Office): void {
    for (const word of new Set(office.words)) {
      const held = this.offices.get(word);
      if (!held) this.offices.set(word, [office]);
      else if (held.length < holdersMax) held.push(office);
    }
  }

  /** The person of a name; a new one when nobody of that name was met. */
  findPerson(name: string, gender: Gender = null): Person {
    const folded = foldName(name);
    const actor = this.actors.get(folded);
    const existing = this.persons.get(actor?.id ?? folded) ?? this.findByWord(folded, gender);
    if (existing) {
      existing.gender ??= gender;
      return existing;
    }
    const person = { name, id: actor?.id ?? null, gender, roles: [] };
    this.persons.set(actor?.id ?? folded, person);
    const words = folded.split(' ');
    if (words.length > 1) {
      for (const word of words.slice(-1).concat(words.slice(0, 1))) {
        const others = this.byWord.get(word);
        if (others) others.push(person);
        else this.byWord.set(word, [person]);
      }
    }
    return person;
  }

  private findByWord(folded: string, gender: Gender): Person | undefined {
    const words = folded.split(' ');
    const candidates = this.byWord.get(words.at(-1) ?? '') ?? [];
    const fitting = candidates.filter(
      (one) =>
        (words.length === 1 || this.isLonger(foldName(one.name), folded)) &&
        (gender === null || one.gender === null || one.gender === gender),
    );
    const isWhole = ({ name }: Person) => this.lexicon.firstNames.has(name.split(' ')[0] ?? '');
    return fitting.findLast(isWhole) ?? fitting.at(-1);
  }

  /** "Jean Paul Martin" of "Paul Martin"; but "the Suits of Paul Martin" are somebody else's. */
  private isLonger(whole: string, name: string): boolean {
    const before = whole.slice(0, -name.length).trim().split(' ').at(-1);
    return whole.endsWith(name) && !this.lexicon.is('particles', before);
  }

  /** The id of an actor of the database by a spelling. */
  findKnown(name: string): string | undefined {
    return this.actors.get(foldName(name))?.id;
  }

  /** For whom a spokesman speaks: the known institution that the office names. */
  findBehalf(role: string | null, id: string | null): string | null {
    const rest =
      /^(?:porte-parole|spokes(?:man|woman|person)) (?:de |du |des |d['’]|for |of )(.+)$/iu;
    const institution = rest.exec(role ?? '')?.[1]?.replace(/^(?:la |le |l['’]|the )/iu, '');
    const known = institution === undefined ? undefined : this.findKnown(institution);
    return known !== undefined && known !== id ? known : null;
  }

  /**
   * Who was last named with that office before a place of the text, else first behind it; undefined
   * when nobody is. `isOnly` says that nobody else may be meant.
   */
  findHolder(office: string, gender: Gender, place: number) {
    const words = this.listWords(office);
    const lists = words.map((word) => this.offices.get(word) ?? []);
    const [rarest = []] = lists.sort((a, b) => a.length - b.length);
    const matches = rarest.filter(
      ({ words: held, person }) =>
        words.every((word) => held.includes(word)) &&
        // No "deputy governor" is meant by "the governor".
        !held.some((word) => this.lexicon.is('deputies', word) && !words.includes(word)) &&
        (gender === null || person.gender === null || person.gender === gender),
    );
    const named = matches
      .filter(({ person }) => this.persons.get(keyOf(person)) === person)
      .sort((a, b) => a.at - b.at);
    const nearest = named.findLast(({ at }) => at < place);
    // One word, such as "président" or "porte-parole", tells nobody whom the article has not named.
    const isOneWord = this.listWords(office.replaceAll('-', '')).length <= 1;
    const other = !isOneWord ? (named[0] ?? matches.at(-1)) : undefined;
    const { person } = nearest ?? other ?? {};
    return person && { person, isOnly: matches.every((match) => match.person === person) };
  }

  /** The words that matter of an office: its synonym, its country, no articles. */
  private listWords(office: string): string[] {
    let folded = ` ${foldName(office)} `;
    for (const group of this.lexicon.same) {
      const [usual = '', ...others] = group.map((one) => ` ${foldName(one)} `);
      const other = others.find((one) => folded.includes(one));
      if (other) folded = folded.replace(other, usual);
    }
    for (const one of this.lexicon.whole) {
      folded = folded.replaceAll(` ${foldName(one)} `, ` ${foldName(one).replaceAll(' ', '')} `);
    }
    const words = folded.trim().split(' ');
    const plain = words.filter(
      (word) => !this.lexicon.is('determiners', word) && !this.lexicon.is('prepositions', word),
    );
    return plain
      .filter((word) => word.length > 1)
      .map((word) => stem(this.countries.get(word) ?? word));
  }
}

const keyOf = ({ id, name }: Person) => id ?? foldName(name);

/** Six letters are enough to tell offices apart, whatever their gender. */
const stem = (word: string) => word.slice(0, 6).replace(/(?<=^.{4})e$/, '');
