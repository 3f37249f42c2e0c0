import { C as array, F as string, k as looseObject, q as plain } from "./event.js";
import { t as policyFileSchema, y as POLICY_PATH } from "./policy-file.js";
import { n as require_dist, t as yamlWeight } from "./yaml-weight.js";
import { o as ADVICE_RULES } from "./publish.js";
import { S as parseJson, x as jsonFault } from "./github-transport.js";
import { constants } from "node:fs";
import { join } from "node:path";
import { access, open, readdir, realpath } from "node:fs/promises";

// src/action/signer-inputs.ts
/** Only the one word: what else stands there might mean the opposite. */
function readPublicLog(inputs) {
	const text = inputs.text("public-log");
	if (text !== "" && text !== "allow") inputs.fault("public-log", `"${text}" is not \`allow\`, or nothing`);
	return text === "allow";
}

// src/domain/workflow/public-log.ts
/** The one GitHub whose tokens the public Sigstore takes: GHES and GHE.com have issuers of their own. */
const SERVER = "https://github.com";
/** Issuers of that GitHub's tokens: the common one, and those of enterprises that have a name of their own behind it. */
const ISSUERS = /^https:\/\/token\.actions\.githubusercontent\.com(?:\/[^/]+)?$/;
/** The public instances, the one for tests included: what goes there can be read by everybody, and stays. */
const PUBLIC_HOSTS = /(?:^|\.)(?:sigstore|sigstage)\.dev$/;
const INSTEAD = "sign with a Sigstore of your own (`signing-config`, `trusted-root`) or with a key (`signer: key`)";
/** Whether a service of a signing configuration is one of a public Sigstore, by its address. */
function isPublicService(url) {
	return URL.canParse(url) && PUBLIC_HOSTS.test(new URL(url).hostname.replace(/\.$/, ""));
}
/** Why a run on this GitHub server cannot sign with the public Sigstore; undefined where it can. */
function serverFault(serverUrl) {
	if (URL.canParse(serverUrl) && new URL(serverUrl).origin === SERVER) return void 0;
	return `the public Sigstore, which signs without \`signing-config\`, takes tokens of github.com alone, and this job runs for ${plain(serverUrl, 200)}: ${INSTEAD}`;
}
/** Why a token of this issuer must not be sent to the public Sigstore; undefined where it may. */
function issuerFault(issuer) {
	if (ISSUERS.test(issuer)) return void 0;
	return `the OIDC token is issued by ${plain(issuer, 200)}, which the public Sigstore does not know, and is not sent there: ${INSTEAD}`;
}
/** Why nothing of this token's repository goes into a public log unasked; undefined where everybody can see it. */
function visibilityFault(claims) {
	const { repository, repository_visibility: visibility } = claims;
	if (visibility === "public") return void 0;
	return `${typeof repository === "string" ? plain(repository, 200) : "the repository"} ${visibility === "private" || visibility === "internal" ? `is ${visibility}` : "is not said to be public by the OIDC token"}, and the public Sigstore would log its name, workflow and commit for everybody and for good: allow that with \`public-log: allow\`, or ${INSTEAD}`;
}

// src/formats/signing/signing-config.ts
/** Thrown by {@link readSigningServices}, with the end of a sentence, for text that is no signing configuration. */
var SigningConfigError = class extends Error {
	name = "SigningConfigError";
};
const Services = array(looseObject({ url: string() })).default([]);
/** Protobuf JSON: cosign takes the names of the fields in both spellings. */
const Config = looseObject({
	caUrls: Services,
	ca_urls: Services,
	rekorTlogUrls: Services,
	rekor_tlog_urls: Services,
	tsaUrls: Services,
	tsa_urls: Services
});
/** Reads a signing configuration (`application/vnd.dev.sigstore.signingconfig.v0.2+json`). */
function readSigningServices(json) {
	const bytes = Buffer.from(json);
	const fault = jsonFault(bytes);
	if (fault !== void 0) throw new SigningConfigError(fault);
	const parsed = Config.safeParse(parseJson(bytes));
	if (!parsed.success) throw new SigningConfigError("is not a Sigstore signing configuration");
	const { caUrls, ca_urls, rekorTlogUrls, rekor_tlog_urls, tsaUrls, tsa_urls } = parsed.data;
	const addresses = (services) => services.map(({ url }) => url);
	return {
		authorities: addresses([...caUrls, ...ca_urls]),
		logs: addresses([...rekorTlogUrls, ...rekor_tlog_urls]),
		timestampAuthorities: addresses([...tsaUrls, ...tsa_urls])
	};
}

// src/formats/workflow/workflow-yaml.ts
var import_dist = require_dist();
/** Greatest number of nodes after aliases are replaced: a few aliases of aliases can stand for billions. */
const MAX_NODES = 2e4;
const MAX_DEPTH$2 = 64;
/** Greatest {@link yamlWeight} of a text that is parsed at all. */
const MAX_WEIGHT = 6e4;
const START = {
	line: 1,
	column: 1
};
var Refused$1 = class extends Error {
	at;
	constructor(message, at) {
		super(message);
		this.at = at;
	}
};
/** Reads one YAML document. Never throws. */
function parseYaml(source) {
	if (yamlWeight(source) > MAX_WEIGHT) return {
		fault: `it has more than ${MAX_WEIGHT} parts, and was not read`,
		at: START
	};
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
		if (error !== void 0) return {
			fault: `it is no valid YAML (${error.code.toLowerCase().replaceAll("_", " ")})`,
			at: position(error.pos[0])
		};
		if (document.contents === null) return {
			fault: "the file is empty",
			at: START
		};
		return new Locator(source, position).locate(document.contents, 0).value;
	} catch (error) {
		if (error instanceof Refused$1) return {
			fault: error.message,
			at: error.at
		};
		return {
			fault: "it is nested too deeply or broken in a way the parser cannot name",
			at: START
		};
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
		if (depth > MAX_DEPTH$2) throw new Refused$1(`it is nested deeper than ${MAX_DEPTH$2} levels`, at);
		if ((0, import_dist.isAlias)(node)) return this.#aliased(node, at);
		const located = this.#read(node, at, depth);
		if (located.size > MAX_NODES) throw new Refused$1(`it holds more than ${MAX_NODES} values with its aliases replaced`, at);
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
			if (!(0, import_dist.isScalar)(pair.key)) throw new Refused$1("a key of a mapping is no plain text", at);
			const keyAt = this.#position(pair.key.range[0]);
			const key = textOf(pair.key);
			if (entries.has(key)) throw new Refused$1("a mapping has the same key twice", keyAt);
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
		if (target === void 0) throw new Refused$1("an alias stands inside of what it names, or names nothing", at);
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
		const lead = this.#source.slice(scalar.range[0], scalar.range[1]).split("\n").slice(1).find((line) => line.trim() !== "")?.search(/\S/) ?? 0;
		const own = text.split("\n").find((line) => line.trim() !== "")?.search(/\S/) ?? 0;
		return {
			kind: "text",
			at,
			text,
			firstLine: {
				line: at.line + 1,
				column: Math.max(0, lead - own) + 1
			}
		};
	}
};
function textOf(scalar) {
	return scalar.source ?? String(scalar.value ?? "");
}
/** The place of a character of the text: exact where the text stands in the file as it is, else the value's start. */
function placeIn(text, index) {
	if (text.firstLine === void 0) return text.at;
	const before = text.text.slice(0, index).split("\n");
	return {
		line: text.firstLine.line + before.length - 1,
		column: text.firstLine.column + (before.at(-1)?.length ?? 0)
	};
}

// src/formats/workflow/workflow-expression.ts
const MAX_LENGTH$1 = 2e4;
const MAX_DEPTH$1 = 100;
/** Every `${{ … }}` of a text; one that is not closed ends the search. */
function interpolations(text) {
	const found = [];
	for (let start = text.indexOf("${{"); start >= 0;) {
		const close = closing(text, start + 3);
		if (close < 0) break;
		found.push({
			expression: text.slice(start + 3, close),
			start,
			end: close + 2
		});
		start = text.indexOf("${{", close + 2);
	}
	return found;
}
/** The next `}}` that does not stand in a string. */
function closing(text, from) {
	let quoted = false;
	for (let index = from; index < text.length; index += 1) if (text[index] === "'") quoted = !quoted;
	else if (!quoted && text[index] === "}" && text[index + 1] === "}") return index;
	return -1;
}
/** The expression of an `if:`, which may go without `${{ }}`; undefined where it is none that is understood. */
function parseCondition(text) {
	const trimmed = text.trim();
	const [only, more] = interpolations(trimmed);
	if (only === void 0) return parseExpression(trimmed);
	return more === void 0 && only.start === 0 && only.end === trimmed.length ? parseExpression(only.expression) : void 0;
}
/** Parses an expression; undefined where it is none that is understood. */
function parseExpression(text) {
	if (text.length > MAX_LENGTH$1) return void 0;
	const tokens = tokensOf$1(text);
	if (tokens === void 0) return void 0;
	const parser = new Parser$1(tokens);
	const expression = parser.parse(0, 0);
	return parser.atEnd ? expression : void 0;
}
const TOKEN$2 = /\s*(?:'((?:[^']|'')*)'|(-?(?:0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?))(?![\w.])|([a-z_][\w-]*)|(\|\||&&|==|!=|<=|>=|[<>!().,[\]*]))/iy;
function tokensOf$1(text) {
	const tokens = [];
	const end = text.trimEnd().length;
	TOKEN$2.lastIndex = 0;
	while (TOKEN$2.lastIndex < end) {
		const match = TOKEN$2.exec(text);
		if (match === null) return void 0;
		const [, string, number, name, sign] = match;
		if (string !== void 0) tokens.push({
			kind: "string",
			text: string.replaceAll("''", "'")
		});
		else if (number !== void 0) tokens.push({
			kind: "number",
			text: number
		});
		else if (name !== void 0) tokens.push({
			kind: "name",
			text: name.toLowerCase()
		});
		else tokens.push({
			kind: "sign",
			text: sign ?? ""
		});
	}
	return tokens;
}
/** From loosest to tightest; GitHub compares left to right. */
const LEVELS = [
	["||"],
	["&&"],
	["==", "!="],
	[
		"<",
		"<=",
		">",
		">="
	]
];
const WORDS = /* @__PURE__ */ new Map([
	["true", true],
	["false", false],
	["null", null]
]);
/** A parser by descent; what it does not understand makes the whole undefined. */
var Parser$1 = class {
	#tokens;
	#next = 0;
	constructor(tokens) {
		this.#tokens = tokens;
	}
	get atEnd() {
		return this.#next === this.#tokens.length;
	}
	parse(level, depth) {
		if (depth > MAX_DEPTH$1) return void 0;
		const operators = LEVELS[level];
		if (operators === void 0) return this.#unary(depth);
		let left = this.parse(level + 1, depth + 1);
		for (;;) {
			const operator = operators.find((one) => this.#take(one));
			if (operator === void 0 || left === void 0) return left;
			const right = this.parse(level + 1, depth + 1);
			if (right === void 0) return void 0;
			left = {
				kind: "binary",
				operator,
				left,
				right
			};
		}
	}
	#unary(depth) {
		if (!this.#take("!")) return this.#primary(depth);
		const operand = depth > MAX_DEPTH$1 ? void 0 : this.#unary(depth + 1);
		return operand === void 0 ? void 0 : {
			kind: "not",
			operand
		};
	}
	#primary(depth) {
		if (this.#take("(")) {
			const inner = this.parse(0, depth + 1);
			return this.#take(")") ? inner : void 0;
		}
		const token = this.#tokens[this.#next];
		if (token === void 0 || token.kind === "sign") return void 0;
		this.#next += 1;
		if (token.kind === "string") return {
			kind: "literal",
			value: token.text
		};
		if (token.kind === "number") return {
			kind: "literal",
			value: Number(token.text)
		};
		const word = WORDS.get(token.text);
		if (word !== void 0) return {
			kind: "literal",
			value: word
		};
		return this.#take("(") ? this.#call(token.text, depth) : this.#reference(token.text, depth);
	}
	#call(name, depth) {
		const passed = [];
		if (this.#take(")")) return {
			kind: "call",
			name,
			arguments: passed
		};
		do {
			const argument = this.parse(0, depth + 1);
			if (argument === void 0) return void 0;
			passed.push(argument);
		} while (this.#take(","));
		return this.#take(")") ? {
			kind: "call",
			name,
			arguments: passed
		} : void 0;
	}
	#reference(start, depth) {
		let path = start;
		for (;;) if (this.#take(".")) {
			const token = this.#tokens[this.#next];
			if (token?.kind !== "name" && token?.text !== "*") return void 0;
			this.#next += 1;
			path += `.${token.text}`;
		} else if (this.#take("[")) {
			const index = this.#take("*") ? "*" : this.parse(0, depth + 1);
			if (index === void 0 || !this.#take("]")) return void 0;
			const known = index !== "*" && index.kind === "literal" && typeof index.value === "string";
			path += index === "*" ? ".*" : known ? `.${String(index.value).toLowerCase()}` : ".[]";
		} else return {
			kind: "reference",
			path
		};
	}
	#take(sign) {
		const token = this.#tokens[this.#next];
		const taken = token?.kind === "sign" && token.text === sign;
		if (taken) this.#next += 1;
		return taken;
	}
};

