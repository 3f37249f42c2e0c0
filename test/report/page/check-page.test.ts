import { describe, expect, test } from 'vitest';
import { hexOf } from '../../../src/domain/digest.ts';
import { redactor } from '../../../src/formats/redaction/redact.ts';
import { PAGE_LIMIT_BYTES, renderCheckPage } from '../../../src/report/page/check-page.ts';
import { headline } from '../../../src/report/summary/headline.ts';
import { createErrorRun, createRun } from '../create-run.ts';
import { createInventory, createPageRun, HOSTILE_NAMES } from './create-page-run.ts';

const same = (text: string) => text;
const EMPTY = createInventory(0);

describe('the page of a run', () => {
  test('begins with the verdict, then what to do, then what changed', () => {
    const page = renderCheckPage(createPageRun(10), EMPTY, same);
    const order = [
      '<h1>Not signed',
      'id="fixes"',
      'id="delta"',
      'id="findings"',
      'id="secrets"',
      'id="policy"',
    ];
    const places = order.map((part) => page.indexOf(part));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places[0]).toBeGreaterThan(0);
  });

  test('allows exactly its own script and style', () => {
    const page = renderCheckPage(createPageRun(10, HOSTILE_NAMES), EMPTY, same);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    const digestOf = (text: string) => `'sha256-${Buffer.from(hexOf(text), 'hex').toString('base64')}'`;
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const script = page.slice(
      page.lastIndexOf('<script>') + '<script>'.length,
      page.lastIndexOf('</script>'),
    );
    expect(policy.replaceAll('&#x27;', "'").split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        `script-src ${digestOf(script)}`,
        `style-src ${digestOf(style)}`,
      ]),
    );
    expect(policy).not.toMatch(/unsafe|https?:/);
  });

  test('is never larger than its limit, and says what it leaves out', () => {
    const long = 'ä<&"'.repeat(500);
    const names = Array.from({ length: 6000 }, (_, at) => `${at} ${long}`);
    const page = renderCheckPage(
      createPageRun(6000, names, { notes: [] }),
      createInventory(4000, names),
      same,
    );
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(PAGE_LIMIT_BYTES);
    expect(page).toMatch(/These are the first 1,000 of 6,000 findings/);
  });

  test.each([createRun(), createErrorRun(), createPageRun(10)])('has the headline of the summary', (run) => {
    const words = headline(run).replace(/^\S+ /, '').replaceAll('`', '');
    expect(renderCheckPage(run, EMPTY, same)).toContain(`<title>${words} · Assay</title>`);
  });

  test('says of a run that could not check that it could not', () => {
    const page = renderCheckPage(createErrorRun(), EMPTY, same);
    const headline = 'Could not be checked: gitleaks was killed by SIGKILL (and 1 more)';
    expect(page).toContain(`<h1>${headline}</h1>`);
    expect(page).toContain(`<title>${headline} · Assay</title>`);
    expect(page).not.toContain('id="secrets"');
  });

  test('contains no known secret value, not even in the reasons of a policy', () => {
    const value = ['hunter', 'two', 'and', 'more'].join('-');
    const run = createPageRun(3, [`accepted because ${value}`], { notes: [] });
    const { assessment: _, ...unjudged } = run;
    expect(renderCheckPage(unjudged, EMPTY, same)).toContain(value);
    const { scan: _scan, secrets: _secrets, fixes: _fixes, delta: _delta, ...policyOnly } = unjudged;
    expect(renderCheckPage(policyOnly, EMPTY, redactor([value]))).not.toContain(value);
  });

  test('says how many packages are left out', () => {
    const page = renderCheckPage(createPageRun(3), { ...createInventory(10), leftOut: 4990 }, same);
    expect(page).toContain('These are 10 of 5,000 packages.');
  });
});
