// What a reader does in a real browser: from a search to the highlighted passage and back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { denied, leave, type Reader, read, startReader } from '../support/reader.ts';

let reader: Reader;
let open: Reader['open'];
beforeAll(async () => {
  reader = await startReader();
  open = reader.open;
});
afterAll(() => reader.close());

describe('a reader', () => {
  test('searches, filters, pages, opens a statement and follows it to its passage', async () => {
    const opened = await open('/');
    const { page, faults } = opened;
    await page.getByLabel('Search the text of the sources').fill('Poutine');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL('**/statements.html?q=Poutine');
    const count = async () => Number(/\d+/.exec(await read(page.locator('.count')))?.[0]);
    const all = await count();
    expect(all).toBeGreaterThan(10);
    expect(await read(page.locator('.card mark').first())).toMatch(/Poutine/i);

    await speakers(page)
      .getByRole('checkbox', { name: /Donald Trump \d/ })
      .check();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await page.waitForURL('**/statements.html?q=Poutine&actor=trump');
    expect(await count()).toBeLessThan(all);
    expect(await read(page.locator('.chosen'))).toContain('speaker: Donald Trump');
    await page.getByRole('link', { name: /Remove speaker/ }).click();
    expect(await count()).toBe(all);

    await page.getByRole('link', { name: 'Clear all filters' }).click();
    const first = await read(page.locator('.card h2').first());
    await page.getByRole('link', { name: 'Next page' }).click();
    expect(await read(page.locator('.card h2').first())).not.toBe(first);
    await page.getByRole('link', { name: 'First page' }).click();
    expect(await read(page.locator('.card h2').first())).toBe(first);

    const quoted = await read(page.locator('.card blockquote').first());
    await page.locator('.card h2 a').first().click();
    expect(await read(page.locator('.passage'))).toBe(quoted);
    await page.locator('.report figcaption a').first().click();
    const target = page.locator('mark:target');
    expect(await target.count()).toBe(1);
    expect(await target.textContent()).toBe(quoted);
    await expect.poll(() => target.evaluate(isInView)).toBe(true);
    expect(faults).toEqual([]);
    await leave(opened);
  });

  test('goes from a passage to what cites it and back', async () => {
    const opened = await open('/sources/washington-post-denial-2024-11-11.html');
    const { page, faults } = opened;
    await page.locator('sup a.said').first().click();
    const note = page.locator('.margin li:target');
    expect(await note.count()).toBe(1);
    await note.locator('.sign').click();
    expect(await page.locator('mark:target').count()).toBe(1);
    expect(faults).toEqual([]);
    await leave(opened);
  });

  test('sees all pieces of a passage that goes on in another paragraph', async () => {
    const opened = await open('/sources/kremlin-leaks-2025-11-26.html');
    const { page } = opened;
    const continued = page.locator('[data-of]').first();
    const fragment = await continued.getAttribute('data-of');
    expect(await page.locator('.lit').count()).toBe(0);
    await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
    await expect.poll(() => page.locator('.lit').count()).toBeGreaterThan(0);
    await leave(opened);
  });

  test('unfolds a caveat in the margin', async () => {
    const opened = await open('/sources/washington-post-denial-2024-11-11.html');
    const caveat = opened.page.locator('.margin details').first();
    await caveat.locator('summary').click();
    expect((await read(caveat)).length).toBeGreaterThan(60);
    await leave(opened);
  });

  test('chooses another language, which stays', async () => {
    const opened = await open(denied);
    const { page, faults } = opened;
    const passage = await read(page.locator('.passage'));
    await page.getByRole('link', { name: 'Français' }).click();
    expect(await read(page.locator('h2#reports'))).toBe('Passage d’origine');
    expect(await read(page.locator('.passage'))).toBe(passage);
    await page.getByRole('link', { name: 'Déclarations', exact: true }).click();
    await page.getByRole('button', { name: 'Rechercher' }).click();
    await page.waitForURL('**/statements.html?lang=fr');
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    expect(faults).toEqual([]);
    await leave(opened);
  });

  test('unfolds the filters on a phone', async () => {
    const opened = await open('/statements.html', { viewport: { width: 390, height: 844 } });
    const { page } = opened;
    const choice = speakers(page).getByRole('checkbox', { name: /Dmitry Peskov/ });
    expect(await choice.isVisible()).toBe(false);
    await page.getByText('Filters', { exact: true }).click();
    await choice.check();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    expect(await read(page.locator('.chosen'))).toContain('speaker: Dmitry Peskov');
    await leave(opened);
  });

  test('pastes a sentence and learns whose words it is, and which differ', async () => {
    const opened = await open('/');
    const { page, faults } = opened;
    await page.getByRole('link', { name: 'Check a quote' }).click();
    const asked = 'Poutine croit pouvoir nous dépasser, mais nous ne bougerons pas';
    await page.getByLabel(/^Sentence/).fill(`${asked}\n`);
    await page.getByRole('button', { name: 'Look it up' }).click();
    expect(await read(page.locator('.card .who').first())).toBe('Mark Rutte');
    expect(await page.locator('.compared del').allTextContents()).toEqual(['croit', 'dépasser']);
    expect(await page.locator('.compared ins').allTextContents()).toEqual(['pense', 'surpasser']);
    expect(faults).toEqual([]);
    await leave(opened);
  });

  test('corrects a misspelled name with one click', async () => {
    const opened = await open('/statements.html?actor=pesov');
    await opened.page.getByRole('link', { name: 'peskov', exact: true }).first().click();
    expect(await read(opened.page.locator('.chosen'))).toContain('Dmitry Peskov');
    await leave(opened);
  });

  test('copies the API address of a query, and it answers the same', async () => {
    const opened = await open('/statements.html?actor=peskov&form=direct,mixed');
    const { page, faults } = opened;
    await page.getByText('Use this query').click();
    await page.getByRole('button', { name: 'Copy API URL' }).click();
    await expect.poll(() => read(page.locator('[data-copy]').first())).toBe('Copied');
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    const answer = (await (await fetch(copied)).json()) as { page: { total: number } };
    expect(await read(page.locator('.count'))).toContain(`${answer.page.total} statements`);
    expect(faults).toEqual([]);
    await leave(opened);
  });

  test('finds every address that a query can be taken along with', async () => {
    const opened = await open('/statements.html?actor=peskov');
    const { page } = opened;
    const codes = await page.locator('.use code').allTextContents();
    const downloads = await page.locator('.use .downloads a').evaluateAll(listAddresses);
    const addresses = codes.flatMap((code) => code.match(/http[^"'\s]+/g) ?? []);
    expect(addresses.length).toBe(5);
    for (const address of [...addresses, ...downloads].map(decodeAmpersand)) {
      expect([address, (await fetch(address)).status]).toEqual([address, 200]);
    }
    await leave(opened);
  });
});

/** The choices of a speaker: the same names stand among the sides. */
const speakers = (page: Page) => page.getByRole('group', { name: 'Speaker', exact: true });

/** Functions that run inside the page. */
interface Inside {
  getBoundingClientRect(): { top: number; bottom: number };
}

function isInView(element: unknown): boolean {
  const { top, bottom } = (element as Inside).getBoundingClientRect();
  return top >= 0 && bottom <= 900;
}

function listAddresses(elements: unknown[]): string[] {
  return elements.map((element) => (element as { href: string }).href);
}

const decodeAmpersand = (text: string) => text.replaceAll('&amp;', '&');
