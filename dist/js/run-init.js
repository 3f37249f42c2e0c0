import { c as visible, f as fault, o as plain } from "./shared-first.js";
import { a as NO_COMMIT, i as spliced, n as FileLines, o as assayReference, r as indentOf, s as settleChanges, t as migrateWorkflow } from "./migrate-workflow.js";
import { Rt as parsed, rt as DAY_MS, t as PRODUCT, zt as unparsable } from "./shared-cli.js";
import { xt as POLICY_PATH } from "./shared-policy.js";
import { n as require_dist, t as yamlWeight } from "./yaml-weight.js";
import { r as parseWorkflow } from "./shell-tokens.js";
import { t as execa } from "./execa.js";
import { join } from "node:path";
import { readFile, stat } from "node:fs/promises";

// src/cli/init/repository-view.ts
var import_dist = require_dist();
const DEEPEST = 5;
const MAX_DOCKERFILES = 20;
/** Folders with Dockerfiles that nobody ships. */
const NOT_SHIPPED = /(?:^|\/)(?:\.devcontainer|node_modules|vendor|third_party|tests?|testdata|fixtures|examples?|docs)\//;
/** The Dockerfiles that make an image of the repository, the one of the root first. */
function dockerfilesIn(files) {
	const near = files.filter((path) => path.split("/").length <= DEEPEST && !NOT_SHIPPED.test(path));
	const plain = near.filter((path) => /(?:^|\/)(?:Dockerfile|Containerfile)$/.test(path));
	return [...plain.length > 0 ? plain : near.filter((path) => /(?:^|\/)(?:Dockerfile\.[\w-]+|[\w-]+\.Dockerfile)$/i.test(path))].sort((one, other) => one.split("/").length - other.split("/").length || (one < other ? -1 : 1)).slice(0, MAX_DOCKERFILES);
}
/** Whether `init` reads the text of a file. */
function isRead(path) {
	return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || /^(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/.test(path) || [
		".pre-commit-config.yaml",
		".github/assay.yml",
		".gitlab-ci.yml"
	].includes(path);
}
/** Files that pin the versions of a language's packages. */
const LOCK_FILES = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|go\.sum|Cargo\.lock|Gemfile\.lock|composer\.lock|packages\.lock\.json|gradle\.lockfile)$/;
function lockFilesIn(files) {
	return files.filter((path) => LOCK_FILES.test(path) && !NOT_SHIPPED.test(path));
}
/** `owner/repository` of a remote at GitHub; undefined for another host. */
function githubName(remote) {
	const [, name] = /^(?:https?:\/\/(?:[^@/]*@)?|ssh:\/\/git@|git@)github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(remote ?? "") ?? [];
	return name;
}

// src/cli/init/image-name.ts
const MAX_WEIGHT = 6e4;
/** A registry, and a repository in it. */
const NAME = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost)(?::\d{1,5})?(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)+$/;
/** Whether a text is `registry/repository`. */
function isImageName(text) {
	return text.length <= 255 && NAME.test(text);
}
/** The name of the image: as a workflow or a compose file has it, else at GHCR after the repository at GitHub. */
function imageNameOf(view) {
	const repository = githubName(view.remote);
	for (const [path, text] of view.texts) {
		const [name] = (path.startsWith(".github/workflows/") ? namesInWorkflow(path, text, repository) : namesInCompose(path, text)).flatMap((one) => plainName(one) ?? []);
		if (name !== void 0) return {
			name,
			from: path
		};
	}
	if (repository === void 0) return void 0;
	return {
		name: `ghcr.io/${repository.toLowerCase()}`,
		from: "the remote `origin`"
	};
}
function namesInWorkflow(path, text, repository) {
	const workflow = parseWorkflow(path, text);
	if (!workflow.ok) return [];
	return workflow.value.jobs.flatMap((job) => {
		const known = new Map([...workflow.value.env, ...job.env].map(({ name, value }) => [name, value.text]));
		return job.steps.flatMap((step) => {
			const action = step.uses?.text.split("@")[0];
			const key = action === "docker/metadata-action" ? "images" : action === "docker/build-push-action" ? "tags" : "";
			return step.with.filter(({ name }) => name === key).flatMap(({ value }) => value.text.split(/[\n,]/)).map((value) => filled(value.trim(), known, repository));
		});
	});
}
/** A text with the variables of the workflow and the name of the repository instead of their expressions. */
function filled(text, known, repository) {
	const once = (value) => value.replace(/\$\{\{\s*(?:env\.(\w+)|github\.(repository|repository_owner))\s*\}\}/g, (whole, name, field) => {
		if (name !== void 0) return known.get(name) ?? whole;
		return (field === "repository" ? repository : repository?.split("/")[0]) ?? whole;
	});
	return once(once(text));
}
function namesInCompose(path, text) {
	if (!/^(?:docker-)?compose/.test(path) || yamlWeight(text) > MAX_WEIGHT) return [];
	const services = Object(parsedYaml(text)).services;
	return Object.values(Object(services)).flatMap((service) => {
		const { image, build } = Object(service);
		return build !== void 0 && typeof image === "string" ? [image] : [];
	});
}
function parsedYaml(text) {
	try {
		return (0, import_dist.parse)(text);
	} catch {
		return;
	}
}
/** A reference without tag and digest, if it names a registry. */
function plainName(reference) {
	const name = reference.toLowerCase().replace(/@.*$/s, "").replace(/:[^/]*$/s, "");
	return isImageName(name) ? name : void 0;
}

