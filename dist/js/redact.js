import { i as visible, n as plain } from "./text.js";

// src/formats/redaction/needles.ts
/** Shorter texts are not searched for. */
const SHORTEST_NEEDLE = 5;
/** A rolling hash of the last {@link SHORTEST_NEEDLE} characters: each adds 4 bits, and older characters are shifted out. */
const SHIFT = 4;
const MASK = (1 << 20) - 1;
/**
* Searches for many texts at once, in one pass. The time depends on the length of the text that is searched, and hardly on
* the number of texts to find (the needles).
*/
var Needles = class {
	/** Sorted: needles with the same beginning are neighbours, and each comes after its own prefixes. */
	#sorted;
	/** For each needle the index of the longest other needle that is its prefix; -1 if there is none. */
	#shorter;
	/** The indexes of the needles that begin with these characters. */
	#starts = /* @__PURE__ */ new Map();
	#hashes;
	/** The length of the longest needle. */
	longest;
	/** How many texts were compared so far. */
	compared = 0;
	constructor(needles) {
		const long = [...new Set(needles)].filter((one) => one.length >= 5);
		this.#sorted = long.sort();
		this.longest = this.#sorted.reduce((most, { length }) => Math.max(most, length), 0);
		this.#shorter = new Int32Array(this.#sorted.length).fill(-1);
		this.#hashes = new Uint8Array(this.#sorted.length === 0 ? 0 : 1048576);
		for (const [at, one] of this.#sorted.entries()) {
			let shorter = at - 1;
			while (shorter >= 0 && !one.startsWith(this.#sorted[shorter] ?? "")) shorter = this.#shorter[shorter] ?? -1;
			this.#shorter[at] = shorter;
			const start = one.slice(0, 5);
			this.#starts.set(start, [this.#starts.get(start)?.[0] ?? at, at + 1]);
			this.#hashes[hashOf(start)] = 1;
		}
	}
	get isEmpty() {
		return this.#sorted.length === 0;
	}
	/** Every part of the text that needles cover. Parts that overlap or touch are one part. */
	spans(text) {
		const found = [];
		this.#longest(text, (needle, from) => {
			const end = from + (this.#sorted[needle]?.length ?? 0);
			const last = found.at(-1);
			if (last !== void 0 && from <= last[1]) last[1] = Math.max(last[1], end);
			else found.push([from, end]);
		});
		return found;
	}
	/** Calls `visit` for every needle at every position, from left to right. */
	each(text, visit) {
		this.#longest(text, (longest, from) => {
			for (let at = longest; at >= 0; at = this.#shorter[at] ?? -1) visit(this.#sorted[at] ?? "", from);
		});
	}
	/** Calls `visit` with the index of the longest needle at each position that has one. */
	#longest(text, visit) {
		if (this.isEmpty) return;
		let hash = 0;
		for (let at = 0; at < text.length; at += 1) {
			hash = (hash << SHIFT ^ text.charCodeAt(at)) & MASK;
			if (this.#hashes[hash] !== 1) continue;
			const from = at + 1 - 5;
			const needle = from < 0 ? -1 : this.#longestAt(text, from);
			if (needle >= 0) visit(needle, from);
		}
	}
	/** The index of the longest needle at this position; -1 if there is none. */
	#longestAt(text, from) {
		const range = this.#starts.get(text.slice(from, from + 5));
		if (range === void 0) return -1;
		let [low, high] = range;
		while (low < high) {
			const middle = low + high >> 1;
			const one = this.#sorted[middle] ?? "";
			this.compared += 1;
			if (one <= text.slice(from, from + one.length)) low = middle + 1;
			else high = middle;
		}
		for (let at = low - 1; at >= range[0]; at = this.#shorter[at] ?? -1) {
			const one = this.#sorted[at] ?? "";
			this.compared += 1;
			if (text.startsWith(one, from)) return at;
		}
		return -1;
	}
};
function hashOf(start) {
	let hash = 0;
	for (let at = 0; at < start.length; at += 1) hash = (hash << SHIFT ^ start.charCodeAt(at)) & MASK;
	return hash;
}

