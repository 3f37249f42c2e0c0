import type { Vulnerability } from '../finding/finding.ts';
import type { InventoriedPackage } from '../finding/inventoried-package.ts';
import { baselineKey } from '../verdict/baseline.ts';
import type { Delta, VersionChange } from './delta.ts';

/** What is known of one image. */
export interface ImageContent {
  readonly findings: readonly Vulnerability[];
  readonly packages: readonly InventoriedPackage[];
}

/** The image that was shipped last, by its attested SBOMs; or why it cannot be compared with. */
export type ShippedImage =
  | (ImageContent & {
      readonly known: true;
      /** `registry/repository@sha256:…` */
      readonly image: string;
      /** What could not be compared with it, a sentence each. */
      readonly notes: readonly string[];
    })
  | { readonly known: false; readonly image: string; readonly why: string };

const NO_SECRETS =
  'Secrets are not compared: the attestations of an image tell nothing of secrets, so those of the shipped image are not known.';
const NO_SOURCE = 'The source tree is not compared: its packages are in no attestation.';

/** What changed since the shipped image. Findings and packages of the source tree are left out. Pure. */
export function compareImages(shipped: ShippedImage, current: ImageContent): Delta {
  if (!shipped.known) return { known: false, image: shipped.image, why: shipped.why };
  const inImage = current.findings.filter(({ foundIn }) => foundIn.some((scope) => scope !== 'source'));
  const leftOut = inImage.length < current.findings.length ? [NO_SOURCE] : [];
  return {
    known: true,
    image: shipped.image,
    vulnerabilities: difference(inImage, shipped.findings, baselineKey),
    packages: packageChanges(current.packages, shipped.packages),
    notes: [...shipped.notes, NO_SECRETS, ...leftOut],
  };
}

/** Things of one key count once among those that stay. */
function difference<Item>(now: readonly Item[], before: readonly Item[], keyOf: (item: Item) => string) {
  const current = new Set(now.map(keyOf));
  const earlier = new Set(before.map(keyOf));
  return {
    added: now.filter((item) => !earlier.has(keyOf(item))),
    gone: before.filter((item) => !current.has(keyOf(item))),
    staying: [...current].filter((key) => earlier.has(key)).length,
  };
}

/** The versions of each package, by its type and name. */
type Versions = ReadonlyMap<string, { readonly name: InventoriedPackage; readonly versions: Set<string> }>;

function packageChanges(now: readonly InventoriedPackage[], before: readonly InventoriedPackage[]) {
  const current = versionsOf(now);
  const earlier = versionsOf(before);
  const added: VersionChange[] = [];
  const gone: VersionChange[] = [];
  const changed: VersionChange[] = [];
  let staying = 0;
  for (const key of [...new Set([...current.keys(), ...earlier.keys()])].sort()) {
    const [to, from] = [current.get(key), earlier.get(key)];
    const one = to?.name ?? from?.name;
    if (one === undefined) continue;
    const named = { package: one.package, ...(one.type === undefined ? {} : { type: one.type }) };
    if (from === undefined) added.push({ ...named, to: inWords(to?.versions) });
    else if (to === undefined) gone.push({ ...named, from: inWords(from.versions) });
    else if (to.versions.symmetricDifference(from.versions).size === 0) staying += 1;
    else changed.push({ ...named, from: inWords(from.versions), to: inWords(to.versions) });
  }
  return { added, gone, changed, staying };
}

function versionsOf(packages: readonly InventoriedPackage[]): Versions {
  const found = new Map<string, { name: InventoriedPackage; versions: Set<string> }>();
  for (const one of packages) {
    const key = JSON.stringify([one.type ?? '', one.package]);
    const known = found.get(key) ?? { name: one, versions: new Set() };
    known.versions.add(one.version);
    found.set(key, known);
  }
  return found;
}

function inWords(versions: ReadonlySet<string> = new Set()): string {
  return [...versions].sort().join(', ');
}
