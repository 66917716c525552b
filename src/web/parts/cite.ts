// References to a statement in its source, in the manner of APA, in English and French.
import type { Citation } from '../../records/citation.ts';
import type { Statement } from '../../records/statement.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import { describeWhen } from '../messages/when.ts';
import { statementPath, type View } from '../view.ts';
import { nameActor, nameSource } from './names.ts';

/** One line of plain text. It says what the source does not state. */
export function encodeReference(view: View, statement: Statement, language: Language): string {
  const messages = messagesIn(language);
  const { actor, said, id, citations } = statement;
  const { source } = citations[0] as Citation;
  const own = { ...view, language, messages };
  const title = nameSource(own, source);
  const name = nameActor(own, actor);
  return messages.cite.reference({
    title: source.title ?? `[${title}]`,
    published: describeWhen(source.published, language).replace('(', '[').replace(')', ']'),
    publisher: source.publisher,
    speaker: actor.role === null ? name : `${name} (${actor.role})`,
    said: said && describeWhen(said, language),
    version: view.version ?? '',
    id,
    url: `${view.address}${statementPath(id)}`,
  });
}
