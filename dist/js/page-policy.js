import { T as PREDICATE_TYPES } from "./shared-cli.js";
import { Tt as policyDigest, at as SEVERITIES, d as ignoredFindings, h as vexName } from "./shared-policy.js";
import { n as exceptionName, o as countdownInWords, r as suppressionName } from "./assessment.js";
import { Bt as purlType, Pt as isPackage, Yt as trivyValues } from "./shared-gate.js";
import { c as text, r as details, s as table, t as code } from "./markdown.js";
import { c as worstFirst, i as evaluatedIn } from "./evaluated.js";
import { a as isolationSentences, c as plural, d as signaturesFirst, i as isSignature, o as kindName, s as leftOut, u as shortDigest } from "./wording.js";
import { r as policyFileOf } from "./tool-table.js";
import { _ as sentences, c as block, d as el, f as folded, g as prose, h as link, i as simpleTable, l as code$1, p as foreign, r as grid, s as badge } from "./page-verdict.js";

// src/report/line-parts.ts
/** The line as Markdown. */
function lineAsMarkdown(parts) {
	return parts.map((part) => typeof part === "string" ? part : "name" in part ? code(part.name, 600) : text(part.message, 300)).join("");
}
/** The line as plain text, which the caller must not use as markup. */
function lineAsText(parts) {
	return parts.map((part) => typeof part === "string" ? part : "name" in part ? part.name : part.message).join("");
}

// src/report/short-name.ts
/** `registry.example/acme/shop:1@sha256:…` as `acme/shop`; `oci:` and `archive:` names stay. For headlines. */
function shortName(name) {
	if (/^(?:oci|archive):/.test(name)) return name;
	const bare = name.replace(/@sha256:.*$/s, "").replace(/(?<=[^/]):[^/:]*$/, "");
	const [registry = "", ...path] = bare.split("/");
	const short = path.length > 0 && (/[.:]/.test(registry) || registry === "localhost") ? path.join("/") : bare;
	return short === "" ? "the image" : short;
}

