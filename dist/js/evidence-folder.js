import { Rt as parsed, Ut as hexOf, zt as unparsable } from "./shared-cli.js";
import { _ as codeOf, b as messageOf, f as fault, l as AssayError, o as plain, s as sizeText, v as fullDisk } from "./shared-first.js";
import { constants } from "node:fs";
import { join } from "node:path";
import { copyFile, lstat, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";

// src/evidence-folder.ts
/** The file with the results of a run, which another job of the same workflow run imports. */
const HANDOVER_FILE = "handover.json";
/**
* Writes a file to the evidence folder. The file is never partly written. Assay follows no link on the path, because
* `output-dir` may be in the checkout, whose authors can add any link. If the file itself is a link, it is replaced.
* `name` may begin with a folder, such as `bundles/x.json`. Throws `input-invalid` or `disk-full`.
*/
async function writeEvidenceFile(folder, name, content) {
	return {
		path: await replaceFile(folder, name, (draft) => writeFile(draft, content, { flag: "wx" })),
		sha256: hexOf(content)
	};
}
/** Copies a file into the evidence folder in the same way. Returns its new path. */
function copyEvidenceFile(folder, name, from) {
	return replaceFile(folder, name, (draft) => copyFile(from, draft, constants.COPYFILE_EXCL));
}
/**
* Reads a file of the evidence folder that this run has written: text. The fault is a part of a sentence, if it is
* missing, larger than `maxBytes`, a link, or not the file that was written.
*/
async function readEvidenceFile({ path, sha256 }, maxBytes) {
	try {
		const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
		try {
			const { size } = await file.stat();
			if (size > maxBytes) return unparsable(`is larger than ${sizeText(maxBytes)}`);
			const content = await file.readFile();
			if (hexOf(content) !== sha256) return unparsable("was changed after this run wrote it");
			return parsed(content.toString("utf8"));
		} finally {
			await file.close();
		}
	} catch (error) {
		return unparsable(`could not be read (${codeOf(error, messageOf(error))})`);
	}
}
/** Makes a folder in the evidence folder, if it does not exist. Follows no link. Returns its path. */
async function makeEvidenceFolder(folder, name) {
	const path = join(folder, name);
	try {
		await demandFolder(folder);
		await makeFolder(path);
		return path;
	} catch (error) {
		throw error instanceof AssayError ? error : unwritable(path, codeOf(error, messageOf(error)), error);
	}
}
/** The names of the folders in the evidence folder, without links. There may be no evidence folder yet. */
async function foldersOfEvidence(folder) {
	try {
		return (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
	} catch (error) {
		if (codeOf(error) === "ENOENT") return [];
		throw unwritable(folder, codeOf(error, messageOf(error)), error);
	}
}
/** Removes a file of an earlier run, if it exists. */
async function removeEvidenceFile(folder, name) {
	const path = join(folder, name);
	await rm(path, { force: true }).catch((error) => {
		throw unwritable(path, codeOf(error, messageOf(error)), error);
	});
}
/** Makes a file under a temporary name, then moves it into place. */
async function replaceFile(folder, name, make) {
	const path = join(folder, name);
	const draft = `${path}.${randomUUID()}.tmp`;
	try {
		await demandFolder(folder);
		const above = name.split("/").slice(0, -1);
		for (const [depth] of above.entries()) await makeFolder(join(folder, ...above.slice(0, depth + 1)));
		await make(draft);
		await rename(draft, path);
		return path;
	} catch (error) {
		await rm(draft, { force: true }).catch(() => void 0);
		throw error instanceof AssayError ? error : unwritable(path, codeOf(error, messageOf(error)), error);
	}
}
async function makeFolder(path) {
	await mkdir(path).catch((error) => {
		if (codeOf(error) !== "EEXIST") throw error;
	});
	await demandFolder(path);
}
async function demandFolder(path) {
	if (!(await lstat(path)).isDirectory()) throw unwritable(path, "it is a link or a file, not a folder");
}
function unwritable(path, why, cause) {
	const hint = fullDisk(cause) === void 0 ? "; name an empty folder" : "";
	const message = `output-dir: "${plain(path, 300)}" cannot be written (${why})${hint}`;
	return fault("input-invalid", "inputs", message, cause);
}

export { readEvidenceFile as a, makeEvidenceFolder as i, copyEvidenceFile as n, removeEvidenceFile as o, foldersOfEvidence as r, writeEvidenceFile as s, HANDOVER_FILE as t };