// src/domain/evidence/isolation.ts
/** What the input `isolate` demands. */
const ISOLATE = [
	"auto",
	"required",
	"off"
];
/** Nothing is separated. */
function notIsolated(why) {
	return {
		network: "open",
		files: "all",
		processes: "all",
		why
	};
}
/** Whether everything is separated. */
function isIsolated({ network, files, processes }) {
	return network === "none" && files === "own" && processes === "own";
}
/** What scanners would reach because it is not separated, in words. Empty if everything is separated. */
function reachable({ network, files, processes }) {
	return [
		...network === "none" ? [] : ["the network"],
		...files === "own" ? [] : ["all files of the user"],
		...processes === "own" ? [] : ["other processes"]
	];
}
/** `isolated by namespaces: no network, own processes; not its files, because …` */
function isolationInWords(isolation) {
	const { network, files, processes, by, why } = isolation;
	const held = [
		...network === "none" ? ["no network"] : [],
		...files === "own" ? ["own files"] : [],
		...processes === "own" ? ["own processes"] : []
	];
	const because = why === void 0 ? "" : `: ${why}`;
	if (by === void 0 || held.length === 0) return `not isolated${because}`;
	const all = `isolated by ${by} (${held.join(", ")})`;
	return isIsolated(isolation) ? all : `partly ${all}${because}`;
}

export { reachable as a, notIsolated as i, isIsolated as n, isolationInWords as r, ISOLATE as t };