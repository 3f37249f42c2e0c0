import { i as fault } from "./reason.js";
import { t as toolFullDisk } from "./tool-full-disk.js";
import { join } from "node:path";
import { mkdir } from "node:fs/promises";

// src/stages/shared/read-tool.ts
/** Runs a tool and answers its stdout. Every end except exit code 0 is a fault with the last lines of its stderr. */
async function readTool(processes, check, command) {
	return successOf(await processes.read(command), check, command.tool);
}
/** The stdout of a successful exit; throws `disk-full`, `tool-failed` or `tool-timed-out` for every other end. */
function successOf(exit, check, tool) {
	const full = toolFullDisk(exit, check, tool);
	if (full !== void 0) throw full;
	switch (exit.kind) {
		case "exited":
			if (exit.code === 0) return exit.stdout;
			throw fault("tool-failed", check, `${tool} ended with exit code ${exit.code}${lastLines(exit.stderr)}`);
		case "killed": throw fault("tool-failed", check, `${tool} was killed by ${exit.signal}${lastLines(exit.stderr)}`);
		case "timed-out": throw fault("tool-timed-out", check, `${tool} did not end within ${exit.afterMs / 1e3} s and was stopped`);
		case "too-much-output": throw fault("tool-failed", check, `${tool} printed more than ${exit.limitBytes} bytes and was stopped`);
		case "not-started": throw fault("tool-failed", check, `${tool} could not be started: ${exit.message}`);
	}
}
/** trivy's progress lines. They do not explain a failure, and they name private folders. */
const PROGRESS = /^\S+\s+(?:DEBUG|INFO)\s/;
/** The last lines that explain a failure, with a colon before them. */
function lastLines(stderr) {
	const lines = stderr.trim().split("\n").filter(Boolean).filter((line) => !PROGRESS.test(line)).slice(-3);
	return lines.length === 0 ? "" : `: ${lines.join(" | ").slice(0, 600)}`;
}

// src/stages/shared/own-folders.ts
/** Variables that name private folders of a program, and the names of these folders. */
const FOLDERS = {
	HOME: "home",
	TMPDIR: "tmp",
	XDG_CACHE_HOME: "cached",
	XDG_CONFIG_HOME: "config"
};
/**
* The environment of a scanner whose private folders are below `folder`. No other program uses them, so a scanner can
* neither read nor prepare anything of another one.
*/
async function withOwnFolders(environment, folder) {
	const own = Object.entries(FOLDERS).map(([variable, name]) => [variable, join(folder, name)]);
	await Promise.all(own.map(([, path]) => mkdir(path, { mode: 448 })));
	return {
		...environment,
		...Object.fromEntries(own)
	};
}

export { successOf as i, lastLines as n, readTool as r, withOwnFolders as t };