import type { Bom } from './cyclonedx.ts';
import { type Redact, redactTexts } from './redact.ts';

/** Fields of CycloneDX that hold words of its own, or hashes. */
const FIXED: ReadonlySet<string> = new Set([
  '$schema',
  'bomFormat',
  'type',
  'scope',
  'alg',
  'content',
  'serialNumber',
]);

/**
 * An SBOM with every text of its components redacted. What it is about stays as it is named in the registry, and two
 * components whose references are the same without the secrets in them stay two.
 */
export function redactBom(bom: Bom, redact: Redact): Bom {
  const { component: main } = bom.metadata;
  const refs = new Map([[main['bom-ref'], main['bom-ref']]]);
  const taken = new Set([main['bom-ref']]);
  for (const { 'bom-ref': ref } of bom.components) {
    const base = redact(ref);
    let free = base;
    for (let copy = 2; taken.has(free); copy += 1) free = `${base}-${copy}`;
    taken.add(free);
    refs.set(ref, free);
  }
  const renamed = (ref: string) => refs.get(ref) ?? redact(ref);
  return {
    ...bom,
    components: bom.components.map((component) => ({
      ...redactTexts(component, redact, (_, field) => FIXED.has(field)),
      'bom-ref': renamed(component['bom-ref']),
    })),
    dependencies: bom.dependencies.map((one) => ({
      ...one,
      ref: renamed(one.ref),
      dependsOn: one.dependsOn.map(renamed),
    })),
  };
}
