// src/domain/look-up.ts
/**
* The entry of a table for a text from outside; undefined if there is none. A plain index would answer what every object
* inherits for texts such as `constructor`.
*/
function lookUp(table, key) {
	return Object.hasOwn(table, key) ? table[key] : void 0;
}

export { lookUp as t };