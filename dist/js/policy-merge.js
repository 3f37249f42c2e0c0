import { i as SEVERITIES, n as SECRET_SEVERITIES, u as SLSA_LEVELS } from "./finding.js";
import { c as coversGlob, i as endOf } from "./operations.js";
import { isDeepStrictEqual } from "node:util";

// src/domain/policy/combine-rules.ts
/** Functions that combine two values of a policy into one that is as strict as both. */
/** The entries that both lists have. Calls `refuse` for each entry that only the local list has. */
function shared(central, local, refuse) {
	for (const one of local) if (!central.some((other) => same(one, other))) refuse(one);
	return central.filter((one) => local.some((other) => same(one, other)));
}
/** The narrower of two allow-lists. An empty list allows everything. */
function allowed(central, local, refuse, spellings = (one) => [one]) {
	if (central.length === 0 || local.length === 0) return [...central, ...local];
	for (const one of local) if (!central.some((wide) => spellings(one).some((narrow) => coversGlob(wide, narrow)))) refuse(one);
	return local;
}
/** The stricter of two values. `order` lists all values, the strictest first. */
function strictest(order, one, other) {
	return order.find((value) => value === one || value === other) ?? order[0];
}
/** The values that one of the lists has, in the order of `all`. */
function union(all, one, other) {
	return all.filter((value) => one.includes(value) || other.includes(value));
}
/** The lower of two scores, which may be absent. */
function lowest(one, other) {
	const known = [one, other].filter((score) => score !== void 0);
	return known.length === 0 ? {} : { cvss: Math.min(...known) };
}
/** Whether two values are equal, ignoring the order of keys. */
function same(one, other) {
	return isDeepStrictEqual(one, other);
}

// src/domain/policy/merge-operations.ts
/** The parts of two policies that concern the operation of a gate, combined so that the result is as strict as both. */
/**
* The signers that both policies accept, each until the earlier of its ends. An empty list names none, so the other list
* decides. Calls `refuse` for each signer that only the local policy accepts, or accepts for longer.
*/
function signersOfBoth(central, local, refuse) {
	if (central.length === 0 || local.length === 0) return [...central, ...local];
	const both = [];
	for (const one of local) {
		const known = central.find((other) => isSameSigner(one, other));
		if (known === void 0) refuse(`accepts the signer ${signerName(one)} at the gate`);
		else if (endsLater(one, known)) refuse(`accepts the signer ${signerName(one)} after its end, ${known.until}, at the gate`);
		else both.push(one);
	}
	return both;
}
/** Everybody whom one of the policies lets revoke. */
function revokersOfBoth(central, local) {
	return withoutRepeats(central, local);
}
/** Everything that one of the policies denies. */
function deniedByBoth(central, local) {
	return {
		digests: withoutRepeats(central.digests, local.digests),
		vulnerabilities: withoutRepeats(central.vulnerabilities, local.vulnerabilities),
		packages: withoutRepeats(central.packages, local.packages)
	};
}
function withoutRepeats(central, local) {
	return [...central, ...local.filter((one) => !central.some((other) => same(one, other)))];
}
function isSameSigner(one, other) {
	const { until: _until, ...signer } = one;
	const { until: _other, ...otherSigner } = other;
	return same(signer, otherSigner);
}
function endsLater({ until }, { until: known }) {
	if (known === void 0) return false;
	return until === void 0 || endOf(until) > endOf(known);
}
function signerName(signer) {
	return signer.kind === "certificate" ? signer.identity : "with another key";
}

