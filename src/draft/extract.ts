// An article → proposed statements, in reading order: who says what, in which words, when. Pure and
// deterministic: it reads neither clock nor network, and every quote is a slice of the text.
import { findAct } from './acts.ts';
import { type Context, type Mention, type Remembered, type Speaker, sameNames } from './context.ts';
import type { Said } from './dates.ts';
import { findForm, findVia, listAudience, tokensWithin } from './fields.ts';
import { findHeadingDay } from './headings.ts';
import { type Lexicon, loadLexicon } from './lexicon.ts';
import type { Phrase } from './names.ts';
import { findLabelled, isTold, proposeWhole } from './own-words.ts';
import { listPassages, type Passage } from './passages.ts';
import { type KnownActor, People, printed } from './people.ts';
import { isObject } from './phrase-roles.ts';
import { listPhrases } from './phrases.ts';
import type { Proposal } from './proposal.ts';
import { findSaid } from './said.ts';
import { listPrincipals, resolve } from './speakers.ts';
import { listSpoken, type Spoken } from './spoken.ts';
import { isCapitalized, type Token } from './tokens.ts';
import type { Turn } from './turns.ts';
import { listUnits, opensSpeech, type Unit } from './units.ts';

export interface ArticleText {
  text: string;
  language: string;
  /** `YYYY-MM-DD`. */
  published: string | null;
}

/** What is remembered from one sentence to the next. */
interface State extends Omit<Context, 'unit' | 'phrases'> {
  published: string | null;
  subjects: Remembered[];
  named: Remembered[];
  mentioned: Mention[];
  last:
    | { unit: Unit; speakers: readonly Speaker[]; said: Said | undefined; isDateSure: boolean }
    | undefined;
  /** The day of the heading. */
  heading: Said | undefined;
  /** Who is interviewed, once somebody is. */
  guest: Speaker | undefined;
}

export function extractProposals(
  { text, language, published }: ArticleText,
  actors: readonly KnownActor[],
): Proposal[] {
  const lexicon = loadLexicon(language);
  const { units, leftOut } = listUnits(text, lexicon);
  const isName = buildNameTest(units, actors, lexicon);
  const people = new People(lexicon, actors);
  const read = units.map((unit) => {
    const phrases = listPhrases({ tokens: unit.tokens, lexicon, isName });
    return { unit, phrases };
  });
  for (const isShort of [false, true]) {
    for (const { unit, phrases } of read) {
      for (const phrase of phrases) people.meet(phrase, { tokens: unit.tokens, text }, isShort);
    }
  }
  const state: State = {
    ...{ text, published, lexicon, people },
    ...{ subjects: [], named: [], mentioned: [], last: undefined, guest: undefined },
    ...{ heading: findHeadingDay(text, leftOut, lexicon, published) },
  };
  return read.flatMap(({ unit, phrases }) => extractUnit({ ...state, unit, phrases }, state));
}

/** Capitalized inside a sentence somewhere, or known: no ordinary word that begins a sentence. */
function buildNameTest(units: readonly Unit[], actors: readonly KnownActor[], lexicon: Lexicon) {
  const names = new Set(actors.flatMap(({ spellings }) => spellings));
  const ordinary = new Set<string>();
  for (const { tokens } of units) {
    for (const [at, token] of tokens.entries()) {
      if (token.kind !== 'word') continue;
      if (!isCapitalized(token)) ordinary.add(token.text);
      else if (at > 0 && tokens[at - 1]?.kind !== 'mark') names.add(token.text);
    }
  }
  // "Paris appelle à la retenue": a verb follows.
  const firsts = new Set(
    units
      .filter(({ tokens: [, next] }) => !isVerb(next, lexicon))
      .map(({ tokens: [first] }) => first),
  );
  return (token: Token): boolean => {
    if (names.has(token.text) || lexicon.firstNames.has(token.text)) return true;
    const mayBegin = !firsts.has(token) || /^\p{Lu}{2,}$/u.test(token.text);
    return mayBegin && !ordinary.has(token.lower) && !lexicon.forms.has(token.lower);
  };
}

