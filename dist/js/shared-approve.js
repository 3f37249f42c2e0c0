import { f as fault, l as AssayError, m as reasonsOf, o as plain } from "./shared-first.js";
import { Bt as digestFault, Ht as hex, Ot as string, Rt as parsed, Wt as isDigest, _ as isPassing, a as ownNetwork, c as connectionWords, d as boundedBody, et as isLoopback, gt as boolean, h as TryAgain, ht as array, l as isLasting, m as BOUNDS, nt as optional, v as retry, wt as object, y as retryAfter, yt as int, zt as unparsable } from "./shared-cli.js";
import * as os from "os";
import os$1, { EOL } from "os";
import * as crypto from "crypto";
import * as fs from "fs";
import { constants, promises } from "fs";
import * as path from "path";
import * as events from "events";
import * as child from "child_process";
import { ok } from "assert";
import { setTimeout } from "timers";

// node_modules/@actions/core/lib/utils.js
/**
* Sanitizes an input into a string so it can be passed into issueCommand safely
* @param input input to sanitize into a string
*/
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
/**
*
* @param annotationProperties
* @returns The command properties to send with the actual annotation command
* See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
*/
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}

// node_modules/@actions/core/lib/command.js
/**
* Issues a command to the GitHub Actions runner
*
* @param command - The command name to issue
* @param properties - Additional properties for the command (key-value pairs)
* @param message - The message to include with the command
* @remarks
* This function outputs a specially formatted string to stdout that the Actions
* runner interprets as a command. These commands can control workflow behavior,
* set outputs, create annotations, mask values, and more.
*
* Command Format:
*   ::name key=value,key=value::message
*
* @example
* ```typescript
* // Issue a warning annotation
* issueCommand('warning', {}, 'This is a warning message');
* // Output: ::warning::This is a warning message
*
* // Set an environment variable
* issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
* // Output: ::set-env name=MY_VAR::some value
*
* // Add a secret mask
* issueCommand('add-mask', {}, 'secretValue123');
* // Output: ::add-mask::secretValue123
* ```
*
* @internal
* This is an internal utility function that powers the public API functions
* such as setSecret, warning, error, and exportVariable.
*/
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/summary.js
var __awaiter$6 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	/**
	* Finds the summary file path from the environment, rejects if env var is not found or file does not exist
	* Also checks r/w permissions.
	*
	* @returns step summary file path
	*/
	filePath() {
		return __awaiter$6(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, constants.R_OK | constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	/**
	* Wraps content in an HTML tag, adding any HTML attributes
	*
	* @param {string} tag HTML tag to wrap
	* @param {string | null} content content within the tag
	* @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
	*
	* @returns {string} content wrapped in HTML element
	*/
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	/**
	* Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
	*
	* @param {SummaryWriteOptions} [options] (optional) options for write operation
	*
	* @returns {Promise<Summary>} summary instance
	*/
	write(options) {
		return __awaiter$6(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	/**
	* Clears the summary buffer and wipes the summary file
	*
	* @returns {Summary} summary instance
	*/
	clear() {
		return __awaiter$6(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	/**
	* Returns the current summary buffer as a string
	*
	* @returns {string} string of summary buffer
	*/
	stringify() {
		return this._buffer;
	}
	/**
	* If the summary buffer is empty
	*
	* @returns {boolen} true if the buffer is empty
	*/
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	/**
	* Resets the summary buffer without writing to summary file
	*
	* @returns {Summary} summary instance
	*/
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	/**
	* Adds raw text to the summary buffer
	*
	* @param {string} text content to add
	* @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	/**
	* Adds the operating system-specific end-of-line marker to the buffer
	*
	* @returns {Summary} summary instance
	*/
	addEOL() {
		return this.addRaw(EOL);
	}
	/**
	* Adds an HTML codeblock to the summary buffer
	*
	* @param {string} code content to render within fenced code block
	* @param {string} lang (optional) language to syntax highlight code
	*
	* @returns {Summary} summary instance
	*/
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML list to the summary buffer
	*
	* @param {string[]} items list of items to render
	* @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML table to the summary buffer
	*
	* @param {SummaryTableCell[]} rows table rows
	*
	* @returns {Summary} summary instance
	*/
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds a collapsable HTML details element to the summary buffer
	*
	* @param {string} label text for the closed state
	* @param {string} content collapsable content
	*
	* @returns {Summary} summary instance
	*/
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML image tag to the summary buffer
	*
	* @param {string} src path to the image you to embed
	* @param {string} alt text description of the image
	* @param {SummaryImageOptions} options (optional) addition image attributes
	*
	* @returns {Summary} summary instance
	*/
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML section heading element
	*
	* @param {string} text heading text
	* @param {number | string} [level=1] (optional) the heading level, default: 1
	*
	* @returns {Summary} summary instance
	*/
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML thematic break (<hr>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML line break (<br>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML blockquote to the summary buffer
	*
	* @param {string} text quote text
	* @param {string} cite (optional) citation url
	*
	* @returns {Summary} summary instance
	*/
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML anchor tag to the summary buffer
	*
	* @param {string} text link text/content
	* @param {string} href hyperlink
	*
	* @returns {Summary} summary instance
	*/
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const _summary = new Summary();
const summary = _summary;

// node_modules/@actions/io/lib/io-util.js
var __awaiter$5 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs.promises;
const IS_WINDOWS$1 = process.platform === "win32";
const READONLY = fs.constants.O_RDONLY;
function exists(fsPath) {
	return __awaiter$5(this, void 0, void 0, function* () {
		try {
			yield stat(fsPath);
		} catch (err) {
			if (err.code === "ENOENT") return false;
			throw err;
		}
		return true;
	});
}
/**
* On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
* \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
*/
function isRooted(p) {
	p = normalizeSeparators(p);
	if (!p) throw new Error("isRooted() parameter \"p\" cannot be empty");
	if (IS_WINDOWS$1) return p.startsWith("\\") || /^[A-Z]:/i.test(p);
	return p.startsWith("/");
}
/**
* Best effort attempt to determine whether a file exists and is executable.
* @param filePath    file path to check
* @param extensions  additional file extensions to try
* @return if file exists and is executable, returns the file path. otherwise empty string.
*/
function tryGetExecutablePath(filePath, extensions) {
	return __awaiter$5(this, void 0, void 0, function* () {
		let stats = void 0;
		try {
			stats = yield stat(filePath);
		} catch (err) {
			if (err.code !== "ENOENT") console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
		}
		if (stats && stats.isFile()) {
			if (IS_WINDOWS$1) {
				const upperExt = path.extname(filePath).toUpperCase();
				if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) return filePath;
			} else if (isUnixExecutable(stats)) return filePath;
		}
		const originalFilePath = filePath;
		for (const extension of extensions) {
			filePath = originalFilePath + extension;
			stats = void 0;
			try {
				stats = yield stat(filePath);
			} catch (err) {
				if (err.code !== "ENOENT") console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
			}
			if (stats && stats.isFile()) {
				if (IS_WINDOWS$1) {
					try {
						const directory = path.dirname(filePath);
						const upperName = path.basename(filePath).toUpperCase();
						for (const actualName of yield readdir(directory)) if (upperName === actualName.toUpperCase()) {
							filePath = path.join(directory, actualName);
							break;
						}
					} catch (err) {
						console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
					}
					return filePath;
				} else if (isUnixExecutable(stats)) return filePath;
			}
		}
		return "";
	});
}
function normalizeSeparators(p) {
	p = p || "";
	if (IS_WINDOWS$1) {
		p = p.replace(/\//g, "\\");
		return p.replace(/\\\\+/g, "\\");
	}
	return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
	return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}

// node_modules/@actions/io/lib/io.js
var __awaiter$4 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
/**
* Remove a path recursively with force
*
* @param inputPath path to remove
*/
function rmRF(inputPath) {
	return __awaiter$4(this, void 0, void 0, function* () {
		if (IS_WINDOWS$1) {
			if (/[*"<>|]/.test(inputPath)) throw new Error("File path must not contain `*`, `\"`, `<`, `>` or `|` on Windows");
		}
		try {
			yield rm(inputPath, {
				force: true,
				maxRetries: 3,
				recursive: true,
				retryDelay: 300
			});
		} catch (err) {
			throw new Error(`File was unable to be removed ${err}`);
		}
	});
}
/**
* Make a directory.  Creates the full path with folders in between
* Will throw if it fails
*
* @param   fsPath        path to create
* @returns Promise<void>
*/
function mkdirP(fsPath) {
	return __awaiter$4(this, void 0, void 0, function* () {
		ok(fsPath, "a path argument must be provided");
		yield mkdir(fsPath, { recursive: true });
	});
}
/**
* Returns path of a tool had the tool actually been invoked.  Resolves via paths.
* If you check and the tool does not exist, it will throw.
*
* @param     tool              name of the tool
* @param     check             whether to check if tool exists
* @returns   Promise<string>   path to tool
*/
function which(tool, check) {
	return __awaiter$4(this, void 0, void 0, function* () {
		if (!tool) throw new Error("parameter 'tool' is required");
		if (check) {
			const result = yield which(tool, false);
			if (!result) {
				if (IS_WINDOWS$1) throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
				else throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
			}
			return result;
		}
		const matches = yield findInPath(tool);
		if (matches && matches.length > 0) return matches[0];
		return "";
	});
}
/**
* Returns a list of all occurrences of the given tool on the system path.
*
* @returns   Promise<string[]>  the paths of the tool
*/
function findInPath(tool) {
	return __awaiter$4(this, void 0, void 0, function* () {
		if (!tool) throw new Error("parameter 'tool' is required");
		const extensions = [];
		if (IS_WINDOWS$1 && process.env["PATHEXT"]) {
			for (const extension of process.env["PATHEXT"].split(path.delimiter)) if (extension) extensions.push(extension);
		}
		if (isRooted(tool)) {
			const filePath = yield tryGetExecutablePath(tool, extensions);
			if (filePath) return [filePath];
			return [];
		}
		if (tool.includes(path.sep)) return [];
		const directories = [];
		if (process.env.PATH) {
			for (const p of process.env.PATH.split(path.delimiter)) if (p) directories.push(p);
		}
		const matches = [];
		for (const directory of directories) {
			const filePath = yield tryGetExecutablePath(path.join(directory, tool), extensions);
			if (filePath) matches.push(filePath);
		}
		return matches;
	});
}

// node_modules/@actions/exec/lib/toolrunner.js
var __awaiter$3 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const IS_WINDOWS = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
	constructor(toolPath, args, options) {
		super();
		if (!toolPath) throw new Error("Parameter 'toolPath' cannot be null or empty.");
		this.toolPath = toolPath;
		this.args = args || [];
		this.options = options || {};
	}
	_debug(message) {
		if (this.options.listeners && this.options.listeners.debug) this.options.listeners.debug(message);
	}
	_getCommandString(options, noPrefix) {
		const toolPath = this._getSpawnFileName();
		const args = this._getSpawnArgs(options);
		let cmd = noPrefix ? "" : "[command]";
		if (IS_WINDOWS) {
			if (this._isCmdFile()) {
				cmd += toolPath;
				for (const a of args) cmd += ` ${a}`;
			} else if (options.windowsVerbatimArguments) {
				cmd += `"${toolPath}"`;
				for (const a of args) cmd += ` ${a}`;
			} else {
				cmd += this._windowsQuoteCmdArg(toolPath);
				for (const a of args) cmd += ` ${this._windowsQuoteCmdArg(a)}`;
			}
		} else {
			cmd += toolPath;
			for (const a of args) cmd += ` ${a}`;
		}
		return cmd;
	}
	_processLineBuffer(data, strBuffer, onLine) {
		try {
			let s = strBuffer + data.toString();
			let n = s.indexOf(os.EOL);
			while (n > -1) {
				onLine(s.substring(0, n));
				s = s.substring(n + os.EOL.length);
				n = s.indexOf(os.EOL);
			}
			return s;
		} catch (err) {
			this._debug(`error processing line. Failed with error ${err}`);
			return "";
		}
	}
	_getSpawnFileName() {
		if (IS_WINDOWS) {
			if (this._isCmdFile()) return process.env["COMSPEC"] || "cmd.exe";
		}
		return this.toolPath;
	}
	_getSpawnArgs(options) {
		if (IS_WINDOWS) {
			if (this._isCmdFile()) {
				let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
				for (const a of this.args) {
					argline += " ";
					argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
				}
				argline += "\"";
				return [argline];
			}
		}
		return this.args;
	}
	_endsWith(str, end) {
		return str.endsWith(end);
	}
	_isCmdFile() {
		const upperToolPath = this.toolPath.toUpperCase();
		return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
	}
	_windowsQuoteCmdArg(arg) {
		if (!this._isCmdFile()) return this._uvQuoteCmdArg(arg);
		if (!arg) return "\"\"";
		const cmdSpecialChars = [
			" ",
			"	",
			"&",
			"(",
			")",
			"[",
			"]",
			"{",
			"}",
			"^",
			"=",
			";",
			"!",
			"'",
			"+",
			",",
			"`",
			"~",
			"|",
			"<",
			">",
			"\""
		];
		let needsQuotes = false;
		for (const char of arg) if (cmdSpecialChars.some((x) => x === char)) {
			needsQuotes = true;
			break;
		}
		if (!needsQuotes) return arg;
		let reverse = "\"";
		let quoteHit = true;
		for (let i = arg.length; i > 0; i--) {
			reverse += arg[i - 1];
			if (quoteHit && arg[i - 1] === "\\") reverse += "\\";
			else if (arg[i - 1] === "\"") {
				quoteHit = true;
				reverse += "\"";
			} else quoteHit = false;
		}
		reverse += "\"";
		return reverse.split("").reverse().join("");
	}
	_uvQuoteCmdArg(arg) {
		if (!arg) return "\"\"";
		if (!arg.includes(" ") && !arg.includes("	") && !arg.includes("\"")) return arg;
		if (!arg.includes("\"") && !arg.includes("\\")) return `"${arg}"`;
		let reverse = "\"";
		let quoteHit = true;
		for (let i = arg.length; i > 0; i--) {
			reverse += arg[i - 1];
			if (quoteHit && arg[i - 1] === "\\") reverse += "\\";
			else if (arg[i - 1] === "\"") {
				quoteHit = true;
				reverse += "\\";
			} else quoteHit = false;
		}
		reverse += "\"";
		return reverse.split("").reverse().join("");
	}
	_cloneExecOptions(options) {
		options = options || {};
		const result = {
			cwd: options.cwd || process.cwd(),
			env: options.env || process.env,
			silent: options.silent || false,
			windowsVerbatimArguments: options.windowsVerbatimArguments || false,
			failOnStdErr: options.failOnStdErr || false,
			ignoreReturnCode: options.ignoreReturnCode || false,
			delay: options.delay || 1e4
		};
		result.outStream = options.outStream || process.stdout;
		result.errStream = options.errStream || process.stderr;
		return result;
	}
	_getSpawnOptions(options, toolPath) {
		options = options || {};
		const result = {};
		result.cwd = options.cwd;
		result.env = options.env;
		result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
		if (options.windowsVerbatimArguments) result.argv0 = `"${toolPath}"`;
		return result;
	}
	/**
	* Exec a tool.
	* Output will be streamed to the live console.
	* Returns promise with return code
	*
	* @param     tool     path to tool to exec
	* @param     options  optional exec options.  See ExecOptions
	* @returns   number
	*/
	exec() {
		return __awaiter$3(this, void 0, void 0, function* () {
			if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS && this.toolPath.includes("\\"))) this.toolPath = path.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
			this.toolPath = yield which(this.toolPath, true);
			return new Promise((resolve, reject) => __awaiter$3(this, void 0, void 0, function* () {
				this._debug(`exec tool: ${this.toolPath}`);
				this._debug("arguments:");
				for (const arg of this.args) this._debug(`   ${arg}`);
				const optionsNonNull = this._cloneExecOptions(this.options);
				if (!optionsNonNull.silent && optionsNonNull.outStream) optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os.EOL);
				const state = new ExecState(optionsNonNull, this.toolPath);
				state.on("debug", (message) => {
					this._debug(message);
				});
				if (this.options.cwd && !(yield exists(this.options.cwd))) return reject(/* @__PURE__ */ new Error(`The cwd: ${this.options.cwd} does not exist!`));
				const fileName = this._getSpawnFileName();
				const cp = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
				let stdbuffer = "";
				if (cp.stdout) cp.stdout.on("data", (data) => {
					if (this.options.listeners && this.options.listeners.stdout) this.options.listeners.stdout(data);
					if (!optionsNonNull.silent && optionsNonNull.outStream) optionsNonNull.outStream.write(data);
					stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
						if (this.options.listeners && this.options.listeners.stdline) this.options.listeners.stdline(line);
					});
				});
				let errbuffer = "";
				if (cp.stderr) cp.stderr.on("data", (data) => {
					state.processStderr = true;
					if (this.options.listeners && this.options.listeners.stderr) this.options.listeners.stderr(data);
					if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) (optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream).write(data);
					errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
						if (this.options.listeners && this.options.listeners.errline) this.options.listeners.errline(line);
					});
				});
				cp.on("error", (err) => {
					state.processError = err.message;
					state.processExited = true;
					state.processClosed = true;
					state.CheckComplete();
				});
				cp.on("exit", (code) => {
					state.processExitCode = code;
					state.processExited = true;
					this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
					state.CheckComplete();
				});
				cp.on("close", (code) => {
					state.processExitCode = code;
					state.processExited = true;
					state.processClosed = true;
					this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
					state.CheckComplete();
				});
				state.on("done", (error, exitCode) => {
					if (stdbuffer.length > 0) this.emit("stdline", stdbuffer);
					if (errbuffer.length > 0) this.emit("errline", errbuffer);
					cp.removeAllListeners();
					if (error) reject(error);
					else resolve(exitCode);
				});
				if (this.options.input) {
					if (!cp.stdin) throw new Error("child process missing stdin");
					cp.stdin.end(this.options.input);
				}
			}));
		});
	}
};
/**
* Convert an arg string to an array of args. Handles escaping
*
* @param    argString   string of arguments
* @returns  string[]    array of arguments
*/
function argStringToArray(argString) {
	const args = [];
	let inQuotes = false;
	let escaped = false;
	let arg = "";
	function append(c) {
		if (escaped && c !== "\"") arg += "\\";
		arg += c;
		escaped = false;
	}
	for (let i = 0; i < argString.length; i++) {
		const c = argString.charAt(i);
		if (c === "\"") {
			if (!escaped) inQuotes = !inQuotes;
			else append(c);
			continue;
		}
		if (c === "\\" && escaped) {
			append(c);
			continue;
		}
		if (c === "\\" && inQuotes) {
			escaped = true;
			continue;
		}
		if (c === " " && !inQuotes) {
			if (arg.length > 0) {
				args.push(arg);
				arg = "";
			}
			continue;
		}
		append(c);
	}
	if (arg.length > 0) args.push(arg.trim());
	return args;
}
var ExecState = class ExecState extends events.EventEmitter {
	constructor(options, toolPath) {
		super();
		this.processClosed = false;
		this.processError = "";
		this.processExitCode = 0;
		this.processExited = false;
		this.processStderr = false;
		this.delay = 1e4;
		this.done = false;
		this.timeout = null;
		if (!toolPath) throw new Error("toolPath must not be empty");
		this.options = options;
		this.toolPath = toolPath;
		if (options.delay) this.delay = options.delay;
	}
	CheckComplete() {
		if (this.done) return;
		if (this.processClosed) this._setResult();
		else if (this.processExited) this.timeout = setTimeout(ExecState.HandleTimeout, this.delay, this);
	}
	_debug(message) {
		this.emit("debug", message);
	}
	_setResult() {
		let error;
		if (this.processExited) {
			if (this.processError) error = /* @__PURE__ */ new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
			else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) error = /* @__PURE__ */ new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
			else if (this.processStderr && this.options.failOnStdErr) error = /* @__PURE__ */ new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
		}
		if (this.timeout) {
			clearTimeout(this.timeout);
			this.timeout = null;
		}
		this.done = true;
		this.emit("done", error, this.processExitCode);
	}
	static HandleTimeout(state) {
		if (state.done) return;
		if (!state.processClosed && state.processExited) {
			const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
			state._debug(message);
		}
		state._setResult();
	}
};

