import { t as digestNow } from "./shared-digest.js";
import { parentPort } from "node:worker_threads";

// src/digest-thread.ts
parentPort?.on("message", (request) => parentPort?.postMessage(answerTo(request)));
function answerTo(request) {
	try {
		return { digest: digestNow(request) };
	} catch (fault) {
		if (!(fault instanceof Error)) throw fault;
		const code = "code" in fault && typeof fault.code === "string" ? { code: fault.code } : {};
		return { fault: {
			message: fault.message,
			...code
		} };
	}
}

export {  };