// src/cli/init/action-pins.json
var action_pins_default = {
	"actions/checkout": {
		"commit": "3d3c42e5aac5ba805825da76410c181273ba90b1",
		"version": "v7.0.1"
	},
	"docker/setup-buildx-action": {
		"commit": "37fe631027851001ddb9b187196cc803df7f5f0e",
		"version": "v4.3.0"
	},
	"docker/login-action": {
		"commit": "4907a6ddec9925e35a0a9e82d7399ccc52663121",
		"version": "v4.1.0"
	},
	"docker/build-push-action": {
		"commit": "53b7df96c91f9c12dcc8a07bcb9ccacbed38856a",
		"version": "v7.3.0"
	}
};

// src/cli/init/ship-workflow.ts
/** The workflow that builds every image, pushes it by digest without a tag, and lets Assay check, sign and tag it. */
function shipWorkflow({ branch, images, commit }) {
	return `${[
		"# Builds each image, checks it with Assay, and signs and tags it only if every check passed.",
		"name: ship",
		"on:",
		"  push:",
		`    branches: [${JSON.stringify(branch)}]`,
		"",
		"permissions: {}",
		"",
		"concurrency:",
		"  group: ship-${{ github.ref }}",
		"  cancel-in-progress: false",
		"",
		"jobs:",
		...images.flatMap((image, index) => [...index === 0 ? [] : [""], ...jobLines(image, assayReference("commit", commit))])
	].join("\n")}\n`;
}
function jobLines({ job, name, context, file }, assay) {
	const registry = name.split("/")[0] ?? "";
	const isGhcr = registry === "ghcr.io";
	return [
		`${job}:`,
		`  name: ${job}`,
		"  runs-on: ubuntu-24.04",
		"  timeout-minutes: 30",
		"  permissions:",
		"    contents: read # check out the source",
		...isGhcr ? ["    packages: write # push the image, its signature and its attestations"] : [],
		"    id-token: write # sign with the identity of this workflow",
		"  outputs:",
		"    image: ${{ steps.assay.outputs.image }} # deploy this, never a tag",
		"  steps:",
		`    - uses: ${pin("actions/checkout")}`,
		"      with:",
		"        fetch-depth: 0 # the secrets check reads every commit of the event",
		"        persist-credentials: false",
		"",
		`    - uses: ${pin("docker/setup-buildx-action")}`,
		"",
		`    - uses: ${pin("docker/login-action")}`,
		"      with:",
		`        registry: ${registry}`,
		`        username: ${isGhcr ? "${{ github.actor }}" : "${{ secrets.REGISTRY_USERNAME }}"}`,
		`        password: ${isGhcr ? "${{ github.token }}" : "${{ secrets.REGISTRY_PASSWORD }}"}`,
		"",
		"    # Pushed by digest, without a tag: nobody can pull the image by a tag before it has passed.",
		"    - name: Build",
		"      id: build",
		`      uses: ${pin("docker/build-push-action")}`,
		"      with:",
		`        context: ${JSON.stringify(context)}`,
		...file === void 0 ? [] : [`        file: ${JSON.stringify(file)}`],
		"        github-token: \"\" # the Dockerfile gets no token that may write packages",
		`        outputs: type=image,name=${name},push-by-digest=true,name-canonical=true,push=true`,
		"",
		"    # Takes the digest from the build. Sets the tag after the image passed and is signed.",
		"    - name: Check, sign and attest",
		"      id: assay",
		`      uses: ${assay}`,
		"      with:",
		`        image: ${name}@\${{ steps.build.outputs.digest }}`,
		`        push-to: ${name}:\${{ github.sha }}`
	].map((line) => line === "" ? "" : `  ${line}`);
}
/** An action at the commit that Assay's own workflows use. */
function pin(action) {
	const { commit, version } = action_pins_default[action];
	return `${action}@${commit} # ${version}`;
}

