import { n as typedFlags } from "./flag-names.js";

// src/cli/completion-script.ts
/** A script that completes the commands, their flags and the fixed values of their argument. Other values: files. */
function completionScript(shell, commands) {
	const places = placesOf(commands);
	if (shell === "fish") return fish(places);
	if (shell === "zsh") return `#compdef assay\n${zsh(places)}`;
	return bash(places);
}
function placesOf(commands) {
	const groups = /* @__PURE__ */ new Map();
	const add = (after, word, help) => {
		const words = groups.get(after) ?? /* @__PURE__ */ new Map();
		if (!words.has(word)) words.set(word, help);
		groups.set(after, words);
	};
	for (const { name, summary } of commands) {
		const [first = "", second] = name.split(" ");
		add("", first, summary);
		if (second !== void 0) add(first, second, summary);
	}
	for (const word of ["--help", "--version"]) add("", word, "");
	for (const command of commands) {
		for (const choice of command.argument?.choices ?? []) add(command.name, choice, "");
		for (const flag of typedFlags(command)) add(command.name, flag, "");
	}
	return [...groups].map(([after, words]) => ({
		after,
		words: [...words].map(([word, help]) => ({
			word,
			help: help.replace(/['\\]/g, "")
		}))
	}));
}
function bash(places) {
	const cases = places.map(({ after, words }) => `    '${after}') words='${words.map(({ word }) => word).join(" ")}' ;;`);
	return `# Completion of assay for bash.
_assay() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before='' words='' at
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "\${COMP_WORDS[at]}" in
      -*) break ;;
    esac
    case "$before \${COMP_WORDS[at]}" in
${groupsOf(places)}
    esac
  done
  case "$before" in
${cases.join("\n")}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o default -F _assay assay
`;
}
/** The lines of a \`case\` that recognise the words of a command. */
function groupsOf(places) {
	return places.filter(({ after }) => after !== "").map(({ after }) => {
		const words = after.split(" ");
		return `      '${words.slice(0, -1).join(" ")} ${words.at(-1)}') before='${after}' ;;`;
	}).join("\n");
}
function zsh(places) {
	const cases = places.map(({ after, words }) => `    '${after}') options=(${words.map(({ word, help }) => `'${word}${help === "" ? "" : `:${help}`}'`).join(" ")}) ;;`);
	return `# Completion of assay for zsh.
_assay() {
  local before='' at
  local -a options
  for ((at = 2; at < CURRENT; at++)); do
    case "$words[at]" in
      -*) break ;;
    esac
    case "$before $words[at]" in
${groupsOf(places)}
    esac
  done
  case "$before" in
${cases.join("\n")}
  esac
  _describe 'assay' options
  _files
}
if [ "$funcstack[1]" = '_assay' ]; then
  _assay "$@"
else
  compdef _assay assay
fi
`;
}
function fish(places) {
	const lines = places.flatMap(({ after, words }) => {
		const condition = `test (__assay_before) = '${after}'`;
		return words.map(({ word, help }) => {
			const about = help === "" ? "" : ` -d '${help}'`;
			const what = word.startsWith("--") ? `-l ${word.slice(2)}` : `-a ${word}`;
			return `complete -c assay -n "${condition}" ${what}${about}`;
		});
	});
	return `# Completion of assay for fish.
function __assay_before
  set -l typed (commandline -opc)[2..-1]
  set -l before ''
  for word in $typed
    set -l next (string trim -- "$before $word")
    if contains -- $next ${places.filter(({ after }) => after !== "").map(({ after }) => `'${after}'`).join(" ")}
      set before $next
    else
      break
    end
  end
  echo $before
end
${lines.join("\n")}
`;
}

export { completionScript };