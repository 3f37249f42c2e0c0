import { o as plain } from "./shared-first.js";
import { Ct as number, Lt as orUndefined, M as parseJson, Ot as string, Rt as parsed, ct as datetime, ht as array, jt as union, xt as looseObject, zt as unparsable } from "./shared-cli.js";
import { xt as POLICY_PATH } from "./shared-policy.js";
import { t as policyFileSchema } from "./policy-file.js";
import { t as ADVICE_RULES } from "./advice.js";
import { n as exists, t as BoundedReader } from "./bounded-reader.js";
import { a as parseUses, i as isPinned, n as parseAction, o as parseYaml, r as parseWorkflow, s as placeIn, t as tokensOf$1 } from "./shell-tokens.js";
import { join } from "node:path";

// src/formats/signing/signing-config.ts
const Time = datetime({ offset: true }).transform((text) => Date.parse(text));
const ServiceSchema = looseObject({
	url: string(),
	majorApiVersion: number().optional(),
	major_api_version: number().optional(),
	validFor: looseObject({
		start: Time,
		end: Time
	}).partial().optional(),
	valid_for: looseObject({
		start: Time,
		end: Time
	}).partial().optional(),
	operator: string().default("")
}).transform(({ url, operator, ...one }) => {
	const { start = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY } = one.validFor ?? one.valid_for ?? {};
	return {
		url,
		operator,
		version: one.majorApiVersion ?? one.major_api_version ?? 0,
		start,
		end
	};
});
const Services = array(ServiceSchema).default([]);
const Usage = looseObject({
	selector: union([string(), number()]),
	count: number().int()
}).partial().optional();
/** Protobuf JSON: cosign accepts both spellings of the field names. */
const Config = looseObject({
	caUrls: Services,
	ca_urls: Services,
	rekorTlogUrls: Services,
	rekor_tlog_urls: Services,
	rekorTlogConfig: Usage,
	rekor_tlog_config: Usage,
	tsaUrls: Services,
	tsa_urls: Services,
	tsaConfig: Usage,
	tsa_config: Usage
});
/** Reads a signing configuration. The fault is the end of a sentence that begins with the name of the file. */
function readSigningConfig(text) {
	const json = parseJson(text);
	if (!json.ok) return json;
	const { success, data } = Config.safeParse(json.value);
	if (!success) return unparsable("is not a Sigstore signing configuration");
	const authorities = [...data.caUrls, ...data.ca_urls];
	const logs = [...data.rekorTlogUrls, ...data.rekor_tlog_urls];
	const stamps = [...data.tsaUrls, ...data.tsa_urls];
	if (addressesOf([
		...authorities,
		...logs,
		...stamps
	]).some(hasLogin)) return unparsable("contains an address with a user or a password; remove them from the address");
	const logUsage = data.rekorTlogConfig ?? data.rekor_tlog_config;
	const stampUsage = data.tsaConfig ?? data.tsa_config;
	return parsed({
		services: {
			authorities: addressesOf(authorities),
			logs: addressesOf(logs),
			timestampAuthorities: addressesOf(stamps)
		},
		selected(now) {
			const authority = select("certificate authority", authorities, [1], "any", now);
			const log = select("log", logs, [1, 2], selectorOf(logUsage), now);
			const stamp = select("timestamp authority", stamps, [1], selectorOf(stampUsage), now);
			for (const one of [
				authority,
				log,
				stamp
			]) if (!one.ok) return one;
			const [first] = authority.ok ? authority.value : [];
			return parsed({
				...first !== void 0 && { authority: first.url },
				logs: (log.ok ? log.value : []).map(({ url, version }) => ({
					url,
					version: version === 1 ? 1 : 2
				})),
				timestampAuthorities: addressesOf(stamp.ok ? stamp.value : [])
			});
		}
	});
}
/** Of a text that is no address, an `@` may be behind a password. */
function hasLogin(url) {
	const parsed = URL.parse(url);
	return parsed === null ? url.includes("@") : parsed.username !== "" || parsed.password !== "";
}
function addressesOf(services) {
	return services.map(({ url }) => url);
}
/** The enumeration `ServiceSelector` of the format, by name or by number. */
function selectorOf(usage) {
	switch (usage?.selector) {
		case "ALL":
		case 1: return "all";
		case "ANY":
		case 2: return "any";
		case "EXACT":
		case 3: return usage?.count ?? 0;
		default: return;
	}
}
/**
* The services that are used, as sigstore-go selects them: of those that are valid now, only the highest version that
* Assay knows, and of each operator the newest. The newest of all comes first.
*/
function select(kind, services, versions, selector, now) {
	if (services.length === 0) return parsed([]);
	const valid = services.filter(({ version, start, end }) => versions.includes(version) && start <= now.getTime() && now.getTime() <= end);
	const highest = Math.max(...valid.map(({ version }) => version));
	const newest = valid.filter(({ version }) => version === highest).toSorted((one, other) => other.start - one.start);
	const usable = [...new Map(newest.toReversed().map((one) => [one.operator, one])).values()].reverse();
	if (usable.length === 0) return unparsable(`no matching ${kind} found: none of them is valid now and of version ${versions.join(" or ")}`);
	if (selector === "all") return parsed(usable);
	const count = selector === "any" ? 1 : selector ?? 0;
	if (count >= 1 && count <= usable.length) return parsed(usable.slice(0, count));
	return unparsable(`it has ${usable.length} usable services of the kind ${kind}, and selects ${count} of them`);
}

