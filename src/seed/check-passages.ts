// Everything that a seed file copies from a text must stand in that text, to the character.
import {
  findNearestPassage,
  findOccurrences,
  type Passage,
  passageAt,
} from '../domain/passages.ts';
import type { Quote } from './files.ts';
import type { Seeds } from './seeds.ts';
import type { Entry } from './yaml.ts';

type Report = (entry: Entry<unknown>, path: readonly PropertyKey[], message: string) => void;

/** Where each quote of the seed files was found. */
export type Passages = Map<Quote, Passage>;

/** Finds every quote in its text and reports those that are not there, or are there twice. */
export function checkPassages(seeds: Seeds, report: Report): Passages {
  const passages: Passages = new Map();
  for (const { entry, path, quote, source } of listQuotes(seeds)) {
    const text = textOf(seeds, source);
    if (text === undefined) {
      if (seeds.sources.get(source)?.source?.value.held === false) {
        const message = `the source "${source}" is not held, so nothing can be quoted from it`;
        report(entry, path, message);
      }
      continue;
    }
    const found = findOccurrences(text, quote.quote, quote.prefix ?? undefined);
    if (found.length === 1) {
      passages.set(quote, passageAt(text, found[0] as number, quote.quote.length));
    } else if (found.length === 0) {
      report(entry, path, describeMissing(text, quote, source));
    } else {
      const lines = found.map((at) => text.slice(0, at).split('\n').length).join(', ');
      const advice = 'add prefix: with the words just before it';
      report(entry, path, `the quote stands ${found.length} times (lines ${lines}); ${advice}`);
    }
  }
  checkVerbatim(seeds, report);
  return passages;
}

interface LocatedQuote {
  entry: Entry<unknown>;
  path: PropertyKey[];
  quote: Quote;
  source: string;
}

function* listQuotes(seeds: Seeds): Generator<LocatedQuote> {
  for (const entry of seeds.events.values()) {
    for (const [index, quote] of entry.value.citations.entries()) {
      yield { entry, path: ['citations', index, 'quote'], quote, source: quote.source };
    }
  }
  for (const { id, source: entry, statements } of seeds.sources.values()) {
    for (const [index, caveat] of entry?.value.caveats.entries() ?? []) {
      for (const [position, quote] of caveat.citations.entries()) {
        const path = ['caveats', index, 'citations', position, 'quote'];
        yield { entry: entry as Entry<unknown>, path, quote, source: quote.source ?? id };
      }
    }
    if (!statements) continue;
    for (const [index, statement] of statements.value.statements.entries()) {
      const at = ['statements', index];
      yield { entry: statements, path: [...at, 'quote'], quote: statement, source: id };
      for (const [position, quote] of statement.also.entries()) {
        yield { entry: statements, path: [...at, 'also', position, 'quote'], quote, source: id };
      }
    }
    for (const [index, quote] of statements.value.reports.entries()) {
      yield { entry: statements, path: ['reports', index, 'quote'], quote, source: id };
    }
  }
}

function describeMissing(text: string, quote: Quote, source: string): string {
  const inText = findOccurrences(text, quote.quote).length > 0;
  if (inText) return `the quote stands in "${source}", but not behind the prefix; mend the prefix`;
  const nearest = findNearestPassage(text, quote.quote);
  if (!nearest) return `the quote is not in "${source}", nor anything like it`;
  const { line, passage, expected, found } = nearest;
  return (
    `the quote is not in "${source}"; nearest is article.txt line ${line}, "${passage}", ` +
    `which differs at "${expected}": the text has "${found}"`
  );
}

/** Printed dates and roles are copied too. */
function checkVerbatim(seeds: Seeds, report: Report): void {
  const check = (
    entry: Entry<unknown>,
    path: PropertyKey[],
    words: string | null | undefined,
    sources: readonly string[],
  ) => {
    const texts = sources.map((id) => textOf(seeds, id)).filter((text) => text !== undefined);
    if (!words || texts.length === 0 || texts.some((text) => text.includes(words))) return;
    report(entry, path, `"${words}" is not printed in ${sources.join(', ')}; copy it exactly`);
  };
  for (const entry of seeds.actors.values()) {
    for (const [index, { title, source }] of entry.value.roles.entries()) {
      check(entry, ['roles', index, 'title'], title, [source]);
    }
  }
  for (const entry of seeds.events.values()) {
    const sources = entry.value.citations.map(({ source }) => source);
    check(entry, ['when', 'printed'], entry.value.when?.printed, sources);
  }
  for (const { id, source, statements } of seeds.sources.values()) {
    if (source) check(source, ['published', 'printed'], source.value.published?.printed, [id]);
    for (const [index, { said, role }] of statements?.value.statements.entries() ?? []) {
      const entry = statements as Entry<unknown>;
      check(entry, ['statements', index, 'said', 'printed'], said?.printed, [id]);
      check(entry, ['statements', index, 'role'], role, [id]);
    }
  }
}

function textOf(seeds: Seeds, source: string): string | undefined {
  return seeds.sources.get(source)?.article;
}
