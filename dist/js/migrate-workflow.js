import { b as messageOf, c as visible, f as fault, o as plain } from "./shared-first.js";
import { Rt as parsed, nt as optional, t as PRODUCT, zt as unparsable } from "./shared-cli.js";
import { at as SEVERITIES, st as isSeverity, xt as POLICY_PATH } from "./shared-policy.js";
import { n as require_dist } from "./yaml-weight.js";
import { a as parseUses, i as isPinned, n as parseAction, r as parseWorkflow, t as tokensOf } from "./shell-tokens.js";
import { dirname, join, sep } from "node:path";
import { chmod, lstat, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { basename as basename$1 } from "node:path/posix";

// node_modules/diff/libesm/diff/base.js
var Diff = class {
	diff(oldStr, newStr, options = {}) {
		let callback;
		if (typeof options === "function") {
			callback = options;
			options = {};
		} else if ("callback" in options) callback = options.callback;
		const oldString = this.castInput(oldStr, options);
		const newString = this.castInput(newStr, options);
		const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
		const newTokens = this.removeEmpty(this.tokenize(newString, options));
		return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
	}
	diffWithOptionsObj(oldTokens, newTokens, options, callback) {
		var _a;
		const done = (value) => {
			value = this.postProcess(value, options);
			if (callback) {
				setTimeout(function() {
					callback(value);
				}, 0);
				return;
			} else return value;
		};
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let editLength = 1;
		let maxEditLength = newLen + oldLen;
		if (options.maxEditLength != null) maxEditLength = Math.min(maxEditLength, options.maxEditLength);
		const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : 1e400;
		const abortAfterTimestamp = Date.now() + maxExecutionTime;
		const bestPath = [{
			oldPos: -1,
			lastComponent: void 0
		}];
		let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
		if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
		let minDiagonalToConsider = -1e400, maxDiagonalToConsider = 1e400;
		const execEditLength = () => {
			for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
				let basePath;
				const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
				if (removePath) bestPath[diagonalPath - 1] = void 0;
				let canAdd = false;
				if (addPath) {
					const addPathNewPos = addPath.oldPos - diagonalPath;
					canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
				}
				const canRemove = removePath && removePath.oldPos + 1 < oldLen;
				if (!canAdd && !canRemove) {
					bestPath[diagonalPath] = void 0;
					continue;
				}
				if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) basePath = this.addToPath(addPath, true, false, 0, options);
				else basePath = this.addToPath(removePath, false, true, 1, options);
				newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
				if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
				else {
					bestPath[diagonalPath] = basePath;
					if (basePath.oldPos + 1 >= oldLen) maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
					if (newPos + 1 >= newLen) minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
				}
			}
			editLength++;
		};
		if (callback) (function exec() {
			setTimeout(function() {
				if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) return callback(void 0);
				if (!execEditLength()) exec();
			}, 0);
		})();
		else while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
			const ret = execEditLength();
			if (ret) return ret;
		}
	}
	addToPath(path, added, removed, oldPosInc, options) {
		const last = path.lastComponent;
		if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: last.count + 1,
				added,
				removed,
				previousComponent: last.previousComponent
			}
		};
		else return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: 1,
				added,
				removed,
				previousComponent: last
			}
		};
	}
	extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
		while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
			newPos++;
			oldPos++;
			commonCount++;
			if (options.oneChangePerToken) basePath.lastComponent = {
				count: 1,
				previousComponent: basePath.lastComponent,
				added: false,
				removed: false
			};
		}
		if (commonCount && !options.oneChangePerToken) basePath.lastComponent = {
			count: commonCount,
			previousComponent: basePath.lastComponent,
			added: false,
			removed: false
		};
		basePath.oldPos = oldPos;
		return newPos;
	}
	equals(left, right, options) {
		if (options.comparator) return options.comparator(left, right);
		else return left === right || !!options.ignoreCase && left.toLowerCase() === right.toLowerCase();
	}
	removeEmpty(array) {
		const ret = [];
		for (let i = 0; i < array.length; i++) if (array[i]) ret.push(array[i]);
		return ret;
	}
	castInput(value, options) {
		return value;
	}
	tokenize(value, options) {
		return Array.from(value);
	}
	join(chars) {
		return chars.join("");
	}
	postProcess(changeObjects, options) {
		return changeObjects;
	}
	get useLongestToken() {
		return false;
	}
	buildValues(lastComponent, newTokens, oldTokens) {
		const components = [];
		let nextComponent;
		while (lastComponent) {
			components.push(lastComponent);
			nextComponent = lastComponent.previousComponent;
			delete lastComponent.previousComponent;
			lastComponent = nextComponent;
		}
		components.reverse();
		const componentLen = components.length;
		let componentPos = 0, newPos = 0, oldPos = 0;
		for (; componentPos < componentLen; componentPos++) {
			const component = components[componentPos];
			if (!component.removed) {
				if (!component.added && this.useLongestToken) {
					let value = newTokens.slice(newPos, newPos + component.count);
					value = value.map(function(value, i) {
						const oldValue = oldTokens[oldPos + i];
						return oldValue.length > value.length ? oldValue : value;
					});
					component.value = this.join(value);
				} else component.value = this.join(newTokens.slice(newPos, newPos + component.count));
				newPos += component.count;
				if (!component.added) oldPos += component.count;
			} else {
				component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
				oldPos += component.count;
			}
		}
		return components;
	}
};

// node_modules/diff/libesm/diff/character.js
var CharacterDiff = class extends Diff {};
const characterDiff = new CharacterDiff();

// node_modules/diff/libesm/util/string.js
function longestCommonPrefix(str1, str2) {
	let i = 0;
	for (; i < str1.length && i < str2.length; i++) if (str1[i] != str2[i]) return str1.slice(0, i);
	return str1.slice(0, i);
}
function longestCommonSuffix(str1, str2) {
	let i;
	if (!str1 || !str2 || str1[str1.length - 1] != str2[str2.length - 1]) return "";
	for (i = 0; i < str1.length && i < str2.length; i++) if (str1[str1.length - (i + 1)] != str2[str2.length - (i + 1)]) return str1.slice(-i);
	return str1.slice(-i);
}
function replacePrefix(string, oldPrefix, newPrefix) {
	if (string.slice(0, oldPrefix.length) != oldPrefix) throw Error(`string ${JSON.stringify(string)} doesn't start with prefix ${JSON.stringify(oldPrefix)}; this is a bug`);
	return newPrefix + string.slice(oldPrefix.length);
}
function replaceSuffix(string, oldSuffix, newSuffix) {
	if (!oldSuffix) return string + newSuffix;
	if (string.slice(-oldSuffix.length) != oldSuffix) throw Error(`string ${JSON.stringify(string)} doesn't end with suffix ${JSON.stringify(oldSuffix)}; this is a bug`);
	return string.slice(0, -oldSuffix.length) + newSuffix;
}
function removePrefix(string, oldPrefix) {
	return replacePrefix(string, oldPrefix, "");
}
function removeSuffix(string, oldSuffix) {
	return replaceSuffix(string, oldSuffix, "");
}
function maximumOverlap(string1, string2) {
	return string2.slice(0, overlapCount(string1, string2));
}
function overlapCount(a, b) {
	let startA = 0;
	if (a.length > b.length) startA = a.length - b.length;
	let endB = b.length;
	if (a.length < b.length) endB = a.length;
	const map = Array(endB);
	let k = 0;
	map[0] = 0;
	for (let j = 1; j < endB; j++) {
		if (b[j] == b[k]) map[j] = map[k];
		else map[j] = k;
		while (k > 0 && b[j] != b[k]) k = map[k];
		if (b[j] == b[k]) k++;
	}
	k = 0;
	for (let i = startA; i < a.length; i++) {
		while (k > 0 && a[i] != b[k]) k = map[k];
		if (a[i] == b[k]) k++;
	}
	return k;
}
/**
* Split a string into segments using a word segmenter, merging consecutive
* segments if they are both whitespace segments. Whitespace segments can
* appear adjacent to one another for two reasons:
* - newlines always get their own segment
* - where a diacritic is attached to a whitespace character in the text, the
*   segment ends after the diacritic, so e.g. " \u0300 " becomes two segments.
* This function therefore runs the segmenter's .segment() method and then
* merges consecutive segments of whitespace into a single part.
*/
function segment(string, segmenter) {
	const parts = [];
	for (const segmentObj of Array.from(segmenter.segment(string))) {
		const segment = segmentObj.segment;
		if (parts.length && /\s/.test(parts[parts.length - 1]) && /\s/.test(segment)) parts[parts.length - 1] += segment;
		else parts.push(segment);
	}
	return parts;
}
function trailingWs(string, segmenter) {
	if (segmenter) return leadingAndTrailingWs(string, segmenter)[1];
	let i;
	for (i = string.length - 1; i >= 0; i--) if (!string[i].match(/\s/)) break;
	return string.substring(i + 1);
}
function leadingWs(string, segmenter) {
	if (segmenter) return leadingAndTrailingWs(string, segmenter)[0];
	const match = string.match(/^\s*/);
	return match ? match[0] : "";
}
function leadingAndTrailingWs(string, segmenter) {
	if (!segmenter) return [leadingWs(string), trailingWs(string)];
	if (segmenter.resolvedOptions().granularity != "word") throw new Error("The segmenter passed must have a granularity of \"word\"");
	const segments = segment(string, segmenter);
	const firstSeg = segments[0];
	const lastSeg = segments[segments.length - 1];
	return [/\s/.test(firstSeg) ? firstSeg : "", /\s/.test(lastSeg) ? lastSeg : ""];
}

// node_modules/diff/libesm/diff/word.js
const extendedWordChars = "a-zA-Z0-9_\\u{AD}\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2C6}\\u{2C8}-\\u{2D7}\\u{2DE}-\\u{2FF}\\u{1E00}-\\u{1EFF}";
const tokenizeIncludingWhitespace = new RegExp(`[${extendedWordChars}]+|\\s+|[^${extendedWordChars}]`, "ug");
var WordDiff = class extends Diff {
	equals(left, right, options) {
		if (options.ignoreCase) {
			left = left.toLowerCase();
			right = right.toLowerCase();
		}
		return left.trim() === right.trim();
	}
	tokenize(value, options = {}) {
		let parts;
		if (options.intlSegmenter) {
			const segmenter = options.intlSegmenter;
			if (segmenter.resolvedOptions().granularity != "word") throw new Error("The segmenter passed must have a granularity of \"word\"");
			parts = segment(value, segmenter);
		} else parts = value.match(tokenizeIncludingWhitespace) || [];
		const tokens = [];
		let prevPart = null;
		parts.forEach((part) => {
			if (/\s/.test(part)) {
				if (prevPart == null) tokens.push(part);
				else tokens.push(tokens.pop() + part);
			} else if (prevPart != null && /\s/.test(prevPart)) {
				if (tokens[tokens.length - 1] == prevPart) tokens.push(tokens.pop() + part);
				else tokens.push(prevPart + part);
			} else tokens.push(part);
			prevPart = part;
		});
		return tokens;
	}
	join(tokens) {
		return tokens.map((token, i) => {
			if (i == 0) return token;
			else return token.replace(/^\s+/, "");
		}).join("");
	}
	postProcess(changes, options) {
		if (!changes || options.oneChangePerToken) return changes;
		let lastKeep = null;
		let insertion = null;
		let deletion = null;
		changes.forEach((change) => {
			if (change.added) insertion = change;
			else if (change.removed) deletion = change;
			else {
				if (insertion || deletion) dedupeWhitespaceInChangeObjects(lastKeep, deletion, insertion, change, options.intlSegmenter);
				lastKeep = change;
				insertion = null;
				deletion = null;
			}
		});
		if (insertion || deletion) dedupeWhitespaceInChangeObjects(lastKeep, deletion, insertion, null, options.intlSegmenter);
		return changes;
	}
};
const wordDiff = new WordDiff();
function dedupeWhitespaceInChangeObjects(startKeep, deletion, insertion, endKeep, segmenter) {
	if (deletion && insertion) {
		const [oldWsPrefix, oldWsSuffix] = leadingAndTrailingWs(deletion.value, segmenter);
		const [newWsPrefix, newWsSuffix] = leadingAndTrailingWs(insertion.value, segmenter);
		if (startKeep) {
			const commonWsPrefix = longestCommonPrefix(oldWsPrefix, newWsPrefix);
			startKeep.value = replaceSuffix(startKeep.value, newWsPrefix, commonWsPrefix);
			deletion.value = removePrefix(deletion.value, commonWsPrefix);
			insertion.value = removePrefix(insertion.value, commonWsPrefix);
		}
		if (endKeep) {
			const commonWsSuffix = longestCommonSuffix(oldWsSuffix, newWsSuffix);
			endKeep.value = replacePrefix(endKeep.value, newWsSuffix, commonWsSuffix);
			deletion.value = removeSuffix(deletion.value, commonWsSuffix);
			insertion.value = removeSuffix(insertion.value, commonWsSuffix);
		}
	} else if (insertion) {
		if (startKeep) {
			const ws = leadingWs(insertion.value, segmenter);
			insertion.value = insertion.value.substring(ws.length);
		}
		if (endKeep) {
			const ws = leadingWs(endKeep.value, segmenter);
			endKeep.value = endKeep.value.substring(ws.length);
		}
	} else if (startKeep && endKeep) {
		const newWsFull = leadingWs(endKeep.value, segmenter), [delWsStart, delWsEnd] = leadingAndTrailingWs(deletion.value, segmenter);
		const newWsStart = longestCommonPrefix(newWsFull, delWsStart);
		deletion.value = removePrefix(deletion.value, newWsStart);
		const newWsEnd = longestCommonSuffix(removePrefix(newWsFull, newWsStart), delWsEnd);
		deletion.value = removeSuffix(deletion.value, newWsEnd);
		endKeep.value = replacePrefix(endKeep.value, newWsFull, newWsEnd);
		startKeep.value = replaceSuffix(startKeep.value, newWsFull, newWsFull.slice(0, newWsFull.length - newWsEnd.length));
	} else if (endKeep) {
		const endKeepWsPrefix = leadingWs(endKeep.value, segmenter);
		const deletionWsSuffix = trailingWs(deletion.value, segmenter);
		const overlap = maximumOverlap(deletionWsSuffix, endKeepWsPrefix);
		deletion.value = removeSuffix(deletion.value, overlap);
	} else if (startKeep) {
		const startKeepWsSuffix = trailingWs(startKeep.value, segmenter);
		const deletionWsPrefix = leadingWs(deletion.value, segmenter);
		const overlap = maximumOverlap(startKeepWsSuffix, deletionWsPrefix);
		deletion.value = removePrefix(deletion.value, overlap);
	}
}
var WordsWithSpaceDiff = class extends Diff {
	tokenize(value) {
		const regex = new RegExp(`(\\r?\\n)|[${extendedWordChars}]+|[^\\S\\n\\r]+|[^${extendedWordChars}]`, "ug");
		return value.match(regex) || [];
	}
};
const wordsWithSpaceDiff = new WordsWithSpaceDiff();

