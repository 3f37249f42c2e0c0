import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderCheckPage } from '../../src/report/page/check-page.ts';
import { createInventory, createPageRun } from '../../test/report/page/create-page-run.ts';
import { openPage, startBrowser } from '../../test/rig/tools/browser.ts';
import { median, table } from './table.ts';

const PACKAGES = 5000;
const FINDINGS = 2000;

/** Types each letter of the words, and answers the longest time until the table was shown, in milliseconds. */
const SEARCH = `(id, words) => new Promise((answer) => {
  const input = document.querySelector('#' + id + ' input');
  let [at, longest] = [0, 0];
  const next = () => {
    if (at === words.length) return answer(longest);
    const start = performance.now();
    at += 1;
    input.value = words.slice(0, at);
    input.dispatchEvent(new Event('input'));
    // Reading a size makes the browser lay the table out.
    document.body.getBoundingClientRect();
    longest = Math.max(longest, performance.now() - start);
    setTimeout(next);
  };
  next();
})`;

/** Prints how long a large evidence page takes to be written, to open in Chromium, and to answer a search. */
export async function benchPage(runs: number, log: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-bench-page-'));
  const browser = await startBrowser();
  try {
    const path = join(folder, 'report.html');
    const [run, inventory] = [createPageRun(FINDINGS), createInventory(PACKAGES)];
    const times = { write: [], open: [], findings: [], packages: [] } as Record<string, number[]>;
    let size = 0;
    for (let at = 0; at < runs; at += 1) {
      const start = performance.now();
      const html = renderCheckPage(run, inventory, (text) => text);
      times.write?.push(performance.now() - start);
      size = Buffer.byteLength(html);
      await writeFile(path, html);
      const { page } = await openPage(browser, path, { width: 1280 });
      const opened = await page.evaluate('performance.getEntriesByType("navigation")[0].loadEventEnd');
      times.open?.push(Number(opened));
      for (const [id, words] of [
        ['findings', 'cve-2026-10017 package'],
        ['packages', 'package-4999'],
      ] as const)
        times[id]?.push(Number(await page.evaluate(`(${SEARCH})('${id}', '${words}')`)));
      await page.close();
    }
    const inMs = (name: string) => `${Math.round(median(times[name] ?? []))} ms`;
    log(
      table([
        [`Page of ${PACKAGES} packages and ${FINDINGS} findings`, 'measured', 'target'],
        ['size', `${(size / 1e6).toFixed(1)} MB`, '≤ 20 MB'],
        ['written in', inMs('write'), ''],
        ['opened in', inMs('open'), '≤ 1000 ms'],
        ['slowest answer of a search in the findings', inMs('findings'), '≤ 100 ms'],
        ['slowest answer of a search in the packages', inMs('packages'), '≤ 100 ms'],
      ]),
    );
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}
