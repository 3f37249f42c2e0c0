import { randomUUID } from 'node:crypto';
import type { Admission } from '../domain/gate/admission.ts';
import { policyDigest } from '../domain/policy/policy.ts';
import type { Run, RunEvent } from '../domain/run/run.ts';
import { type AuditFacts, auditLine } from '../formats/ocsf.ts';
import { withoutFolders } from './wording.ts';

/** The one audit event of a check, as a line of JSON. */
export function auditEvent(run: Run): string {
  return auditLine({
    ...cause(run),
    decision: { by: 'check', is: run.verdict },
    reasons: run.reasons,
    image: run.reference ?? withoutFolders(run.imageInput),
    ...(run.image === undefined ? {} : { digest: run.image.root.digest }),
    ...(run.signedBy === undefined ? {} : { signedBy: withoutFolders(run.signedBy) }),
  });
}

/** The one audit event of a gate, as a line of JSON. */
export function gateAuditEvent(admission: Admission): string {
  const { signer, digest } = admission;
  return auditLine({
    ...cause(admission),
    decision: { by: 'gate', is: admission.decision },
    reasons: admission.denialReasons,
    image: admission.reference ?? admission.imageInput,
    ...(digest === undefined ? {} : { digest }),
    ...(signer?.kind === 'certificate' ? { signedBy: signer.identity } : {}),
  });
}

/** Who and what caused it, and by which rules it was judged. */
function cause({
  startedAt,
  finishedAt,
  event,
  policy,
}: Pick<Run, 'startedAt' | 'finishedAt' | 'policy'> & { readonly event: RunEvent }): Omit<
  AuditFacts,
  'decision' | 'reasons' | 'image'
> {
  const { actor, repository, ref, sha, workflow, name, runUrl } = event;
  return {
    uid: randomUUID(),
    ...{ startedAt, finishedAt, actor, repository, ref, sha, workflow, runUrl },
    policyDigest: policyDigest(policy),
    event: name,
  };
}
