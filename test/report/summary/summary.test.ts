import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/domain/run/run.ts';
import { renderSummary, SUMMARY_LIMIT_BYTES } from '../../../src/report/summary/summary.ts';
import { shownSummary } from '../../rig/github/runner/file-commands.ts';
import { Masks } from '../../rig/github/runner/masks.ts';
import { createPolicyRun, createWarnedRun } from '../create-policy-run.ts';
import {
  attachments,
  blocked,
  createErrorRun,
  createFailedRun,
  createRun,
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
  HOSTILE,
} from '../create-run.ts';

const {
  image: _image,
  reference: _reference,
  sboms: _sboms,
  scan: _scan,
  secrets: _secrets,
  assessment: _assessment,
  ...bare
} = createRun();
const refused: Run = {
  ...bare,
  verdict: 'error',
  reasons: [{ code: 'input-invalid', check: 'inputs', message: 'image is missing' }],
  attached: [],
  tools: [],
  timings: {},
};
const advisory = createRun({
  event: { ...createRun().event, name: 'pull_request', advisory: true },
  attached: [],
  notes: ['Runs for pull_request events check and report; they do not sign or push.'],
});

describe('the summary as people read it', () => {
  test.each([
    ['passed', createRun()],
    ['failed', createFailedRun()],
    ['warned', createWarnedRun()],
    ['error', createErrorRun()],
    ['refused', refused],
    ['advisory', advisory],
    ['judged by a whole policy', createPolicyRun()],
  ])('of a run that %s', async (name, run) => {
    await expect(renderSummary(run)).toMatchFileSnapshot(`snapshots/summary-${name.replaceAll(' ', '-')}.md`);
  });
});

describe('what could not be checked', () => {
  test.each([
    ['an error', createErrorRun()],
    ['refused inputs', refused],
    ['an error after signing', createErrorRun({ attached: attachments })],
  ])('is not green anywhere: %s', (_name, run) => {
    const summary = renderSummary(run);
    expect(summary.split('\n')[0]).toMatch(/^## ⛔ Could not be checked: \S/);
    expect(summary).not.toMatch(/assed and signed|✅ Passed/);
    for (const check of ['Scan', 'Sign', 'Attest', 'Secrets']) {
      expect(summary).toMatch(new RegExp(`^\\| ${check} \\| (?:⛔ error|➖ not done) \\|`, 'm'));
    }
  });

  test('is shown for each of the six checks when nothing was done', () => {
    const states = [...renderSummary(refused).matchAll(/^\| (\w+) \| ➖ not done \|/gm)].map(
      (match) => match[1],
    );
    expect(states).toEqual(['SBOM', 'Scan', 'Vulnerabilities', 'Sign', 'Attest', 'Secrets']);
  });

  test('is shown for the source tree', () => {
    const secrets = createSecrets();
    const run = createRun({
      secrets: { done: true, value: { ...secrets, coverage: { ...secrets.coverage, source: false } } },
    });
    expect(renderSummary(run)).toMatch(/^\| Secrets .*source tree not done \|$/m);
  });
});

test('the doctor is suggested for faults of the job, and for no others', () => {
  const summaryOf = (code: 'oidc-unavailable' | 'registry-denied' | 'tag-moved') =>
    renderSummary({ ...refused, reasons: [{ code, check: 'sign', message: 'it is not available' }] });
  expect(summaryOf('oidc-unavailable')).toContain('assay-sh/assay/doctor');
  expect(summaryOf('registry-denied')).toContain('assay-sh/assay/doctor');
  expect(summaryOf('tag-moved')).not.toContain('doctor');
  expect(renderSummary(createFailedRun())).not.toContain('doctor');
});

describe('size', () => {
  test('20,000 findings stay under the limit, and the summary says how many are left out', () => {
    const findings = Array.from({ length: 20_000 }, (_, index) =>
      createVulnerability({ id: `CVE-2026-${index}`, package: `package-${index}`, foundIn: ['linux/amd64'] }),
    );
    const summary = renderSummary(createFailedRun({ scan: { done: true, value: createScan(findings) } }));
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES);
    expect(shownSummary(summary, new Masks())).toBe(summary);
    expect(summary).toContain('19990 more are left out here; `report.json` has all of them.');
  });

  test('20,000 findings of the longest and most escaped names stay under the limit', () => {
    const name = '|*_`<'.repeat(2000);
    const findings = Array.from({ length: 20_000 }, (_, index) =>
      createVulnerability({
        id: `${index}${name}`,
        package: name,
        version: name,
        fixedIn: name,
        foundIn: [name],
      }),
    );
    const notes = Array.from({ length: 1000 }, () => name);
    const run = createFailedRun({ scan: { done: true, value: createScan(findings) }, notes });
    const reasons = Array.from({ length: 5000 }, () => ({ ...blocked, message: name }));
    const summary = renderSummary({ ...run, reasons });
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES);
    expect(shownSummary(summary, new Masks())).toBe(summary);
    expect(summary).toMatch(/^## ❌ Not signed: 20000 vulnerabilities and 1 secret block `shop\/web`/);
  });
});

