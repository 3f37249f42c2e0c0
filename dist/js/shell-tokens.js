import { Rt as parsed, nt as optional, zt as unparsable } from "./shared-cli.js";
import { n as require_dist, t as yamlWeight } from "./yaml-weight.js";

// src/formats/workflow/workflow-yaml.ts
var import_dist = require_dist();
/** Greatest number of nodes after aliases are replaced: a few aliases of aliases can mean billions of nodes. */
const MAX_NODES = 2e4;
const MAX_DEPTH = 64;
/** Greatest {@link yamlWeight} of a text. A text with more is not parsed. */
const MAX_WEIGHT = 6e4;
const START = {
	line: 1,
	column: 1
};
var Refused = class extends Error {
	at;
	constructor(message, at) {
		super(message);
		this.at = at;
	}
};
/** Reads one YAML document. Never throws. */
function parseYaml(source) {
	if (yamlWeight(source) > MAX_WEIGHT) return unparsable({
		message: `it has more than ${MAX_WEIGHT} parts, and was not read`,
		at: START
	});
	try {
		const lines = new import_dist.LineCounter();
		const document = (0, import_dist.parseDocument)(source, {
			lineCounter: lines,
			uniqueKeys: false,
			prettyErrors: false,
			logLevel: "error"
		});
		const position = positions(lines);
		const error = document.errors[0];
		if (error !== void 0) {
			const what = error.code.toLowerCase().replaceAll("_", " ");
			return unparsable({
				message: `it is not valid YAML (${what})`,
				at: position(error.pos[0])
			});
		}
		if (document.contents === null) return unparsable({
			message: "the file is empty",
			at: START
		});
		return parsed(new Locator(source, position).locate(document.contents, 0).value);
	} catch (error) {
		if (error instanceof Refused) return unparsable({
			message: error.message,
			at: error.at
		});
		return unparsable({
			message: "it is nested too deeply or broken in a way the parser cannot name",
			at: START
		});
	}
}
function positions(lines) {
	return (offset) => {
		const { line, col } = lines.linePos(offset);
		return {
			line: Math.max(1, line),
			column: Math.max(1, col)
		};
	};
}
/** Turns the parser's nodes into {@link Located} values, within bounds. */
var Locator = class {
	#source;
	#position;
	#anchors = /* @__PURE__ */ new Map();
	constructor(source, position) {
		this.#source = source;
		this.#position = position;
	}
	locate(node, depth) {
		if (node === null) return {
			value: {
				kind: "text",
				at: START,
				text: ""
			},
			size: 1
		};
		const at = this.#position(node.range[0]);
		if (depth > MAX_DEPTH) throw new Refused(`it is nested deeper than ${MAX_DEPTH} levels`, at);
		if ((0, import_dist.isAlias)(node)) return this.#aliased(node, at);
		const located = this.#read(node, at, depth);
		if (located.size > MAX_NODES) throw new Refused(`it has more than ${MAX_NODES} values after its aliases are replaced`, at);
		if (node.anchor !== void 0) this.#anchors.set(node.anchor, located);
		return located;
	}
	#read(node, at, depth) {
		if ((0, import_dist.isScalar)(node)) return {
			value: this.#text(node, at),
			size: 1
		};
		let size = 1;
		if ((0, import_dist.isSeq)(node)) return {
			value: {
				kind: "list",
				at,
				items: node.items.map((item) => {
					const located = this.locate(item, depth + 1);
					size += located.size;
					return located.value;
				})
			},
			size
		};
		const entries = /* @__PURE__ */ new Map();
		if (!(0, import_dist.isMap)(node)) return {
			value: {
				kind: "map",
				at,
				entries
			},
			size
		};
		for (const pair of node.items) {
			if (!(0, import_dist.isScalar)(pair.key)) throw new Refused("a key of a mapping is not plain text", at);
			const keyAt = this.#position(pair.key.range[0]);
			const key = textOf(pair.key);
			if (entries.has(key)) throw new Refused("a mapping has the same key twice", keyAt);
			const located = this.locate(pair.value, depth + 1);
			size += located.size;
			const value = pair.value === null ? {
				...located.value,
				at: keyAt
			} : located.value;
			entries.set(key, {
				at: keyAt,
				value
			});
		}
		return {
			value: {
				kind: "map",
				at,
				entries
			},
			size
		};
	}
	#aliased(alias, at) {
		const target = this.#anchors.get(alias.source);
		if (target === void 0) throw new Refused("an alias is inside the value that it names, or names nothing", at);
		return target;
	}
	#text(scalar, at) {
		const text = textOf(scalar);
		if (scalar.type !== "BLOCK_LITERAL") {
			const written = this.#source.slice(scalar.range[0], scalar.range[1]);
			if (written === text) return {
				kind: "text",
				at,
				text,
				firstLine: at
			};
			return written.slice(1, -1) === text && !text.includes("\n") ? {
				kind: "text",
				at,
				text,
				firstLine: {
					...at,
					column: at.column + 1
				}
			} : {
				kind: "text",
				at,
				text
			};
		}
		const written = this.#source.slice(scalar.range[0], scalar.range[1]).split("\n").slice(1);
		const column = Math.max(0, indentOf(written) - indentOf(text.split("\n"))) + 1;
		return {
			kind: "text",
			at,
			text,
			firstLine: {
				line: at.line + 1,
				column
			}
		};
	}
};
/** The number of blanks in front of the first line that is not blank. */
function indentOf(lines) {
	return lines.find((line) => line.trim() !== "")?.search(/\S/) ?? 0;
}
function textOf(scalar) {
	return scalar.source ?? String(scalar.value ?? "");
}
/** The position of a character of the text. It is exact if the text is in the file as it is here, otherwise the start of the value. */
function placeIn(text, index) {
	if (text.firstLine === void 0) return text.at;
	const before = text.text.slice(0, index).split("\n");
	return {
		line: text.firstLine.line + before.length - 1,
		column: text.firstLine.column + (before.at(-1)?.length ?? 0)
	};
}

