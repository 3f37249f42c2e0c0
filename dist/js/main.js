import { i as __require, o as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { t as require_tar_stream } from "./tar-stream.js";
import { n as require_sigstore_common, r as require_envelope, t as require_dist$3 } from "./dist.js";
import { c as setOutput, d as warning, f as summary, i as error$1, o as info, s as notice } from "./core.js";
import { setFlagsFromString } from "node:v8";
import { createHash, createHmac, createPublicKey, hash, randomBytes, randomUUID } from "node:crypto";
import { access, chmod, copyFile, mkdir, mkdtemp, open as open$1, readFile, readdir, realpath, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, extname, isAbsolute, join, posix, relative, resolve as resolve$1, sep } from "node:path";
import { PassThrough, Readable, Transform, pipeline } from "node:stream";
import { finished as finished$1, pipeline as pipeline$1 } from "node:stream/promises";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { closeSync, constants, createReadStream, createWriteStream, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { AsyncLocalStorage } from "node:async_hooks";
import { ChildProcess, spawnSync } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { StringDecoder } from "node:string_decoder";
import http from "node:http";
import { setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
import { tmpdir } from "node:os";
import { isDeepStrictEqual } from "node:util";

// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function joinValues(array, separator = "|") {
	return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
	const ratio = val / step;
	const roundedRatio = Math.round(ratio);
	const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
	if (Math.abs(ratio - roundedRatio) < tolerance) return 0;
	return ratio - roundedRatio;
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
/**
* Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
*
* Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
*/
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
/**
* Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
*
* A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
*/
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
function esc(str) {
	return JSON.stringify(str);
}
function slugify(input) {
	return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = /* @__PURE__*/ cached(() => {
	if (globalConfig.jitless) return false;
	if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) return false;
	try {
		new Function("");
		return true;
	} catch (_) {
		return false;
	}
});
function isPlainObject(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = /* @__PURE__*/ new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function stringifyPrimitive(value) {
	if (typeof value === "bigint") return value.toString() + "n";
	if (typeof value === "string") return `"${value}"`;
	return `${value}`;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
const BIGINT_FORMAT_RANGES = {
	int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
	uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")]
};
function pick$1(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".pick() cannot be used on object schemas containing refinements");
	const newShape = {};
	mirrorShape(newShape, schema, maskedKeys(schema, mask));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function maskedKeys(schema, mask) {
	const raw = sourceShape(schema);
	const keys = [];
	for (const key of Reflect.ownKeys(mask)) {
		if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) throw new Error(`Unrecognized key: "${String(key)}"`);
		if (mask[key]) keys.push(key);
	}
	return keys;
}
function omit(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".omit() cannot be used on object schemas containing refinements");
	const omitted = new Set(maskedKeys(schema, mask));
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function extend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to extend: expected a plain object");
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) {
		const existingShape = sourceShape(schema);
		for (const key of Reflect.ownKeys(shape)) if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
	}
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function safeExtend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to safeExtend: expected a plain object");
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
	if (!b?._zod?.def) throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
	if (a._zod.def.checks?.length) throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
	const newShape = {};
	mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
	mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
	return clone(a, mergeDefs(a._zod.def, {
		shape: newShape,
		get catchall() {
			return b._zod.def.catchall;
		},
		checks: b._zod.def.checks ?? []
	}));
}
function partial(Class, schema, mask, name = "partial") {
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class && ((value, key) => selected && !selected.has(key) ? value : new Class({
		type: "optional",
		innerType: value
	})));
	return clone(schema, mergeDefs(schema._zod.def, {
		shape: newShape,
		checks: []
	}));
}
function required(Class, schema, mask) {
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => selected && !selected.has(key) ? value : new Class({
		type: "nonoptional",
		innerType: value
	}));
	return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function parsedType(data) {
	const t = typeof data;
	switch (t) {
		case "number": return Number.isNaN(data) ? "nan" : "number";
		case "object": {
			if (data === null) return "null";
			if (Array.isArray(data)) return "array";
			const obj = data;
			if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
		}
	}
	return t;
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
/**
* Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
*
* Call this from a `proto` initializer, which runs once per prototype — never per instance.
*/
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
/* @__NO_SIDE_EFFECTS__ */
function derived(computes, table) {
	for (const key in computes) {
		const compute = computes[key];
		Object.defineProperty(table, key, {
			configurable: true,
			enumerable: true,
			get() {
				return own(this, key, compute(this));
			},
			set(value) {
				own(this, key, value);
			}
		});
	}
	return table;
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
/**
* Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
* constructor, computed from the internals object itself and cached there on
* first read. One accessor per constructor rather than one per instance.
*/
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
/**
* Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
* data property. One accessor per constructor rather than one per instance, because an own accessor
* puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
*/
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}

// node_modules/zod/v4/core/core.js
var _a$1;
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
/* @__NO_SIDE_EFFECTS__ */
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer$1 = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodError = /* @__PURE__ */ $constructor("$ZodError", initializer$1);
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
* ("toString", "constructor") would otherwise read through to the prototype, and assigning
* "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
	if (!Object.prototype.hasOwnProperty.call(obj, key)) {
		if (key === "__proto__") Object.defineProperty(obj, key, {
			value: make(),
			writable: true,
			enumerable: true,
			configurable: true
		});
		else obj[key] = make();
	}
	return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
	const fieldErrors = {};
	const formErrors = [];
	for (const sub of error.issues) if (sub.path.length > 0) node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
	else formErrors.push(mapper(sub));
	return {
		formErrors,
		fieldErrors
	};
}
function formatError(error, mapper = (issue) => issue.message) {
	const fieldErrors = { _errors: [] };
	const processError = (error, path = []) => {
		for (const issue of error.issues) if (issue.code === "invalid_union" && issue.errors.length) issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
		else if (issue.code === "invalid_key") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else if (issue.code === "invalid_element") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else {
			const fullpath = [...path, ...issue.path];
			if (fullpath.length === 0) fieldErrors._errors.push(mapper(issue));
			else {
				let curr = fieldErrors;
				let i = 0;
				while (i < fullpath.length) {
					const el = fullpath[i];
					const terminal = i === fullpath.length - 1;
					if (el === "_errors") {
						if (terminal) curr._errors.push(mapper(issue));
						i++;
						continue;
					}
					if (!Object.prototype.hasOwnProperty.call(curr, el)) Object.defineProperty(curr, el, {
						value: { _errors: [] },
						enumerable: true,
						writable: true,
						configurable: true
					});
					const node = curr[el];
					if (terminal) node._errors.push(mapper(issue));
					curr = node;
					i++;
				}
			}
		}
	};
	processError(error);
	return fieldErrors;
}

// node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
	return {
		callee: params?.callee ?? callee,
		Err: params?.Err
	};
}
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
const validate = ((schema, value, _ctx) => {
	const validator = schema._zod.bag.validator;
	if (validator !== void 0) {
		if (validator(value) !== COMPILE_INVALID) return true;
		if (validator.definite === true && _ctx === void 0) return false;
	}
	return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
	const ctx = _ctx ? {
		..._ctx,
		async: false,
		abortEarly: true
	} : {
		async: false,
		abortEarly: true
	};
	const fallbackRun = schema._zod.bag.fallbackRun;
	let result;
	if (fallbackRun) {
		ctx[COMPILE_FALLBACK] = true;
		result = fallbackRun({
			value,
			issues: []
		}, ctx);
	} else result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length === 0;
}
const validateAsync$1 = async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true,
		abortEarly: true
	} : {
		async: true,
		abortEarly: true
	};
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length === 0;
};
const _encode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return parse(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		return parse(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _encodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return await parseAsync(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _safeEncode = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParse(_Err)(schema, value, ctx);
};
const _safeDecode = (_Err) => (schema, value, _ctx) => {
	return _safeParse(_Err)(schema, value, _ctx);
};
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParseAsync(_Err)(schema, value, ctx);
};
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
	return _safeParseAsync(_Err)(schema, value, _ctx);
};

// node_modules/zod/v4/core/regexes.js
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
	return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
*
* @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
	if (!version) return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
	return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
const _emoji$1 = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
	return new RegExp(_emoji$1, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
const httpProtocol = /^https?$/;
const e164 = /^\+[1-9]\d{6,14}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
* esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
* will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function anchor(source) {
	return new RegExp(`^${source}$`);
}
const date = /*@__PURE__*/ anchor(dateSource);
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function time$1(args) {
	return new RegExp(`^${timeSource(args)}$`);
}
function datetime$1(args) {
	const opts = ["Z"];
	if (args.offset) opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
	const qualified = `${timeSource({
		precision: args.precision,
		seconds: true
	})}(?:${opts.join("|")})`;
	const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
	return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
const anyString = /^[\s\S]{0,}$/;
const integer = /^-?\d+$/;
const number$1 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
const _undefined$2 = /^undefined$/i;
const lowercase = /^[^A-Z]*$/;
const uppercase = /^[^a-z]*$/;

// node_modules/zod/v4/core/checks.js
const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckLessThan = /*@__PURE__*/ $constructor("$ZodCheckLessThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_big",
			maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMultipleOf = /*@__PURE__*/ $constructor("$ZodCheckMultipleOf", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		if (typeof payload.value !== typeof def.value) throw new Error("Cannot mix number and bigint in multiple_of check.");
		if (typeof payload.value === "bigint" ? def.value !== BigInt(0) && payload.value % def.value === BigInt(0) : floatSafeRemainder(payload.value, def.value) === 0) return;
		payload.issues.push({
			origin: typeof payload.value,
			code: "not_multiple_of",
			divisor: def.value,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLengthEquals = /*@__PURE__*/ $constructor("$ZodCheckLengthEquals", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
		if (length === def.length) return;
		const origin = getLengthableOrigin(input);
		const tooBig = length > def.length;
		payload.issues.push({
			origin,
			...tooBig ? {
				code: "too_big",
				maximum: def.length
			} : {
				code: "too_small",
				minimum: def.length
			},
			inclusive: true,
			exact: true,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLowerCase = /*@__PURE__*/ $constructor("$ZodCheckLowerCase", (inst, def) => {
	def.pattern ?? (def.pattern = lowercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = /*@__PURE__*/ $constructor("$ZodCheckUpperCase", (inst, def) => {
	def.pattern ?? (def.pattern = uppercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = /*@__PURE__*/ $constructor("$ZodCheckIncludes", (inst, def) => {
	$ZodCheck.init(inst, def);
	const escapedRegex = escapeRegex(def.includes);
	def.pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
	inst._zod.check = (payload) => {
		if (payload.value.includes(def.includes, def.position)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "includes",
			includes: def.includes,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStartsWith = /*@__PURE__*/ $constructor("$ZodCheckStartsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.startsWith(def.prefix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "starts_with",
			prefix: def.prefix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckEndsWith = /*@__PURE__*/ $constructor("$ZodCheckEndsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.endsWith(def.suffix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "ends_with",
			suffix: def.suffix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckOverwrite = /*@__PURE__*/ $constructor("$ZodCheckOverwrite", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		payload.value = def.tx(payload.value);
	};
});

// node_modules/zod/v4/core/doc.js
var Doc = class {
	constructor(args = [], closed = {}) {
		this.content = [];
		this.indent = 0;
		this.args = args;
		this.closed = closed;
	}
	indented(fn) {
		this.indent += 1;
		try {
			fn(this);
		} finally {
			this.indent -= 1;
		}
	}
	write(arg) {
		if (typeof arg === "function") {
			arg(this, { execution: "sync" });
			arg(this, { execution: "async" });
			return;
		}
		const lines = arg.split("\n").filter((x) => x);
		const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
		const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
		for (const line of dedented) this.content.push(line);
	}
	compile() {
		const F = Function;
		const content = this?.content ?? [``];
		return new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`)(...Object.values(this.closed));
	}
};

// node_modules/zod/v4/core/versions.js
const version = {
	major: 4,
	minor: 6,
	patch: 7
};

// node_modules/zod/v4/core/schemas.js
const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	$ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ $constructor("$ZodGUID", (inst, def) => {
	def.pattern ?? (def.pattern = guid);
	$ZodStringFormat.init(inst, def);
});
const $ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
	if (def.version) {
		const v = {
			v1: 1,
			v2: 2,
			v3: 3,
			v4: 4,
			v5: 5,
			v6: 6,
			v7: 7,
			v8: 8
		}[def.version];
		if (v === void 0) throw new Error(`Invalid UUID version: "${def.version}"`);
		def.pattern ?? (def.pattern = uuid(v));
	} else def.pattern ?? (def.pattern = uuid());
	$ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ $constructor("$ZodEmail", (inst, def) => {
	def.pattern ?? (def.pattern = email);
	$ZodStringFormat.init(inst, def);
});
/** The `://` guard rejected the input before the URL constructor saw it. */
const URL_BAD_FORMAT = 1;
/** The URL parser rejected the input. */
const URL_UNPARSEABLE = 2;
function canParseURL(input) {
	try {
		if (typeof URL !== "undefined" && typeof URL.canParse === "function") return URL.canParse(input);
		new URL(input);
		return true;
	} catch {
		return false;
	}
}
function validateURL(trimmed, def) {
	if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) return canParseURL(trimmed) || 2;
	return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
	if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
	try {
		if (typeof URL !== "undefined") {
			const URLStatic = URL;
			if (typeof URLStatic.parse === "function") return URLStatic.parse(trimmed) ?? 2;
		}
		return new URL(trimmed);
	} catch {
		return 2;
	}
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
	return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
	hostname.lastIndex = 0;
	return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
	protocol.lastIndex = 0;
	return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ $constructor("$ZodURL", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		try {
			const trimmed = payload.value.trim();
			const url = validateURL(trimmed, def);
			if (url === 1) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					note: "Invalid URL format",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === 2) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === true) {
				payload.value = stripTabAndNewline(trimmed);
				return;
			}
			if (def.hostname && !urlHostnameOk(url, def.hostname)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid hostname",
				pattern: def.hostname.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			if (def.protocol && !urlProtocolOk(url, def.protocol)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid protocol",
				pattern: def.protocol.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
			return;
		} catch (_) {
			payload.issues.push({
				code: "invalid_format",
				format: "url",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		}
	};
});
const $ZodEmoji = /*@__PURE__*/ $constructor("$ZodEmoji", (inst, def) => {
	def.pattern ?? (def.pattern = emoji());
	$ZodStringFormat.init(inst, def);
});
const $ZodNanoID = /*@__PURE__*/ $constructor("$ZodNanoID", (inst, def) => {
	if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1)) throw new Error(`Invalid nanoid length: ${def.length}`);
	def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
	$ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const $ZodCUID = /*@__PURE__*/ $constructor("$ZodCUID", (inst, def) => {
	def.pattern ?? (def.pattern = cuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = /*@__PURE__*/ $constructor("$ZodCUID2", (inst, def) => {
	def.pattern ?? (def.pattern = cuid2);
	$ZodStringFormat.init(inst, def);
});
const $ZodULID = /*@__PURE__*/ $constructor("$ZodULID", (inst, def) => {
	def.pattern ?? (def.pattern = ulid);
	$ZodStringFormat.init(inst, def);
});
const $ZodXID = /*@__PURE__*/ $constructor("$ZodXID", (inst, def) => {
	def.pattern ?? (def.pattern = xid);
	$ZodStringFormat.init(inst, def);
});
const $ZodKSUID = /*@__PURE__*/ $constructor("$ZodKSUID", (inst, def) => {
	def.pattern ?? (def.pattern = ksuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = /*@__PURE__*/ $constructor("$ZodISODateTime", (inst, def) => {
	def.pattern ?? (def.pattern = datetime$1(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
	def.pattern ?? (def.pattern = date);
	$ZodStringFormat.init(inst, def);
});
const $ZodISOTime = /*@__PURE__*/ $constructor("$ZodISOTime", (inst, def) => {
	def.pattern ?? (def.pattern = time$1(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODuration = /*@__PURE__*/ $constructor("$ZodISODuration", (inst, def) => {
	def.pattern ?? (def.pattern = duration);
	$ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = /*@__PURE__*/ $constructor("$ZodIPv4", (inst, def) => {
	def.pattern ?? (def.pattern = ipv4);
	$ZodStringFormat.init(inst, def);
});
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
	if (!ipv6Alphabet.test(value)) return false;
	return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ $constructor("$ZodIPv6", (inst, def) => {
	def.pattern ?? (def.pattern = ipv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidIPv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "ipv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCIDRv4 = /*@__PURE__*/ $constructor("$ZodCIDRv4", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv4);
	$ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
	const parts = value.split("/");
	if (parts.length !== 2) return false;
	const [address, prefix] = parts;
	if (!prefix) return false;
	const prefixNum = Number(prefix);
	if (`${prefixNum}` !== prefix) return false;
	if (prefixNum < 0 || prefixNum > 128) return false;
	return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ $constructor("$ZodCIDRv6", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidCIDRv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "cidrv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
function isValidBase64(data) {
	if (data === "") return true;
	if (/\s/.test(data)) return false;
	if (data.length % 4 !== 0) return false;
	try {
		atob(data);
		return true;
	} catch {
		return false;
	}
}
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ $constructor("$ZodBase64", (inst, def) => {
	def.pattern ?? (def.pattern = base64Charset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
	if (!base64urlCharset.test(data)) return false;
	const base64 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
	return isValidBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
}
const $ZodBase64URL = /*@__PURE__*/ $constructor("$ZodBase64URL", (inst, def) => {
	def.pattern ?? (def.pattern = base64urlCharset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64URL(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64url",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodE164 = /*@__PURE__*/ $constructor("$ZodE164", (inst, def) => {
	def.pattern ?? (def.pattern = e164);
	$ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
	try {
		const tokensParts = token.split(".");
		if (tokensParts.length !== 3) return false;
		const [header] = tokensParts;
		if (!header) return false;
		const parsedHeader = JSON.parse(atob(header));
		if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT") return false;
		if (!parsedHeader.alg) return false;
		if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm)) return false;
		return true;
	} catch {
		return false;
	}
}
const $ZodJWT = /*@__PURE__*/ $constructor("$ZodJWT", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidJWT(payload.value, def.alg)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "jwt",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUndefined = /*@__PURE__*/ $constructor("$ZodUndefined", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = _undefined$2;
	inst._zod.values = /* @__PURE__ */ new Set([void 0]);
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (typeof input === "undefined") return payload;
		payload.issues.push({
			expected: "undefined",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
const $ZodObjectJIT = /*@__PURE__*/ $constructor("$ZodObjectJIT", (inst, def) => {
	$ZodObject.init(inst, def);
	const superParse = inst._zod.parse;
	const _normalized = cached(() => normalizeDef(def));
	const memo = globalConfig.memoizer;
	const generateFastpass = (shape) => {
		const normalized = _normalized.value;
		const syms = normalized.symbolKeys;
		const doc = new Doc(["payload", "ctx"], {
			shape,
			inst,
			memo,
			syms
		});
		const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
		const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
		doc.write(`const input = payload.value;`);
		const ids = Object.create(null);
		let counter = 0;
		for (const key of normalized.allKeys) ids[key] = `key_${counter++}`;
		doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
		for (const key of normalized.allKeys) {
			if (key === "__proto__") continue;
			const id = ids[key];
			const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
			const isPresent = `${k} in input`;
			const schema = shape[key];
			const optin = schema?._zod?.optin;
			const isOptionalIn = optin !== void 0;
			const isOptionalOut = schema?._zod?.optout === "optional";
			doc.write(`const ${id} = ${parseStr(k)};`);
			if (isOptionalIn && isOptionalOut) {
				const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
				doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
			} else if (!isOptionalIn) doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
			else {
				doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
				if (optin === "defaulted") doc.write(`newResult[${k}] = ${id}.value;`);
				else doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
			}
		}
		doc.write(`payload.value = newResult;`);
		doc.write(`return payload;`);
		return doc.compile();
	};
	let fastpass;
	const isObject$2 = isObject;
	const jit = !globalConfig.jitless;
	const allowsEval$1 = allowsEval;
	const fastEnabled = jit && allowsEval$1.value;
	const catchall = def.catchall;
	let value;
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$2(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
			if (!fastpass) fastpass = generateFastpass(def.shape);
			payload = fastpass(payload, ctx);
			if (!catchall) return payload;
			return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
		}
		return superParse(payload, ctx);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
function discriminatorMap(def) {
	const map = /* @__PURE__ */ new Map();
	for (const option of def.options) {
		const values = option._zod.propValues?.[def.discriminator];
		if (!values || values.size === 0) throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
		for (const value of values) if (map.has(value)) {
			if (value !== void 0) throw new Error(`Duplicate discriminator value "${String(value)}"`);
			map.set(value, null);
		} else map.set(value, option);
	}
	return map;
}
const $ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("$ZodDiscriminatedUnion", (inst, def) => {
	def.inclusive = false;
	$ZodUnion.init(inst, def);
	const _super = inst._zod.parse;
	defineLazyInternal(inst, "propValues", (zod) => {
		const propValues = {};
		let undefinedCount = 0;
		for (const option of zod.def.options) {
			const pv = option._zod.propValues;
			if (!pv || Object.keys(pv).length === 0) throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
			if (pv[zod.def.discriminator]?.has(void 0)) undefinedCount++;
			for (const [k, v] of Object.entries(pv)) {
				if (!Object.prototype.hasOwnProperty.call(propValues, k)) assignProp(propValues, k, /* @__PURE__ */ new Set());
				for (const val of v) propValues[k].add(val);
			}
		}
		if (!zod.def.unionFallback && undefinedCount > 1) propValues[zod.def.discriminator]?.delete(void 0);
		return propValues;
	});
	def.options.forEach((option, i) => {
		const propShape = rawShape(option._zod.def);
		if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw new Error(`Invalid discriminated union option at index "${i}"`);
	});
	const disc = cached(() => discriminatorMap(def));
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isObject(input)) {
			payload.issues.push({
				code: "invalid_type",
				expected: "object",
				input,
				inst
			});
			return payload;
		}
		const value = input?.[def.discriminator];
		const opt = disc.value.get(value);
		if (opt && (value !== void 0 || ctx.direction !== "backward")) return opt._zod.run(payload, ctx);
		if (def.unionFallback || ctx.direction === "backward") return _super(payload, ctx);
		payload.issues.push({
			code: "invalid_union",
			errors: [],
			note: "No matching discriminator",
			discriminator: def.discriminator,
			options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
			input,
			path: [def.discriminator],
			inst
		});
		return payload;
	};
});
const $ZodIntersection = /*@__PURE__*/ $constructor("$ZodIntersection", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		const left = def.left._zod.run({
			value: input,
			issues: []
		}, ctx);
		const right = def.right._zod.run({
			value: input,
			issues: []
		}, ctx);
		if (left instanceof Promise || right instanceof Promise) return Promise.all([left, right]).then(([left, right]) => {
			return handleIntersectionResults(payload, left, right);
		});
		return handleIntersectionResults(payload, left, right);
	};
});
function mergeValues(a, b) {
	if (a === b) return {
		valid: true,
		data: a
	};
	if (a instanceof Date && b instanceof Date && +a === +b) return {
		valid: true,
		data: a
	};
	if (isPlainObject(a) && isPlainObject(b)) {
		const bKeys = Object.keys(b);
		const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
		const newObj = {
			...a,
			...b
		};
		if (Object.prototype.hasOwnProperty.call(newObj, "__proto__")) delete newObj.__proto__;
		for (const key of sharedKeys) {
			if (key === "__proto__") continue;
			const sharedValue = mergeValues(a[key], b[key]);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
			};
			newObj[key] = sharedValue.data;
		}
		return {
			valid: true,
			data: newObj
		};
	}
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return {
			valid: false,
			mergeErrorPath: []
		};
		const newArray = [];
		for (let index = 0; index < a.length; index++) {
			const itemA = a[index];
			const itemB = b[index];
			const sharedValue = mergeValues(itemA, itemB);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
			};
			newArray.push(sharedValue.data);
		}
		return {
			valid: true,
			data: newArray
		};
	}
	return {
		valid: false,
		mergeErrorPath: []
	};
}
function handleIntersectionResults(result, left, right) {
	const unrecKeys = /* @__PURE__ */ new Map();
	let unrecIssue;
	const keyIssues = /* @__PURE__ */ new Map();
	const collect = (iss, side) => {
		let keys;
		if (iss.code === "unrecognized_keys" && !iss.path?.length) {
			unrecIssue ?? (unrecIssue = iss);
			keys = iss.keys;
		} else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
			const k = String(iss.path[0]);
			if (!keyIssues.has(k)) keyIssues.set(k, iss);
			keys = [k];
		} else return false;
		for (const k of keys) {
			if (!unrecKeys.has(k)) unrecKeys.set(k, {});
			unrecKeys.get(k)[side] = true;
		}
		return true;
	};
	for (const iss of left.issues) if (!collect(iss, "l")) result.issues.push(iss);
	for (const iss of right.issues) if (!collect(iss, "r")) result.issues.push(iss);
	const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
	if (bothKeys.length) {
		const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
		if (aggregated.length) result.issues.push({
			...unrecIssue,
			keys: aggregated
		});
		for (const k of bothKeys) if (!aggregated.includes(k) && keyIssues.has(k)) result.issues.push(keyIssues.get(k));
	}
	const merged = mergeValues(left.value, right.value);
	if (!merged.valid) {
		if (aborted(result)) return result;
		throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
	}
	result.value = merged.data;
	return result;
}
const $ZodTuple = /*@__PURE__*/ $constructor("$ZodTuple", (inst, def) => {
	$ZodType.init(inst, def);
	const items = def.items;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				input,
				inst,
				expected: "tuple",
				code: "invalid_type"
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, [], ctx) : [];
		const proms = [];
		const optinStart = getTupleOptStart(items, "optin");
		const optoutStart = getTupleOptStart(items, "optout");
		if (!def.rest) {
			if (input.length < optinStart) {
				payload.issues.push({
					code: "too_small",
					minimum: optinStart,
					inclusive: true,
					input,
					inst,
					origin: "array"
				});
				return payload;
			}
			if (input.length > items.length) payload.issues.push({
				code: "too_big",
				maximum: items.length,
				inclusive: true,
				input,
				inst,
				origin: "array"
			});
		}
		const itemResults = new Array(items.length);
		const abortEarly = def.rest ? ctx?.abortEarly : void 0;
		let itemAborted = false;
		for (let i = 0; i < items.length; i++) {
			const r = items[i]._zod.run({
				value: input[i],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((rr) => {
				itemResults[i] = rr;
			}));
			else {
				itemResults[i] = r;
				if (abortEarly && !itemAborted && r.issues.length) itemAborted = aborted(r);
			}
		}
		if (def.rest && !itemAborted) {
			let i = items.length - 1;
			const rest = input.slice(items.length);
			let seen = payload.issues.length;
			for (const el of rest) {
				if (abortEarly && payload.issues.length !== seen) {
					if (aborted(payload, seen)) break;
					seen = payload.issues.length;
				}
				i++;
				const result = def.rest._zod.run({
					value: el,
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((r) => handleTupleResult(r, payload, i)));
				else handleTupleResult(result, payload, i);
			}
		}
		if (proms.length) return Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart));
		return handleTupleResults(itemResults, payload, items, input, optoutStart);
	};
});
function getTupleOptStart(items, key) {
	for (let i = items.length - 1; i >= 0; i--) if (!(key === "optin" ? items[i]._zod.optin !== void 0 : items[i]._zod.optout === "optional")) return i + 1;
	return 0;
}
function handleTupleResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
function handleTupleResults(itemResults, final, items, input, optoutStart) {
	for (let i = 0; i < items.length; i++) {
		const r = itemResults[i];
		const isPresent = i < input.length;
		if (!isPresent && i >= optoutStart && items[i]._zod.optin === "optional") {
			final.value.length = i;
			break;
		}
		if (r.issues.length) {
			if (!isPresent && i >= optoutStart) {
				final.value.length = i;
				break;
			}
			final.issues.push(...prefixIssues(i, r.issues));
		}
		final.value[i] = r.value;
	}
	for (let i = final.value.length - 1; i >= input.length; i--) if (items[i]._zod.optout === "optional" && final.value[i] === void 0) final.value.length = i;
	else break;
	return final;
}
const $ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = /* @__PURE__ */ new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$1.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
	inst._zod.parse = (payload, ctx) => {
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) {
			payload.value = def.defaultValue;
			/**
			* $ZodDefault returns the default value immediately in forward direction.
			* It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
			return payload;
		}
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
		return handleDefaultResult(result, def);
	};
});
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) payload.value = def.defaultValue;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => {
		const v = zod.def.innerType._zod.values;
		return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleNonOptionalResult(result, inst));
		return handleNonOptionalResult(result, inst);
	};
});
function handleNonOptionalResult(payload, inst) {
	if (!payload.issues.length && payload.value === void 0) payload.issues.push({
		code: "invalid_type",
		expected: "nonoptional",
		input: payload.value,
		inst
	});
	return payload;
}
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodReadonly = /*@__PURE__*/ $constructor("$ZodReadonly", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then(handleReadonlyResult);
		return handleReadonlyResult(result);
	};
});
function handleReadonlyResult(payload) {
	if (!payload.memo) payload.value = Object.freeze(payload.value);
	return payload;
}
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}

// node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
	constructor() {
		super(`Cannot parse a reference cycle that closes through a transform`);
		this.name = "ZodCyclicError";
	}
};
/** Keyed off the context object every schema in one parse call already shares. */
const STATE = "~memo";
const NO_ISSUES = [];
function isRef(value) {
	return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
	return issues.map((iss) => iss.path ? {
		...iss,
		path: iss.path.slice()
	} : { ...iss });
}
const recursive = /*@__PURE__*/ new WeakMap();
/** What the walk established, in order of certainty: ordered so the strongest answer among children wins. */
const NONE = 0;
const ASSUMED = 1;
const PROVEN = 2;
/** Whether this schema's subtree contains a cycle, so one parse can re-enter it. */
function isRecursive(inst, stack, resolve) {
	const cached = recursive.get(inst);
	if (cached !== void 0) return cached ? PROVEN : NONE;
	if (stack.has(inst)) return PROVEN;
	stack.add(inst);
	let result = NONE;
	const check = (child) => {
		if (result !== PROVEN && child?._zod) {
			const answer = isRecursive(child, stack, resolve);
			if (answer > result) result = answer;
		}
	};
	const shape = (sh, spread) => {
		let answer = NONE;
		for (const key of Reflect.ownKeys(sh)) {
			const desc = Object.getOwnPropertyDescriptor(sh, key);
			if (spread && !desc.enumerable) continue;
			const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
			if (child > answer) answer = child;
		}
		return answer;
	};
	const merge = (answer) => {
		if (answer > result) result = answer;
	};
	const def = inst._zod.def;
	switch (def.type) {
		case "object": {
			const raw = rawShape(def);
			merge(raw ? shape(raw, true) : ASSUMED);
			check(def.catchall);
			break;
		}
		case "array":
			check(def.element);
			break;
		case "tuple":
			for (const el of def.items) check(el);
			check(def.rest);
			break;
		case "record":
		case "map":
			check(def.keyType);
			check(def.valueType);
			break;
		case "set":
			check(def.valueType);
			break;
		case "union":
			for (const el of def.options) check(el);
			break;
		case "intersection":
			check(def.left);
			check(def.right);
			break;
		case "optional":
		case "nullable":
		case "default":
		case "prefault":
		case "catch":
		case "readonly":
		case "nonoptional":
		case "promise":
		case "success":
			check(def.innerType);
			break;
		case "pipe":
			check(def.in);
			check(def.out);
			break;
		case "function":
			check(def.input);
			check(def.output);
			break;
		case "lazy": {
			const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : void 0);
			merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
			break;
		}
		case "template_literal":
		case "string":
		case "number":
		case "int":
		case "boolean":
		case "bigint":
		case "symbol":
		case "undefined":
		case "null":
		case "void":
		case "never":
		case "any":
		case "unknown":
		case "date":
		case "nan":
		case "enum":
		case "literal":
		case "file":
		case "transform":
		case "custom": break;
		default: for (const key in def) {
			const desc = Object.getOwnPropertyDescriptor(def, key);
			if (!desc || desc.get) continue;
			const value = desc.value;
			if (!value || typeof value !== "object") continue;
			if (value._zod) check(value);
			else if (Array.isArray(value)) for (const el of value) check(el);
		}
	}
	stack.delete(inst);
	return settle$1(inst, result);
}
/** An assumed answer must not outlive the resolution that settles it, so only a certain one is cached. */
function settle$1(inst, answer) {
	if (answer !== ASSUMED) recursive.set(inst, answer === PROVEN);
	return answer;
}
function bucketFor(state, inst) {
	let bucket = state.buckets.get(inst);
	if (!bucket) {
		bucket = /* @__PURE__ */ new WeakMap();
		state.buckets.set(inst, bucket);
	}
	return bucket;
}
let handoff;
const open = [];
const memo = {
	alloc(_inst, payload, empty) {
		const bucket = handoff;
		if (!bucket) return empty;
		handoff = void 0;
		const entry = {
			value: empty,
			issues: null
		};
		bucket.set(payload.value, entry);
		open.push(entry);
		return empty;
	},
	guard(inst) {
		var _a;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value)) throw new $ZodCyclicError();
				return base(payload, ctx);
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	},
	attach(inst) {
		var _a;
		let isRecursiveInst;
		let rechecked = false;
		let lastCtx;
		let lastBucket;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (isRecursiveInst === void 0) {
					const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
					if (walked === NONE) {
						inst._zod.parse = base;
						if (inst._zod.run === wrapped) inst._zod.run = base;
						return base(payload, ctx);
					}
					if (walked === PROVEN || rechecked) isRecursiveInst = true;
					else rechecked = true;
				}
				const input = payload.value;
				if (!isRef(input)) return base(payload, ctx);
				let state = ctx[STATE];
				if (!state) {
					state = {
						buckets: /* @__PURE__ */ new WeakMap(),
						backEdges: void 0
					};
					ctx[STATE] = state;
				}
				let bucket;
				if (lastCtx === ctx) bucket = lastBucket;
				else {
					bucket = bucketFor(state, inst);
					lastCtx = ctx;
					lastBucket = bucket;
				}
				const hit = bucket.get(input);
				if (hit) {
					payload.value = hit.value;
					if (hit.issues) {
						if (hit.issues.length) payload.issues.push(...cloneIssues(hit.issues));
					} else {
						payload.memo = true;
						state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
						state.backEdges.add(hit.value);
					}
					return payload;
				}
				handoff = bucket;
				const depth = open.length;
				const result = base(payload, ctx);
				handoff = void 0;
				const entry = open.length > depth ? open.pop() : void 0;
				if (result instanceof Promise) return result.then((r) => {
					if (entry) entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
					return r;
				});
				if (entry) entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
				return result;
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	}
};
/** The memoizer that gives containers cycle support. `zod` installs it by default; `zod/mini` opts in with `config({ memoizer: memoizer() })`. */
function memoizer() {
	return memo;
}
/** Whether this value is a node a back-edge resolved to before it finished. */
function isBackEdge(ctx, value) {
	const backEdges = ctx[STATE]?.backEdges;
	return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}

// node_modules/zod/v4/locales/en.js
const error = () => {
	const Sizable = {
		string: {
			unit: "characters",
			verb: "to have"
		},
		file: {
			unit: "bytes",
			verb: "to have"
		},
		array: {
			unit: "items",
			verb: "to have"
		},
		set: {
			unit: "items",
			verb: "to have"
		},
		map: {
			unit: "entries",
			verb: "to have"
		}
	};
	function getSizing(origin) {
		return Sizable[origin] ?? null;
	}
	const FormatDictionary = {
		regex: "input",
		email: "email address",
		url: "URL",
		emoji: "emoji",
		uuid: "UUID",
		uuidv4: "UUIDv4",
		uuidv6: "UUIDv6",
		nanoid: "nanoid",
		guid: "GUID",
		cuid: "cuid",
		cuid2: "cuid2",
		ulid: "ULID",
		xid: "XID",
		ksuid: "KSUID",
		datetime: "ISO datetime",
		date: "ISO date",
		time: "ISO time",
		duration: "ISO duration",
		ipv4: "IPv4 address",
		ipv6: "IPv6 address",
		mac: "MAC address",
		cidrv4: "IPv4 range",
		cidrv6: "IPv6 range",
		base64: "base64-encoded string",
		base64url: "base64url-encoded string",
		json_string: "JSON string",
		e164: "E.164 number",
		currency_code: "currency code",
		credit_card: "credit card number",
		iban: "IBAN",
		jwt: "JWT",
		template_literal: "input"
	};
	const TypeDictionary = { nan: "NaN" };
	function getTypeName(type, input) {
		if (type === "number" && typeof input === "number" && !Number.isFinite(input)) return String(input);
		return TypeDictionary[type] ?? type;
	}
	return (issue) => {
		switch (issue.code) {
			case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(parsedType(issue.input), issue.input)}`;
			case "invalid_value":
				if (issue.values.length === 1) return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
				return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
			case "too_big": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
				return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
			}
			case "too_small": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
				return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
			}
			case "invalid_format": {
				const _issue = issue;
				if (_issue.format === "starts_with") return `Invalid string: must start with "${_issue.prefix}"`;
				if (_issue.format === "ends_with") return `Invalid string: must end with "${_issue.suffix}"`;
				if (_issue.format === "includes") return `Invalid string: must include "${_issue.includes}"`;
				if (_issue.format === "regex") return `Invalid string: must match pattern ${_issue.pattern}`;
				return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
			}
			case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
			case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
			case "invalid_key": return `Invalid key in ${issue.origin}`;
			case "invalid_union":
				if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) return `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}`;
				if (issue.inclusive === false) return "Invalid input: more than one option matched";
				return "Invalid input";
			case "invalid_element": return `Invalid value in ${issue.origin}`;
			default: return `Invalid input`;
		}
	};
};
function en_default() {
	return { localeError: error() };
}

// node_modules/zod/v4/core/registries.js
var _a;
var $ZodRegistry = class {
	constructor() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry() {
	return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
	return new Class({
		type: "string",
		format: "email",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
	return new Class({
		type: "string",
		format: "guid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v4",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v6",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v7",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
	return new Class({
		type: "string",
		format: "url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _emoji(Class, params) {
	return new Class({
		type: "string",
		format: "emoji",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
	return new Class({
		type: "string",
		format: "nanoid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link _cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
	return new Class({
		type: "string",
		format: "cuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
	return new Class({
		type: "string",
		format: "cuid2",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
	return new Class({
		type: "string",
		format: "ulid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
	return new Class({
		type: "string",
		format: "xid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
	return new Class({
		type: "string",
		format: "ksuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
	return new Class({
		type: "string",
		format: "ipv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
	return new Class({
		type: "string",
		format: "ipv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
	return new Class({
		type: "string",
		format: "base64",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
	return new Class({
		type: "string",
		format: "base64url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
	return new Class({
		type: "string",
		format: "e164",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
	return new Class({
		type: "string",
		format: "jwt",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
	return new Class({
		type: "string",
		format: "datetime",
		check: "string_format",
		offset: false,
		local: false,
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
	return new Class({
		type: "string",
		format: "date",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
	return new Class({
		type: "string",
		format: "time",
		check: "string_format",
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
	return new Class({
		type: "string",
		format: "duration",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _undefined$1(Class, params) {
	return new Class({
		type: "undefined",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
	return new $ZodCheckMultipleOf({
		check: "multiple_of",
		...normalizeParams(params),
		value
	});
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
	return new $ZodCheckLengthEquals({
		check: "length_equals",
		...normalizeParams(params),
		length
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
	return new $ZodCheckLowerCase({
		check: "string_format",
		format: "lowercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
	return new $ZodCheckUpperCase({
		check: "string_format",
		format: "uppercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
	return new $ZodCheckIncludes({
		check: "string_format",
		format: "includes",
		...normalizeParams(params),
		includes
	});
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
	return new $ZodCheckStartsWith({
		check: "string_format",
		format: "starts_with",
		...normalizeParams(params),
		prefix
	});
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
	return new $ZodCheckEndsWith({
		check: "string_format",
		format: "ends_with",
		...normalizeParams(params),
		suffix
	});
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
	return new $ZodCheckOverwrite({
		check: "overwrite",
		tx
	});
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
	return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
	return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
	return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
	return new Class({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _custom(Class, fn, _params) {
	const norm = normalizeParams(_params);
	norm.abort ?? (norm.abort = true);
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...norm
	});
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
	const ch = /* @__PURE__ */ _check((payload) => {
		payload.addIssue = (issue$2) => {
			if (typeof issue$2 === "string") payload.issues.push(issue(issue$2, payload.value, ch._zod.def));
			else {
				const _issue = issue$2;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = ch);
				_issue.continue ?? (_issue.continue = !ch._zod.def.abort);
				payload.issues.push(issue(_issue));
			}
		};
		return fn(payload.value, payload);
	}, params);
	return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}

// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
	for (const source of sources) for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProp(target, key, source[key]);
	return target;
}
function initializeContext(params) {
	let target = params?.target ?? "draft-2020-12";
	if (target === "draft-4") target = "draft-04";
	if (target === "draft-7") target = "draft-07";
	return {
		processors: params.processors ?? {},
		metadataRegistry: params?.metadata ?? globalRegistry,
		target,
		unrepresentable: params?.unrepresentable ?? "throw",
		override: params?.override ?? (() => {}),
		io: params?.io ?? "output",
		counter: 0,
		seen: /* @__PURE__ */ new Map(),
		sharedDefsExtractedFor: void 0,
		sharedEmitDoneFor: void 0,
		cycles: params?.cycles ?? "ref",
		reused: params?.reused ?? "inline",
		intersections: [],
		deferred: [],
		external: params?.external ?? void 0
	};
}
/**
* Applies the `unrepresentable` setting at a site that has no JSON Schema equivalent. Throws
* `message` unless the setting (or the handler's return value) says otherwise. Returns `true` if a
* custom JSON Schema was written into `json`, in which case the caller must not write its own.
*/
function handleUnrepresentable(schema, ctx, json, params, message) {
	const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({
		zodSchema: schema,
		path: params.path,
		message
	}) : ctx.unrepresentable;
	if (result === "any") return false;
	if (result === void 0 || result === "throw") throw new Error(message);
	Object.assign(json, result);
	return true;
}
function processSchema(schema, ctx, _params = {
	path: [],
	schemaPath: []
}) {
	var _a;
	const def = schema._zod.def;
	const seen = ctx.seen.get(schema);
	if (seen) {
		seen.count++;
		if (_params.schemaPath.includes(schema)) seen.cycle = _params.path;
		return seen.schema;
	}
	const result = {
		schema: {},
		count: 1,
		cycle: void 0,
		path: _params.path
	};
	ctx.seen.set(schema, result);
	ctx.sharedDefsExtractedFor = void 0;
	ctx.sharedEmitDoneFor = void 0;
	const overrideSchema = schema._zod.toJSONSchema?.();
	if (overrideSchema) result.schema = overrideSchema;
	else {
		const params = {
			..._params,
			schemaPath: [..._params.schemaPath, schema],
			path: _params.path
		};
		if (schema._zod.processJSONSchema) schema._zod.processJSONSchema(ctx, result.schema, params);
		else {
			const _json = result.schema;
			const processor = ctx.processors[def.type];
			if (!processor) throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
			processor(schema, ctx, _json, params);
		}
		const parent = schema._zod.parent;
		if (parent) {
			if (!result.ref) result.ref = parent;
			processSchema(parent, ctx, params);
			ctx.seen.get(parent).isParent = true;
		}
	}
	const meta = ctx.metadataRegistry.get(schema);
	if (meta) assignProps(result.schema, meta);
	if (ctx.io === "input" && isTransforming(schema)) {
		delete result.schema.examples;
		delete result.schema.default;
	}
	if (ctx.io === "input" && "_prefault" in result.schema) (_a = result.schema).default ?? (_a.default = result.schema._prefault);
	delete result.schema._prefault;
	return ctx.seen.get(schema).schema;
}
function encodeJSONPointerSegment(segment) {
	return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external) return;
	const idToSchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.entries()) {
		const id = ctx.metadataRegistry.get(entry[0])?.id;
		if (id) {
			const existing = idToSchema.get(id);
			if (existing && existing !== entry[0]) throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
			idToSchema.set(id, entry[0]);
		}
	}
	const makeURI = (entry) => {
		const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
		if (ctx.external) {
			const externalId = ctx.external.registry.get(entry[0])?.id;
			const uriGenerator = ctx.external.uri ?? ((id) => id);
			if (externalId) return { ref: uriGenerator(externalId) };
			const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
			entry[1].defId = id;
			return {
				defId: id,
				ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`
			};
		}
		const uriPrefix = `#`;
		const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
		if (entry[1] === root && !entry[1].schema.id) return { ref: uriPrefix };
		const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
		return {
			defId,
			ref: defUriPrefix + encodeJSONPointerSegment(defId)
		};
	};
	const extractToDef = (entry) => {
		if (entry[1].schema.$ref) return;
		const seen = entry[1];
		const { ref, defId } = makeURI(entry);
		seen.def = { ...seen.schema };
		if (defId) seen.defId = defId;
		const schema = seen.schema;
		for (const key in schema) delete schema[key];
		schema.$ref = ref;
	};
	if (ctx.cycles === "throw") for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.cycle) throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
	}
	for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (schema === entry[0]) {
			extractToDef(entry);
			continue;
		}
		if (ctx.external) {
			const ext = ctx.external.registry.get(entry[0])?.id;
			if (schema !== entry[0] && ext) {
				extractToDef(entry);
				continue;
			}
		}
		if (ctx.metadataRegistry.get(entry[0])?.id) {
			extractToDef(entry);
			continue;
		}
		if (seen.cycle) {
			extractToDef(entry);
			continue;
		}
		if (seen.count > 1) {
			if (ctx.reused === "ref") extractToDef(entry);
		}
	}
	if (ctx.external) ctx.sharedDefsExtractedFor = ctx.external;
}
/** Rewrites `anyOf: [{type: "a"}, {type: "b"}]` to `type: ["a", "b"]`, which every JSON Schema draft treats as equivalent and most consumers render far better for the nullable case. Only branches that are a bare type assertion qualify — anything carrying a constraint, `$ref`, `const` or metadata is left alone. Runs after `flattenRef`, so a branch an override decorated or `$defs` extraction turned into a `$ref` is no longer bare and correctly stays in `anyOf`. `oneOf` is excluded: `integer` and `number` overlap, so "exactly one" and "at least one" are not the same there. OpenAPI 3.0 is excluded: its `type` must be a single string. */
function compactTypeUnion(schema) {
	const options = schema.anyOf;
	if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0) return;
	const types = [];
	for (const option of options) {
		if (!option || typeof option !== "object") return;
		compactTypeUnion(option);
		const keys = Object.keys(option);
		if (keys.length !== 1 || keys[0] !== "type") return;
		const type = option.type;
		for (const member of Array.isArray(type) ? type : [type]) {
			if (typeof member !== "string") return;
			if (!types.includes(member)) types.push(member);
		}
	}
	delete schema.anyOf;
	schema.type = types.length === 1 ? types[0] : types;
}
/** Keywords `foldIntersection` knows how to combine. Anything else — `$ref`, `patternProperties`,
* an annotation like `description` — makes a member unfoldable, so a constraint this does not
* understand leaves the `allOf` alone instead of being silently dropped or misattributed. */
const FOLDABLE_KEYS = /* @__PURE__ */ new Set([
	"type",
	"properties",
	"required",
	"additionalProperties"
]);
const UNION_KEYS = ["oneOf", "anyOf"];
/** A member's constraint on a key it does not declare itself. A `catchall` states one; `false`, an absent `additionalProperties`, and the empty schema a loose object emits state nothing. */
function undeclaredConstraint(member) {
	const extra = member.additionalProperties;
	if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null) return null;
	return Object.keys(extra).length ? extra : null;
}
/** Combines object members into the single object they describe together, or returns `null` if any of them carries a keyword outside {@link FOLDABLE_KEYS}. */
function foldObjects(members) {
	const objects = [];
	for (const member of members) {
		if (typeof member !== "object" || member.type !== "object") return null;
		for (const key in member) if (!FOLDABLE_KEYS.has(key)) return null;
		objects.push(member);
	}
	const properties = {};
	const required = /* @__PURE__ */ new Set();
	for (const object of objects) {
		for (const key in object.properties) {
			if (Object.prototype.hasOwnProperty.call(properties, key)) continue;
			const parts = [];
			for (const other of objects) {
				const part = other.properties?.[key] ?? undeclaredConstraint(other);
				if (part === null || part === void 0) continue;
				if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part))) parts.push(part);
			}
			const merged = parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts };
			assignProp(properties, key, merged);
		}
		for (const key of object.required ?? []) required.add(key);
	}
	const folded = {
		type: "object",
		properties
	};
	if (required.size) folded.required = [...required];
	if (objects.every((object) => object.additionalProperties === false)) folded.additionalProperties = false;
	else {
		const constraints = [];
		for (const object of objects) {
			const constraint = undeclaredConstraint(object);
			if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint))) constraints.push(constraint);
		}
		if (constraints.length === 1) folded.additionalProperties = constraints[0];
		else if (constraints.length > 1) folded.additionalProperties = { allOf: constraints };
	}
	return folded;
}
/** `additionalProperties` in an `allOf` member sees only that member's own `properties`, so two
* closed object members reject each other's keys and the schema validates nothing. Zod's parser
* pools the key sets instead — `handleIntersectionResults` reports a key as unrecognized only when
* *every* side rejects it — so the emitted schema has to pool them too, and folding the members
* into one object is the encoding that says so on every target.
*
* This runs from `finalize`, after `extractDefs`, which is what keeps it clear of the `$ref`
* machinery: a member extracted into `$defs` is already a `$ref` by now and declines to fold, so it
* keeps its reference and its own closedness rather than being inlined as a stale copy. */
function foldIntersection(json) {
	const allOf = json.allOf;
	if (!Array.isArray(allOf) || allOf.length < 2) return;
	for (const key of FOLDABLE_KEYS) if (key in json) return;
	const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
	let folded = null;
	if (!unions.length) folded = foldObjects(allOf);
	else {
		const union = unions[0];
		const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
		if (Object.keys(union).length !== 1) return;
		const rest = allOf.filter((m) => m !== union);
		const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
		if (branches.some((b) => !b)) return;
		folded = { [keyword]: branches };
	}
	if (!folded) return;
	delete json.allOf;
	assignProps(json, folded);
}
function finalize(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	const flattenRef = (zodSchema) => {
		const seen = ctx.seen.get(zodSchema);
		if (seen.ref === null) return;
		const schema = seen.def ?? seen.schema;
		const _cached = { ...schema };
		const ref = seen.ref;
		seen.ref = null;
		if (ref) {
			flattenRef(ref);
			const refSeen = ctx.seen.get(ref);
			const refSchema = refSeen.schema;
			if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
				schema.allOf = schema.allOf ?? [];
				schema.allOf.push(refSchema);
			} else assignProps(schema, refSchema);
			assignProps(schema, _cached);
			if (zodSchema._zod.parent === ref) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (!(key in _cached)) delete schema[key];
			}
			if (refSchema.$ref && refSeen.def) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) delete schema[key];
			}
		}
		const parent = zodSchema._zod.parent;
		if (parent && parent !== ref) {
			flattenRef(parent);
			const parentSeen = ctx.seen.get(parent);
			if (parentSeen?.schema.$ref) {
				schema.$ref = parentSeen.schema.$ref;
				if (parentSeen.def) for (const key in schema) {
					if (key === "$ref" || key === "allOf") continue;
					if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) delete schema[key];
				}
			}
		}
		ctx.override({
			zodSchema,
			jsonSchema: schema,
			path: seen.path ?? []
		});
	};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
		for (const entry of [...ctx.seen.entries()].reverse()) flattenRef(entry[0]);
		if (ctx.target !== "openapi-3.0") for (const entry of ctx.seen.entries()) compactTypeUnion(entry[1].def ?? entry[1].schema);
		for (const rewrite of ctx.deferred) rewrite();
		if (ctx.intersections.length) {
			const carriers = /* @__PURE__ */ new Map();
			for (const seen of ctx.seen.values()) for (const json of [seen.schema, seen.def]) {
				const allOf = json?.allOf;
				if (!Array.isArray(allOf)) continue;
				const existing = carriers.get(allOf);
				if (existing) existing.push(json);
				else carriers.set(allOf, [json]);
			}
			for (const allOf of ctx.intersections) for (const json of carriers.get(allOf) ?? []) foldIntersection(json);
		}
	}
	const result = {};
	if (ctx.target === "draft-2020-12") result.$schema = "https://json-schema.org/draft/2020-12/schema";
	else if (ctx.target === "draft-07") result.$schema = "http://json-schema.org/draft-07/schema#";
	else if (ctx.target === "draft-04") result.$schema = "http://json-schema.org/draft-04/schema#";
	else if (ctx.target === "openapi-3.0") {}
	if (ctx.external?.uri) {
		const id = ctx.external.registry.get(schema)?.id;
		if (!id) throw new Error("Schema is missing an `id` property");
		result.$id = ctx.external.uri(id);
	}
	assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
	const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
	if (rootMetaId !== void 0 && result.id === rootMetaId) delete result.id;
	const defs = ctx.external?.defs ?? {};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.def && seen.defId) {
			if (seen.def.id === seen.defId) delete seen.def.id;
			assignProp(defs, seen.defId, seen.def);
		}
	}
	if (ctx.external) ctx.sharedEmitDoneFor = ctx.external;
	if (ctx.external) {} else if (Object.keys(defs).length > 0) {
		if (ctx.target === "draft-2020-12") result.$defs = defs;
		else result.definitions = defs;
	}
	try {
		const finalized = JSON.parse(JSON.stringify(result));
		Object.defineProperty(finalized, "~standard", {
			value: {
				...schema["~standard"],
				jsonSchema: {
					input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
					output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
				}
			},
			enumerable: false,
			writable: false
		});
		return finalized;
	} catch (_err) {
		throw new Error("Error converting schema to JSON.");
	}
}
function isTransforming(_schema, _ctx) {
	const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
	if (ctx.seen.has(_schema)) return false;
	ctx.seen.add(_schema);
	const def = _schema._zod.def;
	if (def.type === "transform") return true;
	if (def.type === "array") return isTransforming(def.element, ctx);
	if (def.type === "set") return isTransforming(def.valueType, ctx);
	if (def.type === "lazy") return isTransforming(def.getter(), ctx);
	if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") return isTransforming(def.innerType, ctx);
	if (def.type === "intersection") return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
	if (def.type === "record" || def.type === "map") return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
	if (def.type === "pipe") {
		if (_schema._zod.traits.has("$ZodCodec")) return true;
		return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
	}
	if (def.type === "object") {
		for (const key in def.shape) if (isTransforming(def.shape[key], ctx)) return true;
		return false;
	}
	if (def.type === "union") {
		for (const option of def.options) if (isTransforming(option, ctx)) return true;
		return false;
	}
	if (def.type === "tuple") {
		for (const item of def.items) if (isTransforming(item, ctx)) return true;
		if (def.rest && isTransforming(def.rest, ctx)) return true;
		return false;
	}
	return false;
}
/**
* Creates a toJSONSchema method for a schema instance.
* This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
*/
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
	const ctx = initializeContext({
		...params,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
	const { libraryOptions, target } = params ?? {};
	const ctx = initializeContext({
		...libraryOptions ?? {},
		target,
		io,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};

// node_modules/zod/v4/core/json-schema-processors.js
const narrowMin = (agg, key, value) => {
	if (agg[key] === void 0 || value > agg[key]) agg[key] = value;
};
const narrowMax = (agg, key, value) => {
	if (agg[key] === void 0 || value < agg[key]) agg[key] = value;
};
const narrowBoth = (agg, value) => {
	narrowMin(agg, "minimum", value);
	narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
	agg.multipleOf ?? (agg.multipleOf = []);
	if (!agg.multipleOf.includes(value)) agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
	agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
	agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
	agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
const setFormat = (agg, format) => {
	agg.format = format;
	if (format.includes("int")) agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
	setFormat(agg, def.format);
	const [minimum, maximum] = ranges[def.format];
	narrowMin(agg, "minimum", minimum);
	narrowMax(agg, "maximum", maximum);
};
const contributors = {
	greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
	less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
	multiple_of: (agg, def) => addDivisor(agg, def.value),
	number_format: formatContributor(NUMBER_FORMAT_RANGES),
	bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
	min_length: minContributor,
	max_length: maxContributor,
	length_equals: (agg, def) => narrowBoth(agg, def.length),
	min_size: minContributor,
	max_size: maxContributor,
	size_equals: (agg, def) => narrowBoth(agg, def.size),
	string_format: (agg, def) => {
		setFormat(agg, def.format);
		if (def.pattern) addPattern(agg, def.pattern);
		if (def.format === "base64" || def.format === "base64url") agg.contentEncoding = def.format;
		if (def.local || def.precision === -1) agg.laxFormat = true;
	},
	mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
	const agg = {};
	const def = schema._zod.def;
	const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
	for (const ch of list) contributors[ch._zod.def.check]?.(agg, ch._zod.def);
	const bag = schema._zod.bag;
	if (bag.minimum !== void 0) narrowMin(agg, "minimum", bag.minimum);
	if (bag.exclusiveMinimum !== void 0) narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
	if (bag.maximum !== void 0) narrowMax(agg, "maximum", bag.maximum);
	if (bag.exclusiveMaximum !== void 0) narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
	if (bag.multipleOf !== void 0) addDivisor(agg, bag.multipleOf);
	if (bag.format !== void 0) {
		agg.format ?? (agg.format = bag.format);
		if (bag.format.includes("int")) agg.isInt = true;
	}
	if (bag.mime) intersectMime(agg, bag.mime);
	for (const pattern of bag.patterns ?? []) addPattern(agg, pattern);
	return agg;
}
const formatMap = {
	guid: "uuid",
	url: "uri",
	datetime: "date-time",
	json_string: "json-string",
	regex: ""
};
const exactPatterns = /* @__PURE__ */ new Map([[base64Charset, base64], [base64urlCharset, base64url]]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
	const json = _json;
	json.type = "string";
	const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minLength = minimum;
	if (typeof maximum === "number") json.maxLength = maximum;
	if (format) {
		json.format = formatMap[format] ?? format;
		if (json.format === "") delete json.format;
		if (format === "time" || laxFormat) delete json.format;
	}
	if (contentEncoding) json.contentEncoding = contentEncoding;
	if (patterns && patterns.size > 0) {
		const patternList = [...patterns].map(exactPattern);
		if (patternList.length === 1) json.pattern = patternList[0].source;
		else if (patternList.length > 1) json.allOf = [...patternList.map((regex) => ({
			...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
			pattern: regex.source
		}))];
	}
};
const numberProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
	json.type = isInt ? "integer" : "number";
	const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
	const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
	const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
	if (exMin) {
		if (legacy) {
			json.minimum = exclusiveMinimum;
			json.exclusiveMinimum = true;
		} else json.exclusiveMinimum = exclusiveMinimum;
	} else if (typeof minimum === "number") json.minimum = minimum;
	if (exMax) {
		if (legacy) {
			json.maximum = exclusiveMaximum;
			json.exclusiveMaximum = true;
		} else json.exclusiveMaximum = exclusiveMaximum;
	} else if (typeof maximum === "number") json.maximum = maximum;
	if (multipleOf) {
		const divisors = /* @__PURE__ */ new Set();
		for (const divisor of multipleOf) if (Number.isFinite(divisor) && divisor !== 0) divisors.add(Math.abs(divisor));
		else handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
		const [first, ...rest] = divisors;
		if (first !== void 0) json.multipleOf = first;
		if (rest.length) json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
	}
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const undefinedProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Undefined cannot be represented in JSON Schema");
};
const neverProcessor = (_schema, _ctx, json, _params) => {
	json.not = {};
};
const unknownProcessor = (_schema, _ctx, _json, _params) => {};
const enumProcessor = (schema, _ctx, json, _params) => {
	const def = schema._zod.def;
	const values = getEnumValues(def.entries);
	if (values.length === 0) {
		json.not = {};
		return;
	}
	if (values.every((v) => typeof v === "number")) json.type = "number";
	if (values.every((v) => typeof v === "string")) json.type = "string";
	json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	if (def.values.length === 0) {
		json.not = {};
		return;
	}
	const vals = [];
	for (const val of def.values) if (val === void 0) {
		if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema")) return;
	} else if (typeof val === "bigint") {
		if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema")) return;
		vals.push(Number(val));
	} else vals.push(val);
	if (vals.length === 0) {} else if (vals.length === 1) {
		const val = vals[0];
		json.type = val === null ? "null" : typeof val;
		if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") json.enum = [val];
		else json.const = val;
	} else {
		if (vals.every((v) => typeof v === "number")) json.type = "number";
		if (vals.every((v) => typeof v === "string")) json.type = "string";
		if (vals.every((v) => typeof v === "boolean")) json.type = "boolean";
		if (vals.every((v) => v === null)) json.type = "null";
		json.enum = vals;
	}
};
const customProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const arrayProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
	json.type = "array";
	json.items = processSchema(def.element, ctx, {
		...params,
		path: [...params.path, "items"]
	});
};
function inputOptin(schema) {
	const def = schema._zod.def;
	if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) return inputOptin(def.out);
	if (def.type === "catch") return inputOptin(def.innerType);
	return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const shape = def.shape;
	if (Object.getOwnPropertySymbols(shape).length && handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) return;
	json.type = "object";
	json.properties = {};
	for (const key in shape) assignProp(json.properties, key, processSchema(shape[key], ctx, {
		...params,
		path: [
			...params.path,
			"properties",
			key
		]
	}));
	const requiredKeys = [];
	for (const key of Object.keys(shape)) {
		const field = def.shape[key];
		if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) requiredKeys.push(key);
	}
	if (requiredKeys.length > 0) json.required = requiredKeys;
	if (def.catchall?._zod.def.type === "never") json.additionalProperties = false;
	else if (!def.catchall) {
		if (ctx.io === "output") json.additionalProperties = false;
	} else if (def.catchall) json.additionalProperties = processSchema(def.catchall, ctx, {
		...params,
		path: [...params.path, "additionalProperties"]
	});
};
const unionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const isExclusive = def.inclusive === false;
	const options = def.options.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			isExclusive ? "oneOf" : "anyOf",
			i
		]
	}));
	if (isExclusive) json.oneOf = options;
	else json.anyOf = options;
};
const intersectionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const a = processSchema(def.left, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			0
		]
	});
	const b = processSchema(def.right, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			1
		]
	});
	const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
	const allOf = [...isSimpleIntersection(a) ? a.allOf : [a], ...isSimpleIntersection(b) ? b.allOf : [b]];
	json.allOf = allOf;
	ctx.intersections.push(allOf);
};
const tupleProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "array";
	const prefixPath = ctx.target === "draft-2020-12" ? "prefixItems" : "items";
	const restPath = ctx.target === "draft-2020-12" ? "items" : ctx.target === "openapi-3.0" ? "items" : "additionalItems";
	const prefixItems = def.items.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			prefixPath,
			i
		]
	}));
	const rest = def.rest ? processSchema(def.rest, ctx, {
		...params,
		path: [
			...params.path,
			restPath,
			...ctx.target === "openapi-3.0" ? [def.items.length] : []
		]
	}) : null;
	let minItems = def.items.length;
	while (minItems > 0) {
		const item = def.items[minItems - 1];
		if (!(ctx.io === "input" ? inputOptin(item) !== void 0 : item._zod.optout === "optional")) break;
		minItems--;
	}
	const maxItems = def.items.length;
	const isClosed = !def.rest;
	if (ctx.target === "draft-2020-12") {
		json.prefixItems = prefixItems;
		if (isClosed) json.items = false;
		else if (rest) json.items = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else if (ctx.target === "openapi-3.0") {
		json.items = { anyOf: prefixItems };
		if (rest) json.items.anyOf.push(rest);
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else {
		json.items = prefixItems;
		if (isClosed) json.additionalItems = false;
		else if (rest) json.additionalItems = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	}
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
};
/** JSON object keys are always strings, so a numeric record key schema is re-expressed over the
* numeric-string form the record parser matches. Deferred to `finalize`, after the flatten: a key
* behind a wrapper only carries its own `type` before then, and a union key only has its branches.
*
* A numeric bound cannot apply to a property name, so `minimum` and its siblings are dropped rather
* than carried over: keeping them beside `type: "string"` reproduces the match-nothing schema this
* exists to fix. A key that carries one therefore emits wider than the record parses — `z.record(z.number().min(5), V)`
* accepts `"3"` — which is the deliberate trade, since throwing on it would reject an ordinary schema
* outright. */
function stringifyKeyNames(bySchema, json, visited) {
	if (json.$ref) {
		if (visited.has(json)) return json;
		visited.add(json);
		const def = bySchema.get(json)?.def;
		if (!def) return json;
		const inlined = stringifyKeyNames(bySchema, def, visited);
		return inlined === def ? json : inlined;
	}
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = json[keyword];
		if (!Array.isArray(branches)) continue;
		const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
		if (mapped.some((branch, i) => branch !== branches[i])) json = {
			...json,
			[keyword]: mapped
		};
	}
	const types = Array.isArray(json.type) ? json.type : [json.type];
	const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
	const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
	if (!numericType && !values?.some((v) => typeof v === "number")) return json;
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
	if (rest.enum) rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
	else if (typeof rest.const === "number") rest.const = String(rest.const);
	if (!numericType) return rest;
	rest.type = "string";
	if (!values) rest.pattern = (types.includes("number") ? number$1 : integer).source;
	return rest;
}
/** Every record of one conversion, so the carriers are found in a single pass rather than once per record. */
const pendingRecords = /* @__PURE__ */ new WeakMap();
function rewriteKeyNames(ctx) {
	const bySchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.values()) if (entry.def && !bySchema.has(entry.schema)) bySchema.set(entry.schema, entry);
	const rewrites = /* @__PURE__ */ new Map();
	for (const record of pendingRecords.get(ctx) ?? []) {
		const seen = ctx.seen.get(record);
		const names = (seen?.def ?? seen?.schema)?.propertyNames;
		if (!names || names === true || rewrites.has(names)) continue;
		const rewritten = stringifyKeyNames(bySchema, names, /* @__PURE__ */ new Set());
		if (rewritten !== names) rewrites.set(names, rewritten);
	}
	if (!rewrites.size) return;
	for (const entry of ctx.seen.values()) for (const carrier of [entry.schema, entry.def]) {
		const rewritten = carrier && rewrites.get(carrier.propertyNames);
		if (rewritten) carrier.propertyNames = rewritten;
	}
}
const recordProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "object";
	const keyType = def.keyType;
	const patterns = aggregateChecks(keyType).patterns;
	if (def.mode === "loose" && patterns && patterns.size > 0) {
		const valueSchema = processSchema(def.valueType, ctx, {
			...params,
			path: [
				...params.path,
				"patternProperties",
				"*"
			]
		});
		json.patternProperties = {};
		for (const pattern of patterns) assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
	} else {
		if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
			json.propertyNames = processSchema(def.keyType, ctx, {
				...params,
				path: [...params.path, "propertyNames"]
			});
			let pending = pendingRecords.get(ctx);
			if (!pending) {
				pending = [];
				pendingRecords.set(ctx, pending);
				ctx.deferred.push(() => rewriteKeyNames(ctx));
			}
			pending.push(schema);
		}
		json.additionalProperties = processSchema(def.valueType, ctx, {
			...params,
			path: [...params.path, "additionalProperties"]
		});
	}
	const keyValues = keyType._zod.values;
	const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
	if (keyValues && !def.partial && !omittableOnInput) {
		const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
		if (validKeyValues.length > 0) json.required = validKeyValues.map(String);
	}
};
const nullableProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const inner = processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	if (ctx.target === "openapi-3.0") {
		seen.ref = def.innerType;
		json.nullable = true;
	} else json.anyOf = [inner, { type: "null" }];
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
/** Round-trips a default value through JSON so the emitted schema is guaranteed to be valid JSON.
* A BigInt has no reliable encoding, so it goes through `unrepresentable` like any other
* unrepresentable value. Returns a sentinel when the caller must not write a default of its own. */
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
	let unrepresentable = false;
	const serialized = JSON.stringify(value, (_, val) => {
		if (typeof val !== "bigint") return val;
		unrepresentable = true;
		return null;
	});
	if (!unrepresentable) return JSON.parse(serialized);
	handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
	return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	if (ctx.io !== "input") return;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	let catchValue;
	try {
		catchValue = def.catchValue(void 0);
	} catch {
		handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
		return;
	}
	json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	const inIsTransform = def.in._zod.traits.has("$ZodTransform");
	const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	json.readOnly = true;
};
const optionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};

// node_modules/zod/v4/classic/errors.js
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
	Object.defineProperty(proto, key, {
		configurable: true,
		enumerable: false,
		get() {
			const value = make(this);
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
			return value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
		}
	});
}
const initializer = (inst, issues) => {
	$ZodError.init(inst, issues);
	inst.name = "ZodError";
	const proto = Object.getPrototypeOf(inst);
	if (_installedErrorProtos.has(proto)) return;
	_installedErrorProtos.add(proto);
	_lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
	_lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
	_lazyMethod(proto, "addIssue", (self) => (issue) => {
		self.issues.push(issue);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	_lazyMethod(proto, "addIssues", (self) => (issues) => {
		self.issues.push(...issues);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	Object.defineProperty(proto, "isEmpty", {
		configurable: true,
		enumerable: false,
		get() {
			return this.issues.length === 0;
		}
	});
};
const ZodRealError = /*@__PURE__*/ $constructor("ZodError", initializer, void 0, { Parent: Error });

// node_modules/zod/v4/classic/parse.js
const parse = /* @__PURE__ */ _parse(ZodRealError);
const parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
const safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
const safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
const encode = /* @__PURE__ */ _encode(ZodRealError);
const decode = /* @__PURE__ */ _decode(ZodRealError);
const encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
const decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
const safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
const safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
const safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
const safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);

// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
	if (!globalConfig.localeError) config(en_default());
}
function _ensureDefaultMemoizer() {
	if (!globalConfig.memoizer) config({ memoizer: memoizer() });
}
const ZodType = /*@__PURE__*/ $constructor("ZodType", (inst, def) => {
	_ensureDefaultLocale();
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
	return inst;
}, {
	check(...chks) {
		const def = this.def;
		return this.clone(mergeDefs(def, { checks: [...def.checks ?? [], ...chks.map((ch) => typeof ch === "function" ? { _zod: {
			check: ch,
			def: { check: "custom" },
			onattach: []
		} } : ch)] }), { parent: true });
	},
	with(...chks) {
		return this.check(...chks);
	},
	clone(def, params) {
		return clone(this, def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	refine(check, params) {
		return this.check(refine(check, params));
	},
	superRefine(refinement, params) {
		return this.check(superRefine(refinement, params));
	},
	overwrite(fn) {
		return this.check(_overwrite(fn));
	},
	optional() {
		return optional$1(this);
	},
	exactOptional() {
		return exactOptional(this);
	},
	nullable() {
		return nullable(this);
	},
	nullish() {
		return optional$1(nullable(this));
	},
	nonoptional(params) {
		return nonoptional(this, params);
	},
	array() {
		return array(this);
	},
	or(arg) {
		return union([this, arg]);
	},
	and(arg) {
		return intersection(this, arg);
	},
	transform(tx) {
		return pipe(this, transform(tx));
	},
	default(d) {
		return _default(this, d);
	},
	prefault(d) {
		return prefault(this, d);
	},
	catch(params) {
		return _catch(this, params);
	},
	pipe(target) {
		return pipe(this, target);
	},
	readonly() {
		return readonly(this);
	},
	describe(description) {
		const cl = this.clone();
		globalRegistry.add(cl, { description });
		return cl;
	},
	meta(...args) {
		if (args.length === 0) return globalRegistry.get(this);
		const cl = this.clone();
		globalRegistry.add(cl, args[0]);
		return cl;
	},
	isOptional() {
		return this.safeParse(void 0).success;
	},
	isNullable() {
		return this.safeParse(null).success;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	},
	get "~standard"() {
		return hide(this, "~standard", {
			...standardProps(this),
			jsonSchema: {
				input: createStandardJSONSchemaMethod(this, "input"),
				output: createStandardJSONSchemaMethod(this, "output")
			}
		});
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	},
	parse: function _parse(data, params) {
		return parse(this, data, params, { callee: _parse });
	},
	parseAsync: async function _parseAsync(data, params) {
		return await parseAsync(this, data, params, { callee: _parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	async safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	get spa() {
		return this?.safeParseAsync;
	},
	set spa(value) {
		own(this, "spa", value);
	},
	validate(data, params) {
		return validate(this, data, params);
	},
	validateAsync(data, params) {
		return validateAsync$1(this, data, params);
	},
	encode: function _encode(data, params) {
		return encode(this, data, params, { callee: _encode });
	},
	decode: function _decode(data, params) {
		return decode(this, data, params, { callee: _decode });
	},
	encodeAsync: async function _encodeAsync(data, params) {
		return await encodeAsync(this, data, params, { callee: _encodeAsync });
	},
	decodeAsync: async function _decodeAsync(data, params) {
		return await decodeAsync(this, data, params, { callee: _decodeAsync });
	},
	safeEncode(data, params) {
		return safeEncode(this, data, params);
	},
	safeDecode(data, params) {
		return safeDecode(this, data, params);
	},
	async safeEncodeAsync(data, params) {
		return safeEncodeAsync(this, data, params);
	},
	async safeDecodeAsync(data, params) {
		return safeDecodeAsync(this, data, params);
	},
	toJSONSchema(params) {
		return createToJSONSchemaMethod(this, {})(params);
	},
	get description() {
		return globalRegistry.get(this)?.description;
	},
	get _def() {
		return this._zod.def;
	}
});
/** @internal */
const _ZodString = /*@__PURE__*/ $constructor("_ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, /*@__PURE__*/ derived({
	format: (inst) => aggregateChecks(inst).format ?? null,
	minLength: (inst) => aggregateChecks(inst).minimum ?? null,
	maxLength: (inst) => aggregateChecks(inst).maximum ?? null
}, {
	regex(...args) {
		return this.check(_regex(...args));
	},
	includes(...args) {
		return this.check(_includes(...args));
	},
	startsWith(...args) {
		return this.check(_startsWith(...args));
	},
	endsWith(...args) {
		return this.check(_endsWith(...args));
	},
	min(...args) {
		return this.check(_minLength(...args));
	},
	max(...args) {
		return this.check(_maxLength(...args));
	},
	length(...args) {
		return this.check(_length(...args));
	},
	nonempty(...args) {
		return this.check(_minLength(1, ...args));
	},
	lowercase(params) {
		return this.check(_lowercase(params));
	},
	uppercase(params) {
		return this.check(_uppercase(params));
	},
	trim() {
		return this.check(_trim());
	},
	normalize(...args) {
		return this.check(_normalize(...args));
	},
	toLowerCase() {
		return this.check(_toLowerCase());
	},
	toUpperCase() {
		return this.check(_toUpperCase());
	},
	slugify() {
		return this.check(_slugify());
	}
}));
const ZodString = /*@__PURE__*/ $constructor("ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	_ZodString.init(inst, def);
}, {
	email(params) {
		return this.check(_email(ZodEmail, params));
	},
	url(params) {
		return this.check(_url(ZodURL, params));
	},
	jwt(params) {
		return this.check(_jwt(ZodJWT, params));
	},
	emoji(params) {
		return this.check(_emoji(ZodEmoji, params));
	},
	guid(params) {
		return this.check(_guid(ZodGUID, params));
	},
	uuid(params) {
		return this.check(_uuid(ZodUUID, params));
	},
	uuidv4(params) {
		return this.check(_uuidv4(ZodUUID, params));
	},
	uuidv6(params) {
		return this.check(_uuidv6(ZodUUID, params));
	},
	uuidv7(params) {
		return this.check(_uuidv7(ZodUUID, params));
	},
	nanoid(params) {
		return this.check(_nanoid(ZodNanoID, params));
	},
	cuid(params) {
		return this.check(_cuid(ZodCUID, params));
	},
	cuid2(params) {
		return this.check(_cuid2(ZodCUID2, params));
	},
	ulid(params) {
		return this.check(_ulid(ZodULID, params));
	},
	base64(params) {
		return this.check(_base64(ZodBase64, params));
	},
	base64url(params) {
		return this.check(_base64url(ZodBase64URL, params));
	},
	xid(params) {
		return this.check(_xid(ZodXID, params));
	},
	ksuid(params) {
		return this.check(_ksuid(ZodKSUID, params));
	},
	ipv4(params) {
		return this.check(_ipv4(ZodIPv4, params));
	},
	ipv6(params) {
		return this.check(_ipv6(ZodIPv6, params));
	},
	cidrv4(params) {
		return this.check(_cidrv4(ZodCIDRv4, params));
	},
	cidrv6(params) {
		return this.check(_cidrv6(ZodCIDRv6, params));
	},
	e164(params) {
		return this.check(_e164(ZodE164, params));
	},
	datetime(params) {
		return this.check(_isoDateTime(ZodISODateTime, params));
	},
	date(params) {
		return this.check(_isoDate(ZodISODate, params));
	},
	time(params) {
		return this.check(_isoTime(ZodISOTime, params));
	},
	duration(params) {
		return this.check(_isoDuration(ZodISODuration, params));
	}
});
function string(params) {
	return _string(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ $constructor("ZodStringFormat", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	_ZodString.init(inst, def);
});
const ZodISODateTime = /*@__PURE__*/ $constructor("ZodISODateTime", (inst, def) => {
	$ZodISODateTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODate = /*@__PURE__*/ $constructor("ZodISODate", (inst, def) => {
	$ZodISODate.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISOTime = /*@__PURE__*/ $constructor("ZodISOTime", (inst, def) => {
	$ZodISOTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODuration = /*@__PURE__*/ $constructor("ZodISODuration", (inst, def) => {
	$ZodISODuration.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmail = /*@__PURE__*/ $constructor("ZodEmail", (inst, def) => {
	$ZodEmail.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodGUID = /*@__PURE__*/ $constructor("ZodGUID", (inst, def) => {
	$ZodGUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodUUID = /*@__PURE__*/ $constructor("ZodUUID", (inst, def) => {
	$ZodUUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodURL = /*@__PURE__*/ $constructor("ZodURL", (inst, def) => {
	$ZodURL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmoji = /*@__PURE__*/ $constructor("ZodEmoji", (inst, def) => {
	$ZodEmoji.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNanoID = /*@__PURE__*/ $constructor("ZodNanoID", (inst, def) => {
	$ZodNanoID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const ZodCUID = /*@__PURE__*/ $constructor("ZodCUID", (inst, def) => {
	$ZodCUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCUID2 = /*@__PURE__*/ $constructor("ZodCUID2", (inst, def) => {
	$ZodCUID2.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodULID = /*@__PURE__*/ $constructor("ZodULID", (inst, def) => {
	$ZodULID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodXID = /*@__PURE__*/ $constructor("ZodXID", (inst, def) => {
	$ZodXID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodKSUID = /*@__PURE__*/ $constructor("ZodKSUID", (inst, def) => {
	$ZodKSUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv4 = /*@__PURE__*/ $constructor("ZodIPv4", (inst, def) => {
	$ZodIPv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv6 = /*@__PURE__*/ $constructor("ZodIPv6", (inst, def) => {
	$ZodIPv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv4 = /*@__PURE__*/ $constructor("ZodCIDRv4", (inst, def) => {
	$ZodCIDRv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv6 = /*@__PURE__*/ $constructor("ZodCIDRv6", (inst, def) => {
	$ZodCIDRv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64 = /*@__PURE__*/ $constructor("ZodBase64", (inst, def) => {
	$ZodBase64.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64URL = /*@__PURE__*/ $constructor("ZodBase64URL", (inst, def) => {
	$ZodBase64URL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodE164 = /*@__PURE__*/ $constructor("ZodE164", (inst, def) => {
	$ZodE164.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodJWT = /*@__PURE__*/ $constructor("ZodJWT", (inst, def) => {
	$ZodJWT.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNumber = /*@__PURE__*/ $constructor("ZodNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
	inst.isFinite = true;
}, /*@__PURE__*/ derived({
	minValue: (inst) => {
		const { minimum, exclusiveMinimum } = aggregateChecks(inst);
		return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
	},
	maxValue: (inst) => {
		const { maximum, exclusiveMaximum } = aggregateChecks(inst);
		return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
	},
	isInt: (inst) => {
		const { isInt, multipleOf } = aggregateChecks(inst);
		return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
	},
	format: (inst) => aggregateChecks(inst).format ?? null
}, {
	gt(value, params) {
		return this.check(_gt(value, params));
	},
	gte(value, params) {
		return this.check(_gte(value, params));
	},
	min(value, params) {
		return this.check(_gte(value, params));
	},
	lt(value, params) {
		return this.check(_lt(value, params));
	},
	lte(value, params) {
		return this.check(_lte(value, params));
	},
	max(value, params) {
		return this.check(_lte(value, params));
	},
	int(params) {
		return this.check(int(params));
	},
	safe(params) {
		return this.check(int(params));
	},
	positive(params) {
		return this.check(_gt(0, params));
	},
	nonnegative(params) {
		return this.check(_gte(0, params));
	},
	negative(params) {
		return this.check(_lt(0, params));
	},
	nonpositive(params) {
		return this.check(_lte(0, params));
	},
	multipleOf(value, params) {
		return this.check(_multipleOf(value, params));
	},
	step(value, params) {
		return this.check(_multipleOf(value, params));
	},
	finite() {
		return this;
	}
}));
function number(params) {
	return _number(ZodNumber, params);
}
const ZodNumberFormat = /*@__PURE__*/ $constructor("ZodNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodNumber.init(inst, def);
});
function int(params) {
	return _int(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ $constructor("ZodBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function boolean(params) {
	return _boolean(ZodBoolean, params);
}
const ZodUndefined = /*@__PURE__*/ $constructor("ZodUndefined", (inst, def) => {
	$ZodUndefined.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => undefinedProcessor(inst, ctx, json, params);
});
function _undefined(params) {
	return _undefined$1(ZodUndefined, params);
}
const ZodUnknown = /*@__PURE__*/ $constructor("ZodUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unknownProcessor(inst, ctx, json, params);
});
function unknown() {
	return _unknown(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ $constructor("ZodNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
	return _never(ZodNever, params);
}
const ZodArray = /*@__PURE__*/ $constructor("ZodArray", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodArray.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
	inst.element = def.element;
}, {
	min(n, params) {
		return this.check(_minLength(n, params));
	},
	nonempty(params) {
		return this.check(_minLength(1, params));
	},
	max(n, params) {
		return this.check(_maxLength(n, params));
	},
	length(n, params) {
		return this.check(_length(n, params));
	},
	unwrap() {
		return this.element;
	}
});
function array(element, params) {
	return _array(ZodArray, element, params);
}
const ZodObject = /*@__PURE__*/ $constructor("ZodObject", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodObjectJIT.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
	keyof() {
		return _enum(Object.keys(this._zod.def.shape));
	},
	catchall(catchall) {
		return this.clone(mergeDefs(this._zod.def, { catchall }));
	},
	passthrough() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	loose() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	strict() {
		return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
	},
	strip() {
		return this.clone(mergeDefs(this._zod.def, { catchall: void 0 }));
	},
	extend(incoming) {
		return extend(this, incoming);
	},
	safeExtend(incoming) {
		return safeExtend(this, incoming);
	},
	merge(other) {
		return merge(this, other);
	},
	pick(mask) {
		return pick$1(this, mask);
	},
	omit(mask) {
		return omit(this, mask);
	},
	partial(...args) {
		return partial(ZodOptional, this, args[0]);
	},
	exactPartial(...args) {
		return partial(ZodExactOptional, this, args[0], "exactPartial");
	},
	required(...args) {
		return required(ZodNonOptional, this, args[0]);
	}
});
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodObject(def);
}
function strictObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
function looseObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: unknown(),
		...normalizeParams(params)
	});
}
const ZodUnion = /*@__PURE__*/ $constructor("ZodUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
	inst.options = def.options;
});
function union(options, params) {
	return new ZodUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("ZodDiscriminatedUnion", (inst, def) => {
	ZodUnion.init(inst, def);
	$ZodDiscriminatedUnion.init(inst, def);
});
function discriminatedUnion(discriminator, options, params) {
	return new ZodDiscriminatedUnion({
		type: "union",
		options,
		discriminator,
		...normalizeParams(params)
	});
}
const ZodIntersection = /*@__PURE__*/ $constructor("ZodIntersection", (inst, def) => {
	$ZodIntersection.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
	return new ZodIntersection({
		type: "intersection",
		left,
		right
	});
}
const ZodTuple = /*@__PURE__*/ $constructor("ZodTuple", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTuple.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => tupleProcessor(inst, ctx, json, params);
}, {
	rest(rest) {
		return this.clone({
			...this._zod.def,
			rest
		});
	},
	partial() {
		const def = this._zod.def;
		if (def.checks?.length) throw new Error(".partial() cannot be used on tuple schemas containing refinements");
		return this.clone({
			...def,
			items: def.items.map((item) => new ZodOptional({
				type: "optional",
				innerType: item
			}))
		});
	}
});
function tuple(items, _paramsOrRest, _params) {
	const hasRest = _paramsOrRest instanceof $ZodType;
	const params = hasRest ? _params : _paramsOrRest;
	return new ZodTuple({
		type: "tuple",
		items,
		rest: hasRest ? _paramsOrRest : null,
		...normalizeParams(params)
	});
}
const ZodRecord = /*@__PURE__*/ $constructor("ZodRecord", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodRecord.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
	inst.keyType = def.keyType;
	inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
function partialRecord(keyType, valueType, params) {
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params),
		partial: true
	});
}
const ZodEnum = /*@__PURE__*/ $constructor("ZodEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
	inst.enum = def.entries;
	inst.options = [...inst._zod.values];
	const keys = new Set(Object.keys(def.entries));
	inst.extract = (values, params) => {
		const newEntries = {};
		for (const value of values) if (keys.has(value)) newEntries[value] = def.entries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
	inst.exclude = (values, params) => {
		const newEntries = { ...def.entries };
		for (const value of values) if (keys.has(value)) delete newEntries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodLiteral = /*@__PURE__*/ $constructor("ZodLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
	inst.values = new Set(def.values);
	Object.defineProperty(inst, "value", { get() {
		if (def.values.length > 1) throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
		return def.values[0];
	} });
});
function literal(value, params) {
	return new ZodLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodTransform = /*@__PURE__*/ $constructor("ZodTransform", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTransform.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
	inst._zod.parse = (payload, _ctx) => {
		if (_ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		payload.addIssue = (issue$1) => {
			if (typeof issue$1 === "string") payload.issues.push(issue(issue$1, payload.value, def));
			else {
				const _issue = issue$1;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = inst);
				payload.issues.push(issue(_issue));
			}
		};
		const output = def.transform(payload.value, payload);
		if (output instanceof Promise) return output.then((output) => {
			payload.value = output;
			return payload;
		});
		payload.value = output;
		return payload;
	};
});
function transform(fn) {
	return new ZodTransform({
		type: "transform",
		transform: fn
	});
}
const ZodOptional = /*@__PURE__*/ $constructor("ZodOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function optional$1(innerType) {
	return new ZodOptional({
		type: "optional",
		innerType
	});
}
const ZodExactOptional = /*@__PURE__*/ $constructor("ZodExactOptional", (inst, def) => {
	$ZodExactOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
	return new ZodExactOptional({
		type: "optional",
		innerType
	});
}
const ZodNullable = /*@__PURE__*/ $constructor("ZodNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
	return new ZodNullable({
		type: "nullable",
		innerType
	});
}
const ZodDefault = /*@__PURE__*/ $constructor("ZodDefault", (inst, def) => {
	$ZodDefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
	return new ZodDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodPrefault = /*@__PURE__*/ $constructor("ZodPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
	return new ZodPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodNonOptional = /*@__PURE__*/ $constructor("ZodNonOptional", (inst, def) => {
	$ZodNonOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
	return new ZodNonOptional({
		type: "nonoptional",
		innerType,
		...normalizeParams(params)
	});
}
const ZodCatch = /*@__PURE__*/ $constructor("ZodCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
	return new ZodCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodPipe = /*@__PURE__*/ $constructor("ZodPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
	inst.in = def.in;
	inst.out = def.out;
});
function pipe(in_, out) {
	return new ZodPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodReadonly = /*@__PURE__*/ $constructor("ZodReadonly", (inst, def) => {
	$ZodReadonly.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
	return new ZodReadonly({
		type: "readonly",
		innerType
	});
}
const ZodCustom = /*@__PURE__*/ $constructor("ZodCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
function custom(fn, _params) {
	return _custom(ZodCustom, fn ?? (() => true), _params);
}
function refine(fn, _params = {}) {
	return _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
	return _superRefine(fn, params);
}

// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}

// src/adapters/cyclonedx-validator.ts
/** Items of a list that are checked together. */
const CHUNK = 250;
const EntrySchema = union([object({ "bom-ref": string() }), object({ ref: string() })]);
/** Checks SBOMs with the CycloneDX library's strict schema; the library is loaded at the first use. */
function createSbomValidator() {
	return {
		fault: fault$1,
		isLicenseId
	};
}
/**
* The schema wants unique components, and the check for that compares all with all: 5000 components take 4.5 s in
* one piece and 0.2 s in pieces. Every item is checked by the schema, and unique references make unique items.
*/
async function fault$1(bom) {
	const { Validation, Spec } = await import("./index.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
	if (bom.specVersion !== "1.6") return "specVersion is not 1.6";
	const { components = [], dependencies = [], ...frame } = bom;
	if (!Array.isArray(components) || !Array.isArray(dependencies)) return "components or dependencies are no list";
	const twice = repeated(components) ?? repeated(dependencies);
	if (twice !== void 0) return twice;
	const { bomFormat, specVersion, version } = frame;
	const piecesOf = (list, items) => chunks(items).map((piece) => ({
		bomFormat,
		specVersion,
		version,
		[list]: piece
	}));
	const pieces = [
		frame,
		...piecesOf("components", components),
		...piecesOf("dependencies", dependencies)
	];
	for (const piece of pieces) {
		const error = await validator.validate(JSON.stringify(piece));
		if (error !== null) return describe$1(error);
	}
}
async function isLicenseId(id) {
	const { SPDX } = await import("./index.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	return SPDX.isSupportedSpdxId(id);
}
function chunks(items) {
	return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, at) => items.slice(at * CHUNK, (at + 1) * CHUNK));
}
/** The first entry without a reference, or with one that another has. */
function repeated(entries) {
	const seen = /* @__PURE__ */ new Set();
	for (const entry of entries) {
		const parsed = EntrySchema.safeParse(entry);
		if (!parsed.success) return "there is an entry without a reference";
		const ref = "ref" in parsed.data ? parsed.data.ref : parsed.data["bom-ref"];
		if (seen.has(ref)) return `the reference ${ref} is used twice`;
		seen.add(ref);
	}
}
const ErrorSchema = array(looseObject({
	instancePath: string(),
	message: string()
})).min(1);
function describe$1(error) {
	const parsed = ErrorSchema.safeParse(error);
	const first = parsed.success ? parsed.data[0] : void 0;
	return first === void 0 ? "the schema does not take it" : `${first.instancePath || "/"} ${first.message}`;
}

// src/domain/digest.ts
var import_tar_stream = /* @__PURE__ */ __toESM(require_tar_stream(), 1);
const PATTERN = /^sha256:[0-9a-f]{64}$/;
/** Whether the text is a SHA-256 digest; sha512 and others are not accepted anywhere in Assay. */
function isDigest(text) {
	return PATTERN.test(text);
}
/** The digest of bytes or of UTF-8 text. */
function digestOf(content) {
	return `sha256:${hexOf(content)}`;
}
/** The bare hex SHA-256 of bytes or of UTF-8 text. */
function hexOf(content) {
	return createHash("sha256").update(content).digest("hex");
}
/** The hex part of a digest. */
function hex$1(digest) {
	return digest.slice(7);
}

// src/domain/reason.ts
/** The part of the pipeline that a reason speaks of, in the order in which users read them. */
const CHECKS = [
	"inputs",
	"tools",
	"image",
	"sbom",
	"scan",
	"gate",
	"push",
	"sign",
	"attest",
	"secrets"
];
/**
* Every reason code of Assay with what it means and what mends it. The one list: outputs, summary, SARIF and
* `docs/reasons.md` (checked by a test) take it from here.
*/
const REASONS = {
	"vulnerability-blocked": {
		meaning: "A vulnerability at or above the severities in `fail-on` was found.",
		mend: "Update the package to a fixed version and rebuild the image."
	},
	"secret-found": {
		meaning: "A secret stands in the source, in a layer or in the configuration of the image.",
		mend: "Revoke the secret, remove it from source and build, and rebuild; deleting it in a later layer is not enough."
	},
	"os-end-of-life": {
		meaning: "The distribution in the image gets no security fixes any more, so a scan of it proves nothing.",
		mend: "Move to a supported release of the base image."
	},
	"scan-incomplete": {
		meaning: "Something in the image or the source could not be checked, so nothing can be said about it.",
		mend: "See the message for what was left out; a part that could not be read is never taken as clean."
	},
	"database-stale": {
		meaning: "The vulnerability database is older than `db-max-age`.",
		mend: "Let the action download a fresh one, refresh `cache-dir`, or name a mirror that is up to date in `db-repository`."
	},
	"database-unavailable": {
		meaning: "No vulnerability database could be had.",
		mend: "Name reachable repositories in `db-repository`, or put a database into `cache-dir` and set `offline: true`."
	},
	"image-not-found": {
		meaning: "The image, its tag or one of its parts does not exist where it was looked for.",
		mend: "Check the spelling of `image`, and that the build pushed it before this step."
	},
	"image-invalid": {
		meaning: "The image is not one that can be checked: truncated, without layers, or its bytes are not those its digest says.",
		mend: "Build and push the image again; bytes that do not match their digest are never used."
	},
	"tag-moved": {
		meaning: "The tag pointed to another image at the end of the run than at its start.",
		mend: "Pass the digest that the build produced instead of a tag."
	},
	"tool-untrusted": {
		meaning: "The hash or version of a tool is not one that Assay may run.",
		mend: "Use the pinned version; if a download does not match its pinned hash, treat the source as compromised."
	},
	"tool-unavailable": {
		meaning: "A tool could not be had from any of its sources.",
		mend: "Name a binary (`trivy-path`, `cosign-path`, `gitleaks-path`), a `tool-mirror`, or install Go so that it can be built."
	},
	"tool-failed": {
		meaning: "A tool ended with an error, was killed, or gave an answer that cannot be read.",
		mend: "See the message and the log of the step; the run proves nothing until the tool answers."
	},
	"tool-timed-out": {
		meaning: "A tool did not end within its time limit and was stopped.",
		mend: "Run again; if it persists, look for a very large or hostile image."
	},
	"registry-unavailable": {
		meaning: "The registry could not be reached or answered with an error.",
		mend: "Check the address and the state of the registry, then run again."
	},
	"registry-denied": {
		meaning: "The registry refused the credentials, or there were none.",
		mend: "Log in before this step, set `registry-username` and `registry-password`, and grant the job `packages: write` where GHCR is used."
	},
	"registry-rejected": {
		meaning: "The registry did not take what was pushed.",
		mend: "See the message for its answer; nothing counts as pushed that was not read back."
	},
	"input-invalid": {
		meaning: "An input of the action is missing, unknown or contradicts another.",
		mend: "Correct the `with:` block as the message says."
	},
	"oidc-unavailable": {
		meaning: "Keyless signing needs an OIDC token and the job cannot get one.",
		mend: "Add `permissions: id-token: write` to the job."
	},
	"key-invalid": {
		meaning: "The signing key cannot be read or its password is wrong.",
		mend: "Check `key` and the `COSIGN_PASSWORD` variable of the step."
	},
	"signing-failed": {
		meaning: "cosign could not make a signature.",
		mend: "See the message; Fulcio, Rekor, the timestamp authority or the KMS may be unreachable."
	},
	"signature-invalid": {
		meaning: "A signature does not verify against the trusted root or key.",
		mend: "Check that `signing-config` and `trusted-root` belong to the same Sigstore."
	},
	"identity-mismatch": {
		meaning: "A signature verifies, but was made by somebody else than expected.",
		mend: "Check which workflow signs this repository of the registry."
	},
	"attestation-lost": {
		meaning: "What was attached to the image was not there when it was read back.",
		mend: "Run again; if it persists, another writer overwrites the referrers of this image."
	},
	"too-many-referrers": {
		meaning: "More is attached to the image than can be looked through.",
		mend: "Remove junk referrers from the repository."
	},
	"internal-error": {
		meaning: "Assay met a fault of its own.",
		mend: "Report it with the log of the step."
	}
};
/** Thrown wherever something could not be checked or done; it carries every reason known at that point. */
var AssayError = class extends Error {
	reasons;
	constructor(reasons, options) {
		super(reasons.map((reason) => reason.message).join("\n"), options);
		this.name = "AssayError";
		this.reasons = reasons;
	}
};
/** An {@link AssayError} with a single reason. */
function fault(code, check, message, cause) {
	return new AssayError([{
		code,
		check,
		message
	}], cause === void 0 ? void 0 : { cause });
}
/** The reasons behind anything that was thrown; what is not an {@link AssayError} is an internal error. */
function reasonsOf$1(error, check) {
	if (error instanceof AssayError) return error.reasons;
	return [{
		code: "internal-error",
		check,
		message: `unexpected fault: ${error instanceof Error ? error.message : String(error)}`
	}];
}

// src/adapters/layers.ts
const READ_BYTES$2 = 1048576;
const INFLATE_BYTES = 262144;
/** Greatest uncompressed size of a layer: what is larger is taken for a decompression bomb. */
const MAX_LAYER_BYTES = 64 * 1024 ** 3;
/** Reads layers from an OCI layout. */
function createLayers(limits = {}) {
	const maxBytes = limits.maxLayerBytes ?? MAX_LAYER_BYTES;
	return { read: (layout, layer, diffId, visit) => read$4(layout, layer, diffId, visit, maxBytes) };
}
async function read$4(layout, layer, diffId, visit, maxBytes) {
	const blob = join(layout, "blobs", "sha256", hex$1(layer.digest));
	const file = await open$1(blob).catch((error) => {
		throw unreadable$1(layer, error);
	});
	const hash = createHash("sha256");
	const archive = import_tar_stream.extract();
	let refused;
	const visiting = visitAll(archive, visit).catch((error) => {
		refused ??= error;
		archive.destroy(error instanceof Error ? error : void 0);
	});
	try {
		const unpacked = await decompressor(file);
		const source = file.createReadStream({
			start: 0,
			highWaterMark: READ_BYTES$2,
			autoClose: false
		});
		await pipeline$1(source, unpacked, new Meter(hash, layer, maxBytes), archive);
		await visiting;
	} catch (error) {
		archive.destroy();
		await visiting;
		throw readable$1(refused) ?? readable$1(error) ?? unreadable$1(layer, error);
	} finally {
		await file.close();
	}
	if (refused !== void 0) throw readable$1(refused) ?? unreadable$1(layer, refused);
	const found = `sha256:${hash.digest("hex")}`;
	if (found === diffId) return;
	throw fault("image-invalid", "secrets", `the layer ${layer.digest} unpacks to ${found}, while the image configuration says ${diffId}`);
}
async function visitAll(archive, visit) {
	for await (const entry of archive) {
		const { name, size = 0, type } = entry.header;
		if (size === 0 || type === "directory") {
			entry.resume();
			continue;
		}
		const content = bytesOf$1(entry);
		await visit({
			path: name,
			size,
			content
		});
		for await (const _ of content);
	}
}
/** The bytes of an entry; unlike the entry itself this can be left in mid-way without breaking the archive. */
function bytesOf$1(entry) {
	const chunks = entry[Symbol.asyncIterator]();
	const next = async () => {
		const { value, done } = await chunks.next();
		return done === true || !(value instanceof Uint8Array) ? {
			value: void 0,
			done: true
		} : {
			value,
			done: false
		};
	};
	return { [Symbol.asyncIterator]: () => ({ next }) };
}
/** By the first bytes and not by the media type, which is wrong often enough; the diff ID vouches for the result. */
async function decompressor(file) {
	const head = Buffer.alloc(4);
	await file.read(head, 0, head.length, 0);
	const magic = head.toString("hex");
	if (magic.startsWith("1f8b")) return createGunzip({ chunkSize: INFLATE_BYTES });
	if (magic === "28b52ffd") return createZstdDecompress({ chunkSize: INFLATE_BYTES });
	return new PassThrough();
}
/** Hashes and counts what flows through. */
var Meter = class extends Transform {
	#hash;
	#layer;
	#maxBytes;
	#bytes = 0;
	constructor(hash, layer, maxBytes) {
		super();
		this.#hash = hash;
		this.#layer = layer;
		this.#maxBytes = maxBytes;
	}
	_transform(chunk, _, done) {
		this.#bytes += chunk.length;
		if (this.#bytes > this.#maxBytes) {
			const message = `the layer ${this.#layer.digest} unpacks to more than ${this.#maxBytes} bytes and was not scanned`;
			done(fault("scan-incomplete", "secrets", message));
			return;
		}
		this.#hash.update(chunk);
		done(null, chunk);
	}
};
function readable$1(error) {
	return error instanceof AssayError ? error : void 0;
}
function unreadable$1(layer, error) {
	const cause = error instanceof Error ? error.message : "the cause is unknown";
	return fault("scan-incomplete", "secrets", `the layer ${layer.digest} could not be read: ${cause}`);
}

// src/domain/text.ts
/** Longest line that {@link plain} answers unless it is told otherwise, in UTF-16 units. */
const DEFAULT_LENGTH = 2e3;
const ELLIPSIS = "…";
/** ECMA-48: CSI (`ESC [ … final`), OSC, DCS, SOS, PM and APC up to their end, and short escapes; 7- and 8-bit. */
const ESCAPES = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n\r]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;
/** Line breaks (also the Unicode ones) and tabs: they become a space. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Controls, bidi overrides, zero-width characters, soft hyphens, variation selectors, tags, lone surrogates, fillers. */
const INVISIBLE$1 = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]|\u034f|\u115f|\u1160|\u3164|\uffa0/gu;
/**
* Text from an image, a tool or a registry as one line that is safe in a runner's log: without escapes, control,
* bidi and zero-width characters, and without anything the runner could take for a workflow command. At most
* `maxLength` UTF-16 units, with an ellipsis where something was cut off.
*/
function plain(text, maxLength = DEFAULT_LENGTH) {
	const head = text.slice(0, maxLength * 4 + 1e3);
	const visible = head.replace(ESCAPES, "").replace(BREAKS, " ").replace(INVISIBLE$1, "");
	const cut = head.length < text.length;
	return shorten(defuse(visible).trimEnd(), maxLength, cut);
}
/**
* The runner takes `::name …::` at the start of a line (after white space) and `##[name …]` anywhere for a command;
* a space breaks both. Further on in a line `::` is left alone: it stands in names such as `Foo::Bar`.
*/
function defuse(line) {
	return line.replace(/^(\s*:)(?=:)/, "$1 ").replace(/##(?=\[)/g, "## ");
}
function shorten(line, maxLength, cut) {
	if (line.length <= maxLength && !cut) return line;
	return line.slice(0, Math.max(0, maxLength - 1)).replace(/[\ud800-\udbff]$/, "") + ELLIPSIS;
}

// src/formats/media-types.ts
/** Media types of the OCI image specification and of Docker's image format, version 2. */
const MEDIA = {
	manifest: "application/vnd.oci.image.manifest.v1+json",
	index: "application/vnd.oci.image.index.v1+json",
	config: "application/vnd.oci.image.config.v1+json",
	layer: "application/vnd.oci.image.layer.v1.tar",
	empty: "application/vnd.oci.empty.v1+json",
	dockerManifest: "application/vnd.docker.distribution.manifest.v2+json",
	dockerIndex: "application/vnd.docker.distribution.manifest.list.v2+json",
	dockerConfig: "application/vnd.docker.container.image.v1+json",
	bundle: "application/vnd.dev.sigstore.bundle.v0.3+json"
};
const INDEXES = [MEDIA.index, MEDIA.dockerIndex];
const MANIFESTS = [MEDIA.manifest, MEDIA.dockerManifest];
const CONFIGS = [MEDIA.config, MEDIA.dockerConfig];
const LAYERS = /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar(?:\+(?:gzip|zstd))?|docker\.image\.rootfs\.diff\.tar(?:\.(?:gzip|zstd))?)$/;
const FOREIGN = /^application\/vnd\.(?:oci\.image\.layer\.nondistributable\.|docker\.image\.rootfs\.foreign\.)/;
/** Whether the media type is one of an index or manifest list. */
const isIndexType = (mediaType) => INDEXES.includes(mediaType);
/** Whether the media type is one of a single manifest. */
const isManifestType = (mediaType) => MANIFESTS.includes(mediaType);
/** Whether the media type is one of an image configuration. */
const isConfigType = (mediaType) => CONFIGS.includes(mediaType);
/** Whether the media type is one of a layer that can be read: a tar, plain or packed by gzip or zstd. */
const isLayerType = (mediaType) => LAYERS.test(mediaType);
/** Whether a layer lies outside the registry (Windows base layers), so that it cannot be checked. */
const isForeignLayerType = (mediaType) => FOREIGN.test(mediaType);

// src/formats/oci-referrer.ts
/** The empty configuration of artifacts, as the OCI image specification fixes it. */
const EMPTY_CONFIG = new TextEncoder().encode("{}");
/** Descriptor of {@link EMPTY_CONFIG}; the blob has to be in the repository before a referrer. */
const EMPTY_DESCRIPTOR = describe(EMPTY_CONFIG, MEDIA.empty);
/**
* The referrer manifest that carries a sigstore bundle, in the form that cosign 3 writes and finds. Its blobs, the
* bundle and {@link EMPTY_CONFIG}, have to be pushed before it. `subject` is the manifest or index it speaks of.
*/
function bundleReferrer(subject, predicateType, bundle, created) {
	return manifestOf({
		schemaVersion: 2,
		mediaType: MEDIA.manifest,
		artifactType: MEDIA.bundle,
		config: EMPTY_DESCRIPTOR,
		layers: [describe(bundle, MEDIA.bundle)],
		subject: {
			mediaType: subject.mediaType,
			digest: subject.digest,
			size: subject.size
		},
		annotations: {
			"dev.sigstore.bundle.content": "dsse-envelope",
			"dev.sigstore.bundle.predicateType": predicateType,
			"org.opencontainers.image.created": created.toISOString()
		}
	});
}
/** The layer with the sigstore bundle of a referrer manifest; undefined where the manifest is no such referrer. */
function parseBundleReferrer(bytes) {
	try {
		const manifest = parseManifest(bytes, MEDIA.manifest, "referrer");
		if (manifest.kind !== "manifest") return void 0;
		const [layer, ...others] = manifest.layers;
		return layer?.mediaType === MEDIA.bundle && others.length === 0 ? layer : void 0;
	} catch (error) {
		if (error instanceof AssayError) return void 0;
		throw error;
	}
}
/** An OCI image manifest of a configuration and layers. */
function imageManifest(config, layers) {
	return manifestOf({
		schemaVersion: 2,
		mediaType: MEDIA.manifest,
		config,
		layers
	});
}
/** The descriptor of bytes. */
function describe(bytes, mediaType) {
	return {
		mediaType,
		digest: digestOf(bytes),
		size: bytes.byteLength
	};
}
/** JSON with sorted keys and no white space: the same bytes, and so the same digest, for the same content. */
function canonical(document) {
	return new TextEncoder().encode(JSON.stringify(sorted(document)));
}
function manifestOf(document) {
	const bytes = canonical(document);
	return {
		mediaType: document.mediaType,
		digest: digestOf(bytes),
		bytes
	};
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).sort(([left], [right]) => left < right ? -1 : 1);
	return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

// src/formats/oci.ts
/** Greatest size of a manifest or index, in bytes: what registries themselves allow. */
const MAX_MANIFEST_BYTES = 4194304;
/** Greatest size of an image configuration, in bytes. */
const MAX_CONFIG_BYTES = 8388608;
/** BuildKit's provenance and SBOM entries stand in an index beside the platforms and are none. */
function isAttestationEntry(entry) {
	return entry.platform?.os === "unknown" && entry.platform.architecture === "unknown" && entry.annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
}
/**
* An object that refuses a second spelling of a key it reads. Programs in Go match keys whatever their case, so
* `Layers` beside `layers` would show them another image than the one that is checked here.
*/
function exact(shape) {
	const fold = (key) => key.toUpperCase().toLowerCase();
	const known = new Map(Object.keys(shape).map((key) => [fold(key), key]));
	return looseObject(shape).refine((value) => Object.keys(value).every((key) => (known.get(fold(key)) ?? key) === key), { message: "a key is spelled in two ways" });
}
const digest$1 = custom((value) => typeof value === "string" && isDigest(value), { message: "not a digest of the form sha256:<64 hex digits>" });
const annotations$1 = record(string(), string()).nullish();
const word = string().regex(/^[A-Za-z0-9._-]{1,64}$/);
const platform$1 = exact({
	os: word,
	architecture: word,
	variant: word.or(literal("")).nullish()
});
const descriptor = exact({
	mediaType: string().min(1).max(255),
	digest: digest$1,
	size: int().nonnegative(),
	artifactType: string().max(255).nullish(),
	annotations: annotations$1
});
const entry = descriptor.and(exact({ platform: platform$1.nullish() }));
const manifestSchema = exact({
	schemaVersion: literal(2),
	mediaType: string().nullish(),
	artifactType: string().nullish(),
	config: descriptor,
	layers: array(descriptor).max(1e3),
	subject: descriptor.nullish(),
	annotations: annotations$1,
	manifests: _undefined().optional()
});
const indexSchema$1 = exact({
	schemaVersion: literal(2),
	mediaType: string().nullish(),
	manifests: array(entry).max(1e4),
	config: _undefined().optional(),
	layers: _undefined().optional()
});
const strings = array(string()).nullish();
const configurationSchema = exact({
	os: word,
	architecture: word,
	variant: word.or(literal("")).nullish(),
	rootfs: exact({
		type: literal("layers"),
		diff_ids: array(digest$1)
	}),
	history: array(exact({
		created_by: string().nullish(),
		empty_layer: boolean().nullish()
	})).nullish(),
	config: exact({
		Env: strings,
		Cmd: strings,
		Entrypoint: strings,
		Labels: record(string(), string()).nullish()
	}).nullish()
});
/**
* Reads a manifest or index. `mediaType` is what the registry or the descriptor says; throws `image-invalid`
* where the bytes are another kind, Docker's schema 1, or not readable. `where` names it in messages.
*/
function parseManifest(bytes, mediaType, where) {
	const json = parseJson$4(bytes, where);
	refuseOldAndMixed(json, mediaType, where);
	if (isIndexType(mediaType)) return {
		kind: "index",
		manifests: read$3(indexSchema$1, json, where).manifests.map(entryOf$1)
	};
	if (!isManifestType(mediaType)) throw invalid$2(`${where} is of type "${mediaType.slice(0, 100)}", which is not a container image`);
	const { artifactType, config, layers, subject, annotations: notes } = read$3(manifestSchema, json, where);
	return {
		kind: "manifest",
		config: descriptorOf(config),
		layers: layers.map(descriptorOf),
		...artifactType ? { artifactType } : {},
		...subject ? { subject: descriptorOf(subject) } : {},
		...notes ? { annotations: notes } : {}
	};
}
/** Reads an image configuration; throws `image-invalid`. */
function parseConfiguration(bytes, where) {
	const { os, architecture, variant, rootfs, history, config } = read$3(configurationSchema, parseJson$4(bytes, where), where);
	return {
		platform: platformOf({
			os,
			architecture,
			variant
		}),
		diffIds: rootfs.diff_ids,
		history: (history ?? []).map((step) => ({
			createdBy: step.created_by ?? "",
			emptyLayer: step.empty_layer ?? false
		})),
		env: config?.Env ?? [],
		cmd: config?.Cmd ?? [],
		entrypoint: config?.Entrypoint ?? [],
		labels: config?.Labels ?? {}
	};
}
/** Reads the `index.json` of an OCI layout; throws `image-invalid`. */
function parseLayoutIndex(bytes, where) {
	return read$3(indexSchema$1, parseJson$4(bytes, where), where).manifests.map(entryOf$1);
}
/** The media type that a manifest names itself; undefined where it names none or is not JSON. */
function ownMediaType(bytes) {
	try {
		return looseObject({ mediaType: string() }).safeParse(JSON.parse(Buffer.from(bytes).toString())).data?.mediaType;
	} catch {
		return;
	}
}
function refuseOldAndMixed(json, mediaType, where) {
	const own = looseObject({
		schemaVersion: unknown(),
		mediaType: unknown()
	}).safeParse(json).data;
	if (own?.schemaVersion === 1 || /docker\.distribution\.manifest\.v1\+(?:json|prettyjws)$/.test(mediaType)) throw invalid$2(`${where} is in Docker's schema 1, which cannot be checked; build and push it again with a current tool`);
	if (typeof own?.mediaType === "string" && own.mediaType !== mediaType) throw invalid$2(`${where} calls itself "${own.mediaType.slice(0, 100)}" but is served as "${mediaType}"`);
}
function parseJson$4(bytes, where) {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		throw invalid$2(`${where} is not JSON`);
	}
}
function read$3(schema, json, where) {
	const parsed = schema.safeParse(json);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw invalid$2(`${where} cannot be read${issue === void 0 || issue.path.length === 0 ? "" : ` at ${issue.path.join(".").slice(0, 80)}`}: ${issue?.message ?? "unknown fault"}`);
}
function entryOf$1(found) {
	return {
		...descriptorOf(found),
		...found.platform ? { platform: platformOf(found.platform) } : {}
	};
}
function descriptorOf(found) {
	const { mediaType, size, artifactType, annotations: notes } = found;
	return {
		mediaType,
		digest: found.digest,
		size,
		...artifactType ? { artifactType } : {},
		...notes ? { annotations: notes } : {}
	};
}
function platformOf(found) {
	const { os, architecture, variant } = found;
	return {
		os,
		architecture,
		...variant ? { variant } : {}
	};
}
function invalid$2(message) {
	return fault("image-invalid", "image", message);
}

// src/adapters/verified-stream.ts
/**
* Passes bytes on and fails with `image-invalid` when they are not those of the descriptor: at once on a byte too
* many, at the end when the size or the digest is another. `where` names the source in messages.
*/
var VerifiedStream = class extends Transform {
	#hash = createHash("sha256");
	/** What the bytes must be. */
	expected;
	#where;
	#size = 0;
	constructor(expected, where) {
		super();
		this.expected = expected;
		this.#where = where;
	}
	_transform(chunk, _encoding, done) {
		this.#size += chunk.byteLength;
		if (this.#size > this.expected.size) {
			done(this.#wrong(`more than the ${this.expected.size} bytes that its descriptor says`));
			return;
		}
		this.#hash.update(chunk);
		done(null, chunk);
	}
	_flush(done) {
		const found = `sha256:${this.#hash.digest("hex")}`;
		if (this.#size !== this.expected.size) done(this.#wrong(`${this.#size} bytes (${found}) in place of ${this.expected.size}`));
		else if (found !== this.expected.digest) done(this.#wrong(`bytes with the digest ${found}`));
		else done();
	}
	#wrong(found) {
		return fault("image-invalid", "image", `${this.#where} gives for the blob ${this.expected.digest} ${found}`);
	}
};

// src/adapters/layout.ts
const READ_BYTES$1 = 1048576;
const REF_NAME = "org.opencontainers.image.ref.name";
const MARKER$1 = "{\"imageLayoutVersion\":\"1.0.0\"}";
/** Where a layout keeps a blob. */
function blobPath(layout, digest) {
	return join(layout, "blobs", "sha256", hex$1(digest));
}
/** Makes an empty layout in a folder that exists. */
async function create(layout) {
	await mkdir(join(layout, "blobs", "sha256"), {
		recursive: true,
		mode: 448
	});
	await writeFile(join(layout, "oci-layout"), MARKER$1);
}
/** Names the one image of a layout. */
async function setRoot(layout, root) {
	const { mediaType, digest, size } = root;
	const index = {
		schemaVersion: 2,
		mediaType: MEDIA.index,
		manifests: [{
			mediaType,
			digest,
			size
		}]
	};
	await writeFile(join(layout, "index.json"), JSON.stringify(index));
}
/** The one image among the entries of an `index.json`, or the one under `tag`. */
function chooseEntry(entries, where, tag) {
	const tags = entries.flatMap((entry) => entry.annotations?.[REF_NAME] ?? []);
	const named = tags.length === 0 ? "it names no tags" : `its tags are ${tags.slice(0, 10).join(", ")}`;
	const wanted = entries.filter((entry) => tag === void 0 || entry.annotations?.[REF_NAME] === tag);
	const [first] = wanted;
	if (first === void 0) {
		const missing = tag === void 0 ? "any image" : `the tag ${tag}`;
		throw fault("image-not-found", "image", `${where} does not hold ${missing}; ${named}`);
	}
	if (wanted.some(({ digest }) => digest !== first.digest)) throw fault("image-not-found", "image", `${where} holds several images and one has to be named; ${named}`);
	return {
		mediaType: first.mediaType,
		digest: first.digest,
		size: first.size
	};
}
/** The one image of a layout, or the one under `tag`; throws `image-not-found` naming those there are. */
async function find(layout, tag) {
	const file = join(layout, "index.json");
	const bytes = await buffer(Readable.from(fileParts(file, `the layout ${layout}`, MAX_MANIFEST_BYTES)));
	return chooseEntry(parseLayoutIndex(bytes, file), `the layout ${layout}`, tag);
}
/** The bytes of a manifest or configuration of at most `limit` bytes. */
async function read$2(layout, blob, limit) {
	if (blob.size > limit) throw fault("image-invalid", "image", `the manifest or configuration ${blob.digest} has ${blob.size} bytes, at most ${limit} are allowed`);
	return await buffer(openBlob(layout, blob));
}
/** A blob as a stream that fails at its end when its bytes are not those of the descriptor. */
function openBlob(layout, blob) {
	const where = `the layout ${layout}`;
	const parts = fileParts(blobPath(layout, blob.digest), `the blob ${blob.digest} of ${where}`);
	return pipeline(Readable.from(parts, { objectMode: false }), new VerifiedStream(blob, where), () => void 0);
}
/** Stores a blob; it is there whole, or not at all. */
async function store(layout, blob, source) {
	const temporary = join(layout, `ingest-${randomUUID()}`);
	const checked = source instanceof VerifiedStream && source.expected.digest === blob.digest ? [] : [new VerifiedStream(blob, "what was sent")];
	try {
		await pipeline$1([
			source,
			...checked,
			createWriteStream(temporary, {
				flags: "wx",
				mode: 384
			})
		]);
		await rename(temporary, blobPath(layout, blob.digest));
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
/** Makes in the empty folder `view` a layout of one manifest that shares the blobs of `layout`. */
async function platformView(view, layout, manifest) {
	await writeFile(join(view, "oci-layout"), MARKER$1);
	await setRoot(view, manifest);
	await symlink(join(layout, "blobs"), join(view, "blobs"));
}
/** A file's bytes. Layouts may come from anywhere: a pipe or device in the place of a file would never end. */
async function* fileParts(file, what, limit = Number.POSITIVE_INFINITY) {
	const handle = await open$1(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error) => {
		throw fault("image-not-found", "image", `${what} cannot be read: there is no ${file}`, error);
	});
	try {
		const found = await handle.stat();
		if (!found.isFile() || found.size > limit) throw fault("image-invalid", "image", `${file} is not a file that can be read as ${what}`);
		yield* handle.createReadStream({
			highWaterMark: READ_BYTES$1,
			autoClose: false
		});
	} finally {
		await handle.close();
	}
}

// src/adapters/ingest.ts
/** How much of a file is read at once, in bytes. */
const READ_BYTES = 1048576;
/** Stores a stream as a blob under the digest of its bytes; memory does not grow with it. */
async function storeByDigest(layout, source) {
	const temporary = join(layout, `ingest-${randomUUID()}`);
	const hash = createHash("sha256");
	let size = 0;
	const meter = new Transform({ transform(chunk, _encoding, done) {
		size += chunk.byteLength;
		hash.update(chunk);
		done(null, chunk);
	} });
	try {
		await pipeline$1([
			...source,
			meter,
			createWriteStream(temporary, {
				flags: "wx",
				mode: 384
			})
		]);
		const digest = `sha256:${hash.digest("hex")}`;
		await rename(temporary, blobPath(layout, digest));
		return {
			digest,
			size
		};
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
/** The bytes of a small file of the archive. */
async function smallFile(layout, found, where) {
	if (found.size > 4194304) throw fault("image-invalid", "image", `${where} has more than ${MAX_MANIFEST_BYTES} bytes`);
	return await readFile(blobPath(layout, found.digest));
}
/** Whether a file begins as gzip does. */
async function isGzip(path) {
	const handle = await open$1(path);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
		return bytesRead === 2 && buffer[0] === 31 && buffer[1] === 139;
	} finally {
		await handle.close();
	}
}

// src/adapters/docker-archive.ts
const imagesSchema = array(looseObject({
	Config: string(),
	Layers: array(string()).max(1e3),
	RepoTags: array(string()).nullish()
}));
/**
* Makes an OCI manifest of what `docker save` wrote: the configuration as it is and plain layers, so that the same
* archive always has the same digest. Every layer is checked against its diff ID.
*/
async function convertDockerArchive(file, layout, manifest, contents) {
	const image = onlyImage(file, manifest);
	const configFile = contents.get(image.Config);
	if (configFile === void 0) throw incomplete(file, "the configuration of its image");
	const bytes = await smallFile(layout, configFile, `${file}: the configuration`);
	const { diffIds } = parseConfiguration(bytes, `${file}: the configuration`);
	if (diffIds.length !== image.Layers.length) throw invalid$1(`${file} has ${image.Layers.length} layers where the configuration of its image lists ${diffIds.length}`);
	const layers = [];
	for (const [at, diffId] of diffIds.entries()) {
		const found = contents.get(image.Layers[at] ?? "");
		if (found === void 0) throw incomplete(file, `layer ${at + 1} of its image`);
		layers.push(await plainLayer(file, layout, found, diffId));
	}
	const config = {
		mediaType: MEDIA.config,
		...configFile
	};
	const raw = imageManifest(config, layers);
	await storeByDigest(layout, [Readable.from([raw.bytes], { objectMode: false })]);
	return {
		mediaType: raw.mediaType,
		digest: raw.digest,
		size: raw.bytes.byteLength
	};
}
function onlyImage(file, manifest) {
	const parsed = imagesSchema.safeParse(jsonOf$2(manifest));
	if (!parsed.success) throw invalid$1(`${file}: manifest.json cannot be read`);
	const [image, ...others] = parsed.data;
	if (image === void 0) throw invalid$1(`${file} holds no image`);
	if (others.length > 0) {
		const tags = parsed.data.flatMap(({ RepoTags }) => RepoTags ?? []).slice(0, 10);
		throw invalid$1(`${file} holds ${parsed.data.length} images (${tags.join(", ")}); save one alone`);
	}
	return image;
}
async function plainLayer(file, layout, found, diffId) {
	const path = blobPath(layout, found.digest);
	const layer = await isGzip(path) ? await storeByDigest(layout, [createReadStream(path, { highWaterMark: READ_BYTES }), createGunzip()]).catch(() => {
		throw invalid$1(`${file} has a packed layer that cannot be unpacked`);
	}) : found;
	if (layer.digest !== diffId) throw invalid$1(`${file} has a layer with the digest ${layer.digest} in place of ${diffId}`);
	return {
		mediaType: MEDIA.layer,
		digest: layer.digest,
		size: layer.size
	};
}
function incomplete(file, what) {
	return invalid$1(`${file} does not hold ${what}; it may be truncated`);
}
function invalid$1(message) {
	return fault("image-invalid", "image", message);
}
function jsonOf$2(bytes) {
	try {
		return JSON.parse(Buffer.from(bytes).toString());
	} catch {
		return;
	}
}

// src/adapters/archive.ts
const MAX_ENTRIES = 2e4;
/** What an archive may unpack to: a packed one may hide far more than its size says. */
const MAX_UNPACKED_BYTES = 128 * 1024 ** 3;
/**
* Unpacks an OCI or docker archive into a layout in the empty folder `layout`; answers its one image. Names in the
* archive are never used as paths. Throws `image-not-found` or `image-invalid`, which name the file.
*/
async function unpackArchive(file, layout) {
	await create(layout);
	const contents = await unpack$1(file, layout);
	const index = contents.get("index.json");
	const manifest = contents.get("manifest.json");
	if (index !== void 0 && contents.has("oci-layout")) {
		const bytes = await smallFile(layout, index, `${file}: index.json`);
		const root = chooseEntry(parseLayoutIndex(bytes, `${file}: index.json`), file);
		await setRoot(layout, root);
		return root;
	}
	if (manifest !== void 0) {
		const bytes = await smallFile(layout, manifest, `${file}: manifest.json`);
		const root = await convertDockerArchive(file, layout, bytes, contents);
		await setRoot(layout, root);
		return root;
	}
	throw fault("image-invalid", "image", `${file} is neither an OCI archive nor one of docker save, or it is truncated`);
}
async function unpack$1(file, layout) {
	const found = await stat(file).catch(() => void 0);
	if (found === void 0) throw fault("image-not-found", "image", `there is no archive ${file}`);
	if (!found.isFile()) throw fault("image-invalid", "image", `${file} is not a file`);
	const packed = await isGzip(file);
	const extract = import_tar_stream.extract();
	const source = createReadStream(file, { highWaterMark: READ_BYTES });
	const feeding = pipeline$1([
		source,
		...packed ? [createGunzip()] : [],
		extract
	]);
	feeding.catch(() => void 0);
	try {
		const contents = await storeEntries(extract, file, layout);
		await feeding;
		return contents;
	} catch (error) {
		extract.destroy();
		if (error instanceof AssayError) throw error;
		if (isSystemError(error)) throw error;
		const message = error instanceof Error ? plain(error.message, 100) : "unknown fault";
		throw fault("image-invalid", "image", `${file} is truncated or no tar archive: ${message}`, error);
	} finally {
		await feeding.catch(() => void 0);
	}
}
async function storeEntries(extract, file, layout) {
	const contents = /* @__PURE__ */ new Map();
	const links = /* @__PURE__ */ new Map();
	let entries = 0;
	let bytes = 0;
	for await (const entry of extract) {
		const { name, type, size = 0 } = entry.header;
		const shown = plain(name, 200);
		entries += 1;
		bytes += size;
		if (entries > MAX_ENTRIES || bytes > MAX_UNPACKED_BYTES) throw fault("image-invalid", "image", `${file} holds more than an image archive can: stopped at ${shown}`);
		if (name.startsWith("/") || name.split("/").includes("..")) throw fault("image-invalid", "image", `${file} holds the name ${shown}, which leads out of the archive`);
		if (type === "directory") {
			entry.resume();
			continue;
		}
		const path = name.replace(/^(?:\.\/)+/, "");
		if (contents.has(path) || links.has(path)) throw fault("image-invalid", "image", `${file} holds ${shown} twice`);
		if (type === "symlink" && path.endsWith("/layer.tar")) {
			links.set(path, posix.join(posix.dirname(path), entry.header.linkname ?? ""));
			entry.resume();
			continue;
		}
		if (type !== "file" && type !== "contiguous-file") throw fault("image-invalid", "image", `${file} holds ${shown}, a ${type ?? "file of an unknown type"}; only files, folders and links between layers are taken`);
		contents.set(path, await storeByDigest(layout, [Readable.from(entry, { objectMode: false })]));
	}
	for (const [path, target] of links) {
		const found = contents.get(target);
		if (found !== void 0) contents.set(path, found);
	}
	return contents;
}
/** A full disk is no fault of the archive. */
function isSystemError(error) {
	return error instanceof Error && "syscall" in error;
}

// src/adapters/layouts.ts
/** OCI image layouts and archives on this machine's disk. */
function createLayouts() {
	return {
		create,
		find,
		read: read$2,
		open: openBlob,
		store,
		setRoot,
		platformView,
		unpack: unpackArchive
	};
}

// src/adapters/shutdown.ts
const cleanups = /* @__PURE__ */ new Set();
let listening = false;
/**
* Registers a synchronous clean-up for the end of this process, by its own will or by a signal; the latest one
* runs first. Answers a function that takes it back.
*/
function onShutdown(cleanup) {
	listen();
	cleanups.add(cleanup);
	return () => cleanups.delete(cleanup);
}
function listen() {
	if (listening) return;
	listening = true;
	process.on("exit", cleanUp);
	process.once("SIGINT", () => process.exit(130));
	process.once("SIGTERM", () => process.exit(143));
	process.once("SIGHUP", () => process.exit(129));
}
function cleanUp() {
	for (const cleanup of [...cleanups].reverse()) {
		cleanups.delete(cleanup);
		try {
			cleanup();
		} catch {}
	}
}

// src/adapters/time-limit.ts
/** Between SIGTERM, which a program may use to tidy up, and SIGKILL, which it cannot ignore. */
const GRACE_MS$1 = 5e3;
/** Sends SIGTERM after `milliseconds` and SIGKILL 5 s later, unless it is cancelled before. */
function limitTime(milliseconds, kill) {
	let reached = false;
	let timer = setTimeout(() => {
		reached = true;
		kill("SIGTERM");
		timer = setTimeout(() => kill("SIGKILL"), GRACE_MS$1);
	}, milliseconds);
	return {
		isReached: () => reached,
		cancel: () => clearTimeout(timer)
	};
}

// src/adapters/watch.ts
/** How long the streams may stay open after the program itself has ended. */
const STREAM_GRACE_MS = 1e3;
const PS_LIMIT_MS = 2e3;
/** A longer line is printed in parts, so that one without an end does not gather in memory. */
const LONGEST_LINE = 16384;
/**
* @actions/exec hands out neither the child nor its signal, and types the missing code of a killed child as a
* number. Node announces every child on this channel, in the asynchronous context of the one who starts it, so
* each call of `watch` sees just its own.
*/
const started = new AsyncLocalStorage();
let subscribed = false;
function listenForChildren() {
	if (subscribed) return;
	subscribed = true;
	subscribe("child_process", (message) => {
		if (typeof message !== "object" || message === null || !("process" in message)) return;
		const store = started.getStore();
		if (store === void 0 || !(message.process instanceof ChildProcess)) return;
		const child = message.process;
		store.push(child);
		queueMicrotask(() => child.stdin?.on("error", () => void 0));
	});
}
let groupIsOpen = false;
/** Runs a program in a group of the log, each line neutralised; its output is not kept. */
async function watch(title, command) {
	const { startGroup, endGroup } = await import("./core2.js");
	const opens = !groupIsOpen;
	if (opens) {
		groupIsOpen = true;
		startGroup(plain(title));
	}
	try {
		return await run$1(command, (line) => process.stdout.write(`${plain(line)}\n`));
	} finally {
		if (opens) {
			groupIsOpen = false;
			endGroup();
		}
	}
}
async function run$1(command, print) {
	const { exec } = await import("./exec2.js");
	listenForChildren();
	const children = [];
	const below = /* @__PURE__ */ new Set();
	const kill = (signal) => {
		for (const child of children) {
			if (child.exitCode === null && child.signalCode === null) for (const pid of descendantsOf(child.pid)) below.add(pid);
			child.kill(signal);
		}
		for (const pid of below) signalProcess(pid, signal);
	};
	const limit = limitTime(command.timeoutMs, kill);
	const forget = onShutdown(() => kill("SIGKILL"));
	const [stdout, stderr] = [lineSplitter(print), lineSplitter(print)];
	try {
		const code = await started.run(children, () => exec(quoted$2(command.file), [...command.args], {
			cwd: command.cwd,
			env: { ...command.env },
			input: Buffer.from(command.input ?? ""),
			silent: true,
			ignoreReturnCode: true,
			delay: STREAM_GRACE_MS,
			listeners: {
				stdout: stdout.add,
				stderr: stderr.add
			}
		}));
		stdout.end();
		stderr.end();
		return exitOf(code, children.at(-1)?.signalCode ?? void 0, limit.isReached(), command.timeoutMs);
	} catch (error) {
		return {
			kind: "not-started",
			message: error instanceof Error ? error.message : String(error)
		};
	} finally {
		limit.cancel();
		forget();
		kill("SIGKILL");
	}
}
/**
* Everything that a program started, at any depth, as `ps` knows it now; @actions/exec puts no program into a group of
* its own that could be signalled as a whole. Synchronous, since it is asked while this process ends.
*/
function descendantsOf(root) {
	const found = /* @__PURE__ */ new Set();
	if (root === void 0) return found;
	const { stdout } = spawnSync("ps", [
		"-A",
		"-o",
		"pid=,ppid="
	], {
		encoding: "utf8",
		timeout: PS_LIMIT_MS
	});
	const pairs = (stdout ?? "").split("\n").map((line) => line.trim().split(/\s+/).map(Number));
	const parents = [root];
	for (const parent of parents) for (const [pid = 0, ppid] of pairs) {
		if (ppid !== parent || pid <= 0 || found.has(pid)) continue;
		found.add(pid);
		parents.push(pid);
	}
	return found;
}
function signalProcess(pid, signal) {
	try {
		process.kill(pid, signal);
	} catch {}
}
function exitOf(code, signal, late, afterMs) {
	if (late) return {
		kind: "timed-out",
		afterMs
	};
	if (signal !== void 0 || typeof code !== "number" || !Number.isInteger(code)) return {
		kind: "killed",
		signal: signal ?? "an unknown signal",
		stderr: ""
	};
	return {
		kind: "exited",
		code,
		stdout: "",
		stderr: ""
	};
}
/** @actions/exec splits its first argument at spaces unless it is quoted. */
function quoted$2(file) {
	return `"${file.replaceAll("\"", "\\\"")}"`;
}
function lineSplitter(print) {
	const decoder = new StringDecoder("utf8");
	let rest = "";
	return {
		add(chunk) {
			const parts = (rest + decoder.write(chunk)).split(/\r\n|\r|\n/);
			rest = parts.pop() ?? "";
			if (rest.length > LONGEST_LINE) {
				parts.push(rest);
				rest = "";
			}
			for (const line of parts) if (line.trim() !== "") print(line);
		},
		end() {
			if (rest.trim() !== "") print(rest);
		}
	};
}

// src/adapters/processes.ts
const DEFAULT_OUTPUT_BYTES = 67108864;
/** Runs programs: what Assay reads with execa, what a person watches with @actions/exec. */
function createProcesses() {
	return {
		read: read$1,
		watch
	};
}
async function read$1(command) {
	const { execa } = await import("./execa.js");
	const limitBytes = command.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES;
	const child = execa(command.file, [...command.args], {
		cwd: command.cwd,
		env: command.env,
		extendEnv: false,
		reject: false,
		shell: false,
		stripFinalNewline: false,
		encoding: "buffer",
		maxBuffer: limitBytes,
		killSignal: "SIGKILL",
		detached: true,
		...command.input === void 0 ? { stdin: "ignore" } : { input: command.input }
	});
	const group = (signal) => killGroup(child.pid, signal);
	const limit = limitTime(command.timeoutMs, group);
	const forget = onShutdown(() => group("SIGKILL"));
	try {
		const result = await child;
		if (limit.isReached()) return {
			kind: "timed-out",
			afterMs: command.timeoutMs
		};
		if (result.isMaxBuffer) return {
			kind: "too-much-output",
			limitBytes
		};
		const stderr = utf8(result.stderr);
		if (result.signal !== void 0) return {
			kind: "killed",
			signal: result.signal,
			stderr
		};
		const code = result.exitCode;
		if (typeof code !== "number") return {
			kind: "not-started",
			message: result.originalMessage ?? "the cause is unknown"
		};
		if (result.failed && code === 0) return {
			kind: "not-started",
			message: result.originalMessage ?? "its output could not be read"
		};
		return {
			kind: "exited",
			code,
			stdout: utf8(result.stdout),
			stderr
		};
	} finally {
		limit.cancel();
		forget();
		group("SIGKILL");
	}
}
/** Signals everything in the group that a program leads; nothing where the group is empty. */
function killGroup(leader, signal) {
	if (leader === void 0) return;
	try {
		process.kill(-leader, signal);
	} catch {}
}
function utf8(bytes) {
	return bytes === void 0 ? "" : new TextDecoder().decode(bytes);
}

// src/adapters/proxy.ts
const LOOPBACK = [
	"localhost",
	"127.0.0.1",
	"[::1]"
];
/**
* Sends this process's requests through the proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, as the tools
* do by themselves; Node's fetch takes no notice of them otherwise. This machine itself is never behind a proxy. On a
* Node 24 before 24.14, which cannot do this, requests go out directly.
*/
function useProxy(environment) {
	const read = (name) => environment[name] || environment[name.toUpperCase()];
	const [http_proxy, https_proxy] = [read("http_proxy"), read("https_proxy")];
	if (http_proxy === void 0 && https_proxy === void 0) return;
	const no_proxy = [read("no_proxy"), ...LOOPBACK].filter(Boolean).join(",");
	const { setGlobalProxyFromEnv } = http;
	setGlobalProxyFromEnv?.({
		...http_proxy === void 0 ? {} : { http_proxy },
		...https_proxy === void 0 ? {} : { https_proxy },
		no_proxy
	});
}

// src/adapters/public-sigstore.ts
const TRUSTED_ROOT = "trusted_root.json";
const SIGNING_CONFIG = "signing_config.v0.2.json";
/**
* The public Sigstore instance, by its TUF repository, whose first root is part of the TUF client. Used for keyless
* signing without a `signing-config`, and for nothing else: everywhere else nothing public is contacted.
*/
function createPublicSigstore(workspace) {
	return { async trust() {
		try {
			const { initTUF } = await import("./dist2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
			const tuf = await initTUF({
				cachePath: await workspace.folder("tuf"),
				retry: 3,
				timeout: 15e3
			});
			return {
				signingConfig: await tuf.getTarget(SIGNING_CONFIG),
				trustedRoot: await tuf.getTarget(TRUSTED_ROOT)
			};
		} catch (error) {
			const message = `the public Sigstore's trust root cannot be had (${error instanceof Error ? error.message : String(error)}); name \`signing-config\` and \`trusted-root\` for a private one`;
			throw fault("signing-failed", "sign", message, error);
		}
	} };
}

// src/domain/image.ts
/** `linux/amd64`, `linux/arm/v7`. */
function platformName(platform) {
	return [
		platform.os,
		platform.architecture,
		platform.variant
	].filter(Boolean).join("/");
}
/** The platform as a part of a file name: `linux-amd64`. */
function platformSlug(platform) {
	return platformName(platform).replace(/[^A-Za-z0-9]+/g, "-");
}
/** `registry/path`, without tag and digest. */
function repositoryName(repository) {
	return `${repository.registry}/${repository.path}`;
}
/** `registry/path@sha256:…` */
function pinnedName(repository, digest) {
	return `${repositoryName(repository)}@${digest}`;
}
/** OCI distribution specification: the tag under which a registry without the referrers API keeps them. */
function fallbackTag(digest) {
	return `sha256-${hex$1(digest)}`;
}
const REGISTRY = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?$/;
const PATH = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/**
* Reads `registry/path[:tag][@sha256:…]` as docker spells it: without a registry Docker Hub is meant, without
* tag and digest `latest`. Answers a sentence that names the fault where the text is none of these.
*/
function parseReference(text) {
	const at = text.indexOf("@");
	const digest = at < 0 ? void 0 : text.slice(at + 1);
	if (digest !== void 0 && !isDigest(digest)) return `"${digest}" is not a digest of the form sha256:<64 hex digits>`;
	const named = at < 0 ? text : text.slice(0, at);
	const colon = named.lastIndexOf(":");
	const tag = colon > named.lastIndexOf("/") ? named.slice(colon + 1) : void 0;
	if (tag !== void 0 && !TAG.test(tag)) return `"${tag}" is not a tag`;
	const repository = parseRepository(tag === void 0 ? named : named.slice(0, colon));
	if (typeof repository === "string") return repository;
	const pinned = digest === void 0 ? {} : { digest };
	const tagged = tag === void 0 && digest === void 0 ? { tag: "latest" } : tag === void 0 ? {} : { tag };
	return {
		...repository,
		...tagged,
		...pinned
	};
}
function parseRepository(name) {
	const slash = name.indexOf("/");
	const first = slash < 0 ? "" : name.slice(0, slash);
	const hasRegistry = first === "localhost" || /[.:]/.test(first);
	const registry = hasRegistry ? first : "docker.io";
	if (!REGISTRY.test(registry)) return `"${registry}" is not a registry host`;
	const rest = hasRegistry ? name.slice(slash + 1) : name;
	const path = hasRegistry || rest.includes("/") ? rest : `library/${rest}`;
	if (!PATH.test(path)) return `"${path}" is not a repository path (lower-case letters, digits and . _ - / only)`;
	return {
		registry,
		path
	};
}
/** Reads the `image` input: a registry reference, `oci:DIR[:TAG]` or `archive:FILE`; a sentence on a fault. */
function parseSubject(text) {
	if (text.startsWith("oci:")) return parseLayout(text.slice(4));
	if (text.startsWith("archive:")) {
		const file = text.slice(8);
		return file === "" ? "archive: names no file" : {
			kind: "archive",
			file
		};
	}
	const reference = parseReference(text);
	return typeof reference === "string" ? reference : {
		kind: "registry",
		reference
	};
}
function parseLayout(text) {
	const colon = text.lastIndexOf(":");
	const hasTag = colon > text.lastIndexOf("/") && colon > 0;
	const directory = hasTag ? text.slice(0, colon) : text;
	if (directory === "") return "oci: names no folder";
	const tag = hasTag ? text.slice(colon + 1) : void 0;
	if (tag !== void 0 && !TAG.test(tag)) return `"${tag}" is not a tag`;
	return {
		kind: "layout",
		directory,
		...tag === void 0 ? {} : { tag }
	};
}
/** Reads `os/architecture[/variant]`; undefined where it is none. */
function parsePlatform(text) {
	const [, os, architecture, variant] = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9.]+))?$/.exec(text) ?? [];
	if (os === void 0 || architecture === void 0) return void 0;
	return {
		os,
		architecture,
		...variant === void 0 ? {} : { variant }
	};
}

// src/domain/loopback.ts
/** Whether `host` or `host:port` is this machine itself: the one place where plain http is accepted. */
function isLoopback(host) {
	const name = host.replace(/:\d+$/, "");
	return name === "localhost" || name === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(name);
}

// src/adapters/registry/faults.ts
/** How many bytes of an error answer are read. */
const MAX_ERROR_BYTES = 16384;
/** The fault for an answer that is not the one hoped for. `credentials` says what was sent, in a few words. */
function answerFault(purpose, status, body, credentials) {
	const { check, what, registry } = purpose;
	const said = registrySays(body);
	const words = said === "" ? "" : `: ${said}`;
	if (status === 401 || status === 403) return fault("registry-denied", check, `${registry} denied ${what} (${status}, ${credentials})${words}`);
	if (status === 429 || status >= 500) return fault("registry-unavailable", check, `${registry} answered ${status} for ${what}${words}`);
	if (check === "push" || check === "attest") return fault("registry-rejected", check, `${registry} did not take ${what} (${status})${words}`);
	if (status === 404) return fault("image-not-found", check, `${registry} does not have ${what}${words}`);
	return fault("registry-unavailable", check, `${registry} answered ${status} for ${what}${words}`);
}
/** The fault for a request that got no answer. */
function connectionFault(purpose, error) {
	const message = `${purpose.registry} could not be reached for ${purpose.what}: ${rootCause(error)}`;
	return fault("registry-unavailable", purpose.check, message, error);
}
/** The registry's own error message as one plain line of at most 300 characters; empty where it gave none. */
function registrySays(body) {
	return plain(errorsOf(body), 300);
}
function errorsOf(body) {
	try {
		const document = JSON.parse(body);
		if (typeof document !== "object" || document === null || !("errors" in document)) return body;
		const { errors } = document;
		return Array.isArray(errors) ? errors.map(errorText).join(", ") : body;
	} catch {
		return /<html|<!doctype/i.test(body) ? "" : body;
	}
}
function errorText(error) {
	if (typeof error !== "object" || error === null) return "";
	return ["code" in error ? String(error.code) : "", "message" in error ? String(error.message) : ""].filter(Boolean).join(" ");
}
/** fetch hides why it failed in a chain of causes. */
function rootCause(error) {
	let current = error;
	while (current instanceof Error && current.cause instanceof Error) current = current.cause;
	if (!(current instanceof Error)) return plain(String(current), 200);
	const code = "code" in current && typeof current.code === "string" ? `${current.code} ` : "";
	return plain(current.message.startsWith(code.trim()) ? current.message : code + current.message, 200);
}

// src/adapters/registry/auth.ts
const MAX_TOKEN_BYTES = 1048576;
/** A token is given up this long before its end, so that it does not expire on the way. */
const MARGIN_MS = 1e4;
const tokenSchema = looseObject({
	token: string().nullish(),
	access_token: string().nullish(),
	expires_in: number().nullish()
});
/** Reads a `WWW-Authenticate` header; Bearer is preferred, undefined where neither it nor Basic is offered. */
function parseChallenge(header) {
	const found = [];
	for (const [, scheme = "", rest = ""] of header.matchAll(/(?:^|,\s*)(bearer|basic)(?:\s+|$)((?:,?\s*[A-Za-z_]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s,"]+))*)/gi)) {
		const parameters = {};
		for (const [, name = "", quoted, bare] of rest.matchAll(/([A-Za-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g)) parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, "$1") ?? bare ?? "";
		found.push({
			scheme: scheme.toLowerCase() === "bearer" ? "bearer" : "basic",
			parameters
		});
	}
	return found.find(({ scheme }) => scheme === "bearer") ?? found[0];
}
/** Answers registries' challenges. Headers are kept per registry and scope until they expire. */
var Authenticator = class {
	#transport;
	#find;
	#now;
	#credentials = /* @__PURE__ */ new Map();
	#headers = /* @__PURE__ */ new Map();
	constructor(transport, find, now) {
		this.#transport = transport;
		this.#find = find;
		this.#now = now;
	}
	/** The credentials for a registry, looked up once. */
	credentials(registry) {
		const known = this.#credentials.get(registry) ?? this.#find(registry);
		this.#credentials.set(registry, known);
		return known;
	}
	/** What is sent to a registry, in words for messages. */
	async describe(registry) {
		const credentials = await this.credentials(registry);
		return credentials === void 0 ? "no credentials were found" : `credentials from ${credentials.origin} were sent`;
	}
	/** The `Authorization` header that an earlier challenge led to. */
	cached(registry, scopes) {
		const header = this.#headers.get(keyOf(registry, scopes)) ?? this.#headers.get(keyOf(registry, []));
		return header !== void 0 && header.until > this.#now().getTime() ? header.value : void 0;
	}
	/** Answers a challenge for scopes such as `repository:x/y:pull`; undefined where there is nothing to answer with. */
	async answer(header, scopes, purpose) {
		const challenge = header === null ? void 0 : parseChallenge(header);
		const credentials = await this.credentials(purpose.registry);
		if (challenge?.scheme === "bearer") return await this.#token(challenge, scopes, credentials, purpose);
		if (challenge === void 0 || credentials?.kind !== "password") return void 0;
		const value = basic(credentials.username, credentials.password);
		this.#headers.set(keyOf(purpose.registry, []), {
			value,
			until: Number.POSITIVE_INFINITY
		});
		return value;
	}
	async #token(challenge, scopes, credentials, purpose) {
		const realm = realmOf(challenge, purpose);
		const asked = challenge.parameters.scope?.split(" ").filter(Boolean) ?? [];
		const wanted = [.../* @__PURE__ */ new Set([...scopes, ...asked])];
		const fields = new URLSearchParams();
		const { service } = challenge.parameters;
		if (service !== void 0) fields.set("service", service);
		const request = {
			...purpose,
			what: `a token for ${purpose.what}`
		};
		const response = credentials?.kind === "identity-token" ? await this.#refresh(realm, fields, wanted, credentials.token, request) : await this.#get(realm, fields, wanted, credentials, request);
		if (!response.ok) {
			const body = await this.#transport.errorText(response, request);
			const status = response.status === 400 ? 401 : response.status;
			throw answerFault(request, status, body, await this.describe(purpose.registry));
		}
		const { token, seconds } = await this.#read(response, request);
		const value = `Bearer ${token}`;
		const until = this.#now().getTime() + seconds * 1e3 - MARGIN_MS;
		this.#headers.set(keyOf(purpose.registry, scopes), {
			value,
			until
		});
		return value;
	}
	async #get(realm, fields, scopes, credentials, purpose) {
		const url = new URL(realm);
		for (const [name, value] of fields) url.searchParams.set(name, value);
		for (const scope of scopes) url.searchParams.append("scope", scope);
		const headers = credentials?.kind === "password" ? { authorization: basic(credentials.username, credentials.password) } : {};
		return await this.#transport.send({
			method: "GET",
			url,
			headers,
			purpose
		});
	}
	async #refresh(url, fields, scopes, token, purpose) {
		fields.set("scope", scopes.join(" "));
		fields.set("grant_type", "refresh_token");
		fields.set("client_id", "assay");
		fields.set("refresh_token", token);
		return await this.#transport.send({
			method: "POST",
			url,
			headers: { "content-type": "application/x-www-form-urlencoded" },
			body: fields.toString(),
			purpose
		});
	}
	async #read(response, purpose) {
		const bytes = await this.#transport.bytes(response, MAX_TOKEN_BYTES, purpose);
		const parsed = tokenSchema.safeParse(jsonOf$1(Buffer.from(bytes ?? []).toString()));
		const token = parsed.data?.token || parsed.data?.access_token;
		if (!token || !/^[\x21-\x7e]+$/.test(token)) throw fault("registry-unavailable", purpose.check, `${purpose.registry}'s token server gave no token`);
		return {
			token,
			seconds: parsed.data?.expires_in ?? 60
		};
	}
};
function realmOf(challenge, purpose) {
	const { realm = "" } = challenge.parameters;
	const url = URL.canParse(realm) ? new URL(realm) : void 0;
	if (url?.protocol === "https:") return url;
	if (url?.protocol === "http:" && isLoopback(url.host) && isLoopback(purpose.registry)) return url;
	throw fault("registry-denied", purpose.check, `${purpose.registry} names a token server that is not protected by TLS, so no credentials are sent there`);
}
function basic(username, password) {
	return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
function keyOf(registry, scopes) {
	return [registry, ...scopes].join(" ");
}
function jsonOf$1(content) {
	try {
		return JSON.parse(content);
	} catch {
		return;
	}
}

// src/adapters/registry/docker-config.ts
const HELPER_TIMEOUT_MS = 3e4;
const HUB_KEY = "https://index.docker.io/v1/";
const HUB_NAMES = [
	"docker.io",
	"index.docker.io",
	"registry-1.docker.io",
	"registry.hub.docker.com"
];
const text$2 = string().nullish();
const configSchema = looseObject({
	auths: record(string(), looseObject({
		auth: text$2,
		username: text$2,
		password: text$2,
		identitytoken: text$2
	}).nullable()).nullish(),
	credHelpers: record(string(), string()).nullish(),
	credsStore: string().nullish()
});
const answerSchema = looseObject({
	Username: string(),
	Secret: string()
});
/** The key under which docker keeps the credentials of a registry. */
function configKey(registry) {
	return HUB_NAMES.includes(registry) ? HUB_KEY : registry;
}
/** Docker's own credentials: `config.json` in `DOCKER_CONFIG` or `~/.docker`, and the helpers that it names. */
var DockerConfig = class {
	#options;
	#config;
	constructor(options) {
		this.#options = options;
	}
	/** The credentials for a registry; undefined where docker has none. Throws `registry-denied`. */
	async credentials(registry) {
		this.#config ??= this.#read();
		const config = await this.#config;
		const named = Object.entries(config.credHelpers ?? {}).find(([key]) => isKeyOf(key, registry));
		if (named !== void 0) return await this.#ask(named[1], named[0], registry);
		if (config.credsStore) {
			const stored = await this.#ask(config.credsStore, configKey(registry), registry);
			if (stored !== void 0) return stored;
		}
		return fromAuths(config, registry);
	}
	async #read() {
		const { DOCKER_CONFIG, HOME } = this.#options.environment;
		const folder = DOCKER_CONFIG || (HOME ? join(HOME, ".docker") : void 0);
		if (folder === void 0) return {};
		const file = join(folder, "config.json");
		try {
			return configSchema.parse(JSON.parse(await readFile(file, "utf8")));
		} catch (error) {
			if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return {};
			throw fault("registry-denied", "image", `${file} cannot be read as docker's configuration`);
		}
	}
	async #ask(helper, key, registry) {
		const tool = `docker-credential-${helper}`;
		if (!/^[A-Za-z0-9._-]+$/.test(helper)) throw fault("registry-denied", "image", `"${tool}" in docker's configuration is not the name of a helper`);
		const env = Object.fromEntries(Object.entries(this.#options.environment).filter((pair) => pair[1] !== void 0));
		const exit = await this.#options.processes.read({
			tool,
			file: tool,
			args: ["get"],
			cwd: await this.#options.workspace.folder("credential helper"),
			env,
			timeoutMs: HELPER_TIMEOUT_MS,
			maxOutputBytes: 1048576,
			input: key
		});
		if (exit.kind === "exited" && exit.code === 0) return answerOf(exit.stdout, tool, registry);
		if (exit.kind === "exited" && /credentials not found/i.test(exit.stdout + exit.stderr)) return void 0;
		const end = exit.kind === "exited" ? `ended with exit code ${exit.code}` : `ended as "${exit.kind}"`;
		throw fault("registry-denied", "image", `${tool}, which docker's configuration names for ${registry}, ${end}`);
	}
};
function answerOf(stdout, tool, registry) {
	const parsed = answerSchema.safeParse(jsonOf(stdout));
	if (!parsed.success) throw fault("registry-denied", "image", `${tool} gave an answer for ${registry} that cannot be read`);
	const { Username: username, Secret: secret } = parsed.data;
	return credentialsOf(username === "<token>" ? { token: secret } : {
		username,
		password: secret
	}, tool);
}
function fromAuths(config, registry) {
	const entries = Object.entries(config.auths ?? {});
	const [, entry] = entries.find(([key]) => key === configKey(registry)) ?? entries.find(([key]) => isKeyOf(key, registry)) ?? [];
	if (!entry) return void 0;
	const origin = "docker's configuration";
	if (entry.identitytoken) return credentialsOf({ token: entry.identitytoken }, origin);
	if (!entry.auth) return credentialsOf({
		username: entry.username,
		password: entry.password
	}, origin);
	const decoded = Buffer.from(entry.auth, "base64").toString().replace(/\0+$/, "");
	const colon = decoded.indexOf(":");
	if (colon < 0) throw fault("registry-denied", "image", `docker's configuration has an "auth" for ${registry} that is not user:password in base64`);
	return credentialsOf({
		username: decoded.slice(0, colon),
		password: decoded.slice(colon + 1)
	}, origin);
}
/** An empty entry, as docker leaves it beside a credential store, is no credentials. */
function credentialsOf({ token, username, password }, origin) {
	if (token) return {
		kind: "identity-token",
		token,
		origin
	};
	return username && password ? {
		kind: "password",
		username,
		password,
		origin
	} : void 0;
}
/** Docker matches by host: `https://host/v1/` and `host` are the same, and Docker Hub has several names. */
function isKeyOf(key, registry) {
	const host = key.replace(/^https?:\/\//, "").split("/")[0] ?? "";
	return host === registry || HUB_NAMES.includes(host) && HUB_NAMES.includes(registry);
}
function jsonOf(content) {
	try {
		return JSON.parse(content);
	} catch {
		return;
	}
}

// src/adapters/registry/transport.ts
/** What the registry gets unless a test says otherwise. */
const TIME_LIMITS = {
	answer: 3e4,
	stall: 6e4,
	pause: 500
};
const TRIES$2 = 4;
const HOPS = 5;
const LONGEST_PAUSE_MS = 2e4;
/** Sends requests within time limits, tries again what a moment may mend, and follows redirects with care. */
var Transport = class {
	#limits;
	constructor(limits = TIME_LIMITS) {
		this.#limits = limits;
	}
	/** The answer, whatever its status but redirects; throws `registry-unavailable` when there is none. */
	async send(call) {
		for (let attempt = 1;; attempt += 1) {
			const last = attempt >= TRIES$2 || call.upload !== void 0;
			try {
				const response = await this.#follow(call);
				if (last || !isPassing(response.status)) return response;
				const wait = retryAfter(response) ?? this.#pause(attempt);
				await response.body?.cancel();
				await setTimeout$1(wait);
			} catch (error) {
				const own = assayCause(error);
				if (own !== void 0) throw own;
				if (last || isTimeout(error)) throw connectionFault(call.purpose, error);
				await this.pause(attempt);
			}
		}
	}
	/** The body in parts; throws `registry-unavailable` when it breaks off or stands still. */
	async *body(response, purpose) {
		if (response.body === null) return;
		const reader = response.body.getReader();
		try {
			for (;;) {
				const { done, value } = await this.#within(reader.read(), purpose);
				if (done) return;
				yield value;
			}
		} catch (error) {
			throw error instanceof AssayError ? error : connectionFault(purpose, error);
		} finally {
			reader.cancel().catch(() => void 0);
		}
	}
	/** The whole body; undefined where it has more than `limit` bytes. */
	async bytes(response, limit, purpose) {
		const parts = [];
		let size = 0;
		for await (const part of this.body(response, purpose)) {
			size += part.byteLength;
			if (size > limit) return void 0;
			parts.push(part);
		}
		return Buffer.concat(parts);
	}
	/** The start of an error's body as text; empty where it cannot be read. */
	async errorText(response, purpose) {
		const parts = [];
		let size = 0;
		try {
			for await (const part of this.body(response, purpose)) {
				parts.push(part);
				size += part.byteLength;
				if (size >= 16384) break;
			}
		} catch {}
		return Buffer.concat(parts).subarray(0, MAX_ERROR_BYTES).toString();
	}
	async #follow(call) {
		let { url } = call;
		let headers = { ...call.headers };
		for (let hop = 0; hop <= HOPS; hop += 1) {
			const response = await this.#once({
				...call,
				url,
				headers
			});
			const location = response.headers.get("location");
			if (!([
				301,
				302,
				303,
				307,
				308
			].includes(response.status) && location !== null) || call.method !== "GET" && call.method !== "HEAD") return response;
			await response.body?.cancel();
			const next = checkedTarget(new URL(location, url), url, call.purpose);
			if (next.host !== url.host) headers = withoutAuthorization(headers);
			url = next;
		}
		throw fault("registry-unavailable", call.purpose.check, `${call.purpose.registry} redirects without end`);
	}
	async #once(call) {
		const controller = new AbortController();
		const patience = call.upload === void 0 ? this.#limits.answer : this.#limits.stall;
		const expired = new DOMException(`no answer within ${patience / 1e3} s`, "TimeoutError");
		const timer = setTimeout(() => controller.abort(expired), patience);
		try {
			return await fetch(call.url, {
				method: call.method,
				headers: {
					"accept-encoding": "identity",
					"user-agent": "assay",
					...call.headers,
					...uploadHeaders(call)
				},
				redirect: "manual",
				signal: controller.signal,
				...bodyOf(call, timer)
			});
		} finally {
			clearTimeout(timer);
		}
	}
	async #within(promise, purpose) {
		let timer;
		const stalled = new Promise((_, reject) => {
			const seconds = this.#limits.stall / 1e3;
			const message = `${purpose.registry} stopped sending ${purpose.what} for ${seconds} s`;
			timer = setTimeout(() => reject(fault("registry-unavailable", purpose.check, message)), this.#limits.stall);
		});
		try {
			return await Promise.race([promise, stalled]);
		} finally {
			clearTimeout(timer);
		}
	}
	/** Waits before another try, longer each time and never in step with other clients. */
	async pause(attempt) {
		await setTimeout$1(this.#pause(attempt));
	}
	#pause(attempt) {
		return this.#limits.pause * 2 ** (attempt - 1) * (.5 + Math.random());
	}
};
/** A place that a registry names for what follows: never from TLS to plain text, never plain text to a remote host. */
function checkedTarget(next, from, purpose) {
	const secure = next.protocol === "https:";
	const local = next.protocol === "http:" && from.protocol === "http:" && isLoopback(next.host);
	if (secure || local) return next;
	throw fault("registry-unavailable", purpose.check, `${purpose.registry} points to ${next.protocol}//${next.host} for ${purpose.what}, which is not protected by TLS`);
}
/** Headers for another host: credentials stay where they belong. */
function withoutAuthorization(headers) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "authorization"));
}
function uploadHeaders(call) {
	return call.upload === void 0 ? {} : { "content-length": String(call.upload.size) };
}
function bodyOf(call, timer) {
	if (call.upload !== void 0) return {
		body: ticking(call.upload.open(), timer),
		duplex: "half"
	};
	return call.body === void 0 ? {} : { body: call.body };
}
/** Every part that the registry takes gives it new time. */
async function* ticking(parts, timer) {
	for await (const part of parts) {
		timer.refresh();
		yield part;
	}
	timer.refresh();
}
function isPassing(status) {
	return status === 429 || status >= 500 && status !== 501;
}
/** A fault of what was being sent comes back wrapped by fetch. */
function assayCause(error) {
	let current = error;
	while (current instanceof Error && !(current instanceof AssayError)) current = current.cause;
	return current instanceof AssayError ? current : void 0;
}
function isTimeout(error) {
	return error instanceof DOMException && error.name === "TimeoutError";
}
function retryAfter(response) {
	const header = response.headers.get("retry-after");
	if (header === null) return void 0;
	const seconds = Number(header);
	const wait = Number.isFinite(seconds) ? seconds * 1e3 : Date.parse(header) - Date.now();
	return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_PAUSE_MS) : void 0;
}

// src/adapters/registry/session.ts
/** The address of something in a repository: `manifests/latest`, `blobs/sha256:…`. TLS but for this machine. */
function apiUrl(repository, rest) {
	const host = repository.registry === "docker.io" ? "registry-1.docker.io" : repository.registry;
	const scheme = isLoopback(host) ? "http" : "https";
	return new URL(`${scheme}://${host}/v2/${repository.path}/${rest}`);
}
/** Speaks to registries with credentials where they are asked for. */
var Session = class {
	transport;
	#authenticator;
	constructor(transport, authenticator) {
		this.transport = transport;
		this.#authenticator = authenticator;
	}
	/** The answer of any status; a challenge is answered once. */
	async send(call) {
		const { repository, action, from, purpose } = call;
		const headers = withoutAuthorization(call.headers ?? {});
		if (call.url.host !== apiUrl(repository, "").host) return await this.transport.send({
			...call,
			headers
		});
		const scopes = [`repository:${repository.path}:${action}`, ...from === void 0 ? [] : [`repository:${from.path}:pull`]];
		const cached = this.#authenticator.cached(repository.registry, scopes);
		const response = await this.transport.send({
			...call,
			headers: withAuthorization(headers, cached)
		});
		if (response.status !== 401) return response;
		const challenge = response.headers.get("www-authenticate");
		const answer = await this.#authenticator.answer(challenge, scopes, purpose);
		if (answer === void 0 || answer === cached) return response;
		await response.body?.cancel();
		return await this.transport.send({
			...call,
			headers: withAuthorization(headers, answer)
		});
	}
	/** Throws the fault that an unwelcome answer stands for. */
	async fail(response, purpose) {
		const body = await this.transport.errorText(response, purpose);
		const credentials = await this.#authenticator.describe(purpose.registry);
		throw answerFault(purpose, response.status, body, credentials);
	}
};
function withAuthorization(headers, authorization) {
	return {
		...headers,
		...authorization === void 0 ? {} : { authorization }
	};
}

// src/adapters/registry/manifests.ts
const ACCEPT = [
	MEDIA.index,
	MEDIA.dockerIndex,
	MEDIA.manifest,
	MEDIA.dockerManifest,
	"application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.1"
].join(", ");
/** The manifest under a tag or digest, its bytes checked; undefined where there is none. */
async function getManifest(session, repository, target, check) {
	const purpose = purposeOf(repository, target, check);
	const response = await session.send({
		method: "GET",
		url: apiUrl(repository, `manifests/${nameOf$1(target)}`),
		repository,
		action: "pull",
		headers: { accept: ACCEPT },
		purpose
	});
	if (response.status === 404) {
		await response.body?.cancel();
		return;
	}
	if (response.status !== 200) return await session.fail(response, purpose);
	if (/^text\/html\b/i.test(response.headers.get("content-type") ?? "")) {
		await response.body?.cancel();
		throw fault("registry-unavailable", check, `${repository.registry} answered with a web page for ${purpose.what}: it is no registry, or something else answers in its place`);
	}
	const bytes = await session.transport.bytes(response, MAX_MANIFEST_BYTES, purpose);
	if (bytes === void 0) throw fault("image-invalid", check, `${purpose.what} has more than ${MAX_MANIFEST_BYTES} bytes`);
	const digest = digestOf(bytes);
	const claimed = "digest" in target ? target.digest : response.headers.get("docker-content-digest");
	if (claimed !== null && isDigest(claimed) && claimed !== digest) throw fault("image-invalid", check, `${repository.registry} gave for ${purpose.what} bytes with the digest ${digest} in place of ${claimed}`);
	return {
		mediaType: mediaTypeOf(response, bytes),
		digest,
		bytes
	};
}
/** Uploads a manifest and reads it back; answers the subject that the registry says it took note of. */
async function putManifest(session, repository, manifest, target, check) {
	const purpose = purposeOf(repository, target, check);
	const response = await session.send({
		method: "PUT",
		url: apiUrl(repository, `manifests/${nameOf$1(target)}`),
		repository,
		action: "pull,push",
		headers: { "content-type": manifest.mediaType },
		body: manifest.bytes,
		purpose
	});
	if (response.status !== 201) return await session.fail(response, purpose);
	await response.body?.cancel();
	const answered = response.headers.get("docker-content-digest");
	if (answered !== null && isDigest(answered) && answered !== manifest.digest) throw fault("registry-rejected", check, `${repository.registry} stored ${purpose.what} as ${answered} in place of ${manifest.digest}`);
	return response.headers.get("oci-subject");
}
/** Takes a manifest away; whether the registry did (or had none), false where it does not allow that. */
async function deleteManifest(session, repository, digest) {
	const purpose = purposeOf(repository, { digest }, "attest");
	const response = await session.send({
		method: "DELETE",
		url: apiUrl(repository, `manifests/${digest}`),
		repository,
		action: "pull,push,delete",
		purpose
	});
	const { status } = response;
	if (status >= 500 && status !== 501) return await session.fail(response, purpose);
	await response.body?.cancel();
	return status >= 200 && status < 300 || status === 404;
}
function purposeOf(repository, target, check) {
	return {
		check,
		what: `the manifest ${"tag" in target ? `${repositoryName(repository)}:${target.tag}` : pinnedName(repository, target.digest)}`,
		registry: repository.registry
	};
}
function nameOf$1(target) {
	return "tag" in target ? target.tag : target.digest;
}
/** Some registries serve manifests under a general type: then the manifest's own word counts. */
function mediaTypeOf(response, bytes) {
	const served = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
	return served.startsWith("application/vnd.") ? served : ownMediaType(bytes) ?? served;
}

// src/adapters/registry/fallback-tag.ts
const ATTEMPTS$1 = 30;
const SHORTEST_SETTLE_MS = 300;
const LONGEST_SETTLE_MS = 2e4;
/** How many times the time from a read to the end of its write is waited before the result is believed. */
const SETTLE_FACTOR = 10;
/** A read older than this is read again before writing, unless this registry is that slow. */
const STALE_READ_MS = 100;
const REREADS = 3;
/** So many times in a row the own entries must be there while others write. */
const SIGHTINGS = 3;
/** Keeps the fields that Assay does not know: the entries of others are theirs. */
const indexSchema = looseObject({
	schemaVersion: literal(2),
	manifests: array(looseObject({ digest: string() }))
});
/**
* The index under the fallback tag of a subject. The registry cannot compare and swap, so two writers that read the
* same index overwrite each other. Answer: every writer waits, much longer than any read-to-write takes, and looks
* again; one whose entries are gone merges again after a random pause. It ends when they outlast the wait.
*/
var FallbackTag = class {
	#session;
	#repository;
	#subject;
	#tag;
	#longestWriteMs = 0;
	#fastestReadMs = Number.POSITIVE_INFINITY;
	constructor(session, repository, subject) {
		this.#session = session;
		this.#repository = repository;
		this.#subject = subject;
		this.#tag = fallbackTag(subject);
	}
	/** Adds manifests and drops digests; throws `attestation-lost` when other writers win every time. */
	async update(manifests, removed) {
		const added = manifests.map(entryOf);
		let last;
		let sightings = 0;
		let missing = added;
		for (let attempt = 1; attempt <= ATTEMPTS$1; attempt += 1) {
			const read = await this.#freshRead();
			const present = new Set(read.index.manifests.map(({ digest }) => digest));
			missing = added.filter(({ digest }) => !present.has(digest));
			if (missing.length === 0 && !removed.some((digest) => present.has(digest))) {
				sightings += 1;
				if (read.digest === last || sightings >= SIGHTINGS) return;
				last = read.digest;
				await this.#settle(1);
				continue;
			}
			sightings = 0;
			last = await this.#write(read, missing, removed);
			await this.#settle(attempt);
		}
		throw lost(this.#repository, this.#subject, manifests.map(({ digest }) => digest));
	}
	/** A write soon after its read is what everyone's waiting relies on: a slow read is made again. */
	async #freshRead() {
		for (let attempt = 1;; attempt += 1) {
			const read = await this.#read();
			const took = performance.now() - read.startedAt;
			const usual = took <= STALE_READ_MS || took <= 2 * this.#fastestReadMs;
			this.#fastestReadMs = Math.min(this.#fastestReadMs, took);
			if (usual || attempt >= REREADS) return read;
		}
	}
	async #read() {
		const startedAt = performance.now();
		const raw = await getManifest(this.#session, this.#repository, { tag: this.#tag }, "attest");
		if (raw === void 0) return {
			index: {
				schemaVersion: 2,
				manifests: []
			},
			digest: void 0,
			startedAt
		};
		const where = `the tag ${this.#tag} of ${repositoryName(this.#repository)}`;
		parseManifest(raw.bytes, raw.mediaType, where);
		const parsed = indexSchema.safeParse(JSON.parse(Buffer.from(raw.bytes).toString()));
		if (!parsed.success) throw fault("image-invalid", "attest", `${where} is not an index of referrers`);
		return {
			index: parsed.data,
			digest: raw.digest,
			startedAt
		};
	}
	async #write(read, missing, removed) {
		const dropped = new Set(removed);
		const manifests = [...read.index.manifests.filter(({ digest }) => !dropped.has(digest)), ...missing];
		const bytes = new TextEncoder().encode(JSON.stringify({
			...read.index,
			schemaVersion: 2,
			mediaType: MEDIA.index,
			manifests
		}));
		const manifest = {
			mediaType: MEDIA.index,
			digest: digestOf(bytes),
			bytes
		};
		await putManifest(this.#session, this.#repository, manifest, { tag: this.#tag }, "attest");
		this.#longestWriteMs = Math.max(this.#longestWriteMs, performance.now() - read.startedAt);
		return manifest.digest;
	}
	/** From the second attempt on others write too: a random part keeps the writers out of step. */
	async #settle(attempt) {
		const wait = Math.min(Math.max(SHORTEST_SETTLE_MS, SETTLE_FACTOR * this.#longestWriteMs), LONGEST_SETTLE_MS);
		await setTimeout$1(wait + Math.random() * wait * Math.min(attempt - 1, 4));
	}
};
function entryOf(manifest) {
	const parsed = parseManifest(manifest.bytes, manifest.mediaType, `the manifest ${manifest.digest}`);
	const { artifactType, annotations } = parsed.kind === "manifest" ? parsed : {
		artifactType: void 0,
		annotations: void 0
	};
	return {
		mediaType: manifest.mediaType,
		digest: manifest.digest,
		size: manifest.bytes.byteLength,
		...artifactType === void 0 ? {} : { artifactType },
		...annotations === void 0 ? {} : { annotations }
	};
}

// src/adapters/registry/referrers.ts
/** An endless list of empty pages must end too. */
const MAX_PAGES = 100;
/** How many referrers are looked through for what was just attached. */
const READ_BACK_LIMIT = 5e3;
const READ_BACK_TRIES = 6;
/** Answers of registries that do not know the API; some answer with a page for people. */
const UNKNOWN_API = [
	400,
	404,
	405,
	406,
	501
];
/** Lists and attaches referrers, by the referrers API or by the fallback tag of the specification. */
var Referrers = class {
	#session;
	/** The last writer of each subject in this process: writers of the same index wait for one another. */
	#writers = /* @__PURE__ */ new Map();
	constructor(session) {
		this.#session = session;
	}
	/** What is attached to a digest; throws `too-many-referrers` above `limit`. Never filtered by type: registries err there. */
	async list(repository, subject, limit) {
		const listed = await this.#native(repository, subject, limit);
		if (listed !== void 0) return listed;
		const tag = fallbackTag(subject);
		const raw = await getManifest(this.#session, repository, { tag }, "attest");
		if (raw === void 0) return [];
		return indexEntries(raw.bytes, raw.mediaType, repository, subject, limit);
	}
	/** Attaches manifests and takes outdated ones away; throws `attestation-lost` when they do not stay listed. */
	async attach(repository, subject, manifests, outdated) {
		const key = pinnedName(repository, subject);
		const own = (this.#writers.get(key) ?? Promise.resolve()).then(() => this.#attach(repository, subject, manifests, outdated));
		const ended = own.catch(() => void 0);
		this.#writers.set(key, ended);
		await own;
	}
	async #attach(repository, subject, manifests, outdated) {
		const added = new Set(manifests.map(({ digest }) => digest));
		const removed = outdated.filter((digest) => !added.has(digest));
		if (added.size === 0 && removed.length === 0) return;
		let noted = added.size > 0;
		for (const manifest of manifests) {
			const target = { digest: manifest.digest };
			const answer = await putManifest(this.#session, repository, manifest, target, "attest");
			noted &&= answer === subject;
		}
		if (noted || await this.#native(repository, subject, READ_BACK_LIMIT) !== void 0) await this.#awaitListed(repository, subject, added);
		else await new FallbackTag(this.#session, repository, subject).update(manifests, removed);
		for (const digest of removed) await deleteManifest(this.#session, repository, digest);
	}
	async #awaitListed(repository, subject, added) {
		for (let attempt = 1;; attempt += 1) {
			const listed = await this.#native(repository, subject, READ_BACK_LIMIT);
			const digests = new Set(listed?.map(({ digest }) => digest));
			const missing = [...added].filter((digest) => !digests.has(digest));
			if (missing.length === 0) return;
			if (attempt >= READ_BACK_TRIES) throw lost(repository, subject, missing);
			await this.#session.transport.pause(attempt);
		}
	}
	/** By the referrers API, page by page; undefined where the registry has none. */
	async #native(repository, subject, limit) {
		const purpose = {
			check: "attest",
			what: `the referrers of ${pinnedName(repository, subject)}`,
			registry: repository.registry
		};
		const found = /* @__PURE__ */ new Map();
		let url = apiUrl(repository, `referrers/${subject}`);
		for (let page = 0; url !== void 0; page += 1) {
			if (page >= MAX_PAGES) throw tooMany(repository, subject, limit);
			const response = await this.#session.send({
				method: "GET",
				url,
				repository,
				action: "pull",
				headers: { accept: MEDIA.index },
				purpose
			});
			const type = response.headers.get("content-type")?.split(";")[0]?.trim();
			if (UNKNOWN_API.includes(response.status) || response.status === 200 && type !== MEDIA.index) {
				await response.body?.cancel();
				if (page === 0) return void 0;
				throw fault("registry-unavailable", "attest", `${repository.registry} broke off the list of ${purpose.what}`);
			}
			if (response.status !== 200) return await this.#session.fail(response, purpose);
			const bytes = await this.#session.transport.bytes(response, MAX_MANIFEST_BYTES, purpose);
			if (bytes === void 0) throw tooMany(repository, subject, limit);
			const entries = indexEntries(bytes, MEDIA.index, repository, subject, limit);
			for (const entry of entries) found.set(entry.digest, entry);
			if (found.size > limit) throw tooMany(repository, subject, limit);
			url = nextPage(response, url, purpose);
		}
		return [...found.values()];
	}
};
/** The fault for attachments that the registry does not list. */
function lost(repository, subject, missing) {
	const name = pinnedName(repository, subject);
	const which = `${missing.slice(0, 3).join(", ")}${missing.length > 3 ? ", …" : ""}`;
	return fault("attestation-lost", "attest", `${missing.length} of the attestations of ${name} were pushed but are not listed by the registry (${which})`);
}
function indexEntries(bytes, mediaType, repository, subject, limit) {
	const where = `the list of referrers of ${pinnedName(repository, subject)}`;
	const index = parseManifest(bytes, mediaType, where);
	if (index.kind !== "index") throw fault("image-invalid", "attest", `${where} is not an index`);
	if (index.manifests.length > limit) throw tooMany(repository, subject, limit);
	return index.manifests;
}
function tooMany(repository, subject, limit) {
	const name = pinnedName(repository, subject);
	return fault("too-many-referrers", "attest", `more than ${limit} referrers are attached to ${name}`);
}
function nextPage(response, from, purpose) {
	const match = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(response.headers.get("link") ?? "");
	return match?.[1] === void 0 ? void 0 : checkedTarget(new URL(match[1], from), from, purpose);
}

// src/adapters/registry/upload.ts
const TRIES$1 = 4;
/** Brings a blob into a repository unless it is there: by a mount, else by an upload in one request. */
async function uploadBlob(session, upload) {
	const { repository, blob } = upload;
	const purpose = {
		check: "push",
		what: `the blob ${blob.digest} for ${repositoryName(repository)}`,
		registry: repository.registry
	};
	if (await hasBlob(session, upload, purpose)) return;
	for (let attempt = 1;; attempt += 1) try {
		const place = await begin(session, upload, purpose);
		if (place !== void 0) await send(session, upload, place, purpose);
		return;
	} catch (error) {
		if (!(error instanceof AssayError && error.reasons.every(({ code }) => code === "registry-unavailable")) || attempt >= TRIES$1) throw error;
		await session.transport.pause(attempt);
	}
}
async function hasBlob(session, { repository, blob }, purpose) {
	const url = apiUrl(repository, `blobs/${blob.digest}`);
	const response = await session.send({
		method: "HEAD",
		url,
		repository,
		action: "pull,push",
		purpose
	});
	await response.body?.cancel();
	if (response.status === 200) return true;
	if (response.status === 404) return false;
	return await session.fail(response, purpose);
}
/** Where to send the blob; undefined when the registry mounted it. */
async function begin(session, upload, purpose) {
	const { repository, blob, from } = upload;
	const url = apiUrl(repository, "blobs/uploads/");
	const mount = from !== void 0 && from.registry === repository.registry && from.path !== repository.path;
	if (mount) {
		url.searchParams.set("mount", blob.digest);
		url.searchParams.set("from", from.path);
	}
	const response = await session.send({
		method: "POST",
		url,
		repository,
		action: "pull,push",
		purpose,
		headers: { "content-length": "0" },
		...mount ? { from } : {}
	});
	if (mount && response.status === 201) {
		await response.body?.cancel();
		return;
	}
	const location = response.headers.get("location");
	if (response.status !== 202 || location === null) {
		if (mount && response.status >= 400 && response.status < 500) {
			await response.body?.cancel();
			return await begin(session, {
				repository,
				blob,
				open: upload.open
			}, purpose);
		}
		return await session.fail(response, purpose);
	}
	await response.body?.cancel();
	return checkedTarget(new URL(location, url), url, purpose);
}
async function send(session, upload, place, purpose) {
	const { repository, blob } = upload;
	const url = new URL(place);
	url.searchParams.set("digest", blob.digest);
	const response = await session.send({
		method: "PUT",
		url,
		repository,
		action: "pull,push",
		purpose,
		headers: { "content-type": "application/octet-stream" },
		upload: {
			size: blob.size,
			open: () => {
				const verified = new VerifiedStream(blob, "the local layout");
				return pipeline(upload.open(), verified, () => void 0);
			}
		}
	});
	if (response.status !== 201) await session.fail(response, purpose);
	await response.body?.cancel();
}

// src/adapters/registry/client.ts
/** Registries by the OCI distribution specification 1.1, over HTTPS; plain HTTP for this machine alone. */
var RegistryClient = class {
	#session;
	#authenticator;
	#referrers;
	constructor(options) {
		const transport = new Transport(options.limits);
		const docker = new DockerConfig(options);
		const now = options.now ?? (() => /* @__PURE__ */ new Date());
		this.#authenticator = new Authenticator(transport, async (registry) => fromInputs(options, registry) ?? await docker.credentials(registry), now);
		this.#session = new Session(transport, this.#authenticator);
		this.#referrers = new Referrers(this.#session);
	}
	async resolve(reference) {
		const target = targetOf(reference);
		const manifest = await getManifest(this.#session, reference, target, "image");
		if (manifest !== void 0) return manifest;
		const name = "tag" in target ? `${repositoryName(reference)}:${target.tag}` : pinnedName(reference, target.digest);
		throw fault("image-not-found", "image", `${name} does not exist in the registry`);
	}
	async blob(repository, blob) {
		const where = repositoryName(repository);
		const purpose = {
			check: "image",
			what: `the blob ${blob.digest} of ${where}`,
			registry: repository.registry
		};
		const url = apiUrl(repository, `blobs/${blob.digest}`);
		const response = await this.#session.send({
			method: "GET",
			url,
			repository,
			action: "pull",
			purpose
		});
		if (response.status !== 200) return await this.#session.fail(response, purpose);
		const body = Readable.from(this.#session.transport.body(response, purpose), { objectMode: false });
		return pipeline(body, new VerifiedStream(blob, where), () => void 0);
	}
	async pushBlob(repository, blob, open, from) {
		await uploadBlob(this.#session, {
			repository,
			blob,
			open,
			...from === void 0 ? {} : { from }
		});
	}
	async pushManifest(repository, manifest, tag) {
		const target = tag === void 0 ? { digest: manifest.digest } : { tag };
		await putManifest(this.#session, repository, manifest, target, "push");
		if (await getManifest(this.#session, repository, { digest: manifest.digest }, "push") === void 0) {
			const name = pinnedName(repository, manifest.digest);
			throw fault("registry-rejected", "push", `${name} was taken by the registry but is not there`);
		}
	}
	async referrers(repository, subject, limit) {
		return await this.#referrers.list(repository, subject, limit);
	}
	async attach(repository, subject, manifests, outdated) {
		await this.#referrers.attach(repository, subject, manifests, outdated);
	}
	async dockerConfig(registry) {
		const credentials = await this.#authenticator.credentials(registry);
		const auths = credentials === void 0 ? {} : { [configKey(registry)]: authEntry(credentials) };
		return JSON.stringify({ auths });
	}
};
function targetOf(reference) {
	if (reference.digest !== void 0) return { digest: reference.digest };
	return { tag: reference.tag ?? "latest" };
}
function fromInputs({ credentials }, registry) {
	if (!credentials?.registries.includes(registry)) return void 0;
	const { username, password } = credentials;
	return {
		kind: "password",
		username,
		password,
		origin: "the inputs registry-username and registry-password"
	};
}
function authEntry(credentials) {
	if (credentials.kind === "identity-token") return { identitytoken: credentials.token };
	const { username, password } = credentials;
	return { auth: Buffer.from(`${username}:${password}`).toString("base64") };
}

// src/adapters/runner.ts
const AUDIENCE = "sigstore";
const TOKEN_LIMIT_MS = 3e4;
const TOKEN_ATTEMPTS = 3;
/** GitHub's tokens live five minutes; an older one is asked for anew. */
const TOKEN_MAX_AGE_MS = 24e4;
/** A shorter line of a secret (`}`) would blot out the log and hides nothing. */
const SHORTEST_MASKED_LINE = 4;
const CLAIMS = looseObject({
	iss: string().min(1),
	job_workflow_ref: string().min(1)
});
/** The runner by its environment variables, as GitHub sets them; empty strings where they are not there. */
function createRunner(environment = process.env, now = Date.now) {
	const context = contextOf(environment);
	let current;
	const oidcToken = () => {
		if (current === void 0 || now() - current.since > TOKEN_MAX_AGE_MS) current = {
			token: requestToken(environment, context),
			since: now()
		};
		return current.token;
	};
	return {
		context,
		oidcToken,
		mask,
		say
	};
}
function contextOf(environment) {
	const value = (name) => environment[name] ?? "";
	return {
		eventName: value("GITHUB_EVENT_NAME"),
		serverUrl: value("GITHUB_SERVER_URL") || "https://github.com",
		repository: value("GITHUB_REPOSITORY"),
		repositoryId: value("GITHUB_REPOSITORY_ID"),
		repositoryOwnerId: value("GITHUB_REPOSITORY_OWNER_ID"),
		ref: value("GITHUB_REF"),
		sha: value("GITHUB_SHA"),
		workflowRef: value("GITHUB_WORKFLOW_REF"),
		runId: value("GITHUB_RUN_ID"),
		runAttempt: value("GITHUB_RUN_ATTEMPT"),
		runnerEnvironment: value("RUNNER_ENVIRONMENT")
	};
}
function say(line) {
	process.stdout.write(`${plain(line)}\n`);
}
/** Masks the value and, since the runner matches line by line, each of its lines. */
function mask(value) {
	const lines = value.split(/\r\n|\r|\n/).filter((line) => line.trim().length >= SHORTEST_MASKED_LINE);
	for (const secret of /* @__PURE__ */ new Set([value, ...lines])) {
		if (secret.trim() === "") continue;
		const escaped = secret.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
		process.stdout.write(`::add-mask::${escaped}\n`);
	}
}
async function requestToken(environment, context) {
	if (!environment.ACTIONS_ID_TOKEN_REQUEST_URL || !environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN) throw unavailable$1(`keyless signing needs an OIDC token and this job may not ask for one: add "permissions: { id-token: write }" to it${context.eventName.startsWith("pull_request") ? " (a pull request from a fork never gets one)" : ""}`);
	const value = await askRepeatedly();
	mask(value);
	const claims = claimsOf(value);
	demandOwnRun(claims, context);
	return {
		value,
		claims
	};
}
async function askRepeatedly() {
	let last;
	for (let attempt = 1; attempt <= TOKEN_ATTEMPTS; attempt += 1) try {
		return await askOnce();
	} catch (error) {
		last = error;
	}
	const why = plain(last instanceof Error ? last.message : String(last), 300);
	throw unavailable$1(`the OIDC token could not be had from GitHub in ${TOKEN_ATTEMPTS} attempts: ${why}`, last);
}
async function askOnce() {
	const { getIDToken } = await import("./core2.js");
	let timer;
	const late = new Promise((_, reject) => {
		const message = `no answer within ${TOKEN_LIMIT_MS / 1e3} s`;
		timer = setTimeout(() => reject(new Error(message)), TOKEN_LIMIT_MS);
	});
	try {
		return await Promise.race([getIDToken(AUDIENCE), late]);
	} finally {
		clearTimeout(timer);
	}
}
/** The claims of a JWT. Its signature is not checked here: Fulcio does that before it gives a certificate. */
function claimsOf(token) {
	const parts = token.split(".");
	const [, payload] = parts;
	if (parts.length !== 3 || payload === void 0) throw unavailable$1("the OIDC token is not a JWT");
	let claims;
	try {
		claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
	} catch (error) {
		throw unavailable$1("the OIDC token holds no JSON", error);
	}
	const parsed = CLAIMS.safeParse(claims);
	if (!parsed.success) throw unavailable$1("the OIDC token has no claims `iss` and `job_workflow_ref`");
	return parsed.data;
}
/** A token of another run would sign in its name: what the runner says of itself must be what the token says. */
function demandOwnRun(claims, context) {
	const pairs = [
		["repository", context.repository],
		["run_id", context.runId],
		["sha", context.sha]
	];
	for (const [claim, own] of pairs) {
		const told = claims[claim];
		if (told === void 0 || own === "" || String(told) === own) continue;
		throw unavailable$1(`the OIDC token is for another run: its ${claim} is ${plain(String(told), 200)} and not ${plain(own, 200)}`);
	}
}
function unavailable$1(message, cause) {
	return fault("oidc-unavailable", "sign", message, cause);
}

// src/adapters/tools/hash.ts
/** The bare hex SHA-256 of a file, read as a stream; rejects where it cannot be read. */
async function hashFile(path) {
	const hash = createHash("sha256");
	await pipeline$1(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
	return hash.digest("hex");
}

// src/adapters/tools/assets.ts
const DOWNLOAD_LIMIT_MS$2 = 3e5;
/**
* Release assets that were downloaded before: in the runner's tool cache where there is one, else in `cache-dir`.
* Kept is the asset itself and not what was unpacked from it, so that its pinned hash can be asked for each time.
*/
var AssetCache = class {
	#folder;
	constructor(cacheDir) {
		this.#folder = join(cacheDir, "assets");
	}
	/** Path of a cached asset, not yet hashed; undefined where there is none. */
	async find(name, pin, asset) {
		const path = this.#isRunners() ? await this.#findInToolCache(name, pin, asset) : this.#ownPath(asset);
		if (path === void 0) return void 0;
		return (await stat(path).catch(() => void 0))?.isFile() ? path : void 0;
	}
	/** Keeps an asset, whose hash was checked, for later runs. */
	async keep(name, pin, asset, file) {
		if (this.#isRunners()) {
			const { cacheFile } = await import("./tool-cache.js");
			await cacheFile(file, asset.name, cacheName(name), pin.version);
			return;
		}
		const target = this.#ownPath(asset);
		await mkdir(dirname(target), {
			recursive: true,
			mode: 448
		});
		const temporary = await mkdtemp(join(dirname(target), ".new-"));
		try {
			await copyFile(file, join(temporary, asset.name));
			await rename(join(temporary, asset.name), target);
		} finally {
			await rm(temporary, {
				recursive: true,
				force: true
			});
		}
	}
	#isRunners() {
		return (process.env.RUNNER_TOOL_CACHE ?? "") !== "";
	}
	async #findInToolCache(name, pin, asset) {
		const { find } = await import("./tool-cache.js");
		const folder = find(cacheName(name), pin.version);
		return folder === "" ? void 0 : join(folder, asset.name);
	}
	#ownPath(asset) {
		return join(this.#folder, asset.sha256, asset.name);
	}
};
/** Not the tool's own name, under which others keep unpacked binaries. */
function cacheName(name) {
	return `assay-${name}-asset`;
}
/** Downloads an asset to `target`, which must not exist; rejects with a sentence that has no credentials in it. */
async function downloadAsset(base, pin, asset, target) {
	const { downloadTool } = await import("./tool-cache.js");
	const url = assetUrl(base, pin, asset);
	const login = base.username === "" ? void 0 : Buffer.from(`${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`);
	const authorization = login === void 0 ? void 0 : `Basic ${login.toString("base64")}`;
	let timer;
	const late = new Promise((_, reject) => {
		const message = `not downloaded within ${DOWNLOAD_LIMIT_MS$2 / 1e3} s`;
		timer = setTimeout(() => reject(new Error(message)), DOWNLOAD_LIMIT_MS$2);
	});
	try {
		await Promise.race([downloadTool(url, target, authorization), late]);
	} catch (error) {
		const why = error instanceof Error ? error.message || error.name : String(error);
		throw new Error(`${url}: ${plain(why, 300)}`, { cause: error });
	} finally {
		clearTimeout(timer);
	}
}
function assetUrl(base, pin, asset) {
	const folder = base.pathname.replace(/\/+$/, "");
	return `${base.origin}${folder}/${pin.repository}/releases/download/${pin.tag}/${asset.name}`;
}
/** Hashes an asset; another hash than the pinned one is `tool-untrusted`, and the file is removed if it is ours. */
async function demandHash(file, asset, from) {
	const actual = await hashFile(file);
	if (actual === asset.sha256) return;
	await rm(file, { force: true });
	throw fault("tool-untrusted", "tools", `${asset.name} from ${plain(from, 300)} has the SHA-256 ${actual} and not the pinned ${asset.sha256}, so it was not used`);
}
/**
* Reads `tool-mirror`: an https address, or http on this machine, that stands for `https://github.com` in
* `…/OWNER/REPOSITORY/releases/download/TAG/ASSET`. Answers a sentence where it is none.
*/
function parseMirror(text) {
	const url = URL.parse(text);
	if (url === null) return "tool-mirror is not an address such as https://mirror.example.com/github";
	if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.host))) return "tool-mirror must be an https address (http only on the loopback interface)";
	if (url.search !== "" || url.hash !== "") return "tool-mirror must have no query and no fragment";
	return url;
}

// src/adapters/tools/go-build.ts
const DOWNLOAD_LIMIT_MS$1 = 6e5;
const BUILD_LIMIT_MS = 18e5;
const PROGRESS_EVERY_MS = 15e3;
/**
* What Go may see of our environment: where its caches, its proxy and its certificates are. GOFLAGS is not among
* them, since `-toolexec` would run anything; HOME is the real one, for Go's caches and the proxy's `.netrc`.
*/
const GO_VARIABLES = /^(?:PATH|HOME|TMPDIR|XDG_CACHE_HOME|NETRC|GOROOT|GOPATH|GOMODCACHE|GOCACHE|GOPROXY|GONOPROXY|GOPRIVATE|GOSUMDB|GONOSUMDB|GOVCS|SSL_CERT_FILE|SSL_CERT_DIR|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY)$/;
/**
* Builds a program from a pinned Go module, or takes the one that was built before, and answers its path.
* Throws `tool-untrusted` where the module is not the pinned one, else `tool-unavailable`.
*/
async function buildGoModule(build) {
	const goVersion = await findGo(build.processes);
	if (goVersion === void 0) throw unavailable(build, "there is no `go` on PATH");
	const folder = join(build.cacheDir, `${build.name}-${build.version}-${buildKey(build, goVersion)}`);
	const file = join(folder, build.name);
	if (await isIntact(file)) return file;
	if (build.offline) throw unavailable(build, "it was not built before and nothing may be downloaded");
	await mkdir(folder, {
		recursive: true,
		mode: 448
	});
	const temporary = await mkdtemp(join(folder, ".build-"));
	try {
		await makeBinary(build, goVersion, temporary);
		await keep(join(temporary, build.name), file);
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
	return file;
}
/** The version of the Go on PATH (`go1.26.8`); undefined where there is none that answers. */
async function findGo(processes) {
	const exit = await processes.read({
		...goCommand(["env", "GOVERSION"], tmpdir(), {}),
		timeoutMs: 3e4
	});
	if (exit.kind !== "exited" || exit.code !== 0) return void 0;
	return /^go\d+\.\d+\S*$/.exec(exit.stdout.trim())?.[0];
}
function buildKey(build, goVersion) {
	const env = Object.entries(build.env ?? {}).sort(([a], [b]) => a < b ? -1 : 1);
	const platform = `${process.platform}-${process.arch}`;
	return hexOf(JSON.stringify([
		build.sum,
		goVersion,
		platform,
		goArguments(build, ""),
		env
	])).slice(0, 12);
}
/** Whether the binary is the one that was built; its hash is taken anew at every use. */
async function isIntact(file) {
	try {
		return (await readFile(`${file}.sha256`, "utf8")).trim() === await hashFile(file);
	} catch {
		return false;
	}
}
/** Puts binary and record in place; a run that is cut off in between leaves a pair that does not match. */
async function keep(built, file) {
	await chmod(built, 493);
	await writeFile(`${built}.sha256`, `${await hashFile(built)}\n`);
	await rename(built, file);
	await rename(`${built}.sha256`, `${file}.sha256`);
}
async function makeBinary(build, goVersion, temporary) {
	const started = Date.now();
	const elapsed = () => `${Math.round((Date.now() - started) / 1e3)} s`;
	const what = `${build.name} ${build.version}`;
	build.say(`Building ${what} from ${build.module} with ${goVersion}; this can take some minutes`);
	const timer = setInterval(() => build.say(`Still building ${what} (${elapsed()})`), PROGRESS_EVERY_MS);
	try {
		const source = await download(build, temporary);
		const command = goCommand(goArguments(build, join(temporary, build.name)), source, build.env ?? {});
		demandSuccess(build, "`go build`", await build.processes.watch(`Build ${what}`, {
			...command,
			timeoutMs: BUILD_LIMIT_MS
		}));
	} finally {
		clearInterval(timer);
	}
	build.say(`Built ${what} in ${elapsed()}`);
}
/** Gets the module and answers its folder. The folder's own go.sum locks every dependency. */
async function download(build, temporary) {
	const moduleFolder = join(temporary, "module");
	await mkdir(moduleFolder);
	await writeFile(join(moduleFolder, "go.mod"), "module private\n");
	const wanted = `${build.module}@${build.version}`;
	const command = goCommand([
		"mod",
		"download",
		"-json",
		wanted
	], moduleFolder, { GOFLAGS: "-mod=mod" });
	const exit = await build.processes.read({
		...command,
		timeoutMs: DOWNLOAD_LIMIT_MS$1
	});
	demandSuccess(build, `the download of ${wanted}`, exit);
	const { Dir, Sum } = parseDownload(build, exit.kind === "exited" ? exit.stdout : "");
	if (Sum !== build.sum) throw fault("tool-untrusted", "tools", `the Go module ${wanted} has the sum ${Sum} and not the pinned ${build.sum}, so it was not built`);
	return Dir;
}
function parseDownload(build, json) {
	let answer;
	try {
		answer = JSON.parse(json);
	} catch (error) {
		throw unavailable(build, "`go mod download` gave an answer that is not JSON", error);
	}
	if (typeof answer === "object" && answer !== null && "Dir" in answer && "Sum" in answer) {
		const { Dir, Sum } = answer;
		if (typeof Dir === "string" && Dir !== "" && typeof Sum === "string") return {
			Dir,
			Sum
		};
	}
	throw unavailable(build, "`go mod download` gave an answer without folder and sum");
}
function goArguments(build, output) {
	return [
		"build",
		"-trimpath",
		"-buildvcs=false",
		"-ldflags",
		["-s -w", build.ldflags ?? ""].join(" ").trim(),
		"-o",
		output,
		build.package
	];
}
function goCommand(args, cwd, env) {
	const allowed = {};
	for (const [name, value] of Object.entries(process.env)) if (value !== void 0 && GO_VARIABLES.test(name)) allowed[name] = value;
	const fixed = {
		CGO_ENABLED: "0",
		GOTOOLCHAIN: "local",
		GOFLAGS: "-mod=readonly",
		GOWORK: "off"
	};
	return {
		tool: "go",
		file: "go",
		args,
		cwd,
		env: {
			...allowed,
			...fixed,
			...env
		}
	};
}
function demandSuccess(build, what, exit) {
	if (exit.kind === "exited" && exit.code === 0) return;
	throw unavailable(build, `${what} ${ending$1(exit)}`);
}
function ending$1(exit) {
	switch (exit.kind) {
		case "exited": return `ended with exit code ${exit.code}${lastLine(exit.stdout + exit.stderr)}`;
		case "killed": return `was killed by ${exit.signal}`;
		case "timed-out": return `did not end within ${exit.afterMs / 1e3} s`;
		case "too-much-output": return `printed more than ${exit.limitBytes} bytes`;
		case "not-started": return `could not be started: ${exit.message}`;
	}
}
function lastLine(output) {
	const error = /"Error":\s*"(.*)"/.exec(output)?.[1] ?? output.trim().split("\n").at(-1) ?? "";
	return error === "" ? "" : `: ${error.slice(0, 300)}`;
}
function unavailable(build, why, cause) {
	return fault("tool-unavailable", "tools", `${build.name} cannot be built: ${why}`, cause);
}

// src/adapters/tools/named-path.ts
const VERSION_LIMIT_MS = 6e4;
/**
* The binary that the user named (`trivy-path` and the like). Its hash goes into the evidence, and its version
* may differ from the pinned one; a refused or unreadable version is `tool-untrusted`.
*/
async function namedTool(name, pin, given, world) {
	const { path, sha256 } = await locate(name, given);
	const exit = await world.processes.read({
		tool: name,
		file: path,
		args: pin.versionArguments,
		cwd: await world.workspace.folder(`${name}-version`),
		env: world.workspace.environment,
		timeoutMs: VERSION_LIMIT_MS,
		maxOutputBytes: 1048576
	});
	if (exit.kind !== "exited" || exit.code !== 0) {
		const how = exit.kind === "exited" ? `exit code ${exit.code}` : exit.kind === "not-started" ? `it could not be started: ${plain(exit.message, 200)}` : exit.kind;
		const message = `${name}-path: "${plain(given, 300)}" did not tell its version (${how})`;
		throw fault("tool-failed", "tools", message);
	}
	const version = pin.versionPattern.exec(`${exit.stdout}\n${exit.stderr}`)?.[1];
	demandTrust(name, pin, given, version);
	return {
		name,
		version,
		path,
		sha256,
		origin: "named path"
	};
}
async function locate(name, given) {
	try {
		const path = await realpath(resolve$1(given));
		return {
			path,
			sha256: await hashFile(path)
		};
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
		const message = `${name}-path: "${plain(given, 300)}" is not a file that can be read (${code})`;
		throw fault("tool-unavailable", "tools", message, error);
	}
}
function demandTrust(name, pin, given, version) {
	const where = `${name}-path: "${plain(given, 300)}"`;
	if (version === void 0) {
		const message = `${where} does not say which version of ${name} it is, so it was not used`;
		throw fault("tool-untrusted", "tools", message);
	}
	const core = /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? version;
	if (pin.refused.includes(core)) {
		const message = `${where} is ${name} ${plain(version, 60)}, a version that is known to be compromised; use ${pin.version}`;
		throw fault("tool-untrusted", "tools", message);
	}
}

// src/adapters/tools/pins.ts
/** Each hash stands in at least three independent public sources that pin the same asset. */
const PINS = {
	trivy: {
		version: "0.74.0",
		repository: "aquasecurity/trivy",
		tag: "v0.74.0",
		packing: "tar.gz",
		assets: {
			"linux-x64": {
				name: "trivy_0.74.0_Linux-64bit.tar.gz",
				sha256: "2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a"
			},
			"linux-arm64": {
				name: "trivy_0.74.0_Linux-ARM64.tar.gz",
				sha256: "b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5"
			},
			"darwin-x64": {
				name: "trivy_0.74.0_macOS-64bit.tar.gz",
				sha256: "472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485"
			},
			"darwin-arm64": {
				name: "trivy_0.74.0_macOS-ARM64.tar.gz",
				sha256: "1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11"
			}
		},
		go: {
			module: "github.com/aquasecurity/trivy",
			version: "v0.74.0",
			sum: "h1:B2/h1Aehsq/zykg0jxpWUlOX7e3UXpbxjZZs/0vNlC4=",
			package: "./cmd/trivy",
			ldflags: "-X github.com/aquasecurity/trivy/pkg/version/app.ver=0.74.0",
			env: { GOEXPERIMENT: "jsonv2" }
		},
		versionArguments: ["--version"],
		versionPattern: /^Version:\s*v?(\d+\.\d+\.\d+\S*)\s*$/m,
		refused: [
			"0.69.4",
			"0.69.5",
			"0.69.6"
		]
	},
	cosign: {
		version: "3.1.2",
		repository: "sigstore/cosign",
		tag: "v3.1.2",
		packing: "binary",
		assets: {
			"linux-x64": {
				name: "cosign-linux-amd64",
				sha256: "f7622ed3cf22e55e1ae6377c080979ff77a22da9981c11df222a2e444991e7cf"
			},
			"linux-arm64": {
				name: "cosign-linux-arm64",
				sha256: "90e7ae0b5dfd60f20816b52c012addf7fc055ebcc7bea4ce81c428ca8518c302"
			},
			"darwin-x64": {
				name: "cosign-darwin-amd64",
				sha256: "acd180f8b015be25240ca33abee8a1e564eb65cdf1a3cee4725456d2dceb7da6"
			},
			"darwin-arm64": {
				name: "cosign-darwin-arm64",
				sha256: "dec1c3f802320b19c2fbcf2dc7bcfb3f258e1c181a046c23a1a074bdf932f10a"
			}
		},
		go: {
			module: "github.com/sigstore/cosign/v3",
			version: "v3.1.2",
			sum: "h1:AlWkztipzFHLGfLECkUwcC2a2EbpzKOsElge1vcRNcs=",
			package: "./cmd/cosign",
			ldflags: "-X sigs.k8s.io/release-utils/version.gitVersion=v3.1.2",
			env: {}
		},
		versionArguments: ["version"],
		versionPattern: /^GitVersion:\s*v?(\d+\.\d+\.\d+\S*)\s*$/m,
		refused: []
	},
	gitleaks: {
		version: "8.30.1",
		repository: "gitleaks/gitleaks",
		tag: "v8.30.1",
		packing: "tar.gz",
		assets: {
			"linux-x64": {
				name: "gitleaks_8.30.1_linux_x64.tar.gz",
				sha256: "551f6fc83ea457d62a0d98237cbad105af8d557003051f41f3e7ca7b3f2470eb"
			},
			"linux-arm64": {
				name: "gitleaks_8.30.1_linux_arm64.tar.gz",
				sha256: "e4a487ee7ccd7d3a7f7ec08657610aa3606637dab924210b3aee62570fb4b080"
			},
			"darwin-x64": {
				name: "gitleaks_8.30.1_darwin_x64.tar.gz",
				sha256: "dfe101a4db2255fc85120ac7f3d25e4342c3c20cf749f2c20a18081af1952709"
			},
			"darwin-arm64": {
				name: "gitleaks_8.30.1_darwin_arm64.tar.gz",
				sha256: "b40ab0ae55c505963e365f271a8d3846efbc170aa17f2607f13df610a9aeb6a5"
			}
		},
		go: {
			module: "github.com/zricethezav/gitleaks/v8",
			version: "v8.30.1",
			sum: "h1:PmEvCfVI7ti9dV3s5aMZUY7sS2GxRvG3yzih7E+cS3w=",
			package: ".",
			ldflags: "-X github.com/zricethezav/gitleaks/v8/version.Version=8.30.1",
			env: {}
		},
		versionArguments: ["version"],
		versionPattern: /^v?(\d+\.\d+\.\d+\S*)\s*$/m,
		refused: []
	}
};

// src/adapters/tools/unpack.ts
/** Makes the program of an asset, whose hash was checked, executable at `target`; rejects where it is not in there. */
async function unpack(asset, packing, name, target) {
	if (packing === "binary") await copyFile(asset, target);
	else await takeFromArchive(asset, name, target);
	await chmod(target, 493);
}
/** Takes the one file that is wanted; nothing else of the archive reaches the disk. */
async function takeFromArchive(archive, name, target) {
	const { extract } = await import("./tar-stream2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const entries = extract();
	const reading = pipeline$1(createReadStream(archive), createGunzip(), entries);
	reading.catch(() => void 0);
	let found = false;
	for await (const entry of entries) if (entry.header.type === "file" && entry.header.name.replace(/^\.\//, "") === name && !found) {
		found = true;
		await pipeline$1(entry, createWriteStream(target, { mode: 384 }));
	} else entry.resume();
	await reading;
	if (!found) throw new Error(`the archive holds no file "${name}"`);
}

// src/adapters/tools/acquire.ts
const GITHUB = new URL("https://github.com");
const LEAST_GO = [
	1,
	26,
	3
];
/** Gets tools from a named path, the tool cache, a release or a Go module, in this order; each one once. */
var ToolStore = class {
	#sources;
	#world;
	#pins;
	#mirror;
	#cache;
	#acquired = /* @__PURE__ */ new Map();
	/** Throws `input-invalid` where the mirror is not an address that may be used. */
	constructor(world, sources, pins = PINS) {
		const mirror = sources.toolMirror === void 0 ? GITHUB : parseMirror(sources.toolMirror);
		if (typeof mirror === "string") throw fault("input-invalid", "inputs", mirror);
		this.#sources = sources;
		this.#world = world;
		this.#pins = pins;
		this.#mirror = mirror;
		this.#cache = new AssetCache(join(world.workspace.cache, "tools"));
	}
	/** The tool, its hash known; throws `tool-untrusted`, `tool-unavailable` or `tool-failed`. */
	acquire(name) {
		const known = this.#acquired.get(name);
		if (known !== void 0) return known;
		const tool = this.#find(name);
		this.#acquired.set(name, tool);
		return tool;
	}
	async #find(name) {
		const pin = this.#pins[name];
		const path = this.#sources.toolPaths[name];
		if (path !== void 0) return this.#announce(await namedTool(name, pin, path, this.#world), pin);
		const sources = [
			this.#fromCache,
			this.#fromRelease,
			this.#fromGo
		];
		const failures = [`no ${name}-path was named`];
		for (const source of sources) {
			const answer = await source(name, pin);
			if (typeof answer !== "string") return this.#announce(answer, pin);
			failures.push(answer);
		}
		const message = `${name} ${pin.version} could not be had: ${failures.join("; ")}`;
		throw fault("tool-unavailable", "tools", message);
	}
	#announce(tool, pin) {
		const other = tool.version === pin.version ? "" : `, not the pinned ${pin.version}`;
		this.#world.runner.say(`${tool.name} ${tool.version} (${tool.origin}${other}), SHA-256 ${tool.sha256}`);
		return tool;
	}
	#fromCache = async (name, pin) => {
		const asset = assetOf(pin);
		if (asset === void 0) return `the tool cache has nothing for ${platform()}`;
		const cached = await this.#cache.find(name, pin, asset).catch(() => void 0);
		if (cached === void 0) return "the tool cache does not have it";
		const folder = await this.#world.workspace.folder(name);
		const copy = join(folder, asset.name);
		await copyFile(cached, copy);
		await demandHash(copy, asset, `the tool cache (${cached})`);
		return this.#unpacked(name, pin, copy, folder, "tool cache");
	};
	#fromRelease = async (name, pin) => {
		const asset = assetOf(pin);
		if (asset === void 0) return `there is no release for ${platform()}`;
		if (this.#sources.offline) return "the release was not asked for, since `offline` is set";
		const folder = await this.#world.workspace.folder(name);
		const file = join(folder, asset.name);
		try {
			await downloadAsset(this.#mirror, pin, asset, file);
		} catch (error) {
			const why = `the release could not be downloaded (${error instanceof Error ? error.message : error})`;
			this.#world.runner.say(`${name}: ${why}; trying the next source`);
			return why;
		}
		await demandHash(file, asset, this.#mirror.host);
		await this.#cache.keep(name, pin, asset, file).catch((error) => {
			const why = plain(error instanceof Error ? error.message : String(error), 300);
			this.#world.runner.say(`${name} is not kept for later runs: ${why}`);
		});
		return this.#unpacked(name, pin, file, folder, "release asset");
	};
	#fromGo = async (name, pin) => {
		const { processes, runner, workspace } = this.#world;
		const go = await findGo(processes);
		if (go === void 0) return "there is no Go on PATH to build it with";
		if (!isRecentGo(go)) return `${go} is too old to build it (${LEAST_GO.join(".")} is needed)`;
		try {
			const path = await buildGoModule({
				...pin.go,
				name,
				cacheDir: join(workspace.cache, "tools"),
				processes,
				say: (line) => runner.say(line),
				offline: this.#sources.offline
			});
			return {
				name,
				version: pin.version,
				path,
				sha256: await hashFile(path),
				origin: "go module"
			};
		} catch (error) {
			if (!(error instanceof AssayError) || error.reasons[0].code !== "tool-unavailable") throw error;
			return error.message;
		}
	};
	async #unpacked(name, pin, asset, folder, origin) {
		const path = join(folder, name);
		try {
			await unpack(asset, pin.packing, name, path);
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			throw fault("tool-failed", "tools", `${name} could not be unpacked: ${plain(why, 300)}`, error);
		}
		return {
			name,
			version: pin.version,
			path,
			sha256: await hashFile(path),
			origin
		};
	}
};
function platform() {
	return `${process.platform}-${process.arch}`;
}
function assetOf(pin) {
	return pin.assets[platform()];
}
function isRecentGo(version) {
	const parts = (/^go(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? []).slice(1).map((part) => Number(part ?? 0));
	for (const [index, least] of LEAST_GO.entries()) {
		const part = parts[index] ?? 0;
		if (part !== least) return part > least;
	}
	return true;
}

// src/adapters/workspace.ts
/** What a child may see of the runner's environment besides its private folders: no token is among these. */
const ALLOWED = /^(?:PATH|LANG|LC_ALL|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy|SSL_CERT_FILE|SSL_CERT_DIR)$/;
/** What cosign needs to open a key, by the start of the key's reference. */
const SIGNER_VARIABLES = {
	"awskms://": /^AWS_/,
	"gcpkms://": /^GOOGLE_APPLICATION_CREDENTIALS$/,
	"azurekms://": /^AZURE_/,
	"hashivault://": /^(?:VAULT_|TRANSIT_SECRET_ENGINE_PATH$)/
};
/** Makes the private root and the folders for evidence and cache; throws `input-invalid` where one cannot be. */
async function createWorkspace(options) {
	const environment = options.environment ?? process.env;
	const temporary = environment.RUNNER_TEMP || tmpdir();
	const evidence = await writableFolder("output-dir", options.outputDir);
	const cache = await writableFolder("cache-dir", options.cacheDir);
	const root = await mkdtemp(join(await realpath(temporary), "assay-"));
	const forget = onShutdown(() => rmSync(root, {
		recursive: true,
		force: true
	}));
	return {
		evidence,
		cache,
		environment: await childEnvironment(environment, root),
		folder: (purpose) => mkdtemp(join(root, `${purpose.replace(/[^A-Za-z0-9]+/g, "-")}-`)),
		async dispose() {
			await rm(root, {
				recursive: true,
				force: true,
				maxRetries: 3
			});
			forget();
		}
	};
}
/**
* The variables that cosign needs to open `key`, and no others: `COSIGN_PASSWORD`, the one that `env://NAME` names,
* or those of the KMS. Only the signer gets them.
*/
function signerEnvironment(key, environment = process.env) {
	const scheme = /^[a-z0-9]+:\/\//.exec(key)?.[0] ?? "";
	const named = scheme === "env://" ? key.slice(scheme.length) : void 0;
	const pattern = SIGNER_VARIABLES[scheme];
	return pick(environment, (name) => name === "COSIGN_PASSWORD" || name === named || pattern?.test(name) === true);
}
async function childEnvironment(environment, root) {
	const folders = {
		HOME: "home",
		TMPDIR: "tmp",
		XDG_CACHE_HOME: "cache",
		XDG_CONFIG_HOME: "config"
	};
	const own = {};
	for (const [variable, folder] of Object.entries(folders)) {
		own[variable] = join(root, folder);
		await mkdir(join(root, folder), { mode: 448 });
	}
	return {
		...pick(environment, (name) => ALLOWED.test(name)),
		...own
	};
}
function pick(environment, wanted) {
	const picked = {};
	for (const [name, value] of Object.entries(environment)) if (value !== void 0 && wanted(name)) picked[name] = value;
	return picked;
}
async function writableFolder(input, given) {
	const path = resolve$1(given);
	demandOutsideGit(input, path);
	let real;
	try {
		await mkdir(path, { recursive: true });
		real = await realpath(path);
		await access(real, constants.W_OK | constants.X_OK);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
		throw fault("input-invalid", "inputs", `${input}: "${plain(given, 300)}" cannot be written (${code})`, error);
	}
	demandOutsideGit(input, real);
	return real;
}
/** What lies in `.git` can run code at the next git command. */
function demandOutsideGit(input, path) {
	if (!path.split(sep).some((part) => part.toLowerCase() === ".git")) return;
	throw fault("input-invalid", "inputs", `${input}: "${plain(path, 300)}" lies inside a .git folder`);
}

// src/domain/finding.ts
/** Severities from worst to least; `unknown` is what the database does not rate. */
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low",
	"unknown"
];
/** Whether the text names a severity, in lower case. */
function isSeverity(text) {
	return SEVERITIES.some((severity) => severity === text);
}
/** Counts findings by severity. */
function countBySeverity(findings) {
	const counts = {
		critical: 0,
		high: 0,
		medium: 0,
		low: 0,
		unknown: 0
	};
	for (const finding of findings) counts[finding.severity] += 1;
	return counts;
}

// src/raw-inputs.ts
/** The raw inputs, as the runner hands them in, and the faults found in them so far. */
var RawInputs = class {
	#env;
	#workspace;
	#faults = [];
	constructor(env) {
		this.#env = env;
		this.#workspace = env.GITHUB_WORKSPACE || process.cwd();
	}
	/** The trimmed text of an input; empty where it is not given. */
	text(name) {
		return (this.#env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
	}
	required(name, hint) {
		const text = this.text(name);
		if (text === "") this.fault(name, `it is required: ${hint}`);
		return text;
	}
	list(name) {
		return this.#split(name, /[,\n]/);
	}
	lines(name) {
		return this.#split(name, /\n/);
	}
	choice(name, choices) {
		const text = this.text(name);
		const chosen = choices.find((choice) => choice === text);
		if (chosen === void 0) this.fault(name, `"${text}" is none of ${choices.join(", ")}`);
		return chosen ?? choices[0];
	}
	/** Only `true` and `false`: a value like `yes` must not quietly mean the one or the other. */
	boolean(name) {
		return this.choice(name, ["false", "true"]) === "true";
	}
	path(text) {
		return isAbsolute(text) ? resolve$1(text) : resolve$1(this.#workspace, text);
	}
	/** A path relative to the workspace with `/`; empty for the workspace itself and for what lies outside. */
	withinWorkspace(path) {
		const within = relative(this.#workspace, path);
		return within.startsWith("..") || isAbsolute(within) ? "" : within.split(sep).join("/");
	}
	hasVariable(name) {
		return (this.#env[name] ?? "") !== "";
	}
	fault(name, message, code = "input-invalid") {
		this.#faults.push({
			code,
			check: "inputs",
			message: `input \`${name}\`: ${message}`
		});
	}
	assertSound() {
		const [first, ...rest] = this.#faults;
		if (first !== void 0) throw new AssayError([first, ...rest]);
	}
	#split(name, separator) {
		return this.text(name).split(separator).map((part) => part.trim()).filter((part) => part !== "");
	}
};

// src/inputs.ts
/**
* Reads every input of the action; nothing else reads one. All faults are found before any is reported: throws one
* AssayError with an `input-invalid` reason for each.
*/
function readInputs(env, signerEnvironment) {
	const inputs = new RawInputs(env);
	const subject = readSubject(inputs);
	const signer = readSigner(inputs, signerEnvironment);
	const pushTo = readPushTo(inputs, subject);
	const source = readSource(inputs);
	const offline = inputs.boolean("offline");
	const request = {
		asked: inputs.text("image"),
		subject: subject ?? {
			kind: "archive",
			file: ""
		},
		...pushTo === void 0 ? {} : { pushTo },
		platforms: readPlatforms(inputs),
		...source === void 0 ? {} : { source },
		policy: {
			failOn: readSeverities(inputs),
			enforce: inputs.choice("enforce", ["block", "warn"]),
			databaseMaxAgeMs: readDuration(inputs, "db-max-age")
		},
		signer,
		database: {
			repositories: readRepositories(inputs, "db-repository"),
			javaRepositories: readRepositories(inputs, "java-db-repository"),
			offline
		}
	};
	const settings = readSettings(inputs, env, offline, [subject?.kind === "registry" ? subject.reference.registry : void 0, pushTo?.registry].filter((registry) => registry !== void 0));
	inputs.assertSound();
	return {
		request,
		settings
	};
}
function readSubject(inputs) {
	const text = inputs.required("image", "name the image, such as `image: ghcr.io/owner/app:1.2.3`");
	if (text === "") return void 0;
	const subject = parseSubject(text);
	if (typeof subject === "string") return inputs.fault("image", subject);
	if (subject.kind === "layout") return {
		...subject,
		directory: inputs.path(subject.directory)
	};
	if (subject.kind === "archive") return {
		...subject,
		file: inputs.path(subject.file)
	};
	return subject;
}
function readPushTo(inputs, subject) {
	const text = inputs.text("push-to");
	if (text === "") return void 0;
	const target = parseReference(text);
	if (typeof target === "string") return inputs.fault("push-to", target);
	if (target.digest !== void 0) return inputs.fault("push-to", "a digest cannot be pushed to; name a tag or only the repository");
	const named = /:[^/]*$/.test(text);
	if (subject?.kind === "registry" && subject.reference.registry === target.registry && subject.reference.path === target.path && (!named || subject.reference.tag === target.tag)) return inputs.fault("push-to", "it is where `image` already is; leave it out");
	if (named) return target;
	const { tag: _latest, ...repository } = target;
	return repository;
}
function readSigner(inputs, signerEnvironment) {
	const kind = inputs.choice("signer", [
		"keyless",
		"key",
		"none"
	]);
	const key = inputs.text("key");
	const sigstore = readSigstore(inputs);
	if (key !== "" && kind !== "key") inputs.fault("key", `it is given, but \`signer\` is \`${kind}\`; set \`signer: key\` or leave it out`);
	if (kind === "none") return { kind };
	const instance = sigstore === void 0 ? {} : { sigstore };
	if (kind === "keyless") return {
		kind,
		...instance
	};
	if (key === "") inputs.fault("key", "`signer: key` needs it: a file, `env://NAME` or a KMS URI");
	return {
		kind,
		key: readKey(inputs, key),
		environment: signerEnvironment(key),
		...instance
	};
}
function readKey(inputs, key) {
	if (key.startsWith("env://")) {
		const name = key.slice(6);
		if (!inputs.hasVariable(name)) inputs.fault("key", `the environment variable ${name} is not set`, "key-invalid");
		return key;
	}
	if (key === "" || /^[a-z0-9]+:\/\//.test(key)) return key;
	const path = inputs.path(key);
	if (!isFile(path)) inputs.fault("key", `there is no file ${path}`, "key-invalid");
	return path;
}
function readSigstore(inputs) {
	const config = inputs.text("signing-config");
	const root = inputs.text("trusted-root");
	if (config === "" && root === "") return void 0;
	if (config === "" || root === "") return inputs.fault(config === "" ? "signing-config" : "trusted-root", "a private Sigstore needs both `signing-config` and `trusted-root`");
	const files = {
		signingConfig: inputs.path(config),
		trustedRoot: inputs.path(root)
	};
	if (!isFile(files.signingConfig)) inputs.fault("signing-config", `there is no file ${files.signingConfig}`);
	if (!isFile(files.trustedRoot)) inputs.fault("trusted-root", `there is no file ${files.trustedRoot}`);
	return files;
}
/** The source tree; absent where the input is empty or the job has no checkout. */
function readSource(inputs) {
	const text = inputs.text("source");
	if (text === "") return void 0;
	const folder = inputs.path(text);
	if (existsSync(folder) && statSync(folder).isDirectory()) return readdirSync(folder).length > 0 ? {
		folder,
		path: inputs.withinWorkspace(folder)
	} : void 0;
	if (text === ".") return void 0;
	return inputs.fault("source", `there is no folder ${folder}`);
}
function readPlatforms(inputs) {
	return inputs.list("platform").flatMap((text) => {
		const platform = parsePlatform(text);
		if (platform === void 0) inputs.fault("platform", `"${text}" is not a platform such as linux/amd64`);
		return platform ?? [];
	});
}
function readSeverities(inputs) {
	const named = inputs.list("fail-on").map((text) => text.toLowerCase());
	for (const text of named) if (!isSeverity(text)) inputs.fault("fail-on", `"${text}" is not a severity; there are ${SEVERITIES.join(", ")}`);
	if (named.length === 0) inputs.fault("fail-on", `name at least one severity of ${SEVERITIES.join(", ")}`);
	return SEVERITIES.filter((severity) => named.includes(severity));
}
function readRepositories(inputs, name) {
	const named = inputs.lines(name);
	for (const text of named) {
		const reference = parseReference(text);
		if (typeof reference === "string") inputs.fault(name, `"${text}" is not a repository such as registry/name:tag: ${reference}`);
	}
	return named;
}
const UNITS = {
	m: 6e4,
	h: 36e5,
	d: 864e5
};
function readDuration(inputs, name) {
	const match = /^(\d{1,5})([mhd])$/.exec(inputs.text(name));
	const unit = match?.[2];
	if (match === null || unit !== "m" && unit !== "h" && unit !== "d") {
		inputs.fault(name, `"${inputs.text(name)}" is not a length of time such as 48h, 30m or 2d`);
		return 0;
	}
	return Number(match[1]) * UNITS[unit];
}
function readSettings(inputs, env, offline, registries) {
	const temp = env.RUNNER_TEMP || "/tmp";
	const toolCache = env.RUNNER_TOOL_CACHE || temp;
	const username = inputs.text("registry-username");
	const password = inputs.text("registry-password");
	if (username === "" !== (password === "")) inputs.fault(username === "" ? "registry-username" : "registry-password", "user name and password go together");
	const mirror = inputs.text("tool-mirror");
	if (mirror !== "" && !isSafeUrl(mirror)) inputs.fault("tool-mirror", `"${mirror}" is not an https URL`);
	const toolPaths = Object.fromEntries([
		"trivy",
		"cosign",
		"gitleaks"
	].flatMap((tool) => {
		const text = inputs.text(`${tool}-path`);
		if (text === "") return [];
		const path = inputs.path(text);
		if (!isFile(path)) inputs.fault(`${tool}-path`, `there is no file ${path}`);
		return [[tool, path]];
	}));
	const cacheDir = inputs.text("cache-dir");
	const outputDir = inputs.text("output-dir");
	return {
		...username === "" ? {} : { credentials: {
			registries,
			username,
			password
		} },
		cacheDir: cacheDir === "" ? join(toolCache, "assay") : inputs.path(cacheDir),
		outputDir: outputDir === "" ? join(temp, "assay") : inputs.path(outputDir),
		toolPaths,
		...mirror === "" ? {} : { toolMirror: mirror },
		offline,
		summary: inputs.boolean("summary")
	};
}
function isSafeUrl(text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	return url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.host);
}
function isFile(path) {
	return existsSync(path) && statSync(path).isFile();
}

// src/ledger.ts
/**
* Events whose runs can be steered by somebody who may not write to the repository, or that run with more rights than
* their cause: they check and report, and never sign.
*/
const ADVISORY_EVENTS = [
	"pull_request",
	"pull_request_target",
	"workflow_run"
];
/** The check that a step belongs to in the eyes of users. */
const CHECK_OF = {
	tools: "tools",
	image: "image",
	database: "scan",
	sbom: "sbom",
	scan: "scan",
	push: "push",
	sign: "sign",
	attest: "attest",
	secrets: "secrets"
};
/** Collects what is seen while a run goes on; {@link Ledger.end} makes the {@link Run} of it. */
var Ledger = class {
	#world;
	#request;
	#startedAt;
	#timings = {};
	#notes = [];
	event;
	tools = [];
	/** `repository@sha256:…` of the image, once it is known. */
	reference;
	signedBy;
	attached = [];
	#image;
	#checked = {};
	constructor(world, request) {
		this.#world = world;
		this.#request = request;
		this.#startedAt = world.now().toISOString();
		this.event = eventOf$1(world.runner.context);
	}
	/** Does a step of the run, timed; whatever it throws becomes the reasons of its outcome. */
	async step(name, work) {
		const start = performance.now();
		try {
			return {
				done: true,
				value: await work()
			};
		} catch (error) {
			return {
				done: false,
				reasons: reasonsOf$1(error, CHECK_OF[name])
			};
		} finally {
			this.#timings[name] = Math.round(performance.now() - start);
		}
	}
	/** The image is known from here on. */
	pin(image) {
		this.#image = image;
		const { subject } = this.#request;
		if (subject.kind === "registry") this.reference = pinnedName(subject.reference, image.root.digest);
		if (image.skippedPlatforms.length > 0) {
			const names = image.skippedPlatforms.map(platformName).join(", ");
			this.note(`Not checked, as the platform input leaves it out: ${names}. The index is therefore not signed.`);
		}
	}
	/** What the checks found, or why they could not. */
	checked(sboms, scan, secrets) {
		this.#checked = {
			sboms,
			scan,
			secrets
		};
	}
	note(sentence) {
		this.#notes.push(sentence);
	}
	/** Ends the run with a verdict. */
	end(verdict, reasons) {
		const { reference, signedBy } = this;
		return {
			startedAt: this.#startedAt,
			finishedAt: this.#world.now().toISOString(),
			asked: this.#request.asked,
			event: this.event,
			policy: this.#request.policy,
			...this.#image === void 0 ? {} : { image: this.#image },
			...reference === void 0 ? {} : { reference },
			tools: this.tools,
			...this.#checked,
			verdict,
			reasons,
			signer: this.#request.signer.kind,
			...signedBy,
			attached: this.attached,
			notes: this.#notes,
			timings: this.#timings
		};
	}
};
function eventOf$1(context) {
	const { eventName, serverUrl, repository, ref, sha, runId, runAttempt } = context;
	return {
		name: eventName,
		repository,
		ref,
		sha,
		runUrl: repository === "" ? "" : `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`,
		advisory: ADVISORY_EVENTS.includes(eventName)
	};
}
/** A run that ended before it began: the inputs, or the folders that they name, cannot be used. */
function refusedRun(asked, context, reasons, now) {
	return {
		startedAt: now.toISOString(),
		finishedAt: now.toISOString(),
		asked,
		event: eventOf$1(context),
		policy: {
			failOn: [],
			enforce: "block",
			databaseMaxAgeMs: 0
		},
		tools: [],
		verdict: "error",
		reasons,
		signer: "none",
		attached: [],
		notes: [],
		timings: {}
	};
}

// src/domain/policy.ts
/** A digest that is the same for the same rules: over JSON with a fixed order of keys and values. */
function policyDigest(policy) {
	const failOn = [...policy.failOn].sort();
	return digestOf(JSON.stringify({
		databaseMaxAgeMs: policy.databaseMaxAgeMs,
		enforce: policy.enforce,
		failOn
	}));
}

// src/domain/verdict.ts
const SEAL = Symbol("cleared");
/**
* Proof that every check of an image passed. Only {@link judge} can make one, and the signer takes nothing else:
* what was not cleared cannot be signed or pushed.
*/
var Cleared = class {
	#seal;
	image;
	policy;
	policyDigest;
	sboms;
	scan;
	constructor(seal, image, policy, sboms, scan) {
		if (seal !== SEAL) throw new TypeError("only judge() clears an image");
		this.#seal = seal;
		this.image = image;
		this.policy = policy;
		this.policyDigest = policyDigest(policy);
		this.sboms = sboms;
		this.scan = scan;
	}
	/** Whether a value is a real clearance and not an object that looks like one. */
	static isCleared(value) {
		return typeof value === "object" && value !== null && #seal in value;
	}
};
/**
* Judges what was found by the policy, at a moment. Pure: no clock, no I/O. Whatever could not be checked makes
* an `error`, whatever the findings and `enforce` say.
*/
function judge(findings, policy, now) {
	const { image, sboms, scan, secrets } = findings;
	const open = [
		...reasonsIn(sboms),
		...reasonsIn(scan),
		...reasonsIn(secrets)
	];
	if (sboms.done && scan.done) open.push(...gaps(image, sboms.value, scan.value, policy, now));
	const found = [...scan.done ? blocked(scan.value.findings, policy) : [], ...secrets.done ? leaked(secrets.value.findings) : []];
	if (open.length > 0 || !sboms.done || !scan.done || !secrets.done) return {
		verdict: "error",
		reasons: [...open, ...found]
	};
	if (found.length > 0) return {
		verdict: policy.enforce === "warn" ? "warned" : "failed",
		reasons: found
	};
	return {
		verdict: "passed",
		reasons: [],
		cleared: new Cleared(SEAL, image, policy, sboms.value, scan.value)
	};
}
/** Findings that count under the policy. */
function counting(findings, policy) {
	return findings.filter((finding) => policy.failOn.includes(finding.severity));
}
/** Why an outcome could not be had; empty where it was. */
function reasonsIn(outcome) {
	return outcome.done ? [] : outcome.reasons;
}
function blocked(findings, policy) {
	const counted = counting(findings, policy);
	if (counted.length === 0) return [];
	const counts = countBySeverity(counted);
	const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`);
	const fixable = counted.filter((finding) => finding.fixedIn !== void 0).length;
	return [{
		code: "vulnerability-blocked",
		check: "gate",
		message: `${plural$1(counted.length, "vulnerability", "vulnerabilities")} at or above the gate (${parts.join(", ")}), ${fixable} with a fix`
	}];
}
function leaked(findings) {
	if (findings.length === 0) return [];
	const rules = [...new Set(findings.map((finding) => finding.rule))].sort();
	const shown = rules.slice(0, 5).join(", ") + (rules.length > 5 ? `, and ${rules.length - 5} more kinds` : "");
	return [{
		code: "secret-found",
		check: "secrets",
		message: `${plural$1(findings.length, "secret", "secrets")} found (${shown})`
	}];
}
/** What the scan did not cover, and a database that is too old or from the future. */
function gaps(image, sboms, scan, policy, now) {
	const reasons = [];
	const add = (code, message) => reasons.push({
		code,
		check: "scan",
		message
	});
	for (const platform of image.platforms) {
		const name = platformName(platform.platform);
		const of = (scope) => scope.kind === "platform" && scope.manifest === platform.manifest.digest;
		if (!sboms.some((sbom) => of(sbom.scope))) add("scan-incomplete", `${name} has no SBOM`);
		if (!scan.coverage.some((coverage) => of(coverage.scope))) add("scan-incomplete", `${name} was not scanned`);
	}
	for (const coverage of scan.coverage) reasons.push(...coverageGaps(coverage));
	const age = now.getTime() - Date.parse(scan.database.updatedAt);
	if (!(age <= policy.databaseMaxAgeMs)) add("database-stale", `the vulnerability database is ${Math.floor(age / 36e5)} h old (updated ${scan.database.updatedAt}), ${policy.databaseMaxAgeMs / 36e5} h are allowed`);
	if (age < -36e5) add("database-stale", `the vulnerability database claims to be from the future (${scan.database.updatedAt})`);
	return reasons;
}
function coverageGaps(coverage) {
	const scope = scopeName$1(coverage.scope);
	const reasons = [];
	for (const gap of coverage.gaps ?? []) reasons.push({
		code: "scan-incomplete",
		check: "scan",
		message: `${scope}: ${gap}`
	});
	if (coverage.scope.kind === "platform" && coverage.listed === 0 && coverage.os === void 0) reasons.push({
		code: "scan-incomplete",
		check: "scan",
		message: `${scope}: neither a distribution nor a single package was recognised, so a scan proves nothing`
	});
	if (coverage.scanned < coverage.listed) {
		const missed = coverage.missed.slice(0, 3).join(", ");
		reasons.push({
			code: "scan-incomplete",
			check: "scan",
			message: `${scope}: ${coverage.scanned} of ${coverage.listed} packages of the SBOM were scanned (missed: ${missed})`
		});
	}
	if (coverage.os?.endOfLife) reasons.push({
		code: "os-end-of-life",
		check: "scan",
		message: `${scope}: ${coverage.os.family} ${coverage.os.name} gets no security fixes any more`
	});
	return reasons;
}
function scopeName$1(scope) {
	if (scope.kind === "source") return "the source tree";
	return scope.kind === "index" ? "the index" : platformName(scope.platform);
}
function plural$1(count, one, many) {
	return `${count} ${count === 1 ? one : many}`;
}

// src/domain/product.ts
/** Assay's own name and version as they stand in SBOMs, statements and reports. */
const PRODUCT = {
	name: "assay",
	version: "0.1.0",
	/** Identifies Assay as tool and verifier, and is the base of the extension fields in its statements. */
	uri: "https://github.com/assay-sh/assay"
};

// src/formats/in-toto.ts
/** in-toto attestation framework, Statement v1. */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** The media type of a statement inside a DSSE envelope. */
const STATEMENT_MEDIA_TYPE = "application/vnd.in-toto+json";
/** The kinds of statement that Assay attaches, each with its predicate type; the signature comes first. */
const PREDICATE_TYPES = {
	signature: "https://sigstore.dev/cosign/sign/v1",
	provenance: "https://slsa.dev/provenance/v1",
	sbom: "https://cyclonedx.org/bom",
	vulnerabilities: "https://in-toto.io/attestation/vulns/v0.2",
	summary: "https://slsa.dev/verification_summary/v1"
};
/** The kind of a predicate type; undefined where it is none of Assay's. */
function statementKind(predicateType) {
	return [
		"signature",
		"provenance",
		"sbom",
		"vulnerabilities",
		"summary"
	].find((kind) => PREDICATE_TYPES[kind] === predicateType);
}
const StatementSchema = object({
	_type: literal(STATEMENT_TYPE),
	subject: array(object({ digest: record(string(), string()) })).length(1),
	predicateType: string().min(1),
	predicate: record(string(), unknown()).optional()
});
/** A statement as JSON text, with the subject's repository as its name. */
function serializeStatement(statement, name) {
	return JSON.stringify({
		_type: STATEMENT_TYPE,
		subject: [{
			name,
			digest: { sha256: statement.subject.slice(7) }
		}],
		predicateType: statement.predicateType,
		predicate: statement.predicate
	});
}
/**
* Reads a statement. Undefined unless it is a Statement v1 with exactly one subject, named by SHA-256: a statement
* about several things could stand in for one about this image.
*/
function parseStatement(payload) {
	const parsed = StatementSchema.safeParse(parseJson$3(payload));
	if (!parsed.success) return void 0;
	const subject = `sha256:${parsed.data.subject[0]?.digest.sha256}`;
	if (!isDigest(subject)) return void 0;
	return {
		subject,
		predicateType: parsed.data.predicateType,
		predicate: parsed.data.predicate ?? {}
	};
}
/** JSON from UTF-8 bytes; undefined where it is none. */
function parseJson$3(bytes) {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		return;
	}
}

// node_modules/@sigstore/bundle/dist/bundle.js
var require_bundle$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.BUNDLE_V03_MEDIA_TYPE = exports.BUNDLE_V03_LEGACY_MEDIA_TYPE = exports.BUNDLE_V02_MEDIA_TYPE = exports.BUNDLE_V01_MEDIA_TYPE = void 0;
	exports.isBundleWithCertificateChain = isBundleWithCertificateChain;
	exports.isBundleWithPublicKey = isBundleWithPublicKey;
	exports.isBundleWithMessageSignature = isBundleWithMessageSignature;
	exports.isBundleWithDsseEnvelope = isBundleWithDsseEnvelope;
	exports.BUNDLE_V01_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle+json;version=0.1";
	exports.BUNDLE_V02_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle+json;version=0.2";
	exports.BUNDLE_V03_LEGACY_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle+json;version=0.3";
	exports.BUNDLE_V03_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
	function isBundleWithCertificateChain(b) {
		return b.verificationMaterial.content.$case === "x509CertificateChain";
	}
	function isBundleWithPublicKey(b) {
		return b.verificationMaterial.content.$case === "publicKey";
	}
	function isBundleWithMessageSignature(b) {
		return b.content.$case === "messageSignature";
	}
	function isBundleWithDsseEnvelope(b) {
		return b.content.$case === "dsseEnvelope";
	}
}));

// node_modules/@sigstore/bundle/dist/build.js
var require_build = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.toMessageSignatureBundle = toMessageSignatureBundle;
	exports.toDSSEBundle = toDSSEBundle;
	const protobuf_specs_1 = require_dist$3();
	const bundle_1 = require_bundle$1();
	function toMessageSignatureBundle(options) {
		return {
			mediaType: options.certificateChain ? bundle_1.BUNDLE_V02_MEDIA_TYPE : bundle_1.BUNDLE_V03_MEDIA_TYPE,
			content: {
				$case: "messageSignature",
				messageSignature: {
					messageDigest: {
						algorithm: protobuf_specs_1.HashAlgorithm.SHA2_256,
						digest: options.digest
					},
					signature: options.signature
				}
			},
			verificationMaterial: toVerificationMaterial(options)
		};
	}
	function toDSSEBundle(options) {
		return {
			mediaType: options.certificateChain ? bundle_1.BUNDLE_V02_MEDIA_TYPE : bundle_1.BUNDLE_V03_MEDIA_TYPE,
			content: {
				$case: "dsseEnvelope",
				dsseEnvelope: toEnvelope(options)
			},
			verificationMaterial: toVerificationMaterial(options)
		};
	}
	function toEnvelope(options) {
		return {
			payloadType: options.artifactType,
			payload: options.artifact,
			signatures: [toSignature(options)]
		};
	}
	function toSignature(options) {
		return {
			keyid: options.keyHint || "",
			sig: options.signature
		};
	}
	function toVerificationMaterial(options) {
		return {
			content: toKeyContent(options),
			tlogEntries: [],
			timestampVerificationData: { rfc3161Timestamps: [] }
		};
	}
	function toKeyContent(options) {
		if (options.certificate) {
			if (options.certificateChain) return {
				$case: "x509CertificateChain",
				x509CertificateChain: { certificates: [{ rawBytes: options.certificate }] }
			};
			else return {
				$case: "certificate",
				certificate: { rawBytes: options.certificate }
			};
		} else return {
			$case: "publicKey",
			publicKey: { hint: options.keyHint || "" }
		};
	}
}));

// node_modules/@sigstore/bundle/dist/error.js
var require_error$4 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ValidationError = void 0;
	var ValidationError = class extends Error {
		fields;
		constructor(message, fields) {
			super(message);
			this.fields = fields;
		}
	};
	exports.ValidationError = ValidationError;
}));

// node_modules/@sigstore/bundle/dist/validate.js
var require_validate$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.assertBundle = assertBundle;
	exports.assertBundleV01 = assertBundleV01;
	exports.isBundleV01 = isBundleV01;
	exports.assertBundleV02 = assertBundleV02;
	exports.assertBundleLatest = assertBundleLatest;
	const error_1 = require_error$4();
	function assertBundle(b) {
		const invalidValues = validateBundleBase(b);
		if (invalidValues.length > 0) throw new error_1.ValidationError("invalid bundle", invalidValues);
	}
	function assertBundleV01(b) {
		const invalidValues = [];
		invalidValues.push(...validateBundleBase(b));
		invalidValues.push(...validateInclusionPromise(b));
		if (invalidValues.length > 0) throw new error_1.ValidationError("invalid v0.1 bundle", invalidValues);
	}
	function isBundleV01(b) {
		try {
			assertBundleV01(b);
			return true;
		} catch (e) {
			return false;
		}
	}
	function assertBundleV02(b) {
		const invalidValues = [];
		invalidValues.push(...validateBundleBase(b));
		invalidValues.push(...validateInclusionProof(b));
		if (invalidValues.length > 0) throw new error_1.ValidationError("invalid v0.2 bundle", invalidValues);
	}
	function assertBundleLatest(b) {
		const invalidValues = [];
		invalidValues.push(...validateBundleBase(b));
		invalidValues.push(...validateInclusionProof(b));
		invalidValues.push(...validateNoCertificateChain(b));
		if (invalidValues.length > 0) throw new error_1.ValidationError("invalid bundle", invalidValues);
	}
	function validateBundleBase(b) {
		const invalidValues = [];
		if (b.mediaType === void 0 || !b.mediaType.match(/^application\/vnd\.dev\.sigstore\.bundle\+json;version=\d\.\d/) && !b.mediaType.match(/^application\/vnd\.dev\.sigstore\.bundle\.v\d\.\d\+json/)) invalidValues.push("mediaType");
		if (b.content === void 0) invalidValues.push("content");
		else switch (b.content.$case) {
			case "messageSignature":
				if (b.content.messageSignature.messageDigest === void 0) invalidValues.push("content.messageSignature.messageDigest");
				else if (b.content.messageSignature.messageDigest.digest.length === 0) invalidValues.push("content.messageSignature.messageDigest.digest");
				if (b.content.messageSignature.signature.length === 0) invalidValues.push("content.messageSignature.signature");
				break;
			case "dsseEnvelope":
				if (b.content.dsseEnvelope.payload.length === 0) invalidValues.push("content.dsseEnvelope.payload");
				if (b.content.dsseEnvelope.signatures.length !== 1) invalidValues.push("content.dsseEnvelope.signatures");
				else if (b.content.dsseEnvelope.signatures[0].sig.length === 0) invalidValues.push("content.dsseEnvelope.signatures[0].sig");
		}
		if (b.verificationMaterial === void 0) invalidValues.push("verificationMaterial");
		else {
			if (b.verificationMaterial.content === void 0) invalidValues.push("verificationMaterial.content");
			else switch (b.verificationMaterial.content.$case) {
				case "x509CertificateChain":
					if (b.verificationMaterial.content.x509CertificateChain.certificates.length === 0) invalidValues.push("verificationMaterial.content.x509CertificateChain.certificates");
					b.verificationMaterial.content.x509CertificateChain.certificates.forEach((cert, i) => {
						if (cert.rawBytes.length === 0) invalidValues.push(`verificationMaterial.content.x509CertificateChain.certificates[${i}].rawBytes`);
					});
					break;
				case "certificate": if (b.verificationMaterial.content.certificate.rawBytes.length === 0) invalidValues.push("verificationMaterial.content.certificate.rawBytes");
			}
			if (b.verificationMaterial.tlogEntries === void 0) invalidValues.push("verificationMaterial.tlogEntries");
			else if (b.verificationMaterial.tlogEntries.length > 0) b.verificationMaterial.tlogEntries.forEach((entry, i) => {
				if (entry.logId === void 0) invalidValues.push(`verificationMaterial.tlogEntries[${i}].logId`);
				if (entry.kindVersion === void 0) invalidValues.push(`verificationMaterial.tlogEntries[${i}].kindVersion`);
			});
		}
		return invalidValues;
	}
	function validateInclusionPromise(b) {
		const invalidValues = [];
		if (b.verificationMaterial && b.verificationMaterial.tlogEntries?.length > 0) b.verificationMaterial.tlogEntries.forEach((entry, i) => {
			if (entry.inclusionPromise === void 0) invalidValues.push(`verificationMaterial.tlogEntries[${i}].inclusionPromise`);
		});
		return invalidValues;
	}
	function validateInclusionProof(b) {
		const invalidValues = [];
		if (b.verificationMaterial && b.verificationMaterial.tlogEntries?.length > 0) b.verificationMaterial.tlogEntries.forEach((entry, i) => {
			if (entry.inclusionProof === void 0) invalidValues.push(`verificationMaterial.tlogEntries[${i}].inclusionProof`);
			else if (entry.inclusionProof.checkpoint === void 0) invalidValues.push(`verificationMaterial.tlogEntries[${i}].inclusionProof.checkpoint`);
		});
		return invalidValues;
	}
	function validateNoCertificateChain(b) {
		const invalidValues = [];
		/* istanbul ignore next */
		if (b.verificationMaterial?.content?.$case === "x509CertificateChain") invalidValues.push("verificationMaterial.content.$case");
		return invalidValues;
	}
}));

// node_modules/@sigstore/bundle/dist/serialized.js
var require_serialized = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.envelopeToJSON = exports.envelopeFromJSON = exports.bundleToJSON = exports.bundleFromJSON = void 0;
	const protobuf_specs_1 = require_dist$3();
	const bundle_1 = require_bundle$1();
	const validate_1 = require_validate$1();
	const bundleFromJSON = (obj) => {
		const bundle = protobuf_specs_1.Bundle.fromJSON(obj);
		switch (bundle.mediaType) {
			case bundle_1.BUNDLE_V01_MEDIA_TYPE:
				(0, validate_1.assertBundleV01)(bundle);
				break;
			case bundle_1.BUNDLE_V02_MEDIA_TYPE:
				(0, validate_1.assertBundleV02)(bundle);
				break;
			default: (0, validate_1.assertBundleLatest)(bundle);
		}
		return bundle;
	};
	exports.bundleFromJSON = bundleFromJSON;
	const bundleToJSON = (bundle) => {
		return protobuf_specs_1.Bundle.toJSON(bundle);
	};
	exports.bundleToJSON = bundleToJSON;
	const envelopeFromJSON = (obj) => {
		return protobuf_specs_1.Envelope.fromJSON(obj);
	};
	exports.envelopeFromJSON = envelopeFromJSON;
	const envelopeToJSON = (envelope) => {
		return protobuf_specs_1.Envelope.toJSON(envelope);
	};
	exports.envelopeToJSON = envelopeToJSON;
}));

// node_modules/@sigstore/bundle/dist/index.js
var require_dist$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.isBundleV01 = exports.assertBundleV02 = exports.assertBundleV01 = exports.assertBundleLatest = exports.assertBundle = exports.envelopeToJSON = exports.envelopeFromJSON = exports.bundleToJSON = exports.bundleFromJSON = exports.ValidationError = exports.isBundleWithPublicKey = exports.isBundleWithMessageSignature = exports.isBundleWithDsseEnvelope = exports.isBundleWithCertificateChain = exports.BUNDLE_V03_MEDIA_TYPE = exports.BUNDLE_V03_LEGACY_MEDIA_TYPE = exports.BUNDLE_V02_MEDIA_TYPE = exports.BUNDLE_V01_MEDIA_TYPE = exports.toMessageSignatureBundle = exports.toDSSEBundle = void 0;
	var build_1 = require_build();
	Object.defineProperty(exports, "toDSSEBundle", {
		enumerable: true,
		get: function() {
			return build_1.toDSSEBundle;
		}
	});
	Object.defineProperty(exports, "toMessageSignatureBundle", {
		enumerable: true,
		get: function() {
			return build_1.toMessageSignatureBundle;
		}
	});
	var bundle_1 = require_bundle$1();
	Object.defineProperty(exports, "BUNDLE_V01_MEDIA_TYPE", {
		enumerable: true,
		get: function() {
			return bundle_1.BUNDLE_V01_MEDIA_TYPE;
		}
	});
	Object.defineProperty(exports, "BUNDLE_V02_MEDIA_TYPE", {
		enumerable: true,
		get: function() {
			return bundle_1.BUNDLE_V02_MEDIA_TYPE;
		}
	});
	Object.defineProperty(exports, "BUNDLE_V03_LEGACY_MEDIA_TYPE", {
		enumerable: true,
		get: function() {
			return bundle_1.BUNDLE_V03_LEGACY_MEDIA_TYPE;
		}
	});
	Object.defineProperty(exports, "BUNDLE_V03_MEDIA_TYPE", {
		enumerable: true,
		get: function() {
			return bundle_1.BUNDLE_V03_MEDIA_TYPE;
		}
	});
	Object.defineProperty(exports, "isBundleWithCertificateChain", {
		enumerable: true,
		get: function() {
			return bundle_1.isBundleWithCertificateChain;
		}
	});
	Object.defineProperty(exports, "isBundleWithDsseEnvelope", {
		enumerable: true,
		get: function() {
			return bundle_1.isBundleWithDsseEnvelope;
		}
	});
	Object.defineProperty(exports, "isBundleWithMessageSignature", {
		enumerable: true,
		get: function() {
			return bundle_1.isBundleWithMessageSignature;
		}
	});
	Object.defineProperty(exports, "isBundleWithPublicKey", {
		enumerable: true,
		get: function() {
			return bundle_1.isBundleWithPublicKey;
		}
	});
	var error_1 = require_error$4();
	Object.defineProperty(exports, "ValidationError", {
		enumerable: true,
		get: function() {
			return error_1.ValidationError;
		}
	});
	var serialized_1 = require_serialized();
	Object.defineProperty(exports, "bundleFromJSON", {
		enumerable: true,
		get: function() {
			return serialized_1.bundleFromJSON;
		}
	});
	Object.defineProperty(exports, "bundleToJSON", {
		enumerable: true,
		get: function() {
			return serialized_1.bundleToJSON;
		}
	});
	Object.defineProperty(exports, "envelopeFromJSON", {
		enumerable: true,
		get: function() {
			return serialized_1.envelopeFromJSON;
		}
	});
	Object.defineProperty(exports, "envelopeToJSON", {
		enumerable: true,
		get: function() {
			return serialized_1.envelopeToJSON;
		}
	});
	var validate_1 = require_validate$1();
	Object.defineProperty(exports, "assertBundle", {
		enumerable: true,
		get: function() {
			return validate_1.assertBundle;
		}
	});
	Object.defineProperty(exports, "assertBundleLatest", {
		enumerable: true,
		get: function() {
			return validate_1.assertBundleLatest;
		}
	});
	Object.defineProperty(exports, "assertBundleV01", {
		enumerable: true,
		get: function() {
			return validate_1.assertBundleV01;
		}
	});
	Object.defineProperty(exports, "assertBundleV02", {
		enumerable: true,
		get: function() {
			return validate_1.assertBundleV02;
		}
	});
	Object.defineProperty(exports, "isBundleV01", {
		enumerable: true,
		get: function() {
			return validate_1.isBundleV01;
		}
	});
}));

// node_modules/@sigstore/core/dist/stream.js
var require_stream = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ByteStream = void 0;
	var StreamError = class extends Error {};
	var ByteStream = class ByteStream {
		static BLOCK_SIZE = 1024;
		buf;
		view;
		start = 0;
		constructor(buffer) {
			if (buffer) {
				this.buf = buffer;
				this.view = Buffer.from(buffer);
			} else {
				this.buf = Buffer.alloc(0);
				this.view = Buffer.from(this.buf);
			}
		}
		get buffer() {
			return this.view.subarray(0, this.start);
		}
		get length() {
			return this.view.byteLength;
		}
		get position() {
			return this.start;
		}
		seek(position) {
			this.start = position;
		}
		slice(start, len) {
			const end = start + len;
			if (end > this.length) throw new StreamError("request past end of buffer");
			return this.view.subarray(start, end);
		}
		appendChar(char) {
			this.ensureCapacity(1);
			this.view[this.start] = char;
			this.start += 1;
		}
		appendUint16(num) {
			this.ensureCapacity(2);
			const value = new Uint16Array([num]);
			const view = new Uint8Array(value.buffer);
			this.view[this.start] = view[1];
			this.view[this.start + 1] = view[0];
			this.start += 2;
		}
		appendUint24(num) {
			this.ensureCapacity(3);
			const value = new Uint32Array([num]);
			const view = new Uint8Array(value.buffer);
			this.view[this.start] = view[2];
			this.view[this.start + 1] = view[1];
			this.view[this.start + 2] = view[0];
			this.start += 3;
		}
		appendView(view) {
			this.ensureCapacity(view.length);
			this.view.set(view, this.start);
			this.start += view.length;
		}
		getBlock(size) {
			if (size <= 0) return Buffer.alloc(0);
			if (this.start + size > this.view.length) throw new Error("request past end of buffer");
			const result = this.view.subarray(this.start, this.start + size);
			this.start += size;
			return result;
		}
		getUint8() {
			return this.getBlock(1)[0];
		}
		getUint16() {
			const block = this.getBlock(2);
			return block[0] << 8 | block[1];
		}
		ensureCapacity(size) {
			if (this.start + size > this.view.byteLength) {
				const blockSize = ByteStream.BLOCK_SIZE + (size > ByteStream.BLOCK_SIZE ? size : 0);
				this.realloc(this.view.byteLength + blockSize);
			}
		}
		realloc(size) {
			const newArray = Buffer.alloc(size);
			const newView = Buffer.from(newArray);
			newView.set(this.view);
			this.buf = newArray;
			this.view = newView;
		}
	};
	exports.ByteStream = ByteStream;
}));

// node_modules/@sigstore/core/dist/asn1/error.js
var require_error$3 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ASN1TypeError = exports.ASN1ParseError = void 0;
	var ASN1ParseError = class extends Error {};
	exports.ASN1ParseError = ASN1ParseError;
	var ASN1TypeError = class extends Error {};
	exports.ASN1TypeError = ASN1TypeError;
}));

// node_modules/@sigstore/core/dist/asn1/length.js
var require_length = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.decodeLength = decodeLength;
	exports.encodeLength = encodeLength;
	const error_1 = require_error$3();
	function decodeLength(stream) {
		const buf = stream.getUint8();
		if ((buf & 128) === 0) return buf;
		const byteCount = buf & 127;
		if (byteCount > 6) throw new error_1.ASN1ParseError("length exceeds 6 byte limit");
		let len = 0;
		for (let i = 0; i < byteCount; i++) {
			const byte = stream.getUint8();
			if (i === 0 && byte === 0) throw new error_1.ASN1ParseError("non-minimal length encoding");
			len = len * 256 + byte;
		}
		if (len === 0) throw new error_1.ASN1ParseError("indefinite length encoding not supported");
		if (len < 128) throw new error_1.ASN1ParseError("non-minimal length encoding");
		return len;
	}
	function encodeLength(len) {
		if (len < 128) return Buffer.from([len]);
		let val = BigInt(len);
		const bytes = [];
		while (val > 0n) {
			bytes.unshift(Number(val & 255n));
			val = val >> 8n;
		}
		return Buffer.from([128 | bytes.length, ...bytes]);
	}
}));

// node_modules/@sigstore/core/dist/asn1/parse.js
var require_parse = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.parseInteger = parseInteger;
	exports.parseStringASCII = parseStringASCII;
	exports.parseTime = parseTime;
	exports.parseOID = parseOID;
	exports.parseBoolean = parseBoolean;
	exports.parseBitString = parseBitString;
	const error_1 = require_error$3();
	const RE_TIME_SHORT_YEAR = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{3})?Z$/;
	const RE_TIME_LONG_YEAR = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{3})?Z$/;
	function parseInteger(buf) {
		let pos = 0;
		const end = buf.length;
		let val = buf[pos];
		const neg = val > 127;
		const pad = neg ? 255 : 0;
		while (val == pad && ++pos < end) val = buf[pos];
		if (end - pos === 0) return BigInt(neg ? -1 : 0);
		val = neg ? val - 256 : val;
		let n = BigInt(val);
		for (let i = pos + 1; i < end; ++i) n = n * BigInt(256) + BigInt(buf[i]);
		return n;
	}
	function parseStringASCII(buf) {
		return buf.toString("ascii");
	}
	function parseTime(buf, shortYear) {
		const timeStr = parseStringASCII(buf);
		const m = shortYear ? RE_TIME_SHORT_YEAR.exec(timeStr) : RE_TIME_LONG_YEAR.exec(timeStr);
		if (!m) throw new Error("invalid time");
		if (shortYear) {
			let year = Number(m[1]);
			year += year >= 50 ? 1900 : 2e3;
			m[1] = year.toString();
		}
		return /* @__PURE__ */ new Date(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}Z`);
	}
	function parseOID(buf) {
		let pos = 0;
		const end = buf.length;
		let n = buf[pos++];
		let oid = `${Math.floor(n / 40)}.${n % 40}`;
		let val = 0n;
		for (; pos < end; ++pos) {
			n = buf[pos];
			val = (val << 7n) + BigInt(n & 127);
			if ((n & 128) === 0) {
				oid += `.${val}`;
				val = 0n;
			}
		}
		return oid;
	}
	function parseBoolean(buf) {
		if (buf.length !== 1) throw new error_1.ASN1ParseError("invalid boolean");
		switch (buf[0]) {
			case 0: return false;
			case 255: return true;
			default: throw new error_1.ASN1ParseError("invalid boolean");
		}
	}
	function parseBitString(buf) {
		const unused = buf[0];
		if (unused > 7) throw new error_1.ASN1ParseError("invalid bit string");
		const start = 1;
		const end = buf.length;
		const bits = [];
		for (let i = start; i < end; ++i) {
			const byte = buf[i];
			const skip = i === end - 1 ? unused : 0;
			for (let j = 7; j >= skip; --j) bits.push(byte >> j & 1);
		}
		return bits;
	}
}));

// node_modules/@sigstore/core/dist/asn1/tag.js
var require_tag = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ASN1Tag = void 0;
	const error_1 = require_error$3();
	const UNIVERSAL_TAG = {
		BOOLEAN: 1,
		INTEGER: 2,
		BIT_STRING: 3,
		OCTET_STRING: 4,
		OBJECT_IDENTIFIER: 6,
		SEQUENCE: 16,
		SET: 17,
		PRINTABLE_STRING: 19,
		UTC_TIME: 23,
		GENERALIZED_TIME: 24
	};
	const TAG_CLASS = {
		UNIVERSAL: 0,
		APPLICATION: 1,
		CONTEXT_SPECIFIC: 2,
		PRIVATE: 3
	};
	var ASN1Tag = class {
		number;
		constructed;
		class;
		constructor(enc) {
			this.number = enc & 31;
			this.constructed = (enc & 32) === 32;
			this.class = enc >> 6;
			if (this.number === 31) throw new error_1.ASN1ParseError("long form tags not supported");
			if (this.class === TAG_CLASS.UNIVERSAL && this.number === 0) throw new error_1.ASN1ParseError("unsupported tag 0x00");
		}
		isUniversal() {
			return this.class === TAG_CLASS.UNIVERSAL;
		}
		isContextSpecific(num) {
			const res = this.class === TAG_CLASS.CONTEXT_SPECIFIC;
			return num !== void 0 ? res && this.number === num : res;
		}
		isBoolean() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.BOOLEAN;
		}
		isInteger() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.INTEGER;
		}
		isBitString() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.BIT_STRING;
		}
		isOctetString() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.OCTET_STRING;
		}
		isOID() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.OBJECT_IDENTIFIER;
		}
		isUTCTime() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.UTC_TIME;
		}
		isGeneralizedTime() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.GENERALIZED_TIME;
		}
		toDER() {
			return this.number | (this.constructed ? 32 : 0) | this.class << 6;
		}
	};
	exports.ASN1Tag = ASN1Tag;
}));

// node_modules/@sigstore/core/dist/asn1/obj.js
var require_obj = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ASN1Obj = void 0;
	const stream_1 = require_stream();
	const error_1 = require_error$3();
	const length_1 = require_length();
	const parse_1 = require_parse();
	const tag_1 = require_tag();
	var ASN1Obj = class {
		tag;
		subs;
		value;
		constructor(tag, value, subs) {
			this.tag = tag;
			this.value = value;
			this.subs = subs;
		}
		static parseBuffer(buf) {
			const stream = new stream_1.ByteStream(buf);
			const obj = parseStream(stream);
			if (stream.position !== stream.length) throw new error_1.ASN1ParseError("invalid trailing data");
			return obj;
		}
		toDER() {
			const valueStream = new stream_1.ByteStream();
			if (this.subs.length > 0) for (const sub of this.subs) valueStream.appendView(sub.toDER());
			else valueStream.appendView(this.value);
			const value = valueStream.buffer;
			const obj = new stream_1.ByteStream();
			obj.appendChar(this.tag.toDER());
			obj.appendView((0, length_1.encodeLength)(value.length));
			obj.appendView(value);
			return obj.buffer;
		}
		toBoolean() {
			if (!this.tag.isBoolean()) throw new error_1.ASN1TypeError("not a boolean");
			return (0, parse_1.parseBoolean)(this.value);
		}
		toInteger() {
			if (!this.tag.isInteger()) throw new error_1.ASN1TypeError("not an integer");
			return (0, parse_1.parseInteger)(this.value);
		}
		toOID() {
			if (!this.tag.isOID()) throw new error_1.ASN1TypeError("not an OID");
			return (0, parse_1.parseOID)(this.value);
		}
		toDate() {
			switch (true) {
				case this.tag.isUTCTime(): return (0, parse_1.parseTime)(this.value, true);
				case this.tag.isGeneralizedTime(): return (0, parse_1.parseTime)(this.value, false);
				default: throw new error_1.ASN1TypeError("not a date");
			}
		}
		toBitString() {
			if (!this.tag.isBitString()) throw new error_1.ASN1TypeError("not a bit string");
			return (0, parse_1.parseBitString)(this.value);
		}
	};
	exports.ASN1Obj = ASN1Obj;
	const MAX_DEPTH = 100;
	function parseStream(stream, depth = 0) {
		if (depth > MAX_DEPTH) throw new error_1.ASN1ParseError("maximum nesting depth exceeded");
		const tag = new tag_1.ASN1Tag(stream.getUint8());
		const len = (0, length_1.decodeLength)(stream);
		const value = stream.slice(stream.position, len);
		const start = stream.position;
		let subs = [];
		if (tag.constructed) subs = collectSubs(stream, len, depth);
		else if (tag.isOctetString()) try {
			subs = collectSubs(stream, len, depth);
		} catch (e) {}
		if (subs.length === 0) stream.seek(start + len);
		return new ASN1Obj(tag, value, subs);
	}
	function collectSubs(stream, len, depth) {
		const end = stream.position + len;
		/* istanbul ignore if */
		if (end > stream.length) throw new error_1.ASN1ParseError("invalid length");
		const subs = [];
		while (stream.position < end) subs.push(parseStream(stream, depth + 1));
		if (stream.position !== end) throw new error_1.ASN1ParseError("invalid length");
		return subs;
	}
}));

// node_modules/@sigstore/core/dist/asn1/index.js
var require_asn1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ASN1Obj = void 0;
	var obj_1 = require_obj();
	Object.defineProperty(exports, "ASN1Obj", {
		enumerable: true,
		get: function() {
			return obj_1.ASN1Obj;
		}
	});
}));

// node_modules/@sigstore/core/dist/crypto.js
var require_crypto = /* @__PURE__ */ __commonJSMin(((exports, module, this$7) => {
	var __importDefault = this$7 && this$7.__importDefault || function(mod) {
		return mod && mod.__esModule ? mod : { "default": mod };
	};
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.createPublicKey = createPublicKey;
	exports.digest = digest;
	exports.verify = verify;
	exports.bufferEqual = bufferEqual;
	const crypto_1 = __importDefault(__require("crypto"));
	function createPublicKey(key, type = "spki") {
		if (typeof key === "string") {
			if (key.startsWith("-----")) return crypto_1.default.createPublicKey(key);
			else return crypto_1.default.createPublicKey({
				key: Buffer.from(key, "base64"),
				format: "der",
				type
			});
		} else return crypto_1.default.createPublicKey({
			key,
			format: "der",
			type
		});
	}
	function digest(algorithm, ...data) {
		const hash = crypto_1.default.createHash(algorithm);
		for (const d of data) hash.update(d);
		return hash.digest();
	}
	function verify(data, key, signature, algorithm) {
		try {
			return crypto_1.default.verify(algorithm, data, key, signature);
		} catch (e) {
			/* istanbul ignore next */
			return false;
		}
	}
	function bufferEqual(a, b) {
		try {
			return crypto_1.default.timingSafeEqual(a, b);
		} catch {
			/* istanbul ignore next */
			return false;
		}
	}
}));

// node_modules/@sigstore/core/dist/dsse.js
var require_dsse$3 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.preAuthEncoding = preAuthEncoding;
	const PAE_PREFIX = "DSSEv1";
	function preAuthEncoding(payloadType, payload) {
		const typeBytes = Buffer.from(payloadType, "utf-8");
		return Buffer.concat([
			Buffer.from(`${PAE_PREFIX} ${typeBytes.length} `, "ascii"),
			typeBytes,
			Buffer.from(` ${payload.length} `, "ascii"),
			payload
		]);
	}
}));

// node_modules/@sigstore/core/dist/encoding.js
var require_encoding = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.base64Encode = base64Encode;
	exports.base64Decode = base64Decode;
	const BASE64_ENCODING = "base64";
	const UTF8_ENCODING = "utf-8";
	function base64Encode(str) {
		return Buffer.from(str, UTF8_ENCODING).toString(BASE64_ENCODING);
	}
	function base64Decode(str) {
		return Buffer.from(str, BASE64_ENCODING).toString(UTF8_ENCODING);
	}
}));

// node_modules/@sigstore/core/dist/json.js
var require_json = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.canonicalize = canonicalize;
	function canonicalize(object) {
		let buffer = "";
		if (object === null || typeof object !== "object" || object.toJSON != null) buffer += JSON.stringify(object);
		else if (Array.isArray(object)) {
			buffer += "[";
			let first = true;
			object.forEach((element) => {
				if (!first) buffer += ",";
				first = false;
				buffer += canonicalize(element);
			});
			buffer += "]";
		} else {
			buffer += "{";
			let first = true;
			Object.keys(object).sort().forEach((property) => {
				if (!first) buffer += ",";
				first = false;
				buffer += JSON.stringify(property);
				buffer += ":";
				buffer += canonicalize(object[property]);
			});
			buffer += "}";
		}
		return buffer;
	}
}));

// node_modules/@sigstore/core/dist/pem.js
var require_pem = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.toDER = toDER;
	exports.fromDER = fromDER;
	const PEM_HEADER = /-----BEGIN (.*)-----/;
	const PEM_FOOTER = /-----END (.*)-----/;
	function toDER(certificate) {
		let der = "";
		certificate.split("\n").forEach((line) => {
			if (line.match(PEM_HEADER) || line.match(PEM_FOOTER)) return;
			der += line;
		});
		return Buffer.from(der, "base64");
	}
	function fromDER(certificate, type = "CERTIFICATE") {
		const lines = certificate.toString("base64").match(/.{1,64}/g) || "";
		return [
			`-----BEGIN ${type}-----`,
			...lines,
			`-----END ${type}-----`
		].join("\n").concat("\n");
	}
}));

// node_modules/@sigstore/core/dist/oid.js
var require_oid = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.SHA2_HASH_ALGOS = exports.RSA_SIGNATURE_ALGOS = exports.ECDSA_SIGNATURE_ALGOS = void 0;
	exports.ECDSA_SIGNATURE_ALGOS = {
		"1.2.840.10045.4.3.1": "sha224",
		"1.2.840.10045.4.3.2": "sha256",
		"1.2.840.10045.4.3.3": "sha384",
		"1.2.840.10045.4.3.4": "sha512"
	};
	exports.RSA_SIGNATURE_ALGOS = {
		"1.2.840.113549.1.1.14": "sha224",
		"1.2.840.113549.1.1.11": "sha256",
		"1.2.840.113549.1.1.12": "sha384",
		"1.2.840.113549.1.1.13": "sha512"
	};
	exports.SHA2_HASH_ALGOS = {
		"2.16.840.1.101.3.4.2.1": "sha256",
		"2.16.840.1.101.3.4.2.2": "sha384",
		"2.16.840.1.101.3.4.2.3": "sha512"
	};
}));

// node_modules/@sigstore/core/dist/rfc3161/error.js
var require_error$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.RFC3161TimestampVerificationError = void 0;
	var RFC3161TimestampVerificationError = class extends Error {};
	exports.RFC3161TimestampVerificationError = RFC3161TimestampVerificationError;
}));

// node_modules/@sigstore/core/dist/rfc3161/tstinfo.js
var require_tstinfo = /* @__PURE__ */ __commonJSMin(((exports, module, this$6) => {
	var __createBinding = this$6 && this$6.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$6 && this$6.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$6 && this$6.__importStar || (function() {
		var ownKeys = function(o) {
			ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
				return ar;
			};
			return ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) {
				for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
			}
			__setModuleDefault(result, mod);
			return result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.TSTInfo = void 0;
	const crypto = __importStar(require_crypto());
	const oid_1 = require_oid();
	const error_1 = require_error$2();
	var TSTInfo = class {
		root;
		constructor(asn1) {
			this.root = asn1;
		}
		get version() {
			return this.root.subs[0].toInteger();
		}
		get genTime() {
			return this.root.subs[4].toDate();
		}
		get messageImprintHashAlgorithm() {
			const oid = this.messageImprintObj.subs[0].subs[0].toOID();
			return oid_1.SHA2_HASH_ALGOS[oid];
		}
		get messageImprintHashedMessage() {
			return this.messageImprintObj.subs[1].value;
		}
		get raw() {
			return this.root.toDER();
		}
		verify(data) {
			const digest = crypto.digest(this.messageImprintHashAlgorithm, data);
			if (!crypto.bufferEqual(digest, this.messageImprintHashedMessage)) throw new error_1.RFC3161TimestampVerificationError("message imprint does not match artifact");
		}
		get messageImprintObj() {
			return this.root.subs[2];
		}
	};
	exports.TSTInfo = TSTInfo;
}));

// node_modules/@sigstore/core/dist/rfc3161/timestamp.js
var require_timestamp$1 = /* @__PURE__ */ __commonJSMin(((exports, module, this$5) => {
	var __createBinding = this$5 && this$5.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$5 && this$5.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$5 && this$5.__importStar || (function() {
		var ownKeys = function(o) {
			ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
				return ar;
			};
			return ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) {
				for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
			}
			__setModuleDefault(result, mod);
			return result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.RFC3161Timestamp = void 0;
	const asn1_1 = require_asn1();
	const crypto = __importStar(require_crypto());
	const oid_1 = require_oid();
	const error_1 = require_error$2();
	const tstinfo_1 = require_tstinfo();
	const OID_PKCS9_CONTENT_TYPE_SIGNED_DATA = "1.2.840.113549.1.7.2";
	const OID_PKCS9_CONTENT_TYPE_TSTINFO = "1.2.840.113549.1.9.16.1.4";
	const OID_PKCS9_MESSAGE_DIGEST_KEY = "1.2.840.113549.1.9.4";
	var RFC3161Timestamp = class RFC3161Timestamp {
		root;
		constructor(asn1) {
			this.root = asn1;
		}
		static parse(der) {
			const asn1 = asn1_1.ASN1Obj.parseBuffer(der);
			return new RFC3161Timestamp(asn1);
		}
		get status() {
			return this.pkiStatusInfoObj.subs[0].toInteger();
		}
		get contentType() {
			return this.contentTypeObj.toOID();
		}
		get eContentType() {
			return this.eContentTypeObj.toOID();
		}
		get signingTime() {
			return this.tstInfo.genTime;
		}
		get signerIssuer() {
			return this.signerSidObj.subs[0].value;
		}
		get signerSerialNumber() {
			return this.signerSidObj.subs[1].value;
		}
		get signerDigestAlgorithm() {
			const oid = this.signerDigestAlgorithmObj.subs[0].toOID();
			return oid_1.SHA2_HASH_ALGOS[oid];
		}
		get signatureAlgorithm() {
			const oid = this.signatureAlgorithmObj.subs[0].toOID();
			return oid_1.ECDSA_SIGNATURE_ALGOS[oid];
		}
		get signatureValue() {
			return this.signatureValueObj.value;
		}
		get tstInfo() {
			return new tstinfo_1.TSTInfo(this.eContentObj.subs[0].subs[0]);
		}
		verify(data, publicKey) {
			if (!this.timeStampTokenObj) throw new error_1.RFC3161TimestampVerificationError("timeStampToken is missing");
			if (this.contentType !== OID_PKCS9_CONTENT_TYPE_SIGNED_DATA) throw new error_1.RFC3161TimestampVerificationError(`incorrect content type: ${this.contentType}`);
			if (this.eContentType !== OID_PKCS9_CONTENT_TYPE_TSTINFO) throw new error_1.RFC3161TimestampVerificationError(`incorrect encapsulated content type: ${this.eContentType}`);
			this.tstInfo.verify(data);
			this.verifyMessageDigest();
			this.verifySignature(publicKey);
		}
		verifyMessageDigest() {
			const tstInfoDigest = crypto.digest(this.signerDigestAlgorithm, this.tstInfo.raw);
			const expectedDigest = this.messageDigestAttributeObj.subs[1].subs[0].value;
			if (!crypto.bufferEqual(tstInfoDigest, expectedDigest)) throw new error_1.RFC3161TimestampVerificationError("signed data does not match tstInfo");
		}
		verifySignature(key) {
			const signedAttrs = this.signedAttrsObj.toDER();
			signedAttrs[0] = 49;
			if (!crypto.verify(signedAttrs, key, this.signatureValue, this.signatureAlgorithm)) throw new error_1.RFC3161TimestampVerificationError("signature verification failed");
		}
		get pkiStatusInfoObj() {
			return this.root.subs[0];
		}
		get timeStampTokenObj() {
			return this.root.subs[1];
		}
		get contentTypeObj() {
			return this.timeStampTokenObj.subs[0];
		}
		get signedDataObj() {
			return this.timeStampTokenObj.subs.find((sub) => sub.tag.isContextSpecific(0)).subs[0];
		}
		get encapContentInfoObj() {
			return this.signedDataObj.subs[2];
		}
		get signerInfosObj() {
			const sd = this.signedDataObj;
			return sd.subs[sd.subs.length - 1];
		}
		get signerInfoObj() {
			return this.signerInfosObj.subs[0];
		}
		get eContentTypeObj() {
			return this.encapContentInfoObj.subs[0];
		}
		get eContentObj() {
			return this.encapContentInfoObj.subs[1];
		}
		get signedAttrsObj() {
			return this.signerInfoObj.subs.find((sub) => sub.tag.isContextSpecific(0));
		}
		get messageDigestAttributeObj() {
			return this.signedAttrsObj.subs.find((sub) => sub.subs[0].tag.isOID() && sub.subs[0].toOID() === OID_PKCS9_MESSAGE_DIGEST_KEY);
		}
		get signerSidObj() {
			return this.signerInfoObj.subs[1];
		}
		get signerDigestAlgorithmObj() {
			return this.signerInfoObj.subs[2];
		}
		get signatureAlgorithmObj() {
			return this.signerInfoObj.subs[4];
		}
		get signatureValueObj() {
			return this.signerInfoObj.subs[5];
		}
	};
	exports.RFC3161Timestamp = RFC3161Timestamp;
}));

// node_modules/@sigstore/core/dist/rfc3161/index.js
var require_rfc3161 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.RFC3161Timestamp = void 0;
	var timestamp_1 = require_timestamp$1();
	Object.defineProperty(exports, "RFC3161Timestamp", {
		enumerable: true,
		get: function() {
			return timestamp_1.RFC3161Timestamp;
		}
	});
}));

// node_modules/@sigstore/core/dist/x509/sct.js
var require_sct$1 = /* @__PURE__ */ __commonJSMin(((exports, module, this$4) => {
	var __createBinding = this$4 && this$4.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$4 && this$4.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$4 && this$4.__importStar || (function() {
		var ownKeys = function(o) {
			ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
				return ar;
			};
			return ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) {
				for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
			}
			__setModuleDefault(result, mod);
			return result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.SignedCertificateTimestamp = void 0;
	const crypto = __importStar(require_crypto());
	const stream_1 = require_stream();
	var SignedCertificateTimestamp = class SignedCertificateTimestamp {
		version;
		logID;
		timestamp;
		extensions;
		hashAlgorithm;
		signatureAlgorithm;
		signature;
		constructor(options) {
			this.version = options.version;
			this.logID = options.logID;
			this.timestamp = options.timestamp;
			this.extensions = options.extensions;
			this.hashAlgorithm = options.hashAlgorithm;
			this.signatureAlgorithm = options.signatureAlgorithm;
			this.signature = options.signature;
		}
		get datetime() {
			return new Date(Number(this.timestamp.readBigInt64BE()));
		}
		get algorithm() {
			switch (this.hashAlgorithm) {
				/* istanbul ignore next */
				case 0: return "none";
				/* istanbul ignore next */
				case 1: return "md5";
				/* istanbul ignore next */
				case 2: return "sha1";
				/* istanbul ignore next */
				case 3: return "sha224";
				case 4: return "sha256";
				/* istanbul ignore next */
				case 5: return "sha384";
				/* istanbul ignore next */
				case 6: return "sha512";
				/* istanbul ignore next */
				default: return "unknown";
			}
		}
		verify(preCert, key) {
			const stream = new stream_1.ByteStream();
			stream.appendChar(this.version);
			stream.appendChar(0);
			stream.appendView(this.timestamp);
			stream.appendUint16(1);
			stream.appendView(preCert);
			stream.appendUint16(this.extensions.byteLength);
			/* istanbul ignore next - extensions are very uncommon */
			if (this.extensions.byteLength > 0) stream.appendView(this.extensions);
			return crypto.verify(stream.buffer, key, this.signature, this.algorithm);
		}
		static parse(buf) {
			const stream = new stream_1.ByteStream(buf);
			const version = stream.getUint8();
			const logID = stream.getBlock(32);
			const timestamp = stream.getBlock(8);
			const extenstionLength = stream.getUint16();
			const extensions = stream.getBlock(extenstionLength);
			const hashAlgorithm = stream.getUint8();
			const signatureAlgorithm = stream.getUint8();
			const sigLength = stream.getUint16();
			const signature = stream.getBlock(sigLength);
			if (stream.position !== buf.length) throw new Error("SCT buffer length mismatch");
			return new SignedCertificateTimestamp({
				version,
				logID,
				timestamp,
				extensions,
				hashAlgorithm,
				signatureAlgorithm,
				signature
			});
		}
	};
	exports.SignedCertificateTimestamp = SignedCertificateTimestamp;
}));

// node_modules/@sigstore/core/dist/x509/ext.js
var require_ext = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.X509SCTExtension = exports.X509SubjectKeyIDExtension = exports.X509AuthorityKeyIDExtension = exports.X509SubjectAlternativeNameExtension = exports.X509KeyUsageExtension = exports.X509BasicConstraintsExtension = exports.X509Extension = void 0;
	const stream_1 = require_stream();
	const sct_1 = require_sct$1();
	var X509Extension = class {
		root;
		constructor(asn1) {
			this.root = asn1;
		}
		get oid() {
			return this.root.subs[0].toOID();
		}
		get critical() {
			return this.root.subs.length === 3 ? this.root.subs[1].toBoolean() : false;
		}
		get value() {
			return this.extnValueObj.value;
		}
		get valueObj() {
			return this.extnValueObj;
		}
		get extnValueObj() {
			return this.root.subs[this.root.subs.length - 1];
		}
	};
	exports.X509Extension = X509Extension;
	var X509BasicConstraintsExtension = class extends X509Extension {
		get isCA() {
			return this.sequence.subs[0]?.toBoolean() ?? false;
		}
		get pathLenConstraint() {
			return this.sequence.subs.length > 1 ? this.sequence.subs[1].toInteger() : void 0;
		}
		get sequence() {
			return this.extnValueObj.subs[0];
		}
	};
	exports.X509BasicConstraintsExtension = X509BasicConstraintsExtension;
	var X509KeyUsageExtension = class extends X509Extension {
		get digitalSignature() {
			return this.bitString[0] === 1;
		}
		get keyCertSign() {
			return this.bitString[5] === 1;
		}
		get crlSign() {
			return this.bitString[6] === 1;
		}
		get bitString() {
			return this.extnValueObj.subs[0].toBitString();
		}
	};
	exports.X509KeyUsageExtension = X509KeyUsageExtension;
	var X509SubjectAlternativeNameExtension = class extends X509Extension {
		get rfc822Name() {
			return this.findGeneralName(1)?.value.toString("ascii");
		}
		get uri() {
			return this.findGeneralName(6)?.value.toString("ascii");
		}
		otherName(oid) {
			const otherName = this.findGeneralName(0);
			if (otherName === void 0) return;
			if (otherName.subs[0].toOID() !== oid) return;
			return otherName.subs[1].subs[0].value.toString("ascii");
		}
		findGeneralName(tag) {
			return this.generalNames.find((gn) => gn.tag.isContextSpecific(tag));
		}
		get generalNames() {
			return this.extnValueObj.subs[0].subs;
		}
	};
	exports.X509SubjectAlternativeNameExtension = X509SubjectAlternativeNameExtension;
	var X509AuthorityKeyIDExtension = class extends X509Extension {
		get keyIdentifier() {
			return this.findSequenceMember(0)?.value;
		}
		findSequenceMember(tag) {
			return this.sequence.subs.find((el) => el.tag.isContextSpecific(tag));
		}
		get sequence() {
			return this.extnValueObj.subs[0];
		}
	};
	exports.X509AuthorityKeyIDExtension = X509AuthorityKeyIDExtension;
	var X509SubjectKeyIDExtension = class extends X509Extension {
		get keyIdentifier() {
			return this.extnValueObj.subs[0].value;
		}
	};
	exports.X509SubjectKeyIDExtension = X509SubjectKeyIDExtension;
	var X509SCTExtension = class extends X509Extension {
		constructor(asn1) {
			super(asn1);
		}
		get signedCertificateTimestamps() {
			const buf = this.extnValueObj.subs[0].value;
			const stream = new stream_1.ByteStream(buf);
			const end = stream.getUint16() + 2;
			const sctList = [];
			while (stream.position < end) {
				const sctLength = stream.getUint16();
				const sct = stream.getBlock(sctLength);
				sctList.push(sct_1.SignedCertificateTimestamp.parse(sct));
			}
			if (stream.position !== end) throw new Error("SCT list length does not match actual length");
			return sctList;
		}
	};
	exports.X509SCTExtension = X509SCTExtension;
}));

// node_modules/@sigstore/core/dist/x509/cert.js
var require_cert = /* @__PURE__ */ __commonJSMin(((exports, module, this$3) => {
	var __createBinding = this$3 && this$3.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$3 && this$3.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$3 && this$3.__importStar || (function() {
		var ownKeys = function(o) {
			ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
				return ar;
			};
			return ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) {
				for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
			}
			__setModuleDefault(result, mod);
			return result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.X509Certificate = exports.EXTENSION_OID_SCT = void 0;
	const asn1_1 = require_asn1();
	const crypto = __importStar(require_crypto());
	const oid_1 = require_oid();
	const pem = __importStar(require_pem());
	const ext_1 = require_ext();
	const EXTENSION_OID_SUBJECT_KEY_ID = "2.5.29.14";
	const EXTENSION_OID_KEY_USAGE = "2.5.29.15";
	const EXTENSION_OID_SUBJECT_ALT_NAME = "2.5.29.17";
	const EXTENSION_OID_BASIC_CONSTRAINTS = "2.5.29.19";
	const EXTENSION_OID_AUTHORITY_KEY_ID = "2.5.29.35";
	exports.EXTENSION_OID_SCT = "1.3.6.1.4.1.11129.2.4.2";
	var X509Certificate = class X509Certificate {
		root;
		constructor(asn1) {
			this.root = asn1;
		}
		static parse(cert) {
			const der = typeof cert === "string" ? pem.toDER(cert) : cert;
			const asn1 = asn1_1.ASN1Obj.parseBuffer(der);
			return new X509Certificate(asn1);
		}
		get tbsCertificate() {
			return this.tbsCertificateObj;
		}
		get version() {
			return `v${(this.versionObj.subs[0].toInteger() + BigInt(1)).toString()}`;
		}
		get serialNumber() {
			return this.serialNumberObj.value;
		}
		get notBefore() {
			return this.validityObj.subs[0].toDate();
		}
		get notAfter() {
			return this.validityObj.subs[1].toDate();
		}
		get issuer() {
			return this.issuerObj.value;
		}
		get subject() {
			return this.subjectObj.value;
		}
		get publicKey() {
			return this.subjectPublicKeyInfoObj.toDER();
		}
		get signatureAlgorithm() {
			const oid = this.signatureAlgorithmObj.subs[0].toOID();
			if (oid_1.RSA_SIGNATURE_ALGOS[oid]) return oid_1.RSA_SIGNATURE_ALGOS[oid];
			return oid_1.ECDSA_SIGNATURE_ALGOS[oid];
		}
		get signatureValue() {
			return this.signatureValueObj.value.subarray(1);
		}
		get subjectAltName() {
			const ext = this.extSubjectAltName;
			return ext?.uri || /* istanbul ignore next */ ext?.rfc822Name;
		}
		get extensions() {
			/* istanbul ignore next */
			return (this.extensionsObj?.subs[0])?.subs || [];
		}
		get extKeyUsage() {
			const ext = this.findExtension(EXTENSION_OID_KEY_USAGE);
			return ext ? new ext_1.X509KeyUsageExtension(ext) : void 0;
		}
		get extBasicConstraints() {
			const ext = this.findExtension(EXTENSION_OID_BASIC_CONSTRAINTS);
			return ext ? new ext_1.X509BasicConstraintsExtension(ext) : void 0;
		}
		get extSubjectAltName() {
			const ext = this.findExtension(EXTENSION_OID_SUBJECT_ALT_NAME);
			return ext ? new ext_1.X509SubjectAlternativeNameExtension(ext) : void 0;
		}
		get extAuthorityKeyID() {
			const ext = this.findExtension(EXTENSION_OID_AUTHORITY_KEY_ID);
			return ext ? new ext_1.X509AuthorityKeyIDExtension(ext) : void 0;
		}
		get extSubjectKeyID() {
			const ext = this.findExtension(EXTENSION_OID_SUBJECT_KEY_ID);
			return ext ? new ext_1.X509SubjectKeyIDExtension(ext) : /* istanbul ignore next */ void 0;
		}
		get extSCT() {
			const ext = this.findExtension(exports.EXTENSION_OID_SCT);
			return ext ? new ext_1.X509SCTExtension(ext) : void 0;
		}
		get isCA() {
			const ca = this.extBasicConstraints?.isCA || false;
			/* istanbul ignore else */
			if (this.extKeyUsage) return ca && this.extKeyUsage.keyCertSign;
			/* istanbul ignore next */
			return ca;
		}
		extension(oid) {
			const ext = this.findExtension(oid);
			return ext ? new ext_1.X509Extension(ext) : void 0;
		}
		verify(issuerCertificate) {
			const publicKey = issuerCertificate?.publicKey || this.publicKey;
			const key = crypto.createPublicKey(publicKey);
			return crypto.verify(this.tbsCertificate.toDER(), key, this.signatureValue, this.signatureAlgorithm);
		}
		validForDate(date) {
			return this.notBefore <= date && date <= this.notAfter;
		}
		equals(other) {
			return this.root.toDER().equals(other.root.toDER());
		}
		clone() {
			const der = this.root.toDER();
			const clone = Buffer.alloc(der.length);
			der.copy(clone);
			return X509Certificate.parse(clone);
		}
		findExtension(oid) {
			return this.extensions.find((ext) => ext.subs[0].toOID() === oid);
		}
		get tbsCertificateObj() {
			return this.root.subs[0];
		}
		get signatureAlgorithmObj() {
			return this.root.subs[1];
		}
		get signatureValueObj() {
			return this.root.subs[2];
		}
		get versionObj() {
			return this.tbsCertificateObj.subs[0];
		}
		get serialNumberObj() {
			return this.tbsCertificateObj.subs[1];
		}
		get issuerObj() {
			return this.tbsCertificateObj.subs[3];
		}
		get validityObj() {
			return this.tbsCertificateObj.subs[4];
		}
		get subjectObj() {
			return this.tbsCertificateObj.subs[5];
		}
		get subjectPublicKeyInfoObj() {
			return this.tbsCertificateObj.subs[6];
		}
		get extensionsObj() {
			return this.tbsCertificateObj.subs.find((sub) => sub.tag.isContextSpecific(3));
		}
	};
	exports.X509Certificate = X509Certificate;
}));

// node_modules/@sigstore/core/dist/x509/index.js
var require_x509 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.X509SCTExtension = exports.X509Certificate = exports.EXTENSION_OID_SCT = void 0;
	var cert_1 = require_cert();
	Object.defineProperty(exports, "EXTENSION_OID_SCT", {
		enumerable: true,
		get: function() {
			return cert_1.EXTENSION_OID_SCT;
		}
	});
	Object.defineProperty(exports, "X509Certificate", {
		enumerable: true,
		get: function() {
			return cert_1.X509Certificate;
		}
	});
	var ext_1 = require_ext();
	Object.defineProperty(exports, "X509SCTExtension", {
		enumerable: true,
		get: function() {
			return ext_1.X509SCTExtension;
		}
	});
}));

// node_modules/@sigstore/core/dist/index.js
var require_dist$1 = /* @__PURE__ */ __commonJSMin(((exports, module, this$2) => {
	var __createBinding = this$2 && this$2.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$2 && this$2.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$2 && this$2.__importStar || (function() {
		var ownKeys = function(o) {
			ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
				return ar;
			};
			return ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) {
				for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
			}
			__setModuleDefault(result, mod);
			return result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.X509SCTExtension = exports.X509Certificate = exports.EXTENSION_OID_SCT = exports.ByteStream = exports.RFC3161Timestamp = exports.pem = exports.json = exports.encoding = exports.dsse = exports.crypto = exports.ASN1Obj = void 0;
	var asn1_1 = require_asn1();
	Object.defineProperty(exports, "ASN1Obj", {
		enumerable: true,
		get: function() {
			return asn1_1.ASN1Obj;
		}
	});
	exports.crypto = __importStar(require_crypto());
	exports.dsse = __importStar(require_dsse$3());
	exports.encoding = __importStar(require_encoding());
	exports.json = __importStar(require_json());
	exports.pem = __importStar(require_pem());
	var rfc3161_1 = require_rfc3161();
	Object.defineProperty(exports, "RFC3161Timestamp", {
		enumerable: true,
		get: function() {
			return rfc3161_1.RFC3161Timestamp;
		}
	});
	var stream_1 = require_stream();
	Object.defineProperty(exports, "ByteStream", {
		enumerable: true,
		get: function() {
			return stream_1.ByteStream;
		}
	});
	var x509_1 = require_x509();
	Object.defineProperty(exports, "EXTENSION_OID_SCT", {
		enumerable: true,
		get: function() {
			return x509_1.EXTENSION_OID_SCT;
		}
	});
	Object.defineProperty(exports, "X509Certificate", {
		enumerable: true,
		get: function() {
			return x509_1.X509Certificate;
		}
	});
	Object.defineProperty(exports, "X509SCTExtension", {
		enumerable: true,
		get: function() {
			return x509_1.X509SCTExtension;
		}
	});
}));

// node_modules/@sigstore/verify/dist/bundle/dsse.js
var require_dsse$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.DSSESignatureContent = void 0;
	const core_1 = require_dist$1();
	var DSSESignatureContent = class {
		env;
		constructor(env) {
			this.env = env;
		}
		compareDigest(digest) {
			return core_1.crypto.bufferEqual(digest, core_1.crypto.digest("sha256", this.env.payload));
		}
		compareSignedDigest(digest) {
			return core_1.crypto.bufferEqual(digest, core_1.crypto.digest("sha256", this.preAuthEncoding));
		}
		compareSignature(signature) {
			return core_1.crypto.bufferEqual(signature, this.signature);
		}
		verifySignature(key) {
			return core_1.crypto.verify(this.preAuthEncoding, key, this.signature);
		}
		get signature() {
			return this.env.signatures.length > 0 ? this.env.signatures[0].sig : Buffer.from("");
		}
		get preAuthEncoding() {
			return core_1.dsse.preAuthEncoding(this.env.payloadType, this.env.payload);
		}
	};
	exports.DSSESignatureContent = DSSESignatureContent;
}));

// node_modules/@sigstore/verify/dist/bundle/message.js
var require_message = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.MessageSignatureContent = void 0;
	const core_1 = require_dist$1();
	const protobuf_specs_1 = require_dist$3();
	const HASH_ALGORITHM_MAP = {
		[protobuf_specs_1.HashAlgorithm.HASH_ALGORITHM_UNSPECIFIED]: "sha256",
		[protobuf_specs_1.HashAlgorithm.SHA2_256]: "sha256",
		[protobuf_specs_1.HashAlgorithm.SHA2_384]: "sha384",
		[protobuf_specs_1.HashAlgorithm.SHA2_512]: "sha512",
		[protobuf_specs_1.HashAlgorithm.SHA3_256]: "sha3-256",
		[protobuf_specs_1.HashAlgorithm.SHA3_384]: "sha3-384"
	};
	var MessageSignatureContent = class {
		signature;
		messageDigest;
		artifact;
		hashAlgorithm;
		constructor(messageSignature, artifact) {
			this.signature = messageSignature.signature;
			this.messageDigest = messageSignature.messageDigest.digest;
			this.artifact = artifact;
			this.hashAlgorithm = HASH_ALGORITHM_MAP[messageSignature.messageDigest.algorithm] ?? 
			/* istanbul ignore next */ "sha256";
		}
		compareSignature(signature) {
			return core_1.crypto.bufferEqual(signature, this.signature);
		}
		compareDigest(digest) {
			return core_1.crypto.bufferEqual(digest, this.messageDigest);
		}
		compareSignedDigest(digest) {
			return this.compareDigest(digest);
		}
		verifySignature(key) {
			return core_1.crypto.verify(this.artifact, key, this.signature, this.hashAlgorithm);
		}
	};
	exports.MessageSignatureContent = MessageSignatureContent;
}));

// node_modules/@sigstore/verify/dist/bundle/index.js
var require_bundle = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.toSignedEntity = toSignedEntity;
	exports.signatureContent = signatureContent;
	const core_1 = require_dist$1();
	const dsse_1 = require_dsse$2();
	const message_1 = require_message();
	function toSignedEntity(bundle, artifact) {
		const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
		const timestamps = [];
		for (const entry of tlogEntries) if (entry.integratedTime && entry.integratedTime !== "0") timestamps.push({
			$case: "transparency-log",
			tlogEntry: entry
		});
		for (const ts of timestampVerificationData?.rfc3161Timestamps ?? []) timestamps.push({
			$case: "timestamp-authority",
			timestamp: core_1.RFC3161Timestamp.parse(Buffer.from(ts.signedTimestamp))
		});
		return {
			signature: signatureContent(bundle, artifact),
			key: key(bundle),
			tlogEntries,
			timestamps
		};
	}
	function signatureContent(bundle, artifact) {
		switch (bundle.content.$case) {
			case "dsseEnvelope": return new dsse_1.DSSESignatureContent(bundle.content.dsseEnvelope);
			case "messageSignature": return new message_1.MessageSignatureContent(bundle.content.messageSignature, artifact);
		}
	}
	function key(bundle) {
		switch (bundle.verificationMaterial.content.$case) {
			case "publicKey": return {
				$case: "public-key",
				hint: bundle.verificationMaterial.content.publicKey.hint
			};
			case "x509CertificateChain": return {
				$case: "certificate",
				certificate: core_1.X509Certificate.parse(Buffer.from(bundle.verificationMaterial.content.x509CertificateChain.certificates[0].rawBytes))
			};
			case "certificate": return {
				$case: "certificate",
				certificate: core_1.X509Certificate.parse(Buffer.from(bundle.verificationMaterial.content.certificate.rawBytes))
			};
		}
	}
}));

// node_modules/@sigstore/verify/dist/error.js
var require_error$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.PolicyError = exports.VerificationError = void 0;
	var BaseError = class extends Error {
		code;
		cause;
		constructor({ code, message, cause }) {
			super(message);
			this.code = code;
			this.cause = cause;
			this.name = this.constructor.name;
		}
	};
	var VerificationError = class extends BaseError {};
	exports.VerificationError = VerificationError;
	var PolicyError = class extends BaseError {};
	exports.PolicyError = PolicyError;
}));

// node_modules/@sigstore/verify/dist/trust/filter.js
var require_filter = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.filterCertAuthorities = filterCertAuthorities;
	exports.filterTLogAuthorities = filterTLogAuthorities;
	function filterCertAuthorities(certAuthorities, timestamp) {
		return certAuthorities.filter((ca) => {
			return ca.validFor.start <= timestamp && ca.validFor.end >= timestamp;
		});
	}
	function filterTLogAuthorities(tlogAuthorities, criteria) {
		return tlogAuthorities.filter((tlog) => {
			if (criteria.logID && !tlog.logID.equals(criteria.logID)) return false;
			return tlog.validFor.start <= criteria.targetDate && criteria.targetDate <= tlog.validFor.end;
		});
	}
}));

// node_modules/@sigstore/verify/dist/trust/index.js
var require_trust = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.filterTLogAuthorities = exports.filterCertAuthorities = void 0;
	exports.toTrustMaterial = toTrustMaterial;
	const core_1 = require_dist$1();
	const protobuf_specs_1 = require_dist$3();
	const error_1 = require_error$1();
	const BEGINNING_OF_TIME = /* @__PURE__ */ new Date(0);
	const END_OF_TIME = /* @__PURE__ */ new Date(864e13);
	var filter_1 = require_filter();
	Object.defineProperty(exports, "filterCertAuthorities", {
		enumerable: true,
		get: function() {
			return filter_1.filterCertAuthorities;
		}
	});
	Object.defineProperty(exports, "filterTLogAuthorities", {
		enumerable: true,
		get: function() {
			return filter_1.filterTLogAuthorities;
		}
	});
	function toTrustMaterial(root, keys) {
		const keyFinder = typeof keys === "function" ? keys : keyLocator(keys);
		return {
			certificateAuthorities: root.certificateAuthorities.map(createCertAuthority),
			timestampAuthorities: root.timestampAuthorities.map(createCertAuthority),
			tlogs: root.tlogs.map(createTLogAuthority),
			ctlogs: root.ctlogs.map(createTLogAuthority),
			publicKey: keyFinder
		};
	}
	function createTLogAuthority(tlogInstance) {
		const keyDetails = tlogInstance.publicKey.keyDetails;
		const keyType = keyDetails === protobuf_specs_1.PublicKeyDetails.PKCS1_RSA_PKCS1V5 || keyDetails === protobuf_specs_1.PublicKeyDetails.PKIX_RSA_PKCS1V5 || keyDetails === protobuf_specs_1.PublicKeyDetails.PKIX_RSA_PKCS1V15_2048_SHA256 || keyDetails === protobuf_specs_1.PublicKeyDetails.PKIX_RSA_PKCS1V15_3072_SHA256 || keyDetails === protobuf_specs_1.PublicKeyDetails.PKIX_RSA_PKCS1V15_4096_SHA256 ? "pkcs1" : "spki";
		/* istanbul ignore next */
		return {
			baseURL: tlogInstance.baseUrl,
			logID: tlogInstance.checkpointKeyId ? tlogInstance.checkpointKeyId.keyId : tlogInstance.logId.keyId,
			publicKey: core_1.crypto.createPublicKey(tlogInstance.publicKey.rawBytes, keyType),
			validFor: {
				start: tlogInstance.publicKey.validFor?.start || BEGINNING_OF_TIME,
				end: tlogInstance.publicKey.validFor?.end || END_OF_TIME
			}
		};
	}
	function createCertAuthority(ca) {
		/* istanbul ignore next */
		return {
			certChain: ca.certChain.certificates.map((cert) => {
				return core_1.X509Certificate.parse(Buffer.from(cert.rawBytes));
			}),
			validFor: {
				start: ca.validFor?.start || BEGINNING_OF_TIME,
				end: ca.validFor?.end || END_OF_TIME
			}
		};
	}
	function keyLocator(keys) {
		return (hint) => {
			const key = (keys || {})[hint];
			if (!key) throw new error_1.VerificationError({
				code: "PUBLIC_KEY_ERROR",
				message: `key not found: ${hint}`
			});
			return {
				publicKey: core_1.crypto.createPublicKey(key.rawBytes),
				validFor: (date) => {
					/* istanbul ignore next */
					return (key.validFor?.start || BEGINNING_OF_TIME) <= date && (key.validFor?.end || END_OF_TIME) >= date;
				}
			};
		};
	}
}));

// node_modules/@sigstore/verify/dist/key/certificate.js
var require_certificate = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.CertificateChainVerifier = void 0;
	exports.verifyCertificateChain = verifyCertificateChain;
	const error_1 = require_error$1();
	const trust_1 = require_trust();
	function verifyCertificateChain(timestamp, leaf, certificateAuthorities) {
		const cas = (0, trust_1.filterCertAuthorities)(certificateAuthorities, timestamp);
		let error;
		for (const ca of cas) try {
			return new CertificateChainVerifier({
				trustedCerts: ca.certChain,
				untrustedCert: leaf,
				timestamp
			}).verify();
		} catch (err) {
			error = err;
		}
		throw new error_1.VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "Failed to verify certificate chain",
			cause: error
		});
	}
	var CertificateChainVerifier = class {
		untrustedCert;
		trustedCerts;
		localCerts;
		timestamp;
		constructor(opts) {
			this.untrustedCert = opts.untrustedCert;
			this.trustedCerts = opts.trustedCerts;
			this.localCerts = dedupeCertificates([...opts.trustedCerts, opts.untrustedCert]);
			this.timestamp = opts.timestamp;
		}
		verify() {
			const certificatePath = this.sort();
			this.checkPath(certificatePath);
			if (!certificatePath.every((cert) => cert.validForDate(this.timestamp))) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "certificate is not valid or expired at the specified date"
			});
			return certificatePath;
		}
		sort() {
			const leafCert = this.untrustedCert;
			let paths = this.buildPaths(leafCert);
			paths = paths.filter((path) => path.some((cert) => this.trustedCerts.includes(cert)));
			if (paths.length === 0) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "no trusted certificate path found"
			});
			return [leafCert, ...paths.reduce((prev, curr) => prev.length < curr.length ? prev : curr)].slice(0, -1);
		}
		buildPaths(certificate) {
			const paths = [];
			const issuers = this.findIssuer(certificate);
			if (issuers.length === 0) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "no valid certificate path found"
			});
			for (let i = 0; i < issuers.length; i++) {
				const issuer = issuers[i];
				if (issuer.equals(certificate)) {
					paths.push([certificate]);
					continue;
				}
				const subPaths = this.buildPaths(issuer);
				for (let j = 0; j < subPaths.length; j++) paths.push([issuer, ...subPaths[j]]);
			}
			return paths;
		}
		findIssuer(certificate) {
			let issuers = [];
			let keyIdentifier;
			if (certificate.subject.equals(certificate.issuer)) {
				if (certificate.verify()) return [certificate];
			}
			if (certificate.extAuthorityKeyID) keyIdentifier = certificate.extAuthorityKeyID.keyIdentifier;
			this.localCerts.forEach((possibleIssuer) => {
				if (keyIdentifier) {
					/* istanbul ignore else */
					if (possibleIssuer.extSubjectKeyID) {
						if (possibleIssuer.extSubjectKeyID.keyIdentifier.equals(keyIdentifier)) issuers.push(possibleIssuer);
						return;
					}
				}
				if (possibleIssuer.subject.equals(certificate.issuer)) issuers.push(possibleIssuer);
			});
			issuers = issuers.filter((issuer) => {
				try {
					return certificate.verify(issuer);
				} catch (ex) {
					/* istanbul ignore next - should never error */
					return false;
				}
			});
			return issuers;
		}
		checkPath(path) {
			/* istanbul ignore if */
			if (path.length < 1) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "certificate chain must contain at least one certificate"
			});
			if (!path.slice(1).every((cert) => cert.isCA)) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "intermediate certificate is not a CA"
			});
			for (let i = path.length - 2; i >= 0; i--)
 /* istanbul ignore if */
			if (!path[i].issuer.equals(path[i + 1].subject)) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "incorrect certificate name chaining"
			});
			for (let i = 0; i < path.length; i++) {
				const cert = path[i];
				if (cert.extBasicConstraints?.isCA) {
					const pathLength = cert.extBasicConstraints.pathLenConstraint;
					if (pathLength !== void 0 && pathLength < i - 1) throw new error_1.VerificationError({
						code: "CERTIFICATE_ERROR",
						message: "path length constraint exceeded"
					});
				}
			}
		}
	};
	exports.CertificateChainVerifier = CertificateChainVerifier;
	function dedupeCertificates(certs) {
		for (let i = 0; i < certs.length; i++) for (let j = i + 1; j < certs.length; j++) if (certs[i].equals(certs[j])) {
			certs.splice(j, 1);
			j--;
		}
		return certs;
	}
}));

// node_modules/@sigstore/verify/dist/key/sct.js
var require_sct = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifySCTs = verifySCTs;
	const core_1 = require_dist$1();
	const error_1 = require_error$1();
	const trust_1 = require_trust();
	function verifySCTs(cert, issuer, ctlogs) {
		let extSCT;
		const clone = cert.clone();
		for (let i = 0; i < clone.extensions.length; i++) {
			const ext = clone.extensions[i];
			if (ext.subs[0].toOID() === core_1.EXTENSION_OID_SCT) {
				extSCT = new core_1.X509SCTExtension(ext);
				clone.extensions.splice(i, 1);
				break;
			}
		}
		if (!extSCT) return [];
		/* istanbul ignore if -- too difficult to fabricate test case for this */
		if (extSCT.signedCertificateTimestamps.length === 0) return [];
		const preCert = new core_1.ByteStream();
		const issuerId = core_1.crypto.digest("sha256", issuer.publicKey);
		preCert.appendView(issuerId);
		const tbs = clone.tbsCertificate.toDER();
		preCert.appendUint24(tbs.length);
		preCert.appendView(tbs);
		return extSCT.signedCertificateTimestamps.map((sct) => {
			if (!(0, trust_1.filterTLogAuthorities)(ctlogs, {
				logID: sct.logID,
				targetDate: sct.datetime
			}).some((log) => sct.verify(preCert.buffer, log.publicKey))) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "SCT verification failed"
			});
			return sct.logID;
		});
	}
}));

// node_modules/@sigstore/verify/dist/key/index.js
var require_key = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyPublicKey = verifyPublicKey;
	exports.verifyCertificate = verifyCertificate;
	const core_1 = require_dist$1();
	const error_1 = require_error$1();
	const certificate_1 = require_certificate();
	const sct_1 = require_sct();
	const OID_FULCIO_ISSUER_V1 = "1.3.6.1.4.1.57264.1.1";
	const OID_FULCIO_ISSUER_V2 = "1.3.6.1.4.1.57264.1.8";
	function verifyPublicKey(hint, timestamps, trustMaterial) {
		const key = trustMaterial.publicKey(hint);
		timestamps.forEach((timestamp) => {
			if (!key.validFor(timestamp)) throw new error_1.VerificationError({
				code: "PUBLIC_KEY_ERROR",
				message: `Public key is not valid for timestamp: ${timestamp.toISOString()}`
			});
		});
		return { key: key.publicKey };
	}
	function verifyCertificate(leaf, timestamps, trustMaterial) {
		let path = [];
		timestamps.forEach((timestamp) => {
			path = (0, certificate_1.verifyCertificateChain)(timestamp, leaf, trustMaterial.certificateAuthorities);
		});
		return {
			scts: (0, sct_1.verifySCTs)(path[0], path[1], trustMaterial.ctlogs),
			signer: getSigner(path[0])
		};
	}
	function getSigner(cert) {
		let issuer;
		const issuerExtension = cert.extension(OID_FULCIO_ISSUER_V2);
		/* istanbul ignore next */
		if (issuerExtension) issuer = issuerExtension.valueObj.subs?.[0]?.value.toString("ascii");
		else issuer = cert.extension(OID_FULCIO_ISSUER_V1)?.value.toString("ascii");
		const oids = cert.extensions.map((ext) => {
			return {
				oid: { id: ext.subs[0].toOID().split(".").map(Number) },
				value: ext.subs[ext.subs.length - 1].value
			};
		});
		const identity = {
			extensions: { issuer },
			subjectAlternativeName: cert.subjectAltName,
			oids
		};
		return {
			key: core_1.crypto.createPublicKey(cert.publicKey),
			identity
		};
	}
}));

// node_modules/@sigstore/verify/dist/policy.js
var require_policy = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifySubjectAlternativeName = verifySubjectAlternativeName;
	exports.verifyExtensions = verifyExtensions;
	exports.verifyOIDs = verifyOIDs;
	const error_1 = require_error$1();
	function verifySubjectAlternativeName(policyIdentity, signerIdentity) {
		if (signerIdentity === void 0 || !signerIdentity.match(policyIdentity)) throw new error_1.PolicyError({
			code: "UNTRUSTED_SIGNER_ERROR",
			message: `certificate identity error - expected ${policyIdentity}, got ${signerIdentity}`
		});
	}
	function verifyExtensions(policyExtensions, signerExtensions = {}) {
		let key;
		for (key in policyExtensions) if (signerExtensions[key] !== policyExtensions[key]) throw new error_1.PolicyError({
			code: "UNTRUSTED_SIGNER_ERROR",
			message: `invalid certificate extension - expected ${key}=${policyExtensions[key]}, got ${key}=${signerExtensions[key]}`
		});
	}
	function verifyOIDs(policyOIDs, signerOIDs = []) {
		for (const policyOID of policyOIDs) if (!signerOIDs.find((signerOID) => oidEquals(policyOID.oid?.id, signerOID.oid?.id) && policyOID.value.equals(signerOID.value))) {
			const oid = policyOID.oid?.id.join(".") ?? "<unknown>";
			throw new error_1.PolicyError({
				code: "UNTRUSTED_SIGNER_ERROR",
				message: `invalid certificate extension - missing OID ${oid}`
			});
		}
	}
	function oidEquals(a, b) {
		if (a === void 0 || b === void 0) return false;
		return a.length === b.length && a.every((v, i) => v === b[i]);
	}
}));

// node_modules/@sigstore/verify/dist/timestamp/tsa.js
var require_tsa = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyRFC3161Timestamp = verifyRFC3161Timestamp;
	const core_1 = require_dist$1();
	const error_1 = require_error$1();
	const certificate_1 = require_certificate();
	const trust_1 = require_trust();
	function verifyRFC3161Timestamp(timestamp, data, timestampAuthorities) {
		const signingTime = timestamp.signingTime;
		timestampAuthorities = (0, trust_1.filterCertAuthorities)(timestampAuthorities, signingTime);
		timestampAuthorities = filterCAsBySerialAndIssuer(timestampAuthorities, {
			serialNumber: timestamp.signerSerialNumber,
			issuer: timestamp.signerIssuer
		});
		if (!timestampAuthorities.some((ca) => {
			try {
				verifyTimestampForCA(timestamp, data, ca);
				return true;
			} catch (e) {
				return false;
			}
		})) throw new error_1.VerificationError({
			code: "TIMESTAMP_ERROR",
			message: "timestamp could not be verified"
		});
	}
	function verifyTimestampForCA(timestamp, data, ca) {
		const [leaf, ...cas] = ca.certChain;
		const signingKey = core_1.crypto.createPublicKey(leaf.publicKey);
		const signingTime = timestamp.signingTime;
		try {
			new certificate_1.CertificateChainVerifier({
				untrustedCert: leaf,
				trustedCerts: cas,
				timestamp: signingTime
			}).verify();
		} catch (e) {
			throw new error_1.VerificationError({
				code: "TIMESTAMP_ERROR",
				message: "invalid certificate chain"
			});
		}
		timestamp.verify(data, signingKey);
	}
	function filterCAsBySerialAndIssuer(timestampAuthorities, criteria) {
		return timestampAuthorities.filter((ca) => ca.certChain.length > 0 && core_1.crypto.bufferEqual(ca.certChain[0].serialNumber, criteria.serialNumber) && core_1.crypto.bufferEqual(ca.certChain[0].issuer, criteria.issuer));
	}
}));

// node_modules/@sigstore/verify/dist/timestamp/index.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.getTSATimestamp = getTSATimestamp;
	exports.getTLogTimestamp = getTLogTimestamp;
	const tsa_1 = require_tsa();
	function getTSATimestamp(timestamp, data, timestampAuthorities) {
		(0, tsa_1.verifyRFC3161Timestamp)(timestamp, data, timestampAuthorities);
		return {
			type: "timestamp-authority",
			logID: timestamp.signerSerialNumber,
			timestamp: timestamp.signingTime
		};
	}
	function getTLogTimestamp(entry) {
		if (!entry.inclusionPromise) return;
		return {
			type: "transparency-log",
			logID: entry.logId.keyId,
			timestamp: /* @__PURE__ */ new Date(Number(entry.integratedTime) * 1e3)
		};
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/verifier.js
var require_verifier$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Signature = exports.Verifier = exports.PublicKey = void 0;
	const sigstore_common_1 = require_sigstore_common();
	exports.PublicKey = {
		fromJSON(object) {
			return { rawBytes: isSet(object.rawBytes) ? Buffer.from(bytesFromBase64(object.rawBytes)) : Buffer.alloc(0) };
		},
		toJSON(message) {
			const obj = {};
			if (message.rawBytes.length !== 0) obj.rawBytes = base64FromBytes(message.rawBytes);
			return obj;
		}
	};
	exports.Verifier = {
		fromJSON(object) {
			return {
				verifier: isSet(object.publicKey) ? {
					$case: "publicKey",
					publicKey: exports.PublicKey.fromJSON(object.publicKey)
				} : isSet(object.x509Certificate) ? {
					$case: "x509Certificate",
					x509Certificate: sigstore_common_1.X509Certificate.fromJSON(object.x509Certificate)
				} : void 0,
				keyDetails: isSet(object.keyDetails) ? (0, sigstore_common_1.publicKeyDetailsFromJSON)(object.keyDetails) : 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.verifier?.$case === "publicKey") obj.publicKey = exports.PublicKey.toJSON(message.verifier.publicKey);
			else if (message.verifier?.$case === "x509Certificate") obj.x509Certificate = sigstore_common_1.X509Certificate.toJSON(message.verifier.x509Certificate);
			if (message.keyDetails !== 0) obj.keyDetails = (0, sigstore_common_1.publicKeyDetailsToJSON)(message.keyDetails);
			return obj;
		}
	};
	exports.Signature = {
		fromJSON(object) {
			return {
				content: isSet(object.content) ? Buffer.from(bytesFromBase64(object.content)) : Buffer.alloc(0),
				verifier: isSet(object.verifier) ? exports.Verifier.fromJSON(object.verifier) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.content.length !== 0) obj.content = base64FromBytes(message.content);
			if (message.verifier !== void 0) obj.verifier = exports.Verifier.toJSON(message.verifier);
			return obj;
		}
	};
	function bytesFromBase64(b64) {
		return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
	}
	function base64FromBytes(arr) {
		return globalThis.Buffer.from(arr).toString("base64");
	}
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/dsse.js
var require_dsse$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.DSSELogEntryV002 = exports.DSSERequestV002 = void 0;
	const envelope_1 = require_envelope();
	const sigstore_common_1 = require_sigstore_common();
	const verifier_1 = require_verifier$1();
	exports.DSSERequestV002 = {
		fromJSON(object) {
			return {
				envelope: isSet(object.envelope) ? envelope_1.Envelope.fromJSON(object.envelope) : void 0,
				verifiers: globalThis.Array.isArray(object?.verifiers) ? object.verifiers.map((e) => verifier_1.Verifier.fromJSON(e)) : []
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.envelope !== void 0) obj.envelope = envelope_1.Envelope.toJSON(message.envelope);
			if (message.verifiers?.length) obj.verifiers = message.verifiers.map((e) => verifier_1.Verifier.toJSON(e));
			return obj;
		}
	};
	exports.DSSELogEntryV002 = {
		fromJSON(object) {
			return {
				payloadHash: isSet(object.payloadHash) ? sigstore_common_1.HashOutput.fromJSON(object.payloadHash) : void 0,
				signatures: globalThis.Array.isArray(object?.signatures) ? object.signatures.map((e) => verifier_1.Signature.fromJSON(e)) : []
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.payloadHash !== void 0) obj.payloadHash = sigstore_common_1.HashOutput.toJSON(message.payloadHash);
			if (message.signatures?.length) obj.signatures = message.signatures.map((e) => verifier_1.Signature.toJSON(e));
			return obj;
		}
	};
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/hashedrekord.js
var require_hashedrekord$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.HashedRekordLogEntryV002 = exports.HashedRekordRequestV002 = void 0;
	const sigstore_common_1 = require_sigstore_common();
	const verifier_1 = require_verifier$1();
	exports.HashedRekordRequestV002 = {
		fromJSON(object) {
			return {
				digest: isSet(object.digest) ? Buffer.from(bytesFromBase64(object.digest)) : Buffer.alloc(0),
				signature: isSet(object.signature) ? verifier_1.Signature.fromJSON(object.signature) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.digest.length !== 0) obj.digest = base64FromBytes(message.digest);
			if (message.signature !== void 0) obj.signature = verifier_1.Signature.toJSON(message.signature);
			return obj;
		}
	};
	exports.HashedRekordLogEntryV002 = {
		fromJSON(object) {
			return {
				data: isSet(object.data) ? sigstore_common_1.HashOutput.fromJSON(object.data) : void 0,
				signature: isSet(object.signature) ? verifier_1.Signature.fromJSON(object.signature) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.data !== void 0) obj.data = sigstore_common_1.HashOutput.toJSON(message.data);
			if (message.signature !== void 0) obj.signature = verifier_1.Signature.toJSON(message.signature);
			return obj;
		}
	};
	function bytesFromBase64(b64) {
		return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
	}
	function base64FromBytes(arr) {
		return globalThis.Buffer.from(arr).toString("base64");
	}
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/entry.js
var require_entry = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.CreateEntryRequest = exports.Spec = exports.Entry = void 0;
	const dsse_1 = require_dsse$1();
	const hashedrekord_1 = require_hashedrekord$1();
	exports.Entry = {
		fromJSON(object) {
			return {
				kind: isSet(object.kind) ? globalThis.String(object.kind) : "",
				apiVersion: isSet(object.apiVersion) ? globalThis.String(object.apiVersion) : "",
				spec: isSet(object.spec) ? exports.Spec.fromJSON(object.spec) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.kind !== "") obj.kind = message.kind;
			if (message.apiVersion !== "") obj.apiVersion = message.apiVersion;
			if (message.spec !== void 0) obj.spec = exports.Spec.toJSON(message.spec);
			return obj;
		}
	};
	exports.Spec = {
		fromJSON(object) {
			return { spec: isSet(object.hashedRekordV002) ? {
				$case: "hashedRekordV002",
				hashedRekordV002: hashedrekord_1.HashedRekordLogEntryV002.fromJSON(object.hashedRekordV002)
			} : isSet(object.dsseV002) ? {
				$case: "dsseV002",
				dsseV002: dsse_1.DSSELogEntryV002.fromJSON(object.dsseV002)
			} : void 0 };
		},
		toJSON(message) {
			const obj = {};
			if (message.spec?.$case === "hashedRekordV002") obj.hashedRekordV002 = hashedrekord_1.HashedRekordLogEntryV002.toJSON(message.spec.hashedRekordV002);
			else if (message.spec?.$case === "dsseV002") obj.dsseV002 = dsse_1.DSSELogEntryV002.toJSON(message.spec.dsseV002);
			return obj;
		}
	};
	exports.CreateEntryRequest = {
		fromJSON(object) {
			return { spec: isSet(object.hashedRekordRequestV002) ? {
				$case: "hashedRekordRequestV002",
				hashedRekordRequestV002: hashedrekord_1.HashedRekordRequestV002.fromJSON(object.hashedRekordRequestV002)
			} : isSet(object.dsseRequestV002) ? {
				$case: "dsseRequestV002",
				dsseRequestV002: dsse_1.DSSERequestV002.fromJSON(object.dsseRequestV002)
			} : void 0 };
		},
		toJSON(message) {
			const obj = {};
			if (message.spec?.$case === "hashedRekordRequestV002") obj.hashedRekordRequestV002 = hashedrekord_1.HashedRekordRequestV002.toJSON(message.spec.hashedRekordRequestV002);
			else if (message.spec?.$case === "dsseRequestV002") obj.dsseRequestV002 = dsse_1.DSSERequestV002.toJSON(message.spec.dsseRequestV002);
			return obj;
		}
	};
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/rekor/v2/index.js
var require_v2 = /* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	var __createBinding = this$1 && this$1.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __exportStar = this$1 && this$1.__exportStar || function(m, exports) {
		for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
	};
	Object.defineProperty(exports, "__esModule", { value: true });
	__exportStar(require_dsse$1(), exports);
	__exportStar(require_entry(), exports);
	__exportStar(require_hashedrekord$1(), exports);
	__exportStar(require_verifier$1(), exports);
}));

// node_modules/@sigstore/verify/dist/tlog/dsse.js
var require_dsse = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.DSSE_API_VERSION_V1 = void 0;
	exports.verifyDSSETLogBody = verifyDSSETLogBody;
	exports.verifyDSSETLogBodyV2 = verifyDSSETLogBodyV2;
	const error_1 = require_error$1();
	exports.DSSE_API_VERSION_V1 = "0.0.1";
	function verifyDSSETLogBody(tlogEntry, content) {
		switch (tlogEntry.apiVersion) {
			case exports.DSSE_API_VERSION_V1: return verifyDSSE001TLogBody(tlogEntry, content);
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported dsse version: ${tlogEntry.apiVersion}`
			});
		}
	}
	function verifyDSSETLogBodyV2(tlogEntry, content) {
		const spec = tlogEntry.spec?.spec;
		if (!spec) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `missing dsse spec`
		});
		switch (spec.$case) {
			case "dsseV002": return verifyDSSE002TLogBody(spec.dsseV002, content);
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported version: ${spec.$case}`
			});
		}
	}
	function verifyDSSE001TLogBody(tlogEntry, content) {
		if (tlogEntry.spec.signatures?.length !== 1) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "signature count mismatch"
		});
		const tlogSig = tlogEntry.spec.signatures[0].signature;
		if (!content.compareSignature(Buffer.from(tlogSig, "base64"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "tlog entry signature mismatch"
		});
		const tlogHash = tlogEntry.spec.payloadHash?.value || "";
		if (!content.compareDigest(Buffer.from(tlogHash, "hex"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "DSSE payload hash mismatch"
		});
	}
	function verifyDSSE002TLogBody(spec, content) {
		if (spec.signatures?.length !== 1) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "signature count mismatch"
		});
		const tlogSig = spec.signatures[0].content;
		if (!content.compareSignature(tlogSig)) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "tlog entry signature mismatch"
		});
		const tlogHash = spec.payloadHash?.digest || Buffer.from("");
		if (!content.compareDigest(tlogHash)) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "DSSE payload hash mismatch"
		});
	}
}));

// node_modules/@sigstore/verify/dist/tlog/hashedrekord.js
var require_hashedrekord = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.HASHEDREKORD_API_VERSION_V1 = void 0;
	exports.verifyHashedRekordTLogBody = verifyHashedRekordTLogBody;
	exports.verifyHashedRekordTLogBodyV2 = verifyHashedRekordTLogBodyV2;
	const error_1 = require_error$1();
	exports.HASHEDREKORD_API_VERSION_V1 = "0.0.1";
	function verifyHashedRekordTLogBody(tlogEntry, content) {
		switch (tlogEntry.apiVersion) {
			case exports.HASHEDREKORD_API_VERSION_V1: return verifyHashedrekord001TLogBody(tlogEntry, content);
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported hashedrekord version: ${tlogEntry.apiVersion}`
			});
		}
	}
	function verifyHashedRekordTLogBodyV2(tlogEntry, content) {
		const spec = tlogEntry.spec?.spec;
		if (!spec) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `missing dsse spec`
		});
		switch (spec.$case) {
			case "hashedRekordV002": return verifyHashedrekord002TLogBody(spec.hashedRekordV002, content);
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported version: ${spec.$case}`
			});
		}
	}
	function verifyHashedrekord001TLogBody(tlogEntry, content) {
		const tlogSig = tlogEntry.spec.signature.content || "";
		if (!content.compareSignature(Buffer.from(tlogSig, "base64"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "signature mismatch"
		});
		const tlogDigest = tlogEntry.spec.data.hash?.value || "";
		if (!content.compareSignedDigest(Buffer.from(tlogDigest, "hex"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "digest mismatch"
		});
	}
	function verifyHashedrekord002TLogBody(spec, content) {
		const tlogSig = spec.signature?.content || Buffer.from("");
		if (!content.compareSignature(tlogSig)) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "signature mismatch"
		});
		const tlogHash = spec.data?.digest || Buffer.from("");
		if (!content.compareSignedDigest(tlogHash)) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "digest mismatch"
		});
	}
}));

// node_modules/@sigstore/verify/dist/tlog/intoto.js
var require_intoto = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyIntotoTLogBody = verifyIntotoTLogBody;
	const error_1 = require_error$1();
	function verifyIntotoTLogBody(tlogEntry, content) {
		switch (tlogEntry.apiVersion) {
			case "0.0.2": return verifyIntoto002TLogBody(tlogEntry, content);
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported intoto version: ${tlogEntry.apiVersion}`
			});
		}
	}
	function verifyIntoto002TLogBody(tlogEntry, content) {
		if (tlogEntry.spec.content.envelope.signatures?.length !== 1) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "signature count mismatch"
		});
		const tlogSig = base64Decode(tlogEntry.spec.content.envelope.signatures[0].sig);
		if (!content.compareSignature(Buffer.from(tlogSig, "base64"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "tlog entry signature mismatch"
		});
		const tlogHash = tlogEntry.spec.content.payloadHash?.value || "";
		if (!content.compareDigest(Buffer.from(tlogHash, "hex"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "DSSE payload hash mismatch"
		});
	}
	function base64Decode(str) {
		return Buffer.from(str, "base64").toString("utf-8");
	}
}));

// node_modules/@sigstore/verify/dist/tlog/checkpoint.js
var require_checkpoint = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.LogCheckpoint = void 0;
	exports.verifyCheckpoint = verifyCheckpoint;
	const core_1 = require_dist$1();
	const error_1 = require_error$1();
	const CHECKPOINT_SEPARATOR = "\n\n";
	const SIGNATURE_REGEX = /\u2014 (\S+) (\S+)\n/g;
	function verifyCheckpoint(entry, tlogs) {
		const inclusionProof = entry.inclusionProof;
		const signedNote = SignedNote.fromString(inclusionProof.checkpoint.envelope);
		const checkpoint = LogCheckpoint.fromString(signedNote.note);
		if (!verifySignedNote(signedNote, tlogs)) throw new error_1.VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "invalid checkpoint signature"
		});
		return checkpoint;
	}
	function verifySignedNote(signedNote, tlogs) {
		const data = Buffer.from(signedNote.note, "utf-8");
		return signedNote.signatures.some((signature) => {
			const tlog = tlogs.find((tlog) => core_1.crypto.bufferEqual(tlog.logID.subarray(0, 4), signature.keyHint) && tlog.baseURL.includes(signature.name));
			if (!tlog) return false;
			return core_1.crypto.verify(data, tlog.publicKey, signature.signature);
		});
	}
	var SignedNote = class SignedNote {
		note;
		signatures;
		constructor(note, signatures) {
			this.note = note;
			this.signatures = signatures;
		}
		static fromString(envelope) {
			if (!envelope.includes(CHECKPOINT_SEPARATOR)) throw new error_1.VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "missing checkpoint separator"
			});
			const split = envelope.indexOf(CHECKPOINT_SEPARATOR);
			const header = envelope.slice(0, split + 1);
			const matches = envelope.slice(split + 2).matchAll(SIGNATURE_REGEX);
			const signatures = Array.from(matches, (match) => {
				const [, name, signature] = match;
				const sigBytes = Buffer.from(signature, "base64");
				if (sigBytes.length < 5) throw new error_1.VerificationError({
					code: "TLOG_INCLUSION_PROOF_ERROR",
					message: "malformed checkpoint signature"
				});
				return {
					name,
					keyHint: sigBytes.subarray(0, 4),
					signature: sigBytes.subarray(4)
				};
			});
			if (signatures.length === 0) throw new error_1.VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "no signatures found in checkpoint"
			});
			return new SignedNote(header, signatures);
		}
	};
	var LogCheckpoint = class LogCheckpoint {
		origin;
		logSize;
		logHash;
		rest;
		constructor(origin, logSize, logHash, rest) {
			this.origin = origin;
			this.logSize = logSize;
			this.logHash = logHash;
			this.rest = rest;
		}
		static fromString(note) {
			const lines = note.trimEnd().split("\n");
			if (lines.length < 3) throw new error_1.VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "too few lines in checkpoint header"
			});
			const origin = lines[0];
			let logSize;
			try {
				logSize = BigInt(lines[1]);
			} catch {
				throw new error_1.VerificationError({
					code: "TLOG_INCLUSION_PROOF_ERROR",
					message: "invalid checkpoint log size"
				});
			}
			const rootHash = Buffer.from(lines[2], "base64");
			const rest = lines.slice(3);
			return new LogCheckpoint(origin, logSize, rootHash, rest);
		}
	};
	exports.LogCheckpoint = LogCheckpoint;
}));

// node_modules/@sigstore/verify/dist/tlog/merkle.js
var require_merkle = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyMerkleInclusion = verifyMerkleInclusion;
	const core_1 = require_dist$1();
	const error_1 = require_error$1();
	const RFC6962_LEAF_HASH_PREFIX = Buffer.from([0]);
	const RFC6962_NODE_HASH_PREFIX = Buffer.from([1]);
	function verifyMerkleInclusion(entry, checkpoint) {
		const inclusionProof = entry.inclusionProof;
		let logIndex;
		try {
			logIndex = BigInt(inclusionProof.logIndex);
		} catch {
			throw new error_1.VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "invalid inclusion proof log index"
			});
		}
		const treeSize = BigInt(checkpoint.logSize);
		if (logIndex < 0n || logIndex >= treeSize) throw new error_1.VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: `invalid index: ${logIndex}`
		});
		const { inner, border } = decompInclProof(logIndex, treeSize);
		if (inclusionProof.hashes.length !== inner + border) throw new error_1.VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "invalid hash count"
		});
		const innerHashes = inclusionProof.hashes.slice(0, inner);
		const borderHashes = inclusionProof.hashes.slice(inner);
		const calculatedHash = chainBorderRight(chainInner(hashLeaf(entry.canonicalizedBody), innerHashes, logIndex), borderHashes);
		if (!core_1.crypto.bufferEqual(calculatedHash, checkpoint.logHash)) throw new error_1.VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "calculated root hash does not match inclusion proof"
		});
	}
	function decompInclProof(index, size) {
		const inner = innerProofSize(index, size);
		return {
			inner,
			border: onesCount(index >> BigInt(inner))
		};
	}
	function chainInner(seed, hashes, index) {
		return hashes.reduce((acc, h, i) => {
			if (index >> BigInt(i) & BigInt(1)) return hashChildren(h, acc);
			else return hashChildren(acc, h);
		}, seed);
	}
	function chainBorderRight(seed, hashes) {
		return hashes.reduce((acc, h) => hashChildren(h, acc), seed);
	}
	function innerProofSize(index, size) {
		return bitLength(index ^ size - BigInt(1));
	}
	function onesCount(num) {
		return num.toString(2).split("1").length - 1;
	}
	function bitLength(n) {
		if (n === 0n) return 0;
		return n.toString(2).length;
	}
	function hashChildren(left, right) {
		return core_1.crypto.digest("sha256", RFC6962_NODE_HASH_PREFIX, left, right);
	}
	function hashLeaf(leaf) {
		return core_1.crypto.digest("sha256", RFC6962_LEAF_HASH_PREFIX, leaf);
	}
}));

// node_modules/@sigstore/verify/dist/tlog/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyTLogSET = verifyTLogSET;
	const core_1 = require_dist$1();
	const error_1 = require_error$1();
	const trust_1 = require_trust();
	function verifyTLogSET(entry, tlogs) {
		if (!(0, trust_1.filterTLogAuthorities)(tlogs, {
			logID: entry.logId.keyId,
			targetDate: /* @__PURE__ */ new Date(Number(entry.integratedTime) * 1e3)
		}).some((tlog) => {
			const payload = toVerificationPayload(entry);
			const data = Buffer.from(core_1.json.canonicalize(payload), "utf8");
			const signature = entry.inclusionPromise.signedEntryTimestamp;
			return core_1.crypto.verify(data, tlog.publicKey, signature);
		})) throw new error_1.VerificationError({
			code: "TLOG_INCLUSION_PROMISE_ERROR",
			message: "inclusion promise could not be verified"
		});
	}
	function toVerificationPayload(entry) {
		const { integratedTime, logIndex, logId, canonicalizedBody } = entry;
		return {
			body: canonicalizedBody.toString("base64"),
			integratedTime: Number(integratedTime),
			logIndex: Number(logIndex),
			logID: logId.keyId.toString("hex")
		};
	}
}));

// node_modules/@sigstore/verify/dist/tlog/index.js
var require_tlog = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyTLogBody = verifyTLogBody;
	exports.verifyTLogInclusion = verifyTLogInclusion;
	const v2_1 = require_v2();
	const error_1 = require_error$1();
	const dsse_1 = require_dsse();
	const hashedrekord_1 = require_hashedrekord();
	const intoto_1 = require_intoto();
	const checkpoint_1 = require_checkpoint();
	const merkle_1 = require_merkle();
	const set_1 = require_set();
	function verifyTLogBody(entry, sigContent) {
		const { kind, version } = entry.kindVersion;
		let body;
		try {
			body = JSON.parse(entry.canonicalizedBody.toString("utf8"));
		} catch {
			throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: "invalid canonicalized body"
			});
		}
		if (kind !== body.kind || version !== body.apiVersion) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `kind/version mismatch - expected: ${kind}/${version}, received: ${body.kind}/${body.apiVersion}`
		});
		switch (kind) {
			case "dsse": if (version == dsse_1.DSSE_API_VERSION_V1) return (0, dsse_1.verifyDSSETLogBody)(body, sigContent);
			else {
				const entryRekorV2 = v2_1.Entry.fromJSON(body);
				return (0, dsse_1.verifyDSSETLogBodyV2)(entryRekorV2, sigContent);
			}
			case "intoto": return (0, intoto_1.verifyIntotoTLogBody)(body, sigContent);
			case "hashedrekord": if (version == hashedrekord_1.HASHEDREKORD_API_VERSION_V1) return (0, hashedrekord_1.verifyHashedRekordTLogBody)(body, sigContent);
			else {
				const entryRekorV2 = v2_1.Entry.fromJSON(body);
				return (0, hashedrekord_1.verifyHashedRekordTLogBodyV2)(entryRekorV2, sigContent);
			}
			/* istanbul ignore next */
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported kind: ${kind}`
			});
		}
	}
	function verifyTLogInclusion(entry, tlogAuthorities) {
		let inclusionVerified = false;
		if (isTLogEntryWithInclusionPromise(entry)) {
			(0, set_1.verifyTLogSET)(entry, tlogAuthorities);
			inclusionVerified = true;
		}
		if (isTLogEntryWithInclusionProof(entry)) {
			const matchingAuthorities = tlogAuthorities.filter((tlog) => tlog.logID.equals(entry.logId.keyId));
			const checkpoint = (0, checkpoint_1.verifyCheckpoint)(entry, matchingAuthorities);
			(0, merkle_1.verifyMerkleInclusion)(entry, checkpoint);
			inclusionVerified = true;
		}
		if (!inclusionVerified) throw new error_1.VerificationError({
			code: "TLOG_MISSING_INCLUSION_ERROR",
			message: "inclusion could not be verified"
		});
	}
	function isTLogEntryWithInclusionPromise(entry) {
		return entry.inclusionPromise !== void 0;
	}
	function isTLogEntryWithInclusionProof(entry) {
		return entry.inclusionProof !== void 0;
	}
}));

// node_modules/@sigstore/verify/dist/verifier.js
var require_verifier = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Verifier = void 0;
	const util_1 = __require("util");
	const error_1 = require_error$1();
	const key_1 = require_key();
	const policy_1 = require_policy();
	const timestamp_1 = require_timestamp();
	const tlog_1 = require_tlog();
	var Verifier = class {
		trustMaterial;
		options;
		constructor(trustMaterial, options = {}) {
			this.trustMaterial = trustMaterial;
			this.options = {
				ctlogThreshold: options.ctlogThreshold ?? 1,
				tlogThreshold: options.tlogThreshold ?? 1,
				timestampThreshold: options.timestampThreshold ?? options.tsaThreshold ?? 1,
				tsaThreshold: 0
			};
		}
		verify(entity, policy) {
			const timestamps = this.verifyTimestamps(entity);
			const signer = this.verifySigningKey(entity, timestamps);
			this.verifyTLogs(entity);
			this.verifySignature(entity, signer);
			if (policy) this.verifyPolicy(policy, signer.identity || {});
			return signer;
		}
		verifyTimestamps(entity) {
			const timestamps = [];
			for (const timestamp of entity.timestamps) switch (timestamp.$case) {
				case "timestamp-authority":
					timestamps.push((0, timestamp_1.getTSATimestamp)(timestamp.timestamp, entity.signature.signature, this.trustMaterial.timestampAuthorities));
					break;
				case "transparency-log": {
					const result = (0, timestamp_1.getTLogTimestamp)(timestamp.tlogEntry);
					if (result) timestamps.push(result);
					break;
				}
			}
			if (containsDupes(timestamps)) throw new error_1.VerificationError({
				code: "TIMESTAMP_ERROR",
				message: "duplicate timestamp"
			});
			if (timestamps.length < this.options.timestampThreshold) throw new error_1.VerificationError({
				code: "TIMESTAMP_ERROR",
				message: `expected ${this.options.timestampThreshold} timestamps, got ${timestamps.length}`
			});
			return timestamps.map((t) => t.timestamp);
		}
		verifySigningKey({ key }, timestamps) {
			switch (key.$case) {
				case "public-key": return (0, key_1.verifyPublicKey)(key.hint, timestamps, this.trustMaterial);
				case "certificate": {
					const result = (0, key_1.verifyCertificate)(key.certificate, timestamps, this.trustMaterial);
					/* istanbul ignore next - no fixture */
					if (containsDupes(result.scts)) throw new error_1.VerificationError({
						code: "CERTIFICATE_ERROR",
						message: "duplicate SCT"
					});
					if (result.scts.length < this.options.ctlogThreshold) throw new error_1.VerificationError({
						code: "CERTIFICATE_ERROR",
						message: `expected ${this.options.ctlogThreshold} SCTs, got ${result.scts.length}`
					});
					return result.signer;
				}
			}
		}
		verifyTLogs({ signature: content, tlogEntries }) {
			const entryIDs = [];
			tlogEntries.forEach((entry) => {
				(0, tlog_1.verifyTLogInclusion)(entry, this.trustMaterial.tlogs);
				(0, tlog_1.verifyTLogBody)(entry, content);
				entryIDs.push({
					logID: entry.logId.keyId,
					body: entry.canonicalizedBody
				});
			});
			if (containsDupes(entryIDs)) throw new error_1.VerificationError({
				code: "TLOG_ERROR",
				message: "duplicate tlog entry"
			});
			if (entryIDs.length < this.options.tlogThreshold) throw new error_1.VerificationError({
				code: "TLOG_ERROR",
				message: `expected ${this.options.tlogThreshold} tlog entries, got ${entryIDs.length}`
			});
		}
		verifySignature(entity, signer) {
			if (!entity.signature.verifySignature(signer.key)) throw new error_1.VerificationError({
				code: "SIGNATURE_ERROR",
				message: "signature verification failed"
			});
		}
		verifyPolicy(policy, identity) {
			/* istanbul ignore else */
			if (policy.subjectAlternativeName) (0, policy_1.verifySubjectAlternativeName)(policy.subjectAlternativeName, identity.subjectAlternativeName);
			/* istanbul ignore else */
			if (policy.extensions) (0, policy_1.verifyExtensions)(policy.extensions, identity.extensions);
			/* istanbul ignore if */
			if (policy.oids) (0, policy_1.verifyOIDs)(policy.oids, identity.oids);
		}
	};
	exports.Verifier = Verifier;
	function containsDupes(arr) {
		for (let i = 0; i < arr.length; i++) for (let j = i + 1; j < arr.length; j++) if ((0, util_1.isDeepStrictEqual)(arr[i], arr[j])) return true;
		return false;
	}
}));

// node_modules/@sigstore/verify/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Verifier = exports.toTrustMaterial = exports.VerificationError = exports.PolicyError = exports.toSignedEntity = void 0;
	/* istanbul ignore file */
	var bundle_1 = require_bundle();
	Object.defineProperty(exports, "toSignedEntity", {
		enumerable: true,
		get: function() {
			return bundle_1.toSignedEntity;
		}
	});
	var error_1 = require_error$1();
	Object.defineProperty(exports, "PolicyError", {
		enumerable: true,
		get: function() {
			return error_1.PolicyError;
		}
	});
	Object.defineProperty(exports, "VerificationError", {
		enumerable: true,
		get: function() {
			return error_1.VerificationError;
		}
	});
	var trust_1 = require_trust();
	Object.defineProperty(exports, "toTrustMaterial", {
		enumerable: true,
		get: function() {
			return trust_1.toTrustMaterial;
		}
	});
	var verifier_1 = require_verifier();
	Object.defineProperty(exports, "Verifier", {
		enumerable: true,
		get: function() {
			return verifier_1.Verifier;
		}
	});
}));

// src/formats/sigstore.ts
var import_dist = require_dist$2();
var import_dist$1 = require_dist$3();
var import_dist$2 = require_dist();
/** Media type of a Sigstore bundle, also the artifact type of the referrer that holds it. */
const BUNDLE_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
/** Thrown by {@link readTrustedRoot} for text that is no Sigstore trusted root. */
var TrustedRootError = class extends Error {
	name = "TrustedRootError";
};
/** Reads a trusted root (protobuf JSON, `application/vnd.dev.sigstore.trustedroot+json`). */
function readTrustedRoot(json) {
	try {
		const root = import_dist$1.TrustedRoot.fromJSON(JSON.parse(json));
		(0, import_dist$2.toTrustMaterial)(root);
		return root;
	} catch (error) {
		throw new TrustedRootError(error instanceof Error ? error.message : String(error), { cause: error });
	}
}
/** Base64 of the SHA-256 of a public key's SPKI: how cosign names the key in a bundle. */
function keyHint(publicKey) {
	const spki = createPublicKey(publicKey).export({
		type: "spki",
		format: "der"
	});
	return createHash("sha256").update(spki).digest("base64");
}
/**
* Makes a function that verifies bundles against a trusted root and one identity. The root says what is demanded: a
* log entry, a signed timestamp or an SCT exactly where it names such a service; a certificate always needs a
* trusted time.
*/
function bundleVerifier(root, identity) {
	const material = (0, import_dist$2.toTrustMaterial)(root, keyFinder(identity));
	const byCertificate = identity.kind === "certificate";
	const verifier = new import_dist$2.Verifier(material, {
		tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
		ctlogThreshold: byCertificate && root.ctlogs.length > 0 ? 1 : 0,
		timestampThreshold: byCertificate || root.timestampAuthorities.length > 0 ? 1 : 0
	});
	return (bytes) => verify(verifier, identity, bytes);
}
function verify(verifier, identity, bytes) {
	const bundle = parseBundle(bytes);
	if (bundle === void 0 || !(0, import_dist.isBundleWithDsseEnvelope)(bundle)) return {
		verified: false,
		fault: "malformed",
		why: "not a Sigstore bundle with a DSSE envelope"
	};
	const envelope = bundle.content.dsseEnvelope;
	const statement = envelope.payloadType === "application/vnd.in-toto+json" ? parseStatement(envelope.payload) : void 0;
	if (statement === void 0) return {
		verified: false,
		fault: "malformed",
		why: "the envelope holds no in-toto statement with one sha256 subject"
	};
	const byKey = bundle.verificationMaterial.content.$case === "publicKey";
	if (byKey !== (identity.kind === "key")) return {
		verified: false,
		fault: "other-identity",
		why: byKey ? "signed with a key, not a certificate" : "signed with a certificate, not the key"
	};
	try {
		const signer = verifier.verify((0, import_dist$2.toSignedEntity)(bundle));
		const other = identity.kind === "certificate" ? mismatch(identity, signer.identity) : void 0;
		return other === void 0 ? {
			verified: true,
			statement
		} : {
			verified: false,
			fault: "other-identity",
			why: other
		};
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return {
			verified: false,
			fault: error instanceof UnknownKeyError ? "other-identity" : "invalid",
			why
		};
	}
}
/** Compared here and exactly: the library takes the subject for an unanchored regular expression. */
function mismatch(wanted, signer) {
	const subject = signer?.subjectAlternativeName;
	const issuer = signer?.extensions?.issuer;
	if (subject !== wanted.subject) return `signed by ${subject ?? "nobody"}, not by ${wanted.subject}`;
	if (issuer !== wanted.issuer) return `identity issued by ${issuer ?? "nobody"}, not by ${wanted.issuer}`;
}
var UnknownKeyError = class extends Error {};
function keyFinder(identity) {
	const own = identity.kind === "key" ? {
		hint: keyHint(identity.publicKey),
		key: createPublicKey(identity.publicKey)
	} : void 0;
	return (hint) => {
		if (own === void 0 || hint !== own.hint) throw new UnknownKeyError("signed with another key");
		return {
			publicKey: own.key,
			validFor: () => true
		};
	};
}
function parseBundle(bytes) {
	try {
		return (0, import_dist.bundleFromJSON)(parseJson$3(bytes));
	} catch {
		return;
	}
}

// src/formats/verification-summary.ts
/** Extension field: the vulnerability database that the verdict rests on. */
const DATABASE_FIELD = `${PRODUCT.uri}/vulnerability-database/v1`;
/**
* A SLSA verification summary v1 predicate. The result is always PASSED: one that failed is never made, since a
* FAILED summary by the same signer would pass for a signature with plain `cosign verify`.
*/
function summaryPredicate(summary) {
	return {
		verifier: {
			id: PRODUCT.uri,
			version: { [PRODUCT.name]: PRODUCT.version }
		},
		timeVerified: summary.timeVerified,
		resourceUri: summary.resourceUri,
		policy: {
			uri: summary.policyUri,
			digest: { sha256: bare(summary.policyDigest) }
		},
		inputAttestations: summary.inputAttestations.map(({ uri, digest }) => ({
			uri,
			digest: { sha256: bare(digest) }
		})),
		verificationResult: "PASSED",
		verifiedLevels: [...summary.verifiedLevels],
		slsaVersion: "1.0",
		[DATABASE_FIELD]: { updatedAt: summary.databaseUpdatedAt }
	};
}
function bare(digest) {
	return digest.slice(7);
}

// src/stages/concurrently.ts
/** Maps items to results in their order, at most `limit` at a time; after the first fault nothing more is begun. */
async function concurrently(items, limit, work) {
	const results = new Array(items.length);
	const queue = items.entries();
	let failed = false;
	const worker = async () => {
		for (const [at, item] of queue) {
			if (failed) return;
			results[at] = await work(item).catch((error) => {
				failed = true;
				throw error;
			});
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	return results;
}

// src/stages/read-tool.ts
/** Runs a tool and answers its stdout; every end but exit code 0 is a fault that says what the tool said last. */
async function readTool(processes, check, command) {
	return successOf(await processes.read(command), check, command.tool);
}
/** The stdout of a successful exit; throws `tool-failed` or `tool-timed-out` for every other end. */
function successOf(exit, check, tool) {
	switch (exit.kind) {
		case "exited":
			if (exit.code === 0) return exit.stdout;
			throw fault("tool-failed", check, `${tool} ended with exit code ${exit.code}${lastWords(exit.stderr)}`);
		case "killed": throw fault("tool-failed", check, `${tool} was killed by ${exit.signal}${lastWords(exit.stderr)}`);
		case "timed-out": throw fault("tool-timed-out", check, `${tool} did not end within ${exit.afterMs / 1e3} s and was stopped`);
		case "too-much-output": throw fault("tool-failed", check, `${tool} printed more than ${exit.limitBytes} bytes and was stopped`);
		case "not-started": throw fault("tool-failed", check, `${tool} could not be started: ${exit.message}`);
	}
}
/** trivy's lines of progress, which say nothing of a failure and name private folders. */
const PROGRESS = /^\S+\s+(?:DEBUG|INFO)\s/;
function lastWords(stderr) {
	const lines = stderr.trim().split("\n").filter(Boolean).filter((line) => !PROGRESS.test(line)).slice(-3);
	return lines.length === 0 ? "" : `: ${lines.join(" | ").slice(0, 600)}`;
}

// src/stages/sign.ts
const SIGN_TIMEOUT_MS = 18e4;
const ATTEMPTS = 3;
/** Answers of a busy log, authority or network that a second try can mend; Rekor answers 409 to a race. */
const PASSING = /\b(409|429|500|502|503|504)\b|connection (refused|reset)|timeout|EOF/i;
/** Makes signatures. Constructed from a {@link Cleared} alone, and signs only what that clearance covers. */
var Signatory = class {
	#world;
	#signing;
	#cleared;
	constructor(world, signing, cleared) {
		if (!Cleared.isCleared(cleared)) throw new TypeError("only a cleared image can be signed");
		this.#world = world;
		this.#signing = signing;
		this.#cleared = cleared;
	}
	/**
	* Signs an image manifest or index with `cosign sign`; answers the bundle. It is not uploaded by cosign: all that
	* is attached goes through one serial writer.
	*/
	async sign(repository, subject) {
		this.#assertCovered(subject);
		const folder = await this.#world.workspace.folder("sign");
		const bundle = join(folder, "bundle.json");
		const dockerConfig = await this.#world.workspace.folder("docker");
		const credentials = await this.#world.registry.dockerConfig(repository.registry);
		await writeFile(join(dockerConfig, "config.json"), credentials, { mode: 384 });
		const http = isLoopback(repository.registry) ? ["--allow-http-registry"] : [];
		const args = [
			"sign",
			"--upload=false",
			"--bundle",
			bundle,
			...this.#signing.arguments,
			...http
		];
		await this.#run("sign", [...args, pinnedName(repository, subject)], { DOCKER_CONFIG: dockerConfig });
		return await readFile(bundle);
	}
	/** Signs a statement with `cosign attest-blob`; answers the bundle. Nothing but the signing services is contacted. */
	async attest(statement, name) {
		this.#assertCovered(statement.subject);
		const folder = await this.#world.workspace.folder("attest");
		const file = join(folder, "statement.json");
		const bundle = join(folder, "bundle.json");
		await writeFile(file, serializeStatement(statement, name), { mode: 384 });
		await this.#run("attest", [
			"attest-blob",
			"--statement",
			file,
			"--bundle",
			bundle,
			...this.#signing.arguments
		], {});
		return await readFile(bundle);
	}
	#assertCovered(subject) {
		const { image } = this.#cleared;
		const covered = image.platforms.some((platform) => platform.manifest.digest === subject);
		const whole = image.root.digest === subject && image.skippedPlatforms.length === 0;
		if (!covered && !whole) throw new TypeError(`${subject} is not what was cleared`);
	}
	async #run(check, args, extra) {
		const { cosign, environment } = this.#signing;
		const cwd = await this.#world.workspace.folder("cosign");
		const env = {
			...environment,
			...extra
		};
		const command = {
			tool: "cosign",
			file: cosign.path,
			args,
			cwd,
			env,
			timeoutMs: SIGN_TIMEOUT_MS
		};
		for (let attempt = 1;; attempt += 1) {
			const exit = await this.#world.processes.read(command);
			if (!(exit.kind === "exited" && exit.code !== 0 && PASSING.test(exit.stderr) && attempt < ATTEMPTS)) {
				if (exit.kind === "exited" && exit.code !== 0) throw refusal(check, args[0] ?? "", exit.stderr);
				successOf(exit, check, "cosign");
				return;
			}
			await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt * (.5 + Math.random())));
		}
	}
};
/** cosign verifies what it has signed: where that fails, the services are another Sigstore's than the trusted root. */
function refusal(check, subcommand, stderr) {
	const why = `cosign ${subcommand}: ${reasonIn(stderr)}`;
	if (!/\bverif(?:y|ied|ying|ication)\b/i.test(why)) return fault("signing-failed", check, why);
	return fault("signature-invalid", check, `what was signed does not verify: ${why}; do \`signing-config\` and \`trusted-root\` belong to the same Sigstore?`);
}
/** cosign's error line, without its progress lines. */
function reasonIn(stderr) {
	const lines = stderr.trim().split("\n");
	return (lines.findLast((text) => /^error/i.test(text)) ?? lines.at(-1) ?? "no message").slice(0, 500);
}

// src/formats/provenance.ts
/** SLSA v1.0 build type of a GitHub Actions workflow run. */
const BUILD_TYPE = "https://actions.github.io/buildtypes/workflow/v1";
/** A SLSA v1 provenance predicate for the run; `startedOn` and `finishedOn` are left out, since Assay saw neither. */
function provenancePredicate(run) {
	const repository = `${run.serverUrl}/${run.repository}`;
	return {
		buildDefinition: {
			buildType: BUILD_TYPE,
			externalParameters: { workflow: {
				ref: refOf(run.workflowRef),
				repository,
				path: pathOf(run.workflowRef, run.repository)
			} },
			internalParameters: { github: {
				event_name: run.eventName,
				repository_id: run.repositoryId,
				repository_owner_id: run.repositoryOwnerId,
				runner_environment: run.runnerEnvironment
			} },
			resolvedDependencies: [{
				uri: `git+${repository}@${run.ref}`,
				digest: { gitCommit: run.sha }
			}]
		},
		runDetails: {
			builder: { id: `${run.serverUrl}/${run.jobWorkflowRef}` },
			metadata: { invocationId: `${repository}/actions/runs/${run.runId}/attempts/${run.runAttempt}` }
		}
	};
}
/** `.github/workflows/x.yml` of `owner/repo/.github/workflows/x.yml@ref`. */
function pathOf(workflowRef, repository) {
	const path = workflowRef.split("@")[0] ?? "";
	return path.startsWith(`${repository}/`) ? path.slice(repository.length + 1) : path;
}
/** `refs/heads/main` of `owner/repo/.github/workflows/x.yml@refs/heads/main`. */
function refOf(workflowRef) {
	return workflowRef.slice(workflowRef.indexOf("@") + 1);
}

// src/formats/vulns.ts
/** An in-toto vulns v0.2 predicate; an empty `result` means that the scanner found nothing. */
function vulnsPredicate(scan, found, scanner) {
	const { database } = scan;
	return {
		scanner: {
			uri: `pkg:golang/github.com/aquasecurity/trivy@v${scanner.version}`,
			version: scanner.version,
			db: {
				...database.repository === void 0 ? {} : { uri: database.repository },
				version: `sha256:${database.sha256}`,
				lastUpdate: database.updatedAt
			},
			result: found.map(resultOf).sort(byIdAndPackage)
		},
		metadata: {
			scanStartedOn: scan.startedAt,
			scanFinishedOn: scan.finishedAt
		}
	};
}
function resultOf(finding) {
	const fix = finding.fixedIn === void 0 ? {} : { fixedIn: finding.fixedIn };
	return {
		id: finding.id,
		severity: [{
			method: "trivy",
			score: finding.severity
		}],
		annotations: [{
			package: finding.purl ?? `${finding.package}@${finding.version}`,
			...fix
		}]
	};
}
function byIdAndPackage(a, b) {
	const left = `${a.id} ${a.annotations[0].package}`;
	const right = `${b.id} ${b.annotations[0].package}`;
	return left < right ? -1 : left > right ? 1 : 0;
}

// src/stages/statements.ts
/** What gets signature and attestations: every platform's manifest, and, once all are checked, the index last. */
function subjectsOf(image) {
	const platforms = image.platforms.map((platform) => platform.manifest);
	return image.isIndex && image.skippedPlatforms.length === 0 ? [...platforms, image.root] : platforms;
}
/** Builds provenance, SBOM and vulnerability result about one digest of a cleared image. */
async function inputStatements(cleared, subject, signing, scanner) {
	const of = (kind, predicate) => ({
		subject,
		predicateType: PREDICATE_TYPES[kind],
		predicate
	});
	const platform = cleared.image.platforms.find(({ manifest }) => manifest.digest === subject)?.platform;
	const inImage = (places) => platform === void 0 ? places.some((place) => place !== "source") : places.includes(platformName(platform));
	const found = cleared.scan.findings.filter((finding) => inImage(finding.foundIn));
	return {
		provenance: of("provenance", provenancePredicate(signing.run)),
		sbom: of("sbom", await readSbom(cleared, subject)),
		vulnerabilities: of("vulnerabilities", vulnsPredicate(cleared.scan, found, scanner))
	};
}
async function readSbom(cleared, subject) {
	const sbom = cleared.sboms.find((candidate) => isAbout(candidate, subject));
	if (sbom === void 0) throw fault("scan-incomplete", "attest", `there is no SBOM of ${subject}`);
	const bytes = await readFile(sbom.cyclonedx.path);
	const parsed = record(string(), unknown()).safeParse(parseJson$3(bytes));
	if (!parsed.success || hexOf(bytes) !== sbom.cyclonedx.sha256) throw fault("scan-incomplete", "attest", `${sbom.cyclonedx.path} is not the file that was checked`);
	return parsed.data;
}
function isAbout(sbom, subject) {
	const scope = sbom.scope;
	if (scope.kind === "source") return false;
	return (scope.kind === "index" ? scope.digest : scope.manifest) === subject;
}
/**
* Whether a statement that is attached already says the same as a new one would, times and serial numbers aside.
* Provenance is kept whatever this run is: a digest is built once, and a later run that checks it again did not
* build it.
*/
function sameSubstance(kind, attached, made) {
	switch (kind) {
		case "signature":
		case "provenance": return true;
		case "sbom": return isDeepStrictEqual(sbomSubstance(attached.predicate), sbomSubstance(made.predicate));
		case "vulnerabilities": return isDeepStrictEqual(attached.predicate.scanner, made.predicate.scanner);
		case "summary": return isDeepStrictEqual(without(attached.predicate, ["timeVerified"]), without(made.predicate, ["timeVerified"]));
	}
}
const BomSchema$1 = object({
	metadata: object({
		component: object({
			type: string(),
			name: string(),
			version: string()
		}).partial(),
		tools: unknown()
	}).partial().default({}),
	components: array(object({
		type: string(),
		group: string(),
		name: string(),
		version: string(),
		purl: string()
	}).partial()).default([])
});
function sbomSubstance(bom) {
	const parsed = BomSchema$1.safeParse(bom);
	if (!parsed.success) return bom;
	const { metadata, components } = parsed.data;
	const named = components.map(({ type, group, name, version, purl }) => [
		type,
		group,
		name,
		version,
		purl
	].join(" "));
	return {
		tools: metadata.tools,
		subject: metadata.component,
		components: named.sort()
	};
}
function without(predicate, keys) {
	return Object.fromEntries(Object.entries(predicate).filter(([key]) => !keys.includes(key)));
}

// src/stages/bytes.ts
/** The chunks of a stream of bytes; a stream of anything else is a fault of the program. */
async function* bytesOf(stream) {
	for await (const chunk of stream) {
		if (!(chunk instanceof Uint8Array)) throw new TypeError("a stream of bytes was expected");
		yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
	}
}

// src/stages/verify.ts
/** More referrers than this on one digest are not looked through. */
const MAX_REFERRERS = 300;
/** Greatest size of a bundle, in bytes; a large image's SBOM has some 5 MB. */
const MAX_BUNDLE_BYTES = 67108864;
const AT_ONCE$6 = 4;
/**
* Reads what is attached to a digest and keeps the statements that verify for the identity behind `verify`, have a
* predicate type of Assay's, and speak of exactly this digest. Everything else is somebody else's business and passed
* over; a registry that cannot answer is a fault.
*/
async function readAttached(world, verify, repository, subject) {
	const referrers = await world.registry.referrers(repository, subject, 300);
	const found = [];
	for (let start = 0; start < referrers.length; start += AT_ONCE$6) {
		const batch = referrers.slice(start, start + AT_ONCE$6);
		const statements = await Promise.all(batch.map((referrer) => readOne(world, verify, repository, subject, referrer)));
		for (const statement of statements) if (statement !== void 0) found.push(statement);
	}
	return found;
}
async function readOne(world, verify, repository, subject, referrer) {
	const bytes = await bundleOf(world, repository, referrer);
	if (bytes === void 0) return void 0;
	const verification = verify(bytes);
	if (!verification.verified || verification.statement.subject !== subject) return void 0;
	const kind = statementKind(verification.statement.predicateType);
	return kind === void 0 ? void 0 : {
		kind,
		referrer: referrer.digest,
		statement: verification.statement
	};
}
/** The bundle behind a referrer; undefined where the referrer is not a bundle, or its manifest or blob is gone. */
async function bundleOf(world, repository, referrer) {
	try {
		const manifest = await world.registry.resolve({
			...repository,
			digest: referrer.digest
		});
		const layer = parseBundleReferrer(manifest.bytes);
		if (layer === void 0 || layer.size > MAX_BUNDLE_BYTES) return void 0;
		return await readAll(await world.registry.blob(repository, layer));
	} catch (error) {
		if (error instanceof AssayError && error.reasons.every(({ code }) => code === "image-not-found" || code === "image-invalid")) return void 0;
		throw error;
	}
}
async function readAll(stream) {
	return Buffer.concat(await Array.fromAsync(bytesOf(stream)));
}

// src/stages/attest.ts
/** Subjects in work at a time. Each makes its four statements side by side, which fills a runner's few cores. */
const SUBJECTS_AT_ONCE = 2;
/**
* Makes, for every platform manifest of a cleared image and for its index, whatever is missing of signature,
* provenance, SBOM, vulnerability result and, last, the verification summary. What is attached already, valid and
* the same in substance, is kept. Nothing is written to the registry.
*/
async function signAll(world, signing, cleared, repository) {
	const signatory = new Signatory(world, signing, cleared);
	const plans = await concurrently(subjectsOf(cleared.image), SUBJECTS_AT_ONCE, (subject) => planSubject(world, signing, signatory, cleared, repository, subject));
	await writeStatements(world, plans, repository);
	return plans;
}
/** Attaches what was made, one subject after another, then reads everything back and verifies it. */
async function attachAll(world, signing, repository, plans) {
	for (const plan of plans) await attachPlan(world, repository, plan);
	for (const plan of plans) await assertAttached(world, signing, repository, plan);
	return plans.flatMap(({ subject, entries }) => entries.map(({ statement, referrer, origin }) => ({
		predicateType: statement.predicateType,
		digest: referrer,
		subject: subject.digest,
		origin
	})));
}
async function planSubject(world, signing, signatory, cleared, repository, subject) {
	const attached = await readAttached(world, signing.verify, repository, subject.digest);
	const scanner = await world.tools.acquire("trivy");
	const statements = await inputStatements(cleared, subject.digest, signing, scanner);
	const entry = async (kind, statement, make) => {
		const same = attached.find((other) => other.kind === kind && sameSubstance(kind, other.statement, statement));
		if (same !== void 0) return {
			origin: "kept",
			...same
		};
		const bundle = await make();
		const manifest = bundleReferrer(subject, statement.predicateType, bundle, world.now());
		return {
			origin: "made",
			kind,
			statement,
			referrer: manifest.digest,
			manifest,
			bundle
		};
	};
	const attest = (kind, statement) => entry(kind, statement, () => signatory.attest(statement, repositoryName(repository)));
	const signature = {
		subject: subject.digest,
		predicateType: PREDICATE_TYPES.signature,
		predicate: {}
	};
	const inputs = await Promise.all([
		entry("signature", signature, () => signatory.sign(repository, subject.digest)),
		attest("provenance", statements.provenance),
		attest("sbom", statements.sbom),
		attest("vulnerabilities", statements.vulnerabilities)
	]);
	const summary = await attest("summary", summaryStatement(cleared, signing, repository, subject, inputs, world.now()));
	return {
		subject,
		attached,
		entries: [...inputs, summary]
	};
}
function summaryStatement(cleared, signing, repository, subject, inputs, now) {
	const predicate = summaryPredicate({
		resourceUri: pinnedName(repository, subject.digest),
		timeVerified: now.toISOString(),
		policyUri: `${PRODUCT.uri}/policy`,
		policyDigest: cleared.policyDigest,
		databaseUpdatedAt: cleared.scan.database.updatedAt,
		inputAttestations: inputs.map(({ referrer }) => ({
			uri: pinnedName(repository, referrer),
			digest: referrer
		})),
		verifiedLevels: [levelOf(signing)]
	});
	return {
		subject: subject.digest,
		predicateType: PREDICATE_TYPES.summary,
		predicate
	};
}
/**
* SLSA Build L2 wants provenance that a hosted build platform authenticates: so for a certificate of a GitHub-hosted
* runner. A key, or a machine of one's own, is L1.
*/
function levelOf(signing) {
	return signing.identity.kind === "certificate" && signing.run.runnerEnvironment === "github-hosted" ? "SLSA_BUILD_LEVEL_2" : "SLSA_BUILD_LEVEL_1";
}
async function attachPlan(world, repository, plan) {
	const made = plan.entries.filter((entry) => entry.origin === "made");
	const wanted = new Set(plan.entries.map(({ referrer }) => referrer));
	const outdated = plan.attached.map(({ referrer }) => referrer).filter((referrer) => !wanted.has(referrer));
	if (made.length === 0 && outdated.length === 0) return;
	if (made.length > 0) await world.registry.pushBlob(repository, EMPTY_DESCRIPTOR, () => Readable.from([EMPTY_CONFIG]));
	for (const { bundle } of made) await world.registry.pushBlob(repository, describe(bundle, BUNDLE_MEDIA_TYPE), () => Readable.from([bundle]));
	const manifests = made.map(({ manifest }) => manifest);
	await world.registry.attach(repository, plan.subject.digest, manifests, outdated);
}
/** What was attached must be there for everybody else, and verify: the registry's answer counts, not our memory. */
async function assertAttached(world, signing, repository, plan) {
	const there = await readAttached(world, signing.verify, repository, plan.subject.digest);
	for (const { kind, referrer } of plan.entries) {
		if (there.some((candidate) => candidate.kind === kind && candidate.referrer === referrer)) continue;
		const name = pinnedName(repository, plan.subject.digest);
		throw fault("attestation-lost", "attest", `the ${kind} of ${name} is not there, or does not verify, when it is read back (${referrer})`);
	}
}
/** Bundles of everything that was made, and the statements about the image as a whole. */
async function writeStatements(world, plans, repository) {
	const folder = world.workspace.evidence;
	await mkdir(join(folder, "bundles"), { recursive: true });
	for (const { subject, entries } of plans) for (const entry of entries) {
		const name = `${entry.kind}-${hex$1(subject.digest).slice(0, 12)}.sigstore.json`;
		if (entry.origin === "made") await writeFile(join(folder, "bundles", name), entry.bundle);
	}
	for (const { kind, statement } of plans.at(-1)?.entries ?? []) {
		if (kind !== "provenance" && kind !== "summary") continue;
		await writeFile(join(folder, `${kind}.intoto.json`), serializeStatement(statement, repositoryName(repository)));
	}
}

// src/formats/trivy.ts
const text$1 = string().default("");
const VulnerabilitySchema = object({
	VulnerabilityID: string().min(1),
	PkgName: string().min(1),
	InstalledVersion: text$1,
	FixedVersion: text$1,
	Severity: string(),
	Title: text$1,
	PrimaryURL: text$1,
	PkgIdentifier: object({ PURL: string().optional() }).default({})
});
const ReportSchema = object({
	SchemaVersion: literal(2),
	ArtifactType: literal("cyclonedx"),
	Metadata: object({ OS: object({
		Family: string(),
		Name: text$1,
		EOSL: boolean().default(false)
	}).optional() }).default({}),
	Results: array(object({
		Class: text$1,
		Packages: array(object({
			Name: text$1,
			Identifier: object({ BOMRef: text$1 }).default({ BOMRef: "" })
		})).nullish(),
		Vulnerabilities: array(VulnerabilitySchema).nullish()
	})).nullish()
});
/** Reads the JSON report of `trivy sbom`; a sentence that names the fault where it is none. */
function parseTrivyReport(json) {
	let document;
	try {
		document = JSON.parse(json);
	} catch {
		return json.trim() === "" ? "the report is empty" : "the report is not complete JSON";
	}
	const parsed = ReportSchema.safeParse(document);
	if (!parsed.success) return `the report has another form than expected (${firstIssue(parsed.error)})`;
	const results = parsed.data.Results ?? [];
	const os = parsed.data.Metadata.OS;
	const packagesOf = (of) => of.flatMap(({ Packages }) => (Packages ?? []).map(({ Name, Identifier }) => ({
		ref: Identifier.BOMRef,
		name: Name
	})));
	return {
		...os === void 0 || os.Family === "" || os.Family === "none" ? {} : { os: {
			family: os.Family,
			name: os.Name,
			endOfLife: os.EOSL
		} },
		osPackages: packagesOf(results.filter(({ Class }) => Class === "os-pkgs")).length,
		packages: packagesOf(results),
		vulnerabilities: results.flatMap(({ Vulnerabilities }) => (Vulnerabilities ?? []).map(toVulnerability))
	};
}
function toVulnerability(found) {
	const purl = found.PkgIdentifier.PURL;
	return {
		id: found.VulnerabilityID,
		severity: severityOf(found.Severity),
		package: found.PkgName,
		version: found.InstalledVersion,
		...purl === void 0 ? {} : { purl },
		...found.FixedVersion === "" ? {} : { fixedIn: found.FixedVersion },
		...found.Title === "" ? {} : { title: found.Title },
		...found.PrimaryURL.startsWith("https://") ? { url: found.PrimaryURL } : {}
	};
}
function severityOf(name) {
	const severity = name.toLowerCase();
	return isSeverity(severity) ? severity : "unknown";
}
function firstIssue(error) {
	const issue = error.issues[0];
	return issue === void 0 ? "unknown" : `${issue.path.join(".") || "document"}: ${issue.message}`;
}
const DatabaseSchema = object({
	Version: literal(2),
	UpdatedAt: datetime({ offset: true }),
	NextUpdate: datetime({ offset: true }),
	DownloadedAt: datetime({ offset: true }).optional()
});
/** Reads `metadata.json` of a vulnerability database (schema 2) or Java database (schema 1). */
function parseDatabaseMetadata(json, schema) {
	let document;
	try {
		document = JSON.parse(json);
	} catch {
		return;
	}
	const parsed = DatabaseSchema.extend({ Version: literal(schema) }).safeParse(document);
	if (!parsed.success) return void 0;
	const { UpdatedAt, NextUpdate, DownloadedAt } = parsed.data;
	return {
		updatedAt: UpdatedAt,
		nextUpdate: NextUpdate,
		...DownloadedAt === void 0 || DownloadedAt.startsWith("0001-") ? {} : { downloadedAt: DownloadedAt }
	};
}
/**
* Reads the debug log of an inventory: trivy passes over package files that it cannot parse and Java archives that
* it does not know, and says so nowhere else.
*/
function parseInventoryLog(log) {
	const unreadable = [];
	const unknown = /* @__PURE__ */ new Set();
	const guessed = /* @__PURE__ */ new Set();
	for (const line of log.split("\n")) {
		if (!/\t(?:DEBUG|WARN)\t/.test(line)) continue;
		const error = field(line, "err");
		if (line.includes("	[dpkg] Parse error	")) unreadable.push(field(line, "file_path") ?? "var/lib/dpkg/status");
		if (/\t(?:\[analyzer\] )?Analysis error\t/.test(line)) unreadable.push(error ?? "a package file");
		if (line.includes("	Walk error	")) unreadable.push(field(line, "file_path") ?? error ?? "a file");
		const file = field(line, "file");
		if (file === void 0) continue;
		if (line.includes("[jar] Failed to parse	")) unreadable.push(file);
		if (line.includes("[jar] No such POM in the central repositories	")) unknown.add(file);
		if (line.includes("[jar] POM was determined in a heuristic way	")) guessed.add(file);
	}
	return {
		unreadable,
		unidentified: [...unknown].filter((file) => !guessed.has(file))
	};
}
function field(line, key) {
	const quoted = new RegExp(`(?:^|[\\s])${key}=("(?:[^"\\\\]|\\\\.)*")`).exec(line)?.[1];
	if (quoted === void 0) return void 0;
	try {
		const value = JSON.parse(quoted);
		return typeof value === "string" ? value : void 0;
	} catch {
		return quoted.slice(1, -1);
	}
}

// src/stages/database-file.ts
/** The two databases of trivy: where they lie below its cache folder, and what they are in a registry. */
const DATABASES = {
	vulnerability: {
		folder: "db",
		file: "trivy.db",
		schema: 2,
		option: "--db-repository",
		only: "--download-db-only",
		name: "vulnerability database"
	},
	java: {
		folder: "java-db",
		file: "trivy-java.db",
		schema: 1,
		option: "--java-db-repository",
		only: "--download-java-db-only",
		name: "Java database"
	}
};
/** The metadata of a database below a cache folder; undefined where there is none that trivy could use. */
async function readMetadata(kind, cacheDir) {
	const { folder, file, schema } = DATABASES[kind];
	try {
		const metadata = parseDatabaseMetadata(await readFile(join(cacheDir, folder, "metadata.json"), "utf8"), schema);
		const handle = await open$1(join(cacheDir, folder, file));
		try {
			return (await handle.stat()).size > 0 ? metadata : void 0;
		} finally {
			await handle.close();
		}
	} catch {
		return;
	}
}
/** Whether trivy itself would not look for a newer one yet: before its next update, or fetched within the hour (Java: day). */
function isFresh(kind, metadata, now) {
	if (now.getTime() < Date.parse(metadata.nextUpdate)) return true;
	const rest = kind === "java" ? 864e5 : 36e5;
	return metadata.downloadedAt !== void 0 && now.getTime() < Date.parse(metadata.downloadedAt) + rest;
}
/** Every database with advisories has this bucket; one without it finds nothing in anything. */
const BUCKET = Buffer.from("vulnerability");
/** bbolt: the magic number of the first meta page, after its header of 16 bytes. */
const MAGIC = 3977042669;
const CHUNK_BYTES = 1048576;
/**
* The bare hex SHA-256 of a vulnerability database, streamed (0.7 s for 700 MB); undefined where the file is no
* bbolt database or holds no advisories.
*/
async function hashDatabase(cacheDir) {
	const hash = createHash("sha256");
	let first;
	let tail = Buffer.alloc(0);
	let hasAdvisories = false;
	const stream = createReadStream(join(cacheDir, "db", "trivy.db"), { highWaterMark: CHUNK_BYTES });
	for await (const chunk of bytesOf(stream)) {
		first ??= chunk;
		hash.update(chunk);
		hasAdvisories ||= Buffer.concat([tail, chunk.subarray(0, BUCKET.length)]).includes(BUCKET) || chunk.includes(BUCKET);
		tail = Buffer.from(chunk.subarray(-BUCKET.length));
	}
	return first !== void 0 && first.length >= 20 && first.readUInt32LE(16) === MAGIC && hasAdvisories ? hash.digest("hex") : void 0;
}

// src/stages/trivy.ts
/** Reports of large images: 20 MB for 5000 packages with many findings. */
const OUTPUT_LIMIT_BYTES = 268435456;
/** trivy has a time limit of its own of 5 min; ours is the one that counts, so its is a little later. */
const GRACE_MS = 5e3;
/**
* A call of trivy that nothing around it can change: an empty working folder, and an explicit empty configuration and
* ignore file, since trivy would load those that the author of a pull request left in the working folder.
*/
async function trivyCommand(world, call) {
	const trivy = await world.tools.acquire("trivy");
	const cwd = await world.workspace.folder("trivy");
	const [config, ignore] = [join(cwd, "config.yaml"), join(cwd, "ignore")];
	await Promise.all([writeFile(config, ""), writeFile(ignore, "")]);
	const fixed = [
		...[
			"--config",
			config,
			"--ignorefile",
			ignore
		],
		...["--cache-dir", call.cacheDir ?? join(cwd, "cache")],
		...["--timeout", `${Math.ceil((call.timeoutMs + GRACE_MS) / 1e3)}s`],
		...[
			"--skip-version-check",
			"--disable-telemetry",
			"--no-progress"
		],
		...call.quiet === false ? [] : ["--quiet"]
	];
	return {
		tool: "trivy",
		file: trivy.path,
		args: [...call.args, ...fixed],
		cwd,
		env: {
			...world.workspace.environment,
			...call.env
		},
		timeoutMs: call.timeoutMs,
		maxOutputBytes: OUTPUT_LIMIT_BYTES
	};
}

// src/stages/download-database.ts
const DOWNLOAD_LIMIT_MS = 6e5;
/** Waits before the second and third round through the repositories, in milliseconds. */
const BACK_OFF_MS = [2e3, 8e3];
/**
* Downloads a database into `cacheDir`: each repository in the order given, and again after a pause, three rounds at
* most, because rate limits and broken connections pass. What counts is what lies there afterwards, not how trivy
* ended. Answers the repository it came from; undefined where none had it, each failure having been said.
*/
async function downloadDatabase(world, kind, repositories, cacheDir, backOffMs = BACK_OFF_MS) {
	for (const wait of [0, ...backOffMs]) {
		if (wait > 0) {
			world.runner.say(`The ${DATABASES[kind].name} could not be had; trying again in ${wait / 1e3} s`);
			await setTimeout$1(wait);
		}
		for (const repository of repositories) {
			const failure = await downloadFrom(world, kind, repository, cacheDir);
			if (failure === void 0) return repository;
			world.runner.say(`No ${DATABASES[kind].name} from ${repository}: ${failure}`);
		}
	}
}
/** Into a folder of its own first: an interrupted download must not spoil the database that is there. */
async function downloadFrom(world, kind, repository, cacheDir) {
	const { only, option, folder, name } = DATABASES[kind];
	await mkdir(cacheDir, {
		recursive: true,
		mode: 448
	});
	const temporary = await mkdtemp(join(cacheDir, ".download-"));
	try {
		const command = await trivyCommand(world, {
			args: [
				"image",
				only,
				option,
				repository
			],
			cacheDir: temporary,
			timeoutMs: DOWNLOAD_LIMIT_MS,
			quiet: false,
			env: await credentials(world, repository)
		});
		const exit = await world.processes.watch(`Download the ${name} from ${repository}`, command);
		if (await readMetadata(kind, temporary) === void 0) return ending(exit);
		await rm(join(cacheDir, folder), {
			recursive: true,
			force: true
		});
		await rename(join(temporary, folder), join(cacheDir, folder));
		return;
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
/** A `DOCKER_CONFIG` for the registry of this database alone. */
async function credentials(world, repository) {
	const reference = parseReference(repository);
	if (typeof reference === "string") return {};
	const folder = await world.workspace.folder("database-credentials");
	const document = await world.registry.dockerConfig(reference.registry);
	await writeFile(join(folder, "config.json"), document, { mode: 384 });
	return { DOCKER_CONFIG: folder };
}
function ending(exit) {
	switch (exit.kind) {
		case "exited": return exit.code === 0 ? "trivy ended well, but what it left is no database" : `trivy ended with exit code ${exit.code}; its log above says why`;
		case "killed": return `trivy was killed by ${exit.signal}`;
		case "timed-out": return `trivy did not end within ${exit.afterMs / 1e3} s`;
		case "too-much-output": return "trivy printed too much";
		case "not-started": return exit.message;
	}
}

// src/stages/database.ts
/** trivy's cache folder below `cache-dir`. */
function trivyCache(world) {
	return join(world.workspace.cache, "trivy");
}
/**
* Makes sure that there is a vulnerability database, at best a fresh one, and reads and checks it. Whether it is too
* old is for the judge. Without network it is looked for in `cache-dir/trivy/db` and in `cache-dir/db`. Throws
* `database-unavailable`.
*/
async function database(world, options) {
	const repository = await refresh(world, "vulnerability", options);
	const cacheDir = await located(world, "vulnerability");
	const metadata = cacheDir === void 0 ? void 0 : await readMetadata("vulnerability", cacheDir);
	if (cacheDir === void 0 || metadata === void 0) throw fault("database-unavailable", "scan", missing(world, "vulnerability", options));
	const sha256 = await hashDatabase(cacheDir);
	if (sha256 === void 0) {
		const file = join(cacheDir, "db", "trivy.db");
		throw fault("database-unavailable", "scan", `${file} is no vulnerability database, or one without advisories`);
	}
	const { updatedAt, downloadedAt } = metadata;
	return {
		facts: {
			updatedAt,
			...downloadedAt === void 0 ? {} : { downloadedAt },
			...repository === void 0 ? {} : { repository },
			sha256
		},
		cacheDir
	};
}
/** The folder of the Java database, downloaded where it is missing or outdated. Throws `database-unavailable`. */
async function javaDatabase(world, options) {
	await refresh(world, "java", options);
	const cacheDir = await located(world, "java");
	if (cacheDir !== void 0) return join(cacheDir, "java-db");
	throw fault("database-unavailable", "sbom", missing(world, "java", options));
}
/** Downloads a database unless that is forbidden or needless; answers where it came from if it did. */
async function refresh(world, kind, options) {
	if (options.offline || options.repositories.length === 0) return void 0;
	const cacheDir = trivyCache(world);
	const cached = await readMetadata(kind, cacheDir);
	if (cached !== void 0 && isFresh(kind, cached, world.now())) return void 0;
	return downloadDatabase(world, kind, options.repositories, cacheDir, options.backOffMs);
}
/** The cache folder that has the database: ours, or `cache-dir` itself, as `trivy --cache-dir` fills it. */
async function located(world, kind) {
	for (const cacheDir of [trivyCache(world), world.workspace.cache]) if (await readMetadata(kind, cacheDir) !== void 0) return cacheDir;
}
function missing(world, kind, options) {
	const [what, folder] = kind === "java" ? ["Java database, and the image has jars", "java-db"] : ["vulnerability database", "db"];
	return `there is no ${what} in ${[trivyCache(world), world.workspace.cache].map((place) => join(place, folder)).join(" or ")}${options.offline ? "" : `, and none could be downloaded from ${options.repositories.join(", ") || "nowhere"}`}`;
}

// src/stages/push.ts
const AT_ONCE$5 = 3;
/**
* Brings a cleared image into a repository, by digest: blobs first, then the manifests, the index last, so that
* nothing there ever names what is missing. Answers `repository@sha256:…`.
*/
async function push(world, cleared, target) {
	const image = imageOf$1(cleared);
	const { layout, root } = image;
	const top = await readManifest$1(world, layout, root);
	const manifests = await concurrently(childrenOf(top, image), AT_ONCE$5, (entry) => readManifest$1(world, layout, entry));
	const from = sourceOf(image);
	const blobs = unique([...manifests, top].flatMap((manifest) => blobsOf$1(manifest, image)));
	await concurrently(blobs, AT_ONCE$5, (blob) => world.registry.pushBlob(target, blob, () => world.layouts.open(layout, blob), from));
	for (const manifest of manifests) await world.registry.pushManifest(target, manifest);
	await world.registry.pushManifest(target, top);
	return pinnedName(target, root.digest);
}
/** Sets the tag of a cleared image that was pushed, and reads it back; a target without a tag gets none. */
async function tag(world, cleared, target) {
	const image = imageOf$1(cleared);
	if (target.tag === void 0) return;
	const { registry, path } = target;
	await world.registry.pushManifest(target, await readManifest$1(world, image.layout, image.root), target.tag);
	const { digest } = await world.registry.resolve({
		registry,
		path,
		tag: target.tag
	});
	if (digest === image.root.digest) return;
	throw fault("tag-moved", "push", `${repositoryName(target)}:${target.tag} was set to ${image.root.digest} and points to ${digest}`);
}
/** The types keep others out; this keeps out what only looks like a clearance at run time. */
function imageOf$1(cleared) {
	if (!Cleared.isCleared(cleared)) throw new TypeError("only a cleared image is pushed");
	return cleared.image;
}
async function readManifest$1(world, layout, entry) {
	const { mediaType, digest } = entry;
	return {
		mediaType,
		digest,
		bytes: await world.layouts.read(layout, entry, MAX_MANIFEST_BYTES)
	};
}
/** The manifests of an index, the platforms under check first. */
function childrenOf(top, image) {
	const parsed = parseManifest(top.bytes, top.mediaType, image.name);
	if (parsed.kind === "manifest") return [];
	const checked = new Set(image.platforms.map(({ manifest }) => manifest.digest));
	const entries = unique(parsed.manifests);
	return [...entries.filter(({ digest }) => checked.has(digest)), ...entries.filter(({ digest }) => !checked.has(digest))];
}
function blobsOf$1(manifest, image) {
	const parsed = parseManifest(manifest.bytes, manifest.mediaType, image.name);
	return parsed.kind === "index" ? [] : [parsed.config, ...parsed.layers];
}
function unique(descriptors) {
	return [...new Map(descriptors.map((one) => [one.digest, one])).values()];
}
/** The repository that an image was fetched from; folders and files have none. */
function sourceOf(image) {
	const reference = parseReference(image.name);
	return typeof reference === "string" ? void 0 : {
		registry: reference.registry,
		path: reference.path
	};
}

// src/stages/image-fetch.ts
const AT_ONCE$4 = 3;
const TRIES = 3;
/** Brings what an image is made of from its source into a private layout, each blob once. */
var ImageFetch = class {
	#layouts;
	#source;
	#layout;
	#manifests = /* @__PURE__ */ new Map();
	#blobs = /* @__PURE__ */ new Map();
	constructor(layouts, source, layout) {
		this.#layouts = layouts;
		this.#source = source;
		this.#layout = layout;
	}
	/** What messages call the image. */
	get name() {
		return this.#source.name;
	}
	/** The bytes of a manifest, which are stored. */
	manifest(entry) {
		const bytes = this.#manifests.get(entry.digest) ?? this.#manifest(entry);
		this.#manifests.set(entry.digest, bytes);
		return bytes;
	}
	/** The bytes of an image configuration, which are stored. */
	async configuration(config) {
		if (config.size > 8388608) throw fault("image-invalid", "image", `${this.name} has an image configuration of ${config.size} bytes, at most ${MAX_CONFIG_BYTES} are allowed`);
		await this.#blob(config);
		return await this.#layouts.read(this.#layout, config, MAX_CONFIG_BYTES);
	}
	/** Stores blobs, the largest first so that none of them is waited for alone at the end. */
	async blobs(blobs) {
		const queue = [...blobs].sort((left, right) => right.size - left.size);
		let broken = false;
		await concurrently(queue, AT_ONCE$4, async (blob) => {
			if (broken) return;
			try {
				await this.#blob(blob);
			} catch (error) {
				broken = true;
				throw error;
			}
		});
	}
	async #manifest(entry) {
		const { root } = this.#source;
		const { bytes } = entry.digest === root.digest ? root : await this.#source.manifest(entry);
		await this.#layouts.store(this.#layout, entry, Readable.from([bytes], { objectMode: false }));
		return bytes;
	}
	#blob(blob) {
		const known = this.#blobs.get(blob.digest);
		if (known === void 0) {
			const stored = this.#store(blob);
			this.#blobs.set(blob.digest, {
				size: blob.size,
				stored
			});
			return stored;
		}
		if (known.size === blob.size) return known.stored;
		throw fault("image-invalid", "image", `${this.name} gives two sizes for the blob ${blob.digest}`);
	}
	async #store(blob) {
		for (let attempt = 1;; attempt += 1) try {
			const stream = await this.#source.blob(blob);
			if (this.#source.layout === this.#layout) await finished$1(stream.resume());
			else await this.#layouts.store(this.#layout, blob, stream);
			return;
		} catch (error) {
			if (!(error instanceof AssayError && error.reasons.every(({ code }) => code === "registry-unavailable")) || attempt >= TRIES) throw error;
		}
	}
};

// src/stages/image-source.ts
/** Finds an image; an archive is unpacked into `layout`, which is empty and private. */
async function openSource(world, subject, layout) {
	switch (subject.kind) {
		case "registry": return await fromRegistry(world, subject.reference);
		case "layout": {
			const { directory, tag } = subject;
			const source = await fromLayout(world, directory, directory, await world.layouts.find(directory, tag));
			return tag === void 0 ? source : {
				...source,
				tag
			};
		}
		case "archive": return await fromLayout(world, subject.file, layout, await world.layouts.unpack(subject.file, layout));
	}
}
async function fromRegistry({ registry }, reference) {
	const { tag } = reference;
	return {
		name: repositoryName(reference),
		...tag === void 0 ? {} : { tag },
		root: await registry.resolve(reference),
		manifest: ({ digest }) => registry.resolve({
			registry: reference.registry,
			path: reference.path,
			digest
		}),
		blob: (blob) => registry.blob(reference, blob)
	};
}
async function fromLayout({ layouts }, name, layout, root) {
	const manifest = async (entry) => ({
		mediaType: entry.mediaType,
		digest: entry.digest,
		bytes: await layouts.read(layout, entry, MAX_MANIFEST_BYTES)
	});
	return {
		name,
		layout,
		root: await manifest(root),
		manifest,
		blob: async (blob) => layouts.open(layout, blob)
	};
}

// src/stages/platforms.ts
const AT_ONCE$3 = 4;
/** Reads the wanted platforms among the entries of an image; all of them where none is named. */
async function choosePlatforms(fetch, entries, wanted) {
	const runnable = entries.filter((entry) => !isAttestationEntry(entry));
	if (runnable.length === 0) throw invalid(`${fetch.name} is an index without any platform`);
	const located = await concurrently(runnable, AT_ONCE$3, async (entry) => ({
		entry,
		platform: entry.platform ?? (await readPlatform(fetch, entry)).platform
	}));
	assertNamed(located.map(({ platform }) => platform), wanted, fetch.name);
	const isWanted = (platform) => wanted.length === 0 || wanted.some((one) => matches(platform, one));
	const taken = located.filter(({ platform }) => isWanted(platform));
	return {
		chosen: await concurrently(taken, AT_ONCE$3, ({ entry }) => readPlatform(fetch, entry)),
		skipped: located.filter(({ platform }) => !isWanted(platform)).map(({ platform }) => platform),
		others: entries.filter((entry) => !taken.some((one) => one.entry === entry))
	};
}
/** The configuration and layers of any manifest of an index: what travels with it. */
async function blobsOf(fetch, entry) {
	const { config, layers } = await readManifest(fetch, entry);
	return [config, ...layers];
}
async function readPlatform(fetch, entry) {
	const where = `${fetch.name}@${entry.digest}`;
	const { config, layers } = await readManifest(fetch, entry);
	if (!isConfigType(config.mediaType)) throw invalid(`${where} is an artifact of type "${config.mediaType.slice(0, 100)}" and not a container image`);
	if (layers.length === 0) throw invalid(`${where} has no layers, so there is nothing to check`);
	for (const { mediaType, digest } of layers) assertReadable(mediaType, `the layer ${digest} of ${where}`);
	const configuration = parseConfiguration(await fetch.configuration(config), `the image configuration of ${where}`);
	if (configuration.diffIds.length !== layers.length) throw invalid(`${where} has ${layers.length} layers where its configuration lists ${configuration.diffIds.length}`);
	const { mediaType, digest, size } = entry;
	return {
		platform: entry.platform ?? configuration.platform,
		manifest: {
			mediaType,
			digest,
			size
		},
		config,
		layers,
		configuration
	};
}
async function readManifest(fetch, entry) {
	const where = `${fetch.name}@${entry.digest}`;
	const nested = `${where} is an index inside an index, which is not supported; push a flat index`;
	if (isIndexType(entry.mediaType)) throw invalid(nested);
	const manifest = parseManifest(await fetch.manifest(entry), entry.mediaType, where);
	if (manifest.kind === "index") throw invalid(nested);
	return manifest;
}
function assertReadable(mediaType, where) {
	if (isLayerType(mediaType)) return;
	const why = isForeignLayerType(mediaType) ? "lies outside the registry" : `is of type "${mediaType.slice(0, 100)}"`;
	throw fault("scan-incomplete", "image", `${where} ${why} and cannot be checked`);
}
/** Evidence is named by platform: two of one name could not be told apart. */
function assertNamed(platforms, wanted, name) {
	const names = platforms.map(platformName);
	const twice = names.find((one, at) => names.indexOf(one) !== at);
	if (twice !== void 0) throw invalid(`${name} lists the platform ${twice} more than once`);
	const missing = wanted.filter((one) => !platforms.some((platform) => matches(platform, one)));
	if (missing.length === 0) return;
	throw fault("input-invalid", "inputs", `${name} has no platform ${missing.map(platformName).join(", ")}; it has ${names.join(", ")}`);
}
/** Without a variant every variant is meant; arm64 and arm64/v8 are the same. */
function matches(platform, wanted) {
	const variant = (one) => one.architecture === "arm64" && one.variant === void 0 ? "v8" : one.variant;
	return platform.os === wanted.os && platform.architecture === wanted.architecture && (wanted.variant === void 0 || variant(platform) === variant(wanted));
}
function invalid(message) {
	return fault("image-invalid", "image", message);
}

// src/stages/resolve.ts
const AT_ONCE$2 = 3;
/**
* Resolves an image once and fetches it once into a private OCI layout, every byte checked against its digest. With
* `pushTo` everything that an index holds is fetched, since all of it travels; otherwise only the platforms under
* check. Throws `image-not-found`, `image-invalid`, `input-invalid`, `scan-incomplete` or the registry's faults.
*/
async function resolve(world, request) {
	const layout = await world.workspace.folder("image");
	await world.layouts.create(layout);
	const source = await openSource(world, request.subject, layout);
	const fetch = new ImageFetch(world.layouts, source, layout);
	const { mediaType, digest, bytes } = source.root;
	const root = {
		mediaType,
		digest,
		size: bytes.byteLength
	};
	const parsed = parseManifest(await fetch.manifest(root), mediaType, `${source.name}@${digest}`);
	const entries = parsed.kind === "index" ? parsed.manifests : [root];
	const { chosen, skipped, others } = await choosePlatforms(fetch, entries, request.platforms);
	if (request.pushTo !== void 0 && skipped.length > 0) {
		const message = `\`push-to\` moves the whole image, and \`platform\` leaves out ${skipped.map(platformName).join(", ")}; leave out one of the two`;
		throw fault("input-invalid", "inputs", message);
	}
	const carried = request.pushTo === void 0 ? [] : others;
	const blobs = await concurrently(carried, AT_ONCE$2, (entry) => blobsOf(fetch, entry));
	await fetch.blobs([...chosen.flatMap(({ config, layers }) => [config, ...layers]), ...blobs.flat()]);
	await world.layouts.setRoot(layout, root);
	return {
		name: source.name,
		...source.tag === void 0 ? {} : { tag: source.tag },
		root,
		isIndex: parsed.kind === "index",
		platforms: chosen,
		skippedPlatforms: skipped,
		layout
	};
}
/** Throws `tag-moved` where the tag that was asked for points to another image by now. */
async function assertTagUnmoved(world, subject, image) {
	if (subject.kind !== "registry" || subject.reference.digest !== void 0) return;
	const { reference } = subject;
	const { digest } = await world.registry.resolve(reference);
	if (digest === image.root.digest) return;
	throw fault("tag-moved", "image", `${repositoryName(reference)}:${reference.tag ?? "latest"} pointed to ${image.root.digest} and points to ${digest} now`);
}

// src/formats/cyclonedx.ts
const PropertySchema = looseObject({
	name: string(),
	value: string().default("")
});
const ComponentSchema = looseObject({
	"bom-ref": string().min(1),
	type: string(),
	name: string(),
	group: string().optional(),
	version: string().optional(),
	purl: string().optional(),
	licenses: array(looseObject({ license: looseObject({ id: string().optional() }).optional() })).optional(),
	properties: array(PropertySchema).optional()
});
const BomSchema = looseObject({
	bomFormat: literal("CycloneDX"),
	specVersion: _enum(["1.6", "1.7"]),
	metadata: looseObject({
		tools: looseObject({ components: array(looseObject({ name: string() })) }),
		component: ComponentSchema
	}),
	components: array(ComponentSchema),
	dependencies: array(looseObject({
		ref: string(),
		dependsOn: array(string()).default([])
	}))
});
/** Reads a CycloneDX JSON document of trivy's making; a sentence that names the fault where it is none. */
function parseBom(json) {
	let document;
	try {
		document = JSON.parse(json);
	} catch {
		return json.trim() === "" ? "the SBOM is empty" : "the SBOM is not complete JSON";
	}
	return readBom(document);
}
/** The same for a document that is parsed already. */
function readBom(document) {
	const parsed = BomSchema.safeParse(document);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	return `the SBOM has another form than expected (${issue?.path.join(".")}: ${issue?.message})`;
}
/** trivy's own properties; `trivy sbom` reads them again, so they stay as they are. */
const TRIVY = "aquasecurity:trivy:";
/** The values of one of trivy's properties. */
function trivyValues(component, name) {
	return (component.properties ?? []).filter((one) => one.name === TRIVY + name).map((one) => one.value);
}
/**
* The packages with a version that an SBOM lists. Operating systems and the files that list packages (lock files,
* binaries: applications with trivy's `Type`) are containers of packages and none themselves.
*/
function packagesOf(bom) {
	return bom.components.filter(isPackage).flatMap((component) => {
		const { version, purl } = component;
		if (version === void 0 || version === "") return [];
		return [{
			ref: component["bom-ref"],
			label: purl ?? `${component.name}@${version}`,
			version
		}];
	});
}
function isPackage(component) {
	if (component.type === "operating-system") return false;
	return !(component.type === "application" && trivyValues(component, "Type").length > 0) && (component.type === "library" || component.type === "framework" || component.purl !== void 0);
}
/** The distributions that an SBOM names; trivy's `none` stands for packages of an unknown one. */
function operatingSystemsOf(bom) {
	return bom.components.filter(({ type }) => type === "operating-system").map(({ name }) => name);
}
/** Of the image itself only these: trivy also copies labels, tags and references, which may hold secrets. */
const KEPT = new Set([
	"SchemaVersion",
	"ImageID",
	"DiffID",
	"Size"
].map((name) => TRIVY + name));
/**
* Turns trivy's inventory into Assay's SBOM in CycloneDX 1.6: names what it is about, drops what the image's author
* wrote into its configuration, and gives the same image the same bom-refs each time.
*/
function enrich(bom, main, by, serialNumber) {
	const refs = stableRefs(bom, main.purl);
	const rename = (ref) => refs.get(ref) ?? ref;
	const kept = (bom.metadata.component.properties ?? []).filter(({ name }) => KEPT.has(name));
	const platform = main.platform === void 0 ? [] : [{
		name: "assay:platform",
		value: main.platform
	}];
	const { version: _, $schema: __, ...rest } = bom;
	return {
		$schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
		...rest,
		specVersion: "1.6",
		serialNumber,
		version: 1,
		metadata: {
			...bom.metadata,
			timestamp: by.timestamp,
			tools: { components: [...bom.metadata.tools.components, toolComponent(by)] },
			component: {
				"bom-ref": main.purl,
				type: main.type,
				name: main.name,
				...main.version === void 0 ? {} : { version: main.version },
				purl: main.purl,
				properties: [...platform, ...kept]
			}
		},
		components: bom.components.map((component) => ({
			...component,
			"bom-ref": rename(component["bom-ref"])
		})).sort((a, b) => a["bom-ref"] < b["bom-ref"] ? -1 : 1),
		dependencies: bom.dependencies.map(({ ref, dependsOn }) => ({
			ref: rename(ref),
			dependsOn: dependsOn.map(rename).sort()
		})).sort((a, b) => a.ref < b.ref ? -1 : 1)
	};
}
/** Assay among the tools of an SBOM. */
function toolComponent(by) {
	return {
		type: "application",
		name: by.tool.name,
		version: by.tool.version
	};
}
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** trivy gives a random UUID to what shares its PURL or has none: the content and the place make a stable name. */
function stableRefs(bom, main) {
	const refs = /* @__PURE__ */ new Map([[bom.metadata.component["bom-ref"], main]]);
	const taken = new Set(bom.components.map((component) => component["bom-ref"]));
	for (const component of bom.components) {
		const old = component["bom-ref"];
		if (!UUID.test(old)) continue;
		const { "bom-ref": _, ...content } = component;
		const key = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16);
		const base = `${component.purl ?? `${component.type}:${component.name}`}#${key}`;
		let ref = base;
		for (let copy = 2; taken.has(ref); copy += 1) ref = `${base}-${copy}`;
		taken.add(ref);
		refs.set(old, ref);
	}
	return refs;
}
/** Moves license ids that the schema does not know to the free name, where the schema has them. */
function renameLicenses(bom, isLicenseId) {
	return {
		...bom,
		components: bom.components.map((component) => component.licenses === void 0 ? component : {
			...component,
			licenses: component.licenses.map((choice) => renamed(choice, isLicenseId))
		})
	};
}
function renamed(choice, isLicenseId) {
	const id = choice.license?.id;
	if (id === void 0 || isLicenseId(id)) return choice;
	const { id: _, ...rest } = choice.license ?? {};
	return {
		...choice,
		license: {
			...rest,
			name: id
		}
	};
}

// src/formats/cyclonedx-merge.ts
const FrameSchema = looseObject({
	components: array(unknown()),
	dependencies: array(unknown())
});
/**
* One SBOM of a multi-platform image: the index depends on its platforms, and each platform keeps all its components.
* The frame is authored with the CycloneDX library; the components are taken as they are, since its models would lose
* trivy's properties and forms of license. The same package on two platforms is two components: bom-refs start with
* the platform. Answers an error sentence where the result cannot be read back.
*/
async function mergeBoms(parts, main, by, serialNumber) {
	const frame = await frameOf(parts, main, by, serialNumber);
	const { components, dependencies } = FrameSchema.parse(frame);
	const roots = new Set(parts.map(rootRef));
	const authored = dependencies.filter((one) => !roots.has(looseObject({ ref: string() }).parse(one).ref));
	for (const part of parts) {
		const rename = (ref) => inPart(part, ref);
		for (const component of part.bom.components) components.push({
			...component,
			"bom-ref": rename(component["bom-ref"])
		});
		for (const { ref, dependsOn } of part.bom.dependencies) authored.push({
			ref: rename(ref),
			dependsOn: dependsOn.map(rename)
		});
	}
	return readBom({
		...frame,
		components,
		dependencies: authored
	});
}
async function frameOf(parts, main, by, serialNumber) {
	const { Models, Enums, Serialize, Spec } = await import("./index.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const index = new Models.Component(Enums.ComponentType.Container, main.name, {
		bomRef: main.purl,
		purl: main.purl,
		...main.version === void 0 ? {} : { version: main.version }
	});
	const platforms = parts.map((part) => {
		const { component } = part.bom.metadata;
		const properties = (component.properties ?? []).map(({ name, value }) => new Models.Property(name, value));
		return new Models.Component(Enums.ComponentType.Container, component.name, {
			bomRef: rootRef(part),
			...component.version === void 0 ? {} : { version: component.version },
			...component.purl === void 0 ? {} : { purl: component.purl },
			properties: new Models.PropertyRepository(properties)
		});
	});
	for (const platform of platforms) index.dependencies.add(platform.bomRef);
	const tool = toolComponent(by);
	const bom = new Models.Bom({
		serialNumber,
		components: new Models.ComponentRepository(platforms),
		metadata: new Models.Metadata({
			timestamp: new Date(by.timestamp),
			component: index,
			tools: new Models.Tools({ components: new Models.ComponentRepository([new Models.Component(Enums.ComponentType.Application, tool.name, { version: tool.version })]) })
		})
	});
	const normalize = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
	const json = new Serialize.JsonSerializer(normalize).serialize(bom, { sortLists: true });
	const frame = looseObject({ metadata: looseObject({ tools: looseObject({}) }) }).parse(JSON.parse(json));
	const inventoried = parts[0]?.bom.metadata.tools ?? frame.metadata.tools;
	return {
		...frame,
		metadata: {
			...frame.metadata,
			tools: inventoried
		}
	};
}
function rootRef(part) {
	return inPart(part, part.bom.metadata.component["bom-ref"]);
}
function inPart(part, ref) {
	return `${part.name}/${ref}`;
}

// node_modules/packageurl-js/src/error.js
var require_error = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function formatPurlErrorMessage(message = "") {
		const { length } = message;
		let formatted = "";
		if (length) {
			const code0 = message.charCodeAt(0);
			formatted = code0 >= 65 || code0 <= 90 ? `${message[0].toLowerCase()}${message.slice(1)}` : message;
			if (length > 1 && message.charCodeAt(length - 1) === 46 && message.charCodeAt(length - 2) !== 46) formatted = formatted.slice(0, -1);
		}
		return `Invalid purl: ${formatted}`;
	}
	var PurlError = class extends Error {
		constructor(message) {
			super(formatPurlErrorMessage(message));
		}
	};
	module.exports = {
		formatPurlErrorMessage,
		PurlError
	};
}));

// node_modules/packageurl-js/src/decode.js
var require_decode = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { PurlError } = require_error();
	const { decodeURIComponent } = globalThis;
	function decodePurlComponent(comp, encodedURIComponent) {
		try {
			return decodeURIComponent(encodedURIComponent);
		} catch {}
		throw new PurlError(`unable to decode "${comp}" component`);
	}
	module.exports = { decodePurlComponent };
}));

// node_modules/packageurl-js/src/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const LOOP_SENTINEL = 1e6;
	const REUSED_SEARCH_PARAMS = new URLSearchParams();
	const REUSED_SEARCH_PARAMS_KEY = "_";
	const REUSED_SEARCH_PARAMS_OFFSET = 2;
	module.exports = {
		LOOP_SENTINEL,
		REUSED_SEARCH_PARAMS,
		REUSED_SEARCH_PARAMS_KEY,
		REUSED_SEARCH_PARAMS_OFFSET
	};
}));

// node_modules/packageurl-js/src/objects.js
var require_objects = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { LOOP_SENTINEL } = require_constants();
	function isObject(value) {
		return value !== null && typeof value === "object";
	}
	function recursiveFreeze(value_) {
		if (value_ === null || !(typeof value_ === "object" || typeof value_ === "function") || Object.isFrozen(value_)) return value_;
		const queue = [value_];
		let { length: queueLength } = queue;
		let pos = 0;
		while (pos < queueLength) {
			if (pos === LOOP_SENTINEL) throw new Error("Detected infinite loop in object crawl of recursiveFreeze");
			const obj = queue[pos++];
			Object.freeze(obj);
			if (Array.isArray(obj)) for (let i = 0, { length } = obj; i < length; i += 1) {
				const item = obj[i];
				if (item !== null && (typeof item === "object" || typeof item === "function") && !Object.isFrozen(item)) queue[queueLength++] = item;
			}
			else {
				const keys = Reflect.ownKeys(obj);
				for (let i = 0, { length } = keys; i < length; i += 1) {
					const propValue = obj[keys[i]];
					if (propValue !== null && (typeof propValue === "object" || typeof propValue === "function") && !Object.isFrozen(propValue)) queue[queueLength++] = propValue;
				}
			}
		}
		return value_;
	}
	module.exports = {
		isObject,
		recursiveFreeze
	};
}));

// node_modules/packageurl-js/src/strings.js
var require_strings = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { compare: localeCompare } = new Intl.Collator();
	const regexSemverNumberedGroups = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;
	function isBlank(str) {
		for (let i = 0, { length } = str; i < length; i += 1) {
			const code = str.charCodeAt(i);
			if (!(code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 160 || code === 5760 || code === 8192 || code === 8193 || code === 8194 || code === 8195 || code === 8196 || code === 8197 || code === 8198 || code === 8199 || code === 8200 || code === 8201 || code === 8202 || code === 8232 || code === 8233 || code === 8239 || code === 8287 || code === 12288 || code === 65279)) return false;
		}
		return true;
	}
	function isNonEmptyString(value) {
		return typeof value === "string" && value.length > 0;
	}
	function isSemverString(value) {
		return typeof value === "string" && regexSemverNumberedGroups.test(value);
	}
	function lowerName(purl) {
		purl.name = purl.name.toLowerCase();
	}
	function lowerNamespace(purl) {
		const { namespace } = purl;
		if (typeof namespace === "string") purl.namespace = namespace.toLowerCase();
	}
	function lowerVersion(purl) {
		const { version } = purl;
		if (typeof version === "string") purl.version = version.toLowerCase();
	}
	function replaceDashesWithUnderscores(str) {
		let result = "";
		let fromIndex = 0;
		let index = 0;
		while ((index = str.indexOf("-", fromIndex)) !== -1) {
			result = result + str.slice(fromIndex, index) + "_";
			fromIndex = index + 1;
		}
		return fromIndex ? result + str.slice(fromIndex) : str;
	}
	function replaceUnderscoresWithDashes(str) {
		let result = "";
		let fromIndex = 0;
		let index = 0;
		while ((index = str.indexOf("_", fromIndex)) !== -1) {
			result = result + str.slice(fromIndex, index) + "-";
			fromIndex = index + 1;
		}
		return fromIndex ? result + str.slice(fromIndex) : str;
	}
	function trimLeadingSlashes(str) {
		let start = 0;
		while (str.charCodeAt(start) === 47) start += 1;
		return start === 0 ? str : str.slice(start);
	}
	module.exports = {
		isBlank,
		isNonEmptyString,
		isSemverString,
		localeCompare,
		lowerName,
		lowerNamespace,
		lowerVersion,
		replaceDashesWithUnderscores,
		replaceUnderscoresWithDashes,
		trimLeadingSlashes
	};
}));

// node_modules/packageurl-js/src/encode.js
var require_encode = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { REUSED_SEARCH_PARAMS, REUSED_SEARCH_PARAMS_KEY, REUSED_SEARCH_PARAMS_OFFSET } = require_constants();
	const { isObject } = require_objects();
	const { isNonEmptyString } = require_strings();
	const { encodeURIComponent } = globalThis;
	function encodeNamespace(namespace) {
		return isNonEmptyString(namespace) ? encodeURIComponent(namespace).replace(/%3A/g, ":").replace(/%2F/g, "/") : "";
	}
	function encodeQualifierParam(param) {
		if (isNonEmptyString(param)) {
			REUSED_SEARCH_PARAMS.set(REUSED_SEARCH_PARAMS_KEY, param);
			return replacePlusSignWithPercentEncodedSpace(REUSED_SEARCH_PARAMS.toString().slice(REUSED_SEARCH_PARAMS_OFFSET));
		}
		return "";
	}
	function encodeQualifiers(qualifiers) {
		if (isObject(qualifiers)) {
			const qualifiersKeys = Object.keys(qualifiers).sort();
			const searchParams = new URLSearchParams();
			for (let i = 0, { length } = qualifiersKeys; i < length; i += 1) {
				const key = qualifiersKeys[i];
				searchParams.set(key, qualifiers[key]);
			}
			return replacePlusSignWithPercentEncodedSpace(searchParams.toString());
		}
		return "";
	}
	function encodeSubpath(subpath) {
		return isNonEmptyString(subpath) ? encodeURIComponent(subpath).replace(/%2F/g, "/") : "";
	}
	function encodeVersion(version) {
		return isNonEmptyString(version) ? encodeURIComponent(version).replace(/%3A/g, ":").replace(/%2B/g, "+") : "";
	}
	function replacePlusSignWithPercentEncodedSpace(str) {
		return str.replace(/\+/g, "%20");
	}
	module.exports = {
		encodeNamespace,
		encodeVersion,
		encodeQualifiers,
		encodeQualifierParam,
		encodeSubpath,
		encodeURIComponent
	};
}));

// node_modules/packageurl-js/src/helpers.js
var require_helpers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function createHelpersNamespaceObject(helpers, options_ = {}) {
		const { comparator, ...defaults } = {
			__proto__: null,
			...options_
		};
		const helperNames = Object.keys(helpers).sort();
		const propNames = [...new Set([...Object.values(helpers)].map(Object.keys).flat())].sort(comparator);
		const nsObject = Object.create(null);
		for (let i = 0, { length } = propNames; i < length; i += 1) {
			const propName = propNames[i];
			const helpersForProp = Object.create(null);
			for (let j = 0, { length: length_j } = helperNames; j < length_j; j += 1) {
				const helperName = helperNames[j];
				const helperValue = helpers[helperName][propName] ?? defaults[helperName];
				if (helperValue !== void 0) helpersForProp[helperName] = helperValue;
			}
			nsObject[propName] = helpersForProp;
		}
		return nsObject;
	}
	module.exports = { createHelpersNamespaceObject };
}));

// node_modules/packageurl-js/src/normalize.js
var require_normalize = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { isObject } = require_objects();
	const { isBlank } = require_strings();
	function normalizeName(rawName) {
		return typeof rawName === "string" ? rawName.trim() : void 0;
	}
	function normalizeNamespace(rawNamespace) {
		return typeof rawNamespace === "string" ? normalizePath(rawNamespace) : void 0;
	}
	function normalizePath(pathname, callback) {
		let collapsed = "";
		let start = 0;
		while (pathname.charCodeAt(start) === 47) start += 1;
		let nextIndex = pathname.indexOf("/", start);
		if (nextIndex === -1) return pathname.slice(start);
		while (nextIndex !== -1) {
			const segment = pathname.slice(start, nextIndex);
			if (callback === void 0 || callback(segment)) collapsed = collapsed + (collapsed.length === 0 ? "" : "/") + segment;
			start = nextIndex + 1;
			while (pathname.charCodeAt(start) === 47) start += 1;
			nextIndex = pathname.indexOf("/", start);
		}
		const lastSegment = pathname.slice(start);
		if (lastSegment.length !== 0 && (callback === void 0 || callback(lastSegment))) collapsed = collapsed + "/" + lastSegment;
		return collapsed;
	}
	function normalizeQualifiers(rawQualifiers) {
		let qualifiers;
		for (const { 0: key, 1: value } of qualifiersToEntries(rawQualifiers)) {
			const trimmed = (typeof value === "string" ? value : String(value)).trim();
			if (trimmed.length === 0) continue;
			if (qualifiers === void 0) qualifiers = { __proto__: null };
			qualifiers[key.toLowerCase()] = trimmed;
		}
		return qualifiers;
	}
	function normalizeSubpath(rawSubpath) {
		return typeof rawSubpath === "string" ? normalizePath(rawSubpath, subpathFilter) : void 0;
	}
	function normalizeType(rawType) {
		return typeof rawType === "string" ? rawType.trim().toLowerCase() : void 0;
	}
	function normalizeVersion(rawVersion) {
		return typeof rawVersion === "string" ? rawVersion.trim() : void 0;
	}
	function qualifiersToEntries(rawQualifiers) {
		if (isObject(rawQualifiers)) return rawQualifiers instanceof URLSearchParams ? rawQualifiers.entries() : Object.entries(rawQualifiers);
		return typeof rawQualifiers === "string" ? new URLSearchParams(rawQualifiers).entries() : Object.entries({});
	}
	function subpathFilter(segment) {
		const { length } = segment;
		if (length === 1 && segment.charCodeAt(0) === 46) return false;
		if (length === 2 && segment.charCodeAt(0) === 46 && segment.charCodeAt(1) === 46) return false;
		return !isBlank(segment);
	}
	module.exports = {
		normalizeName,
		normalizeNamespace,
		normalizePath,
		normalizeQualifiers,
		normalizeSubpath,
		normalizeType,
		normalizeVersion
	};
}));

// node_modules/packageurl-js/src/lang.js
var require_lang = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function isNullishOrEmptyString(value) {
		return value === null || value === void 0 || typeof value === "string" && value.length === 0;
	}
	module.exports = { isNullishOrEmptyString };
}));

// node_modules/packageurl-js/src/validate.js
var require_validate = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { PurlError } = require_error();
	const { isNullishOrEmptyString } = require_lang();
	const { isNonEmptyString } = require_strings();
	function validateEmptyByType(type, name, value, throws) {
		if (!isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`${type} "${name}" component must be empty`);
			return false;
		}
		return true;
	}
	function validateName(name, throws) {
		return validateRequired("name", name, throws) && validateStrings("name", name, throws);
	}
	function validateNamespace(namespace, throws) {
		return validateStrings("namespace", namespace, throws);
	}
	function validateQualifiers(qualifiers, throws) {
		if (qualifiers === null || qualifiers === void 0) return true;
		if (typeof qualifiers !== "object") {
			if (throws) throw new PurlError("\"qualifiers\" must be an object");
			return false;
		}
		const keysIterable = typeof qualifiers.keys === "function" ? qualifiers.keys() : Object.keys(qualifiers);
		for (const key of keysIterable) if (!validateQualifierKey(key, throws)) return false;
		return true;
	}
	function validateQualifierKey(key, throws) {
		if (!validateStartsWithoutNumber("qualifier", key, throws)) return false;
		for (let i = 0, { length } = key; i < length; i += 1) {
			const code = key.charCodeAt(i);
			if (!(code >= 48 && code <= 57 || code >= 65 && code <= 90 || code >= 97 && code <= 122 || code === 46 || code === 45 || code === 95)) {
				if (throws) throw new PurlError(`qualifier "${key}" contains an illegal character`);
				return false;
			}
		}
		return true;
	}
	function validateRequired(name, value, throws) {
		if (isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`"${name}" is a required component`);
			return false;
		}
		return true;
	}
	function validateRequiredByType(type, name, value, throws) {
		if (isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`${type} requires a "${name}" component`);
			return false;
		}
		return true;
	}
	function validateStartsWithoutNumber(name, value, throws) {
		if (isNonEmptyString(value)) {
			const code = value.charCodeAt(0);
			if (code >= 48 && code <= 57) {
				if (throws) throw new PurlError(`${name} "${value}" cannot start with a number`);
				return false;
			}
		}
		return true;
	}
	function validateStrings(name, value, throws) {
		if (value === null || value === void 0 || typeof value === "string") return true;
		if (throws) throw new PurlError(`"'${name}" must be a string`);
		return false;
	}
	function validateSubpath(subpath, throws) {
		return validateStrings("subpath", subpath, throws);
	}
	function validateType(type, throws) {
		if (!validateRequired("type", type, throws) || !validateStrings("type", type, throws) || !validateStartsWithoutNumber("type", type, throws)) return false;
		for (let i = 0, { length } = type; i < length; i += 1) {
			const code = type.charCodeAt(i);
			if (!(code >= 48 && code <= 57 || code >= 65 && code <= 90 || code >= 97 && code <= 122 || code === 46 || code === 43 || code === 45)) {
				if (throws) throw new PurlError(`type "${type}" contains an illegal character`);
				return false;
			}
		}
		return true;
	}
	function validateVersion(version, throws) {
		return validateStrings("version", version, throws);
	}
	module.exports = {
		validateEmptyByType,
		validateName,
		validateNamespace,
		validateQualifiers,
		validateQualifierKey,
		validateRequired,
		validateRequiredByType,
		validateStartsWithoutNumber,
		validateStrings,
		validateSubpath,
		validateType,
		validateVersion
	};
}));

// node_modules/packageurl-js/src/purl-component.js
var require_purl_component = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { encodeNamespace, encodeVersion, encodeQualifiers, encodeQualifierParam, encodeSubpath, encodeURIComponent } = require_encode();
	const { createHelpersNamespaceObject } = require_helpers();
	const { normalizeType, normalizeNamespace, normalizeName, normalizeVersion, normalizeQualifiers, normalizeSubpath } = require_normalize();
	const { localeCompare, isNonEmptyString } = require_strings();
	const { validateType, validateNamespace, validateName, validateVersion, validateQualifiers, validateQualifierKey, validateSubpath } = require_validate();
	const PurlComponentEncoder = (comp) => isNonEmptyString(comp) ? encodeURIComponent(comp) : "";
	const PurlComponentStringNormalizer = (comp) => typeof comp === "string" ? comp : void 0;
	const PurlComponentValidator = (_comp, _throws) => true;
	const componentSortOrderLookup = {
		__proto__: null,
		type: 0,
		namespace: 1,
		name: 2,
		version: 3,
		qualifiers: 4,
		qualifierKey: 5,
		qualifierValue: 6,
		subpath: 7
	};
	function componentSortOrder(comp) {
		return componentSortOrderLookup[comp] ?? comp;
	}
	function componentComparator(compA, compB) {
		return localeCompare(componentSortOrder(compA), componentSortOrder(compB));
	}
	module.exports = { PurlComponent: createHelpersNamespaceObject({
		encode: {
			namespace: encodeNamespace,
			version: encodeVersion,
			qualifiers: encodeQualifiers,
			qualifierKey: encodeQualifierParam,
			qualifierValue: encodeQualifierParam,
			subpath: encodeSubpath
		},
		normalize: {
			type: normalizeType,
			namespace: normalizeNamespace,
			name: normalizeName,
			version: normalizeVersion,
			qualifiers: normalizeQualifiers,
			subpath: normalizeSubpath
		},
		validate: {
			type: validateType,
			namespace: validateNamespace,
			name: validateName,
			version: validateVersion,
			qualifierKey: validateQualifierKey,
			qualifiers: validateQualifiers,
			subpath: validateSubpath
		}
	}, {
		comparator: componentComparator,
		encode: PurlComponentEncoder,
		normalize: PurlComponentStringNormalizer,
		validate: PurlComponentValidator
	}) };
}));

// node_modules/packageurl-js/src/purl-qualifier-names.js
var require_purl_qualifier_names = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = { PurlQualifierNames: {
		__proto__: null,
		RepositoryUrl: "repository_url",
		DownloadUrl: "download_url",
		VcsUrl: "vcs_url",
		FileName: "file_name",
		Checksum: "checksum"
	} };
}));

// node_modules/packageurl-js/src/purl-type.js
var require_purl_type = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { isNullishOrEmptyString } = require_lang();
	const { createHelpersNamespaceObject } = require_helpers();
	const { isSemverString, lowerName, lowerNamespace, lowerVersion, replaceDashesWithUnderscores, replaceUnderscoresWithDashes } = require_strings();
	const { validateEmptyByType, validateRequiredByType } = require_validate();
	const { PurlError } = require_error();
	const PurlTypNormalizer = (purl) => purl;
	const PurlTypeValidator = (_purl, _throws) => true;
	module.exports = { PurlType: createHelpersNamespaceObject({
		normalize: {
			alpm(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			apk(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			bitbucket(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			bitnami(purl) {
				lowerName(purl);
				return purl;
			},
			composer(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			deb(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			gitlab(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			github(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			hex(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			huggingface(purl) {
				lowerVersion(purl);
				return purl;
			},
			mlflow(purl) {
				if (purl.qualifiers?.repository_url?.includes("databricks")) lowerName(purl);
				return purl;
			},
			npm(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			luarocks(purl) {
				lowerVersion(purl);
				return purl;
			},
			oci(purl) {
				lowerName(purl);
				return purl;
			},
			pub(purl) {
				lowerName(purl);
				purl.name = replaceDashesWithUnderscores(purl.name);
				return purl;
			},
			pypi(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				purl.name = replaceUnderscoresWithDashes(purl.name);
				return purl;
			},
			qpkg(purl) {
				lowerNamespace(purl);
				return purl;
			},
			rpm(purl) {
				lowerNamespace(purl);
				return purl;
			}
		},
		validate: {
			conan(purl, throws) {
				if (isNullishOrEmptyString(purl.namespace)) {
					if (purl.qualifiers?.channel) {
						if (throws) throw new PurlError("conan requires a \"namespace\" component when a \"channel\" qualifier is present");
						return false;
					}
				} else if (isNullishOrEmptyString(purl.qualifiers)) {
					if (throws) throw new PurlError("conan requires a \"qualifiers\" component when a namespace is present");
					return false;
				}
				return true;
			},
			cran(purl, throws) {
				return validateRequiredByType("cran", "version", purl.version, throws);
			},
			golang(purl) {
				const { version } = purl;
				if ((typeof version === "string" ? version.length : 0) && version.charCodeAt(0) === 118 && !isSemverString(version.slice(1))) {
					if (throws) throw new PurlError("golang \"version\" component starting with a \"v\" must be followed by a valid semver version");
					return false;
				}
				return true;
			},
			maven(purl, throws) {
				return validateRequiredByType("maven", "namespace", purl.namespace, throws);
			},
			mlflow(purl, throws) {
				return validateEmptyByType("mlflow", "namespace", purl.namespace, throws);
			},
			oci(purl, throws) {
				return validateEmptyByType("oci", "namespace", purl.namespace, throws);
			},
			pub(purl, throws) {
				const { name } = purl;
				for (let i = 0, { length } = name; i < length; i += 1) {
					const code = name.charCodeAt(i);
					if (!(code >= 48 && code <= 57 || code >= 97 && code <= 122 || code === 95)) {
						if (throws) throw new PurlError("pub \"name\" component may only contain [a-z0-9_] characters");
						return false;
					}
				}
				return true;
			},
			swift(purl, throws) {
				return validateRequiredByType("swift", "namespace", purl.namespace, throws) && validateRequiredByType("swift", "version", purl.version, throws);
			}
		}
	}, {
		normalize: PurlTypNormalizer,
		validate: PurlTypeValidator
	}) };
}));

// node_modules/packageurl-js/src/package-url.js
/*!
Copyright (c) the purl authors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/
var require_package_url = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { decodePurlComponent } = require_decode();
	const { isObject, recursiveFreeze } = require_objects();
	const { isBlank, isNonEmptyString, trimLeadingSlashes } = require_strings();
	const { PurlComponent } = require_purl_component();
	const { PurlQualifierNames } = require_purl_qualifier_names();
	const { PurlType } = require_purl_type();
	const { PurlError } = require_error();
	var PackageURL = class PackageURL {
		static Component = recursiveFreeze(PurlComponent);
		static KnownQualifierNames = recursiveFreeze(PurlQualifierNames);
		static Type = recursiveFreeze(PurlType);
		constructor(rawType, rawNamespace, rawName, rawVersion, rawQualifiers, rawSubpath) {
			const type = isNonEmptyString(rawType) ? PurlComponent.type.normalize(rawType) : rawType;
			PurlComponent.type.validate(type, true);
			const namespace = isNonEmptyString(rawNamespace) ? PurlComponent.namespace.normalize(rawNamespace) : rawNamespace;
			PurlComponent.namespace.validate(namespace, true);
			const name = isNonEmptyString(rawName) ? PurlComponent.name.normalize(rawName) : rawName;
			PurlComponent.name.validate(name, true);
			const version = isNonEmptyString(rawVersion) ? PurlComponent.version.normalize(rawVersion) : rawVersion;
			PurlComponent.version.validate(version, true);
			const qualifiers = typeof rawQualifiers === "string" || isObject(rawQualifiers) ? PurlComponent.qualifiers.normalize(rawQualifiers) : rawQualifiers;
			PurlComponent.qualifiers.validate(qualifiers, true);
			const subpath = isNonEmptyString(rawSubpath) ? PurlComponent.subpath.normalize(rawSubpath) : rawSubpath;
			PurlComponent.subpath.validate(subpath, true);
			this.type = type;
			this.name = name;
			this.namespace = namespace ?? void 0;
			this.version = version ?? void 0;
			this.qualifiers = qualifiers ?? void 0;
			this.subpath = subpath ?? void 0;
			const typeHelpers = PurlType[type];
			if (typeHelpers) {
				typeHelpers.normalize(this);
				typeHelpers.validate(this, true);
			}
		}
		toString() {
			const { namespace, name, version, qualifiers, subpath, type } = this;
			let purlStr = `pkg:${PurlComponent.type.encode(type)}/`;
			if (namespace) purlStr = `${purlStr}${PurlComponent.namespace.encode(namespace)}/`;
			purlStr = `${purlStr}${PurlComponent.name.encode(name)}`;
			if (version) purlStr = `${purlStr}@${PurlComponent.version.encode(version)}`;
			if (qualifiers) purlStr = `${purlStr}?${PurlComponent.qualifiers.encode(qualifiers)}`;
			if (subpath) purlStr = `${purlStr}#${PurlComponent.subpath.encode(subpath)}`;
			return purlStr;
		}
		static fromString(purlStr) {
			return new PackageURL(...PackageURL.parseString(purlStr));
		}
		static parseString(purlStr) {
			if (typeof purlStr !== "string") throw new Error("A purl string argument is required.");
			if (isBlank(purlStr)) return [
				void 0,
				void 0,
				void 0,
				void 0,
				void 0,
				void 0
			];
			const colonIndex = purlStr.indexOf(":");
			let url;
			let maybeUrlWithAuth;
			if (colonIndex !== -1) try {
				const beforeColon = purlStr.slice(0, colonIndex);
				const afterColon = purlStr.slice(colonIndex + 1);
				const trimmedAfterColon = trimLeadingSlashes(afterColon);
				url = new URL(`${beforeColon}:${trimmedAfterColon}`);
				maybeUrlWithAuth = afterColon.length === trimmedAfterColon.length ? url : new URL(purlStr);
			} catch (e) {
				throw new PurlError("failed to parse as URL", { cause: e });
			}
			if (url?.protocol !== "pkg:") throw new PurlError("missing required \"pkg\" scheme component");
			if (maybeUrlWithAuth.username !== "" || maybeUrlWithAuth.password !== "") throw new PurlError("cannot contain a \"user:pass@host:port\"");
			const { pathname } = url;
			const firstSlashIndex = pathname.indexOf("/");
			const rawType = decodePurlComponent("type", firstSlashIndex === -1 ? pathname : pathname.slice(0, firstSlashIndex));
			if (firstSlashIndex < 1) return [
				rawType,
				void 0,
				void 0,
				void 0,
				void 0,
				void 0
			];
			let rawVersion;
			let atSignIndex = pathname.lastIndexOf("@");
			if (atSignIndex !== -1 && pathname.charCodeAt(atSignIndex - 1) === 47) atSignIndex = -1;
			const beforeVersion = pathname.slice(rawType.length + 1, atSignIndex === -1 ? pathname.length : atSignIndex);
			if (atSignIndex !== -1) rawVersion = decodePurlComponent("version", pathname.slice(atSignIndex + 1));
			let rawNamespace;
			let rawName;
			const lastSlashIndex = beforeVersion.lastIndexOf("/");
			if (lastSlashIndex === -1) rawName = decodePurlComponent("name", beforeVersion);
			else {
				rawName = decodePurlComponent("name", beforeVersion.slice(lastSlashIndex + 1));
				rawNamespace = decodePurlComponent("namespace", beforeVersion.slice(0, lastSlashIndex));
			}
			let rawQualifiers;
			const { searchParams } = url;
			if (searchParams.size !== 0) {
				searchParams.forEach((value) => decodePurlComponent("qualifiers", value));
				rawQualifiers = searchParams;
			}
			let rawSubpath;
			const { hash } = url;
			if (hash.length !== 0) rawSubpath = decodePurlComponent("subpath", hash.slice(1));
			return [
				rawType,
				rawNamespace,
				rawName,
				rawVersion,
				rawQualifiers,
				rawSubpath
			];
		}
	};
	for (const staticProp of [
		"Component",
		"KnownQualifierNames",
		"Type"
	]) Reflect.defineProperty(PackageURL, staticProp, {
		...Reflect.getOwnPropertyDescriptor(PackageURL, staticProp),
		writable: false
	});
	Reflect.setPrototypeOf(PackageURL.prototype, null);
	module.exports = {
		PackageURL,
		PurlComponent,
		PurlQualifierNames,
		PurlType
	};
}));

// node_modules/packageurl-js/index.js
/*!
Copyright (c) the purl authors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/
var require_packageurl_js = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { PackageURL, PurlComponent, PurlQualifierNames, PurlType } = require_package_url();
	module.exports = {
		PackageURL,
		PurlComponent,
		PurlQualifierNames,
		PurlType
	};
}));

// src/formats/purl.ts
var import_packageurl_js = require_packageurl_js();
/**
* purl-spec, type `oci`: the name is the last segment of the repository in lower case, the version the digest. Without
* a repository (a layout or archive) the name is taken from what the image is called.
*/
function ociPurl(called, digest, place) {
	const { repository, tag, platform } = place;
	const name = (repository === void 0 ? called : repository.path).split("/").filter(Boolean).at(-1)?.toLowerCase() ?? "image";
	const qualifiers = {
		...platform === void 0 ? {} : { arch: platform.architecture },
		...repository === void 0 ? {} : { repository_url: repositoryName(repository) },
		...tag === void 0 ? {} : { tag }
	};
	return new import_packageurl_js.PackageURL("oci", void 0, name, digest, qualifiers, void 0).toString();
}
/** purl-spec, type `github`: a repository `owner/name` at a commit. */
function sourcePurl(repository, commit) {
	const [owner, name = repository] = repository.split("/");
	return new import_packageurl_js.PackageURL("github", owner, name, commit === "" ? void 0 : commit, void 0, void 0).toString();
}
/** purl-spec, type `generic`: for what has no home. */
function genericPurl(name) {
	return new import_packageurl_js.PackageURL("generic", void 0, name, void 0, void 0, void 0).toString();
}

// src/stages/inventory-cache.ts
/** A larger cache costs more to copy than it saves, and is begun anew. */
const LARGEST_BYTES = 67108864;
/**
* trivy remembers each layer that it has seen in one file, which it locks. Each inventory works on a private copy, so
* that platforms and jobs can run side by side, and puts it back whole. `name` tells platforms and versions apart.
*/
async function openInventoryCache(world, name) {
	const folder = await world.workspace.folder("inventory");
	const mine = join(folder, "fanal", "fanal.db");
	const shared = join(world.workspace.cache, "trivy", "layers", name, "fanal.db");
	await mkdir(join(folder, "fanal"), { mode: 448 });
	if (await sizeOf(shared) <= LARGEST_BYTES) await copyFile(shared, mine).catch(ignoreAbsent);
	return {
		folder,
		link: async (javaDatabase) => symlink(javaDatabase, join(folder, "java-db")),
		keep: async () => {
			await mkdir(join(shared, ".."), {
				recursive: true,
				mode: 448
			});
			const temporary = `${shared}.${process.pid}`;
			try {
				await copyFile(mine, temporary);
				await rename(temporary, shared);
			} finally {
				await rm(temporary, { force: true });
			}
		}
	};
}
async function sizeOf(file) {
	return stat(file).then((found) => found.size, () => 0);
}
function ignoreAbsent(error) {
	if (error.code !== "ENOENT") throw error;
}

// src/stages/inventory.ts
const INVENTORY_LIMIT_MS = 9e5;
const MOST_NOTES = 20;
/** CycloneDX at once, without a detour over trivy's JSON report, which would hold the image's environment and history. */
const FORMAT = [
	"--format",
	"cyclonedx",
	"--offline-scan",
	"--skip-java-db-update",
	"--debug"
];
/** trivy's words when it meets a jar and there is no Java database. */
const WANTS_JAVA = /'--skip-java-db-update' cannot be specified on the first run/;
/** Files that list the packages of a distribution; of an RPM database trivy tells the fault and not the path. */
const OS_PACKAGE_FILE = /\brpmdb\b|(?:^|[\s"'])\/?(?:var\/lib\/(?:dpkg|rpm)|usr\/lib\/sysimage\/rpm|(?:usr\/)?lib\/apk\/db)\//;
/**
* Lists the packages of one platform. `layout` is an OCI layout with that one manifest; `javaDatabase` is asked for
* when the image has jars. Throws `tool-failed`, `tool-timed-out`, `database-unavailable` and `scan-incomplete`.
*/
async function inventoryImage(world, image, layout, javaDatabase) {
	const name = platformName(image.platform);
	const trivy = await world.tools.acquire("trivy");
	const cache = await openInventoryCache(world, `${trivy.version}-${platformSlug(image.platform)}`);
	const run = async () => {
		const call = {
			args: [
				"image",
				"--input",
				layout,
				...FORMAT,
				"--cache-backend",
				"fs"
			],
			cacheDir: cache.folder,
			timeoutMs: INVENTORY_LIMIT_MS,
			quiet: false
		};
		return world.processes.read(await trivyCommand(world, call));
	};
	let exit = await run();
	if (exit.kind === "exited" && exit.code !== 0 && WANTS_JAVA.test(exit.stderr)) {
		await cache.link(await javaDatabase());
		exit = await run();
	}
	const { bom, log } = read(exit, name);
	demandSameImage(bom, image, name);
	const notes = notesOf(log, name);
	if (notes.length === 0) await cache.keep();
	return {
		bom,
		notes
	};
}
/** Lists the dependencies that the lock files of a source tree name. */
async function inventorySource(world, folder) {
	const call = {
		args: [
			"filesystem",
			folder,
			...FORMAT,
			"--cache-backend",
			"memory"
		],
		timeoutMs: INVENTORY_LIMIT_MS,
		quiet: false
	};
	const { bom, log } = read(await world.processes.read(await trivyCommand(world, call)), "the source tree");
	return {
		bom,
		notes: notesOf(log, "the source tree")
	};
}
function read(exit, name) {
	const bom = parseBom(successOf(exit, "sbom", "trivy"));
	if (typeof bom === "string") throw fault("tool-failed", "sbom", `trivy's inventory of ${name}: ${bom}`);
	return {
		bom,
		log: parseInventoryLog("stderr" in exit ? exit.stderr : "")
	};
}
/** The inventory must be of this very image, with each of its layers. */
function demandSameImage(bom, image, name) {
	const { component } = bom.metadata;
	const listed = new Set(trivyValues(component, "DiffID"));
	if (image.configuration.diffIds.every((diffId) => listed.has(diffId)) && trivyValues(component, "ImageID")[0] === image.config.digest) return;
	throw fault("scan-incomplete", "sbom", `trivy's inventory of ${name} does not cover all layers of the image`);
}
function notesOf(log, name) {
	const broken = log.unreadable.find((file) => OS_PACKAGE_FILE.test(file));
	if (broken !== void 0) throw fault("scan-incomplete", "sbom", `${name}: a package list cannot be read: ${plain(broken, 300)}`);
	const notes = [...log.unreadable.map((file) => `${name}: not readable: ${plain(file, 300)}`), ...log.unidentified.map((file) => `${name}: unidentified Java archive: ${plain(file, 300)}`)].sort();
	const more = notes.length - MOST_NOTES;
	return more > 0 ? [...notes.slice(0, MOST_NOTES), `${name}: and ${more} more files`] : notes;
}

// src/stages/sbom-files.ts
const CONVERT_LIMIT_MS = 3e5;
/** Gives the licenses forms that the schema has. */
async function withKnownLicenses(world, bom) {
	const ids = /* @__PURE__ */ new Set();
	for (const { licenses = [] } of bom.components) for (const { license } of licenses) if (license?.id !== void 0) ids.add(license.id);
	const known = /* @__PURE__ */ new Set();
	for (const id of ids) if (await world.sbomValidator.isLicenseId(id)) known.add(id);
	return known.size === ids.size ? bom : renameLicenses(bom, (id) => known.has(id));
}
/**
* Validates an SBOM strictly and writes it as `NAME.cdx.json`, and as SPDX made from that very file as
* `NAME.spdx.json`. Throws `tool-failed` where the SBOM is not valid or cannot be validated.
*/
async function writeSbom(world, name, scope, bom, notes) {
	const wrong = await world.sbomValidator.fault(bom).catch((error) => {
		throw fault("tool-failed", "sbom", `${name}.cdx.json could not be validated: ${String(error)}`, error);
	});
	if (wrong !== void 0) throw fault("tool-failed", "sbom", `${name}.cdx.json is not valid CycloneDX 1.6: ${wrong}`);
	const cyclonedx = await evidence(world, `${name}.cdx.json`, bom);
	return {
		scope,
		cyclonedx,
		spdx: await evidence(world, `${name}.spdx.json`, await toSpdx(world, cyclonedx.path, bom)),
		components: bom.components.length,
		...notes.length === 0 ? {} : { notes }
	};
}
async function evidence(world, name, document) {
	const path = join(world.workspace.evidence, name);
	const text = `${JSON.stringify(document, null, 1)}\n`;
	await writeFile(path, text);
	return {
		path,
		sha256: hexOf(text)
	};
}
const SpdxSchema = looseObject({
	spdxVersion: literal("SPDX-2.3"),
	SPDXID: literal("SPDXRef-DOCUMENT"),
	creationInfo: looseObject({ creators: array(string()) }),
	packages: array(unknown()).min(1)
});
async function toSpdx(world, file, bom) {
	const command = await trivyCommand(world, {
		args: [
			"sbom",
			file,
			"--format",
			"spdx-json",
			"--cache-backend",
			"memory",
			"--offline-scan"
		],
		timeoutMs: CONVERT_LIMIT_MS
	});
	const text = await readTool(world.processes, "sbom", command);
	const { name } = bom.metadata.component;
	try {
		const spdx = SpdxSchema.parse(JSON.parse(text));
		const creators = [...spdx.creationInfo.creators, `Tool: ${PRODUCT.name}-${PRODUCT.version}`];
		return {
			...spdx,
			name,
			documentNamespace: `${PRODUCT.uri}/spdx/${randomUUID()}`,
			creationInfo: {
				...spdx.creationInfo,
				creators
			}
		};
	} catch (error) {
		throw fault("tool-failed", "sbom", `trivy made no SPDX 2.3 document of the SBOM of ${name}`, error);
	}
}

// src/stages/sbom.ts
const AT_ONCE$1 = 2;
/** Makes the SBOMs that a request asks for; see {@link sboms}. */
function inventory(world, image, request) {
	const { subject, pushTo, database } = request;
	const repository = pushTo ?? (subject.kind === "registry" ? subject.reference : void 0);
	return sboms$1(world, image, request.source?.folder, {
		...repository === void 0 ? {} : { repository },
		javaRepositories: database.javaRepositories,
		offline: database.offline
	});
}
/**
* Makes the SBOMs of all platforms, of their index, and of the source tree, and writes them as evidence. Every
* platform is inventoried once. Throws an AssayError where one of them cannot be had whole and valid.
*/
async function sboms$1(world, image, source, options) {
	const { javaRepositories: repositories, offline } = options;
	const by = {
		timestamp: world.now().toISOString(),
		tool: PRODUCT
	};
	let java;
	const askForJava = () => {
		java ??= javaDatabase(world, {
			repositories,
			offline
		});
		return java;
	};
	const parts = [];
	const jobs = image.platforms.map((platform, at) => async () => {
		const layout = await world.workspace.folder("layout");
		await world.layouts.platformView(layout, image.layout, platform.manifest);
		const inventory = await inventoryImage(world, platform, layout, askForJava);
		const bom = await finished(world, inventory, platformComponent(image, platform, options), by);
		if (image.isIndex) parts.push({
			name: platformName(platform.platform),
			bom,
			at
		});
		const scope = {
			kind: "platform",
			platform: platform.platform,
			manifest: platform.manifest.digest
		};
		const name = image.isIndex ? `sbom-${platformSlug(platform.platform)}` : "sbom";
		return writeSbom(world, name, scope, bom, inventory.notes);
	});
	const [platforms, listed] = await Promise.all([concurrently(jobs, AT_ONCE$1, (job) => job()), source === void 0 ? void 0 : inventorySource(world, source)]);
	const made = listed === void 0 ? platforms : [...platforms, await sourceSbom(world, listed, by)];
	if (!image.isIndex) return made;
	parts.sort((a, b) => a.at - b.at);
	return [...made, await mergeSboms(world, image, parts, options.repository, by)];
}
/** The SBOM of an index: all components of all its platforms, each below its platform. */
async function mergeSboms(world, image, parts, repository, by) {
	const main = mainComponent(image, image.root.digest, repository);
	const bom = await mergeBoms(parts, main, by, serialNumber());
	if (typeof bom === "string") throw fault("tool-failed", "sbom", `the SBOM of the index: ${bom}`);
	return writeSbom(world, "sbom", {
		kind: "index",
		digest: image.root.digest
	}, bom, []);
}
async function sourceSbom(world, inventory, by) {
	const { repository, sha } = world.runner.context;
	const name = repository === "" ? "source" : repository;
	const purl = repository === "" ? genericPurl(name) : sourcePurl(repository, sha);
	const bom = await finished(world, inventory, {
		type: "application",
		name,
		...sha === "" ? {} : { version: sha },
		purl
	}, by);
	return writeSbom(world, "sbom-source", { kind: "source" }, bom, inventory.notes);
}
async function finished(world, inventory, main, by) {
	return withKnownLicenses(world, enrich(inventory.bom, main, by, serialNumber()));
}
function platformComponent(image, platform, options) {
	return {
		...mainComponent(image, platform.manifest.digest, options.repository, platform),
		platform: platformName(platform.platform)
	};
}
function mainComponent(image, digest, repository, platform) {
	const purl = ociPurl(image.name, digest, {
		...repository === void 0 ? {} : { repository },
		...image.tag === void 0 ? {} : { tag: image.tag },
		...platform === void 0 ? {} : { platform: platform.platform }
	});
	return {
		type: "container",
		name: repository === void 0 ? image.name : repositoryName(repository),
		version: digest,
		purl
	};
}
function serialNumber() {
	return `urn:uuid:${randomUUID()}`;
}

// src/stages/scan.ts
const AT_ONCE = 2;
const SCAN_LIMIT_MS = 6e5;
const MOST_MISSED = 20;
/**
* Scans the SBOMs of all platforms and of the source. The SBOM of an index is left out: its platforms say the same.
* Throws `tool-failed` and `tool-timed-out`; what a scan did not cover is told in its coverage.
*/
async function scan$1(world, sboms, database) {
	const startedAt = world.now().toISOString();
	const scopes = sboms.filter(({ scope }) => scope.kind !== "index");
	const scans = await concurrently(scopes, AT_ONCE, (sbom) => scanOne(world, sbom, database));
	return {
		database: database.facts,
		startedAt,
		finishedAt: world.now().toISOString(),
		findings: merged(scans),
		coverage: scans.map(({ coverage }) => coverage)
	};
}
async function scanOne(world, { scope, cyclonedx }, database) {
	const place = placeOf$1(scope);
	const command = await trivyCommand(world, {
		args: [
			...[
				"sbom",
				cyclonedx.path,
				"--scanners",
				"vuln",
				"--format",
				"json",
				"--list-all-pkgs"
			],
			...[
				"--exit-code",
				"0",
				"--skip-db-update",
				"--skip-java-db-update",
				"--offline-scan"
			],
			...["--cache-backend", "memory"]
		],
		cacheDir: database.cacheDir,
		timeoutMs: SCAN_LIMIT_MS
	});
	const report = parseTrivyReport(await readTool(world.processes, "scan", command));
	if (typeof report === "string") throw fault("tool-failed", "scan", `trivy's scan of ${place}: ${report}`);
	const bom = parseBom(await readFile(cyclonedx.path, "utf8"));
	if (typeof bom === "string") throw fault("tool-failed", "scan", `${cyclonedx.path}: ${bom}`);
	return {
		place,
		coverage: coverageOf(scope, bom, report),
		findings: report.vulnerabilities
	};
}
/** Counts the packages of the SBOM against those that trivy took, by bom-ref. */
function coverageOf(scope, bom, report) {
	const listed = packagesOf(bom);
	const taken = new Set(report.packages.map(({ ref }) => ref));
	const missed = listed.filter(({ ref }) => !taken.has(ref));
	return {
		scope,
		...report.os === void 0 ? {} : { os: report.os },
		listed: listed.length,
		scanned: listed.length - missed.length,
		missed: missed.slice(0, MOST_MISSED).map(({ label }) => plain(label, 200)),
		gaps: gapsOf(bom, report)
	};
}
/** Each of these makes trivy find nothing and call that a success. */
function gapsOf(bom, { os, osPackages }) {
	const systems = operatingSystemsOf(bom);
	const gaps = [];
	if (systems.length > 1) gaps.push("several operating systems are listed, and only one can be scanned");
	if (systems.length > 0 && os === void 0) gaps.push("there are packages of a distribution that is not recognised");
	if (os !== void 0 && osPackages === 0) gaps.push(`no package of ${plain(`${os.family} ${os.name}`, 100)} is listed: its package database is missing`);
	return gaps;
}
/** One finding for the same vulnerability in the same version of a package, with every place that has it. */
function merged(scans) {
	const found = /* @__PURE__ */ new Map();
	for (const { place, findings } of scans) for (const finding of findings) {
		const key = JSON.stringify([
			finding.id,
			finding.package,
			finding.version
		]);
		const earlier = found.get(key);
		found.set(key, earlier === void 0 ? {
			...finding,
			foundIn: [place]
		} : joined(earlier, finding, place));
	}
	return [...found.values()].sort(bySeverity);
}
function joined(earlier, again, place) {
	const worse = SEVERITIES.indexOf(again.severity) < SEVERITIES.indexOf(earlier.severity);
	return {
		...again,
		...earlier,
		...worse ? { severity: again.severity } : {},
		foundIn: [.../* @__PURE__ */ new Set([...earlier.foundIn, place])]
	};
}
function bySeverity(a, b) {
	const order = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
	const [left, right] = [a, b].map((one) => `${one.package} ${one.version} ${one.id}`);
	return order !== 0 ? order : (left ?? "") < (right ?? "") ? -1 : 1;
}
function placeOf$1(scope) {
	if (scope.kind === "platform") return platformName(scope.platform);
	return scope.kind === "source" ? "source" : scope.digest;
}

// src/stages/secrets/credential-rule.ts
const NAMES$1 = /PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL/i;
/** Names of settings that are about a credential and hold none. */
const SETTINGS = /(?:FILE|PATH|DIR|URL|URI|HOST|ENDPOINT|NAME|TTL|TIMEOUT|EXPIRY|EXPIRATION|LIFETIME|LENGTH|TYPE|ENABLED|HEADER|ALGORITHM|ISSUER|VERSION|POLICY)$/i;
const ASSIGNMENT = /(?:^|\s)(?:--)?([A-Za-z_][\w.-]*)=("[^"]*"|'[^']*'|\S+)/g;
const MIN_LENGTH = 6;
/** Bits a character: below stand `aaaaaa`, `121212`. */
const MIN_ENTROPY = 1.8;
const WORDS = /^(?:change[-_ ]?me.*|(?:your|my|some|the)[-_ ].*|x{3,}|\*+|password|passwd|secret|token|example|sample|placeholder|redacted|none|null|undefined|default|dummy|disabled|enabled|required|optional|unset)$/i;
/** References, templates, paths, addresses without a password, plain numbers, AWS's documentation. */
const NO_LITERAL = /[$`]|^<.*>$|\{\{|^%.*%$|^(?:\.{0,2}|~)\/|^[A-Za-z]:\\|^(?:file|https?):\/\/[^@]*$|^\d{1,9}$|EXAMPLE(?:KEY)?$/;
/**
* Assignments in an entry of the image configuration (`ENV`, labels, build arguments and `ENV` steps in the
* history) that give a literal value to a name like `DB_PASSWORD`: neither engine has a rule for these.
*/
function credentialsIn(text) {
	return [...text.matchAll(ASSIGNMENT)].flatMap(([, name = "", raw = ""]) => {
		const value = raw.replace(/^(["'])(.*)\1$/s, "$2");
		return NAMES$1.test(name) && !SETTINGS.test(name) && isLiteralSecret(value) ? [{
			name,
			value
		}] : [];
	});
}
function isLiteralSecret(value) {
	if (value.length < MIN_LENGTH || WORDS.test(value) || NO_LITERAL.test(value)) return false;
	return entropy(value) >= MIN_ENTROPY;
}
/** Shannon entropy in bits a character. */
function entropy(text) {
	const counts = /* @__PURE__ */ new Map();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	let bits = 0;
	for (const count of counts.values()) bits -= count / text.length * Math.log2(count / text.length);
	return bits;
}

// src/stages/secrets/collect-configuration.ts
/**
* Lays every entry of a platform's image configuration before the engines, a small file each, and answers what
* Assay's own rule finds in them.
*/
function collectConfiguration(image, group, tree) {
	const platform = platformName(image.platform);
	return entriesOf(image).flatMap(({ entry, text, assignment }, number) => {
		const origin = {
			kind: "config",
			platform,
			entry
		};
		const file = tree.place(group, origin, `${number}/entry`, Buffer.from(`${text}\n`));
		if (file === void 0) throw fault("scan-incomplete", "secrets", `the image configuration of ${platform} is too large to be scanned`);
		return credentialsIn(assignment ?? text).map(({ name, value }) => ({
			engine: "assay",
			rule: "credential-in-configuration",
			title: `A literal value is given to ${/^[\w.-]{1,80}$/.test(name) ? name : "a credential"}`,
			file,
			line: 1,
			value
		}));
	});
}
function entriesOf({ configuration }) {
	const { env, labels, cmd, entrypoint, history } = configuration;
	return [
		...env.map((text) => ({
			entry: `Env ${nameOf(text)}`,
			text,
			assignment: quoted$1(text)
		})),
		...Object.entries(labels).map(([label, value]) => {
			const text = `${label}=${value}`;
			return {
				entry: `Label ${label}`,
				text,
				assignment: quoted$1(text)
			};
		}),
		...cmd.length === 0 ? [] : [{
			entry: "Cmd",
			text: cmd.join(" ")
		}],
		...entrypoint.length === 0 ? [] : [{
			entry: "Entrypoint",
			text: entrypoint.join(" ")
		}],
		...history.map((step, index) => ({
			entry: `History step ${index + 1}`,
			text: step.createdBy
		}))
	];
}
function nameOf(assignment) {
	return assignment.split("=", 1)[0] ?? "";
}
/** In `Env` and labels everything behind the first `=` is the value, blanks and quotes too. */
function quoted$1(assignment) {
	const name = nameOf(assignment);
	const value = assignment.slice(name.length + 1);
	return /[\s"']/.test(value) && !value.includes("\"") ? `${name}="${value}"` : assignment;
}

// src/stages/secrets/owned-files.ts
/** The content hashes that package managers recorded, by path; an upper layer adds to what the lower ones say. */
var OwnedFiles = class {
	#hashes = /* @__PURE__ */ new Map();
	add(files) {
		for (const [path, hash] of files) {
			const known = this.#hashes.get(path);
			if (known === void 0) this.#hashes.set(path, /* @__PURE__ */ new Set([hash]));
			else known.add(hash);
		}
	}
	/**
	* Whether the file is as the distribution made it. Whoever writes the image could write the package database
	* too; but who wants to hide a secret from a scan can encrypt it just as well. This is about accidents.
	*/
	has(path, content) {
		const hashes = this.#hashes.get(canonicalPath(path));
		if (hashes === void 0) return false;
		return [...hashes].some((hash$1) => {
			const algorithm = hash$1.startsWith("md5:") ? "md5" : "sha1";
			return hash$1 === `${algorithm}:${hash(algorithm, content)}`;
		});
	}
};
/** Without leading `./` and `/`, and with `/usr` merged: packages still name `bin/ls` what lies at `usr/bin/ls`. */
function canonicalPath(path) {
	const plain = path.replace(/^(?:\.?\/)+/, "");
	return /^(?:bin|sbin|lib(?:32|64|x32)?)\//.test(plain) ? `usr/${plain}` : plain;
}
const DPKG_SUMS = /^var\/lib\/dpkg\/(?:info|status\.d)\/[^/]+\.md5sums$/;
/** The files that a package database lists; undefined where the path is none of a known database. */
function ownedBy(path, read) {
	const place = canonicalPath(path);
	if (DPKG_SUMS.test(place)) return dpkgSums(read());
	if (place === "var/lib/dpkg/status") return dpkgConffiles(read());
	if (place === "usr/lib/apk/db/installed") return apkInstalled(read());
}
/** `<md5>  usr/share/doc/x`, one a line. */
function dpkgSums(text) {
	return [...text.matchAll(/^([0-9a-f]{32}) [ *](.+)$/gm)].map(([, md5, path]) => [canonicalPath(path ?? ""), `md5:${md5}`]);
}
/** ` /etc/x <md5>`, lines of the field `Conffiles`. */
function dpkgConffiles(text) {
	return [...text.matchAll(/^ (\/\S+) ([0-9a-f]{32})(?: obsolete)?$/gm)].map(([, path, md5]) => [canonicalPath(path ?? ""), `md5:${md5}`]);
}
/** `F:` names the folder, `R:` a file in it, `Z:Q1…` its SHA-1 in base64. */
function apkInstalled(text) {
	const files = [];
	let folder = "";
	let file = "";
	for (const line of text.split("\n")) {
		const rest = line.slice(2);
		if (line.startsWith("F:")) folder = rest;
		else if (line.startsWith("R:")) file = folder === "" ? rest : `${folder}/${rest}`;
		else if (line.startsWith("Z:Q1") && file !== "") {
			const sha1 = Buffer.from(line.slice(4), "base64").toString("hex");
			files.push([canonicalPath(file), `sha1:${sha1}`]);
			file = "";
		}
	}
	return files;
}

// src/stages/secrets/classify.ts
/** Greatest size of a file that is scanned, in bytes. */
const MAX_FILE_BYTES = 16777216;
const LISTS = /^var\/(?:lib\/apt\/lists\/|cache\/apt\/[^/]+\.bin$)/;
const RECORDS = /^(?:var\/lib\/dpkg\/|var\/cache\/debconf\/templates\.dat|usr\/lib\/apk\/db\/)/;
const PACKAGES$1 = /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|python3\.\d+|gems\/[^/]+-\d[^/]*)\//;
/** Nothing but names and checksums, which generic rules take for keys. */
const LOCK_FILES = /(?:^|\/)(?:go(?:\.work)?\.sum|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|gradle\.lockfile|packages\.lock\.json)$/;
/** Formats that both engines pass over, by their first bytes; none of them can start a text. */
const BINARIES = [
	"7f454c46",
	"cffaedfe",
	"feedfacf",
	"1f8b08",
	"504b0304",
	"fd377a585a00",
	"28b52ffd",
	"377abcaf271c",
	"0061736d",
	"89504e470d0a1a0a",
	"ffd8ff",
	"774f4632",
	"00010000"
].map((hex) => Buffer.from(hex, "hex"));
/** Classifies a file by its path, its size in bytes and its first bytes. */
function classify(path, size, head) {
	const place = canonicalPath(path);
	const honest = !/(?:^|\/)\.\.(?:\/|$)/.test(place);
	if (honest && LISTS.test(place)) return "list";
	if (BINARIES.some((magic) => magic.equals(head.subarray(0, magic.length)))) return "binary";
	if (size > 16777216) return "large";
	if (honest && RECORDS.test(place)) return "record";
	return PACKAGES$1.test(place) || LOCK_FILES.test(place) ? "package" : "plain";
}
/** Forms that a secret has and published code hardly ever. */
const DISTINCTIVE = /-----BEGIN[A-Z ]* PRIVATE KEY|\bgh[opsur]_[0-9A-Za-z]{36}|github_pat_\w{40}|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bglpat-[\w-]{20}|\bxox[abeoprs]-[\w-]{10}|\bnpm_[0-9A-Za-z]{36}|\b[rs]k_live_[0-9A-Za-z]{16}|\bAIza[\w-]{35}|\bSG\.[\w-]{20,24}\.[\w-]{39,50}|\bdckr_pat_[\w-]{20}|\bsk-(?:ant|proj)-[\w-]{20}|\bpypi-AgEI|_authToken=[\w-]{8}|:\/\/[^\s/:@"'<>]{1,64}:[^\s/:@"'<>${}]{8,64}@/;
/** Whether a text holds a token or key of a distinctive form. */
function looksSecret(content) {
	return DISTINCTIVE.test(content.toString("latin1"));
}

// src/stages/secrets/spool.ts
/** Bytes that are written, or read ahead, at once: tens of thousands of small files make few calls so. */
const WINDOW_BYTES = 1048576;
/**
* The files of one layer, one behind the other in a single file on disk: whether a file needs a look is known
* only at the end of the layer, where the package database stands, and thousands of small files are slow to make.
* Reads and writes are synchronous: they hit the page cache, and one by one they cost less than a trip to the
* thread pool.
*/
var Spool = class {
	#file;
	/** Everything below this position is in the file, the rest in `#pending`. */
	#written = 0;
	#pending = Buffer.allocUnsafeSlow(WINDOW_BYTES);
	#waiting = 0;
	#window = Buffer.allocUnsafeSlow(WINDOW_BYTES);
	#windowStart = 0;
	#windowEnd = 0;
	constructor(path) {
		this.#file = openSync(path, "wx+", 384);
	}
	/** Where the next byte goes. */
	get position() {
		return this.#written + this.#waiting;
	}
	append(chunk) {
		if (this.#waiting + chunk.length > WINDOW_BYTES) this.#flush();
		if (chunk.length > WINDOW_BYTES) this.#write(chunk);
		else {
			this.#pending.set(chunk, this.#waiting);
			this.#waiting += chunk.length;
		}
	}
	/** The bytes at a position; they are good until the next call, which may use the same memory. */
	read(position, size) {
		this.#flush();
		if (position < this.#windowStart || position + size > this.#windowEnd) this.#look(position, size);
		return this.#window.subarray(position - this.#windowStart, position - this.#windowStart + size);
	}
	#look(position, size) {
		if (size > this.#window.length) this.#window = Buffer.allocUnsafeSlow(size);
		let done = 0;
		while (done < size) {
			const count = readSync(this.#file, this.#window, done, this.#window.length - done, position + done);
			if (count === 0) throw new Error("a private file of the secrets check was cut short");
			done += count;
		}
		this.#windowStart = position;
		this.#windowEnd = position + done;
	}
	#flush() {
		this.#write(this.#pending.subarray(0, this.#waiting));
		this.#waiting = 0;
	}
	#write(chunk) {
		for (let done = 0; done < chunk.length;) done += writeSync(this.#file, chunk, done, chunk.length - done, this.#written + done);
		this.#written += chunk.length;
	}
	close() {
		closeSync(this.#file);
	}
};

// src/stages/secrets/collect-layer.ts
const HEAD_BYTES = 16;
/** Files after which other work of the process gets a turn. */
const TURN = 500;
/**
* Reads a layer once, as a stream, and lays before the engines what they have to look at. Answers the files that
* this layer's package databases list; they count for this layer and, in `owned`, for those above it.
*/
async function collectLayer(layers, source, owned, tree, tally) {
	const spoolFile = join(tree.root, "..", `spool-${source.group}`);
	const spool = new Spool(spoolFile);
	try {
		const spooled = [];
		await layers.read(source.layout, source.layer, source.diffId, async (file) => {
			const kept = await spoolFileOf(file, spool, tally);
			if (kept !== void 0) spooled.push(kept);
		});
		const listed = spooled.flatMap(({ path, position, size }) => ownedBy(path, () => spool.read(position, size).toString("utf8")) ?? []);
		owned.add(listed);
		await settle(spooled, spool, source, owned, tree, tally);
		return listed;
	} finally {
		spool.close();
		await rm(spoolFile, { force: true });
	}
}
/** Puts a file into the spool; undefined where its class, or a look at published code, tells that it is not to be scanned. */
async function spoolFileOf(file, spool, tally) {
	let head = Buffer.alloc(0);
	let fileClass;
	const published = [];
	const position = spool.position;
	for await (const chunk of file.content) {
		if (fileClass !== void 0) {
			if (fileClass === "package") published.push(chunk);
			else spool.append(chunk);
			continue;
		}
		head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
		if (head.length < Math.min(HEAD_BYTES, file.size)) continue;
		fileClass = classify(file.path, file.size, head);
		if (fileClass === "list" || fileClass === "binary" || fileClass === "large") {
			tally.pass(fileClass, file.path);
			return;
		}
		if (fileClass === "package") published.push(head);
		else spool.append(head);
	}
	if (fileClass === void 0) return void 0;
	if (fileClass === "package") {
		const content = Buffer.concat(published);
		if (!looksSecret(content)) {
			tally.pass("package", file.path);
			return;
		}
		spool.append(content);
	}
	return {
		path: file.path,
		size: file.size,
		position,
		fileClass
	};
}
async function settle(spooled, spool, source, owned, tree, tally) {
	const origin = {
		kind: "layer",
		diffId: source.diffId
	};
	for (const [count, { path, size, position, fileClass }] of spooled.entries()) {
		if (count % TURN === 499) await setImmediate();
		const content = spool.read(position, size);
		if (owned.has(path, content)) tally.owned += 1;
		else if (fileClass !== "plain" && !looksSecret(content)) tally.pass(fileClass, path);
		else if (tree.place(source.group, origin, path.replace(/^(?:\.?\/)+/, ""), content) !== void 0) tally.scanned += 1;
		else tally.pass("beyond", path);
	}
}

// src/stages/secrets/tally.ts
const NAMES = 3;
const COUNTS = object({
	scanned: number().int().nonnegative(),
	owned: number().int().nonnegative(),
	binary: number().int().nonnegative(),
	package: number().int().nonnegative()
});
/** Counts what became of the files of one layer or tree. */
var Tally = class Tally {
	scanned = 0;
	/** Laid by a package manager and unchanged, its own records, and signed package lists. */
	owned = 0;
	binary = 0;
	package = 0;
	large = 0;
	beyond = 0;
	#names = [];
	/** Whether a file that may hold a secret was not scanned. */
	get isComplete() {
		return this.large === 0 && this.beyond === 0;
	}
	get skipped() {
		return this.binary + this.package + this.large + this.beyond;
	}
	get counts() {
		return {
			scanned: this.scanned,
			owned: this.owned,
			binary: this.binary,
			package: this.package
		};
	}
	pass(why, path) {
		if (why === "list" || why === "record") this.owned += 1;
		else this[why] += 1;
		if ((why === "large" || why === "beyond") && this.#names.length < NAMES) this.#names.push(path);
	}
	add(other) {
		this.scanned += other.scanned;
		this.owned += other.owned;
		this.binary += other.binary;
		this.package += other.package;
		if (!(other instanceof Tally)) return;
		this.large += other.large;
		this.beyond += other.beyond;
		this.#names.push(...other.#names.slice(0, NAMES - this.#names.length));
	}
	/** A sentence for each kind of file that was not looked at in full. */
	notes() {
		const notes = [];
		const say = (count, what) => {
			if (count > 0) notes.push(`${count} ${count === 1 ? "file" : "files"} ${what}`);
		};
		const named = this.#names.length === 0 ? "" : ` (${this.#names.join(", ")})`;
		say(this.binary, "not scanned: compiled programs, archives, pictures and fonts");
		say(this.package, "of installed packages (node_modules, site-packages, gems) and lock files looked at for keys and tokens of a distinctive form only");
		say(this.large, `not scanned: larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB${named}`);
		say(this.beyond, `not scanned: more text than one scan takes${named}`);
		return notes;
	}
};

// src/stages/secrets/collect-layers.ts
/** Lays every distinct layer of all platforms before the engines, lower ones first, unless it is known to be clean. */
async function collectLayers(layers, image, cache, tree) {
	const owned = new OwnedFiles();
	const total = new Tally();
	const fresh = [];
	const seen = /* @__PURE__ */ new Set();
	let cached = 0;
	for (const platform of image.platforms) for (const [diffId, layer] of pairs(platform)) {
		const name = `${diffId} ${layer.digest}`;
		if (seen.has(name)) continue;
		seen.add(name);
		const clean = await cache.find(diffId, layer.digest);
		if (clean !== void 0) {
			owned.add(clean.owned);
			total.add(clean.counts);
			cached += 1;
			continue;
		}
		const tally = new Tally();
		const source = {
			layout: image.layout,
			layer,
			diffId,
			group: `layer-${fresh.length}`
		};
		const listed = await collectLayer(layers, source, owned, tree, tally);
		fresh.push({
			diffId,
			blob: layer.digest,
			owned: listed,
			tally
		});
		total.add(tally);
	}
	return {
		fresh,
		cached,
		tally: total
	};
}
function pairs({ platform, layers, configuration }) {
	if (layers.length !== configuration.diffIds.length) {
		const message = `${platformName(platform)} has ${layers.length} layers and its configuration names ${configuration.diffIds.length}`;
		throw fault("image-invalid", "secrets", message);
	}
	return configuration.diffIds.flatMap((diffId, index) => {
		const layer = layers[index];
		return layer === void 0 ? [] : [[diffId, layer]];
	});
}

// src/stages/secrets/collect-source.ts
/**
* Lays the files of the source tree before the engines, as they lie there, untracked ones too. `.git` folders are
* left out, and so are the folders named in `excluded` (real paths); links are never followed. A file that cannot
* be read is `scan-incomplete`.
*/
async function collectSource(folder, excluded, tree, tally) {
	const root = await realpath(folder).catch((error) => unreadable(folder, error));
	const open = [""];
	for (let below = open.pop(); below !== void 0; below = open.pop()) {
		const parent = below;
		const entries = await readdir(join(root, parent), { withFileTypes: true }).catch((error) => unreadable(parent === "" ? folder : parent, error));
		for (const entry of entries.sort(byName)) {
			const path = parent === "" ? entry.name : `${parent}/${entry.name}`;
			if (entry.isDirectory() && entry.name !== ".git" && !excluded.includes(join(root, path))) open.push(path);
			if (entry.isFile()) collectFile(root, path, tree, tally);
		}
	}
}
/** Synchronous, as the spool is: many small files cost less so than trips to the thread pool, which the layers fill. */
function collectFile(root, path, tree, tally) {
	const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
	let file;
	try {
		file = openSync(join(root, path), flags);
		const { size } = fstatSync(file);
		const head = Buffer.alloc(Math.min(size, 16));
		readSync(file, head, 0, head.length, 0);
		const fileClass = size > 16777216 ? "large" : classify(`source/${path}`, size, head);
		if (fileClass === "large" || fileClass === "binary") {
			tally.pass(fileClass, path);
			return;
		}
		const content = readFileSync(file);
		if (fileClass === "package" && !looksSecret(content)) tally.pass("package", path);
		else if (tree.place("source", { kind: "source" }, path, content) !== void 0) tally.scanned += 1;
		else tally.pass("beyond", path);
	} catch (error) {
		unreadable(path, error);
	} finally {
		if (file !== void 0) closeSync(file);
	}
}
function byName(a, b) {
	return a.name < b.name ? -1 : 1;
}
function unreadable(path, error) {
	const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
	throw fault("scan-incomplete", "secrets", `${path} in the source tree could not be read${code}`);
}

// src/formats/gitleaks.ts
const REPORT$2 = array(object({
	RuleID: string().min(1),
	Description: string(),
	StartLine: number().int(),
	Match: string(),
	Secret: string(),
	File: string()
}));
/** Reads gitleaks' JSON report; throws `tool-failed`, with nothing of the report in the message. */
function parseGitleaksReport(text) {
	const report = REPORT$2.safeParse(parseJson$2(text));
	if (!report.success) throw fault("tool-failed", "secrets", "gitleaks gave a report that cannot be read");
	return report.data.map((found) => ({
		rule: found.RuleID,
		title: found.Description,
		file: found.File,
		line: Math.max(1, found.StartLine),
		value: found.Secret === "" ? found.Match : found.Secret
	}));
}
function parseJson$2(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/formats/trivy-secrets.ts
const SECRET = object({
	RuleID: string().min(1),
	Title: string(),
	StartLine: number().int(),
	EndLine: number().int(),
	Match: string(),
	Offset: number().int().nonnegative().default(0),
	Code: object({ Lines: array(object({
		Number: number().int(),
		Content: string().default("")
	})).nullish() }).nullish()
});
const REPORT$1 = object({
	SchemaVersion: literal(2),
	Results: array(object({
		Target: string(),
		Secrets: array(SECRET).nullish()
	})).nullish()
});
/** Reads the secrets of trivy's JSON report; throws `tool-failed`, with nothing of the report in the message. */
function parseTrivySecrets(text) {
	const report = REPORT$1.safeParse(parseJson$1(text));
	if (!report.success) throw fault("tool-failed", "secrets", "trivy gave a secrets report that cannot be read");
	return (report.data.Results ?? []).flatMap(({ Target, Secrets }) => (Secrets ?? []).map((found) => ({
		rule: found.RuleID,
		title: found.Title,
		file: Target,
		line: found.StartLine,
		endLine: found.EndLine,
		offset: found.Offset,
		match: found.Match,
		lines: new Map((found.Code?.Lines ?? []).map((line) => [line.Number, line.Content]))
	})));
}
/**
* The value behind trivy's asterisks, from the bytes of the file: a run of asterisks whose neighbours are those
* of the bytes at the finding's offset. Undefined where the file does not fit the finding.
*/
function uncensor(secret, content) {
	const { offset, line, endLine } = secret;
	if (offset >= content.length) return void 0;
	if (endLine > line) return manyLines(secret, content);
	const before = offset === 0 ? "\n" : String.fromCharCode(content[offset - 1] ?? 0);
	for (const run of secret.match.matchAll(/\*+/g)) {
		const length = run[0].length;
		const left = secret.match[run.index - 1];
		const right = secret.match[run.index + length];
		const after = content.subarray(offset + length).toString("utf8", 0, 4);
		const fitsLeft = left === void 0 || left === before || left.charCodeAt(0) > 126;
		const fitsRight = right === void 0 || after.replace(/^\r/, "").startsWith(right) || right === "�";
		const value = content.subarray(offset, offset + length);
		if (fitsLeft && fitsRight && value.length === length && !value.includes(10)) return value.toString("utf8");
	}
}
/** A value over several lines ends behind the asterisks at the start of its last line. */
function manyLines({ offset, line, endLine, lines }, content) {
	let start = offset;
	for (let number = line; number < endLine; number += 1) {
		start = content.indexOf(10, start) + 1;
		if (start === 0) return void 0;
	}
	const last = lines.get(endLine);
	const newline = content.indexOf(10, start);
	const lineEnd = newline < 0 ? content.length : newline;
	const censored = last === void 0 ? 0 : /^\**/.exec(last)?.[0].length ?? 0;
	const length = censored > 0 ? censored : lineEnd - start;
	return content.subarray(offset, Math.min(start + length, content.length)).toString("utf8");
}
function parseJson$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/stages/secrets/rules.ts
/** To be raised with every change to what is scanned or passed over, so that no layer counts as clean by old rules. */
const OWN_RULES = 1;
/** The built-in rules and nothing of the scanned tree; its built-in path rules are answered by `disk-name.ts`. */
const GITLEAKS_CONFIG = "[extend]\nuseDefault = true\n";
/** Empty: no `trivy.yaml` of anybody is read. */
const TRIVY_CONFIG = "{}\n";
/** Every built-in allow rule of trivy 0.74 by its id. Keys of AWS's own documentation end in EXAMPLE or EXAMPLEKEY. */
const TRIVY_SECRET_CONFIG = JSON.stringify({
	"disable-allow-rules": [
		"dist-info",
		"tests",
		"examples",
		"vendor",
		"usr-dirs",
		"locale-dir",
		"markdown",
		"node.js",
		"golang",
		"python",
		"rubygems",
		"wordpress",
		"anaconda-log"
	],
	"skip-patterns": [],
	"allow-rules": [{
		id: "assay-aws-documentation",
		description: "AWS documentation",
		regex: `EXAMPLE(?:KEY)?[\\s"',;]*$`
	}]
});
/** What a clean layer was judged by: the engines' binaries, their configuration, and Assay's own rules. */
function rulesHash(tools) {
	const { trivy, gitleaks } = tools;
	return hexOf(JSON.stringify([
		OWN_RULES,
		trivy.sha256,
		gitleaks.sha256,
		GITLEAKS_CONFIG,
		"{}\n",
		TRIVY_SECRET_CONFIG
	]));
}

// src/stages/secrets/engines.ts
const CANARY = "zz-canary/canary.txt";
/** Scans a folder with both engines side by side, by explicit rules alone. */
async function runEngines(world, tools, root, timeoutMs) {
	const rules = await world.workspace.folder("secrets-rules");
	const write = async (name, text) => {
		await writeFile(join(rules, name), text, {
			flag: "wx",
			mode: 384
		});
		return join(rules, name);
	};
	const canary = await placeCanary(root);
	const call = {
		env: world.workspace.environment,
		timeoutMs,
		write
	};
	const [gitleaks, trivy] = await Promise.allSettled([runGitleaks(world, tools.gitleaks, root, call), runTrivy(world, tools.trivy, root, call)]);
	if (gitleaks.status === "rejected") throw gitleaks.reason;
	if (trivy.status === "rejected") throw trivy.reason;
	return [...withoutCanary(gitleaks.value, canary, "gitleaks"), ...withoutCanary(trivy.value, canary, "trivy")];
}
async function runGitleaks(world, tool, root, call) {
	const { write, ...common } = call;
	const args = [
		"dir",
		".",
		`--config=${await write("gitleaks.toml", GITLEAKS_CONFIG)}`,
		`--gitleaks-ignore-path=${await write("gitleaks-ignore", "")}`,
		"--ignore-gitleaks-allow",
		"--max-decode-depth=3",
		"--max-archive-depth=0",
		"--report-format=json",
		"--report-path=-",
		"--exit-code=0",
		"--log-level=error",
		"--no-banner",
		"--no-color"
	];
	const command = {
		...common,
		tool: "gitleaks",
		file: tool.path,
		args,
		cwd: root
	};
	return parseGitleaksReport(await readTool(world.processes, "secrets", command)).map((found) => ({
		engine: "gitleaks",
		...found
	}));
}
async function runTrivy(world, tool, root, call) {
	const { write, ...common } = call;
	const args = [
		"fs",
		"--scanners=secret",
		`--config=${await write("trivy.yaml", "{}\n")}`,
		`--ignorefile=${await write("trivy-ignore", "")}`,
		`--secret-config=${await write("secret.yaml", TRIVY_SECRET_CONFIG)}`,
		`--cache-dir=${await world.workspace.folder("secrets-trivy")}`,
		"--cache-backend=memory",
		"--skip-version-check",
		"--disable-telemetry",
		"--offline-scan",
		`--timeout=${Math.ceil(call.timeoutMs / 1e3)}s`,
		"--exit-code=0",
		"--format=json",
		"--quiet",
		root
	];
	const cwd = await world.workspace.folder("secrets-cwd");
	const command = {
		...common,
		tool: "trivy",
		file: tool.path,
		args,
		cwd
	};
	const report = parseTrivySecrets(await readTool(world.processes, "secrets", command));
	const hits = [];
	for (const found of report) {
		const { rule, title, file, line } = found;
		hits.push({
			engine: "trivy",
			rule,
			title,
			file,
			line,
			value: await recover(found, root)
		});
	}
	return hits;
}
/** The value that trivy keeps to itself; where it cannot be had, something that stands for this finding alone. */
async function recover(found, root) {
	const content = await readFile(join(root, found.file));
	const value = uncensor(found, content);
	if (value !== void 0 && value.trim() !== "") return value;
	const rest = content.subarray(found.offset, found.offset + 4096).toString("utf8");
	return /^[^\s"'`]+/.exec(rest)?.[0] ?? `${found.rule} at ${found.offset} in ${hexOf(content)}`;
}
/**
* Puts a made-up token where the engines come last. An engine that does not report it did not look at the folder,
* or not to its end, or not with these rules: its silence about the rest means nothing then.
*/
async function placeCanary(root) {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	const value = `ghp_${[...randomBytes(36)].map((byte) => letters[byte % 62]).join("")}`;
	await mkdir(join(root, "zz-canary"), { mode: 448 });
	await writeFile(join(root, CANARY), `token = ${value}\n`, {
		flag: "wx",
		mode: 384
	});
	return value;
}
function withoutCanary(hits, canary, engine) {
	if (!hits.some((hit) => hit.file === CANARY && hit.value === canary)) {
		const message = `${engine} did not report the token that was laid before it as a test, so it cannot have scanned everything`;
		throw fault("tool-failed", "secrets", message);
	}
	return hits.filter((hit) => hit.file !== CANARY);
}

// src/stages/secrets/layer-cache.ts
const MARKER = object({
	blob: string().refine(isDigest),
	counts: COUNTS,
	owned: array(tuple([string(), string()]))
});
/**
* Remembers clean layers under `cache-dir`, for one set of rules. The folder is trusted as much as the tools that
* lie in it: who may write there may as well replace a scanner. A layer with a finding is never remembered.
*/
var LayerCache = class {
	#folder;
	constructor(cache, rulesHash) {
		this.#folder = join(cache, "secrets", rulesHash);
	}
	/** The marker of this very blob and diff ID; one that is missing or odd means that the layer is looked at again. */
	async find(diffId, blob) {
		const text = await readFile(join(this.#folder, hex$1(diffId)), "utf8").catch(() => "");
		const marker = MARKER.safeParse(parseJson(text));
		return marker.success && marker.data.blob === blob ? marker.data : void 0;
	}
	/** Written beside and moved into place, so that no run reads half a marker. */
	async keep(diffId, layer) {
		await mkdir(this.#folder, { recursive: true });
		const draft = join(this.#folder, `.${hex$1(diffId)}.${randomUUID()}`);
		await writeFile(draft, JSON.stringify(layer), {
			flag: "wx",
			mode: 384
		});
		await rename(draft, join(this.#folder, hex$1(diffId)));
	}
};
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/stages/secrets/merge-hits.ts
const ENGINES = [
	"gitleaks",
	"trivy",
	"assay"
];
/** Shorter values stand within others by chance, which is no proof that they are one. */
const MIN_SHARED = 8;
/** The value in one spelling: without quotes and blanks around it, private keys without their frame and line breaks. */
function normalise(value) {
	const bare = value.trim().replace(/^(["'`])(.*)\1$/s, "$2").trim();
	if (!/-----(?:BEGIN|END)|\n|\\n/.test(bare)) return bare;
	const body = bare.replace(/-----(?:BEGIN|END)[^-]*-----/g, "").replace(/\\[nr]|\s/g, "");
	return body === "" ? bare : body;
}
/** Every text by which the value of a hit could get into a log: as it stands, normalised, and line by line. */
function spellings(value) {
	const lines = value.split(/\r?\n|\\n/).map((line) => line.trim());
	const texts = [
		value.trim(),
		normalise(value),
		...lines.filter((line) => !line.startsWith("-----"))
	];
	return [...new Set(texts)].filter((text) => text.length >= 4);
}
/** One finding for each distinct value, with all its places and all the engines that found it. */
function mergeHits(hits, key, placesOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const [value, hit] of withCoreValues(hits.toSorted(inOrder))) {
		const fingerprint = createHmac("sha256", key).update(value).digest("hex").slice(0, 32);
		groups.set(fingerprint, [...groups.get(fingerprint) ?? [], hit]);
	}
	return [...groups].map(([fingerprint, group]) => findingOf(fingerprint, group, placesOf)).sort(byRule);
}
/**
* Engines differ in how much they take: where one value of a line stands within another (`token=…` around the
* token, an address around its password), both are the shorter one.
*/
function withCoreValues(hits) {
	return [...Map.groupBy(hits, (hit) => `${hit.file}\0${hit.line}`).values()].flatMap((group) => {
		const values = [...new Set(group.map((hit) => normalise(hit.value)))].sort((a, b) => a.length - b.length);
		return group.map((hit) => {
			const own = normalise(hit.value);
			return [values.find((value) => value.length >= MIN_SHARED && own.includes(value)) ?? own, hit];
		});
	});
}
function findingOf(fingerprint, hits, placesOf) {
	const places = new Map(hits.filter((hit) => !isSecondLine(hit, hits)).flatMap(placesOf).map((place) => [JSON.stringify(place), place]));
	const [first, ...others] = hits;
	const named = [first, ...others].find((hit) => hit !== void 0 && !isGeneric(hit)) ?? first;
	return {
		fingerprint,
		rule: named?.rule ?? "",
		title: named?.title ?? "",
		engines: [...new Set(hits.map((hit) => hit.engine))].filter((engine) => engine !== "assay").sort(),
		places: [...places].sort(([a], [b]) => a < b ? -1 : 1).map(([, place]) => place)
	};
}
/** Of a private key gitleaks names the line of its frame, trivy the one behind it. */
function isSecondLine(hit, hits) {
	return hits.some(({ engine, file, line }) => engine !== hit.engine && file === hit.file && line === hit.line - 1);
}
function isGeneric(hit) {
	return hit.rule === "generic-api-key" || hit.engine === "assay";
}
function inOrder(a, b) {
	return ENGINES.indexOf(a.engine) - ENGINES.indexOf(b.engine) || (`${a.rule}\0${a.file}` < `${b.rule}\0${b.file}` ? -1 : 1);
}
function byRule(a, b) {
	return `${a.rule} ${a.fingerprint}` < `${b.rule} ${b.fingerprint}` ? -1 : 1;
}

// src/stages/secrets/disk-name.ts
const MAX_COMPONENT = 100;
/** Names that rules of the engines ask for in full. */
const ASKED_NAMES = /^(?:settings(?:-security)?\.xml|nuget\.config)$/i;
/** Extensions that rules of the engines ask for. */
const ASKED_EXTENSIONS = /^\.(?:php|tf|hcl|ya?ml|p12|pfx|pyc|xml)$/i;
/**
* The relative path under which a file is laid before the engines. It is safe to create (no `..`, no odd bytes,
* bounded), and neutral: gitleaks has no switch for its built-in path rules (`node_modules`, `vendor`, lock files,
* media, archives, `gitleaks.toml` are passed over by name), trivy none for `.git` and its own configuration's
* name, so every name is changed a little, and only what rules look for is kept. Different paths may get the same name.
*/
function diskName(path) {
	const parts = path.split("/").filter((part) => part !== "" && part !== ".");
	const name = parts.pop() ?? "";
	return [...parts.slice(-24).map((part) => `${safe(part)}=`), fileName(safe(name))].join("/");
}
function fileName(name) {
	if (ASKED_NAMES.test(name)) return name;
	const extension = extname(name);
	return `=${name.slice(0, name.length - extension.length)}=${extension}${ASKED_EXTENSIONS.test(extension) ? "" : ".txt"}`;
}
function safe(part) {
	const plain = part.replace(/[^A-Za-z0-9._@+~-]/g, "_");
	if (plain.length <= MAX_COMPONENT) return plain;
	return `${plain.slice(0, 40)}-${hexOf(part).slice(0, 12)}-${plain.slice(-40)}`;
}

// src/stages/secrets/scan-tree.ts
/** Greatest total of the bytes that are laid before the engines: they read some 3 MB a second. */
const MAX_TREE_BYTES = 536870912;
/**
* The one folder that both engines scan. It holds plain files that Assay wrote, under names that it made
* ({@link diskName}), each group in its own sub-folder, so that no file of the image or the source lies where an
* engine would look for its configuration.
*/
var ScanTree = class {
	root;
	#placed = /* @__PURE__ */ new Map();
	#folders = /* @__PURE__ */ new Set();
	#bytes = 0;
	constructor(root) {
		this.root = root;
	}
	/** Lays a file before the engines, readable by this user only; answers its name, undefined where it does not fit. */
	place(group, origin, path, content) {
		if (this.#bytes + content.length > MAX_TREE_BYTES) return void 0;
		this.#bytes += content.length;
		const name = this.#free(group, diskName(path));
		const file = join(this.root, name);
		this.#makeFolder(dirname(name));
		writeFileSync(file, readable(content), {
			flag: "wx",
			mode: 384
		});
		this.#placed.set(name, {
			origin,
			path
		});
		return name;
	}
	/** What a path relative to the root stands for. */
	at(name) {
		return this.#placed.get(name);
	}
	/** Where duplicates and differences in case or odd bytes meet, the later file goes into a sibling group. */
	#free(group, name) {
		for (let turn = 0;; turn += 1) {
			const candidate = `${turn === 0 ? group : `${group}.${turn}`}/${name}`;
			if (!this.#placed.has(candidate)) return candidate;
		}
	}
	#makeFolder(name) {
		if (this.#folders.has(name)) return;
		mkdirSync(join(this.root, name), {
			recursive: true,
			mode: 448
		});
		this.#folders.add(name);
	}
};
/** UTF-16 with its mark, as Windows writes it, becomes UTF-8: to the engines it looks like a binary. */
function readable(content) {
	const [first, second] = content;
	if (first === 255 && second === 254) return Buffer.from(new TextDecoder("utf-16le").decode(content));
	if (first === 254 && second === 255) return Buffer.from(new TextDecoder("utf-16be").decode(content));
	return content;
}

// src/stages/secrets.ts
const TIMEOUT_MS = 12e5;
/**
* Looks for secrets in the source tree (unless there is none), in every layer of every platform for itself, and in
* the image configurations. `key` keys the fingerprints. Throws `scan-incomplete`, `image-invalid`, `tool-failed`
* or `tool-timed-out` when something could not be looked at; no value of a secret is in anything that it answers,
* throws or leaves behind.
*/
async function secrets$1(world, image, source, key, options = {}) {
	const folder = await world.workspace.folder("secrets");
	try {
		return await check$1(world, image, source, key, options.timeoutMs ?? TIMEOUT_MS, folder);
	} catch (error) {
		if (error instanceof AssayError) throw error;
		const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
		throw fault("scan-incomplete", "secrets", `the secrets check met a fault and did not end${code}`);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function check$1(world, image, source, key, timeoutMs, folder) {
	const [trivy, gitleaks] = await Promise.all([world.tools.acquire("trivy"), world.tools.acquire("gitleaks")]);
	const tools = {
		trivy,
		gitleaks
	};
	const cache = new LayerCache(world.workspace.cache, rulesHash(tools));
	const tree = new ScanTree(join(folder, "tree"));
	await mkdir(tree.root, { mode: 448 });
	const rest = new Tally();
	const own = image.platforms.flatMap((platform, index) => collectConfiguration(platform, `config-${index}`, tree));
	if (source !== void 0) await collectSource(source.folder, await ownFolders(world, folder), tree, rest);
	const layers = await collectLayers(world.layers, image, cache, tree);
	const hits = [...await runEngines(world, tools, tree.root, timeoutMs), ...own];
	for (const hit of hits) for (const text of spellings(hit.value)) world.runner.mask(text);
	const findings = mergeHits(hits, key, (hit) => placesOf(hit, placed(tree, hit), image, source));
	await keepClean(cache, layers, hits, tree);
	rest.add(layers.tally);
	return {
		findings,
		coverage: {
			layers: {
				scanned: layers.fresh.length,
				cached: layers.cached,
				total: layers.fresh.length + layers.cached
			},
			files: {
				scanned: rest.scanned,
				owned: rest.owned,
				skipped: rest.skipped
			},
			configurations: image.platforms.length,
			source: source !== void 0,
			notes: [...rest.notes(), ...sourceNotes(source)]
		}
	};
}
/** Folders of Assay's own that may lie within the source tree. */
async function ownFolders({ workspace }, folder) {
	const own = [
		workspace.evidence,
		workspace.cache,
		folder
	];
	return Promise.all(own.map((path) => realpath(path).catch(() => path)));
}
function sourceNotes(source) {
	if (source === void 0) return ["the source tree was not scanned: there is none"];
	return ["of the source tree the files were scanned as they lie there, and neither .git nor older commits"];
}
/** A hit in a file that was not laid before the engines would be a fault of the engine or of this check. */
function placed(tree, hit) {
	const found = tree.at(hit.file);
	if (found !== void 0) return found;
	throw fault("tool-failed", "secrets", `${hit.engine} reported a file that it was not given`);
}
function placesOf(hit, { origin, path }, image, source) {
	if (origin.kind === "source") return [{
		kind: "source",
		path: posix.join(source?.path ?? "", path),
		line: hit.line
	}];
	if (origin.kind === "config") return [{
		kind: "config",
		platform: origin.platform,
		entry: origin.entry
	}];
	const { diffId } = origin;
	return image.platforms.flatMap(({ platform, configuration }) => configuration.diffIds.flatMap((id, index) => id === diffId ? [{
		kind: "layer",
		platform: platformName(platform),
		diffId,
		index,
		path,
		line: hit.line
	}] : []));
}
/** Remembers the layers in which nothing was found and nothing left out. */
async function keepClean(cache, layers, hits, tree) {
	const leaking = new Set(hits.map((hit) => tree.at(hit.file)?.origin).map((origin) => origin?.kind === "layer" ? origin.diffId : ""));
	for (const { diffId, blob, owned, tally } of layers.fresh) if (tally.isComplete && !leaking.has(diffId)) await cache.keep(diffId, {
		blob,
		counts: tally.counts,
		owned
	});
}

// src/stages/signing.ts
/**
* A key signs without any service unless a Sigstore is named: an image of a private registry must not end up in a
* public log because somebody used a key.
*/
const NO_SERVICES = {
	signingConfig: "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\",\"rekorTlogConfig\":{},\"tsaConfig\":{}}",
	trustedRoot: "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}"
};
const KEY_TIMEOUT_MS = 6e4;
/** Prepares signing; throws `oidc-unavailable`, `key-invalid`, `input-invalid` or a fault of the tools. */
async function prepareSigning(world, signer) {
	const [cosign, trust] = await Promise.all([world.tools.acquire("cosign"), trustOf(world, signer)]);
	const folder = await world.workspace.folder("signing");
	const signingConfig = join(folder, "signing-config.json");
	const trustedRoot = join(folder, "trusted-root.json");
	await writeFile(signingConfig, trust.signingConfig, { mode: 384 });
	await writeFile(trustedRoot, trust.trustedRoot, { mode: 384 });
	const services = [
		"--signing-config",
		signingConfig,
		"--trusted-root",
		trustedRoot,
		"--yes"
	];
	const base = {
		...world.workspace.environment,
		TUF_ROOT: join(folder, "tuf")
	};
	const { context } = world.runner;
	if (signer.kind === "keyless") {
		const token = await world.runner.oidcToken();
		const tokenFile = join(folder, "oidc-token");
		await writeFile(tokenFile, token.value, { mode: 384 });
		const run = runOf(context, token.claims);
		const subject = `${context.serverUrl}/${run.jobWorkflowRef}`;
		const identity = {
			kind: "certificate",
			subject,
			issuer: token.claims.iss
		};
		return {
			cosign,
			identity,
			signer: {
				signedBy: subject,
				issuer: token.claims.iss
			},
			verify: verifierOf(trust.trustedRoot, identity),
			arguments: [
				...services,
				"--identity-token",
				tokenFile,
				"--oidc-disable-ambient-providers"
			],
			environment: base,
			run
		};
	}
	const environment = {
		...base,
		COSIGN_PASSWORD: "",
		...signer.environment
	};
	const identity = {
		kind: "key",
		publicKey: await publicKeyOf(world, cosign, signer.key, environment)
	};
	return {
		cosign,
		identity,
		signer: { signedBy: signer.key },
		verify: verifierOf(trust.trustedRoot, identity),
		arguments: [
			...services,
			"--key",
			signer.key
		],
		environment,
		run: {
			...context,
			jobWorkflowRef: context.workflowRef
		}
	};
}
async function trustOf(world, signer) {
	if (signer.sigstore !== void 0) {
		const [signingConfig, trustedRoot] = await Promise.all([readInput("signing-config", signer.sigstore.signingConfig), readInput("trusted-root", signer.sigstore.trustedRoot)]);
		demandJson("signing-config", signer.sigstore.signingConfig, signingConfig);
		return {
			signingConfig,
			trustedRoot
		};
	}
	return signer.kind === "keyless" ? await world.publicSigstore.trust() : NO_SERVICES;
}
async function readInput(input, path) {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		throw fault("input-invalid", "inputs", `\`${input}\`: ${path} cannot be read (${codeOf(error)})`, error);
	}
}
/** cosign would say of such a file neither its name nor the input that it came by. */
function demandJson(input, path, text) {
	try {
		JSON.parse(text);
	} catch (error) {
		throw fault("input-invalid", "inputs", `\`${input}\`: ${path} is not JSON`, error);
	}
}
function verifierOf(trustedRoot, identity) {
	try {
		return bundleVerifier(readTrustedRoot(trustedRoot), identity);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw fault("input-invalid", "inputs", `\`trusted-root\` is not a Sigstore trusted root: ${why}`, error);
	}
}
async function publicKeyOf(world, cosign, key, env) {
	const cwd = await world.workspace.folder("public-key");
	const args = [
		"public-key",
		"--key",
		key
	];
	const exit = await world.processes.read({
		tool: "cosign",
		file: cosign.path,
		args,
		cwd,
		env,
		timeoutMs: KEY_TIMEOUT_MS
	});
	if (exit.kind === "exited" && exit.code === 0 && exit.stdout.includes("-----BEGIN PUBLIC KEY-----")) return exit.stdout;
	const why = exit.kind === "exited" ? (exit.stderr.trim().split("\n").at(-1) ?? "").slice(0, 300) : exit.kind;
	throw fault("key-invalid", "sign", `cosign cannot open the key "${key}" (is COSIGN_PASSWORD right?): ${why}`);
}
/** The token's claims count where there are any: the runner's variables can be set by earlier steps. */
function runOf(context, claims) {
	const claim = (name, otherwise) => {
		const value = claims[name];
		return typeof value === "string" && value !== "" ? value : otherwise;
	};
	return {
		serverUrl: context.serverUrl,
		eventName: claim("event_name", context.eventName),
		repository: claim("repository", context.repository),
		repositoryId: claim("repository_id", context.repositoryId),
		repositoryOwnerId: claim("repository_owner_id", context.repositoryOwnerId),
		ref: claim("ref", context.ref),
		sha: claim("sha", context.sha),
		workflowRef: claim("workflow_ref", context.workflowRef),
		runId: claim("run_id", context.runId),
		runAttempt: claim("run_attempt", context.runAttempt),
		runnerEnvironment: claim("runner_environment", context.runnerEnvironment),
		jobWorkflowRef: claims.job_workflow_ref
	};
}
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

// src/pipeline.ts
/**
* The check, from the name of an image to a signed and attested one. Never throws: what could not be done stands in
* the reasons of the run, whose verdict is then `error`.
*/
async function check(world, request) {
	const ledger = new Ledger(world, request);
	const [tools, pinned] = await Promise.all([ledger.step("tools", () => acquireTools(world, request)), ledger.step("image", () => resolve(world, request))]);
	if (tools.done) ledger.tools = tools.value;
	if (pinned.done) ledger.pin(pinned.value);
	if (!tools.done || !pinned.done) return ledger.end("error", [...reasonsIn(tools), ...reasonsIn(pinned)]);
	const image = pinned.value;
	const [[sboms, scanned], leaks] = await Promise.all([inventoryAndScan(world, request, ledger, image), ledger.step("secrets", () => secrets$1(world, image, request.source, randomBytes(32)))]);
	ledger.checked(sboms, scanned, leaks);
	const judgement = judge({
		image,
		sboms,
		scan: scanned,
		secrets: leaks
	}, request.policy, world.now());
	if (judgement.verdict !== "passed") return ledger.end(judgement.verdict, judgement.reasons);
	const order = shippingOrder(request, ledger);
	if (order === void 0) return ledger.end("passed", []);
	const shipped = await ship(world, request, ledger, judgement.cleared, order);
	return ledger.end(shipped.done ? "passed" : "error", reasonsIn(shipped));
}
/** Every tool of the run is had, and its hash known, before any of them looks at the image. */
async function acquireTools(world, request) {
	const checkers = ["trivy", "gitleaks"];
	const names = request.signer.kind === "none" ? checkers : [...checkers, "cosign"];
	return await Promise.all(names.map((name) => world.tools.acquire(name)));
}
/** The inventory needs no database, so that one is fetched meanwhile; the scan needs both. */
async function inventoryAndScan(world, request, ledger, image) {
	const [sboms, facts] = await Promise.all([ledger.step("sbom", () => inventory(world, image, request)), ledger.step("database", () => database(world, request.database))]);
	if (!sboms.done || !facts.done) return [sboms, {
		done: false,
		reasons: reasonsIn(facts)
	}];
	return [sboms, await ledger.step("scan", () => scan$1(world, sboms.value, facts.value))];
}
/** Undefined where this run signs nothing, with a note that says why. */
function shippingOrder(request, ledger) {
	const { signer, subject, pushTo } = request;
	if (ledger.event.advisory) {
		ledger.note(`Runs for ${ledger.event.name} events check and report; they sign and push nothing.`);
		return;
	}
	if (signer.kind === "none") {
		ledger.note("The signer is \"none\": the image was checked, and neither signed nor pushed.");
		return;
	}
	const target = pushTo ?? (subject.kind === "registry" ? subject.reference : void 0);
	if (target !== void 0) return {
		signer,
		target
	};
	ledger.note("The image lies in no registry and push-to is not set: it was checked and not signed.");
}
/**
* Signs first, then pushes, then attaches, and sets the tag last: whatever breaks on the way, nothing is pushed that
* could not be signed, and nobody finds an image under its new tag that is not signed.
*/
async function ship(world, request, ledger, cleared, { signer, target }) {
	const { pushTo } = request;
	const signed = await ledger.step("sign", async () => {
		await assertTagUnmoved(world, request.subject, cleared.image);
		const signing = await prepareSigning(world, signer);
		ledger.signedBy = signing.signer;
		return {
			signing,
			plans: await signAll(world, signing, cleared, target)
		};
	});
	if (!signed.done) return signed;
	return await ledger.step("attest", async () => {
		const { signing, plans } = signed.value;
		if (pushTo !== void 0) await push(world, cleared, target);
		ledger.reference = pinnedName(target, cleared.image.root.digest);
		ledger.attached = await attachAll(world, signing, target, plans);
		if (pushTo !== void 0) await tag(world, cleared, pushTo);
	});
}

// src/report/json-text.ts
/** Invisible and control characters that JSON lets through as they are: C1, bidi marks, separators, byte order mark. */
const INVISIBLE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
/** What has a meaning in a shell or in HTML; none of it occurs in JSON outside of strings. */
const SHELL = /['`$&;|<>()!]/g;
/** A document as JSON text, indented; reads back the same, and shows no invisible character to a terminal. */
function toJson(document) {
	return `${JSON.stringify(document, void 0, 2).replace(INVISIBLE, escaped)}\n`;
}
/**
* A value as JSON in one line for an output of the step. Workflows put outputs into shell scripts with `${{ }}`, and
* messages may name packages of the image: what a shell would act on is written as an escape, and reads back the same.
*/
function toOutputJson(value) {
	return JSON.stringify(value).replace(INVISIBLE, escaped).replace(SHELL, escaped);
}
function escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// src/report/wording.ts
const KINDS = {
	[PREDICATE_TYPES.signature]: "signature",
	[PREDICATE_TYPES.provenance]: "provenance",
	[PREDICATE_TYPES.sbom]: "SBOM",
	[PREDICATE_TYPES.vulnerabilities]: "vulnerabilities",
	[PREDICATE_TYPES.summary]: "verification summary"
};
/** What an attestation is called by people; the predicate type itself where it has no name. */
function kindName(attached) {
	return KINDS[attached.predicateType] ?? attached.predicateType;
}
/** Whether this is the signature and not a statement about the image. */
function isSignature(attached) {
	return attached.predicateType === PREDICATE_TYPES.signature;
}
/** All that is attached, the signatures first, else in the order in which it was made. */
function signaturesFirst(run) {
	return [...run.attached.filter(isSignature), ...run.attached.filter((attached) => !isSignature(attached))];
}
/** `sha256:` and the first 12 hex digits: enough to tell digests apart by eye. */
function shortDigest(digest) {
	return digest.slice(0, 19);
}
/** `2 critical, 1 low`; `none` when all are zero. */
function countsInWords(counts) {
	return SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`).join(", ") || "none";
}
/** `1 package`, `2 packages`. */
function plural(count, one, many = `${one}s`) {
	return `${count} ${count === 1 ? one : many}`;
}
/** Where a reason code is explained. */
function reasonAddress(code) {
	return `${PRODUCT.uri}/blob/main/docs/reasons.md#${code}`;
}
/** The `image` input or an image's name with the folders of the machine taken off: `oci:/tmp/x/app` is `oci:app`. */
function withoutFolders(name) {
	const [, scheme = "", rest = name] = /^(oci:|archive:)(.*)$/s.exec(name) ?? [];
	return isAbsolute(rest) ? scheme + basename(rest) : name;
}
/** The sentence below a list that was cut; empty if it was not. */
function leftOut(total, rows) {
	return total <= rows ? "" : `\n\n${total - rows} more are left out here; \`report.json\` has all of them.`;
}

// src/report/outputs.ts
/** At most so many reasons go into the output; `report.json` has all. */
const REASONS_SHOWN = 100;
/** Which of several SBOMs is the one to name. */
const WIDEST = [
	"index",
	"platform",
	"source"
];
/** What is written before anything else happens, so that a run that is cut off reads as an error. */
function pessimisticOutputs() {
	return {
		verdict: "error",
		reasons: toOutputJson([{
			code: "internal-error",
			check: "inputs",
			message: "the run was cut off before it came to a verdict"
		}]),
		image: "",
		digest: "",
		sbom: "",
		"sbom-sha256": "",
		report: "",
		sarif: "",
		critical: "",
		high: "",
		medium: "",
		low: "",
		unknown: "",
		secrets: "",
		attestations: "[]"
	};
}
/** The outputs of a finished run. `sbom` is that of the index, else of the first platform. */
function outputsOf(run, paths) {
	const sbom = (run.sboms?.done ? run.sboms.value : []).toSorted((one, other) => WIDEST.indexOf(one.scope.kind) - WIDEST.indexOf(other.scope.kind))[0]?.cyclonedx;
	const reasons = run.reasons.slice(0, REASONS_SHOWN).map(({ code, check, message }) => ({
		code,
		check,
		message: plain(message, 1e3)
	}));
	const attestations = signaturesFirst(run).map(({ predicateType, digest, subject }) => ({
		predicateType,
		digest,
		subject
	}));
	return {
		...pessimisticOutputs(),
		verdict: run.verdict,
		reasons: toOutputJson(reasons),
		image: plain(run.reference ?? ""),
		digest: run.image?.root.digest ?? "",
		sbom: sbom?.path ?? "",
		"sbom-sha256": sbom?.sha256 ?? "",
		report: paths.report ?? "",
		sarif: paths.sarif ?? "",
		...run.scan?.done ? asText(countBySeverity(run.scan.value.findings)) : {},
		...run.secrets?.done ? { secrets: String(run.secrets.value.findings.length) } : {},
		attestations: toOutputJson(attestations)
	};
}
function asText({ critical, high, medium, low, unknown }) {
	return {
		critical: String(critical),
		high: String(high),
		medium: String(medium),
		low: String(low),
		unknown: String(unknown)
	};
}

// src/report/publish.ts
const COMMANDS = {
	error: error$1,
	warning,
	notice
};
/** Writes the outputs of the step; of two writes of one name the runner takes the later. */
function publishOutputs(outputs) {
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
/** Prints the overview of the run into the log of the step. */
function publishLog(lines) {
	for (const { name, state, detail } of lines) info(plain(`${name}: ${state} (${detail})`));
}
/** Prints the annotations as workflow commands, which core escapes. */
function publishAnnotations(annotations) {
	for (const { level, title, message, file, line } of annotations) COMMANDS[level](message, {
		title,
		...file === void 0 ? {} : { file },
		...line === void 0 ? {} : { startLine: line }
	});
}
/** Adds the summary to the job's page; without a runner there is no such page, and nothing is done. */
async function publishSummary(markdown) {
	if (!process.env.GITHUB_STEP_SUMMARY) return;
	await summary.addRaw(markdown).write();
}

// src/formats/names.ts
/** What was inventoried, as findings name it: `linux/amd64`, `index`, `source`. */
function scopeName(scope) {
	return scope.kind === "platform" ? platformName(scope.platform) : scope.kind;
}
/** Where a secret stands, in words: `src/app.env:3`, `linux/amd64 layer 3 /app/.env:3`. Not yet neutralised. */
function placeName(place) {
	switch (place.kind) {
		case "source": return `${place.path}:${place.line}`;
		case "layer": return `${place.platform} layer ${place.index + 1} ${place.path}:${place.line}`;
		case "config": return `${place.platform} configuration, ${place.entry}`;
	}
}

// src/report/markdown.ts
/** Longest text of one cell or list item, in UTF-16 units. */
const CELL = 300;
/** Where GitHub or a Markdown renderer makes a link of plain text, and where it has to be broken up. */
const LINK_MAKERS = /@|#(?=\d)|\bGH-(?=\d)|\bwww(?=\.)|:(?=\/\/)|\b(?:mailto|xmpp):/gi;
/** What has a meaning in Markdown, in HTML or in GitHub's mathematics. */
const ACTIVE = /[\\`*_{}[\]<>#|~&$]/g;
/** A character that no text from outside holds, since {@link plain} takes it out: it stands for the break. */
const BREAK = "​";
/**
* Text from outside as Markdown in which nothing is active: no markup, no HTML, no link, mention or reference.
* It reads the same; only where a link would arise an invisible character stands in between.
*/
function text(untrusted, maxLength = CELL) {
	return plain(untrusted, maxLength).trim().replace(LINK_MAKERS, `$&${BREAK}`).replace(ACTIVE, entity).replaceAll(BREAK, "&#8203;").replace(/^(?:[-+=]|\d(?=\d*[.)]))/, entity);
}
/** Text from outside in code type; an em dash for an empty one. */
function code(untrusted, maxLength = CELL) {
	const line = plain(untrusted, maxLength).trim();
	if (line === "") return "—";
	if (/[`|\\$]/.test(line)) return `<code>${text(line, maxLength)}</code>`;
	return `\`${line}\``;
}
/** A link, if the address is a plain https one; else the label alone. */
function link(label, address) {
	const safe = address === void 0 ? void 0 : httpsAddress(address);
	return safe === void 0 ? text(label) : `[${text(label)}](${safe})`;
}
/** The address with everything percent-encoded that has a meaning in Markdown; undefined if it is not https. */
function httpsAddress(address) {
	if (address.length > 2e3 || !URL.canParse(address)) return void 0;
	const url = new URL(address);
	if (url.protocol !== "https:" || url.username !== "" || url.password !== "") return void 0;
	return url.href.replace(/[^A-Za-z0-9\-._~:/?#@+,;=%&]/gu, encodeURIComponent).replace(/[()'*!]/g, percent).replaceAll("&", "&amp;");
}
/** A table in GitHub's Markdown; the cells are Markdown already. */
function table(header, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		line(header),
		line(header.map(() => "---")),
		...rows.map(line)
	].join("\n");
}
/** Lines of code for copying, in a fence that none of them can close. */
function codeBlock(language, lines) {
	const body = lines.map((line) => plain(line)).join("\n");
	const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map((run) => run[0].length));
	const fence = "`".repeat(longest + 1);
	return `${fence}${language}\n${body}\n${fence}`;
}
function entity(character) {
	return `&#${character.codePointAt(0)};`;
}
function percent(character) {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

// src/report/summary-findings.ts
/** At most so many places of one secret are named. */
const PLACES = 5;
/** Findings that count in a table; the others folded in. */
function findingSection(run, rows) {
	if (!run.scan?.done) return "";
	const findings = worstFirst(run.scan.value.findings);
	const counted = findings.filter((finding) => run.policy.failOn.includes(finding.severity));
	const others = findings.filter((finding) => !run.policy.failOn.includes(finding.severity));
	const parts = [];
	if (counted.length > 0) parts.push(`### ${plural(counted.length, "finding")} that ${counted.length === 1 ? "counts" : "count"}`, findingTable(counted, rows));
	if (others.length > 0) {
		const title = `${plural(others.length, "finding")} below the gate (${countsInWords(countBySeverity(others))})`;
		parts.push(`<details><summary>${title}</summary>`, findingTable(others, rows), "</details>");
	}
	return parts.join("\n\n");
}
function findingTable(findings, rows) {
	const lines = findings.slice(0, rows).map((finding) => [
		finding.severity,
		link(finding.id, finding.url),
		code(finding.package, 120),
		code(finding.version, 80),
		finding.fixedIn === void 0 ? "no fix yet" : code(finding.fixedIn, 80),
		text(finding.foundIn.join(", "), 120)
	]);
	return table([
		"Severity",
		"Vulnerability",
		"Package",
		"Version",
		"Fixed in",
		"Found in"
	], lines) + leftOut(findings.length, rows);
}
/** The secrets by rule with their places; the values are nowhere. */
function secretSection(run, rows) {
	if (!run.secrets?.done || run.secrets.value.findings.length === 0) return "";
	const findings = run.secrets.value.findings;
	const lines = findings.slice(0, rows).map((finding) => [
		code(finding.rule, 100),
		text(finding.title, 160),
		places(finding),
		code(finding.fingerprint.slice(0, 12))
	]);
	return `### ${plural(findings.length, "secret")}\n\n${table([
		"Rule",
		"What it is",
		"Where",
		"Fingerprint"
	], lines)}${leftOut(findings.length, rows)}`;
}
function places(finding) {
	const named = finding.places.slice(0, PLACES).map((place) => code(placeName(place), 200));
	const more = finding.places.length - named.length;
	return named.join("<br>") + (more > 0 ? `<br>and ${more} more` : "");
}
/** What was looked at, and what was not: a green line without it says nothing. */
function coverageSection(run, rows) {
	const lines = [
		...sbomNotes(run),
		...scanCoverage(run),
		...secretsCoverage(run)
	];
	if (lines.length === 0) return "";
	return `### What was looked at\n\n${lines.slice(0, rows).map((line) => `- ${text(line, 600)}`).join("\n")}${leftOut(lines.length, rows)}`;
}
function sbomNotes(run) {
	if (!run.sboms?.done) return [];
	return run.sboms.value.flatMap(({ scope, notes = [] }) => notes.map((note) => `SBOM of ${scopeName(scope)}: ${note}`));
}
function scanCoverage(run) {
	if (!run.scan?.done) return [];
	return run.scan.value.coverage.map(({ scope, os, listed, scanned, missed, gaps = [] }) => {
		const system = os === void 0 ? "no distribution" : `${os.family} ${os.name}`;
		const left = missed.length === 0 ? [] : [`not scanned: ${missed.slice(0, 5).join(", ")}`];
		return [
			`${scopeName(scope)}: ${scanned} of ${listed} packages scanned (${system})`,
			...left,
			...gaps
		].join("; ");
	});
}
function secretsCoverage(run) {
	if (!run.secrets?.done) return [];
	const { layers, files, configurations, source, notes } = run.secrets.value.coverage;
	return [
		`Secrets: ${layers.scanned + layers.cached} of ${layers.total} layers (${layers.cached} known from before), ${plural(files.scanned, "file")}, ${plural(configurations, "configuration")}`,
		`Files left out: ${files.owned} that the distribution owns unchanged, ${files.skipped} others`,
		source ? "Source tree: looked at" : "Source tree: not done",
		...notes
	];
}
/** Worst severity first, then what has a fix, then by package and id: the same for the same findings. */
function worstFirst(findings) {
	const key = (finding) => `${finding.package}\n${finding.id}\n${finding.version}`;
	const keyed = findings.map((finding) => ({
		finding,
		key: key(finding)
	}));
	keyed.sort((one, other) => SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity) || Number(one.finding.fixedIn === void 0) - Number(other.finding.fixedIn === void 0) || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
	return keyed.map(({ finding }) => finding);
}

// src/report/annotations.ts
/** GitHub shows so many annotations of a level and step, and hides the rest. */
const ANNOTATIONS_PER_LEVEL = 10;
/** The annotations of a run, the most important first, at most {@link ANNOTATIONS_PER_LEVEL} of each level. */
function annotations(run) {
	const level = run.verdict === "failed" || run.verdict === "error" ? "error" : "warning";
	const reasons = run.reasons.map(({ code, message }) => annotation(level, `Assay: ${code}`, `${message.replace(/\.$/, "")}. ${REASONS[code].mend}`));
	const secrets = run.secrets?.done ? run.secrets.value.findings.flatMap((one) => ofSecret(one, level)) : [];
	const found = run.scan?.done ? worstFirst(counting(run.scan.value.findings, run.policy)) : [];
	const notes = run.notes.map((note) => annotation("notice", "Assay", note));
	const findings = found.map((one) => ofVulnerability(one, level));
	return [...bounded([
		...reasons,
		...secrets,
		...findings
	]), ...bounded(notes)];
}
/** One for each place in the source, where it can be shown beside the line; else one for the secret. */
function ofSecret(finding, level) {
	const title = `Secret: ${finding.rule}`;
	const mend = REASONS["secret-found"].mend;
	const inSource = finding.places.filter((place) => place.kind === "source");
	if (inSource.length > 0) return inSource.map(({ path, line }) => ({
		...annotation(level, title, `${finding.title}. ${mend}`),
		file: plain(path, 1e3),
		line
	}));
	const where = finding.places.slice(0, 3).map(placeName).join("; ");
	return [annotation(level, title, `${finding.title} in ${where}. ${mend}`)];
}
function ofVulnerability(finding, level) {
	const { id, severity, version, fixedIn } = finding;
	const fix = fixedIn === void 0 ? "There is no fix yet." : `Update to ${fixedIn}.`;
	const where = finding.foundIn.join(", ");
	return annotation(level, `${severity}: ${id} in ${finding.package}`, `${finding.package} ${version} (${where}) has ${id}, ${severity}. ${fix}`);
}
function annotation(level, title, message) {
	return {
		level,
		title: plain(title, 200).trim(),
		message: plain(message, 2e3).trim()
	};
}
/** Cuts a list of one level so that its last entry says how many more there are. */
function bounded(all) {
	if (all.length <= 10) return all;
	const shown = all.slice(0, 9);
	const level = all[0]?.level ?? "error";
	const more = plural(all.length - shown.length, "more entry", "more entries");
	return [...shown, {
		level,
		title: "Assay",
		message: `${more} in the job summary and in report.json.`
	}];
}

// src/report/checks.ts
/** The overview of a run: SBOM, scan, gate, sign, attest, secrets, always all six in this order. */
function checkLines(run) {
	return [
		sbomLine(run),
		scanLine(run),
		gateLine(run),
		signLine(run),
		attestLine(run),
		secretsLine(run)
	];
}
function sbomLine(run) {
	const name = "SBOM";
	if (run.sboms === void 0) return notDone(name, beforeIt(run));
	if (!run.sboms.done) return broken(name, run.sboms.reasons);
	const reasons = reasonsOf(run, "sbom");
	if (reasons.length > 0) return broken(name, reasons);
	const sboms = run.sboms.value;
	if (sboms.length === 0) return notDone(name, "no SBOM was made");
	const components = sboms.filter((sbom) => sbom.scope.kind !== "index").reduce((sum, sbom) => sum + sbom.components, 0);
	const source = sboms.some((sbom) => sbom.scope.kind === "source");
	return {
		name,
		state: "passed",
		detail: `${plural(sboms.length, "document")}, ${plural(components, "component")}; source tree ${source ? "included" : "not done"}`
	};
}
function scanLine(run) {
	const name = "Scan";
	if (run.scan === void 0) return notDone(name, beforeIt(run));
	if (!run.scan.done) return broken(name, run.scan.reasons);
	const reasons = reasonsOf(run, "scan");
	if (reasons.length > 0) return broken(name, reasons);
	const { coverage, findings, database } = run.scan.value;
	const listed = coverage.reduce((sum, part) => sum + part.listed, 0);
	const scanned = coverage.reduce((sum, part) => sum + part.scanned, 0);
	const detail = `${scanned} of ${listed} packages scanned, ${plural(findings.length, "finding")}, database of ${database.updatedAt}`;
	return {
		name,
		state: coverage.length > 0 && scanned >= listed ? "passed" : "error",
		detail
	};
}
function gateLine(run) {
	const name = "Gate";
	const scan = run.scan;
	if (scan === void 0 || !scan.done) return notDone(name, "there is no scan to judge");
	const counted = counting(scan.value.findings, run.policy);
	const reasons = reasonsOf(run, "gate");
	const failOn = run.policy.failOn.join(", ") || "no severity";
	if (counted.length > 0 || reasons.length > 0) {
		const detail = reasons.length > 0 ? messages(reasons) : `${countsInWords(countBySeverity(counted))} found`;
		return {
			name,
			state: found(run),
			detail
		};
	}
	if (scanLine(run).state === "error") return notDone(name, "not decided, since the scan is incomplete");
	return {
		name,
		state: "passed",
		detail: `nothing that counts (${failOn}); ${plural(scan.value.findings.length, "finding")} below`
	};
}
function signLine(run) {
	const name = "Sign";
	const reasons = [...reasonsOf(run, "push"), ...reasonsOf(run, "sign")];
	if (reasons.length > 0) return broken(name, reasons);
	const signatures = run.attached.filter(isSignature);
	if (signatures.length === 0) return notDone(name, whyUnsigned(run));
	const by = run.signedBy === void 0 ? "" : ` by ${run.signedBy}`;
	return attachedLine(run, name, `${plural(signatures.length, "signature")}${by}`);
}
function attestLine(run) {
	const name = "Attest";
	const reasons = reasonsOf(run, "attest");
	if (reasons.length > 0) return broken(name, reasons);
	const statements = run.attached.filter((attached) => !isSignature(attached));
	if (statements.length === 0) return notDone(name, whyUnsigned(run));
	const kinds = [...new Set(statements.map(kindName))].join(", ");
	return attachedLine(run, name, `${plural(statements.length, "attestation")}: ${kinds}`);
}
function secretsLine(run) {
	const name = "Secrets";
	if (run.secrets === void 0) return notDone(name, beforeIt(run));
	if (!run.secrets.done) return broken(name, run.secrets.reasons);
	const { findings, coverage } = run.secrets.value;
	const reasons = reasonsOf(run, "secrets");
	const source = coverage.source ? "" : "; source tree not done";
	if (findings.length > 0) return {
		name,
		state: found(run),
		detail: `${plural(findings.length, "secret")} found${source}`
	};
	if (reasons.length > 0) return broken(name, reasons);
	const { layers, files } = coverage;
	const detail = `none found in ${layers.scanned + layers.cached} of ${layers.total} layers, ${plural(files.scanned, "file")}, ${plural(coverage.configurations, "configuration")}${source}`;
	return {
		name,
		state: layers.scanned + layers.cached >= layers.total ? "passed" : "error",
		detail
	};
}
/** Why there is no signature: the first thing in the way. */
function whyUnsigned(run) {
	if (run.verdict === "error") return "the run ended in an error";
	if (run.verdict === "failed" || run.verdict === "warned") return "the image did not pass";
	if (run.event.advisory) return `runs for ${run.event.name} events check and report only`;
	if (run.signer === "none") return "no signer was asked for (signer: none)";
	return run.notes[0] ?? "nothing was signed";
}
/** What was attached counts as good only in a run that ended well. */
function attachedLine(run, name, detail) {
	return run.verdict === "passed" || run.verdict === "warned" ? {
		name,
		state: run.verdict,
		detail
	} : {
		name,
		state: "error",
		detail: `${detail}, but the run did not end well`
	};
}
/** Findings under `warn` do not fail the job; in a run that ended in an error they are no warning any more. */
function found(run) {
	return run.policy.enforce === "warn" && run.verdict === "warned" ? "warned" : "failed";
}
function reasonsOf(run, check) {
	return run.reasons.filter((reason) => reason.check === check);
}
function notDone(name, detail) {
	return {
		name,
		state: "not done",
		detail
	};
}
function broken(name, reasons) {
	return {
		name,
		state: "error",
		detail: messages(reasons) || "it could not be done"
	};
}
function messages(reasons) {
	const [first, ...others] = reasons;
	if (first === void 0) return "";
	return others.length === 0 ? first.message : `${first.message} (and ${others.length} more)`;
}
function beforeIt(run) {
	const first = run.reasons[0];
	return first === void 0 ? "the run ended before it" : `the run ended before it: ${first.message}`;
}

// src/formats/sarif-rules.ts
/** GitHub's bounds: above 9.0 is critical, from 7.0 high, from 4.0 medium, above 0 low; without one: not rated. */
const SCORES = {
	critical: "9.5",
	high: "8.0",
	medium: "5.5",
	low: "2.0"
};
/** GitHub cuts descriptions at 1024 characters. */
const DESCRIPTION = 1e3;
/** Text for a SARIF message: one line, and without `](`, which would make a link of it (SARIF 2.1.0, 3.11.6). */
function message(untrusted, maxLength = DESCRIPTION) {
	return { text: plain(untrusted, maxLength).trim().replaceAll("](", "] (") || "(no text)" };
}
/** The rule of a vulnerability: one per id, whatever the packages. */
function ruleOfVulnerability(finding) {
	const title = finding.title ?? finding.id;
	const helpUri = httpsOnly(finding.url);
	const score = SCORES[finding.severity];
	return {
		id: ruleId(finding.id),
		name: "Vulnerability",
		shortDescription: message(title, 200),
		fullDescription: message(title),
		help: message(`${finding.id}: ${title}. ${REASONS["vulnerability-blocked"].mend}`),
		...helpUri === void 0 ? {} : { helpUri },
		defaultConfiguration: { level: "warning" },
		properties: {
			tags: ["security", "vulnerability"],
			...score === void 0 ? {} : { "security-severity": score }
		}
	};
}
/** The rule of a kind of secret. */
function ruleOfSecret(finding) {
	return {
		id: ruleId(`secret/${finding.rule}`),
		name: "Secret",
		shortDescription: message(finding.title, 200),
		fullDescription: message(`${finding.title}. ${REASONS["secret-found"].meaning}`),
		help: message(REASONS["secret-found"].mend),
		defaultConfiguration: { level: "error" },
		properties: {
			tags: ["security", "secret"],
			"security-severity": "9.5"
		}
	};
}
/** The rule of a reason code. */
function ruleOfReason(code) {
	const { meaning, mend } = REASONS[code];
	return {
		id: code,
		name: "Check",
		shortDescription: { text: meaning },
		fullDescription: { text: meaning },
		help: { text: mend },
		helpUri: `${PRODUCT.uri}/blob/main/docs/reasons.md#${code}`,
		defaultConfiguration: { level: "error" },
		properties: { tags: ["security", "assay"] }
	};
}
function ruleId(untrusted) {
	return plain(untrusted, 250).trim() || "unknown";
}
function httpsOnly(address) {
	if (address === void 0 || address.length > 2e3 || !URL.canParse(address)) return void 0;
	const url = new URL(address);
	return url.protocol === "https:" && url.username === "" && url.password === "" ? url.href : void 0;
}

// src/formats/sarif-results.ts
/** GitHub stores at most so many locations of a result. */
const LOCATIONS = 10;
/** Stands for the run where no other file does: a result without a location is not shown. */
const REPORT = "report.json";
/** Everything to report, the most important first: reasons, secrets, what counts, the rest by severity. */
function foundOf(run) {
	const reasons = run.reasons.filter(({ code }) => code !== "vulnerability-blocked" && code !== "secret-found");
	const secrets = run.secrets?.done ? run.secrets.value.findings : [];
	const vulnerabilities = run.scan?.done ? run.scan.value.findings : [];
	const counts = (finding) => run.policy.failOn.includes(finding.severity);
	const sorted = [...vulnerabilities].sort((one, other) => Number(counts(other)) - Number(counts(one)) || SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
	return [
		...reasons.map(fromReason),
		...secrets.map((finding) => fromSecret(run, finding)),
		...sorted.map((finding) => fromVulnerability(run, finding, counts(finding)))
	];
}
/** The results with their rules' indexes and fingerprints; equal ones are numbered, so that none hides another. */
function numbered(found, indexes) {
	const seen = /* @__PURE__ */ new Map();
	return found.map(({ rule, identity, level, message, locations }) => {
		const hash = hexOf(JSON.stringify(identity)).slice(0, 32);
		const nth = (seen.get(hash) ?? 0) + 1;
		seen.set(hash, nth);
		const fingerprint = `${hash}:${nth}`;
		return {
			ruleId: rule.id,
			ruleIndex: indexes.get(rule.id) ?? 0,
			level,
			message,
			locations,
			partialFingerprints: {
				primaryLocationLineHash: fingerprint,
				"assayFinding/v1": fingerprint
			}
		};
	});
}
function fromReason(reason) {
	return {
		rule: ruleOfReason(reason.code),
		severity: "critical",
		identity: [
			"reason",
			reason.code,
			reason.check
		],
		level: "error",
		message: message(reason.message),
		locations: [location(REPORT, 1)]
	};
}
function fromSecret(run, finding) {
	const where = finding.places.slice(0, 3).map(placeName).join("; ");
	const more = finding.places.length > 3 ? `; and ${finding.places.length - 3} more places` : "";
	const inSourceFirst = [...finding.places.filter((place) => place.kind === "source"), ...finding.places.filter((place) => place.kind !== "source")];
	return {
		rule: ruleOfSecret(finding),
		severity: "critical",
		identity: [
			"secret",
			finding.rule,
			finding.fingerprint
		],
		level: "error",
		message: message(`${finding.title} in ${where}${more}`),
		locations: inSourceFirst.length === 0 ? [location(REPORT, 1)] : inSourceFirst.slice(0, LOCATIONS).map((place) => locationOf(run, place))
	};
}
function fromVulnerability(run, finding, counts) {
	const { id, severity, version, fixedIn } = finding;
	const fix = fixedIn === void 0 ? "no fix yet" : `fixed in ${fixedIn}`;
	const text = `${finding.package} ${version} has ${id} (${severity}, ${fix}), found in ${finding.foundIn.join(", ")}`;
	const minor = severity === "low" || severity === "unknown";
	return {
		rule: ruleOfVulnerability(finding),
		severity,
		identity: [
			"vulnerability",
			id,
			finding.package
		],
		level: counts ? "error" : minor ? "note" : "warning",
		message: message(text),
		locations: [{
			...location(sbomFile(run, finding.foundIn[0]), 1),
			logicalLocations: [{
				fullyQualifiedName: plain(finding.purl ?? finding.package, 500).trim() || "unnamed",
				kind: "package"
			}]
		}]
	};
}
/** A place inside of the image is no file of the repository: it is named, and the SBOM stands for the image. */
function locationOf(run, place) {
	if (place.kind === "source") return location(uriOf(place.path), place.line);
	const name = plain(placeName(place), 1e3).trim();
	return {
		...location(sbomFile(run, place.platform), 1),
		logicalLocations: [{
			fullyQualifiedName: name,
			kind: place.kind
		}]
	};
}
function location(uri, line) {
	const startLine = Math.max(1, Math.trunc(line));
	return { physicalLocation: {
		artifactLocation: { uri },
		region: {
			startLine,
			startColumn: 1,
			endLine: startLine,
			endColumn: 2
		}
	} };
}
/** The evidence file that lists what `scope` (a platform or `source`) holds. */
function sbomFile(run, scope) {
	const sboms = run.sboms?.done ? run.sboms.value : [];
	const sbom = sboms.find((one) => scopeName(one.scope) === scope) ?? sboms[0];
	return sbom === void 0 ? REPORT : uriOf(basename(sbom.cyclonedx.path));
}
/** A path below the repository's root as a relative URI that can never name a scheme, a host or a folder above. */
function uriOf(path) {
	return path.split("/").filter((segment) => segment !== "" && segment !== "." && segment !== "..").map((segment) => encodeURIComponent(segment.toWellFormed())).join("/") || REPORT;
}

// src/formats/sarif.ts
/** GitHub refuses a file with more results or rules in a run, and shows the first 5,000. */
const SARIF_RESULTS = 25e3;
/**
* Everything that was found, whatever its severity; the level says what counts. A run that could not check is marked
* as not successful, and its reasons are results too: code scanning looks at results alone.
*/
function renderSarif(run) {
	const all = foundOf(run);
	const kept = all.slice(0, SARIF_RESULTS);
	const rules = rulesOf(kept);
	const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
	const codes = [...new Set(run.reasons.map((reason) => reason.code))];
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: {
				driver: {
					name: "Assay",
					semanticVersion: PRODUCT.version,
					informationUri: PRODUCT.uri,
					rules,
					notifications: codes.map(ruleOfReason)
				},
				extensions: run.tools.map(({ name, version }) => ({
					name,
					version: plain(version, 100)
				}))
			},
			automationDetails: { id: `assay/${plain(imageName(run), 500)}/` },
			invocations: [invocationOf(run, codes, all.length - kept.length)],
			results: numbered(kept, indexes),
			columnKind: "utf16CodeUnits",
			properties: propertiesOf(run)
		}]
	};
}
/** One rule per id; of several ratings of one vulnerability the worst. */
function rulesOf(found) {
	const rules = /* @__PURE__ */ new Map();
	for (const { rule, severity } of found) {
		const rank = SEVERITIES.indexOf(severity);
		const known = rules.get(rule.id);
		if (known === void 0 || rank < known.rank) rules.set(rule.id, {
			rule,
			rank
		});
	}
	return [...rules.values()].map(({ rule }) => rule);
}
function invocationOf(run, codes, leftOut) {
	const notifications = run.reasons.map((reason) => ({
		level: run.verdict === "warned" ? "warning" : "error",
		message: message(reason.message),
		descriptor: {
			id: reason.code,
			index: codes.indexOf(reason.code)
		}
	}));
	if (leftOut > 0) notifications.push({
		level: "warning",
		message: { text: `${leftOut} less important results are left out; report.json has all of them.` }
	});
	return {
		executionSuccessful: run.verdict !== "error",
		...timeOf("startTimeUtc", run.startedAt),
		...timeOf("endTimeUtc", run.finishedAt),
		toolExecutionNotifications: notifications
	};
}
function timeOf(name, time) {
	const parsed = new Date(time);
	if (Number.isNaN(parsed.getTime())) return {};
	const field = {};
	field[name] = parsed.toISOString();
	return field;
}
function propertiesOf(run) {
	return {
		verdict: run.verdict,
		...run.reference === void 0 ? {} : { image: plain(run.reference, 1e3) },
		policyDigest: policyDigest(run.policy),
		...run.scan?.done ? { databaseUpdatedAt: plain(run.scan.value.database.updatedAt, 100) } : {}
	};
}
/** Names the image without tag and digest: code scanning replaces earlier results of the same name. */
function imageName(run) {
	const subject = parseSubject(run.asked);
	if (typeof subject === "string") return "unnamed";
	switch (subject.kind) {
		case "registry": return repositoryName(subject.reference);
		case "layout": return subject.directory.split("/").filter(Boolean).at(-1) ?? "layout";
		case "archive": return subject.file.split("/").filter(Boolean).at(-1) ?? "archive";
	}
}

// src/domain/run.ts
/** Parts of a run that take time, in the order in which the log, the summary and the report show them. */
const STEPS = [
	"tools",
	"image",
	"database",
	"sbom",
	"scan",
	"push",
	"sign",
	"attest",
	"secrets"
];

// src/report/report-schema.ts
/** Raised when a field is taken away or changes its meaning; new fields alone do not raise it. */
const SCHEMA_VERSION = 1;
const CODES = Object.keys(REASONS);
const digest = string().regex(/^sha256:[0-9a-f]{64}$/);
const hex = string().regex(/^[0-9a-f]{64}$/);
const time = string().describe("RFC 3339");
const count = int().nonnegative();
const severity = _enum(SEVERITIES);
const reason = strictObject({
	code: _enum(CODES),
	check: _enum(CHECKS),
	message: string()
});
const file = strictObject({
	file: string().describe("relative to the evidence folder"),
	sha256: hex
});
const scope = string().describe("a platform such as `linux/amd64`, `index` for all of them, or `source`");
/** A part of the run: its value, why it could not be had, or that the run ended before it. */
function outcome(shape) {
	return discriminatedUnion("state", [
		strictObject({
			state: literal("done"),
			...shape
		}),
		strictObject({
			state: literal("failed"),
			reasons: array(reason)
		}),
		strictObject({ state: literal("not-run") })
	]);
}
const image$1 = strictObject({
	name: string(),
	tag: string().optional(),
	digest,
	mediaType: string(),
	isIndex: boolean(),
	platforms: array(strictObject({
		platform: string(),
		manifest: digest,
		config: digest,
		layers: array(digest)
	})),
	skippedPlatforms: array(string())
});
const vulnerability = strictObject({
	id: string(),
	severity,
	counts: boolean().describe("whether it counts under the policy"),
	package: string(),
	version: string(),
	purl: string().optional(),
	fixedIn: string().optional(),
	title: string().optional(),
	url: string().optional(),
	foundIn: array(scope)
});
const place = discriminatedUnion("kind", [
	strictObject({
		kind: literal("source"),
		path: string(),
		line: count
	}),
	strictObject({
		kind: literal("layer"),
		platform: string(),
		diffId: digest,
		index: count,
		path: string(),
		line: count
	}),
	strictObject({
		kind: literal("config"),
		platform: string(),
		entry: string()
	})
]);
const secret = strictObject({
	fingerprint: string().describe("keyed hash of the value; the value is in no field"),
	rule: string(),
	title: string(),
	engines: array(_enum(["trivy", "gitleaks"])),
	places: array(place)
});
const sboms = outcome({ documents: array(strictObject({
	scope,
	cyclonedx: file,
	spdx: file,
	components: count,
	notes: array(string())
})) });
const scan = outcome({
	startedAt: time,
	finishedAt: time,
	database: strictObject({
		updatedAt: time,
		downloadedAt: time.optional(),
		repository: string().optional(),
		sha256: hex
	}),
	coverage: array(strictObject({
		scope,
		os: strictObject({
			family: string(),
			name: string(),
			endOfLife: boolean()
		}).optional(),
		listed: count,
		scanned: count,
		missed: array(string()),
		gaps: array(string())
	})),
	counts: strictObject({
		critical: count,
		high: count,
		medium: count,
		low: count,
		unknown: count
	}),
	findings: array(vulnerability)
});
const secrets = outcome({
	coverage: strictObject({
		layers: strictObject({
			scanned: count,
			cached: count,
			total: count
		}),
		files: strictObject({
			scanned: count,
			owned: count,
			skipped: count
		}),
		configurations: count,
		source: boolean(),
		notes: array(string())
	}),
	findings: array(secret)
});
/** `report.json`: all that was seen in one run. Published as `schema/report.schema.json`. */
const reportSchema = strictObject({
	schemaVersion: literal(1),
	generator: strictObject({
		name: string(),
		version: string(),
		uri: string()
	}),
	verdict: _enum([
		"passed",
		"warned",
		"failed",
		"error"
	]),
	reasons: array(reason),
	startedAt: time,
	finishedAt: time,
	asked: string().describe("the `image` input"),
	reference: string().optional().describe("`repository@sha256:…`"),
	event: strictObject({
		name: string(),
		repository: string(),
		ref: string(),
		sha: string(),
		runUrl: string(),
		advisory: boolean()
	}),
	policy: strictObject({
		digest,
		failOn: array(severity),
		enforce: _enum(["block", "warn"]),
		databaseMaxAgeMs: number()
	}),
	image: image$1.optional().describe("absent if it could not be resolved"),
	tools: array(strictObject({
		name: string(),
		version: string(),
		sha256: hex,
		origin: string()
	})),
	sboms,
	scan,
	secrets,
	signing: strictObject({
		signer: _enum([
			"keyless",
			"key",
			"none"
		]),
		signedBy: string().optional(),
		issuer: string().optional()
	}),
	attestations: array(strictObject({
		predicateType: string(),
		digest,
		subject: digest,
		origin: _enum(["made", "kept"])
	})),
	notes: array(string()),
	timings: partialRecord(_enum(STEPS), number()).describe("milliseconds")
}).describe("What Assay saw in one run.");

// src/report/report-json.ts
/** The run as the document `report.json`: keys always in this order, no folder of the machine in it. */
function reportOf(run) {
	return {
		schemaVersion: 1,
		generator: {
			name: PRODUCT.name,
			version: PRODUCT.version,
			uri: PRODUCT.uri
		},
		verdict: run.verdict,
		reasons: run.reasons.map(({ code, check, message }) => ({
			code,
			check,
			message
		})),
		startedAt: run.startedAt,
		finishedAt: run.finishedAt,
		asked: withoutFolders(run.asked),
		...optional({ reference: run.reference }),
		event: eventOf(run),
		policy: policyOf(run.policy),
		...optional({ image: run.image === void 0 ? void 0 : imageOf(run.image) }),
		tools: run.tools.map(({ name, version, sha256, origin }) => ({
			name,
			version,
			sha256,
			origin
		})),
		sboms: outcomeOf(run.sboms, sbomsOf),
		scan: outcomeOf(run.scan, (scan) => scanOf(scan, run.policy)),
		secrets: outcomeOf(run.secrets, secretsOf),
		signing: signingOf(run),
		attestations: signaturesFirst(run).map(({ predicateType, digest, subject, origin }) => ({
			predicateType,
			digest,
			subject,
			origin
		})),
		notes: [...run.notes],
		timings: timingsOf(run)
	};
}
function outcomeOf(outcome, shape) {
	if (outcome === void 0) return { state: "not-run" };
	if (outcome.done) return {
		state: "done",
		...shape(outcome.value)
	};
	return {
		state: "failed",
		reasons: outcome.reasons.map(({ code, check, message }) => ({
			code,
			check,
			message
		}))
	};
}
function eventOf({ event: { name, repository, ref, sha, runUrl, advisory } }) {
	return {
		name,
		repository,
		ref,
		sha,
		runUrl,
		advisory
	};
}
function policyOf(policy) {
	const { failOn, enforce, databaseMaxAgeMs } = policy;
	return {
		digest: policyDigest(policy),
		failOn: [...failOn],
		enforce,
		databaseMaxAgeMs
	};
}
function imageOf(image) {
	return {
		name: withoutFolders(image.name),
		...optional({ tag: image.tag }),
		digest: image.root.digest,
		mediaType: image.root.mediaType,
		isIndex: image.isIndex,
		platforms: image.platforms.map(({ platform, manifest, config, layers }) => ({
			platform: platformName(platform),
			manifest: manifest.digest,
			config: config.digest,
			layers: layers.map((layer) => layer.digest)
		})),
		skippedPlatforms: image.skippedPlatforms.map(platformName)
	};
}
function sbomsOf(sboms) {
	return { documents: sboms.map(({ scope, cyclonedx, spdx, components, notes = [] }) => ({
		scope: scopeName(scope),
		cyclonedx: fileOf(cyclonedx),
		spdx: fileOf(spdx),
		components,
		notes: [...notes]
	})) };
}
function scanOf({ database, startedAt, finishedAt, findings, coverage }, policy) {
	const { updatedAt, downloadedAt, repository, sha256 } = database;
	return {
		startedAt,
		finishedAt,
		database: {
			updatedAt,
			...optional({
				downloadedAt,
				repository
			}),
			sha256
		},
		coverage: coverage.map(({ scope, os, listed, scanned, missed, gaps = [] }) => ({
			scope: scopeName(scope),
			...optional({ os: os === void 0 ? void 0 : {
				family: os.family,
				name: os.name,
				endOfLife: os.endOfLife
			} }),
			listed,
			scanned,
			missed: [...missed],
			gaps: [...gaps]
		})),
		counts: countBySeverity(findings),
		findings: worstFirst(findings).map((finding) => ({
			id: finding.id,
			severity: finding.severity,
			counts: policy.failOn.includes(finding.severity),
			package: finding.package,
			version: finding.version,
			...optional({
				purl: finding.purl,
				fixedIn: finding.fixedIn,
				title: finding.title,
				url: finding.url
			}),
			foundIn: [...finding.foundIn]
		}))
	};
}
/** Field by field, so that nothing but these can ever get into the report. */
function secretsOf({ findings, coverage }) {
	const { layers, files, configurations, source, notes } = coverage;
	return {
		coverage: {
			layers: {
				scanned: layers.scanned,
				cached: layers.cached,
				total: layers.total
			},
			files: {
				scanned: files.scanned,
				owned: files.owned,
				skipped: files.skipped
			},
			configurations,
			source,
			notes: [...notes]
		},
		findings: findings.map(({ fingerprint, rule, title, engines, places }) => ({
			fingerprint,
			rule,
			title,
			engines: [...engines],
			places: places.map(placeOf)
		}))
	};
}
function placeOf(place) {
	switch (place.kind) {
		case "source": return {
			kind: place.kind,
			path: place.path,
			line: place.line
		};
		case "layer": {
			const { kind, platform, diffId, index, path, line } = place;
			return {
				kind,
				platform,
				diffId,
				index,
				path,
				line
			};
		}
		case "config": return {
			kind: place.kind,
			platform: place.platform,
			entry: place.entry
		};
	}
}
function signingOf(run) {
	const signedBy = run.signedBy === void 0 ? void 0 : withoutFolders(run.signedBy);
	return {
		signer: run.signer,
		...optional({
			signedBy,
			issuer: run.issuer
		})
	};
}
function timingsOf(run) {
	const steps = STEPS.flatMap((step) => {
		const milliseconds = run.timings[step];
		return milliseconds === void 0 ? [] : [[step, Math.round(milliseconds)]];
	});
	return Object.fromEntries(steps);
}
function fileOf({ path, sha256 }) {
	return {
		file: basename(path),
		sha256
	};
}
/** The fields that have a value: JSON has no `undefined`. */
function optional(fields) {
	const present = Object.entries(fields).filter(([, value]) => value !== void 0);
	return Object.fromEntries(present);
}

// src/report/next-steps.ts
/** At most so many packages are named as the first to update. */
const PACKAGES = 5;
/** What a person does now, a sentence of Markdown each. Never empty. */
function nextSteps(run) {
	if (run.verdict === "passed") return [afterPass(run)];
	const steps = [...new Set(run.reasons.map((reason) => reason.code))].map((reason) => step(reason, run));
	return steps.length > 0 ? steps : ["See the log of the step for what went wrong."];
}
function afterPass(run) {
	const reference = run.reference === void 0 ? "the image" : code(run.reference, 600);
	if (run.attached.some(isSignature)) return `Nothing to mend. Deploy by digest: ${reference}.`;
	return `Nothing to mend. Not signed: ${text(whyUnsigned(run), 600)}.`;
}
function step(reason, run) {
	const mend = `${REASONS[reason].mend} (${link(reason, reasonAddress(reason))})`;
	const first = reason === "vulnerability-blocked" ? updatesFirst(run) : void 0;
	return first === void 0 ? mend : `${mend} Start with ${first}.`;
}
/** The package updates that take away the most findings that count. */
function updatesFirst(run) {
	if (!run.scan?.done) return void 0;
	const updates = /* @__PURE__ */ new Map();
	for (const finding of counting(run.scan.value.findings, run.policy)) {
		if (finding.fixedIn === void 0) continue;
		const key = JSON.stringify([finding.package, finding.version]);
		const same = updates.get(key);
		if (same === void 0) updates.set(key, [finding]);
		else same.push(finding);
	}
	const byGain = [...updates.values()].sort((one, other) => other.length - one.length).slice(0, PACKAGES);
	return byGain.length === 0 ? void 0 : byGain.map(update).join(", ");
}
function update(findings) {
	const [first] = findings;
	if (first === void 0) return "";
	const to = new Set(findings.map((finding) => finding.fixedIn)).size === 1 && first.fixedIn !== void 0 ? ` to ${code(first.fixedIn, 60)}` : "";
	return `${code(first.package, 100)} ${code(first.version, 60)}${to} (${plural(findings.length, "finding")})`;
}

// src/report/summary-evidence.ts
/** The issuer of GitHub's OIDC tokens, where the run knows of no other. */
const GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
/** What is attached to the image, and how anyone can verify it. */
function attestationSection(run, rows) {
	if (run.attached.length === 0) return "";
	const lines = signaturesFirst(run).slice(0, rows).map((attached) => [
		text(kindName(attached), 160),
		code(shortDigest(attached.subject)),
		code(shortDigest(attached.digest)),
		attached.origin === "made" ? "made by this run" : "kept, valid and the same"
	]);
	const parts = [`### Attached to the image\n\n${table([
		"Kind",
		"Speaks of",
		"Stored as",
		"Origin"
	], lines)}${leftOut(run.attached.length, rows)}`];
	const commands = verifyCommands(run);
	if (commands.length > 0) parts.push("Verify it anywhere:", codeBlock("sh", commands), verifyHint(run));
	return parts.join("\n\n");
}
/** cosign commands that prove what this run attached. */
function verifyCommands(run) {
	if (run.reference === void 0 || !run.attached.some(isSignature)) return [];
	const signer = signerFlags(run);
	const reference = quoted(run.reference);
	const commands = [`cosign verify ${signer} ${reference}`];
	for (const type of [PREDICATE_TYPES.provenance, PREDICATE_TYPES.summary]) if (run.attached.some((attached) => attached.predicateType === type)) commands.push(`cosign verify-attestation --type ${type} ${signer} ${reference}`);
	return commands;
}
function signerFlags(run) {
	if (run.signer === "key") return `--key ${run.signedBy?.includes("kms://") ? quoted(run.signedBy) : "cosign.pub"} --insecure-ignore-tlog`;
	return `--certificate-identity ${quoted(run.signedBy ?? "UNKNOWN")} --certificate-oidc-issuer ${quoted(run.issuer ?? GITHUB_ISSUER)}`;
}
function verifyHint(run) {
	return `${run.signer === "key" ? "`cosign.pub` is the public half of the signing key. " : ""}With a private Sigstore add \`--trusted-root FILE\`.`;
}
/** A word for a POSIX shell. */
function quoted(word) {
	return /^[A-Za-z0-9_\-./:@%+=,]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
/** Which tools and which database said all this. */
function toolSection(run) {
	const lines = run.tools.map((tool) => [
		tool.name,
		code(tool.version, 60),
		code(tool.sha256.slice(0, 12)),
		tool.origin
	]);
	const parts = [];
	if (lines.length > 0) parts.push(table([
		"Tool",
		"Version",
		"SHA-256",
		"Origin"
	], lines));
	if (run.scan?.done) {
		const { updatedAt, sha256, repository } = run.scan.value.database;
		const from = repository === void 0 ? "from `cache-dir`" : `from ${code(repository, 200)}`;
		parts.push(`Vulnerability database of ${text(updatedAt, 40)}, ${from}, SHA-256 ${code(sha256.slice(0, 12))}.`);
	}
	if (Object.values(run.timings).reduce((sum, milliseconds) => sum + milliseconds, 0) > 0) parts.push(timings(run));
	if (parts.length === 0) return "";
	return `<details><summary>Tools, database and times</summary>\n\n${parts.join("\n\n")}\n\n</details>`;
}
function timings(run) {
	return `Times: ${Object.entries(run.timings).map(([step, milliseconds]) => `${step} ${(milliseconds / 1e3).toFixed(1)} s`).join(", ")}.`;
}

// src/report/summary.ts
/** GitHub takes no job summary above 1 MiB; some room is left for other writers of the same step. */
const SUMMARY_LIMIT_BYTES = 1024e3;
/** Greatest number of rows of each list, tried one after another until the summary fits. */
const ROWS = [
	200,
	60,
	15,
	3
];
const ICONS = {
	passed: "✅",
	warned: "⚠️",
	failed: "❌",
	error: "⛔",
	"not done": "➖"
};
/** The run as GitHub-flavoured Markdown for the job summary, at most {@link SUMMARY_LIMIT_BYTES} long. */
function renderSummary(run) {
	for (const rows of ROWS) {
		const summary = render(run, rows);
		if (Buffer.byteLength(summary) <= 1024e3) return summary;
	}
	return [
		headline(run),
		image(run),
		"The rest does not fit: `report.json` has all of it.",
		""
	].join("\n\n");
}
function render(run, rows) {
	return `${[
		headline(run),
		image(run),
		nextSection(run),
		checkSection(run),
		reasonSection(run, rows),
		findingSection(run, rows),
		secretSection(run, rows),
		coverageSection(run, rows),
		attestationSection(run, rows),
		noteSection(run, rows),
		toolSection(run)
	].filter((section) => section !== "").join("\n\n")}\n`;
}
function headline(run) {
	switch (run.verdict) {
		case "passed": return run.attached.some(isSignature) ? "## ✅ Assay: passed and signed" : "## ✅ Assay: passed, not signed";
		case "warned": return "## ⚠️ Assay: found something, and only warns";
		case "failed": return "## ❌ Assay: failed";
		case "error": return "## ⛔ Assay: could not be checked";
	}
}
function image(run) {
	const asked = withoutFolders(run.asked);
	if (run.image === void 0) return `**Image** ${code(asked, 600)}, not resolved to a digest`;
	const pinned = run.reference ?? `${withoutFolders(run.image.name)}@${run.image.root.digest}`;
	const platforms = run.image.platforms.slice(0, 20).map(({ platform }) => code(platformName(platform), 60));
	const more = run.image.platforms.length - platforms.length;
	const others = more > 0 ? ` and ${more} more` : "";
	const name = asked === pinned ? "" : `Asked for as ${code(asked, 600)}, `;
	return `**Image** ${code(pinned, 600)}  \n${name}${platforms.join(", ")}${others}`;
}
function nextSection(run) {
	const [first = "", ...others] = nextSteps(run);
	if (others.length === 0) return `**What to do next** ${first}`;
	return ["**What to do next**\n", ...[first, ...others].map((step) => `- ${step}`)].join("\n");
}
function checkSection(run) {
	const rows = checkLines(run).map(({ name, state, detail }) => [
		name,
		`${ICONS[state]} ${state}`,
		text(detail, 500)
	]);
	return table([
		"Check",
		"State",
		"Detail"
	], rows);
}
function reasonSection(run, rows) {
	if (run.reasons.length === 0) return "";
	const shown = run.reasons.slice(0, rows).map(({ code, check, message }) => [
		link(code, reasonAddress(code)),
		check,
		text(message, 1e3)
	]);
	return `### Reasons\n\n${table([
		"Code",
		"Check",
		"What was found"
	], shown)}${leftOut(run.reasons.length, rows)}`;
}
function noteSection(run, rows) {
	if (run.notes.length === 0) return "";
	return `### Notes\n\n${run.notes.slice(0, rows).map((note) => `- ${text(note, 600)}`).join("\n")}${leftOut(run.notes.length, rows)}`;
}

// src/report/evidence.ts
/** Writes `report.json`, `results.sarif` and `summary.md` into the evidence folder; each is there whole or not at all. */
async function writeEvidence(run, folder) {
	const [report, sarif, summary] = await Promise.all([
		written(join(folder, "report.json"), toJson(reportOf(run))),
		written(join(folder, "results.sarif"), toJson(renderSarif(run))),
		written(join(folder, "summary.md"), renderSummary(run))
	]);
	return {
		report,
		sarif,
		summary
	};
}
/** A rename replaces what is there in one step, and a symbolic link in that place is not followed. */
async function written(path, content) {
	const draft = `${path}.${randomUUID()}.tmp`;
	try {
		await writeFile(draft, content, { flag: "wx" });
		await rename(draft, path);
	} finally {
		await rm(draft, { force: true });
	}
	return {
		path,
		sha256: hexOf(content)
	};
}

// src/report/redact.ts
/** What stands in place of a secret value. */
const REDACTED = "[redacted]";
/** Shorter values (and encoded forms) would take ordinary words apart, and are too short to be worth a secret. */
const SHORTEST = 5;
/** A line of a value of several lines, such as a private key, is a value of its own from this length on. */
const SHORTEST_LINE = 16;
/** A function that replaces these values: as they are, JSON-escaped, URL-encoded and inside of base64. */
function redactor(values) {
	const sorted = [...new Set([...values].flatMap(parts).flatMap(formsOf))].filter((form) => form.length >= SHORTEST).sort((one, other) => other.length - one.length);
	return (text) => sorted.reduce((redacted, form) => redacted.replaceAll(form, REDACTED), text);
}
function parts(value) {
	const whole = value.trim();
	const lines = whole.split(/[\r\n]+/).map((line) => line.trim());
	return [
		value,
		whole,
		...lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : []
	];
}
function formsOf(value) {
	if (value.length < SHORTEST) return [];
	const url = encodeURIComponent(value.toWellFormed());
	return [
		value,
		JSON.stringify(value).slice(1, -1),
		url,
		url.replaceAll("%20", "+"),
		url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
		...base64Forms(value)
	];
}
/** The characters of base64 that depend on the value alone, for each of its three possible positions. */
function base64Forms(value) {
	const bytes = Buffer.from(value);
	return [
		0,
		1,
		2
	].flatMap((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), bytes]);
		const first = Math.ceil(before * 8 / 6);
		const last = Math.floor(whole.length * 8 / 6);
		const core = whole.toString("base64").slice(first, last);
		return core.length < 6 ? [] : [core, core.replaceAll("+", "-").replaceAll("/", "_")];
	});
}
/** Words of Assay's own: where one is a whole field it is no leak, and readers of the report rely on it. */
const OWN_WORDS = /* @__PURE__ */ new Set([
	...[
		"passed",
		"warned",
		"failed",
		"error",
		"block",
		"warn",
		"keyless",
		"key",
		"none",
		"made",
		"kept"
	],
	...[
		"source",
		"layer",
		"config",
		"platform",
		"trivy",
		"gitleaks",
		"cosign"
	],
	...[
		"named path",
		"tool cache",
		"release asset",
		"go module"
	],
	...SEVERITIES,
	...CHECKS,
	...Object.keys(REASONS)
]);
const HASH = /^(?:sha256:)?[0-9a-f]{64}$/;
/**
* The same run with every known secret value replaced in every text of it. Done before anything is rendered: what
* is cut, escaped or indented later cannot hide a value any more, and the form of the documents stays whole.
*/
function redactRun(run, redact) {
	const whole = JSON.stringify(run);
	return redact(whole) === whole ? run : redacted(run, redact);
}
function redacted(value, redact) {
	if (typeof value === "string") return OWN_WORDS.has(value) || HASH.test(value) ? value : redact(value);
	if (Array.isArray(value)) return value.map((entry) => redacted(entry, redact));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, redacted(field, redact)]));
}

// src/report/report.ts
/** Tells a run to its people and programs. The outputs come last: until all is written they say `error`. */
async function report(run, options) {
	const told = redactRun(run, redactor(options.secretValues ?? []));
	const written = options.evidence === void 0 ? void 0 : await writeEvidence(told, options.evidence);
	publishLog(checkLines(told));
	publishAnnotations(annotations(told));
	if (options.summary) await publishSummary(renderSummary(told));
	const paths = written === void 0 ? {} : {
		report: written.report.path,
		sarif: written.sarif.path
	};
	publishOutputs(outputsOf(told, paths));
}

// src/main.ts
setFlagsFromString("--semi-space-growth-factor=1");
publishOutputs(pessimisticOutputs());
useProxy(process.env);
const run = await runAction(createRunner());
process.exitCode = run.verdict === "passed" || run.verdict === "warned" ? 0 : 1;
async function runAction(runner) {
	let workspace;
	try {
		const { request, settings } = readInputs(process.env, signerEnvironment);
		workspace = await createWorkspace(settings);
		const run = await check(wire(runner, workspace, settings), request);
		await report(run, {
			evidence: workspace.evidence,
			summary: settings.summary
		});
		return run;
	} catch (error) {
		const run = refusedRun(process.env.INPUT_IMAGE ?? "", runner.context, reasonsOf$1(error, "inputs"), /* @__PURE__ */ new Date());
		await report(run, { summary: true });
		return run;
	} finally {
		await workspace?.dispose();
	}
}
function wire(runner, workspace, settings) {
	const base = {
		processes: createProcesses(),
		runner,
		workspace
	};
	const { credentials } = settings;
	return {
		...base,
		registry: new RegistryClient({
			...base,
			environment: process.env,
			...credentials === void 0 ? {} : { credentials }
		}),
		layouts: createLayouts(),
		layers: createLayers(),
		tools: new ToolStore(base, settings),
		sbomValidator: createSbomValidator(),
		publicSigstore: createPublicSigstore(workspace),
		now: () => /* @__PURE__ */ new Date()
	};
}

export {  };