describe('text from an image', () => {
  test.each(HOSTILE)('is inactive everywhere: %j', (hostile) => {
    const places = [{ kind: 'source', path: hostile, line: 1 }] as const;
    const run = createFailedRun({
      imageInput: hostile,
      reference: hostile,
      signedBy: hostile,
      attached: attachments,
      reasons: [{ ...blocked, message: hostile }],
      notes: [hostile],
      scan: {
        done: true,
        value: createScan([
          createVulnerability({
            id: hostile,
            package: hostile,
            version: hostile,
            fixedIn: hostile,
            title: hostile,
            url: hostile,
            foundIn: [hostile],
          }),
        ]),
      },
      secrets: {
        done: true,
        value: createSecrets([createSecret({ rule: hostile, title: hostile, places })]),
      },
    });
    const summary = renderSummary(run);
    const outsideOfCode = withoutCode(summary);
    expect(outsideOfCode.match(/<\/?(?!details|summary|code|br)\w+/g)).toBeNull();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(summary).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e]|^\s*::|##\[/m);
    expect(outsideOfCode).not.toMatch(/\]\(javascript:|!\[|\]\((?!https:\/\/github\.com\/assay-sh\/)/);
    expect(outsideOfCode).not.toMatch(/@octocat|web#12|GH-13|www\.evil|a@evil|(?<!\]\()https:\/\/(?:evil)/);
    expect(outsideOfCode).not.toMatch(/\*\*bold|~~gone|__under/);
    for (const row of summary.split('\n').filter((line) => line.startsWith('| '))) {
      expect([3, 4, 5, 6]).toContain(row.split('|').length - 2);
    }
  });

  test('a link leads only to https, with nothing in the address that could end it', () => {
    const linked = (url: string) =>
      renderSummary(
        createFailedRun({ scan: { done: true, value: createScan([createVulnerability({ url })]) } }),
      );
    expect(linked('https://x.example.com/a)[b](c"d<e>')).toContain(
      '[CVE-2026-1001](https://x.example.com/a%29%5Bb%5D%28c%22d%3Ce%3E)',
    );
    for (const url of [
      'javascript:alert(1)',
      'http://x.example.com',
      'https://user:word@x.example.com',
      'nonsense',
    ]) {
      expect(linked(url)).toContain('| CVE-2026-1001 |');
    }
  });
});

/** The Markdown without fenced code, code spans and `<code>`, in which nothing is rendered. */
function withoutCode(markdown: string): string {
  return markdown
    .replace(/^(`{3,})\w+\n[\s\S]*?\n\1$/gm, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/<code>[^<]*<\/code>/g, '');
}
