// Everything that a seed file copies from a text must be in that text, character by character.
import {
  findNearestPassage,
  findOccurrences,
  type Passage,
  passageAt,
} from '../../text/passages.ts';
import type { Seeds, SourceSeed } from '../model.ts';
import type { Entry, Path, Report } from '../parse/entry.ts';
import type { Quote } from '../parse/schema.ts';
import { placeOf } from '../read/text.ts';
import { checkQuotedTexts, type QuotedPlace } from './quoted-texts.ts';

interface LocatedQuote {
  entry: Entry<unknown>;
  path: Path;
  quote: Quote;
  /** Whose text it is from. */
  source: string;
  /** The statement that the passage supports, where it is one. */
  statement?: string;
  isOfCaveat?: boolean;
}

/** Finds every quote in its text; reports those that are missing or occur twice. */
export function checkPassages(seeds: Seeds, report: Report): void {
  const places: QuotedPlace[] = [];
  /** By source, which comes once: what its statements cite of its text. */
  let cited = new Set<string>();
  let citing: string | undefined;
  for (const located of listQuotes(seeds)) {
    const { entry, path, quote, source, statement } = located;
    const at = findQuote(seeds, located, report);
    if (at === undefined) continue;
    checkLocator(seeds, located, report);
    const seed = seeds.sources.get(source);
    if (seed?.source?.value.text === 'quotes') {
      const { start, end } = passageAt(seed.article as string, at, quote.quote.length);
      places.push({ source, start, end });
    }
    if (statement === undefined) continue;
    if (source !== citing) cited = new Set();
    citing = source;
    const key = `${statement} ${at} ${quote.quote.length}`;
    if (cited.has(key)) {
      report(entry, path, `this passage is already cited for "${statement}"; remove one`);
    }
    cited.add(key);
  }
  checkVerbatim(seeds, report);
  checkDismissed(seeds, report);
  checkQuotedTexts(seeds, places, report);
}

/**
 * Where a quote stands that was checked: to look again takes less memory than to keep all places.
 * Undefined where it does not stand once.
 */
export function findPassage(
  { sources }: Seeds,
  { quote, prefix }: Quote,
  source: string,
): Passage | undefined {
  const text = sources.get(source)?.article;
  if (text === undefined) return undefined;
  const [at, second] = findOccurrences(text, quote, prefix ?? undefined, 2);
  if (at === undefined || second !== undefined) return undefined;
  return passageAt(text, at, quote.length);
}

const recorded: readonly string[] = ['video', 'audio', 'interview', 'speech'];
const unpaged: readonly string[] = ['video', 'audio', 'post'];

/** A recording has times, what is printed has pages. */
function checkLocator(
  seeds: Seeds,
  { entry, path, quote: { locator }, source }: LocatedQuote,
  report: Report,
): void {
  const kind = seeds.sources.get(source)?.source?.value.kind;
  if (!locator || kind === undefined) return;
  const at = [...path.slice(0, -1), 'locator'];
  if (locator.time !== null && !recorded.includes(kind)) {
    const message = `"${source}" is of the kind ${kind}, which has no times; remove it`;
    report(entry, [...at, 'time'], message);
  }
  if (locator.page !== null && unpaged.includes(kind)) {
    const message = `"${source}" is of the kind ${kind}, which has no pages; remove it`;
    report(entry, [...at, 'page'], message);
  }
}

/** The index of the quote in its text; undefined unless it occurs exactly once. */
function findQuote(
  seeds: Seeds,
  { entry, path, quote: { quote, prefix }, source }: LocatedQuote,
  report: Report,
): number | undefined {
  const text = textOf(seeds, source);
  if (text === undefined) {
    if (seeds.sources.get(source)?.source?.value.held === false) {
      const advice = 'quote a held source or remove it';
      report(entry, path, `the source "${source}" is not held, so it has no text; ${advice}`);
    }
    return undefined;
  }
  const found = findOccurrences(text, quote, prefix ?? undefined);
  if (found.length === 1) return found[0];
  if (found.length === 0) {
    const inText = prefix != null && findOccurrences(text, quote, undefined, 1).length > 0;
    const message = inText
      ? `the quote is in "${source}", but not directly after this prefix; copy the words before it`
      : describeMissing(text, quote, source);
    report(entry, inText ? [...path.slice(0, -1), 'prefix'] : path, message);
    return undefined;
  }
  const lines = found.map((at) => placeOf(text, at).line).join(', ');
  const advice =
    prefix == null ? 'add prefix: with the words just before it' : 'lengthen its prefix';
  report(
    entry,
    path,
    `the quote appears more than once in "${source}" (lines ${lines}); ${advice}`,
  );
  return undefined;
}

