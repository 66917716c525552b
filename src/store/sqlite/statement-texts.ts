// The texts of a statement that are searched: its passages and its summaries, as words.
import type { Statement } from '../../records/statement.ts';
import type { StoredText } from '../../search/directory.ts';
import type { WrittenText } from '../../search/full-text/postings-writer.ts';
import type { SearchScope } from '../../search/query.ts';
import { findAnalyser, primaryLanguage } from '../../text/analysis/languages.ts';
import { isBroken, joinLines } from '../../text/words.ts';

/** As they are written. */
export function listTexts({
  citations,
  summary,
}: Pick<Statement, 'citations' | 'summary'>): Record<SearchScope, WrittenText[]> {
  return {
    passage: citations.flatMap(({ language, exact }) =>
      listReadings(exact).map((text) => analyse(primaryLanguage(language), text)),
    ),
    summary: [analyse('fr', summary.fr), analyse('en', summary.en)],
  };
}

export function foldTexts(
  texts: Readonly<Record<SearchScope, readonly WrittenText[]>>,
): Record<SearchScope, StoredText[]> {
  return { passage: texts.passage.map(foldWords), summary: texts.summary.map(foldWords) };
}

/** A hyphen at the end of a line may belong to the word, or to the line. */
function listReadings(text: string): string[] {
  return isBroken(text) ? [text, joinLines(text)] : [text];
}

function analyse(language: string, text: string): WrittenText {
  const tokens = findAnalyser(language).listTokens(text);
  return { language, words: tokens.map(({ written }) => written) };
}

function foldWords({ language, words }: WrittenText): StoredText {
  return { language, words: words.map(findAnalyser(language).fold) };
}
