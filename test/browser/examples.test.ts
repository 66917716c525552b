// The example of a page with a card, in a real browser and on another site than the card's.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Addressed, startAddressed, startOther } from '../support/addressed.ts';
import { type Browser, openBrowser } from '../support/browser.ts';
import { testAddress } from '../support/curated.ts';

const example = readFileSync(join(import.meta.dirname, '../examples/embed.html'), 'utf8');
let service: Addressed;
let other: Addressed;
let browser: Browser;

beforeAll(async () => {
  service = await startAddressed();
  other = await startOther(() => example.replaceAll(testAddress, service.origin));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await other.close();
  await service.close();
});

/** The height of the frame and of the card in it, which the window's width decides about. */
async function measure(width: number): Promise<{ frame: number; card: number }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(other.origin);
  await expect.poll(() => page.locator('body > blockquote').isVisible()).toBe(false);
  const card = page.frameLocator('iframe').locator('html');
  const heights = async () => ({
    frame: Number(await page.getAttribute('iframe', 'height')),
    card: Math.ceil((await card.boundingBox())?.height ?? 0),
  });
  await expect.poll(async () => (await heights()).frame - (await heights()).card).toBe(0);
  const measured = await heights();
  await page.close();
  return measured;
}

test('embed.html makes the frame as high as the card says, on a desk and on a phone', async () => {
  const desk = await measure(1280);
  const phone = await measure(360);
  expect(desk.card).toBeGreaterThan(100);
  expect(phone.frame).toBeGreaterThan(desk.frame);
});

test('embed.html shows the quotation when there is no card, and heeds no other frame', async () => {
  const page = await browser.newPage();
  await page.route('**/embed', (route) => route.abort());
  await page.goto(other.origin);
  const before = await page.getAttribute('iframe', 'height');
  await page.evaluate("postMessage({ message: 'height', value: 777 }, '*')");
  await page.evaluate('new Promise((done) => setTimeout(done, 100))');
  expect(await page.getAttribute('iframe', 'height')).toBe(before);
  expect(await page.locator('body > blockquote').isVisible()).toBe(true);
  await page.close();
});