/** Every quote of the seeds and the text that it is from. */
export function* listQuotes({ events, sources }: Seeds): Generator<LocatedQuote> {
  for (const entry of events.values()) {
    for (const [index, quote] of entry.value.citations.entries()) {
      const path = ['citations', index, 'quote'];
      yield { entry, path, quote, source: quote.source };
    }
  }
  for (const source of sources.values()) {
    yield* listCaveatQuotes(source);
    yield* listStatementQuotes(source);
    yield* listReportQuotes(source);
  }
}

function listCaveatQuotes({ id: source, caveats }: SourceSeed): LocatedQuote[] {
  return caveats.flatMap((entry) =>
    entry.value.citations.map((quote, index): LocatedQuote => {
      const path = ['citations', index, 'quote'];
      return { entry, path, quote, source: quote.source ?? source, isOfCaveat: true };
    }),
  );
}

function listStatementQuotes({ id: source, statements }: SourceSeed): LocatedQuote[] {
  return statements.flatMap((entry) => {
    const { id: statement, also } = entry.value;
    const at = { entry, source, statement };
    const others = also.map((quote, index): LocatedQuote => {
      const path = ['also', index, 'quote'];
      return { ...at, path, quote };
    });
    return [{ ...at, path: ['quote'], quote: entry.value }, ...others];
  });
}

function listReportQuotes({ id: source, reports }: SourceSeed): LocatedQuote[] {
  return reports.map((entry) => {
    const { statement } = entry.value;
    return { entry, path: ['quote'], quote: entry.value, source, statement };
  });
}

function describeMissing(text: string, quote: string, source: string): string {
  const missing = `the quote is not in "${source}"`;
  if (quote !== quote.trim() && text.includes(quote.trim())) {
    return `${missing} with the space around it; write |- before it and end it with its last word`;
  }
  const nearest = findNearestPassage(text, quote);
  if (!nearest) return `${missing}, nor any of its words; copy it from article.txt`;
  const { line, passage, expected, found } = nearest;
  return (
    `${missing}; nearest is line ${line}, "${onOneLine(passage)}", where the text has ` +
    `${show(found)} and the quote ${show(expected)}; copy it exactly`
  );
}

/** With the code point, because some different characters look the same. */
function show(text: string): string {
  const code = text.codePointAt(0);
  if (code === undefined) return 'its end';
  return `"${onOneLine(text)}" (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
}

function onOneLine(text: string): string {
  return text.replace(/\n/g, '⏎');
}

/** Printed dates and roles are copied too. */
function checkVerbatim(seeds: Seeds, report: Report): void {
  const check = (
    entry: Entry<unknown>,
    path: Path,
    words: string | null | undefined,
    sources: readonly string[],
  ) => {
    const texts = sources.map((id) => textOf(seeds, id)).filter((text) => text !== undefined);
    if (words == null || texts.length === 0 || texts.some((text) => text.includes(words))) return;
    const where = [...new Set(sources)].map((id) => `"${id}"`).join(', ');
    report(entry, path, `"${words}" does not appear in ${where}; copy it exactly or remove it`);
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
    for (const entry of statements) {
      check(entry, ['said', 'printed'], entry.value.said?.printed, [id]);
      check(entry, ['role'], entry.value.role, [id]);
    }
  }
}

/** Where the text changed, what was dismissed has to be read again. */
function checkDismissed({ sources }: Seeds, report: Report): void {
  for (const { id, article, dismissed } of sources.values()) {
    if (article === undefined) continue;
    for (const entry of dismissed) {
      if (article.includes(entry.value)) continue;
      report(entry, [], describeMissing(article, entry.value, id));
    }
  }
}

function textOf(seeds: Seeds, source: string): string | undefined {
  return seeds.sources.get(source)?.article;
}