// src/formats/workflow/workflow-expression.ts
const MAX_LENGTH$1 = 2e4;
const MAX_DEPTH$1 = 100;
const NOT_UNDERSTOOD = unparsable("it is no expression that Assay understands");
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
/** Reads the expression of an `if:`, which may be without `${{ }}`. The fault is a sentence. */
function parseCondition(text) {
	const trimmed = text.trim();
	const [only, more] = interpolations(trimmed);
	if (only === void 0) return parseExpression(trimmed);
	return more === void 0 && only.start === 0 && only.end === trimmed.length ? parseExpression(only.expression) : NOT_UNDERSTOOD;
}
/** Parses an expression. The fault is a sentence. */
function parseExpression(text) {
	if (text.length > MAX_LENGTH$1) return NOT_UNDERSTOOD;
	const tokens = tokensOf(text);
	if (tokens === void 0) return NOT_UNDERSTOOD;
	const parser = new Parser$1(tokens);
	const expression = parser.parse(0, 0);
	return expression !== void 0 && parser.atEnd ? parsed(expression) : NOT_UNDERSTOOD;
}
const TOKEN$2 = /\s*(?:'((?:[^']|'')*)'|(-?(?:0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?))(?![\w.])|([a-z_][\w-]*)|(\|\||&&|==|!=|<=|>=|[<>!().,[\]*]))/iy;
function tokensOf(text) {
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

// src/stages/workflows/variable-scope.ts
/** For jobs and actions without callers. */
const NO_CALLER_ARGUMENTS = {
	inputs: /* @__PURE__ */ new Map(),
	secrets: /* @__PURE__ */ new Map(),
	declaredSecrets: /* @__PURE__ */ new Set()
};
const MAX_LEVELS = 2;
/** How many names are followed in one expression. A hostile file could name all its variables in each of them. */
const MAX_NAMES = 5;
/** Names of images and registries are short. */
const MAX_EXPANDED = 2e3;
const ENV = /\$\{\{\s*env\s*\.\s*([A-Za-z_]\w*)\s*\}\}/gi;
/** The names that a step can use: the variables around it, innermost first, and the inputs of its action. */
var VariableScope = class VariableScope {
	#variables = /* @__PURE__ */ new Map();
	#arguments;
	#secretsByText = /* @__PURE__ */ new Map();
	constructor(blocks, callerArguments = NO_CALLER_ARGUMENTS) {
		for (const block of blocks) for (const { name, value } of block) if (!this.#variables.has(name.toLowerCase())) this.#variables.set(name.toLowerCase(), value);
		this.#arguments = callerArguments;
	}
	/**
	* The names of the repository's secrets in a text, also through `env` and `inputs`. The token of the job does not count,
	* because it expires with the job.
	*/
	secrets(text, level = 0) {
		if (!text.includes("${{")) return [];
		const key = `${level} ${text}`;
		const known = this.#secretsByText.get(key);
		if (known !== void 0) return known;
		const found = interpolations(text).flatMap(({ expression }) => [...references(expression, "secrets").filter((name) => !this.#arguments.secrets.has(name.toLowerCase())), ...level < MAX_LEVELS ? this.#behind(expression, level) : []]);
		const names = [...new Set(found)].filter((name) => name.toUpperCase() !== "GITHUB_TOKEN");
		this.#secretsByText.set(key, names);
		return names;
	}
	/** Whether a secret comes from unknown callers, so that it may be the token of the job. */
	mayBeJobToken(secret) {
		const name = secret.toLowerCase();
		return this.#arguments.declaredSecrets.has(name) && !this.#arguments.secrets.has(name);
	}
	/** The secrets in the shell variables (`$NAME`, `${NAME}`, `$env:NAME`) of a command. */
	secretsOfShell(command) {
		return shellVariables(command).flatMap((name) => {
			const value = this.#variables.get(name.toLowerCase());
			return value === void 0 ? [] : this.secrets(value.text);
		});
	}
	/** The text with known values for `${{ env.NAME }}`, `$NAME` and `${NAME}`. */
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
		const callerArguments = ["inputs", "secrets"].flatMap((context) => references(expression, context).flatMap((name) => this.#arguments[context].get(name.toLowerCase()) ?? []));
		const theirs = new VariableScope([]);
		return [...env.flatMap((text) => this.secrets(text, level + 1)), ...callerArguments.flatMap((text) => theirs.secrets(text, level + 1))];
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

// src/stages/workflows/workflow-repository.ts
/** How many steps of a local action are examined, with those of the actions that it uses. */
const MAX_INNER = 1e3;
/** The workflows and local actions of a repository, and how they use one another. */
var Repository = class {
	workflows;
	/** By the folder below the root of the repository. */
	actions;
	#actionsByJob = /* @__PURE__ */ new Map();
	#events = /* @__PURE__ */ new Map();
	#inner = /* @__PURE__ */ new Map();
	#usesAssay;
	constructor(workflows, actions) {
		this.workflows = workflows;
		this.actions = actions;
	}
	/** The actions of Assay that a step runs, also through a local composite action. */
	assayActions(step) {
		return new Set(this.flatten("", [step]).flatMap((placed) => this.#directAction(placed.step) ?? []));
	}
	/** The actions of Assay that a job runs, in its steps or in the reusable workflow that it calls. */
	assayActionsIn(job) {
		const known = this.#actionsByJob.get(job);
		if (known !== void 0) return known;
		const called = this.called(job);
		const steps = [...job.steps, ...called?.jobs.flatMap((inner) => inner.steps) ?? []];
		const assayActions = new Set(steps.flatMap((step) => [...this.assayActions(step)]));
		if (job.uses !== void 0 && called === void 0 && isAssayWorkflow(job.uses)) assayActions.add("check");
		this.#actionsByJob.set(job, assayActions);
		return assayActions;
	}
	/** The local reusable workflow that a job calls. */
	called(job) {
		const uses = job.uses === void 0 ? void 0 : orUndefined(parseUses(job.uses.text));
		return uses?.kind === "local" ? this.workflows.find(({ path }) => path === uses.path) : void 0;
	}
	/** The jobs that call a local reusable workflow. */
	callers(workflow) {
		return this.workflows.flatMap(({ jobs }) => jobs.filter((job) => this.called(job) === workflow));
	}
	/** The steps. After each step that uses a local composite action, the steps of that action follow, up to a limit. */
	flatten(path, steps) {
		return steps.flatMap((step) => {
			const action = this.action(step);
			return [{
				path,
				step
			}, ...action?.composite === true ? this.#within(action) : []];
		});
	}
	/** The events that start a workflow. For a reusable workflow, these include the events of its local callers. */
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
		this.#usesAssay ??= this.workflows.some(({ jobs }) => jobs.some((job) => this.assayActionsIn(job).size > 0));
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
		const uses = step.uses === void 0 ? void 0 : orUndefined(parseUses(step.uses.text));
		return uses?.kind === "local" ? this.actions.get(uses.path) : void 0;
	}
	#directAction(step) {
		const uses = step.uses === void 0 ? void 0 : orUndefined(parseUses(step.uses.text));
		if (uses?.kind === "remote" && uses.repository.endsWith("/assay")) return uses.path === "" ? "check" : uses.path === "gate" ? "gate" : void 0;
		const action = this.action(step);
		if (action === void 0 || action.composite || !/^assay\b/i.test(action.name)) return void 0;
		return /\bgate\b/i.test(action.name) ? "gate" : "check";
	}
};
function isAssayWorkflow(text) {
	const uses = orUndefined(parseUses(text.text));
	if (uses === void 0 || uses.kind === "docker") return false;
	if (/(?:^|\/)assay\.ya?ml$/.test(uses.path)) return true;
	return uses.kind === "remote" && uses.repository.endsWith("/assay") && uses.path !== "";
}
/** The permissions of a job's token; undefined if the setting of the repository decides. */
function permissionsOf(workflow, job) {
	return job.permissions ?? workflow.permissions;
}
/** Whether the token may write to a scope. Without `permissions` it may, because the repository's default can allow it. */
function mayWrite(permissions, scope) {
	if (permissions === void 0) return scope !== "id-token";
	return permissions.all === void 0 ? permissions.scopes.get(scope) === "write" : permissions.all === "write-all";
}
/** The value of an input. The case of its name does not matter. */
function inputOf(variables, name) {
	return variables.find((variable) => variable.name.toLowerCase() === name)?.value;
}
/** Every text of a step: its command, inputs and variables. */
function textsOf(step) {
	return [...step.run === void 0 ? [] : [step.run], ...[...step.with, ...step.env].map(({ value }) => value)];
}
/** The action that a step uses, as `owner/name` or `owner/name/path` in lower case; empty for other steps. */
function actionOf(step) {
	const uses = step.uses === void 0 ? void 0 : orUndefined(parseUses(step.uses.text));
	if (uses?.kind !== "remote") return "";
	return uses.path === "" ? uses.repository : `${uses.repository}/${uses.path.toLowerCase()}`;
}
/** A name from a workflow, made safe for a message. */
function named(text) {
	return `\`${plain(text, 100).replaceAll("`", "'").trim()}\``;
}
/** One advice. Without a `remediation`, that of the rule is used. */
function advise(rule, path, { line, column }, message, remediation = ADVICE_RULES[rule].remediation) {
	return {
		rule,
		path,
		line,
		column,
		message,
		remediation
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
/** Commands that deploy an image. Commands such as `helm upgrade` can deploy anything, so they count. */
const COMMAND$1 = /\b(?:kubectl\s+(?:apply|set\s+image|rollout\s+restart|create|replace|patch)|helm\s+(?:upgrade|install)|kustomize\s+edit\s+set\s+image|argocd\s+app\s+(?:set|sync)|gcloud\s+run\s+(?:deploy|services\s+update)|aws\s+(?:ecs\s+update-service|apprunner\s+update-service|lambda\s+update-function-code)|az\s+(?:containerapp|webapp)\s+(?:update|up|create|config)|docker\s+(?:service\s+update|stack\s+deploy)|fly(?:ctl)?\s+deploy|nomad\s+job\s+run)\b/;
const DRY = /--dry-run|\bhelm\s+\w+[^\n]{0,300}--dry-run/;
/** Where a step deploys; undefined if it does not. */
function deploymentIn(step) {
	const action = actionOf(step);
	if (ACTIONS.has(action)) return step.uses?.at ?? step.at;
	for (const { text, index } of commandsOf(step)) {
		const match = COMMAND$1.exec(text);
		if (match !== null && !DRY.test(text) && step.run !== void 0) return placeIn(step.run, index + match.index);
	}
}
/** A cluster that exists only during the job: a deployment there is a test. */
const TEST_CLUSTER = /\b(?:kind-action|kind\s+create|minikube|k3d|k3s|setup-k3s|microk8s|kwok)\b/i;
/** Whether the job deploys to a test cluster that it creates itself. */
function isTestDeployment(job) {
	return job.steps.some(({ uses, run }) => TEST_CLUSTER.test(`${uses?.text ?? ""} ${run?.text ?? ""}`));
}
/** The images that a step deploys and names. */
function imagesIn(step, job, workflow) {
	const scope = new VariableScope([
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
/** The lines of a script with their index. Lines that a backslash continues are joined. */
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
/** The images in one command: values of `--image`, `name=image`, and of helm's `image.tag`. */
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
/** Splits a command into words as a shell does. An expression stays in one word. */
function wordsOf(command) {
	return (command.match(/(?:\$\{\{[^}]{0,500}\}\}|"[^"]*"|'[^']*'|[^\s"';|&])+/g) ?? []).map((word) => word.replace(/["']/g, ""));
}

// src/stages/workflows/evaluate.ts
/** Status functions. Without one of them, GitHub adds `success()` to a condition. */
const STATUS = /\b(?:always|cancelled|failure|success)\s*\(\s*\)/i;
/** Whether a job or step with this `if` runs. Without a status function, GitHub also demands `success()`. */
function runs(condition, facts) {
	const success = condition === void 0 || !STATUS.test(condition.text) ? truth(facts.get("success()")) : true;
	if (success === false) return false;
	const expression = condition === void 0 ? void 0 : orUndefined(parseCondition(condition.text));
	const holds = condition === void 0 || condition.text.trim() === "" ? true : evaluateTruth(expression, facts);
	return holds === false ? false : holds && success;
}
/** Whether a value such as `continue-on-error` is certainly true. */
function isTrue(value, facts) {
	if (value === void 0) return false;
	return /^true$/i.test(value.text.trim()) || evaluateTruth(orUndefined(parseCondition(value.text)), facts) === true;
}
/** A longer text is no script of a few lines, and could be made to use much time. */
const MAX_INTERPOLATED = 1e4;
/** Replaces every `${{ … }}` whose value is known. Others, and those at the end of a long text, stay unchanged. */
function interpolate(text, facts) {
	let result = "";
	let from = 0;
	for (const { expression, start, end } of interpolations(text)) {
		const parsed = parseExpression(expression);
		const value = parsed.ok ? evaluate(parsed.value, facts) : void 0;
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
/** On GitHub, false, 0, the empty string and null are false; everything else is true. */
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
/** The known value of a whole call, such as `tojson(needs)`, whose argument has no value of its own. */
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
/** GitHub ignores case when it compares texts, and compares values of different types as numbers. */
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
/** Deployments by a tag, without the gate, or from a job that no environment protects. */
function adviseOnDeployments(repository, workflow) {
	if (!repository.usesAssay || isCheckOnly(repository, workflow)) return [];
	const assayJobs = workflow.jobs.filter((job) => repository.assayActionsIn(job).size > 0);
	return workflow.jobs.flatMap((job) => {
		const steps = deployingSteps(job);
		if (steps.length === 0) return [];
		return [...steps.flatMap(({ step }) => byTag(workflow, job, step)), ...assayJobs.length === 0 ? [] : adviseOnGate(repository, workflow, job, steps, assayJobs)];
	});
}
/** Whether a workflow runs only for changes that are not merged yet. */
function isCheckOnly(repository, workflow) {
	return [...repository.events(workflow)].every((event) => CHECK_EVENTS.has(event));
}
/** Whether a job deploys to a system that exists longer than the job. */
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
		return advise("deployment-by-tag", workflow.path, at, `the job ${named(job.id)} deploys by a tag (${shown}), not by the digest that passed the check`);
	});
}
/** Whether a name ends in a tag. A digest, an output with a digest, and an unknown name do not. */
function isTag(image) {
	if (/@|sha256|digest|outputs\s*\.\s*image\b/i.test(image)) return false;
	const bare = image.replace(/\$\{\{.*?\}\}/gs, (expression) => "x".repeat(expression.length));
	return /:[^/:\s]+$/.test(bare);
}
function adviseOnGate(repository, workflow, job, steps, assayJobs) {
	const assayIndex = job.steps.findIndex((step) => repository.assayActions(step).size > 0);
	if (assayIndex >= 0) return steps.flatMap((deploying) => adviseInGateJob(workflow, job, deploying, assayIndex));
	const before = ancestors(workflow, job).filter((other) => assayJobs.includes(other));
	const [first] = steps;
	if (first === void 0) return [];
	if (before.length === 0) {
		const names = assayJobs.slice(0, 3).map(({ id }) => named(id));
		const message = `the job ${named(job.id)} deploys without waiting for Assay in ${names.join(", ")}`;
		return [advise("deployment-ungated", workflow.path, first.at, message)];
	}
	if (runs(job.if, failed(before)) === true) {
		const message = `the job ${named(job.id)} deploys even if ${before.map(({ id }) => named(id)).join(", ")} failed`;
		return [advise("deployment-ungated", workflow.path, job.if?.at ?? first.at, message)];
	}
	if (!before.some((other) => repository.assayActionsIn(other).has("gate")) || job.environment !== void 0) return [];
	const message = `the job ${named(job.id)} deploys after a gate in another job but names no environment, so every workflow and branch can use its credentials`;
	return [advise("deployment-unprotected", workflow.path, job.at, message)];
}
/** In the job of the gate, the deployment must come after Assay and must not run if Assay failed. */
function adviseInGateJob(workflow, job, { step, index, at }, own) {
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
/** Where people put a policy file by mistake. Files in the folder of workflows are examined in any case. */
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
/** Whether a YAML text is a policy: most of its keys are keys of a policy. A file for another program has other keys. */
function isPolicy(text) {
	const root = orUndefined(parseYaml(text));
	if (root?.kind !== "map") return false;
	const keys = [...root.entries.keys()];
	const rules = keys.filter((key) => KEYS.has(key) && key !== "version").length;
	const others = keys.filter((key) => !KEYS.has(key)).length;
	const isVersioned = root.entries.has("version");
	return rules + (isVersioned ? 1 : 0) > 0 && others < Math.max(rules, isVersioned ? 1 : 0);
}
/** Policy files in places that Assay does not read, unless a workflow names them. */
function adviseOnMisplacedPolicies(policies, workflows) {
	const jobs = workflows.flatMap((workflow) => workflow.jobs);
	const requested = [...jobs, ...jobs.flatMap(({ steps }) => steps)].flatMap((owner) => owner.with).filter(({ name }) => /policy/i.test(name)).map(({ value }) => value.text.trim().replace(/^\.\//, ""));
	if (requested.some((text) => text.includes("${{"))) return [];
	return policies.filter((path) => !requested.some((one) => one === path || one.endsWith(`/${path}`))).map((path) => {
		const message = `Assay does not read the policy file ${named(path)}, so none of its rules applies; the one that is read is ${named(POLICY_PATH)}`;
		return advise("policy-not-read", path, {
			line: 1,
			column: 1
		}, message);
	});
}

// src/stages/workflows/privileged-jobs.ts
/** Actions that must be named by a tag, because they check their own reference. */
const BY_TAG = /^slsa-framework\/slsa-(?:github-generator|verifier)(?:\/|$)/;
/** Actions that do not need `contents: write`. */
const NO_CONTENT = /^(?:actions\/(?:checkout|cache(?:\/\w+)?|setup-[\w-]+|upload-artifact|download-artifact|attest[\w-]*)|docker\/[\w-]+|sigstore\/cosign-installer|aws-actions\/[\w-]+|azure\/[\w-]+|google-github-actions\/[\w-]+|[\w.-]+\/assay(?:\/gate)?|github\/codeql-action\/[\w-]+|aquasecurity\/[\w-]+|step-security\/harden-runner)$/;
const WRITES_CONTENT = /\bgit\s+(?:push|tag)\b|\bgh\s|\bhub\s|api\.github\.com|github_token|gh_token|github\.token|semantic-release|goreleaser|release/i;
/** Weaknesses of the jobs that run Assay, have an OIDC token or deploy. Other jobs are not examined. */
function adviseOnPrivilegedJobs(repository, workflow) {
	return workflow.jobs.filter((job) => isPrivileged(repository, workflow, job)).flatMap((job) => [
		...unpinned(repository, workflow, job),
		...broad(repository, workflow, job),
		...inherited(repository, workflow, job)
	]);
}
function isPrivileged(repository, workflow, job) {
	return repository.assayActionsIn(job).size > 0 || mayWrite(permissionsOf(workflow, job), "id-token") || job.environment !== void 0 || deploys(job);
}
/** One advice for each job and file, at the first action that is not pinned. */
function unpinned(repository, workflow, job) {
	const moving = [...job.uses === void 0 ? [] : [{
		path: workflow.path,
		text: job.uses
	}], ...repository.flatten(workflow.path, job.steps).flatMap(({ path, step }) => step.uses === void 0 ? [] : [{
		path,
		text: step.uses
	}])].filter(({ text }) => {
		const uses = orUndefined(parseUses(text.text));
		if (uses === void 0 || isPinned(uses)) return false;
		return !(uses.kind === "remote" && BY_TAG.test(uses.repository));
	});
	return [...Map.groupBy(moving, ({ path }) => path)].map(([path, found]) => {
		const names = [...new Set(found.map(({ text }) => named(text.text)))];
		const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
		const message = `the job ${named(job.id)} runs actions that are not pinned to a commit, so their code can change: ${names.slice(0, 5).join(", ")}${more}`;
		return advise("action-not-pinned", path, found[0]?.text.at ?? job.at, message);
	});
}
function broad(repository, workflow, job) {
	const permissions = permissionsOf(workflow, job);
	const tooBroad = (at, what) => [advise("permissions-too-broad", workflow.path, at, `the job ${named(job.id)} ${what}`)];
	if (permissions === void 0) return [...repository.events(workflow)].every((event) => event === "workflow_call") ? [] : tooBroad(job.at, "sets no `permissions`, so the repository's default applies, which may be write access to everything");
	if (permissions.all === "write-all") return tooBroad(permissions.at, "may write to everything (`write-all`)");
	if (!mayWrite(permissions, "contents") || !neverWritesContent(repository, workflow, job)) return [];
	return tooBroad(permissions.at, "may write to the repository (`contents: write`), but does nothing that needs it");
}
/** Whether it is known for every step that it does not write to the repository. */
function neverWritesContent(repository, workflow, job) {
	if (job.uses !== void 0 || [...job.env, ...workflow.env].some(({ value }) => WRITES_CONTENT.test(value.text))) return false;
	return repository.flatten(workflow.path, job.steps).every(({ step }) => {
		if ([step.run, ...step.env.map(({ value }) => value)].some((text) => WRITES_CONTENT.test(text?.text ?? ""))) return false;
		if (step.uses === void 0) return true;
		if (step.uses.text.startsWith("./")) return repository.assayActions(step).size > 0;
		return NO_CONTENT.test(actionOf(step));
	});
}
function inherited(repository, workflow, job) {
	if (job.inheritsSecrets === void 0 || repository.assayActionsIn(job).size === 0) return [];
	const message = `the job ${named(job.id)} passes every secret of the repository to ${named(job.uses?.text ?? "a workflow")}`;
	return [advise("secrets-inherited", workflow.path, job.inheritsSecrets, message)];
}

// src/stages/workflows/read-sources.ts
const WORKFLOWS = ".github/workflows";
/**
* Reads the workflows of the repository of the source tree, and the local actions that they use. It has limits and follows
* no links. Never throws: what cannot be read is reported.
*/
async function readSources(source) {
	const { folder, path: root } = await repositoryOf(source);
	const reader = new BoundedReader(folder);
	const unreadable = [];
	const parsed = (path, file, parse) => {
		if (file === void 0) return void 0;
		const read = "fault" in file ? unparsable({
			message: file.fault,
			at: {
				line: 1,
				column: 1
			}
		}) : parse(path, file.text);
		if (read.ok) return read.value;
		const { message, at } = read.fault;
		unreadable.push(advise("workflow-unreadable", path, at, `the file was not reviewed: ${message}`));
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
/** Whether a file in the folder of workflows is no workflow but a policy. */
function isMisplacedPolicy(text) {
	return !/^["']?(?:on|jobs)["']?\s*:/m.test(text) && isPolicy(text);
}
/** These files do not count as workflows. One that cannot be read is ignored. */
async function misplacedPolicies(folder) {
	const reader = new BoundedReader(folder);
	const found = [];
	for (const path of OTHER_POLICY_PATHS) {
		const file = await reader.read(path);
		if (file !== void 0 && "text" in file && isPolicy(file.text)) found.push(path);
	}
	return found;
}
/** The folders of the local actions that steps use. */
function localActions(steps) {
	return steps.flatMap(({ uses }) => {
		const named = uses === void 0 ? void 0 : orUndefined(parseUses(uses.text));
		return named?.kind === "local" && !named.path.split("/").includes("..") ? [named.path] : [];
	});
}
/**
* The source can be a folder of the repository, and the repository a folder of the workspace. The repository is the nearest
* folder with `.git`, or else the nearest folder with workflows.
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

// src/formats/workflow/shell-script.ts
const MAX_LENGTH = 2e4;
const MAX_DEPTH = 30;
/** Keywords of bash that Assay does not interpret. */
const UNSUPPORTED = /^(?:while|until|function|select|time)$/;
/**
* Parses the part of bash in which result jobs are written: lists, `if`, `case`, `for`, `[ ]` and `[[ ]]`. Anything else
* is a fault. The fault is the end of a sentence about the script.
*/
function parseScript(text) {
	if (text.length > MAX_LENGTH) return unparsable(`is longer than ${MAX_LENGTH} characters`);
	const tokens = tokensOf$1(text.replaceAll("\\\n", "  "));
	return tokens.ok ? new Parser(tokens.value).whole() : tokens;
}
var Refused = class extends Error {};
/** A recursive-descent parser. What it does not know makes the whole script unparsable. */
var Parser = class {
	#tokens;
	#next = 0;
	constructor(tokens) {
		this.#tokens = tokens;
	}
	whole() {
		const fault = unparsable("contains a command that only a shell can interpret");
		try {
			const script = this.#script([], 0);
			return this.#next === this.#tokens.length ? parsed(script) : fault;
		} catch (error) {
			if (error instanceof Refused) return fault;
			throw error;
		}
	}
	/** Reads up to one of these words, or up to a sign that ends an arm or a group. */
	#script(until, depth) {
		if (depth > MAX_DEPTH) throw new Refused();
		const lists = [];
		for (;;) {
			while (this.#takeSign(";"));
			const token = this.#tokens[this.#next];
			if (token === void 0 || token.kind === "sign" || until.includes(token.plain ?? "")) return lists;
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
			if (words.length === 0 && UNSUPPORTED.test(wordOf(token))) throw new Refused();
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

// src/stages/workflows/evaluate-script.ts
/** The result depends on something that only a real shell knows. */
var Undecidable = class extends Error {};
/** The script ends with `exit`, or with a command that fails under `bash -e`. */
var Exit = class extends Error {
	failed;
	constructor(failed) {
		super();
		this.failed = failed;
	}
};
const MAX_STEPS$1 = 5e3;
/** With two repetitions, a pattern is tried at most some million times on a text of this length. */
const MAX_REPEATS = 2;
const MAX_TEXT = 2e3;
/** Whether a script fails under `bash -e` with these variables. It is evaluated, not run. Undefined if that is not known. */
function scriptFails(text, variables) {
	const script = parseScript(text);
	if (!script.ok) return void 0;
	try {
		return !new ScriptEvaluator(variables).run(script.value, true);
	} catch (error) {
		if (error instanceof Exit) return error.failed;
		if (error instanceof Undecidable) return void 0;
		throw error;
	}
}
var ScriptEvaluator = class {
	#variables;
	#steps = 0;
	constructor(variables) {
		this.#variables = new Map(variables);
	}
	/** Whether the last command succeeds. `stopsOnFailure`: a failure ends the script, as it does outside of conditions. */
	run(script, stopsOnFailure) {
		let succeeded = true;
		for (const list of script) succeeded = this.#andOr(list, stopsOnFailure);
		return succeeded;
	}
	#andOr(list, stopsOnFailure) {
		let succeeded = true;
		let ran = 0;
		for (const [index, { operator, pipeline }] of list.entries()) {
			if (operator === "&&" && !succeeded) continue;
			if (operator === "||" && succeeded) continue;
			ran = index;
			succeeded = this.#pipeline(pipeline, stopsOnFailure && index === list.length - 1);
		}
		const last = list.length - 1;
		if (!succeeded && ran < last && isExit(list[last]?.pipeline)) return true;
		if (!succeeded && stopsOnFailure && ran === last && list[last]?.pipeline.negated !== true) throw new Exit(true);
		return succeeded;
	}
	#pipeline({ negated, commands }, stopsOnFailure) {
		const [first, second, third] = commands;
		if (first === void 0) throw new Undecidable();
		if (third !== void 0) throw new Undecidable();
		const succeeded = second === void 0 ? this.#command(first, stopsOnFailure && !negated) : this.#piped(first, second);
		return negated ? !succeeded : succeeded;
	}
	/** `echo … | grep …`, the only pipeline that is evaluated. */
	#piped(first, second) {
		if (first.kind !== "simple" || second.kind !== "simple") throw new Undecidable();
		const [name, ...written] = this.#words(first.words);
		if (name !== "echo" && name !== "printf") throw new Undecidable();
		const text = written.filter((word) => !/^-[en]+$|^%s(?:\\n)?$/.test(word)).join(" ");
		return this.#grep(this.#words(second.words), text);
	}
	#command(command, stopsOnFailure) {
		this.#steps += 1;
		if (this.#steps > MAX_STEPS$1) throw new Undecidable();
		switch (command.kind) {
			case "simple": return this.#simple(command.words);
			case "test": return this.#test(command.tokens, true);
			case "group": return this.run(command.body, stopsOnFailure);
			case "if": {
				const branch = command.branches.find(({ condition }) => this.run(condition, false));
				return this.run(branch?.body ?? command.otherwise, stopsOnFailure);
			}
			case "case": {
				const subject = this.#text(command.subject);
				const arm = command.arms.find(({ patterns }) => patterns.some((pattern) => matches(this.#glob(pattern), subject)));
				return arm === void 0 ? true : this.run(arm.body, stopsOnFailure);
			}
			case "for": {
				let succeeded = true;
				for (const value of command.words.flatMap((word) => this.#split(word))) {
					this.#variables.set(command.name, value);
					succeeded = this.run(command.body, stopsOnFailure);
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
				if (!/^\d+$/.test(code)) throw new Undecidable();
				throw new Exit(Number(code) % 256 !== 0);
			}
			case "[": return this.#test(rest.slice(1, -1), false);
			case "test": return this.#test(rest.slice(1), false);
			default: throw new Undecidable();
		}
	}
	/** `[ … ]` and `[[ … ]]`. In `[[ … ]]` the right side is a pattern. */
	#test(tokens, isPattern) {
		for (const joint of ["||", "&&"]) {
			const at = tokens.findIndex((token) => isJoint(token, joint));
			if (at < 0) continue;
			const left = this.#test(tokens.slice(0, at), isPattern);
			if (left === (joint === "||")) return left;
			return this.#test(tokens.slice(at + 1), isPattern);
		}
		const [first, second, third, more] = tokens.map((token) => {
			if (token.kind === "sign") throw new Undecidable();
			return token;
		});
		if (first?.plain === "!") return !this.#test(tokens.slice(1), isPattern);
		if (first === void 0 || more !== void 0) throw new Undecidable();
		if (second === void 0) return this.#text(first.word) !== "";
		if (third === void 0) {
			const text = this.#text(second.word);
			if (first.plain === "-z") return text === "";
			if (first.plain === "-n") return text !== "";
			throw new Undecidable();
		}
		const left = this.#text(first.word);
		const equal = () => isPattern ? matches(this.#glob(third.word), left) : left === this.#text(third.word);
		switch (second.plain) {
			case "=":
			case "==":
			case "-eq": return equal();
			case "!=":
			case "-ne": return !equal();
			case "=~": return matches(expression(this.#text(third.word), ""), left);
			default: throw new Undecidable();
		}
	}
	#grep([name, ...given], text) {
		const options = given.filter((one) => one.startsWith("-"));
		const [pattern, more] = given.filter((one) => !one.startsWith("-"));
		const letters = options.map((one) => one.slice(1)).join("");
		if (name !== "grep" || pattern === void 0 || more !== void 0 || /[^qvwxiEFs]/.test(letters)) throw new Undecidable();
		const { source } = expression(letters.includes("F") ? literal(pattern) : pattern, "");
		const framed = letters.includes("x") ? `^(?:${source})$` : letters.includes("w") ? `\\b(?:${source})\\b` : source;
		const wanted = new RegExp(framed, letters.includes("i") ? "i" : "");
		return text.split("\n").some((line) => matches(wanted, line) !== letters.includes("v"));
	}
	#words(tokens) {
		return tokens.map((token) => {
			if (token.kind === "sign") throw new Undecidable();
			return this.#text(token.word);
		});
	}
	#text(word) {
		const known = this.#known(word);
		if (known === void 0) throw new Undecidable();
		return known;
	}
	#known(word) {
		const parts = word.map((piece) => {
			if (piece.kind === "text") return piece.text;
			return piece.kind === "variable" ? this.#variables.get(piece.name) : void 0;
		});
		return parts.includes(void 0) ? void 0 : parts.join("");
	}
	/** The values of a word in `for`: an unquoted word is split at blanks. */
	#split(word) {
		const text = this.#text(word);
		return word.some((piece) => piece.kind !== "unknown" && piece.quoted) ? [text] : text.split(/\s+/).filter((part) => part !== "");
	}
	/** The pattern of `case` and `[[ == ]]`: unquoted `*` and `?` are wildcards. */
	#glob(word) {
		let stars = 0;
		const parts = word.map((piece) => {
			if (piece.kind !== "text" || piece.quoted) return literal(this.#text([piece]));
			stars += piece.text.split("*").length - 1;
			if (stars > MAX_REPEATS || /[[\]\\]/.test(piece.text)) throw new Undecidable();
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
/** A regular expression from a workflow. An expression that could take very long is undecidable. */
function expression(pattern, flags) {
	const isPlain = /^[\^$ \w|,()*+?:\\-]{1,80}$/.test(pattern);
	const repeats = pattern.replaceAll("(?:", "(").match(/[*+?]/g)?.length ?? 0;
	if (!isPlain || repeats > MAX_REPEATS || /[*+?|)][^()]*\)[*+?]/.test(pattern)) throw new Undecidable();
	try {
		return new RegExp(pattern, flags);
	} catch {
		throw new Undecidable();
	}
}
function matches(wanted, text) {
	if (text.length > MAX_TEXT) throw new Undecidable();
	return wanted.test(text);
}

// src/stages/workflows/result-job.ts
const RESULTS = /\bneeds\s*\.\s*(?:\*|[\w-]+)\s*\.\s*result\b|\bneeds\s*\[[^\]]{1,80}\]\s*\.\s*result\b|tojson\s*\(\s*needs\s*\)/i;
const NAME = /^(?:all|ci|required)(?:[-_ ]?(?:checks?|green|passed|pass|ok|good|done|success|complete|required|jobs))+$|^(?:result|results|status|conclusion)$/i;
const ALLS_GREEN = "re-actors/alls-green";
const FAILS = /^\s*(?:exit\s+[1-9]\d*|false)\s*;?\s*$/m;
const PASSES = /^\s*(?:exit\s+0|true)?\s*$/;
/** Commands that only print text. A command that writes to a file is not one of them. */
const PRINTS = /^\s*(?:(?:echo|printf)\b[^>|&;$`]*(?:\$\{?\w+\}?[^>|&;$`]*|\$\{\{[^}]*\}\}[^>|&;$`]*)*|exit\s+0|true|:|set\s+-\w+|#.*)?\s*$/;
/** Accepts a single `success` among the results, in jq, JavaScript, Python and grep. */
const ANY_SUCCESS = [
	/\bany\b[^|\n]{0,80}==\s*["'`]success["'`]/,
	/\bsome\s*\([^;\n]{0,120}==\s*["'`]success["'`]|\bsome\s*\([^;\n]{0,120}===\s*["'`]success["'`]/,
	/\b(?:includes|index|indices|inside|contains|indexOf)\s*\(\s*\[?\s*["'`]success["'`]/,
	/["'`]success["'`]\s+in\s/,
	/\bgrep\s+(?:-(?!\w*v)\w+\s+)*["']?success["']?(?:\s|$|;|\))/m
];
/** The ways in which a check does not pass, with words for messages. The first is the one that is forgotten most often. */
const ENDINGS = [
	["skipped", "was skipped"],
	["failure", "failed"],
	["cancelled", "was cancelled"]
];
/** How many checks are evaluated one by one. */
const MAX_ALONE = 5;
/** How many steps are evaluated; a result job has one or two. */
const MAX_STEPS = 100;
/** Whether a job sums up other jobs as the one required check: it reads their results, has such a name, or only prints text. */
function isResultJob(job, facts) {
	if (job.uses !== void 0 || job.needs.length === 0) return false;
	if (job.steps.flatMap((step) => [...textsOf(step), ...step.if === void 0 ? [] : [step.if]]).some(({ text }) => RESULTS.test(text))) return true;
	if (job.steps.some((step) => actionOf(step) === ALLS_GREEN)) return true;
	if (job.steps.some(({ uses }) => uses !== void 0)) return false;
	return NAME.test(job.id) || NAME.test(job.name ?? "") || onlyPrints(job, facts);
}
/** A job that runs if everything passed, and then does nothing, can only be there to be green. */
function onlyPrints(job, facts) {
	const scripts = job.steps.map(({ run }) => run?.text ?? "");
	return scripts.every((script) => script.split("\n").every((line) => PRINTS.test(line))) && scripts.length > 0 && job.environment === void 0 && runs(job.if, facts) === true;
}
/** Evaluates the job for every way in which the checks do not pass, together and one by one, while all other jobs passed. */
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
		const message = `the job ${named(job.id)} is itself skipped, and so counts as passed, if ${name} does not pass`;
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
	const message = `the job ${named(job.id)} passes although ${name} ${words}`;
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
/** Whether a step makes the job fail; undefined if that is not known. */
function stepFails(step, job, ending, facts, around) {
	const variables = new Map([...step.env, ...around].reverse().map(({ name, value }) => [name, knownText(value.text, facts)]));
	const within = new Map(facts);
	for (const [name, value] of variables) if (value !== void 0) within.set(`env.${name.toLowerCase()}`, value);
	const started = runs(step.if, within);
	if (started === false || isTrue(step.continueOnError, within)) return false;
	const failing = actionOf(step) === ALLS_GREEN ? allsGreenFails(step, ending) : scriptStepFails(step, job, within, variables);
	return failing === true && started === void 0 ? void 0 : failing;
}
/** The value of a variable; undefined if a part of it is not known. */
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
function scriptStepFails(step, job, facts, variables) {
	const script = step.run ?? inputOf(step.with, "script");
	if (script === void 0) return false;
	const written = [script, ...step.env.map(({ value }) => value)].map(({ text }) => text).join("\n");
	const asks = RESULTS.test(written);
	const evaluated = interpolate(script.text, facts);
	if (PASSES.test(evaluated)) return false;
	const known = step.run === void 0 ? void 0 : scriptFails(evaluated, variables);
	if (known !== void 0) return known;
	if (!/\bif\b|\btest\b|\[|&&|\|\||\bcase\b|\bjq\b|=>|\(/.test(evaluated) && (FAILS.test(evaluated) || !asks)) return FAILS.test(evaluated);
	if (!asks) return FAILS.test(evaluated) ? void 0 : false;
	const names = (word) => new RegExp(`\\b${word}\\b`, "i").test(written);
	if (names("skipped")) return void 0;
	if (names("success")) return job.needs.length === 1 || !ANY_SUCCESS.some((one) => one.test(written));
	return names("failure") || names("cancelled") || names("canceled") ? false : void 0;
}

// src/stages/workflows/required-check.ts
const PULL_REQUEST = /^pull_request(?:_target)?$/;
/** How many result jobs are evaluated; the time for each depends on its steps. */
const MAX_RESULTS = 10;
/**
* What starts a run if there is no `types`. A new base branch is an edit.
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
/** Settings that keep a required check from running, or make it green without a pass. */
function adviseOnRequiredCheck(repository, workflow) {
	const ignored = workflow.jobs.flatMap((job) => errorsIgnored(repository, workflow, job));
	const event = [...repository.events(workflow)].find((one) => PULL_REQUEST.test(one));
	if (event === void 0) return ignored;
	const facts = factsOf(workflow, event);
	const checks = workflow.jobs.filter((job) => repository.assayActionsIn(job).has("check") && mayRun(job, facts) !== false);
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
/** The known values while a pull request is checked and nothing has failed. */
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
/** A comparison with the name of this repository only keeps forks from running the job, so it counts as true. */
function withRepository(job, facts) {
	const match = /github\.repository(_owner)?\s*==\s*'([^']{1,200})'/.exec(job.if?.text ?? "");
	if (match === null) return facts;
	return new Map([...facts, [`github.repository${match[1] ?? ""}`, match[2] ?? ""]]);
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
	return workflow.triggers.filter(({ event }) => PULL_REQUEST.test(event)).flatMap(({ event, filters }) => filters.filter(({ name }) => FILTERS.has(name)).map(({ name, at }) => advise("check-filtered", workflow.path, at, `\`${name}\` of ${named(event)} keeps the check from running on some pull requests; as a required check it stays pending there`)));
}
function notQueued(repository, workflow) {
	const queued = repository.workflows.some((one) => repository.events(one).has("merge_group") && one.jobs.some((job) => repository.assayActionsIn(job).has("check")));
	const trigger = workflow.triggers.find(({ event }) => PULL_REQUEST.test(event));
	if (queued || trigger === void 0) return [];
	const message = `the check runs on ${named(trigger.event)} but not on \`merge_group\`: a merge queue waits for it forever, or merges what was not checked`;
	return [advise("check-not-in-merge-queue", workflow.path, trigger.at, message)];
}
/** The result belongs to the head commit, but the base decided it: by its policy, and by the content it is merged with. */
function notRetargeted(workflow) {
	return workflow.triggers.filter(({ event }) => PULL_REQUEST.test(event)).filter(({ filters }) => {
		const valuesOf = (name) => filters.find((filter) => filter.name === name)?.values;
		const [base = "*", ...others] = valuesOf("branches") ?? [];
		return !(others.length === 0 && /^[\w./-]+$/.test(base)) && !(valuesOf("types") ?? DEFAULT_TYPES).includes("edited");
	}).map(({ event, filters, at }) => {
		const types = filters.find(({ name }) => name === "types");
		const message = `the check on ${named(event)} does not run again when a pull request is moved to another base, so the result for the earlier base stays`;
		return advise("check-not-on-retarget", workflow.path, types?.at ?? at, message);
	});
}
function errorsIgnored(repository, workflow, job) {
	if (repository.assayActionsIn(job).size === 0) return [];
	const events = [...repository.events(workflow)];
	const isIgnored = (value) => events.some((event) => isTrue(value, /* @__PURE__ */ new Map([["github.event_name", event]])));
	const found = [];
	if (job.continueOnError !== void 0 && isIgnored(job.continueOnError)) {
		const message = `\`continue-on-error\` of the job ${named(job.id)} lets the workflow continue with any result of Assay`;
		found.push(advise("check-error-ignored", workflow.path, job.continueOnError.at, message));
	}
	for (const step of job.steps) {
		if (repository.assayActions(step).size === 0 || !isIgnored(step.continueOnError)) continue;
		if (isOutcomeRead(job, step.id)) continue;
		const message = `\`continue-on-error\` makes the job ${named(job.id)} green with any result of Assay`;
		found.push(advise("check-error-ignored", workflow.path, step.continueOnError?.at ?? step.at, message));
	}
	return found;
}
/** Whether another step reads the outcome of the step. Then the error is not lost. */
function isOutcomeRead(job, id) {
	if (id === void 0) return false;
	const outcomes = [
		`steps.${id}.outcome`,
		`steps.${id}.outputs.verdict`,
		`steps.${id}.outputs.decision`
	];
	return job.steps.flatMap((step) => [...textsOf(step), ...step.if === void 0 ? [] : [step.if]]).some(({ text }) => outcomes.some((outcome) => text.includes(outcome)));
}
function isOneOf(jobs, id) {
	return jobs.some((job) => job.id === id);
}

// src/stages/workflows/shipping.ts
/** Workflows that ship an image and tell Assay not to sign it, or not to block. */
function adviseOnShipping(repository, workflow) {
	if (isCheckOnly(repository, workflow)) return [];
	const ships = workflow.jobs.some((job) => pushesImage(job) || deploys(job));
	const isHandedOver = workflow.jobs.some((job) => job.steps.some((step) => repository.assayActions(step).has("check") && inputOf(step.with, "evidence") !== void 0));
	return workflow.jobs.flatMap((job) => job.steps.flatMap((step) => {
		const assayActions = repository.assayActions(step);
		const isWrapped = step.uses?.text.startsWith("./.") === true;
		if (assayActions.size === 0 || isWrapped || isForPullRequestsOnly(job, step)) return [];
		const isGate = assayActions.has("gate");
		return [...ships && !isGate && !isHandedOver ? unsigned(workflow, job, step) : [], ...ships || isGate ? unenforced(workflow, job, step) : []];
	}));
}
function unsigned(workflow, job, step) {
	const signer = inputOf(step.with, "signer");
	if (signer?.text.trim() !== "none") return [];
	const message = `the workflow ships an image, but \`signer: none\` in the job ${named(job.id)} tells Assay not to sign it`;
	return [advise("shipped-unsigned", workflow.path, signer.at, message)];
}
function unenforced(workflow, job, step) {
	const enforce = inputOf(step.with, "enforce");
	if (enforce?.text.trim() !== "warn") return [];
	const message = `\`enforce: warn\` in the job ${named(job.id)} allows an image with findings`;
	return [advise("check-not-enforced", workflow.path, enforce.at, message)];
}
/** A workflow for pushes and pull requests may treat pull requests differently. */
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
function hostOf({ path, env }, job, callerArguments) {
	return {
		path,
		env: [job.env, env],
		steps: job.steps,
		callerArguments
	};
}

// src/stages/workflows/untrusted-events.ts
/** Events that the pull request of a stranger can cause, and that run with the secrets of the base. */
const UNTRUSTED = /* @__PURE__ */ new Set(["pull_request_target", "workflow_run"]);
/** Conditions that limit a job to changes that members of the repository pushed. */
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
/** Approvals, deployments and code of strangers in workflows that a pull request starts with the rights of the base. */
function adviseOnUntrustedEvents(repository, workflow) {
	const events = [...repository.events(workflow)].filter((event) => UNTRUSTED.has(event));
	if (events.length === 0) return [];
	const event = events.map(named).join(", ");
	return workflow.jobs.filter((job) => !isOwnOnly(workflow, job)).flatMap((job) => [
		...approvals(workflow, job, event),
		...strangersCode(repository, workflow, job, event),
		...untrustedDeployments(workflow, job, event)
	]);
}
/** Whether the job, or a job that it needs, is limited to pushes by members of the repository. */
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
			const message = `the job ${named(job.id)} approves pending deployments on ${event}, which a pull request of anyone can start`;
			return [advise("approval-by-untrusted-event", workflow.path, deployment, message)];
		}
		if (BOT_AUTHOR.test(`${job.if?.text ?? ""} ${step.if?.text ?? ""}`)) return [];
		const review = (actionOf(step) === "hmarr/auto-approve-action" ? step.uses?.at : void 0) ?? firstMatch(step, REVIEW_APPROVAL);
		if (review === void 0) return [];
		const message = `the job ${named(job.id)} approves pull requests of any author on ${event}`;
		return [advise("approval-by-untrusted-event", workflow.path, review, message)];
	});
}
/** Whether a step writes: reading pending deployments is no approval. */
function isWrite(step) {
	return textsOf(step).some(({ text }) => /reviewPendingDeploymentsForRun|\bPOST\b|state['"]?\s*[:=]\s*['"]?approved|-f\s|-F\s|--field|--raw-field|--input|--data\b|-d\s/.test(text));
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
/** Any command or local action may run the code that was checked out. An action of another repository does not. */
function runsCode(step) {
	return step.run !== void 0 || step.uses?.text.startsWith("./") === true;
}
/** The valuable things that the job can reach; undefined if there are none. */
function reachOf(repository, workflow, job) {
	if (job.environment !== void 0) return `the secrets of the environment ${named(job.environment.text)}`;
	const permissions = permissionsOf(workflow, job);
	const writes = PRIVILEGES.filter((scope) => mayWrite(permissions, scope));
	if (permissions === void 0) return "whatever the repository's default permissions give it";
	if (writes.length > 0) return `write permissions (${writes.join(", ")})`;
	const secret = /\bsecrets\s*\.\s*(?!github_token\b)\w+/i;
	if ([...job.steps.flatMap(textsOf), ...[...job.env, ...workflow.env].map(({ value }) => value)].some(({ text }) => secret.test(text))) return "secrets of the repository";
	return repository.assayActionsIn(job).has("gate") ? "the gate beside it" : void 0;
}
function untrustedDeployments(workflow, job, event) {
	const deploys = job.steps.some((step) => deploymentIn(step) !== void 0);
	if (!/^(?:prod|production|live)\b/i.test(job.environment?.text ?? "") && !(deploys && job.environment !== void 0)) return [];
	const at = job.environment?.at ?? job.at;
	const message = `the job ${named(job.id)} deploys on ${event}, which a pull request from a fork can also cause`;
	return [advise("deployment-by-untrusted-event", workflow.path, at, message)];
}
function firstMatch(step, pattern) {
	const texts = textsOf(step);
	for (const text of texts) {
		const match = pattern.exec(text.text);
		if (match !== null) return placeIn(text, match.index);
	}
}

// src/stages/workflows/credential-kinds.ts
const TOKEN$1 = "give the job `permissions: id-token: write`";
const KEYLESS = `Sign keyless: remove the key, use Assay's \`signer: keyless\` (the default) or \`cosign sign --yes\` on the digest, and ${TOKEN$1}; verify by \`certificate-identity\`. If you need a key, keep it in a KMS.`;
/** In the order of the search. A step or block of variables is reported once for each kind. */
const CREDENTIAL_KINDS = [
	{
		rule: "static-cloud-credential",
		title: "an access key of AWS",
		names: /^(?:\w+_)?AWS_SECRET(?:_ACCESS)?_KEY(?:_\w+)?$/,
		inputs: {
			action: /^aws-actions\/configure-aws-credentials$/,
			names: ["aws-secret-access-key"]
		},
		remediation: `Use aws-actions/configure-aws-credentials with \`role-to-assume\` and \`aws-region\` only, ${TOKEN$1}, and let the role trust token.actions.githubusercontent.com for this repository and branch.`
	},
	{
		rule: "static-cloud-credential",
		title: "a service account key of Google Cloud",
		names: /^(?:GOOGLE|GCP|GCLOUD|GKE|GAR)_(?:CREDENTIALS(?:_JSON)?|SA_KEY|SA_JSON|SERVICE_ACCOUNT_KEY|SERVICE_KEY)$/,
		inputs: {
			action: /^google-github-actions\/(?:auth|setup-gcloud)$/,
			names: ["credentials_json", "service_account_key"]
		},
		remediation: `Use google-github-actions/auth with \`workload_identity_provider\` (and \`service_account\`, if it acts as one) instead of the key, and ${TOKEN$1}.`
	},
	{
		rule: "static-cloud-credential",
		title: "a client secret or publish profile of Azure",
		names: /^(?:\w+_)?(?:AZURE_CREDENTIALS|AZURE_CLIENT_SECRET|ARM_CLIENT_SECRET)$/,
		inputs: {
			action: /^azure\/(?:login|webapps-deploy|functions-action|functions-container-action)$/,
			names: ["creds", "publish-profile"]
		},
		remediation: `Add a federated credential for this repository to the app registration, use azure/login with \`client-id\`, \`tenant-id\` and \`subscription-id\`, and ${TOKEN$1}; for Terraform set \`ARM_USE_OIDC: true\`.`
	},
	{
		rule: "static-cloud-credential",
		title: "an access key of Alibaba Cloud",
		names: /^(?:ALIBABA_CLOUD|ALICLOUD|ALIYUN)_(?:ACCESS_KEY_SECRET|SECRET_KEY|ACCESS_SECRET)$/,
		remediation: `Use aliyun/configure-aliyun-credentials-action with \`role-to-assume\` and \`oidc-provider-arn\`, and ${TOKEN$1}.`
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
		remediation: `Use hashicorp/vault-action with \`method: jwt\`, \`role\` and \`jwtGithubAudience\`, and ${TOKEN$1}; bind the role to this repository and branch.`
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
		remediation: `Log in to the cloud by OIDC (${TOKEN$1}) and fetch the kubeconfig in the job: google-github-actions/get-gke-credentials, azure/aks-set-context or \`aws eks update-kubeconfig\`; for other clusters, let the API server trust token.actions.githubusercontent.com (\`AuthenticationConfiguration\`) and bind a role to this workflow.`
	},
	{
		rule: "static-signing-key",
		title: "a signing key of cosign",
		names: /^(?:\w+_)?COSIGN_(?:PRIVATE_)?KEY(?:_(?!REF|URI|PATH)\w+)?$/,
		remediation: KEYLESS
	},
	{
		rule: "static-signing-key",
		title: "a signing key of cosign",
		names: /^(?:\w+_)?COSIGN_(?:PASSWORD|PWD|PASSPHRASE)$/,
		beside: /--key[= ]["']?(?![a-z0-9]{1,20}(?:kms|s):)[^\s"']|\bcosign\.key\b|^env:\/\//m,
		remediation: KEYLESS
	}
];
/** Names of S3-compatible stores. They use keys of the AWS form, and have no OIDC. */
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
		remediation: `${TRUSTED}, use npm 11.5.1 or later, and remove the token.`
	},
	{
		title: "PyPI",
		names: /^(?:\w+_)?(?:TWINE_PASSWORD|PYPI_(?:API_|PUBLISH_)?(?:TOKEN|PASSWORD)|POETRY_PYPI_TOKEN_PYPI|UV_PUBLISH_TOKEN|FLIT_PASSWORD|HATCH_INDEX_AUTH|MATURIN_PYPI_TOKEN)$/,
		command: /\b(?:twine\s+upload|(?:poetry|flit|hatch|uv|maturin)\s+publish|maturin\s+upload)\b/,
		action: /^pypa\/gh-action-pypi-publish$/,
		input: "password",
		elsewhere: /TWINE_REPOSITORY|UV_PUBLISH_URL|HATCH_INDEX_REPO|--repository(?:-url)?[= ]|--publish-url|--index[= ]|repository[-_]url:?\s*['"]?https?:\/\/(?!upload\.pypi\.org|test\.pypi\.org)/,
		remediation: `${TRUSTED}, and use pypa/gh-action-pypi-publish without \`user\` and \`password\` (or \`uv publish\` without a token).`
	},
	{
		title: "RubyGems",
		names: /^(?:\w+_)?(?:GEM_HOST_API_KEY|RUBYGEMS_(?:API_KEY|AUTH_TOKEN|TOKEN))$/,
		command: /\bgem\s+push\b|\brake\s+release\b/,
		action: /^rubygems\/release-gem$/,
		elsewhere: /RUBYGEMS_HOST|gem\s+push\b[^\n]{0,300}--host/,
		remediation: `${TRUSTED}, and use rubygems/release-gem, or rubygems/configure-rubygems-credentials before \`gem push\`.`
	},
	{
		title: "crates.io",
		names: /^(?:\w+_)?(?:CARGO_REGISTRY_TOKEN|CRATES_(?:IO_)?TOKEN|CARGO_TOKEN)$/,
		command: /\bcargo\s+(?:\S{1,40}\s+){0,4}?(?:publish|release|release-plz)\b|\brelease-plz\s+release\b/,
		action: /^(?:katyo\/publish-crates|marcoieni\/release-plz-action|release-plz\/action)$/,
		input: "registry-token",
		elsewhere: /cargo\s+publish\b[^\n]{0,300}--(?:registry|index)\b/,
		remediation: `${TRUSTED}, use rust-lang/crates-io-auth-action, and pass its output \`token\` as \`CARGO_REGISTRY_TOKEN\`.`
	},
	{
		title: "NuGet",
		names: /^(?:\w+_)?NUGET_(?:API_KEY|AUTH_TOKEN|TOKEN|KEY|APIKEY)$/,
		command: /\bnuget\s+push\b[^\n]{0,300}nuget\.org|\bnuget\s+push\b(?![^\n]{0,300}(?:--source|-s |-Source))/i,
		elsewhere: /nuget\.pkg\.github\.com/,
		remediation: `${TRUSTED}, use NuGet/login with \`user\`, and pass its output \`NUGET_API_KEY\` to \`dotnet nuget push --api-key\`.`
	}
];
/** Tokens of package registries in steps that publish. A token that only installs packages has no OIDC alternative. */
function adviseOnPublishing(host) {
	const job = host.steps.flatMap(textLines).join("\n");
	const around = secretsOf(host.env.flat(), new VariableScope(host.env, host.callerArguments));
	return host.steps.flatMap((step) => {
		const scope = new VariableScope([step.env, ...host.env], host.callerArguments);
		const script = (step.run?.text ?? "").replace(/\\\n/g, "  ");
		const published = PUBLISHING.find(({ command, action }) => command.test(script) || action?.test(actionOf(step)) === true);
		if (published === void 0 || isElsewhere(published, job, host, step)) return [];
		const hit = tokenOf(published, step, around, scope);
		if (hit === void 0) return [];
		const message = `a step publishes to ${published.title} with the secret ${named(hit.secret)}`;
		return [advise("static-publishing-token", host.path, hit.at, message, published.remediation)];
	});
}
function secretsOf(variables, scope) {
	return variables.map((variable) => ({
		variable,
		secrets: scope.secrets(variable.value.text)
	})).filter(({ secrets }) => secrets.length > 0);
}
/** The token of a publishing step: in its inputs, its variables, the variables around it, or its command. */
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
	return [...step.with.map(written), ...textsOf(step).map(({ text }) => text)];
}
function written({ name, value }) {
	return `${name}: ${value.text}`;
}

// src/stages/workflows/registry-login.ts
const TOKEN = "`permissions: id-token: write`";
const HUB = {
	title: "Docker Hub",
	host: /(?:^|\.)docker\.(?:io|com)$/,
	remediation: `In an organisation with Docker Team or Business: add an OIDC connection, use docker/login-action 4.5 or later with the organisation as \`username\`, no \`password\`, and \`DOCKERHUB_OIDC_CONNECTIONID\` in \`env\`, and give the job ${TOKEN}. A personal account knows no OIDC: use an access token (not the password) with the least scope and an expiry date.`
};
const GHCR = {
	title: "GHCR",
	host: /^ghcr\.io$/,
	remediation: "Log in with `username: ${{ github.actor }}`, `password: ${{ github.token }}` and `permissions: packages: write` (`read` to pull); for a package of another repository give this one access in the package's settings."
};
const REGISTRIES = [
	GHCR,
	{
		title: "Amazon ECR",
		host: /^(?:public\.ecr\.aws|\d+\.dkr[.-]ecr[.\w-]*\.amazonaws\.com(?:\.cn)?|.*\.dkr\.ecr\..*amazonaws\.com(?:\.cn)?)$/,
		remediation: `Use aws-actions/configure-aws-credentials with \`role-to-assume\`, then aws-actions/amazon-ecr-login, and give the job ${TOKEN}.`
	},
	{
		title: "Google Artifact Registry",
		host: /(?:-docker\.pkg\.dev|^(?:[a-z]+\.)?gcr\.io)$/,
		remediation: `Use google-github-actions/auth with \`workload_identity_provider\`, \`service_account\` and \`token_format: access_token\`, log in with \`username: oauth2accesstoken\` and \`password: \${{ steps.auth.outputs.access_token }}\`, and give the job ${TOKEN}.`
	},
	{
		title: "Azure Container Registry",
		host: /\.azurecr\.(?:io|cn|us)$/,
		remediation: `Use azure/login with \`client-id\`, \`tenant-id\` and \`subscription-id\`, then \`az acr login --name NAME\`, and give the job ${TOKEN}; turn the registry's admin user off.`
	},
	{
		title: "JFrog",
		host: /\.jfrog\.io$/,
		remediation: `Use jfrog/setup-jfrog-cli with \`oidc-provider-name\`, log in with its outputs \`oidc-user\` and \`oidc-token\`, and give the job ${TOKEN}.`
	},
	HUB
];
const LOGIN_ACTIONS = /^(?:docker\/login-action|redhat-actions\/podman-login|azure\/docker-login)$/;
const COMMAND = /\b(?:docker|podman|buildah|nerdctl|skopeo|crane auth|cosign|oras|regctl registry|helm registry)\s+login\b[^\n]*/g;
/** Advice on a login with a secret, if the registry accepts a short-lived credential. */
function adviseOnRegistryLogin(path, step, scope) {
	const login = LOGIN_ACTIONS.test(actionOf(step)) ? byAction(step, scope) : byCommand(step, scope);
	if (login === void 0 || login.kind === GHCR && scope.mayBeJobToken(login.secret)) return void 0;
	const message = `a step logs in to ${login.kind.title} with the secret ${named(login.secret)}`;
	return advise("static-registry-credential", path, login.at, message, login.kind.remediation);
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
/** The kind of the registry in a command; undefined if the registry is only an expression. */
function kindNamedIn(command) {
	return command.split(/[\s"']+/).map(kindOf).find((kind) => kind !== void 0);
}
function kindOf(registry) {
	const host = registry.trim().toLowerCase().replace(/^https?:\/\//, "").replace(/\/.*$/s, "").replace(/^\$\{\{.*?\}\}\./, "name.").replace(/\$\{\{.*?\}\}/g, "0");
	return host.length > 300 ? void 0 : REGISTRIES.find((kind) => kind.host.test(host));
}

// src/stages/workflows/workflow-credentials.ts
/** Credentials in secrets, if their provider gives a short-lived credential for the job's OIDC token. */
function adviseOnCredentials(host) {
	const around = new VariableScope(host.env, host.callerArguments);
	return [
		...host.env.flatMap((block) => inVariables(host, block, around)),
		...host.steps.flatMap((step) => inStep(host, step)),
		...adviseOnPublishing(host)
	];
}
function inStep(host, step) {
	const scope = new VariableScope([step.env, ...host.env], host.callerArguments);
	const login = adviseOnRegistryLogin(host.path, step, scope);
	if (login !== void 0) return [login];
	const action = actionOf(step);
	const hits = CREDENTIAL_KINDS.flatMap((kind) => firstOf(step.with, kind, scope, action) ?? firstOf(step.env, kind, scope) ?? inCommand(step.run, kind, scope) ?? []);
	const texts = textsOf(step).map(({ text }) => text);
	return adviceOn(host, hits, [
		step.with,
		step.env,
		...host.env
	], texts);
}
function inVariables(host, block, scope) {
	const hits = CREDENTIAL_KINDS.flatMap((kind) => firstOf(block, kind, scope) ?? []);
	const texts = host.steps.flatMap(textsOf).map(({ text }) => text);
	return hits.length === 0 ? [] : adviceOn(host, hits, host.env, texts);
}
/** The first variable or input with a secret whose own name, or the name of the secret, is known. */
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
/** A secret directly in a command. A secret in a variable is found at the variable. */
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
/** Whether keys of the AWS form are for another store: there is an endpoint, or the name says so. */
function isOtherStore(hit, blocks, texts) {
	if (!hit.kind.title.endsWith("AWS")) return false;
	if (OTHER_STORES.test(upper(hit.secret))) return true;
	const isEndpoint = (variable) => /endpoint/i.test(variable.name);
	return blocks.some((block) => block.some(isEndpoint)) || texts.some((text) => /endpoint[-_]?url/i.test(text));
}
/** One advice for each kind, unless other texts of the step explain it. */
function adviceOn(host, hits, blocks, texts) {
	const real = hits.filter((hit) => !isOtherStore(hit, blocks, texts) && (hit.kind.beside === void 0 || texts.some((text) => hit.kind.beside?.test(text))));
	return real.filter(({ kind }, at) => real.findIndex((hit) => hit.kind.title === kind.title) === at).map(({ at, kind, secret }) => {
		const message = `the secret ${named(secret)} contains ${kind.title}, which OIDC can replace`;
		return advise(kind.rule, host.path, at, message, kind.remediation);
	});
}
function upper(name) {
	return name.toUpperCase().replaceAll("-", "_");
}

// src/stages/workflows/workflows.ts
/** Further advice is only counted. */
const MAX_ADVICE = 500;
/** How many values of one input, from several callers, are examined. */
const MAX_VALUES = 20;
/**
* Reviews the workflows of the repository of the source tree: static credentials that OIDC can replace, and settings that
* defeat the gate. The policy decides whether the advice counts. Never throws.
*/
async function reviewWorkflows(source) {
	const { root, files, workflows, actions, policies, unreadable, notes } = await readSources(source);
	const repository = new Repository(workflows, actions);
	const found = [
		...unreadable,
		...adviseOnMisplacedPolicies(policies, workflows),
		...workflows.flatMap((workflow) => [
			...hostsOf(repository, workflow).flatMap(adviseOnCredentials),
			...adviseOnRequiredCheck(repository, workflow),
			...adviseOnUntrustedEvents(repository, workflow),
			...adviseOnDeployments(repository, workflow),
			...adviseOnShipping(repository, workflow),
			...adviseOnPrivilegedJobs(repository, workflow)
		]),
		...actionHosts(repository).flatMap(adviseOnCredentials)
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
		notes: more > 0 ? [...notes, `${more} more pieces of advice are not listed.`] : notes
	};
}
/** Local composite actions, with the inputs from their callers. */
function actionHosts(repository) {
	const actions = [...repository.actions.values()];
	const steps = [...repository.workflows.flatMap((workflow) => workflow.jobs), ...actions].flatMap((owner) => owner.steps);
	return actions.filter(({ composite }) => composite).map((action) => {
		const calls = steps.filter((step) => repository.action(step) === action);
		const callerArguments = {
			...NO_CALLER_ARGUMENTS,
			inputs: textsByName(calls.flatMap((step) => step.with))
		};
		return {
			path: action.path,
			env: [],
			steps: action.steps,
			callerArguments
		};
	});
}
/** The jobs of a workflow. For a reusable workflow, with the arguments of its local callers. */
function hostsOf(repository, workflow) {
	const callerArguments = argumentsOf(repository, workflow);
	return workflow.jobs.map((job) => hostOf(workflow, job, callerArguments));
}
/** The arguments of the local callers of a reusable workflow. Secrets from other callers stay unknown. */
function argumentsOf(repository, workflow) {
	const call = workflow.triggers.find(({ event }) => event === "workflow_call");
	if (call === void 0) return NO_CALLER_ARGUMENTS;
	const calls = repository.callers(workflow);
	const declared = call.filters.find(({ name }) => name === "secrets")?.values ?? [];
	return {
		inputs: textsByName(calls.flatMap((job) => job.with)),
		secrets: textsByName(calls.flatMap((job) => job.secrets)),
		declaredSecrets: new Set(declared.map((name) => name.toLowerCase()))
	};
}
function textsByName(variables) {
	const texts = /* @__PURE__ */ new Map();
	for (const { name, value } of variables) {
		const known = texts.get(name.toLowerCase()) ?? [];
		if (known.length < MAX_VALUES) known.push(value.text);
		texts.set(name.toLowerCase(), known);
	}
	return texts;
}
/** Sorted by path and line. What a YAML alias repeats is listed once. */
function unique(found) {
	return [...new Map(found.map((one) => [JSON.stringify([
		one.path,
		one.line,
		one.column,
		one.rule,
		one.message
	]), one])).values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.line - b.line || a.column - b.column);
}
/** The same secret for the same purpose is one advice, with all its places. */
function bySecret(found) {
	return [...Map.groupBy(found, ({ rule, path, line, column, message, remediation }) => JSON.stringify(rule.startsWith("static-") ? [
		rule,
		message,
		remediation
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

export { readSigningConfig as n, reviewWorkflows as t };