// src/formats/workflow/workflow-uses.ts
/** Reads `./path` and `$/path` (both of this repository), `owner/name[/path]@ref` or `docker://image`. */
function parseUses(text) {
	const trimmed = text.trim();
	if (/^[.$]\//.test(trimmed)) return parsed({
		kind: "local",
		path: below(trimmed)
	});
	if (trimmed.startsWith("docker://")) return parsed({
		kind: "docker",
		image: trimmed.slice(9)
	});
	const at = trimmed.lastIndexOf("@");
	const [owner = "", name = "", ...rest] = (at < 0 ? trimmed : trimmed.slice(0, at)).split("/");
	if (owner === "" || name === "") return unparsable("it names no action");
	const repository = `${owner}/${name}`.toLowerCase();
	const ref = at < 0 ? "" : trimmed.slice(at + 1);
	return parsed({
		kind: "remote",
		repository,
		path: rest.join("/"),
		ref
	});
}
/** The path without `.` and empty segments: `./a//b/` is `a/b`. `..` stays, so that the reader can refuse it. */
function below(path) {
	return path.split("/").filter((segment) => segment !== "" && segment !== "." && segment !== "$").join("/");
}
/** Whether the code that runs cannot change: a full commit SHA, an image digest, or a file of the same commit. */
function isPinned(uses) {
	if (uses.kind === "local") return true;
	return uses.kind === "docker" ? /@sha256:[0-9a-f]{64}$/.test(uses.image) : /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(uses.ref);
}

