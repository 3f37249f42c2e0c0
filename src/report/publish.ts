import { error, info, notice, setOutput, summary, warning } from '@actions/core';
import { reasonsOf } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';
import type { Annotation } from './annotations.ts';
import type { CheckLine } from './checks.ts';

const COMMANDS = { error, warning, notice } as const;

/**
 * Writes the outputs of the step. If a name is written twice, the runner takes the later value. The first output, which
 * says how the run ended, is written last: if a write fails, its earlier value remains. Answers whether all were written;
 * if not, the log says why, and the step must fail.
 */
export function publishOutputs(outputs: object): boolean {
  const [verdict, ...others] = Object.entries(outputs);
  try {
    for (const [name, value] of others) setOutput(name, value);
    if (verdict !== undefined) setOutput(...verdict);
    return true;
  } catch (thrown) {
    const [{ code, message }] = reasonsOf(thrown, 'inputs');
    const what = `the outputs of this step could not be written to GITHUB_OUTPUT: ${message}`;
    error(plain(what), { title: `Assay: ${code}` });
    return false;
  }
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

/**
 * Adds the summary to the page of the job. Does nothing without a runner. If it cannot be written, that is a warning: the
 * same text is in the evidence folder.
 */
export async function publishSummary(markdown: string): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  try {
    await summary.addRaw(markdown).write();
  } catch (thrown) {
    const [{ message }] = reasonsOf(thrown, 'inputs');
    warning(plain(`the job summary could not be written to GITHUB_STEP_SUMMARY: ${message}`), {
      title: 'Assay: job summary',
    });
  }
}
