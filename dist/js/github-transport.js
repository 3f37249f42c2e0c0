import { a as isLoopback } from "./event.js";
import { i as fault, t as AssayError } from "./reason.js";
import { b as object, w as string } from "./schemas.js";
import { n as plain } from "./text.js";
import { a as retry, i as isPassing, n as TryAgain, o as retryAfter, t as BOUNDS } from "./retry.js";
import { a as connectionWords, c as boundedBody, n as ownNetwork, o as isLasting } from "./network.js";

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

export { jsonOf as n, GitHubTransport as t };