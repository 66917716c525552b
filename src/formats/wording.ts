// What several formats say about a statement in words. Editorial: never inside quotation marks.
import type { Citation, SourceReference } from '../records/citation.ts';
import { describePlace } from '../records/locator.ts';
import type { Statement } from '../records/statement.ts';

const forms: Record<Statement['form'], string> = {
  direct: 'Direct quote',
  mixed: 'Partial quote',
  indirect: 'Paraphrase: the wording is the source’s',
};

/** The title of a document, or a description in brackets, as library catalogues write it. */
export function nameSource({ title, kind, id }: SourceReference): string {
  return title ?? `[Untitled ${kind.replaceAll('_', ' ')} ${id}]`;
}

/** Who said what, in English. */
export function headline({ actor, summary }: Statement): string {
  return `${actor.name}: ${summary.en}`;
}

/** How it was said, where it was printed, who disputes it and what is doubtful; line by line. */
export function listNotes(statement: Statement): string[] {
  const { form, attribution, citations, caveats } = statement;
  return [
    `${forms[form]}. ${describeSpeaker(statement)}.`,
    // Several passages of a paragraph are printed in one place.
    ...new Set(citations.map(describePrinting)),
    ...(attribution.status === 'reported' ? [] : [describeAttribution(attribution)]),
    ...caveats.map(({ severity, explanation }) => `Caveat (${severity}): ${explanation.en}`),
  ];
}

function describePrinting({ source, via, paragraph, locator }: Citation): string {
  return (
    `Printed in ${nameSource(source)}, paragraph ${paragraph}` +
    `${locator ? `, ${describePlace(locator)}` : ''}` +
    `${source.publisher ? `, ${source.publisher}` : ''}` +
    `${source.published ? `, published ${source.published.edtf}` : ''}` +
    `${via ? `, which took it from ${via.publisher ?? nameSource(via)}` : ''}.`
  );
}

function describeSpeaker({ actor, on_behalf_of, said }: Statement): string {
  const role = actor.role === null ? '' : ` (${actor.role})`;
  const principal = on_behalf_of ? `, speaking for ${on_behalf_of.name}` : '';
  return `${actor.name}${role}${principal}, ${said ? said.edtf : 'date not known'}`;
}

function describeAttribution({ status, by }: Statement['attribution']): string {
  const names = [...new Set(by.map(({ actor }) => actor.name))];
  return `Attribution ${status}${names.length > 0 ? ` by ${names.join(', ')}` : ''}.`;
}

/** At most `length` characters, cut between words and marked with an ellipsis. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  if (characters.length <= length) return line;
  const cut = characters.slice(0, length - 1).join('');
  return `${cut.replace(/\s+\S*$/, '') || cut}…`;
}
