import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Digest, hexOf } from '../../domain/digest.ts';
import type { EvidenceFile, Sbom, Scope, ToolUse } from '../../domain/evidence/evidence.ts';
import { type Descriptor, type PinnedImage, platformName } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { orUndefined } from '../../domain/result.ts';
import type { Cleared } from '../../domain/verdict/verdict.ts';
import { hashFile } from '../../file-digest.ts';
import { PREDICATE_TYPES, type Statement, type StatementKind } from '../../formats/attestation/in-toto.ts';
import { madeBy, markedBom } from '../../formats/attestation/own-mark.ts';
import { provenancePredicate } from '../../formats/attestation/provenance.ts';
import { vulnsPredicate } from '../../formats/attestation/vulns.ts';
import { parseJsonAs } from '../../formats/json.ts';
import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import type { SbomDocuments } from '../shared/sbom-documents.ts';
import type { Signing } from './signing.ts';

/** A run within an hour of the previous one has no newer result. Every `max-age` is longer than this. */
const RENEW_AFTER_MS = 3_600_000;

/** The statements that the summary names. */
export type InputKind = Exclude<StatementKind, 'signature' | 'summary'>;

/** What gets a signature and attestations: the manifest of every platform and, if all were checked, the index at the end. */
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
  { scanner, documents }: { readonly scanner: ToolUse; readonly documents: SbomDocuments },
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
    sbom: of('sbom', markedBom(await sbomOf(cleared, subject, documents))),
    vulnerabilities: of(
      'vulnerabilities',
      vulnsPredicate(scan, found, scanner, {
        madeBy: madeBy(signing.run),
        newOnly: cleared.policy.vulnerabilities.newOnly,
      }),
    ),
  };
}

/**
 * The document to attest. Its file is hashed again at this point: what is signed must be what was checked, and what the
 * evidence folder has. A document that no earlier stage parsed is parsed from the same bytes.
 */
async function sbomOf(
  cleared: Cleared,
  subject: Digest,
  documents: SbomDocuments,
): Promise<Readonly<Record<string, unknown>>> {
  const sbom = cleared.sboms.find((candidate) => isAbout(candidate, subject));
  if (sbom === undefined) throw fault('scan-incomplete', 'attest', `there is no SBOM of ${subject}`);
  const document = await documentOf(sbom.cyclonedx, documents.take(sbom.cyclonedx));
  if (document !== undefined) return document;
  throw fault('scan-incomplete', 'attest', `${sbom.cyclonedx.path} is not the file that was checked`);
}

/** The document of a file that has the recorded hash. */
async function documentOf(
  { path, sha256 }: EvidenceFile,
  known: Bom | undefined,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (known !== undefined) return (await hashFile(path)) === sha256 ? { ...known } : undefined;
  const bytes = await readFile(path);
  if (hexOf(bytes) !== sha256) return undefined;
  return orUndefined(parseJsonAs(z.record(z.string(), z.unknown()), bytes));
}

function isAbout(sbom: Sbom, subject: Digest): boolean {
  const scope: Scope = sbom.scope;
  if (scope.kind === 'source') return false;
  return (scope.kind === 'index' ? scope.digest : scope.manifest) === subject;
}

/**
 * Whether an attached statement of Assay says the same as a new one, except for times and serial numbers. Provenance of
 * the same source and ref is always kept: a digest is built once, and a later run that checks it again did not build it.
 * A summary is renewed after some time, because a gate rejects an old one.
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
      // Without the purl: it contains the tag of this run's input, and the same image can have several tags.
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
