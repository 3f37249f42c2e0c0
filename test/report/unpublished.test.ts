import { describe, expect, test } from 'vitest';
import { annotations } from '../../src/report/annotations.ts';
import { renderSummary } from '../../src/report/summary/summary.ts';
import { createWarnedRun } from './create-policy-run.ts';
import { createFailedRun, createRun } from './create-run.ts';

const pushTo = 'registry.example.com/shop/web:2.0';

function firstShownBy(run: Parameters<typeof annotations>[0]) {
  const [first] = annotations(run);
  return { first, headline: renderSummary(run).split('\n')[0] };
}

describe('a green job that did not publish the requested image', () => {
  test('with warnings: headline and first warning say so, why, and what to do', () => {
    const { first, headline } = firstShownBy(createWarnedRun({ pushTo }));
    expect(headline).toBe(
      `## ⚠️ Warned, NOT signed and NOT published as \`${pushTo}\`: 2 vulnerabilities and 1 secret in \`shop/web\``,
    );
    expect(first).toMatchObject({ level: 'warning', title: 'Assay: NOT published' });
    for (const words of [pushTo, 'NOT published', 'only warn', 'sign-on-warn', 'exceptions'])
      expect(first?.message).toContain(words);
    expect(renderSummary(createWarnedRun({ pushTo }))).toContain('was NOT published: nothing was pushed');
  });

  test('without a signer', () => {
    const { first, headline } = firstShownBy(createRun({ pushTo, signer: 'none', attached: [] }));
    expect(headline).toContain('Passed, NOT signed and NOT published');
    expect(first?.message).toContain('push-to publishes only signed images');
  });

  test('a pull request, a failed run and a run without a target get no such warning', () => {
    const event = { ...createRun().event, name: 'pull_request', advisory: true };
    for (const run of [
      createWarnedRun({ pushTo, event }),
      createFailedRun({ pushTo }),
      createWarnedRun(),
      createRun({ pushTo }),
    ]) {
      expect(renderSummary(run)).not.toContain('NOT published');
      expect(JSON.stringify(annotations(run))).not.toContain('NOT published');
    }
  });
});
