// src/formats/redaction/text-fields.ts
/** The document with its text fields redacted. */
function redactFields(document, fields, redact) {
	return edited(document, fields, redact);
}
function edited(value, table, redact) {
	if (table === void 0) return value;
	if (Array.isArray(value)) return value.map((entry) => edited(entry, table, redact));
	if (typeof value === "string") return table === "text" ? redact(value) : value;
	if (typeof value !== "object" || value === null || table === "text") return value;
	const entries = Object.entries(value);
	return Object.fromEntries(entries.map(([field, one]) => [field, edited(one, Object.hasOwn(table, field) ? table[field] : void 0, redact)]));
}

export { redactFields as t };