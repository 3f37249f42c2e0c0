import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../../../src/domain/digest.ts';
import type { Sbom } from '../../../src/domain/evidence/evidence.ts';
import type { Vulnerability } from '../../../src/domain/finding/finding.ts';
import { imageName, type PinnedImage } from '../../../src/domain/image/image.ts';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/policy/policy.ts';
import { type Cleared, judge } from '../../../src/domain/verdict/verdict.ts';

/** A clearance of an image of one platform, in which these vulnerabilities were found. */
export async function clearanceOf(
  image: PinnedImage,
  folder: string,
  findings: readonly Vulnerability[] = [],
  policy: Policy = DEFAULT_POLICY,
  now = new Date(),
): Promise<Cleared> {
  const at = now.toISOString();
  const json = JSON.stringify({ bomFormat: 'CycloneDX', components: [] });
  const file = { path: join(folder, 'sbom.cdx.json'), sha256: hexOf(json) };
  await writeFile(file.path, json);
  const [platform] = image.platforms;
  if (platform === undefined) throw new Error('no platform');
  const scope = { kind: 'platform', platform: platform.platform, manifest: image.root.digest } as const;
  const sbom: Sbom = { scope, cyclonedx: file, spdx: file, components: 1 };
  const coverage = [{ scope, listed: 1, compared: 1, incomparable: 0, unsourced: 0 }];
  const scan = {
    database: { updatedAt: at, sha256: 'x' },
    startedAt: at,
    finishedAt: at,
    findings,
    coverage,
  };
  const checked = {
    layers: { scanned: 1, cached: 0, total: 1 },
    files: { scanned: 1, owned: 0, skipped: 0, archives: 0 },
    ...{ configurations: 1, source: false, notes: [] },
  };
  const { cleared } = judge(
    {
      image,
      sboms: { done: true, value: [sbom] },
      scan: { done: true, value: scan },
      secrets: { done: true, value: { findings: [], coverage: checked } },
    },
    policy,
    { image: imageName(image), now },
  );
  if (cleared === undefined) throw new Error('not cleared');
  return cleared;
}
