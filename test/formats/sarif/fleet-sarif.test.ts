import { expect, test } from 'vitest';
import type { ReportedImage } from '../../../src/domain/fleet/fleet-report.ts';
import { fleetSarifs } from '../../../src/formats/sarif/fleet-sarif.ts';
import { allowed, DIGEST, FINDING, OTHER } from '../fleet/example-fleet.ts';

function image(name: string, change: Partial<ReportedImage> = {}): ReportedImage {
  const places = [{ source: 'deploy/a.yaml', object: 'Pod a', container: 'container a', reference: 'a' }];
  return { ...allowed(name), places, ...change };
}

test('the category of an image stays the same when it is built again', () => {
  const categories = [DIGEST, OTHER].map((digest) => {
    const [sarif] = fleetSarifs({ images: [image(`ghcr.io/acme/a@${digest}`)] });
    return [sarif?.name, sarif?.log.runs[0]?.automationDetails?.id];
  });
  expect(categories[0]).toEqual(categories[1]);
  expect(categories[0]?.[1]).toBe('assay-fleet/ghcr.io/acme/a/');
});

test('images of one name share a log, and a finding is one result at its manifest', () => {
  const images = [DIGEST, OTHER].map((digest) => image(`ghcr.io/acme/a@${digest}`, { findings: [FINDING] }));
  const sarifs = fleetSarifs({ images });
  expect(sarifs).toHaveLength(1);
  const results = sarifs[0]?.log.runs[0]?.results ?? [];
  expect(results.map(({ ruleId }) => ruleId)).toEqual(['CVE-2026-1']);
  expect(results[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('deploy/a.yaml');
});

test('an image that could not be checked has no log, so that its alerts stay open', () => {
  expect(fleetSarifs({ images: [image(`ghcr.io/acme/a@${DIGEST}`, { decision: 'error' })] })).toEqual([]);
});
