import { i as __toESM } from "./rolldown-runtime.js";
import { An as namedFile, Cn as REQUIREMENTS, En as firstOptions, Fn as decide, Hn as toJson, N as readPolicy, Rn as toDenialReasons, Sn as signerName, Tn as signerEnvironment, Wn as toOutputList, fn as readToolPath, g as readInput, ln as isFile, pr as createProcesses, wn as createWorkspace } from "./shared-gate.js";
import { _ as codeOf, a as asSentence, b as messageOf, d as REASONS, f as fault, g as withAddition, l as AssayError, m as reasonsOf, o as plain } from "./shared-first.js";
import { At as tuple, Et as record, Gt as RawInputs, It as orThrow, Jt as inputVariable, Kt as notOneOf, Lt as orUndefined, Mt as unknown, N as parseJsonAs, Ot as string, P as firstIssue, Rt as parsed, S as growingRedactor, St as never, T as PREDICATE_TYPES, c as connectionWords, d as boundedBody, ft as _enum, gt as boolean, ht as array, it as durationInWords, t as PRODUCT, tt as isSafeUrl, wt as object, xt as looseObject, zt as unparsable } from "./shared-cli.js";
import { n as require_dist, t as yamlWeight } from "./yaml-weight.js";
import { $ as pemOf, J as certificateName, Q as pemBlocks, _t as matchesGlob, et as publicKeysIn, gt as matchesEverything, pt as isPattern } from "./shared-policy.js";
import { c as parseReference, f as repositoryName, h as withHubName } from "./shared-approve.js";
import { a as TOLERANCE_MS, n as admit, o as readGateInputs } from "./read-only.js";
import { n as wireGate } from "./run-gate2.js";
import { a as WARNED, i as SERVER_PATHS, n as ENGINES, o as minorVersion, r as ENGINE_FACTS, s as unprovenVersion, t as ADMITTED$1 } from "./engine.js";
import { o as removeEvidenceFile, s as writeEvidenceFile } from "./evidence-folder.js";
import { n as bounded } from "./annotations.js";
import { c as text$1, n as codeBlock, s as table, t as code } from "./markdown.js";
import { r as POD_KINDS, t as CONTAINER_LISTS } from "./pod-kinds.js";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readFile, writeFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { createSecureContext } from "node:tls";

// src/domain/admission/admission-plan.ts
var import_dist = require_dist();
/** The effect of a rule of the policy at a time. Without a day from which it blocks, a rule first warns. */
function effectAt({ blockFrom }, isEnforced, now) {
	if (isEnforced) return { action: "deny" };
	if (blockFrom === void 0) return { action: "warn" };
	return {
		action: now.getTime() >= Date.parse(`${blockFrom}T00:00:00Z`) ? "deny" : "warn",
		denyFrom: blockFrom
	};
}
/** Whether an image of another registry is only warned about, and one without evidence denied. */
function registriesLag({ effects: { registries, images } }) {
	return registries.action === "warn" && images.action === "deny";
}
/** The repository of a reference as registries' rules name it. */
function plannedRepository(reference) {
	return withHubName(repositoryName(reference));
}
/** `repository@sha256:…` */
function plannedName({ repository, digest }) {
	return `${repository}@${digest}`;
}

// src/domain/admission/admission-run.ts
/** The answers that are not the expected ones. */
function wrongAnswers(proofs) {
	return proofs.flatMap(({ results }) => results).filter(({ expected, answered }) => expected !== answered);
}

// src/report/admission/admission-readme.ts
/** A sentence or a message in it may be as long as a list of registries. */
const LONGEST = 4e3;
/** `README.md` of the folder with the manifests. The same run always gives the same text. */
function admissionReadme({ plan, engines, proofs, notes }) {
	const { signer, sourceRepositories, sourceRefs, exempt, effects } = plan;
	const by = signer.kind === "certificate" ? `${code(signer.identity, 500)}, issuer ${code(signer.issuer, 500)}` : "the key in the manifests";
	const written = engines.filter(({ refused }) => refused === void 0);
	return `${[
		"# Admission policies",
		"Written by `assay admission` from the policy file and from verified evidence. Do not edit them: change the policy and write them again.",
		"## What they demand",
		[
			`- Signed by ${by}`,
			...sourceRepositories.length > 0 ? [`- Built from ${sourceRepositories.map((one) => code(one)).join(", ")}`] : [],
			...sourceRefs.length > 0 ? [`- On ${sourceRefs.map((one) => code(one)).join(", ")}`] : [],
			`- Registries: ${plan.registries.map((one) => code(one)).join(", ")}. ${effectInWords(effects.registries)}`,
			`- Digests, volumes of the node, credentials, evidence: ${effectInWords(effects.images)}`,
			exempt.length === 0 ? "- No namespace is exempt." : `- Exempt namespaces: ${exempt.map((one) => code(one)).join(", ")}, by the name that the API server gives them. Whoever may create Pods there may run anything: keep that to administrators.`
		].join("\n"),
		"Evidence of these images was verified before anything was written:",
		plan.images.map((image) => `- ${code(plannedName(image), 500)}`).join("\n"),
		...written.map(engineSection),
		...refusedSection(engines),
		...proofs.length === 0 ? [NOT_PROVEN] : proofSection(proofs),
		...notes.map((note) => text$1(note, LONGEST))
	].join("\n\n")}\n`;
}
const NOT_PROVEN = "## Proof\n\nThese manifests were not sent to a cluster. `assay admission … --prove` does that, and writes the answers here.";
function effectInWords({ action, denyFrom }) {
	if (action === "deny") return denyFrom === void 0 ? "What breaks this is denied." : `What breaks this is denied (since ${denyFrom}).`;
	return denyFrom === void 0 ? "What breaks this is admitted with a warning, and is in the audit log. To deny it, set `block-from` in the policy, or `--enforce`." : `What breaks this is admitted with a warning, and is in the audit log. Write the manifests again on ${denyFrom} or later: from then on they deny.`;
}
function engineSection({ engine, files, stops, cannot }) {
	const { title, provenOn } = ENGINE_FACTS[engine];
	const list = (sentences) => sentences.map((one) => `- ${text$1(one, LONGEST)}`).join("\n");
	const proven = `Their form was proven on ${provenOn.join(", ")}.`;
	const install = files.includes("kustomization.yaml") ? codeBlock("sh", installation(engine, files)) : `Files: ${files.map((one) => code(`${engine}/${one}`)).join(", ")}`;
	return [
		`## ${text$1(title)}`,
		proven,
		install,
		"It stops:",
		list(stops),
		"It cannot:",
		list(cannot)
	].join("\n\n");
}
/** Gatekeeper makes the kind of its constraints of the template, and only if it can read the rules in it. */
function installation(engine, files) {
	const constraint = files.find((one) => one === "constraint.yaml");
	if (constraint === void 0) return [`kubectl apply -k ${engine}`];
	return [
		`kubectl apply -k ${engine}`,
		"kubectl wait --for=jsonpath='{.status.created}'=true constrainttemplate/assayadmission",
		`kubectl apply -f ${engine}/${constraint}`
	];
}
function refusedSection(engines) {
	const refused = engines.flatMap(({ engine, refused: why }) => why === void 0 ? [] : [`- ${ENGINE_FACTS[engine].title}: ${text$1(why, LONGEST)}`]);
	return refused.length === 0 ? [] : ["## Not written", refused.join("\n")];
}
function howAsked({ engine, version, where }) {
	if (where === "cluster") return `Each object was sent to a cluster (Kubernetes ${code(version)}) as a dry run, with these rules denying.`;
	return `No cluster was asked about ${engine}: its own program (${code(version)}) said what it decides about each Pod, with rules that deny.`;
}
function proofSection(proofs) {
	const results = proofs.flatMap((proof) => proof.results);
	const wrong = wrongAnswers(proofs).length;
	const rows = results.map(({ engine, version, case: name, expected, answered, message }) => [
		text$1(engine),
		code(version),
		text$1(name),
		text$1(expected),
		expected === answered ? text$1(answered) : `**${text$1(answered)}**`,
		text$1(message, 500)
	]);
	return [
		"## Proof",
		wrong === 0 ? `${proofs.map(howAsked).join(" ")} Every answer was the expected one.` : `${wrong} of ${results.length} answers were not the expected ones: **do not rely on these manifests**.`,
		table([
			"engine",
			"version",
			"object",
			"expected",
			"answered",
			"message"
		], rows)
	];
}

// src/report/admission/admission-report.ts
/** The outputs that are written first. If the run is cut off, they remain and say `error`. */
function pessimisticAdmission() {
	return {
		verdict: "error",
		reasons: "[]",
		manifests: "",
		proof: ""
	};
}
const README = "README.md";
const PROOF = "proof.json";
/** Reports what was written, in files, log, summary and outputs. Answers how the run ended. */
async function reportAdmission(run, folder, options) {
	const { publisher } = options;
	const readme = admissionReadme(run);
	await writeEvidenceFile(folder, README, readme);
	if (run.proofs.length === 0) await removeEvidenceFile(folder, PROOF);
	else await writeEvidenceFile(folder, PROOF, toJson(resultsOf(run)));
	publisher.lines(linesOf(run, folder));
	const verdict = verdictOf(run.reasons);
	tellReasons(run.reasons, options);
	if (options.summary) await publisher.summary(readme);
	publisher.document(() => toJson(documentOf(run, verdict)));
	const outputs = {
		verdict,
		reasons: reasonsOutput(run.reasons),
		manifests: folder,
		proof: run.proofs.length === 0 ? "" : join(folder, PROOF)
	};
	return publisher.outputs(outputs) ? verdict : "error";
}
/** Reports why nothing was written. */
function reportRefusal(reasons, options) {
	const { publisher, secretValues } = options;
	const redact = growingRedactor(secretValues ?? /* @__PURE__ */ new Set());
	const shown = reasons.map((one) => ({
		...one,
		message: redact(one.message)
	}));
	const verdict = verdictOf(shown);
	tellReasons(shown, options);
	publisher.document(() => toJson({
		verdict,
		reasons: shown,
		engines: [],
		proof: []
	}));
	const outputs = {
		...pessimisticAdmission(),
		verdict,
		reasons: reasonsOutput(shown)
	};
	return publisher.outputs(outputs) ? verdict : "error";
}
function resultsOf({ proofs }) {
	return proofs.flatMap(({ results }) => results);
}
function verdictOf(reasons) {
	const others = reasons.filter(({ code }) => code !== "proof-failed");
	if (decide(toDenialReasons(others), "block") === "error") return "error";
	return reasons.length > 0 ? "failed" : "passed";
}
function tellReasons(reasons, { publisher }) {
	publisher.annotations(bounded(reasons.map(({ code, message }) => ({
		level: "error",
		title: `Assay: ${code}`,
		message: plain(`${asSentence(message)} ${REASONS[code].remediation}`, 2e3)
	}))));
}
function linesOf(run, folder) {
	const { engines, notes } = run;
	return [
		...engines.flatMap(({ engine, refused, cannot }) => [refused === void 0 ? `${engine}: written to ${join(folder, engine)}${provenWords(engine)}` : `${engine}: not written: ${refused}`, ...refused === void 0 ? cannot.map((one) => `${engine} cannot: ${one}`) : []]),
		...resultsOf(run).map(({ case: name, expected, answered }) => `proof: ${expected === answered ? "as expected" : "WRONG"}: ${name}: ${answered}`),
		...notes,
		`What each rule stops and what it does not: ${join(folder, README)}`
	];
}
function provenWords(engine) {
	return `, proven on ${ENGINE_FACTS[engine].provenOn.join(", ")}`;
}
function documentOf(run, verdict) {
	const { engines, reasons, plan, notes } = run;
	const { images, registries, effects, exempt } = plan;
	return {
		verdict,
		reasons,
		images,
		registries,
		effects,
		exempt,
		engines,
		notes,
		proof: resultsOf(run)
	};
}
function reasonsOutput(reasons) {
	return toOutputList(reasons.map(({ code, check, message }) => ({
		code,
		check,
		message: plain(message, 1e3)
	})));
}

// src/formats/admission/kubeconfig.ts
/** Greatest weight of a kubeconfig; one of a hundred clusters has some thousand parts. */
const MAX_WEIGHT = 5e4;
const text = string();
const cluster = looseObject({
	server: text.optional(),
	"certificate-authority": text.optional(),
	"certificate-authority-data": text.optional(),
	"insecure-skip-tls-verify": boolean().optional(),
	"proxy-url": text.optional(),
	"tls-server-name": text.optional()
});
const user = looseObject({
	token: text.optional(),
	tokenFile: text.optional(),
	"client-certificate": text.optional(),
	"client-certificate-data": text.optional(),
	"client-key": text.optional(),
	"client-key-data": text.optional()
});
const KUBECONFIG$1 = looseObject({
	"current-context": text.optional(),
	contexts: array(object({
		name: text,
		context: object({
			cluster: text,
			user: text
		})
	})),
	clusters: array(object({
		name: text,
		cluster
	})),
	users: array(object({
		name: text,
		user: user.nullish()
	})).optional()
});
/** What of a user needs a program or a server of its own to log in. */
const LOGINS = [
	"exec",
	"auth-provider",
	"username",
	"password",
	"as",
	"as-uid",
	"as-groups"
];
/** Reads the current context of a kubeconfig. The fault is the end of a sentence, and quotes no credential. */
function readKubeconfig(content) {
	if (yamlWeight(content) > MAX_WEIGHT) return unparsable("is too large to be a kubeconfig");
	let document;
	try {
		document = (0, import_dist.parse)(content, {
			maxAliasCount: 0,
			logLevel: "error"
		});
	} catch {
		return unparsable("is not YAML");
	}
	const { success, data, error } = KUBECONFIG$1.safeParse(document);
	if (!success) return unparsable(`has another form than a kubeconfig (${firstIssue(error)})`);
	const name = data["current-context"];
	if (!name) return unparsable("has no `current-context`: `kubectl config use-context NAME` sets it");
	const context = data.contexts.find((one) => one.name === name)?.context;
	if (context === void 0) return unparsable(`has no context of the name in \`current-context\``);
	const named = data.clusters.find((one) => one.name === context.cluster)?.cluster;
	if (named?.server === void 0) return unparsable("names no server for the current context");
	if (!isSafeUrl(named.server)) return unparsable("names a server that is not an https address");
	if (named["insecure-skip-tls-verify"] === true) return unparsable("sets `insecure-skip-tls-verify`: set `certificate-authority-data` in its place");
	if (named["proxy-url"] !== void 0) return unparsable("sets `proxy-url`, which is not supported: run this where the cluster can be reached");
	const who = data.users?.find((one) => one.name === context.user)?.user ?? {};
	const login = LOGINS.find((key) => key in who);
	if (login !== void 0) return unparsable(`logs in with \`${login}\`, and Assay runs no program that it does not know: write a kubeconfig with a token, such as that of \`kubectl create token\``);
	const ca = part(named["certificate-authority-data"], named["certificate-authority"]);
	const certificate = part(who["client-certificate-data"], who["client-certificate"]);
	const key = part(who["client-key-data"], who["client-key"]);
	if (certificate === void 0 !== (key === void 0)) return unparsable("has a client certificate without its key, or a key without its certificate");
	const token = who.token ? {
		kind: "text",
		text: who.token
	} : part(void 0, who.tokenFile);
	const serverName = named["tls-server-name"];
	return parsed({
		context: name,
		server: named.server,
		...ca && { ca },
		...serverName !== void 0 && { tlsServerName: serverName },
		...token && { token },
		...certificate && key && { client: {
			certificate,
			key
		} }
	});
}
function part(base64, path) {
	if (base64) return {
		kind: "text",
		text: Buffer.from(base64, "base64").toString("utf8")
	};
	return path ? {
		kind: "file",
		path
	} : void 0;
}

