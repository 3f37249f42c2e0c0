import { error, info, notice, setOutput, summary, warning } from '@actions/core';
import { reasonsOf } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Publisher } from '../../ports/publisher-port.ts';

const COMMANDS = { error, warning, notice } as const;

/** Tells a run to GitHub's runner: outputs, annotations and the summary of the job. */
export const githubPublisher: Publisher = {
  /** If a name is written twice, the runner takes the later value. */
  outputs(outputs) {
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
  },

  lines(lines) {
    for (const line of lines) info(plain(line));
  },

  /** The log of a job is kept. */
  event(line) {
    info(plain(`audit event: ${line.trimEnd()}`));
  },

  /** Workflow commands. `@actions/core` escapes their text. */
  annotations(annotations) {
    for (const { level, title, message, file, line, column } of annotations) {
      COMMANDS[level](message, {
        title,
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { startLine: line }),
        ...(column === undefined ? {} : { startColumn: column }),
      });
    }
  },

  /** If the summary cannot be written, that is a warning: the same text is in the evidence folder. */
  async summary(markdown) {
    if (!process.env.GITHUB_STEP_SUMMARY) return;
    try {
      await summary.addRaw(markdown).write();
    } catch (thrown) {
      const [{ message }] = reasonsOf(thrown, 'inputs');
      warning(plain(`the job summary could not be written to GITHUB_STEP_SUMMARY: ${message}`), {
        title: 'Assay: job summary',
      });
    }
  },

  /** Later steps read it from the evidence folder. */
  document() {},
  junit() {},
};
