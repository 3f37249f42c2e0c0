import { ANY_REF } from '../policy/policy.ts';
import { certificateName } from '../workflow/certificate-name.ts';
import { maySign } from '../workflow/event.ts';
import { inRepositoryCase, sameName } from '../workflow/workflow-name.ts';
import type { CertificateFacts, ProvenanceFacts } from './attested-evidence.ts';
import type { GateSource } from './gate-source.ts';

/** One thing that two parties say: what it is called, and what each of them has for it. */
type Pair = readonly [name: string, one: string | undefined, other: string | undefined];

/**
 * Why a certificate is not of the demanded source; undefined where it is. A workflow that other repositories can call
 * signs with its own name for all of them: then nobody but `source-repository` can say which of them is meant.
 */
export function certificateFault(certificate: CertificateFacts, source: GateSource): string | undefined {
  const { sourceRepository, sourceRef } = certificate;
  const subject = signingWorkflow(certificate);
  const isOwn = sourceRepository === undefined || isWorkflowOf(subject, sourceRepository);
  if (source.repository === undefined && !isOwn)
    return `${subject} signed it for ${sourceRepository}, and \`source-repository\` does not say that it may`;
  if (source.repository !== undefined && !sameName(sourceRepository ?? '', source.repository))
    return `its certificate was given to ${sourceRepository ?? 'an unnamed repository'}, not to ${source.repository}`;
  // A branch can call the release workflow of another: the code is then its own, and the identity is not.
  const saysRef = isOwn && sourceRef !== undefined && subject.endsWith(`@${sourceRef}`);
  const needsRef = sourceRef !== undefined || source.repository !== undefined;
  if (source.ref === undefined && needsRef && !saysRef)
    return `${subject} signed it for a run on ${sourceRef ?? 'an unnamed ref'}, and \`source-ref\` does not say that it may (\`any\`: on every ref)`;
  if (source.ref !== undefined && source.ref !== ANY_REF && sourceRef !== source.ref)
    return `its certificate was given to a run on ${sourceRef ?? 'an unnamed ref'}, not on ${source.ref}`;
  return eventFault(certificate) ?? runFault(certificate, source);
}

/**
 * The workflow in a certificate, as GitHub writes it: there the name is escaped, and refs are not. Fulcio puts the plain
 * name beside it; where that is another one, the certificate's own name counts.
 */
function signingWorkflow({ subject, buildSigner = subject }: CertificateFacts): string {
  return certificateName(buildSigner) === subject ? buildSigner : subject;
}

/** Whether a workflow is one of a repository. */
export function isWorkflowOf(workflow: string, repository: string): boolean {
  return inRepositoryCase(workflow).startsWith(`${inRepositoryCase(repository)}/`);
}

/** A workflow that somebody outside can cause has the same name and ref as one that ships: only the trigger tells. */
function eventFault({ buildTrigger, sourceRepository }: CertificateFacts): string | undefined {
  // A certificate of no workflow, a person's for one, names neither.
  if (buildTrigger === undefined && sourceRepository === undefined) return undefined;
  if (buildTrigger !== undefined && maySign(buildTrigger)) return undefined;
  return `its certificate was given to a run for ${buildTrigger ?? 'an unnamed event'}, and runs for that sign nothing`;
}

/** What names do not tell: which repository and owner had them, and whose machine it was. */
function runFault(certificate: CertificateFacts, source: GateSource): string | undefined {
  const pairs: readonly Pair[] = [
    ['repository id', source.repositoryId, certificate.sourceRepositoryId],
    ['owner id', source.ownerId, certificate.sourceOwnerId],
    ['runner environment', source.runner, certificate.runnerEnvironment],
  ];
  const [fault] = pairs.filter(([, demanded, vouched]) => demanded !== undefined && demanded !== vouched);
  if (fault === undefined) return undefined;
  const [name, demanded, vouched] = fault;
  return `its certificate names the ${name} ${vouched ?? 'not at all'}, and ${demanded} is demanded`;
}

/** Why something that a key signed is not of the demanded source: nothing vouches for the machine. */
export function keyFault({ runner }: GateSource): string | undefined {
  return runner === undefined
    ? undefined
    : `a key signed it, and nothing proves that the runner was ${runner}`;
}

/** In what a provenance differs from the demanded source, and from the certificate behind it; a phrase each. */
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
  // A key signs for every branch: nothing else says which of them is meant.
  if (certificate === undefined && source.repository !== undefined && source.ref === undefined)
    faults.push(`it names the ref ${ref}, and \`source-ref\` does not say that it may (\`any\`: every ref)`);
  if (source.repositoryId !== undefined && provenance.repositoryId !== source.repositoryId)
    faults.push(`it names the repository id ${provenance.repositoryId}, not ${source.repositoryId}`);
  if (source.ownerId !== undefined && provenance.ownerId !== source.ownerId)
    faults.push(`it names the owner id ${provenance.ownerId}, not ${source.ownerId}`);
  const expected = `git+${repository}@${wanted ?? certificate?.sourceRef ?? ref}`;
  if (provenance.sourceUri !== expected)
    faults.push(`its source is ${provenance.sourceUri} in place of ${expected}`);
  const { eventName } = provenance;
  if (eventName !== undefined && !maySign(eventName))
    faults.push(`it names the event ${eventName}, and runs for that sign nothing`);
  return certificate === undefined ? faults : [...faults, ...contradictions(provenance, certificate)];
}

/** What Fulcio vouches for, against what the workflow says of itself. These five every GitHub certificate has. */
function contradictions(provenance: ProvenanceFacts, certificate: CertificateFacts): readonly string[] {
  const { repository, path, ref } = provenance;
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
    .filter(([, said, vouched]) => !isSame(said, vouched))
    .map(
      ([name, said, vouched]) =>
        `it names the ${name} ${said ?? 'not at all'}, and its certificate ${vouched ?? 'none'}`,
    );
}

/** Also where an event or a caller wrote owner and repository in other capitals. */
function isSame(said: string | undefined, vouched: string | undefined): boolean {
  return said === vouched || inRepositoryCase(said ?? '') === inRepositoryCase(vouched ?? '');
}
