import { xt as POLICY_PATH } from "./shared-policy.js";
import { c as visible, o as plain } from "./shared-first.js";
import { s as settleChanges, t as migrateWorkflow } from "./migrate-workflow.js";
import { dirname, join, relative, resolve, sep } from "node:path";
import { readFile, stat } from "node:fs/promises";

// src/cli/migrate/ignore-files.ts
const MAX_ENTRIES = 200;
/**
* What to put into the policy file for `.trivyignore` and `.gitleaksignore`. Nothing is written: an exception needs a reason,
* an owner and a last day, which nobody may invent.
*/
function ignoreNotes(files) {
	return files.flatMap((file) => /gitleaksignore$/.test(file.path) ? gitleaksNotes(file) : trivyNotes(file));
}
function trivyNotes({ path, text }) {
	const entries = trivyEntries(text);
	if (entries.length === 0) return [];
	const yaml = entries.slice(0, MAX_ENTRIES).flatMap(({ id, reason, expires }) => [
		`  - vulnerability: ${id}`,
		`    reason: ${reason === "" ? "# why it does not matter here" : JSON.stringify(reason)}`,
		"    owner: # who answers for it",
		`    expires: ${expires === "" ? "# last day, at most 90 days from today" : expires}`
	]);
	return [{
		kind: "todo",
		text: `Assay does not read ${path}: its ${entries.length} ${entries.length === 1 ? "entry" : "entries"} block again. Add to .github/assay.yml what is still needed, with a reason, an owner and a last day for each:\nexceptions:\n${yaml.join("\n")}`
	}];
}
/** The entries of a `.trivyignore`: an id, perhaps with `exp:DAY`, and the comment above or behind it. */
function trivyEntries(text) {
	const entries = [];
	let above = "";
	for (const line of text.split(/\r?\n/)) {
		const [entry = "", ...comment] = line.split("#");
		const behind = comment.join("#").trim();
		const [id = "", ...more] = entry.trim().split(/\s+/);
		if (id === "") above = behind;
		else if (/^[A-Za-z][\w.-]{0,80}-[\w.-]{1,80}$/.test(id)) {
			const expires = more.map((one) => /^exp:(\d{4}-\d{2}-\d{2})$/.exec(one)?.[1] ?? "").join("");
			entries.push({
				id,
				reason: behind === "" ? above : behind,
				expires
			});
		}
	}
	return entries;
}
function gitleaksNotes({ path, text }) {
	const entries = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
	if (entries.length === 0) return [];
	return [{
		kind: "todo",
		text: `Assay does not read ${path} (${entries.length} ${entries.length === 1 ? "entry" : "entries"}): its fingerprints name a place, and those of Assay name the value. Run Assay once, then \`policy accept\` adds a suppression for each secret of its report, with a reason, an owner and a last day.`
	}];
}

// src/cli/migrate/run-migrate.ts
const MAX_BYTES = 1 << 20;
const IGNORE_FILES = [".trivyignore", ".gitleaksignore"];
const TITLES = {
	changes: "What changes",
	todo: "Still to do",
	left: "Left as it is"
};
/** Runs `assay migrate`. Answers the exit code: 0 also if there is nothing to migrate, 2 if nothing could be done. */
async function migrate(request, dialogue) {
	const { folder, workflow, commit } = request;
	const { print } = dialogue;
	const root = await rootOf(folder);
	const refuse = (why) => {
		print(`${plain(why, 500)}\n`);
		return 2;
	};
	const path = relative(root, resolve(folder, workflow)).split(sep).join("/");
	if (path.startsWith("../")) return refuse(`${workflow} is outside the repository ${root}`);
	const text = await textOf(resolve(root, path));
	if (text === void 0) return refuse(`there is no workflow ${path}: name a file such as .github/workflows/ci.yml`);
	const migrated = migrateWorkflow({
		path,
		text,
		hasPolicy: await textOf(resolve(root, POLICY_PATH)) !== void 0,
		...commit === void 0 ? {} : { commit }
	});
	if (!migrated.ok) return refuse(migrated.fault);
	const { changes, notes } = migrated.value;
	if (changes.length === 0 && notes.length === 0) {
		print(`${plain(path, 300)} has nothing that Assay would replace\n`);
		return 0;
	}
	const ignored = changes.length === 0 ? [] : ignoreNotes(await ignoreFilesIn(root));
	const listed = notesText(path, [...notes, ...ignored]);
	if (changes.length === 0) {
		print(`${listed}Nothing in ${plain(path, 300)} could be translated\n`);
		return 2;
	}
	print(listed);
	return await settleChanges(root, changes, request, dialogue);
}
/** The notes by kind, each with its line in the file before the change. */
function notesText(path, notes) {
	return [
		"changes",
		"todo",
		"left"
	].flatMap((kind) => {
		const own = notes.filter((note) => note.kind === kind);
		if (own.length === 0) return [];
		const lines = own.map(({ line, text }) => `- ${line === void 0 ? "" : `${path}:${line}: `}${text}`);
		return [`${TITLES[kind]}:\n${visible(lines.join("\n"))}\n\n`];
	}).join("");
}
async function ignoreFilesIn(root) {
	return (await Promise.all(IGNORE_FILES.map(async (path) => ({
		path,
		text: await textOf(resolve(root, path))
	})))).flatMap(({ path, text }) => text === void 0 ? [] : [{
		path,
		text
	}]);
}
/** The folder of the repository around a folder; the folder itself, if there is none. */
async function rootOf(folder) {
	for (let at = resolve(folder);; at = dirname(at)) {
		if (await stat(join(at, ".git")).catch(() => void 0) !== void 0) return at;
		if (dirname(at) === at) return resolve(folder);
	}
}
/** The text of a file; undefined if there is none of a size that a person writes. */
async function textOf(path) {
	const stats = await stat(path).catch(() => void 0);
	if (stats === void 0 || !stats.isFile() || stats.size > MAX_BYTES) return void 0;
	return await readFile(path, "utf8");
}

export { migrate };