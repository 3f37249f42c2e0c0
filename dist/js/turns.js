import { setImmediate } from "node:timers/promises";

// src/turns.ts
/** A cancelled job is killed soon after its first signal, and no signal is answered while this process computes. */
const LONGEST_MS = 50;
/**
* Gives other work of the process a turn: between two steps that take long, for example for thousands of packages. After
* the first `setImmediate` of a step that began with input or output, nothing else has had a turn yet.
*/
async function giveTurn() {
	await setImmediate();
	await setImmediate();
}
/** Gives a turn now and then: in a loop that may be long, each pass awaits {@link give}. */
var Turns = class {
	#since = performance.now();
	async give() {
		if (performance.now() - this.#since < LONGEST_MS) return;
		await giveTurn();
		this.#since = performance.now();
	}
};

export { giveTurn as n, Turns as t };