// node_modules/diff/libesm/diff/line.js
var LineDiff = class extends Diff {
	constructor() {
		super(...arguments);
		this.tokenize = tokenize;
	}
	equals(left, right, options) {
		if (options.ignoreWhitespace) {
			if (!options.newlineIsToken || !left.includes("\n")) left = left.trim();
			if (!options.newlineIsToken || !right.includes("\n")) right = right.trim();
		} else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
			if (left.endsWith("\n")) left = left.slice(0, -1);
			if (right.endsWith("\n")) right = right.slice(0, -1);
		}
		return super.equals(left, right, options);
	}
};
const lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options) {
	return lineDiff.diff(oldStr, newStr, options);
}
function tokenize(value, options) {
	if (options.stripTrailingCr) value = value.replace(/\r\n/g, "\n");
	const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
	if (!linesAndNewlines[linesAndNewlines.length - 1]) linesAndNewlines.pop();
	for (let i = 0; i < linesAndNewlines.length; i++) {
		const line = linesAndNewlines[i];
		if (i % 2 && !options.newlineIsToken) retLines[retLines.length - 1] += line;
		else retLines.push(line);
	}
	return retLines;
}

// node_modules/diff/libesm/diff/sentence.js
function isSentenceEndPunct(char) {
	return char == "." || char == "!" || char == "?";
}
var SentenceDiff = class extends Diff {
	tokenize(value) {
		var _a;
		const result = [];
		let tokenStartI = 0;
		for (let i = 0; i < value.length; i++) {
			if (i == value.length - 1) {
				result.push(value.slice(tokenStartI));
				break;
			}
			if (isSentenceEndPunct(value[i]) && value[i + 1].match(/\s/)) {
				result.push(value.slice(tokenStartI, i + 1));
				i = tokenStartI = i + 1;
				while ((_a = value[i + 1]) === null || _a === void 0 ? void 0 : _a.match(/\s/)) i++;
				result.push(value.slice(tokenStartI, i + 1));
				tokenStartI = i + 1;
			}
		}
		return result;
	}
};
const sentenceDiff = new SentenceDiff();

// node_modules/diff/libesm/diff/css.js
var CssDiff = class extends Diff {
	tokenize(value) {
		return value.split(/([{}:;,]|\s+)/);
	}
};
const cssDiff = new CssDiff();

// node_modules/diff/libesm/diff/json.js
var JsonDiff = class extends Diff {
	constructor() {
		super(...arguments);
		this.tokenize = tokenize;
	}
	get useLongestToken() {
		return true;
	}
	castInput(value, options) {
		const { undefinedReplacement, stringifyReplacer = (k, v) => typeof v === "undefined" ? undefinedReplacement : v } = options;
		return typeof value === "string" ? value : JSON.stringify(canonicalize(value, null, null, stringifyReplacer), null, "  ");
	}
	equals(left, right, options) {
		return super.equals(left.replace(/,([\r\n])/g, "$1"), right.replace(/,([\r\n])/g, "$1"), options);
	}
};
const jsonDiff = new JsonDiff();
function canonicalize(obj, stack, replacementStack, replacer, key) {
	stack = stack || [];
	replacementStack = replacementStack || [];
	if (replacer) obj = replacer(key === void 0 ? "" : key, obj);
	let i = 0;
	for (; i < stack.length; i += 1) if (stack[i] === obj) return replacementStack[i];
	let canonicalizedObj;
	if ("[object Array]" === Object.prototype.toString.call(obj)) {
		stack.push(obj);
		canonicalizedObj = new Array(obj.length);
		replacementStack.push(canonicalizedObj);
		for (i = 0; i < obj.length; i += 1) canonicalizedObj[i] = canonicalize(obj[i], stack, replacementStack, replacer, String(i));
		stack.pop();
		replacementStack.pop();
		return canonicalizedObj;
	}
	if (obj && obj.toJSON) obj = obj.toJSON();
	if (typeof obj === "object" && obj !== null) {
		stack.push(obj);
		canonicalizedObj = {};
		replacementStack.push(canonicalizedObj);
		const sortedKeys = [];
		let key;
		for (key in obj)
 /* istanbul ignore else */
		if (Object.prototype.hasOwnProperty.call(obj, key)) sortedKeys.push(key);
		sortedKeys.sort();
		for (i = 0; i < sortedKeys.length; i += 1) {
			key = sortedKeys[i];
			canonicalizedObj[key] = canonicalize(obj[key], stack, replacementStack, replacer, key);
		}
		stack.pop();
		replacementStack.pop();
	} else canonicalizedObj = obj;
	return canonicalizedObj;
}

// node_modules/diff/libesm/diff/array.js
var ArrayDiff = class extends Diff {
	tokenize(value) {
		return value.slice();
	}
	join(value) {
		return value;
	}
	removeEmpty(value) {
		return value;
	}
};
const arrayDiff = new ArrayDiff();

// node_modules/diff/libesm/patch/create.js
/**
* Returns true if the filename contains characters that require C-style
* quoting (as used by Git and GNU diffutils in diff output).
*/
function needsQuoting(s) {
	for (let i = 0; i < s.length; i++) if (s[i] < " " || s[i] > "~" || s[i] === "\"" || s[i] === "\\") return true;
	return false;
}
/**
* C-style quotes a filename, encoding special characters as escape sequences
* and non-ASCII bytes as octal escapes. This is the inverse of
* `parseQuotedFileName` in parse.ts.
*
* Non-ASCII bytes are encoded as UTF-8 before being emitted as octal escapes.
* This matches the behaviour of both Git and GNU diffutils, which always emit
* UTF-8 octal escapes regardless of the underlying filesystem encoding (e.g.
* Git for Windows converts from NTFS's UTF-16 to UTF-8 internally).
*
* If the filename doesn't need quoting, returns it as-is.
*/
function quoteFileNameIfNeeded(s) {
	if (!needsQuoting(s)) return s;
	let result = "\"";
	const bytes = new TextEncoder().encode(s);
	let i = 0;
	while (i < bytes.length) {
		const b = bytes[i];
		if (b === 7) result += "\\a";
		else if (b === 8) result += "\\b";
		else if (b === 9) result += "\\t";
		else if (b === 10) result += "\\n";
		else if (b === 11) result += "\\v";
		else if (b === 12) result += "\\f";
		else if (b === 13) result += "\\r";
		else if (b === 34) result += "\\\"";
		else if (b === 92) result += "\\\\";
		else if (b >= 32 && b <= 126) result += String.fromCharCode(b);
		else result += "\\" + b.toString(8).padStart(3, "0");
		i++;
	}
	result += "\"";
	return result;
}
const INCLUDE_HEADERS = {
	includeIndex: true,
	includeUnderline: true,
	includeFileHeaders: true
};
const FILE_HEADERS_ONLY = {
	includeIndex: false,
	includeUnderline: false,
	includeFileHeaders: true
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
	let optionsObj;
	if (!options) optionsObj = {};
	else if (typeof options === "function") optionsObj = { callback: options };
	else optionsObj = options;
	if (typeof optionsObj.context === "undefined") optionsObj.context = 4;
	const context = optionsObj.context;
	if (optionsObj.newlineIsToken) throw new Error("newlineIsToken may not be used with patch-generation functions, only with diffing functions");
	if (!optionsObj.callback) return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
	else {
		const { callback } = optionsObj;
		diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
			const patch = diffLinesResultToPatch(diff);
			callback(patch);
		} }));
	}
	function diffLinesResultToPatch(diff) {
		if (!diff) return;
		diff.push({
			value: "",
			lines: []
		});
		function contextLines(lines) {
			return lines.map(function(entry) {
				return " " + entry;
			});
		}
		const hunks = [];
		let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
		for (let i = 0; i < diff.length; i++) {
			const current = diff[i], lines = current.lines || splitLines(current.value);
			current.lines = lines;
			if (current.added || current.removed) {
				if (!oldRangeStart) {
					const prev = diff[i - 1];
					oldRangeStart = oldLine;
					newRangeStart = newLine;
					if (prev) {
						curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
						oldRangeStart -= curRange.length;
						newRangeStart -= curRange.length;
					}
				}
				for (const line of lines) curRange.push((current.added ? "+" : "-") + line);
				if (current.added) newLine += lines.length;
				else oldLine += lines.length;
			} else {
				if (oldRangeStart) {
					if (lines.length <= context * 2 && i < diff.length - 2) for (const line of contextLines(lines)) curRange.push(line);
					else {
						const contextSize = Math.min(lines.length, context);
						for (const line of contextLines(lines.slice(0, contextSize))) curRange.push(line);
						const hunk = {
							oldStart: oldRangeStart,
							oldLines: oldLine - oldRangeStart + contextSize,
							newStart: newRangeStart,
							newLines: newLine - newRangeStart + contextSize,
							lines: curRange
						};
						hunks.push(hunk);
						oldRangeStart = 0;
						newRangeStart = 0;
						curRange = [];
					}
				}
				oldLine += lines.length;
				newLine += lines.length;
			}
		}
		for (const hunk of hunks) for (let i = 0; i < hunk.lines.length; i++) if (hunk.lines[i].endsWith("\n")) hunk.lines[i] = hunk.lines[i].slice(0, -1);
		else {
			hunk.lines.splice(i + 1, 0, "\\ No newline at end of file");
			i++;
		}
		return {
			oldFileName,
			newFileName,
			oldHeader,
			newHeader,
			hunks
		};
	}
}
/**
* creates a unified diff patch.
*
* @param patch either a single structured patch object (as returned by `structuredPatch`) or an
*   array of them (as returned by `parsePatch`).
* @param headerOptions behaves the same as the `headerOptions` option of `createTwoFilesPatch`.
*   Ignored for patches where `isGit` is `true`.
*
* When a patch has `isGit: true`, `formatPatch` output is changed to more closely match Git's
* output: it emits a `diff --git` header, emits Git extended headers as appropriate based on
* properties like `isRename`, `isCreate`, `newMode`, etc, and will omit `---`/`+++` file
* headers for patches with no hunks (e.g. renames without content changes).
*/
function formatPatch(patch, headerOptions) {
	var _a, _b, _c, _d, _e, _f;
	if (!headerOptions) headerOptions = INCLUDE_HEADERS;
	if (Array.isArray(patch)) {
		if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every((p) => p.isGit)) throw new Error("Cannot omit file headers on a multi-file patch. (The result would be unparseable; how would a tool trying to apply the patch know which changes are to which file?)");
		return patch.map((p) => formatPatch(p, headerOptions)).join("\n");
	}
	const ret = [];
	if (patch.isGit) {
		headerOptions = INCLUDE_HEADERS;
		if (!patch.oldFileName) throw new Error("oldFileName must be specified for Git patches");
		if (!patch.newFileName) throw new Error("newFileName must be specified for Git patches");
		let gitOldName = patch.oldFileName;
		let gitNewName = patch.newFileName;
		if (patch.isCreate && gitOldName === "/dev/null") gitOldName = gitNewName.replace(/^b\//, "a/");
		else if (patch.isDelete && gitNewName === "/dev/null") gitNewName = gitOldName.replace(/^a\//, "b/");
		ret.push("diff --git " + quoteFileNameIfNeeded(gitOldName) + " " + quoteFileNameIfNeeded(gitNewName));
		if (patch.isDelete) ret.push("deleted file mode " + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : "100644"));
		if (patch.isCreate) ret.push("new file mode " + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : "100644"));
		if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
			ret.push("old mode " + patch.oldMode);
			ret.push("new mode " + patch.newMode);
		}
		if (patch.isRename) {
			ret.push("rename from " + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : "").replace(/^a\//, "")));
			ret.push("rename to " + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : "").replace(/^b\//, "")));
		}
		if (patch.isCopy) {
			ret.push("copy from " + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : "").replace(/^a\//, "")));
			ret.push("copy to " + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : "").replace(/^b\//, "")));
		}
	} else {
		if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== void 0) ret.push("Index: " + patch.oldFileName);
		if (headerOptions.includeUnderline) ret.push("===================================================================");
	}
	const hasHunks = patch.hunks.length > 0;
	if (headerOptions.includeFileHeaders && patch.oldFileName !== void 0 && patch.newFileName !== void 0 && (!patch.isGit || hasHunks)) {
		ret.push("--- " + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? "	" + patch.oldHeader : ""));
		ret.push("+++ " + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? "	" + patch.newHeader : ""));
	}
	for (let i = 0; i < patch.hunks.length; i++) {
		const hunk = patch.hunks[i];
		const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
		const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
		ret.push("@@ -" + oldStart + "," + hunk.oldLines + " +" + newStart + "," + hunk.newLines + " @@");
		for (const line of hunk.lines) ret.push(line);
	}
	return ret.join("\n") + "\n";
}
function createTwoFilesPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
	if (typeof options === "function") options = { callback: options };
	if (!(options === null || options === void 0 ? void 0 : options.callback)) {
		const patchObj = structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options);
		if (!patchObj) return;
		return formatPatch(patchObj, options === null || options === void 0 ? void 0 : options.headerOptions);
	} else {
		const { callback } = options;
		structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, Object.assign(Object.assign({}, options), { callback: (patchObj) => {
			if (!patchObj) callback(void 0);
			else callback(formatPatch(patchObj, options.headerOptions));
		} }));
	}
}
/**
* Split `text` into an array of lines, including the trailing newline character (where present)
*/
function splitLines(text) {
	const hasTrailingNl = text.endsWith("\n");
	const result = text.split("\n").map((line) => line + "\n");
	if (hasTrailingNl) result.pop();
	else result.push(result.pop().slice(0, -1));
	return result;
}

