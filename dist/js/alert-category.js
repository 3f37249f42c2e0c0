import { f as repositoryName, u as platformName } from "./shared-approve.js";
import { cn as parseSubject } from "./shared-gate.js";
import { Lt as orUndefined } from "./shared-cli.js";

// src/domain/run/alert-category.ts
/** What is checked, without tag, digest and folder: the same for every build of the image. */
function imageNameOf({ imageInput, position }) {
	return withPosition(nameOf(imageInput), position);
}
/** A name that is the only one in its step. */
function withPosition(name, position) {
	return position === void 0 ? name : `${name} (${position})`;
}
function nameOf(imageInput) {
	const subject = orUndefined(parseSubject(imageInput));
	if (subject === void 0) return "unnamed";
	switch (subject.kind) {
		case "registry": return repositoryName(subject.reference);
		case "layout": return subject.directory.split("/").filter(Boolean).at(-1) ?? "layout";
		case "archive": return subject.file.split("/").filter(Boolean).at(-1) ?? "archive";
	}
}
/**
* The platforms that were checked: `index` for a whole index, so that a new platform does not rename it; else the names,
* sorted: `linux/amd64`. Undefined if the image was not resolved.
*/
function platformsOf({ image }) {
	if (image === void 0) return void 0;
	if (image.isIndex && image.skippedPlatforms.length === 0) return "index";
	return image.platforms.map(({ platform: { manifest: _, ...platform } }) => platformName(platform)).toSorted().join("+");
}

export { platformsOf as n, withPosition as r, imageNameOf as t };