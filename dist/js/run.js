// src/domain/run/run.ts
/** The steps of a run that take time, in the order in which the log, the summary and the report show them. */
const STEPS = [
	"tools",
	"image",
	"layers",
	"evidence",
	"base-images",
	"database",
	"sbom",
	"scan",
	"redaction",
	"vex",
	"baseline",
	"newer-base",
	"fixes",
	"source",
	"sign",
	"attest",
	"secrets"
];

export { STEPS as t };