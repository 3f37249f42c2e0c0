// src/action/signer-inputs.ts
/** Accepts only `allow` or an empty text: any other text might mean the opposite. */
function readPublicLog(inputs) {
	const text = inputs.text("public-log");
	if (text !== "" && text !== "allow") inputs.fault("public-log", `"${text}" is neither \`allow\` nor empty`);
	return text === "allow";
}

export { readPublicLog as t };