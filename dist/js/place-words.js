// src/report/fleet/place-words.ts
/** `pods.json, Pod shop/web, container web` */
function placeInWords({ source, object, container }) {
	return [
		source,
		object,
		container
	].filter((one) => one !== void 0).join(", ");
}
/** An image, and the first place that names it. */
function imageAndPlace(image, [first]) {
	return first === void 0 ? image : `${image} (${placeInWords(first)})`;
}

export { placeInWords as n, imageAndPlace as t };