// src/formats/redaction/redact.ts
/** The replacement of a secret value. */
const REDACTED = "[redacted]";
/** Invisible characters. A quick test, since most texts have none. */
const INVISIBLE = /[^\P{C}\t\n\r]|[\u034f\u115f\u1160\u3164\uffa0]|\p{Variation_Selector}/u;
/** Characters that HTML escapes. Many servers and proxies answer in HTML. */
const HTML = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
/** Each line of a value with several lines, such as a private key, is also a value if it has at least this length. */
const SHORTEST_LINE = 16;
/**
* A function that replaces these values: as they are, escaped in JSON or HTML, URL-encoded and inside base64. It also
* replaces values that are interrupted by invisible characters (an escape, a zero-width space), since these are removed
* before a text is shown.
*/
function redactor(values) {
	const needles = new Needles([...values].flatMap(allForms));
	return (text) => {
		const edited = replaced(text, needles.spans(text));
		const shown = needles.isEmpty || !INVISIBLE.test(edited) ? edited : visible(edited);
		const interrupted = shown === edited ? [] : needles.spans(shown);
		return interrupted.length === 0 ? edited : replaced(shown, interrupted);
	};
}
/** The redactor of each set: to prepare the search for thousands of values takes long, and several adapters ask for it. */
const GROWING = /* @__PURE__ */ new WeakMap();
/** A {@link redactor} for a set of values that grows. A call replaces the values that are known at that time. */
function growingRedactor(values) {
	const redact = GROWING.get(values) ?? growing(values);
	GROWING.set(values, redact);
	return redact;
}
function growing(values) {
	let known = 0;
	let redact = (text) => text;
	return (text) => {
		if (values.size !== known) {
			known = values.size;
			redact = redactor(values);
		}
		return redact(text);
	};
}
/**
* Finds and redacts values in texts that a tool took from an image and changed: in any case, and with any other character
* in place of punctuation, as trivy writes names and licenses.
*/
var LooseValues = class {
	#needles;
	constructor(values) {
		this.#needles = new Needles([...values].flatMap(allForms).map(folded));
	}
	/** A value that begins in the first part of a text that was cut ends within so many characters of the second. */
	get longest() {
		return this.#needles.longest;
	}
	/** Whether a text contains one of the values. */
	isIn(text) {
		return !this.#needles.isEmpty && this.#needles.spans(folded(text)).length > 0;
	}
	/** Replaces each value by a mark. Not every format of document allows the brackets of {@link REDACTED}. */
	redact(text, mark) {
		return this.#needles.isEmpty ? text : replaced(text, this.#needles.spans(folded(text)), mark);
	}
};
/** The text in a uniform spelling. It has the same length, so that positions are the same in both. */
function folded(text) {
	return text.replace(/[^A-Za-z0-9]/g, "_").toLowerCase();
}
function replaced(text, spans, mark = REDACTED) {
	if (spans.length === 0) return text;
	let rest = 0;
	return spans.map(([from, to]) => {
		const before = text.slice(rest, from);
		rest = to;
		return before + mark;
	}).join("") + text.slice(rest);
}
/** Most values have no blank and no punctuation, and then most of their forms are the same. */
function allForms(value) {
	return [...new Set([...new Set(parts(value))].flatMap(formsOf))];
}
function parts(value) {
	const whole = value.trim();
	const lines = whole.split(/[\r\n]+/).map((line) => line.trim());
	return [
		value,
		whole,
		...lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : []
	];
}
/** Characters that every form but base64 leaves as they are. Most tokens have no others. */
const UNCHANGED = /^[A-Za-z0-9_.-]+$/;
/** Every form of a value. Shorter values and encoded forms are left out: they would match ordinary words. */
function formsOf(value) {
	if (value.length < 5) return [];
	if (UNCHANGED.test(value)) return [value, ...base64Forms(value)];
	const json = JSON.stringify(value).slice(1, -1);
	return [
		value,
		plain(value, value.length),
		visible(value),
		json,
		json.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`),
		JSON.stringify(json).slice(1, -1),
		...htmlForms(value),
		...urlForms(value),
		...base64Forms(value)
	];
}
/** JavaScript leaves some characters as they are that Go and Python encode. A form encodes others of them. */
function urlForms(value) {
	const url = encodeURIComponent(value.toWellFormed());
	const strict = url.replace(/[!'()*]/g, percent);
	const upper = [
		url,
		strict,
		strict.replaceAll("~", "%7E").replaceAll("%2A", "*")
	].flatMap((one) => [one, one.replaceAll("%20", "+")]);
	return [...upper, ...upper.map((one) => one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}
function percent(character) {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function htmlForms(value) {
	const named = value.replace(/[&<>"]/g, (character) => HTML[character] ?? character);
	const numbered = named.replaceAll("&quot;", "&#34;");
	return [
		named,
		named.replaceAll("'", "&#39;"),
		numbered.replaceAll("'", "&#39;"),
		named.replaceAll("'", "&#x27;")
	];
}
/** The characters of base64 that depend on the value alone, for each of its three possible positions. */
function base64Forms(value) {
	const bytes = Buffer.from(value);
	return [
		0,
		1,
		2
	].flatMap((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), bytes]);
		const first = Math.ceil(before * 8 / 6);
		const last = Math.floor(whole.length * 8 / 6);
		const core = whole.toString("base64").slice(first, last);
		return core.length < 5 + 1 ? [] : [core, core.replaceAll("+", "-").replaceAll("/", "_")];
	});
}

export { Needles as a, redactor as i, REDACTED as n, growingRedactor as r, LooseValues as t };