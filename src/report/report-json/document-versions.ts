// Each is increased when a field is removed or changes its meaning, but not when a field is added. They are apart from
// the schemas: a run writes the documents, and only tests and readers need the schemas, which take long to load.

/** Of `report.json` of a check. */
export const SCHEMA_VERSION = 1;

/** Of `report.json` of the gate. */
export const DECISION_SCHEMA_VERSION = 1;

/** Of `images.json`. */
export const IMAGES_VERSION = 1;
