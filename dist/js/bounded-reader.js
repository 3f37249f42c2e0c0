import { s as codeOf } from "./reason.js";
import { n as plain } from "./text.js";
import { i as unparsable, r as parsed } from "./result.js";
import { C as string, T as union, _ as looseObject, d as array, v as number } from "./schemas.js";
import { n as datetime } from "./iso.js";
import { c as parseJson } from "./in-toto.js";
import { constants } from "node:fs";
import { join } from "node:path";
import { access, open, readdir, realpath } from "node:fs/promises";

// src/domain/workflow/public-log.ts
/** The only servers whose tokens the public Sigstore accepts. GHES, GHE.com and other GitLab servers have other issuers. */
const SERVERS = ["https://github.com", "https://gitlab.com"];
/** Issuers of their tokens: of github.com the common issuer, and those of enterprises, which add a name to the path. */
const ISSUERS = /^(?:https:\/\/token\.actions\.githubusercontent\.com(?:\/[^/]+)?|https:\/\/gitlab\.com)$/;
/** Hosts of the public Sigstore instances, including the test instance. Everything there is public and permanent. */
const PUBLIC_HOSTS = /(?:^|\.)(?:sigstore|sigstage)\.dev$/;
const INSTEAD = "sign with your own Sigstore (`signing-config`, `trusted-root`) or with a key (`signer: key`)";
/** Whether a service of a signing configuration belongs to a public Sigstore, by its address. */
function isPublicService(url) {
	return PUBLIC_HOSTS.test(URL.parse(url)?.hostname.replace(/\.$/, "") ?? "");
}
/** Why a run on this server cannot sign with the public Sigstore. Undefined if it can. */
function serverFault(serverUrl) {
	if (SERVERS.includes(URL.parse(serverUrl)?.origin ?? "")) return void 0;
	return `without \`signing-config\`, the public Sigstore signs; it accepts only tokens of github.com and gitlab.com, but this job runs on ${plain(serverUrl, 200)}: ${INSTEAD}`;
}
/** Why a token of this issuer must not be sent to the public Sigstore. Undefined if it may. */
function issuerFault(issuer) {
	if (ISSUERS.test(issuer)) return void 0;
	return `the OIDC token is from ${plain(issuer, 200)}, which the public Sigstore does not know, so Assay does not send it there: ${INSTEAD}`;
}
/** Why a public log may not name the repository of this token by default. Undefined if the repository is public. */
function visibilityFault(claims) {
	const { repository, repository_visibility: visibility } = claims;
	if (visibility === "public") return void 0;
	return `${typeof repository === "string" ? plain(repository, 200) : "the repository"} ${visibility === "private" || visibility === "internal" ? `is ${visibility}` : "is not public according to the OIDC token"}, and the public Sigstore would log its name, workflow and commit publicly and permanently: allow that with \`public-log: allow\`, or ${INSTEAD}`;
}

// src/formats/signing/signing-config.ts
const Time = datetime({ offset: true }).transform((text) => Date.parse(text));
const ServiceSchema = looseObject({
	url: string(),
	majorApiVersion: number().optional(),
	major_api_version: number().optional(),
	validFor: looseObject({
		start: Time,
		end: Time
	}).partial().optional(),
	valid_for: looseObject({
		start: Time,
		end: Time
	}).partial().optional(),
	operator: string().default("")
}).transform(({ url, operator, ...one }) => {
	const { start = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY } = one.validFor ?? one.valid_for ?? {};
	return {
		url,
		operator,
		version: one.majorApiVersion ?? one.major_api_version ?? 0,
		start,
		end
	};
});
const Services = array(ServiceSchema).default([]);
const Usage = looseObject({
	selector: union([string(), number()]),
	count: number().int()
}).partial().optional();
/** Protobuf JSON: cosign accepts both spellings of the field names. */
const Config = looseObject({
	caUrls: Services,
	ca_urls: Services,
	rekorTlogUrls: Services,
	rekor_tlog_urls: Services,
	rekorTlogConfig: Usage,
	rekor_tlog_config: Usage,
	tsaUrls: Services,
	tsa_urls: Services,
	tsaConfig: Usage,
	tsa_config: Usage
});
/** Reads a signing configuration. The fault is the end of a sentence that begins with the name of the file. */
function readSigningConfig(text) {
	const json = parseJson(text);
	if (!json.ok) return json;
	const { success, data } = Config.safeParse(json.value);
	if (!success) return unparsable("is not a Sigstore signing configuration");
	const authorities = [...data.caUrls, ...data.ca_urls];
	const logs = [...data.rekorTlogUrls, ...data.rekor_tlog_urls];
	const stamps = [...data.tsaUrls, ...data.tsa_urls];
	if (addressesOf([
		...authorities,
		...logs,
		...stamps
	]).some(hasLogin)) return unparsable("contains an address with a user or a password; remove them from the address");
	const logUsage = data.rekorTlogConfig ?? data.rekor_tlog_config;
	const stampUsage = data.tsaConfig ?? data.tsa_config;
	return parsed({
		services: {
			authorities: addressesOf(authorities),
			logs: addressesOf(logs),
			timestampAuthorities: addressesOf(stamps)
		},
		selected(now) {
			const authority = select("certificate authority", authorities, [1], "any", now);
			const log = select("log", logs, [1, 2], selectorOf(logUsage), now);
			const stamp = select("timestamp authority", stamps, [1], selectorOf(stampUsage), now);
			for (const one of [
				authority,
				log,
				stamp
			]) if (!one.ok) return one;
			const [first] = authority.ok ? authority.value : [];
			return parsed({
				...first !== void 0 && { authority: first.url },
				logs: (log.ok ? log.value : []).map(({ url, version }) => ({
					url,
					version: version === 1 ? 1 : 2
				})),
				timestampAuthorities: addressesOf(stamp.ok ? stamp.value : [])
			});
		}
	});
}
/** Of a text that is no address, an `@` may be behind a password. */
function hasLogin(url) {
	const parsed = URL.parse(url);
	return parsed === null ? url.includes("@") : parsed.username !== "" || parsed.password !== "";
}
function addressesOf(services) {
	return services.map(({ url }) => url);
}
/** The enumeration `ServiceSelector` of the format, by name or by number. */
function selectorOf(usage) {
	switch (usage?.selector) {
		case "ALL":
		case 1: return "all";
		case "ANY":
		case 2: return "any";
		case "EXACT":
		case 3: return usage?.count ?? 0;
		default: return;
	}
}
/**
* The services that are used, as sigstore-go selects them: of those that are valid now, only the highest version that
* Assay knows, and of each operator the newest. The newest of all comes first.
*/
function select(kind, services, versions, selector, now) {
	if (services.length === 0) return parsed([]);
	const valid = services.filter(({ version, start, end }) => versions.includes(version) && start <= now.getTime() && now.getTime() <= end);
	const highest = Math.max(...valid.map(({ version }) => version));
	const newest = valid.filter(({ version }) => version === highest).toSorted((one, other) => other.start - one.start);
	const usable = [...new Map(newest.toReversed().map((one) => [one.operator, one])).values()].reverse();
	if (usable.length === 0) return unparsable(`no matching ${kind} found: none of them is valid now and of version ${versions.join(" or ")}`);
	if (selector === "all") return parsed(usable);
	const count = selector === "any" ? 1 : selector ?? 0;
	if (count >= 1 && count <= usable.length) return parsed(usable.slice(0, count));
	return unparsable(`it has ${usable.length} usable services of the kind ${kind}, and selects ${count} of them`);
}

