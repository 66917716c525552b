// Inserts what belongs to a record and stands in tables of its own: links, relations, citations.
import type { Citation, StatementCitation } from '../../records/citation.ts';
import type { Statement } from '../../records/statement.ts';
import type { Db } from './file.ts';
import { inserter } from './inserter.ts';
import * as links from './link-tables.ts';

export function linkInserter(db: Db) {
  const insertVoice = inserter(db, links.statementVoices);
  const insertAudience = inserter(db, links.statementAudience);
  const insertEvent = inserter(db, links.statementEvents);
  const insertTopic = inserter(db, links.statementTopics);
  const insertMention = inserter(db, links.statementMentions);
  return ({ id: statementId, ...statement }: Statement) => {
    const { voice, audience, events, topics, mentions } = statement;
    for (const { actor, by } of voice) insertVoice({ statementId, actorId: actor.id, reason: by });
    for (const { id } of audience) insertAudience({ statementId, actorId: id });
    for (const { id } of events) insertEvent({ statementId, eventId: id });
    for (const { id } of topics) insertTopic({ statementId, topicId: id });
    for (const { id } of mentions) insertMention({ statementId, actorId: id });
  };
}

export function relationInserter(db: Db) {
  const insert = inserter(db, links.relations);
  return ({ id: statementId, relations }: Statement) => {
    for (const { direction, type, kind, id } of relations) {
      if (direction !== 'outgoing') continue;
      insert({
        statementId,
        type,
        targetStatementId: kind === 'statement' ? id : null,
        targetEventId: kind === 'event' ? id : null,
        targetSourceId: kind === 'source' ? id : null,
      });
    }
  };
}

type Owner = { statementId: string } | { eventId: string } | { caveatId: string };

export function citationInserter(db: Db) {
  const insert = inserter(db, links.citations);
  return (owner: Owner, citations: readonly (Citation | StatementCitation)[]) => {
    for (const [position, citation] of citations.entries()) {
      const { source, via, language, start, end, paragraph } = citation;
      const { time = null, page = null } = citation.locator ?? {};
      const place = { language, start, end, paragraph, time, page };
      const holds = 'holds' in citation ? citation.holds : null;
      insert({ ...owner, position, sourceId: source.id, viaId: via?.id ?? null, ...place, holds });
    }
  };
}
