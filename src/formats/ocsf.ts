import { optional } from '../domain/optional.ts';
import { PRODUCT } from '../domain/product.ts';
import { REASONS, type Reason } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';

/** The release of the Open Cybersecurity Schema Framework that the event follows. */
const OCSF_VERSION = '1.3.0';

/** The facts of an audit event about a decision of the check or of the gate. Times are RFC 3339. */
export interface AuditFacts {
  readonly uid: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly decision: Decision;
  readonly reasons: readonly Reason[];
  /** `repository@sha256:…`, or the image as it was requested if its digest is unknown. */
  readonly image: string;
  readonly digest?: string;
  /** Absent: each shard had its own. */
  readonly policyDigest?: string;
  readonly actor: { readonly name: string; readonly id: string; readonly triggeredBy: string };
  readonly repository: string;
  readonly ref: string;
  readonly sha: string;
  /** `owner/repo/.github/workflows/x.yml@ref` */
  readonly workflow: string;
  readonly event: string;
  readonly runUrl: string;
  readonly signedBy?: string;
  /** The emergencies of the policy that apply to the image. */
  readonly brokenGlass: readonly BrokenGlass[];
  /** Only for an answer to a cluster: the object that names the image, as it was written there. */
  readonly cluster?: { readonly object: string; readonly namespace: string; readonly image: string };
}

/** An emergency: until a time, some rules do not stop an image. */
interface BrokenGlass {
  readonly rules: readonly string[];
  readonly until: string;
  readonly owner: string;
  readonly reason: string;
}

/** The decision of a check, of a gate, or about a fleet. */
export type Decision =
  | { readonly by: 'check'; readonly is: 'passed' | 'warned' | 'failed' | 'error' }
  | { readonly by: 'gate' | 'admission'; readonly is: 'allow' | 'warn' | 'deny' | 'error' }
  /** All images that are deployed or shipped: `image` says how many. */
  | { readonly by: 'fleet'; readonly is: 'passed' | 'warned' | 'failed' | 'error' };

const PASS = { status_id: 1, status: 'Pass', severity_id: 1, severity: 'Informational' } as const;
const WARNING = { status_id: 2, status: 'Warning', severity_id: 3, severity: 'Medium' } as const;
/** An error is a failure too, so that nobody reads it as a pass. */
const FAIL = { status_id: 3, status: 'Fail', severity_id: 4, severity: 'High' } as const;

const OUTCOMES = {
  passed: PASS,
  allow: PASS,
  warned: WARNING,
  warn: WARNING,
  failed: FAIL,
  deny: FAIL,
  error: FAIL,
} as const;

const CONTROLS: Readonly<Record<Decision['by'], string>> = {
  check: 'container-image-release',
  gate: 'container-image-admission',
  admission: 'container-image-admission',
  fleet: 'container-image-fleet',
};

/** A pass behind broken glass is a warning. */
function outcomeOf({ decision, brokenGlass }: AuditFacts) {
  const outcome = OUTCOMES[decision.is];
  return outcome === PASS && brokenGlass.length > 0 ? WARNING : outcome;
}

/** Greatest number of reasons in the event. The report has all of them. */
const MAX_REASONS = 50;

/**
 * An OCSF Compliance Finding (category Findings, class 2003) about an image, as one line of JSON with a line feed. Facts
 * for which OCSF has no field are in `unmapped`, as the framework requires.
 */
export function auditLine(facts: AuditFacts): string {
  const { status_id, status, severity_id, severity } = outcomeOf(facts);
  const reasons = facts.reasons.slice(0, MAX_REASONS);
  const codes = [...new Set(facts.reasons.map(({ code }) => code))];
  const noun = ['gate', 'admission'].includes(facts.decision.by) ? 'decision' : 'verdict';
  return `${JSON.stringify({
    category_uid: 2,
    category_name: 'Findings',
    class_uid: 2003,
    class_name: 'Compliance Finding',
    activity_id: 1,
    activity_name: 'Create',
    type_uid: 200301,
    type_name: 'Compliance Finding: Create',
    time: Date.parse(facts.finishedAt),
    start_time: Date.parse(facts.startedAt),
    end_time: Date.parse(facts.finishedAt),
    severity_id,
    severity,
    status_id: 1,
    status: 'New',
    message: plain(`${facts.decision.by} of ${facts.image}: ${facts.decision.is}`, 1000),
    metadata: {
      version: OCSF_VERSION,
      uid: facts.uid,
      profiles: ['host'],
      log_name: PRODUCT.name,
      product: {
        name: PRODUCT.name,
        vendor_name: PRODUCT.name,
        version: PRODUCT.version,
        url_string: PRODUCT.uri,
      },
    },
    actor: { user: { name: plain(facts.actor.name, 200), uid: plain(facts.actor.id, 100) } },
    finding_info: {
      uid: facts.uid,
      title: `Assay ${facts.decision.by}`,
      desc: plain(reasons.map(({ message }) => message).join('; '), 4000),
      created_time: Date.parse(facts.finishedAt),
      types: [`assay-${facts.decision.by}`],
      ...optional({ src_url: facts.runUrl || undefined }),
    },
    compliance: {
      standards: [`${PRODUCT.uri}/policy`],
      control: CONTROLS[facts.decision.by],
      requirements: codes,
      status_id,
      status,
      status_code: facts.decision.is,
    },
    ...(codes.length === 0
      ? {}
      : { remediation: { desc: codes.map((code) => REASONS[code].remediation).join(' ') } }),
    resources: [
      {
        type: facts.decision.by === 'fleet' ? 'Container Image Fleet' : 'Container Image',
        name: plain(facts.image, 600),
        ...optional({ uid: facts.digest }),
      },
      // A cluster knows the image alone.
      ...(facts.cluster === undefined
        ? [
            {
              type: 'Source Repository',
              name: plain(facts.repository, 300),
              uid: plain(`${facts.repository}@${facts.sha}`, 400),
            },
          ]
        : []),
    ],
    unmapped: {
      [noun]: facts.decision.is,
      image_digest: facts.digest ?? null,
      reasons: reasons.map(({ code, check }) => ({ code, check })),
      policy_digest: facts.policyDigest ?? null,
      repository: plain(facts.repository, 300),
      ref: plain(facts.ref, 300),
      sha: plain(facts.sha, 100),
      workflow: plain(facts.workflow, 500),
      event: plain(facts.event, 100),
      triggered_by: plain(facts.actor.triggeredBy, 200),
      run_url: plain(facts.runUrl, 500),
      break_glass: facts.brokenGlass.map(({ rules, until, owner, reason }) => ({
        ...{ rules, until },
        owner: plain(owner, 200),
        reason: plain(reason, 1000),
      })),
      ...(facts.cluster && {
        cluster: {
          object: plain(facts.cluster.object, 400),
          namespace: plain(facts.cluster.namespace, 100),
          image: plain(facts.cluster.image, 600),
        },
      }),
      signed_by: facts.signedBy === undefined ? null : plain(facts.signedBy, 500),
    },
  })}\n`;
}
