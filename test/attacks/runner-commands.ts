/** A workflow command. */
export interface Command {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/**
 * The commands that GitHub's runner finds in a log, both kinds, read as its ActionCommand does: `::name …::value` at
 * the start of a line after white space, and `##[name …]value` anywhere. While commands are stopped it takes only the
 * token that starts them again; a log that stops them is told by the `stop-commands` itself.
 */
export function commandsIn(log: string): readonly Command[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => current(line) ?? old(line) ?? []);
}

function current(line: string): Command | undefined {
  const text = line.trimStart();
  if (!text.startsWith('::')) return undefined;
  const end = text.indexOf('::', 2);
  if (end < 0) return undefined;
  return parts(text.slice(2, end), text.slice(end + 2));
}

function old(line: string): Command | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  return parts(line.slice(start + 3, end), line.slice(end + 1));
}

function parts(head: string, value: string): Command {
  const space = head.indexOf(' ');
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
  return { name, parameters: space < 0 ? '' : head.slice(space + 1), value };
}
