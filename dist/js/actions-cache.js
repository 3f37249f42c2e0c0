import { t as CACHED_FILE } from "./cached-file.js";
import { readFileSync } from "node:fs";

// src/adapters/github/actions-cache.ts
const [verb, key = "", prefix] = process.argv.slice(2);
process.env.ACTIONS_RUNTIME_TOKEN = readFileSync(0, "utf8");
const { restoreCache, saveCache } = await import("./cache.js");
const answer = verb === "save" ? saveCache([CACHED_FILE], key).then((id) => id === -1 ? void 0 : key) : restoreCache([CACHED_FILE], key, prefix === void 0 ? [] : [prefix]);
if (verb !== "save") delete process.env.ACTIONS_RUNTIME_TOKEN;
process.stdout.write(`\n${await answer ?? ""}\n`, () => process.exit());

export {  };