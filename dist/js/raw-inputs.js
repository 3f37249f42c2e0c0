import { t as nearest } from "./nearest.js";
import { t as AssayError } from "./reason.js";
import { t as lookUp } from "./look-up.js";
import { n as plain } from "./text.js";
import { isAbsolute, relative, resolve, sep } from "node:path";

// src/action/unknown-inputs.ts
/** The runner passes an input in a variable: this prefix and the name in capitals, with underscores for spaces. */
const PREFIX = /^INPUT_([^a-z]+)$/;
/** Input names of other scanners: the input of this action that the hint is about, and the hint. */
const ELSEWHERE = {
	severity: ["fail-on", "did you mean `fail-on`?"],
	"severity-cutoff": ["fail-on", "did you mean `fail-on`?"],
	"only-severities": ["fail-on", "did you mean `fail-on`?"],
	"exit-code": ["enforce", "findings always fail the job, unless `enforce` is `warn`"],
	"fail-build": ["enforce", "findings always fail the job, unless `enforce` is `warn`"],
	"ignore-unfixed": ["policy", "set `vulnerabilities.only-fixed` in the `policy` file"],
	"only-fixed": ["policy", "set `vulnerabilities.only-fixed` in the `policy` file"],
	trivyignores: ["policy", "add `exceptions` to the `policy` file, each with reason, owner and day"],
	"ignore-policy": ["policy", "add `exceptions` to the `policy` file, each with reason, owner and day"],
	"skip-dirs": ["policy", "Assay skips nothing; `exceptions` in the `policy` file may name a path"],
	"skip-files": ["policy", "Assay skips nothing; `exceptions` in the `policy` file may name a path"],
	"image-ref": ["image", "did you mean `image`?"],
	"scan-ref": ["source", "did you mean `source`?"],
	path: ["source", "did you mean `source`?"],
	input: ["push-to", "for an archive or a layout, set `image: archive:FILE` or `image: oci:DIR`"],
	scanners: ["source", "Assay always checks for vulnerabilities and secrets"],
	format: ["output-dir", "the report is in `output-dir` in every form"],
	output: ["output-dir", "the report is in `output-dir` in every form"],
	template: ["output-dir", "the report is in `output-dir` in every form"]
};
/**
* Inputs that the action does not have, a sentence each. The runner only warns about them, although they have no effect.
* `known`: the names of the inputs that the action has read. A variable from `env:` may look like an input. It is ignored
* if it is empty.
*/
function unknownInputs(env, known) {
	const variables = new Set([...known].map(inputVariable));
	return Object.entries(env).flatMap(([variable, value = ""]) => {
		const [, rawName] = PREFIX.exec(variable) ?? [];
		if (rawName === void 0 || variables.has(variable) || value.trim() === "") return [];
		const name = plain(rawName.toLowerCase(), 60);
		return [`no input \`${name}\`${hintFor(name, [...known])}`];
	});
}
/** The variable in which the runner passes an input. */
function inputVariable(name) {
	return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}
/** What to use in place of an input that other scanners have. `known`: the names that there are. */
function foreignHint(name, known) {
	const [needed = "", hint] = lookUp(ELSEWHERE, name.replaceAll("_", "-")) ?? [];
	return known.includes(needed) ? hint : void 0;
}
function hintFor(name, known) {
	const foreign = foreignHint(name, known);
	if (foreign !== void 0) return `; ${foreign}`;
	const near = nearest(name, known);
	if (near !== void 0) return `; did you mean \`${near}\`?`;
	const variable = inputVariable(name);
	return `; the inputs are ${known.toSorted().join(", ")}. If ${variable} is your own variable (\`env:\`), rename it, or set it to "" for this step`;
}

// src/action/raw-inputs.ts
/** The texts of the inputs, as the runner passes them, and the faults found so far. */
var RawInputs = class {
	#env;
	#workspace;
	#faults = [];
	/** Names of the inputs that were read. At the end, these are all inputs of the action. */
	#known = /* @__PURE__ */ new Set();
	constructor(env) {
		this.#env = env;
		this.#workspace = env.GITHUB_WORKSPACE || process.cwd();
	}
	/** The trimmed text of an input. Empty if it is not given. */
	text(name) {
		this.#known.add(name);
		return (this.#env[inputVariable(name)] ?? "").trim();
	}
	required(name, hint) {
		const text = this.text(name);
		if (text === "") this.fault(name, `it is required: ${hint}`);
		return text;
	}
	list(name) {
		return this.#split(name, /[,\n]/);
	}
	lines(name) {
		return this.#split(name, /\n/);
	}
	choice(name, choices) {
		const text = this.text(name);
		const chosen = choices.find((choice) => choice === text);
		if (chosen === void 0) this.fault(name, notOneOf(text, choices));
		return chosen ?? choices[0];
	}
	/** Accepts only `true` and `false`: a value such as `yes` must not silently mean one of them. */
	boolean(name) {
		return this.choice(name, ["false", "true"]) === "true";
	}
	path(text) {
		return isAbsolute(text) ? resolve(text) : resolve(this.#workspace, text);
	}
	/** A path relative to the workspace, with `/`. Empty for the workspace itself and for a path outside of it. */
	withinWorkspace(path) {
		const within = relative(this.#workspace, path);
		return within.startsWith("..") || isAbsolute(within) ? "" : within.split(sep).join("/");
	}
	hasVariable(name) {
		return (this.#env[name] ?? "") !== "";
	}
	/** Records a fault of an input. The message does not quote the input if it may contain a credential. */
	fault(name, message, code = "input-invalid") {
		const safeMessage = mayHoldCredential(this.text(name)) ? withoutQuotes(message) : message;
		this.#faults.push({
			code,
			check: "inputs",
			message: `input \`${name}\`: ${safeMessage}`
		});
	}
	/** Throws all faults. Call it after every input of the action was read: any other given input is a fault too. */
	throwFaults() {
		for (const message of unknownInputs(this.#env, this.#known)) this.#faults.push({
			code: "input-invalid",
			check: "inputs",
			message
		});
		const [first, ...rest] = this.#faults;
		if (first !== void 0) throw new AssayError([first, ...rest]);
	}
	#split(name, separator) {
		return this.text(name).split(separator).map((part) => part.trim()).filter((part) => part !== "");
	}
};
/** The fault of a word that is none of the allowed ones, with the one that is probably meant. */
function notOneOf(text, choices) {
	const near = nearest(text, choices);
	const meant = near === void 0 ? "" : `; did you mean \`${near}\`?`;
	return `"${text}" is not one of ${choices.join(", ")}${meant}`;
}
/** Forms of text that may be a credential, such as one that was given to the wrong input. */
const CREDENTIALS = [
	/-----BEGIN|PRIVATE KEY/,
	/:\/\/\S*[@?#]/,
	/[^\s:/@]+:[^\s/@]+@(?!sha256:)/,
	/^(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+=-]{32,}$/m
];
/** Whether a text may contain a credential. */
function mayHoldCredential(text) {
	return CREDENTIALS.some((form) => form.test(text));
}
/** A message without its quotes. A path or address at its end is also removed. */
function withoutQuotes(message) {
	return `${message.replace(/"[\s\S]*"|(?<=there is no (?:file|folder) )[\s\S]*/, "as given")} (its text is not shown because it may contain a credential)`;
}

export { inputVariable as a, foreignHint as i, mayHoldCredential as n, notOneOf as r, RawInputs as t };