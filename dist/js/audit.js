import { a as toReason } from "./image-result.js";
import { Tt as policyDigest, yt as DEFAULT_POLICY } from "./shared-policy.js";
import { nt as optional, t as PRODUCT } from "./shared-cli.js";
import { d as REASONS, o as plain } from "./shared-first.js";
import { t as glassRecord } from "./broken-glass.js";
import { f as withoutFolders } from "./wording.js";
import { randomUUID } from "node:crypto";

// src/formats/ocsf.ts
/** The release of the Open Cybersecurity Schema Framework that the event follows. */
const OCSF_VERSION = "1.3.0";
const PASS = {
	status_id: 1,
	status: "Pass",
	severity_id: 1,
	severity: "Informational"
};
const WARNING = {
	status_id: 2,
	status: "Warning",
	severity_id: 3,
	severity: "Medium"
};
/** An error is a failure too, so that nobody reads it as a pass. */
const FAIL = {
	status_id: 3,
	status: "Fail",
	severity_id: 4,
	severity: "High"
};
const OUTCOMES = {
	passed: PASS,
	allow: PASS,
	warned: WARNING,
	warn: WARNING,
	failed: FAIL,
	deny: FAIL,
	error: FAIL
};
const CONTROLS = {
	check: "container-image-release",
	gate: "container-image-admission",
	admission: "container-image-admission",
	fleet: "container-image-fleet"
};
/** A pass behind broken glass is a warning. */
function outcomeOf({ decision, brokenGlass }) {
	const outcome = OUTCOMES[decision.is];
	return outcome === PASS && brokenGlass.length > 0 ? WARNING : outcome;
}
/** Greatest number of reasons in the event. The report has all of them. */
const MAX_REASONS = 50;
/**
* An OCSF Compliance Finding (category Findings, class 2003) about an image, as one line of JSON with a line feed. Facts
* for which OCSF has no field are in `unmapped`, as the framework requires.
*/
function auditLine(facts) {
	const { status_id, status, severity_id, severity } = outcomeOf(facts);
	const reasons = facts.reasons.slice(0, MAX_REASONS);
	const codes = [...new Set(facts.reasons.map(({ code }) => code))];
	const noun = ["gate", "admission"].includes(facts.decision.by) ? "decision" : "verdict";
	return `${JSON.stringify({
		category_uid: 2,
		category_name: "Findings",
		class_uid: 2003,
		class_name: "Compliance Finding",
		activity_id: 1,
		activity_name: "Create",
		type_uid: 200301,
		type_name: "Compliance Finding: Create",
		time: Date.parse(facts.finishedAt),
		start_time: Date.parse(facts.startedAt),
		end_time: Date.parse(facts.finishedAt),
		severity_id,
		severity,
		status_id: 1,
		status: "New",
		message: plain(`${facts.decision.by} of ${facts.image}: ${facts.decision.is}`, 1e3),
		metadata: {
			version: OCSF_VERSION,
			uid: facts.uid,
			profiles: ["host"],
			log_name: PRODUCT.name,
			product: {
				name: PRODUCT.name,
				vendor_name: PRODUCT.name,
				version: PRODUCT.version,
				url_string: PRODUCT.uri
			}
		},
		actor: { user: {
			name: plain(facts.actor.name, 200),
			uid: plain(facts.actor.id, 100)
		} },
		finding_info: {
			uid: facts.uid,
			title: `Assay ${facts.decision.by}`,
			desc: plain(reasons.map(({ message }) => message).join("; "), 4e3),
			created_time: Date.parse(facts.finishedAt),
			types: [`assay-${facts.decision.by}`],
			...optional({ src_url: facts.runUrl || void 0 })
		},
		compliance: {
			standards: [`${PRODUCT.uri}/policy`],
			control: CONTROLS[facts.decision.by],
			requirements: codes,
			status_id,
			status,
			status_code: facts.decision.is
		},
		...codes.length === 0 ? {} : { remediation: { desc: codes.map((code) => REASONS[code].remediation).join(" ") } },
		resources: [{
			type: facts.decision.by === "fleet" ? "Container Image Fleet" : "Container Image",
			name: plain(facts.image, 600),
			...optional({ uid: facts.digest })
		}, ...facts.cluster === void 0 ? [{
			type: "Source Repository",
			name: plain(facts.repository, 300),
			uid: plain(`${facts.repository}@${facts.sha}`, 400)
		}] : []],
		unmapped: {
			[noun]: facts.decision.is,
			image_digest: facts.digest ?? null,
			reasons: reasons.map(({ code, check }) => ({
				code,
				check
			})),
			policy_digest: facts.policyDigest ?? null,
			repository: plain(facts.repository, 300),
			ref: plain(facts.ref, 300),
			sha: plain(facts.sha, 100),
			workflow: plain(facts.workflow, 500),
			event: plain(facts.event, 100),
			triggered_by: plain(facts.actor.triggeredBy, 200),
			run_url: plain(facts.runUrl, 500),
			break_glass: facts.brokenGlass.map(({ rules, until, owner, reason }) => ({
				rules,
				until,
				owner: plain(owner, 200),
				reason: plain(reason, 1e3)
			})),
			...facts.cluster && { cluster: {
				object: plain(facts.cluster.object, 400),
				namespace: plain(facts.cluster.namespace, 100),
				image: plain(facts.cluster.image, 600)
			} },
			signed_by: facts.signedBy === void 0 ? null : plain(facts.signedBy, 500)
		}
	})}\n`;
}

