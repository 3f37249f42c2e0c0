import { z } from 'zod';
import { isDigest } from '../../domain/digest.ts';
import type { ProvenanceFacts, SummaryFacts } from '../../domain/gate/attested-evidence.ts';
import type { KnownFinding } from '../../domain/gate/rescan-findings.ts';
import { optional } from '../../domain/optional.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { firstIssue } from '../first-issue.ts';
import { BUILD_TYPE, GITLAB_BUILD_TYPE } from './provenance.ts';
import { DATABASE_FIELD } from './verification-summary.ts';

type Predicate = Readonly<Record<string, unknown>>;

const RunFacts = z
  .object({
    event_name: z.string(),
    repository_id: z.string(),
    repository_owner_id: z.string(),
    runner_environment: z.string(),
  })
  .partial();

const ProvenanceSchema = z.object({
  buildDefinition: z.object({
    buildType: z.enum([BUILD_TYPE, GITLAB_BUILD_TYPE]),
    externalParameters: z.object({
      workflow: z.object({ ref: z.string(), repository: z.string(), path: z.string() }),
    }),
    internalParameters: z.object({ github: RunFacts, gitlab: RunFacts }).partial().default({}),
    resolvedDependencies: z
      .array(z.object({ uri: z.string(), digest: z.object({ gitCommit: z.string() }).partial() }))
      .min(1),
  }),
  runDetails: z.object({
    builder: z.object({ id: z.string() }),
    metadata: z.object({ invocationId: z.string() }).partial().default({}),
  }),
});

/** Reads a SLSA v1 provenance of a GitHub workflow or a GitLab pipeline. The fault is a sentence. */
export function readProvenance(predicate: Predicate): Parsed<ProvenanceFacts> {
  const { success, data, error } = ProvenanceSchema.safeParse(predicate);
  if (!success) return unparsable(`the provenance has another form than expected (${firstIssue(error)})`);
  const { buildDefinition, runDetails } = data;
  const { workflow } = buildDefinition.externalParameters;
  const { buildType, internalParameters } = buildDefinition;
  const facts = (buildType === BUILD_TYPE ? internalParameters.github : internalParameters.gitlab) ?? {};
  const [source] = buildDefinition.resolvedDependencies;
  return parsed({
    repository: workflow.repository,
    ref: workflow.ref,
    path: workflow.path,
    sourceUri: source?.uri ?? '',
    sourceCommit: source?.digest.gitCommit ?? '',
    builder: runDetails.builder.id,
    ...optional({
      repositoryId: facts.repository_id,
      ownerId: facts.repository_owner_id,
      eventName: facts.event_name,
      runnerEnvironment: facts.runner_environment,
      invocation: runDetails.metadata.invocationId,
    }),
  });
}

const Sha256 = z.object({ sha256: z.string() });

/** Only the first three fields are required: a summary whose result is not PASSED may have no others. */
const SummarySchema = z.object({
  verifier: z.object({ id: z.string() }),
  timeVerified: z.iso.datetime({ offset: true }),
  verificationResult: z.string(),
  resourceUri: z.string().optional(),
  policy: z.object({ digest: Sha256.optional() }).optional(),
  inputAttestations: z.array(z.object({ digest: Sha256 })).default([]),
  verifiedLevels: z.array(z.string()).optional(),
});

const DatabaseSchema = z.object({ updatedAt: z.iso.datetime({ offset: true }) });

/** Reads a SLSA verification summary v1. The fault is a sentence. */
export function readSummary(predicate: Predicate): Parsed<SummaryFacts> {
  const { success, data, error } = SummarySchema.safeParse(predicate);
  if (!success) return unparsable(`the summary has another form than expected (${firstIssue(error)})`);
  const { verifier, timeVerified, verificationResult, resourceUri, policy, inputAttestations } = data;
  const { verifiedLevels: levels } = data;
  const digests = inputAttestations.map(({ digest }) => `sha256:${digest.sha256}`);
  const inputs = digests.filter(isDigest);
  if (inputs.length < digests.length)
    return unparsable('the summary names an input attestation without a SHA-256 digest');
  const database = DatabaseSchema.safeParse(predicate[DATABASE_FIELD]).data;
  const policyDigest = `sha256:${policy?.digest?.sha256}`;
  return parsed({
    verifier: verifier.id,
    timeVerified,
    result: verificationResult,
    inputs,
    ...optional({ resourceUri, databaseUpdatedAt: database?.updatedAt, levels }),
    ...(isDigest(policyDigest) ? { policy: policyDigest } : {}),
  });
}

const AnnotationSchema = z
  .object({
    package: z.string(),
    fixedIn: z.string(),
    baseImage: z.string(),
    baseImageSigner: z.string(),
    baseline: z.string(),
    baselineSigner: z.string(),
    vexFiles: z.array(z.string()).min(1),
  })
  .partial();

const VulnsSchema = z.object({
  scanner: z.object({
    result: z.array(
      z.object({
        id: z.string(),
        severity: z.array(z.object({ method: z.string(), score: z.string() }).partial()).default([]),
        annotations: z.array(AnnotationSchema).default([]),
      }),
    ),
  }),
});

/** The vulnerabilities of an attested result by {@link knownKey}, with their state at that time. */
export type KnownFindings = ReadonlyMap<string, KnownFinding>;

/** Reads the vulnerabilities of an attested result. A result that cannot be read has none, so that nothing is known. */
export function readKnown(predicate: Predicate): KnownFindings {
  const { success, data } = VulnsSchema.safeParse(predicate);
  if (!success) return new Map();
  return new Map(
    data.scanner.result.flatMap(({ id, severity, annotations }) =>
      annotations.map((one) => {
        const cvss = severity.find(({ method }) => method === 'cvss')?.score;
        const known: KnownFinding = {
          severity: severity[0]?.score ?? '',
          isFixed: one.fixedIn !== undefined,
          ...optional({ cvss: cvss === undefined ? undefined : Number(cvss) }),
          ...acceptedBy(one),
        };
        return [knownKey(id, one.package ?? ''), known];
      }),
    ),
  );
}

/** The reason why the build ignored a finding, if only the build could see the reason. There is one at most. */
function acceptedBy(annotation: z.output<typeof AnnotationSchema>): Pick<KnownFinding, 'accepted'> {
  const { baseImage, baseImageSigner, baseline, baselineSigner = '', vexFiles } = annotation;
  if (vexFiles !== undefined) return { accepted: { by: 'vex-files', files: vexFiles } };
  if (baseline !== undefined)
    return { accepted: { by: 'baseline', image: baseline, signer: baselineSigner } };
  if (baseImage === undefined) return {};
  const [name = '', digest = ''] = baseImage.split('@');
  const base = { name, ...(isDigest(digest) && { digest }), ...optional({ signedBy: baseImageSigner }) };
  return { accepted: { by: 'base-image', base } };
}

/** A text that identifies a vulnerability in a package. */
export function knownKey(id: string, packageName: string): string {
  return `${id} ${packageName}`;
}

const SbomSchema = z.object({
  metadata: z.object({
    component: z.object({
      version: z.string().optional(),
      properties: z.array(z.object({ name: z.string(), value: z.string().optional() })).default([]),
    }),
  }),
});

/** The digest and the platform, such as `linux/amd64`, that an attested SBOM is about, if it names them. */
export function readSbomSubject(predicate: Predicate): {
  readonly digest?: string;
  readonly platform?: string;
} {
  const { component } = SbomSchema.safeParse(predicate).data?.metadata ?? {};
  const platform = component?.properties.find(({ name }) => name === 'assay:platform')?.value;
  return optional({ digest: component?.version, platform });
}
