import { i as fault, s as codeOf } from "./reason.js";
import { n as plain } from "./text.js";
import { randomUUID } from "node:crypto";
import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { isatty } from "node:tty";
import { access, realpath, stat } from "node:fs/promises";

// src/adapters/processes/temporary-folder.ts
/**
* The folder for temporary files: `RUNNER_TEMP`, else that of the system. Throws `input-invalid` if it is no absolute path
* on one line: a relative one would depend on the working folder, and a line break would end an output.
*/
function temporaryFolder({ RUNNER_TEMP: named = "" }) {
	if (named === "") return tmpdir();
	if (/\p{Cc}/u.test(named)) throw refused(named, "has a line break or another control character");
	if (!isAbsolute(named)) throw refused(named, "is not an absolute path");
	return named;
}
/** The real path of the folder for temporary files. Throws `input-invalid` if nothing can be written there. */
async function usableTemporaryFolder(environment) {
	const folder = temporaryFolder(environment);
	try {
		const real = await realpath(folder);
		if (!(await stat(real)).isDirectory()) throw refused(folder, "is not a folder");
		await access(real, constants.W_OK | constants.X_OK);
		return real;
	} catch (error) {
		const why = codeOf(error) === "ENOENT" ? "does not exist" : `cannot be written (${codeOf(error)})`;
		throw codeOf(error, "") === "" ? error : refused(folder, why, error);
	}
}
function refused(folder, why, cause) {
	const message = `RUNNER_TEMP: "${plain(folder, 300)}" ${why}; it must name the folder for temporary files, as GitHub's runner sets it`;
	return fault("input-invalid", "inputs", message, cause);
}

// src/adapters/processes/shed-environment.ts
/** Marks the second start. It is an argument, because an earlier step could set a variable. */
const SECOND = "--environment-on-stdin";
/** The same, and a person sits at a terminal who can answer questions. */
const SECOND_AT_TERMINAL = "--environment-on-stdin-of-terminal";
/** Variables that Node and the system's libraries read before the first line of a program; none is secret. */
const KEPT = /^(?:PATH|HOME|LANG|LC_[A-Z]+|TZ|TMPDIR|LD_LIBRARY_PATH|NODE_(?:OPTIONS|EXTRA_CA_CERTS|USE_SYSTEM_CA|USE_ENV_PROXY|ICU_DATA))$/;
/**
* Removes this process's environment from `/proc/PID/environ`, where every child of the same user could read it. That
* file always shows the environment at the start. So the process starts again as the same process (with the same id,
* output and exit code) and an environment without secrets. A nameless file as stdin carries the real environment, which
* is then put into `process.env`. Does nothing if the system does not support this.
*/
function shedEnvironment() {
	if (process.argv[2] === SECOND) importEnvironment("/dev/null");
	else if (process.argv[2] === SECOND_AT_TERMINAL) importEnvironment("/dev/tty");
	else if (typeof process.execve === "function") startAgain();
}
function startAgain() {
	const [node, script = ""] = [process.execPath, process.argv[1]];
	const kept = Object.entries(process.env).filter(([name]) => KEPT.test(name));
	const environment = Buffer.from(JSON.stringify(process.env));
	const mark = isatty(0) ? SECOND_AT_TERMINAL : SECOND;
	closeSync(0);
	if (writeNameless(["/dev/shm", fallbackFolder()], environment) !== 0) throw new Error("the environment cannot be passed on: stdin is not free");
	const args = [
		...process.execArgv,
		script,
		mark,
		...process.argv.slice(2)
	];
	process.execve?.(node, [node, ...args], Object.fromEntries(kept));
}
/** If `RUNNER_TEMP` cannot be used, the program itself reports it, and it starts without that. */
function fallbackFolder() {
	try {
		return temporaryFolder(process.env);
	} catch {
		return tmpdir();
	}
}
/**
* Opens a file with this content. Its name is removed before the content is written, so nothing can stay behind. Uses
* the first folder that works: one in memory may be missing, read-only or full.
*/
function writeNameless(folders, content) {
	const [folder = "", ...others] = folders;
	let file;
	try {
		const path = join(folder, `assay-${randomUUID()}`);
		file = openSync(path, "wx+", 384);
		unlinkSync(path);
		for (let at = 0; at < content.length;) at += writeSync(file, content, at);
		return file;
	} catch (error) {
		if (file !== void 0) closeSync(file);
		if (others.length === 0) throw error;
		return writeNameless(others, content);
	}
}
/** `stdin`: what takes the place of the file. */
function importEnvironment(stdin) {
	const { size, nlink } = fstatSync(0);
	const environment = Buffer.alloc(size);
	const read = readSync(0, environment, 0, size, 0);
	if (!(nlink === 0 && size > 0 && read === size)) throw new Error(`only this program itself may start with ${SECOND}`);
	ftruncateSync(0);
	closeSync(0);
	openStdin(stdin);
	const entries = Object.entries(JSON.parse(environment.toString()));
	for (const [name, value] of entries) if (typeof value === "string") process.env[name] = value;
	process.argv.splice(2, 1);
}
/** The lowest free descriptor is stdin. */
function openStdin(path) {
	try {
		openSync(path, "r");
	} catch {
		openSync("/dev/null", "r");
	}
}

export { usableTemporaryFolder as i, writeNameless as n, temporaryFolder as r, shedEnvironment as t };