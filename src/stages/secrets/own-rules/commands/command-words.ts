/** A word of a command line, without its quotes. */
export interface Word {
  readonly text: string;
  /** Where a part of it stands in the text; `offset` counts from the start of the word. */
  readonly at: (offset: number) => number;
}

/** The words of one command, up to a pipe or the end of the statement. */
export interface Command {
  readonly words: readonly Word[];
  /** What stands behind it: `|`, `;`, `&&`, nothing. */
  readonly end: string;
}

/**
 * A quoted text without blanks, with what ends it in a list; a bare text; the end of a command; anything else. A quote
 * around several words counts as a blank: `run: "mysql -u app"`, `exec('…')`, `["sh", "-c", "…"]`.
 */
const PIECE =
  /\\?(["'`])(?<quoted>[^\s"'`]{1,400}?)\\?\1(?<list>[,\])}]+(?=[\s"'`,\])}]|$))?|(?<bare>[^\s"'`|;&]+)|(?<end>[|;&]+)|(?<other>[\s\S])/gy;

let last: { readonly text: string; readonly commands: readonly Command[] } | undefined;

/** Takes a line apart into its commands, as a shell, a list of arguments or the text of a script has them. */
export function commandsOf(text: string): readonly Command[] {
  // Many rules ask about one line.
  if (last?.text !== text) last = { text, commands: takenApart(text) };
  return last.commands;
}

function takenApart(text: string): readonly Command[] {
  const commands: Command[] = [];
  let words: Word[] = [];
  let parts: { readonly text: string; readonly index: number }[] = [];
  const close = () => {
    if (parts.length > 0) words.push(wordOf(parts));
    parts = [];
  };
  for (const { groups = {}, index, 0: whole } of text.matchAll(PIECE)) {
    const { quoted, list, bare, end } = groups;
    if (quoted !== undefined) {
      parts.push({ text: quoted, index: index + whole.indexOf(quoted) });
      if (list !== undefined) close();
    } else if (bare !== undefined) {
      parts.push({ text: bare, index });
    } else {
      close();
      if (end === undefined) continue;
      commands.push({ words, end });
      words = [];
    }
  }
  close();
  return [...commands, { words, end: '' }];
}

function wordOf(parts: readonly { readonly text: string; readonly index: number }[]): Word {
  return {
    text: parts.map(({ text }) => text).join(''),
    at(offset) {
      let rest = offset;
      for (const { text, index } of parts) {
        if (rest < text.length) return index + rest;
        rest -= text.length;
      }
      const last = parts.at(-1);
      return last === undefined ? 0 : last.index + last.text.length;
    },
  };
}

/** The name of a tool as it is called: `/usr/bin/mysql`, `$(mysql`, `C:\tools\plink.exe`. */
export function toolOf({ text }: Word): string {
  return text
    .slice(-60)
    .replace(/^.*[\\/([{@$=`!]/s, '')
    .replace(/\.(?:exe|cmd|bat|sh)$/i, '')
    .toLowerCase();
}
