import { basename, isAbsolute } from 'node:path';
import type { Digest } from '../domain/digest.ts';
import type { Attached, ScanCoverage, ToolUse } from '../domain/evidence/evidence.ts';
import { isolationInWords } from '../domain/evidence/isolation.ts';
import { type Counts, SEVERITIES } from '../domain/finding/finding.ts';
import { lookUp } from '../domain/look-up.ts';
import { PRODUCT } from '../domain/product.ts';
import type { ReasonCode } from '../domain/reason.ts';
import type { Run } from '../domain/run/run.ts';
import { PREDICATE_TYPES } from '../formats/attestation/in-toto.ts';

const KINDS: Readonly<Record<string, string>> = {
  [PREDICATE_TYPES.signature]: 'signature',
  [PREDICATE_TYPES.provenance]: 'provenance',
  [PREDICATE_TYPES.sbom]: 'SBOM',
  [PREDICATE_TYPES.vulnerabilities]: 'vulnerabilities',
  [PREDICATE_TYPES.summary]: 'verification summary',
};

/** The name of an attestation for people, or its predicate type if it has no name. */
export function kindName(attached: Pick<Attached, 'predicateType'>): string {
  return lookUp(KINDS, attached.predicateType) ?? attached.predicateType;
}

/** Whether this is the signature of the image, not an attestation about it. */
export function isSignature(attached: Attached): boolean {
  return attached.predicateType === PREDICATE_TYPES.signature;
}

/** Everything that is attached: first the signatures, then the rest in the order of creation. */
export function signaturesFirst(run: Run): readonly Attached[] {
  return [...run.attached.filter(isSignature), ...run.attached.filter((attached) => !isSignature(attached))];
}

/** `sha256:` and the first 12 hex digits: enough for a person to tell digests apart. */
export function shortDigest(digest: Digest): string {
  return digest.slice(0, 'sha256:'.length + 12);
}

/** `2 critical, 1 low`; `none` when all are zero. */
export function countsInWords(counts: Counts): string {
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0);
  return parts.map((severity) => `${counts[severity]} ${severity}`).join(', ') || 'none';
}

/** `1 package`, `2 packages`. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

type PackageCounts = Pick<ScanCoverage, 'listed' | 'compared' | 'incomparable' | 'unsourced'>;

/** `186 of 190 packages compared; 3 not comparable; 1 without advisories`. */
export function comparedInWords(counted: PackageCounts, of = 'compared'): string {
  const { listed, compared, incomparable, unsourced } = counted;
  return [
    `${compared} of ${plural(listed, 'package')} ${of}`,
    ...(incomparable === 0 ? [] : [`${incomparable} not comparable`]),
    ...(unsourced === 0 ? [] : [`${unsourced} without advisories`]),
  ].join('; ');
}

/** The sum of the package counts of all scopes. */
export function comparedInAll(coverage: readonly PackageCounts[]): PackageCounts {
  const sum = (name: keyof PackageCounts) => coverage.reduce((total, part) => total + part[name], 0);
  return {
    ...{ listed: sum('listed'), compared: sum('compared') },
    ...{ incomparable: sum('incomparable'), unsourced: sum('unsourced') },
  };
}

/** The address of the documentation of a reason code. */
export function reasonAddress(code: ReasonCode): string {
  return `${PRODUCT.uri}/blob/main/docs/reasons.md#${code}`;
}

/** The `image` input or the name of an image without the folders of the machine: `oci:/tmp/x/app` becomes `oci:app`. */
export function withoutFolders(name: string): string {
  const [, scheme = '', rest = name] = /^(oci:|archive:)(.*)$/s.exec(name) ?? [];
  return isAbsolute(rest) ? scheme + basename(rest) : name;
}

/** The sentence below a shortened list; empty if the list is complete. */
export function leftOut(total: number, rows: number): string {
  return total <= rows ? '' : `\n\n${total - rows} more are left out here; \`report.json\` has all of them.`;
}

/** How the scanners were isolated, a sentence for each way. Empty if none is known. */
export function isolationSentences(tools: readonly ToolUse[]): readonly string[] {
  const words = tools.flatMap(({ isolation }) =>
    isolation === undefined ? [] : [isolationInWords(isolation)],
  );
  return [...new Set(words)].map((one) => `The scanners were ${one}.`);
}
