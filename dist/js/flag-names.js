// src/cli/flag-names.ts
/** The flags of a command as a person types them. */
function typedFlags({ flags }) {
	return [...flags.map(typedFlag), "--help"];
}
/** `--offline`, `--no-rescan` for a flag that is on by default, `--registry-password-file` for a credential. */
function typedFlag({ name, isOn, variable }) {
	if (variable !== void 0) return `--${name}-file`;
	return isOn === true ? `--no-${name}` : `--${name}`;
}

export { typedFlags as n, typedFlag as t };