// src/formats/workflow/workflow-file.ts
/** Greatest number of jobs; GitHub runs fewer. A bound is needed since some checks take quadratic time. */
const MAX_JOBS = 500;
/** Reads a workflow. Never throws. */
function parseWorkflow(path, source) {
	const document = parseYaml(source);
	if (!document.ok) return document;
	const root = document.value;
	if (root.kind !== "map") return unparsable({
		message: "it is not a mapping",
		at: root.at
	});
	const on = root.entries.get("on")?.value;
	if (on === void 0) return unparsable({
		message: "it has no `on:`",
		at: root.at
	});
	const jobs = mappingAt(root, "jobs");
	if (jobs === void 0) return unparsable({
		message: "it has no `jobs:`",
		at: root.at
	});
	if (jobs.entries.size > MAX_JOBS) return unparsable({
		message: `it has more than ${MAX_JOBS} jobs`,
		at: jobs.at
	});
	return parsed({
		path,
		triggers: triggersOf(on),
		...permissionsOf(root),
		env: variablesOf(root, "env"),
		jobs: [...jobs.entries].flatMap(([id, entry]) => jobOf(id, entry) ?? [])
	});
}
/** Reads an `action.yml`. Never throws. */
function parseAction(path, source) {
	const document = parseYaml(source);
	if (!document.ok) return document;
	const root = document.value;
	const runs = root.kind === "map" ? mappingAt(root, "runs") : void 0;
	if (root.kind !== "map" || runs === void 0) return unparsable({
		message: "it has no `runs:`",
		at: root.at
	});
	const composite = textAt(runs, "using")?.text.toLowerCase() === "composite";
	return parsed({
		path,
		name: textAt(root, "name")?.text ?? "",
		composite,
		steps: stepsOf(runs)
	});
}
function triggersOf(on) {
	if (on.kind === "text") return [{
		event: on.text,
		at: on.at,
		filters: []
	}];
	if (on.kind === "list") return on.items.flatMap(triggersOf);
	return [...on.entries].map(([event, { at, value }]) => ({
		event,
		at,
		filters: filtersOf(value)
	}));
}
function filtersOf(value) {
	if (value.kind !== "map") return [];
	return [...value.entries].map(([name, { at, value: filter }]) => ({
		name,
		at,
		values: filter.kind === "map" ? [...filter.entries.keys()] : textsOf(filter)
	}));
}
function permissionsOf(owner) {
	const entry = owner.entries.get("permissions");
	if (entry === void 0) return {};
	const { at, value } = entry;
	if (value.kind === "text") return { permissions: {
		at,
		all: value.text,
		scopes: /* @__PURE__ */ new Map()
	} };
	const scopes = (value.kind === "map" ? [...value.entries] : []).flatMap(([name, { value: level }]) => level.kind === "text" ? [[name, level.text]] : []);
	return { permissions: {
		at,
		scopes: new Map(scopes)
	} };
}
function jobOf(id, { at, value }) {
	if (value.kind !== "map") return void 0;
	const environment = value.entries.get("environment")?.value;
	const secrets = value.entries.get("secrets");
	const inherits = secrets?.value.kind === "text" && secrets.value.text === "inherit";
	return {
		id,
		at,
		needs: textsOf(value.entries.get("needs")?.value),
		...permissionsOf(value),
		env: variablesOf(value, "env"),
		with: variablesOf(value, "with"),
		secrets: variablesOf(value, "secrets"),
		steps: stepsOf(value),
		...optional({
			name: textAt(value, "name")?.text,
			if: textAt(value, "if"),
			environment: environment?.kind === "map" ? textAt(environment, "name") : asText(environment),
			continueOnError: textAt(value, "continue-on-error"),
			uses: textAt(value, "uses"),
			inheritsSecrets: inherits ? secrets.at : void 0
		})
	};
}
function stepsOf(owner) {
	const steps = owner.entries.get("steps")?.value;
	if (steps?.kind !== "list") return [];
	return steps.items.flatMap((step) => step.kind === "map" ? stepOf(step) : []);
}
function stepOf(step) {
	return {
		at: step.at,
		with: variablesOf(step, "with"),
		env: variablesOf(step, "env"),
		...optional({
			id: textAt(step, "id")?.text,
			if: textAt(step, "if"),
			uses: textAt(step, "uses"),
			run: textAt(step, "run"),
			continueOnError: textAt(step, "continue-on-error")
		})
	};
}
function variablesOf(owner, key) {
	const values = mappingAt(owner, key);
	if (values === void 0) return [];
	return [...values.entries].flatMap(([name, { at, value }]) => value.kind === "text" ? [{
		name,
		at,
		value
	}] : []);
}
function mappingAt(owner, key) {
	const value = owner.entries.get(key)?.value;
	return value?.kind === "map" ? value : void 0;
}
function textAt(owner, key) {
	return asText(owner.entries.get(key)?.value);
}
function asText(value) {
	return value?.kind === "text" ? value : void 0;
}
function textsOf(value) {
	if (value === void 0 || value.kind === "map") return [];
	if (value.kind === "text") return value.text === "" ? [] : [value.text];
	return value.items.flatMap((item) => item.kind === "text" ? item.text : []);
}

