// How one record appears inside another, and the small shapes that all records share.
import { z } from 'zod';

export const Id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
  .max(120, 'must be at most 120 characters');

export const languages = ['en', 'fr'] as const;

/** Editorial text in both languages of the interface. */
export const LocalizedText = z
  .strictObject({ en: z.string().min(1), fr: z.string().min(1) })
  .meta({ id: 'LocalizedText', description: 'Editorial wording in English and French.' });
export type LocalizedText = z.infer<typeof LocalizedText>;

export const ActorKind = z
  .enum(['person', 'organization', 'government', 'unnamed'])
  .meta({ id: 'ActorKind', description: '`unnamed`: an official or group with its affiliation.' });

/** An address of this API, or null where a document has none. */
export const Url = z.string().meta({
  description: 'URL in this API.',
  example: 'http://127.0.0.1:3000/statements/peskov-2025-12-03-eu-gas',
});

/** What an actor is called. */
export const actorName = {
  name: z.string().meta({ description: 'The usual English name.' }),
  label: LocalizedText.meta({ description: 'The usual name in each language of the interface.' }),
};

export const ActorReference = z
  .strictObject({ id: Id, kind: ActorKind, ...actorName, url: Url })
  .meta({ id: 'ActorReference' });
export type ActorReference = z.infer<typeof ActorReference>;

export const TopicReference = z
  .strictObject({ id: Id, name: LocalizedText })
  .meta({ id: 'TopicReference' });
export type TopicReference = z.infer<typeof TopicReference>;
