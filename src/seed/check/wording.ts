// Advice on wording: direct speech without quotation marks, verbs in a summary that take sides.
import type { Seeds } from '../model.ts';
import type { Report } from '../parse/entry.ts';
import type { Quote } from '../parse/schema.ts';
import { findPassage } from './passages.ts';
import { factiveVerbs, neutralVerbs } from './words.ts';

const doubleMarks = /[«»‹›“”„‟"＂「」『』〝〞]/;
/** A single mark is also an apostrophe: it counts where it opens and closes. */
const singleMarks = /(?:^|[\s([])[‘‚'](?=\S)[^\n]*[\p{L}\p{N}\p{P}][’‘'](?=$|[\s.,;:!?)\]])/u;

/** Words are direct where a text marks them, within a passage or right around it. */
export function checkQuotationMarks(seeds: Seeds, warn: Report): void {
  const marked = new Set<string>();
  const look = (statement: string, quote: Quote, source: string) => {
    if (marked.has(statement)) return;
    const { exact = '', prefix = '', suffix = '' } = findPassage(seeds, quote, source) ?? {};
    const around = prefix.slice(-2) + exact + suffix.slice(0, 2);
    if (doubleMarks.test(around) || singleMarks.test(exact)) marked.add(statement);
  };
  for (const { id: source, statements, reports } of seeds.sources.values()) {
    for (const { value } of statements) {
      for (const quote of [value, ...value.also]) look(value.id, quote, source);
    }
    for (const { value } of reports) look(value.statement, value, source);
  }
  for (const { statements } of seeds.sources.values()) {
    for (const entry of statements) {
      const { id, form } = entry.value;
      if (form === 'indirect' || marked.has(id)) continue;
      const message = `is ${form}, but no passage holds quotation marks; write indirect, or quote them`;
      warn(entry, ['form'], message);
    }
  }
}

/** A summary says what was said. It does not say that it is so. */
export function checkSummaries(seeds: Seeds, warn: Report): void {
  for (const { statements } of seeds.sources.values()) {
    for (const entry of statements) {
      for (const language of ['en', 'fr'] as const) {
        const verb = findFactive(entry.value.summary[language], language);
        if (verb === undefined) continue;
        const message = `"${verb}" grants that it is so; write ${neutralVerbs[language]}`;
        warn(entry, ['summary', language], message);
      }
    }
  }
}

/** The verb that begins the summary, or one that is joined to it. */
function findFactive(summary: string, language: 'en' | 'fr'): string | undefined {
  const words = summary.toLowerCase().match(/[\p{L}\p{M}’'-]+/gu) ?? [];
  return words.find((word, index) => {
    const before = words[index - 1];
    const isVerb = before === undefined || before === 'and' || before === 'et';
    return isVerb && factiveVerbs[language].includes(word);
  });
}