// src/report/summary/verify-commands.ts
/** The issuer of GitHub's OIDC tokens. Used if the run names no issuer. */
const GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
/** The exact cosign command for each kind of statement that is attached to the image itself, the signature first. */
function verifyCommands(run) {
	const { reference, image } = run;
	if (reference === void 0 || !run.attached.some(isSignature)) return [];
	const own = signaturesFirst(run).filter(({ subject }) => subject === image?.root.digest);
	return [...new Set(own.map(({ predicateType }) => predicateType))].map((predicateType) => {
		return {
			predicateType,
			lines: wrapped([
				...predicateType === PREDICATE_TYPES.signature ? ["cosign verify"] : ["cosign verify-attestation", `--type ${quoted(predicateType)}`],
				...trustFlags(run),
				quoted(reference)
			])
		};
	});
}
/** Each part but the first on a line of its own. */
function wrapped(parts) {
	return parts.map((part, at) => `${at === 0 ? "" : "  "}${part}${at < parts.length - 1 ? " \\" : ""}`);
}
/** Who must have signed, and what vouches for the signatures. */
function trustFlags({ signer, signedBy, issuer, verifierTrust: trust }) {
	const who = signer === "key" ? [`--key ${signedBy?.includes("kms://") ? quoted(signedBy) : "cosign.pub"}`] : [`--certificate-identity ${quoted(signedBy ?? "UNKNOWN")}`, `--certificate-oidc-issuer ${quoted(issuer ?? GITHUB_ISSUER)}`];
	if (trust === void 0) return signer === "key" ? [...who, "--insecure-ignore-tlog"] : who;
	return [
		...who,
		`--trusted-root ${quoted(trust.trustedRoot)}`,
		...trust.hasLog ? [] : ["--insecure-ignore-tlog"],
		...trust.hasCertificateLog || signer === "key" ? [] : ["--insecure-ignore-sct"],
		...trust.hasTimestamps ? ["--use-signed-timestamps"] : []
	];
}
/** What a reader must know to use the commands. Markdown, or empty. */
function verifyHint({ signer, signedBy, verifierTrust }) {
	return [...signer === "key" && signedBy?.includes("kms://") !== true ? ["`cosign.pub` is the public half of the signing key."] : [], ...verifierTrust === void 0 ? [] : ["The trusted root is the file of the input `trusted-root`."]].join(" ");
}
/** An argument for a POSIX shell. */
function quoted(word) {
	return /^[A-Za-z0-9_\-./:@%+=,]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

// src/report/summary/summary-policy.ts
/** Where a policy comes from, in words. */
const ORIGINS = {
	default: "the built-in rules",
	file: "as checked out",
	base: "base",
	central: "central"
};
/** The names of rules for people. */
const RULES = {
	vulnerabilities: "Vulnerabilities",
	secrets: "Secrets",
	endOfLife: "Distributions without support",
	registries: "Registries",
	baseImages: "Base images",
	workflows: "Workflows"
};
/** Which policy applied, and which of its rules only warn until a given day. */
function policySection$1({ policyOrigin, assessment }) {
	const origin = policyOrigin === void 0 ? "" : originInWords(policyOrigin);
	const dated = (assessment?.countdowns ?? []).map(countdownLine);
	if (origin === "" && dated.length === 0) return "";
	return [`**Policy** ${origin}`.trim(), ...dated.length === 0 ? [] : [dated.join("\n")]].join("\n\n");
}
function originInWords({ kind, path, commit }) {
	if (path === void 0) return ORIGINS[kind];
	const at = commit === void 0 ? "" : ` at commit ${code(commit.slice(0, 12))}`;
	return `${code(path, 300)}${at} (${ORIGINS[kind]})`;
}
function countdownLine(countdown) {
	return `- ${RULES[countdown.rule]}: ${text(countdownInWords(countdown))}`;
}
/** The exceptions and suppressions of the policy: their state, reason, owner and last day. */
function exceptionSection({ assessment }, rows) {
	const lines = [...linesOf(assessment?.vulnerabilities?.exceptions, exceptionCell), ...linesOf(assessment?.secrets?.suppressions, suppressionCell)];
	if (lines.length === 0) return "";
	const list = table([
		"For",
		"State",
		"Reason",
		"Owner",
		"Until"
	], lines.slice(0, rows));
	return details(`Exceptions and suppressions: ${lines.length}`, list + leftOut(lines.length, rows));
}
function linesOf(usage, nameOf) {
	if (usage === void 0) return [];
	const line = (entry, state) => [
		nameOf(entry),
		state,
		text(entry.reason, 300),
		text(entry.owner, 100),
		entry.expires
	];
	return [
		...usage.expired.map((entry) => line(entry, "⏰ expired, its findings block again")),
		...usage.used.map(({ entry, findings }) => line(entry, `ignores ${plural(findings, "finding")}`)),
		...usage.unused.map((entry) => line(entry, "matches no finding that blocks"))
	];
}
function exceptionCell({ vulnerability, package: of, path }) {
	const where = [of, path].filter((part) => part !== void 0).map((part) => code(part, 200));
	return [text(vulnerability, 100), ...where].join(" in ");
}
function suppressionCell({ fingerprint }) {
	return `secret ${code(fingerprint, 64)}`;
}
/** The vulnerabilities that VEX statements say to ignore, with the statement. */
function vexSection(run, rows) {
	const lines = worstFirst(ignoredFindings(evaluatedIn(run))).flatMap(({ finding, ignoreReason }) => ignoreReason.kind !== "vex" ? [] : ignoreReason.statements.map((one) => [
		text(finding.id, 100),
		`${code(finding.package, 120)} ${text(finding.version, 80)}`,
		text([
			one.status,
			one.justification,
			one.impact
		].filter((part) => part !== void 0).join(", "), 300),
		text(vexName(one), 500)
	]));
	if (lines.length === 0) return "";
	const list = table([
		"Vulnerability",
		"Package",
		"Statement",
		"Source"
	], lines.slice(0, rows));
	return details(`VEX: ${plural(lines.length, "statement")}`, list + leftOut(lines.length, rows));
}

// src/report/page/page-evidence.ts
const MOST$1 = 500;
/** What is attached to the image, and how anyone can verify it. */
function attestationSection(run) {
	const [id, title] = ["attestations", "Attestations"];
	if (run.attached.length === 0) return {
		id,
		title,
		content: void 0
	};
	const rows = signaturesFirst(run).map((one) => [
		foreign(kindName(one), 160),
		code$1(shortDigest(one.subject)),
		code$1(shortDigest(one.digest)),
		one.origin === "made" ? "made by this run" : "kept: valid and identical"
	]);
	const columns = [
		{
			title: "Kind",
			kind: "wide"
		},
		{ title: "About" },
		{ title: "Stored as" },
		{ title: "Origin" }
	];
	const commands = verifyCommands(run);
	const content = [commands.length === 0 ? void 0 : [
		el("p", null, "To verify them on any machine:"),
		...commands.map((command) => block(command.lines, kindName(command))),
		el("p", { class: "muted" }, ...prose(verifyHint(run)))
	], simpleTable(title, columns, rows, MOST$1)];
	return {
		id,
		title,
		count: run.attached.length,
		content
	};
}
/** Steps and how long each took. The picture is beside numbers that say the same. */
function timingSection({ startedAt, finishedAt, timings }, order) {
	const [id, title] = ["timings", "Timings"];
	const steps = order.flatMap((step) => {
		const took = timings[step];
		return took === void 0 ? [] : [{
			step,
			took
		}];
	});
	if (steps.length === 0) return {
		id,
		title,
		content: void 0
	};
	const longest = Math.max(1, ...steps.map(({ took }) => took));
	const rows = steps.map(({ step, took }) => [
		step,
		`${(took / 1e3).toFixed(1)} s`,
		bar(took / longest)
	]);
	const columns = [
		{ title: "Step" },
		{
			title: "Time",
			kind: "number"
		},
		{
			title: "Share",
			kind: "wide"
		}
	];
	const total = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1e3;
	return {
		id,
		title,
		content: [el("p", { class: "muted" }, `${total.toFixed(1)} s in all. Steps overlap.`), el("div", { class: "timings" }, simpleTable(title, columns, rows, MOST$1))]
	};
}
function bar(share) {
	const width = Math.max(.5, Math.round(share * 1e3) / 10);
	return el("svg", {
		viewBox: "0 0 100 8",
		preserveAspectRatio: "none",
		"aria-hidden": "true",
		focusable: "false"
	}, el("rect", {
		class: "track",
		width: 100,
		height: 8
	}), el("rect", {
		class: "bar",
		width,
		height: 8
	}));
}
/** The tools and the database that the results come from. */
function toolSection(tools, database) {
	const [id, title] = ["tools", "Tools"];
	if (tools.length === 0) return {
		id,
		title,
		content: void 0
	};
	const rows = tools.map(({ name, version, sha256, origin, verified, notVerified }) => [
		`${name} ${foreign(version, 60)}`,
		code$1(sha256.slice(0, 12)),
		origin,
		[verified.join(", ") || "—", ...notVerified.map(({ check, why }) => el("p", { class: "note" }, `not ${check}: `, ...prose(why)))]
	]);
	const columns = [
		{ title: "Tool" },
		{ title: "SHA-256" },
		{ title: "Origin" },
		{
			title: "Verified",
			kind: "wide"
		}
	];
	const place = database?.repository ?? database?.server;
	const from = place === void 0 ? "from `cache-dir`" : `from \`${foreign(place, 200)}\``;
	const hash = database?.sha256 === void 0 ? "" : `, SHA-256 \`${database.sha256.slice(0, 12)}\``;
	const notes = [...isolationSentences(tools), ...database === void 0 ? [] : [`Vulnerability database of ${database.updatedAt}, ${from}${hash}.`]];
	return {
		id,
		title,
		content: [simpleTable(title, columns, rows, MOST$1), sentences(notes, MOST$1)]
	};
}

// src/formats/sbom/package-inventory.ts
/** The greatest number of files to name for each package. */
const MOST_PATHS = 5;
/** Collects packages from SBOMs, one SBOM after another, so that only one must be in memory. */
var InventoryBuilder = class {
	#most;
	#drafts = [];
	#indexes = /* @__PURE__ */ new Map();
	#leftOut = /* @__PURE__ */ new Set();
	/** `most`: the greatest number of entries. Further packages are only counted. */
	constructor(most) {
		this.#most = most;
	}
	/** Adds the packages of an SBOM, along its dependency graph: the shortest path to each package is kept. */
	add({ scope, bom }) {
		const components = new Map(bom.components.map((component) => [component["bom-ref"], component]));
		const graph = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
		const seen = /* @__PURE__ */ new Set();
		const visit = (queue) => {
			for (let at = 0; at < queue.length; at += 1) {
				const step = queue[at];
				if (step === void 0 || seen.has(step.ref)) continue;
				seen.add(step.ref);
				const component = components.get(step.ref);
				const next = component === void 0 ? step : this.#step(step, component, scope);
				for (const ref of graph.get(step.ref) ?? []) queue.push({
					...next,
					ref
				});
			}
		};
		visit([{ ref: bom.metadata.component["bom-ref"] }]);
		for (const ref of components.keys()) visit([{ ref }]);
	}
	/** The packages that were added. */
	inventory(notes) {
		return {
			entries: this.#drafts.map(({ entry, licences, scopes, paths }) => ({
				...entry,
				licences: [...licences],
				scopes: [...scopes],
				paths: [...paths]
			})),
			leftOut: this.#leftOut.size,
			notes
		};
	}
	#step(step, component, scope) {
		if (!isPackage(component)) return component.type === "application" && step.parent === void 0 ? {
			...step,
			origin: component.name
		} : step;
		const index = this.#record(component, scope, step);
		return index === void 0 ? step : {
			...step,
			parent: index
		};
	}
	#record(component, scope, { parent, origin }) {
		const { group, version = "", purl = "" } = component;
		const name = group ? `${group}/${component.name}` : component.name;
		const type = purlType(purl) ?? "";
		const key = packageKey(type, name, version);
		let index = this.#indexes.get(key);
		if (index === void 0) {
			if (this.#drafts.length >= this.#most) {
				this.#leftOut.add(key);
				return;
			}
			index = this.#drafts.length;
			this.#indexes.set(key, index);
			const entry = {
				name,
				version,
				type,
				...parent !== void 0 && { parent },
				...origin !== void 0 && { origin }
			};
			this.#drafts.push({
				entry,
				licences: /* @__PURE__ */ new Set(),
				scopes: /* @__PURE__ */ new Set(),
				paths: /* @__PURE__ */ new Set()
			});
		}
		const draft = this.#drafts[index];
		for (const licence of licencesOf(component)) draft?.licences.add(licence);
		for (const path of trivyValues(component, "FilePath").slice(0, MOST_PATHS)) if (draft !== void 0 && draft.paths.size < MOST_PATHS) draft.paths.add(path);
		draft?.scopes.add(scope);
		return index;
	}
};
/** The same for the same package, whatever its file. */
function packageKey(type, name, version) {
	return `${type}\n${name}\n${version}`;
}
/** The dependency path to an entry: the file that names the first package, then each package as `name@version`. */
function pathTo(entries, index) {
	const path = [];
	let origin;
	for (let at = index; at !== void 0;) {
		const entry = entries[at];
		if (entry === void 0) break;
		path.unshift(entry.version === "" ? entry.name : `${entry.name}@${entry.version}`);
		origin = entry.origin;
		at = entry.parent;
	}
	return origin === void 0 ? path : [origin, ...path];
}
function licencesOf({ licenses = [] }) {
	return licenses.flatMap(({ expression, license }) => [...[
		expression,
		license?.id,
		license?.name
	]]).filter((one) => typeof one === "string" && one !== "").map(String);
}