// src/cli/changes/change-diff.ts
/** The changes as one unified diff that `git apply` and `patch -p1` read. Without escapes and invisible characters. */
function changeDiff(changes) {
	return changes.map(diffOf).join("");
}
function diffOf({ path, before, after }) {
	const from = before === void 0 ? "/dev/null" : `a/${path}`;
	const patch = createTwoFilesPatch(from, `b/${path}`, before ?? "", after, void 0, void 0, {
		context: 3,
		headerOptions: FILE_HEADERS_ONLY,
		stripTrailingCr: false
	});
	return visible(patch.replaceAll("\r\n", "\n"));
}

// src/cli/changes/write-changes.ts
/** Permission bits of a file. */
const MODE = 511;
/**
* Writes all changes or none: first every new content beside its place, then each into its place in one step. Throws
* `input-invalid` if a file is no longer as it was read, is a link, or lies outside the root.
*/
async function writeChanges(root, changes) {
	const prepared = [];
	const done = [];
	try {
		for (const change of changes) {
			const target = await targetOf(root, change);
			const one = {
				change,
				target,
				temporary: `${target}.${randomUUID()}.tmp`
			};
			prepared.push(one);
			await writeFile(one.temporary, change.after, { flag: "wx" });
			if (change.before !== void 0) await chmod(one.temporary, (await lstat(target)).mode & MODE);
		}
		for (const one of prepared) {
			await rename(one.temporary, one.target);
			done.push(one);
		}
	} catch (error) {
		for (const { change, target } of done) await (change.before === void 0 ? rm(target, { force: true }) : writeFile(target, change.before));
		throw error;
	} finally {
		for (const { temporary } of prepared) await rm(temporary, { force: true });
	}
}
/** The path that a change is written to, which is as it was when the change was made. */
async function targetOf(root, { path, before }) {
	const target = join(root, path);
	await mkdir(dirname(target), { recursive: true });
	const folder = await realpath(dirname(target));
	const top = await realpath(root);
	if (folder !== top && !folder.startsWith(top + sep)) throw fault("input-invalid", "inputs", `${path} is outside the repository, behind a link`);
	const stats = await lstat(target).catch(() => void 0);
	if (stats !== void 0 && !stats.isFile()) throw fault("input-invalid", "inputs", `${path} is not a plain file; nothing was written`);
	if ((stats === void 0 ? void 0 : await readFile(target, "utf8")) !== before) throw fault("input-invalid", "inputs", `${path} was changed in the meantime; nothing was written`);
	return target;
}

// src/cli/changes/settle-changes.ts
/**
* Shows the changes, asks, and writes them: all or none. Answers the exit code: 0 if they were written, were only to be
* shown, or were declined; 2 if they could not be written or nobody could be asked.
*/
async function settleChanges(root, changes, { yes = false, dryRun = false }, { print, ask }) {
	print(changeDiff(changes));
	const names = changes.map(({ path }) => plain(path, 300)).join(", ");
	if (dryRun) {
		print(`Nothing was written (--dry-run): ${names}\n`);
		return 0;
	}
	if (!yes && ask === void 0) {
		print(`Nothing was written, because nobody can be asked here. Add --yes to write ${names}.\n`);
		return 2;
	}
	if (!yes && ask !== void 0 && !await ask(`Write ${names}?`)) {
		print("Nothing was written.\n");
		return 0;
	}
	try {
		await writeChanges(root, changes);
	} catch (error) {
		print(`Nothing was written: ${plain(messageOf(error), 500)}\n`);
		return 2;
	}
	print(`Written: ${names}\n`);
	return 0;
}

// src/cli/migrate/assay-step.ts
var import_dist = require_dist();
/** Stands for the commit of a release that somebody must fill in. */
const NO_COMMIT = "0".repeat(40);
const REPOSITORY = new URL(PRODUCT.uri).pathname.slice(1);
/** What stands behind `uses:` for Assay's action. */
function assayReference(style, commit) {
	if (style === "tag" && commit === void 0) return `${REPOSITORY}@v${PRODUCT.version}`;
	return commit === void 0 ? `${REPOSITORY}@${NO_COMMIT} # a commit of a release` : `${REPOSITORY}@${commit} # v${PRODUCT.version}`;
}
/** The lines of a step whose dash is at a column. */
function stepLines(step, reference, dash) {
	return [
		`name: ${scalar(step.name)}`,
		`id: ${step.id}`,
		...step.condition === void 0 ? [] : [`if: ${scalar(`\${{ ${step.condition} }}`)}`],
		`uses: ${reference}`,
		...mapping("env", step.env),
		...mapping("with", step.inputs)
	].map((line, index) => `${" ".repeat(dash)}${index === 0 ? "- " : "  "}${line}`);
}
function mapping(key, values) {
	const entries = Object.entries(values);
	if (entries.length === 0) return [];
	return [`${key}:`, ...entries.map(([name, value]) => `  ${name}: ${scalar(value)}`)];
}
/** A text as one line of YAML. */
function scalar(text) {
	return !/[\r\n]/.test(text) ? (0, import_dist.stringify)(text, { lineWidth: 0 }).trimEnd() : JSON.stringify(text);
}

