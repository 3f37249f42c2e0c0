import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/domain/run/run.ts';
import type { BaseImage } from '../../../src/domain/verdict/base-image.ts';
import { checkLines } from '../../../src/report/checks.ts';
import { reportOf } from '../../../src/report/report-json/report-json.ts';
import { reportSchema } from '../../../src/report/report-json/report-schema.ts';
import { originLine } from '../../../src/report/summary/summary-origin.ts';
import { createRun, createScan, createVulnerability, digest } from '../create-run.ts';

const DEBIAN: BaseImage = {
  ...{ platform: 'linux/amd64', name: 'docker.io/library/debian:12', digest: digest('debian') },
  ...{ by: 'layers', proof: 'proven', layers: 1 },
};

/** A run of an image for amd64 and arm64; its finding is in the layer of amd64. */
function runOn(...found: readonly BaseImage[]): Run {
  const finding = createVulnerability({ severity: 'low', layers: [digest('diff amd64')] });
  return createRun({
    scan: { done: true, value: createScan([finding]) },
    baseImages: { done: true, value: { found, notes: [] } },
  });
}

describe('the line about the base image', () => {
  test('names it, how far it is proven, on which platforms, and what comes from it', () => {
    expect(originLine(runOn(DEBIAN))).toBe(
      `**Base image** \`docker.io/library/debian:12@${digest('debian')}\` (proven by its layers) for \`linux/amd64\`; \`linux/arm64\`: not determined. 1 finding comes from it; rebuild on a newer one`,
    );
  });

  test('marks a claim, and never counts its findings', () => {
    const claim = { ...DEBIAN, by: 'provenance', proof: 'claimed', layers: 0 } as const;
    const line = originLine(runOn(claim, { ...claim, platform: 'linux/arm64' }));
    expect(line).toMatch(/\(claimed by the build's provenance\)$/);
  });

  test('is left out if nothing is known', () => {
    expect(originLine(runOn())).toBe('');
    expect(originLine(createRun())).toBe('');
  });

  test('keeps a hostile name inside its code', () => {
    const name = 'docker.io/x`</code><img src=x>\n# y';
    const line = originLine(runOn({ ...DEBIAN, name }, { ...DEBIAN, name, platform: 'linux/arm64' }));
    expect(line).not.toContain('\n');
    expect(line).not.toMatch(/^\*\*Base image\*\* `[^`]*` *<img/);
  });
});

test('report.json has the base images and the baseline', () => {
  const baseline = { known: true, image: 'ghcr.io/a/b@sha256:x', findings: ['x'], notes: [] } as const;
  const report = reportOf({ ...runOn({ ...DEBIAN, signedBy: 'https://builder' }), baseline });
  expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toMatchObject({
    baseImages: { state: 'done', images: [{ digest: digest('debian'), signedBy: 'https://builder' }] },
    baseline: { known: true, findings: 1 },
  });
});

test('an image that is refused because of its origin fails the vulnerabilities check', () => {
  const reasons = [{ code: 'base-image-not-allowed', check: 'image', message: 'not this one' }] as const;
  const line = checkLines({ ...runOn(), verdict: 'failed', reasons }).find(
    ({ name }) => name === 'Vulnerabilities',
  );
  expect(line).toEqual({ name: 'Vulnerabilities', state: 'failed', detail: 'not this one' });
});