// src/report/page/page-findings.ts
const COLUMNS = [
	{ title: "Severity" },
	{
		title: "Vulnerability",
		kind: "wide"
	},
	{
		title: "Package",
		kind: "wide"
	},
	{ title: "Fixed in" },
	{ title: "Found in" },
	{ title: "Effect" }
];
const MOST_SCOPES = 40;
/** All findings, in the given order, with search and filters. `most`: the greatest number of rows. */
function findingSection(title, all, inventory, most) {
	const id = "findings";
	if (all === void 0) return {
		id,
		title,
		content: void 0
	};
	if (all.length === 0) return {
		id,
		title,
		count: 0,
		content: el("p", null, "None.")
	};
	const shown = all.slice(0, most);
	const scopes = [...new Set(shown.flatMap(({ finding }) => finding.foundIn))].slice(0, MOST_SCOPES);
	const pathOf = dependencyPaths(inventory);
	const rows = shown.map((one) => rowOf(one, scopes, pathOf(one.finding)));
	const content = [leftOutOf(all.length, shown.length), grid({
		id,
		caption: title,
		noun: "findings",
		columns: COLUMNS,
		filters: filtersOf(shown, scopes),
		rows
	})];
	return {
		id,
		title,
		count: all.length,
		content
	};
}
function leftOutOf(total, shown) {
	if (total <= shown) return void 0;
	const [of, first] = [total, shown].map((count) => count.toLocaleString("en-US"));
	return el("p", null, `These are the first ${first} of ${of} findings. `, code$1("report.json"), " has all of them.");
}
function filtersOf(shown, scopes) {
	const words = (facet, label, all) => ({
		facet,
		label,
		options: all.map((value) => ({
			value,
			label: value
		}))
	});
	const has = new Set(shown.flatMap(({ finding, effect }) => [finding.severity, effect]));
	const fix = [{
		value: "yes",
		label: "has a fix"
	}, {
		value: "no",
		label: "no fix yet"
	}].filter(({ value }) => shown.some(({ finding }) => finding.fixedIn === void 0 === (value === "no")));
	return [
		words("effect", "Effect", [
			"blocks",
			"warns",
			"ignored"
		].filter((one) => has.has(one))),
		words("severity", "Severity", SEVERITIES.filter((one) => has.has(one))),
		{
			facet: "fix",
			label: "Fix",
			options: fix
		},
		{
			facet: "scope",
			label: "Found in",
			options: scopes.map((label, at) => ({
				value: `${at}`,
				label: foreign(label, 60)
			}))
		}
	];
}
function rowOf({ finding, effect, why }, scopes, path) {
	const { id, severity, cvss, title, url, fixedIn, foundIn, paths = [] } = finding;
	const rank = SEVERITIES.indexOf(severity) * 100 - (cvss ?? 0);
	const route = path.length > 0 ? path.join(" › ") : paths.slice(0, 2).join(", ");
	const notes = [...title === void 0 ? [] : [el("p", { class: "note" }, foreign(title, 240))], ...(finding.aliases ?? []).slice(0, 3).map((alias) => el("p", { class: "note" }, foreign(alias, 80)))];
	return {
		cells: [
			{
				content: [badge(severity), cvss === void 0 ? void 0 : ` ${cvss.toFixed(1)}`],
				sort: rank
			},
			{
				content: [link(id, url), ...notes],
				sort: foreign(id, 80)
			},
			{
				content: [
					code$1(finding.package, 160),
					` ${foreign(finding.version, 80)}`,
					route === "" ? void 0 : el("p", { class: "path" }, foreign(route, 400))
				],
				sort: foreign(finding.package, 80)
			},
			{ content: fixedIn === void 0 ? el("span", { class: "muted" }, "no fix yet") : foreign(fixedIn, 80) },
			{ content: foreign(foundIn.join(", "), 120) },
			{
				content: [badge(effect), why === void 0 ? void 0 : el("p", { class: "note" }, foreign(why, 300))],
				sort: [
					"blocks",
					"warns",
					"ignored"
				].indexOf(effect)
			}
		],
		facets: {
			effect: [effect],
			severity: [severity],
			fix: [fixedIn === void 0 ? "no" : "yes"],
			scope: foundIn.map((scope) => scopes.indexOf(scope)).filter((at) => at >= 0).map(String)
		}
	};
}
/** The dependency path to the package of a finding; empty if the SBOMs do not tell. */
function dependencyPaths({ entries }) {
	const indexes = new Map(entries.map(({ type, name, version }, at) => [packageKey(type, name, version), at]));
	return ({ type = "", package: name, version }) => {
		const at = [name, name.replace(":", "/")].map((one) => indexes.get(packageKey(type, one, version))).find((one) => one !== void 0);
		return at === void 0 ? [] : pathTo(entries, at).slice(0, -1);
	};
}
/** An evaluated finding with its effect in words. */
function shownFinding(evaluated) {
	const { finding, effect } = evaluated;
	if (effect === "none") return {
		finding,
		effect: "ignored",
		why: ignoredBecause(evaluated.ignoreReason)
	};
	const { expired } = evaluated;
	return {
		finding,
		effect: effect === "block" ? "blocks" : "warns",
		...expired !== void 0 && { why: `the exception of ${expired.owner} ended on ${expired.expires}` }
	};
}
function ignoredBecause(reason) {
	switch (reason.kind) {
		case "below": return "below the threshold";
		case "unfixed": return "no fix yet";
		case "baseline": return "the image that was shipped last has it too";
		case "base-image": return `from the base image${reason.base === void 0 ? "" : ` ${reason.base.name}`}`;
		case "exception": return `exception of ${reason.exception.owner} until ${reason.exception.expires}: ${reason.exception.reason}`;
		case "vex": return `${reason.statements[0].status}: ${vexName(reason.statements[0])}`;
	}
}

