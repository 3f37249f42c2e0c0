import { i as unparsable, r as parsed } from "./result.js";
import { createPublicKey } from "node:crypto";

// src/formats/signing/pem.ts
/** The blocks of a PEM text in their order, without the text between them. */
function pemBlocks(text) {
	const blocks = [];
	const endless = /* @__PURE__ */ new Set();
	const begin = /-----BEGIN ([A-Z0-9 ]+)-----/g;
	for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
		const [, label = ""] = found;
		const end = `-----END ${label}-----`;
		const at = endless.has(label) ? -1 : text.indexOf(end, begin.lastIndex);
		if (at < 0) {
			endless.add(label);
			begin.lastIndex = found.index + 1;
		} else {
			begin.lastIndex = at + end.length;
			blocks.push({
				label,
				text: `${text.slice(found.index, begin.lastIndex)}\n`
			});
		}
	}
	return blocks;
}
/** A block with these bytes, which are base64 without line breaks. */
function pemOf(label, base64) {
	const lines = base64.match(/.{1,64}/g) ?? [];
	return [
		`-----BEGIN ${label}-----`,
		...lines,
		`-----END ${label}-----`,
		""
	].join("\n");
}
/** Labels of the private keys with which cosign signs. */
const SIGNING_LABELS = ["ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY"];
const PUBLIC_LABELS = ["PUBLIC KEY", "RSA PUBLIC KEY"];
/** What is wrong with the text of a signing key; undefined if it can be one. */
function signingKeyFault(text) {
	const blocks = pemBlocks(text);
	const [first, ...others] = blocks;
	if (first === void 0) return "it contains no key in PEM; create one with `cosign generate-key-pair`";
	if (others.length > 0) return `it contains ${blocks.length} PEM blocks (${blocks.map(({ label }) => label).join(", ")}), so it is unclear which key signs; keep only the one key in it`;
	if (SIGNING_LABELS.includes(first.label)) return void 0;
	if (PUBLIC_LABELS.includes(first.label)) return "it is a public key, with which the gate verifies; signing needs its private key (`cosign.key`)";
	if (first.label.endsWith("PRIVATE KEY")) return `it is a private key (${first.label}) that is not in cosign's own format; convert it with \`cosign import-key-pair\``;
	return `it contains a ${first.label} and no private key`;
}
/**
* Reads the public keys of a text, each as SPKI in PEM; any of them may have signed. The fault is a sentence about the
* text.
*/
function publicKeysIn(text) {
	const blocks = pemBlocks(text);
	if (blocks.some(({ label }) => label.endsWith("PRIVATE KEY"))) return unparsable("it contains a private key, but signatures are verified with a public key; give the public key (`cosign public-key --key …`, or `cosign.pub`)");
	const other = blocks.find(({ label }) => !PUBLIC_LABELS.includes(label));
	if (other !== void 0) return unparsable(`it contains a ${other.label}, which is no public key in PEM`);
	try {
		const keys = blocks.map((block) => createPublicKey(block.text).export({
			type: "spki",
			format: "pem"
		}).toString());
		const [first, ...rest] = new Set(keys);
		return first === void 0 ? unparsable("it contains no public key in PEM") : parsed([first, ...rest]);
	} catch (error) {
		return unparsable(`its public key cannot be read (${error instanceof Error ? error.message : String(error)})`);
	}
}
/** Sizes of RSA keys that cosign signs and verifies with, in bits. */
const RSA_BITS = [
	2048,
	3072,
	4096
];
/** The kinds of key whose signatures both verifiers, sigstore-js and cosign, accept. */
const KEY_KINDS = `EC keys on P-256 and RSA keys of ${RSA_BITS.join(", ")} bits`;
/** The kind of a public key that is none of {@link KEY_KINDS}; undefined for one of them. */
function otherKind(publicKey) {
	const { asymmetricKeyType = "unknown", asymmetricKeyDetails = {} } = createPublicKey(publicKey);
	const { namedCurve, modulusLength = 0 } = asymmetricKeyDetails;
	switch (asymmetricKeyType) {
		case "ec": return namedCurve === "prime256v1" ? void 0 : `an EC key on ${CURVES.get(namedCurve ?? "") ?? namedCurve}`;
		case "rsa": return RSA_BITS.includes(modulusLength) ? void 0 : `an RSA key of ${modulusLength} bits`;
		default: return `a key of the type ${asymmetricKeyType}`;
	}
}
const CURVES = /* @__PURE__ */ new Map([["secp384r1", "P-384"], ["secp521r1", "P-521"]]);

export { publicKeysIn as a, pemOf as i, otherKind as n, signingKeyFault as o, pemBlocks as r, KEY_KINDS as t };