import { randomUUID } from 'node:crypto';
import { policyDigest } from '../domain/policy.ts';
import type { Run } from '../domain/run.ts';
import { auditLine } from '../formats/ocsf.ts';
import { withoutFolders } from './wording.ts';

/** The one audit event of a check, as a line of JSON. */
export function auditEvent(run: Run): string {
  const { actor, repository, ref, sha, workflow, name, runUrl } = run.event;
  return auditLine({
    uid: randomUUID(),
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    decision: { by: 'check', is: run.verdict },
    reasons: run.reasons,
    image: run.reference ?? withoutFolders(run.asked),
    ...(run.image === undefined ? {} : { digest: run.image.root.digest }),
    policyDigest: policyDigest(run.policy),
    actor,
    repository,
    ref,
    sha,
    workflow,
    event: name,
    runUrl,
    ...(run.signedBy === undefined ? {} : { signedBy: withoutFolders(run.signedBy) }),
  });
}