// src/report/page/page-policy.ts
const MOST = 500;
const DAY_MS = 864e5;
/** From how many days before its end an exception is marked. */
const SOON_DAYS = 14;
/** The policy that judged, and its exceptions with their ends. */
function policySection(run, redact) {
	const dated = (run.assessment?.countdowns ?? []).map((one) => `${RULES[one.rule]}: ${countdownInWords(one)}.`);
	return {
		id: "policy",
		title: "Policy",
		content: [
			originLine(run),
			sentences(dated, MOST),
			exceptions(run),
			folded("All rules in force", rules(run.policy, redact))
		]
	};
}
function originLine({ policy, policyOrigin }) {
	const digest = [" ", code$1(policyDigest(policy))];
	if (policyOrigin?.path === void 0) return el("p", null, `The ${ORIGINS.default.replace("the ", "")} judged. Digest`, ...digest);
	const { path, commit, kind } = policyOrigin;
	const at = commit === void 0 ? void 0 : [" at commit ", code$1(commit.slice(0, 12))];
	return el("p", null, code$1(path, 300), at, ` (${ORIGINS[kind]}) judged. Digest`, ...digest);
}
/** The rules as YAML in the form of the policy file. */
function rules(policy, redact) {
	const text = JSON.stringify(policyFileOf(policy), void 0, 2);
	return block(redact(text).split("\n"), "All rules in force");
}
function exceptions({ assessment, finishedAt }) {
	const now = Date.parse(finishedAt);
	const rows = [...rowsOf(assessment?.vulnerabilities?.exceptions, exceptionName, now), ...rowsOf(assessment?.secrets?.suppressions, suppressionName, now)];
	return simpleTable("Exceptions and suppressions", [...[
		{
			title: "Accepted",
			kind: "wide"
		},
		{ title: "State" },
		{
			title: "Reason",
			kind: "wide"
		}
	], ...[{ title: "Owner" }, { title: "Ends" }]], rows, MOST);
}
function rowsOf(usage, nameOf, now) {
	if (usage === void 0) return [];
	const row = (entry, state) => [
		foreign(nameOf(entry), 300),
		state,
		foreign(entry.reason, 300),
		foreign(entry.owner, 100),
		endOf(entry, now)
	];
	return [
		...usage.expired.map((entry) => row(entry, [badge("expired"), " its findings count again"])),
		...usage.used.map(({ entry, findings }) => row(entry, `ignores ${plural(findings, "finding")}`)),
		...usage.unused.map((entry) => row(entry, el("span", { class: "muted" }, "matches nothing that counts")))
	];
}
function endOf({ expires }, now) {
	const days = Math.ceil((Date.parse(`${expires}T00:00:00Z`) + DAY_MS - now) / DAY_MS);
	if (days <= 0 || days > SOON_DAYS) return expires;
	return [`${expires} `, el("span", { class: "badge warns" }, `in ${plural(days, "day")}`)];
}

export { InventoryBuilder as a, toolSection as c, vexSection as d, verifyCommands as f, lineAsText as g, lineAsMarkdown as h, shownFinding as i, exceptionSection as l, shortName as m, rules as n, attestationSection as o, verifyHint as p, findingSection as r, timingSection as s, policySection as t, policySection$1 as u };