// src/stages/workflows/step-scope.ts
/** For what has no callers. */
const NOTHING_PASSED = {
	inputs: /* @__PURE__ */ new Map(),
	secrets: /* @__PURE__ */ new Map(),
	asked: /* @__PURE__ */ new Set()
};
const MAX_LEVELS = 2;
/** Names followed in one expression: a hostile file could otherwise name all its variables in each of them. */
const MAX_NAMES = 5;
/** Names of images and registries are short. */
const MAX_EXPANDED = 2e3;
const ENV = /\$\{\{\s*env\s*\.\s*([A-Za-z_]\w*)\s*\}\}/gi;
/** Names that reach a step: the variables around it, innermost first, and the inputs of the action that it is in. */
var Scope = class Scope {
	#variables = /* @__PURE__ */ new Map();
	#passed;
	#found = /* @__PURE__ */ new Map();
	constructor(blocks, passed = NOTHING_PASSED) {
		for (const block of blocks) for (const { name, value } of block) if (!this.#variables.has(name.toLowerCase())) this.#variables.set(name.toLowerCase(), value);
		this.#passed = passed;
	}
	/**
	* Names of the repository's secrets that a text takes up, also through `env` and `inputs`. The job's own token is
	* none: it ends with the job.
	*/
	secrets(text, level = 0) {
		if (!text.includes("${{")) return [];
		const key = `${level} ${text}`;
		const known = this.#found.get(key);
		if (known !== void 0) return known;
		const found = interpolations(text).flatMap(({ expression }) => [...references(expression, "secrets").filter((name) => !this.#passed.secrets.has(name.toLowerCase())), ...level < MAX_LEVELS ? this.#behind(expression, level) : []]);
		const names = [...new Set(found)].filter((name) => name.toUpperCase() !== "GITHUB_TOKEN");
		this.#found.set(key, names);
		return names;
	}
	/** Whether a secret comes from callers that are not known, and may be the job's own token. */
	mayBeJobToken(secret) {
		const name = secret.toLowerCase();
		return this.#passed.asked.has(name) && !this.#passed.secrets.has(name);
	}
	/** Secrets behind the shell variables (`$NAME`, `${NAME}`, `$env:NAME`) of a command. */
	secretsOfShell(command) {
		return shellVariables(command).flatMap((name) => {
			const value = this.#variables.get(name.toLowerCase());
			return value === void 0 ? [] : this.secrets(value.text);
		});
	}
	/** The text with `${{ env.NAME }}`, `$NAME` and `${NAME}` replaced by what is known of them. */
	expand(text) {
		const put = (whole, name) => {
			const value = this.#variables.get(name.toLowerCase())?.text;
			return value === void 0 || value.length > MAX_EXPANDED ? whole : value;
		};
		return [
			ENV,
			/\$\{([A-Za-z_]\w*)\}/g,
			/\$([A-Za-z_]\w*)/g,
			ENV
		].reduce((known, form) => known.replace(form, put).slice(0, MAX_EXPANDED), text.slice(0, MAX_EXPANDED));
	}
	#behind(expression, level) {
		const env = references(expression, "env").flatMap((name) => {
			const value = this.#variables.get(name.toLowerCase());
			return value === void 0 ? [] : [value.text];
		});
		const passed = ["inputs", "secrets"].flatMap((context) => references(expression, context).flatMap((name) => this.#passed[context].get(name.toLowerCase()) ?? []));
		const theirs = new Scope([]);
		return [...env.flatMap((text) => this.secrets(text, level + 1)), ...passed.flatMap((text) => theirs.secrets(text, level + 1))];
	}
};
/** Names that an expression takes from a context: `secrets.NAME`, `secrets['NAME']`. */
function references(expression, context) {
	const pattern = new RegExp(`(?<![\\w.-])${context}\\s*(?:\\.\\s*([A-Za-z_][\\w-]*)|\\[\\s*'([^']*)'\\s*\\])`, "gi");
	const names = [...expression.matchAll(pattern)].map(([, dotted, indexed]) => dotted ?? indexed ?? "");
	return [...new Set(names)].slice(0, MAX_NAMES);
}
function shellVariables(command) {
	const found = command.matchAll(/\$(?:env:)?\{?([A-Za-z_]\w*)/gi);
	return [...new Set([...found].map(([, name]) => name ?? ""))];
}

// src/formats/workflow/workflow-uses.ts
/** Reads `./path` and `$/path` (both of this repository), `owner/name[/path]@ref` or `docker://image`; undefined where it is none of these. */
function parseUses(text) {
	const trimmed = text.trim();
	if (/^[.$]\//.test(trimmed)) return {
		kind: "local",
		path: below(trimmed)
	};
	if (trimmed.startsWith("docker://")) return {
		kind: "docker",
		image: trimmed.slice(9)
	};
	const at = trimmed.lastIndexOf("@");
	const [owner = "", name = "", ...rest] = (at < 0 ? trimmed : trimmed.slice(0, at)).split("/");
	if (owner === "" || name === "") return void 0;
	return {
		kind: "remote",
		repository: `${owner}/${name}`.toLowerCase(),
		path: rest.join("/"),
		ref: at < 0 ? "" : trimmed.slice(at + 1)
	};
}
/** The path without `.` and empty segments: `./a//b/` is `a/b`. `..` is kept, for the reader to refuse. */
function below(path) {
	return path.split("/").filter((segment) => segment !== "" && segment !== "." && segment !== "$").join("/");
}
/** Whether nobody can change what is run: a full commit SHA, an image digest, or a file of the same commit. */
function isPinned(uses) {
	if (uses.kind === "local") return true;
	return uses.kind === "docker" ? /@sha256:[0-9a-f]{64}$/.test(uses.image) : /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(uses.ref);
}

// src/stages/workflows/workflow-repository.ts
/** Steps of a local action that are looked at, those of the actions that it uses among them. */
const MAX_INNER = 1e3;
/** The workflows and local actions of a repository, and what they make of each other. */
var Repository = class {
	workflows;
	/** By the folder below the root of the repository. */
	actions;
	#heldByJob = /* @__PURE__ */ new Map();
	#events = /* @__PURE__ */ new Map();
	#inner = /* @__PURE__ */ new Map();
	#usesAssay;
	constructor(workflows, actions) {
		this.workflows = workflows;
		this.actions = actions;
	}
	/** What of Assay a step runs, also through a local composite action. */
	held(step) {
		return new Set(this.flatten("", [step]).flatMap((placed) => this.#heldDirectly(placed.step) ?? []));
	}
	/** What of Assay a job runs, in its steps or in the reusable workflow that it calls. */
	heldBy(job) {
		const known = this.#heldByJob.get(job);
		if (known !== void 0) return known;
		const called = this.called(job);
		const steps = [...job.steps, ...called?.jobs.flatMap((inner) => inner.steps) ?? []];
		const held = new Set(steps.flatMap((step) => [...this.held(step)]));
		if (job.uses !== void 0 && called === void 0 && isAssayWorkflow(job.uses)) held.add("check");
		this.#heldByJob.set(job, held);
		return held;
	}
	/** The local reusable workflow that a job calls. */
	called(job) {
		const uses = job.uses === void 0 ? void 0 : parseUses(job.uses.text);
		return uses?.kind === "local" ? this.workflows.find(({ path }) => path === uses.path) : void 0;
	}
	/** The jobs that call a local reusable workflow. */
	callers(workflow) {
		return this.workflows.flatMap(({ jobs }) => jobs.filter((job) => this.called(job) === workflow));
	}
	/** The steps, and after each that uses a local composite action the steps of that one; bounded. */
	flatten(path, steps) {
		return steps.flatMap((step) => {
			const action = this.action(step);
			return [{
				path,
				step
			}, ...action?.composite === true ? this.#within(action) : []];
		});
	}
	/** The events that a workflow answers to; a reusable one to those of its local callers too. */
	events(workflow) {
		const known = this.#events.get(workflow);
		if (known !== void 0) return known;
		const callers = this.workflows.filter((other) => other.jobs.some((job) => this.called(job) === workflow));
		const events = new Set([workflow, ...callers].flatMap(({ triggers }) => triggers.map(({ event }) => event)));
		this.#events.set(workflow, events);
		return events;
	}
	/** Whether any workflow runs Assay. */
	get usesAssay() {
		this.#usesAssay ??= this.workflows.some(({ jobs }) => jobs.some((job) => this.heldBy(job).size > 0));
		return this.#usesAssay;
	}
	#within(action) {
		const known = this.#inner.get(action);
		if (known !== void 0) return known;
		this.#inner.set(action, []);
		const inner = this.flatten(action.path, action.steps).slice(0, MAX_INNER);
		this.#inner.set(action, inner);
		return inner;
	}
	/** The local action that a step uses. */
	action(step) {
		const uses = step.uses === void 0 ? void 0 : parseUses(step.uses.text);
		return uses?.kind === "local" ? this.actions.get(uses.path) : void 0;
	}
	#heldDirectly(step) {
		const uses = step.uses === void 0 ? void 0 : parseUses(step.uses.text);
		if (uses?.kind === "remote" && uses.repository.endsWith("/assay")) return uses.path === "" ? "check" : uses.path === "gate" ? "gate" : void 0;
		const action = this.action(step);
		if (action === void 0 || action.composite || !/^assay\b/i.test(action.name)) return void 0;
		return /\bgate\b/i.test(action.name) ? "gate" : "check";
	}
};
function isAssayWorkflow(text) {
	const uses = parseUses(text.text);
	if (uses === void 0 || uses.kind === "docker") return false;
	if (/(?:^|\/)assay\.ya?ml$/.test(uses.path)) return true;
	return uses.kind === "remote" && uses.repository.endsWith("/assay") && uses.path !== "";
}
/** The permissions that a job's token has; undefined where the repository's setting decides. */
function permissionsOf$1(workflow, job) {
	return job.permissions ?? workflow.permissions;
}
/** Whether the token can write to a scope; also where nothing is said, since that may be the repository's default. */
function mayWrite(permissions, scope) {
	if (permissions === void 0) return scope !== "id-token";
	return permissions.all === void 0 ? permissions.scopes.get(scope) === "write" : permissions.all === "write-all";
}
/** The value of an input, whose name is compared without regard to case. */
function inputOf(variables, name) {
	return variables.find((variable) => variable.name.toLowerCase() === name)?.value;
}
/** Every text of a step: its command, inputs and variables. */
function textsOf$1(step) {
	return [...step.run === void 0 ? [] : [step.run], ...[...step.with, ...step.env].map(({ value }) => value)];
}
/** The action that a step uses, as `owner/name` or `owner/name/path` in lower case; empty for other steps. */
function actionOf(step) {
	const uses = step.uses === void 0 ? void 0 : parseUses(step.uses.text);
	if (uses?.kind !== "remote") return "";
	return uses.path === "" ? uses.repository : `${uses.repository}/${uses.path.toLowerCase()}`;
}
/** A name out of a workflow as it may stand in a message. */
function named(text) {
	return `\`${plain(text, 100).replaceAll("`", "'").trim()}\``;
}
/** One advice. Without a `mend` of its own the rule's is taken. */
function advise(rule, path, { line, column }, message, mend = ADVICE_RULES[rule].mend) {
	return {
		rule,
		path,
		line,
		column,
		message,
		mend
	};
}

// src/stages/workflows/deployment-steps.ts
/** Deploying actions, and the input that names the image. */
const ACTIONS = /* @__PURE__ */ new Map([
	["aws-actions/amazon-ecs-render-task-definition", "image"],
	["aws-actions/amazon-ecs-deploy-task-definition", ""],
	["azure/aks-deploy", "images"],
	["azure/k8s-deploy", "images"],
	["azure/webapps-deploy", "images"],
	["azure/container-apps-deploy-action", "imagetodeploy"],
	["azure/functions-container-action", "image"],
	["google-github-actions/deploy-cloudrun", "image"]
]);
/** Commands that bring an image to where it runs. `helm upgrade` and the like may deploy anything: they count. */
const COMMAND$1 = /\b(?:kubectl\s+(?:apply|set\s+image|rollout\s+restart|create|replace|patch)|helm\s+(?:upgrade|install)|kustomize\s+edit\s+set\s+image|argocd\s+app\s+(?:set|sync)|gcloud\s+run\s+(?:deploy|services\s+update)|aws\s+(?:ecs\s+update-service|apprunner\s+update-service|lambda\s+update-function-code)|az\s+(?:containerapp|webapp)\s+(?:update|up|create|config)|docker\s+(?:service\s+update|stack\s+deploy)|fly(?:ctl)?\s+deploy|nomad\s+job\s+run)\b/;
const DRY = /--dry-run|\bhelm\s+\w+[^\n]{0,300}--dry-run/;
/** Where a step deploys; undefined where it does not. */
function deploymentIn(step) {
	const action = actionOf(step);
	if (ACTIONS.has(action)) return step.uses?.at ?? step.at;
	for (const { text, index } of commandsOf(step)) {
		const match = COMMAND$1.exec(text);
		if (match !== null && !DRY.test(text) && step.run !== void 0) return placeIn(step.run, index + match.index);
	}
}
/** A cluster that lives and dies with the job: what is deployed there is a test. */
const TEST_CLUSTER = /\b(?:kind-action|kind\s+create|minikube|k3d|k3s|setup-k3s|microk8s|kwok)\b/i;
/** Whether the job deploys into a cluster that it made for itself. */
function isTestDeployment(job) {
	return job.steps.some(({ uses, run }) => TEST_CLUSTER.test(`${uses?.text ?? ""} ${run?.text ?? ""}`));
}
/** Images that a step deploys by a name which is written in it. */
function imagesIn(step, job, workflow) {
	const scope = new Scope([
		step.env,
		job.env,
		workflow.env
	]);
	const input = ACTIONS.get(actionOf(step));
	if (input !== void 0 && input !== "") {
		const value = inputOf(step.with, input);
		return (value === void 0 ? [] : scope.expand(value.text).split(/\s*\n\s*/)).filter((name) => name !== "").map((image) => ({
			at: value?.at ?? step.at,
			image
		}));
	}
	return commandsOf(step).flatMap(({ text, index }) => {
		const match = COMMAND$1.exec(text);
		if (match === null || DRY.test(text) || step.run === void 0) return [];
		const at = placeIn(step.run, index + match.index);
		return imagesOf(text.slice(match.index)).map((image) => ({
			at,
			image: scope.expand(image)
		}));
	});
}
/** The lines of a script, those that go on after a backslash joined, each with its place in the script. */
function commandsOf(step) {
	const commands = [];
	const script = (step.run?.text ?? "").replace(/\\\n/g, "  ");
	let index = 0;
	for (const text of script.split("\n")) {
		if (!text.trimStart().startsWith("#")) commands.push({
			text: text.slice(0, 5e3),
			index
		});
		index += text.length + 1;
	}
	return commands;
}
/** The images that one command names: values of `--image`, `name=image`, and of helm's `image.tag`. */
function imagesOf(command) {
	const words = wordsOf(command);
	const digest = words.flatMap((word) => word.split(/,(?=[\w.]+=)/)).some((word) => /(?:^|\.)(?:digest|sha)=/i.test(word));
	const isSet = /\bset\s+image\b/.test(command);
	return words.flatMap((word, index) => {
		const [, flagged] = /^--(?:image|image-uri|container-image)=(.+)$/s.exec(word) ?? [];
		if (flagged !== void 0) return [flagged];
		if (/^(?:--image|--image-uri|--docker-custom-image-name|--container-image-name)$/.test(word)) return words[index + 1] ?? [];
		return word.split(/,(?=[\w.]+=)/).flatMap((setting) => {
			const [, key = "", value] = /^([\w./-]+)=(.+)$/s.exec(setting) ?? [];
			if (value === void 0) return [];
			if (/image[\w.]{0,40}tag$|^tag$/i.test(key)) return digest ? [] : [`:${value}`];
			return isSet || /(?:^|\.)image$/i.test(key) ? [value] : [];
		});
	});
}
/** Splits a command into words as a shell does, an expression in one piece. */
function wordsOf(command) {
	return (command.match(/(?:\$\{\{[^}]{0,500}\}\}|"[^"]*"|'[^']*'|[^\s"';|&])+/g) ?? []).map((word) => word.replace(/["']/g, ""));
}

// src/stages/workflows/evaluate.ts
/** Functions that take away the `success()` that GitHub puts before every other condition. */
const STATUS = /\b(?:always|cancelled|failure|success)\s*\(\s*\)/i;
/**
* Whether a job or step with this `if` runs. Without a status function GitHub also demands `success()`, which the
* facts must hold.
*/
function runs(condition, facts) {
	const success = condition === void 0 || !STATUS.test(condition.text) ? truth(facts.get("success()")) : true;
	if (success === false) return false;
	const expression = condition === void 0 ? void 0 : parseCondition(condition.text);
	const own = condition === void 0 || condition.text.trim() === "" ? true : evaluateTruth(expression, facts);
	return own === false ? false : own && success;
}
/** Whether a value such as `continue-on-error` is surely true. */
function isTrue(value, facts) {
	if (value === void 0) return false;
	return /^true$/i.test(value.text.trim()) || evaluateTruth(parseCondition(value.text), facts) === true;
}
/** What is longer is no script of a few lines, and may have been written to keep the reader busy. */
const MAX_INTERPOLATED = 1e4;
/** The text with every `${{ … }}` that is known put in; the others, and those of a long text, stay as they are. */
function interpolate(text, facts) {
	let result = "";
	let from = 0;
	for (const { expression, start, end } of interpolations(text)) {
		const parsed = parseExpression(expression);
		const value = parsed === void 0 ? void 0 : evaluate(parsed, facts);
		const shown = value === void 0 || isList(value) ? text.slice(start, end) : String(value ?? "");
		result += text.slice(from, start) + shown;
		from = end;
		if (result.length > MAX_INTERPOLATED) break;
	}
	return result + text.slice(from);
}
function evaluateTruth(expression, facts) {
	return expression === void 0 ? void 0 : truth(evaluate(expression, facts));
}
function isList(value) {
	return Array.isArray(value);
}
/** GitHub: false, 0, the empty string and null are false; everything else is true. */
function truth(value) {
	return value === void 0 ? void 0 : Boolean(value);
}
function evaluate(expression, facts) {
	switch (expression.kind) {
		case "literal": return expression.value;
		case "reference": return facts.get(expression.path);
		case "not": {
			const operand = evaluateTruth(expression.operand, facts);
			return operand === void 0 ? void 0 : !operand;
		}
		case "call": return callOf(expression, facts) ?? call(expression.name, expression.arguments.map((argument) => evaluate(argument, facts)), facts);
		case "binary": return binary(expression, facts);
	}
}
/** A call that is known by what it is about: `tojson(needs)`, whose argument is no value here. */
function callOf({ name, arguments: [argument, ...more] }, facts) {
	return argument?.kind === "reference" && more.length === 0 ? facts.get(`${name}(${argument.path})`) : void 0;
}
function binary(expression, facts) {
	const { operator } = expression;
	const left = evaluate(expression.left, facts);
	const right = evaluate(expression.right, facts);
	if (operator === "||" || operator === "&&") {
		const decisive = operator === "||";
		if (truth(left) === decisive) return left;
		if (left !== void 0) return right;
		return truth(right) === decisive ? decisive : void 0;
	}
	if (operator !== "==" && operator !== "!=") return void 0;
	if (left === void 0 || right === void 0 || isList(left) || isList(right)) return void 0;
	return same(left, right) === (operator === "==");
}
/** GitHub compares texts without regard to case, and values of different types as numbers. */
function same(left, right) {
	if (typeof left === "string" && typeof right === "string") return left.toLowerCase() === right.toLowerCase();
	return typeof left === typeof right ? left === right : Number(left ?? 0) === Number(right ?? 0);
}
function call(name, values, facts) {
	if (name === "always") return true;
	if (values.length === 0) return facts.get(`${name}()`);
	const [first, second] = values;
	if (first === void 0) return void 0;
	if (name === "join" && isList(first)) return first.join(typeof second === "string" ? second : ",");
	if (typeof second !== "string") return void 0;
	const sought = second.toLowerCase();
	if (isList(first)) return name === "contains" ? first.some((one) => one.toLowerCase() === sought) : void 0;
	const whole = String(first ?? "").toLowerCase();
	if (name === "contains") return whole.includes(sought);
	if (name === "startswith") return whole.startsWith(sought);
	return name === "endswith" ? whole.endsWith(sought) : void 0;
}

// src/stages/workflows/deployments.ts
const CHECK_EVENTS = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_target",
	"merge_group"
]);
/** Deployments of a tag, past the gate, or out of a job that nobody watches over. */
function deployments$1(repository, workflow) {
	if (!repository.usesAssay || isCheckOnly(repository, workflow)) return [];
	const held = workflow.jobs.filter((job) => repository.heldBy(job).size > 0);
	return workflow.jobs.flatMap((job) => {
		const steps = deployingSteps(job);
		if (steps.length === 0) return [];
		return [...steps.flatMap(({ step }) => byTag(workflow, job, step)), ...held.length === 0 ? [] : pastTheGate(repository, workflow, job, steps, held)];
	});
}
/** Whether a workflow runs for changes that are not merged yet, and for nothing else. */
function isCheckOnly(repository, workflow) {
	return [...repository.events(workflow)].every((event) => CHECK_EVENTS.has(event));
}
/** Whether a job of the workflow deploys to something that outlives the job. */
function deploys(job) {
	return deployingSteps(job).length > 0;
}
function deployingSteps(job) {
	if (isTestDeployment(job)) return [];
	return job.steps.flatMap((step, index) => {
		const at = deploymentIn(step);
		return at === void 0 ? [] : [{
			step,
			index,
			at
		}];
	});
}
function byTag(workflow, job, step) {
	return imagesIn(step, job, workflow).filter(({ image }) => isTag(image)).map(({ at, image }) => {
		const shown = plain(image.replace(/^:/, "tag "), 120).replaceAll("`", "'");
		return advise("deployment-by-tag", workflow.path, at, `the job ${named(job.id)} deploys by a tag (${shown}) and not by the digest that passed`);
	});
}
/** A name that ends in a tag; a digest, an output that holds one, and a name that is wholly unknown are none. */
function isTag(image) {
	if (/@|sha256|digest|outputs\s*\.\s*image\b/i.test(image)) return false;
	const bare = image.replace(/\$\{\{.*?\}\}/gs, (expression) => "x".repeat(expression.length));
	return /:[^/:\s]+$/.test(bare);
}
function pastTheGate(repository, workflow, job, steps, held) {
	const own = job.steps.findIndex((step) => repository.held(step).size > 0);
	if (own >= 0) return steps.flatMap((deploying) => besideTheGate(workflow, job, deploying, own));
	const before = ancestors(workflow, job).filter((other) => held.includes(other));
	const [first] = steps;
	if (first === void 0) return [];
	if (before.length === 0) {
		const names = held.slice(0, 3).map(({ id }) => named(id));
		const message = `the job ${named(job.id)} deploys without waiting for Assay in ${names.join(", ")}`;
		return [advise("deployment-ungated", workflow.path, first.at, message)];
	}
	if (runs(job.if, failed(before)) === true) {
		const message = `the job ${named(job.id)} deploys also when ${before.map(({ id }) => named(id)).join(", ")} failed`;
		return [advise("deployment-ungated", workflow.path, job.if?.at ?? first.at, message)];
	}
	if (!before.some((other) => repository.heldBy(other).has("gate")) || job.environment !== void 0) return [];
	const message = `the job ${named(job.id)} deploys after a gate in another job and names no environment, so its credentials are there for every workflow and branch`;
	return [advise("deployment-unprotected", workflow.path, job.at, message)];
}
/** In one job the deployment comes after Assay, and does not run when that failed. */
function besideTheGate(workflow, job, { step, index, at }, own) {
	const facts = /* @__PURE__ */ new Map([
		["success()", false],
		["failure()", true],
		["cancelled()", false]
	]);
	const early = index < own;
	if (!early && runs(step.if, facts) !== true) return [];
	const how = early ? "deploys before Assay looked at the image" : "deploys also when Assay failed";
	return [advise("deployment-ungated", workflow.path, at, `the job ${named(job.id)} ${how}`)];
}
/** What a job sees when these failed. */
function failed(jobs) {
	const results = jobs.map(({ id }) => [`needs.${id.toLowerCase()}.result`, "failure"]);
	return new Map([
		...results,
		["success()", false],
		["failure()", true],
		["cancelled()", false]
	]);
}
/** Every job that must end before this one starts. */
function ancestors(workflow, job) {
	const found = /* @__PURE__ */ new Set();
	const open = [job];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		const { needs } = next;
		for (const other of workflow.jobs) {
			if (!needs.includes(other.id) || found.has(other)) continue;
			found.add(other);
			open.push(other);
		}
	}
	return [...found];
}

// src/stages/workflows/policy-places.ts
/** Where people put a policy file by mistake; what lies among the workflows is looked at anyway. */
const OTHER_POLICY_PATHS = [
	...[
		"assay.yml",
		"assay.yaml",
		".assay.yml",
		".assay.yaml",
		".assay/policy.yml",
		".assay/assay.yml"
	],
	...[
		".github/assay.yaml",
		".github/.assay.yml",
		".github/assay-policy.yml",
		".github/assay/policy.yml"
	],
	...[
		".github/assay/assay.yml",
		".config/assay.yml",
		"config/assay.yml"
	]
];
const KEYS = new Set(Object.keys(policyFileSchema.shape));
/** Whether a YAML text is a policy: most of its keys are those of one. A file for another program has others too. */
function isPolicy(text) {
	const root = parseYaml(text);
	if ("fault" in root || root.kind !== "map") return false;
	const keys = [...root.entries.keys()];
	const rules = keys.filter((key) => KEYS.has(key) && key !== "version").length;
	const others = keys.filter((key) => !KEYS.has(key)).length;
	const isVersioned = root.entries.has("version");
	return rules + (isVersioned ? 1 : 0) > 0 && others < Math.max(rules, isVersioned ? 1 : 0);
}
/** Policies that lie where Assay does not look, unless a workflow names them. */
function unreadPolicies(policies, workflows) {
	const jobs = workflows.flatMap((workflow) => workflow.jobs);
	const asked = [...jobs, ...jobs.flatMap(({ steps }) => steps)].flatMap((owner) => owner.with).filter(({ name }) => /policy/i.test(name)).map(({ value }) => value.text.trim().replace(/^\.\//, ""));
	if (asked.some((text) => text.includes("${{"))) return [];
	return policies.filter((path) => !asked.some((one) => one === path || one.endsWith(`/${path}`))).map((path) => {
		const message = `the policy file ${named(path)} is not read: none of its rules holds; the one that is read is ${named(POLICY_PATH)}`;
		return advise("policy-not-read", path, {
			line: 1,
			column: 1
		}, message);
	});
}

// src/stages/workflows/privileged-jobs.ts
/** Actions that must be named by a tag, since they check their own reference. */
const BY_TAG = /^slsa-framework\/slsa-(?:github-generator|verifier)(?:\/|$)/;
/** Actions that are known to do without `contents: write`. */
const NO_CONTENT = /^(?:actions\/(?:checkout|cache(?:\/\w+)?|setup-[\w-]+|upload-artifact|download-artifact|attest[\w-]*)|docker\/[\w-]+|sigstore\/cosign-installer|aws-actions\/[\w-]+|azure\/[\w-]+|google-github-actions\/[\w-]+|[\w.-]+\/assay(?:\/gate)?|github\/codeql-action\/[\w-]+|aquasecurity\/[\w-]+|step-security\/harden-runner)$/;
const WRITES_CONTENT = /\bgit\s+(?:push|tag)\b|\bgh\s|\bhub\s|api\.github\.com|github_token|gh_token|github\.token|semantic-release|goreleaser|release/i;
/** What weakens the jobs that run Assay, hold an OIDC token or deploy; other jobs are not looked at. */
function privilegedJobs(repository, workflow) {
	return workflow.jobs.filter((job) => isPrivileged(repository, workflow, job)).flatMap((job) => [
		...unpinned(repository, workflow, job),
		...broad(repository, workflow, job),
		...inherited(repository, workflow, job)
	]);
}
function isPrivileged(repository, workflow, job) {
	return repository.heldBy(job).size > 0 || mayWrite(permissionsOf$1(workflow, job), "id-token") || job.environment !== void 0 || deploys(job);
}
/** One advice for each job and file, at the first action that can move. */
function unpinned(repository, workflow, job) {
	const moving = [...job.uses === void 0 ? [] : [{
		path: workflow.path,
		text: job.uses
	}], ...repository.flatten(workflow.path, job.steps).flatMap(({ path, step }) => step.uses === void 0 ? [] : [{
		path,
		text: step.uses
	}])].filter(({ text }) => {
		const uses = parseUses(text.text);
		if (uses === void 0 || isPinned(uses)) return false;
		return !(uses.kind === "remote" && BY_TAG.test(uses.repository));
	});
	return [...Map.groupBy(moving, ({ path }) => path)].map(([path, found]) => {
		const names = [...new Set(found.map(({ text }) => named(text.text)))];
		const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
		const message = `the job ${named(job.id)} runs actions that can change under their name: ${names.slice(0, 5).join(", ")}${more}`;
		return advise("action-not-pinned", path, found[0]?.text.at ?? job.at, message);
	});
}
function broad(repository, workflow, job) {
	const permissions = permissionsOf$1(workflow, job);
	const told = (at, what) => [advise("permissions-too-broad", workflow.path, at, `the job ${named(job.id)} ${what}`)];
	if (permissions === void 0) return [...repository.events(workflow)].every((event) => event === "workflow_call") ? [] : told(job.at, "sets no `permissions`, so the repository's default decides, which may be write to everything");
	if (permissions.all === "write-all") return told(permissions.at, "may write to everything (`write-all`)");
	if (!mayWrite(permissions, "contents") || !isContentLeftAlone(repository, workflow, job)) return [];
	return told(permissions.at, "may write to the repository (`contents: write`) and does nothing that needs it");
}
/** Whether every step is known not to write to the repository; one that is not known may. */
function isContentLeftAlone(repository, workflow, job) {
	if (job.uses !== void 0 || [...job.env, ...workflow.env].some(({ value }) => WRITES_CONTENT.test(value.text))) return false;
	return repository.flatten(workflow.path, job.steps).every(({ step }) => {
		if ([step.run, ...step.env.map(({ value }) => value)].some((text) => WRITES_CONTENT.test(text?.text ?? ""))) return false;
		if (step.uses === void 0) return true;
		if (step.uses.text.startsWith("./")) return repository.held(step).size > 0;
		return NO_CONTENT.test(actionOf(step));
	});
}
function inherited(repository, workflow, job) {
	if (job.inheritsSecrets === void 0 || repository.heldBy(job).size === 0) return [];
	const message = `the job ${named(job.id)} hands every secret of the repository to ${named(job.uses?.text ?? "a workflow")}`;
	return [advise("secrets-inherited", workflow.path, job.inheritsSecrets, message)];
}

// src/formats/workflow/workflow-file.ts
/** More jobs or steps than GitHub would ever run: what looks through them may be quadratic. */
const MAX_JOBS = 500;
/** Reads a workflow; answers a sentence and a place where it is none. Never throws. */
function parseWorkflow(path, source) {
	const root = parseYaml(source);
	if ("fault" in root) return root;
	if (root.kind !== "map") return {
		fault: "it is no mapping",
		at: root.at
	};
	const on = root.entries.get("on")?.value;
	if (on === void 0) return {
		fault: "it has no `on:`",
		at: root.at
	};
	const jobs = mappingAt(root, "jobs");
	if (jobs === void 0) return {
		fault: "it has no `jobs:`",
		at: root.at
	};
	if (jobs.entries.size > MAX_JOBS) return {
		fault: `it has more than ${MAX_JOBS} jobs`,
		at: jobs.at
	};
	return {
		path,
		triggers: triggersOf(on),
		...permissionsOf(root),
		env: variablesOf(root, "env"),
		jobs: [...jobs.entries].flatMap(([id, entry]) => jobOf(id, entry) ?? [])
	};
}
/** Reads an `action.yml`; answers a sentence and a place where it is none. Never throws. */
function parseAction(path, source) {
	const root = parseYaml(source);
	if ("fault" in root) return root;
	const runs = root.kind === "map" ? mappingAt(root, "runs") : void 0;
	if (root.kind !== "map" || runs === void 0) return {
		fault: "it has no `runs:`",
		at: root.at
	};
	const composite = textAt(runs, "using")?.text.toLowerCase() === "composite";
	return {
		path,
		name: textAt(root, "name")?.text ?? "",
		composite,
		steps: stepsOf(runs)
	};
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
		...optional("name", textAt(value, "name")?.text),
		...optional("if", textAt(value, "if")),
		needs: textsOf(value.entries.get("needs")?.value),
		...optional("environment", environment?.kind === "map" ? textAt(environment, "name") : asText(environment)),
		...permissionsOf(value),
		env: variablesOf(value, "env"),
		...optional("continueOnError", textAt(value, "continue-on-error")),
		...optional("uses", textAt(value, "uses")),
		with: variablesOf(value, "with"),
		secrets: variablesOf(value, "secrets"),
		...optional("inheritsSecrets", inherits ? secrets.at : void 0),
		steps: stepsOf(value)
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
		...optional("id", textAt(step, "id")?.text),
		...optional("if", textAt(step, "if")),
		...optional("uses", textAt(step, "uses")),
		...optional("run", textAt(step, "run")),
		with: variablesOf(step, "with"),
		env: variablesOf(step, "env"),
		...optional("continueOnError", textAt(step, "continue-on-error"))
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
/** The field where there is a value, none where there is not. */
function optional(name, value) {
	const field = {};
	if (value !== void 0) field[name] = value;
	return field;
}

// src/stages/shared/bounded-reader.ts
const MAX_FILES = 200;
const MAX_FILE_BYTES = 1048576;
/** Of all files together: the YAML parser takes seconds for a hostile megabyte. */
const MAX_BYTES = 4194304;
/** Reads small files below a folder, within bounds and without following links. */
var BoundedReader = class {
	/** How many files were read. */
	files = 0;
	/** What was left out, a sentence each. */
	notes = [];
	#root;
	#left = 0;
	#bytes = 0;
	constructor(root) {
		this.#root = root;
	}
	/** YAML files of a folder, sorted; empty where there is no such folder. Never throws. */
	async list(folder) {
		try {
			if (!await exists(join(this.#root, folder))) return [];
			if (await this.#goesThroughLink(folder)) return this.#leftOut(`${folder} is reached through a link`);
			const yaml = (await readdir(join(this.#root, folder), { withFileTypes: true })).filter(({ name }) => /\.ya?ml$/i.test(name));
			for (const entry of yaml) if (entry.isSymbolicLink()) this.#leftOut(`${folder}/${entry.name} is a link`);
			return yaml.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`).sort();
		} catch (error) {
			return this.#leftOut(`${folder} could not be listed (${codeOf(error)})`);
		}
	}
	/** The text of a file; undefined where there is none or a bound was met, which is noted. Never throws. */
	async read(path) {
		const full = join(this.#root, path);
		if (!await exists(full)) return void 0;
		if (this.files >= MAX_FILES || this.#bytes >= MAX_BYTES) {
			this.#left += 1;
			return;
		}
		try {
			if (await this.#goesThroughLink(path)) {
				this.#leftOut(`${path} is reached through a link`);
				return;
			}
			const text = await readSmall(full);
			this.files += 1;
			if (text === void 0) return { fault: `it is no regular file of at most ${MAX_FILE_BYTES} bytes` };
			this.#bytes += text.length;
			return { text };
		} catch (error) {
			return { fault: `it could not be read (${codeOf(error)})` };
		}
	}
	/** The notes, and one on files beyond the bounds. */
	allNotes() {
		if (this.#left === 0) return this.notes;
		return [...this.notes, `${this.#left} more workflow files were not looked at: ${MAX_FILES} files or ${MAX_BYTES} bytes are the most.`];
	}
	async #goesThroughLink(path) {
		const root = await realpath(this.#root);
		return await realpath(join(root, path)) !== join(root, path);
	}
	#leftOut(what) {
		this.notes.push(`${plain(what, 300)}: it was not looked at.`);
		return [];
	}
};
/** Whether there is anything at a path. */
async function exists(path) {
	return await access(path, constants.F_OK).then(() => true, () => false);
}
/**
* The text of a small file; undefined where it is none. Should it have become a link or a pipe meanwhile, it is neither
* followed nor waited for.
*/
async function readSmall(path) {
	const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
	try {
		const stat = await file.stat();
		if (!stat.isFile() || stat.size > MAX_FILE_BYTES) return void 0;
		const buffer = Buffer.alloc(1048577);
		let length = 0;
		for (;;) {
			const { bytesRead } = await file.read(buffer, length, buffer.length - length);
			if (bytesRead === 0) break;
			length += bytesRead;
		}
		return length > MAX_FILE_BYTES ? void 0 : buffer.toString("utf8", 0, length);
	} finally {
		await file.close();
	}
}
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : "unknown fault";
}

// src/stages/workflows/read-sources.ts
const WORKFLOWS = ".github/workflows";
/**
* Reads the workflows of the repository that the source tree belongs to, and the local actions that they use; within
* bounds, and without following links. Never throws: what cannot be read is told.
*/
async function readSources(source) {
	const { folder, path: root } = await repositoryOf(source);
	const reader = new BoundedReader(folder);
	const unreadable = [];
	const parsed = (path, file, parse) => {
		if (file === void 0) return void 0;
		const read = "fault" in file ? {
			fault: file.fault,
			at: {
				line: 1,
				column: 1
			}
		} : parse(path, file.text);
		if (!("fault" in read)) return read;
		unreadable.push(advise("workflow-unreadable", path, read.at, `the file was not looked at: ${read.fault}`));
	};
	const workflows = [];
	const policies = [];
	for (const path of await reader.list(WORKFLOWS)) {
		const file = await reader.read(path);
		if (file !== void 0 && "text" in file && isMisplacedPolicy(file.text)) {
			policies.push(path);
			continue;
		}
		const workflow = parsed(path, file, parseWorkflow);
		if (workflow !== void 0) workflows.push(workflow);
	}
	const actions = /* @__PURE__ */ new Map();
	const used = new Set(workflows.flatMap(({ jobs }) => jobs.flatMap(({ steps }) => localActions(steps))));
	for (const at of used) for (const name of ["action.yml", "action.yaml"]) {
		const path = at === "" ? name : `${at}/${name}`;
		const file = await reader.read(path);
		if (file === void 0) continue;
		const action = parsed(path, file, parseAction);
		if (action !== void 0) {
			actions.set(at, action);
			for (const inner of localActions(action.steps)) used.add(inner);
		}
		break;
	}
	policies.push(...await misplacedPolicies(folder));
	return {
		root,
		files: reader.files,
		workflows,
		actions,
		policies,
		unreadable,
		notes: reader.allNotes()
	};
}
/** Among the workflows: what GitHub would not run, and a policy would be. */
function isMisplacedPolicy(text) {
	return !/^["']?(?:on|jobs)["']?\s*:/m.test(text) && isPolicy(text);
}
/** They count as no workflows, and what cannot be read of them is of no consequence. */
async function misplacedPolicies(folder) {
	const reader = new BoundedReader(folder);
	const found = [];
	for (const path of OTHER_POLICY_PATHS) {
		const file = await reader.read(path);
		if (file !== void 0 && "text" in file && isPolicy(file.text)) found.push(path);
	}
	return found;
}
/** Folders of the repository whose action a step uses. */
function localActions(steps) {
	return steps.flatMap(({ uses }) => {
		const named = uses === void 0 ? void 0 : parseUses(uses.text);
		return named?.kind === "local" && !named.path.split("/").includes("..") ? [named.path] : [];
	});
}
/**
* The source may be a folder of the repository, and the repository a folder of the workspace: the nearest folder with
* `.git` counts, else the nearest with workflows.
*/
async function repositoryOf(source) {
	const segments = source.path.split("/").filter((segment) => segment !== "");
	const candidates = Array.from({ length: segments.length + 1 }, (_, up) => ({
		folder: join(source.folder, ...Array.from({ length: up }, () => "..")),
		path: segments.slice(0, segments.length - up).join("/")
	}));
	for (const sign of [".git", WORKFLOWS]) for (const candidate of candidates) if (await exists(join(candidate.folder, sign))) return candidate;
	return source;
}

// src/formats/workflow/shell-tokens.ts
/** Where output goes to is of no consequence for the status. */
const REDIRECTED = /^(?:\d?>&\d|(?:\d|&)?>>?[ \t]*)/;
const SIGNS = /^(?:&&|\|\||;;|<<<|[;\n|()])/;
/** The words and signs of a script; undefined where it holds what is left to a shell. */
function tokensOf(text) {
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
			if (target === void 0) return void 0;
			at = target.end;
		} else if (sign !== void 0 && !isPattern) {
			tokens.push({
				kind: "sign",
				sign: sign === "\n" ? ";" : sign
			});
			at += sign.length;
		} else {
			const read = wordAt(text, at, isPattern);
			if (read === void 0 || read.end === at) return void 0;
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
	return tokens;
}
/** The word itself where it is one text without quotes. */
function plainOf(word) {
	const [only, more] = word;
	return only?.kind === "text" && !only.quoted && more === void 0 ? only.text : void 0;
}
/** A word; in a regular expression blanks and signs within brackets are part of it. */
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

// src/formats/workflow/shell-script.ts
const MAX_LENGTH = 2e4;
const MAX_DEPTH = 30;
/**
* Parses the part of bash in which result jobs are written: lists, `if`, `case`, `for`, `[ ]` and `[[ ]]`; undefined
* where a script holds anything else.
*/
function parseScript(text) {
	const tokens = text.length > MAX_LENGTH ? void 0 : tokensOf(text.replaceAll("\\\n", "  "));
	return tokens === void 0 ? void 0 : new Parser(tokens).whole();
}
var Refused = class extends Error {};
/** A parser by descent; what it does not know makes the whole undefined. */
var Parser = class {
	#tokens;
	#next = 0;
	constructor(tokens) {
		this.#tokens = tokens;
	}
	whole() {
		try {
			const script = this.#script([], 0);
			return this.#next === this.#tokens.length ? script : void 0;
		} catch (error) {
			if (error instanceof Refused) return void 0;
			throw error;
		}
	}
	/** Up to one of the words, or a sign that ends an arm or a group. */
	#script(until, depth) {
		if (depth > MAX_DEPTH) throw new Refused();
		const lists = [];
		for (;;) {
			while (this.#takeSign(";"));
			const token = this.#tokens[this.#next];
			if (token === void 0 || (token.kind === "sign" ? true : until.includes(token.plain ?? ""))) return lists;
			lists.push(this.#andOr(depth));
		}
	}
	#andOr(depth) {
		const parts = [];
		let operator = "";
		while (operator !== void 0) {
			parts.push({
				operator,
				pipeline: this.#pipeline(depth)
			});
			operator = this.#takeSign("&&") ? "&&" : this.#takeSign("||") ? "||" : void 0;
			if (operator !== void 0) while (this.#takeSign(";"));
		}
		return parts;
	}
	#pipeline(depth) {
		const negated = this.#takeWord("!");
		const commands = [this.#command(depth)];
		while (this.#takeSign("|")) commands.push(this.#command(depth));
		return {
			negated,
			commands
		};
	}
	#command(depth) {
		if (this.#takeWord("if")) return this.#if(depth + 1);
		if (this.#takeWord("case")) return this.#case(depth + 1);
		if (this.#takeWord("for")) return this.#for(depth + 1);
		if (this.#takeWord("{")) return {
			kind: "group",
			body: this.#until("}", depth + 1)
		};
		if (this.#takeWord("[[")) return {
			kind: "test",
			tokens: this.#test()
		};
		const words = [];
		for (;;) {
			const token = this.#tokens[this.#next];
			if (token === void 0 || token.kind === "sign" && token.sign !== "<<<") break;
			if (words.length === 0 && /^(?:while|until|function|select|time)$/.test(wordOf(token))) throw new Refused();
			words.push(token);
			this.#next += 1;
		}
		if (words.length === 0) throw new Refused();
		return {
			kind: "simple",
			words
		};
	}
	#if(depth) {
		const branches = [];
		do {
			const condition = this.#until("then", depth);
			branches.push({
				condition,
				body: this.#script([
					"elif",
					"else",
					"fi"
				], depth)
			});
		} while (this.#takeWord("elif"));
		const otherwise = this.#takeWord("else") ? this.#script(["fi"], depth) : [];
		this.#expectWord("fi");
		return {
			kind: "if",
			branches,
			otherwise
		};
	}
	#case(depth) {
		const subject = this.#word();
		while (this.#takeSign(";"));
		this.#expectWord("in");
		const arms = [];
		for (;;) {
			while (this.#takeSign(";"));
			if (this.#takeWord("esac")) return {
				kind: "case",
				subject,
				arms
			};
			this.#takeSign("(");
			const patterns = [this.#word()];
			while (this.#takeSign("|")) patterns.push(this.#word());
			if (!this.#takeSign(")")) throw new Refused();
			arms.push({
				patterns,
				body: this.#script(["esac"], depth)
			});
			this.#takeSign(";;");
		}
	}
	#for(depth) {
		const name = this.#word().map((piece) => piece.kind === "text" ? piece.text : "").join("");
		this.#expectWord("in");
		const words = [];
		while (this.#tokens[this.#next]?.kind === "word") words.push(this.#word());
		while (this.#takeSign(";"));
		this.#expectWord("do");
		return {
			kind: "for",
			name,
			words,
			body: this.#until("done", depth)
		};
	}
	#test() {
		const from = this.#next;
		while (this.#next < this.#tokens.length && wordOf(this.#tokens[this.#next]) !== "]]") this.#next += 1;
		const tokens = this.#tokens.slice(from, this.#next);
		this.#expectWord("]]");
		return tokens;
	}
	#until(word, depth) {
		const script = this.#script([word], depth);
		this.#expectWord(word);
		return script;
	}
	#word() {
		const token = this.#tokens[this.#next];
		if (token?.kind !== "word") throw new Refused();
		this.#next += 1;
		return token.word;
	}
	#expectWord(word) {
		if (!this.#takeWord(word)) throw new Refused();
	}
	#takeWord(word) {
		const taken = wordOf(this.#tokens[this.#next]) === word;
		if (taken) this.#next += 1;
		return taken;
	}
	#takeSign(sign) {
		const token = this.#tokens[this.#next];
		const taken = token?.kind === "sign" && token.sign === sign;
		if (taken) this.#next += 1;
		return taken;
	}
};
function wordOf(token) {
	return token?.kind === "word" ? token.plain ?? "" : "";
}

// src/stages/workflows/play-script.ts
/** A script asks for something that only a shell could tell. */
var Unknown = class extends Error {};
/** The script ended by `exit`, or by a command that failed under `bash -e`. */
var Exit = class extends Error {
	failed;
	constructor(failed) {
		super();
		this.failed = failed;
	}
};
const MAX_STEPS$1 = 5e3;
/** With two repetitions a text of this length is tried some million times at most. */
const MAX_REPEATS = 2;
const MAX_TEXT = 2e3;
/** Whether a script fails, run with `bash -e` and these variables; undefined where that cannot be told. */
function scriptFailsWith(text, variables) {
	const script = parseScript(text);
	if (script === void 0) return void 0;
	try {
		return !new Player(variables).run(script, true);
	} catch (error) {
		if (error instanceof Exit) return error.failed;
		if (error instanceof Unknown) return void 0;
		throw error;
	}
}
var Player = class {
	#variables;
	#steps = 0;
	constructor(variables) {
		this.#variables = new Map(variables);
	}
	/** Whether the last command succeeds. `checked`: a failure ends the script, as outside of conditions. */
	run(script, checked) {
		let succeeded = true;
		for (const list of script) succeeded = this.#andOr(list, checked);
		return succeeded;
	}
	#andOr(list, checked) {
		let succeeded = true;
		let ran = 0;
		for (const [index, { operator, pipeline }] of list.entries()) {
			if (operator === "&&" && !succeeded) continue;
			if (operator === "||" && succeeded) continue;
			ran = index;
			succeeded = this.#pipeline(pipeline, checked && index === list.length - 1);
		}
		const last = list.length - 1;
		if (!succeeded && ran < last && isExit(list[last]?.pipeline)) return true;
		if (!succeeded && checked && ran === last && list[last]?.pipeline.negated !== true) throw new Exit(true);
		return succeeded;
	}
	#pipeline({ negated, commands }, checked) {
		const [first, second, third] = commands;
		if (first === void 0) throw new Unknown();
		if (third !== void 0) throw new Unknown();
		const succeeded = second === void 0 ? this.#command(first, checked && !negated) : this.#piped(first, second);
		return negated ? !succeeded : succeeded;
	}
	/** `echo … | grep …`, the one pipeline that asks something. */
	#piped(first, second) {
		if (first.kind !== "simple" || second.kind !== "simple") throw new Unknown();
		const [name, ...written] = this.#words(first.words);
		if (name !== "echo" && name !== "printf") throw new Unknown();
		const text = written.filter((word) => !/^-[en]+$|^%s(?:\\n)?$/.test(word)).join(" ");
		return this.#grep(this.#words(second.words), text);
	}
	#command(command, checked) {
		this.#steps += 1;
		if (this.#steps > MAX_STEPS$1) throw new Unknown();
		switch (command.kind) {
			case "simple": return this.#simple(command.words);
			case "test": return this.#test(command.tokens, true);
			case "group": return this.run(command.body, checked);
			case "if": {
				const branch = command.branches.find(({ condition }) => this.run(condition, false));
				return this.run(branch?.body ?? command.otherwise, checked);
			}
			case "case": {
				const subject = this.#text(command.subject);
				const arm = command.arms.find(({ patterns }) => patterns.some((pattern) => fits(this.#glob(pattern), subject)));
				return arm === void 0 ? true : this.run(arm.body, checked);
			}
			case "for": {
				let succeeded = true;
				for (const value of command.words.flatMap((word) => this.#split(word))) {
					this.#variables.set(command.name, value);
					succeeded = this.run(command.body, checked);
				}
				return succeeded;
			}
		}
	}
	#simple(tokens) {
		const rest = [...tokens];
		for (;;) {
			const [token] = rest;
			const [first, ...more] = token?.kind === "word" ? token.word : [];
			const set = first?.kind === "text" && !first.quoted ? /^([A-Za-z_]\w*)=(.*)$/s.exec(first.text) : null;
			if (set === null) break;
			const value = [{
				kind: "text",
				text: set[2] ?? "",
				quoted: true
			}, ...more];
			this.#variables.set(set[1] ?? "", this.#known(value));
			rest.shift();
		}
		if (rest.length === 0) return true;
		const here = rest.findIndex((token) => token.kind === "sign");
		const command = this.#words(here < 0 ? rest.slice(0, 1) : rest.slice(0, here));
		const [name] = command;
		if (here >= 0) {
			const [text] = this.#words(rest.slice(here + 1));
			return this.#grep(command, text ?? "");
		}
		switch (name) {
			case "echo":
			case "printf":
			case "set":
			case ":":
			case "true": return true;
			case "false": return false;
			case "exit": {
				const code = this.#words(rest)[1] ?? "0";
				if (!/^\d+$/.test(code)) throw new Unknown();
				throw new Exit(Number(code) % 256 !== 0);
			}
			case "[": return this.#test(rest.slice(1, -1), false);
			case "test": return this.#test(rest.slice(1), false);
			default: throw new Unknown();
		}
	}
	/** `[ … ]` and `[[ … ]]`; in the latter the right side is a pattern. */
	#test(tokens, isPattern) {
		for (const joint of ["||", "&&"]) {
			const at = tokens.findIndex((token) => isJoint(token, joint));
			if (at < 0) continue;
			const left = this.#test(tokens.slice(0, at), isPattern);
			if (left === (joint === "||")) return left;
			return this.#test(tokens.slice(at + 1), isPattern);
		}
		const [first, second, third, more] = tokens.map((token) => {
			if (token.kind === "sign") throw new Unknown();
			return token;
		});
		if (first?.plain === "!") return !this.#test(tokens.slice(1), isPattern);
		if (first === void 0 || more !== void 0) throw new Unknown();
		if (second === void 0) return this.#text(first.word) !== "";
		if (third === void 0) {
			const text = this.#text(second.word);
			if (first.plain === "-z") return text === "";
			if (first.plain === "-n") return text !== "";
			throw new Unknown();
		}
		const left = this.#text(first.word);
		const equal = () => isPattern ? fits(this.#glob(third.word), left) : left === this.#text(third.word);
		switch (second.plain) {
			case "=":
			case "==":
			case "-eq": return equal();
			case "!=":
			case "-ne": return !equal();
			case "=~": return fits(expression(this.#text(third.word), ""), left);
			default: throw new Unknown();
		}
	}
	#grep([name, ...given], text) {
		const options = given.filter((one) => one.startsWith("-"));
		const [pattern, more] = given.filter((one) => !one.startsWith("-"));
		const letters = options.map((one) => one.slice(1)).join("");
		if (name !== "grep" || pattern === void 0 || more !== void 0 || /[^qvwxiEFs]/.test(letters)) throw new Unknown();
		const { source } = expression(letters.includes("F") ? literal(pattern) : pattern, "");
		const framed = letters.includes("x") ? `^(?:${source})$` : letters.includes("w") ? `\\b(?:${source})\\b` : source;
		const wanted = new RegExp(framed, letters.includes("i") ? "i" : "");
		return text.split("\n").some((line) => fits(wanted, line) !== letters.includes("v"));
	}
	#words(tokens) {
		return tokens.map((token) => {
			if (token.kind === "sign") throw new Unknown();
			return this.#text(token.word);
		});
	}
	#text(word) {
		const known = this.#known(word);
		if (known === void 0) throw new Unknown();
		return known;
	}
	#known(word) {
		const parts = word.map((piece) => {
			if (piece.kind === "text") return piece.text;
			return piece.kind === "variable" ? this.#variables.get(piece.name) : void 0;
		});
		return parts.includes(void 0) ? void 0 : parts.join("");
	}
	/** As `for` goes through it: what is not quoted falls apart at blanks. */
	#split(word) {
		const text = this.#text(word);
		return word.some((piece) => piece.kind !== "unknown" && piece.quoted) ? [text] : text.split(/\s+/).filter((part) => part !== "");
	}
	/** The pattern of `case` and `[[ == ]]`: `*` and `?` count where they are not quoted. */
	#glob(word) {
		let stars = 0;
		const parts = word.map((piece) => {
			if (piece.kind !== "text" || piece.quoted) return literal(this.#text([piece]));
			stars += piece.text.split("*").length - 1;
			if (stars > MAX_REPEATS || /[[\]\\]/.test(piece.text)) throw new Unknown();
			return literal(piece.text).replaceAll("\\*", "[^]*").replaceAll("\\?", "[^]");
		});
		return new RegExp(`^${parts.join("")}$`);
	}
};
function isExit(pipeline) {
	const [command] = pipeline?.commands ?? [];
	if (command?.kind === "group") return command.body.some((list) => list.some((one) => isExit(one.pipeline)));
	const [name] = command?.kind === "simple" ? command.words : [];
	return name?.kind === "word" && name.plain === "exit";
}
function isJoint(token, joint) {
	return token.kind === "sign" && token.sign === joint;
}
function literal(text) {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
/** A foreign regular expression; one that could take for ever is left to a shell. */
function expression(pattern, flags) {
	const isPlain = /^[\^$ \w|,()*+?:\\-]{1,80}$/.test(pattern);
	const repeats = pattern.replaceAll("(?:", "(").match(/[*+?]/g)?.length ?? 0;
	if (!isPlain || repeats > MAX_REPEATS || /[*+?|)][^()]*\)[*+?]/.test(pattern)) throw new Unknown();
	try {
		return new RegExp(pattern, flags);
	} catch {
		throw new Unknown();
	}
}
/** Whether a text fits; a long one is left to a shell. */
function fits(wanted, text) {
	if (text.length > MAX_TEXT) throw new Unknown();
	return wanted.test(text);
}

// src/stages/workflows/result-job.ts
const RESULTS = /\bneeds\s*\.\s*(?:\*|[\w-]+)\s*\.\s*result\b|\bneeds\s*\[[^\]]{1,80}\]\s*\.\s*result\b|tojson\s*\(\s*needs\s*\)/i;
const NAME = /^(?:all|ci|required)(?:[-_ ]?(?:checks?|green|passed|pass|ok|good|done|success|complete|required|jobs))+$|^(?:result|results|status|conclusion)$/i;
const ALLS_GREEN = "re-actors/alls-green";
const FAILS = /^\s*(?:exit\s+[1-9]\d*|false)\s*;?\s*$/m;
const PASSES = /^\s*(?:exit\s+0|true)?\s*$/;
/** Commands that only say something; what writes into a file does more. */
const SAYS = /^\s*(?:(?:echo|printf)\b[^>|&;$`]*(?:\$\{?\w+\}?[^>|&;$`]*|\$\{\{[^}]*\}\}[^>|&;$`]*)*|exit\s+0|true|:|set\s+-\w+|#.*)?\s*$/;
/** Asks for one `success` among the results, in the words of jq, JavaScript, Python and grep. */
const ANY_SUCCESS = [
	/\bany\b[^|\n]{0,80}==\s*["'`]success["'`]/,
	/\bsome\s*\([^;\n]{0,120}==\s*["'`]success["'`]|\bsome\s*\([^;\n]{0,120}===\s*["'`]success["'`]/,
	/\b(?:includes|index|indices|inside|contains|indexOf)\s*\(\s*\[?\s*["'`]success["'`]/,
	/["'`]success["'`]\s+in\s/,
	/\bgrep\s+(?:-(?!\w*v)\w+\s+)*["']?success["']?(?:\s|$|;|\))/m
];
/** How a check can end that did not pass, and how it is told; the first is the likeliest to be forgotten. */
const ENDINGS = [
	["skipped", "was skipped"],
	["failure", "failed"],
	["cancelled", "was cancelled"]
];
/** Checks that are played one by one. */
const MAX_ALONE = 5;
/** Steps that are played; a job that sums up has one or two. */
const MAX_STEPS = 100;
/** Whether a job sums up others, to be the one required check: it asks for their results, or is called so, or only says something. */
function isResultJob(job, facts) {
	if (job.uses !== void 0 || job.needs.length === 0) return false;
	if (job.steps.flatMap((step) => [...textsOf$1(step), ...step.if === void 0 ? [] : [step.if]]).some(({ text }) => RESULTS.test(text))) return true;
	if (job.steps.some((step) => actionOf(step) === ALLS_GREEN)) return true;
	if (job.steps.some(({ uses }) => uses !== void 0)) return false;
	return NAME.test(job.id) || NAME.test(job.name ?? "") || onlySays(job, facts);
}
/** A job that runs where all is well and does nothing there has no other use than to be green. */
function onlySays(job, facts) {
	const scripts = job.steps.map(({ run }) => run?.text ?? "");
	return scripts.every((script) => script.split("\n").every((line) => SAYS.test(line))) && scripts.length > 0 && job.environment === void 0 && runs(job.if, facts) === true;
}
/** Plays the job with the checks ended in every way but the right one, together and one by one, and all else passed. */
function resultOf(workflow, job, checks, base) {
	const needed = job.needs.filter((id) => checks.some((check) => check.id === id));
	const alone = needed.length > 1 ? needed.slice(0, MAX_ALONE).map((id) => [id]) : [];
	const endings = ENDINGS.flatMap(([result, words]) => [needed, ...alone].map((bad) => ({
		bad,
		result,
		words
	})));
	let sound = true;
	for (const ending of endings) {
		const verdict = resultAt(workflow, job, ending, base);
		if (verdict.kind === "advice") return verdict;
		sound &&= verdict.kind === "sound";
	}
	return { kind: sound ? "sound" : "unknown" };
}
function resultAt(workflow, job, ending, base) {
	const { bad, words } = ending;
	const facts = factsOf$1(job, ending, base);
	const isFailure = ending.result === "failure";
	const started = runs(job.if, new Map([
		...facts,
		["success()", false],
		["failure()", isFailure]
	]));
	const name = bad.map(named).join(", ");
	if (started === false) {
		const message = `the job ${named(job.id)} is itself skipped, and so counts as passed, when ${name} does not pass`;
		return {
			kind: "advice",
			advice: advise("result-accepts-skipped", workflow.path, job.if?.at ?? job.at, message)
		};
	}
	if (started === void 0) return { kind: "unknown" };
	const variables = [...job.env, ...workflow.env];
	const fails = job.steps.slice(0, MAX_STEPS).map((step) => stepFails(step, job, ending, facts, variables));
	if (fails.includes(true)) return { kind: "sound" };
	if (fails.includes(void 0)) return { kind: "unknown" };
	const message = `the job ${named(job.id)} passes when ${name} ${words}`;
	return {
		kind: "advice",
		advice: advise("result-accepts-skipped", workflow.path, job.at, message)
	};
}
function factsOf$1(job, { bad, result }, base) {
	const results = job.needs.map((id) => [id, bad.includes(id) ? result : "success"]);
	const known = results.map(([id, one]) => [`needs.${id.toLowerCase()}.result`, one]);
	const list = results.map(([, one]) => one);
	const needs = results.map(([id, one]) => [id, {
		result: one,
		outputs: {}
	}]);
	return new Map([
		...base,
		...known,
		["needs.*.result", list],
		["tojson(needs)", JSON.stringify(Object.fromEntries(needs), null, 2)],
		["tojson(needs.*.result)", JSON.stringify(list, null, 2)]
	]);
}
/** Whether a step makes the job fail; undefined where that cannot be told. */
function stepFails(step, job, ending, facts, around) {
	const variables = new Map([...step.env, ...around].reverse().map(({ name, value }) => [name, knownText(value.text, facts)]));
	const within = new Map(facts);
	for (const [name, value] of variables) if (value !== void 0) within.set(`env.${name.toLowerCase()}`, value);
	const started = runs(step.if, within);
	if (started === false || isTrue(step.continueOnError, within)) return false;
	const failing = actionOf(step) === ALLS_GREEN ? allsGreenFails(step, ending) : scriptFails(step, job, within, variables);
	return failing === true && started === void 0 ? void 0 : failing;
}
/** The value of a variable; undefined where a part of it is not known. */
function knownText(text, facts) {
	const value = interpolate(text, facts);
	return value.includes("${{") ? void 0 : value;
}
function allsGreenFails(step, { bad, result }) {
	const input = result === "skipped" ? "allowed-skips" : "allowed-failures";
	const allowed = inputOf(step.with, input)?.text ?? "";
	if (allowed.includes("${{")) return void 0;
	const names = allowed.split(/[\s,"'[\]]+/);
	return !bad.every((id) => names.includes(id));
}
function scriptFails(step, job, facts, variables) {
	const script = step.run ?? inputOf(step.with, "script");
	if (script === void 0) return false;
	const written = [script, ...step.env.map(({ value }) => value)].map(({ text }) => text).join("\n");
	const asks = RESULTS.test(written);
	const played = interpolate(script.text, facts);
	if (PASSES.test(played)) return false;
	const known = step.run === void 0 ? void 0 : scriptFailsWith(played, variables);
	if (known !== void 0) return known;
	if (!/\bif\b|\btest\b|\[|&&|\|\||\bcase\b|\bjq\b|=>|\(/.test(played) && (FAILS.test(played) || !asks)) return FAILS.test(played);
	if (!asks) return FAILS.test(played) ? void 0 : false;
	const names = (word) => new RegExp(`\\b${word}\\b`, "i").test(written);
	if (names("skipped")) return void 0;
	if (names("success")) return job.needs.length === 1 || !ANY_SUCCESS.some((one) => one.test(written));
	return names("failure") || names("cancelled") || names("canceled") ? false : void 0;
}

// src/stages/workflows/required-check.ts
const PULL_REQUEST = /^pull_request(?:_target)?$/;
/** Result jobs that are played: each costs as much as it has steps. */
const MAX_RESULTS = 10;
/**
* What starts a run where `types` says nothing; a new base is an edit.
* https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
*/
const DEFAULT_TYPES = [
	"opened",
	"synchronize",
	"reopened"
];
const FILTERS = /* @__PURE__ */ new Set([
	"paths",
	"paths-ignore",
	"branches-ignore"
]);
/** What keeps a required check from running, or makes it green without a pass. */
function requiredCheck(repository, workflow) {
	const ignored = workflow.jobs.flatMap((job) => errorsIgnored(repository, workflow, job));
	const event = [...repository.events(workflow)].find((one) => PULL_REQUEST.test(one));
	if (event === void 0) return ignored;
	const facts = factsOf(workflow, event);
	const checks = workflow.jobs.filter((job) => repository.heldBy(job).has("check") && mayRun(job, facts) !== false);
	if (checks.length === 0) return ignored;
	const results = workflow.jobs.filter((job) => isResultJob(job, facts) && job.needs.some((id) => isOneOf(checks, id)));
	const verdicts = results.slice(0, MAX_RESULTS).map((job) => resultOf(workflow, job, checks, facts));
	const covered = results.flatMap((job, index) => verdicts[index]?.kind === "sound" ? job.needs : []);
	return [
		...ignored,
		...filtered(workflow),
		...notQueued(repository, workflow),
		...notRetargeted(workflow),
		...verdicts.flatMap((verdict) => verdict.kind === "advice" ? verdict.advice : []),
		...checks.filter(({ id }) => !covered.includes(id)).flatMap((job) => skippable(workflow, job, facts))
	];
}
/** What is known while a pull request is checked and nothing failed. */
function factsOf(workflow, event) {
	const facts = /* @__PURE__ */ new Map([
		["github.event_name", event],
		["success()", true],
		["failure()", false],
		["cancelled()", false]
	]);
	if ((workflow.triggers.find((trigger) => trigger.event === event)?.filters.find(({ name }) => name === "types")?.values)?.includes("ready_for_review")) facts.set("github.event.pull_request.draft", false);
	return facts;
}
function mayRun(job, facts) {
	return runs(job.if, withRepository(job, facts));
}
/** A comparison with the repository's own name only keeps copies of it from running the job. */
function withRepository(job, facts) {
	const own = /github\.repository(_owner)?\s*==\s*'([^']{1,200})'/.exec(job.if?.text ?? "");
	if (own === null) return facts;
	return new Map([...facts, [`github.repository${own[1] ?? ""}`, own[2] ?? ""]]);
}
function skippable(workflow, job, facts) {
	if (mayRun(job, facts) !== true) {
		const message = `the condition of the job ${named(job.id)} can skip it on a pull request, and a skipped check counts as passed`;
		return [advise("check-skippable", workflow.path, job.if?.at ?? job.at, message)];
	}
	if (job.needs.length === 0) return [];
	if (mayRun(job, new Map([
		...facts,
		["success()", false],
		["failure()", true]
	])) === true) return [];
	const message = `the job ${named(job.id)} is skipped when a job that it needs (${job.needs.slice(0, 3).map(named).join(", ")}) fails, and a skipped check counts as passed`;
	return [advise("check-skippable", workflow.path, job.at, message, "Require those jobs too, or require a result job with `if: always()` that demands `success` of every need.")];
}
function filtered(workflow) {
	return workflow.triggers.filter(({ event }) => PULL_REQUEST.test(event)).flatMap(({ event, filters }) => filters.filter(({ name }) => FILTERS.has(name)).map(({ name, at }) => advise("check-filtered", workflow.path, at, `\`${name}\` of ${named(event)} keeps the check from running on some pull requests; required, it stays pending there`)));
}
function notQueued(repository, workflow) {
	const queued = repository.workflows.some((one) => repository.events(one).has("merge_group") && one.jobs.some((job) => repository.heldBy(job).has("check")));
	const trigger = workflow.triggers.find(({ event }) => PULL_REQUEST.test(event));
	if (queued || trigger === void 0) return [];
	const message = `the check runs on ${named(trigger.event)} and not on \`merge_group\`: a merge queue would wait for it, or merge what it never saw`;
	return [advise("check-not-in-merge-queue", workflow.path, trigger.at, message)];
}
/** The result stands at the head commit, whatever base it was judged for: by its policy, merged with its content. */
function notRetargeted(workflow) {
	return workflow.triggers.filter(({ event }) => PULL_REQUEST.test(event)).filter(({ filters }) => {
		const valuesOf = (name) => filters.find((filter) => filter.name === name)?.values;
		const [base = "*", ...others] = valuesOf("branches") ?? [];
		return !(others.length === 0 && /^[\w./-]+$/.test(base)) && !(valuesOf("types") ?? DEFAULT_TYPES).includes("edited");
	}).map(({ event, filters, at }) => {
		const types = filters.find(({ name }) => name === "types");
		const message = `the check on ${named(event)} does not run again when a pull request is moved to another base, and what it said of the earlier one stays`;
		return advise("check-not-on-retarget", workflow.path, types?.at ?? at, message);
	});
}
function errorsIgnored(repository, workflow, job) {
	if (repository.heldBy(job).size === 0) return [];
	const events = [...repository.events(workflow)];
	const isIgnored = (value) => events.some((event) => isTrue(value, /* @__PURE__ */ new Map([["github.event_name", event]])));
	const found = [];
	if (job.continueOnError !== void 0 && isIgnored(job.continueOnError)) {
		const message = `\`continue-on-error\` of the job ${named(job.id)} lets the workflow go on whatever Assay says`;
		found.push(advise("check-error-ignored", workflow.path, job.continueOnError.at, message));
	}
	for (const step of job.steps) {
		if (repository.held(step).size === 0 || !isIgnored(step.continueOnError)) continue;
		if (isLookedAt(job, step.id)) continue;
		const message = `\`continue-on-error\` makes the job ${named(job.id)} green whatever Assay says`;
		found.push(advise("check-error-ignored", workflow.path, step.continueOnError?.at ?? step.at, message));
	}
	return found;
}
/** Whether a later step asks how the step ended; then the error is kept and not lost. */
function isLookedAt(job, id) {
	if (id === void 0) return false;
	const asked = [
		`steps.${id}.outcome`,
		`steps.${id}.outputs.verdict`,
		`steps.${id}.outputs.decision`
	];
	return job.steps.flatMap((step) => [...textsOf$1(step), ...step.if === void 0 ? [] : [step.if]]).some(({ text }) => asked.some((one) => text.includes(one)));
}
function isOneOf(jobs, id) {
	return jobs.some((job) => job.id === id);
}

// src/stages/workflows/shipping.ts
/** Assay told not to sign, or not to block, where an image is shipped. */
function shipping(repository, workflow) {
	if (isCheckOnly(repository, workflow)) return [];
	const ships = workflow.jobs.some((job) => pushesImage(job) || deploys(job));
	const isHandedOver = workflow.jobs.some((job) => job.steps.some((step) => repository.held(step).has("check") && inputOf(step.with, "evidence") !== void 0));
	return workflow.jobs.flatMap((job) => job.steps.flatMap((step) => {
		const held = repository.held(step);
		const isWrapped = step.uses?.text.startsWith("./.") === true;
		if (held.size === 0 || isWrapped || isForPullRequestsOnly(job, step)) return [];
		const isGate = held.has("gate");
		return [...ships && !isGate && !isHandedOver ? unsigned(workflow, job, step) : [], ...ships || isGate ? unenforced(workflow, job, step) : []];
	}));
}
function unsigned(workflow, job, step) {
	const signer = inputOf(step.with, "signer");
	if (signer?.text.trim() !== "none") return [];
	const message = `the workflow ships an image, and Assay in the job ${named(job.id)} is told not to sign it`;
	return [advise("shipped-unsigned", workflow.path, signer.at, message)];
}
function unenforced(workflow, job, step) {
	const enforce = inputOf(step.with, "enforce");
	if (enforce?.text.trim() !== "warn") return [];
	const message = `\`enforce: warn\` in the job ${named(job.id)} lets an image with findings through`;
	return [advise("check-not-enforced", workflow.path, enforce.at, message)];
}
/** A workflow for pushes and pull requests may well treat the latter otherwise. */
function isForPullRequestsOnly(job, step) {
	return [job.if, step.if].some((condition) => /github\.event_name\s*==\s*'pull_request|github\.event\.pull_request\b/.test(condition?.text ?? ""));
}
function pushesImage(job) {
	return job.steps.some((step) => {
		if (inputOf(step.with, "push-to") !== void 0) return true;
		if (actionOf(step) === "docker/build-push-action") return /^true$/i.test(inputOf(step.with, "push")?.text.trim() ?? "") || /\bpush=true\b/.test(inputOf(step.with, "outputs")?.text ?? "");
		return /\b(?:docker|podman|buildah)\s+(?:image\s+)?push\b|\bdocker\s+buildx\s+build\b[^\n]{0,500}--push\b/.test(step.run?.text.replace(/\\\n/g, " ") ?? "");
	});
}

// src/stages/workflows/step-host.ts
/** The steps of a job as a host. */
function hostOf({ path, env }, job, passed) {
	return {
		path,
		env: [job.env, env],
		steps: job.steps,
		passed
	};
}

// src/stages/workflows/untrusted-events.ts
/** Events that a stranger's pull request can cause and that run with the secrets of the base. */
const UNTRUSTED = /* @__PURE__ */ new Set(["pull_request_target", "workflow_run"]);
/** Conditions that leave only what people of the repository themselves pushed. */
const OWN_ONLY = /head\.repo\.full_name\s*==\s*github\.repository|github\.repository\s*==\s*github\.event\.pull_request\.head\.repo\.full_name|head\.repo\.fork\s*(?:==\s*false|!=\s*true)|!\s*github\.event\.pull_request\.head\.repo\.fork|workflow_run\.event\s*==\s*'(?:push|schedule|workflow_dispatch|release|merge_group)'|workflow_run\.event\s*!=\s*'pull_request'|workflow_run\.head_repository\.(?:full_name\s*==\s*github\.repository|fork\s*==\s*false)/i;
const BOT_AUTHOR = /(?:pull_request\.user\.login|github\.actor)\s*==\s*'[\w-]{1,40}\[bot\]'/i;
const HEAD = /github\.event\.pull_request\.head\.|github\.head_ref|refs\/pull\/|github\.event\.pull_request\.(?:merge_commit_sha|number)|github\.event\.workflow_run\.(?:head_|pull_requests)/i;
const PRIVILEGES = [
	"id-token",
	"packages",
	"contents",
	"deployments",
	"statuses",
	"checks",
	"actions",
	"attestations"
];
/** Approvals, deployments and code of strangers in workflows that a pull request starts with the base's rights. */
function untrustedEvents(repository, workflow) {
	const events = [...repository.events(workflow)].filter((event) => UNTRUSTED.has(event));
	if (events.length === 0) return [];
	const event = events.map(named).join(", ");
	return workflow.jobs.filter((job) => !isOwnOnly(workflow, job)).flatMap((job) => [
		...approvals(workflow, job, event),
		...strangersCode(repository, workflow, job, event),
		...deployments(workflow, job, event)
	]);
}
/** Whether the job, or a job that it cannot run without, is kept to the repository's own pushes. */
function isOwnOnly(workflow, job) {
	const seen = /* @__PURE__ */ new Set([job]);
	for (const one of seen) {
		const condition = one.if?.text ?? "";
		if (OWN_ONLY.test(condition) && !condition.includes("||")) return true;
		if (/always\s*\(|cancelled\s*\(|failure\s*\(/i.test(condition)) continue;
		for (const other of workflow.jobs) if (one.needs.includes(other.id)) seen.add(other);
	}
	return false;
}
const DEPLOYMENT_APPROVAL = /pending_deployments|reviewPendingDeploymentsForRun/;
const REVIEW_APPROVAL = /\bgh\s+pr\s+review\b[^\n]{0,200}?\s(?:--approve|-a)\b|event['"]?\s*[:=]\s*['"]APPROVE['"]/;
function approvals(workflow, job, event) {
	return job.steps.flatMap((step) => {
		const deployment = firstMatch(step, DEPLOYMENT_APPROVAL);
		if (deployment !== void 0 && isWrite(step)) {
			const message = `the job ${named(job.id)} approves pending deployments on ${event}, which anybody's pull request can start`;
			return [advise("approval-by-untrusted-event", workflow.path, deployment, message)];
		}
		if (BOT_AUTHOR.test(`${job.if?.text ?? ""} ${step.if?.text ?? ""}`)) return [];
		const review = (actionOf(step) === "hmarr/auto-approve-action" ? step.uses?.at : void 0) ?? firstMatch(step, REVIEW_APPROVAL);
		if (review === void 0) return [];
		const message = `the job ${named(job.id)} approves pull requests on ${event}, whoever opened them`;
		return [advise("approval-by-untrusted-event", workflow.path, review, message)];
	});
}
/** Reading what is pending is no approval. */
function isWrite(step) {
	return textsOf$1(step).some(({ text }) => /reviewPendingDeploymentsForRun|\bPOST\b|state['"]?\s*[:=]\s*['"]?approved|-f\s|-F\s|--field|--raw-field|--input|--data\b|-d\s/.test(text));
}
function strangersCode(repository, workflow, job, event) {
	const checkout = job.steps.findIndex(checksOutHead);
	const step = job.steps[checkout];
	if (step === void 0 || !job.steps.slice(checkout + 1).some(runsCode)) return [];
	const reach = reachOf(repository, workflow, job);
	if (reach === void 0) return [];
	const message = `the job ${named(job.id)} runs code of a pull request on ${event} with ${reach}`;
	return [advise("untrusted-code-with-privileges", workflow.path, step.uses?.at ?? step.at, message)];
}
function checksOutHead(step) {
	if (actionOf(step) === "actions/checkout") return ["ref", "repository"].some((name) => HEAD.test(inputOf(step.with, name)?.text ?? ""));
	return /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|checkout|pull)\b[^\n]{0,200}(?:refs\/)?pull\//.test(step.run?.text ?? "");
}
/** Any command or local action may run what was checked out; an action of somebody else does not by itself. */
function runsCode(step) {
	return step.run !== void 0 || step.uses?.text.startsWith("./") === true;
}
/** What of worth the job can reach; undefined where there is nothing near the gate. */
function reachOf(repository, workflow, job) {
	if (job.environment !== void 0) return `the secrets of the environment ${named(job.environment.text)}`;
	const permissions = permissionsOf$1(workflow, job);
	const writes = PRIVILEGES.filter((scope) => mayWrite(permissions, scope));
	if (permissions === void 0) return "whatever the repository's default permissions give it";
	if (writes.length > 0) return `write permissions (${writes.join(", ")})`;
	const secret = /\bsecrets\s*\.\s*(?!github_token\b)\w+/i;
	if ([...job.steps.flatMap(textsOf$1), ...[...job.env, ...workflow.env].map(({ value }) => value)].some(({ text }) => secret.test(text))) return "secrets of the repository";
	return repository.heldBy(job).has("gate") ? "the gate beside it" : void 0;
}
function deployments(workflow, job, event) {
	const deploys = job.steps.some((step) => deploymentIn(step) !== void 0);
	if (!/^(?:prod|production|live)\b/i.test(job.environment?.text ?? "") && !(deploys && job.environment !== void 0)) return [];
	const at = job.environment?.at ?? job.at;
	const message = `the job ${named(job.id)} deploys on ${event}, which a pull request from a fork can cause as well`;
	return [advise("deployment-by-untrusted-event", workflow.path, at, message)];
}
function firstMatch(step, pattern) {
	const texts = textsOf$1(step);
	for (const text of texts) {
		const match = pattern.exec(text.text);
		if (match !== null) return placeIn(text, match.index);
	}
}

// src/stages/workflows/credential-kinds.ts
const TOKEN$1 = "give the job `permissions: id-token: write`";
const KEYLESS = `Sign keyless: remove the key, use Assay's \`signer: keyless\` (the default) or \`cosign sign --yes\` on the digest, and ${TOKEN$1}; verify by \`certificate-identity\`. Where a key must be, keep it in a KMS.`;
/** In the order in which they are looked for; a step or block of variables is reported once for each. */
const CREDENTIAL_KINDS = [
	{
		rule: "static-cloud-credential",
		title: "an access key of AWS",
		names: /^(?:\w+_)?AWS_SECRET(?:_ACCESS)?_KEY(?:_\w+)?$/,
		inputs: {
			action: /^aws-actions\/configure-aws-credentials$/,
			names: ["aws-secret-access-key"]
		},
		mend: `Use aws-actions/configure-aws-credentials with \`role-to-assume\` and \`aws-region\` alone, ${TOKEN$1}, and let the role trust token.actions.githubusercontent.com for this repository and branch.`
	},
	{
		rule: "static-cloud-credential",
		title: "a service account key of Google Cloud",
		names: /^(?:GOOGLE|GCP|GCLOUD|GKE|GAR)_(?:CREDENTIALS(?:_JSON)?|SA_KEY|SA_JSON|SERVICE_ACCOUNT_KEY|SERVICE_KEY)$/,
		inputs: {
			action: /^google-github-actions\/(?:auth|setup-gcloud)$/,
			names: ["credentials_json", "service_account_key"]
		},
		mend: `Use google-github-actions/auth with \`workload_identity_provider\` (and \`service_account\` where it acts as one) in place of the key, and ${TOKEN$1}.`
	},
	{
		rule: "static-cloud-credential",
		title: "a client secret or publish profile of Azure",
		names: /^(?:\w+_)?(?:AZURE_CREDENTIALS|AZURE_CLIENT_SECRET|ARM_CLIENT_SECRET)$/,
		inputs: {
			action: /^azure\/(?:login|webapps-deploy|functions-action|functions-container-action)$/,
			names: ["creds", "publish-profile"]
		},
		mend: `Add a federated credential for this repository to the app registration, use azure/login with \`client-id\`, \`tenant-id\` and \`subscription-id\`, and ${TOKEN$1}; for Terraform set \`ARM_USE_OIDC: true\`.`
	},
	{
		rule: "static-cloud-credential",
		title: "an access key of Alibaba Cloud",
		names: /^(?:ALIBABA_CLOUD|ALICLOUD|ALIYUN)_(?:ACCESS_KEY_SECRET|SECRET_KEY|ACCESS_SECRET)$/,
		mend: `Use aliyun/configure-aliyun-credentials-action with \`role-to-assume\` and \`oidc-provider-arn\`, and ${TOKEN$1}.`
	},
	{
		rule: "static-vault-token",
		title: "a token or secret id of Vault",
		names: /^VAULT_TOKEN$/,
		inputs: {
			action: /^hashicorp\/vault-action$/,
			names: [
				"token",
				"secretid",
				"githubtoken",
				"password"
			]
		},
		mend: `Use hashicorp/vault-action with \`method: jwt\`, \`role\` and \`jwtGithubAudience\`, and ${TOKEN$1}; bind the role to this repository and branch.`
	},
	{
		rule: "static-cluster-credential",
		title: "a kubeconfig or a cluster token",
		names: /^(?:\w+_)?KUBE_?CONFIG(?:_(?!PATH$|CONTEXT$)\w+)?$/,
		inputs: {
			action: /^azure\/k8s-set-context$/,
			names: [
				"kubeconfig",
				"token",
				"k8s-secret"
			]
		},
		mend: `Log in to the cloud by OIDC (${TOKEN$1}) and fetch the kubeconfig in the job: google-github-actions/get-gke-credentials, azure/aks-set-context or \`aws eks update-kubeconfig\`; elsewhere let the API server trust token.actions.githubusercontent.com (\`AuthenticationConfiguration\`) and bind a role to this workflow.`
	},
	{
		rule: "static-signing-key",
		title: "a signing key of cosign",
		names: /^(?:\w+_)?COSIGN_(?:PRIVATE_)?KEY(?:_(?!REF|URI|PATH)\w+)?$/,
		mend: KEYLESS
	},
	{
		rule: "static-signing-key",
		title: "a signing key of cosign",
		names: /^(?:\w+_)?COSIGN_(?:PASSWORD|PWD|PASSPHRASE)$/,
		beside: /--key[= ]["']?(?![a-z0-9]{1,20}(?:kms|s):)[^\s"']|\bcosign\.key\b|^env:\/\//m,
		mend: KEYLESS
	}
];
/** An S3-compatible store takes keys of the AWS form and knows no OIDC; these names give one away. */
const OTHER_STORES = /(?:^|_)(?:R2|MINIO|SPACES|WASABI|B2|BACKBLAZE|CLOUDFLARE|CF|HETZNER|SCALEWAY|OVH|YANDEX|YC|TIGRIS|LINODE|VULTR|DO|DIGITALOCEAN|OSS)(?:_|$)/;

// src/stages/workflows/publishing.ts
const TRUSTED = "Name this repository and workflow as trusted publisher of the package, give the job `permissions: id-token: write`";
const PUBLISHING = [
	{
		title: "npm",
		names: /^(?:\w+_)?(?:NODE_AUTH_TOKEN|NPM_(?:AUTH_|ACCESS_|PUBLISH_)?TOKEN|NPM_CONFIG__AUTHTOKEN)$/,
		command: /\b(?:npm|pnpm|yarn(?:\s+npm)?|lerna|changeset)\s+(?:[\w-]{1,40}\s+)?(?:-\S{1,80}\s+){0,6}publish(?![\w-])|\bsemantic-release\b/,
		action: /^(?:changesets\/action|js-devtools\/npm-publish|cycjimmy\/semantic-release-action)$/,
		input: "token",
		elsewhere: /npm\.pkg\.github\.com|registry-url:?\s*['"]?https?:\/\/(?!registry\.npmjs\.org)|--registry[= ]\S{0,20}\/\/(?!registry\.npmjs\.org)/,
		mend: `${TRUSTED}, use npm 11.5.1 or later, and remove the token.`
	},
	{
		title: "PyPI",
		names: /^(?:\w+_)?(?:TWINE_PASSWORD|PYPI_(?:API_|PUBLISH_)?(?:TOKEN|PASSWORD)|POETRY_PYPI_TOKEN_PYPI|UV_PUBLISH_TOKEN|FLIT_PASSWORD|HATCH_INDEX_AUTH|MATURIN_PYPI_TOKEN)$/,
		command: /\b(?:twine\s+upload|(?:poetry|flit|hatch|uv|maturin)\s+publish|maturin\s+upload)\b/,
		action: /^pypa\/gh-action-pypi-publish$/,
		input: "password",
		elsewhere: /TWINE_REPOSITORY|UV_PUBLISH_URL|HATCH_INDEX_REPO|--repository(?:-url)?[= ]|--publish-url|--index[= ]|repository[-_]url:?\s*['"]?https?:\/\/(?!upload\.pypi\.org|test\.pypi\.org)/,
		mend: `${TRUSTED}, and use pypa/gh-action-pypi-publish without \`user\` and \`password\` (or \`uv publish\` without a token).`
	},
	{
		title: "RubyGems",
		names: /^(?:\w+_)?(?:GEM_HOST_API_KEY|RUBYGEMS_(?:API_KEY|AUTH_TOKEN|TOKEN))$/,
		command: /\bgem\s+push\b|\brake\s+release\b/,
		action: /^rubygems\/release-gem$/,
		elsewhere: /RUBYGEMS_HOST|gem\s+push\b[^\n]{0,300}--host/,
		mend: `${TRUSTED}, and use rubygems/release-gem, or rubygems/configure-rubygems-credentials before \`gem push\`.`
	},
	{
		title: "crates.io",
		names: /^(?:\w+_)?(?:CARGO_REGISTRY_TOKEN|CRATES_(?:IO_)?TOKEN|CARGO_TOKEN)$/,
		command: /\bcargo\s+(?:\S{1,40}\s+){0,4}?(?:publish|release|release-plz)\b|\brelease-plz\s+release\b/,
		action: /^(?:katyo\/publish-crates|marcoieni\/release-plz-action|release-plz\/action)$/,
		input: "registry-token",
		elsewhere: /cargo\s+publish\b[^\n]{0,300}--(?:registry|index)\b/,
		mend: `${TRUSTED}, use rust-lang/crates-io-auth-action, and pass its output \`token\` as \`CARGO_REGISTRY_TOKEN\`.`
	},
	{
		title: "NuGet",
		names: /^(?:\w+_)?NUGET_(?:API_KEY|AUTH_TOKEN|TOKEN|KEY|APIKEY)$/,
		command: /\bnuget\s+push\b[^\n]{0,300}nuget\.org|\bnuget\s+push\b(?![^\n]{0,300}(?:--source|-s |-Source))/i,
		elsewhere: /nuget\.pkg\.github\.com/,
		mend: `${TRUSTED}, use NuGet/login with \`user\`, and pass its output \`NUGET_API_KEY\` to \`dotnet nuget push --api-key\`.`
	}
];
/** Tokens of package registries in steps that publish; a token that only installs packages has no OIDC way. */
function publishingTokens(host) {
	const job = host.steps.flatMap(textLines).join("\n");
	const around = secretsOf(host.env.flat(), new Scope(host.env, host.passed));
	return host.steps.flatMap((step) => {
		const scope = new Scope([step.env, ...host.env], host.passed);
		const script = (step.run?.text ?? "").replace(/\\\n/g, "  ");
		const published = PUBLISHING.find(({ command, action }) => command.test(script) || action?.test(actionOf(step)) === true);
		if (published === void 0 || isElsewhere(published, job, host, step)) return [];
		const hit = tokenOf(published, step, around, scope);
		if (hit === void 0) return [];
		const message = `${published.title} is published to with the secret ${named(hit.secret)}`;
		return [advise("static-publishing-token", host.path, hit.at, message, published.mend)];
	});
}
function secretsOf(variables, scope) {
	return variables.map((variable) => ({
		variable,
		secrets: scope.secrets(variable.value.text)
	})).filter(({ secrets }) => secrets.length > 0);
}
/** Where the publishing step gets its token from: its inputs, its variables, those around it, its command. */
function tokenOf(published, step, around, scope) {
	const isToken = (name) => published.names.test(name.toUpperCase().replaceAll("-", "_"));
	for (const { variable, secrets } of [...secretsOf([...step.with, ...step.env], scope), ...around]) {
		const [secret] = secrets;
		if (secret === void 0) continue;
		if (step.with.includes(variable) && variable.name.toLowerCase() === published.input || [variable.name, ...secrets].some(isToken)) return {
			at: variable.at,
			secret
		};
	}
	if (step.run === void 0) return void 0;
	for (const { start, end } of interpolations(step.run.text)) {
		const secret = scope.secrets(step.run.text.slice(start, end)).find(isToken);
		if (secret !== void 0) return {
			at: placeIn(step.run, start),
			secret
		};
	}
}
function isElsewhere({ elsewhere }, job, host, step) {
	const around = [...step.env, ...host.env.flat()].map(written).join("\n");
	return elsewhere.test(job) || elsewhere.test(around);
}
function textLines(step) {
	return [...step.with.map(written), ...textsOf$1(step).map(({ text }) => text)];
}
function written({ name, value }) {
	return `${name}: ${value.text}`;
}

// src/stages/workflows/registry-login.ts
const TOKEN = "`permissions: id-token: write`";
const HUB = {
	title: "Docker Hub",
	host: /(?:^|\.)docker\.(?:io|com)$/,
	mend: `In an organisation with Docker Team or Business: add an OIDC connection, use docker/login-action 4.5 or later with the organisation as \`username\`, no \`password\`, and \`DOCKERHUB_OIDC_CONNECTIONID\` in \`env\`, and give the job ${TOKEN}. A personal account knows no OIDC: there keep an access token (not the password) with the least scope and an expiry date.`
};
const GHCR = {
	title: "GHCR",
	host: /^ghcr\.io$/,
	mend: "Log in with `username: ${{ github.actor }}`, `password: ${{ github.token }}` and `permissions: packages: write` (`read` to pull); for a package of another repository give this one access in the package's settings."
};
const REGISTRIES = [
	GHCR,
	{
		title: "Amazon ECR",
		host: /^(?:public\.ecr\.aws|\d+\.dkr[.-]ecr[.\w-]*\.amazonaws\.com(?:\.cn)?|.*\.dkr\.ecr\..*amazonaws\.com(?:\.cn)?)$/,
		mend: `Use aws-actions/configure-aws-credentials with \`role-to-assume\`, then aws-actions/amazon-ecr-login, and give the job ${TOKEN}.`
	},
	{
		title: "Google Artifact Registry",
		host: /(?:-docker\.pkg\.dev|^(?:[a-z]+\.)?gcr\.io)$/,
		mend: `Use google-github-actions/auth with \`workload_identity_provider\`, \`service_account\` and \`token_format: access_token\`, log in with \`username: oauth2accesstoken\` and \`password: \${{ steps.auth.outputs.access_token }}\`, and give the job ${TOKEN}.`
	},
	{
		title: "Azure Container Registry",
		host: /\.azurecr\.(?:io|cn|us)$/,
		mend: `Use azure/login with \`client-id\`, \`tenant-id\` and \`subscription-id\`, then \`az acr login --name NAME\`, and give the job ${TOKEN}; turn the registry's admin user off.`
	},
	{
		title: "JFrog",
		host: /\.jfrog\.io$/,
		mend: `Use jfrog/setup-jfrog-cli with \`oidc-provider-name\`, log in with its outputs \`oidc-user\` and \`oidc-token\`, and give the job ${TOKEN}.`
	},
	HUB
];
const LOGIN_ACTIONS = /^(?:docker\/login-action|redhat-actions\/podman-login|azure\/docker-login)$/;
const COMMAND = /\b(?:docker|podman|buildah|nerdctl|skopeo|crane auth|cosign|oras|regctl registry|helm registry)\s+login\b[^\n]*/g;
/** A login to a registry with a secret where the registry would take something short-lived. */
function registryLogin(path, step, scope) {
	const login = LOGIN_ACTIONS.test(actionOf(step)) ? byAction(step, scope) : byCommand(step, scope);
	if (login === void 0 || login.kind === GHCR && scope.mayBeJobToken(login.secret)) return void 0;
	const message = `${login.kind.title} is logged in to with the secret ${named(login.secret)}`;
	return advise("static-registry-credential", path, login.at, message, login.kind.mend);
}
function byAction(step, scope) {
	const password = step.with.find(({ name }) => name.toLowerCase() === "password");
	const [secret] = password === void 0 ? [] : scope.secrets(password.value.text);
	if (password === void 0 || secret === void 0) return void 0;
	const registry = inputOf(step.with, "registry") ?? inputOf(step.with, "login-server");
	const kind = registry === void 0 ? HUB : kindOf(scope.expand(registry.text));
	return kind === void 0 ? void 0 : {
		kind,
		at: password.at,
		secret
	};
}
function byCommand(step, scope) {
	if (step.run === void 0) return void 0;
	const script = step.run.text.replace(/\\\n/g, "  ");
	for (const match of script.matchAll(COMMAND)) {
		const start = script.lastIndexOf("\n", match.index) + 1;
		const line = script.slice(start, match.index + match[0].length);
		const [secret] = [...scope.secrets(line), ...scope.secretsOfShell(line)];
		const kind = secret === void 0 ? void 0 : kindNamedIn(scope.expand(match[0]));
		if (secret !== void 0 && kind !== void 0) return {
			kind,
			at: placeIn(step.run, match.index),
			secret
		};
	}
}
/** The kind of a registry named in a command; a registry that is only an expression stays unknown. */
function kindNamedIn(command) {
	return command.split(/[\s"']+/).map(kindOf).find((kind) => kind !== void 0);
}
function kindOf(registry) {
	const host = registry.trim().toLowerCase().replace(/^https?:\/\//, "").replace(/\/.*$/s, "").replace(/^\$\{\{.*?\}\}\./, "name.").replace(/\$\{\{.*?\}\}/g, "0");
	return host.length > 300 ? void 0 : REGISTRIES.find((kind) => kind.host.test(host));
}

// src/stages/workflows/workflow-credentials.ts
/** Credentials out of secrets where the provider would give a short-lived one for the job's OIDC token. */
function staticCredentials(host) {
	const around = new Scope(host.env, host.passed);
	return [
		...host.env.flatMap((block) => inVariables(host, block, around)),
		...host.steps.flatMap((step) => inStep(host, step)),
		...publishingTokens(host)
	];
}
function inStep(host, step) {
	const scope = new Scope([step.env, ...host.env], host.passed);
	const login = registryLogin(host.path, step, scope);
	if (login !== void 0) return [login];
	const action = actionOf(step);
	const hits = CREDENTIAL_KINDS.flatMap((kind) => firstOf(step.with, kind, scope, action) ?? firstOf(step.env, kind, scope) ?? inCommand(step.run, kind, scope) ?? []);
	const texts = textsOf$1(step).map(({ text }) => text);
	return told(host, hits, [
		step.with,
		step.env,
		...host.env
	], texts);
}
function inVariables(host, block, scope) {
	const hits = CREDENTIAL_KINDS.flatMap((kind) => firstOf(block, kind, scope) ?? []);
	const texts = host.steps.flatMap(textsOf$1).map(({ text }) => text);
	return hits.length === 0 ? [] : told(host, hits, host.env, texts);
}
/** The first variable or input that holds a secret and is known by its own name or by the secret's. */
function firstOf(block, kind, scope, action) {
	for (const { name, at, value } of block) {
		const [secret, ...more] = scope.secrets(value.text);
		if (secret === void 0) continue;
		const known = [
			name,
			secret,
			...more
		].some((one) => kind.names.test(upper(one)));
		const input = action !== void 0 && kind.inputs?.action.test(action) === true;
		if (known || input && kind.inputs.names.includes(name.toLowerCase())) return {
			at,
			kind,
			secret
		};
	}
}
/** A command that takes the secret up itself; through a variable it was found there. */
function inCommand(run, kind, scope) {
	if (run === void 0) return void 0;
	for (const { expression, start, end } of interpolations(run.text)) {
		if (!expression.includes("secrets")) continue;
		const secret = scope.secrets(run.text.slice(start, end)).find((name) => kind.names.test(upper(name)));
		if (secret !== void 0) return {
			at: placeIn(run, start),
			kind,
			secret
		};
	}
}
/** Keys of the AWS form for a store of somebody else: there is an endpoint, or the name says so. */
function isOtherStore(hit, blocks, texts) {
	if (!hit.kind.title.endsWith("AWS")) return false;
	if (OTHER_STORES.test(upper(hit.secret))) return true;
	const isEndpoint = (variable) => /endpoint/i.test(variable.name);
	return blocks.some((block) => block.some(isEndpoint)) || texts.some((text) => /endpoint[-_]?url/i.test(text));
}
/** One advice for each kind that is not explained by what stands beside it. */
function told(host, hits, blocks, texts) {
	const real = hits.filter((hit) => !isOtherStore(hit, blocks, texts) && (hit.kind.beside === void 0 || texts.some((text) => hit.kind.beside?.test(text))));
	return real.filter(({ kind }, at) => real.findIndex((hit) => hit.kind.title === kind.title) === at).map(({ at, kind, secret }) => {
		const message = `${kind.title} is taken from the secret ${named(secret)} where OIDC would do`;
		return advise(kind.rule, host.path, at, message, kind.mend);
	});
}
function upper(name) {
	return name.toUpperCase().replaceAll("-", "_");
}

// src/stages/workflows/workflows.ts
/** More of it nobody reads. */
const MAX_ADVICE = 500;
/** Values of one input, from several callers. */
const MAX_PASSED = 20;
/**
* Reviews the workflows of the repository that the source tree belongs to: static credentials where OIDC would do,
* and settings that defeat the gate. Whether it counts is for the policy to say; never throws.
*/
async function reviewWorkflows(source) {
	const { root, files, workflows, actions, policies, unreadable, notes } = await readSources(source);
	const repository = new Repository(workflows, actions);
	const found = [
		...unreadable,
		...unreadPolicies(policies, workflows),
		...workflows.flatMap((workflow) => [
			...hostsOf(repository, workflow).flatMap(staticCredentials),
			...requiredCheck(repository, workflow),
			...untrustedEvents(repository, workflow),
			...deployments$1(repository, workflow),
			...shipping(repository, workflow),
			...privilegedJobs(repository, workflow)
		]),
		...actionHosts(repository).flatMap(staticCredentials)
	];
	const below = (one) => root === "" ? one : {
		...one,
		path: `${root}/${one.path}`
	};
	const advice = bySecret(unique(found)).map((one) => below(one.also === void 0 ? one : {
		...one,
		also: one.also.map(below)
	}));
	const more = advice.length - MAX_ADVICE;
	return {
		files,
		advice: advice.slice(0, MAX_ADVICE),
		notes: more > 0 ? [...notes, `${more} more pieces of advice are left out.`] : notes
	};
}
/** Local composite actions, with what their callers pass to their inputs. */
function actionHosts(repository) {
	const actions = [...repository.actions.values()];
	const steps = [...repository.workflows.flatMap((workflow) => workflow.jobs), ...actions].flatMap((owner) => owner.steps);
	return actions.filter(({ composite }) => composite).map((action) => {
		const calls = steps.filter((step) => repository.action(step) === action);
		const passed = {
			...NOTHING_PASSED,
			inputs: textsByName(calls.flatMap((step) => step.with))
		};
		return {
			path: action.path,
			env: [],
			steps: action.steps,
			passed
		};
	});
}
/** The jobs of a workflow, with what local callers pass to it where it is a reusable one. */
function hostsOf(repository, workflow) {
	const passed = passedTo(repository, workflow);
	return workflow.jobs.map((job) => hostOf(workflow, job, passed));
}
/** What local callers pass to a reusable workflow; the secrets that it asks for and gets from elsewhere stay unknown. */
function passedTo(repository, workflow) {
	const call = workflow.triggers.find(({ event }) => event === "workflow_call");
	if (call === void 0) return NOTHING_PASSED;
	const calls = repository.callers(workflow);
	const asked = call.filters.find(({ name }) => name === "secrets")?.values ?? [];
	return {
		inputs: textsByName(calls.flatMap((job) => job.with)),
		secrets: textsByName(calls.flatMap((job) => job.secrets)),
		asked: new Set(asked.map((name) => name.toLowerCase()))
	};
}
function textsByName(variables) {
	const texts = /* @__PURE__ */ new Map();
	for (const { name, value } of variables) {
		const known = texts.get(name.toLowerCase()) ?? [];
		if (known.length < MAX_PASSED) known.push(value.text);
		texts.set(name.toLowerCase(), known);
	}
	return texts;
}
/** By path and line; what an alias repeats stands once. */
function unique(found) {
	return [...new Map(found.map((one) => [JSON.stringify([
		one.path,
		one.line,
		one.column,
		one.rule,
		one.message
	]), one])).values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.line - b.line || a.column - b.column);
}
/** The same secret used for the same is one thing to mend, with all its places. */
function bySecret(found) {
	return [...Map.groupBy(found, ({ rule, path, line, column, message, mend }) => JSON.stringify(rule.startsWith("static-") ? [
		rule,
		message,
		mend
	] : [
		rule,
		message,
		path,
		line,
		column
	])).values()].flatMap(([first, ...others]) => {
		if (first === void 0) return [];
		if (others.length === 0) return [first];
		return [{
			...first,
			also: others.map(({ path, line, column }) => ({
				path,
				line,
				column
			}))
		}];
	});
}

export { issuerFault as a, readPublicLog as c, isPublicService as i, readSmall as n, serverFault as o, readSigningServices as r, visibilityFault as s, reviewWorkflows as t };