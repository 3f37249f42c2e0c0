import { i as fault, s as codeOf } from "./reason.js";
import { n as plain } from "./text.js";
import { constants } from "node:fs";
import { join } from "node:path";
import { lstat, open } from "node:fs/promises";

// src/stages/policy/workspace-file.ts
/**
* Reads a file of the workspace, at most one byte more than `limit`; undefined if it does not exist. Throws
* `policy-unavailable` if it is not a regular file or is reached through a link, because a link in a checkout can lead
* anywhere.
*/
async function workspaceFile(folder, path, limit) {
	let place = folder;
	for (const part of path.split("/")) {
		place = join(place, part);
		const found = await lstat(place).catch((error) => absent(error, path));
		if (found === void 0) return void 0;
		if (found.isSymbolicLink()) throw unusable(path, "is a link or is reached through one; links are not followed");
	}
	const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
	const file = await open(place, flags).catch((error) => {
		throw unusable(path, `cannot be read (${codeOf(error)})`);
	});
	try {
		if (!(await file.stat()).isFile()) throw unusable(path, "is not a file");
		const buffer = Buffer.alloc(limit + 1);
		let length = 0;
		for (let read = -1; read !== 0 && length < buffer.length; length += read) ({bytesRead: read} = await file.read(buffer, length, buffer.length - length));
		return buffer.subarray(0, length);
	} finally {
		await file.close();
	}
}
function absent(error, path) {
	if (codeOf(error) === "ENOENT") return void 0;
	throw unusable(path, `cannot be read (${codeOf(error)})`);
}
function unusable(path, why) {
	return fault("policy-unavailable", "policy", `the policy file ${plain(path, 200)} ${why}`);
}

export { workspaceFile as t };