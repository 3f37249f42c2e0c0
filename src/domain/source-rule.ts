import type { CertificateFacts, ProvenanceFacts } from './attested.ts';
import { maySign } from './event.ts';
import type { GateSource } from './gate-request.ts';

/** One thing that two parties say: what it is called, and what each of them has for it. */
type Pair = readonly [name: string, one: string | undefined, other: string | undefined];

/**
 * Why a certificate is not of the demanded source; undefined where it is. A workflow that other repositories can call
 * signs with its own name for all of them: then nobody but `source-repository` can say which of them is meant.
 */
export function certificateFault(certificate: CertificateFacts, source: GateSource): string | undefined {
  const { subject, sourceRepository, sourceRef } = certificate;
  const isOwn = sourceRepository === undefined || subject.startsWith(`${sourceRepository}/`);
  if (source.repository === undefined && !isOwn)
    return `${subject} signed it for ${sourceRepository}, and \`source-repository\` does not say that it may`;
  if (source.repository !== undefined && sourceRepository !== source.repository)
    return `its certificate was given to ${sourceRepository ?? 'an unnamed repository'}, not to ${source.repository}`;
  // A branch can call the release workflow of another: the code is then its own, and the identity is not.
  if (source.ref === undefined && isOwn && sourceRef !== undefined && !subject.endsWith(`@${sourceRef}`))
    return `${subject} signed it for a run on ${sourceRef}, and \`source-ref\` does not say that it may`;
  if (source.ref !== undefined && sourceRef !== source.ref)
    return `its certificate was given to a run on ${sourceRef ?? 'an unnamed ref'}, not on ${source.ref}`;
  return eventFault(certificate);
}

/** A workflow that somebody outside can cause has the same name and ref as one that ships: only the trigger tells. */
function eventFault({ buildTrigger, sourceRepository }: CertificateFacts): string | undefined {
  // A certificate of no workflow, a person's for one, names neither.
  if (buildTrigger === undefined && sourceRepository === undefined) return undefined;
  if (buildTrigger !== undefined && maySign(buildTrigger)) return undefined;
  return `its certificate was given to a run for ${buildTrigger ?? 'an unnamed event'}, and runs for that sign nothing`;
}

/** In what a provenance differs from the demanded source, and from the certificate behind it; a phrase each. */
export function provenanceFaults(
  provenance: ProvenanceFacts,
  certificate: CertificateFacts | undefined,
  source: GateSource,
): readonly string[] {
  const { repository, ref } = provenance;
  const faults: string[] = [];
  if (source.repository !== undefined && repository !== source.repository)
    faults.push(`it names the repository ${repository}, not ${source.repository}`);
  if (source.ref !== undefined && ref !== source.ref)
    faults.push(`it names the ref ${ref}, not ${source.ref}`);
  const expected = `git+${repository}@${source.ref ?? certificate?.sourceRef ?? ref}`;
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
    .filter(([, said, vouched]) => said !== vouched)
    .map(
      ([name, said, vouched]) =>
        `it names the ${name} ${said ?? 'not at all'}, and its certificate ${vouched ?? 'none'}`,
    );
}