// src/adapters/kubernetes/cluster.ts
const ANSWER_MS = 3e4;
/** An answer to a create has the object, which is at most some MiB. */
const MAX_ANSWER = 8 << 20;
/** The cluster of a kubeconfig's current context. Throws `cluster-unavailable`. */
async function openCluster(file) {
	const unusable = (why) => fault("cluster-unavailable", "inputs", `the kubeconfig ${plain(file, 300)} ${why}`);
	const content = await readFile(file, "utf8").catch((error) => {
		throw unusable(`cannot be read (${codeOf(error, messageOf(error))})`);
	});
	const config = orThrow(readKubeconfig(content), unusable);
	const read = async (part) => {
		if (part === void 0 || part.kind === "text") return part?.text;
		const path = resolve(dirname(file), part.path);
		return await readFile(path, "utf8").catch((error) => {
			throw unusable(`names ${plain(path, 300)}, which cannot be read (${codeOf(error, messageOf(error))})`);
		});
	};
	const [ca, token, cert, key] = await Promise.all([
		read(config.ca),
		read(config.token),
		read(config.client?.certificate),
		read(config.client?.key)
	]);
	const { Agent } = await import("./undici2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const tls = {
		...ca !== void 0 && { ca },
		...cert !== void 0 && { cert },
		...key !== void 0 && { key }
	};
	try {
		createSecureContext(tls);
	} catch (error) {
		throw unusable(`has a certificate or key that cannot be read (${codeOf(error, "not PEM")})`);
	}
	const { tlsServerName: servername } = config;
	const agent = new Agent({ connect: {
		...tls,
		...servername !== void 0 && { servername }
	} });
	return new HttpCluster(config, agent, token?.trim());
}
var HttpCluster = class {
	#config;
	#agent;
	#token;
	constructor(config, agent, token) {
		this.#config = config;
		this.#agent = agent;
		this.#token = token;
	}
	async send({ method, path, body }) {
		const { server } = this.#config;
		const { fetch } = await import("./undici2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
		try {
			const response = await fetch(`${server.replace(/\/$/, "")}/${path}`, {
				method,
				dispatcher: this.#agent,
				redirect: "manual",
				signal: AbortSignal.timeout(ANSWER_MS),
				headers: {
					accept: "application/json",
					...this.#token !== void 0 && { authorization: `Bearer ${this.#token}` },
					...body !== void 0 && { "content-type": "application/json" }
				},
				...body !== void 0 && { body: JSON.stringify(body) }
			});
			const bytes = await boundedBody(response, MAX_ANSWER);
			if (bytes === void 0) throw new Error("its answer is too large");
			return {
				status: response.status,
				body: bytes,
				warning: response.headers.get("warning") ?? ""
			};
		} catch (error) {
			const why = error instanceof Error && error.name === "TimeoutError" ? `no answer within ${ANSWER_MS / 1e3} s` : connectionWords(error, {
				host: new URL(server).host,
				complaints: []
			});
			throw fault("cluster-unavailable", "gate", `the cluster ${server} cannot be asked: ${why}`, error);
		}
	}
	async close() {
		await this.#agent.close();
	}
};

// src/domain/admission/plan-admission.ts
/**
* What the manifests demand, from the policy and from evidence that the gate accepted. All images must have one signer:
* engines accept a statement of any signer that a policy names. Pure. Throws `identity-mismatch` for two signers, and
* `policy-invalid` for a policy that restricts no registry.
*/
function planAdmission(judged, policy, { isEnforced, now, ...options }) {
	const [first, ...others] = judged;
	const other = others.find(({ signer }) => !isSame(signer, first.signer));
	if (other !== void 0) {
		const message = `the evidence of these images has different signers: ${[first, other].map(nameOf$1).join(", and ")}; generate the manifests of each signer on its own, into a folder of its own`;
		throw fault("identity-mismatch", "evidence", message);
	}
	const repositories = judged.flatMap(({ admission: { source } }) => source.repository ?? []);
	const refs = judged.flatMap(({ admission: { source } }) => source.ref ?? []);
	const records = judged.flatMap(({ admission }) => admission.subjects.flatMap(({ evidence }) => evidence));
	const vouched = (of) => {
		const values = records.flatMap((record) => of(record) ?? []);
		return values.length === 0 ? void 0 : values;
	};
	const [image, ...images] = judged.map(({ reference, admission }) => {
		if (admission.digest === void 0) throw new Error("an image that was accepted has no digest");
		return {
			repository: plannedRepository(reference),
			digest: admission.digest
		};
	});
	if (image === void 0) throw new Error("there is no image");
	const required = new Set(judged.flatMap(({ admission: { require } }) => require));
	return {
		...options,
		images: [image, ...images],
		registries: plannedRegistries(policy),
		signer: first.signer,
		require: REQUIREMENTS.filter((one) => required.has(one)),
		maxAgeMs: Math.min(...judged.map(({ admission: { maxAgeMs } }) => maxAgeMs)),
		sourceRepositories: distinct(vouched(({ sourceRepository }) => sourceRepository) ?? repositories),
		sourceRefs: refs.includes("any") ? [] : distinct(vouched(({ sourceRef }) => sourceRef) ?? refs),
		effects: {
			registries: effectAt(policy.registries, isEnforced, now),
			images: effectAt(policy.gate, isEnforced, now)
		},
		onlyGate: onlyGate$1(policy.gate)
	};
}
/** The registries of a policy. Throws `policy-invalid` if it names none, or all. */
function plannedRegistries({ registries: { allow } }) {
	const [first, ...others] = distinct(allow);
	const how = "name the registries from which Pods may get images, such as `allow: [ghcr.io/acme/**]`";
	if (first === void 0) throw fault("policy-invalid", "policy", `the policy has no list \`registries.allow\`: ${how}`);
	const all = [first, ...others].find(matchesEverything);
	if (all !== void 0) throw fault("policy-invalid", "policy", `\`registries.allow\` has ${all}, which allows every registry: ${how}`);
	return [first, ...others];
}
/** What the policy demands at the gate, and what no manifest can say. */
function onlyGate$1(gate) {
	const { denied, breakGlass, revokers, signers, promotedFrom, acceptedPolicies } = gate;
	return [
		["identities or keys other than the one that signed these images", signers.length > 1],
		["until", signers.some(({ until }) => until !== void 0)],
		["revokers", revokers.length > 0],
		["denied-digests", denied.digests.length > 0],
		["denied-vulnerabilities", denied.vulnerabilities.length > 0],
		["denied-packages", denied.packages.length > 0],
		["break-glass", breakGlass.length > 0],
		["level", gate.level !== void 0],
		["runner", gate.runner !== void 0],
		["source-repository-id", gate.sourceRepositoryId !== void 0],
		["source-owner-id", gate.sourceOwnerId !== void 0],
		["promoted-from", promotedFrom.length > 0],
		["accepted-policies", acceptedPolicies.length > 0]
	].flatMap(([key, isSet]) => isSet ? [key] : []);
}
function isSame(one, other) {
	if (one.kind === "key") return other.kind === "key" && one.publicKey === other.publicKey;
	return other.kind === "certificate" && one.identity === other.identity && one.issuer === other.issuer;
}
function nameOf$1({ admission, signer }) {
	const by = admission.admittedBy;
	const name = by === void 0 ? signer.kind : signerName(by);
	const issuer = signer.kind === "certificate" ? ` (${signer.issuer})` : "";
	return `${admission.reference ?? admission.imageInput} by ${name}${issuer}`;
}
function distinct(texts) {
	return [...new Set(texts)].sort();
}

// src/formats/admission/kube-manifest.ts
/** A label that all objects have that Assay writes. */
const OWN_LABEL = { "app.kubernetes.io/managed-by": "assay" };
/** Objects as one YAML file. The same objects always give the same bytes; no value can end its own text. */
function manifestFile(name, objects) {
	return {
		name,
		content: objects.map((object) => (0, import_dist.stringify)(object, {
			lineWidth: 0,
			aliasDuplicateObjects: false,
			version: "1.1"
		})).join("---\n")
	};
}
/** `kustomization.yaml` of a folder with these files. */
function kustomization(names) {
	return manifestFile("kustomization.yaml", [{
		apiVersion: "kustomize.config.k8s.io/v1beta1",
		kind: "Kustomization",
		resources: names
	}]);
}

// src/formats/admission/cel-text.ts
/**
* A text as a string of CEL. JSON's escapes are CEL's, except for a lone half of a surrogate pair, which is no character:
* it is replaced, so that the string can only match less.
*/
function celString(text) {
	return JSON.stringify(text.toWellFormed());
}
/** A list of strings of CEL. */
function celStrings(texts) {
	return `[${texts.map(celString).join(", ")}]`;
}
/** A segment of a repository's path, a little looser than the OCI distribution specification. */
const SEGMENT = "[a-z0-9]+([._-]+[a-z0-9]+)*";
const TAG = String.raw`(:\w[\w.-]{0,127})?`;
const DIGEST = "@sha256:[0-9a-f]{64}";
/**
* The regular expression (RE2) of whole image references in the repositories that globs allow, in which a registry is
* always written out: `registry.example.com/acme/**` matches neither `registry.example.com.evil.test/acme/app` nor another
* port. Globs mean what they mean in the policy file.
*/
function referencePattern(globs) {
	return `^(${globs.map((glob) => repositoryPattern(withHubName(glob))).join("|")})${TAG}(${DIGEST})?$`;
}
/**
* The regular expression (RE2) of references that name their registry. A program reads a reference without a host as one of
* Docker Hub: `registry.example.com@sha256:…` is the image `library/registry.example.com` there.
*/
const REGISTRY_PATTERN = "^([^/]*[.:][^/]*|localhost)/";
/** A regular expression (RE2) for references that name a digest. */
const DIGEST_PATTERN = `${DIGEST}$`;
function repositoryPattern(glob) {
	const segments = glob.split("/");
	let pattern = "";
	let needsSlash = false;
	for (const [at, segment] of segments.entries()) {
		const isLast = at === segments.length - 1;
		if (segment === "**") {
			if (isLast) pattern += needsSlash ? `(/${SEGMENT})*` : `${SEGMENT}(/${SEGMENT})*`;
			else pattern += needsSlash ? `(/${SEGMENT})*` : `(${SEGMENT}/)*`;
			continue;
		}
		pattern += (needsSlash ? "/" : "") + segmentPattern(segment, at === 0);
		needsSlash = true;
	}
	return pattern;
}
function segmentPattern(segment, isHost) {
	if (segment === "*" && !isHost) return SEGMENT;
	const any = isHost ? "[a-z0-9.:-]" : "[a-z0-9._-]";
	return [...segment].map((letter) => letter === "*" ? `${any}*` : letter === "?" ? any : quoted(letter)).join("");
}
/** One character that matches only itself. */
function quoted(letter) {
	if (/[\w-]/.test(letter)) return letter;
	return letter === "^" || letter === "\\" || letter === "]" ? `\\${letter}` : `[${letter}]`;
}

// src/formats/admission/pod-rules.ts
const OPERATIONS = ["CREATE", "UPDATE"];
/** Pods, and everything built into Kubernetes that makes Pods. */
const POD_RULES = [...POD_KINDS].map(([group, kinds]) => ({
	apiGroups: [group],
	apiVersions: ["v1"],
	operations: OPERATIONS,
	resources: kinds.flatMap(({ kind }) => {
		const resource = `${kind.toLowerCase()}s`;
		return kind === "Pod" ? [resource, `${resource}/ephemeralcontainers`] : [resource];
	})
}));
/**
* What does not change the Pods may change on an object that is there already: labels and finalizers, else it could not even
* be deleted, and replicas, else an update to a good image could not scale the old set down. New Pods are checked themselves.
*/
const CHANGED_POD = {
	name: "changes-what-runs",
	expression: `request.operation != 'UPDATE' || (${[
		"request.kind.kind == 'Pod' ? object.spec != oldObject.spec",
		"request.kind.kind == 'CronJob' ? object.spec.jobTemplate != oldObject.spec.jobTemplate",
		"request.kind.kind == 'PodTemplate' ? object.?template != oldObject.?template",
		"object.spec.?template != oldObject.spec.?template"
	].join(" : ")})`
};
/** The specification of the Pods that an object is or makes. */
const SPEC = {
	name: "spec",
	expression: [
		"request.kind.kind == 'Pod' ? object.spec",
		"request.kind.kind == 'CronJob' ? object.spec.jobTemplate.spec.template.spec",
		"request.kind.kind == 'PodTemplate' ? object.template.spec",
		"object.spec.template.spec"
	].join(" : ")
};
const CONTAINERS = {
	name: "containers",
	expression: containersOf("variables.spec")
};
/** Every image of containers and volumes, as it is written. */
const IMAGES = {
	name: "images",
	expression: imagesOf("variables.containers", "variables.spec")
};
/** The same in one expression, for where there are no variables. */
const ALL_IMAGES = `[${SPEC.expression}].map(s, ${imagesOf(`(${containersOf("s")})`, "s")})[0]`;
function containersOf(spec) {
	return CONTAINER_LISTS.map(({ list }) => `${spec}.?${list}.orValue([])`).join(" + ");
}
function imagesOf(containers, spec) {
	return [`${containers}.map(c, c.?image.orValue(''))`, `${spec}.?volumes.orValue([]).filter(v, has(v.image)).map(v, v.image.?reference.orValue(''))`].join(" + ");
}
/** Whether a reference is of a registry that the plan allows. */
function isAllowed$1({ registries }, reference) {
	return [REGISTRY_PATTERN, referencePattern(registries)].map((pattern) => `${reference}.matches(${celString(pattern)})`).join(" && ");
}
/** For a policy with the variable of all images. */
function registryValidation(plan) {
	const allowed = isAllowed$1(plan, "i");
	return {
		expression: `variables.images.all(i, ${allowed})`,
		messageExpression: `'assay: not from a registry that the policy allows: ' + variables.images.filter(i, !(${allowed})).join(', ')`
	};
}
const HAS_DIGEST = `i.matches(${celString(DIGEST_PATTERN)})`;
const DIGEST_VALIDATION = {
	expression: `variables.images.all(i, ${HAS_DIGEST})`,
	messageExpression: `'assay: no digest, so the image can change: ' + variables.images.filter(i, !${HAS_DIGEST}).join(', ')`
};
/** A label that the API server itself gives every namespace: nobody can leave it out or change it. */
const NAMESPACE_NAME = "kubernetes.io/metadata.name";
/** The selector of all namespaces but some; undefined for all. */
function namespacesExcept(exempt) {
	if (exempt.length === 0) return void 0;
	return { matchExpressions: [{
		key: NAMESPACE_NAME,
		operator: "NotIn",
		values: exempt
	}] };
}

// src/formats/admission/root-facts.ts
const ROOT$1 = looseObject({
	tlogs: array(looseObject({
		baseUrl: string(),
		publicKey: looseObject({ rawBytes: string() })
	})).optional(),
	ctlogs: array(unknown()).optional()
});
/** The facts of a trusted root that the gate has verified evidence with. */
function rootFacts(trustedRoot) {
	const root = orThrow(parseJsonAs(ROOT$1, trustedRoot), (why) => /* @__PURE__ */ new Error(`the trusted root ${why}`));
	const { tlogs = [], ctlogs = [] } = root;
	const [log] = tlogs;
	return {
		root: {
			...root,
			ctlogs
		},
		...log && { log: {
			url: log.baseUrl,
			publicKey: pemOf("PUBLIC KEY", log.publicKey.rawBytes)
		} },
		hasCtLog: ctlogs.length > 0
	};
}

// src/formats/admission/kyverno-policy.ts
/** The name of the one attestor in every policy. */
const SIGNER = "signer";
/**
* Every image of an object, once, in the first of Kyverno's own lists, and nothing in the others. Its own lists have no
* image volumes. And Kyverno 1.19.1 waits for ever if it comes across an image for the second time before another one for
* the first time: it locks what it has loaded, and does not unlock it.
*/
const LIST = "containers";
const LISTS = CONTAINER_LISTS.map(({ list: name }) => ({
	name,
	expression: name === LIST ? `${ALL_IMAGES}.distinct()` : "[]"
}));
/** A ValidatingPolicy of Kyverno for the registries, and an ImageValidatingPolicy for digests and evidence. */
function kyvernoPolicies(plan) {
	const { effects } = plan;
	return [policy$1(plan, "ValidatingPolicy", "registries", effects.registries, {
		variables: [
			SPEC,
			CONTAINERS,
			IMAGES
		],
		validations: [registryValidation(plan)]
	}), policy$1(plan, "ImageValidatingPolicy", "evidence", effects.images, evidenceRules(plan))];
}
function evidenceRules(plan) {
	const { require } = plan;
	const onlyAllowed = !registriesLag(plan);
	return {
		images: LISTS,
		matchImageReferences: [onlyAllowed ? { expression: isAllowed$1(plan, "ref") } : { glob: "*" }],
		validationConfigurations: {
			mutateDigest: false,
			verifyDigest: true,
			required: true
		},
		attestors: [{
			name: SIGNER,
			cosign: attestorOf(plan)
		}],
		attestations: require.map((kind) => ({
			name: kind,
			intoto: { type: PREDICATE_TYPES[kind] }
		})),
		variables: [
			SPEC,
			CONTAINERS,
			IMAGES
		],
		validations: [
			...onlyAllowed ? [registryValidation(plan)] : [],
			DIGEST_VALIDATION,
			...require.flatMap((kind) => evidenceValidations(kind, plan))
		]
	};
}
const WHAT = {
	signature: "signature",
	provenance: "provenance of the source that the policy names",
	sbom: "SBOM",
	summary: "verification summary that PASSED"
};
/** A statement of exactly this predicate type must verify for the signer: any other statement is no proof of it. */
function evidenceValidations(kind, plan) {
	const verified = `verifyAttestationSignatures(i, attestations.${kind}, [attestors.${SIGNER}]) > 0`;
	const every = (conditions) => `images.${LIST}.all(i, ${conditions.join(" && ")})`;
	return [{
		message: `assay: an image has no ${WHAT[kind]} by the signer that the policy names`,
		expression: every([verified, ...contentOf(kind, plan)])
	}, ...kind === "summary" && plan.maxAgeMs !== void 0 ? [{
		message: "assay: the verification summary of an image is too old, or from the future",
		expression: every(freshness$1(plan.maxAgeMs))
	}] : []];
}
/** Clocks may differ by as much as the gate tolerates. */
function freshness$1(maxAgeMs) {
	const made = "timestamp(extractPayload(i, attestations.summary).predicate.timeVerified)";
	return [`time.now() - ${made} <= duration("${Math.floor(maxAgeMs / 1e3)}s")`, `${made} - time.now() <= duration("${TOLERANCE_MS / 1e3}s")`];
}
function contentOf(kind, { sourceRepositories, sourceRefs }) {
	const predicate = `extractPayload(i, attestations.${kind}).predicate`;
	if (kind === "summary") return [`${predicate}.verificationResult == 'PASSED'`, `${predicate}.verifier.id == ${celString(PRODUCT.uri)}`];
	if (kind !== "provenance") return [];
	const workflow = `${predicate}.buildDefinition.externalParameters.workflow`;
	const oneOf = (field, values) => values.length === 0 ? [] : [`${workflow}.${field} in ${celStrings(values)}`];
	return [...oneOf("repository", sourceRepositories), ...oneOf("ref", sourceRefs)];
}
/** A policy that fails closed, about Pods and what makes them. */
function policy$1(plan, kind, name, effect, rules) {
	const namespaceSelector = namespacesExcept(plan.exempt);
	return {
		apiVersion: "policies.kyverno.io/v1",
		kind,
		metadata: {
			name: `assay-${name}`,
			labels: OWN_LABEL,
			...effect.denyFrom !== void 0 && { annotations: { "assay.dev/deny-from": effect.denyFrom } }
		},
		spec: {
			failurePolicy: "Fail",
			validationActions: effect.action === "deny" ? ["Deny", "Audit"] : ["Warn", "Audit"],
			webhookConfiguration: { timeoutSeconds: 30 },
			matchConstraints: {
				...namespaceSelector && { namespaceSelector },
				resourceRules: POD_RULES
			},
			matchConditions: [CHANGED_POD],
			...rules
		}
	};
}
function attestorOf({ signer, sigstore }) {
	if (signer.kind === "key") return {
		key: { data: signer.publicKey },
		ctlog: {
			insecureIgnoreTlog: true,
			insecureIgnoreSCT: true
		}
	};
	const { identity: subject, issuer } = signer;
	const keyless = { keyless: { identities: [{
		issuer,
		subject
	}] } };
	return sigstore === void 0 ? keyless : {
		...keyless,
		...privateServices(sigstore)
	};
}
/** Kyverno asks the TUF repository although the trusted root is written here, and wants a log and a CT log to be named. */
function privateServices({ trustedRoot, tuf }) {
	const { root, log, hasCtLog } = rootFacts(trustedRoot);
	return {
		trustedRoot: { value: JSON.stringify(root) },
		...tuf && { tuf: {
			mirror: tuf.mirror,
			root: { data: Buffer.from(tuf.root).toString("base64") }
		} },
		ctlog: {
			...log && {
				url: log.url,
				rekorPubKey: log.publicKey
			},
			...!hasCtLog && { insecureIgnoreSCT: true }
		}
	};
}

// src/formats/admission/policy-report.ts
const REPORT = looseObject({ results: array(looseObject({
	policy: string(),
	result: _enum([
		"pass",
		"fail",
		"warn",
		"error",
		"skip"
	]),
	message: string().optional(),
	resources: array(looseObject({ name: string() })).min(1)
})) });
/** The results in what `kyverno apply --policy-report --output-format json` prints: words, and then a report in a line. */
function readPolicyReport(output) {
	const line = output.split("\n").find((one) => one.startsWith("{"));
	if (line === void 0) return {
		ok: false,
		fault: "has no report"
	};
	const report = parseJsonAs(REPORT, line);
	if (!report.ok) return report;
	return {
		ok: true,
		value: report.value.results.flatMap(({ policy, result, message = "", resources }) => resources.map(({ name }) => ({
			policy,
			object: name,
			result,
			message
		})))
	};
}

// src/stages/admission/offline/tester-program.ts
const VERSION_MS = 3e4;
const LOGIN = object({ auths: record(string(), unknown()) });
/** Runs it in a private folder, with the credentials of the registries, whatever its exit code. `tool`: its name in messages. */
async function runTester(tool, { processes, path, environment, logins }, { cwd, args, timeoutMs }) {
	const exit = await processes.read({
		tool,
		file: path,
		args,
		cwd,
		timeoutMs,
		env: {
			...environment,
			HOME: cwd,
			TMPDIR: cwd,
			XDG_CACHE_HOME: cwd,
			DOCKER_CONFIG: cwd
		},
		secretFiles: { [join(cwd, "config.json")]: mergedLogins(logins) }
	});
	if (exit.kind === "exited") return exit;
	if (exit.kind === "timed-out") throw fault("tool-timed-out", "gate", `${tool} did not answer within ${timeoutMs / 1e3} s`);
	throw silent(tool, `did not run (${exit.kind === "not-started" ? exit.message : exit.kind})`, "");
}
/** The version that it says: the first group of the expression in its output. */
async function versionOf$1(tool, program, args, expression) {
	const exit = await runTester(tool, program, {
		cwd: await program.folder(),
		args,
		timeoutMs: VERSION_MS
	});
	const version = expression.exec(exit.stdout)?.[1];
	if (exit.code !== 0 || version === void 0) throw silent(tool, "does not say its version", exit.stderr);
	return version;
}
function mergedLogins(logins) {
	const all = logins.map((one) => orThrow(parseJsonAs(LOGIN, one)).auths);
	return JSON.stringify({ auths: Object.assign({}, ...all) });
}
/** A tester that gave no answer, with the last line of what it said. */
function silent(tool, why, said) {
	const words = plain(said.trim().split("\n").at(-1) ?? "", 300);
	return fault("tool-failed", "gate", `${tool} ${why}${words === "" ? "" : `: ${words}`}`);
}

// src/stages/admission/offline/kyverno-tester.ts
/** Each Pod is looked up in its registry, and each statement verified. */
const APPLY_MS = 6e5;
/** Its name in messages. */
const TOOL$1 = "kyverno";
/** `kyverno apply`, which evaluates policies as the admission controller does. */
function kyvernoTester(program) {
	return {
		engine: "kyverno",
		holdsReferences: true,
		version: () => versionOf$1(TOOL$1, program, ["version"], /^Version: (\S+)$/m),
		async decide(plan, pods) {
			const folder = await program.folder();
			const policies = kyvernoPolicies(plan);
			const names = policies.flatMap(({ metadata }) => metadata?.name ?? []);
			const objects = pods.map((pod, at) => ({
				apiVersion: "v1",
				kind: "Pod",
				...pod,
				metadata: {
					name: nameOf(at),
					namespace: "default"
				}
			}));
			await writeFile(join(folder, "policies.yaml"), manifestFile("", policies).content);
			await writeFile(join(folder, "pods.yaml"), manifestFile("", objects).content);
			const { stdout, stderr } = await runTester(TOOL$1, program, {
				cwd: folder,
				timeoutMs: APPLY_MS,
				args: [...[
					"apply",
					"policies.yaml",
					"--resource",
					"pods.yaml",
					"--registry",
					"--continue-on-fail"
				], ...[
					"--policy-report",
					"--output-format",
					"json",
					"--remove-color"
				]]
			});
			const results = orThrow(readPolicyReport(stdout), (why) => silent(TOOL$1, `prints what ${why}`, stderr || stdout));
			return pods.map((_, at) => answerOf$1(results, names, nameOf(at)));
		}
	};
}
const nameOf = (at) => `assay-proof-${at}`;
/** Every policy must have said something: one that does not match admits what it does not look at. */
function answerOf$1(results, policies, object) {
	const about = results.filter((one) => one.object === object);
	const missing = policies.find((name) => !about.some(({ policy }) => policy === name));
	if (missing !== void 0) throw silent(TOOL$1, `says nothing about ${object} by ${missing}`, "");
	const denied = about.find(({ result }) => result === "fail");
	if (denied !== void 0) return {
		answered: "denied",
		message: denied.message
	};
	const other = about.find(({ result }) => result !== "pass");
	if (other !== void 0) return {
		answered: "other",
		message: `${other.result}: ${other.message}`
	};
	return {
		answered: "admitted",
		message: ""
	};
}

// src/formats/admission/rego-text.ts
/** A text as a string of Rego, which is a string of JSON. Half a surrogate pair is replaced: it is no character. */
function regoString(text) {
	return JSON.stringify(text.toWellFormed());
}
/** A set of strings of Rego, not empty. */
function regoStrings(texts) {
	return `{${texts.map(regoString).join(", ")}}`;
}

// src/formats/admission/cluster-image-policy.ts
/** The name of the trust root, for the policy. */
const TRUST_ROOT = "assay";
/** A ClusterImagePolicy of policy-controller, and the TrustRoot of a private Sigstore. */
function clusterImagePolicies(plan) {
	const { effects, sigstore } = plan;
	const metadata = {
		name: "assay",
		labels: OWN_LABEL,
		...effects.images.denyFrom !== void 0 && { annotations: { "assay.dev/deny-from": effects.images.denyFrom } }
	};
	return [...sigstore?.tuf ? [{
		apiVersion: "policy.sigstore.dev/v1alpha1",
		kind: "TrustRoot",
		metadata: {
			name: TRUST_ROOT,
			labels: OWN_LABEL
		},
		spec: { remote: {
			mirror: sigstore.tuf.mirror,
			root: Buffer.from(sigstore.tuf.root).toString("base64"),
			targets: "targets"
		} }
	}] : [], {
		apiVersion: "policy.sigstore.dev/v1beta1",
		kind: "ClusterImagePolicy",
		metadata,
		spec: {
			mode: effects.images.action === "deny" ? "enforce" : "warn",
			images: [{ glob: "**" }],
			authorities: [authorityOf$1(plan)]
		}
	}];
}
function authorityOf$1(plan) {
	const { signer, sigstore, require } = plan;
	if (signer.kind === "key") throw new Error("a key cannot be written into a ClusterImagePolicy");
	const { identity: subject, issuer } = signer;
	const identities = [{
		issuer,
		subject
	}];
	return {
		name: "signer",
		signatureFormat: "bundle",
		keyless: sigstore === void 0 ? {
			url: "https://fulcio.sigstore.dev",
			identities
		} : {
			trustRootRef: TRUST_ROOT,
			identities,
			insecureIgnoreSCT: true
		},
		...sigstore && {
			ctlog: { trustRootRef: "assay" },
			rfc3161timestamp: { trustRootRef: "assay" }
		},
		attestations: require.map((kind) => {
			const conditions = conditionsOf(kind, plan);
			return {
				name: kind,
				predicateType: PREDICATE_TYPES[kind],
				...conditions.length > 0 && { policy: {
					type: "rego",
					data: regoOf(conditions)
				} }
			};
		})
	};
}
function conditionsOf(kind, { sourceRepositories, sourceRefs, maxAgeMs }) {
	if (kind === "summary") return [
		"input.predicate.verificationResult == \"PASSED\"",
		`input.predicate.verifier.id == ${regoString(PRODUCT.uri)}`,
		...maxAgeMs === void 0 ? [] : freshness(maxAgeMs)
	];
	if (kind !== "provenance") return [];
	const workflow = "input.predicate.buildDefinition.externalParameters.workflow";
	const oneOf = (field, values) => values.length === 0 ? [] : [`${workflow}.${field} in ${regoStrings(values)}`];
	return [...oneOf("repository", sourceRepositories), ...oneOf("ref", sourceRefs)];
}
/** Clocks may differ by as much as the gate tolerates. */
function freshness(maxAgeMs) {
	return [
		"made := time.parse_rfc3339_ns(input.predicate.timeVerified)",
		`time.now_ns() - made <= ${nanoseconds(maxAgeMs)}`,
		`made - time.now_ns() <= ${nanoseconds(TOLERANCE_MS)}`
	];
}
/** An integer with all its digits, which a number of JavaScript may not have. */
function nanoseconds(ms) {
	return String(BigInt(Math.floor(ms)) * 1000000n);
}
function regoOf(conditions) {
	return [
		"package sigstore",
		"import rego.v1",
		"default isCompliant := false",
		"isCompliant if {",
		...conditions.map((one) => `  ${one}`),
		"}",
		""
	].join("\n");
}

// src/formats/admission/trust-root.ts
const AUTHORITIES = array(looseObject({
	subject: looseObject({
		organization: string().optional(),
		commonName: string().optional()
	}).optional(),
	uri: string().optional(),
	certChain: looseObject({ certificates: array(looseObject({ rawBytes: string() })).min(1) })
})).default([]);
const LOGS = array(looseObject({
	baseUrl: string().optional(),
	hashAlgorithm: string().optional(),
	publicKey: looseObject({ rawBytes: string() })
})).default([]);
const ROOT = looseObject({
	certificateAuthorities: AUTHORITIES,
	timestampAuthorities: AUTHORITIES,
	tlogs: LOGS,
	ctlogs: LOGS
});
/** A TrustRoot with the keys of a trusted root in it. It has no place for the times in which they are valid. */
function trustRootOfKeys(trustedRoot) {
	const root = orThrow(parseJsonAs(ROOT, trustedRoot), (why) => /* @__PURE__ */ new Error(`the trusted root ${why}`));
	return {
		apiVersion: "policy.sigstore.dev/v1alpha1",
		kind: "TrustRoot",
		metadata: {
			name: TRUST_ROOT,
			labels: OWN_LABEL
		},
		spec: { sigstoreKeys: {
			certificateAuthorities: root.certificateAuthorities.map(authorityOf),
			timestampAuthorities: root.timestampAuthorities.map(authorityOf),
			tLogs: root.tlogs.map(logOf),
			ctLogs: root.ctlogs.map(logOf)
		} }
	};
}
function authorityOf({ subject, uri, certChain }) {
	const chain = certChain.certificates.map(({ rawBytes }) => pemOf("CERTIFICATE", rawBytes)).join("");
	const { organization = "", commonName = "" } = subject ?? {};
	return {
		subject: {
			organization,
			commonName
		},
		...uri !== void 0 && { uri },
		certChain: base64(chain)
	};
}
function logOf({ baseUrl, hashAlgorithm, publicKey }) {
	return {
		...baseUrl !== void 0 && { baseURL: baseUrl },
		...hashAlgorithm !== void 0 && { hashAlgorithm: hashAlgorithm.replace(/^SHA2_/, "sha") },
		publicKey: base64(pemOf("PUBLIC KEY", publicKey.rawBytes))
	};
}
function base64(text) {
	return Buffer.from(text).toString("base64");
}

// src/stages/admission/offline/policy-controller-tester.ts
/** One image is looked up in its registry, and each statement verified. */
const VERIFY_MS = 12e4;
/** Its name in messages. */
const TOOL = "policy-controller's tester";
/** It is asked about one image, so the Pod may have no other. */
const POD = looseObject({ spec: looseObject({
	containers: tuple([looseObject({ image: string() })]),
	initContainers: never().optional(),
	ephemeralContainers: never().optional(),
	volumes: never().optional()
}) });
const ANSWER = looseObject({ errors: array(string()).min(1) });
/** What it logs only when the policy has held. */
const ADMITTED = /\tVerification was successful!$/m;
/**
* What its decisions about an image say. Every other error, as that of a registry that does not answer, is none. It takes no
* notice of a statement that it cannot fetch, so that one is missing like any other.
*/
const DENIED = /no matching attestations|no valid bundles exist in registry|policy is not compliant for query/;
/** The tester of policy-controller (`cmd/tester`), which verifies images as its webhook does. */
function policyControllerTester(program) {
	return {
		engine: "policy-controller",
		holdsReferences: false,
		version: () => versionOf$1(TOOL, program, ["--version"], /^GitVersion: +(\S+)$/m),
		async decide(plan, pods) {
			const cwd = await program.folder();
			const files = await writeFiles(cwd, plan);
			const answers = [];
			for (const pod of pods) {
				const [{ image }] = POD.parse(pod).spec.containers;
				const args = [
					...files,
					"--log-level",
					"info",
					"--image",
					image
				];
				const exit = await runTester(TOOL, program, {
					cwd,
					args,
					timeoutMs: VERIFY_MS
				});
				answers.push(answerOf(exit));
			}
			return answers;
		}
	};
}
/** The policy, and the keys of a private Sigstore: of a TUF repository it does not read `trusted_root.json`. */
async function writeFiles(folder, plan) {
	const policies = clusterImagePolicies(plan).filter(({ kind }) => kind === "ClusterImagePolicy");
	await writeFile(join(folder, "policies.yaml"), manifestFile("", policies).content);
	const policy = ["--policy", "policies.yaml"];
	if (plan.sigstore === void 0) return policy;
	const trust = manifestFile("", [trustRootOfKeys(plan.sigstore.trustedRoot)]);
	await writeFile(join(folder, "trust-root.yaml"), trust.content);
	return [
		...policy,
		"--trustroot",
		"trust-root.yaml"
	];
}
/** It ends with 1 also if it cannot read its files; then it prints no answer. */
function answerOf(exit) {
	const { code, stdout, stderr } = exit;
	if (code === 0) {
		if (stdout.trim() !== "" || !ADMITTED.test(stderr)) throw silent(TOOL, "does not say that it admits the image", stderr || stdout);
		return {
			answered: "admitted",
			message: ""
		};
	}
	const answer = parseJsonAs(ANSWER, stdout);
	if (code !== 1 || !answer.ok) throw silent(TOOL, `ended with ${code} and without an answer`, stderr || stdout);
	const message = answer.value.errors.join("; ");
	return {
		answered: DENIED.test(message) ? "denied" : "other",
		message
	};
}

// src/stages/admission/read-plan-files.ts
/** Reads what a manifest must contain of a private Sigstore and of Assay's server. Throws `input-invalid`. */
async function readPlanFiles({ sigstore, server }) {
	return {
		...sigstore && { sigstore: await readSigstore$1(sigstore) },
		...server && { server: {
			url: server.url,
			ca: await readCertificates(server.ca)
		} }
	};
}
async function readSigstore$1({ trustedRoot, tuf }) {
	return {
		trustedRoot: await readInput("trusted-root", trustedRoot),
		...tuf && { tuf: {
			mirror: tuf.mirror,
			root: await readInput("tuf-root", tuf.root)
		} }
	};
}
/** Only the certificates: a key beside them must not get into a manifest. */
async function readCertificates(path) {
	const certificates = pemBlocks(await readInput("server-ca", path)).filter(({ label }) => label === "CERTIFICATE");
	if (certificates.length === 0) throw fault("input-invalid", "inputs", `input \`server-ca\`: ${path} contains no certificate in PEM`);
	return certificates.map(({ text }) => text).join("");
}

// src/stages/admission/read-signer.ts
/**
* The signer of verified evidence as manifests name it: a certificate's name as certificates write it, or the key itself.
* Throws `key-invalid` for a key that cannot be written into a manifest.
*/
async function readSigner(signer) {
	if (signer.kind === "certificate") {
		const identity = certificateName(signer.identity);
		if (identity === void 0) throw noName(signer.identity);
		return {
			kind: "certificate",
			identity,
			issuer: signer.issuer
		};
	}
	if (signer.publicKey !== void 0) return {
		kind: "key",
		publicKey: signer.publicKey
	};
	const refuse = (why) => fault("key-invalid", "inputs", `input \`key\`: ${why}`);
	if (/^[a-z0-9]+:\/\//.test(signer.key)) throw refuse("a manifest needs the public key itself: write it to a file with `cosign public-key --key …`, and name that file");
	const keys = publicKeysIn(await readInput("key", signer.key));
	if (!keys.ok) throw refuse(keys.fault);
	const [publicKey, ...others] = keys.value;
	if (others.length > 0) throw refuse(`the file contains ${keys.value.length} keys: name a file with the one that signed`);
	return {
		kind: "key",
		publicKey
	};
}
function noName(identity) {
	const message = `no certificate can name ${identity}, because it is not a valid URL`;
	return fault("input-invalid", "inputs", message);
}

// src/admission/inputs.ts
/** The engines for which a program of the user can be asked, by the input that names it. */
const TESTERS = {
	kyverno: "kyverno-path",
	"policy-controller": "policy-controller-path"
};
const TESTED_ENGINES = ["kyverno", "policy-controller"];
/** Inputs that the gate reads. Its other inputs are fixed: nothing is generated for less than it demands. */
const OF_THE_GATE = [
	...[
		"certificate-identity",
		"certificate-oidc-issuer",
		"key",
		"trusted-root"
	],
	...[
		"source-repository",
		"source-ref",
		"runner-environment",
		"require",
		"max-age"
	],
	...[
		"policy",
		"fail-on",
		"github-token",
		"registry-username",
		"registry-password"
	],
	...[
		"db-repository",
		"db-max-age",
		"offline",
		"isolate",
		"cache-dir"
	],
	...[
		"trivy-path",
		"cosign-path",
		"tool-mirror",
		"summary"
	]
];
/** Most images in one call. */
const MOST_IMAGES = 100;
/** Reads every input of `admission/action.yml`. Throws one AssayError with an `input-invalid` reason for each fault. */
function readAdmissionInputs(env) {
	const inputs = new RawInputs(env);
	for (const name of OF_THE_GATE) inputs.text(name);
	const images = inputs.list("image");
	if (images.length === 0) inputs.fault("image", "it is required: name the images, such as `ghcr.io/owner/app@sha256:…`");
	if (images.length > MOST_IMAGES) inputs.fault("image", `at most ${MOST_IMAGES} images are read in one call`);
	const pattern = inputs.lines("certificate-identity").find(isPattern);
	if (pattern !== void 0) inputs.fault("certificate-identity", `"${pattern}" is a pattern, and an identity is compared exactly: name the one that signed`);
	const engines = readEngines(inputs);
	const versions = readVersions(inputs, engines);
	const exempt = inputs.list("exempt-namespace");
	for (const name of exempt) if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) inputs.fault("exempt-namespace", `"${name}" is not the name of a namespace; patterns are not supported`);
	const output = inputs.required("output", "name the folder for the manifests");
	const isEnforced = inputs.boolean("enforce");
	const sigstore = readSigstore(inputs);
	const server = readServer(inputs);
	const testers = readTesters(inputs, engines);
	const kubeconfig = readKubeconfigPath(inputs, env, Object.keys(testers).length > 0);
	inputs.throwFaults();
	return {
		images: [...new Set(images)],
		isEnforced,
		output: inputs.path(output),
		engines: engines.length === 0 ? ENGINES : engines,
		isChosen: engines.length > 0,
		versions,
		exempt: [...new Set(exempt)].sort(),
		...sigstore && { sigstore },
		...server && { server },
		...kubeconfig !== void 0 && { kubeconfig },
		testers
	};
}
function readSigstore(inputs) {
	const trustedRoot = inputs.text("trusted-root");
	const [mirror, root] = [inputs.text("tuf-mirror"), inputs.text("tuf-root")];
	if (mirror !== "" && !isSafeUrl(mirror)) inputs.fault("tuf-mirror", `"${mirror}" is not an https address`);
	if (mirror === "" !== (root === "")) inputs.fault(mirror === "" ? "tuf-mirror" : "tuf-root", "`tuf-mirror` and `tuf-root` belong together");
	if (root !== "" && !isFile(inputs.path(root))) inputs.fault("tuf-root", `there is no file ${inputs.path(root)}`);
	if (trustedRoot === "") {
		if (mirror !== "") inputs.fault("tuf-mirror", "it has no effect without `trusted-root`");
		return;
	}
	const tuf = mirror === "" ? {} : { tuf: {
		mirror,
		root: inputs.path(root)
	} };
	return {
		trustedRoot: inputs.path(trustedRoot),
		...tuf
	};
}
function readServer(inputs) {
	const [url, ca] = [inputs.text("server").replace(/\/$/, ""), inputs.text("server-ca")];
	if (url === "" !== (ca === "")) inputs.fault(url === "" ? "server" : "server-ca", "`server` and `server-ca` belong together");
	if (url === "") return void 0;
	const address = URL.parse(url);
	if (address?.protocol !== "https:" || address.origin !== url) inputs.fault("server", `"${url}" is not an address such as https://assay.example.com:8443, without a path`);
	if (ca !== "" && !isFile(inputs.path(ca))) inputs.fault("server-ca", `there is no file ${inputs.path(ca)}`);
	return {
		url,
		ca: inputs.path(ca)
	};
}
function readEngines(inputs) {
	const named = inputs.list("engine");
	for (const text of named) if (!ENGINES.some((one) => one === text)) inputs.fault("engine", notOneOf(text, ENGINES));
	return ENGINES.filter((one) => named.includes(one));
}
function readVersions(inputs, chosen) {
	const versions = /* @__PURE__ */ new Map();
	for (const text of inputs.list("engine-version")) {
		const [name = "", version = ""] = text.split("=", 2).map((part) => part.trim());
		const engine = ENGINES.find((one) => one === name);
		if (engine === void 0 || minorVersion(version) === void 0) inputs.fault("engine-version", `"${text}" is not an engine and its version, such as \`kyverno=1.19.1\``);
		else if (chosen.length > 0 && !chosen.includes(engine)) inputs.fault("engine-version", `nothing is written for ${engine}`);
		else if (versions.has(engine)) inputs.fault("engine-version", `${engine} is named twice`);
		else versions.set(engine, version);
	}
	return versions;
}
function readTesters(inputs, chosen) {
	const testers = {};
	for (const engine of TESTED_ENGINES) {
		const { [engine]: input } = TESTERS;
		const path = readToolPath(inputs, input);
		if (path === void 0) continue;
		if (!inputs.boolean("prove")) inputs.fault(input, "it has no effect without `prove`");
		if (chosen.length > 0 && !chosen.includes(engine)) inputs.fault(input, `nothing is written for ${engine}`);
		testers[engine] = path;
	}
	return testers;
}
/** As for kubectl: the input, `KUBECONFIG`, or `.kube/config` of the user. With a tester, only the input counts. */
function readKubeconfigPath(inputs, env, hasTester) {
	const given = inputs.text("kubeconfig");
	if (!inputs.boolean("prove")) {
		if (given !== "") inputs.fault("kubeconfig", "it has no effect without `prove`");
		return;
	}
	if (given !== "") return inputs.path(given);
	if (hasTester) return void 0;
	const named = (env.KUBECONFIG ?? "").split(":").filter(Boolean);
	if (named.length > 1) return inputs.fault("kubeconfig", "KUBECONFIG names several files, and only one is read: name it here");
	const path = named[0] ?? join(env.HOME || homedir(), ".kube", "config");
	if (isFile(path)) return path;
	return inputs.fault("kubeconfig", `there is no file ${path}: name the kubeconfig of the cluster`);
}
/** The environment from which the gate reads its inputs for one image. */
function gateEnvironment(env, image, output) {
	const others = Object.entries(env).filter(([name]) => !name.startsWith("INPUT_"));
	const passed = OF_THE_GATE.map((name) => [inputVariable(name), env[inputVariable(name)]]);
	const fixed = {
		image,
		rescan: "false",
		"output-dir": output
	};
	return {
		...Object.fromEntries([...others, ...passed]),
		...Object.fromEntries(Object.entries(fixed).map(([name, value]) => [inputVariable(name), value]))
	};
}

// src/domain/admission/engine-limits.ts
/** Pure. */
function engineLimits(engine, plan) {
	return LIMITS[engine](plan);
}
const LIMITS = {
	"validating-admission-policy": (plan) => ({
		stops: [
			`Images outside of ${plan.registries.join(", ")}: in containers, init containers, ephemeral containers and image volumes, of Pods and of Deployments, ReplicaSets, StatefulSets, DaemonSets, Jobs, CronJobs, PodTemplates and ReplicationControllers. A name without a registry is one of Docker Hub.`,
			"Images that are named without a digest.",
			"Volumes of type hostPath.",
			"Credentials in the `env` of a container and in the `data` of a ConfigMap: by the name, if the value is no reference, placeholder, number, switch or path; and by the form of the value (private keys, tokens of AWS, GitHub, GitLab, Slack and Stripe, JSON web tokens, passwords in addresses)."
		],
		cannot: [
			"It has no network: it sees neither signatures nor attestations. Who signed an image, its SBOM, its provenance and its verification summary are not checked. Every digest in an allowed registry is admitted.",
			"Credentials in command lines, in `binaryData`, in annotations and in the lines of a file inside a ConfigMap (`password = …`). The secrets check of Assay knows many more kinds of credential.",
			"Directories of the node by a PersistentVolume of type hostPath or local: whoever may create one is an administrator of the cluster.",
			"Objects that were there before and do not change what runs; static Pods, which the kubelet starts by itself.",
			"Kinds that other programs define. Their Pods are checked when they are created.",
			...onlyGate(plan)
		]
	}),
	kyverno: (plan) => ({
		stops: [
			`Images outside of ${plan.registries.join(", ")}, and images without a digest: in containers, init containers, ephemeral containers and image volumes, of Pods and of Deployments, StatefulSets, DaemonSets, Jobs, CronJobs, PodTemplates and ReplicationControllers.`,
			`Images without ${evidenceInWords(plan)}: each a statement of its own predicate type about this image, verified for exactly the signer above.`,
			...provenanceInWords(plan),
			...plan.maxAgeMs === void 0 ? [] : [`Images whose verification summary is older than ${durationInWords(plan.maxAgeMs)}.`]
		],
		cannot: [
			"What its own configuration leaves out (`resourceFilters`, `excludeGroups`): as it is installed, ReplicaSets (their Pods are checked), everything in kube-system, kube-public, kube-node-lease and its own namespace, and what nodes create. Let only administrators create Pods there.",
			"Its own end: scaled to no replicas, or deleted, Kyverno removes its webhooks, and everything is admitted. Only when it is unreachable nothing is.",
			"Several statements of one predicate type: Kyverno takes the last one. Whoever may write to the repository and has the signer can hide an older one.",
			"The policy in the verification summary and the statements that it lists; the platforms of an index: the index alone is looked at.",
			"An index without linux/amd64, such as one for arm64 or Windows only: Kyverno 1.19 cannot read it, and the image is denied. Name the digest of the platform.",
			"Statements that are deleted, for an hour: it may remember what it has verified (`imageVerifyCacheTTLDuration`).",
			...plan.signer.kind === "certificate" ? [`Without the TUF repository of ${plan.sigstore === void 0 ? "the public Sigstore" : "this Sigstore"}, which it asks at every verification, it denies every image.`] : [],
			...plan.signer.kind === "certificate" && plan.sigstore !== void 0 ? ["A TUF repository whose `trusted_root.json` has no CT log: it demands the key of one, although it is told to ignore it, and denies every image."] : [],
			...registriesLag(plan) ? ["As long as the rule for registries warns and the one for evidence denies, it asks every host that the image of a Pod names."] : [],
			"Volumes of the node and credentials: install the ValidatingAdmissionPolicy beside it.",
			...plan.signer.kind === "key" ? ["With a key: whether a transparency log has the signatures. Kyverno 1.19.0 is reported not to read bundles of keys; 1.19.1 does."] : [],
			...onlyGate(plan)
		],
		...refusedIf(needsTuf(plan), "Kyverno asks the TUF repository of a private Sigstore, even if it is given the trusted root: name it with `tuf-mirror` and `tuf-root`")
	}),
	"policy-controller": (plan) => ({
		stops: [
			`Images without ${evidenceInWords(plan)}: each verified for exactly the signer above. In containers, init containers and ephemeral containers, of Pods and of Deployments, ReplicaSets, StatefulSets, DaemonSets, Jobs and CronJobs. It replaces a tag by the digest that it judges.`,
			...provenanceInWords(plan),
			...plan.maxAgeMs === void 0 ? [] : [`Images whose verification summary is older than ${durationInWords(plan.maxAgeMs)}.`]
		],
		cannot: [
			"Namespaces without the label `policy.sigstore.dev/include=true`: it looks at no others. Set `no-match-policy: deny` in its ConfigMap `config-policy-controller` too.",
			"Registries: it asks the one that the name of an image says, whichever that is, and admits an image from there if its evidence is good. Also image volumes (0.15.1), volumes of the node and credentials. Install the ValidatingAdmissionPolicy beside it.",
			"PodTemplates and ReplicationControllers; their Pods are checked.",
			"Several statements of one predicate type: it accepts the image if any of them fits.",
			"The policy in the verification summary and the statements that it lists; the platforms of an index: the index alone is looked at.",
			"Changes that leave the Pod as it was: of an object that was there before, with an image that is not good, labels cannot be changed. It can be scaled down and deleted.",
			...plan.sigstore === void 0 ? [] : ["The logs of a private Sigstore: 0.15.1 does not find the transparency log and the CT log of a TrustRoot (policy-controller#1968). So it is told to take the time of a signature from the timestamp authority, and then looks into neither. Without a timestamp authority it denies every image; so it does with a transparency log whose key is not ECDSA."],
			"Leave `enable-oci11` unset: with it, versions 0.14.0 to 0.15.1 accept statements without verifying them.",
			...onlyGate(plan)
		],
		...refusedIf(plan.signer.kind === "key", "policy-controller up to 0.15.1 does not verify bundles that a key signed; use another engine, or sign keyless"),
		...refusedIf(plan.signer.kind !== "key" && needsTuf(plan), "the TrustRoot of a private Sigstore needs its TUF repository: name it with `tuf-mirror` and `tuf-root`")
	}),
	gatekeeper: (plan) => ({
		stops: ["Images to which the gate does not say `allow`: of all containers and image volumes, in Pods and in everything built in that makes Pods. It asks the server of Assay, which holds the whole policy."],
		cannot: [
			"It waits 2 s for the server. What is not judged by then is denied, and the next try finds the verdict. Other answers it keeps for 3 minutes (`--external-data-provider-response-cache-ttl`): so long, it does not see that an image was revoked or mended.",
			"Whether an image is denied or only told about is decided by the policy of the server and its `block-from`: `--enforce` does not change that. As long as these manifests warn, an image that was revoked is only told about too.",
			"Gatekeeper itself fails open unless its webhook has `failurePolicy: Fail`.",
			"Ephemeral containers, if the webhook of Gatekeeper lacks the resource `pods/ephemeralcontainers`, which that of 3.23 has.",
			"Namespaces with the label `admission.gatekeeper.sh/ignore`. Gatekeeper lets only namespaces have it that its flag `--exempt-namespace` names.",
			"Volumes of the node and credentials: install the ValidatingAdmissionPolicy beside it."
		],
		...refusedIf(plan.server === void 0, NEEDS_SERVER)
	}),
	"image-policy-webhook": (plan) => ({
		stops: ["Images to which the gate does not say `allow`, in the containers and init containers of Pods, before they are stored. The API server asks the server of Assay, and admits nothing without an answer."],
		cannot: [
			"Image volumes: the review that the API server sends does not have them.",
			"Warnings: the server answers by the policy, and its `block-from`.",
			"Exempt namespaces: the server decides about those too.",
			"Volumes of the node and credentials: install the ValidatingAdmissionPolicy beside it.",
			"Clusters whose control plane belongs to a provider: the flags of the API server must be set (`--admission-control-config-file`, `--enable-admission-plugins=ImagePolicyWebhook`)."
		],
		...refusedIf(plan.server === void 0, NEEDS_SERVER)
	})
};
const NEEDS_SERVER = "it asks the admission server of Assay: name it with `server` and `server-ca`";
function refusedIf(isRefused, refused) {
	return isRefused ? { refused } : {};
}
/** Whether engines that ask a TUF repository cannot be told of this Sigstore. */
function needsTuf({ signer, sigstore }) {
	return signer.kind === "certificate" && sigstore !== void 0 && sigstore.tuf === void 0;
}
const KINDS = {
	signature: "a signature",
	provenance: "a provenance",
	sbom: "an SBOM",
	summary: "a verification summary that PASSED"
};
function evidenceInWords({ require }) {
	return require.map((kind) => KINDS[kind]).join(", ");
}
function provenanceInWords(plan) {
	const { require, sourceRepositories, sourceRefs } = plan;
	if (!require.includes("provenance")) return [];
	const named = [...sourceRepositories.length > 0 ? [`the repository ${sourceRepositories.join(" or ")}`] : [], ...sourceRefs.length > 0 ? [`the ref ${sourceRefs.join(" or ")}`] : []];
	return named.length === 0 ? [] : [`Images whose provenance does not name ${named.join(" and ")}.`];
}
function onlyGate({ onlyGate: keys }) {
	if (keys.length === 0) return [];
	return [`Of the section \`gate\` of the policy: ${keys.join(", ")}. Only the gate itself holds these.`];
}

// src/formats/admission/gatekeeper-template.ts
const PROVIDER = "assay";
const KIND = "AssayAdmission";
/** In seconds. Gatekeeper has 3 s for the whole review. */
const TIMEOUT = 2;
/** The verdicts that a constraint is about. */
const VERDICTS = ["denied", "warned"];
/**
* The names of the image lists of a Pod, and where Pods are described in each kind. A change that leaves them as they were
* is not asked about: else no finalizer of an object whose image is no longer good could be removed.
*/
const REGO = `package assayadmission

reviewed["now"] = found { found := input.review.object }
reviewed["before"] = found { input.review.operation == "UPDATE"; found := input.review.oldObject }

pods[[when, spec]] { spec := reviewed[when].spec; input.review.kind.kind == "Pod" }
pods[[when, spec]] { spec := reviewed[when].spec.template.spec }
pods[[when, spec]] { spec := reviewed[when].spec.jobTemplate.spec.template.spec }
pods[[when, spec]] { spec := reviewed[when].template.spec }

after := {spec | pods[["now", spec]]}
unchanged { input.review.operation == "UPDATE"; after == {spec | pods[["before", spec]]} }
# Gatekeeper shows what is deleted as the object.
deleted { input.review.operation == "DELETE" }
checked[spec] { after[spec]; not unchanged; not deleted }

images[image] { checked[spec]; image := object.get(spec.containers[_], "image", "") }
images[image] { checked[spec]; image := object.get(spec.initContainers[_], "image", "") }
images[image] { checked[spec]; image := object.get(spec.ephemeralContainers[_], "image", "") }
images[image] { checked[spec]; image := object.get(spec.volumes[_].image, "reference", "") }

answer := external_data({"provider": "${PROVIDER}", "keys": [image | images[image]]}) { count(images) > 0 }

# Each image must be answered, by "${ADMITTED$1}" and nothing else. While the policy of the server warns, it says why.
allowed[image] { pair := answer.responses[_]; pair[1] == "${ADMITTED$1}"; image := pair[0] }
warned[[image, why]] { pair := answer.responses[_]; startswith(pair[1], "${WARNED}"); [image, why] := pair }
refused[[image, why]] { [image, why] := answer.errors[_] }
answered[image] { allowed[image] }
answered[image] { warned[[image, _]] }
answered[image] { refused[[image, _]] }

about_warnings { input.parameters.verdict == "warned" }

violation[{"msg": msg}] {
  about_warnings
  warned[[_, why]]
  msg := sprintf("assay: %v", [why])
}

violation[{"msg": msg}] {
  not about_warnings
  count(images) > 0
  not answer
  msg := "assay: the server that decides about images was not asked"
}

violation[{"msg": msg}] {
  not about_warnings
  answer.system_error != ""
  msg := sprintf("assay: the server could not decide: %v", [answer.system_error])
}

violation[{"msg": msg}] {
  not about_warnings
  refused[[_, why]]
  msg := sprintf("assay: not admitted: %v", [why])
}

violation[{"msg": msg}] {
  not about_warnings
  answer.system_error == ""
  image := images[_]
  not answered[image]
  msg := sprintf("assay: the server did not answer about %v", [image])
}
`;
/**
* A provider, a constraint template that asks it about every image, and the constraints that put it in force: one for what
* the server denies, and one for what it only warns about.
*/
function gatekeeperObjects(plan, { url, ca }) {
	const { effects, exempt } = plan;
	return [
		{
			apiVersion: "externaldata.gatekeeper.sh/v1beta1",
			kind: "Provider",
			metadata: {
				name: PROVIDER,
				labels: OWN_LABEL
			},
			spec: {
				url: `${url}${SERVER_PATHS.gatekeeper}?timeout=${TIMEOUT}s`,
				timeout: TIMEOUT,
				caBundle: Buffer.from(ca).toString("base64")
			}
		},
		{
			apiVersion: "templates.gatekeeper.sh/v1",
			kind: "ConstraintTemplate",
			metadata: {
				name: "assayadmission",
				labels: OWN_LABEL
			},
			spec: {
				crd: { spec: {
					names: { kind: KIND },
					validation: { openAPIV3Schema: {
						type: "object",
						properties: { verdict: {
							type: "string",
							enum: VERDICTS
						} }
					} }
				} },
				targets: [{
					target: "admission.k8s.gatekeeper.sh",
					rego: REGO
				}]
			}
		},
		constraintOf("assay", "denied", effects.images.action, exempt),
		constraintOf("assay-warnings", "warned", "warn", exempt)
	];
}
function constraintOf(name, verdict, enforcementAction, exempt) {
	return {
		apiVersion: "constraints.gatekeeper.sh/v1beta1",
		kind: KIND,
		metadata: {
			name,
			labels: OWN_LABEL
		},
		spec: {
			enforcementAction,
			match: {
				kinds: [...POD_KINDS].map(([group, kinds]) => ({
					apiGroups: [group],
					kinds: kinds.map(({ kind }) => kind)
				})),
				...exempt.length > 0 && { excludedNamespaces: exempt }
			},
			parameters: { verdict }
		}
	};
}

// src/formats/admission/image-policy-webhook.ts
const KUBECONFIG = "backend.kubeconfig";
/** Where both files lie on the nodes of the control plane. */
const FOLDER = "/etc/kubernetes/assay";
/** Files for the API server itself: its configuration of admission, and how it reaches Assay's server. */
function imagePolicyWebhook({ url, ca }) {
	return [manifestFile("admission-configuration.yaml", [{
		apiVersion: "apiserver.config.k8s.io/v1",
		kind: "AdmissionConfiguration",
		plugins: [{
			name: "ImagePolicyWebhook",
			configuration: { imagePolicy: {
				kubeConfigFile: `${FOLDER}/${KUBECONFIG}`,
				allowTTL: 30,
				denyTTL: 5,
				retryBackoff: 500,
				defaultAllow: false
			} }
		}]
	}]), manifestFile(KUBECONFIG, [{
		apiVersion: "v1",
		kind: "Config",
		"current-context": "assay",
		clusters: [{
			name: "assay",
			cluster: {
				server: `${url}${SERVER_PATHS.imageReview}`,
				"certificate-authority-data": Buffer.from(ca).toString("base64")
			}
		}],
		contexts: [{
			name: "assay",
			context: {
				cluster: "assay",
				user: "api-server"
			}
		}],
		users: [{
			name: "api-server",
			user: {}
		}]
	}])];
}

// src/domain/admission/credential-patterns.ts
/**
* What counts as a credential in an object of a cluster, as regular expressions of RE2. An engine evaluates them for each
* value within a small budget, so each has at most 40 characters. The secrets check knows many more kinds.
*/
/** A value that contains one of these is a credential, whatever its name is. */
const CREDENTIAL_VALUES = [
	{
		what: "a private key",
		pattern: "-----BEGIN [A-Z ]*PRIVATE KEY"
	},
	{
		what: "an AWS access key",
		pattern: String.raw`\b(AKIA|ASIA)[A-Z0-9]{16}\b`
	},
	{
		what: "a GitHub token",
		pattern: String.raw`\bgh[pousr]_[A-Za-z0-9]{36}`
	},
	{
		what: "a GitHub token",
		pattern: String.raw`\bgithub_pat_\w{22}`
	},
	{
		what: "a GitLab token",
		pattern: String.raw`\bglpat-[\w-]{20}`
	},
	{
		what: "a Slack token",
		pattern: String.raw`\bxox[abprs]-[\w-]{10}`
	},
	{
		what: "a Stripe key",
		pattern: String.raw`\b[sr]k_live_\w{20}`
	},
	{
		what: "a JSON web token",
		pattern: String.raw`\beyJ[\w-]+\.eyJ[\w-]+\.[\w-]+`
	},
	{
		what: "a password in an address",
		pattern: String.raw`://[^\s:/@]+:[^\s/@{$<(]+@`
	}
];
/** The name of a variable or key that usually holds a credential. */
const CREDENTIAL_NAME = "(?i)(passw(or)?d|passphrase|(api|access|private|secret|signing|encryption)[._-]?key|(client|app|jwt|webhook|shared)[._-]?secret|(^|[._-])secret|token|credentials?)$";
/**
* A value that is no credential even under such a name: nothing, a reference to another variable, a placeholder, a number
* or a switch, or the path of a file with at least two folders.
*/
const NO_CREDENTIAL = String.raw`^(|\$\([^)]*\)|\$\{[^}]*\}|<[^>]*>|[0-9.]+|(?i:true|false|yes|no|none|null)|(/[\w.-]+){2,})$`;

// src/formats/admission/validating-policy.ts
const IN_FORCE = { prefix: "assay" };
const CONFIG_MAP_RULES = [{
	apiGroups: [""],
	apiVersions: ["v1"],
	operations: OPERATIONS,
	resources: ["configmaps"]
}];
const CHANGED_CONFIG_MAP = {
	name: "changes-the-content",
	expression: "request.operation != 'UPDATE' || object.?data != oldObject.?data"
};
/** The policies and their bindings. */
function validatingPolicies(plan, scope = IN_FORCE) {
	const { effects } = plan;
	return [
		...policy(plan, scope, {
			name: "registries",
			effect: effects.registries,
			resourceRules: POD_RULES,
			condition: CHANGED_POD,
			variables: [
				SPEC,
				CONTAINERS,
				IMAGES
			],
			validations: [registryValidation(plan)]
		}),
		...policy(plan, scope, {
			name: "pods",
			effect: effects.images,
			resourceRules: POD_RULES,
			condition: CHANGED_POD,
			variables: [
				SPEC,
				CONTAINERS,
				IMAGES
			],
			validations: [
				DIGEST_VALIDATION,
				HOST_PATH_VALIDATION,
				...ENVIRONMENT_VALIDATIONS
			]
		}),
		...policy(plan, scope, {
			name: "configmaps",
			effect: effects.images,
			resourceRules: CONFIG_MAP_RULES,
			condition: CHANGED_CONFIG_MAP,
			variables: [],
			validations: CONFIG_MAP_VALIDATIONS
		})
	];
}
const HOST_PATH_VALIDATION = {
	expression: "variables.spec.?volumes.orValue([]).all(v, !has(v.hostPath))",
	message: "assay: a volume of type hostPath reads and writes files of the node"
};
const ENVIRONMENT_VALIDATIONS = [{
	expression: `variables.containers.all(c, c.?env.orValue([]).all(e, ${isNoCredential("e.name", "e.?value.orValue('')")}))`,
	message: "assay: env has a credential by its name; refer to a Secret with valueFrom.secretKeyRef"
}, ...CREDENTIAL_VALUES.map(({ what, pattern }) => ({
	expression: `variables.containers.all(c, c.?env.orValue([]).all(e, !e.?value.orValue('').matches(${celString(pattern)})))`,
	message: `assay: env has ${what}; refer to a Secret with valueFrom.secretKeyRef`
}))];
const CONFIG_MAP_VALIDATIONS = [{
	expression: `object.?data.orValue({}).all(k, ${isNoCredential("k", "object.data[k]")})`,
	message: "assay: a ConfigMap has a credential by the name of its key; put it into a Secret"
}, ...CREDENTIAL_VALUES.map(({ what, pattern }) => ({
	expression: `object.?data.orValue({}).all(k, !object.data[k].matches(${celString(pattern)}))`,
	message: `assay: a ConfigMap has ${what}; put it into a Secret`
}))];
function isNoCredential(name, value) {
	return `!${name}.matches(${celString(CREDENTIAL_NAME)}) || ${value}.matches(${celString(NO_CREDENTIAL)})`;
}
/** A policy that fails closed, and the binding that puts it in force. */
function policy(plan, scope, parts) {
	const name = `${scope.prefix}-${parts.name}`;
	const metadata = {
		name,
		labels: OWN_LABEL,
		...parts.effect.denyFrom !== void 0 && { annotations: { "assay.dev/deny-from": parts.effect.denyFrom } }
	};
	const selector = namespaceSelector(plan, scope);
	return [{
		apiVersion: "admissionregistration.k8s.io/v1",
		kind: "ValidatingAdmissionPolicy",
		metadata,
		spec: {
			failurePolicy: "Fail",
			matchConstraints: {
				matchPolicy: "Equivalent",
				resourceRules: parts.resourceRules
			},
			matchConditions: [parts.condition],
			...parts.variables.length > 0 && { variables: parts.variables },
			validations: parts.validations.map((validation) => ({
				...validation,
				reason: "Forbidden"
			}))
		}
	}, {
		apiVersion: "admissionregistration.k8s.io/v1",
		kind: "ValidatingAdmissionPolicyBinding",
		metadata,
		spec: {
			policyName: name,
			validationActions: [parts.effect.action === "deny" ? "Deny" : "Warn", "Audit"],
			...selector && { matchResources: { namespaceSelector: selector } }
		}
	}];
}
function namespaceSelector({ exempt }, { only }) {
	if (only === void 0) return namespacesExcept(exempt);
	return { matchExpressions: [{
		key: NAMESPACE_NAME,
		operator: "In",
		values: only
	}] };
}

// src/formats/admission/all-engines.ts
const WRITERS = {
	"validating-admission-policy": (plan) => applied("policies.yaml", validatingPolicies(plan)),
	kyverno: (plan) => applied("policies.yaml", kyvernoPolicies(plan)),
	"policy-controller": (plan) => applied("policies.yaml", clusterImagePolicies(plan)),
	gatekeeper: (plan) => {
		const [provider, template, ...constraints] = gatekeeperObjects(plan, serverOf(plan));
		return [...applied("template.yaml", [provider, template].filter((one) => one !== void 0)), manifestFile("constraint.yaml", constraints)];
	},
	"image-policy-webhook": (plan) => imagePolicyWebhook(serverOf(plan))
};
/** The manifests of an engine that can hold the plan. The same plan always gives the same bytes. */
function engineFiles(engine, plan) {
	return {
		engine,
		files: WRITERS[engine](plan)
	};
}
/** Objects that a cluster is given, with the file by which `kubectl apply -k` finds them. */
function applied(name, objects) {
	return [manifestFile(name, objects), kustomization([name])];
}
function serverOf({ server }) {
	if (server === void 0) throw new Error("this engine needs a server");
	return server;
}

// src/domain/admission/proof-cases.ts
/** The addresses of resources below the server, up to the namespace. */
const RESOURCES = {
	pods: "api/v1",
	configmaps: "api/v1",
	podtemplates: "api/v1",
	replicationcontrollers: "api/v1",
	deployments: "apis/apps/v1",
	replicasets: "apis/apps/v1",
	statefulsets: "apis/apps/v1",
	daemonsets: "apis/apps/v1",
	jobs: "apis/batch/v1",
	cronjobs: "apis/batch/v1"
};
const NAME = "assay-proof";
/** What must be admitted and what must be denied under a plan: all that rules without signatures can see. Pure. */
function proofCases(plan) {
	const [image] = plan.images;
	const honest = plannedName(image);
	const pod = (spec) => ({
		resource: "pods",
		body: podOf(spec)
	});
	const denied = (rule, name, object) => {
		return {
			name,
			expected: "denied",
			rule,
			object
		};
	};
	const foreign = `evil.test/app@${image.digest}`;
	const base = { containers: [container("app", honest)] };
	return [
		...plan.images.map((one) => {
			return {
				name: `an image that was verified, ${plannedName(one)}`,
				expected: "admitted",
				object: pod({ containers: [container("app", plannedName(one))] })
			};
		}),
		...lookAlikes(plan).map(([name, reference]) => denied("registries", name, pod({ containers: [container("app", reference)] }))),
		denied("pods", "a tag", pod({ containers: [container("app", `${image.repository}:v1`)] })),
		denied("pods", "neither a tag nor a digest", pod({ containers: [container("app", image.repository)] })),
		denied("registries", "an init container", pod({
			...base,
			initContainers: [container("init", foreign)]
		})),
		denied("registries", "an ephemeral container", {
			resource: "pods/ephemeralcontainers",
			spec: {
				...base,
				ephemeralContainers: [{ ...container("look", foreign) }]
			}
		}),
		denied("registries", "an image volume", pod({
			...base,
			volumes: [{
				name: "image",
				image: {
					reference: foreign,
					pullPolicy: "IfNotPresent"
				}
			}]
		})),
		...workloads(podSpec({ containers: [container("app", foreign)] })).map(([resource, body]) => denied("registries", `${resource} with such an image`, {
			resource,
			body
		})),
		...workloads(podSpec(base)).map(([resource, body]) => ({
			name: `${resource} with a verified image`,
			expected: "admitted",
			object: {
				resource,
				body
			}
		})),
		{
			...denied("registries", "a namespace with labels that ask engines to look away", pod({ containers: [container("app", foreign)] })),
			isLabelled: true
		},
		denied("pods", "a volume of the node (hostPath)", pod({
			...base,
			volumes: [{
				name: "node",
				hostPath: { path: "/" }
			}]
		})),
		...environments().map(([name, env, isDenied]) => {
			const object = pod({ containers: [{
				...container("app", honest),
				env
			}] });
			return isDenied ? denied("pods", name, object) : {
				name,
				expected: "admitted",
				object
			};
		}),
		...configMaps().map(([name, body, isDenied]) => {
			const object = {
				resource: "configmaps",
				body
			};
			return isDenied ? denied("configmaps", name, object) : {
				name,
				expected: "admitted",
				object
			};
		})
	];
}
/** A forgery for each rule, with which a proof waits until the rule is in force. */
function sentinels(plan) {
	const rules = [
		"registries",
		"pods",
		"configmaps"
	];
	const cases = proofCases(plan);
	return rules.flatMap((rule) => cases.find((one) => one.rule === rule) ?? []);
}
/** The Pod that a proof leaves in its namespace while it runs, for the ephemeral container. No scheduler takes it. */
function residentPod(plan) {
	return podOf({ containers: [container("app", plannedName(plan.images[0]))] });
}
/** Names that look as if the image was in a registry that is allowed, and are not. */
function lookAlikes({ images: [image], registries }) {
	const { repository, digest } = image;
	const slash = repository.indexOf("/");
	const [registry, path] = [repository.slice(0, slash), repository.slice(slash + 1)];
	const [, host = registry, port = ""] = /^(.*?)(:\d+)?$/.exec(registry) ?? [];
	const otherPort = port === "" ? ":8443" : `:${Number(port.slice(1)) % 65535 + 1}`;
	return [
		["a registry whose name begins like that of an allowed one", `${host}.evil.test${port}/${path}`],
		["a registry whose name ends like that of an allowed one", `evil-${registry}/${path}`],
		["another port of an allowed registry", `${host}${otherPort}/${path}`],
		["the name of an allowed registry as a folder of another one", `evil.test/${registry}/${path}`],
		["the name of an allowed registry as that of a user", `${registry}@evil.test/${path}`],
		["a name in upper case", `${registry.toUpperCase()}/${path.toUpperCase()}`],
		["a name without a registry, which is on Docker Hub", path],
		["the name of an allowed registry alone, which is an image on Docker Hub", host],
		["a registry that the policy does not name", "evil.test/app"]
	].filter(([, name]) => !isAllowed(name, registries)).map(([what, name]) => [what, `${name}@${digest}`]);
}
/** Whether the policy itself allows a repository. Then it is no forgery. */
function isAllowed(name, registries) {
	const reference = parseReference(name);
	if (!reference.ok) return false;
	const repository = plannedRepository(reference.value);
	return registries.some((glob) => matchesGlob(withHubName(glob), repository));
}
/** A container as strict clusters demand it. */
function container(name, image) {
	return {
		name,
		image,
		securityContext: {
			allowPrivilegeEscalation: false,
			runAsNonRoot: true,
			runAsUser: 65532,
			capabilities: { drop: ["ALL"] },
			seccompProfile: { type: "RuntimeDefault" }
		}
	};
}
function podSpec(spec) {
	return {
		automountServiceAccountToken: false,
		schedulerName: NAME,
		...spec
	};
}
/** A Pod that no scheduler takes. */
function podOf(spec) {
	return {
		apiVersion: "v1",
		kind: "Pod",
		metadata: { name: NAME },
		spec: podSpec(spec)
	};
}
/** Everything built in that makes Pods. */
function workloads(spec) {
	const labels = { app: NAME };
	const metadata = { name: NAME };
	const template = {
		metadata: { labels },
		spec
	};
	const selected = {
		selector: { matchLabels: labels },
		template
	};
	const once = {
		metadata: { labels },
		spec: {
			...spec,
			restartPolicy: "Never"
		}
	};
	const apps = (kind, more = {}) => {
		return {
			apiVersion: "apps/v1",
			kind,
			metadata,
			spec: {
				...selected,
				...more
			}
		};
	};
	return [
		["deployments", apps("Deployment")],
		["replicasets", apps("ReplicaSet")],
		["statefulsets", apps("StatefulSet", { serviceName: NAME })],
		["daemonsets", apps("DaemonSet")],
		["jobs", {
			apiVersion: "batch/v1",
			kind: "Job",
			metadata,
			spec: { template: once }
		}],
		["cronjobs", {
			apiVersion: "batch/v1",
			kind: "CronJob",
			metadata,
			spec: {
				schedule: "0 0 1 1 *",
				jobTemplate: { spec: { template: once } }
			}
		}],
		["podtemplates", {
			apiVersion: "v1",
			kind: "PodTemplate",
			metadata,
			template
		}],
		["replicationcontrollers", {
			apiVersion: "v1",
			kind: "ReplicationController",
			metadata,
			spec: {
				selector: labels,
				template
			}
		}]
	];
}
/** No value here is a credential: each is made of parts, and is refused by its form alone. */
const PRIVATE_KEY = ["-----BEGIN ", "PRIVATE KEY-----\nAAAA\n"].join("");
const TOKEN = [
	"gh",
	"p_",
	"A".repeat(36)
].join("");
const PASSWORD = ["correct", "horse"].join("-");
function environments() {
	return [
		[
			"a password in env",
			[{
				name: "DB_PASSWORD",
				value: PASSWORD
			}],
			true
		],
		[
			"a token in env, under another name",
			[{
				name: "SETTING",
				value: TOKEN
			}],
			true
		],
		[
			"a password in env that a Secret has",
			[{
				name: "DB_PASSWORD",
				valueFrom: { secretKeyRef: {
					name: NAME,
					key: "password"
				} }
			}],
			false
		],
		[
			"settings in env that only sound like credentials",
			[
				{
					name: "MAX_TOKEN",
					value: "4096"
				},
				{
					name: "API_TOKEN",
					value: "$(OTHER)"
				},
				{
					name: "DB_PASSWORD_FILE",
					value: "/run/secrets/db"
				}
			],
			false
		]
	];
}
function configMaps() {
	const map = (content) => {
		return {
			apiVersion: "v1",
			kind: "ConfigMap",
			metadata: { name: NAME },
			data: content
		};
	};
	return [
		[
			"a ConfigMap with a password",
			map({ "db.password": PASSWORD }),
			true
		],
		[
			"a ConfigMap with a private key",
			map({ "tls.pem": PRIVATE_KEY }),
			true
		],
		[
			"a ConfigMap with settings",
			map({
				level: "info",
				"app.yaml": "replicas: 2\n"
			}),
			false
		],
		[
			"a ConfigMap of the greatest size",
			map({ text: "lorem ipsum ".repeat(8e4) }),
			false
		]
	];
}

// src/domain/admission/offline-cases.ts
/**
* What can be asked without a cluster, and without anything being pushed: an honest image must be admitted, and denied as
* soon as the rules name somebody else. `holdsReferences`: the engine has rules about registries and digests too. Pure.
*/
function offlineCases(plan, { holdsReferences }) {
	const [image] = plan.images;
	const honest = plannedName(image);
	const denied = (name, pod, of = plan) => {
		return {
			name,
			expected: "denied",
			plan: of,
			pod
		};
	};
	const base = { containers: [container("app", honest)] };
	const foreign = `evil.test/app@${image.digest}`;
	return [
		...plan.images.map((one) => {
			const pod = podOf({ containers: [container("app", plannedName(one))] });
			return {
				name: `an image that was verified, ${plannedName(one)}`,
				expected: "admitted",
				plan,
				pod
			};
		}),
		...otherPlans(plan).map(([name, other]) => denied(name, podOf(base), other)),
		...holdsReferences ? [
			...lookAlikes(plan).map(([name, reference]) => denied(name, podOf({ containers: [container("app", reference)] }))),
			denied("a tag", podOf({ containers: [container("app", `${image.repository}:v1`)] })),
			denied("an init container", podOf({
				...base,
				initContainers: [container("init", foreign)]
			})),
			denied("an image volume", podOf({
				...base,
				volumes: [{
					name: "image",
					image: {
						reference: foreign,
						pullPolicy: "IfNotPresent"
					}
				}]
			}))
		] : []
	];
}
/** The same rules for somebody else. */
function otherPlans(plan) {
	const { signer, require, sourceRepositories, sourceRefs } = plan;
	const bySigner = (name, other) => [`a verified image, if the rules named ${name}`, {
		...plan,
		signer: other
	}];
	const bySource = (name, change) => [`a verified image, if the rules named ${name}`, {
		...plan,
		...change
	}];
	const hasProvenance = require.includes("provenance");
	return [
		...signer.kind === "certificate" ? [bySigner("another workflow", {
			...signer,
			identity: `${signer.identity}-other`
		}), bySigner("another issuer", {
			...signer,
			issuer: `${signer.issuer}-other`
		})] : [bySigner("another key", {
			kind: "key",
			publicKey: OTHER_KEY
		})],
		...hasProvenance && sourceRepositories.length > 0 ? [bySource("another source repository", { sourceRepositories: ["https://example.com/other"] })] : [],
		...hasProvenance && sourceRefs.length > 0 ? [bySource("another source ref", { sourceRefs: ["refs/heads/assay-proof"] })] : []
	];
}
/** A public key of P-256 that signed nothing: its private key was never kept. */
const OTHER_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEAVYySCU9G9qbgfmjK+l1KG99n5L5
JQIvBv02tuf1l6j4blsRHYFEwXIhrjJg8y+mDPBdA+6ISOg3PZzv+GHKLg==
-----END PUBLIC KEY-----
`;

// src/stages/admission/offline/prove-offline.ts
/** Proves the manifests of an engine by a program that knows it, with rules that deny. */
async function proveOffline(tester, plan) {
	const version = plain(await tester.version(), 60);
	const deny = { action: "deny" };
	const denying = {
		...plan,
		exempt: [],
		effects: {
			registries: deny,
			images: deny
		}
	};
	const cases = offlineCases(denying, tester);
	const results = [];
	for (const of of new Set(cases.map((one) => one.plan))) {
		const asked = cases.filter((one) => one.plan === of);
		const answers = await tester.decide(of, asked.map(({ pod }) => pod));
		for (const [at, { name, expected }] of asked.entries()) {
			const answer = answers[at];
			if (answer === void 0) throw new Error("a tester gave too few answers");
			const { answered, message } = answer;
			results.push({
				engine: tester.engine,
				version,
				case: name,
				expected,
				answered,
				message: plain(message, 500)
			});
		}
	}
	return {
		engine: tester.engine,
		version,
		where: "tester",
		results
	};
}

// src/stages/admission/prove.ts
const IN_FORCE_MS = 6e4;
const PAUSE_MS = 250;
const POLICIES = "apis/admissionregistration.k8s.io/v1";
const PLURALS = {
	ValidatingAdmissionPolicy: "validatingadmissionpolicies",
	ValidatingAdmissionPolicyBinding: "validatingadmissionpolicybindings"
};
/** Labels with which some engines let a namespace opt out. */
const OPT_OUT = {
	"admission.gatekeeper.sh/ignore": "true",
	"assay.dev/exempt": "true",
	"policy.sigstore.dev/include": "false"
};
const StatusSchema = object({ message: string() });
const VersionSchema = object({ gitVersion: string() });
/**
* Proves the ValidatingAdmissionPolicies of a plan in a cluster: puts them in force, denying, for two namespaces of their
* own, sends every case as a dry run, and removes everything. No other namespace is concerned. Throws
* `cluster-unavailable` if the cluster refuses what the proof needs.
*/
async function proveInCluster(world, plan) {
	const version = await versionOf(world);
	const prefix = `assay-proof-${randomBytes(4).toString("hex")}`;
	const places = {
		plain: prefix,
		labelled: `${prefix}-labelled`
	};
	const deny = { action: "deny" };
	const denying = {
		...plan,
		effects: {
			registries: deny,
			images: deny
		}
	};
	const policies = validatingPolicies(denying, {
		prefix,
		only: Object.values(places)
	});
	const proof = {
		...world,
		version,
		prefix,
		places
	};
	const made = [
		...policies.map((object) => `${addressOf(object)}/${object.metadata?.name}`),
		`api/v1/namespaces/${places.plain}/pods/assay-proof?gracePeriodSeconds=0`,
		...Object.values(places).map((name) => `api/v1/namespaces/${name}`)
	];
	try {
		for (const [name, labels] of [[places.plain, {}], [places.labelled, OPT_OUT]]) await demand(world, "POST", "api/v1/namespaces", namespace(name, labels));
		for (const object of policies) await demand(world, "POST", addressOf(object), object);
		await untilInForce(proof, plan);
		await demand(world, "POST", `api/v1/namespaces/${places.plain}/pods`, residentPod(plan));
		const results = [];
		for (const one of proofCases(plan)) results.push(await answerTo(proof, one));
		await remove(world, made);
		return {
			engine: "validating-admission-policy",
			version,
			where: "cluster",
			results
		};
	} catch (error) {
		const remains = await remove(world, made).then(() => "", (fault) => `; what it made could not be removed: ${messageOf(fault)}`);
		throw withAddition(error, "gate", remains);
	}
}
/** The version of the API server. Throws `cluster-unavailable` if it does not say. */
async function versionOf(world) {
	const answer = await demand(world, "GET", "version");
	const version = orUndefined(parseJsonAs(VersionSchema, answer.body));
	if (version === void 0) throw fault("cluster-unavailable", "gate", "the cluster does not say which version of Kubernetes it is");
	return plain(version.gitVersion, 60);
}
/**
* Waits until each rule denies its forgery: an API server reads new policies within some seconds. A rule that does not is
* seen in the answers to the cases.
*/
async function untilInForce(proof, plan) {
	const end = Date.now() + IN_FORCE_MS;
	for (const sentinel of sentinels(plan)) while ((await answerTo(proof, sentinel)).answered !== "denied" && Date.now() < end) await setTimeout(PAUSE_MS);
}
/** Sends a case as a dry run. A denial counts only if it comes from the rule that must deny it. */
async function answerTo(proof, one) {
	const { object, rule, isLabelled } = one;
	const folder = `namespaces/${isLabelled ? proof.places.labelled : proof.places.plain}`;
	const answer = object.resource === "pods/ephemeralcontainers" ? await proof.cluster.send({
		method: "PUT",
		path: `api/v1/${folder}/pods/assay-proof/ephemeralcontainers?dryRun=All`,
		body: {
			apiVersion: "v1",
			kind: "Pod",
			metadata: { name: "assay-proof" },
			spec: object.spec
		}
	}) : await proof.cluster.send({
		method: "POST",
		path: `${RESOURCES[object.resource]}/${folder}/${object.resource}?dryRun=All`,
		body: withName(object.body, object.resource === "pods" ? "assay-proof-case" : void 0)
	});
	const message = messageIn(answer);
	const isOwn = rule === void 0 ? message.includes(proof.prefix) : message.includes(`${proof.prefix}-${rule}'`);
	return {
		engine: "validating-admission-policy",
		version: proof.version,
		case: one.name,
		expected: one.expected,
		answered: isSuccess(answer) ? "admitted" : isOwn ? "denied" : "other",
		message: message.replaceAll(proof.prefix, "assay")
	};
}
/** The Pod that stays in the namespace has the usual name. */
function withName(body, name) {
	return name === void 0 ? body : {
		...body,
		metadata: { name }
	};
}
function namespace(name, labels) {
	return {
		apiVersion: "v1",
		kind: "Namespace",
		metadata: {
			name,
			labels: {
				...labels,
				"pod-security.kubernetes.io/enforce": "privileged"
			}
		}
	};
}
function addressOf({ kind }) {
	return `${POLICIES}/${PLURALS[kind]}`;
}
async function demand({ cluster }, method, path, body) {
	const answer = await cluster.send({
		method,
		path,
		...body && { body }
	});
	if (isSuccess(answer)) return answer;
	throw refused(`${method} ${path}`, answer);
}
/** Removes what the proof made, also if some of it is not there. Throws `cluster-unavailable` with what remains. */
async function remove({ cluster }, paths) {
	const faults = [];
	for (const path of paths) {
		const answer = await cluster.send({
			method: "DELETE",
			path
		});
		if (!isSuccess(answer) && answer.status !== 404) faults.push(refused(`DELETE ${path}`, answer));
	}
	const [first] = faults;
	if (first !== void 0) throw first;
}
function refused(what, answer) {
	const why = `the cluster refuses \`${what}\`: ${answer.status} ${messageIn(answer)}`;
	return fault("cluster-unavailable", "gate", why);
}
function messageIn(answer) {
	if (isSuccess(answer)) return plain(answer.warning, 500);
	const status = orUndefined(parseJsonAs(StatusSchema, answer.body));
	return plain(status?.message ?? `status ${answer.status}`, 500);
}
function isSuccess({ status }) {
	return status >= 200 && status < 300;
}