// node_modules/@actions/exec/lib/exec.js
var __awaiter$2 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
/**
* Exec a command.
* Output will be streamed to the live console.
* Returns promise with return code
*
* @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
* @param     args               optional arguments for tool. Escaping is handled by the lib.
* @param     options            optional exec options.  See ExecOptions
* @returns   Promise<number>    exit code
*/
function exec(commandLine, args, options) {
	return __awaiter$2(this, void 0, void 0, function* () {
		const commandArgs = argStringToArray(commandLine);
		if (commandArgs.length === 0) throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
		const toolPath = commandArgs[0];
		args = commandArgs.slice(1).concat(args || []);
		return new ToolRunner(toolPath, args, options).exec();
	});
}

// node_modules/@actions/core/lib/platform.js
var __awaiter$1 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const platform = os$1.platform();
const arch = os$1.arch();

// node_modules/@actions/core/lib/core.js
var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
/**
* The code to exit an action
*/
var ExitCode;
(function(ExitCode) {
	/**
	* A code indicating that the action was successful
	*/
	ExitCode[ExitCode["Success"] = 0] = "Success";
	/**
	* A code indicating that the action was a failure
	*/
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
/**
* Registers a secret which will get masked from logs
*
* @param secret - Value of the secret to be masked
* @remarks
* This function instructs the Actions runner to mask the specified value in any
* logs produced during the workflow run. Once registered, the secret value will
* be replaced with asterisks (***) whenever it appears in console output, logs,
* or error messages.
*
* This is useful for protecting sensitive information such as:
* - API keys
* - Access tokens
* - Authentication credentials
* - URL parameters containing signatures (SAS tokens)
*
* Note that masking only affects future logs; any previous appearances of the
* secret in logs before calling this function will remain unmasked.
*
* @example
* ```typescript
* // Register an API token as a secret
* const apiToken = "abc123xyz456";
* setSecret(apiToken);
*
* // Now any logs containing this value will show *** instead
* console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
* ```
*/
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
/**
* Sets the value of an output.
*
* @param     name     name of the output to set
* @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
*/
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
/**
* Gets whether Actions Step Debug is on or not
*/
function isDebug() {
	return process.env["RUNNER_DEBUG"] === "1";
}
/**
* Writes debug message to user log
* @param message debug message
*/
function debug(message) {
	issueCommand("debug", {}, message);
}
/**
* Adds an error issue
* @param message error issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a warning issue
* @param message warning issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a notice issue
* @param message notice issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function notice(message, properties = {}) {
	issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Writes info to log with console.log.
* @param message info message
*/
function info(message) {
	process.stdout.write(message + os.EOL);
}
/**
* Begin an output group.
*
* Output until the next `groupEnd` will be foldable in this group
*
* @param name The name of the output group
*/
function startGroup(name) {
	issue("group", name);
}
/**
* End an output group.
*/
function endGroup() {
	issue("endgroup");
}

// src/adapters/github/publisher.ts
const COMMANDS = {
	error,
	warning,
	notice
};
/** Tells a run to GitHub's runner: outputs, annotations and the summary of the job. */
const githubPublisher = {
	/** If a name is written twice, the runner takes the later value. */
	outputs(outputs) {
		const [verdict, ...others] = Object.entries(outputs);
		try {
			for (const [name, value] of others) setOutput(name, value);
			if (verdict !== void 0) setOutput(...verdict);
			return true;
		} catch (thrown) {
			const [{ code, message }] = reasonsOf(thrown, "inputs");
			const what = `the outputs of this step could not be written to GITHUB_OUTPUT: ${message}`;
			error(plain(what), { title: `Assay: ${code}` });
			return false;
		}
	},
	lines(lines) {
		for (const line of lines) info(plain(line));
	},
	/** The log of a job is kept. */
	event(line) {
		info(plain(`audit event: ${line.trimEnd()}`));
	},
	/** Workflow commands. `@actions/core` escapes their text. */
	annotations(annotations) {
		for (const { level, title, message, file, line, column } of annotations) COMMANDS[level](message, {
			title,
			...file === void 0 ? {} : { file },
			...line === void 0 ? {} : { startLine: line },
			...column === void 0 ? {} : { startColumn: column }
		});
	},
	/** If the summary cannot be written, that is a warning: the same text is in the evidence folder. */
	async summary(markdown) {
		if (!process.env.GITHUB_STEP_SUMMARY) return;
		try {
			await summary.addRaw(markdown).write();
		} catch (thrown) {
			const [{ message }] = reasonsOf(thrown, "inputs");
			warning(plain(`the job summary could not be written to GITHUB_STEP_SUMMARY: ${message}`), { title: "Assay: job summary" });
		}
	},
	/** Later steps read it from the evidence folder. */
	document() {},
	junit() {}
};

// src/domain/image/image.ts
/** The name of an image for people: `registry/repository`, the layout's folder or the archive's file. */
function imageName({ requested }) {
	switch (requested.kind) {
		case "registry": return repositoryName(requested.reference);
		case "layout": return requested.directory;
		case "archive": return requested.file;
	}
}
/** The tag by which an image was requested, if any. */
function requestedTag({ requested }) {
	return requested.kind === "registry" ? requested.reference.tag : requested.tag;
}
/** `linux/amd64`, `linux/arm/v7`; if that is not unique `windows(10.0.20348)/amd64`, `linux/amd64@sha256:…`. */
function platformName({ os, architecture, variant, osVersion, manifest }) {
	const name = [
		osVersion === void 0 ? os : `${os}(${osVersion})`,
		architecture,
		variant
	].filter(Boolean).join("/");
	return manifest === void 0 ? name : `${name}@${manifest}`;
}
/** The platform as a part of a file name: `linux-amd64`. */
function platformSlug(platform) {
	return platformName(platform).replace(/[^A-Za-z0-9]+/g, "-");
}
/** `registry/path`, without tag and digest. */
function repositoryName(repository) {
	return `${repository.registry}/${repository.path}`;
}
/** `registry/path[:tag]`, without digest. */
function taggedName(reference) {
	const { tag } = reference;
	return repositoryName(reference) + (tag === void 0 ? "" : `:${tag}`);
}
/** `registry/path@sha256:…` */
function pinnedName(repository, digest) {
	return `${repositoryName(repository)}@${digest}`;
}
/** The tag for the referrers in a registry without the referrers API (OCI distribution specification). */
function fallbackTag(digest) {
	return `sha256-${hex(digest)}`;
}
/** A label of a host name, such as `ghcr`. */
const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
const HOST = String.raw`${LABEL}(?:\.${LABEL})*`;
const IPV6 = String.raw`\[[0-9A-Fa-f:]+\]`;
const REGISTRY = new RegExp(`^(?:${HOST}|${IPV6})(?::[0-9]{1,5})?$`);
/** A segment of a repository path, by the OCI distribution specification. */
const SEGMENT = String.raw`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`;
const PATH = new RegExp(String.raw`^${SEGMENT}(?:\/${SEGMENT})*$`);
/** Docker Hub, and its name in older programs. Assay uses one name, so that one image does not become two. */
const [HUB, OLD_HUB] = ["docker.io", "index.docker.io"];
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/** A name, or a glob for names, with the usual name of Docker Hub. */
function withHubName(name) {
	return name.startsWith(`${OLD_HUB}/`) ? `${HUB}${name.slice(OLD_HUB.length)}` : name;
}
/**
* Reads `registry/path[:tag][@sha256:…]` as docker spells it: without a registry it means Docker Hub, without tag and
* digest it means `latest`. The fault is a sentence.
*/
function parseReference(text) {
	const at = text.indexOf("@");
	const digest = at < 0 ? void 0 : text.slice(at + 1);
	if (digest === "") return unparsable(`"${text}" has nothing after "@": if a step should give the digest, check its \`id\` and the name of its output`);
	if (digest !== void 0 && !isDigest(digest)) return unparsable(digestFault(digest));
	const named = at < 0 ? text : text.slice(0, at);
	const colon = named.lastIndexOf(":");
	const tag = colon > named.lastIndexOf("/") ? named.slice(colon + 1) : void 0;
	if (tag !== void 0 && !TAG.test(tag)) return unparsable(`"${tag}" is not a tag`);
	const repository = parseRepository(tag === void 0 ? named : named.slice(0, colon));
	if (!repository.ok) return repository;
	const usualTag = digest === void 0 ? "latest" : void 0;
	return parsed({
		...repository.value,
		...optional({
			tag: tag ?? usualTag,
			digest
		})
	});
}
function parseRepository(name) {
	const slash = name.indexOf("/");
	const first = slash < 0 ? "" : name.slice(0, slash);
	const hasRegistry = first === "localhost" || /[.:]/.test(first);
	const registry = hasRegistry && first !== OLD_HUB ? first : HUB;
	if (!REGISTRY.test(registry)) return unparsable(`"${registry}" is not a registry host`);
	const rest = hasRegistry ? name.slice(slash + 1) : name;
	const path = registry !== HUB || rest.includes("/") ? rest : `library/${rest}`;
	if (!PATH.test(path)) return unparsable(pathFault(path));
	return parsed({
		registry,
		path
	});
}
function pathFault(path) {
	const lowered = path.toLowerCase();
	return lowered !== path && PATH.test(lowered) ? `"${path}" is not a repository path: write it in lower case, "${lowered}" (\`github.repository\` keeps capital letters)` : `"${path}" is not a repository path (lower-case letters, digits and . _ - / only)`;
}
const SYSTEM = String.raw`([a-z0-9]+)(?:\(([A-Za-z0-9._-]+)\))?`;
const ARCHITECTURE = String.raw`([a-z0-9_-]+)(?:\/([a-z0-9.]+))?`;
const PLATFORM = new RegExp(String.raw`^${SYSTEM}\/${ARCHITECTURE}(?:@(sha256:[0-9a-f]{12,64}))?$`);
/** Reads `os[(version)]/architecture[/variant][@manifest]`, as {@link platformName} writes it. */
function parsePlatform(text) {
	const [, os, osVersion, architecture, variant, manifest] = PLATFORM.exec(text) ?? [];
	if (os === void 0 || architecture === void 0) return unparsable(`"${text}" is not a platform such as linux/amd64`);
	return parsed({
		os,
		architecture,
		...optional({
			variant,
			osVersion,
			manifest
		})
	});
}

// src/adapters/github/github-transport.ts
const { tries: TRIES, longestPause, ...LIMITS } = BOUNDS.github;
const LONGEST_MESSAGE = 16384;
const MessageSchema = object({ message: string() });
/** Sends requests to GitHub's API within limits. Redirects are not followed. A POST is not repeated blindly. */
var GitHubTransport = class {
	#options;
	#base;
	constructor(options) {
		this.#options = {
			limits: LIMITS,
			redact: (text) => text,
			...options
		};
		this.#base = this.#checkedBase(options.apiUrl);
	}
	/** The answer, if its status is one of `expected`. */
	async ask(call, expected) {
		const policy = {
			tries: call.method === "POST" && call.lookAgain === void 0 ? 1 : TRIES,
			longestPause,
			pause: this.#options.limits.pause
		};
		let attempts = 0;
		return await retry(async () => {
			attempts += 1;
			return (attempts > 1 ? await call.lookAgain?.() : void 0) ?? await this.#attempt(call, expected);
		}, policy);
	}
	async #attempt(call, expected) {
		const url = new URL(`${this.#base}${call.path}`);
		const fail = (why, cause) => {
			throw this.unavailable(`GitHub could not be asked for ${call.what}: ${why}`, cause);
		};
		let answer;
		try {
			answer = await this.#request(url, call);
		} catch (error) {
			if (error instanceof AssayError) throw error;
			if (error instanceof DOMException && error.name === "TimeoutError") return fail(`no answer within ${this.#options.limits.answer / 1e3} s`, error);
			const conclude = () => fail(connectionWords(error, ownNetwork().route(url)), error);
			return isLasting(error) ? conclude() : new TryAgain({ conclude });
		}
		if (expected.includes(answer.status)) return answer;
		const refuse = () => {
			throw this.#refusal(call, answer);
		};
		const serverPause = retryAfter(answer);
		return !isUsedUp(answer) && (serverPause ?? 0) <= longestPause && (isPassing(answer.status) || isLimit(answer)) ? new TryAgain({
			serverPause,
			conclude: refuse
		}) : refuse();
	}
	async #request(url, { method, accept, what, maxBytes, body }) {
		const response = await ownNetwork().fetch(url, {
			method,
			headers: {
				accept,
				authorization: `Bearer ${this.#options.token}`,
				"user-agent": "assay",
				"x-github-api-version": "2022-11-28",
				...body === void 0 ? {} : { "content-type": "application/json" }
			},
			...body === void 0 ? {} : { body: JSON.stringify(body) },
			redirect: "manual",
			signal: AbortSignal.timeout(this.#options.limits.answer)
		});
		const bytes = await boundedBody(response, maxBytes);
		if (bytes === void 0) throw this.unavailable(`${what} has more than ${maxBytes} bytes`);
		return {
			status: response.status,
			headers: response.headers,
			bytes
		};
	}
	#refusal({ what }, { status, headers, bytes }) {
		const parsed = MessageSchema.safeParse(jsonOf(bytes));
		const { redact } = this.#options;
		const details = parsed.success ? `: ${plain(redact(plain(parsed.data.message, LONGEST_MESSAGE)), 200)}` : "";
		if (isLimit({
			status,
			headers
		})) return this.unavailable(`GitHub's rate limit is used up (${status}) at the request for ${what}${details}`);
		if (status >= 300 && status < 400) return this.unavailable(`GitHub redirects (${status}) from ${what}, which is not followed; was it renamed?`);
		if (status >= 400 && status < 500) return this.fault("github-denied", `GitHub refused ${what} to this token (${status})${details}`);
		return this.unavailable(`GitHub answered ${status} for ${what}${details}`);
	}
	#checkedBase(address) {
		const url = URL.parse(address) ?? void 0;
		const safe = url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.host);
		const bare = url?.username === "" && url.password === "" && url.search === "" && url.hash === "";
		if (url === void 0 || !safe || !bare) throw this.fault("input-invalid", "the address of GitHub's API (GITHUB_API_URL) is not an https address");
		return url.href.replace(/\/+$/, "");
	}
	/** The fault if GitHub fails or cannot be reached. */
	unavailable(message, cause) {
		return this.fault("github-unavailable", message, cause);
	}
	fault(code, message, cause) {
		return fault(code, this.#options.check, plain(message, 500), cause);
	}
};
/** Whether the rate of requests is limited. */
function isLimit({ status, headers }) {
	return status === 429 || status === 403 && (isUsedUp({ headers }) || headers.has("retry-after"));
}
/** Whether nothing more may be requested in this hour. */
function isUsedUp({ headers }) {
	return headers.get("x-ratelimit-remaining") === "0";
}
/** Undefined if it is not JSON; no schema accepts undefined. */
function jsonOf(bytes) {
	try {
		return JSON.parse(Buffer.from(bytes).toString());
	} catch {
		return;
	}
}

