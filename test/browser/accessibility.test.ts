// Every page as a screen reader, a keyboard, a phone and a browser without scripts meet it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { denied, leave, type Reader, startReader } from '../support/reader.ts';

let reader: Reader;
let open: Reader['open'];
beforeAll(async () => {
  reader = await startReader();
  open = reader.open;
});
afterAll(() => reader.close());

const everyPage = [
  '/',
  '/statements.html',
  '/statements.html?actor=peskov&q=%C3%A9nergie',
  '/statements.html?status=denied,disputed&limit=5',
  '/statements.html?q=nothingatallhere',
  denied,
  '/sources.html',
  '/sources/moscow-talks-2025-12-03.html',
  '/sources/bloomberg-2025-11-25.html',
  '/actors.html',
  '/actors/trump.html',
  '/events/2024-11-putin-trump-call.html',
  '/timeline.html',
  '/timeline.html?actor=trump',
  '/caveats.html',
  '/events.html?status=denied',
  '/topics.html',
  '/topics/energy.html',
  '/lookup.html',
  '/lookup.html?text=Poutine+croit+pouvoir+nous+d%C3%A9passer%2C+mais+nous+ne+bougerons+pas',
  '/caveats/wp-shoigu-not-defence-minister.html',
  '/statements/trump-2024-11-avoid-escalation/embed',
  '/statements/embed?actor=peskov',
];

const overflow = 'document.documentElement.scrollWidth - innerWidth';

describe('every page', () => {
  const require = createRequire(import.meta.url);
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

  interface Violation {
    id: string;
    nodes: { target: string[]; failureSummary: string }[];
  }

  async function findViolations(page: Page): Promise<string[]> {
    // The policy lets no script in; the debugger is not bound by it.
    await page.evaluate(axe);
    const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
    );
  }

  const variants = {
    'on a desk, light': {},
    'on a phone, dark, in French': {
      colorScheme: 'dark',
      locale: 'fr-FR',
      viewport: { width: 360, height: 740 },
    },
  } as const;

  for (const [name, options] of Object.entries(variants)) {
    test(`is accessible, quiet and no wider than the screen ${name}`, async () => {
      for (const path of everyPage) {
        const opened = await open(path, options);
        const { page, faults } = opened;
        await page.evaluate('document.querySelectorAll("details").forEach((d) => (d.open = true))');
        expect([path, await findViolations(page)]).toEqual([path, []]);
        expect([path, await page.evaluate(overflow)]).toEqual([path, 0]);
        expect([path, faults]).toEqual([path, []]);
        await leave(opened);
      }
    }, 240_000);
  }

  test('would be reported when a picture had no text and a word no contrast', async () => {
    const opened = await open('/');
    await opened.page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
      '<img src="/assets/icon.svg"><p style="color:#ccc;background:#fff">pale</p>')`);
    const found = await findViolations(opened.page);
    expect(found.some((violation) => violation.startsWith('image-alt'))).toBe(true);
    await leave(opened);
  });

  test('would be reported when it ran a script of its own', async () => {
    const opened = await open('/');
    await opened.page.evaluate(`const script = document.createElement('script');
      script.textContent = 'window.injected = true'; document.body.append(script);`);
    await expect.poll(() => opened.faults.length).toBeGreaterThan(0);
    expect(await opened.page.evaluate('"injected" in window')).toBe(false);
    await leave(opened);
  });

  test('can be read and searched without scripts', async () => {
    const opened = await open('/', { javaScriptEnabled: false });
    const { page, faults } = opened;
    await page.getByLabel('Search the text of the sources').fill('énergie');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await page.locator('.card').count()).toBeGreaterThan(0);
    await page.locator('.card h2 a').first().click();
    expect(await page.locator('[data-copy]:visible').count()).toBe(0);
    expect(faults).toEqual([]);
    await leave(opened);
  });

  test('leads the keyboard to its content first, and shows where it is', async () => {
    const opened = await open('/statements.html');
    const { page } = opened;
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
    await leave(opened);
  });
});
