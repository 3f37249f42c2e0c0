// src/domain/workflow/certificate-name.ts
/**
* Names of workflows in certificates. Fulcio reads `<server>/<job_workflow_ref>` as an address and writes it with Go's
* `net/url`: a space becomes `%20`, a letter outside of ASCII becomes its escaped bytes. People write the name as GitHub
* shows it. Assay accepts both forms, and compares them in the form of the certificate.
*/
/** Characters that Go does not escape in a path or fragment. If a part needs an escape, Go escapes more characters. */
const PLAIN_PATH = /^[A-Za-z0-9\-_.~$&+,/:;=@]$/;
const PLAIN_FRAGMENT = /^[A-Za-z0-9\-_.~$&+,/:;=?@!()*]$/;
/** Go does not change a part that contains only these characters. */
const VALID_PATH = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/;
const VALID_FRAGMENT = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%?]*$/;
/**
* The name in the form that certificates use: an address as Go writes it, any other text (an email address) unchanged.
* Undefined if Go cannot read the address: no certificate can have that name.
*/
function certificateName(text) {
	const [, scheme, authority, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(text) ?? [];
	if (scheme === void 0 || authority === void 0 || rest === void 0) return text;
	if ([...text].some((letter) => letter < " " || letter === "")) return void 0;
	const hash = rest.indexOf("#");
	const beforeHash = hash < 0 ? rest : rest.slice(0, hash);
	const mark = beforeHash.indexOf("?");
	const path = written(mark < 0 ? beforeHash : beforeHash.slice(0, mark), VALID_PATH, PLAIN_PATH);
	const fragment = written(hash < 0 ? "" : rest.slice(hash + 1), VALID_FRAGMENT, PLAIN_FRAGMENT);
	const query = mark < 0 ? "" : beforeHash.slice(mark);
	if (path === void 0 || fragment === void 0 || !isAscii(query + authority)) return void 0;
	return `${scheme.toLowerCase()}://${authority}${path}${query}${fragment === "" ? "" : `#${fragment}`}`;
}
/**
* Whether a text names a workflow, in GitHub's form or in the form of certificates. `plain` is the plain name of the
* workflow. Comparing only the certificate form is not enough: there, the branches `main#` and `main` have the same name.
* `m%61in` has it too, if another part is escaped.
*/
function namesWorkflow(text, plain) {
	const named = withLowerScheme(text);
	const other = withLowerScheme(plain);
	return named === other || unescaped(named) === other;
}
/** The address with its scheme in lower case. The case of a scheme has no meaning. */
function withLowerScheme(address) {
	return address.replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
}
function unescaped(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return;
	}
}
function isAscii(text) {
	return /^[ -~]*$/.test(text);
}
/** A part as Go writes it. Undefined if it contains a `%` that begins no escape. */
function written(part, valid, plain) {
	if (/%(?![0-9a-f]{2})/i.test(part)) return void 0;
	if (valid.test(part)) return part;
	return [...bytesOf(part)].map((byte) => {
		const letter = String.fromCharCode(byte);
		return plain.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
	}).join("");
}
/** The bytes of a part after removing its escapes. */
function* bytesOf(part) {
	for (const [, escaped, letters = ""] of part.matchAll(/%([0-9a-f]{2})|([^%]+)/gi)) if (escaped === void 0) yield* new TextEncoder().encode(letters);
	else yield Number.parseInt(escaped, 16);
}

export { namesWorkflow as n, certificateName as t };