// An article of 900 words from its draft to final files that pass the checks, by keyboard alone,
// and the page as a screen reader and both themes meet it.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runDraftCommand } from '../../src/draft/command.ts';
import { type ReviewServer, startReview } from '../../src/draft/review/server.ts';
import { checkFolder } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { type Browser, openBrowser, openPage } from '../support/browser.ts';
import { seedsFolder } from '../support/curated.ts';
import { draftId, writeDraftFolder } from '../support/draft.ts';
import { temporaryFolder, writeSeeds } from '../support/seeds.ts';

const article = join(
  import.meta.dirname,
  '../draft/articles/test/trump-decrets-2017-01-27/article.txt',
);
const id = 'trump-decrees-2017-01-27';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
const servers: ReviewServer[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  for (const server of servers) await server.close();
});

async function openReview(drafts: string, seeds: string, name: string) {
  const server = await startReview({ drafts, seeds }, 0);
  servers.push(server);
  const { page, faults } = await openPage(browser, new URL(server.address).origin);
  await page.goto(`${server.address}${name}/`);
  await page.waitForSelector('#current:focus');
  return { server, page, faults };
}

async function draftArticle(): Promise<string> {
  const out = temporaryFolder();
  const nothing = { published: '2017-01-27', lang: 'fr', score: undefined, json: false };
  const silent = { write: () => true };
  const options = { article, id, ...nothing, seeds: seedsFolder, out };
  expect(await runDraftCommand(options, { stdout: silent, stderr: silent })).toBe(0);
  return out;
}

interface Current {
  kind: 'Proposal' | 'Sentence' | 'File';
  /** The field that has the focus; null on the card itself. */
  field: string | null;
  value: string;
  message: string;
  /** Changes with every decision and every move. */
  state: string;
}

/** What somebody at the keyboard sees or hears. */
const current = `(() => {
  const text = (id) => document.getElementById(id)?.textContent ?? '';
  const label = document.getElementById('current').getAttribute('aria-label');
  const { activeElement } = document;
  return {
    kind: label.split(' ')[0],
    field: activeElement.closest('fieldset')?.dataset.field ?? null,
    value: activeElement.value ?? '',
    message: text('message'),
    state: [label, activeElement.id, text('progress'), text('message'), text('final')].join(' '),
  };
})()`;

class Keyboard {
  readonly page: Page;
  strokes = 0;

  constructor(page: Page) {
    this.page = page;
  }

  look = () => this.page.evaluate<Current>(current);

  /** Presses a key and waits for what it does. */
  async press(key: string): Promise<Current> {
    const before = await this.look();
    this.strokes += 1;
    await this.page.keyboard.press(key);
    for (let count = 0; count < 400; count++) {
      const after = await this.look();
      if (after.state !== before.state) return after;
      await this.page.waitForTimeout(25);
    }
    throw new Error(`${key} did nothing on ${before.state}`);
  }

  async type(text: string): Promise<void> {
    this.strokes += text.length;
    await this.page.keyboard.insertText(text);
  }
}

const answers: Readonly<Record<string, string>> = {
  topics: 'us-election',
  'summary-en': 'Says what the passage says.',
  'summary-fr': 'Dit ce que dit le passage.',
};

/** Fills in what is empty among the marked fields, keeps the rest, and returns to the card. */
async function fillIn(keyboard: Keyboard): Promise<void> {
  let now = await keyboard.press('e');
  while (now.field !== null && now.value !== 'done') {
    const name = await keyboard.page.evaluate<string>('document.activeElement.name');
    if (now.value === '') await keyboard.type(answers[name] ?? (name === 'actor' ? 'trump' : ''));
    now = await keyboard.press('Enter');
  }
}

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<{
    violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
  }>('axe.run()');
  return found.violations.flatMap((one) =>
    one.nodes.map(({ target, failureSummary }) => `${one.id} ${target} ${failureSummary}`),
  );
}

