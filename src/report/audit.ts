import { randomUUID } from 'node:crypto';
import type { FleetReport } from '../domain/fleet/fleet-report.ts';
import { toReason } from '../domain/fleet/image-result.ts';
import type { Admission } from '../domain/gate/admission.ts';
import { DEFAULT_POLICY, type Policy, policyDigest } from '../domain/policy/policy.ts';
import type { Reason } from '../domain/reason.ts';
import type { Run, RunEvent } from '../domain/run/run.ts';
import { type AuditFacts, auditLine } from '../formats/ocsf.ts';
import { glassRecord } from './broken-glass.ts';
import { withoutFolders } from './wording.ts';

/** The audit event of a check, as one line of JSON. */
export function auditEvent(run: Run): string {
  return auditLine({
    ...contextOf(run),
    decision: { by: 'check', is: run.verdict },
    reasons: run.reasons,
    image: run.reference ?? withoutFolders(run.imageInput),
    ...(run.image === undefined ? {} : { digest: run.image.root.digest }),
    brokenGlass: (run.brokenGlass ?? []).map(glassRecord),
    ...(run.signedBy === undefined ? {} : { signedBy: withoutFolders(run.signedBy) }),
  });
}

/** The audit event of a gate, as one line of JSON. */
export function gateAuditEvent(admission: Admission): string {
  const { signers, admittedBy, digest, brokenGlass } = admission;
  const signer = admittedBy ?? signers[0];
  return auditLine({
    ...contextOf(admission),
    decision: { by: 'gate', is: admission.decision },
    reasons: admission.denialReasons,
    image: admission.reference ?? admission.imageInput,
    ...(digest === undefined ? {} : { digest }),
    brokenGlass: brokenGlass.map(glassRecord),
    ...(signer?.kind === 'certificate' ? { signedBy: signer.identity } : {}),
  });
}

/** What a cluster asked, for its audit event. */
export interface AdmitQuestion {
  /** `Pod shop/web-1`; empty if the request does not say it. */
  readonly object: string;
  readonly namespace: string;
  /** The user of the cluster who asked. */
  readonly user: string;
  /** The path at which it was asked. */
  readonly endpoint: string;
}

/** The audit event of an answer of the admission server about one image, as one line of JSON. */
export function admitAuditEvent(
  question: AdmitQuestion,
  image: string,
  { decision, reasons, reference, digest, admission }: AdmitResult,
  policy: Policy,
  now: Date,
): string {
  const at = now.toISOString();
  const signer = admission?.admittedBy;
  const { object, namespace, user, endpoint } = question;
  return auditLine({
    uid: randomUUID(),
    ...{ startedAt: at, finishedAt: at, reasons, image: reference ?? image },
    ...(digest === undefined ? {} : { digest }),
    decision: { by: 'admission', is: decision },
    policyDigest: policyDigest(policy),
    actor: { name: user, id: '', triggeredBy: user },
    ...{ repository: '', ref: '', sha: '', workflow: '', runUrl: '', event: endpoint },
    cluster: { object, namespace, image },
    brokenGlass: (admission?.brokenGlass ?? []).map(glassRecord),
    ...(signer?.kind === 'certificate' ? { signedBy: signer.identity } : {}),
  });
}

/** The answer about one image. */
interface AdmitResult {
  readonly decision: Admission['decision'];
  readonly reasons: readonly Reason[];
  readonly reference?: string;
  readonly digest?: string;
  readonly admission?: Pick<Admission, 'admittedBy' | 'brokenGlass'>;
}

/** The audit event of a report about a fleet, as one line of JSON. */
export function fleetAuditEvent(report: FleetReport, event: RunEvent): string {
  const { images, reasons, createdAt, plan, verdict } = report;
  const { policyDigest: _none, ...context } = contextOf({
    ...{ startedAt: plan.createdAt, finishedAt: createdAt, event, policy: DEFAULT_POLICY },
  });
  return auditLine({
    ...context,
    decision: { by: 'fleet', is: verdict },
    reasons: [...reasons, ...images.flatMap((one) => one.reasons)].map(toReason),
    image: `${images.length} images of the plan ${plan.digest}`,
    digest: plan.digest,
    brokenGlass: [],
  });
}

/** Who and what started the run, when it ran, and which policy applied. */
function contextOf({
  startedAt,
  finishedAt,
  event,
  policy,
}: Pick<Run, 'startedAt' | 'finishedAt' | 'policy'> & { readonly event: RunEvent }): Omit<
  AuditFacts,
  'decision' | 'reasons' | 'image' | 'brokenGlass'
> {
  const { actor, repository, ref, sha, workflow, name, runUrl } = event;
  return {
    uid: randomUUID(),
    ...{ startedAt, finishedAt, actor, repository, ref, sha, workflow, runUrl },
    policyDigest: policyDigest(policy),
    event: name,
  };
}
