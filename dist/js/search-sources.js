import { Dn as wireCommon, En as firstOptions, Hn as toJson, N as readPolicy, dn as readSettings, hn as readRequestedPolicy, n as eventOf, r as refusedRun, wn as createWorkspace } from "./shared-gate.js";
import { Gt as RawInputs, Q as mayWriteCache, S as growingRedactor } from "./shared-cli.js";
import { n as createLayers, t as createLayouts } from "./layouts.js";
import { f as fault, m as reasonsOf, o as plain } from "./shared-first.js";
import { t as HISTORIES } from "./request.js";
import { t as assess } from "./assessment.js";
import { t as findingReasons } from "./reasons-found.js";
import { t as annotations } from "./annotations.js";
import { i as renderJunit, n as reportOf } from "./report-json.js";
import { n as redactRun } from "./redact-run.js";
import { c as plural } from "./wording.js";
import { n as secrets, t as NO_IMAGE, u as fingerprintKey } from "./secrets.js";
import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

// src/report/secrets/secrets-report.ts
/** Reports a search of sources for secrets. It leaves no evidence, since nothing is shipped. Answers the verdict. */
function reportSecrets(run, { publisher, secretValues }) {
	const redact = growingRedactor(secretValues ?? /* @__PURE__ */ new Set());
	const whole = redactRun(run, redact);
	publisher.annotations(annotations(whole));
	const found = whole.assessment?.secrets?.evaluated ?? [];
	const counted = found.filter(({ effect }) => effect !== "none");
	publisher.lines([...counted.map(({ finding }) => `${finding.rule}: fingerprint ${finding.fingerprint}`), `Secrets: ${whole.verdict} (${resultOf(whole, found, counted)})`]);
	publisher.junit(() => renderJunit(whole));
	publisher.document(() => toJson(reportOf(whole, redact)));
	return whole.verdict;
}
function resultOf({ secrets }, found, counted) {
	if (secrets?.done !== true) return "not everything could be searched";
	const { commits, source, files } = secrets.value.coverage;
	const places = [...source ? [plural(files.scanned, "file")] : [], ...commits === void 0 ? [] : [`${plural(commits.scanned, "commit")} (${commits.range})`]];
	const where = places.length === 0 ? "the index of git" : places.join(" and ");
	const ignored = found.length - counted.length;
	const rest = ignored === 0 ? "" : `; ${ignored} ignored by the policy`;
	return `${counted.length === 0 ? "none" : counted.length} found in ${where}${rest}`;
}

// src/cli/secrets/search-sources.ts
/** On GitHub, the id of the repository is the default key. */
const UNKEYED = "The fingerprints of this run differ from those of the workflow, so its suppressions do not hold here. Set ASSAY_FINGERPRINT_KEY to the value of the input fingerprint-key, and they do.";
/** Searches sources for secrets, reports what is found, and answers the verdict that was reported. */
async function searchSources(surroundings, folder, scope) {
	const { environment, runner } = surroundings;
	const options = firstOptions(surroundings);
	let workspace;
	try {
		const source = sourceAt(folder);
		const inputs = new RawInputs({
			...environment,
			GITHUB_WORKSPACE: topOf(source)
		});
		const settings = readSettings(inputs, environment, {
			offline: inputs.boolean("offline"),
			registries: [],
			evidenceFolder: "assay-secrets",
			tools: ["trivy", "gitleaks"],
			outputInputs: []
		});
		const requested = readRequestedPolicy(inputs);
		const history = scope === "folder" ? inputs.choice("history", HISTORIES) : scope;
		const key = inputs.text("fingerprint-key");
		workspace = await createWorkspace({
			...settings,
			mayKeep: mayWriteCache(runner.context.eventName),
			environment
		});
		const world = {
			...wireCommon(surroundings, workspace, settings),
			layouts: createLayouts(),
			layers: createLayers()
		};
		const { policy, origin } = await readPolicy(world, requested);
		const startedAt = world.now();
		const { repositoryId, repository } = runner.context;
		const end = runner.follow?.step("secrets");
		const found = await secrets(world, NO_IMAGE, source, fingerprintKey(key === "" ? void 0 : key, repositoryId || repository), {
			history,
			isCommitsOnly: scope !== "folder"
		}).finally(() => end?.(true));
		const tools = await Promise.all([world.tools.acquire("trivy"), world.tools.acquire("gitleaks")]);
		const judged = judgeSecrets(found, {
			policy,
			origin,
			startedAt,
			now: world.now(),
			tools
		});
		const notes = key !== "" || repositoryId !== "" || repository !== "" || found.findings.length === 0 ? [] : [UNKEYED];
		const run = {
			...judged,
			imageInput: folder,
			event: eventOf(runner.context)
		};
		return reportSecrets({
			...run,
			notes: [...run.notes, ...notes]
		}, options);
	} catch (error) {
		const refused = refusedRun(folder, runner.context, reasonsOf(error, "secrets"), /* @__PURE__ */ new Date());
		return reportSecrets(refused, options);
	} finally {
		await workspace?.dispose();
	}
}
function judgeSecrets(found, { policy, origin, startedAt, now, tools }) {
	const assessment = assess(void 0, found, policy, {
		image: "",
		now
	});
	const reasons = findingReasons(assessment);
	const verdict = reasons.some(({ effect }) => effect !== "warn") ? "failed" : reasons.length > 0 ? "warned" : "passed";
	return {
		startedAt: startedAt.toISOString(),
		finishedAt: now.toISOString(),
		policy,
		policyOrigin: origin,
		tools,
		assessment,
		verdict,
		reasons,
		secrets: {
			done: true,
			value: found
		},
		signer: "none",
		attached: [],
		timings: {},
		notes: found.coverage.notes.map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`)
	};
}
/** The folder, as a part of its repository if there is one. Throws `input-invalid`. */
function sourceAt(folder) {
	const named = resolve(folder);
	if (!existsSync(named) || !statSync(named).isDirectory()) throw fault("input-invalid", "inputs", `there is no folder ${plain(named, 300)}`);
	const real = realpathSync(named);
	const top = repositoryAround(real) ?? real;
	return {
		folder: real,
		path: relative(top, real).split(sep).join("/")
	};
}
function repositoryAround(folder) {
	for (let at = folder;; at = dirname(at)) {
		if (existsSync(join(at, ".git"))) return at;
		if (at === dirname(at)) return void 0;
	}
}
/** The top of the repository, which has the policy file; else the folder itself. */
function topOf({ folder, path }) {
	return path === "" ? folder : resolve(folder, ...path.split("/").map(() => ".."));
}

export { searchSources };