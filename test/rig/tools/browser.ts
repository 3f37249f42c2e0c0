import { type Browser, launch, type Page } from 'puppeteer-core';
import { chromium } from './chromium.ts';

/** A browser that ends with the tests of a file. */
export async function startBrowser(): Promise<Browser> {
  // Chromium's own sandbox refuses to start as root. The pages are files of the tests.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  return await launch({ executablePath: await chromium(), headless: true, args });
}

/** How a page is opened. */
export interface View {
  readonly width: number;
  readonly theme?: 'light' | 'dark';
  readonly script?: boolean;
}

/** A page of a file, and everything that it requested, printed or failed with. */
export interface OpenPage {
  readonly page: Page;
  /** Every address but the file itself. */
  readonly requests: readonly string[];
  /** Messages of the console, which include violations of the content security policy, and errors. */
  readonly messages: readonly string[];
}

/** Opens a file. The caller closes the page. */
export async function openPage(browser: Browser, path: string, view: View): Promise<OpenPage> {
  const page = await browser.newPage();
  const address = `file://${path}`;
  const [requests, messages]: [string[], string[]] = [[], []];
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) requests.push(request.url());
  });
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.setJavaScriptEnabled(view.script ?? true);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.theme ?? 'light' }]);
  await page.setViewport({ width: view.width, height: 900 });
  await page.goto(address, { waitUntil: 'load' });
  return { page, requests, messages };
}
