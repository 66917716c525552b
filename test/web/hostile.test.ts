// Records that hold markup change no page but for their text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StatementCitation } from '../../src/records/citation.ts';
import type { Past } from '../../src/records/past.ts';
import { encodeOembedXml } from '../../src/web/oembed.ts';
import { renderActorPage } from '../../src/web/pages/actor-page.ts';
import { renderCaveatPage } from '../../src/web/pages/caveat-page.ts';
import { renderEmbed, renderEmbedError } from '../../src/web/pages/embed-page.ts';
import { renderErrorPage } from '../../src/web/pages/error-page.ts';
import { renderEventPage } from '../../src/web/pages/event-page.ts';
import { renderLookupPage } from '../../src/web/pages/lookup-page.ts';
import { renderSourcePage } from '../../src/web/pages/source-page.ts';
import { renderStatementPage } from '../../src/web/pages/statement-page.ts';
import { renderBadQueryPage, renderStatementsPage } from '../../src/web/pages/statements-page.ts';
import { renderTimelinePage } from '../../src/web/pages/timeline-page.ts';
import { publishCurated } from '../support/curated.ts';
import { decodeEntities, skeletonOf } from '../support/markup.ts';
import { poison } from '../support/poison.ts';
import { buildView } from '../support/view.ts';

const { records } = publishCurated();
const statement = records.statements.find(({ attribution }) => attribution.status === 'denied');
const event = records.events.find(({ id }) => id === '2024-11-putin-trump-call');
const actor = records.actors.find(({ id }) => id === 'peskov');
const source = records.sources.find(({ held }) => held);
const caveat = records.caveats.find(({ affects }) => affects.length > 0);
if (!statement || !event || !actor || !source || !caveat) throw new Error('the dataset lacks one');

const none = { records: [], total: 0 };

/** Every page, made of one text. */
function renderAll(text: string): string[] {
  const view = buildView('fr', {
    path: `/statements.html?q=${encodeURIComponent(text)}`,
    version: text,
  });
  const said = poison(statement, text) as NonNullable<typeof statement>;
  const told = poison(event, text) as NonNullable<typeof event>;
  const doubt = poison(caveat, text) as NonNullable<typeof caveat>;
  const document = poison(source, text) as NonNullable<typeof source>;
  const who = poison(actor, text) as NonNullable<typeof actor>;
  const query = { q: [text], actor: [text], odd: [text] };
  const passage = said.citations[0] as StatementCitation;
  const label = { en: text, fr: text };
  const facets = { actor: [{ value: text, label, count: 2, selected: true, url: text }] };
  const one = { records: [said], total: 1 };
  const texts = new Map(said.citations.map((citation) => [citation.source.id, text]));
  const list = { query, resolved: {}, total: 1, next: text, undated: 1 };
  const seeAlso = { voice: text, more: 1, url: text };
  const hint = {
    summaries: { count: 1, url: text },
    languages: [{ language: text, count: 1 }],
  };
  return [
    renderStatementPage(view, {
      statement: said,
      texts,
      related: new Map(said.relations.map(({ id }) => [id, said])),
      formats: { jsonLd: JSON.stringify({ text }), bibtex: text, ris: text },
      speaker: who,
    }),
    renderStatementsPage(view, { ...list, statements: [said], facets, months: [], seeAlso, hint }),
    renderBadQueryPage(view, query, [{ parameter: text, detail: text, suggestions: [text] }]),
    renderActorPage(view, {
      actor: who,
      languages: new Map([[document.id, text]]),
      said: one,
      side: seeAlso,
      denied: one,
      mentioned: none,
      events: { records: [told], total: 1 },
    }),
    renderEventPage(view, { event: told, statements: one, related: new Map() }),
    renderSourcePage(view, {
      source: document,
      text: `${text}\n${text}`,
      earlier: undefined,
      stale: undefined,
      statements: [said],
      total: 1,
      related: new Map(),
      events: [told],
      caveats: [doubt],
    }),
    renderCaveatPage(view, doubt),
    renderTimelinePage(view, {
      ...list,
      entries: [
        { kind: 'event', day: '2024-11-05', record: told },
        { kind: 'statement', day: null, record: said },
      ],
    }),
    renderLookupPage(view, {
      text,
      answer: {
        data: [
          {
            match: 'near',
            similarity: 0.5,
            passage,
            printed_until: null,
            words: [{ type: 'changed', asked: text, passage: `${text} ` }],
            statements: [{ ...said, citation: passage, covers: true }],
            caveats: said.caveats,
          },
        ],
        detail: text,
        asked: { text, words: 1, information: 1, minimum: 1 },
        dataset: { version: text },
      },
    }),
    renderErrorPage(view, 404, text, undefined),
    renderErrorPage(view, 410, text, withdrawn(text)),
    renderEmbedError(view, text, withdrawn(text)),
    renderEmbed(view, said),
  ];
}

/** What an id was withdrawn for. */
function withdrawn(text: string): Past {
  const record = { kind: 'statement', id: 'gone' } as const;
  return { record, on: '2026-11-26T14:30:00Z', reason: { en: text, fr: text }, successors: [] };
}

const hostile = fc.oneof(
  fc.constantFrom(
    '</title><script>alert(1)</script>',
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '</textarea></style></script><h1>',
    'javascript:alert(1)',
    '--><!DOCTYPE',
    '{{x}}<%= y %>',
    'constructor',
    '__proto__',
    '\u2028</script>\u0000',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).filter((text) => /\S/.test(text)),
);

describe('a page of hostile records', () => {
  test('has the elements and attributes of a page of harmless ones', () => {
    const harmless = renderAll('x').map(skeletonOf);
    fc.assert(
      fc.property(hostile, (text) => {
        const plain = text.replaceAll('\n', ' ').trim();
        expect(renderAll(plain === '' ? 'x' : plain).map(skeletonOf)).toEqual(harmless);
      }),
      { numRuns: 60 },
    );
  });
  test('differs in its elements when something does break out', () => {
    expect(skeletonOf('<p>x</p>')).not.toBe(skeletonOf('<p><b>x</b></p>'));
    expect(skeletonOf('<p title="x">')).not.toBe(skeletonOf('<p title="" onclick="x">'));
  });
});

test('an oEmbed answer in XML holds any text, and nothing that XML forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const xml = encodeOembedXml({ title });
      const inner = xml.slice(xml.indexOf('<title>') + 7, xml.indexOf('</title>'));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      expect(inner).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff<>"]/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are left out.
      const allowed = title.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
      expect(decodeEntities(inner)).toBe(allowed);
    }),
  );
});
