import { Vn as CACHED_FILE } from "./shared-gate.js";
import { readFileSync } from "node:fs";
import { lstat, readdir } from "node:fs/promises";

// src/adapters/github/actions-cache.ts
/** How often the folder is looked at, in milliseconds. */
const LOOK_MS = 100;
/** The archive of a run has one file. The library adds the archive itself, in a folder. */
const MOST_NAMES = 10;
const [verb, ...args] = process.argv.slice(2);
process.env.ACTIONS_RUNTIME_TOKEN = readFileSync(0, "utf8");
const { restoreCache, saveCache } = await import("./cache.js");
const answer = verb === "save" ? save(args) : restore(args);
if (verb !== "save") delete process.env.ACTIONS_RUNTIME_TOKEN;
process.stdout.write(`\n${await answer ?? ""}\n`, () => process.exit());
async function save([key = ""]) {
	return await saveCache(["content"], key) === -1 ? void 0 : key;
}
async function restore([limit, key = "", prefix]) {
	const restored = restoreCache([CACHED_FILE], key, prefix === void 0 ? [] : [prefix]);
	const timer = setInterval(() => void demandWithin(Number(limit)).catch(() => void 0), LOOK_MS);
	const found = await restored;
	clearInterval(timer);
	if (found !== void 0) await demandWithin(Number(limit));
	return found;
}
/** Ends this process if the folder has more than that. Then what unpacks the archive is ended too. */
async function demandWithin(limit) {
	const names = await readdir(".", { recursive: true });
	const sizes = names.slice(0, MOST_NAMES).map((name) => lstat(name).then(({ size }) => size, () => 0));
	if ((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) <= limit && names.length <= MOST_NAMES) return;
	process.stderr.write("Error: the entry is larger than what runs keep\n");
	process.exit(1);
}

export {  };