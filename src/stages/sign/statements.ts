import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Digest, hexOf } from '../../domain/digest.ts';
import type { Sbom, Scope, ToolUse } from '../../domain/evidence/evidence.ts';
import { type Descriptor, type PinnedImage, platformName } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import type { Cleared } from '../../domain/verdict/verdict.ts';
import { PREDICATE_TYPES, type Statement, type StatementKind } from '../../formats/attestation/in-toto.ts';
import { madeBy, markedBom } from '../../formats/attestation/own-mark.ts';
import { provenancePredicate } from '../../formats/attestation/provenance.ts';
import { vulnsPredicate } from '../../formats/attestation/vulns.ts';
import { parseJsonAs } from '../../formats/json.ts';
import type { Signing } from './signing.ts';

/** A run that is started again within the hour has nothing new to say; no `max-age` is as short. */
const RENEW_AFTER_MS = 3_600_000;

/** The statements that stand before the summary. */
export type InputKind = Exclude<StatementKind, 'signature' | 'summary'>;

/** What gets signature and attestations: every platform's manifest, and, once all are checked, the index last. */
export function subjectsOf(image: PinnedImage): readonly Descriptor[] {
  const platforms = image.platforms.map((platform) => platform.manifest);
  const whole = image.isIndex && image.skippedPlatforms.length === 0;
  return whole ? [...platforms, image.root] : platforms;
}

/** Builds provenance, SBOM and vulnerability result about one digest of a cleared image. */
export async function inputStatements(
  cleared: Cleared,
  subject: Digest,
  signing: Signing,
  scanner: ToolUse,
): Promise<Readonly<Record<InputKind, Statement>>> {
  const of = (kind: InputKind, predicate: Record<string, unknown>): Statement => ({
    subject,
    predicateType: PREDICATE_TYPES[kind],
    predicate,
  });
  const platform = cleared.image.platforms.find(({ manifest }) => manifest.digest === subject)?.platform;
  const inImage = (places: readonly string[]) =>
    platform === undefined
      ? places.some((place) => place !== 'source')
      : places.includes(platformName(platform));
  const isOfSubject = ({ scope }: { readonly scope: Scope }) =>
    platform === undefined || (scope.kind === 'platform' && scope.manifest === subject);
  const scan = { ...cleared.scan, coverage: cleared.scan.coverage.filter(isOfSubject) };
  const found = cleared.evaluated.filter(({ finding }) => inImage(finding.foundIn));
  return {
    provenance: of('provenance', provenancePredicate(signing.run)),
    sbom: of('sbom', markedBom(await readSbom(cleared, subject))),
    vulnerabilities: of(
      'vulnerabilities',
      vulnsPredicate(scan, found, scanner, {
        madeBy: madeBy(signing.run),
        newOnly: cleared.policy.vulnerabilities.newOnly,
      }),
    ),
  };
}

async function readSbom(cleared: Cleared, subject: Digest): Promise<Record<string, unknown>> {
  const sbom = cleared.sboms.find((candidate) => isAbout(candidate, subject));
  if (sbom === undefined) throw fault('scan-incomplete', 'attest', `there is no SBOM of ${subject}`);
  const bytes = await readFile(sbom.cyclonedx.path);
  const document = parseJsonAs(z.record(z.string(), z.unknown()), bytes);
  if (!document.ok || hexOf(bytes) !== sbom.cyclonedx.sha256) {
    throw fault('scan-incomplete', 'attest', `${sbom.cyclonedx.path} is not the file that was checked`);
  }
  return document.value;
}

function isAbout(sbom: Sbom, subject: Digest): boolean {
  const scope: Scope = sbom.scope;
  if (scope.kind === 'source') return false;
  return (scope.kind === 'index' ? scope.digest : scope.manifest) === subject;
}

/**
 * Whether a statement of Assay's that is attached already says the same as a new one would, times and serial numbers
 * aside. Provenance is kept whatever this run of the same source and ref is: a digest is built once, and a later run
 * that checks it again did not build it. A summary is renewed once it has some age, or a gate would call it stale.
 */
export function sameSubstance(kind: StatementKind, attached: Statement, made: Statement): boolean {
  switch (kind) {
    case 'signature':
    case 'provenance':
      return true;
    case 'sbom':
      return isDeepStrictEqual(sbomSubstance(attached.predicate), sbomSubstance(made.predicate));
    case 'vulnerabilities':
      return isDeepStrictEqual(attached.predicate.scanner, made.predicate.scanner);
    case 'summary':
      return (
        isDeepStrictEqual(
          without(attached.predicate, ['timeVerified']),
          without(made.predicate, ['timeVerified']),
        ) && isRecent(attached, made)
      );
  }
}

function isRecent(attached: Statement, made: Statement): boolean {
  const [then, now] = [attached, made].map(({ predicate }) => Date.parse(String(predicate.timeVerified)));
  const age = (now ?? Number.NaN) - (then ?? Number.NaN);
  return age >= 0 && age < RENEW_AFTER_MS;
}

const BomSchema = z.object({
  metadata: z
    .object({
      // Not its purl, which holds the tag that this run was asked for: the same image may be asked for by others.
      component: z.object({ type: z.string(), name: z.string(), version: z.string() }).partial(),
      tools: z.unknown(),
    })
    .partial()
    .default({}),
  components: z
    .array(
      z
        .object({
          type: z.string(),
          group: z.string(),
          name: z.string(),
          version: z.string(),
          purl: z.string(),
        })
        .partial(),
    )
    .default([]),
});

function sbomSubstance(bom: Readonly<Record<string, unknown>>): unknown {
  const parsed = BomSchema.safeParse(bom);
  if (!parsed.success) return bom;
  const { metadata, components } = parsed.data;
  const named = components.map(({ type, group, name, version, purl }) =>
    [type, group, name, version, purl].join(' '),
  );
  return { tools: metadata.tools, subject: metadata.component, components: named.sort() };
}

function without(predicate: Readonly<Record<string, unknown>>, keys: readonly string[]): unknown {
  return Object.fromEntries(Object.entries(predicate).filter(([key]) => !keys.includes(key)));
}
