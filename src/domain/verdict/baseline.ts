import type { Vulnerability } from '../finding/finding.ts';

/** The findings of the image that was shipped last; or why they are not known. Then every finding counts as new. */
export type Baseline =
  | {
      readonly known: true;
      /** `registry/repository@sha256:…` */
      readonly image: string;
      /** Its findings by {@link baselineKey}. */
      readonly findings: readonly string[];
      /** What could not be compared with it, a sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly known: false; readonly why: string };

/**
 * The key by which a finding is recognised in the baseline: vulnerability, type and name of the package. The version is
 * not part of it: an update that does not fix a vulnerability makes no new finding.
 */
export function baselineKey({
  id,
  type,
  package: name,
}: Pick<Vulnerability, 'id' | 'type' | 'package'>): string {
  return JSON.stringify([id, type ?? '', name]);
}

/** Notes on a baseline, a sentence each. */
export function baselineNotes(baseline: Baseline, image: string): readonly string[] {
  if (baseline.known) return baseline.notes;
  return [
    `The image cannot be compared with the baseline ${image}, so every finding counts as new: ${baseline.why}.`,
  ];
}
