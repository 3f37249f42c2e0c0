// src/domain/run/request.ts
/** The commits to check: those of the event, those of every ref of the checkout, or none. */
const HISTORIES = [
	"event",
	"full",
	"none"
];

export { HISTORIES as t };