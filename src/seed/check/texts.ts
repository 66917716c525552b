// A text must have words and must not be stored twice under two ids. A name must not contain
// invisible characters.
import { foldName } from '../../text/names.ts';
import type { Seeds, SourceSeed } from '../model.ts';
import type { Entry, Path, Report } from '../parse/entry.ts';
import { hashSha256 } from '../sha256.ts';

/** Joins letters in Arabic, Persian and Indic scripts, where it belongs to the spelling. */
const joiner = /[\u200c\u200d]/;
const unjoined = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]/u;

/** Format characters, and letters that are drawn as nothing. */
const invisible = /\p{Cf}|\u034f|[\u115f\u1160\u3164\uffa0]|[\ufe00-\ufe0f]/gu;

export function checkNames(seeds: Seeds, report: Report): void {
  const check = (entry: Entry<unknown>, path: Path, name: string) => {
    const code = findInvisible(name);
    if (code === undefined) return;
    report(entry, path, `the name holds a character that nobody sees (U+${code}); remove it`);
  };
  for (const entry of seeds.actors.values()) {
    for (const [index, { name }] of entry.value.names.entries()) {
      check(entry, ['names', index, 'name'], name);
    }
  }
  for (const entry of [...seeds.actors.values(), ...seeds.events.values(), ...seeds.topics]) {
    for (const language of ['en', 'fr'] as const) {
      const { name } = entry.value;
      if (language === 'en' || name.fr !== name.en)
        check(entry, ['name', language], name[language]);
    }
  }
}

function findInvisible(name: string): string | undefined {
  for (const [character] of name.matchAll(invisible)) {
    if (joiner.test(character) && !unjoined.test(name)) continue;
    return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  }
  return undefined;
}

/** One text is one source. Two papers may print the same agency's words, each under its name. */
export function checkTexts(seeds: Seeds, report: Report): void {
  const firsts = new Map<string, string>();
  for (const seed of seeds.sources.values()) {
    const { id, source } = seed;
    const words = hashWords(seed);
    if (!source || words === undefined) continue;
    const first = firsts.get(words);
    if (words === '') {
      report(source, ['held'], `sources/${id}/article.txt holds no words; add the text`);
    } else if (first === undefined) firsts.set(words, id);
    else {
      const advice = 'keep one, or name the publisher of each';
      report(source, ['held'], `the text is the same as that of "${first}"; ${advice}`);
    }
  }
}

/**
 * Of the words of a text and of who published them: the texts of ten thousand sources are not kept
 * to be compared. Empty where there are no words, undefined where there is no text.
 */
export function hashWords({ source, article }: SourceSeed): string | undefined {
  if (!source || article === undefined) return undefined;
  const words = foldName(article);
  return words && hashSha256(`${source.value.publisher ?? ''}\n${words}`);
}
