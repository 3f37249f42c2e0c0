import { Bn as require_dist$1, D as require_dist, S as signatureVerifier, b as parseBundle } from "./shared-gate.js";
import { D as STATEMENT_TYPE, E as STATEMENT_MEDIA_TYPE, Et as record, F as exact, N as parseJsonAs, Ot as string, Rt as parsed, T as PREDICATE_TYPES, bt as literal, ht as array, zt as unparsable } from "./shared-cli.js";

// src/formats/signing/release-signature.ts
var import_dist = require_dist();
var import_dist$1 = require_dist$1();
/**
* Verifies the bundle that a project publishes beside a file of its release: a signature of the file itself. `sha256` is
* the hash of `content`, in hexadecimal. The fault is a sentence about the bundle.
*/
function verifyReleaseBundle(bytes, { content, sha256 }, trust) {
	const bundle = parseBundle(bytes);
	if (!bundle.ok) return unparsable(`it is no Sigstore bundle: it ${bundle.fault}`);
	if (!(0, import_dist.isBundleWithMessageSignature)(bundle.value)) return unparsable("it does not sign a file");
	const digest = bundle.value.content.messageSignature.messageDigest;
	const signedHash = digest.digest.toString("hex");
	if (digest.algorithm !== import_dist$1.HashAlgorithm.SHA2_256 || signedHash !== sha256) return unparsable(`it signs a file with the hash ${signedHash}, and this one has ${sha256}`);
	return signatureOf(bundle.value, trust, content);
}
/** The statement of a bundle about a build; undefined if the bundle contains something else. The fault is as above. */
function buildStatement(json) {
	const bundle = parseBundle(Buffer.from(JSON.stringify(json ?? null)));
	if (!bundle.ok) return unparsable(`it is no Sigstore bundle: it ${bundle.fault}`);
	if (!(0, import_dist.isBundleWithDsseEnvelope)(bundle.value)) return void 0;
	const { payloadType, payload } = bundle.value.content.dsseEnvelope;
	if (payloadType !== "application/vnd.in-toto+json") return void 0;
	const statement = parseJsonAs(BuildStatementSchema, payload);
	return statement.ok ? parsed({
		bundle: bundle.value,
		hashes: hashesIn(statement.value)
	}) : void 0;
}
/** Verifies an attestation of the build of the file with this SHA-256. The fault is a sentence about the attestation. */
function verifyBuild({ bundle, hashes }, sha256, trust) {
	if (!hashes.has(sha256)) return unparsable(`it is not about the file with the hash ${sha256}`);
	return signatureOf(bundle, trust);
}
const BuildStatementSchema = exact({
	_type: literal(STATEMENT_TYPE),
	subject: array(exact({ digest: record(string(), string()) })).min(1),
	predicateType: literal(PREDICATE_TYPES.provenance)
});
function hashesIn({ subject }) {
	return new Set(subject.flatMap(({ digest }) => digest.sha256 ?? []));
}
function signatureOf(bundle, trust, content) {
	const { root, subject, issuer } = trust;
	const signed = signatureVerifier(root, {
		kind: "certificate",
		subject,
		issuer
	})(bundle, content);
	return signed.ok ? parsed(signed.times) : unparsable(signed.why);
}

export { buildStatement, verifyBuild, verifyReleaseBundle };