// src/stages/shared/bounded-reader.ts
const MAX_FILES = 200;
const MAX_FILE_BYTES = 1048576;
/** The limit for all files together: the YAML parser needs seconds for a hostile megabyte. */
const MAX_BYTES = 4194304;
/** Reads small files below a folder. It has limits and follows no links. */
var BoundedReader = class {
	/** How many files were read. */
	files = 0;
	/** Sentences about files that were not read. */
	notes = [];
	#root;
	#notRead = 0;
	#bytes = 0;
	constructor(root) {
		this.#root = root;
	}
	/** The YAML files of a folder, sorted; empty if there is no such folder. Never throws. */
	async list(folder) {
		try {
			if (!await exists(join(this.#root, folder))) return [];
			if (await this.#goesThroughLink(folder)) return this.#skip(`${folder} is reached through a link`);
			const yaml = (await readdir(join(this.#root, folder), { withFileTypes: true })).filter(({ name }) => /\.ya?ml$/i.test(name));
			for (const entry of yaml) if (entry.isSymbolicLink()) this.#skip(`${folder}/${entry.name} is a link`);
			return yaml.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`).sort();
		} catch (error) {
			return this.#skip(`${folder} could not be listed (${codeOf(error)})`);
		}
	}
	/** The text of a file; undefined if it does not exist, or if a limit is reached, which is noted. Never throws. */
	async read(path) {
		const full = join(this.#root, path);
		if (!await exists(full)) return void 0;
		if (this.files >= MAX_FILES || this.#bytes >= MAX_BYTES) {
			this.#notRead += 1;
			return;
		}
		try {
			if (await this.#goesThroughLink(path)) {
				this.#skip(`${path} is reached through a link`);
				return;
			}
			const text = await readSmall(full);
			this.files += 1;
			if (text === void 0) return { fault: `it is no regular file, or it has more than ${MAX_FILE_BYTES} bytes` };
			this.#bytes += text.length;
			return { text };
		} catch (error) {
			return { fault: `it could not be read (${codeOf(error)})` };
		}
	}
	/** The notes, with a note on files beyond the limits. */
	allNotes() {
		if (this.#notRead === 0) return this.notes;
		return [...this.notes, `${this.#notRead} more workflow files were not reviewed: the limit is ${MAX_FILES} files or ${MAX_BYTES} bytes.`];
	}
	async #goesThroughLink(path) {
		const root = await realpath(this.#root);
		return await realpath(join(root, path)) !== join(root, path);
	}
	#skip(what) {
		this.notes.push(`${plain(what, 300)}: it was not reviewed.`);
		return [];
	}
};
/** Whether a path exists. */
async function exists(path) {
	return await access(path, constants.F_OK).then(() => true, () => false);
}
/**
* The text of a small file; undefined if it is no regular file of at most `limit` bytes. If it has become a link or a pipe in the meantime,
* the link is not followed and the pipe is not waited for.
*/
async function readSmall(path, limit = MAX_FILE_BYTES) {
	const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
	try {
		const stat = await file.stat();
		if (!stat.isFile() || stat.size > limit) return void 0;
		const buffer = Buffer.alloc(stat.size + 1);
		let length = 0;
		for (;;) {
			const { bytesRead } = await file.read(buffer, length, buffer.length - length);
			if (bytesRead === 0) break;
			length += bytesRead;
		}
		return length > stat.size ? void 0 : buffer.toString("utf8", 0, length);
	} finally {
		await file.close();
	}
}

export { isPublicService as a, visibilityFault as c, readSigningConfig as i, exists as n, issuerFault as o, readSmall as r, serverFault as s, BoundedReader as t };