describe('the review of a draft', () => {
  test('takes an article of 900 words to final files by keyboard alone', async () => {
    const drafts = await draftArticle();
    const seeds = temporaryFolder();
    cpSync(seedsFolder, seeds, { recursive: true });
    const { page, faults, server } = await openReview(drafts, seeds, id);
    const keyboard = new Keyboard(page);
    const refusals: string[] = [];
    let now = await keyboard.look();
    while ((await page.locator('.final').count()) === 0) {
      if (now.kind === 'Sentence') now = await keyboard.press('x');
      else {
        if (now.kind === 'Proposal') await fillIn(keyboard);
        now = await keyboard.press('a');
        if (now.message !== '') {
          refusals.push(now.message);
          now = await keyboard.press('r');
        }
      }
      expect(keyboard.strokes).toBeLessThan(20_000);
    }
    expect(await page.locator('.final').textContent()).toContain('cp -R');
    expect(await findViolations(page)).toEqual([]);
    await server.close();

    const words = readFileSync(article, 'utf8').split(/\s+/).length;
    const lines = readFileSync(join(drafts, id, 'review.jsonl'), 'utf8')
      .trim()
      .split('\n');
    console.info(
      `${words} words: ${keyboard.strokes} keystrokes, ${lines.length - 1} decisions, refused: ${refusals.join('; ')}`,
    );
    cpSync(join(drafts, id, 'final'), seeds, { recursive: true });
    const { problems } = checkFolder(seeds);
    const errors = problems.filter(({ severity }) => severity === 'error').map(formatProblem);
    expect(errors).toEqual([]);
    const published = join(seeds, 'sources', id, 'statements.yaml');
    expect(existsSync(published)).toBe(true);
    expect(readFileSync(published, 'utf8')).not.toMatch(/draft:/);
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  }, 300_000);

  test('sets, splits, merges, adds and undoes by keyboard', async () => {
    const { page, faults } = await openReview(writeDraftFolder(), writeSeeds(), draftId);
    const keyboard = new Keyboard(page);
    const quote = () => page.locator('#current blockquote').textContent();
    await keyboard.press('j');
    await keyboard.press('n');
    expect(await quote()).toBe('Petrova répond à Zarya');
    await page.keyboard.press('q');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await quote()).toBe('répond à');
    await page.keyboard.press('Enter');
    await page.locator('#current blockquote', { hasText: /^répond à$/ }).waitFor();
    await page.keyboard.press('u');
    await page.locator('#current blockquote', { hasText: 'Petrova répond' }).waitFor();
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await page.locator('#current blockquote', { hasText: /^à Zarya$/ }).waitFor();
    await keyboard.press('k');
    await page.keyboard.press('m');
    await page.locator('#current blockquote', { hasText: 'Petrova répond à Zarya' }).waitFor();
    await keyboard.press('a');
    expect((await keyboard.look()).message).toMatch(/^decide first: actor, act/);
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  });

  test('keeps what is being typed when the page is drawn anew', async () => {
    const { page } = await openReview(writeDraftFolder(), writeSeeds(), draftId);
    const keyboard = new Keyboard(page);
    await page.route('**/problems*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await keyboard.press('j');
    await keyboard.press('j');
    await keyboard.press('e');
    await keyboard.press('Enter');
    await keyboard.type('Says that they');
    await page.waitForTimeout(1500);
    expect(await page.locator('[data-field="summary"].marked').count()).toBe(1);
    await keyboard.type(' are ready.');
    await keyboard.press('Enter');
    const accepted = await keyboard.press('a');
    expect(accepted.message).toBe('');
    await keyboard.press('u');
    expect(await page.locator('[name="summary-en"]').inputValue()).toBe(
      'Says that they are ready.',
    );
  });

  test('takes the selected text as the passage, and says what --check finds', async () => {
    const { page } = await openReview(writeDraftFolder(), writeSeeds(), draftId);
    const keyboard = new Keyboard(page);
    for (let count = 0; count < 4; count++) await keyboard.press('j');
    await page.evaluate(`(() => {
      const piece = [...document.querySelectorAll('#article [data-start]')].find((one) =>
        one.textContent.startsWith('Selon lui'));
      getSelection().setBaseAndExtent(piece.firstChild, 0, piece.firstChild, 29);
    })()`);
    await page.keyboard.press('q');
    await page
      .locator('#current blockquote', { hasText: /^Selon lui, rien n’a été signé$/ })
      .waitFor();
    await keyboard.press('1');
    await keyboard.press('e');
    await page.keyboard.press('Control+a');
    await keyboard.type('borys');
    await keyboard.press('Enter');
    await page.locator('[data-field="actor"] .note', { hasText: /^Error: .*"borys"/ }).waitFor();
    expect(await page.locator('[role="status"]').textContent()).toMatch(/^error: .*"borys"/);
  });

  test.each(['light', 'dark'] as const)('has no violation in the %s theme', async (colorScheme) => {
    const { page, faults } = await openReview(writeDraftFolder(), writeSeeds(), draftId);
    await page.emulateMedia({ colorScheme });
    const keyboard = new Keyboard(page);
    for (let count = 0; count < 4; count++) {
      expect(await findViolations(page)).toEqual([]);
      await keyboard.press('j');
    }
    await page.keyboard.press('?');
    expect(await findViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = 'document.documentElement.scrollWidth - innerWidth';
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
  });
});
