import { ANY_REF } from '../policy/policy.ts';
import { certificateName } from '../workflow/certificate-name.ts';
import { maySign } from '../workflow/event.ts';
import { inRepositoryCase, sameName } from '../workflow/workflow-name.ts';
import type { CertificateFacts, ProvenanceFacts } from './attested-evidence.ts';
import type { GateSource } from './gate-source.ts';

/** A property and its values from two sources. */
type Pair = readonly [name: string, one: string | undefined, other: string | undefined];

/**
 * Why a certificate does not belong to the demanded source. Undefined if it does. A reusable workflow signs with its own
 * name for every repository that calls it. Then `source-repository` must name the repository.
 */
export function certificateFault(certificate: CertificateFacts, source: GateSource): string | undefined {
  const { sourceRepository, sourceRef } = certificate;
  const subject = signingWorkflow(certificate);
  const isOwn = sourceRepository === undefined || isWorkflowOf(subject, sourceRepository);
  if (source.repository === undefined && !isOwn)
    return `${subject} signed it for ${sourceRepository}, but \`source-repository\` does not name that repository`;
  if (source.repository !== undefined && !sameName(sourceRepository ?? '', source.repository))
    return `its certificate was issued to ${sourceRepository ?? 'an unnamed repository'}, not to ${source.repository}`;
  // A branch can call the release workflow of another branch. Then the code is from one branch, the identity from another.
  const namesRef = isOwn && sourceRef !== undefined && subject.endsWith(`@${sourceRef}`);
  const needsRef = sourceRef !== undefined || source.repository !== undefined;
  if (source.ref === undefined && needsRef && !namesRef)
    return `${subject} signed it for a run on ${sourceRef ?? 'an unnamed ref'}, but \`source-ref\` does not name that ref (\`any\`: every ref)`;
  if (source.ref !== undefined && source.ref !== ANY_REF && sourceRef !== source.ref)
    return `its certificate was issued to a run on ${sourceRef ?? 'an unnamed ref'}, not on ${source.ref}`;
  return eventFault(certificate) ?? runFault(certificate, source);
}

/**
 * The workflow in a certificate, as GitHub writes it. The subject of the certificate contains the escaped name. Fulcio
 * adds the plain name as build signer. If the two do not match, the subject counts.
 */
function signingWorkflow({ subject, buildSigner = subject }: CertificateFacts): string {
  return certificateName(buildSigner) === subject ? buildSigner : subject;
}

/** Whether a workflow belongs to a repository. */
export function isWorkflowOf(workflow: string, repository: string): boolean {
  return inRepositoryCase(workflow).startsWith(`${inRepositoryCase(repository)}/`);
}

/**
 * Why the event of a run may not sign. A run that an outsider can cause may have the same workflow and ref as a run that
 * ships. Only the event makes the difference.
 */
function eventFault({ buildTrigger, sourceRepository }: CertificateFacts): string | undefined {
  // A certificate that is not for a workflow (such as a person's) names neither.
  if (buildTrigger === undefined && sourceRepository === undefined) return undefined;
  if (buildTrigger !== undefined && maySign(buildTrigger)) return undefined;
  return `its certificate was issued to a run for ${buildTrigger ?? 'an unnamed event'}, and runs for that event may not sign`;
}

/** Compares what the names do not prove: the ids of repository and owner, and the runner environment. */
function runFault(certificate: CertificateFacts, source: GateSource): string | undefined {
  const pairs: readonly Pair[] = [
    ['repository id', source.repositoryId, certificate.sourceRepositoryId],
    ['owner id', source.ownerId, certificate.sourceOwnerId],
    ['runner environment', source.runner, certificate.runnerEnvironment],
  ];
  const [fault] = pairs.filter(([, demanded, vouched]) => demanded !== undefined && demanded !== vouched);
  if (fault === undefined) return undefined;
  const [name, demanded, vouched] = fault;
  return `its certificate names ${vouched === undefined ? `no ${name}` : `the ${name} ${vouched}`}, but ${demanded} is required`;
}