// src/stages/admission/write-manifests.ts
/** Writes the manifests, each into the folder of its engine. Answers the names of the files by engine. */
async function writeManifests(folder, engines) {
	const written = /* @__PURE__ */ new Map();
	for (const { engine, files } of engines) {
		for (const { name, content } of files) await writeEvidenceFile(folder, `${engine}/${name}`, content);
		written.set(engine, files.map(({ name }) => name));
	}
	return written;
}

// src/admission/pipeline.ts
/** Throws the reasons for which the gate does not accept an image, also those that its policy only warns about. */
function demandAccepted({ denialReasons, reference, imageInput }) {
	const reasons = denialReasons.filter(({ effect }) => effect !== "warn");
	const name = reference ?? imageInput;
	const [first, ...rest] = reasons.map(({ code, check, message }) => {
		return {
			code,
			check,
			message: `nothing is generated from ${name}: ${message}`
		};
	});
	if (first !== void 0) throw new AssayError([first, ...rest]);
}
/** Throws if manifests cannot be made from a policy, before anything is asked of a registry. */
function demandPolicy({ policy, origin }) {
	if (origin.kind !== "default") {
		plannedRegistries(policy);
		return;
	}
	throw fault("policy-unavailable", "policy", "there is no policy file, and manifests are made from its sections `gate` and `registries`: `assay init` writes one to .github/assay.yml");
}
/** Writes the manifests of a plan, and proves them where it can. Throws the faults of the proof. */
async function generate({ engines, isChosen, versions }, plan, folder, { cluster, testers = [] } = {}) {
	const limits = engines.map((engine) => ({
		engine,
		...engineLimits(engine, plan)
	}));
	const [refused, ...others] = limits.flatMap(({ engine, refused: why }) => {
		const message = `no manifests for ${engine}: ${why}`;
		return why === void 0 ? [] : [{
			code: "engine-unsupported",
			check: "gate",
			message
		}];
	});
	if (refused !== void 0 && (isChosen || others.length + 1 === limits.length)) throw new AssayError([refused, ...others]);
	const held = limits.filter((one) => one.refused === void 0);
	for (const { engine } of testers) demandWritten(engine, limits);
	const written = await writeManifests(folder, held.map(({ engine }) => engineFiles(engine, plan)));
	const results = limits.map((one) => ({
		...one,
		files: written.get(one.engine) ?? []
	}));
	const notes = held.flatMap(({ engine }) => {
		const version = versions.get(engine);
		const unproven = version === void 0 ? void 0 : unprovenVersion(engine, version);
		return unproven === void 0 ? [] : [`${unproven}: try them in a test cluster first.`];
	});
	const proofs = cluster === void 0 ? [] : [await proveInCluster({ cluster }, plan)];
	for (const tester of testers) proofs.push(await proveOffline(tester, plan));
	return {
		plan,
		engines: results,
		proofs,
		notes: [...notes, ...proofs.flatMap(versionNotes)],
		reasons: proofReasons(proofs)
	};
}
/** Throws if there is nothing that a tester could test. */
function demandWritten(engine, limits) {
	const why = limits.find((one) => one.engine === engine)?.refused;
	if (why === void 0) return;
	throw fault("engine-unsupported", "gate", `no manifests for ${engine}, so they cannot be tested: ${why}`);
}
function versionNotes({ engine, version, where }) {
	const unproven = unprovenVersion(engine, version);
	if (unproven === void 0) return [];
	return [`${unproven}: only the table of this proof says what ${where === "cluster" ? "this cluster does" : "that version does"}.`];
}
function proofReasons(proofs) {
	return wrongAnswers(proofs).map(({ engine, version, case: name, expected, answered, message }) => ({
		code: "proof-failed",
		check: "gate",
		message: `${engine} ${version}: ${name} must be ${expected}, and was ${answered === "other" ? "refused by something else" : answered} (${message || "without a message"})`
	}));
}