// src/report/audit.ts
/** The audit event of a check, as one line of JSON. */
function auditEvent(run) {
	return auditLine({
		...contextOf(run),
		decision: {
			by: "check",
			is: run.verdict
		},
		reasons: run.reasons,
		image: run.reference ?? withoutFolders(run.imageInput),
		...run.image === void 0 ? {} : { digest: run.image.root.digest },
		brokenGlass: (run.brokenGlass ?? []).map(glassRecord),
		...run.signedBy === void 0 ? {} : { signedBy: withoutFolders(run.signedBy) }
	});
}
/** The audit event of a gate, as one line of JSON. */
function gateAuditEvent(admission) {
	const { signers, admittedBy, digest, brokenGlass } = admission;
	const signer = admittedBy ?? signers[0];
	return auditLine({
		...contextOf(admission),
		decision: {
			by: "gate",
			is: admission.decision
		},
		reasons: admission.denialReasons,
		image: admission.reference ?? admission.imageInput,
		...digest === void 0 ? {} : { digest },
		brokenGlass: brokenGlass.map(glassRecord),
		...signer?.kind === "certificate" ? { signedBy: signer.identity } : {}
	});
}
/** The audit event of an answer of the admission server about one image, as one line of JSON. */
function admitAuditEvent(question, image, { decision, reasons, reference, digest, admission }, policy, now) {
	const at = now.toISOString();
	const signer = admission?.admittedBy;
	const { object, namespace, user, endpoint } = question;
	return auditLine({
		uid: randomUUID(),
		startedAt: at,
		finishedAt: at,
		reasons,
		image: reference ?? image,
		...digest === void 0 ? {} : { digest },
		decision: {
			by: "admission",
			is: decision
		},
		policyDigest: policyDigest(policy),
		actor: {
			name: user,
			id: "",
			triggeredBy: user
		},
		repository: "",
		ref: "",
		sha: "",
		workflow: "",
		runUrl: "",
		event: endpoint,
		cluster: {
			object,
			namespace,
			image
		},
		brokenGlass: (admission?.brokenGlass ?? []).map(glassRecord),
		...signer?.kind === "certificate" ? { signedBy: signer.identity } : {}
	});
}
/** The audit event of a report about a fleet, as one line of JSON. */
function fleetAuditEvent(report, event) {
	const { images, reasons, createdAt, plan, verdict } = report;
	const { policyDigest: _none, ...context } = contextOf({
		startedAt: plan.createdAt,
		finishedAt: createdAt,
		event,
		policy: DEFAULT_POLICY
	});
	return auditLine({
		...context,
		decision: {
			by: "fleet",
			is: verdict
		},
		reasons: [...reasons, ...images.flatMap((one) => one.reasons)].map(toReason),
		image: `${images.length} images of the plan ${plan.digest}`,
		digest: plan.digest,
		brokenGlass: []
	});
}
/** Who and what started the run, when it ran, and which policy applied. */
function contextOf({ startedAt, finishedAt, event, policy }) {
	const { actor, repository, ref, sha, workflow, name, runUrl } = event;
	return {
		uid: randomUUID(),
		startedAt,
		finishedAt,
		actor,
		repository,
		ref,
		sha,
		workflow,
		runUrl,
		policyDigest: policyDigest(policy),
		event: name
	};
}

export { gateAuditEvent as i, auditEvent as n, fleetAuditEvent as r, admitAuditEvent as t };