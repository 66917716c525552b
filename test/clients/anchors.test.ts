// The libraries with which Hypothesis and Apache Annotator find a quotation in a page.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser, openPage } from '../support/browser.ts';
import { describeClient, hasPackage, read, records, require } from './fixture.ts';

interface Selector {
  type: string;
  exact: string;
  prefix: string;
  suffix: string;
}

/** Becomes a script of the page: each gives what it found as text, or null. */
const libraries = `
  import { createTextQuoteSelectorMatcher } from '@apache-annotator/dom';
  import { toRange } from 'dom-anchor-text-quote';
  window.anchor = {
    hypothesis: async (selector) => toRange(document.body, selector)?.toString() ?? null,
    apache: async (selector) => {
      for await (const range of createTextQuoteSelectorMatcher(selector)(document.body)) {
        const text = document.createRange();
        text.setStart(range.startContainer, range.startOffset);
        text.setEnd(range.endContainer, range.endOffset);
        return text.toString();
      }
      return null;
    },
  };`;

describeClient(
  'Hypothesis and Apache Annotator',
  () => hasPackage('@apache-annotator/dom'),
  (fixture) => {
    let browser: Browser;
    let script: string;
    beforeAll(async () => {
      const { buildSync } = require('esbuild');
      const stdin = { contents: libraries, resolveDir: import.meta.dirname };
      const { outputFiles } = buildSync({ stdin, bundle: true, write: false, format: 'iife' });
      script = outputFiles[0].text;
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    /** The quotations of a source that a library does not find word for word in its page. */
    const listMissed = async (library: string, source: string, selectors: Selector[]) => {
      const { origin } = fixture();
      const { page } = await openPage(browser, origin);
      await page.goto(`${origin}/sources/${source}.html`);
      await page.evaluate(script);
      const missed: string[] = [];
      for (const selector of selectors) {
        const call = `window.anchor.${library}(${JSON.stringify(selector)})`;
        const found: string | null = await page.evaluate(call);
        if (withoutSpace(found ?? '') !== withoutSpace(selector.exact)) missed.push(selector.exact);
      }
      await page.context().close();
      return missed;
    };

    const held = records.sources.filter(({ held }) => held).map(({ id }) => id);
    for (const library of ['hypothesis', 'apache']) {
      test(`${library} finds every citation in the page of its source`, async () => {
        const citations = await listSelectors(fixture().origin);
        expect([...citations.keys()].sort()).toEqual([...held].sort());
        for (const [source, selectors] of citations) {
          expect(await listMissed(library, source, selectors), source).toEqual([]);
        }
      });

      test(`${library} would miss a word that is not there`, async () => {
        const [[source, [first]]] = [...(await listSelectors(fixture().origin))] as [
          [string, [Selector]],
        ];
        const other = { ...first, exact: `${first.exact} jamais écrit ici` };
        expect(await listMissed(library, source, [other])).toHaveLength(1);
      });
    }
  },
);

/** Every citation of every statement, by source, as its Web Annotation tells where it stands. */
async function listSelectors(origin: string): Promise<Map<string, Selector[]>> {
  const selectors = new Map<string, Selector[]>();
  for (const { id } of records.statements) {
    const { first } = JSON.parse(await read(`${origin}/statements/${id}/annotations.jsonld`));
    for (const { target } of first.items) {
      const [, source] = /\/sources\/([^/]+)\/text/.exec(target.source) ?? [];
      const quote = target.selector.find((one: Selector) => one.type === 'TextQuoteSelector');
      if (source && quote) selectors.set(source, [...(selectors.get(source) ?? []), quote]);
    }
  }
  return selectors;
}

/** Paragraphs are apart in a text, and side by side in a page. */
function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
