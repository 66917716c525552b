// Language tags (BCP 47), checked against the subtags that the program's ICU knows.
import type { Seeds } from '../model.ts';
import type { Report } from '../parse/entry.ts';

export function checkLanguages(seeds: Seeds, report: Report): void {
  for (const entry of seeds.actors.values()) {
    for (const [index, { lang }] of entry.value.names.entries()) {
      const flaw = describeTag(lang);
      if (flaw) report(entry, ['names', index, 'lang'], flaw);
    }
  }
  for (const { source } of seeds.sources.values()) {
    const { language } = source?.value ?? {};
    const flaw = language == null ? undefined : describeTag(language);
    if (source && flaw) report(source, ['language'], flaw);
  }
}

const flaws = new Map<string, string | undefined>();

/** What is wrong with a tag, if anything. */
export function describeTag(tag: string): string | undefined {
  if (!flaws.has(tag)) flaws.set(tag, findFlaw(tag));
  return flaws.get(tag);
}

function findFlaw(tag: string): string | undefined {
  let locale: Intl.Locale;
  try {
    locale = new Intl.Locale(tag);
  } catch {
    return `"${tag}" is not a language tag (BCP 47); write one such as fr, uk, zh-Hant or en-US`;
  }
  const canonical = locale.toString();
  if (canonical !== tag) return `the language tag "${tag}" is written ${canonical}`;
  const subtags = [
    ['language', locale.language],
    ['script', locale.script],
    ['region', locale.region],
  ] as const;
  for (const [type, code] of subtags) {
    const names = new Intl.DisplayNames(['en'], { type, fallback: 'none' });
    if (code === undefined || names.of(code) !== undefined) continue;
    return `the language tag "${tag}" has an unknown ${type} "${code}"; write the registered one`;
  }
  return undefined;
}
