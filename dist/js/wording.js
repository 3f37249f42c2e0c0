import { gr as isolationInWords } from "./shared-gate.js";
import { at as SEVERITIES } from "./shared-policy.js";
import { T as PREDICATE_TYPES, Yt as lookUp, t as PRODUCT } from "./shared-cli.js";
import { basename, isAbsolute } from "node:path";

// src/report/wording.ts
const KINDS = {
	[PREDICATE_TYPES.signature]: "signature",
	[PREDICATE_TYPES.provenance]: "provenance",
	[PREDICATE_TYPES.sbom]: "SBOM",
	[PREDICATE_TYPES.vulnerabilities]: "vulnerabilities",
	[PREDICATE_TYPES.summary]: "verification summary"
};
/** The name of an attestation for people, or its predicate type if it has no name. */
function kindName(attached) {
	return lookUp(KINDS, attached.predicateType) ?? attached.predicateType;
}
/** Whether this is the signature of the image, not an attestation about it. */
function isSignature(attached) {
	return attached.predicateType === PREDICATE_TYPES.signature;
}
/** Everything that is attached: first the signatures, then the rest in the order of creation. */
function signaturesFirst(run) {
	return [...run.attached.filter(isSignature), ...run.attached.filter((attached) => !isSignature(attached))];
}
/** `sha256:` and the first 12 hex digits: enough for a person to tell digests apart. */
function shortDigest(digest) {
	return digest.slice(0, 19);
}
/** `2 critical, 1 low`; `none` when all are zero. */
function countsInWords(counts) {
	return SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`).join(", ") || "none";
}
/** `1 package`, `2 packages`. */
function plural(count, one, many = `${one}s`) {
	return `${count} ${count === 1 ? one : many}`;
}
/** `186 of 190 packages compared; 3 not comparable; 1 without advisories`. */
function comparedInWords(counted, of = "compared") {
	const { listed, compared, incomparable, unsourced } = counted;
	return [
		`${compared} of ${plural(listed, "package")} ${of}`,
		...incomparable === 0 ? [] : [`${incomparable} not comparable`],
		...unsourced === 0 ? [] : [`${unsourced} without advisories`]
	].join("; ");
}
/** The sum of the package counts of all scopes. */
function comparedInAll(coverage) {
	const sum = (name) => coverage.reduce((total, part) => total + part[name], 0);
	return {
		listed: sum("listed"),
		compared: sum("compared"),
		incomparable: sum("incomparable"),
		unsourced: sum("unsourced")
	};
}
/** The address of the documentation of a reason code. */
function reasonAddress(code) {
	return `${PRODUCT.uri}/blob/main/docs/reasons.md#${code}`;
}
/** The `image` input or the name of an image without the folders of the machine: `oci:/tmp/x/app` becomes `oci:app`. */
function withoutFolders(name) {
	const [, scheme = "", rest = name] = /^(oci:|archive:)(.*)$/s.exec(name) ?? [];
	return isAbsolute(rest) ? scheme + basename(rest) : name;
}
/** The sentence below a shortened list; empty if the list is complete. */
function leftOut(total, rows) {
	return total <= rows ? "" : `\n\n${total - rows} more are left out here; \`report.json\` has all of them.`;
}
/** How the scanners were isolated, a sentence for each way. Empty if none is known. */
function isolationSentences(tools) {
	const words = tools.flatMap(({ isolation }) => isolation === void 0 ? [] : [isolationInWords(isolation)]);
	return [...new Set(words)].map((one) => `The scanners were ${one}.`);
}

export { isolationSentences as a, plural as c, signaturesFirst as d, withoutFolders as f, isSignature as i, reasonAddress as l, comparedInWords as n, kindName as o, countsInWords as r, leftOut as s, comparedInAll as t, shortDigest as u };