// src/cli/migrate/file-lines.ts
/** The lines of a file, from 1, and changes of them that keep the file's line ends and every other line. */
var FileLines = class {
	text;
	count;
	#starts;
	#eol;
	constructor(text) {
		this.text = text;
		const starts = [0];
		for (const { index } of text.matchAll(/\n/g)) if (index + 1 < text.length) starts.push(index + 1);
		this.#starts = starts;
		this.count = starts.length;
		this.#eol = /\r?\n/.exec(text)?.[0] ?? "\n";
	}
	/** A line without its line end. */
	line(number) {
		return this.text.slice(this.startOf(number), this.startOf(number + 1)).replace(/\r?\n$/, "");
	}
	startOf(number) {
		return this.#starts[number - 1] ?? this.text.length;
	}
	/** The last line of what begins on a line: every following line is deeper than `indent`, or blank. */
	lastOfBlock(first, indent) {
		let last = first;
		for (let number = first + 1; number <= this.count; number += 1) {
			const line = this.line(number);
			if (line.trim() === "") continue;
			if (indentOf(line) <= indent) break;
			last = number;
		}
		return last;
	}
	/** Replaces whole lines. `last` before `first` inserts. */
	replace(first, last, lines) {
		const start = this.startOf(first);
		const end = Math.max(start, this.startOf(last + 1));
		const isCut = lines.length > 0 && end === this.text.length && !this.text.endsWith("\n");
		const body = lines.map((line) => line + this.#eol).join("");
		if (start === this.text.length && start > 0 && !this.text.endsWith("\n")) return {
			start,
			end,
			text: this.#eol + lines.join(this.#eol)
		};
		return {
			start,
			end,
			text: isCut ? body.slice(0, -this.#eol.length) : body
		};
	}
	insertBefore(number, lines) {
		return this.replace(number, number - 1, lines);
	}
	/** Replaces a part of a line; columns from 1, `to` exclusive. */
	replaceIn(number, from, to, text) {
		const start = this.startOf(number);
		return {
			start: start + from - 1,
			end: start + to - 1,
			text
		};
	}
};
/** The number of spaces in front of a line. */
function indentOf(line) {
	return /^ */.exec(line)?.[0].length ?? 0;
}
/** The text with all splices, which must not overlap. Of several at one place, the first comes first. */
function spliced(text, splices) {
	const ordered = splices.map((splice, index) => ({
		splice,
		index
	}));
	ordered.sort((a, b) => a.splice.start - b.splice.start || a.splice.end - b.splice.end || a.index - b.index);
	let result = "";
	let at = 0;
	for (const { splice } of ordered) {
		if (splice.start < at) throw new Error("two changes of the file overlap");
		result += text.slice(at, splice.start) + splice.text;
		at = splice.end;
	}
	return result + text.slice(at);
}

// src/cli/migrate/job-view.ts
function jobViews({ jobs, env, permissions }, lines) {
	return jobs.map((job) => ({
		id: job.id,
		first: job.at.line,
		last: lines.lastOfBlock(job.at.line, job.at.column - 1),
		steps: job.steps,
		variables: [...env, ...job.env],
		...permissionsOf(job, permissions),
		...job.if === void 0 ? {} : { condition: job.if.text }
	}));
}
function permissionsOf(job, whole) {
	const permissions = job.permissions ?? whole;
	return permissions === void 0 ? {} : { permissions };
}
function actionView({ steps }, lines) {
	return {
		id: "runs",
		first: 1,
		last: lines.count,
		steps,
		variables: []
	};
}
/** The lines of a step, if it stands on lines of its own and shares nothing with another place by an anchor or an alias. */
function stepBlock({ at }, lines) {
	const line = lines.line(at.line);
	const before = line.slice(0, at.column - 1);
	if (!/^ *- +$/.test(before)) return void 0;
	const dash = indentOf(line);
	const last = lines.lastOfBlock(at.line, dash);
	for (let number = at.line; number <= last; number += 1) if (/^ *(?:- +)?(?:[\w-]+:\s*)?[&*][A-Za-z][\w-]*\s*$/.test(lines.line(number))) return void 0;
	return {
		first: at.line,
		last,
		dash
	};
}

// src/cli/migrate/migration-note.ts
/** The notes without repetitions, in the order of the file; those about the whole file come first. */
function inOrder(notes) {
	const seen = /* @__PURE__ */ new Set();
	return notes.filter(({ kind, line, text }) => {
		const key = kind === "changes" ? `${kind} ${text}` : `${kind} ${line ?? ""} ${text}`;
		return seen.has(key) ? false : seen.add(key) !== void 0;
	}).sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
}
/** A note about behaviour that changes. */
function changes(text, line) {
	return {
		kind: "changes",
		text,
		...line === void 0 ? {} : { line }
	};
}

// src/cli/migrate/wishes/wish.ts
function wished(wish) {
	return {
		kind: "wish",
		wish
	};
}
function left(why) {
	return {
		kind: "left",
		why
	};
}
/** The inputs of a step by name. */
function inputsOf$1({ with: variables }) {
	return new Map(variables.map(({ name, value }) => [name.toLowerCase(), value.text.trim()]));
}
function isExpression(text) {
	return text.includes("${{");
}
/** Inputs without a meaning for Assay that somebody must decide about: a sentence for each that is given. */
function undecided(given, advice) {
	return Object.entries(advice).flatMap(([name, what]) => {
		const value = given.get(name) ?? "";
		return value === "" || value === "false" ? [] : [`\`${name}: ${value}\` has no translation: ${what}`];
	});
}
/** Whether the job goes on if the step fails. */
function isTolerant({ continueOnError }) {
	return continueOnError !== void 0 && continueOnError.text !== "false";
}

// src/cli/migrate/image-names.ts
/** The repository of the action that a step uses, in lower case; empty for a script and for an action of this repository. */
function actionOf({ uses }) {
	const read = uses === void 0 ? void 0 : parseUses(uses.text);
	return read?.ok === true && read.value.kind === "remote" ? read.value.repository : "";
}
/** The steps that build or push an image. */
function builtImages(steps) {
	return steps.flatMap((step, index) => {
		if (actionOf(step) === "docker/build-push-action") return [{
			index,
			step,
			isAction: true,
			pushes: pushOf(inputsOf$1(step))
		}];
		const script = step.run?.text ?? "";
		const pushes = /\b(?:docker|podman|buildah|nerdctl)\s+(?:image\s+)?push\b|\b(?:docker|podman)\s[^\n]*\bbuild\b[^\n]*\s--push\b|\bcrane\s+push\b|\bskopeo\s+copy\b/.test(script);
		const builds = /\b(?:docker|podman|nerdctl)\s+(?:buildx\s+|image\s+)?build\b|\bbuildah\s+(?:bud|build)\b/.test(script);
		return pushes || builds ? [{
			index,
			step,
			isAction: false,
			pushes
		}] : [];
	});
}
function pushOf(given) {
	if (/(?:^|[,\s])(?:push=true|type=registry)/.test(given.get("outputs") ?? "")) return true;
	const push = given.get("push") ?? "false";
	return push === "true" ? true : push === "false" || push === "" ? false : bareCondition(push);
}
/** A condition without `${{ }}` around it. */
function bareCondition(text) {
	const trimmed = text.trim();
	const [, inner] = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(trimmed) ?? [];
	return (inner ?? trimmed).trim();
}
/**
* The repository and the reference of an image, with what docker/metadata-action made of it: `steps.meta.outputs.tags` is
* the image that this step names, under several tags. Undefined if that step names several images.
*/
function withoutMetadata(image, steps) {
	const [, id, rest = ""] = /^\$\{\{\s*(?:fromJSON\(\s*)?steps\.([\w-]+)\.outputs\.(?:tags|json)\b[^}]*\}\}(@.*)?$/s.exec(image.trim()) ?? [];
	if (id === void 0) return image.trim();
	const step = steps.find((one) => one.id === id && actionOf(one) === "docker/metadata-action");
	const [name, ...others] = (step === void 0 ? "" : inputsOf$1(step).get("images") ?? "").split(/[\n,]/).map((one) => one.trim()).filter((one) => one !== "" && !one.startsWith("#"));
	return name === void 0 || others.length > 0 || name.includes("=") ? void 0 : name + rest;
}
/** The name of an image without tag and digest, with the variables of the workflow replaced, to compare names. */
function repositoryName(image, variables) {
	const known = new Map(variables.map(({ name, value }) => [name, value.text.trim()]));
	return withoutTag(image.replace(/\$\{\{\s*env\.([\w-]+)\s*\}\}/g, (whole, name) => known.get(name) ?? whole).replace(/\$\{\{\s*([^}]*?)\s*\}\}/g, (_, inner) => `<${encodeURIComponent(inner.replace(/\s+/g, " "))}>`)).replace(/^docker\.io\/(?:library\/)?/, "").toLowerCase();
}
/** An image without tag and digest. Expressions stay. */
function withoutTag(image) {
	const held = image.replace(/\$\{\{.*?\}\}/gs, (expression) => "x".repeat(expression.length));
	const at = held.indexOf("@");
	const name = at < 0 ? held : held.slice(0, at);
	const colon = name.lastIndexOf(":");
	const end = colon > name.lastIndexOf("/") ? colon : name.length;
	return image.slice(0, end);
}
function hasDigest(image) {
	return image.replace(/\$\{\{.*?\}\}/gs, "").includes("@");
}

// src/cli/migrate/wishes/read-attest.ts
/** Predicate types that Assay attests itself. */
const OWN_TYPES = /^https:\/\/(?:slsa\.dev\/(?:provenance|verification_summary)\/|cyclonedx\.org\/bom|spdx\.dev\/Document|in-toto\.io\/attestation\/vulns\/)/;
/** Whether Assay makes a statement of this type, by its URI or by cosign's short name. */
function isOwnType(type) {
	return OWN_TYPES.test(type) || /^(?:slsaprovenance(?:02|1)?|spdx|spdxjson|cyclonedx|vuln)$/.test(type);
}
/** Reads a step of actions/attest, actions/attest-build-provenance or actions/attest-sbom. */
function readAttest(step, repository) {
	const given = inputsOf$1(step);
	const tool = repository.replace(/^actions\//, "");
	const [name, digest] = [given.get("subject-name") ?? "", given.get("subject-digest") ?? ""];
	if (name === "" || digest === "") return left("it attests files, and Assay attests images");
	const type = given.get("predicate-type") ?? "";
	if (tool === "attest" && type !== "" && !isOwnType(type)) return left(`Assay makes no statement of the type \`${type}\``);
	const pushes = given.get("push-to-registry") === "true";
	return wished({
		tool,
		image: `${name}@${digest}`,
		signer: { kind: "keyless" },
		changes: [pushes ? `${tool} also kept the attestation at GitHub; Assay attaches it to the image in the registry. Verify with \`cosign verify-attestation\` or Assay's gate.` : `${tool} kept the attestation at GitHub; Assay attaches it to the image in the registry. Verify with \`cosign verify-attestation\` or Assay's gate.`, `In a repository that is not public, ${tool} used GitHub's own Sigstore, whose log nobody else can read.`]
	});
}

// src/cli/migrate/wishes/signing-script.ts
/** Flags of cosign that stand alone. Every other one takes a value. */
const ALONE = /* @__PURE__ */ new Set([
	"yes",
	"y",
	"recursive",
	"r",
	"force",
	"f",
	"verbose",
	"d",
	"new-bundle-format",
	"allow-insecure-registry"
]);
const EXPRESSION = /\$\{\{.*?\}\}/gs;
/** Stands for an expression while a shell's words are read. */
const HELD = "ASSAY_EXPRESSION_";
/** What a script may do besides calling cosign, without any effect that would be missed. */
const HARMLESS = /* @__PURE__ */ new Set([
	"echo",
	"set",
	":",
	"true"
]);
/**
* Reads a script that does nothing but sign and attest with cosign. `variables` has the values that are known. The fault is
* the end of a sentence about the script.
*/
function readSigningScript(script, variables) {
	const expressions = [];
	const plainScript = script.replace(/\\\r?\n/g, " ").replace(EXPRESSION, (expression) => {
		expressions.push(expression);
		return `\${${HELD}${expressions.length - 1}}`;
	});
	if (/(?<![0-9&])>(?![&>]|\s*\/dev\/null)/.test(plainScript)) return unparsable("writes a file");
	const tokens = tokensOf(plainScript);
	if (!tokens.ok) return tokens;
	const values = new Map(variables);
	for (const [index, text] of expressions.entries()) values.set(`${HELD}${index}`, text);
	return callsIn(commandsOf(tokens.value), values);
}
function commandsOf(tokens) {
	const commands = [];
	let words = [];
	const end = (piped) => {
		if (words.length > 0) commands.push({
			words,
			piped
		});
		words = [];
	};
	for (const token of tokens) if (token.kind === "sign") end(token.sign === "|");
	else if (words.length === 0 && [
		"do",
		"done",
		"then",
		"fi"
	].includes(token.plain ?? "")) continue;
	else words.push(token.word);
	end(false);
	return commands;
}
function callsIn(commands, values) {
	const calls = [];
	let input;
	for (const { words, piped } of commands) {
		const texts = words.map((word) => textOf(word, values));
		const [first = "", ...rest] = texts;
		let output;
		const assignment = /^([A-Za-z_]\w*)(\+?)=([\s\S]*)$/.exec(first);
		if (assignment !== null && rest.length === 0) {
			const [, name = "", adds, value = ""] = assignment;
			values.set(name, adds === "+" ? (values.get(name) ?? "") + value : value);
		} else if (first === "for" && rest[1] === "in") values.set(rest[0] ?? "", rest.slice(2).join(" "));
		else if (first === "xargs") {
			const from = rest.indexOf("cosign");
			const place = /^-I\s*(\S*)$/.exec(rest[0] ?? "");
			const mark = place === null ? void 0 : place[1] || rest[1];
			if (from < 0 || input === void 0) return unparsable(`calls \`xargs\` for something else than cosign`);
			const call = callOf((mark === void 0 ? [...rest.slice(from), input] : rest.slice(from)).map((one) => mark === void 0 ? one : one.replaceAll(mark, input ?? "")));
			if (!call.ok) return call;
			calls.push(call.value);
		} else if (first === "cosign") {
			const call = callOf(texts);
			if (!call.ok) return call;
			calls.push(call.value);
		} else if (HARMLESS.has(first)) output = rest.filter((one) => !/^-[neE]+$/.test(one)).join(" ");
		else return unparsable(`also runs \`${first.slice(0, 60)}\``);
		input = piped ? output : void 0;
	}
	if (calls.length === 0) return unparsable("does not call `cosign sign` or `cosign attest`");
	return parsed(calls);
}
function callOf([, command = "", ...args]) {
	if (command !== "sign" && command !== "attest") return unparsable(`also runs \`cosign ${command}\``);
	const flags = /* @__PURE__ */ new Map();
	const images = [];
	for (let at = 0; at < args.length; at += 1) {
		const [, name, , value] = /^--?([A-Za-z][\w-]*)(=([\s\S]*))?$/.exec(args[at] ?? "") ?? [];
		if (name === void 0) images.push(...(args[at] ?? "").split(/\s+/).filter((one) => one !== ""));
		else if (value !== void 0 || ALONE.has(name)) flags.set(name, value ?? "true");
		else {
			at += 1;
			flags.set(name, args[at] ?? "");
		}
	}
	return parsed({
		command,
		flags,
		images: joinedExpressions(images)
	});
}
/** An expression may contain blanks: its pieces are put together again. */
function joinedExpressions(words) {
	const joined = [];
	for (const word of words) {
		const last = joined.at(-1);
		if (last !== void 0 && last.split("${{").length > last.split("}}").length) joined[joined.length - 1] = `${last} ${word}`;
		else joined.push(word);
	}
	return joined;
}
/** The text of a word with the values of its variables. An unknown variable stays as `$NAME`. */
function textOf(word, values) {
	return word.map((piece) => {
		if (piece.kind === "text") return piece.text;
		return piece.kind === "variable" ? values.get(piece.name) ?? `$${piece.name}` : "$?";
	}).join("");
}

// src/cli/migrate/wishes/read-cosign.ts
/** Flags whose meaning Assay has anyway, or that only concern how cosign asks. */
const OWN_MEANING = /* @__PURE__ */ new Set([
	"yes",
	"y",
	"recursive",
	"r",
	"force",
	"f",
	"verbose",
	"d",
	"new-bundle-format",
	"tlog-upload",
	"oidc-provider",
	"predicate",
	"type",
	"key",
	"replace",
	"timeout",
	"t"
]);
const PUBLIC_ISSUERS = /* @__PURE__ */ new Set(["https://token.actions.githubusercontent.com", "https://oauth2.sigstore.dev/auth"]);
/** Variables that runners set, as expressions. */
const RUNNER_VARIABLES = {
	GITHUB_SHA: "${{ github.sha }}",
	GITHUB_REPOSITORY: "${{ github.repository }}",
	GITHUB_REPOSITORY_OWNER: "${{ github.repository_owner }}",
	GITHUB_REF_NAME: "${{ github.ref_name }}",
	GITHUB_RUN_ID: "${{ github.run_id }}",
	GITHUB_ACTOR: "${{ github.actor }}"
};
/** Whether a script calls cosign to sign or attest. */
function callsCosign({ run }) {
	return run !== void 0 && /\bcosign\s+(?:sign|attest)\b(?!-)/.test(run.text);
}
/** Reads a step whose script signs with cosign. `outer` are the names of the variables of the job and the workflow. */
function readCosign(step, outer) {
	const own = new Map(step.env.map(({ name, value }) => [name, value.text.trim()]));
	const script = step.run?.text ?? "";
	const variables = new Map([
		...Object.entries(RUNNER_VARIABLES),
		...outer.map((name) => [name, `\${{ env.${name} }}`]),
		...own
	]);
	const calls = readSigningScript(script, variables);
	if (!calls.ok) return left(`the script ${calls.fault}`);
	const why = calls.value.map(refusal).find((one) => one !== void 0);
	if (why !== void 0) return left(why);
	const images = [...new Set(calls.value.flatMap((call) => call.images))];
	const [image] = images;
	if (image === void 0) return left("cosign gets no image");
	if (images.some((one) => one.includes("$") && /\$(?!\{\{)/.test(one))) return left("the name of the image has a variable that only the script knows");
	if (new Set(images).size > 1) return left(`it signs ${images.length} images; a step of Assay checks one`);
	const keys = new Set(calls.value.map(({ flags }) => flags.get("key")));
	const [key] = keys;
	if (keys.size > 1) return left("it signs with several keys");
	const used = new Set([...script.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = ""]) => name));
	const kept = [...own].filter(([name]) => !used.has(name) && name !== "COSIGN_EXPERIMENTAL");
	return wished({
		tool: "cosign",
		image,
		signer: key === void 0 ? { kind: "keyless" } : {
			kind: "key",
			key
		},
		env: Object.fromEntries(kept),
		changes: calls.value.some(({ flags }) => flags.has("predicate")) ? ["Assay makes the attested documents itself; the files that the script attested are not read."] : []
	});
}
/** Why Assay cannot do what a call does; undefined if it can. */
function refusal({ command, flags }) {
	for (const [name, value] of flags) {
		if (OWN_MEANING.has(name)) continue;
		if (name === "oidc-issuer" && PUBLIC_ISSUERS.has(value)) continue;
		if (/^(?:fulcio-url|rekor-url|oidc-issuer|signing-config|trusted-root|timestamp-server-url)$/.test(name)) return `it signs with a Sigstore of its own (\`--${name}\`); Assay needs \`signing-config\` and \`trusted-root\` for it`;
		if (name === "a" || name === "annotations") return "it signs annotations, and the statements of Assay contain none of your own";
		return `Assay has no translation of \`--${name}\``;
	}
	const type = flags.get("type") ?? "";
	if (command === "attest" && !isOwnType(type)) return `Assay makes no statement of the type \`${type === "" ? "custom" : type}\``;
	if (flags.get("key")?.includes("$") === true) return "the key is a variable, and Assay needs a file, `env://NAME` or a KMS URI";
}

// src/cli/migrate/wishes/severity-list.ts
/** The names of other tools for Assay's severities. */
const OTHER_NAMES = {
	unspecified: "unknown",
	negligible: "unknown"
};
/** Severities separated by commas, in Assay's order. Undefined if one is none. */
function severitiesIn(text) {
	const names = text.toLowerCase().split(/[\s,]+/).filter((name) => name !== "").map((name) => OTHER_NAMES[name] ?? name);
	if (names.length === 0 || !names.every(isSeverity)) return void 0;
	return SEVERITIES.filter((severity) => names.includes(severity));
}
/** A severity and all above it. Undefined if it is none. */
function severitiesFrom(text) {
	const [lowest] = severitiesIn(text) ?? [];
	return lowest === void 0 ? void 0 : SEVERITIES.slice(0, SEVERITIES.indexOf(lowest) + 1);
}

// src/cli/migrate/wishes/read-scanner.ts
/** Reads a step of aquasecurity/trivy-action. */
function readTrivy(step) {
	const given = inputsOf$1(step);
	const kind = given.get("scan-type") ?? "image";
	if (![
		"image",
		"fs",
		"filesystem"
	].includes(kind)) return left(`Assay has no scan of the type \`${kind}\``);
	const image = given.get("image-ref") ?? "";
	const file = given.get("input") ?? "";
	if (kind === "image" && image === "" && file === "") return left("it names no image");
	const exitCode = given.get("exit-code") ?? "0";
	const severity = given.get("severity") ?? "";
	if (isExpression(exitCode + severity)) return left("its severities or its exit code are an expression, which only a run can evaluate");
	const failOn = severity === "" ? void 0 : severitiesIn(severity);
	if (severity !== "" && failOn === void 0) return left(`\`severity: ${severity}\` names no severities`);
	const enforce = isTolerant(step) || exitCode === "0" || exitCode === "" ? "warn" : "block";
	const all = enforce === "block" ? severitiesFrom("unknown") : void 0;
	const format = given.get("format") ?? "table";
	return wished({
		tool: "trivy-action",
		...kind === "image" ? { image: image === "" ? `archive:${file}` : image } : { source: given.get("scan-ref") ?? "." },
		scan: {
			enforce,
			onlyFixed: given.get("ignore-unfixed") === "true",
			...optional({ failOn: failOn ?? all })
		},
		files: filesOf(given.get("output"), format),
		todo: [...undecided(given, {
			"vuln-type": "Assay compares packages of the system and of languages; use `vulnerabilities.packages` of the policy.",
			"skip-dirs": "use `vulnerabilities.packages` of the policy with `paths` and `fail-on: []`.",
			"skip-files": "use `vulnerabilities.packages` of the policy with `paths` and `fail-on: []`.",
			"ignore-policy": "write its rules as exceptions of the policy.",
			"trivy-config": "compare that file with the policy.",
			template: "Assay writes report.json, SARIF and a summary.",
			"github-pat": "Assay sends nothing to the dependency graph.",
			"docker-host": "Assay reads images from a registry, a layout or an archive."
		}), ...scannersOf(given.get("scanners") ?? "")]
	});
}
function scannersOf(scanners) {
	const others = scanners.split(",").filter((one) => ![
		"",
		"vuln",
		"secret"
	].includes(one.trim()));
	if (others.length === 0) return [];
	return [`\`scanners: ${scanners}\`: Assay does not check ${others.join(", ")}; keep a step for it.`];
}
/** Reads a step of anchore/scan-action. */
function readGrype(step) {
	const given = inputsOf$1(step);
	const image = given.get("image") ?? "";
	if (image === "" && (given.get("sbom") ?? "") !== "") return left("it scans an SBOM file, and Assay makes its own");
	const cutoff = given.get("severity-cutoff") ?? "medium";
	const failBuild = given.get("fail-build") ?? "true";
	if (isExpression(cutoff + failBuild)) return left("its severities or `fail-build` are an expression, which only a run can evaluate");
	const failOn = severitiesFrom(cutoff);
	if (failOn === void 0) return left(`\`severity-cutoff: ${cutoff}\` is no severity`);
	return wished({
		tool: "scan-action",
		...image === "" ? { source: given.get("path") ?? "." } : { image: imageOfSyft(image) },
		scan: {
			enforce: failBuild === "false" || isTolerant(step) ? "warn" : "block",
			onlyFixed: given.get("only-fixed") === "true",
			failOn
		},
		files: filesOf(given.get("output-file"), given.get("output-format") ?? "sarif"),
		inputs: credentials(given, "registry-username", "registry-password"),
		todo: undecided(given, {
			vex: "name the documents in `vex.files` of the policy.",
			"by-cve": "Assay knows a vulnerability by all its ids.",
			config: "compare that file with the policy."
		})
	});
}
/** Reads a step of docker/scout-action. */
function readScout(step) {
	const given = inputsOf$1(step);
	const commands = (given.get("command") ?? "").split(",").map((one) => one.trim());
	const other = commands.find((one) => ![
		"quickview",
		"cves",
		"sbom"
	].includes(one));
	if (other !== void 0) return left(`Assay has no translation of the command \`${other}\``);
	const image = (given.get("image") ?? "").replace(/^(?:image|local|registry):\/\//, "");
	if (image === "" || /^(?:fs|sbom|archive|oci-dir):\/\//.test(image)) return left("it names no image");
	const severity = given.get("only-severities") ?? "";
	const failOn = severity === "" ? void 0 : severitiesIn(severity);
	if (severity !== "" && failOn === void 0) return left(`\`only-severities: ${severity}\` names no severities`);
	const blocks = given.get("exit-code") === "true" && commands.includes("cves") && !isTolerant(step);
	const scan = {
		enforce: blocks ? "block" : "warn",
		onlyFixed: given.get("only-fixed") === "true",
		...optional({ failOn: failOn ?? (blocks ? severitiesFrom("unknown") : void 0) })
	};
	const comments = given.get("write-comment") !== "false";
	return wished({
		tool: "scout-action",
		image,
		...commands.includes("cves") ? { scan } : {},
		files: [...filesOf(given.get("sarif-file"), "sarif"), ...filesOf(given.get("output"), "sbom")],
		inputs: credentials(given, "registry-user", "registry-password"),
		changes: comments ? ["scout-action wrote a comment into the pull request; Assay writes the job summary."] : [],
		todo: undecided(given, {
			"only-unfixed": "Assay has only the reverse, `only-fixed`.",
			"only-package-types": "use `vulnerabilities.packages` of the policy with `types`.",
			"only-cisa-kev": "Assay decides by severity and CVSS.",
			"vex-location": "name the documents in `vex.files` of the policy.",
			"ignore-base": "use `vulnerabilities.base-image-findings: apart` of the policy."
		})
	});
}
/** Reads a step of anchore/sbom-action. */
function readSbomAction(step) {
	const given = inputsOf$1(step);
	const image = given.get("image") ?? "";
	const file = given.get("file") ?? "";
	if (image === "" && file !== "") return left("it lists one file, and Assay lists a source tree");
	const uploads = given.get("upload-artifact") !== "false";
	return wished({
		tool: "sbom-action",
		...image === "" ? { source: given.get("path") ?? "." } : { image: imageOfSyft(image) },
		files: filesOf(given.get("output-file"), "sbom"),
		inputs: credentials(given, "registry-username", "registry-password"),
		changes: uploads ? ["sbom-action uploaded the SBOM as an artifact and to releases; Assay writes it into its evidence folder, and attaches it to an image that it signs."] : [],
		todo: undecided(given, {
			"dependency-snapshot": "Assay sends nothing to the dependency graph.",
			config: "Assay has no configuration of syft."
		})
	});
}
/** Reads a step of gitleaks/gitleaks-action. */
function readGitleaks(step) {
	const config = step.env.find(({ name }) => name === "GITLEAKS_CONFIG")?.value.text ?? "";
	return wished({
		tool: "gitleaks-action",
		source: ".",
		changes: ["Secrets are searched in the source tree, in the commits of the event, in every layer and in the configuration of the image, no longer in commits alone. No licence key is needed."],
		todo: config === "" ? [] : [`Rules of your own in ${config} are not used: Assay has its own rules and those of gitleaks and trivy.`]
	});
}
/** Syft and grype take `registry:` and `docker:` in front of a name. */
function imageOfSyft(image) {
	const tar = /^(?:docker-archive|oci-archive):(.+)$/.exec(image);
	if (tar !== null) return `archive:${tar[1]}`;
	const layout = /^oci-dir:(.+)$/.exec(image);
	if (layout !== null) return `oci:${layout[1]}`;
	return image.replace(/^(?:registry|docker|podman):/, "");
}
function filesOf(path, format) {
	if (path === void 0 || path === "") return [];
	if (format === "sarif") return [{
		path,
		output: "sarif"
	}];
	return [{
		path,
		output: /^(?:sbom|cyclonedx|spdx|spdx-json|github)/.test(format) ? "sbom" : "report"
	}];
}
function credentials(given, user, password) {
	const [name, secret] = [given.get(user) ?? "", given.get(password) ?? ""];
	return name === "" && secret === "" ? {} : {
		"registry-username": name,
		"registry-password": secret
	};
}

// src/cli/migrate/wishes/read-step.ts
const READERS = {
	"aquasecurity/trivy-action": readTrivy,
	"anchore/scan-action": readGrype,
	"anchore/sbom-action": readSbomAction,
	"docker/scout-action": readScout,
	"gitleaks/gitleaks-action": readGitleaks,
	"zricethezav/gitleaks-action": readGitleaks,
	"sigstore/cosign-installer": () => ({
		kind: "installer",
		program: "cosign"
	}),
	"aquasecurity/setup-trivy": () => ({
		kind: "installer",
		program: "trivy"
	})
};
const ATTEST = /* @__PURE__ */ new Set([
	"actions/attest",
	"actions/attest-build-provenance",
	"actions/attest-sbom"
]);
/** A condition with a function that asks how the job is doing. An input cannot have one. */
const STATUS = /\b(?:always|success|failure|cancelled)\s*\(/;
/** What a step of another tool means for Assay. Undefined for every step that Assay has nothing to do with. */
function readStep(step, outer) {
	const reading = readingOf(step, outer);
	if (reading?.kind !== "wish" || step.if === void 0 || !STATUS.test(step.if.text)) return reading;
	if (isStatusAlone(step.if.text)) return reading;
	return left("its condition mixes the state of the job with something else");
}
/** Whether a condition only asks how the job is doing. Assay's step runs if the steps before it succeeded. */
function isStatusAlone(condition) {
	return /^(?:\$\{\{)?\s*(?:always\(\)|success\(\)|!\s*cancelled\(\))\s*(?:\}\})?$/.test(condition.trim());
}
function readingOf(step, outer) {
	const action = actionOf(step);
	if (ATTEST.has(action)) return readAttest(step, action);
	const reader = READERS[action];
	if (reader !== void 0) return reader(step);
	if (callsCosign(step)) return readCosign(step, outer);
	const [, program] = /(?:^|[\n;&|])\s*(trivy|grype|syft|gitleaks)\s+[a-z-]/.exec(step.run?.text ?? "") ?? [];
	return program === void 0 ? void 0 : left(`it calls \`${program}\` in a script of your own`);
}

// src/cli/migrate/image-group.ts
/** Puts the steps about the same image together. */
function groupByImage(job, candidates) {
	const built = builtImages(job.steps);
	const left = [];
	const sets = /* @__PURE__ */ new Map();
	for (const candidate of candidates) {
		if (candidate.wish.image === void 0) continue;
		const image = withoutMetadata(candidate.wish.image, job.steps);
		if (image === void 0 || image.includes("\n")) {
			left.push({
				candidate,
				why: "it is about several images, and a step of Assay checks one"
			});
			continue;
		}
		const isLocal = isOnlyHere(candidate, image, built);
		const key = `${repositoryName(image, job.variables)} ${isLocal}`;
		sets.set(key, [...sets.get(key) ?? [], {
			candidate,
			image,
			isLocal
		}]);
	}
	return {
		groups: [...sets.values()].map((set) => groupOf(job, built, set)),
		left
	};
}
function isOnlyHere({ index, wish }, image, built) {
	if (wish.signer !== void 0 || hasDigest(image) || /^(?:archive|oci):/.test(image)) return false;
	const before = built.filter((one) => one.index < index);
	return before.length > 0 && before.every(({ pushes }) => pushes === false);
}
function groupOf(job, built, set) {
	const members = set.map(({ candidate }) => candidate);
	const isLocal = set[0]?.isLocal === true;
	const [first = ""] = set.map(({ image }) => image);
	const lastIndex = Math.max(...members.map(({ index }) => index));
	const pushed = isLocal ? [] : built.filter(({ pushes, index }) => pushes !== false && index < lastIndex);
	const own = pushed.findLast((one) => one.isAction && names(one, job).includes(repositoryName(first, job.variables)));
	const exact = set.map(({ image }) => image).find(hasDigest);
	const id = own?.step.id ?? freeId("build", job);
	const image = isLocal ? first : exact ?? (own === void 0 ? first : `${withoutTag(first)}@\${{ steps.${id}.outputs.digest }}`);
	const isNamedByBuild = !isLocal && exact === void 0 && own !== void 0 && own.step.id === void 0;
	const push = own ?? pushed.at(-1);
	const lowest = Math.max(-1, ...push === void 0 ? [] : [push.index], ...members.flatMap((member) => neededSteps(member, image, job)));
	const place = members.find(({ index }) => index > lowest) ?? members.at(-1);
	if (place === void 0) throw new Error("a group of steps has no member");
	const conditions = conditionsOf(members, push);
	return {
		image,
		isLocal,
		members,
		place,
		...scanOf(members),
		...signerOf(members),
		...conditions,
		...isNamedByBuild ? { unnamedBuild: {
			built: own,
			id
		} } : {},
		...push !== void 0 && !pushesByDigest(push) ? { earlyPush: push } : {}
	};
}
/** The names of the images that a build step tags. */
function names({ step }, job) {
	const given = inputsOf$1(step);
	const tags = (given.get("tags") ?? "").split(/[\n,]/).map((tag) => tag.trim());
	const [, output = ""] = /(?:^|[,\s])name=([^,\s]+(?:\s*\}\}[^,\s]*)?)/.exec(given.get("outputs") ?? "") ?? [];
	return [...tags, output].flatMap((tag) => {
		const image = tag === "" ? void 0 : withoutMetadata(tag, job.steps);
		return image === void 0 ? [] : [repositoryName(image, job.variables)];
	});
}
function pushesByDigest({ step }) {
	return (inputsOf$1(step).get("outputs") ?? "").includes("push-by-digest=true");
}
/** Positions of the steps whose outputs the image and the variables of a step name. */
function neededSteps({ wish }, image, { steps }) {
	const texts = [
		image,
		...Object.values(wish.env ?? {}),
		...Object.values(wish.inputs ?? {})
	].join("\n");
	const ids = new Set([...texts.matchAll(/\bsteps\.([\w-]+)\./g)].map(([, id]) => id));
	return steps.flatMap(({ id }, index) => id !== void 0 && ids.has(id) ? [index] : []);
}
/** An id that no step of the job has. */
function freeId(wanted, { steps }, more = []) {
	const taken = /* @__PURE__ */ new Set([...steps.map(({ id }) => id), ...more]);
	let id = wanted;
	for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
	return id;
}
/** The strictest of what the scans asked for; unfixed vulnerabilities are only left out if every scan left them out. */
function scanOf(members) {
	const scans = members.flatMap(({ wish }) => wish.scan === void 0 ? [] : [wish.scan]);
	if (scans.length === 0) return {};
	const blocking = scans.filter(({ enforce }) => enforce === "block");
	const deciding = blocking.length > 0 ? blocking : scans;
	const lists = deciding.flatMap(({ failOn }) => failOn === void 0 ? [] : [failOn]);
	const union = SEVERITIES.filter((one) => lists.some((list) => list.includes(one)));
	return { scan: {
		enforce: blocking.length > 0 ? "block" : "warn",
		onlyFixed: deciding.every(({ onlyFixed }) => onlyFixed),
		...union.length === 0 ? {} : { failOn: union }
	} };
}
/** A key, if one of the steps has one: then everything is signed with it. */
function signerOf(members) {
	const signers = members.flatMap(({ wish }) => wish.signer === void 0 ? [] : [wish.signer]);
	const signer = signers.find(({ kind }) => kind === "key") ?? signers[0];
	return signer === void 0 ? {} : { signer };
}
function conditionsOf(members, push) {
	const runs = unionOf(members) ?? (typeof push?.pushes === "string" ? push.pushes : void 0);
	const signs = unionOf(members.filter(({ wish }) => wish.signer !== void 0));
	return {
		...runs === void 0 ? {} : { condition: runs },
		...signs === void 0 || signs === runs ? {} : { signCondition: signs }
	};
}
/** The condition under which at least one of the steps runs. Undefined: always. */
function unionOf(members) {
	const conditions = members.map(({ step }) => step.if === void 0 || isStatusAlone(step.if.text) ? void 0 : bareCondition(step.if.text));
	const different = [...new Set(conditions)];
	if (different.includes(void 0) || different.length === 0) return void 0;
	return different.length === 1 ? different[0] : different.map((one) => `(${one})`).join(" || ");
}

// src/cli/migrate/plan-job.ts
/** Outputs of other actions, and the outputs of Assay that stand for them. */
const OUTPUTS = {
	"outputs.sarif": "outputs.sarif",
	"outputs.json": "outputs.report",
	outcome: "outcome",
	conclusion: "conclusion"
};
/** Decides which steps of a job Assay replaces. `shared` are the places of steps that stand in several jobs by an alias. */
function planJob(job, lines, shared) {
	const outer = job.variables.map(({ name }) => name);
	const reads = job.steps.map((step, index) => {
		return {
			index,
			step,
			block: shared.has(placeOf(step)) ? void 0 : stepBlock(step, lines),
			reading: readStep(step, outer)
		};
	});
	const notes = [];
	const leave = ({ step }, why) => notes.push({
		kind: "left",
		line: step.at.line,
		text: `${nameOf(step)} stays as it is: ${why}.`
	});
	const candidates = [];
	for (const read of reads) {
		const { index, step, block, reading } = read;
		if (reading?.kind === "left") leave(read, reading.why);
		if (reading?.kind !== "wish") continue;
		const used = foreignOutput(read, job, lines);
		if (block === void 0) leave(read, "it shares its text with another place, or its line with other steps");
		else if (used !== void 0) leave(read, used);
		else candidates.push({
			index,
			step,
			block,
			wish: reading.wish
		});
	}
	const grouping = groupByImage(job, candidates);
	for (const { candidate, why } of grouping.left) leave(candidate, why);
	const sources = candidates.filter(({ wish }) => wish.image === void 0);
	const host = hostOf(grouping.groups);
	const hosted = sources.filter((source) => {
		if (host?.condition === void 0 || host.condition === conditionText(source)) return true;
		leave(source, `Assay's step runs only if \`${host.condition}\``);
		return false;
	});
	return {
		job,
		groups: grouping.groups.map((group) => group === host ? {
			...group,
			...scanOf([...group.members, ...hosted])
		} : group),
		sources: hosted,
		installers: reads.filter(({ reading, block }) => reading?.kind === "installer" && block !== void 0),
		left: notes
	};
}
/** The group that also checks the source tree: one that always runs, if there is one. */
function hostOf(groups) {
	return groups.find(({ condition }) => condition === void 0) ?? groups[0];
}
function conditionText({ step }) {
	if (step.if === void 0 || isStatusAlone(step.if.text)) return void 0;
	return step.if.text.replace(/^\s*\$\{\{\s*|\s*\}\}\s*$/g, "");
}
/** How messages name a step. */
function nameOf(step) {
	const action = actionOf(step);
	return action === "" ? "the script" : action;
}
function placeOf({ at }) {
	return `${at.line}:${at.column}`;
}
/** Why a step must stay: another line uses an output that Assay does not have. */
function foreignOutput({ step, block }, job, lines) {
	if (step.id === void 0 || block === void 0) return void 0;
	for (const { name, line } of referencesTo(step.id, job, lines)) if (!(line >= block.first && line <= block.last) && OUTPUTS[name] === void 0) return `line ${line} uses its \`${name}\`, and Assay has no such output`;
}
/** Where a job names what a step answers: `outputs.NAME`, `outcome` or `conclusion`, with its offset. */
function referencesTo(id, job, lines) {
	const from = lines.startOf(job.first);
	const text = lines.text.slice(from, lines.startOf(job.last + 1));
	const before = `steps.${id}.`;
	return [...text.matchAll(/\bsteps\.([\w-]+)\.((?:outputs\.)?[\w-]+)/g)].flatMap((match) => {
		if (match[1] !== id) return [];
		const offset = from + match.index;
		const line = lines.text.slice(0, offset).split("\n").length;
		return [{
			name: match[2] ?? "",
			line,
			idStart: offset + 6,
			end: offset + before.length + (match[2] ?? "").length
		}];
	});
}

// src/cli/migrate/policy-of-scans.ts
const DEFAULT_FAIL_ON = ["critical", "high"];
/**
* Turns what the scans asked for into settings. Inputs are enough, unless unfixed vulnerabilities are left out, which only a
* policy file can say. With a policy file, inputs can only be stricter: so a new one has the least strict rule.
*/
function settingsOf(scans, hasPolicy) {
	const present = scans.flatMap((scan) => scan === void 0 ? [] : [scan]);
	const fixedOnly = present.length > 0 && present.every(({ onlyFixed }) => onlyFixed);
	const mixed = !fixedOnly && present.some(({ onlyFixed }) => onlyFixed);
	const notes = [];
	if (mixed) notes.push({
		kind: "todo",
		text: "Only some of the scans left out unfixed vulnerabilities. The policy of a repository is one for all images: now unfixed vulnerabilities block everywhere, unless you set `vulnerabilities.only-fixed: true`."
	});
	if (hasPolicy && present.length > 0) notes.push({
		kind: "todo",
		text: `The repository has a ${POLICY_PATH}, and the inputs of a step can only make it stricter. Compare it with what the scans asked for: ${present.map(inWords).join("; ")}.`
	});
	if (hasPolicy || !fixedOnly) return {
		inputsFor: inputsOf,
		notes
	};
	const shared = SEVERITIES.filter((one) => present.every(({ failOn = DEFAULT_FAIL_ON }) => failOn.includes(one)));
	const failOn = shared.length > 0 ? shared : DEFAULT_FAIL_ON;
	const enforce = present.some((scan) => scan.enforce === "warn") ? "warn" : "block";
	return {
		inputsFor: (scan) => {
			if (scan === void 0) return {};
			const { failOn: wanted = DEFAULT_FAIL_ON } = scan;
			return {
				...wanted.join() === failOn.join() ? {} : { "fail-on": wanted.join(",") },
				...enforce === "warn" && scan.enforce === "block" ? { enforce: "block" } : {}
			};
		},
		change: {
			path: POLICY_PATH,
			after: policyText(failOn, enforce)
		},
		notes
	};
}
function inputsOf(scan) {
	return {
		...scan?.failOn === void 0 || scan.failOn.join() === DEFAULT_FAIL_ON.join() ? {} : { "fail-on": scan.failOn.join(",") },
		...scan?.enforce === "warn" ? { enforce: "warn" } : {}
	};
}
function inWords({ failOn = DEFAULT_FAIL_ON, enforce, onlyFixed }) {
	return `${enforce} on ${failOn.join(", ")}${onlyFixed ? ", only fixed ones" : ""}`;
}
function policyText(failOn, enforce) {
	return [
		"# The rules of Assay for images: docs/policy.md has every key.",
		"version: 1",
		...enforce === "warn" ? ["enforce: warn # findings are reported, and the job passes"] : [],
		"vulnerabilities:",
		`  fail-on: [${failOn.join(", ")}]`,
		"  only-fixed: true # a vulnerability without a fix does not count",
		""
	].join("\n");
}

// src/cli/migrate/behaviour-notes.ts
/** What changes in behaviour for the image of a group, whatever the replaced steps were. */
function behaviourNotes(group, plan, { change }) {
	const { signer, scan, isLocal, earlyPush, place } = group;
	const isScannedBefore = plan.groups.some((other) => other.scan !== void 0 && sameName(other, group, plan));
	const line = place.step.at.line;
	const notes = [changes("Assay fails closed: what could not be scanned or searched is an `error` that fails the job, also with `enforce: warn`."), changes("Secrets block too: Assay searches the source tree, the commits of the event, every layer and the configuration of the image.")];
	if (scan === void 0 && signer !== void 0 && !isScannedBefore) notes.push(changes(change === void 0 ? "Nothing was scanned before the signature. Now critical and high vulnerabilities block, also those without a fix." : "Nothing was scanned before the signature. Now vulnerabilities block as the policy file says."));
	if (scan === void 0 && signer === void 0) notes.push(changes("Vulnerabilities block, and not only packages are listed."));
	if (signer !== void 0) notes.push(...signingNotes(group));
	if (scan?.enforce === "warn" && signer !== void 0) notes.push(changes("The scan only reported, and the image was signed whatever it found. With `enforce: warn` an image with findings is not signed, unless the policy file has `sign-on-warn: true`."));
	if (isLocal) notes.push(changes("The image is checked before the push, from a file that `docker save` writes. This step signs nothing."));
	if (isLocal && plan.groups.some((other) => other.signer !== void 0 && sameName(other, group, plan))) notes.push({
		kind: "todo",
		line,
		text: "The image is checked twice: before the push, and where it is signed. If the build pushes by digest without a tag, the second step is enough: give it `push-to` (docs/migrate.md)."
	});
	if (group.members.some(({ step }) => step.if !== void 0 && isStatusAlone(step.if.text))) notes.push(changes("A step that ran also after a failure now runs only if every step before it succeeded."));
	if (group.members.some(({ step, wish }) => wish.signer !== void 0 && isTolerant(step))) notes.push(changes("A signature that fails now fails the job: `continue-on-error` is gone."));
	if (earlyPush !== void 0 && signer !== void 0) notes.push({
		kind: "todo",
		line: earlyPush.step.at.line,
		text: "This step still pushes the image under its tags before the checks. To publish only what passed, push by digest without a tag and let Assay set the tag with `push-to` (docs/migrate.md)."
	});
	if (typeof earlyPush?.pushes === "string" && group.condition === earlyPush.pushes) notes.push(changes(`The image is checked only if \`${earlyPush.pushes}\`, since else nothing is in the registry. For pull requests, add a check that needs no registry (docs/usage.md#a-required-check).`));
	if (/github\.repository\b/.test(group.image)) notes.push({
		kind: "todo",
		line,
		text: "`github.repository` keeps upper-case letters, and the name of an image has only lower-case letters. If your owner or repository has some, write the name in lower case."
	});
	return notes;
}
function signingNotes({ signer, members }) {
	const kinds = new Set(members.flatMap(({ wish }) => wish.signer === void 0 ? [] : [wish.signer.kind]));
	return [
		changes("The image is signed only after every check passed, and only for `push`, `workflow_dispatch`, `repository_dispatch`, `schedule` and `release`. For every other event Assay checks and signs nothing."),
		changes("Assay attaches the signature, the provenance, the SBOM, the vulnerability result and a verification summary (VSA), as Sigstore bundles. A verifier that reads only the `sha256-….sig` tags of older versions of cosign finds none of them."),
		...kinds.size > 1 ? [changes("Everything is signed with the key. Until now the attestations had the identity of the workflow.")] : [],
		...signer?.kind === "keyless" ? [changes("Keyless signing writes the names of the repository and the workflow, and the commit, permanently into the public log. In a repository that is not public this is an error, unless you add `public-log: allow`.")] : [changes("With a key, Assay puts nothing into a public log.")]
	];
}
function sameName(one, other, { job }) {
	return one !== other && repositoryName(one.image, job.variables) === repositoryName(other.image, job.variables);
}
/** The permissions that the steps of Assay need in a job. */
function neededPermissions({ groups, job }) {
	const isOnGhcr = (group) => !group.isLocal && /^ghcr\.io\//.test(repositoryName(group.image, job.variables));
	const signed = groups.filter(({ signer }) => signer !== void 0);
	const needed = [];
	if (signed.some(isOnGhcr)) needed.push({
		scope: "packages",
		level: "write",
		why: "push the signature and the attestations"
	});
	else if (groups.some(isOnGhcr)) needed.push({
		scope: "packages",
		level: "read",
		why: "read the image"
	});
	if (signed.some(({ signer }) => signer?.kind === "keyless")) needed.push({
		scope: "id-token",
		level: "write",
		why: "sign with the identity of this workflow"
	});
	return needed;
}
/** Permissions that only the replaced steps needed. */
function droppedPermissions({ groups, job }) {
	const gone = new Set(groups.flatMap(({ members }) => members.map(({ step }) => step)));
	const isAttest = (action) => /^actions\/attest/.test(action);
	const had = [...gone].some((step) => isAttest(actionOf(step)));
	const has = job.steps.some((step) => !gone.has(step) && isAttest(actionOf(step)));
	return had && !has ? ["attestations", "artifact-metadata"] : [];
}

// src/cli/migrate/checkout-depth.ts
const WHY = "the secrets check reads every commit of the event";
/** The step that checks out the repository of the workflow into the workspace. */
function checkoutOf({ steps }) {
	return steps.find((step) => {
		const given = inputsOf$1(step);
		return actionOf(step) === "actions/checkout" && !given.has("repository") && (given.get("path") ?? ".") === ".";
	});
}
/** Lets a checkout fetch every commit: the secrets check refuses a shallow clone. */
function depthEdits(step, lines) {
	const present = step.with.find(({ name }) => name.toLowerCase() === "fetch-depth");
	const [first] = step.with;
	const changed = {
		kind: "changes",
		line: step.at.line,
		text: `The checkout fetches the whole history (\`fetch-depth: 0\`), since ${WHY}.`
	};
	if (present?.value.text.trim() === "0") return {
		splices: [],
		notes: []
	};
	if (present !== void 0) {
		const { line, column } = present.value.at;
		const length = valueLength(lines.line(line).slice(column - 1));
		return {
			splices: [lines.replaceIn(line, column, column + length, "0")],
			notes: [changed]
		};
	}
	if (first !== void 0) {
		const { line, column } = first.at;
		return {
			splices: [lines.line(line).slice(0, column - 1).trim() === "" ? lines.insertBefore(line, [`${" ".repeat(column - 1)}fetch-depth: 0 # ${WHY}`]) : lines.replaceIn(line, column, column, "fetch-depth: 0, ")],
			notes: [changed]
		};
	}
	const line = step.uses?.at.line ?? step.at.line;
	if (!/^ *(?:- +)?uses:/.test(lines.line(line))) return {
		splices: [],
		notes: [{
			kind: "todo",
			line,
			text: `Give the checkout \`fetch-depth: 0\`: ${WHY}.`
		}]
	};
	const indent = " ".repeat(step.at.column - 1);
	const added = [`${indent}with:`, `${indent}  fetch-depth: 0 # ${WHY}`];
	return {
		splices: [lines.insertBefore(line + 1, added)],
		notes: [changed]
	};
}
/** The length of a plain or quoted value at the beginning of a text, without a comment. */
function valueLength(text) {
	return /^(?:"[^"]*"|'[^']*'|\$\{\{.*?\}\}|(?:(?!\s+#|,\s|\s*\}).)*)/.exec(text)?.[0].trimEnd().length ?? 0;
}

// src/cli/migrate/group-steps.ts
/** The lines of the steps that stand for a group: Assay, and before it what saves a local image as a file. */
function groupLines(group, place, dash) {
	const file = `\${{ runner.temp }}/${place.id}-image.tar`;
	const save = [
		"- name: Image as a file",
		...group.condition === void 0 ? [] : [`  if: ${scalar(`\${{ ${group.condition} }}`)}`],
		"  env:",
		`    IMAGE: ${scalar(group.image)}`,
		`  run: docker save --output "$RUNNER_TEMP/${place.id}-image.tar" "$IMAGE"`
	].map((line) => " ".repeat(dash) + line);
	const image = group.isLocal ? `archive:${file}` : group.image;
	return [...group.isLocal ? [...save, ""] : [], ...stepLines(assayStep(group, image, place), place.reference, dash)];
}
function assayStep(group, image, place) {
	const { members, signer } = group;
	const env = Object.assign({}, ...members.map(({ wish }) => wish.env ?? {}));
	const inputs = Object.assign({}, ...members.map(({ wish }) => wish.inputs ?? {}));
	const folders = [...new Set(place.sources.map(({ wish }) => wish.source ?? "."))].filter((one) => one !== ".");
	const source = place.hasCheckout ? folders.length === 1 && place.sources.length === 1 ? folders[0] : void 0 : "";
	return {
		name: signer === void 0 ? "Check the image" : "Check, sign and attest the image",
		id: place.id,
		...group.condition === void 0 ? {} : { condition: group.condition },
		env,
		inputs: {
			image,
			...source === void 0 ? {} : { source },
			...place.settings,
			...signerInputs(group),
			...inputs,
			...place.isFirst ? {} : { "output-dir": `\${{ runner.temp }}/${place.id}` }
		}
	};
}
function signerInputs({ signer, signCondition }) {
	if (signer === void 0) return { signer: "none" };
	const only = (text, otherwise) => signCondition === void 0 ? text : `\${{ (${signCondition}) && ${quoted(text)} || ${quoted(otherwise)} }}`;
	if (signer.kind === "key") return {
		signer: only("key", "none"),
		key: only(signer.key, "")
	};
	return signCondition === void 0 ? {} : { signer: only("keyless", "none") };
}
function quoted(text) {
	return `'${text.replaceAll("'", "''")}'`;
}

// src/cli/migrate/job-permissions.ts
/** Adds what the permissions of a job lack, and removes the scopes of `dropped`. Other lines stay as they are. */
function permissionEdits(job, lines, needed, dropped) {
	const { permissions } = job;
	if (permissions === void 0 || permissions.all !== void 0) return {
		splices: [],
		notes: adviceFor(job, permissions, needed)
	};
	const missing = needed.filter(({ scope, level }) => !grants(permissions.scopes.get(scope), level));
	const gone = permissions.at.line >= job.first && permissions.at.line <= job.last ? dropped.filter((scope) => permissions.scopes.has(scope)) : [];
	if (missing.length === 0 && gone.length === 0) return {
		splices: [],
		notes: []
	};
	const { line, column } = permissions.at;
	const text = lines.line(line);
	if (/^ *permissions:\s*\{/.test(text)) return flowEdits(text, line, lines, missing, gone);
	const last = lines.lastOfBlock(line, column - 1);
	const splices = [];
	const written = /* @__PURE__ */ new Set();
	let indent = " ".repeat(column + 1);
	for (let number = line + 1; number <= last; number += 1) {
		const entry = lines.line(number);
		const [, scope = ""] = /^ *([\w-]+):/.exec(entry) ?? [];
		if (scope !== "") indent = " ".repeat(indentOf(entry));
		const raised = missing.find((one) => one.scope === scope);
		if (gone.includes(scope)) splices.push(lines.replace(number, number, []));
		else if (raised !== void 0) {
			splices.push(lines.replace(number, number, [entryLine(indent, raised)]));
			written.add(scope);
		}
	}
	const added = missing.filter(({ scope }) => !written.has(scope)).map((one) => entryLine(indent, one));
	if (added.length > 0) splices.push(lines.insertBefore(last + 1, added));
	return {
		splices,
		notes: []
	};
}
function entryLine(indent, { scope, level, why }) {
	return `${indent}${scope}: ${level} # ${why}`;
}
function flowEdits(text, line, lines, missing, gone) {
	const [, head = "", inner, tail = ""] = /^( *permissions:\s*\{)([^{}]*)(\}.*)$/.exec(text) ?? [];
	if (inner === void 0) return {
		splices: [],
		notes: missing.map((one) => missingNote(line, one))
	};
	const all = [...inner.split(",").map((entry) => entry.trim()).filter((entry) => entry !== "" && ![...gone, ...missing.map(({ scope }) => scope)].includes(entry.split(":")[0] ?? "")), ...missing.map(({ scope, level }) => `${scope}: ${level}`)];
	return {
		splices: [lines.replace(line, line, [`${head} ${all.join(", ")} ${tail}`])],
		notes: []
	};
}
function adviceFor(job, permissions, needed) {
	if (permissions?.all === "write-all") return [];
	return needed.filter(({ level }) => level === "write").map((one) => missingNote(permissions?.at.line ?? job.first, one));
}
function missingNote(line, { scope, level, why }) {
	return {
		kind: "todo",
		line,
		text: `The job needs \`${scope}: ${level}\` in \`permissions\`, to ${why}.`
	};
}
function grants(given, level) {
	return given === "write" || level === "read" && given === "read";
}

// src/cli/migrate/sarif-upload.ts
/** Gives the steps that upload one of the files the SARIF file of Assay, and lets them run also if an image failed. */
function uploadEdits(job, lines, files, id) {
	const paths = new Set(files.filter(({ output }) => output === "sarif").map(({ path }) => plainPath(path)));
	const splices = [];
	const changed = [];
	for (const step of job.steps) {
		if (actionOf(step) !== "github/codeql-action") continue;
		const file = step.with.find(({ name }) => name.toLowerCase() === "sarif_file");
		if (file === void 0 || !paths.has(plainPath(inputsOf$1(step).get("sarif_file") ?? ""))) continue;
		const { line, column } = file.value.at;
		const length = valueLength(lines.line(line).slice(column - 1));
		splices.push(lines.replaceIn(line, column, column + length, `\${{ steps.${id}.outputs.sarif }}`));
		changed.push(line);
		const condition = `\${{ !cancelled() && steps.${id}.outputs.sarif != '' }}`;
		if (step.if !== void 0 && isStatusAlone(step.if.text)) {
			const { line: at, column: from } = step.if.at;
			const old = valueLength(lines.line(at).slice(from - 1));
			splices.push(lines.replaceIn(at, from, from + old, condition));
			changed.push(at);
		}
		const usesLine = step.uses?.at.line ?? step.at.line;
		if (step.if !== void 0 || !/^ *(?:- +)?uses:/.test(lines.line(usesLine))) continue;
		const indent = " ".repeat(step.at.column - 1);
		splices.push(lines.insertBefore(usesLine + 1, [`${indent}if: ${condition}`]));
	}
	return {
		splices,
		changed
	};
}
/** A path without `./` in front. */
function plainPath(path) {
	return path.replace(/^(?:\.\/)+/, "");
}

// src/cli/migrate/step-removal.ts
/** The lines of a step with the comments directly above it, and one blank line above those. */
function removalOf(block, lines) {
	let first = block.first;
	while (first > 1 && isCommentAt(lines.line(first - 1), block.dash)) first -= 1;
	const above = Array.from({ length: block.first - first }, (_, index) => lines.line(first + index).trim());
	return {
		first: first > 1 && lines.line(first - 1).trim() === "" ? first - 1 : first,
		last: block.last,
		comments: [...above, ...commentsIn(block, lines)]
	};
}
function isCommentAt(line, indent) {
	return line.trimStart().startsWith("#") && indentOf(line) === indent;
}
/**
* The comments inside a step: whole lines, and what stands behind a value. The version behind `uses:` is none, and neither
* is a line of a script.
*/
function commentsIn(block, lines) {
	const comments = [];
	let scriptIndent;
	for (let number = block.first; number <= block.last; number += 1) {
		const line = lines.line(number);
		if (scriptIndent !== void 0 && (line.trim() === "" || indentOf(line) > scriptIndent)) continue;
		scriptIndent = void 0;
		const [, key] = /^ *(?:- +)?([\w-]+):\s*[|>][-+\d]*\s*(?:#.*)?$/.exec(line) ?? [];
		if (key !== void 0) scriptIndent = line.search(/[^\s-]/);
		if (line.trimStart().startsWith("#")) comments.push(line.trim());
		else if (!/^ *(?:- +)?uses:/.test(line)) {
			const [, comment] = /^ *(?:- +)?[\w-]+:(?:\s+(?:"[^"]*"|'[^']*'|[^"'#\s][^#]*))?\s+(#.*)$/.exec(line) ?? [];
			if (comment !== void 0) comments.push(comment.trim());
		}
	}
	return comments;
}

// src/cli/migrate/rewrite-job.ts
/** The changes of a job in which at least one image is checked. */
function rewriteJob(plan, context) {
	const { job } = plan;
	const checkout = checkoutOf(job);
	const lots = lotsOf(plan, context.lines);
	const gone = lots.flatMap(({ blocks }) => blocks);
	const parts = lots.map((lot, index) => rewriteLot(lot, index === 0, checkout !== void 0, plan, context, gone));
	const depth = checkout === void 0 ? void 0 : depthEdits(checkout, context.lines);
	const permissions = context.isAction ? {
		splices: [],
		notes: actionNotes(plan)
	} : permissionEdits(job, context.lines, neededPermissions(plan), droppedPermissions(plan));
	const all = [
		...parts,
		...depth === void 0 ? [] : [depth],
		permissions
	];
	return {
		splices: all.flatMap(({ splices }) => splices),
		notes: [...all.flatMap(({ notes }) => notes), ...perhapsTwice(plan)]
	};
}
/** An expression may name any image, also that of another step. */
function perhapsTwice({ job, groups }) {
	const unknown = groups.filter(({ image }) => /^<[^/]*>$/.test(repositoryName(image, job.variables)));
	if (groups.length < 2) return [];
	return unknown.map(({ image, place: { step } }) => ({
		kind: "todo",
		line: step.at.line,
		text: `\`${image}\` is known only when the job runs. If another step of Assay checks the same image, remove one of them.`
	}));
}
function actionNotes(plan) {
	return ["Jobs that use this action must check out with `fetch-depth: 0`, since the secrets check reads every commit of the event.", ...neededPermissions(plan).map(({ scope, level, why }) => `\`${scope}: ${level}\`, to ${why}`).map((one) => `Jobs that use this action need ${one}.`)].map((text) => ({
		kind: "todo",
		text
	}));
}
function lotsOf(plan, lines) {
	const host = hostOf(plan.groups);
	const ids = [];
	return plan.groups.map((group) => {
		const id = freeId("assay", plan.job, ids);
		ids.push(id);
		const covered = group === host ? [...group.members, ...plan.sources] : group.members;
		const others = covered.filter((one) => one !== group.place).map(({ block }) => block);
		const removed = group === host ? [...others, ...unusedInstallers(plan)] : others;
		removed.sort((one, other) => one.first - other.first);
		return {
			group,
			id,
			covered,
			removals: removed.map((block) => removalOf(block, lines)),
			blocks: [...removed, group.place.block]
		};
	});
}
/** The installers of programs that no remaining step calls. */
function unusedInstallers({ job, groups, sources, installers }) {
	const gone = new Set([...groups.flatMap(({ members }) => members), ...sources].map(({ index }) => index));
	return installers.flatMap(({ reading, block }) => {
		if (reading?.kind !== "installer" || block === void 0) return [];
		return job.steps.some(({ run }, index) => !gone.has(index) && run?.text.includes(reading.program)) ? [] : [block];
	});
}
function rewriteLot(lot, isFirst, hasCheckout, plan, { lines, reference, settings, isAction }, gone) {
	const { group, id, covered, removals } = lot;
	const { job } = plan;
	const { block } = group.place;
	const comments = [...removals.flatMap((one) => one.comments), ...commentsIn(block, lines)];
	const sources = covered.filter(({ wish }) => wish.image === void 0);
	const place = {
		id,
		reference,
		isFirst,
		hasCheckout: hasCheckout || isAction,
		sources,
		settings: settings.inputsFor(group.scan)
	};
	const files = covered.flatMap(({ wish }) => wish.files ?? []);
	const upload = uploadEdits(job, lines, files, id);
	const indented = [...new Set(comments)].map((comment) => " ".repeat(block.dash) + comment);
	return {
		splices: [
			lines.replace(block.first, block.last, [...indented, ...groupLines(group, place, block.dash)]),
			...removals.map(({ first, last }) => lines.replace(first, last, [])),
			...upload.splices,
			...buildIdEdits(group, lines),
			...covered.flatMap((one) => referenceEdits(one, id, job, lines, gone))
		],
		notes: [
			...behaviourNotes(group, plan, settings),
			...covered.flatMap(({ wish }) => (wish.changes ?? []).map((text) => changes(text))),
			...covered.flatMap(({ wish, step }) => (wish.todo ?? []).map((text) => ({
				kind: "todo",
				line: step.at.line,
				text
			}))),
			...fileNotes(files, id, job, lines, gone, upload.changed)
		]
	};
}
function buildIdEdits({ unnamedBuild }, lines) {
	if (unnamedBuild === void 0) return [];
	const { built, id } = unnamedBuild;
	const { step } = built;
	const uses = step.uses?.at.line ?? step.at.line;
	const line = `${" ".repeat(step.at.column - 1)}id: ${id}`;
	return [lines.insertBefore(uses === step.at.line ? uses + 1 : uses, [line])];
}
/** Lets other lines of the job read the outputs of Assay's step. */
function referenceEdits({ step }, id, job, lines, gone) {
	if (step.id === void 0) return [];
	return referencesTo(step.id, job, lines).flatMap(({ name, line, idStart, end }) => {
		return gone.some(({ first, last }) => line >= first && line <= last) ? [] : [{
			start: idStart,
			end,
			text: `${id}.${OUTPUTS[name] ?? name}`
		}];
	});
}
/** Names the lines that read a file which nothing writes any more. */
function fileNotes(files, id, job, lines, gone, changed) {
	const notes = [];
	for (let line = job.first; line <= job.last; line += 1) {
		if (changed.includes(line) || gone.some(({ first, last }) => line >= first && line <= last)) continue;
		const file = files.find(({ path }) => lines.line(line).includes(path.replace(/^(?:\.\/)+/, "")));
		if (file === void 0) continue;
		const text = `${file.path} is not written any more. Read \`\${{ steps.${id}.outputs.${file.output} }}\` instead${file.output === "sbom" ? ", which is CycloneDX; the SPDX document lies beside it" : ""}.`;
		notes.push({
			kind: "todo",
			line,
			text
		});
	}
	return notes;
}

// src/cli/migrate/unused-jobs.ts
/**
* Jobs that do nothing but what Assay's step in another job does too: they check out and search or scan the source tree. A
* job stays if another one needs it, or if Assay's step does not always run.
*/
function unusedJobs(workflow, plans, lines) {
	if (!plans.some(({ groups, job }) => groups.length > 0 && job.condition === void 0 && hostOf(groups)?.condition === void 0)) return [];
	const needed = new Set(workflow.jobs.flatMap(({ needs }) => needs));
	return plans.flatMap(({ job, groups, sources, left }) => {
		const isIdle = job.steps.filter((_, index) => !sources.some((source) => source.index === index)).every((step) => actionOf(step) === "actions/checkout");
		if (groups.length > 0 || sources.length === 0 || left.length > 0 || !isIdle || needed.has(job.id)) return [];
		const indent = indentOf(lines.line(job.first));
		let first = job.first;
		while (lines.line(first - 1).trimStart().startsWith("#") && indentOf(lines.line(first - 1)) === indent) first -= 1;
		if (lines.line(first - 1).trim() === "") first -= 1;
		const text = `The job \`${job.id}\` is gone, since Assay's step checks the source tree too. If a rule requires the check \`${job.id}\`, change that rule.`;
		return [{
			job: job.id,
			splices: [lines.replace(first, job.last, [])],
			notes: [{
				kind: "changes",
				line: job.first,
				text
			}, ...sources.flatMap(({ wish, step }) => (wish.todo ?? []).map((todo) => ({
				kind: "todo",
				line: step.at.line,
				text: todo
			})))]
		}];
	});
}

// src/cli/migrate/migrate-workflow.ts
/** Turns a workflow or a composite action into one with Assay. The fault is a sentence that names the file. */
function migrateWorkflow(input) {
	const { path, text, commit } = input;
	const lines = new FileLines(text);
	const source = sourceOf(path, text, lines);
	if (!source.ok) return source;
	const { jobs, workflow } = source.value;
	const shared = sharedPlaces(jobs);
	const plans = jobs.map((job) => planJob(job, lines, shared));
	const withImage = plans.filter(({ groups }) => groups.length > 0);
	const gone = workflow === void 0 ? [] : unusedJobs(workflow, plans, lines);
	const settings = settingsOf(withImage.flatMap(({ groups }) => groups.map(({ scan }) => scan)), input.hasPolicy);
	const reference = assayReference(styleOf(jobs), commit);
	const context = {
		lines,
		reference,
		settings,
		isAction: workflow === void 0
	};
	const rewrites = [...withImage.map((plan) => rewriteJob(plan, context)), ...gone];
	const loose = plans.filter((plan) => plan.groups.length === 0 && !gone.some(({ job }) => job === plan.job.id));
	const notes = inOrder([
		...plans.flatMap(({ left }) => left),
		...loose.flatMap(looseNotes),
		...rewrites.flatMap((rewrite) => rewrite.notes),
		...withImage.length === 0 ? [] : [...settings.notes, ...commitNotes(reference)]
	]);
	const splices = rewrites.flatMap((rewrite) => rewrite.splices);
	if (splices.length === 0) return parsed({
		changes: [],
		notes
	});
	const after = checked(path, text, splices, jobs.length - gone.length);
	if (!after.ok) return after;
	const change = {
		path,
		before: text,
		after: after.value
	};
	return parsed({
		changes: [change, ...settings.change === void 0 ? [] : [settings.change]],
		notes
	});
}
function sourceOf(path, text, lines) {
	const isAction = /^action\.ya?ml$/.test(basename$1(path));
	const read = isAction ? parseAction(path, text) : parseWorkflow(path, text);
	if (!read.ok) return unparsable(`${path}:${read.fault.at.line} is no ${isAction ? "action" : "workflow"}: ${read.fault.message}`);
	if ("jobs" in read.value) return parsed({
		jobs: jobViews(read.value, lines),
		workflow: read.value
	});
	const action = read.value;
	if (!action.composite) return unparsable(`${path} is an action without steps`);
	return parsed({ jobs: [actionView(action, lines)] });
}
/** The places of steps that stand in the file once and are used several times, by an alias. */
function sharedPlaces(jobs) {
	const places = jobs.flatMap(({ steps }) => steps.map(placeOf));
	return new Set(places.filter((place, index) => places.indexOf(place) !== index));
}
/** By commit, unless most other actions of the file are named by a tag. */
function styleOf(jobs) {
	const remote = jobs.flatMap(({ steps }) => steps.flatMap(({ uses }) => {
		const read = uses === void 0 ? void 0 : parseUses(uses.text);
		return read?.ok === true && read.value.kind === "remote" ? [isPinned(read.value)] : [];
	}));
	return remote.filter((one) => !one).length > remote.length / 2 ? "tag" : "commit";
}
function commitNotes(reference) {
	if (!reference.includes(NO_COMMIT)) return [];
	return [{
		kind: "todo",
		text: "Replace the zeros with the commit of a release of Assay, or run this again with `--commit SHA`."
	}];
}
function looseNotes({ sources, job }) {
	return sources.map(({ step }) => ({
		kind: "left",
		line: step.at.line,
		text: `${nameOf(step)} stays as it is: no step of the job \`${job.id}\` checks an image, and Assay checks the source tree together with an image. \`assay secrets\` searches a source tree alone.`
	}));
}
/** The changed text, if it is still a workflow with the same jobs in which every line that stayed means the same. */
function checked(path, text, splices, jobs) {
	const refused = unparsable(`${path} is written in a way that Assay cannot change safely; nothing was changed`);
	const after = splicedOrUndefined(text, splices);
	if (after === void 0) return refused;
	const source = sourceOf(path, after, new FileLines(after));
	if (!source.ok || source.value.jobs.length !== jobs) return refused;
	const before = sourceOf(path, text, new FileLines(text));
	const kept = (of) => of.map(({ id, variables }) => [id, variables.map(({ name }) => name)]);
	const remaining = before.ok ? before.value.jobs.filter(({ id }) => source.value.jobs.some((job) => job.id === id)) : [];
	return isDeepStrictEqual(kept(remaining), kept(source.value.jobs)) ? parsed(after) : refused;
}
function splicedOrUndefined(text, splices) {
	try {
		return spliced(text, splices);
	} catch {
		return;
	}
}

export { NO_COMMIT as a, spliced as i, FileLines as n, assayReference as o, indentOf as r, settleChanges as s, migrateWorkflow as t };