/** Why a statement that a key signed does not belong to the demanded source: nothing proves the runner environment. */
export function keyFault({ runner }: GateSource): string | undefined {
  return runner === undefined
    ? undefined
    : `a key signed it, and nothing proves that the runner was ${runner}`;
}

/** How a provenance differs from the demanded source and from its certificate, a phrase each. */
export function provenanceFaults(
  provenance: ProvenanceFacts,
  certificate: CertificateFacts | undefined,
  source: GateSource,
): readonly string[] {
  const { repository, ref } = provenance;
  const faults: string[] = [];
  if (source.repository !== undefined && !sameName(repository, source.repository))
    faults.push(`it names the repository ${repository}, not ${source.repository}`);
  const wanted = source.ref === ANY_REF ? undefined : source.ref;
  if (wanted !== undefined && ref !== wanted) faults.push(`it names the ref ${ref}, not ${wanted}`);
  // A key can sign for every branch. Only `source-ref` says which branch is allowed.
  if (certificate === undefined && source.repository !== undefined && source.ref === undefined)
    faults.push(`it names the ref ${ref}, but \`source-ref\` does not name that ref (\`any\`: every ref)`);
  if (source.repositoryId !== undefined && provenance.repositoryId !== source.repositoryId)
    faults.push(`it names the repository id ${provenance.repositoryId}, not ${source.repositoryId}`);
  if (source.ownerId !== undefined && provenance.ownerId !== source.ownerId)
    faults.push(`it names the owner id ${provenance.ownerId}, not ${source.ownerId}`);
  const expected = `git+${repository}@${wanted ?? certificate?.sourceRef ?? ref}`;
  if (provenance.sourceUri !== expected)
    faults.push(`its source is ${provenance.sourceUri}, not ${expected}`);
  const { eventName } = provenance;
  if (eventName !== undefined && !maySign(eventName))
    faults.push(`it names the event ${eventName}, and runs for that event may not sign`);
  return certificate === undefined ? faults : [...faults, ...contradictions(provenance, certificate)];
}

/** Compares the provenance, which the workflow wrote, with the certificate, for which Fulcio vouches. */
function contradictions(provenance: ProvenanceFacts, certificate: CertificateFacts): readonly string[] {
  const { repository, path, ref } = provenance;
  // Every GitHub certificate has these five.
  const always: readonly Pair[] = [
    ['repository', repository, certificate.sourceRepository],
    ['workflow', `${repository}/${path}@${ref}`, certificate.buildConfig],
    ['commit', provenance.sourceCommit, certificate.sourceDigest],
    ['builder', provenance.builder, certificate.buildSigner],
    ['source', provenance.sourceUri, `git+${certificate.sourceRepository}@${certificate.sourceRef}`],
  ];
  const whereKnown: readonly Pair[] = [
    ['repository id', provenance.repositoryId, certificate.sourceRepositoryId],
    ['owner id', provenance.ownerId, certificate.sourceOwnerId],
    ['event', provenance.eventName, certificate.buildTrigger],
    ['runner environment', provenance.runnerEnvironment, certificate.runnerEnvironment],
    ['run', provenance.invocation, certificate.invocation],
  ];
  return [...always, ...whereKnown.filter(([, , vouched]) => vouched !== undefined)]
    .filter(([, claimed, vouched]) => !isSame(claimed, vouched))
    .map(
      ([name, claimed, vouched]) =>
        `it names ${claimed === undefined ? `no ${name}` : `the ${name} ${claimed}`}, and its certificate ${vouched ?? 'none'}`,
    );
}

/** Ignores the case of owner and repository: an event or a caller may write them in another case. */
function isSame(claimed: string | undefined, vouched: string | undefined): boolean {
  return claimed === vouched || inRepositoryCase(claimed ?? '') === inRepositoryCase(vouched ?? '');
}
