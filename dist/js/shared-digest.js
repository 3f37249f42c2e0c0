import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { createHash } from "node:crypto";

// src/digest-now.ts
const CHUNK_BYTES = 1 << 18;
const HEAD_BYTES = 64;
const MOST_FOUND = 100;
/** Hashes and searches a file. It goes on until it is done: only a thread may do this with a large file. */
function digestNow({ path, search }) {
	const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	try {
		if (!fstatSync(file).isFile()) throw Object.assign(/* @__PURE__ */ new Error("it is not a file"), { code: "EISDIR" });
		return read(file, search);
	} finally {
		closeSync(file);
	}
}
/** Each chunk is read behind the end of the one before, in which a text may begin. */
function read(file, search) {
	const hash = createHash("sha256");
	const text = Buffer.from(search?.text ?? "", "latin1");
	const length = text.length + (search?.after ?? 0);
	const buffer = Buffer.allocUnsafe(length + CHUNK_BYTES);
	const found = [];
	let head = /* @__PURE__ */ new Uint8Array();
	let held = 0;
	for (;;) {
		const count = readSync(file, buffer, held, CHUNK_BYTES, null);
		const filled = buffer.subarray(0, held + count);
		if (head.length === 0) head = Uint8Array.from(filled.subarray(0, HEAD_BYTES));
		hash.update(filled.subarray(held));
		const isLast = count === 0;
		for (let at = find(filled, text, 0); at >= 0 && found.length < MOST_FOUND; at = find(filled, text, at + 1)) {
			if (!isLast && at + length > filled.length) break;
			found.push(filled.toString("latin1", at + text.length, at + length));
		}
		if (isLast) return {
			sha256: hash.digest("hex"),
			head,
			found
		};
		held = Math.min(filled.length, Math.max(0, length - 1));
		buffer.copyWithin(0, filled.length - held, filled.length);
	}
}
function find(bytes, text, from) {
	return text.length === 0 ? -1 : bytes.indexOf(text, from);
}

export { digestNow as t };