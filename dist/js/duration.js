import { i as unparsable, r as parsed } from "./result.js";

// src/domain/duration.ts
const UNITS = {
	m: 6e4,
	h: 36e5,
	d: 864e5
};
const DAY_MS = UNITS.d;
/** A length of time in words, in the largest unit of which it has at least two: `20 min`, `36 h`, `7 days`. */
function durationInWords(milliseconds) {
	const [minutes, hours, days] = [
		UNITS.m,
		UNITS.h,
		UNITS.d
	].map((unit) => Math.floor(milliseconds / unit));
	if ((days ?? 0) >= 2) return `${days} days`;
	return (hours ?? 0) >= 2 ? `${hours} h` : `${minutes} min`;
}
/** Reads a length of time such as `48h`, `30m` or `2d`, in milliseconds. */
function parseDuration(text) {
	const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
	if (unit === "m" || unit === "h" || unit === "d") return parsed(Number(count) * UNITS[unit]);
	return unparsable(`"${text}" is not a length of time such as 48h, 30m or 2d`);
}

export { durationInWords as n, parseDuration as r, DAY_MS as t };