// src/adapters/github/repository-path.ts
/** The path of a repository `owner/name` below the API's address. Throws `input-invalid`. */
function repositoryPath(transport, repository) {
	const [owner = "", name = "", ...rest] = repository.split("/");
	if (![owner, name].every((part) => /^[A-Za-z0-9._-]+$/.test(part) && !/^\.+$/.test(part)) || rest.length > 0) throw transport.fault("input-invalid", `"${repository}" is not a repository of the form owner/name`);
	return `/repos/${owner}/${name}`;
}

// src/adapters/github/github.ts
const MAX_JSON_BYTES = 8 << 20;
const MAX_FILE_BYTES = 1 << 20;
const JSON_TYPE = "application/vnd.github+json";
const RAW_TYPE = "application/vnd.github.raw+json";
const SHA_TYPE = "application/vnd.github.sha";
const fullName = object({ full_name: string().min(1) });
const RunSchema = object({
	id: int().positive(),
	head_sha: string().regex(/^[0-9a-f]{40}$/),
	event: string().min(1),
	status: string().min(1),
	repository: fullName,
	head_repository: fullName.nullish()
});
const PendingSchema = array(object({
	environment: object({
		id: int().positive(),
		name: string().min(1)
	}),
	current_user_can_approve: boolean()
}));
const ReviewedSchema = array(object({
	environment: string(),
	sha: string()
}));
/**
* GitHub's REST API by fetch. Here only reads are repeated, and redirects are not followed. An unexpected answer is
* `github-unavailable` or `github-denied`; a request that cannot be made is `input-invalid`.
*/
var GitHubClient = class {
	#transport;
	constructor(options) {
		this.#transport = new GitHubTransport(options);
	}
	async run(repository, runId) {
		const run = await this.#read(this.#runPath(repository, runId), `run ${runId} of ${repository}`, RunSchema);
		return {
			id: String(run.id),
			headSha: run.head_sha,
			event: run.event,
			repository: run.repository.full_name,
			...run.head_repository ? { headRepository: run.head_repository.full_name } : {},
			completed: run.status === "completed"
		};
	}
	async pendingDeployments(repository, runId) {
		const path = `${this.#runPath(repository, runId)}/pending_deployments`;
		return (await this.#read(path, `the pending deployments of run ${runId}`, PendingSchema)).map(({ environment, current_user_can_approve }) => ({
			environmentId: environment.id,
			environment: environment.name,
			mayReview: current_user_can_approve
		}));
	}
	async reviewDeployment(repository, runId, environmentId, { state, comment }) {
		const path = `${this.#runPath(repository, runId)}/pending_deployments`;
		const body = {
			environment_ids: [environmentId],
			state,
			comment
		};
		const what = `the review of run ${runId}`;
		return this.#parse(await this.#transport.ask(this.#post(path, what, body), [200]), what, ReviewedSchema);
	}
	async reviewCustomRule(repository, runId, environment, { state, comment }) {
		const path = `${this.#runPath(repository, runId)}/deployment_protection_rule`;
		const body = {
			environment_name: environment,
			state,
			comment
		};
		await this.#transport.ask(this.#post(path, `the review of run ${runId}`, body), [204]);
	}
	async commit(repository, ref) {
		const path = `${repositoryPath(this.#transport, repository)}/commits/${encodeURIComponent(ref)}`;
		const what = `the commit of ${ref} in ${repository}`;
		const { bytes } = await this.#transport.ask({
			method: "GET",
			path,
			accept: SHA_TYPE,
			what,
			maxBytes: MAX_JSON_BYTES
		}, [200]);
		const sha = Buffer.from(bytes).toString().trim();
		if (!/^[0-9a-f]{40}$/.test(sha)) throw this.#unreadable(what);
		return sha;
	}
	async file(repository, path, ref) {
		const parts = path.split("/");
		const what = `${path} of ${repository} at ${ref}`;
		if (parts.some((part) => [
			"",
			".",
			".."
		].includes(part))) throw this.#transport.fault("input-invalid", `"${path}" is not the path of a file in a repository`);
		const call = {
			method: "GET",
			path: `${repositoryPath(this.#transport, repository)}/contents/${parts.map(encodeURIComponent).join("/")}?ref=${encodeURIComponent(ref)}`,
			accept: RAW_TYPE,
			what,
			maxBytes: MAX_FILE_BYTES
		};
		const { status, headers, bytes } = await this.#transport.ask(call, [200, 404]);
		if (status === 404) return void 0;
		if (!headers.get("content-type")?.startsWith("application/vnd.github.raw")) throw this.#transport.fault("input-invalid", `${what} is not a file`);
		return bytes;
	}
	#runPath(repository, runId) {
		if (!/^[1-9]\d{0,15}$/.test(runId)) throw this.#transport.fault("input-invalid", `"${runId}" is not the id of a run`);
		return `${repositoryPath(this.#transport, repository)}/actions/runs/${runId}`;
	}
	#post(path, what, body) {
		return {
			method: "POST",
			path,
			accept: JSON_TYPE,
			what,
			maxBytes: MAX_JSON_BYTES,
			body
		};
	}
	async #read(path, what, schema) {
		const call = {
			method: "GET",
			path,
			accept: JSON_TYPE,
			what,
			maxBytes: MAX_JSON_BYTES
		};
		return this.#parse(await this.#transport.ask(call, [200]), what, schema);
	}
	#parse({ bytes }, what, schema) {
		const parsed = schema.safeParse(jsonOf(bytes));
		if (!parsed.success) throw this.#unreadable(what);
		return parsed.data;
	}
	#unreadable(what) {
		return this.#transport.unavailable(`GitHub's answer for ${what} is not what its API describes`);
	}
};

export { rmRF as A, notice as C, warning as D, startGroup as E, summary as M, exec as O, isDebug as S, setSecret as T, ExitCode as _, fallbackTag as a, error as b, parseReference as c, platformSlug as d, repositoryName as f, githubPublisher as g, withHubName as h, jsonOf as i, which as j, mkdirP as k, pinnedName as l, taggedName as m, repositoryPath as n, imageName as o, requestedTag as p, GitHubTransport as r, parsePlatform as s, GitHubClient as t, platformName as u, debug as v, setOutput as w, info as x, endGroup as y };