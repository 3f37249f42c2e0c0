// src/domain/evidence/evidence.ts
/**
* The ways to know that a tool is the one that Assay's authors or the user meant:
* - `pinned-hash`: the release asset has the SHA-256 that is part of Assay.
* - `release-age`: the release was at least a week old when it was pinned.
* - `release-bundle`: the project's own Sigstore bundle beside the asset verifies, by the exact signer.
* - `github-attestation`: GitHub's attestation of the build verifies, by the exact workflow.
* - `module-sum`: the Go module has the sum that is part of Assay, and the tool was built from it.
* - `named-hash`: the file has the SHA-256 that the user named with its path.
*/
const TOOL_CHECKS = [
	"pinned-hash",
	"release-age",
	"release-bundle",
	"github-attestation",
	"module-sum",
	"named-hash"
];

export { TOOL_CHECKS as t };