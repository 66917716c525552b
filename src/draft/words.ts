// What `words.yaml` of a language holds: its small words, by what they do in a sentence.
import { z } from 'zod';
import { EventKind } from '../records/event.ts';

export const Gender = z.enum(['m', 'f', 'mp', 'fp']).nullable();
export type Gender = z.infer<typeof Gender>;

export const Texts = z.array(z.string());

export const Words = z.strictObject({
  language: z.string(),
  headLast: z.boolean(),
  determiners: Texts,
  definite: Texts,
  objects: Texts,
  prepositions: Texts,
  contracted: Texts,
  complementizers: Texts,
  relatives: Texts,
  otherRelatives: Texts,
  coordinators: Texts,
  auxiliaries: Texts,
  passive: Texts,
  haves: Texts,
  reflexives: Texts,
  modals: Texts,
  infinitiveLeads: Texts,
  adverbs: Texts,
  /** Past forms of verbs that tell of no statement, where their ending does not show it. */
  pasts: Texts,
  /** What may stand between an auxiliary and its participle to tell when. */
  times: Texts,
  /** Before a day: "called on Monday for help", "la séance du 3 mars", "en mai". */
  onDays: Texts,
  ofDays: Texts,
  inMonths: Texts,
  /** Before a document or an occasion that is of that day. */
  documentLeads: Texts,
  /** Before and behind a weekday that is not the last one of its name: "every Monday". */
  otherDays: Texts,
  dayTails: Texts,
  /** In the heading of what was all said on the day that it prints. */
  releases: Texts,
  according: Texts,
  agents: Texts,
  addressees: Texts,
  /** Joins the complement of an office. */
  of: Texts,
  toward: Texts,
  /** Behind the last verb of a sentence they open where, when or by which means it was said. */
  circumstances: Texts,
  /** Verbs of saying that are no nouns as they stand. */
  presents: Texts,
  /** Before a "que" that opens no clause. */
  comparisons: Texts,
  /** Before a verb that is no noun all the same. */
  gerundLeads: Texts,
  objectLeads: Texts,
  /** Of `according`, only at the beginning of a sentence. */
  accordingFirst: Texts,
  voiceOf: Texts,
  subjectPronouns: z.record(z.string(), Gender),
  pronounPhrases: z.record(z.string(), Gender),
  inverted: z.record(z.string(), Gender),
  /** Auxiliaries of what is only reported. */
  conditionals: Texts,
  /** Auxiliaries and determiners that tell of one or of several. */
  singulars: Texts,
  pluralVerbs: Texts,
  pluralDeterminers: Texts,
  /** Words that deny a verb, and the verbs that then tell of no statement. */
  negations: Texts,
  unsaid: Texts,
  /** Participles that tell, with an infinitive behind them, what people hold: "believed to be". */
  hearsay: Texts,
  /** Verbs that in the passive tell what somebody thinks, and not what they say. */
  thoughts: Texts,
  /** Forms of the auxiliary that have no subject of their own, and what they may follow. */
  perfects: Texts,
  perfectLeads: Texts,
  /** Words, cut to six letters, that make of an office another one. */
  deputies: Texts,
  /** Before where or how something is said: "dans un communiqué". */
  settings: Texts,
  /** Of `settings`, those that before an article tell what is spoken about. */
  topicLeads: Texts,
  /** Besides `settings` and `occasionLeads`, what opens how, where or when something is said. */
  modeLeads: Texts,
  /** The infinitive of the auxiliary: "les avoir vus". */
  haveInfinitives: Texts,
  /** Behind a quotation, before whoever said it. */
  resumptions: Texts,
  /** Before what the one who tells points out. */
  narrations: Texts,
  /** Open what is asked. */
  interrogatives: Texts,
  /** Behind an office, a part of it. */
  officeTails: Texts,
  /** Of `pronounPhrases`, whoever was last mentioned, in whatever place. */
  latter: Texts,
  /** Unnamed members of a group that was named. */
  someOf: Texts,
  /** Before a verb whose subject follows: "comme le dit le maire". */
  asLeads: Texts,
  /** Who asks in an interview, as labels print it, in lower case. */
  askers: Texts,
  /** Words that only somebody's own voice has. */
  ownVoices: Texts,
  /** What is said out of courtesy, word by word. */
  courtesies: Texts,
  /** Subjects that are the one who tells. */
  narrators: Texts,
  /** Verbs with which somebody goes on to something else. */
  additions: Texts,
  /** Before a quotation that is a name. */
  titled: Texts,
  /** Before an occasion on which something is said, and its nouns with their kind of event. */
  occasionLeads: Texts,
  occasions: z.record(z.string(), EventKind),
  /** Subjects that are nobody, or whoever is at the place before. */
  anybody: Texts,
  plurals: Texts,
  /** Like `according`, with the speaker in them: "à l'en croire". */
  accordingTo: z.record(z.string(), Gender),
  /** Behind "selon": lui, elle. */
  tonicPronouns: z.record(z.string(), Gender),
  titles: z.record(z.string(), Gender),
  abbreviations: Texts,
  particles: Texts,
  weekdays: Texts,
  months: Texts,
  today: Texts,
  yesterday: Texts,
  dayBefore: Texts,
  /** Auxiliaries of what is still to come. */
  futures: Texts,
  /** Before a date that is that of what is said, though a verb stands before it. */
  datedLeads: Texts,
  stopWords: Texts,
  notNames: Texts,
  adjective: z.string(),
  infinitive: z.string(),
  participle: z.string(),
  adverb: z.string(),
});