const isVerb = (token: Token | undefined, { is, forms }: Lexicon) =>
  is('haves', token?.lower) ||
  (forms.get(token?.lower ?? '') ?? []).some(({ kind }) => kind === 'finite');

function extractUnit(context: Context, state: State): Proposal[] {
  const { unit } = context;
  if (unit.turn?.isQuestion === false) return proposeTurn(unit, unit.turn, state);
  // What is asked in an interview is nobody's statement.
  const isAsked = unit.turn !== undefined && unit.tokens.at(-1)?.text === '?';
  const spoken = isAsked ? [] : listSpoken(context);
  const cues = spoken.map(({ cue }) => cue);
  const proposals = listPassages(unit.tokens, spoken, context.lexicon).flatMap((passage) => {
    const { speakers, phrase } = spoken[passage.index] as Spoken;
    const own = { ...describe(context, passage, phrase), ...date(context, state, passage, phrase) };
    const isLast = isSpeakerOf(state.last, speakers, unit);
    const said = own.said ?? (isLast ? state.last?.said : undefined) ?? state.heading;
    // "a affirmé mardi que …, ajoutant que …": one act of speech in one sentence.
    const isSameDay = isLast && state.last?.unit === unit && state.last.isDateSure;
    const isDateSure = own.isDateSure || (isSameDay && said?.edtf === state.last?.said?.edtf);
    const via = findVia(context, cues, passage.cue);
    const [principal] = listPrincipals(passage.cue, context);
    const meant = speakers.length > 0 ? speakers : (state.last?.speakers ?? []);
    state.last = { unit, speakers: meant, said, isDateSure };
    return (speakers.length > 0 ? speakers : [undefined]).map((speaker): Proposal => {
      const audience = listAudience(context, passage.cue, speaker);
      const onBehalfOf = speaker
        ? (state.people.findBehalf(speaker.role, speaker.id) ?? principal?.id ?? null)
        : null;
      return { ...own, said, isDateSure, via, audience, onBehalfOf, speaker };
    });
  });
  const floating = spoken.length === 0 && !isAsked ? proposeFloating(unit, state) : [];
  noteSpeakers(context, spoken, state);
  return [...proposals, ...floating];
}

const isSpeakerOf = (last: State['last'], speakers: readonly Speaker[], unit: Unit) =>
  last !== undefined &&
  unit.paragraph - last.unit.paragraph <= 1 &&
  sameNames(speakers, last.speakers);

function describe({ unit, lexicon }: Context, passage: Passage, phrase: Phrase | undefined) {
  const { cue, start, end, claim } = passage;
  const attribution = new Set([
    ...unit.tokens.slice(cue.from, cue.to),
    ...(phrase ? unit.tokens.slice(phrase.from, phrase.to) : []),
  ]);
  const verb = unit.tokens[cue.from] ?? { start };
  const own = tokensWithin(unit, claim, end);
  const form = findForm(own, verb, (token) => attribution.has(token));
  // "a réitéré sa demande": what is said begins with its article.
  const last = unit.tokens[cue.to - 1];
  const isArticle = (token: Token) => token === last && lexicon.is('determiners', token.lower);
  const said = own.filter(
    (token) => token.kind === 'quote' || !attribution.has(token) || isArticle(token),
  );
  const act = findAct(cue, said, lexicon);
  return { start, end, form, act, isActSure: act === cue.act && act !== 'assertion', cue, unit };
}

function date(context: Context, { published }: State, passage: Passage, phrase?: Phrase) {
  const { said, isSure = false } = findSaid(context, passage, phrase, published) ?? {};
  return { said, isDateSure: isSure && said?.contradiction === false };
}

/** Shorter quotations are words that somebody keeps at a distance. */
const floatingMin = 25;