// src/formats/workflow/shell-tokens.ts
/** A redirection of output. It does not change the status. */
const REDIRECTED = /^(?:\d?>&\d|(?:\d|&)?>>?[ \t]*)/;
const SIGNS = /^(?:&&|\|\||;;|<<<|[;\n|()])/;
/** Reads the words and signs of a script. The fault is the end of a sentence about the script. */
function tokensOf(text) {
	const fault = unparsable("contains a word that only a shell can interpret");
	const tokens = [];
	let at = 0;
	let isPattern = false;
	while (at < text.length) {
		const rest = text.slice(at, at + 3);
		const [blank = ""] = /^[ \t\r]+/.exec(text.slice(at, at + 200)) ?? [];
		const sign = SIGNS.exec(rest)?.[0];
		if (blank !== "") at += blank.length;
		else if (rest.startsWith("#")) at = (text.indexOf("\n", at) + 1 || text.length + 1) - 1;
		else if (REDIRECTED.test(text.slice(at, at + 10)) && !isPattern) {
			const into = REDIRECTED.exec(text.slice(at, at + 10))?.[0] ?? "";
			const target = /&\d$/.test(into) ? { end: at + into.length } : wordAt(text, at + into.length, false);
			if (target === void 0) return fault;
			at = target.end;
		} else if (sign !== void 0 && !isPattern) {
			tokens.push({
				kind: "sign",
				sign: sign === "\n" ? ";" : sign
			});
			at += sign.length;
		} else {
			const read = wordAt(text, at, isPattern);
			if (read === void 0 || read.end === at) return fault;
			const plain = plainOf(read.word);
			tokens.push({
				kind: "word",
				word: read.word,
				plain
			});
			isPattern = plain === "=~";
			at = read.end;
		}
	}
	return parsed(tokens);
}
/** The text of a word that is one text without quotes; undefined for any other word. */
function plainOf(word) {
	const [only, more] = word;
	return only?.kind === "text" && !only.quoted && more === void 0 ? only.text : void 0;
}
/** Reads a word. In a regular expression, blanks and signs inside brackets belong to it. Undefined if only a shell can read it. */
function wordAt(text, from, isPattern) {
	const pieces = [];
	let at = from;
	let depth = 0;
	let quoted = false;
	for (; at < text.length;) {
		const character = text.charAt(at);
		if (!quoted && depth === 0 && /[\s;]/.test(character)) break;
		if (!quoted && !isPattern && /[|&()<>]/.test(character)) {
			if (/[&<]/.test(character) && !/^(?:&&|<<<|&>)/.test(text.slice(at, at + 3))) return void 0;
			break;
		}
		if (isPattern && !quoted && character === "(") depth += 1;
		if (isPattern && !quoted && character === ")") depth -= 1;
		if (character === "\"") {
			quoted = !quoted;
			if (quoted) pieces.push({
				kind: "text",
				text: "",
				quoted
			});
			at += 1;
		} else if (character === "'" && !quoted) {
			const end = text.indexOf("'", at + 1);
			if (end < 0) return void 0;
			pieces.push({
				kind: "text",
				text: text.slice(at + 1, end),
				quoted: true
			});
			at = end + 1;
		} else if (character === "`") return void 0;
		else if (character === "$") {
			const read = dollarAt(text, at, quoted);
			if (read === void 0) return void 0;
			pieces.push(read.piece);
			at = read.end;
		} else {
			const escaped = character === "\\" && at + 1 < text.length && !isPattern;
			add(pieces, escaped ? text.charAt(at + 1) : character, quoted || escaped);
			at += escaped ? 2 : 1;
		}
	}
	return quoted ? void 0 : {
		word: pieces,
		end: at
	};
}
function add(pieces, text, quoted) {
	const last = pieces.at(-1);
	if (last?.kind === "text" && last.quoted === quoted) pieces[pieces.length - 1] = {
		kind: "text",
		text: last.text + text,
		quoted
	};
	else pieces.push({
		kind: "text",
		text,
		quoted
	});
}
function dollarAt(text, at, quoted) {
	const rest = text.slice(at, at + 300);
	const variable = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/.exec(rest);
	if (variable !== null) return {
		piece: {
			kind: "variable",
			name: variable[1] ?? variable[2] ?? "",
			quoted
		},
		end: at + variable[0].length
	};
	const expression = /^\$\{\{.*?\}\}/s.exec(rest);
	if (expression !== null) return {
		piece: { kind: "unknown" },
		end: at + expression[0].length
	};
	if (/^\$[({]/.test(rest)) return void 0;
	if (/^\$[?@#*!\d-]/.test(rest)) return {
		piece: { kind: "unknown" },
		end: at + 2
	};
	return {
		piece: {
			kind: "text",
			text: "$",
			quoted
		},
		end: at + 1
	};
}

export { parseUses as a, isPinned as i, parseAction as n, parseYaml as o, parseWorkflow as r, placeIn as s, tokensOf as t };