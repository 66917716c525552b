// Pages of the service in a browser, as a reader opens them.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type Addressed, startAddressed } from './addressed.ts';
import { collectFaults, type Locator, openBrowser } from './browser.ts';

interface Opened {
  page: Page;
  /** Everything that went wrong: script errors, refused content, failed requests. */
  faults: string[];
}

export interface Reader {
  service: Addressed;
  /** A page of the service, or of another one by its whole address. */
  open: (path: string, options?: BrowserContextOptions) => Promise<Opened>;
  close: () => Promise<void>;
}

export async function startReader(): Promise<Reader> {
  const service = await startAddressed();
  const browser = await openBrowser();
  const open: Reader['open'] = async (path, options = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-GB',
      ...options,
    });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const faults = collectFaults(page);
    await page.goto(path.startsWith('http') ? path : `${service.origin}${path}`);
    return { page, faults };
  };
  return {
    service,
    open,
    close: async () => {
      await browser.close();
      await service.close();
    },
  };
}

export const leave = ({ page }: Opened) => page.context().close();

/** What an element says, in one line. */
export async function read(locator: Locator): Promise<string> {
  return ((await locator.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

/** A statement that others deny. */
export const denied = '/statements/trump-2024-11-avoid-escalation.html';
