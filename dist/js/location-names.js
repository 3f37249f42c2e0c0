import { u as platformName } from "./shared-approve.js";

// src/formats/location-names.ts
/** The name of an inventory's scope in findings: `linux/amd64`, `index`, `source`. */
function scopeName(scope) {
	return scope.kind === "platform" ? platformName(scope.platform) : scope.kind;
}
const KIND_IN_WORDS = {
	package: " (installed package, as published)",
	system: " (library of a language)",
	documentation: " (documentation)",
	sample: " (test or sample)",
	generated: " (generated file)"
};
/** The location of a secret, its kind, and the Dockerfile instructions that may have made it. Not yet safe for a log. */
function placeInWords(place) {
	const made = instructionsOf(place).map(({ path, line }) => `${path}:${line}`);
	const kind = place.kind === "config" || place.locationKind === void 0 ? "" : KIND_IN_WORDS[place.locationKind];
	return `${placeName(place)}${kind}${made.length === 0 ? "" : `, made by ${made.join(" or ")}`}`;
}
/** The Dockerfile instructions that may have made the content of a location. */
function instructionsOf(place) {
	return place.kind === "layer" || place.kind === "config" ? place.instructions ?? [] : [];
}
/** The location of a secret in words: `src/app.env:3`, `linux/amd64 layer 3 /app/.env:3`. Not yet safe for a log. */
function placeName(place) {
	switch (place.kind) {
		case "source": return `${place.path}:${place.line}`;
		case "commit": return `commit ${place.commit.slice(0, 12)} ${place.path}:${place.line}`;
		case "layer": return `${place.platform} layer ${place.index + 1} ${place.path}:${place.line}`;
		case "config": return `${place.platform} configuration, ${place.entry}`;
	}
}

export { scopeName as i, placeInWords as n, placeName as r, instructionsOf as t };