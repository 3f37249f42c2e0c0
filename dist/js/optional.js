// src/domain/optional.ts
/** The fields that have a value. JSON has no `undefined`, and the types of Assay tell "absent" from "undefined". */
function optional(fields) {
	const present = {};
	for (const key in fields) {
		const value = fields[key];
		if (value !== void 0) present[key] = value;
	}
	return present;
}

export { optional as t };