/** A sentence that is only a quotation, or speech behind a dash: whoever spoke last goes on. */
function proposeFloating(unit: Unit, state: State): Proposal[] {
  const { last } = state;
  const { tokens, paragraph } = unit;
  const quotes = tokens.filter(({ kind }) => kind === 'quote');
  const words = tokens.filter(({ kind }) => kind === 'word').length;
  const length = quotes.reduce((sum, quote) => sum + quote.end - quote.start, 0);
  const isSpeech = opensSpeech(tokens) && tokens.at(-1)?.text !== '?';
  if (!isSpeech && (words > 3 || length < floatingMin)) return [];
  // A question may stand between two answers.
  const reach = isSpeech ? 2 : 1;
  const speakers = last && paragraph - last.unit.paragraph <= reach ? last.speakers : [];
  const isNear = last?.unit.paragraph === paragraph && last.unit.index === unit.index - 1;
  const proposals = (speakers.length > 0 ? speakers : [undefined]).map((speaker) => ({
    ...proposeWhole(
      unit,
      speaker && { ...speaker, isSure: speaker.isSure && isNear },
      state.lexicon,
    ),
    said: last?.said ?? state.heading,
  }));
  if (last) last.unit = unit;
  return proposals;
}

/** What somebody says under their own name, or answers to the questions of an interview. */
function proposeTurn(unit: Unit, { label }: Turn, state: State): Proposal[] {
  const { people, lexicon, named } = state;
  // The one who is interviewed is named before the first question.
  state.guest ??= named[0] && { ...named[0], isSure: false };
  const speaker =
    label === undefined ? state.guest : findLabelled(label, unit.start, people, lexicon);
  const speakers = speaker ? [speaker] : [];
  const said = state.heading;
  state.last = { unit, speakers, said, isDateSure: false };
  if (speaker) state.subjects.push({ ...speaker, ...placeOf(unit), hasSpoken: true });
  return isTold(unit, lexicon) ? [{ ...proposeWhole(unit, speaker, lexicon), said }] : [];
}

/** Pronouns mean nobody who was last named longer ago. */
const rememberedMax = 12;

/** Whom a pronoun of the next sentence may mean: who spoke, else who is its subject. */
function noteSpeakers(context: Context, spoken: readonly Spoken[], state: State): void {
  const { unit, phrases, lexicon } = context;
  const place = placeOf(unit);
  for (const { cue, speakers } of spoken) {
    const meant = [...listPrincipals(cue, context), ...speakers];
    state.subjects.push(...meant.map((speaker) => ({ ...speaker, ...place, hasSpoken: true })));
  }
  const first = phrases.find((phrase) => !isObject(phrase, unit.tokens, lexicon));
  if (first?.kind === 'person' && isMention(first) && spoken.length === 0) {
    state.subjects.push(
      ...resolve(first, context, true).map((one) => ({ ...one, ...place, hasSpoken: false })),
    );
  }
  for (const phrase of phrases) {
    if (!phrase.name) continue;
    const remembered = recall(phrase, context);
    state.named.push(remembered);
    if (spoken.length === 0 && phrase === first) state.subjects.push(remembered);
  }
  state.mentioned.push(...phrases.filter(isMention).map((phrase) => ({ phrase, context })));
  state.mentioned.splice(0, state.mentioned.length - rememberedMax);
  state.subjects.splice(0, state.subjects.length - rememberedMax);
  state.named.splice(0, state.named.length - rememberedMax);
}

const placeOf = ({ paragraph, index }: Unit) => ({ paragraph, sentence: index });

/** Named, or an office with its article: no word such as "élu" alone. */
const isMention = ({ kind, name, determiner }: Phrase) =>
  kind === 'name' || (kind === 'person' && (name !== undefined || determiner !== undefined));

function recall(phrase: Phrase, { unit, text, people }: Context): Remembered {
  const { tokens } = unit;
  const name = printed({ tokens, text }, phrase.name ?? [phrase.from, phrase.to]);
  const person = people.findPerson(name, phrase.gender);
  const isPerson = phrase.kind === 'name';
  return {
    ...person,
    role: null,
    isPerson,
    isNamed: true,
    isSure: true,
    hasSpoken: false,
    ...placeOf(unit),
  };
}
