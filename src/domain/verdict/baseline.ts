import type { Vulnerability } from '../finding/finding.ts';

/** What the image that was shipped last has already; or why that is not known, and every finding counts as new. */
export type Baseline =
  | {
      readonly known: true;
      /** `registry/repository@sha256:…` */
      readonly image: string;
      /** Its findings by {@link baselineKey}. */
      readonly findings: readonly string[];
      /** What of it could not be compared against, a sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly known: false; readonly why: string };

/**
 * By what a finding is known again: vulnerability, type and name of the package. The version is left out, since an
 * update that does not mend a vulnerability brings nothing new.
 */
export function baselineKey({
  id,
  type,
  package: name,
}: Pick<Vulnerability, 'id' | 'type' | 'package'>): string {
  return JSON.stringify([id, type ?? '', name]);
}

/** What is to be told of a baseline, a sentence each. */
export function baselineNotes(baseline: Baseline, image: string): readonly string[] {
  if (baseline.known) return baseline.notes;
  return [
    `The baseline ${image} cannot be compared against, so every finding counts as new: ${baseline.why}.`,
  ];
}
