// Swagger UI in a real browser: it renders under its strict policy, and trying out works.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, type Locator, openBrowser, openPage } from '../support/browser.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let browser: Browser;

beforeAll(async () => {
  service = await startService();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await service.close();
});

async function openDocs(path = '/docs') {
  const opened = await openPage(browser, service.origin);
  await opened.page.goto(`${service.origin}${path}`);
  await opened.page.waitForSelector('.opblock');
  return opened;
}

/** What an element says, without the invisible places where a path may break. */
async function read(locator: Locator): Promise<string> {
  return ((await locator.textContent()) ?? '').replaceAll('\u200b', '').trim();
}

const operation = '#operations-statements-listStatements';

/** Each takes seconds in a browser; at night all of them are tried. */
const step = process.env.FC_SCALE === undefined ? 4 : 1;
const share = step === 1 ? 'every operation' : 'every fourth operation';

describe('Swagger UI', () => {
  test('renders every operation in the order of the document, and no error', async () => {
    const { page, faults } = await openDocs();
    const shown = await page.locator('.opblock-summary-path').allTextContents();
    const { paths } = await service.read<{ paths: object }>('/openapi.json');
    const plain = shown.map((path) => path.replaceAll('\u200b', ''));
    expect([...plain].sort()).toEqual(Object.keys(paths).sort());
    expect(plain.slice(0, 2)).toEqual(['/statements', '/statements/{id}']);
    expect(await page.title()).toBe('On Record: API');
    expect(await page.locator('.model-container').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('sends a query that is typed in, and shows the real answer', async () => {
    const { page, faults } = await openDocs('/docs/');
    await page.click(`${operation} .opblock-summary`);
    const actor = page.locator(`${operation} tr[data-param-name="actor"]`);
    await actor.locator('input').fill('Песков');
    const limit = page.locator(`${operation} tr[data-param-name="limit"] input`);
    await limit.fill('2');
    await page.click(`${operation} .execute`);
    const live = page.locator(`${operation} .live-responses-table`);
    await live.waitFor();
    expect(await read(live.locator('tbody .response-col_status').first())).toMatch(/^200/);
    const sent = new URL(await read(page.locator(`${operation} .request-url pre`)));
    expect(sent.origin).toBe(service.origin);
    expect(sent.searchParams.getAll('actor')).toEqual(['Песков']);
    const body = await read(live.locator('.response-col_description pre').first());
    const shown = JSON.parse(body) as { data: { actor: { id: string } }[] };
    expect(shown.data.map(({ actor: { id } }) => id)).toEqual(['peskov', 'peskov']);
    expect(shown).toEqual(await service.read(`${sent.pathname}${sent.search}`));
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test(`can try out ${share} on JSON as it stands, and none fails`, async () => {
    const { page, faults } = await openDocs();
    // Formats share their parameters with the JSON lists, and their tests are elsewhere.
    const blocks = page.locator('.opblock:not([id^="operations-formats-"])');
    const statuses: string[] = [];
    for (let index = 0; index < (await blocks.count()); index += step) {
      const block = blocks.nth(index);
      await block.locator('.opblock-summary').click();
      const status = block.locator('.live-responses-table tbody .response-col_status').first();
      // A form that has only just opened may not take the first click.
      const tryOut = async () => {
        await block.locator('.execute').click();
        return status.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      };
      await expect.poll(tryOut, { timeout: 20_000 }).toBe(true);
      statuses.push(`${await read(block.locator('.opblock-summary-path'))} ${await read(status)}`);
      await block.locator('.opblock-summary').click();
    }
    expect(statuses.length).toBeGreaterThan(15 / step);
    for (const status of statuses) expect(status).toMatch(/ 200$/);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 180_000);

  test('offers the documented example of a filter, and sends it once it is chosen', async () => {
    const { page } = await openDocs();
    await page.click(`${operation} .opblock-summary`);
    const actor = page.locator(`${operation} tr[data-param-name="actor"]`);
    expect(await actor.locator('input').inputValue()).toBe('');
    await actor.locator('select').selectOption({ label: 'peskov' });
    await page.click(`${operation} .execute`);
    const sent = new URL(await read(page.locator(`${operation} .request-url pre`)));
    expect(sent.searchParams.getAll('actor')).toEqual(['peskov']);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)(
    'has no violation of accessibility rules in the %s theme',
    async (colorScheme) => {
      const { page } = await openDocs();
      await page.emulateMedia({ colorScheme });
      await page.locator('.filter-container[role=region]').waitFor();
      const background = 'getComputedStyle(document.documentElement).backgroundColor';
      const dark = 'rgb(28, 32, 34)';
      expect((await page.evaluate(background)) === dark).toBe(colorScheme === 'dark');
      const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
      await page.evaluate(readFileSync(axe, 'utf8'));
      const { violations } = await page.evaluate<{ violations: { id: string }[] }>('axe.run()');
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(await page.locator('meta[name=viewport]').count()).toBe(1);
      await page.context().close();
    },
  );

  test('a script from elsewhere or inline would be refused, and noticed', async () => {
    const { page, faults } = await openDocs();
    await page.evaluate(`for (const source of ['https://elsewhere.example/x.js', '']) {
      const script = document.createElement('script');
      if (source) script.src = source;
      else script.textContent = 'window.injected = true';
      document.body.append(script);
    }`);
    await expect.poll(() => faults.length).toBeGreaterThanOrEqual(2);
    expect(await page.evaluate(`'injected' in window`)).toBe(false);
    await page.context().close();
  });
});
