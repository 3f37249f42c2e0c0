import { Window } from 'happy-dom';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../../src/domain/run/run.ts';
import { readPolicyFile } from '../../src/formats/policy-file/policy-file-read.ts';
import { COMMENT_LIMIT_BYTES, commentOf } from '../../src/report/comment/comment.ts';
import { renderSummary, SUMMARY_LIMIT_BYTES } from '../../src/report/summary/summary.ts';
import { createHostileRun, createHugeRun, createVulnerableRun, DELTA, SAME } from './create-fixes-run.ts';
import { createWarnedRun } from './create-policy-run.ts';
import {
  createErrorRun,
  createFailedRun,
  createRun,
  createScan,
  createSecrets,
  HOSTILE,
} from './create-run.ts';

const input: Run = createRun({
  ...{ verdict: 'error', attached: [], timings: {}, tools: [] },
  ...({
    sboms: undefined,
    scan: undefined,
    secrets: undefined,
    assessment: undefined,
    image: undefined,
  } as object),
  reasons: [
    { code: 'input-invalid', check: 'inputs', message: 'input `source`: there is no folder /work/app' },
    { code: 'input-invalid', check: 'inputs', message: 'no input `failon`; did you mean `fail-on`?' },
  ],
});

const secretsOf = (run: Run) => (run.secrets?.done ? run.secrets.value.findings : []);
const leaky = createFailedRun({
  scan: { done: true, value: createScan() },
  secrets: { done: true, value: createSecrets(secretsOf(createFailedRun())) },
  reasons: [{ code: 'secret-found', check: 'secrets', message: '1 secret found (generic-api-key)' }],
});

const RUNS: readonly (readonly [string, Run])[] = [
  ['vulnerable', createVulnerableRun()],
  ['leaky', leaky],
  ['passed', createRun({ delta: SAME })],
  ['changed', createRun({ delta: { ...DELTA, vulnerabilities: { added: [], gone: [], staying: 1 } } })],
  ['warned', createWarnedRun()],
  ['error', createErrorRun()],
  ['input', input],
  ['hostile', createHostileRun(HOSTILE.slice(2, 10).join(' '))],
];

beforeAll(() => {
  // mermaid sanitizes labels, for which it needs a document.
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document, Element: window.Element });
});

describe.each(RUNS)('the run that is called %s', (name, run) => {
  test('has this summary and this comment', async () => {
    await expect(renderSummary(run)).toMatchFileSnapshot(`golden/${name}-summary.md`);
    await expect(commentOf(run, 'ship').body).toMatchFileSnapshot(`golden/${name}-comment.md`);
  });

  test('has a picture that mermaid reads, if a stage began', async () => {
    const { default: mermaid } = await import('mermaid');
    const pictures = [...renderSummary(run).matchAll(/```mermaid\n([\s\S]*?)\n```/g)];
    expect(pictures).toHaveLength(name === 'input' ? 0 : 1);
    for (const [, picture = ''] of pictures)
      expect(await mermaid.parse(picture)).toMatchObject({ diagramType: 'flowchart-v2' });
    await expect(mermaid.parse('flowchart LR\n a["x" --> b')).rejects.toThrow();
  });

  // A name of several words is no id of a vulnerability, and the reader says so.
  test.skipIf(name === 'hostile')('has YAML to paste that the policy reader accepts', () => {
    const now = new Date(run.finishedAt);
    for (const [, yaml = ''] of renderSummary(run).matchAll(/```yaml\n([\s\S]*?)\n```/g))
      expect(readPolicyFile(Buffer.from(yaml), run.policy, now)).toMatchObject({ ok: true });
  });
});

describe('a run that passed and changed nothing', () => {
  const calm = createRun({ delta: SAME });

  test('has two lines, and everything else is folded', () => {
    const open = renderSummary(calm).replace(/<details>[\s\S]*?<\/details>/g, '');
    expect(open.split('\n').filter((line) => line.trim() !== '')).toHaveLength(2);
  });

  test('makes no comment; one that changed, warns or blocks does', () => {
    expect(commentOf(calm, 'ship').isQuiet).toBe(true);
    expect(commentOf(createRun(), 'ship').isQuiet).toBe(true);
    for (const run of [createRun({ delta: DELTA }), createWarnedRun(), createFailedRun(), createErrorRun()])
      expect(commentOf(run, 'ship').isQuiet).toBe(false);
  });
});

