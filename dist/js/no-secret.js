// src/domain/finding/no-secret.ts
/** Reasons why something that looks like a secret is certainly none, in the order in which reports show them. */
const NO_SECRET_REASONS = [
	"encrypted",
	"reference",
	"template",
	"placeholder",
	"sample",
	"published",
	"translation",
	"name",
	"checksum",
	"identifier",
	"public-key",
	"no-token"
];

export { NO_SECRET_REASONS as t };