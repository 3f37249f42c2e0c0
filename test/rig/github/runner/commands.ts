import type { Masks } from './masks.ts';

const MASK = /^\s*::add-mask::(.*)$/;

/** The texts that a step had masked, in the order of its log. */
export function masksIn(stdout: string): readonly string[] {
  return stdout.split('\n').flatMap((line) => {
    const text = MASK.exec(line.replace(/\r$/, ''))?.[1];
    return text === undefined ? [] : [unescaped(text)];
  });
}

/**
 * The log as people see it: a mask hides what comes after it and nothing before, and the command itself is not shown.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/Handlers/OutputManager.cs (OnDataReceived)
 */
export function logOf(stdout: string, masks: Masks): string {
  const shown: string[] = [];
  for (const line of stdout.split('\n')) {
    const [text] = masksIn(line);
    if (text === undefined) shown.push(masks.hide(line));
    else masks.add(text);
  }
  return shown.join('\n');
}

/** https://github.com/actions/runner/blob/v2.336.0/src/Runner.Common/ActionCommand.cs (UnescapeData) */
function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