// src/admission/run-admission.ts
/** One run from its inputs to its report, in an action or on a command line. Answers how it ended. */
async function runAdmission(surroundings) {
	let options = firstOptions(surroundings);
	try {
		const { run, folder, summary } = await manifestsOf(surroundings, readAdmissionInputs(surroundings.environment));
		options = {
			...options,
			summary
		};
		return await reportAdmission(run, folder, options);
	} catch (error) {
		return reportRefusal(reasonsOf(error, "inputs"), options);
	}
}
async function manifestsOf(surroundings, request) {
	const [first, ...others] = request.images;
	if (first === void 0) throw new Error("no image is named");
	const cluster = request.kubeconfig === void 0 ? void 0 : await openCluster(request.kubeconfig);
	try {
		const judged = await judge(surroundings, request, first);
		const all = [judged.image];
		for (const one of others) all.push((await judge(surroundings, request, one)).image);
		const { exempt, isEnforced } = request;
		const files = await readPlanFiles(request);
		const plan = planAdmission(all, judged.policy, {
			exempt,
			isEnforced,
			now: /* @__PURE__ */ new Date(),
			...files
		});
		const { folder, summary, settings } = judged;
		const workspace = await createWorkspace({
			...settings,
			mayKeep: false,
			environment: surroundings.environment
		});
		try {
			const testers = await testersOf(surroundings, request, workspace, all);
			return {
				run: await generate(request, plan, folder, {
					cluster,
					testers
				}),
				folder,
				summary
			};
		} finally {
			await workspace.dispose();
		}
	} finally {
		await cluster?.close();
	}
}
const TESTER_OF = {
	kyverno: kyvernoTester,
	"policy-controller": policyControllerTester
};
/** The programs that the user named to test engines. Throws `tool-unavailable` or `tool-untrusted`. */
async function testersOf({ runner }, { testers }, { folder, environment }, images) {
	const processes = createProcesses(growingRedactor(runner.masked));
	const logins = images.map(({ login }) => login);
	const opened = [];
	for (const engine of TESTED_ENGINES) {
		const { [engine]: named } = testers;
		if (named === void 0) continue;
		const { path } = await namedFile(engine, named);
		const program = {
			path,
			environment,
			processes,
			logins,
			folder: () => folder(engine)
		};
		opened.push(TESTER_OF[engine](program));
	}
	return opened;
}
/** Lets the gate decide about an image, and throws unless it accepts all of its evidence. */
async function judge(surroundings, { output }, text) {
	const environment = gateEnvironment(surroundings.environment, text, output);
	const { request, settings } = readGateInputs(environment, signerEnvironment);
	const workspace = await createWorkspace({
		...settings,
		mayKeep: false,
		environment
	});
	try {
		const world = wireGate(surroundings, workspace, settings);
		const resolved = await readPolicy(world, request.policy);
		demandPolicy(resolved);
		const { policy } = resolved;
		const admission = await admit(world, {
			...request,
			policy,
			rescan: mustScan(policy)
		}, resolved);
		demandAccepted(admission);
		if (admission.admittedBy === void 0) throw new Error("an image was accepted without a signer");
		const signer = await readSigner(admission.admittedBy);
		const { reference } = request;
		return {
			image: {
				reference,
				admission,
				signer,
				login: await world.registry.dockerConfig(reference.registry, reference.path)
			},
			policy,
			settings,
			folder: workspace.evidence,
			summary: settings.summary
		};
	} finally {
		await workspace.dispose();
	}
}
/** What an image contains is only seen when its SBOM is scanned again. */
function mustScan({ gate: { denied } }) {
	return denied.packages.length + denied.vulnerabilities.length > 0;
}

export { pessimisticAdmission as n, runAdmission as t };