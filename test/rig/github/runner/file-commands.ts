import type { Masks } from './masks.ts';

/** https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/FileCommandManager.cs (AttachmentSizeLimit) */
const SUMMARY_LIMIT_BYTES = 1024 * 1024;

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#job-summaries */
const SUMMARIES_SHOWN = 20;

/** The same file, _setEnvBlockList. */
const BLOCKED = ['NODE_OPTIONS'];

/**
 * Reads what `GITHUB_OUTPUT`, `GITHUB_STATE` or `GITHUB_ENV` holds: `name=value` lines and `name<<DELIMITER` blocks, whichever
 * sign comes first in a line. What is neither, or a block without its end, fails the step: this throws.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/FileCommandManager.cs (EnvFileKeyValuePairs)
 */
export function parseFileCommand(content: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = content.split(/\r\n|\r|\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const block = line.indexOf('<<');
    if (equals >= 0 && (block < 0 || equals < block)) {
      values[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    const [name, delimiter] = block < 0 ? ['', ''] : [line.slice(0, block), line.slice(block + 2)];
    if (name === '' || delimiter === '') throw new Error(`not a file command: ${line}`);
    const end = lines.indexOf(delimiter, at + 1);
    if (end < 0) throw new Error(`the block of ${name} has no end`);
    values[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return values;
}

/** The variables that later steps get: not those by which a step could change how Node starts. */
export function environmentOf(content: string): Record<string, string> {
  const given = Object.entries(parseFileCommand(content));
  return Object.fromEntries(given.filter(([name]) => !BLOCKED.includes(name.toUpperCase())));
}

/** The summary as the job's page has it: masked line by line; of one that is too large nothing. */
export function shownSummary(content: string, masks: Masks): string {
  if (Buffer.byteLength(content) > SUMMARY_LIMIT_BYTES) return '';
  return content
    .split('\n')
    .map((line) => masks.hide(line))
    .join('\n');
}

/** Of the summaries of a job's steps those that its page shows. */
export function shownSummaries(summaries: readonly string[]): readonly string[] {
  return summaries.filter((one) => one !== '').slice(0, SUMMARIES_SHOWN);
}
