// The texts that publishers corrected, and which of their paragraphs no later text has: only those
// are searched for wording, because the others are found where they stand now.
import type { StoredEarlierText } from '../../records/earlier-text.ts';
import type { Span } from '../../records/quoted-text.ts';
import { nameText } from '../../records/text-name.ts';
import { countCodePoints } from '../../text/code-points.ts';
import { dayOf } from '../check/earlier-texts.ts';
import type { Seeds, SourceSeed } from '../model.ts';
import { instantOf } from '../moments.ts';
import { hashSha256 } from '../sha256.ts';

/** By source, oldest first. Nothing is told of a text that may only be quoted. */
export function compileEarlierTexts({ sources }: Seeds): Map<string, StoredEarlierText[]> {
  const texts = new Map<string, StoredEarlierText[]>();
  for (const seed of sources.values()) {
    if (seed.earlier.size === 0 || seed.source?.value.text === 'quotes') continue;
    texts.set(seed.id, compileSource(seed));
  }
  return texts;
}

function compileSource({ source, article = '', earlier }: SourceSeed): StoredEarlierText[] {
  const corrections = source?.value.corrections.filter(({ what }) => what === 'text') ?? [];
  const later = new Set(article.split('\n'));
  const seen = new Set([article]);
  const texts: StoredEarlierText[] = [];
  for (const [day, text] of [...earlier].reverse()) {
    const correction = corrections.find(({ on }) => dayOf(on) === day);
    if (!correction) throw new Error(`the text replaced on ${day} was not checked`);
    // A correction may have been taken back: what is printed again is no earlier text.
    if (seen.has(text)) continue;
    seen.add(text);
    const sha256 = hashSha256(text);
    const changed = listChanged(text, later);
    texts.push({ name: nameText(sha256), sha256, until: instantOf(correction.on), text, changed });
    for (const line of text.split('\n')) later.add(line);
  }
  return texts.reverse();
}

/** The paragraphs that are not among those of later texts. */
function listChanged(text: string, later: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + countCodePoints(line, 0, line.length);
    if (line.trim() !== '' && !later.has(line)) spans.push({ start, end });
    start = end + 1;
  }
  return spans;
}
