// The pages for people in a real browser: what a reader does, on a desk and on a phone, in both
// themes and languages, with and without scripts; and what a screen reader would stumble over.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Addressed, startAddressed, startOther } from '../support/addressed.ts';
import { type Browser, type Locator, openBrowser } from '../support/browser.ts';

let service: Addressed;
let browser: Browser;

beforeAll(async () => {
  service = await startAddressed();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await service.close();
});

interface Opened {
  page: Page;
  faults: string[];
}

/** A page of the service, and everything that went wrong in it: errors, refused content. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    ...options,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  await page.goto(path.startsWith('http') ? path : `${service.origin}${path}`);
  return { page, faults };
}

/** What an element says, in one line. */
async function read(locator: Locator): Promise<string> {
  return ((await locator.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

const close = ({ page }: Opened) => page.context().close();

const denied = '/statements/trump-2024-11-avoid-escalation.html';

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
  '/caveats/wp-shoigu-not-defence-minister.html',
  '/statements/trump-2024-11-avoid-escalation/embed',
  '/statements/embed?actor=peskov',
];

describe('a reader', () => {
  test('searches, filters, pages, opens a statement and follows it to its passage', async () => {
    const opened = await open('/');
    const { page, faults } = opened;
    await page.getByLabel('Search the words of the sources').fill('Poutine');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL('**/statements.html?q=Poutine');
    const count = async () => Number(/\d+/.exec(await read(page.locator('.count')))?.[0]);
    const all = await count();
    expect(all).toBeGreaterThan(10);
    expect(await read(page.locator('.card mark').first())).toMatch(/Poutine/i);

    await page.getByRole('checkbox', { name: /Donald Trump \d/ }).check();
    await page.getByRole('button', { name: 'Show' }).click();
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
    expect(await target.evaluate(readWithoutSigns)).toBe(quoted);
    await expect.poll(() => target.evaluate(isInView)).toBe(true);
    expect(faults).toEqual([]);
    await close(opened);
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
    await close(opened);
  });

  test('sees all pieces of a passage that goes on in another paragraph', async () => {
    const opened = await open('/sources/kremlin-leaks-2025-11-26.html');
    const { page } = opened;
    const continued = page.locator('[data-of]').first();
    const fragment = await continued.getAttribute('data-of');
    expect(await page.locator('.lit').count()).toBe(0);
    await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
    await expect.poll(() => page.locator('.lit').count()).toBeGreaterThan(0);
    await close(opened);
  });

  test('unfolds a caveat in the margin', async () => {
    const opened = await open('/sources/washington-post-denial-2024-11-11.html');
    const caveat = opened.page.locator('.margin details').first();
    await caveat.locator('summary').click();
    expect((await read(caveat)).length).toBeGreaterThan(60);
    await close(opened);
  });

  test('chooses another language, which stays', async () => {
    const opened = await open(denied);
    const { page, faults } = opened;
    const passage = await read(page.locator('.passage'));
    await page.getByRole('link', { name: 'Français' }).click();
    expect(await read(page.locator('h2#reports'))).toBe('Où c’est imprimé');
    expect(await read(page.locator('.passage'))).toBe(passage);
    await page.getByRole('link', { name: 'Propos', exact: true }).click();
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.waitForURL('**/statements.html?lang=fr');
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    expect(faults).toEqual([]);
    await close(opened);
  });

  test('unfolds the filters on a phone', async () => {
    const opened = await open('/statements.html', { viewport: { width: 390, height: 844 } });
    const { page } = opened;
    const choice = page.getByRole('checkbox', { name: /Dmitry Peskov/ });
    expect(await choice.isVisible()).toBe(false);
    await page.getByText('Filters', { exact: true }).click();
    await choice.check();
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await read(page.locator('.chosen'))).toContain('speaker: Dmitry Peskov');
    await close(opened);
  });

  test('corrects a misspelled name with one click', async () => {
    const opened = await open('/statements.html?actor=pesov');
    await opened.page.getByRole('link', { name: 'peskov', exact: true }).first().click();
    expect(await read(opened.page.locator('.chosen'))).toContain('Dmitry Peskov');
    await close(opened);
  });

  test('copies the API address of a query, and it answers the same', async () => {
    const opened = await open('/statements.html?actor=peskov&form=direct,mixed');
    const { page, faults } = opened;
    await page.getByText('Use this query').click();
    await page.getByRole('button', { name: 'Copy API address' }).click();
    await expect.poll(() => read(page.locator('[data-copy]').first())).toBe('Copied');
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    const answer = (await (await fetch(copied)).json()) as { page: { total: number } };
    expect(await read(page.locator('.count'))).toContain(`${answer.page.total} statements`);
    expect(faults).toEqual([]);
    await close(opened);
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
    await close(opened);
  });
});

describe('a card in another site', () => {
  /** What a CMS does with a frame: a secret behind the address, no origin, no popups. */
  const asWordPress = (code: string) =>
    code.replace('/embed"', '/embed#?secret=abcDEF1234" sandbox="allow-scripts"');
  const listen = `<script>window.messages = [];
    addEventListener('message', (event) => window.messages.push(event.data));</script>`;

  async function copyEmbed(): Promise<string> {
    const opened = await open(denied);
    const { page } = opened;
    await page.getByText('Embed', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Copy Embed' }).click();
    const code = await page.evaluate<string>('navigator.clipboard.readText()');
    await close(opened);
    return code;
  }

  test('shows the words, tells its height and loads nothing else', async () => {
    const code = await copyEmbed();
    const other = await startOther(() => `<!DOCTYPE html><title>x</title>${listen}${code}`);
    const opened = await open(other.origin);
    const { page, faults } = opened;
    const frame = page.frameLocator('iframe');
    expect(await read(frame.locator('blockquote'))).toContain('aurait appelé Poutine');
    expect(await read(frame.locator('.badge'))).toBe('denied by Kremlin, Dmitry Peskov');
    await expect.poll(() => page.evaluate('window.messages.length')).toBeGreaterThan(0);
    const [message] = await page.evaluate<{ message: string; value: number }[]>('window.messages');
    const inside = await frame.locator('html').evaluate(heightOf);
    expect(message).toMatchObject({ message: 'height', value: Math.ceil(inside) });
    const height = Number(await page.getAttribute('iframe', 'height'));
    // The estimate leaves room, but not too much.
    expect(height - inside).toBeGreaterThanOrEqual(0);
    expect(height - inside).toBeLessThan(160);
    expect(faults).toEqual([]);
    await close(opened);
    await other.close();
  });

  test('works in a sandbox without an origin, and sends its link to the page', async () => {
    const code = asWordPress(await copyEmbed());
    const other = await startOther(() => `<!DOCTYPE html><title>x</title>${listen}${code}`);
    const opened = await open(other.origin);
    const { page, faults } = opened;
    const secret = 'abcDEF1234';
    await expect.poll(() => page.evaluate('window.messages.length')).toBeGreaterThan(0);
    await page.frameLocator('iframe').getByRole('link').click();
    const last = () => page.evaluate('window.messages.at(-1)');
    await expect
      .poll(last)
      .toEqual({ message: 'link', value: `${service.origin}${denied}`, secret });
    expect(faults).toEqual([]);
    await close(opened);
    await other.close();
  });

  test('is the only page that a frame shows', async () => {
    const frame = `<iframe src="${service.origin}${denied}"></iframe>`;
    const other = await startOther(() => `<!DOCTYPE html><title>x</title>${frame}`);
    const opened = await open(other.origin);
    await expect.poll(() => opened.faults.join(' ')).toContain('frame-ancestors');
    await close(opened);
    await other.close();
  });
});

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
        await close(opened);
      }
    }, 240_000);
  }

  test('would be reported when a picture had no text and a word no contrast', async () => {
    const opened = await open('/');
    await opened.page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
      '<img src="/assets/icon.svg"><p style="color:#ccc;background:#fff">pale</p>')`);
    const found = await findViolations(opened.page);
    expect(found.some((violation) => violation.startsWith('image-alt'))).toBe(true);
    await close(opened);
  });

  test('would be reported when it ran a script of its own', async () => {
    const opened = await open('/');
    await opened.page.evaluate(`const script = document.createElement('script');
      script.textContent = 'window.injected = true'; document.body.append(script);`);
    await expect.poll(() => opened.faults.length).toBeGreaterThan(0);
    expect(await opened.page.evaluate('"injected" in window')).toBe(false);
    await close(opened);
  });

  test('can be read and searched without scripts', async () => {
    const opened = await open('/', { javaScriptEnabled: false });
    const { page, faults } = opened;
    await page.getByLabel('Search the words of the sources').fill('énergie');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await page.locator('.card').count()).toBeGreaterThan(0);
    await page.locator('.card h2 a').first().click();
    expect(await page.locator('[data-copy]:visible').count()).toBe(0);
    expect(faults).toEqual([]);
    await close(opened);
  });

  test('leads the keyboard to its content first, and shows where it is', async () => {
    const opened = await open('/statements.html');
    const { page } = opened;
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
    await close(opened);
  });
});

/** Functions that run inside the page. */
interface Inside {
  getBoundingClientRect(): { top: number; bottom: number; height: number };
  cloneNode(deep: boolean): Inside;
  querySelectorAll(selector: string): Iterable<{ remove(): void }>;
  textContent: string;
}

function readWithoutSigns(element: unknown): string {
  const copy = (element as Inside).cloneNode(true);
  for (const sign of copy.querySelectorAll('sup')) sign.remove();
  return copy.textContent;
}

function isInView(element: unknown): boolean {
  const { top, bottom } = (element as Inside).getBoundingClientRect();
  return top >= 0 && bottom <= 900;
}

function heightOf(element: unknown): number {
  return (element as Inside).getBoundingClientRect().height;
}

function listAddresses(elements: unknown[]): string[] {
  return elements.map((element) => (element as { href: string }).href);
}

const decodeAmpersand = (text: string) => text.replaceAll('&amp;', '&');

const overflow = 'document.documentElement.scrollWidth - innerWidth';
