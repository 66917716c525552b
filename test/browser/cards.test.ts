// Cards inside the pages of another site, in a real browser.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOther } from '../support/addressed.ts';
import { denied, leave, type Reader, read, startReader } from '../support/reader.ts';

let reader: Reader;
let open: Reader['open'];
beforeAll(async () => {
  reader = await startReader();
  open = reader.open;
});
afterAll(() => reader.close());

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
    await leave(opened);
    return code;
  }

  test('shows the words, tells its height and loads nothing else', async () => {
    const code = await copyEmbed();
    const other = await startOther(() => `<!DOCTYPE html><title>x</title>${listen}${code}`);
    const opened = await open(other.origin);
    const { page, faults } = opened;
    const frame = page.frameLocator('iframe');
    expect(await read(frame.locator('blockquote'))).toContain('aurait appelé Poutine');
    expect(await read(frame.locator('.badge'))).toMatch(/^denied by .*Dmitry Peskov$/);
    await expect.poll(() => page.evaluate('window.messages.length')).toBeGreaterThan(0);
    const [message] = await page.evaluate<{ message: string; value: number }[]>('window.messages');
    const inside = await frame.locator('html').evaluate(heightOf);
    expect(message).toMatchObject({ message: 'height', value: Math.ceil(inside) });
    const height = Number(await page.getAttribute('iframe', 'height'));
    // The estimate leaves room, but not too much.
    expect(height - inside).toBeGreaterThanOrEqual(0);
    expect(height - inside).toBeLessThan(160);
    expect(faults).toEqual([]);
    await leave(opened);
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
      .toEqual({ message: 'link', value: `${reader.service.origin}${denied}`, secret });
    expect(faults).toEqual([]);
    await leave(opened);
    await other.close();
  });

  test('is the only page that a frame shows', async () => {
    const frame = `<iframe src="${reader.service.origin}${denied}"></iframe>`;
    const other = await startOther(() => `<!DOCTYPE html><title>x</title>${frame}`);
    const opened = await open(other.origin);
    await expect.poll(() => opened.faults.join(' ')).toContain('frame-ancestors');
    await leave(opened);
    await other.close();
  });
});

function heightOf(element: unknown): number {
  const { height } = (
    element as { getBoundingClientRect(): { height: number } }
  ).getBoundingClientRect();
  return height;
}
