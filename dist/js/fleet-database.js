import { It as orThrow, Wt as isDigest } from "./shared-cli.js";
import { c as parseReference, l as pinnedName } from "./shared-approve.js";
import { f as fault, l as AssayError } from "./shared-first.js";
import { A as cachedDatabase, O as database, j as downloadDatabase } from "./shared-gate.js";
import { join } from "node:path";

// src/stages/fleet/fleet-database.ts
/** What is in the cache folder. */
const CACHED = {
	repositories: [],
	offline: true
};
/** The digest by which a plan names a database. */
function databaseDigest({ facts }) {
	const digest = `sha256:${facts.sha256}`;
	if (!isDigest(digest)) throw new Error(`${digest} is not the hash of a database`);
	return digest;
}
/**
* The database that a plan names: the newest of the first repository that answers, by the digest of its manifest, so that
* every shard can get the same one; with `offline`, that of the cache folder. Throws `database-unavailable`.
*/
async function planDatabase(world, options) {
	const source = options.offline ? void 0 : await newestSource(world, options);
	const local = await database(world, CACHED);
	return {
		digest: databaseDigest(local),
		updatedAt: local.facts.updatedAt,
		...source === void 0 ? {} : { source }
	};
}
/** Downloads the newest database by digest. Answers the name that gives the same database at any time. */
async function newestSource(world, { repositories, bound }) {
	const whys = [];
	for (const repository of repositories) {
		const reference = orThrow(parseReference(repository), (why) => fault("input-invalid", "inputs", `input \`db-repository\`: ${why}`));
		try {
			const { digest } = await world.registry.resolve(reference);
			const source = pinnedName(reference, digest);
			if (await download(world, source, bound) !== void 0) return source;
			whys.push(`${source}: the log says why`);
		} catch (error) {
			if (!(error instanceof AssayError)) throw error;
			whys.push(`${repository}: ${error.message}`);
		}
	}
	const message = `no vulnerability database could be downloaded from ${whys.join("; ") || "nowhere"}`;
	throw fault("database-unavailable", "scan", message);
}
/**
* Exactly the database of a plan: from the cache folder, else from where the plan found it. Throws `database-changed` if
* only another one can be had.
*/
async function plannedDatabase(world, planned, { offline, bound }) {
	const cached = await database(world, CACHED).catch((error) => {
		if (error instanceof AssayError) return error;
		throw error;
	});
	if (!(cached instanceof AssayError) && databaseDigest(cached) === planned.digest) return cached;
	const { source } = planned;
	if (offline || source === void 0) {
		if (cached instanceof AssayError) throw cached;
		const why = source === void 0 ? "the plan names no repository of it" : "`offline` forbids to download it";
		throw changed(planned, `the cache folder has ${databaseDigest(cached)}, and ${why}`);
	}
	if (await download(world, source, bound) === void 0) throw fault("database-unavailable", "scan", `the vulnerability database of the plan could not be downloaded from ${source}; the log says why`);
	const local = await database(world, CACHED);
	const digest = databaseDigest(local);
	if (digest === planned.digest) return local;
	throw changed(planned, `${source} gave ${digest}`);
}
/** The database under a name with a digest. The cache of a runner may have it too. */
async function download(world, source, bound) {
	const target = join(world.workspace.store, "trivy");
	const { runCache } = world;
	return (runCache && await cachedDatabase(world, runCache, "vulnerability", [source], target)) ?? await downloadDatabase(world, "vulnerability", [source], target, bound);
}
function changed({ digest }, why) {
	return fault("database-changed", "scan", `the plan names the vulnerability database ${digest}, but ${why}`);
}

export { planDatabase as n, plannedDatabase as r, databaseDigest as t };