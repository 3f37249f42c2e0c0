/** A word of a command line, without its quotes. */
export interface Word {
  readonly text: string;
  /** The position in the text of a part of the word. `offset` counts from the start of the word. */
  readonly at: (offset: number) => number;
}

/** The words of one command, up to a pipe or the end of the statement. */
export interface Command {
  readonly words: readonly Word[];
  /** The sign after the command: `|`, `;`, `&&`, or an empty text. */
  readonly end: string;
}

/**
 * A piece of a line: a quoted text without blanks, with the sign that ends it in a list; a text without quotes; the end
 * of a command; anything else. A quote around several words counts as a blank: `run: "mysql -u app"`, `exec('…')`,
 * `["sh", "-c", "…"]`.
 */
const PIECE =
  /\\?(["'`])(?<quoted>[^\s"'`]{1,400}?)\\?\1(?<list>[,\])}]+(?=[\s"'`,\])}]|$))?|(?<bare>[^\s"'`|;&]+)|(?<end>[|;&]+)|(?<other>[\s\S])/gy;

let last: { readonly text: string; readonly commands: readonly Command[] } | undefined;

/** Splits a line into its commands. The line can be from a shell, a list of arguments or the text of a script. */
export function commandsOf(text: string): readonly Command[] {
  // Many rules read the same line.
  if (last?.text !== text) last = { text, commands: splitCommands(text) };
  return last.commands;
}

function splitCommands(text: string): readonly Command[] {
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

/** The name of the tool in a word such as `/usr/bin/mysql`, `$(mysql`, `C:\tools\plink.exe`. */
export function toolOf({ text }: Word): string {
  return text
    .slice(-60)
    .replace(/^.*[\\/([{@$=`!]/s, '')
    .replace(/\.(?:exe|cmd|bat|sh)$/i, '')
    .toLowerCase();
}