// src/domain/policy/policy-merge.ts
/** The parts of a policy, by their names in the file. */
const SECTIONS = {
	vulnerabilities: "vulnerabilities",
	endOfLife: "end-of-life",
	secrets: "secrets",
	exceptions: "exceptions",
	gaps: "gaps",
	longestTermDays: "longest-term",
	vex: "vex",
	registries: "registries",
	baseImages: "base-images",
	workflows: "workflows",
	unrecognisedImages: "unrecognised-images",
	isolate: "isolate",
	signOnWarn: "sign-on-warn",
	gate: "gate"
};
/**
* The stricter of two policies, rule by rule: the result blocks everything that one of them blocks. If something is
* refused, the result is the central policy alone.
*/
function stricter(central, local) {
	const refused = [];
	const refuse = (sentence) => refused.push(sentence);
	const policy = {
		vulnerabilities: vulnerabilities(central.vulnerabilities, local.vulnerabilities, refuse),
		endOfLife: enforced(central.endOfLife, local.endOfLife),
		secrets: {
			...enforced(central.secrets, local.secrets),
			failOn: union(SECRET_SEVERITIES, central.secrets.failOn, local.secrets.failOn),
			suppressions: shared(central.secrets.suppressions, local.secrets.suppressions, (one) => refuse(`suppresses ${one.fingerprint}`))
		},
		exceptions: shared(central.exceptions, local.exceptions, (one) => refuse(`makes an exception for ${one.vulnerability} until ${one.expires}`)),
		gaps: shared(central.gaps, local.gaps, (one) => refuse(`accepts the gap at ${one.path} until ${one.expires}`)),
		longestTermDays: Math.min(central.longestTermDays, local.longestTermDays),
		vex: {
			files: shared(central.vex.files, local.vex.files, (one) => refuse(`trusts the VEX files ${one}`)),
			attestations: shared(central.vex.attestations, local.vex.attestations, (one) => refuse(`trusts the VEX attestations of ${one.identity}`))
		},
		registries: {
			...enforced(central.registries, local.registries),
			allow: allowed(central.registries.allow, local.registries.allow, (one) => refuse(`allows the registries ${one}`))
		},
		baseImages: baseImages(central.baseImages, local.baseImages, refuse),
		workflows: workflows(central.workflows, local.workflows),
		unrecognisedImages: strictest(["error", "allow"], central.unrecognisedImages, local.unrecognisedImages),
		...(central.isolate ?? local.isolate) && { isolate: "required" },
		signOnWarn: central.signOnWarn && local.signOnWarn,
		gate: gate(central.gate, local.gate, refuse)
	};
	if (refused.length > 0) return {
		policy: central,
		refused,
		overruled: []
	};
	return {
		policy,
		refused,
		overruled: keysOf(SECTIONS).filter((key) => !same(policy[key], local[key])).map((key) => SECTIONS[key])
	};
}
/** Sort keys: before every day for a rule that always blocks, after every day for a rule that never blocks. */
const ALWAYS = "";
const NEVER = "~";
function blocksFrom({ enforce, blockFrom }) {
	if (blockFrom !== void 0) return blockFrom;
	return enforce === "block" ? ALWAYS : NEVER;
}
function enforced(one, other) {
	const from = [blocksFrom(one), blocksFrom(other)].sort()[0] ?? ALWAYS;
	if (from === NEVER) return { enforce: "warn" };
	return from === ALWAYS ? { enforce: "block" } : {
		enforce: "block",
		blockFrom: from
	};
}
function workflows(one, other) {
	if (blocksFrom(one) === NEVER && blocksFrom(other) === NEVER) return { enforce: strictest([
		"block",
		"warn",
		"advise"
	], one.enforce, other.enforce) };
	const asRule = (rule) => ({
		...rule,
		enforce: rule.enforce === "block" ? "block" : "warn"
	});
	return enforced(asRule(one), asRule(other));
}
function vulnerabilities(central, local, refuse) {
	const { newOnly } = central;
	if (local.newOnly !== void 0 && !same(newOnly, local.newOnly)) refuse(`judges only new findings (new-only), compared with ${local.newOnly.image}`);
	return {
		...enforced(central, local),
		...threshold(central, local),
		packages: packageRules(central, local, refuse),
		databaseMaxAgeMs: Math.min(central.databaseMaxAgeMs, local.databaseMaxAgeMs),
		...newOnly !== void 0 && same(newOnly, local.newOnly) ? { newOnly } : {},
		baseImageFindings: strictest(["count", "apart"], central.baseImageFindings, local.baseImageFindings)
	};
}
function threshold(one, other) {
	return {
		failOn: union(SEVERITIES, one.failOn, other.failOn),
		onlyFixed: one.onlyFixed && other.onlyFixed,
		...lowest(one.cvss, other.cvss)
	};
}
/**
* Two different lists of rules cannot be combined, because the first matching rule decides. If only one policy has a
* list, each threshold in it is widened by the general threshold of the other policy. Thresholds that a rule does not
* name come from the combined general thresholds.
*/
function packageRules(central, local, refuse) {
	if (same(central.packages, local.packages)) return central.packages;
	if (local.packages.length === 0) return central.packages.map((rule) => widened(rule, local));
	if (central.packages.length === 0) return local.packages.map((rule) => widened(rule, central));
	refuse("has other rules for packages (vulnerabilities.packages)");
	return central.packages;
}
function widened(rule, general) {
	const { types, names, paths, failOn, onlyFixed, cvss } = rule;
	return {
		types,
		names,
		paths,
		...failOn === void 0 ? {} : { failOn: union(SEVERITIES, failOn, general.failOn) },
		...onlyFixed === void 0 ? {} : { onlyFixed: onlyFixed && general.onlyFixed },
		...cvss === void 0 ? {} : lowest(cvss, general.cvss)
	};
}
function baseImages(central, local, refuse) {
	const allow = allowed(central.allow, local.allow, (one) => refuse(`allows the base images ${one}`), (one) => [one, one.replace(/:[^/:]*$/, "")]);
	return {
		...enforced(central, local),
		allow,
		digestPinned: central.digestPinned || local.digestPinned,
		signedBy: central.signedBy.length === 0 || local.signedBy.length === 0 ? [...central.signedBy, ...local.signedBy] : shared(central.signedBy, local.signedBy, (one) => refuse(`accepts base images that ${one.identity} signed`)),
		undetermined: strictest([
			"block",
			"warn",
			"allow"
		], central.undetermined, local.undetermined)
	};
}
function gate(central, local, refuse) {
	const pairs = [
		[
			"source-repository",
			central.sourceRepository,
			local.sourceRepository
		],
		[
			"source-ref",
			central.sourceRef === "any" ? void 0 : central.sourceRef,
			local.sourceRef
		],
		[
			"source-repository-id",
			central.sourceRepositoryId,
			local.sourceRepositoryId
		],
		[
			"source-owner-id",
			central.sourceOwnerId,
			local.sourceOwnerId
		]
	];
	for (const [name, one, other] of pairs) if (one !== void 0 && other !== void 0 && !same(one, other)) refuse(`requires another ${name} at the gate`);
	const { enforce: _enforce, blockFrom: _blockFrom, withoutEvidence: _withoutEvidence, ...demands } = {
		...local,
		...central
	};
	const refs = [central.sourceRef, local.sourceRef].filter((ref) => ref !== void 0);
	const sourceRef = refs.find((ref) => ref !== "any") ?? refs[0];
	const level = SLSA_LEVELS.findLast((one) => one === central.level || one === local.level);
	return {
		...enforced(central, local),
		...demands,
		...sourceRef === void 0 ? {} : { sourceRef },
		...level === void 0 ? {} : { level },
		...central.withoutEvidence && local.withoutEvidence && { withoutEvidence: "scan" },
		signers: signersOfBoth(central.signers, local.signers, refuse),
		revokers: revokersOfBoth(central.revokers, local.revokers),
		denied: deniedByBoth(central.denied, local.denied),
		breakGlass: shared(central.breakGlass, local.breakGlass, (one) => refuse(`breaks glass for ${one.rules.join(", ")} until ${one.until}`)),
		promotedFrom: shared(central.promotedFrom, local.promotedFrom, (one) => refuse(`accepts images that were promoted from ${one}`)),
		acceptedPolicies: shared(central.acceptedPolicies, local.acceptedPolicies, (one) => refuse(`accepts the earlier policy ${one}`))
	};
}
function keysOf(record) {
	const keys = [];
	for (const key in record) keys.push(key);
	return keys;
}

export { stricter as n, SECTIONS as t };