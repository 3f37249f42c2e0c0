// src/domain/text.ts
/** Default length limit of {@link plain}, in UTF-16 units. */
const DEFAULT_LENGTH = 2e3;
const ELLIPSIS = "…";
/** ECMA-48: CSI (`ESC [ … final`), OSC, DCS, SOS, PM and APC up to their end, and short escapes; 7- and 8-bit. */
const ESCAPES = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n\r]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;
/** Line breaks (including the Unicode ones) and tabs. A space replaces them. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Controls, bidi overrides, zero-width characters, soft hyphens, variation selectors, tags, lone surrogates, fillers. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]|\u034f|\u115f|\u1160|\u3164|\uffa0/gu;
/**
* Text from an image, a tool or a registry as one line that is safe in a runner's log: without escapes and without
* control, bidi and zero-width characters. It contains nothing that the runner treats as a workflow command. At most
* `maxLength` UTF-16 units, with an ellipsis if the text was cut.
*/
function plain(text, maxLength = DEFAULT_LENGTH) {
	const head = text.slice(0, maxLength * 4 + 1e3);
	const shown = head.replace(ESCAPES, "").replace(BREAKS, " ").replace(INVISIBLE, "");
	const cut = head.length < text.length;
	return shorten(defuse(shown).trimEnd(), maxLength, cut);
}
/** A text without the characters that {@link plain} removes. Keeps line breaks and tabs. */
function visible(text) {
	return text.replace(ESCAPES, "").replace(INVISIBLE, (one) => /[\t\n\v\f\r\u0085]/.test(one) ? one : "");
}
/**
* The runner treats `::name …::` at the start of a line (after white space) and `##[name …]` anywhere as a command. A
* space prevents both. Elsewhere in a line `::` stays: names such as `Foo::Bar` contain it.
*/
function defuse(line) {
	return line.replace(/^(\s*:)(?=:)/, "$1 ").replace(/##(?=\[)/g, "## ");
}
function shorten(line, maxLength, cut) {
	if (line.length <= maxLength && !cut) return line;
	return line.slice(0, Math.max(0, maxLength - 1)).replace(/[\ud800-\udbff]$/, "") + ELLIPSIS;
}
/** A size in bytes for people: `12 kB`, rounded up, or `6.1 MB`. */
function sizeText(bytes) {
	return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
/** A text with the mark that ends its sentence. */
function asSentence(text) {
	return /[.?!]$/.test(text) ? text : `${text}.`;
}

export { visible as i, plain as n, sizeText as r, asSentence as t };