import { error, info, notice, setOutput, summary, warning } from '@actions/core';
import { plain } from '../domain/text.ts';
import type { Annotation } from './annotations.ts';
import type { CheckLine } from './checks.ts';

const COMMANDS = { error, warning, notice } as const;

/** Writes the outputs of the step. If a name is written twice, the runner takes the later value. */
export function publishOutputs(outputs: object): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

/** Prints the overview of the run into the log of the step. */
export function publishLog(lines: readonly CheckLine[]): void {
  for (const { name, state, detail } of lines) info(plain(`${name}: ${state} (${detail})`));
}

/** Prints lines into the log of the step, without control characters. */
export function publishLines(lines: readonly string[]): void {
  for (const line of lines) info(plain(line));
}

/** Prints the annotations as workflow commands. `@actions/core` escapes their text. */
export function publishAnnotations(annotations: readonly Annotation[]): void {
  for (const { level, title, message, file, line } of annotations) {
    COMMANDS[level](message, {
      title,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { startLine: line }),
    });
  }
}

/** Adds the summary to the page of the job. Does nothing without a runner. */
export async function publishSummary(markdown: string): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  await summary.addRaw(markdown).write();
}