// src/cli/init/plan-workflow.ts
const MAX_IMAGES = 8;
const WORKFLOW_PATHS = [".github/workflows/ship.yml", ".github/workflows/assay.yml"];
/** The workflow that `assay init` writes, and what is to be said about it. */
function workflowChange(view, options, shipping) {
	const workflows = [...view.texts].filter(([path]) => path.startsWith(".github/workflows/"));
	if (workflows.some(([, text]) => /uses:\s*["']?assay-sh\/assay[@/]/.test(text))) return {
		changes: [],
		notes: []
	};
	if (view.remote !== void 0 && githubName(view.remote) === void 0 && view.texts.has(".gitlab-ci.yml")) return {
		changes: [],
		notes: ["This repository is built by GitLab, so no workflow of GitHub is written. `assay check IMAGE` runs in a job of GitLab CI too."]
	};
	const migratable = workflows.filter(([name, text]) => canMigrate(name, text)).map(([name]) => name);
	if (migratable.length > 0) return {
		changes: [],
		notes: migratable.map((name) => `${name} already scans or signs an image, so no second workflow is written: \`assay migrate ${name}\` turns it into one with Assay.`)
	};
	const path = WORKFLOW_PATHS.find((one) => !view.files.includes(one));
	if (path === void 0) return {
		changes: [],
		notes: [`${WORKFLOW_PATHS.join(" and ")} are there already, so no workflow is written.`]
	};
	const { commit } = options;
	const images = imagesOf(shipping);
	const after = shipWorkflow({
		branch: shipping.branch,
		images,
		...commit === void 0 ? {} : { commit }
	});
	const left = shipping.dockerfiles.length - images.length;
	return {
		changes: [{
			path,
			after
		}],
		notes: [
			...commit === void 0 && after.includes(NO_COMMIT) ? [`${path}: replace the zeros with the commit of a release of Assay, or run this again with --commit SHA.`] : [],
			...left > 0 ? [`${left} more Dockerfiles have no job yet.`] : [],
			...registryNotes(shipping.name),
			"Keyless signing writes the names of the repository and the workflow, and the commit, permanently into a public log. In a repository that is not public this is an error, unless you add `public-log: allow` to the step or sign with a key.",
			...workflows.flatMap(([name, text]) => buildNotes(name, text, path))
		]
	};
}
function registryNotes(name) {
	const registry = name.split("/")[0] ?? "";
	if (registry === "ghcr.io") return [];
	if (/\.dkr\.ecr\.|-docker\.pkg\.dev$|(?:^|\.)gcr\.io$|\.azurecr\.io$/.test(registry)) return [`${registry} is the registry of a cloud: log in with its OIDC login instead of a stored password, as docs/start-private.md shows.`];
	return [`Create the secrets REGISTRY_USERNAME and REGISTRY_PASSWORD, which may push to ${registry}.`];
}
/** Whether `assay migrate` would change a workflow. */
function canMigrate(path, text) {
	const migrated = migrateWorkflow({
		path,
		text,
		hasPolicy: true
	});
	return migrated.ok && migrated.value.changes.length > 0;
}
/** What is to be done about a workflow that builds images already. */
function buildNotes(path, text, written) {
	const workflow = parseWorkflow(path, text);
	return workflow.ok && workflow.value.jobs.some(({ steps }) => steps.some(({ uses, run }) => uses?.text.startsWith("docker/build-push-action@") || /\bdocker\s+(?:buildx\s+)?(?:build|push)\b/.test(run?.text ?? ""))) ? [`${path} builds or pushes an image too. Delete that part once ${written} works.`] : [];
}
/** A job for each Dockerfile. Of several, each has the name of its folder or of its file. */
function imagesOf({ dockerfiles, name }) {
	const taken = /* @__PURE__ */ new Set();
	return dockerfiles.slice(0, MAX_IMAGES).map((path) => {
		const context = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".";
		const isPlain = /(?:^|\/)Dockerfile$/.test(path);
		const file = isPlain ? {} : { file: path };
		const suffix = (isPlain || /Containerfile$/.test(path) ? context === "." ? "" : context : `${context}/${path.replace(/^.*\/|\.?Dockerfile\.?/gi, "")}`).toLowerCase().split("/").at(-1)?.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") ?? "";
		const isOnly = dockerfiles.length === 1 || suffix === "";
		let job = isOnly ? "ship" : `ship-${suffix}`;
		for (let number = 2; taken.has(job); number += 1) job = `ship-${suffix}-${number}`;
		taken.add(job);
		const ownName = isOnly || name.endsWith(`/${suffix}`) ? name : `${name}/${job.slice(5)}`;
		return {
			job,
			name: ownName,
			context,
			...file
		};
	});
}

// src/cli/init/pre-commit-config.ts
/** The id of the hook in `.pre-commit-hooks.yaml`. */
const HOOK = "assay-secrets";
function entry(indent) {
	return [
		`${indent}- repo: ${PRODUCT.uri}`,
		`${indent}  rev: v${PRODUCT.version}`,
		`${indent}  hooks:`,
		`${indent}    - id: ${HOOK}`
	];
}
/** The lines to add by hand, where the file cannot be changed safely. */
const PRE_COMMIT_ENTRY = entry("  ").join("\n");
/**
* The configuration of pre-commit with the hook that searches for secrets; the same text if it has the hook. Undefined if
* its list of repositories is not written as lines of its own.
*/
function withSecretsHook(text) {
	if (text === void 0 || text.trim() === "") return `repos:\n${entry("  ").join("\n")}\n`;
	if (new RegExp(`\\bid:\\s*["']?${HOOK}\\b`).test(text)) return text;
	const lines = new FileLines(text);
	const numbers = Array.from({ length: lines.count }, (_, index) => index + 1);
	const head = numbers.find((number) => /^repos:\s*(?:#.*)?$/.test(lines.line(number)));
	const first = numbers.find((number) => head !== void 0 && number > head && /^ *- /.test(lines.line(number)));
	if (head === void 0 || first === void 0) return void 0;
	const indent = indentOf(lines.line(first));
	let last = first;
	for (let number = first + 1; number <= lines.count; number += 1) {
		const line = lines.line(number);
		if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
		if (indentOf(line) < indent || indentOf(line) === indent && !line.trimStart().startsWith("-")) break;
		last = number;
	}
	return spliced(text, [lines.insertBefore(last + 1, entry(" ".repeat(indent)))]);
}

// src/cli/init/plan-init.ts
/** Days until the rules of a new policy block. */
const TRIAL_DAYS = 30;
const PRE_COMMIT_PATH = ".pre-commit-config.yaml";
/** What `assay init` writes into a repository. The fault is a sentence. */
function planInit(view, options) {
	const dockerfiles = dockerfilesIn(view.files);
	if (dockerfiles.length === 0) return unparsable("there is no Dockerfile or Containerfile in this repository, so there is no image to check");
	const given = options.image?.toLowerCase();
	if (given !== void 0 && !isImageName(given)) return unparsable(`--image ${given} is no registry/repository such as ghcr.io/acme/app`);
	const image = given === void 0 ? imageNameOf(view) : {
		name: given,
		from: "--image"
	};
	if (image === void 0) return unparsable("nothing in this repository names a registry: add --image registry/repository, such as ghcr.io/acme/app");
	const branch = view.branch ?? "main";
	const locks = lockFilesIn(view.files);
	const found = [
		`${dockerfiles.length === 1 ? "Dockerfile" : "Dockerfiles"}: ${dockerfiles.join(", ")}`,
		`image: ${image.name} (from ${image.from})`,
		`branch: ${branch}`,
		...locks.length === 0 ? [] : [`lock files: ${locks.slice(0, 10).join(", ")}`]
	];
	const workflow = workflowChange(view, options, {
		branch,
		name: image.name,
		dockerfiles
	});
	const preCommit = withSecretsHook(view.texts.get(PRE_COMMIT_PATH));
	const changes = [
		...workflow.changes,
		...view.files.includes(".github/assay.yml") ? [] : [{
			path: POLICY_PATH,
			after: firstPolicy(options.now)
		}],
		...changeOf(PRE_COMMIT_PATH, view.texts.get(PRE_COMMIT_PATH), preCommit)
	];
	const notes = [
		...workflow.notes,
		...preCommit === void 0 ? [`${PRE_COMMIT_PATH} is left as it is. Add this to its \`repos\`:\n${PRE_COMMIT_ENTRY}`] : [],
		...packageNotes(view, locks)
	];
	return parsed({
		changes,
		found,
		notes
	});
}
function changeOf(path, before, after) {
	if (after === void 0 || after === before) return [];
	return [before === void 0 ? {
		path,
		after
	} : {
		path,
		before,
		after
	}];
}
function packageNotes({ files }, locks) {
	return files.includes("package.json") && !locks.some((path) => !path.includes("/")) ? ["package.json has no lock file beside it, so the exact versions of its packages are not known."] : [];
}
/** A policy that warns first. */
function firstPolicy(now) {
	return [
		"# The rules of Assay for the images of this repository: docs/policy.md has every key.",
		"version: 1",
		"",
		`# Until this day (UTC), findings only warn. From then on they block.`,
		`block-from: ${new Date(now.getTime() + TRIAL_DAYS * DAY_MS).toISOString().slice(0, 10)}`,
		"",
		"# While findings only warn, images are still signed and tagged. They never get a summary that says PASSED.",
		"sign-on-warn: true",
		"",
		"# A secret that is published cannot be taken back, so secrets block from the first day.",
		"secrets:",
		"  enforce: block",
		"",
		"vulnerabilities:",
		"  fail-on: [critical, high]",
		""
	].join("\n");
}

// src/cli/init/repository-reader.ts
const MAX_BYTES = 1 << 20;
const MAX_LISTING = 64 << 20;
const GIT_TIMEOUT_MS = 3e4;
/** Looks at the repository around a folder. Throws `input-invalid` if there is none. */
async function readRepository(folder) {
	const top = await git(folder, ["rev-parse", "--show-toplevel"]);
	if (top === void 0 || top === "") throw fault("input-invalid", "inputs", `${plain(folder, 300)} is not in a git repository: run this in a checkout of yours`);
	const root = top;
	const listed = await git(root, [
		"ls-files",
		"-z",
		"--cached",
		"--others",
		"--exclude-standard"
	]);
	const files = [...new Set((listed ?? "").split("\0").filter((path) => path !== ""))].sort();
	const texts = /* @__PURE__ */ new Map();
	for (const path of files.filter(isRead)) {
		const stats = await stat(join(root, path)).catch(() => void 0);
		if (stats?.isFile() && stats.size <= MAX_BYTES) texts.set(path, await readFile(join(root, path), "utf8"));
	}
	const remote = await git(root, [
		"remote",
		"get-url",
		"origin"
	]);
	const head = await git(root, [
		"symbolic-ref",
		"--quiet",
		"--short",
		"refs/remotes/origin/HEAD"
	]);
	const current = await git(root, [
		"symbolic-ref",
		"--quiet",
		"--short",
		"HEAD"
	]);
	const branch = head?.replace(/^origin\//, "") ?? current;
	return {
		root,
		view: {
			files,
			texts,
			...remote === void 0 ? {} : { remote },
			...branch === void 0 ? {} : { branch }
		}
	};
}
/** What git prints; undefined if it fails. */
async function git(folder, args) {
	const { failed, stdout } = await execa("git", [
		"-c",
		"core.fsmonitor=false",
		...args
	], {
		cwd: folder,
		reject: false,
		timeout: GIT_TIMEOUT_MS,
		maxBuffer: MAX_LISTING,
		env: {
			GIT_OPTIONAL_LOCKS: "0",
			LC_ALL: "C"
		}
	});
	return failed ? void 0 : stdout;
}

// src/cli/init/run-init.ts
/** Runs `assay init`. Answers the exit code: 0 also if everything is there already, 2 if nothing could be written. */
async function init(request, dialogue) {
	const { print } = dialogue;
	const { root, view } = await readRepository(request.folder);
	const plan = planInit(view, request);
	if (!plan.ok) {
		print(`${plain(plan.fault, 500)}\n`);
		return 2;
	}
	const { changes, found, notes } = plan.value;
	print(`${["Found", ...found.map((line) => `- ${plain(line, 500)}`)].join("\n")}\n\n`);
	if (notes.length > 0) print(`Still to do:\n${notes.map((note) => `- ${visible(note)}`).join("\n")}\n\n`);
	if (changes.length === 0) {
		print("Workflow, policy file and pre-commit hook are there already. Nothing to write.\n");
		return 0;
	}
	return await settleChanges(root, changes, request, dialogue);
}

export { init };