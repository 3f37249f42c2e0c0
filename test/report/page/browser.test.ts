import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderCheckPage } from '../../../src/report/page/check-page.ts';
import { renderGatePage } from '../../../src/report/page/gate-page.ts';
import { type OpenPage, openPage, startBrowser, type View } from '../../rig/tools/browser.ts';
import { createAdmission } from './create-admission.ts';
import { createCleanRun, createInventory, createPageRun, HOSTILE_NAMES } from './create-page-run.ts';

const same = (text: string) => text;
const PAGES = {
  hostile: () => renderCheckPage(createPageRun(20, HOSTILE_NAMES), createInventory(20, HOSTILE_NAMES), same),
  plain: () => renderCheckPage(createPageRun(120), createInventory(400), same),
  large: () => renderCheckPage(createPageRun(2000), createInventory(5000), same),
  clean: () => renderCheckPage(createCleanRun(), createInventory(0), same),
  gate: () => renderGatePage(createAdmission(HOSTILE_NAMES), same),
} as const;
type Name = keyof typeof PAGES;

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-page-'));
  for (const [name, render] of Object.entries(PAGES)) await writeFile(join(folder, `${name}.html`), render());
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a page, and expects after the use of it that it requested nothing and that nothing failed. */
async function use(name: Name, view: View, act: (open: OpenPage) => Promise<void>): Promise<void> {
  const open = await openPage(browser, join(folder, `${name}.html`), view);
  try {
    await act(open);
    expect(open.requests).toEqual([]);
    expect(open.messages).toEqual([]);
  } finally {
    await open.page.close();
  }
}

const value = (page: OpenPage['page'], expression: string): Promise<unknown> => page.evaluate(expression);
const rowsOf = (id: string) => `document.querySelectorAll('#${id} tbody tr').length`;
const firstOf = (id: string, column: number) =>
  `document.querySelector('#${id} tbody tr').cells[${column}].textContent`;
const statusOf = (id: string) => `document.querySelector('#${id} .status').textContent`;

describe.each(['hostile', 'clean', 'gate'] as const)('the page %s', (name) => {
  test.each([
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)(
    'is accessible %i pixels wide in the %s theme, and stays as wide as the screen',
    async (width, theme) => {
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      await use(name, { width, theme }, async ({ page }) => {
        // Folded parts are checked too.
        await value(page, "document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        await page.evaluate(axe);
        const violations = await value(
          page,
          'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`)))',
        );
        expect(violations).toEqual([]);
        expect(await value(page, 'document.documentElement.scrollWidth')).toBe(width);
      });
    },
  );
});

describe('hostile names', () => {
  test.each(['hostile', 'gate'] as const)('stay text on the page %s', async (name) => {
    await use(name, { width: 1280 }, async ({ page }) => {
      expect(await value(page, 'globalThis.hacked')).toBeUndefined();
      expect(
        await value(page, "document.querySelectorAll('img, iframe, object, form, base, h1 ~ h1').length"),
      ).toBe(0);
      expect(await value(page, "document.querySelectorAll('script').length")).toBe(name === 'gate' ? 1 : 2);
      expect(
        await value(
          page,
          "[...document.links].filter(({ protocol }) => !['https:', 'file:'].includes(protocol)).length",
        ),
      ).toBe(0);
      const text = String(await value(page, 'document.body.innerText'));
      expect(text).toContain('<img src="https://evil.example.com/x.png" onerror="globalThis.hacked = 1">');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b\u009b]/);
    });
  });

  test('stay text in the packages, which the script writes', async () => {
    await use('hostile', { width: 1280 }, async ({ page }) => {
      await page.type('#packages input', 'hacked');
      expect(await value(page, statusOf('packages'))).toMatch(/^\d of \d\d packages$/);
      expect(await value(page, firstOf('packages', 0))).toBe(
        '</script><script>globalThis.hacked = 1</script>',
      );
    });
  });

  test('a script that is put into the page does not run', async () => {
    const open = await openPage(browser, join(folder, 'plain.html'), { width: 1280 });
    await value(
      open.page,
      "document.body.append(Object.assign(document.createElement('style'), { textContent: 'h1 { color: red }' }))",
    );
    expect(open.messages.join()).toContain('Content Security Policy');
    await open.page.close();
  });
});

