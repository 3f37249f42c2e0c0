import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { githubPublisher } from '../../../src/adapters/github/publisher.ts';
import { recordOf } from '../../../src/domain/gate/admission.ts';
import { denialReason } from '../../../src/domain/gate/decision.ts';
import { examine } from '../../../src/domain/gate/examine-subject.ts';
import { decisionReportOf } from '../../../src/report/gate/decision-json.ts';
import { decisionLines } from '../../../src/report/gate/decision-lines.ts';
import { decisionOutputs, pessimisticDecision } from '../../../src/report/gate/decision-outputs.ts';
import { decisionAnnotations, reportDecision } from '../../../src/report/gate/decision-report.ts';
import { decisionSchema } from '../../../src/report/gate/decision-schema.ts';
import { renderDecision } from '../../../src/report/gate/decision-summary.ts';
import { DEMANDS, digest, evidence, NOW } from '../../domain/gate/gate-evidence.ts';
import { ALLOWED, DENIED } from './create-admission.ts';

describe('the report of the gate', () => {
  test.each([
    ['an allowed image', ALLOWED],
    ['a denied image', DENIED],
  ])('of %s follows its published schema', (_, admission) => {
    const report = decisionReportOf(admission);
    expect(decisionSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  test('shows the decision in its first line', () => {
    const heads = (['allow', 'warn', 'deny', 'error'] as const).map(
      (decision) => renderDecision({ ...ALLOWED, decision }).split('\n')[0],
    );
    expect(heads).toEqual([
      '## ✅ Allowed: `shop`',
      '## ⚠️ Allowed with warnings: `shop`',
      '## ❌ Denied: `shop`',
      '## ⛔ Could not be verified: `shop`',
    ]);
  });

  test('shows the evidence, who signed it, when, and from where', async () => {
    await expect(renderDecision(ALLOWED)).toMatchFileSnapshot('snapshots/decision-allow.md');
  });

  test('shows every reason and how to fix it', async () => {
    await expect(renderDecision(DENIED)).toMatchFileSnapshot('snapshots/decision-deny.md');
  });

  test('shows a wrong signer once: who signed, whom the gate wants, and what to change', async () => {
    const signedBy = 'https://github.com/acme/shop/.github/workflows/other.yml@refs/heads/main';
    const kinds = ['signature', 'provenance', 'sbom', 'summary'] as const;
    const refused = kinds.map((kind, at) => ({
      ...({ referrer: digest(String(at)), kind, code: 'identity-mismatch', signedBy } as const),
      why: `signed by ${signedBy}, not by another`,
    }));
    const examination = examine(evidence({ attested: [], refused }), DEMANDS, NOW);
    const { rescan: _, ...rest } = DENIED;
    const foreign = {
      ...rest,
      denialReasons: examination.denialReasons,
      subjects: [recordOf(examination)],
    };
    expect(foreign.denialReasons).toHaveLength(4);
    const markdown = renderDecision(foreign);
    await expect(markdown).toMatchFileSnapshot('snapshots/decision-wrong-signer.md');
    expect(markdown.match(/gate wants\*\*/g)).toHaveLength(1);
    expect(markdown).toContain(`certificate-identity: "${signedBy}"`);
  });

  test('says that the policy file is missing if the default policy judged', () => {
    const reason = denialReason('policy-mismatch', 'evidence', 'made under another policy');
    const judged = (isDefaultPolicy: boolean) =>
      renderDecision({ ...DENIED, denialReasons: [reason], isDefaultPolicy });
    expect(judged(true)).toContain('Check out the repository first.');
    expect(judged(false)).not.toContain('Check out the repository first.');
  });

  test('keeps hostile text inactive in the runner, a shell and Markdown', () => {
    const markdown = renderDecision(DENIED);
    expect(markdown).not.toMatch(/^#+ ✅/m);
    expect(markdown).not.toMatch(/<img|\]\(javascript/);
    for (const { message, title } of decisionAnnotations(DENIED)) expect(message + title).not.toContain('\n');
    const outputs = decisionOutputs(DENIED, {});
    for (const value of [outputs.reasons, outputs['new-findings']]) {
      expect(value).not.toMatch(/[\n<>`$|]/);
      expect(JSON.parse(value)).toHaveLength(1);
    }
  });

  test('shows no new findings if nothing was scanned again', () => {
    const { rescan: _, ...unscanned } = ALLOWED;
    expect(decisionOutputs(unscanned, {})['new-findings']).toBe('');
    expect(decisionOutputs(ALLOWED, {})['new-findings']).toBe('[]');
    expect(decisionLines(unscanned).join('\n')).not.toContain('Rescan');
  });

  test('is an error until there is a decision', () => {
    expect(pessimisticDecision()).toMatchObject({ decision: 'error', image: '', digest: '' });
  });

  test('is written completely, without a known secret', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-decision-'));
    try {
      const secret = ['top', 'secret', 'value'].join('-');
      const leaky = { ...ALLOWED, notes: [`It was verified as ${secret}.`] };
      const publisher = { ...githubPublisher, outputs: () => true };
      await reportDecision(leaky, {
        publisher,
        evidence: folder,
        summary: false,
        secretValues: new Set([secret]),
      });
      expect((await readdir(folder)).sort()).toEqual([
        'audit.jsonl',
        'report.html',
        'report.json',
        'summary.md',
      ]);
      for (const name of ['audit.jsonl', 'report.html', 'report.json', 'summary.md'])
        expect(await readFile(join(folder, name), 'utf8')).not.toContain(secret);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
