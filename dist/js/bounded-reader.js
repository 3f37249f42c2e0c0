import { _ as codeOf, o as plain } from "./shared-first.js";
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
			const files = yaml.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
			const found = [];
			for (const path of files.sort()) if (await exists(join(this.#root, path))) found.push(path);
			else this.#skip(`${path} cannot be found by its name`);
			return found;
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

export { issuerFault as a, isPublicService as i, exists as n, serverFault as o, readSmall as r, visibilityFault as s, BoundedReader as t };