describe('the marker of a comment', () => {
  const marker = (run: Run, job = 'ship') => commentOf(run, job).marker;

  test('is the same for every run of a job for an image', () => {
    const event = {
      ...createRun().event,
      sha: 'f'.repeat(40),
      workflow: createRun().event.workflow.replace('main', 'dev'),
    };
    expect(marker(createFailedRun({ event }))).toBe(marker(createRun()));
    expect(commentOf(createRun(), 'ship').body.startsWith(`${marker(createRun())}\n`)).toBe(true);
  });

  test('is another one for another job, image, workflow or repository', () => {
    const event = createRun().event;
    const others = [
      marker(createRun(), 'other'),
      marker(createRun({ reference: `registry.example.com/shop/api@${createRun().image?.root.digest}` })),
      marker(
        createRun({ event: { ...event, workflow: 'shop/web/.github/workflows/b.yml@refs/heads/main' } }),
      ),
      marker(createRun({ event: { ...event, repository: 'shop/other' } })),
    ];
    expect(new Set([marker(createRun()), ...others])).toHaveLength(5);
  });

  test('cannot be closed or made by a hostile name', () => {
    for (const hostile of HOSTILE)
      expect(marker(createRun({ reference: hostile }), hostile)).toMatch(
        /^<!-- assay:comment:1 [0-9a-f]{32} -->$/,
      );
  });
});

describe('an image with very many findings and secrets', () => {
  const huge = createHugeRun();

  test('stays under the limits, and says what is left out and where it is', () => {
    const summary = renderSummary(huge);
    const { body } = commentOf(huge, 'ship');
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(COMMENT_LIMIT_BYTES);
    expect(summary).toMatch(/1\d{4} more; `report\.json` has all of them/);
    expect(body).toMatch(/19990 more; `report\.json` has all of them/);
  });

  test('shows at most ten rows of a table that is not folded', () => {
    const open = renderSummary(huge).replace(/<details>[\s\S]*?<\/details>/g, '');
    for (const table of open.split(/\n\n+/).filter((part) => part.startsWith('| ')))
      expect(table.split('\n').length - 2).toBeLessThanOrEqual(10);
  });

  test('with the longest names stays under the limits too', () => {
    for (const hostile of [HOSTILE.at(-1) ?? '', '|*_`<'.repeat(2000)]) {
      const run = createHostileRun(hostile);
      expect(Buffer.byteLength(renderSummary(run))).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES);
      expect(Buffer.byteLength(commentOf(run, 'ship').body)).toBeLessThanOrEqual(COMMENT_LIMIT_BYTES);
    }
  });
});

describe('text from an image', () => {
  test.each(HOSTILE)('is inactive in every section about fixes and changes: %j', (hostile) => {
    const run = createHostileRun(hostile);
    for (const markdown of [renderSummary(run), commentOf(run, 'ship').body]) {
      const outside = markdown
        .replace(/^<!-- assay:comment:1 [0-9a-f]{32} -->$/m, '')
        .replace(/^(`{3,})\w+\n[\s\S]*?\n\1$/gm, '')
        .replace(/`[^`\n]*`/g, '')
        .replace(/<code>[^<]*<\/code>/g, '');
      expect(outside.match(/<\/?(?!details|summary|code|br)[\w!]+/g)).toBeNull();
      expect(outside).not.toMatch(/\]\(javascript:|!\[|@octocat|web#12|GH-13|www\.evil|a@evil/);
      expect(outside).not.toMatch(/\*\*bold|~~gone|__under/);
      for (const table of markdown.split(/\n\n+/).filter((part) => part.startsWith('| ')))
        expect(new Set(table.split('\n').map((row) => row.split('|').length))).toHaveLength(1);
    }
  });
});