describe('findings', () => {
  test('are found by words, filters, and both', async () => {
    await use('plain', { width: 1280 }, async ({ page }) => {
      expect(await value(page, statusOf('findings'))).toBe('120 findings');
      await page.type('#findings input', 'CVE-2026-10017 package-17');
      expect(await value(page, statusOf('findings'))).toBe('1 of 120 findings');
      expect(await value(page, firstOf('findings', 1))).toContain('CVE-2026-10017');
      await page.select('#findings select[data-facet=fix]', 'no');
      expect(await value(page, statusOf('findings'))).toBe('0 of 120 findings');
      await page.select('#findings select[data-facet=fix]', 'yes');
      expect(await value(page, statusOf('findings'))).toBe('1 of 120 findings');
    });
  });

  test('are sorted by a column, in both directions, and more are shown on demand', async () => {
    await use('plain', { width: 1280 }, async ({ page }) => {
      expect(await value(page, rowsOf('findings'))).toBe(50);
      expect(await value(page, firstOf('findings', 0))).toContain('critical');
      await page.click('#findings th:nth-child(2) button');
      expect(await value(page, firstOf('findings', 1))).toContain('CVE-2026-10000');
      await page.click('#findings th:nth-child(2) button');
      expect(await value(page, firstOf('findings', 1))).toContain('CVE-2026-10119');
      expect(await value(page, "document.querySelector('#findings th:nth-child(2)').ariaSort")).toBe(
        'descending',
      );
      await page.click('#findings .more');
      expect(await value(page, rowsOf('findings'))).toBe(100);
      // The reader continues at the first new row.
      expect(await value(page, 'document.activeElement.rowIndex')).toBe(51);
    });
  });
});

test('a licence leads to its packages, and a package names what brings it in', async () => {
  await use('plain', { width: 1280 }, async ({ page }) => {
    await page.click('#licences tbody a');
    expect(await value(page, statusOf('packages'))).toBe('61 of 400 packages');
    await page.type('#packages input', 'package-199');
    expect(await value(page, "document.querySelector('#packages tbody tr').innerText")).toContain(
      'package-lock.json › @scope/package-4@1.4.4 › @scope/package-53@1.4.1',
    );
  });
});

test('everything is reached with the keyboard, in the order of the page', async () => {
  await use('clean', { width: 1280 }, async ({ page }) => {
    const wanted = await value(
      page,
      '[...document.querySelectorAll(\'a[href], summary, button:enabled, input:not([type=radio]), select, [tabindex="0"]\')].filter((one) => one.checkVisibility()).length',
    );
    const reached = new Set<string>();
    let last = -1;
    for (let at = 0; at < 200; at += 1) {
      await page.keyboard.press('Tab');
      const place = Number(
        await value(page, "[...document.querySelectorAll('*')].indexOf(document.activeElement)"),
      );
      if (place <= last) break;
      last = place;
      reached.add(String(place));
    }
    // The three themes are one stop.
    expect(reached.size).toBe(Number(wanted) + 1);
  });
});

test('the switch chooses the theme, also without the script', async () => {
  for (const script of [true, false]) {
    await use('clean', { width: 1280, theme: 'light', script }, async ({ page }) => {
      const paper = 'getComputedStyle(document.body).backgroundColor';
      const before = await value(page, paper);
      await page.click('.theme label:nth-of-type(3)');
      const after = await value(page, paper);
      expect([before, after]).toEqual(['rgb(255, 255, 255)', 'rgb(16, 18, 20)']);
    });
  }
});

test('is whole without the script, but for the list of packages', async () => {
  await use('large', { width: 1280, script: false }, async ({ page }) => {
    const text = await value(page, "document.querySelector('main').innerText");
    expect(text).toMatch(/^Not signed: \d+ vulnerabilities and 1 secret block shop\/web/);
    expect(text).toContain('Update lodash 4.17.20 → 4.17.21');
    expect(text).toContain('CVE-2026-11999');
    expect(text).toContain('This list needs JavaScript.');
    expect(await value(page, rowsOf('findings'))).toBe(2000);
  });
});

test('shows 5,000 packages and 2,000 findings a part at a time, and finds each', async () => {
  await use('large', { width: 1280 }, async ({ page }) => {
    expect(await value(page, statusOf('findings'))).toBe('2,000 findings');
    expect(await value(page, statusOf('packages'))).toBe('5,000 packages');
    expect(await value(page, rowsOf('packages'))).toBe(50);
    await page.type('#packages input', 'package-4999');
    expect(await value(page, statusOf('packages'))).toBe('1 of 5,000 packages');
    expect(await value(page, firstOf('packages', 0))).toBe('@scope/package-4999');
  });
});
