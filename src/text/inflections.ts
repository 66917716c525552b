// The forms that a Russian or Ukrainian name takes in a sentence. They are made from the
// nominative, so that no other word is taken for one.

/** What a name ends in, and what stands there in the other cases; the first that fits counts. */
type Declension = readonly (readonly [ending: RegExp, cases: readonly string[]])[];

const russian: Declension = [
  [/(?<=[сц]к)ий$/, ['ого', 'ому', 'им', 'ом']],
  [/(?<=[сц]к)ая$/, ['ой', 'ую', 'ою']],
  [/(?<=[оеё]в|[иы]н)а$/, ['ой', 'у', 'ою']],
  [/(?<=[оеё]в|[иы]н)$/, ['а', 'у', 'ым', 'ом', 'е']],
  [/ий$/, ['ия', 'ию', 'ием', 'ии']],
  [/(?<=[аеоуя])й$/, ['я', 'ю', 'ем', 'е']],
  [/ия$/, ['ии', 'ию', 'ией']],
  [/я$/, ['и', 'е', 'ю', 'ей']],
  [/(?<=[гкхжчшщ])а$/, ['и', 'е', 'у', 'ой', 'ей']],
  [/(?<=[бвдзлмнпрстф])а$/, ['ы', 'е', 'у', 'ой']],
  [/ь$/, ['я', 'ю', 'ем', 'е', 'и']],
  [/(?<=[бвгдзклмнпрстфх])$/, ['а', 'у', 'ом', 'е']],
  [/(?<=[жчшщц])$/, ['а', 'у', 'ем', 'ом', 'е']],
];

const ukrainian: Declension = [
  [/(?<=[сцз]ьк)ий$/, ['ого', 'ому', 'им', 'ім']],
  [/(?<=[сцз]ьк)а$/, ['ої', 'ій', 'у', 'ою']],
  [/(?<=[оеє]в|[иії]н)а$/, ['ої', 'ій', 'у', 'ою']],
  [/(?<=[оеє]в|[иії]н)$/, ['а', 'у', 'ові', 'им', 'і']],
  [/(?<=[іи])й$/, ['я', 'ю', 'єві', 'єм', 'ї']],
  [/(?<=[аео])й$/, ['я', 'ю', 'єві', 'єм', 'ї']],
  [/ія$/, ['ії', 'ію', 'ією']],
  [/га$/, ['ги', 'зі', 'гу', 'гою']],
  [/ка$/, ['ки', 'ці', 'ку', 'кою']],
  [/ха$/, ['хи', 'сі', 'ху', 'хою']],
  [/(?<=[бвдзлмнпрстф])а$/, ['и', 'і', 'у', 'ою']],
  [/о$/, ['а', 'у', 'ові', 'ом', 'і']],
  [/ь$/, ['я', 'ю', 'еві', 'ем', 'і']],
  [/(?<=[бвгґдзклмнпрстфх])$/, ['а', 'у', 'ові', 'ом', 'і']],
  [/(?<=[жчшщц])$/, ['а', 'у', 'еві', 'ем', 'і']],
];

const declensions: Readonly<Record<string, Declension>> = { ru: russian, uk: ukrainian };

/** Shorter names have too many neighbours. */
const lettersMin = 3;

/**
 * The other cases of one word of a name, as written; none where the language has none.
 * @param language a primary subtag
 */
export function listInflections(word: string, language: string): string[] {
  const isName = word.length >= lettersMin && /^\p{Lu}\p{Ll}+$/u.test(word);
  const declension = isName ? (declensions[language] ?? []) : [];
  const row = declension.find(([ending]) => ending.test(word));
  if (!row) return [];
  const [ending, cases] = row;
  const stem = word.replace(ending, '');
  return cases.map((form) => stem + form);
}
