// src/domain/gate/admission.ts
/** The steps of the gate that take time, in the order in which the log and the report show them. */
const GATE_STEPS = [
	"tools",
	"trust",
	"image",
	"evidence",
	"cosign",
	"database",
	"rescan",
	"vex",
	"tag"
];
const MOST_RECORDED = 20;
/** The reported part of an examination: without bundles and predicates. */
function recordOf({ evidence, used }) {
	const { subject, refused, unreadable } = evidence;
	return {
		digest: subject.digest,
		name: subject.name,
		role: subject.role,
		evidence: used.map(({ kind, predicateType, referrer, certificate, signedAt, summary }) => ({
			kind,
			predicateType,
			referrer,
			...certificate === void 0 ? {} : {
				signedBy: certificate.subject,
				issuer: certificate.issuer,
				...certificate.sourceRepository && { sourceRepository: certificate.sourceRepository },
				...certificate.sourceRef && { sourceRef: certificate.sourceRef },
				...certificate.sourceDigest && { sourceCommit: certificate.sourceDigest },
				...certificate.sourceRepositoryId && { sourceRepositoryId: certificate.sourceRepositoryId },
				...certificate.sourceOwnerId && { sourceOwnerId: certificate.sourceOwnerId },
				...certificate.runnerEnvironment && { runnerEnvironment: certificate.runnerEnvironment },
				...certificate.invocation && { invocation: certificate.invocation }
			},
			...signedAt === void 0 ? {} : { signedAt },
			...summary?.ok ? { timeVerified: summary.value.timeVerified } : {}
		})),
		refused: refused.slice(0, MOST_RECORDED),
		unreadable: unreadable.slice(0, MOST_RECORDED)
	};
}

export { recordOf as n, GATE_STEPS as t };